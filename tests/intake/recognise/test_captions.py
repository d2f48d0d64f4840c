"""Claims about captions above the parts of a sheet: each part is of the class, kecamatan or month of its own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

TITLE = ["REGISTER ORANG ASING BULAN SEPTEMBER 2024"]
YEAR = ["REGISTER ORANG ASING TAHUN 2024"]
HEAD = ["NO", "NAMA", "WN", "L/P", "NOMOR PASPOR", "NO. IZIN TINGGAL", "MASA BERLAKU IZIN TINGGAL"]
KOJA, CILINCING = "31.72.03", "31.72.04"


def persons(first: int, count: int) -> list[list[object]]:
    """Return rows of invented persons without a class of permit."""
    return [
        [
            one + 1,
            f"MIRA {'ABCDEFGHIJ'[one]}",
            "Jepang",
            "L",
            f"A{first + one:07d}",
            f"2C11JE{first + one}-W",
            "31-12-2025",
        ]
        for one in range(count)
    ]


A, B, C = persons(1000, 3), persons(2000, 2), persons(3000, 2)


def read(path: Path, lines: list[list[object]], sheet: str = "Data") -> FileReading:
    """Write a sheet and read it."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for line in lines:
        page.append(line)
    book.save(path)
    (found,) = find(path)
    return read_file(found, path.name)


def counted(reading: FileReading, column: str) -> dict[object, int]:
    """Return how many accepted records have each value of a ledger column."""
    values = [value for table in reading.tables for value in table.records.values.get(column, ())]
    return dict(Counter(values))


def codes(reading: FileReading) -> set[str]:
    """Return the codes of the problems of all tables."""
    return {problem.code for table in reading.tables for problem in table.problems}


@pytest.mark.parametrize(
    "lines",
    [
        [["A. IZIN TINGGAL TERBATAS (ITAS)"], HEAD, *A, ["", "Jumlah", 3], [], ["B. IZIN TINGGAL TETAP (ITAP)"], HEAD,
         *B, ["", "Jumlah", 2], [], ["C. IZIN TINGGAL KUNJUNGAN (ITK)"], HEAD, *C, ["", "Jumlah", 2]],
        [["ITAS"], HEAD, *A, ["PEMEGANG KITAP"], HEAD, *B, ["I T K"], HEAD, *C],
        [HEAD, ["A. ITAS"], *A, ["B. ITAP"], *B, ["C. ITK"], *C],
        [["I. ITAS"], HEAD, *A, ["II. ITAP (2 orang)"], *B, ["III. ITK"], *C],
        [HEAD, ["A", "ITAS"], *A, ["B", "ITAP"], *B, ["C", "ITK"], *C],
        [["DATA ITAS"], HEAD, *A, [], ["DATA ITAP"], HEAD, *B, [], ["DATA ITK"], HEAD, *C],
    ],
    ids=["headers repeated", "without blank rows", "one header", "first above header", "letters apart", "titled"],
)  # fmt: skip
def test_sections_of_classes_have_the_class_of_their_own_caption(tmp_path: Path, lines: list[list[object]]) -> None:
    """The first caption is not that of the whole sheet; each class is told with its number of rows."""
    reading = read(tmp_path / "data.xlsx", [TITLE, [], *lines] if lines[0] != ["DATA ITAS"] else [TITLE, *lines])
    assert counted(reading, "permit_class") == {"ITAS": 3, "ITAP": 2, "ITK": 2}
    told = [one for table in reading.tables for one in table.problems if one.code == "class-by-sheet"]
    assert {one.details["word"]: one.details["count"] for one in told} == {"ITAS": 3, "ITAP": 2, "ITK": 2}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([["A. ITAS"], HEAD, *A, [], ["B. ITAP / ITK"], HEAD, *B], {"ITAS": 3, None: 2}),
        ([["A. ITAS"], HEAD, *A, [], ["B. LAIN-LAIN"], HEAD, *B], {"ITAS": 3, None: 2}),
        ([["A. ITAS"], HEAD, *A, [], ["Tabel 2. Lainnya"], HEAD, *B], {"ITAS": 3, None: 2}),
        ([["KEC. KOJA"], ["A. ITAS"], HEAD, *A, ["KEC. CILINCING"], *B], {"ITAS": 3, None: 2}),
        ([HEAD, ["KEC. KOJA"], ["A. ITAS"], *A, ["KEC. CILINCING"], *B], {"ITAS": 3, None: 2}),
    ],
    ids=["two classes", "no class", "titled without", "class of one kecamatan", "class ends with its kecamatan"],
)
def test_rows_under_a_caption_without_one_class_have_none(
    tmp_path: Path, lines: list[list[object]], expected: dict[object, int]
) -> None:
    """What no caption decides is unknown and told, never of the class of the part above."""
    reading = read(tmp_path / "data.xlsx", [TITLE, *lines])
    assert counted(reading, "permit_class") == expected
    assert "values-missing" in codes(reading)


def test_a_caption_against_the_name_of_its_sheet_decides_nothing(tmp_path: Path) -> None:
    """A sheet ITAS with a table of ITAP is told; neither is taken."""
    reading = read(tmp_path / "data.xlsx", [TITLE, ["PEMEGANG ITAP"], HEAD, *A], "ITAS")
    assert counted(reading, "permit_class") == {None: 3}
    assert "class-conflict" in codes(reading)


