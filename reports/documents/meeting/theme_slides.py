"""Slides on the theme of a meeting: calendar, what is lawful and how it is recorded, incidents, precedents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.meeting import theme_section
from reports.model.document import Paragraph, Table
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block

_SOURCE = "Sumber"
"""Head of the last column of tables of what was published elsewhere; on slides it stands in the notes."""


def parts(material: MeetingMaterial) -> tuple[tuple[str, str, tuple[Block, ...]], ...]:
    """Return id, title and blocks of each slide; one that the theme says nothing to has no blocks."""
    return (
        ("kalender", "Kalender tema", (*_next(material), *_without_sources(theme_section.calendar(material)))),
        ("pencatatan", "Yang sah dan cara mencatatnya", _without_sources(theme_section.conducts(material))),
        ("kejadian-tema", "Kejadian yang berkaitan dengan tema", _incidents(material)),
        ("preseden", "Preseden di tempat lain", _without_sources(theme_section.precedents(material)[1:])),
    )


def _next(material: MeetingMaterial) -> tuple[Paragraph, ...]:
    """Return what comes next in the calendar; nothing where all of it is past or current."""
    coming = next(iter(theme_section.coming(material)), None)
    if coming is None:
        return ()
    entry, phase = coming
    text = f"Berikutnya: {entry.text[:1].lower()}{entry.text[1:]}, {theme_section.days(entry)} ({phase})."
    return (Paragraph(text, is_headline=True),)


def _incidents(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the sentence on the incidents as the message over their table."""
    opening, *tables = theme_section.incidents(material) or (None,)
    if not isinstance(opening, Paragraph):
        return ()
    return (replace(opening, is_headline=True), *tables)


def _without_sources(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return tables without the column of sources, which a note names instead."""
    return tuple(_without_source(block) if isinstance(block, Table) else block for block in blocks)


def _without_source(table: Table) -> Table:
    if not table.rows or table.head[-1] != _SOURCE:
        return table
    sources = tuple(dict.fromkeys(str(row.cells[-1]) for row in table.rows))
    rows = tuple(replace(row, cells=row.cells[:-1]) for row in table.rows)
    note = f"{_SOURCE}: {formats.joined(sources)}."
    return replace(table, head=table.head[:-1], rows=rows, notes=(*table.notes, note))
