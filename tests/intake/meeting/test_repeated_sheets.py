"""Of two sheets of a meeting workbook that are the same the first is read, and the second is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

MORE = [meetings.INVITED, (1, "Kodim", "Dandim", None, "Ya", None), (2, "Bawaslu", "Ketua", None, "Ya", None)]


def reading(folder: Path, content: bytes) -> FileReading:
    """Read a workbook through the whole of intake."""
    (folder / "rapat.xlsx").write_bytes(content)
    return read_file(Found(folder / "rapat.xlsx", is_lock=False), "rapat.xlsx")


@pytest.mark.parametrize("name", ["undangan ", "Daftar Hadir", "PESERTA"])
def test_a_second_sheet_of_invitees_is_told_and_not_read(tmp_path: Path, name: str) -> None:
    """Whatever it is called: it may be an older list."""
    file = reading(tmp_path, meetings.workbook({**meetings.sheets(), name: MORE}))
    repeated = [one for one in file.problems if one.code == "meeting-sheet-repeated"]
    assert [(one.sheet, one.cell, one.details) for one in repeated] == [(name, None, {"head": "Undangan"})]
    assert file.meeting is not None
    assert [one.agency for one in file.meeting.invitees] == ["Polres Metro", "Kodim"]


def test_the_first_in_the_workbook_is_the_one_that_counts(tmp_path: Path) -> None:
    """Not the one with the better name."""
    file = reading(tmp_path, meetings.workbook({"Daftar Hadir": MORE, **meetings.sheets()}))
    assert [(one.code, one.sheet) for one in file.problems] == [("meeting-sheet-repeated", "Undangan")]
    assert file.meeting is not None
    assert [one.agency for one in file.meeting.invitees] == ["Kodim", "Bawaslu"]


def test_every_third_sheet_is_told_too(tmp_path: Path) -> None:
    """Each by its own name."""
    sheets = {**meetings.sheets(), "RTL": [meetings.FOLLOW_UPS], "Rencana Tindak Lanjut": [meetings.FOLLOW_UPS]}
    file = reading(tmp_path, meetings.workbook(sheets))
    repeated = [one.sheet for one in file.problems if one.code == "meeting-sheet-repeated"]
    assert repeated == ["RTL", "Rencana Tindak Lanjut"]
