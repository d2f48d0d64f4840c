"""Numbers the tables and charts of a whole document, after all its parts are composed."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from reports.model.charts import Chart, Matrix, Series, TileMap, Trend
from reports.model.document import Form, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Block


def number_titles(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with ``Tabel n.`` or ``Grafik n.`` before each title, in reading order."""
    tables, charts = count(1), count(1)
    return tuple(_number_section(section, tables, charts) for section in sections)


def _number_section(section: Section, tables: Iterator[int], charts: Iterator[int]) -> Section:
    blocks = tuple(_number_block(block, tables, charts) for block in section.blocks)
    parts = tuple(_number_section(part, tables, charts) for part in section.sections)
    return replace(section, blocks=blocks, sections=parts)


def _number_block(block: Block, tables: Iterator[int], charts: Iterator[int]) -> Block:
    if isinstance(block, Table | Form):
        return replace(block, title=f"Tabel {next(tables)}. {block.title}")
    if isinstance(block, Chart | Matrix | Series | TileMap | Trend):
        return replace(block, title=f"Grafik {next(charts)}. {block.title}")
    return block
