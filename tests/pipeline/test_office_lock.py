"""Whoever writes the ledger of an office holds its lock; whoever only reads needs none."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.errors import OutputError
from reports.pipeline.gather import gather_office
from tests import command_line

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
HEADER = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN"
ROW = "1,SEN WIJO,A1234567,Jepang,L,ITAS,12-02-2025,KOJA"
HOLDER = """
import sys
from pathlib import Path
from reports.publish import lock
with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with one register, which no run has read yet."""
    folder = tmp_path / "kantor"
    (folder / "inputs").mkdir(parents=True)
    (folder / "pora.toml").touch()
    text = "\n".join(("DATA ORANG ASING BULAN SEPTEMBER 2024", HEADER, ROW))
    (folder / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    return folder


@contextlib.contextmanager
def held_by_another_process(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder in a second process."""
    command = [sys.executable, "-c", HOLDER, folder]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        yield
        holder.communicate()


def pora(*words: object) -> subprocess.CompletedProcess[str]:
    """Run a command line in this process, which is another one than the holder's, in English."""
    return command_line.run(*map(str, words), "--lang", "en", PORA_OFFICE="")


def ledger(office: Path) -> list[str]:
    """Return the files of the ledger of an office."""
    return sorted(path.name for path in (office / "ledger").rglob("*"))


@pytest.mark.parametrize("words", [["check"], ["check", "--json"], ["return", "2024-09"]], ids=" ".join)
def test_a_command_in_a_locked_office_ends_with_5_and_writes_no_ledger(office: Path, words: list[str]) -> None:
    """Checking writes the ledger as composing does, so it waits its turn as well."""
    with held_by_another_process(office):
        done = pora(*words, "-C", office)
    assert (done.returncode, done.stdout) == (5, "")
    assert f"Error: {office} is locked by another run of pora\n" in done.stderr
    assert ledger(office) == []


def test_a_partial_file_of_the_run_that_holds_the_office_stays(office: Path) -> None:
    """A second run would take it for what a killed run left."""
    assert pora("check", "-C", office).returncode == 0
    partial = office / "ledger" / ".0123.part"
    partial.write_bytes(b"half")
    before = ledger(office)
    with held_by_another_process(office):
        assert pora("check", "-C", office).returncode == 5
    assert ledger(office) == before


def test_a_run_that_writes_nothing_needs_no_lock(office: Path) -> None:
    """A dry run, and files named by their path: both read a locked office, and leave its ledger as it is."""
    with held_by_another_process(office):
        dry = pora("check", "-C", office, "--dry-run")
        named = pora("check", office / "inputs" / "register.csv", "-C", office)
    assert (dry.returncode, named.returncode) == (0, 0), dry.stderr + named.stderr
    assert dry.stdout.splitlines()[-1] == named.stdout.splitlines()[-1] != ""
    assert ledger(office) == []


def test_the_lock_is_taken_where_the_ledger_is_written_and_given_back(office: Path) -> None:
    """Whoever calls: reading with a ledger is refused while another run holds the office, and possible after."""
    with held_by_another_process(office):
        with pytest.raises(OutputError, match="is locked by another run"):
            gather_office(office, store=True)
        assert gather_office(office, store=False).balance.accepted == 1
    assert gather_office(office, store=True).balance.accepted == 1
    assert gather_office(office, store=True).balance.accepted == 1
    assert ledger(office) != []


def test_a_folder_that_is_no_office_is_told_so_before_any_lock(tmp_path: Path) -> None:
    """Exit 3 and what to do, also where another process holds the folder."""
    with held_by_another_process(tmp_path):
        done = pora("check", "-C", tmp_path)
    assert done.returncode == 3
    assert "has no folder inputs" in done.stderr
