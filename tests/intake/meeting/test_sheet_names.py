"""A workbook is one of a meeting by the names of its sheets."""

from __future__ import annotations

import pytest

from reports.intake.meeting import is_meeting
from reports.model.grid import Grid


@pytest.mark.parametrize(
    ("names", "is_one"),
    [
        (("Rapat", "Undangan", "Keputusan"), True),
        (("undangan", "TINDAK  LANJUT", "Keputusan"), True),
        (("Umum", "Daftar Hadir", "RTL"), True),
        (("Peserta", "Foto", "Jadwal Acara", "Sheet1"), False),
        (("Rapat", "Undangan"), False),
        (("Undangan", "UNDANGAN ", "Keputusan"), False),
    ],
)
def test_a_meeting_is_known_by_its_sheets(names: tuple[str, ...], is_one: bool) -> None:
    """Three of them, and with other words only where the sheet of facts is there."""
    assert is_meeting([Grid(name, ()) for name in names]) == is_one
