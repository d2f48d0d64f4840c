"""What openpyxl leaves undone in the saved package: cached values of formulas, fixed times, a fixed order of parts.

A formula without its value shows nothing in readers that do not calculate (viewers, previews, phones), and a package
with the time of day in it is another file on every run. Both are mended on the bytes, since openpyxl offers neither.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from reports.render.zip_package import CORE, unzip_parts, with_times, zip_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Cell = str | int | date | None
    from collections.abc import Mapping

    from openpyxl import Workbook

    pass

_FIRST = ("[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "xl/workbook.xml")
_FORMULA = re.compile(r'(<c r="([A-Z]+[0-9]+)"[^>]*><f>[^<]*</f>)(?:<v\s*/>|<v></v>)')
_FONT = re.compile(r"<font>(.*?)</font>")
_FONT_PART = re.compile(r"<(\w+)\b[^>]*/>")
_FONT_ORDER = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name")
"""Order of a font's parts in the file format; openpyxl writes them in another, and Excel may offer a repair."""


@dataclass
class Cached:
    """Values of the formulas written so far, by sheet title and cell name."""

    values: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, sheet: str, cell: str, value: int) -> None:
        """Remember what the formula of a cell comes to."""
        self.values.setdefault(sheet, {})[cell] = value


def save(
    workbook: Workbook, cached: Cached, stamp: date, *, face: str = "", bulks: Mapping[str, Bulk] | None = None
) -> bytes:
    """Return the workbook as bytes that depend on its content only.

    Args:
        workbook: what to save; its formulas have no values yet.
        cached: the values of its formulas.
        stamp: written as the time of creation and change.
        face: type of cells without a style, by which column widths are measured too; empty to leave it.
        bulks: sheet title → the many rows of a data sheet.
    """
    buffer = BytesIO()
    workbook.save(buffer)
    # Chart sheets of a template are numbered apart.
    parts = {f"xl/worksheets/sheet{number}.xml": sheet.title for number, sheet in enumerate(workbook.worksheets, 1)}
    contents: dict[str, bytes] = unzip_parts(buffer)
    contents[CORE] = with_times(contents[CORE], f"{stamp.isoformat()}T00:00:00Z")
    styles = _with_ordered_fonts(contents["xl/styles.xml"])
    contents["xl/styles.xml"] = _with_face(styles, face) if face else styles
    for part, title in parts.items():
        contents[part] = _with_values(contents[part], cached.values.get(title, {}))
    many = {part: chunks(contents[part], bulks[title]) for part, title in parts.items() if bulks and title in bulks}
    return zip_parts({**contents, **many}, _FIRST)


def _with_values(sheet: bytes, values: Mapping[str, int]) -> bytes:
    """Put the cached values into a sheet part; formulas of the template that are not ours stay as they are."""

    def with_value(match: re.Match[str]) -> str:
        """Return the cell with its value."""
        value = values.get(match[2])
        return match[0] if value is None else f"{match[1]}<v>{value}</v>"

    return _FORMULA.sub(with_value, sheet.decode("utf-8")).encode("utf-8") if values else sheet


def _with_ordered_fonts(styles: bytes) -> bytes:
    """Put the parts of each font in the order of the file format."""

    def place(part: re.Match[str]) -> int:
        """Return where a part belongs; what is not listed comes last, as it came."""
        return _FONT_ORDER.index(part[1]) if part[1] in _FONT_ORDER else len(_FONT_ORDER)

    def ordered(match: re.Match[str]) -> str:
        """Return the font with its parts in order."""
        parts = sorted(_FONT_PART.finditer(match[1]), key=place)
        return f"<font>{''.join(part[0] for part in parts)}</font>"

    return _FONT.sub(ordered, styles.decode("utf-8")).encode("utf-8")


def _with_face(styles: bytes, face: str) -> bytes:
    """Set the first font, which openpyxl fixes to one that few machines without Excel have."""
    font = f'<font><sz val="10"/><name val="{face}"/><family val="2"/></font>'
    return _FONT.sub(font, styles.decode("utf-8"), count=1).encode("utf-8")


_AT_ONCE = 200
"""Rows that are turned into text together."""
_EPOCH = date(1899, 12, 30)
"""Day zero of Excel's calendar, as it counts from March 1900 on."""
_ROWS = re.compile(r'<row r="2".*(?=</sheetData>)', re.DOTALL)
_LOOK = re.compile(r'<c r="A\d+"(?: s="(\d+)")?')
_DIMENSION = re.compile(r'<dimension ref="A1:([A-Z]+)\d+"')


@dataclass(frozen=True)
class Bulk:
    """Rows of one sheet, from row 2 on."""

    rows: Sequence[Sequence[tuple[Cell, int]]]
    """Each cell with its look, as a place among those that stand below each other in the sheet, from 0."""


def chunks(sheet: bytes, bulk: Bulk) -> Iterator[bytes]:
    """Yield a sheet's part with its rows, piece by piece.

    Args:
        sheet: the part; it has a head in row 1 that is as wide as the rows, and below it, in column A, every look.
        bulk: the rows that take the place of the looks.
    """
    text = sheet.decode("utf-8")
    looks = _ROWS.search(text)
    if looks is None or not bulk.rows:
        yield sheet
        return
    styled = [f' s="{style}"' if style else "" for style in _LOOK.findall(looks[0])]
    letters = [get_column_letter(place) for place in range(1, len(bulk.rows[0]) + 1)]
    last = len(bulk.rows) + 1
    yield _DIMENSION.sub(rf'<dimension ref="A1:\g<1>{last}"', text[: looks.start()], count=1).encode()
    content = lru_cache(maxsize=1 << 15)(lambda cell: f"{styled[cell[1]]}{_content(cell[0])}")
    for first in range(0, len(bulk.rows), _AT_ONCE):
        part = enumerate(bulk.rows[first : first + _AT_ONCE], first + 2)
        yield "".join(_row(number, letters, map(content, row)) for number, row in part).encode()
    yield text[looks.end() :].encode()


def _row(number: int, letters: Sequence[str], contents: Iterable[str]) -> str:
    cells = [f'<c r="{letter}{number}"{content}' for letter, content in zip(letters, contents, strict=True)]
    return f'<row r="{number}">{"".join(cells)}</row>'


def _content(value: Cell) -> str:
    """Return the rest of a cell after its name and look."""
    if value is None:
        return "/>"
    if isinstance(value, str):
        return f' t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    number = (value - _EPOCH).days if isinstance(value, date) else value
    return f' t="n"><v>{number}</v></c>'
