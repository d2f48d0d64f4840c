"""A register of which most persons lie elsewhere or lack class or kecamatan is told before its return is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from tests.pdf_text import text_of
from tests.rules.conftest import REGISTER, Office

if TYPE_CHECKING:
    from pathlib import Path


def made(folder: Path, persons: list[tuple[str, str]]) -> Office:
    """Return an office with a register of persons by class and kecamatan, on two files."""
    (folder / "inputs").mkdir()
    (folder / "pora.toml").touch()
    rows = [f"{n};MIRA {chr(64 + n)};A00000{n:02};Jepang;{c};{d};" for n, (c, d) in enumerate(persons, 1)]
    for name, half in (("a", rows[::2]), ("b", rows[1::2])):
        text = "\n".join(("DATA ORANG ASING", "SEPTEMBER 2024", REGISTER, *half))
        (folder / "inputs" / f"register-{name}.csv").write_text(text, encoding="utf-8")
    return Office(folder)


@pytest.mark.parametrize(
    ("others", "of_area", "told"),
    [
        ([("ITAS", "Kota Malang")] * 6, 6, [("persons-mostly-outside", "district", 6)]),
        ([("ITAS", "Kota Malang")] * 5, 6, []),
        ([("ITAS", "Kota Malang")] * 9, 0, []),
        ([("", "Koja")] * 6, 5, [("persons-mostly-unknown", "permit_class", 6)]),
        ([("ITAS", "")] * 6, 6, [("persons-mostly-unknown", "district", 6)]),
    ],
)
def test_at_least_half_of_ten_persons_are_told(
    tmp_path: Path, others: list[tuple[str, str]], of_area: int, told: list[tuple[str, str, int]]
) -> None:
    """Over all files of a month."""
    problems = made(tmp_path, others + [("ITAS", "Koja")] * of_area).gathered().problems
    found = [(one.code, one.field, one.details["count"]) for one in problems if one.code.startswith("persons-mostly-")]
    assert found == told


def test_the_return_says_it_before_the_next_step(tmp_path: Path) -> None:
    """On the last lines, and in the summary and the problems of the document."""
    made(tmp_path, [("ITAS", "Kota Malang")] * 12)
    done = CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, ("return", "2024-09", "-C", str(tmp_path)))
    lines = done.stderr.splitlines()
    place = lines.index("Before handing it in:")
    assert lines[place + 1].startswith("    12 of 12 persons lie outside the work area; check the kecamatan")
    assert lines[place + 2].startswith("The return of 2024-09 is made.")
    (pages,) = (tmp_path / "outputs" / "2024-09").glob("*.pdf")
    said = " ".join(text_of(pages, "-raw").split())
    assert said.count("Sebagian besar orang dalam register berada di luar wilayah kerja") == 2
