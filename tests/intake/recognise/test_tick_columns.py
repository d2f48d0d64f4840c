"""Columns that are ticked for one value of a field, and columns that only look like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.intake.normalise.ticked import read_ticks
from reports.intake.read import find
from reports.pipeline.intake import read_file
from reports.vocabulary import ticks
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading

NAMES = ("ALVEN TORSTEK", "BRINA KOLVESS", "CORDEN MAVIK", "DELIA FROSTEN", "EMRIK SANDOVAR", "FARLA WINTEK")
HEAD = ("NO", "NAMA LENGKAP", "NO. PASPOR", "KEBANGSAAN", "L", "P", "ITK", "ITAS", "ITAP", "KECAMATAN")
SEXES = ["L", "P", "L", "P", "L", "P"]
CLASSES = ["ITAS", "ITAS", "ITAP", "ITK", "ITAS", "ITAS"]


def person(number: int, *marks: object) -> list[object]:
    """Return a row of a register with marks behind the nationality."""
    return [number, NAMES[number - 1], f"E100000{number}0", "JEPANG", *marks, "KOJA"]


def marked(number: int, mark: object, empty: object) -> list[object]:
    """Return a row whose sex and class are marked by one mark."""
    sexes = [mark if code == SEXES[number - 1] else empty for code in "LP"]
    classes = [mark if code == CLASSES[number - 1] else empty for code in ("ITK", "ITAS", "ITAP")]
    return person(number, *sexes, *classes)


def read_whole(folder: Path, rows: list[list[object]], merged: str = "") -> FileReading:
    """Write a sheet and read its file."""
    book = openpyxl.Workbook()
    for row in (["DATA ORANG ASING SEPTEMBER 2024"], *rows):
        book.active.append(list(row))
    for span in merged.split():
        book.active.merge_cells(span)
    path = folder / "september 2024.xlsx"
    book.save(path)
    (file,) = find(path)
    return read_file(file, path.name, originals=True)


def read(folder: Path, *rows: list[object] | tuple[object, ...], merged: str = "") -> TableReading:
    """Write a sheet and return its one table."""
    (table,) = read_whole(folder, [list(row) for row in rows], merged).tables
    return table


def told(reading: TableReading) -> list[tuple[str, str | None]]:
    """Return code and cell of every problem at a cell."""
    return [(problem.code, problem.cell) for problem in reading.problems if problem.cell]


def hows(reading: TableReading) -> dict[str, tuple[str | None, str]]:
    """Return the field of each column and how it was recognised, by its letters."""
    return {column.letter: (column.field, column.how) for column in reading.table.columns}


PAIRS = [("x", None), ("X", ""), ("V", None), ("v", "-"), ("✓", None), ("✔", "–"), ("☑", "☐"), (1, 0), (1, None),
         (True, False), ("TRUE", "FALSE"), ("YA", "TIDAK"), ("1", "0"), ("√", None), ("[x]", "[ ]"), ("(v)", "( )"),
         ("v.", None), ("☑️", "☐"), ("Benar", "Salah"), ("●", "○")]  # fmt: skip


@pytest.mark.parametrize(("mark", "empty"), PAIRS, ids=str)
def test_any_mark_says_the_value_of_its_header(tmp_path: Path, mark: object, empty: object) -> None:
    """Without a warning, by bare headers that name the values."""
    reading = read(tmp_path, HEAD, *(marked(number, mark, empty) for number in range(1, 7)))
    assert reading.table.kind == "register"
    assert reading.records.values["sex"] == SEXES
    assert reading.records.values["permit_class"] == CLASSES
    assert told(reading) == []
    assert {hows(reading)[letter] for letter in "EF"} == {("sex", "tick")}
    assert {hows(reading)[letter] for letter in "GHI"} == {("permit_type", "tick")}


@pytest.mark.parametrize(("sex", "permit"), [("JENIS KELAMIN", "IZIN TINGGAL"), ("JK", "JENIS IZIN TINGGAL"),
                                             ("L/P", "STATUS IZIN TINGGAL"), ("Kelamin", "DOKIM")])  # fmt: skip
@pytest.mark.parametrize("merged", ["E2:F2 G2:I2", ""], ids=["merged", "blank"])
def test_groups_that_name_the_field_stand_above(tmp_path: Path, sex: str, permit: str, merged: str) -> None:
    """Merged over their columns, or with blank cells to their right."""
    group = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", sex, None, permit, None, None, "KECAMATAN"]
    head = [None, None, None, None, "Laki-laki", "Perempuan", "ITK", "KITAS", "KITAP", None]
    reading = read(tmp_path, group, head, *(marked(number, "x", None) for number in range(1, 7)), merged=merged)
    assert reading.records.values["sex"] == SEXES
    assert reading.records.values["permit_class"] == CLASSES
    assert reading.records.raw["permit_type"][0] == "KITAS"
    assert told(reading) == []


def test_two_ticks_and_none_are_told_at_their_cells_and_leave_the_field_empty(tmp_path: Path) -> None:
    """Nobody is lost by it."""
    rows = [marked(number, "x", None) for number in range(1, 7)]
    rows[1] = person(2, "x", "x", None, "x", None)
    rows[2] = person(3, "x", None, None, None, "-")
    rows[3] = person(4, None, "x", "x", "v", None)
    reading = read(tmp_path, HEAD, *rows)
    assert reading.records.values["sex"] == ["L", None, "L", "P", "L", "P"]
    assert reading.records.values["permit_class"] == ["ITAS", "ITAS", None, None, "ITAS", "ITAS"]
    assert sorted(told(reading), key=str) == [
        ("tick-missing", "G5"), ("tick-several", "E4"), ("tick-several", "F4"), ("tick-several", "G6"),
        ("tick-several", "H6"),
    ]  # fmt: skip
    assert all(row_bin == "accepted" for row_bin in reading.records.bins)


def test_what_is_no_mark_is_told_and_not_read(tmp_path: Path) -> None:
    """A date or a word among marks says nothing certain, whatever is ticked beside it."""
    rows = [marked(number, "v", None) for number in range(1, 7)]
    rows[0] = person(1, "v", None, None, "v", "12-12-2024")
    rows[1] = person(2, None, "v", None, "proses", None)
    reading = read(tmp_path, HEAD, *rows)
    assert reading.records.values["permit_class"] == [None, None, "ITAP", "ITK", "ITAS", "ITAS"]
    assert told(reading) == [("tick-unreadable", "I3"), ("tick-unreadable", "H4")]


def test_a_blank_class_is_that_of_the_visa_index_and_two_ticks_are_not(tmp_path: Path) -> None:
    """As for a column of classes; what contradicts itself stays empty."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "INDEKS VISA", "ITK", "ITAS", "ITAP", "KECAMATAN"]
    rows = [person(1, "C312", None, "x", None), person(2, "C312", None, None, None), person(3, "C312", "x", "x", None)]
    reading = read(tmp_path, head, *rows)
    assert reading.records.values["permit_class"] == ["ITAS", "ITAS", None]
    assert [place for place in told(reading) if place[0] != "index-unknown"] == [
        ("tick-several", "F5"), ("tick-several", "G5"),
    ]  # fmt: skip


