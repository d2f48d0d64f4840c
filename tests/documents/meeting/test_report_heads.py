"""Time, addressee and copies in the report of a meeting that is over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.documents.meeting.report import meeting_report
from reports.model.document import Particulars
from reports.vocabulary import formats
from tests.documents.meeting import minutes_material as made


def report(material):
    """Compose a report for other agencies."""
    return meeting_report(material, edition="antarinstansi", version="0")


def sections(document):
    """Return the sections of a document by their ids."""
    return {part.id: part for part in document.sections}


@pytest.mark.parametrize(
    ("time", "printed"),
    [("09.00 WIB s.d. selesai", "09.00 WIB s.d. ……………"), ("13.30 s/d Selesai", "13.30 s.d. ……………"),
     ("09.00–12.15 WIB", "09.00–12.15 WIB"), ("09.00 WIB s.d. 12.15 WIB", "09.00 WIB s.d. 12.15 WIB")],
)  # fmt: skip
def test_the_end_of_a_meeting_that_is_over_is_a_line_to_fill_in(time, printed):
    """Its invitation may leave it open, its report may not."""
    material = made.held()
    over = replace(material, meeting=replace(material.meeting, time=time))
    when = sections(report(over))["waktu"].blocks[0].items
    assert dict(when)["Waktu"] == printed.replace("……………", formats.DOTTED)


def test_the_report_names_its_addressee_and_copies():
    """As the letters of the office do; the message to leaders names who signs it."""
    material = made.held()
    items = dict(
        next(
            block for block in sections(report(material))["penyampaian"].blocks if isinstance(block, Particulars)
        ).items
    )
    assert items["Kepada"].startswith("Kepala Kantor Wilayah")
    copies = material.data.config.letters.copies
    assert all(copy in items["Tembusan"] for copy in copies)
