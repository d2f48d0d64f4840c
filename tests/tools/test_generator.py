"""The generator repeats itself, and what is committed is what it makes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tools.sample_office import told, write

pytestmark = pytest.mark.ci
ROOT = Path(__file__).parents[2]


def contents(folder):
    """Return the bytes of every file of a folder by its relative path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_written_files_are_the_made_files(tmp_path, made):
    """Writing adds nothing to what was made."""
    assert write(tmp_path) == made[1] == told(2024)
    assert contents(tmp_path) == made[0]


def test_committed_sample_is_what_the_generator_makes(folder, made):
    """The committed sample never drifts from its generator."""
    files = made[0]
    committed = {name: (folder / name).read_bytes() if (folder / name).is_file() else None for name in files}
    assert [name for name in files if committed[name] != files[name]] == []


def test_committed_inputs_hold_nothing_else(folder, made):
    """No stray input stands beside the made ones."""
    found = {f"inputs/{path.name}" for path in (folder / "inputs").iterdir()}
    assert found == {name for name in made[0] if name.startswith("inputs/")}


def test_hash_seed_time_zone_and_locale_change_nothing(tmp_path, made):
    """Another process under other settings writes the same bytes."""
    settings = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Jayapura", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "tools.sample_office", tmp_path], check=True, env=settings, cwd=tmp_path)
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in contents(tmp_path).items()}
    assert digests == {name: hashlib.sha256(content).hexdigest() for name, content in made[0].items()}


def test_another_seed_makes_other_people(made):
    """Two seeds share hardly a person, but the same traps."""
    other = told(7)
    people = [{(one.passport, one.nationality) for one in truth.register} for truth in (made[1], other)]
    assert len(people[0] & people[1]) < 20
    assert Counter(one.code for one in other.traps) == Counter(one.code for one in made[1].traps)


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv"])
def test_every_format_is_there(made, suffix):
    """Each input format has a register."""
    assert any(one.kind == "register" and one.path.endswith(suffix) for one in made[1].tables)


def test_sample_is_small(made):
    """The sample does not bloat the repository."""
    assert sum(map(len, made[0].values())) < 2_000_000
