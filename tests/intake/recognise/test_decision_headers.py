"""A list of decisions whose number and date stand in one cell below SK alone is read."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

HEADS = ("No", "Nama", "Kebangsaan", "L/P", "Pasal")
PERSON = (1, "ANNA KELLER", "Jerman", "P", "Pasal 75 ayat (1) UU 6/2011")


def values(tmp_path, heads, *cells):
    """Return action, number and date of the only decision of a list."""
    book = openpyxl.Workbook()
    for row in (("DATA TAK BULAN SEPTEMBER 2024",), (*HEADS, *heads), (*PERSON, *cells)):
        book.active.append(row)
    path = tmp_path / "tak.xlsx"
    book.save(path)
    (table,) = read_file(Found(path, is_lock=False), path.name).tables
    assert table.table.kind == "incidents"
    return tuple(table.records.values[field][0] for field in ("actions", "decision_no", "decision_date"))


@pytest.mark.parametrize("head", ["SK", "SK TAK", "Surat Keputusan", "Keputusan TAK"])
@pytest.mark.parametrize("action", ["Tindakan", "Jenis TAK"])
def test_number_and_date_in_one_cell(tmp_path, head, action):
    """Written as offices write them."""
    expected = (("TAK_A",), "W18-1004/2024", date(2024, 9, 12))
    for cell in ("W18-1004/2024, 12-9-2024", "W18-1004/2024 tgl 12 September 2024"):
        assert values(tmp_path, (action, head), "Penangkalan", cell) == expected


def test_a_date_in_a_column_of_its_own_counts(tmp_path):
    """The number alone stands below SK."""
    read = values(tmp_path, ("Tindakan", "SK", "Tgl SK"), "Penangkalan", "W18-1004/2024", "12-09-2024")
    assert read == (("TAK_A",), "W18-1004/2024", date(2024, 9, 12))


@pytest.mark.parametrize(
    ("cell", "number", "day"),
    [
        ("SK-12/IMI/2024", "SK-12/IMI/2024", None),
        ("W18-1004/2024", "W18-1004/2024", None),
        ("IMI.5-GR.03.02-1004 Tahun 2024", "IMI.5-GR.03.02-1004 Tahun 2024", None),
        ("IMI.5-GR.03.02-1004 tgl 12/9/2024", "IMI.5-GR.03.02-1004", date(2024, 9, 12)),
        ("W18-1004/2024 / 12-9-2024", "W18-1004/2024", date(2024, 9, 12)),
    ],
)
def test_a_number_is_kept_whole(tmp_path, cell, number, day):
    """Its year, and digits that go on from it, are no date."""
    assert values(tmp_path, ("Jenis TAK", "No dan Tgl SK"), "Penangkalan", cell)[1:] == (number, day)