def test_a_column_of_values_wins_over_marks(tmp_path: Path) -> None:
    """L and P beside a column of sexes fill nothing."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JK", "L", "P", "JENIS IZIN TINGGAL", "KECAMATAN"]
    reading = read(tmp_path, head, person(1, "P", "x", None, "ITAS"), person(2, "L", None, "x", "ITAP"))
    assert reading.records.values["sex"] == ["P", "L"]


def test_numbers_of_permits_below_their_class_are_no_marks(tmp_path: Path) -> None:
    """The columns fill nothing; the register needs its permits from elsewhere."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "ITK", "ITAS", "ITAP", "KECAMATAN"]
    rows = [person(1, None, "2C11JE0001-W", None), person(2, None, None, "2D11JE0002-W"), person(3, "x", None, None)]
    reading = read(tmp_path, head, *rows)
    assert reading.table.kind is None
    assert "tick" not in {how for _, how in hows(reading).values()}


@pytest.mark.parametrize("group", ["PENJAMIN", "LAHIR", "PASPOR"])
def test_marks_below_the_group_of_another_thing_are_not_the_sex(tmp_path: Path, group: str) -> None:
    """The sex of a sponsor is not the person's."""
    heads = [None, None, None, None, None, group, None, None]
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "L", "P", "KECAMATAN"]
    reading = read(tmp_path, heads, head, person(1, "ITAS", "x", None), person(2, "ITAS", None, "x"), merged="F2:G2")
    assert "tick" not in {how for _, how in hows(reading).values()}


