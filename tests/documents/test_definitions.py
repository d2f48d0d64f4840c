"""Definition and source under the tables of a return."""

from __future__ import annotations

import re

from reports.documents.figures_used import iter_blocks
from reports.model.document import Form, Table


def tables(document):
    """Return all tables and forms in reading order."""
    return [block for block in iter_blocks(document.sections) if isinstance(block, Table | Form)]


def test_definition_and_source_stand_under_each_table(invented):
    """Each definition once; a table with the same one names the first, which exists. Shared editions have a table."""
    document = invented.document()
    printed = [one for one in tables(document) if not one.nil]
    numbers = [one.title.partition(".")[0] for one in printed]
    said = {one.id: one.notes[0] for one in printed if one.notes and one.notes[0].startswith("Definisi: ")}
    assert {one.id for one in printed if one.id in invented.figures().tables} <= set(said)
    assert all(re.search(r"\. Sumber: [a-z].*\.$", note) for note in said.values())
    own = [note.partition(" Sumber:")[0] for note in said.values() if not note.startswith("Definisi: lihat ")]
    assert len(set(own)) == len(own)
    for name in re.findall(r"Definisi: lihat ([^.]+)\.", " ".join(said.values())):
        assert name in numbers
    assert "definisi-tabel" not in {one.id for one in printed}
    shared = invented.document(edition="antarinstansi")
    named = [
        name
        for row in next(one for one in tables(shared) if one.id == "definisi-tabel").rows
        for name in row.cells[0].split(", ")
    ]
    assert len(set(named)) == len(named)
    assert set(named) < {one.title.partition(".")[0] for one in tables(shared)}
