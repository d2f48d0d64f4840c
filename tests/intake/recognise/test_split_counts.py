"""Counts in several columns of one meaning, ages below UMUR, and heads below each other: nothing counts wrongly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.model.period import Period
from reports.pipeline.completeness import not_understood
from reports.pipeline.intake import read_file
from reports.vocabulary import mappings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reports.model.sheet import FileReading

    Row = tuple[object, ...]
    Read = Callable[..., FileReading]

OCTOBER = Period.parse("2024-10")
LOG: Row = ("LOG KEJADIAN BULAN OKTOBER 2024",)
INCIDENT: Row = ("NO", "TANGGAL KEJADIAN", "JENIS KEJADIAN", "KECAMATAN")
ACTIVITY: Row = ("NO", "TANGGAL KEGIATAN", "JENIS KEGIATAN", "TEMPAT", "DIPERIKSA", None, "TEMUAN", None)
ACTIVITIES: tuple[Row, ...] = (
    (1, "03-10-2024", "Operasi Gabungan", "Koja", 3, 2, 1, 4), (2, "05-10-2024", "Rapat", "Koja", 3, 2, 1, 4),
)  # fmt: skip
INCIDENTS: tuple[Row, ...] = (
    (1, "03-10-2024", "Overstay", "Koja", 3, 2, 1, 4), (2, "05-10-2024", "Overstay", "Koja", 3, 2, 1, 4),
)  # fmt: skip


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that writes rows of one sheet, merged cells too, and reads them."""

    def read_rows(*rows: Row, merged: tuple[str, ...] = (), decided: str = "") -> FileReading:
        """Return the file."""
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        for area in merged:
            book.active.merge_cells(area)
        book.save(tmp_path / "data.xlsx")
        (tmp_path / "mappings.toml").write_text(decided, encoding="utf-8")
        return read_file(Found(tmp_path / "data.xlsx", is_lock=False), "data.xlsx", decisions=mappings.load(tmp_path))

    return read_rows


def told(file: FileReading, code: str) -> list[str | None]:
    """Return the cells at which a problem is told, of the file and its tables."""
    problems = (*file.problems, *(problem for table in file.tables for problem in table.problems))
    return [problem.cell for problem in problems if problem.code == code]


def reasons(file: FileReading) -> list[tuple[str, tuple[str, ...]]]:
    """Return what makes October a draft."""
    return [(entry.reason, entry.kinds) for entry in not_understood([file], OCTOBER)]


@pytest.mark.parametrize(
    ("rows", "merged", "kind", "cells"),
    [
        ((ACTIVITY, *ACTIVITIES), (), "activities", ["F2", "H2"]),
        ((ACTIVITY, *ACTIVITIES), ("E2:F2", "G2:H2"), "activities", ["F2", "H2"]),
        ((ACTIVITY, (None,) * 4 + ("L", "P") * 2, *ACTIVITIES), ("E2:F2", "G2:H2"), "activities", ["F3", "H3"]),
        ((ACTIVITY, (None,) * 4 + ("WNA", "WNI") * 2, *ACTIVITIES), (), "activities", ["F2", "H2"]),
        (((*INCIDENT, "L", "P", "L", "P"), *INCIDENTS), (), "incidents", ["G2", "H2"]),
        (((*INCIDENT, "DEWASA", None, "ANAK"), (None,) * 4 + ("L", "P") * 2, *INCIDENTS), (), "incidents",
         ["G3", "H3"]),
        (((*INCIDENT, "WNA", "WNA", "WNI", "WNI"), (None,) * 4 + ("JUMLAH",) * 4, *INCIDENTS), (), "incidents",
         ["F3"]),
    ],
)  # fmt: skip
def test_a_count_in_several_columns_is_not_counted(
    read: Read, rows: tuple[Row, ...], merged: tuple[str, ...], kind: str, cells: list[str]
) -> None:
    """Whatever names them; the table is a draft of its kind."""
    title = LOG if kind == "incidents" else ("KEGIATAN PENGAWASAN BULAN OKTOBER 2024",)
    file = read(title, *rows, merged=merged)
    assert told(file, "counts-split") == cells
    assert reasons(file) == [("counts-split", (kind,))]
    assert file.tables[0].table.kind is None


