"""No empty tables: those without rows are named in one sentence a section, with the reason why there are none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.derived import SHORT
from reports.model.document import Paragraph, Table
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Block, Section
    from reports.model.figures import Figure

_UNDELIVERED = "belum disampaikan"
"""In a paragraph of the section: that its data were not delivered is not said twice."""


def without_empty(data: Material, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections whose tables without rows are replaced by a sentence."""
    return tuple(
        replace(one, blocks=_blocks(data, one.blocks), sections=without_empty(data, one.sections)) for one in sections
    )


def _blocks(data: Material, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    empty = [one for one in blocks if isinstance(one, Table) and one.nil]
    kept = tuple(one for one in blocks if not (isinstance(one, Table) and one.nil))
    told = any(isinstance(one, Paragraph) and _UNDELIVERED in one.text for one in kept)
    reasons = dict.fromkeys(one.nil for one in empty if not (told and one.nil == formats.NOT_DELIVERED))
    return (*kept, *(_told(data, reason, [one for one in empty if one.nil == reason]) for reason in reasons))


def _told(data: Material, reason: str, tables: list[Table]) -> Paragraph:
    """Name the tables that have no rows for one reason."""
    titles = formats.joined([one.title[:1].lower() + one.title[1:] for one in tables])
    figures = tuple(figure for one in tables for figure in _figures(data, one.id))
    return Paragraph(f"{reason}: {titles}.", figures)


def _figures(data: Material, table_id: str) -> tuple[Figure, ...]:
    """Return the total of a measured table, so that its state is among the figures of the document."""
    known = table_id.removesuffix(SHORT)
    return (data.figure(known),) if known in data.figures.tables else ()
