"""Claims about single sheets that ``mappings.toml`` leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from plain import WITHOUT_PAGES, register

from reports.ledger import store
from reports.model.period import Month
from reports.pipeline.gather import gather_office, gather_paths
from reports.pipeline.reprocess import reprocess, why
from reports.pipeline.request import LEDGER, Request
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from pathlib import Path

    from reports.pipeline.gather import Gathered

pytestmark = pytest.mark.no_books

BOOK = "inputs/REGISTER 2024-09.xlsx"


def write_book(path: Path) -> None:
    """Write a workbook with a register of three persons and an older sheet of two."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, persons in (("SEPTEMBER 2024", range(3)), ("Lama", range(3, 5))):
        page = book.create_sheet(name)
        for line in register(persons).splitlines():
            page.append(line.split(";"))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """Return an office with that workbook and another file."""
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    write_book(tmp_path / BOOK)
    (tmp_path / "inputs" / "REGISTER 2024-08.csv").write_text(register(range(4)), encoding="utf-8")
    return tmp_path


def decide(office: Path, entry: str) -> None:
    """Leave something out."""
    (office / "mappings.toml").write_text(f'left_out = ["{entry}"]\n', encoding="utf-8")


def sheets_with_tables(gathered: Gathered) -> list[str]:
    """Return the sheets of the workbook that were counted."""
    return [one.table.sheet for file in gathered.files if file.path == BOOK for one in file.tables]


@pytest.mark.parametrize("name", ["Lama", "LAMA", "lama "])
def test_a_sheet_left_out_is_not_counted_and_is_reported(inputs: Path, name: str) -> None:
    """Its rows are in no bin; ``pora check`` says that it was left out."""
    whole = gather_office(inputs, store=False)
    decide(inputs, f"{BOOK} › {name}")
    less = gather_office(inputs, store=False)
    assert (sheets_with_tables(whole), sheets_with_tables(less)) == (["SEPTEMBER 2024", "Lama"], ["SEPTEMBER 2024"])
    assert whole.balance.seen - less.balance.seen == 3, "header and two persons"
    reported = [(one.code, one.path, one.sheet) for one in less.problems if one.code.startswith("sheet-")]
    assert reported == [("sheet-left-out", BOOK, "Lama")]


def test_a_sheet_that_is_not_there_is_reported(inputs: Path) -> None:
    """A misspelt name leaves nothing out, and says so."""
    decide(inputs, f"{BOOK} › Lamma")
    gathered = gather_office(inputs, store=False)
    assert sheets_with_tables(gathered) == ["SEPTEMBER 2024", "Lama"]
    reported = [(one.path, one.details) for one in gathered.problems if one.code == "sheet-left-out-missing"]
    assert reported == [(BOOK, {"name": "Lamma"})]


def test_only_the_file_of_the_sheet_is_read_again(inputs: Path) -> None:
    """The ledger keeps the reading of every other file."""
    gather_office(inputs, store=True)
    before = store.index(inputs / LEDGER)
    decide(inputs, f"{BOOK} › Lama")
    again = gather_office(inputs, store=True)
    after = store.index(inputs / LEDGER)
    assert {path for path in before if before[path] != after[path]} == {BOOK}
    assert gather_office(inputs, store=True).problems == again.problems, "a reading from the ledger says the same"


def test_a_file_named_by_its_path_is_read_whole(inputs: Path) -> None:
    """Whoever names a workbook asks about all of it."""
    decide(inputs, f"{BOOK} › Lama")
    gathered = gather_paths([inputs / BOOK], inputs)
    assert [one.table.sheet for file in gathered.files for one in file.tables] == ["SEPTEMBER 2024", "Lama"]


@pytest.mark.parametrize("above", ["", "arsip/"])
def test_a_sheet_of_an_archive_is_left_out(tmp_path: Path, above: str) -> None:
    """By the file's path from the archive or from the office; the month is rebuilt, and the cause is the rules."""
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    write_book(tmp_path / "arsip" / "2024" / "REGISTER 2024-09.xlsx")
    first = reprocess(tmp_path / "arsip", Request(tmp_path), Config(), WITHOUT_PAGES)
    decide(tmp_path, f"{above}2024/REGISTER 2024-09.xlsx › Lama")
    second = reprocess(tmp_path / "arsip", Request(tmp_path), Config(), WITHOUT_PAGES)
    month = Month(2024, 9)
    figures = [run.archive.figures[month] for run in (first, second)]
    totals = [one.figure("stock-district-permit", "total", "total").value for one in figures]
    assert totals == [5, 3]
    causes = why(tmp_path / "arsip", Request(tmp_path), Config(), month)
    assert causes is not None
    assert [one.code for one in causes] == ["rules"]
