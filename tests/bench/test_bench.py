"""The benchmark's own register is read whole, so that what is timed is the whole job."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


def test_plain_script_makes_its_two_files(register: Path, tmp_path: Path) -> None:
    """The baseline does run."""
    pytest.importorskip("matplotlib", reason="the plain script draws with matplotlib (extra: bench)")
    subprocess.run([sys.executable, HERE / "naive.py", register, tmp_path / "out"], check=True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["laporan.pdf", "laporan.xlsx"]
