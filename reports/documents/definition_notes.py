"""Puts definition and source under each table and form, so that nobody has to look them up in an annex.

Shared editions keep the table of definitions instead: what stands under their tables is composed anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.annexes import defined_table, short_name
from reports.documents.derived_figures import SHORT_SUFFIX
from reports.model.document import Form, Section, Table
from reports.vocabulary import kinds, table_names

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Block
    from reports.model.figures import FigureTable


def with_definitions(material: Material, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return numbered sections with definition and source as the first note under each table that has rows.

    A definition is printed once; further tables with the same one name the first. A short form of a table, as the
    summary has it, leaves it to the whole.
    """
    names: dict[str, str] = {}
    return tuple(_section(material, section, names) for section in sections)


def _section(material: Material, section: Section, names: dict[str, str]) -> Section:
    blocks = tuple(_block(material, block, names) for block in section.blocks)
    return replace(section, blocks=blocks, sections=tuple(_section(material, part, names) for part in section.sections))


def _block(material: Material, block: Block, names: dict[str, str]) -> Block:
    if not isinstance(block, Table | Form) or block.nil or block.id.endswith(SHORT_SUFFIX):
        return block
    table = defined_table(block.id, material.figures.tables)
    if table is None or not table.definition:
        return block
    return replace(block, notes=(f"{_definition(table, block.title, names)} {_source(table)}", *block.notes))


def _definition(table: FigureTable, title: str, names: dict[str, str]) -> str:
    """Return the definition of a table, or where it was printed before."""
    first = names.setdefault(table.definition, short_name(title))
    if first != short_name(title):
        return f"Definisi: lihat {first}."
    return f"Definisi: {table.definition[:1].lower()}{table.definition[1:].rstrip('.')}."


def _source(table: FigureTable) -> str:
    return f"Sumber: {kinds.in_sentence(table_names.kind_of(table.id))}."
