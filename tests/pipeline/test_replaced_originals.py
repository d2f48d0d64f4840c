"""A correction workbook that comes back takes the place of the file it was made of, and of no other."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl

from reports.pipeline.reprocess import reprocess
from reports.pipeline.request import Request
from reports.vocabulary.config import Config
from tests.pipeline.taught_office import (
    HEADS,
    MEANINGS,
    ROWS,
    TITLE,
    book,
    checked,
    codes_of,
    office,
    rows_of,
    taught,
    workbook_of,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["office"]


def test_the_original_is_replaced_and_told(office: Path) -> None:
    """Whatever the workbook is called, by its mark; without the mark both would be counted."""
    taught(office).rename(office / "inputs" / "kiriman kedua.xlsx")
    found = checked(office)
    assert rows_of(found) == {"inputs/kiriman kedua.xlsx": 2}
    (original,) = [file for file in found.files if file.path == "inputs/orang.xlsx"]
    assert (original.status, original.problem.code) == ("skipped", "file-replaced")
    assert original.problem.details == {"other": "inputs/kiriman kedua.xlsx"}
    assert "duplicate" not in codes_of(found)


def test_a_file_of_the_same_layout_that_is_not_the_original_stays(office: Path) -> None:
    """Only the content that the mark names is replaced."""
    other = [[1, "ARI LUMA", "B7654321", "Jepang", "ITAS", "12-02-2026", "KOJA", "ada"]]
    (office / "inputs" / "lain.xlsx").write_bytes(book(("SEPTEMBER", [[TITLE], HEADS, *other])))
    taught(office)
    assert rows_of(checked(office)) == {"inputs/lain.xlsx": 1, "inputs/orang.koreksi.xlsx": 2}


def test_corrections_of_corrections_replace_all_before_them(office: Path) -> None:
    """The mark names every generation; the latest counts, wherever the others lie."""
    first = taught(office)
    made = openpyxl.load_workbook(first)
    made["SEPTEMBER"]["D3"] = "Jepangg"
    made.save(first)
    checked(office)
    second = openpyxl.load_workbook(workbook_of(office))
    second["SEPTEMBER"]["D3"] = "Jepang"
    second.save(office / "inputs" / "terakhir.xlsx")
    first.unlink()
    found = checked(office)
    assert rows_of(found) == {"inputs/terakhir.xlsx": 2}
    assert "file-replaced" in codes_of(found)
    shutil.copy(first if first.exists() else office / "inputs" / "terakhir.xlsx", office / "inputs" / "sama.xlsx")
    assert sum(rows_of(checked(office)).values()) == 2


def test_of_two_corrections_of_one_file_the_later_counts_and_both_are_told(office: Path) -> None:
    """By when they were saved; the other makes an error, for its work is not counted."""
    first = taught(office)
    made = openpyxl.load_workbook(first)
    made["SEPTEMBER"]["B3"] = "ARI LUMA"
    made.save(office / "inputs" / "kedua.xlsx")
    found = checked(office)
    assert list(rows_of(found)) == ["inputs/kedua.xlsx"]
    assert {"correction-twice", "file-replaced"} <= codes_of(found)


def test_an_original_that_has_changed_since_is_not_replaced(office: Path) -> None:
    """Nobody but the office knows which is right: both are read, and the workbook says so."""
    taught(office)
    changed = [*ROWS, [3, "ARI LUMA", "B7654321", "Jepang", "ITAS", "12-02-2026", "KOJA", "ada"]]
    (office / "inputs" / "orang.xlsx").write_bytes(book(("SEPTEMBER", [[TITLE], HEADS, *changed])))
    found = checked(office)
    assert {"inputs/orang.xlsx", "inputs/orang.koreksi.xlsx"} == set(rows_of(found))
    (stale,) = [problem for problem in found.problems if problem.code == "correction-stale"]
    assert (stale.path, stale.details) == ("inputs/orang.koreksi.xlsx", {"other": "inputs/orang.xlsx"})


def test_reprocess_learns_and_replaces_as_a_return_does(office: Path) -> None:
    """The same files give the same months."""
    taught(office)
    done = reprocess(office / "inputs", Request(office), Config())
    assert len(done.learned) == 1 + len(MEANINGS)
    assert done.archive.balance.accepted == 2
    roles = {file.path: file.role.value for file in done.archive.files}
    assert roles == {"orang.koreksi.xlsx": "used", "orang.xlsx": "superseded"}
