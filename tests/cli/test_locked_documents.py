"""Claims about ``--password``: asked for at a terminal, twice; what is made opens with it and with nothing else."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from typing import TYPE_CHECKING

import msoffcrypto
import openpyxl
import pikepdf
import pytest
from click.testing import CliRunner, Result

from reports.at_rest.file_locks import lock_files, unlocked
from reports.cli.main import pora
from tests import sample_office

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pages

WORDS = "gudang rempah 1821"
REGISTER = """\
DATA ORANG ASING BULAN SEPTEMBER 2024
NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN
1,SEN WIJO,A1234567,Jepang,L,ITAS,12-02-2025,KOJA
"""
TWO_PAGES = (
    '{% extends "dasar.html" %}{% block isi %}<p>{{ document.title }}</p>'
    '<p style="break-before: page">{{ document.subtitle }}</p>{% endblock %}'
)
"""A template of an office: what is locked is no matter of how much is printed."""


class Terminal(io.BytesIO):
    """What an official types at a terminal."""

    def isatty(self) -> bool:
        """Say that somebody sits there."""
        return True


def run(office: Path, *words: str, typed: str | None = None, terminal: bool = True, **environment: str) -> Result:
    """Run ``pora return`` in this process, in English."""
    command = ["return", "2024-09", "-C", str(office), "-q", *words]
    encoded = (typed or "").encode()
    stream = Terminal(encoded) if terminal else io.BytesIO(encoded)
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en", **environment}).invoke(pora, command, input=stream)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with a register of one row."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "register.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "laporan-bulanan.html").write_text(TWO_PAGES, encoding="utf-8")
    return tmp_path


def artifacts(office: Path) -> dict[str, dict]:
    """Return what the manifest says of each file."""
    manifest = json.loads((office / "outputs" / "2024-09" / "laporan-bulanan.dinas.manifest.json").read_bytes())
    return {entry["file"]: entry for entry in manifest["artifacts"]}


def test_documents_are_locked_and_the_manifest_tells_what_they_hold(office: Path) -> None:
    """The hash of the content is that of a run without a password: this is what "the same bytes" means then."""
    assert run(office).exit_code == 0
    plain = artifacts(office)
    done = run(office, "--password", typed=f"{WORDS}\n{WORDS}\n")
    assert done.exit_code == 0, done.output
    locked, folder = artifacts(office), office / "outputs" / "2024-09"
    for name in ("laporan-bulanan.dinas.pdf", "laporan-bulanan.dinas.xlsx"):
        assert locked[name]["locked"] is True
        assert locked[name]["content_sha256"] == plain[name]["sha256"]
        assert locked[name]["sha256"] == sha256((folder / name).read_bytes()).hexdigest() != plain[name]["sha256"]
    assert locked["laporan-bulanan.dinas.figures.json"] == plain["laporan-bulanan.dinas.figures.json"]
    with pikepdf.open(folder / "laporan-bulanan.dinas.pdf", password=WORDS) as document:
        assert len(document.pages) > 1
    with (folder / "laporan-bulanan.dinas.xlsx").open("rb") as stream:
        workbook, content = msoffcrypto.OfficeFile(stream), io.BytesIO()
        workbook.load_key(password=WORDS)
        workbook.decrypt(content)
    assert sha256(content.getvalue()).hexdigest() == plain["laporan-bulanan.dinas.xlsx"]["sha256"]
    assert run(office).exit_code == 0
    assert artifacts(office) == plain


def test_the_password_stands_nowhere(office: Path) -> None:
    """Neither on the screen nor in a file; nothing unlocked is left over."""
    done = run(office, "--password", typed=f"{WORDS}\n{WORDS}\n")
    assert WORDS not in done.output
    for path in office.rglob("*"):
        assert WORDS.encode() not in (path.read_bytes() if path.is_file() else b""), path
    assert [path.name for path in office.rglob(".*")] == []
    assert verified(office) == 0


def verified(office: Path) -> int:
    """Return the exit code of ``pora verify``."""
    command = ["verify", str(office / "outputs" / "2024-09"), "-C", str(office)]
    return CliRunner().invoke(pora, command).exit_code


@pytest.mark.ci
def test_verify_reads_a_locked_copy_with_the_password(office: Path) -> None:
    """Somebody who has the password changed a figure: it is told at its cell; without the password nothing is known."""
    assert run(office, "--password", typed=f"{WORDS}\n{WORDS}\n").exit_code == 0
    path = office / "outputs" / "2024-09" / "laporan-bulanan.dinas.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(unlocked(path.name, path.read_bytes(), WORDS)))
    sheet = book[next(name for name in book.sheetnames if name.startswith("Data"))]
    cell = next(row[4] for row in sheet.iter_rows(min_row=2) if row[4].value == 1)
    cell.value, content = 2, io.BytesIO()
    book.save(content)
    path.write_bytes(lock_files({path.name: content.getvalue()}, WORDS)[0][path.name])
    command = ["verify", str(path.parent), "-C", str(office), "--quick"]
    runner = CliRunner(env={"LANG": "C", "PORA_LANG": "en"})
    assert "cannot be read back" in runner.invoke(pora, command).output
    done = runner.invoke(pora, [*command, "--password"], input=Terminal(f"{WORDS}\n".encode()))
    assert done.exit_code == 1
    assert f"{sheet.title}!{cell.coordinate}" in done.output
    assert "2 instead of 1" in done.output
    assert WORDS not in done.output
    assert runner.invoke(pora, [*command, "--password"], input=io.BytesIO(WORDS.encode())).exit_code == 2


def test_files_without_passwords_are_told(office: Path) -> None:
    """Figures are totals; the office decides whether they may lie there."""
    command = ["return", "2024-09", "-C", str(office), "--password"]
    typed = Terminal(f"{WORDS}\n{WORDS}\n".encode())
    done = CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, command, input=typed)
    told = [line for line in done.stderr.splitlines() if line.startswith("not locked")]
    name = office / "outputs" / "2024-09" / "laporan-bulanan.dinas.figures.json"
    assert told == [f"not locked, since its format has no passwords: {name}"]
    assert "do not send files without a lock along with the locked ones" in done.stderr


def test_without_a_terminal_nothing_is_made(office: Path) -> None:
    """A pipe may come from anywhere; exit code 2 and what to do."""
    done = run(office, "--password", typed=f"{WORDS}\n{WORDS}\n", terminal=False)
    assert done.exit_code == 2
    assert "run the command at a terminal" in done.stderr
    assert not (office / "outputs").exists()


def test_short_and_differing_passwords_are_asked_again(office: Path) -> None:
    """Until two are the same and long enough."""
    answers = ("pendek", WORDS, "gudang rempah 1812", WORDS, WORDS)
    done = run(office, "--password", typed="".join(f"{one}\n" for one in answers))
    assert done.exit_code == 0, done.output
    assert "12 to 127 characters" in done.stderr
    with pikepdf.open(office / "outputs" / "2024-09" / "laporan-bulanan.dinas.pdf", password=WORDS) as document:
        assert document.is_encrypted


def test_an_end_of_input_makes_nothing(office: Path) -> None:
    """Who gives no password gets no document without one."""
    done = run(office, "--password", typed="pendek\n")
    assert done.exit_code == 130
    assert not (office / "outputs").exists()


def test_the_environment_neither_asks_nor_answers(office: Path) -> None:
    """The variable for opening inputs locks nothing, and none turns the lock on."""
    done = run(office, PORA_WORKBOOK_PASSWORD=WORDS, PORA_PASSWORD=WORDS, PORA_LOCKED="1")
    assert done.exit_code == 0, done.output
    assert not any(entry.get("locked") for entry in artifacts(office).values())


def test_a_dry_run_asks_nothing(office: Path) -> None:
    """It makes no document."""
    assert run(office, "--password", "-n", typed="").exit_code == 0


@pytest.mark.ci
def test_every_document_of_a_meeting_is_locked(tmp_path: Path) -> None:
    """Report, register, Word copy and slides: no format that knows passwords is left open."""
    office = sample_office.copied(tmp_path / "kantor")
    meeting = office / "inputs" / "rapat-2024-10-16.xlsx"
    command = ["minutes", str(meeting), "-C", str(office), "-q", "--docx", "--pptx", "--password", "--edition", "dinas"]
    done = CliRunner(env={"PORA_LANG": "en"}).invoke(pora, command, input=Terminal(f"{WORDS}\n{WORDS}\n".encode()))
    assert done.exit_code == 0, done.output
    paths = sorted((office / "outputs" / "rapat-2024-10-16").iterdir())
    packages = [path for path in paths if path.suffix in {".xlsx", ".docx", ".pptx"}]
    assert {path.suffix for path in packages} == {".xlsx", ".docx", ".pptx"}
    for path in packages:
        with path.open("rb") as stream:
            assert msoffcrypto.OfficeFile(stream).is_encrypted(), path
    for path in paths:
        if path.suffix == ".pdf":
            with pytest.raises(pikepdf.PasswordError):
                pikepdf.open(path)
