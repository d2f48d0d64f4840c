"""The message to leaders as plain text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.documents.meeting.atensi import attention_report
from reports.model.document import Listing, Paragraph, Particulars, Section
from reports.render import plain
from tests.documents.meeting import minutes_material as made


def text(material):
    """Return the message of a meeting."""
    return plain.render(attention_report(material, edition="antarinstansi"))


@pytest.mark.parametrize("material", [made.held(), made.quiet(), made.large()], ids=["held", "quiet", "large"])
def test_lines_are_short_and_without_markup(material):
    """Ready to be pasted into a message."""
    lines = text(material).splitlines()
    assert max(map(len, lines)) <= 78
    assert not any(line != line.rstrip() or line.startswith(("#", "*", "|")) or "**" in line for line in lines)
    assert lines[:2] == ["TERBATAS", "LAPORAN ATENSI PIMPINAN"]


def test_parts_are_those_of_custom():
    """To whom, what, when and where, the account."""
    headings = [line for line in text(made.held()).splitlines() if line.isupper() or line.startswith("Kepada")]
    assert headings == [
        "TERBATAS", "LAPORAN ATENSI PIMPINAN", "Kepada Yth.", "I. KEGIATAN", "II. WAKTU DAN TEMPAT",
        "III. URAIAN KEGIATAN",
    ]  # fmt: skip


def test_lists_and_particulars_hang():
    """What runs on stands under its own text."""
    blocks = (
        Listing(("kata " * 30, "dua"), numbered=True),
        Listing(("butir",), numbered=False),
        Particulars((("Hari", "Rabu"), ("Tempat", "Aula"))),
        Paragraph("Satu\nbaris\x07."),
    )
    document = replace(attention_report(made.held(), edition="dinas"), sections=(Section("a", "", blocks),))
    lines = plain.render(document).splitlines()[3:]
    assert lines[0].startswith("1. kata")
    assert lines[1].startswith("   kata")
    assert lines[-5:] == ["2. dua", "- butir", "Hari   : Rabu", "Tempat : Aula", "Satu baris."]