@pytest.mark.parametrize("header", ["V", "VISA", "KET", "CEK", "X"])
def test_a_column_of_v_without_a_value_in_its_header_is_no_tick(tmp_path: Path, header: str) -> None:
    """Checked remarks and visas marked with V say nothing of class or sex."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JK", "JENIS IZIN TINGGAL", header, "KECAMATAN"]
    reading = read(tmp_path, head, *(person(number, "L", "ITAS", "V") for number in range(1, 7)))
    assert reading.records.values["permit_class"] == ["ITAS"] * 6
    assert "tick" not in {how for _, how in hows(reading).values()}
    assert {code for code, _cell in told(reading)} <= {"index-unknown"}


def test_letters_below_their_own_letter_are_marks(tmp_path: Path) -> None:
    """L below L; a P below L is told."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "L", "P", "JENIS IZIN TINGGAL", "KECAMATAN"]
    rows = [person(1, "L", None, "ITAS"), person(2, None, "P", "ITAS"), person(3, "P", None, "ITAS")]
    reading = read(tmp_path, head, *rows)
    assert reading.records.values["sex"] == ["L", "P", None]
    assert told(reading) == [("tick-unreadable", "E5")]


def test_t_and_f_are_never_read_as_the_sex_f(tmp_path: Path) -> None:
    """F below P is false in such a sheet: told, and not Female."""
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "L", "P", "JENIS IZIN TINGGAL", "KECAMATAN"]
    reading = read(tmp_path, head, person(1, "T", "F", "ITAS"), person(2, "F", "T", "ITAS"))
    assert reading.records.values["sex"] == [None, None]
    assert {code for code, _cell in told(reading)} == {"tick-unreadable"}


def test_counts_of_a_log_stay_counts(tmp_path: Path) -> None:
    """Numbers below L and P of incidents are persons, also where none is above one; a cross is a mark."""
    head = ["NO", "TANGGAL", "JENIS KEJADIAN", "L", "P", "KECAMATAN"]
    counted = read(tmp_path, head, [1, "02-09-2024", "Overstay", 1, 0, "KOJA"], [2, "03-09-2024", "Overstay", 0, 1, ""])
    assert counted.records.values["persons_male"] == [1, 0]
    assert hows(counted)["D"] == ("count_male", "alias")
    rows = [[1, "02-09-2024", "Overstay", "x", None, "KOJA"], [2, "03-09-2024", "Overstay", None, "x", "KOJA"],
            [3, "03-09-2024", "Overstay", None, None, "KOJA"]]  # fmt: skip
    ticked = read(tmp_path, head, *rows)
    assert ticked.records.values["sex"] == ["L", "P", None]
    assert told(ticked) == []


def test_services_are_ticked_by_class_kind_and_decision(tmp_path: Path) -> None:
    """A log of services with a column for each value."""
    group = [None, None, None, "IZIN TINGGAL", None, None, "JENIS PERMOHONAN", None, "KEPUTUSAN", None, "JK", None]
    head = ["NO", "TANGGAL", "NAMA PEMOHON", "ITK", "ITAS", "ITAP", "BARU", "PERPANJANGAN", "DISETUJUI", "DITOLAK",
            "L", "P"]  # fmt: skip
    rows = [[1, "02-09-2024", "ALVEN TORSTEK", None, 1, None, 1, None, 1, None, "x", None],
            [2, "03-09-2024", "BRINA KOLVESS", None, None, 1, None, 1, None, 1, None, "x"]]  # fmt: skip
    values = read(tmp_path, group, head, *rows).records.values
    assert values["service_class"] == ["ITAS", "ITAP"]
    assert values["service"] == ["baru", "perpanjangan"]
    assert values["decision"] == ["approved", "refused"]
    assert values["sex"] == ["L", "P"]


