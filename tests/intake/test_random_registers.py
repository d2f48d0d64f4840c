"""Random registers of every layout that offices use: no difference between truth and reading goes untold."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import offices
import openpyxl
import pytest
import random_logs
from openpyxl.styles import Font
from random_registers import workbook
from silent_differences import silent

from reports.intake.read import find
from reports.intake.validate import balance_of
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from random_registers import Register

SHEETS = int(os.environ.get("PORA_TEST_SHEETS", "5000"))
"""Workbooks of the long dose."""
SHORT, EACH = 30, 250
"""Workbooks of the short dose, and of each part of the long one."""


def differences(seed: int, folder: Path) -> list[str]:
    """Write the workbook of a seed, read it, and return what is wrong and untold."""
    r = random.Random(seed)
    sheets = [r.choice([random_logs.activities, random_logs.incidents])(r)] if r.random() < 0.2 else workbook(r)
    path = folder / r.choice(["data.xlsx", "register 2024-09.xlsx", "WNA September 2024.xlsx"])
    if len(sheets) == 1 and r.random() < 0.15 and sheets[0].name == "Register" and not sheets[0].struck:
        path, sheets[0].name, sheets[0].merged = path.with_suffix(".csv"), "", []
        offices.write_csv(path, sheets[0], r.choice(";,\t"), r.choice(["utf-8", "utf-8-sig", "utf-16"]))
    else:
        _save(path, sheets)
    (file,) = find(path)
    reading = read_file(file, path.name)
    assert all(balance_of(table).balanced for table in reading.tables)
    return silent(reading, sheets)


def _save(path: Path, sheets: list[Register]) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
        for row in sheet.struck:
            for cell in page[row]:
                cell.font = Font(strike=True)
        for top, left, bottom, right in sheet.merged:
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.save(path)


@pytest.mark.parametrize("seed", range(SHORT))
def test_no_difference_is_silent(seed: int, tmp_path: Path) -> None:
    """A short dose for every run."""
    assert differences(seed, tmp_path) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "first", range(1000, 1000 + SHEETS, EACH) if os.environ.get("PORA_TEST_DOSE") == "long" else [1000]
)
def test_no_difference_is_silent_in_many_workbooks(first: int, tmp_path: Path) -> None:
    """The long dose; PORA_TEST_SHEETS says how many workbooks, 5,000 without."""
    seeds = range(first, first + (EACH if os.environ.get("PORA_TEST_DOSE") == "long" else 5))
    assert {seed: texts for seed in seeds if (texts := differences(seed, tmp_path))} == {}
