"""What ``pora check`` says of the precedents of a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.pipeline.check import check
from reports.pipeline.request import Request
from reports.vocabulary import config as configuration
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path


def test_check_names_a_precedent_that_is_newer_than_the_meeting(tmp_path: Path) -> None:
    """It is left out of the pack, which nobody would notice otherwise."""
    office = meetings.themed_office(tmp_path)
    path = office / "themes" / "tenaga-kerja-asing.toml"
    entry = '[[precedents]]\nplace = "A"\nwhen = "B"\noffice = "C"\nevent = "D"\noutcome = "E"\nsource = "F"\n'
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{entry}published = 2024-12-01\n", encoding="utf-8")
    (problem,) = check((), Request(office), configuration.load(office)).problems
    assert (problem.code, problem.sheet, problem.cell) == ("precedent-later", "Rapat", "B10")
    assert problem.details["published"] == "2024-12-01"