def test_a_recap_of_counts_is_never_read_as_ticks(tmp_path: Path) -> None:
    """Kecamatan by class, with small numbers: its rows are no persons."""
    head = ["NO", "KECAMATAN", "ITK", "ITAS", "ITAP", "L", "P"]
    rows = [[1, "KOJA", 1, 0, 1, 1, 1], [2, "CILINCING", 0, 1, 0, 0, 1], [3, "PLUIT", 1, 1, 1, 1, 0]]
    file = read_whole(tmp_path, [head, *rows])
    assert [table.table.kind for table in file.tables] == [None]


def test_totals_below_ticked_columns_are_how_often_each_is_ticked(tmp_path: Path) -> None:
    """A right total is not told, a wrong one at its cell."""
    rows = [marked(number, "x", None) for number in range(1, 7)]
    total = ["JUMLAH", None, None, None, 3, 3, 1, 4, 1, None]
    assert told(read(tmp_path, HEAD, *rows, total)) == []
    total[7] = 5
    assert told(read(tmp_path, HEAD, *rows, total)) == [("total-mismatch", "H9")]


def test_two_sets_for_one_field_are_not_chosen_between(tmp_path: Path) -> None:
    """Which of two sets of L and P is the person's is not known."""
    group = [None, None, None, None, "WNA", None, "KELUARGA", None, None, None]
    head = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "L", "P", "L", "P", "JENIS IZIN TINGGAL", "KECAMATAN"]
    rows = [person(number, "x", None, None, "x", "ITAS") for number in range(1, 4)]
    reading = read(tmp_path, group, head, *rows, merged="E2:F2 G2:H2")
    assert "tick" not in {how for _, how in hows(reading).values()}


MARKS = load("ticks")


@given(st.sampled_from(MARKS["ticked"]), st.sampled_from(MARKS["empty"]), st.sampled_from(["", " ", ".", "[]"]))
@settings(deadline=None)
def test_every_declared_mark_is_read_in_any_dress(ticked: str, empty: str, dress: str) -> None:
    """With spaces, dots, brackets and in capitals."""
    before, after = (dress[:1], dress[1:])
    assert ticks.is_ticked(f"{before}{ticked.upper()}{after}") is True
    assert ticks.is_ticked(f"{before}{empty}{after}") is False


@given(st.lists(st.tuples(*[st.sampled_from(["x", None, "-", "2C11"])] * 3), min_size=1, max_size=30))
@settings(deadline=None)
def test_exactly_one_readable_tick_is_a_value(rows: list[tuple[str | None, ...]]) -> None:
    """And the order of the columns changes nothing."""
    options = {1: "ITK", 2: "ITAS", 3: "ITAP"}
    columns = {column: [row[column - 1] for row in rows] for column in options}
    turned = dict(reversed(options.items()))
    values = read_ticks("permit_type", options, columns).values()
    assert values == read_ticks("permit_type", turned, columns).values()
    for row, value in zip(rows, values, strict=True):
        assert (value is not None) == (row.count("x") == 1 and "2C11" not in row)


def test_ticked_columns_of_an_empty_month_say_nothing(tmp_path: Path) -> None:
    """A form with heads only holds no marks, and nothing that could be repeated."""
    lines: list[list[object]] = [
        ["REGISTER ORANG ASING BULAN NOVEMBER 2024"],
        ["NO", "NAMA", "KEBANGSAAN", "NO PASPOR", "L/P", None, "IZIN TINGGAL"],
        [None, None, None, None, "L", "P", "ITK", "ITAS", "ITAP"],
        list(range(1, 10)),
    ]
    book = openpyxl.Workbook()
    for line in lines:
        book.active.append(line)
    for span in ("A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:I2"):
        book.active.merge_cells(span)
    book.save(tmp_path / "form.xlsx")
    (located,) = find(tmp_path / "form.xlsx")
    reading = read_file(located, "form.xlsx")
    assert [problem.code for table in reading.tables for problem in table.problems] == []
