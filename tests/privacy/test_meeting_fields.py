"""Every list of a meeting is searched: a new one that is forgotten fails here."""

from __future__ import annotations

import dataclasses
from typing import get_type_hints

from reports.model.meeting import Meeting
from reports.privacy.meeting_fields import LISTS, NO_SENTENCES, NO_TEXT, text_fields


def test_every_list_of_a_meeting_is_searched() -> None:
    """Each field of the model that is a list of items is in the one declared list."""
    hints = get_type_hints(Meeting)
    lists = {field.name for field in dataclasses.fields(Meeting) if str(hints[field.name]).startswith("tuple")}
    assert lists == set(LISTS)


def test_names_of_workbooks_are_searched_for_persons_but_hold_no_sentence() -> None:
    """The path and codes of files never reach a document as text."""
    meeting = Meeting(name="rapat-2024-10-16", path="inputs/x.xlsx", subject="Tema", district="31.72.01")
    assert set(text_fields(meeting)) == {"name", "subject", "district"}
    assert set(text_fields(meeting, NO_SENTENCES)) == {"subject"}
    assert NO_TEXT < NO_SENTENCES
