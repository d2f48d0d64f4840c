"""Claims about what runs write into records: hashes and versions, the time of the run, and nobody's name."""

from __future__ import annotations

import getpass
import json
import socket
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from reports.publish import run_register

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.no_books

REGISTER = """\
DATA ORANG ASING BULAN SEPTEMBER 2024
NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN
1,SEN WIJO,A1234567,Jepang,L,ITAS,12-02-2025,KOJA
"""


def run(*words: str | Path, typed: str | None = None) -> Result:
    """Run ``pora`` in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, [*map(str, words)], input=typed)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with a register of one row."""
    folder = tmp_path / "kantor"
    (folder / "inputs").mkdir(parents=True)
    (folder / "inputs" / "register SEN WIJO.csv").write_text(REGISTER, encoding="utf-8")
    return folder


def test_a_return_and_a_removal_are_recorded(office: Path) -> None:
    """What went in and came out by their hashes; no name of a file, a person or a PC."""
    assert run("return", "2024-09", "-C", office, "-q").exit_code == 0
    run("forget", "--person", "--outputs", "-C", office, "-q", typed="A1234567\n")
    made, removed = run_register.runs(office)
    assert made["inputs"] == [sha256(REGISTER.encode()).hexdigest()]
    assert [one["document"] for one in made["documents"]] == ["laporan-bulanan"]
    assert set(made["versions"]) == {"pora", "rules"}
    assert (removed["command"], removed["removed"]["ledger"]) == ("forget", 3), "reading, rows, and the summary"
    text = json.dumps([made, removed])
    for word in ("WIJO", "A1234567", "register", "kantor", getpass.getuser() + "@", socket.gethostname()):
        assert word not in text, word


def test_hashes_are_those_of_the_files(office: Path) -> None:
    """So that a document found later can be told from any other."""
    run("return", "2024-09", "-C", office, "-q")
    files = run_register.runs(office)[0]["documents"][0]["files"]
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in (office / "outputs" / "2024-09").iterdir()}
    assert files == {name: digest for name, digest in found.items() if not name.endswith(".manifest.json")}


def test_the_record_changes_no_document(office: Path) -> None:
    """The time of a run stands nowhere else: a second run gives the same bytes and one line more."""
    run("return", "2024-09", "-C", office, "-q")
    before = {path.name: path.read_bytes() for path in (office / "outputs" / "2024-09").iterdir()}
    run("return", "2024-09", "-C", office, "-q")
    assert {path.name: path.read_bytes() for path in (office / "outputs" / "2024-09").iterdir()} == before
    assert len(run_register.runs(office)) == 2


def test_dry_runs_and_checks_are_not_recorded(office: Path) -> None:
    """They make nothing."""
    run("return", "2024-09", "-C", office, "-q", "-n")
    run("check", "-C", office, "-q")
    assert run_register.runs(office) == ()


def test_check_and_verify_tell_a_broken_record(office: Path) -> None:
    """With exit code 1, in Indonesian too."""
    run("return", "2024-09", "-C", office, "-q")
    assert run("check", "-C", office, "-q").exit_code == 0
    assert run("verify", office / "outputs" / "2024-09", "-C", office, "-q", "--quick").exit_code == 0
    path = office / "records" / "runs" / "runs.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"draft": false', '"draft": true'), encoding="utf-8")
    verified = run("verify", office / "outputs" / "2024-09", "-C", office, "-q", "--quick")
    assert verified.exit_code == 1
    assert "the records of this office are not whole: " in verified.stderr
    done = run("check", "-C", office, "-q")
    assert done.exit_code == 1
    assert done.stderr == (
        "the records of this office are not whole: "
        "lines at the end of records/runs/runs.jsonl were changed or removed\n"
    )
    assert "catatan kantor ini tidak utuh" in run("check", "-C", office, "-q", "--lang", "id").stderr
