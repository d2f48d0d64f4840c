"""``pora reprocess --documents --password``: documents are locked, also those that stood there without a lock."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pikepdf
import pytest
from click.testing import CliRunner, Result

from reports.at_rest.file_locks import is_opened_by
from reports.cli.main import pora
from tests.cli.test_locked_documents import REGISTER, TWO_PAGES, Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.pages, pytest.mark.ci]

WORDS, OTHER = "gudang rempah 1821", "gudang rempah 1822"
MONTH, ACCOUNT = "2024-09/laporan-bulanan.dinas", "olah-ulang.dinas"


def run(office: Path, *words: str, typed: str = "") -> Result:
    """Run ``pora reprocess --documents`` in this process, in English."""
    command = ["reprocess", str(office / "arsip"), "-C", str(office), "--documents", "--jobs", "1", *words]
    stream = Terminal(f"{typed}\n{typed}\n".encode())
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, command, input=stream)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office with an archive of one register, whose documents were made without a lock."""
    folder = tmp_path_factory.mktemp("kantor")
    (folder / "arsip").mkdir()
    (folder / "arsip" / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "templates").mkdir()
    for name in ("laporan-bulanan", "olah-ulang"):
        (folder / "templates" / f"{name}.html").write_text(TWO_PAGES, encoding="utf-8")
    assert run(folder).exit_code == 0
    return folder


def artifacts(office: Path, name: str) -> dict[str, dict]:
    """Return what the manifest of a set says of each file."""
    manifest = json.loads((office / "outputs" / "olah-ulang" / f"{name}.manifest.json").read_bytes())
    return {entry["file"]: entry for entry in manifest["artifacts"]}


def path(office: Path, name: str) -> Path:
    """Return a document."""
    return office / "outputs" / "olah-ulang" / name


def test_documents_that_stand_there_are_locked_when_it_is_asked_and_stay_so(office: Path) -> None:
    """Nothing changed since: the lock alone is a reason to make them; what they hold is the same."""
    plain = {name: artifacts(office, name) for name in (MONTH, ACCOUNT)}
    done = run(office, "--password", typed=WORDS)
    assert done.exit_code == 0, done.output
    assert "1 month rebuilt" in done.output
    assert "not locked, since its format has no passwords" in done.stderr
    for name, before in plain.items():
        locked = artifacts(office, name)
        for file in (f"{name.rpartition('/')[2]}.pdf", f"{name.rpartition('/')[2]}.xlsx"):
            assert locked[file]["content_sha256"] == before[file]["sha256"]
            place = path(office, name).parent / file
            assert is_opened_by(file, place.read_bytes(), WORDS)
            assert not is_opened_by(file, place.read_bytes(), OTHER)
    with pikepdf.open(path(office, f"{MONTH}.pdf"), password=WORDS) as document:
        assert "/StructTreeRoot" in document.Root
    locked = path(office, f"{MONTH}.pdf").read_bytes()
    for words in (("--password",), ()):
        again = run(office, *words, typed=WORDS)
        assert again.exit_code == 0, again.output
        assert "0 months rebuilt" in again.output
        assert path(office, f"{MONTH}.pdf").read_bytes() == locked


@pytest.mark.ci
def test_another_password_locks_them_anew(office: Path) -> None:
    """The one that was typed last opens them."""
    assert run(office, "--password", typed=WORDS).exit_code == 0
    assert "1 month rebuilt" in run(office, "--password", typed=OTHER).output
    for file in (f"{MONTH}.xlsx", f"{ACCOUNT}.pdf"):
        assert is_opened_by(file, path(office, file).read_bytes(), OTHER)


@pytest.mark.ci
def test_a_file_saved_again_leaves_the_lock(office: Path) -> None:
    """The account is written again with another manifest; which files are locked stands in it still."""
    assert run(office, "--password", typed=WORDS).exit_code == 0
    register = office / "arsip" / "register.csv"
    register.write_text(f"{register.read_text(encoding='utf-8')}\n", encoding="utf-8")
    assert run(office).exit_code == 0
    assert artifacts(office, ACCOUNT)[f"{ACCOUNT}.pdf"]["locked"] is True
    assert is_opened_by("a.pdf", path(office, f"{ACCOUNT}.pdf").read_bytes(), WORDS)
