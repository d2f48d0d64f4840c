"""Settled rule 3: who has left by a word, by whose date, and where many would go at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from reports.intake.read import find
from reports.model.period import Period
from reports.pipeline.check import check
from reports.pipeline.counting import quality_of
from reports.pipeline.gather import gather_office
from reports.pipeline.intake import read_file
from reports.pipeline.request import Request
from reports.vocabulary import config
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "BERLAKU S/D", "KECAMATAN"]
NAME = "register oktober 2024.xlsx"


def person(number: int, *more: Any, nationality: str = "Jepang", permit: str = "ITAS") -> list[Any]:
    """Return a row of the register."""
    return [number, f"SEN WIJO {number}", f"A{number:07d}", nationality, permit, date(2025, 3, 1), "Koja", *more]


def write(path: Path, heads: list[str], rows: list[list[Any]]) -> None:
    """Write a register of October 2024."""
    book = openpyxl.Workbook()
    for row in (["REGISTER ORANG ASING BULAN OKTOBER 2024"], [*HEAD, *heads], *rows):
        book.active.append(row)
    book.save(path)


def read(
    folder: Path, heads: list[str], rows: list[list[Any]], values: dict[str, dict[str, str]] | None = None
) -> TableReading:
    """Return a register as it is read with the decisions of an office on values."""
    write(folder / NAME, heads, rows)
    (file,) = find(folder / NAME)
    (table,) = read_file(file, NAME, decisions=Mappings(values=values or {}), originals=True).tables
    return table


def bins(reading: TableReading) -> str:
    """Return the bins of the rows by their first letters."""
    return "".join(str(one)[0] for one in reading.records.bins)


def codes(reading: TableReading) -> set[str]:
    """Return the codes of all problems."""
    return {problem.code for problem in reading.problems}


@pytest.mark.parametrize("head", ["STATUS", "KETERANGAN", "KET."])
def test_a_word_counts_in_status_and_in_remarks(tmp_path: Path, head: str) -> None:
    """In no other column."""
    rows = [person(1, "Sudah pulang"), person(2, "Aktif"), person(3, None)]
    assert bins(read(tmp_path, [head], rows)) == "saa"
    assert bins(read(tmp_path, ["CATATAN PENJAMIN"], rows)) == "aaa"


def test_a_date_in_the_cell_counts_before_one_in_its_column(tmp_path: Path) -> None:
    """The last one of the cell; without any that of a column of departures, never that of the permit."""
    rows = [
        person(1, date(2024, 10, 4), "Sudah pulang 3-11-2024"),
        person(2, date(2024, 11, 4), "Sudah pulang 3-10-2024"),
        person(3, date(2024, 11, 4), "Sudah pulang"),
        person(4, date(2024, 10, 31), "Sudah pulang"),
        person(5, date(2024, 10, 1), None),
        person(6, date(2024, 10, 30), "EPO"),
        person(7, None, "EPO 28-10-2024"),
    ]
    reading = read(tmp_path, ["TGL KELUAR", "KETERANGAN"], rows)
    assert bins(reading) == "asasasa"
    assert reading.records.values["departed"][3] == "remarks:SUDAH PULANG@2024-10-31"


def test_words_that_the_office_decided_are_neither_asked_nor_doubted(tmp_path: Path) -> None:
    """Pulang may mean that they left, cuti that they are here."""
    rows = [*(person(number, "Pulang") for number in range(8)), person(8, "Cuti"), person(9, None)]
    asked = read(tmp_path, ["KETERANGAN"], rows)
    assert bins(asked) == "a" * 10
    assert "departure-asked" in codes(asked)
    answers = {"departed": {"PULANG": "pergi", "CUTI": "tinggal", "SUDAH PULANG": "tinggal"}}
    decided = read(tmp_path, ["KETERANGAN"], rows, answers)
    assert bins(decided) == "ssssssssaa"
    assert not codes(decided) & {"departure-asked", "departures-many"}
    here = read(tmp_path, ["KETERANGAN"], [person(1, "Sudah pulang")], answers)
    assert bins(here) == "a"


@pytest.mark.parametrize(
    ("cell", "decision"),
    [
        ("DEPORTASI", "DEPORTASI"),
        ("Deportasi via Batam 3/9/2024", "DEPORTASI VIA BATAM"),
        ("Telah meninggalkan alamat 5 Sept 2024", "MENINGGALKAN ALAMAT"),
        ("Off 3/9", "OFF"),
    ],
)
def test_a_decision_holds_for_the_text_of_a_cell(tmp_path: Path, cell: str, decision: str) -> None:
    """Also where nothing else would say that the person has left; day, SUDAH and TELAH may be left off."""
    rows = [person(1, cell), person(2, None)]
    assert bins(read(tmp_path, ["KETERANGAN"], rows)) == "aa"
    assert bins(read(tmp_path, ["KETERANGAN"], rows, {"departed": {decision: "pergi"}})) == "sa"


def test_a_decided_day_after_the_register_keeps_the_person(tmp_path: Path) -> None:
    """Who left in November is in the register of October."""
    rows = [person(1, "Deportasi 5/11/2024"), person(2, "Exit 5/11"), person(3, None)]
    reading = read(tmp_path, ["KETERANGAN"], rows, {"departed": {"EXIT": "pergi", "DEPORTASI": "pergi"}})
    assert bins(reading) == "aaa"
    assert "departure-asked" not in codes(reading)


def test_each_distinct_word_is_asked_at_its_first_cell(tmp_path: Path) -> None:
    """Not the first one of a column only."""
    rows = [person(number, text) for number, text in enumerate(["Exit 3/10/2024", "plg", "Exit 4/10/2024", "Cuti"])]
    reading = read(tmp_path, ["KETERANGAN"], rows)
    asked = [problem.cell for problem in reading.problems if problem.code == "departure-asked"]
    assert asked == ["H3", "H4", "H6"]


@pytest.mark.parametrize(
    ("field", "text", "used"),
    [
        ("departed", "EXIT", True), ("departed", "KABUR", False), ("nationality", "JEPANG", True),
        ("nationality", "NIPPON", False), ("kecamatan", "BPP SEL", False), ("kecamatan", "KOJA", True),
        ("permit_type", "ITAS", True), ("keterangan", "EXIT", False),
    ],
)  # fmt: skip
def test_a_decision_on_a_value_that_nothing_uses_is_told(tmp_path: Path, field: str, text: str, *, used: bool) -> None:
    """Of every family of values, on the first run and on the next, which reads the ledger."""
    meaning = {"departed": "pergi", "nationality": "JPN", "kecamatan": "31.72.03", "permit_type": "ITAS"}
    lines = f'[values.{field}]\n"{text}" = "{meaning.get(field, "apa saja")}"\n'
    (tmp_path / "inputs").mkdir()
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    (tmp_path / "mappings.toml").write_text(lines, encoding="utf-8")
    write(tmp_path / "inputs" / NAME, ["KETERANGAN"], [person(1, "Exit 3/10/2024"), person(2, None)])
    for _run in range(2):
        problems = check([], Request(office=tmp_path), config.load(tmp_path)).problems
        unused = [one.details["key"] for one in problems if one.code == "decision-unused"]
        assert unused == ([] if used else [f'values.{field}."{text}"'])


@pytest.mark.parametrize(("citizens", "others", "expected"), [(5, 10, "s"), (6, 54, "s"), (6, 53, "a"), (7, 3, "a")])
def test_many_citizens_make_the_column_doubtful(tmp_path: Path, citizens: int, others: int, expected: str) -> None:
    """More than a tenth and more than five: they are persons of unknown nationality, and the column is asked about."""
    rows = [person(number, nationality="WNI") for number in range(citizens)]
    rows += [person(number) for number in range(citizens, citizens + others)]
    reading = read(tmp_path, [], rows)
    assert bins(reading) == expected * citizens + "a" * others
    assert ("citizens-many" in codes(reading)) == (expected == "a")
    assert ("not-foreign" in codes(reading)) == (expected == "s")
    assert (None in reading.records.values["nationality"]) == (expected == "a")


def test_citizens_are_set_aside_where_the_office_says_so_and_children_count_for_nothing(tmp_path: Path) -> None:
    """A decision on the text settles the doubt; children of dual citizenship are none of those who would go."""
    rows = [person(number, nationality="WNI") for number in range(7)]
    assert bins(read(tmp_path, [], rows, {"nationality": {"WNI": "IDN"}})) == "sssssss"
    children = [person(number, nationality="WNI", permit="ABG") for number in range(7)]
    reading = read(tmp_path, [], [*children, person(7, nationality="WNI")])
    assert bins(reading) == "aaaaaaas"
    assert "citizens-many" not in codes(reading)


def test_the_number_set_aside_stands_next_to_the_stock(tmp_path: Path) -> None:
    """With those without a date told apart; other reasons and other months are none of it."""
    (tmp_path / "inputs").mkdir()
    rows = [person(1, "Sudah pulang"), person(2, "Sudah pulang 3-10-2024"), person(3, nationality="WNI"), person(4)]
    write(tmp_path / "inputs" / NAME, ["KETERANGAN"], rows)
    files = gather_office(tmp_path, store=False).files
    quality = quality_of(files, Period.parse("2024-10"))
    assert (quality.departed, quality.departed_undated) == (2, 1)
    assert quality_of(files, Period.parse("2024-10..2024-11")).departed == 0


OTHER = [
    "Out",
    "Closed",
    "Exited",
    "Ended",
    "Removed",
    "Archived",
    "Revoked",
    "Cancelled",
    "Non-active",
    "Off",
    "Expired",
]


@pytest.mark.parametrize("active", ["Active", "AKTIF", "Masih aktif"])
def test_each_other_word_of_a_status_that_says_active_is_asked(tmp_path: Path, active: str) -> None:
    """Once each; all of them count until the office decides."""
    words = [active] * 30 + [*OTHER, "Out"]
    table = read(tmp_path, ["STATUS"], [person(n, word) for n, word in enumerate(words, start=1)])
    asked = [problem.cell for problem in table.problems if problem.code == "departure-asked"]
    assert asked == [f"H{33 + n}" for n in range(len(OTHER))]
    assert bins(table) == "a" * len(words)


def test_what_the_office_decided_of_such_a_word_is_asked_no_more(tmp_path: Path) -> None:
    """One has left, one is here; the third is asked."""
    words = ["Active"] * 30 + ["Out", "Renewed", "Closed"]
    values = {"departed": {"OUT": "pergi", "RENEWED": "tinggal"}}
    table = read(tmp_path, ["STATUS"], [person(n, word) for n, word in enumerate(words, start=1)], values)
    assert [one.cell for one in table.problems if one.code == "departure-asked"] == ["H35"]
    assert bins(table) == "a" * 30 + "saa"


@pytest.mark.parametrize(
    ("head", "words"),
    [("STATUS", ["Kerja", "Keluarga", "Pelajar"] * 12), ("KETERANGAN", ["Aktif"] * 30 + ["Paspor baru"]),
     ("STATUS", ["Aktif"] * 4 + ["Kawin"]), ("STATUS", ["Aktif"] * 30 + [None, "-", "MASIH AKTIF"])],
)  # fmt: skip
def test_words_of_another_column_are_not_asked(tmp_path: Path, head: str, words: list[str | None]) -> None:
    """Only a status of which most cells say that the person is here leaves no other meaning."""
    table = read(tmp_path, [head], [person(n, word) for n, word in enumerate(words, start=1)])
    assert "departure-asked" not in codes(table)


def test_a_remark_of_a_child_of_dual_citizenship_is_told_as_the_memo_line(tmp_path: Path) -> None:
    """It is asked about as no departure; a row that says ABG by its permit, or that the office decided, is right."""
    rows = [person(n, text) for n, text in enumerate(["ABG", "Anak Berkewarganegaraan Ganda", "affidavit", None])]
    rows.append(person(9, "ABG", permit="ABG"))
    reading = read(tmp_path, ["KETERANGAN"], rows)
    told = [(one.cell, one.details["count"]) for one in reading.problems if one.code == "memo-asked"]
    assert told == [("H3", 3)]
    assert "departure-asked" not in codes(reading)
    answers = {"departed": {"ABG": "tinggal", "ANAK BERKEWARGANEGARAAN GANDA": "tinggal", "AFFIDAVIT": "tinggal"}}
    assert "memo-asked" not in codes(read(tmp_path, ["KETERANGAN"], rows, answers))
