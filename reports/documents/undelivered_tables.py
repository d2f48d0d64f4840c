"""Leaves out the empty tables of a section that says itself that its data were not delivered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.model.document import Paragraph, Table
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.document import Block, Section

_LEFT_OUT = "Tabel pada bagian ini tidak disajikan karena datanya belum disampaikan atau belum terbaca."


def without_undelivered_tables(section: Section) -> Section:
    """Return a section without tables that are a head over ``Data belum disampaikan``.

    A section whose tables all lack their data keeps its sentences, which say so. Sections below it that would be left
    with nothing are left out together; where another one still has something, such a section says it in a sentence of
    its own, so that no number of a heading is missing.
    """
    blocks = _without_empty_tables(section.blocks)
    parts = tuple(map(without_undelivered_tables, section.sections))
    parts_left = tuple(part for part in parts if part.blocks or part.sections)
    if not parts_left:
        return replace(section, blocks=blocks, sections=())
    return replace(section, blocks=blocks, sections=tuple(_with_sentence(part) for part in parts))


def _without_empty_tables(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks without their tables if none of these has data; otherwise all of them."""
    tables = [block for block in blocks if isinstance(block, Table)]
    if any(table.nil != formats.NOT_DELIVERED for table in tables):
        return blocks
    return tuple(block for block in blocks if not isinstance(block, Table))


def _with_sentence(part: Section) -> Section:
    return part if part.blocks or part.sections else replace(part, blocks=(Paragraph(_LEFT_OUT),))
