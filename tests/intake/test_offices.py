"""Claims about registers in random office layouts: every row in its bin, every value as written."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import offices
import pytest
from people import person

from reports.intake.read import find
from reports.intake.validate import balance_of
from reports.pipeline.intake import read_file
from reports.vocabulary import places

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading

SEEDS = [*range(20), *(pytest.param(seed, marks=pytest.mark.ci) for seed in range(20, 60))]


def check(reading: TableReading, sheet: offices.Sheet) -> None:
    """Compare a table with its truth, rows and values."""
    table = reading.table
    assert table.kind == "register"
    assert table.header_rows == sheet.header_rows
    assert table.data_rows == sheet.data_rows
    assert list(reading.records.rows) == [row for row, _ in sheet.persons]
    assert [str(one) for one in reading.records.bins] == [one.bin for _, one in sheet.persons]
    balance = balance_of(reading)
    assert balance.balanced
    assert balance.structure == sheet.structure
    for name in ("passport_no", "nationality", "sex", "permit_class", "permit_expiry", "village", "district"):
        assert reading.records.values[name] == [one.truth[name] for _, one in sheet.persons], name


def read_one(path: Path) -> FileReading:
    """Read a file as the story does."""
    (found,) = find(path)
    return read_file(found, path.name)


@pytest.mark.parametrize("seed", SEEDS)
def test_sheets_of_one_kecamatan_each_are_read_exactly(seed: int, tmp_path: Path) -> None:
    """A workbook with one sheet per kecamatan, the sheet's name standing in for the column."""
    r = random.Random(seed)
    sheets = []
    for district in places.districts()[: r.randint(1, 3)]:
        lay = offices.layout(r, text_only=False, one_district=True)
        people = [person(r, district, text_only=False) for _ in range(r.randint(3, 40))]
        title = ["DATA ORANG ASING", f"KECAMATAN {district.name.upper()}", "BULAN SEPTEMBER TAHUN 2024"][
            : r.randint(1, 3)
        ]
        sheets.append(offices.sheet(district.name.upper(), title, people, lay))
    path = tmp_path / ("register 2024-09.xls" if seed % 5 == 0 else "register 2024-09.xlsx")
    (offices.write_xls if seed % 5 == 0 else offices.write_xlsx)(path, sheets)
    reading = read_one(path)
    assert len(reading.tables) == len(sheets)
    for table, sheet in zip(reading.tables, sheets, strict=True):
        assert str(table.table.period) == "2024-09"
        check(table, sheet)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sheet_of_all_kecamatan_is_read_exactly(seed: int, tmp_path: Path) -> None:
    """One sheet for the whole office, as a workbook or as a delimited file."""
    r = random.Random(1000 + seed)
    text_only = r.random() < 0.4
    lay = offices.layout(r, text_only=text_only, one_district=False)
    people = [person(r, r.choice(places.districts()), text_only=text_only) for _ in range(r.randint(5, 60))]
    people.sort(key=lambda one: one.truth["district"])
    sheet = offices.sheet("" if text_only else "Data", ["REKAP DATA ORANG ASING", "PER 30 SEPTEMBER 2024"], people, lay)
    if text_only:
        path = tmp_path / "data.csv"
        offices.write_csv(path, sheet, r.choice(";,\t|"), r.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))
    else:
        path = tmp_path / "data.xlsx"
        offices.write_xlsx(path, [sheet])
    reading = read_one(path)
    assert len(reading.tables) == 1
    check(reading.tables[0], sheet)
