"""Writes a sheet for every reading table of a document, with its number, title, columns and headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.model.document import Table
from reports.render.excel import cover, document_table, headline_row, names
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Document, Section
    from reports.render.excel import styles
    from reports.render.excel.figure_index import FigureIndex
    from reports.render.excel.package import CachedValues

_NUMBERED = re.compile(r"(Tabel \d+)\. ")


def write(
    workbook: Workbook,
    document: Document,
    page: styles.Page,
    cached: CachedValues,
    *,
    group: str,
    index: FigureIndex,
) -> list[cover.Entry]:
    """Write every numbered table, with its figures for the index; return the entries for the cover, under a heading."""
    entries, headline_by_id = [], headline_row.by_table(document.sections)
    for table in _tables(document.sections):
        number = _NUMBERED.match(table.title)
        if number:
            title = table.title[number.end() :]
            sheet: Worksheet = workbook.create_sheet(sheet_name(table, number[1], workbook.sheetnames))
            headline = headline_by_id.get(table.id, "")
            document_table.write_table(sheet, table, page=page, cached=cached, headline=headline)
            index.add(table, sheet.title, document_table.places(table))
            entries.append(cover.Entry(sheet.title, group, title))
    return entries


def has_table(document: Document, table_id: str) -> bool:
    """Tell whether a document prints a table."""
    return any(table.id == table_id for table in _tables(document.sections))


def _tables(sections: tuple[Section, ...]) -> Iterator[Table]:
    """Yield the reading tables of a document in order."""
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Table))
        yield from _tables(section.sections)


def sheet_name(table: Table, number: str, existing: list[str]) -> str:
    """Return a free name that says what a table is about, such as ``Tabel 7 Kecamatan-kelamin``."""
    words = formats.opening(names.short_name(table.id))
    name = f"{number} {words}"
    if len(name) > names.LONGEST_NAME:
        name = name[: names.LONGEST_NAME + 1].rpartition(" ")[0]
    return names.free_name(name, existing)
