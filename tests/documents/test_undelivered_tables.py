"""Sections keep what has data, and are no row of empty tables."""

from __future__ import annotations

from reports.documents.undelivered_tables import without_undelivered_tables
from reports.model.document import Paragraph, Row, Section, Table
from reports.vocabulary import formats


def table(nil=""):
    """Return a table with a row, or an empty one that says why."""
    return Table("t", "Tabel", "Orang", ("Kecamatan",), () if nil else (Row(("Koja",)),), nil=nil)


MISSING, NIHIL = table(formats.NOT_DELIVERED), table(formats.NIHIL)
SENTENCE = Paragraph("Register orang asing belum disampaikan.")


def test_a_section_without_data_is_its_sentence() -> None:
    """Its parts would be headings over nothing."""
    parts = (Section("a", "1. A", (MISSING,)), Section("b", "2. B", (MISSING, MISSING)))
    assert without_undelivered_tables(Section("s", "B. S", (SENTENCE,), parts)) == Section("s", "B. S", (SENTENCE,))


def test_a_part_without_data_beside_one_with_data_keeps_its_number() -> None:
    """It says that it has none."""
    section = without_undelivered_tables(
        Section("s", "B. S", (SENTENCE,), (Section("a", "1. A", (MISSING,)), Section("b", "2. B", (table(),))))
    )
    assert [part.title for part in section.sections] == ["1. A", "2. B"]
    assert section.sections[0].blocks[0].text.startswith("Tabel pada bagian ini tidak disajikan")
    assert section.sections[1].blocks == (table(),)


def test_an_empty_table_beside_a_full_one_is_printed() -> None:
    """No sentence of the section says that it lacks its data; NIHIL is data."""
    for other in (table(), NIHIL):
        section = Section("s", "5. S", (SENTENCE, MISSING, other))
        assert without_undelivered_tables(section) == section
