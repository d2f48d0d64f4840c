"""What ``pora check`` says of the precedents of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.pipeline.check import check
from reports.pipeline.request import Request
from reports.vocabulary import config as configuration
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path


def told(folder: Path, *precedents: str) -> list[tuple[str, str | None, str | None, dict[str, object]]]:
    """Return what check remarks of a theme with precedents of which only the dates are given."""
    office = meetings.themed_office(folder)
    path = office / "themes" / "tenaga-kerja-asing.toml"
    entry = '[[precedents]]\nplace = "A"\nwhen = "B"\noffice = "C"\nevent = "D"\noutcome = "E"\nsource = "F"\n'
    entries = "".join(f"{entry}{dates}" for dates in precedents)
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{entries}", encoding="utf-8")
    problems = check((), Request(office), configuration.load(office)).problems
    return [(one.code, one.sheet, one.cell, dict(one.details)) for one in problems]


def test_check_names_a_precedent_that_happened_after_the_meeting(tmp_path: Path) -> None:
    """It is left out of the pack, which nobody would notice otherwise; the day is that of the pack."""
    found = told(tmp_path, "earliest = 2024-10-10\npublished = 2024-12-01\n", "earliest = 2024-10-09\n")
    assert found == [("precedent-later", "Rapat", "B10", {"place": "A", "day": "2024-10-10"})]


def test_check_names_a_source_that_is_not_older_than_the_meeting(tmp_path: Path) -> None:
    """It is cited nonetheless."""
    found = told(tmp_path, "published = 2024-10-09\n", "published = 2024-10-08\n", "")
    assert found == [("precedent-source-later", "Rapat", "B10", {"place": "A", "day": "2024-10-09"})]
