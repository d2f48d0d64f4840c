"""Commands end with what to type next, on the last line and short enough to be read."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from tests.command_line import run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.no_pages
REGISTER = (
    "DATA ORANG ASING BULAN SEPTEMBER 2024\n"
    "NO,NAMA,KEBANGSAAN,L/P,NO PASPOR,IZIN TINGGAL,MASA BERLAKU,KECAMATAN\n"
    "1,TEPA RILO,Jepang,L,TR1234567,ITAS,31-12-2024,Koja\n"
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office with one register, and an archive of another month."""
    folder = tmp_path_factory.mktemp("langkah") / "kantor"
    for place, text in (("inputs/register.csv", REGISTER), ("arsip/a.csv", REGISTER.replace("SEPTEMBER", "AGUSTUS"))):
        (folder / place).parent.mkdir(parents=True)
        (folder / place).write_text(text, encoding="utf-8")
    (folder / "pora.toml").write_text('language = "en"\n', encoding="utf-8")
    assert run("check", "-C", folder, "-q").returncode in {0, 1}
    assert run("return", "2024-09", "-C", folder, "-q").returncode == 0
    return folder


@pytest.mark.parametrize(
    ("words", "following"),
    [
        (("verify", "--quick", "{office}/outputs/2024-09"), "submit 2024-09"),
        (("reprocess", "{office}/arsip"), "submit 2024-09"),
        (("forget", "--before", "2020-01"), "submit 2024-09"),
        (("forget", "--before", "2030-01", "--outputs", "-n"), "forget --before 2030-01 --outputs"),
        (("init", "{office}"), "check"),
    ],
)
def test_a_command_ends_with_the_next_one(words: tuple[str, ...], following: str, office: Path) -> None:
    """On the last line; a dry run names the command without ``--dry-run``."""
    command = [word.format(office=office) for word in words]
    done = run(*command, *(() if words[0] == "init" else ("-C", office)), PORA_LANG="en")
    assert done.stderr.splitlines()[-1] == f"Next: pora {following} -C {office}", done.stderr


def test_a_changed_document_leads_to_the_board(office: Path) -> None:
    """Which says what is to be made again."""
    figures = office / "outputs" / "2024-09" / "laporan-bulanan.dinas.figures.json"
    original = figures.read_bytes()
    figures.write_bytes(original + b"\n")
    done = run("verify", office / "outputs" / "2024-09", "-C", office, PORA_LANG="en")
    figures.write_bytes(original)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, f"Next: pora status -C {office}")


@pytest.mark.parametrize("words", [("verify", "{office}/outputs/2024-09"), ("forget", "--before", "2020-01")])
def test_quiet_and_json_end_without(words: tuple[str, ...], office: Path) -> None:
    """Programs read what those print."""
    command = [word.format(office=office) for word in words]
    for flag in ("-q", "--json"):
        assert "Next:" not in run(*command, flag, "-C", office, PORA_LANG="en").stderr


COMMANDS: tuple[tuple[str, ...], ...] = (
    ("check",),
    ("return", "2024-09"),
    ("status",),
    ("trace", "stock-district-permit/total/total", "2024-09"),
    ("review", "2024-09"),
    ("verify", "--quick", "outputs/2024-09"),
    ("submit", "2024-09", "--sent", "2024-10-08"),
    ("diff", "2024-09"),
    ("reprocess", "arsip"),
    ("forget", "--before", "2020-01"),
    ("templates", "list"),
    ("doctor",),
)


def test_last_lines_are_short_and_without_colours_where_asked(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On 80 columns the last line is whole, in both languages; NO_COLOR holds at a terminal too."""
    monkeypatch.chdir(shutil.copytree(office, tmp_path / "kantor"))
    for words in COMMANDS:
        for language in ("id", "en"):
            environment = {"NO_COLOR": "1", "PORA_LANG": language, "COLUMNS": "80"}
            repeated = ("--reason", "uji") if words[0] == "submit" and language == "en" else ()
            done = CliRunner(env=environment).invoke(pora, [*words, *repeated], color=True)
            assert done.exit_code in {0, 1, 4}, (words, done.output)
            last = done.output.splitlines()[-1]
            assert "\x1b" not in done.output, words
            assert len(last) <= 80, (words, last)
            is_step = last.startswith(("Berikutnya: pora ", "Next: pora "))
            assert is_step or (words[0] in {"templates", "doctor"} and last), (words, last)


def test_a_terminal_has_colours_at_what_matters(office: Path) -> None:
    """Unless NO_COLOR asks for none."""
    done = CliRunner(env={"PORA_LANG": "en", "NO_COLOR": ""}).invoke(pora, ["doctor", "-C", str(office)], color=True)
    assert "\x1b[" in done.output
