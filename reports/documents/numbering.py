"""Numbers the tables and charts of a whole document, after all its parts are composed."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from reports.model.charts import Chart, Matrix, Series, TileMap, Trend
from reports.model.document import Form, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.model.document import Block


def number_titles(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with ``Tabel n.``, ``Formulir n.`` or ``Grafik n.`` before each title, in reading order."""
    counters = {name: count(1) for name in ("Tabel", "Formulir", "Grafik")}
    return tuple(_number_section(section, counters) for section in sections)


def _number_section(section: Section, counters: Mapping[str, Iterator[int]]) -> Section:
    blocks = tuple(_number_block(block, counters) for block in section.blocks)
    parts = tuple(_number_section(part, counters) for part in section.sections)
    return replace(section, blocks=blocks, sections=parts)


def _number_block(block: Block, counters: Mapping[str, Iterator[int]]) -> Block:
    match block:
        case Table():
            return replace(block, title=f"Tabel {next(counters['Tabel'])}. {block.title}")
        case Form():
            return replace(block, title=f"Formulir {next(counters['Formulir'])}. {block.title}")
        case Chart() | Matrix() | Series() | TileMap() | Trend():
            return replace(block, title=f"Grafik {next(counters['Grafik'])}. {block.title}")
        case _:
            return block
