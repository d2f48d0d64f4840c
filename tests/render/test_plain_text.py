"""The message to leaders as plain text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.documents.meeting.atensi import attention_report
from reports.model.document import Listing, Paragraph, Particulars, Section
from reports.render import plain_text
from tests.documents.meeting import minutes_material as made


def text(material):
    """Return the message of a meeting."""
    return plain_text.render(attention_report(material, edition="antarinstansi"))


@pytest.mark.parametrize("material", [made.held(), made.quiet(), made.large()], ids=["held", "quiet", "large"])
def test_a_message_has_no_markup_and_breaks_no_line(material):
    """Ready to be pasted into a message, which breaks lines by its own width."""
    lines = text(material).splitlines()
    (chair,) = [line for line in lines if line.startswith("Rapat dipimpin oleh ")]
    assert chair.endswith(".")
    assert not any("  " in line for line in lines)
    assert not any(line != line.rstrip() or line.startswith(("#", "*", "|")) or "**" in line for line in lines)
    assert lines[:2] == ["TERBATAS", "LAPORAN ATENSI PIMPINAN"]


def test_parts_are_those_of_custom():
    """To whom, what, when and where, the account."""
    headings = [line for line in text(made.held()).splitlines() if line.isupper() or line.startswith("Kepada")]
    assert headings == [
        "TERBATAS", "LAPORAN ATENSI PIMPINAN", "Kepada Yth.", "I. KEGIATAN", "II. WAKTU DAN TEMPAT",
        "III. URAIAN KEGIATAN",
    ]  # fmt: skip


def test_a_paragraph_or_point_is_one_line():
    """Blanks and control characters aside; its height on a page is another matter."""
    blocks = (
        Listing(("kata " * 30, "dua"), numbered=True),
        Listing(("butir",), numbered=False),
        Particulars((("Hari", "Rabu"), ("Tempat", "Aula"))),
        Paragraph("Satu\nbaris\x07."),
    )
    document = replace(attention_report(made.held(), edition="dinas"), sections=(Section("a", "", blocks),))
    made_text = plain_text.render(document)
    lines = made_text.splitlines()[3:]
    assert lines[0] == f"1. {'kata ' * 30}".strip()
    assert lines[1:] == ["2. dua", "- butir", "Hari: Rabu", "Tempat: Aula", "Satu baris."]
    assert plain_text.count_lines(made_text) == len(made_text.splitlines()) + 1
