"""Saves a workbook with what openpyxl cannot write: cached formula values, shared strings, a fixed time and order.

A formula without a cached value is blank in readers that do not calculate (viewers, previews, phones), and a package
with the time of day in it differs on every run. Both are patched in the saved bytes, since openpyxl offers neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from openpyxl.utils import get_column_letter

from reports.render.excel.string_table import StringTable, with_string_table
from reports.render.zip_package import CORE, unzip_parts, with_times, zip_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from openpyxl import Workbook

    Cell = str | int | date | None

_FIRST = ("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/workbook.xml")
_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)(?:<v\s*/>|<v></v>)')
_FONT = re.compile(r"<font>(.*?)</font>")
_FONT_PART = re.compile(r"<(\w+)\b[^>]*/>")
_FONT_ORDER = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name")
"""Order of a font's elements in the file format; openpyxl uses another, and Excel may then offer a repair."""
_RELATIONS = "xl/worksheets/_rels/"
_EMPTY_PROTECTION = b"<workbookProtection/>"
"""Written by openpyxl for every workbook, although it protects nothing."""


@dataclass
class CachedValues:
    """Values of the formulas written so far, by sheet title and cell name."""

    values: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, sheet: str, cell: str, value: int) -> None:
        """Record the value of a cell's formula."""
        self.values.setdefault(sheet, {})[cell] = value


def save(
    workbook: Workbook,
    cached: CachedValues,
    stamp: date,
    *,
    face: str = "",
    bulk_rows: Mapping[str, BulkRows] | None = None,
) -> bytes:
    """Return the workbook as bytes that depend on its content only.

    Args:
        workbook: the workbook to save; its formulas have no values yet.
        cached: the values of its formulas.
        stamp: day written as the time of creation and change.
        face: font of cells without a style, which also defines the unit of column widths; empty to leave it.
        bulk_rows: sheet title → rows of a large data sheet.
    """
    buffer = BytesIO()
    workbook.save(buffer)
    # Chart sheets of a template have their own numbering.
    parts = {f"xl/worksheets/sheet{number}.xml": sheet.title for number, sheet in enumerate(workbook.worksheets, 1)}
    contents: dict[str, bytes] = unzip_parts(buffer)
    contents[CORE] = with_times(contents[CORE], f"{stamp.isoformat()}T00:00:00Z")
    styles = _with_ordered_fonts(contents["xl/styles.xml"])
    contents["xl/styles.xml"] = _with_face(styles, face) if face else styles
    contents["xl/workbook.xml"] = contents["xl/workbook.xml"].replace(_EMPTY_PROTECTION, b"", 1)
    contents |= {name: _with_near_tables(part) for name, part in contents.items() if name.startswith(_RELATIONS)}
    strings = StringTable()
    for part, title in parts.items():
        contents[part] = strings.shared(_with_values(contents[part], cached.values.get(title, {})))
    streamed = {
        part: sheet_chunks(contents[part], bulk_rows[title], strings)
        for part, title in parts.items()
        if bulk_rows and title in bulk_rows
    }
    return zip_parts({**with_string_table(contents, strings), **streamed}, _FIRST)


def _with_near_tables(relations: bytes) -> bytes:
    """Return the relations of a sheet with its tables beside it; exceljs fails on the path from the root."""
    return relations.replace(b'Target="/xl/tables/', b'Target="../tables/')


def _with_values(sheet: bytes, values: Mapping[str, int]) -> bytes:
    """Put the cached values into a sheet part; other formulas of the template stay unchanged."""

    def with_value(match: re.Match[str]) -> str:
        """Return the cell with its value."""
        value = values.get(match[2])
        return match[0] if value is None else f"{match[1]}<v>{value}</v>"

    return _FORMULA.sub(with_value, sheet.decode("utf-8")).encode("utf-8") if values else sheet


def _with_ordered_fonts(styles: bytes) -> bytes:
    """Sort the elements of each font into the order of the file format."""

    def position(part: re.Match[str]) -> int:
        """Return the position of an element; unlisted ones come last in their original order."""
        return _FONT_ORDER.index(part[1]) if part[1] in _FONT_ORDER else len(_FONT_ORDER)

    def sort_elements(match: re.Match[str]) -> str:
        """Return the font with its elements in order."""
        parts = sorted(_FONT_PART.finditer(match[1]), key=position)
        return f"<font>{''.join(part[0] for part in parts)}</font>"

    return _FONT.sub(sort_elements, styles.decode("utf-8")).encode("utf-8")