def test_columns_that_add_nothing_are_no_split(read: Read) -> None:
    """The same numbers, zeros, or a second column that the office leaves out."""
    heads = (*INCIDENT, "JUMLAH ORANG", "JML ORANG")
    for other in ((3, 3), (3, 0), (3, None)):
        file = read(LOG, heads, (1, "03-10-2024", "Overstay", "Koja", *other))
        assert (told(file, "counts-split"), list(file.tables[0].records.values["persons"])) == ([], [3])
    row = (1, "03-10-2024", "Overstay", "Koja", 3, 5)
    assert told(read(LOG, heads, row), "counts-split") == ["F2"]
    decided = read(LOG, heads, row, decided='[columns]\n"JML ORANG" = "abaikan"\n')
    assert (told(decided, "counts-split"), list(decided.tables[0].records.values["persons"])) == ([], [3])


@pytest.mark.parametrize("ages", [(34, 27), ("34 th", "27 tahun"), ("x", "x")])
def test_ages_below_the_sexes_are_no_number_of_persons(read: Read, ages: tuple[object, object]) -> None:
    """The column in which the age stands is the sex."""
    heads = (*INCIDENT, "NAMA", "UMUR", None, "KEBANGSAAN")
    rows = [
        (1, "03-10-2024", "Overstay", "Koja", "LI WEI", ages[0], None, "RRT"),
        (2, "05-10-2024", "Overstay", "Koja", "MIRA KATO", None, ages[1], "Jepang"),
    ]
    file = read(LOG, heads, (None,) * 5 + ("L", "P"), *rows, merged=("F2:G2",))
    values = file.tables[0].records.values
    assert (list(values["sex"]), list(values["persons"])) == (["L", "P"], [1, 1])
    register = read(
        ("REGISTER BULAN OKTOBER 2024",),
        ("NO", "NAMA", "USIA (THN)", None, "NO PASPOR", "KEBANGSAAN", "IZIN TINGGAL"),
        (None, None, "L", "P"),
        (1, "LI WEI", ages[0], None, "E12345678", "RRT", "ITAS"),
        (2, "MIRA KATO", None, ages[1], "TK1234567", "Jepang", "ITAS"),
        merged=("C2:D2",),
    )
    assert list(register.tables[0].records.values["sex"]) == ["L", "P"]
    assert told(register, "tick-unreadable") == []


def test_a_child_whose_age_stands_below_its_sex_is_protected(read: Read) -> None:
    """Settled rule 9."""
    heads = (*INCIDENT, "NAMA", "UMUR", None, "KEBANGSAAN", "TINGKAT KEPASTIAN", "PASAL")
    rows = [
        (number, "03-10-2024", "Overstay", "Koja", name, age, None, "RRT", "Dugaan", "Pasal 119 UU 6/2011")
        for number, (name, age) in enumerate((("LI WEI", 34), ("LI MEI", 9)), start=1)
    ]
    file = read(LOG, heads, (None,) * 5 + ("L", "P"), *rows, merged=("F2:G2",))
    assert list(file.tables[0].records.values["protected"]) == [None, "anak"]


ACROSS: tuple[Row, ...] = (
    ("NAMA", "LI WEI", "MIRA KATO"), ("NO PASPOR", "E12345678", "TK1234567"), ("KEBANGSAAN", "RRT", "Jepang"),
    ("JENIS IZIN TINGGAL", "ITAS", "ITAP"), ("KECAMATAN", "Koja", "Cilincing"),
)  # fmt: skip
FORM: tuple[Row, ...] = (
    ("TANGGAL KEJADIAN", ":", "03-10-2024"), ("JENIS KEJADIAN", ":", "Overstay"), ("KECAMATAN", ":", "Koja"),
    ("NAMA", ":", "LI WEI"), ("KEBANGSAAN", ":", "RRT"), ("PASAL", ":", "78"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ((("REGISTER BULAN OKTOBER 2024",), ("NO", 1, 2), *ACROSS), "register"),
        ((("REGISTER BULAN OKTOBER 2024",), *ACROSS), "register"),
        ((("LAPORAN KEJADIAN OKTOBER 2024",), *FORM), "incidents"),
        ((LOG, *((head, value, value) for head, _colon, value in FORM)), "incidents"),
    ],
)
def test_heads_below_each_other_are_told_with_the_kind(read: Read, rows: tuple[Row, ...], kind: str) -> None:
    """Nothing of them is counted, and the month is a draft."""
    file = read(*rows)
    assert len(told(file, "table-transposed")) == 1
    assert reasons(file) == [("table-transposed", (kind,))]


def test_a_sheet_that_explains_the_heads_is_no_record(read: Read) -> None:
    """Its cells fit none of them."""
    rows = [(head, f"Tulis {str(head).lower()} dengan lengkap") for head, *_values in ACROSS]
    assert told(read(("PETUNJUK OKTOBER 2024",), *rows), "table-transposed") == []
