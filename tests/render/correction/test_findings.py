"""What a sender is told of the problems of a file: nothing of the persons in files of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.model.sheet import FileReading
from reports.problems import Problem
from reports.render.correction.findings import translate_problems

if TYPE_CHECKING:
    from collections.abc import Mapping

OWN, OTHER = "inputs/own.xlsx", "inputs/rahasia/other.xlsx"


def untranslated(message: str, values: Mapping[str, object]) -> str:
    """Fill the places of a message in English."""
    return message.format_map(values)


def told(code: str, place: str, **details: object) -> list[tuple[str, str]]:
    """Return code and message of the findings of a problem that names a place."""
    problem = Problem(code, OWN, "SEPTEMBER", "C3", details={"path": place, "row": 7, **details})
    file = FileReading(OWN, "", "read", problems=(problem,))
    return [(one.code, one.message) for one in translate_problems(file, {OWN, OTHER}, untranslated)]


@pytest.mark.parametrize("code", ["duplicate", "duplicate-differs"])
def test_of_a_copy_elsewhere_nothing_is_said(code: str) -> None:
    """Not even that there is one; within the own workbook its row and the fields that differ."""
    assert told(code, f"{OTHER} › SHEET", fields="permit_expiry") == []
    ((own, message),) = told(code, f"{OWN} › SEPTEMBER", fields="permit_expiry")
    assert (own, "row 7 of SEPTEMBER" in message) == (code, True)


@pytest.mark.parametrize("code", ["person-similar", "passport-shared"])
def test_of_other_persons_elsewhere_nothing(code: str) -> None:
    """A guess gets no answer; of persons in the own workbook it is told."""
    assert told(code, OTHER, reason="name and birth date") == []
    assert len(told(code, OWN, reason="name and birth date")) == 1
