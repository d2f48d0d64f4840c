"""The benchmark's own register is read whole, so that what is timed is the whole job."""

from __future__ import annotations

import importlib
import itertools
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from reports.model.sheet import RowBin
from reports.pipeline.check import check
from reports.pipeline.request import Request
from reports.vocabulary.config import Config

HERE = Path(__file__).parent


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Return a small register of the benchmark's generator."""
    path = tmp_path / "REGISTER-2024-09.xlsx"
    subprocess.run([sys.executable, HERE / "make_register.py", path, "50"], check=True)
    return path


def test_every_row_of_the_register_is_counted(register: Path, tmp_path: Path) -> None:
    """No row is set aside, or pora would be faster by doing less."""
    found = check([register], Request(tmp_path), Config())
    assert (found.balance.accepted, found.balance.set_aside, found.balance.balanced) == (50, 0, True)


def test_a_workbook_is_of_the_month_it_is_made_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sheet and name state the same, or an archive of ten years would be one of a single month."""
    monkeypatch.syspath_prepend(HERE)
    make_register = importlib.import_module("make_register").make_register
    make_register(tmp_path / "REGISTER-2015-01.xlsx", 20, month=date(2015, 1, 1))
    (file,) = check([tmp_path], Request(tmp_path / "office"), Config()).files
    assert (str(file.tables[0].table.period), file.tables[0].table.period_from) == ("2015-01", "sheet")
    assert "period-conflict" not in {problem.code for problem in file.problems}


def test_plain_script_makes_its_two_files(register: Path, tmp_path: Path) -> None:
    """The baseline does run."""
    pytest.importorskip("matplotlib", reason="the plain script draws with matplotlib (extra: bench)")
    subprocess.run([sys.executable, HERE / "naive.py", register, tmp_path / "out"], check=True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["laporan.pdf", "laporan.xlsx"]


@pytest.fixture
def whole_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small office with all kinds of input."""
    monkeypatch.syspath_prepend(HERE)
    offices = importlib.import_module("whole_offices")
    return offices.make_office(tmp_path / "kantor", offices.Size(persons=120, nationalities=12, incidents=8, seed=2))


def test_every_row_of_a_whole_office_is_counted(whole_office: Path) -> None:
    """Registers of three months, nine months of incidents, three of activities and counts."""
    found = check([], Request(whole_office), Config())
    rows = 3 * 120 + 9 * 8 + 3 * 12 + 3 * 6 * 4
    kinds = {"register", "incidents", "activities", "agency_counts"}
    tables = [reading for file in found.files for reading in file.tables if reading.table.kind in kinds]
    assert sum(reading.count(RowBin.ACCEPTED) for reading in tables) == rows
    assert (found.balance.set_aside, found.balance.balanced) == (0, True)
    assert {reading.table.kind for reading in tables} == kinds


@pytest.mark.ci
@pytest.mark.untraced
def test_packs_of_a_whole_office_are_released_one_after_the_other(whole_office: Path) -> None:
    """The second is attacked together with the first, and what each prints is attacked again."""
    made = list(itertools.islice(importlib.import_module("whole_packs").packs(whole_office), 2))
    assert [pack.report["releases"] for pack in made] == [0, 1]
    assert all(pack.again.withstood and pack.seconds and pack.report["release"]["printed"] for pack in made)
    assert f"{made[0].report['pairs_of_agencies']} pairs of agencies" in made[0].described