def test_captions_of_tables_side_by_side_are_told_apart(tmp_path: Path) -> None:
    """The text over the left table says nothing of the right one."""
    rows: list[list[object]] = [[*left, None, *right] for left, right in zip(A, persons(4000, 3), strict=True)]
    head = [*HEAD, None, *HEAD]
    both = read(tmp_path / "both.xlsx", [TITLE, ["A. ITAS", *[None] * 7, "B. ITAP"], head, *rows])
    assert counted(both, "permit_class") == {"ITAS": 3, "ITAP": 3}
    left = read(tmp_path / "left.xlsx", [TITLE, ["A. ITAS"], head, *rows])
    assert counted(left, "permit_class") == {"ITAS": 3, None: 3}


def test_a_column_of_classes_wins_over_captions(tmp_path: Path) -> None:
    """What a row says of itself stands."""
    rows = [[*line, "ITK"] for line in A], [[*line, "ITAS"] for line in B]
    head = [*HEAD, "JENIS IZIN TINGGAL"]
    reading = read(tmp_path / "data.xlsx", [TITLE, ["A. ITAS"], head, *rows[0], ["B. ITAP"], head, *rows[1]])
    assert counted(reading, "permit_class") == {"ITK": 3, "ITAS": 2}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("A. KEC. KOJA", "B. KEC. CILINCING"),
        ("KECAMATAN KOJA", "KECAMATAN CILINCING"),
        ("KOJA", "CILINCING"),
        ("1. Kec. Koja - ITAS", "2. Kec. Cilincing - ITAS"),
    ],
)
@pytest.mark.parametrize("repeated", [True, False])
def test_sections_of_kecamatan_have_that_of_their_own_caption(
    tmp_path: Path, first: str, second: str, *, repeated: bool
) -> None:
    """The caption above the first header counts as those above or below the others do."""
    reading = read(tmp_path / "data.xlsx", [TITLE, [first], HEAD, *A, [second], *([HEAD] if repeated else []), *B])
    assert counted(reading, "district") == {KOJA: 3, CILINCING: 2}


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("REGISTER ORANG ASING", "AGUSTUS 2024", "SEPTEMBER 2024"),
        ("REGISTER ORANG ASING TAHUN 2024", "A. AGUSTUS", "B. SEPTEMBER"),
        ("REGISTER ORANG ASING TAHUN 2024", "BULAN AGUSTUS", "BULAN SEPTEMBER"),
        ("REGISTER ORANG ASING JULI S.D. SEPTEMBER 2024", "Agustus", "September"),
    ],
)
def test_sections_of_months_are_tables_of_their_own_months(tmp_path: Path, title: str, first: str, second: str) -> None:
    """A header that repeats under a month begins that month; the year may stand at the top of the sheet alone."""
    reading = read(tmp_path / "data.xlsx", [[title], [first], HEAD, *A, [], [second], HEAD, *B])
    assert counted(reading, "period") == {"2024-08": 3, "2024-09": 2}
    assert "period-conflict" not in codes(reading)


@pytest.mark.parametrize("captions", [("BULAN AGUSTUS", "BULAN SEPTEMBER"), ("AGUSTUS 2024", "SEPTEMBER 2024")])
@pytest.mark.parametrize("above", [True, False])
def test_a_register_of_several_months_under_one_header_is_not_counted(
    tmp_path: Path, captions: tuple[str, str], *, above: bool
) -> None:
    """Its rows are unknown, not all of the first month."""
    first = [[captions[0]], HEAD] if above else [HEAD, [captions[0]]]
    reading = read(tmp_path / "data.xlsx", [YEAR, *first, *A, [captions[1]], *B])
    assert [(table.table.kind, len(table.records.rows)) for table in reading.tables] == [(None, 5)]
    assert "months-in-one-table" in codes(reading)


def test_one_caption_of_a_month_below_the_header_is_that_of_the_table(tmp_path: Path) -> None:
    """It says the month that the title leaves open."""
    reading = read(tmp_path / "data.xlsx", [YEAR, HEAD, ["BULAN SEPTEMBER"], *A])
    assert counted(reading, "period") == {"2024-09": 3}


@pytest.mark.parametrize("caption", ["REALISASI KEGIATAN", "Temuan", "KETERANGAN"])
def test_a_caption_below_the_number_head_is_no_lower_header(tmp_path: Path, caption: str) -> None:
    """It names a field by chance: read as NO / REALISASI KEGIATAN, the numbers said that all was held."""
    head = ["NO", "Tanggal", "Jenis Kegiatan", "Kecamatan", "Diperiksa", "Jumlah Temuan", "Status Kegiatan"]
    rows = [
        [1, "24-09-2024", "Operasi Gabungan", "Koja", 31, 2, "Terlaksana"],
        [2, "25-09-2024", "Patroli", "Cilincing", 0, 0, "DIBATALKAN"],
    ]
    reading = read(tmp_path / "log.xlsx", [["LOG KEGIATAN BULAN SEPTEMBER 2024"], [], head, [caption], *rows])
    (table,) = reading.tables
    assert table.table.columns[0].field == "row_no"
    assert [str(row_bin) for row_bin in table.records.bins] == ["accepted", "set_aside"]
