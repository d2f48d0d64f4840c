"""Lists of cases whose heads are written in short, as an office of investigation writes them."""

from __future__ import annotations

import pytest

from reports.intake.recognise import locate
from reports.intake.recognise.cell_fit import is_person
from reports.model.grid import Grid
from reports.model.place import Place

CELLS = {
    "NO": "1", "NO LP": "LP/12/IX/2024", "LAPORAN POLISI": "LP/12/IX/2024", "NO LK": "LK/12/IX/2024",
    "TGL": "02-09-2024", "TGL KEJ": "02-09-2024", "TGL LP": "02-09-2024", "TSK": "MIRA A", "NAMA TSK": "MIRA A",
    "TERSANGKA": "MIRA A", "PELAKU": "MIRA A", "WN": "Jepang", "WARGA NEGARA": "Jepang", "KWN": "Jepang",
    "PSL": "122 huruf a", "PASAL": "122 huruf a", "PSL YG DISANGKAKAN": "122 huruf a", "TKP": "Nongsa", "BB": "Paspor",
    "BARANG BUKTI": "Paspor", "MODUS": "Bekerja tanpa izin", "KET": "Ditahan", "TAHAP": "P-21",
}  # fmt: skip


def located(title: str, heads: str):
    """Return the only table of a list of three equal cases."""
    texts = heads.split(";")
    row = tuple(CELLS[head] for head in texts)
    titles = ((title, *(None,) * (len(texts) - 1)),) if title else ()
    (table,) = locate(Grid("", (*titles, tuple(texts), row, row, row)), Place("data.csv", "data.csv", ()), {})
    return table


@pytest.mark.parametrize(
    ("heads", "fields"),
    [
        ("NO;TGL;NAMA TSK;KWN;PSL YG DISANGKAKAN;BB;TAHAP;KET", {"full_name", "legal_basis", "evidence", "stage"}),
        ("NO LK;TGL KEJ;TKP;PELAKU;WN;MODUS;PSL;BB", {"incident_id", "incident_date", "incident_place", "narrative"}),
        ("NO;LAPORAN POLISI;TGL;TERSANGKA;WARGA NEGARA;PASAL;TKP;BARANG BUKTI", {"incident_id", "full_name"}),
    ],
)
def test_heads_in_short_are_read(heads, fields) -> None:
    """TSK is the suspect, PSL the article, BB the evidence."""
    table = located("KASUS BULAN SEPTEMBER 2024", heads).table
    assert table.kind == "incidents"
    assert {column.field for column in table.columns} >= fields


@pytest.mark.parametrize("title", ["KASUS BULAN SEPTEMBER 2024", ""])
@pytest.mark.parametrize(
    "heads", ["NO;NO LP;TSK;WN;PSL;BB;KET", "NO;LAPORAN POLISI;TERSANGKA;WARGA NEGARA;PASAL;TAHAP"]
)
def test_without_a_date_they_resemble_incidents(title, heads) -> None:
    """Of which the date of the deed is missing."""
    table = located(title, heads).table
    assert table.kind is None
    assert (table.resembles.kind, table.resembles.missing) == ("incidents", ("incident_date",))
    assert table.header_rows[0] == table.header_rows[1]


def test_the_date_of_a_report_alone_is_asked() -> None:
    """It may be of another month than the deed."""
    table = located("KASUS BULAN SEPTEMBER 2024", "NO;NO LP;TGL LP;TSK;WN;PSL")
    assert table.table.kind is None
    assert {problem.code for problem in table.problems} >= {"column-contested"}
    assert located("KASUS", "NO;NO LP;TGL LP;TGL KEJ;TSK;WN;PSL").table.kind == "incidents"


@pytest.mark.parametrize(
    ("cells", "is_record"),
    [
        (["1", "LP/12/IX/2024", "MIRA A", "Jepang", "119"], True),
        (["1", "IT/12/IX/2024", "MIRA A", "A1234567", "L"], True),
        (["NO", "NO LP", "TSK", "WN", "PSL"], False),
        (["1", "LP/12/IX/2024", "Rapat", "Selesai"], False),
    ],
)
def test_a_case_is_a_record_and_no_header(cells, is_record) -> None:
    """By the number of a case beside a nationality; a passport and a sex are one whatever number stands beside."""
    assert is_person(cells) is is_record
