"""A returned correction workbook that was renamed keeps agency and month of its original's name, by its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.cli.i18n import translator_into
from reports.intake.read import Found
from reports.pipeline.check import check
from reports.pipeline.intake import read_file
from reports.pipeline.request import Request
from reports.vocabulary.config import Config
from reports.vocabulary.correction_sheet import parse_named, parse_source_mark, source_mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reports.model.sheet import FileReading

HEADS = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "IZIN TINGGAL", "KECAMATAN"]
ROW = [1, "LI WEI", "E12345678", "Atlantis", "ITAS", "Koja"]


@pytest.fixture
def corrected(tmp_path: Path) -> Callable[[str, str], FileReading]:
    """Return a function that makes the correction workbook of a file, renames it, and reads it."""

    def renamed(original: str, name: str) -> FileReading:
        """Return the renamed workbook as it is read."""
        (tmp_path / "pora.toml").write_text("", encoding="utf-8")
        path = tmp_path / "inputs" / original
        path.parent.mkdir(parents=True)
        book = openpyxl.Workbook()
        for row in (HEADS, ROW):
            book.active.append(row)
        book.save(path)
        check((), Request(tmp_path), Config(), translator_into("id"))
        (workbook,) = (tmp_path / "outputs" / "corrections").rglob("*.koreksi.xlsx")
        moved = tmp_path / name
        workbook.rename(moved)
        return read_file(Found(moved, is_lock=False), f"inputs/{name}")

    return renamed


def told(file: FileReading) -> list[object]:
    """Return the original names that are told."""
    return [problem.details["other"] for problem in file.problems if problem.code == "correction-renamed"]


@pytest.mark.parametrize("original", ["register 2024-09.xlsx", "2024-09/register.xlsx"])
def test_a_renamed_workbook_keeps_the_month_of_its_original(
    corrected: Callable[[str, str], FileReading], original: str
) -> None:
    """That of its name, and that of its folder."""
    file = corrected(original, "sudah dikoreksi.xlsx")
    assert str(file.tables[0].table.period) == "2024-09"
    assert told(file) == [original.rpartition("/")[2]]


def test_a_workbook_that_keeps_its_name_is_not_told(corrected: Callable[[str, str], FileReading]) -> None:
    """Its ending and suffix aside."""
    file = corrected("register 2024-09.xlsx", "register 2024-09.koreksi.xlsx")
    assert (str(file.tables[0].table.period), told(file)) == ("2024-09", [])


def test_another_month_in_the_new_name_is_told_with_the_old_one(corrected: Callable[[str, str], FileReading]) -> None:
    """The mark says of which month the workbook was made."""
    file = corrected("register 2024-09.xlsx", "register 2024-10.xlsx")
    assert (str(file.tables[0].table.period), told(file)) == ("2024-09", ["register 2024-09.xlsx"])


def test_marks_name_a_file_and_nothing_else() -> None:
    """No folder, no other text than a month, and nothing where the hashes are not of our form."""
    hashes = ("0123456789abcdef", ("fedcba9876543210",))
    mark = source_mark(*hashes, "a » b.xlsx", "2024-09")
    assert (parse_source_mark(mark), parse_named(mark)) == (hashes, ("a   b.xlsx", "2024-09"))
    assert parse_source_mark(source_mark(*hashes)) == hashes
    assert parse_named(source_mark(*hashes)) == ("", "")
    assert parse_named(f"{source_mark(*hashes)} » ../../x/y.xlsx » 2024-09 and more") == ("y.xlsx", "")
    assert parse_named("nothing » y.xlsx » 2024-09") == ("", "")
