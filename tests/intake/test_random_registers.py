"""Random registers and logs of every layout that offices use: no difference between truth and reading goes untold."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
import random_workbooks
from silent_differences import silent

from reports.intake.validate import balance_of

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = int(os.environ.get("PORA_TEST_SHEETS", "5000"))
"""Workbooks of the long dose."""
EACH = 250
"""Workbooks of each part of the long dose."""
IS_LONG = os.environ.get("PORA_TEST_DOSE") == "long"


def differences(seed: int, folder: Path, *, through_file: bool = False) -> list[str]:
    """Read the workbook of a seed and return what is wrong and untold."""
    reading, sheets = random_workbooks.read(seed, folder, through_file=through_file)
    assert all(balance_of(table).balanced for table in reading.tables)
    return silent(reading, sheets)


@pytest.mark.parametrize("seed", range(12))
def test_no_difference_is_silent_in_files(seed: int, tmp_path: Path) -> None:
    """Workbooks and delimited files as they are sent."""
    assert differences(seed, tmp_path, through_file=True) == []


@pytest.mark.parametrize("first", [100, *(pytest.param(first, marks=pytest.mark.ci) for first in (125, 150, 175))])
def test_no_difference_is_silent(first: int, tmp_path: Path) -> None:
    """A short dose for every run."""
    assert {seed: texts for seed in range(first, first + 25) if (texts := differences(seed, tmp_path))} == {}


@pytest.mark.slow
@pytest.mark.parametrize("first", range(1000, 1000 + SHEETS, EACH) if IS_LONG else [1000])
def test_no_difference_is_silent_in_many_workbooks(first: int, tmp_path: Path) -> None:
    """The long dose; PORA_TEST_SHEETS says how many workbooks, 5,000 without. One in 25 goes through a file."""
    seeds = range(first, first + (EACH if IS_LONG else 5))
    found = {seed: differences(seed, tmp_path, through_file=not seed % 25) for seed in seeds}
    assert {seed: texts for seed, texts in found.items() if texts} == {}
