"""The guide for officials: every command in it runs, in its order, in an office made as it says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from tests.command_line import run

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "panduan" / "README.md"
REGISTER = (
    "DATA ORANG ASING BULAN SEPTEMBER 2024\n"
    "NO,NAMA,KEBANGSAAN,L/P,NO PASPOR,IZIN TINGGAL,MASA BERLAKU,KECAMATAN\n"
    "1,TEPA RILO,Jepang,L,TR1234567,ITAS,31-12-2024,Koja\n"
)
FOUND = {"check", "doctor"}
"""Commands that end with 1 where something is wrong or lacking, as in a new office."""


def command_lines() -> list[list[str]]:
    """Return what the guide says to type."""
    blocks = re.findall(r"^```sh\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [shlex.split(line) for block in blocks for line in block.splitlines()]


def small(inputs: Path) -> None:
    """Put a register of one person into an office."""
    (inputs / "register.csv").write_text(REGISTER, encoding="utf-8")


def sample(inputs: Path) -> None:
    """Put the workbooks of the sample office into an office, and what that office has decided about them."""
    office = ROOT / "inputs" / "sample"
    for path in (office / "inputs").iterdir():
        shutil.copy(path, inputs)
    shutil.copy(office / "mappings.toml", inputs.parent)


@pytest.mark.parametrize("own_files", [small, pytest.param(sample, marks=pytest.mark.ci)])
def test_every_command_of_the_guide_runs(own_files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the office is made, its workbooks are put in, as the guide says."""
    monkeypatch.chdir(tmp_path)
    lines = command_lines()
    for program, *words in lines:
        typed = [word.replace("~", str(tmp_path)) for word in words]
        if program == "cd":
            monkeypatch.chdir(typed[0])
            own_files(Path("inputs"))
            continue
        assert program == "pora"
        done = run(*typed, PORA_LANG="id")
        assert done.returncode in ({0, 1} if words[0] in FOUND else {0}), (words, done.stderr)
    assert (tmp_path / "kantor" / "outputs" / "2024-09" / "laporan-bulanan.dinas.pdf").is_file()
    assert {"init", "check", "return", "trace", "review", "submit", "verify"} <= {line[1] for line in lines}


def test_pictures_of_the_guide_are_those_of_make_pictures() -> None:
    """They follow the documents as the pictures of the README do."""
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert len(pictures) >= 3
    assert all((GUIDE.parent / picture).resolve().parent == ROOT / "docs" / "pictures" for picture in pictures)
