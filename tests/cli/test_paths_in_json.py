"""Paths in JSON are those by which a program finds the file; JSON itself escapes what no terminal may get."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reports.cli.main import pora

TEXT = "DATA WNA SEPTEMBER 2024\nNO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL\n1;MIRA KATO;A1234567;Atlantis;ITAS\n"


@pytest.mark.parametrize("name", ["a\x1b[31mb.csv", "a\u202eb.csv", "a\nb.csv", "a\x7fb.csv", "déjà.csv", "biasa.csv"])
def test_a_program_finds_each_file_by_its_path(tmp_path: Path, name: str) -> None:
    """Of the file and of each problem, in ASCII without control characters."""
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    done = CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, ["check", str(tmp_path), "--json"])
    found = json.loads(done.stdout)
    paths = {file["path"] for file in found["files"]} | {problem["path"] for problem in found["problems"]}
    assert {Path(path).name for path in paths} == {name}
    assert all(Path(path).exists() for path in paths)
    assert found["problems"]
    assert all(sign.isprintable() or sign == "\n" for sign in done.stdout)
    assert done.stdout.isascii()
