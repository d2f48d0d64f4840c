"""Normal forms of texts."""

from __future__ import annotations

from reports.vocabulary.text import printable


def test_names_are_printable_whatever_they_hold() -> None:
    """No line break, no turned writing, nothing that cannot be encoded."""
    assert printable("Laporan é 印.xlsx") == "Laporan é 印.xlsx"
    assert printable("a\nb\u202ec\udcff.csv") == "a\\u000ab\\u202ec\\udcff.csv"
