"""Counts of an agency that only the title names: read where the office has decided so, never without."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.recognise.titled_agencies import titled_agency
from reports.pipeline.gather import gather_office

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

HEADS = ["NO", "KELURAHAN", "KECAMATAN", "LAKI-LAKI", "PEREMPUAN", "JML WNA"]
ROWS = [[1, "Pluit", "Penjaringan", 21, 9, 30], [2, "Penjaringan", "Penjaringan", 2, 1, 3]]
TITLE = ["KELURAHAN PLUIT", "LAPORAN DATA WNA BULAN SEPTEMBER 2024"]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office that has decided what the tables of these headers are."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    decide(tmp_path, HEADS)
    return tmp_path


def decide(office: Path, heads: list[str]) -> None:
    """Write the decision that a table with these headers holds data of an agency."""
    pattern = " | ".join(heads).replace("-", " ")
    (office / "mappings.toml").write_text(f'[tables]\n"{pattern}" = "agency_counts"\n', encoding="utf-8")


def read(office: Path, rows: list[list[object]], title: list[str], name: str = "lap.xlsx") -> TableReading:
    """Write a sheet into the inputs and return its one table."""
    book = openpyxl.Workbook()
    for row in (*([text] for text in title), *rows):
        book.active.append(list(row))
    book.save(office / "inputs" / name)
    (file,) = gather_office(office, store=False).files
    (reading,) = file.tables
    return reading


def counts(reading: TableReading) -> list[tuple[object, ...]]:
    """Return agency, kelurahan and count of every record."""
    values = reading.records.values
    return list(zip(values["agency"], values["village"], values["count"], strict=True))


def test_a_decided_table_is_counted_as_of_the_agency_of_its_title(office: Path) -> None:
    """Each row with its place; where the agency was taken from is told."""
    reading = read(office, [HEADS, *ROWS], TITLE)
    assert reading.table.kind == "agency_counts"
    assert counts(reading) == [("kelurahan", "31.72.01.1005", 30), ("kelurahan", "31.72.01.1001", 3)]
    assert [problem.code for problem in reading.problems] == ["agency-by-title"]


@pytest.mark.parametrize(
    ("title", "name", "agency"),
    [
        (["LAPORAN WNA KEL. PLUIT SEPTEMBER 2024"], "lap.xlsx", "kelurahan"),
        (["DATA WNA DARI DUKCAPIL SEPTEMBER 2024"], "lap.xlsx", "dukcapil"),
        (["DATA WNA SEPTEMBER 2024"], "data disnaker.xlsx", "disnaker"),
    ],
)
def test_title_or_file_may_name_the_agency(office: Path, title: list[str], name: str, agency: str) -> None:
    """In full or short."""
    assert {agency for agency, _village, _count in counts(read(office, [HEADS, *ROWS], title, name))} == {agency}


@pytest.mark.parametrize("title", ["DATA WNA SEPTEMBER 2024", "DATA DUKCAPIL DAN DISNAKER SEPTEMBER 2024"])
def test_without_one_agency_nothing_is_counted(office: Path, title: str) -> None:
    """None is named, or several are."""
    assert read(office, [HEADS, *ROWS], [title]).table.kind is None


def test_without_a_decision_nothing_is_counted(office: Path) -> None:
    """It may be the office's own recapitulation."""
    (office / "mappings.toml").unlink()
    assert read(office, [HEADS, *ROWS], TITLE).table.kind is None


def test_a_table_without_places_is_not_counted(office: Path) -> None:
    """Rows by RW or by nationality would stand for no kelurahan."""
    heads = ["RW", "LAKI-LAKI", "PEREMPUAN", "JML WNA"]
    decide(office, heads)
    assert read(office, [heads, ["01", 4, 2, 6], ["02", 3, 1, 4]], TITLE).table.kind is None


def test_totals_are_checked_and_not_counted(office: Path) -> None:
    """As in any table of counts."""
    right = read(office, [HEADS, *ROWS, [None, "JUMLAH", None, 23, 10, 33]], TITLE)
    assert len(counts(right)) == 2
    wrong = read(office, [HEADS, *ROWS, [None, "JUMLAH", None, 23, 10, 34]], TITLE)
    assert "total-mismatch" in {problem.code for problem in wrong.problems}