def _with_face(styles: bytes, face: str) -> bytes:
    """Set the first font, which openpyxl fixes to one that is rare on machines without Excel."""
    font = f'<font><sz val="10"/><name val="{face}"/><family val="2"/></font>'
    return _FONT.sub(font, styles.decode("utf-8"), count=1).encode("utf-8")


_CHUNK_ROWS = 200
"""Number of rows serialised per chunk."""
_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's serial dates, valid from March 1900 on."""
_ROWS = re.compile(r'<row r="2".*(?=</sheetData>)', re.DOTALL)
_STYLE = re.compile(r'<c r="A\d+"(?: s="(\d+)")?')
_AFTER_LINKS = re.compile("(?=<(?:printOptions|pageMargins)[ />])")
"""Place of the links of a sheet in its part."""
_DIMENSION = re.compile(r'<dimension ref="A1:([A-Z]+)\d+"')


@dataclass(frozen=True)
class BulkRows:
    """Rows of a large data sheet, from row 2 on; written as XML directly, since openpyxl is slow cell by cell."""

    rows: Sequence[Sequence[tuple[Cell, int]]]
    """Each cell with the index of its style, 0-based, among the sample cells of column A from row 2 on."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Cell → the place in the workbook that it links to, as in ``'Tabel 1'!B5``."""


def sheet_chunks(sheet: bytes, bulk: BulkRows, strings: StringTable) -> Iterator[bytes]:
    """Return a sheet's part with its rows, chunk by chunk; their texts are in the string table when this returns.

    Args:
        sheet: the part: a header in row 1 as wide as the rows, below it in column A one sample cell per style.
        bulk: the rows that replace the sample cells.
        strings: takes the texts of the rows.
    """
    for row in bulk.rows:
        for value, _style in row:
            if isinstance(value, str):
                strings.index(_string(value))
    return _chunks(sheet, bulk, strings)


def _chunks(sheet: bytes, bulk: BulkRows, strings: StringTable) -> Iterator[bytes]:
    """Yield a sheet's part with its rows, chunk by chunk."""
    text = sheet.decode("utf-8")
    samples = _ROWS.search(text)
    if samples is None or not bulk.rows:
        yield sheet
        return
    attributes = [f' s="{style}"' if style else "" for style in _STYLE.findall(samples[0])]
    letters = [get_column_letter(column) for column in range(1, len(bulk.rows[0]) + 1)]
    last = len(bulk.rows) + 1
    yield _DIMENSION.sub(rf'<dimension ref="A1:\g<1>{last}"', text[: samples.start()], count=1).encode()
    content = lru_cache(maxsize=1 << 15)(lambda cell: f"{attributes[cell[1]]}{_content(cell[0], strings)}")
    for first in range(0, len(bulk.rows), _CHUNK_ROWS):
        chunk = enumerate(bulk.rows[first : first + _CHUNK_ROWS], first + 2)
        yield "".join(_row(number, letters, map(content, row)) for number, row in chunk).encode()
    links = _links(bulk.links)
    yield _AFTER_LINKS.sub(lambda _: links, text[samples.end() :], count=1).encode()


def _links(links: Mapping[str, str]) -> str:
    """Return the XML of the links of a sheet."""
    parts = (f"<hyperlink ref={quoteattr(cell)} location={quoteattr(place)}/>" for cell, place in links.items())
    return f"<hyperlinks>{''.join(parts)}</hyperlinks>" if links else ""


def _row(number: int, letters: Sequence[str], contents: Iterable[str]) -> str:
    """Return the XML of a row."""
    cells = [f'<c r="{letter}{number}"{content}' for letter, content in zip(letters, contents, strict=True)]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _string(value: str) -> str:
    """Return the XML of a text."""
    return f'<t xml:space="preserve">{escape(value)}</t>'


def _content(value: Cell, strings: StringTable) -> str:
    """Return the XML of a cell after its name and style attributes."""
    if value is None:
        return "/>"
    if isinstance(value, str):
        return f' t="s"><v>{strings.index(_string(value))}</v></c>'
    number = (value - _EPOCH).days if isinstance(value, date) else value
    return f' t="n"><v>{number}</v></c>'
