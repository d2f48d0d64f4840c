"""The corrected series for other programs: Parquet and JSON, the same figures as the archive's."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pyarrow.parquet as pq

from reports.documents.overview import tidy
from reports.measures.tables import MEASURES
from reports.model.figures import Status
from reports.render.archive_json import archive_json
from reports.render.figures_json import figures_json
from reports.render.series import parquet
from reports.vocabulary.tables import kind_of


def test_parquet_holds_every_figure_in_order(archive):
    """Row by row what the series says, months as dates, what is missing as null."""
    table = pq.read_table(io.BytesIO(parquet(archive, "dinas")))
    assert table.column_names == [name for name, _, _ in tidy.COLUMNS]
    read = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    assert read == [(one.month.first, *one[1:]) for one in tidy.series(archive)]
    assert table.num_rows == sum(
        len(one.cells) for figures in archive.figures.values() for one in figures.tables.values()
    )
    assert table.column("nilai").null_count > 0


def test_parquet_explains_itself(archive):
    """Each column has its description, the schema the meaning of every code."""
    schema = pq.read_schema(io.BytesIO(parquet(archive, "dinas")))
    assert all(field.metadata[b"description"].decode() for field in schema)
    assert schema.metadata[b"period"] == b"2018-01..2023-12"
    explained = {(one["table"], one["code"]) for one in json.loads(schema.metadata[b"kamus_data"])}
    assert all({(one.table, one.row), (one.table, one.column)} <= explained for one in tidy.series(archive))


def test_parquet_bytes_depend_on_the_archive_only(archives, archive):
    """Made again from the beginning."""
    assert parquet(archives.six_years(), "dinas") == parquet(archive, "dinas")


def test_json_of_a_month_has_the_ids_and_values_of_its_return(archive, overview_document):
    """With the unit and the definition of the table, it is the list of the month's own file."""
    read = json.loads(archive_json(overview_document, archive))
    assert (read["schema"], read["period"], read["edition"]) == (1, "2018-01..2023-12", "dinas")
    assert list(read["months"]) == [str(month) for month in sorted(archive.figures)]
    for month in ("2018-01", "2021-03"):
        figures = next(one for each, one in archive.figures.items() if str(each) == month)
        own = json.loads(figures_json(figures, "dinas"))["figures"]
        of_whole = read["months"][month]
        filled = [
            {"as_of": of_whole["as_of"], **read["tables"][one["id"].split("/")[0]], **one}
            for one in of_whole["figures"]
        ]
        assert sorted(filled, key=lambda one: one["id"]) == sorted(own, key=lambda one: one["id"])


def test_json_of_the_whole_has_the_figures_of_the_report(archive, overview_document):
    """Counts of files and months, sums of years: what the page says about the archive itself."""
    own = {one["id"]: one for one in json.loads(archive_json(overview_document, archive))["figures"]}
    assert own["arsip/berkas/unusable"]["value"] == 6
    assert own["cakupan/register/present"]["value"] == 61
    assert own["neraca-baris/total/seen"]["value"] == archive.balance.seen
    assert own["arus-tahunan/2018/kejadian"] == {
        **own["arus-tahunan/2018/kejadian"],
        "value": None,
        "status": "missing",
    }
    assert not any(one.startswith("stock-") for one in own)


def test_hidden_figures_stay_hidden_in_the_series(archives):
    """A suppressed figure has no value, whatever it carries."""
    archive = archives.one_month()
    ((month, figures),) = archive.figures.items()
    table = figures.tables["stock-memo"]
    cells = {place: replace(one, status=Status.SUPPRESSED) for place, one in table.cells.items()}
    hidden = replace(figures, tables={"stock-memo": replace(table, cells=cells)})
    rows = list(tidy.series(replace(archive, figures={month: hidden})))
    assert {(one.value, one.status) for one in rows} == {(None, "tidak ditampilkan")}


def test_the_state_of_a_figure_is_that_of_the_kind_it_is_counted_from():
    """What the vocabulary says of tables is what the measures declare."""
    declared = {}
    for one in MEASURES:
        declared.setdefault(one.table, set()).add(one.kind)
    assert {table for table, kinds in declared.items() if kind_of(table) not in kinds} == set()