def test_the_agency_is_one_whole_word() -> None:
    """Names that only begin like one are none."""
    assert titled_agency(["DATA WNA KELURAHANKU"]) is None
    assert titled_agency(["Sudin Dukcapil", "DATA DUKCAPIL"]) == "dukcapil"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (["DATA WNA DUKCAPIL BULAN SEPTEMBER 2024"], "lap.xlsx"),
        (["BULAN SEPTEMBER 2024"], "Data Dispendukcapil September 2024.xlsx"),
        (["DINAS TENAGA KERJA", "BULAN SEPTEMBER 2024"], "lap.xlsx"),
    ],
)
def test_undecided_it_is_asked_and_compared_with_no_register(office: Path, title: list[str], name: str) -> None:
    """An agency's counts beside the office's register differ from it, and are no recapitulation of it."""
    (office / "mappings.toml").unlink()
    persons = "1;SEN WIJO;A1234567;Jepang;ITAS;Penjaringan\n"
    register = f"DATA WNA BULAN SEPTEMBER 2024\nNO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;KECAMATAN\n{persons}"
    (office / "inputs" / "register.csv").write_text(register, encoding="utf-8")
    book = openpyxl.Workbook()
    for row in (*([text] for text in title), ["KECAMATAN", "ITAS", "ITAP", "JUMLAH"], ["Penjaringan", 27, 8, 35]):
        book.active.append(row)
    book.save(office / "inputs" / name)
    (file,) = (file for file in gather_office(office, store=False).files if file.path.endswith(".xlsx"))
    (reading,) = file.tables
    assert {problem.code for problem in reading.problems} - {"header-unsure"} == {"agency-asked"}
    assert (reading.table.kind, reading.table.resembles.kind) == (None, "agency_counts")
    decide(office, ["KECAMATAN", "ITAS", "ITAP", "JUMLAH"])
    (file,) = (file for file in gather_office(office, store=False).files if file.path.endswith(".xlsx"))
    assert file.tables[0].records.values["count"] == [35]


def test_a_recapitulation_by_kelurahan_is_still_compared(office: Path) -> None:
    """Its title may name a kelurahan, as those of the office's own lists do."""
    (office / "mappings.toml").unlink()
    reading = read(office, [["KELURAHAN", "ITAS", "ITAP", "JUMLAH"], ["Pluit", 27, 8, 35]], TITLE)
    assert "agency-asked" not in {problem.code for problem in reading.problems}


@pytest.mark.parametrize("heads", [["NO", "KECAMATAN", "L", "P", "JML"], ["NO", "KECAMATAN", "JUMLAH TKA"]])
def test_sheets_of_a_file_of_several_agencies_are_each_asked_and_read(office: Path, heads: list[str]) -> None:
    """The file names both agencies, and each sheet its own."""
    rows = [[1, "Koja", *[4, 2, 6][-len(heads) + 2 :]], [2, "Cilincing", *[3, 1, 4][-len(heads) + 2 :]]]
    book = openpyxl.Workbook()
    for name in ("Dispendukcapil", "Disnaker"):
        sheet = book.create_sheet(name)
        for row in (["DATA WNA BULAN SEPTEMBER 2024"], heads, *rows):
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(office / "inputs" / "data dukcapil disnaker sept.xlsx")
    (office / "mappings.toml").unlink()
    (file,) = gather_office(office, store=False).files
    asked = [one.details["agency"] for table in file.tables for one in table.problems if one.code == "agency-asked"]
    assert asked == ["DUKCAPIL", "DISNAKER"]
    decide(office, heads)
    (file,) = gather_office(office, store=False).files
    assert [set(table.records.values["agency"]) for table in file.tables] == [{"dukcapil"}, {"disnaker"}]
    assert [sum(table.records.values["count"]) for table in file.tables] == [10, 10]
