"""Claims about why a header was chosen, and about choices that are not clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.ledger.typed_json import seal, unseal
from reports.model.sheet import MOST_CANDIDATES, SheetTable
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import Candidate, TableReading

PERSONS = [["MIRA KATO", "A1234567", "Jepang", "ITAS"], ["SEN WIJO", "A1234568", "Ghana", "ITAP"]]


def read_rows(folder: Path, rows: list[list[object]]) -> TableReading:
    """Write a sheet and return its first table as read."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "2024-09.xlsx")
    (found,) = find(folder / "2024-09.xlsx")
    return read_file(found, "2024-09.xlsx").tables[0]


def codes(reading: TableReading) -> set[str]:
    """Return the codes of the problems that concern the header."""
    return {one.code for one in reading.problems if one.code.startswith(("header", "column", "kind"))}


def evidence(one: Candidate) -> dict[str, object]:
    """Return what fills the places of all evidence."""
    return {name: value for _message, details in one.evidence for name, value in details.items()}


def test_the_chosen_header_stands_first_with_its_evidence(tmp_path: Path) -> None:
    """Fields that it names, cells that fit, the total that adds up; then a part of it, and by how much that lost."""
    rows = [
        ["DATA WNA BULAN SEPTEMBER 2024"],
        ["NO", "NAMA", "PASPOR", None, "KEBANGSAAN", "PAKET", "NO KITAS"],
        [None, None, "NOMOR", "MASA BERLAKU", None, None, None],
        [1, "MIRA KATO", "A1234567", "01-02-2027", "Jepang", "x", "2C11AB0001"],
        [2, "SEN WIJO", "A1234568", "oops", "Ghana", "x", "2C11AB0002"],
        [None, "JUMLAH", 2, None, None, None, None],
    ]
    chosen, _titled, part, *_ = read_rows(tmp_path, rows).table.candidates
    assert (chosen.header_rows, chosen.kind, chosen.score) == ((2, 3), "register", 5)
    found = evidence(chosen)
    assert found["fields"] == ("passport_no", "passport_expiry")
    assert (found["columns"], found["fitting"], found["agreeing"], found["totals"]) == (("F",), 5, 1, 1)
    assert (part.header_rows, part.score, evidence(part)["points"]) == ((2, 2), 4, 1)


def test_a_total_that_does_not_add_up_does_not_count_as_evidence(tmp_path: Path) -> None:
    """The arithmetic is done, not assumed."""
    rows = [["NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"], *PERSONS, ["JUMLAH", 7, None, None]]
    found = evidence(read_rows(tmp_path, rows).table.candidates[0])
    assert (found["agreeing"], found["totals"]) == (0, 1)


def test_a_title_above_is_a_candidate_and_no_doubt(tmp_path: Path) -> None:
    """It names nothing more, so that it stays out by rule."""
    rows = [["DATA WNA"], ["NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"], *PERSONS]
    reading = read_rows(tmp_path, rows)
    assert [one.header_rows for one in reading.table.candidates] == [(2, 2), (1, 2)]
    assert evidence(reading.table.candidates[1])["rows"] == 1
    assert codes(reading) == set()


def test_a_header_in_two_languages_is_one_header(tmp_path: Path) -> None:
    """Both rows mean the same, so that there is nothing to doubt."""
    header = ["NAMA", "NO PASPOR", "KEBANGSAAN", "NO KITAS"]
    rows = [header, ["NAME", "PASSPORT NO", "NATIONALITY", "PERMIT NUMBER"], *([*one[:3], "2C11AB"] for one in PERSONS)]
    reading = read_rows(tmp_path, rows)
    assert (reading.table.header_rows, codes(reading)) == ((1, 2), set())
    assert reading.records.values["nationality"] == ["JPN", "GHA"]


def test_columns_that_two_headers_mean_differently_stay_empty(tmp_path: Path) -> None:
    """PASPOR above MASA BERLAKU may be its group or a stray word: as many fields either way, and the office decides."""
    rows = [
        [None, None, None, "X", "PASPOR"],
        ["NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "MASA BERLAKU"],
        ["MIRA KATO", "A1234567", "Jepang", "ITAS", "01-02-2027"],
    ]
    reading = read_rows(tmp_path, rows)
    assert codes(reading) == {"header-doubtful", "column-contested"}
    assert [(one.field, one.how) for one in reading.table.columns][3:] == [("permit_type", "alias"), (None, "proposed")]
    assert (reading.records.values["nationality"], reading.records.values["permit_expiry"]) == (["JPN"], [None])
    doubtful, contested = (one for one in reading.problems if one.code.startswith(("header", "column")))
    assert (doubtful.details["rows"], contested.cell) == ("1–2", "E2")
    assert contested.details["candidates"] == "permit_expiry / passport_expiry"


def test_kinds_told_apart_by_few_cells_are_a_problem(tmp_path: Path) -> None:
    """As many fields for an incident log as for activities, and only free text below: nobody can tell."""
    rows = [["TANGGAL", "KEGIATAN", "URAIAN", "PETUGAS"], ["01-09-2024", "a", "b", "c"], ["02-09-2024", "d", "e", "f"]]
    reading = read_rows(tmp_path, rows)
    assert "kind-ambiguous" in codes(reading)
    assert reading.table.kind is None
    assert {one.kind for one in reading.table.candidates} == {"incidents", "activities"}


def test_a_table_of_no_kind_explains_itself_too(tmp_path: Path) -> None:
    """Labels over numbers, and a total that adds up; the row below would be data."""
    rows = [["Komoditas", "Harga", "Stok"], ["Beras", 12, 3], ["Gula", 15, 4], ["Total", 27, 7]]
    rows += [["Garam", 5, 6], ["Lada", 7, 2], ["Total", 12, 9]]
    reading = read_rows(tmp_path, rows)
    chosen, *others = reading.table.candidates
    assert (chosen.header_rows, chosen.kind) == ((1, 1), None)
    found = evidence(chosen)
    assert (found["labelled"], found["contrasts"], found["agreeing"], found["totals"]) == (3, 2, 2, 2)
    assert others
    assert all(one.score < chosen.score and evidence(one)["data"] for one in others)
    assert codes(reading) == {"kind-unknown"}


def test_words_over_words_of_no_contrast_are_a_doubt(tmp_path: Path) -> None:
    """A table of names alone may have no header at all; that is said."""
    rows = [["ARA", "BEN"], ["CIR", "DAN"], ["EMU", "FAR"], ["GOM", "HUS"]]
    assert codes(read_rows(tmp_path, rows)) == {"kind-unknown", "header-unsure"}


def test_candidates_are_few_and_survive_the_ledger(tmp_path: Path) -> None:
    """What is read back from the ledger explains itself in the same words."""
    rows = [["A"], ["B"], ["NAMA", "NO PASPOR", "KEBANGSAAN"], ["NAME", "PASSPORT NO", "NATIONALITY"], *PERSONS]
    table = read_rows(tmp_path, rows).table
    assert 1 < len(table.candidates) <= MOST_CANDIDATES
    assert unseal(seal(table), SheetTable).candidates == table.candidates


@pytest.mark.parametrize("office", ["REKAP", "Ara"])
def test_evidence_holds_no_texts_of_records(tmp_path: Path, office: str) -> None:
    """Explanations may be shown to anybody: they are made of fields, letters of columns and numbers."""
    rows = [[office], ["NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"], *PERSONS]
    said = str(read_rows(tmp_path, rows).table.candidates)
    assert not any(word in said for person in PERSONS for word in person)
