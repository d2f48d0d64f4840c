"""The corrected series for other programs: Parquet and JSON, the same figures as the archive's."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date

import pyarrow.parquet as pq

from reports.documents.archive import tidy_series
from reports.measures.tables import MEASURES
from reports.model.figures import Status
from reports.render.figures_json import archive_json
from reports.render.parquet_series import series_parquet
from reports.vocabulary.table_names import STATUS, kind_of


def test_parquet_holds_every_figure_in_order(archive):
    """Row by row what the series says, months as dates, what is missing as null."""
    table = pq.read_table(io.BytesIO(series_parquet(archive, "dinas")))
    assert table.column_names == [name for name, _, _ in tidy_series.COLUMNS]
    read = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    wanted = [
        (month.first, one.table, one.row, one.column, one.value, one.unit, STATUS[one.status])
        for month, figures in archive.figures.items()
        for figure_table in figures.tables.values()
        for one in figure_table.cells.values()
    ]
    assert [row[:7] for row in read] == sorted(wanted, key=lambda row: row[:4])
    assert {row[7] for row in read if row[:2] == (date(2019, 5, 1), "stock-memo")} == {"sebagian"}
    assert table.num_rows == sum(
        len(one.cells) for figures in archive.figures.values() for one in figures.tables.values()
    )
    assert table.column("nilai").null_count > 0


def test_parquet_explains_itself(archive):
    """Each column has its description, the schema the meaning of every code."""
    schema = pq.read_schema(io.BytesIO(series_parquet(archive, "dinas")))
    assert all(field.metadata[b"description"].decode() for field in schema)
    assert schema.metadata[b"period"] == b"2018-01..2023-12"
    explained = {(one["table"], one["code"]) for one in json.loads(schema.metadata[b"kamus_data"])}
    found = tidy_series.tidy_series(archive)
    assert set(zip(found.tables, found.rows, strict=True)) <= explained
    assert set(zip(found.tables, found.columns, strict=True)) <= explained


def test_parquet_bytes_depend_on_the_archive_only(archives, archive):
    """Made again from the beginning."""
    assert series_parquet(archives.six_years(), "dinas") == series_parquet(archive, "dinas")


def test_json_of_the_whole_has_the_form_of_every_document(overview_document):
    """One list of figures by id; those of a month are in the file of their month."""
    read = json.loads(archive_json(overview_document))
    assert {key: read[key] for key in read if key != "figures"} == {
        "schema": 1, "period": "2018-01..2023-12", "edition": "dinas", "as_of": "2023-12-31"
    }  # fmt: skip
    ids = [one["id"] for one in read["figures"]]
    assert ids == sorted(set(ids))
    assert {tuple(one) for one in read["figures"]} == {("id", "value", "unit", "definition", "as_of", "status")}


def test_json_of_the_whole_has_the_figures_of_the_report(archive, overview_document):
    """Counts of files and months, sums of years: what the page says about the archive itself."""
    own = {one["id"]: one for one in json.loads(archive_json(overview_document))["figures"]}
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
    found = tidy_series.tidy_series(replace(archive, figures={month: hidden}))
    assert set(zip(found.values, found.statuses, strict=True)) == {(None, "tidak ditampilkan")}


def test_the_state_of_a_figure_is_that_of_the_kind_it_is_counted_from():
    """What the vocabulary says of tables is what the measures declare."""
    declared = {}
    for one in MEASURES:
        declared.setdefault(one.table, set()).add(one.kind)
    assert {table for table, kinds in declared.items() if kind_of(table) not in kinds} == set()
