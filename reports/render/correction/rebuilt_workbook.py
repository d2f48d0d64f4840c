"""Builds a plain .xlsx from the cells that were read, for files that cannot be patched.

It holds values, merged ranges, and hidden rows, columns and sheets.
"""

from __future__ import annotations

import math
import re
import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.render.correction.opc_package import RELATIONS
from reports.render.correction.sheet_words import SHEET_OF_CSV
from reports.render.correction.worksheet_part import MOST_COLUMNS, MOST_ROWS
from reports.render.correction.xml_patch import MAIN, UnpatchableError, xml_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.model.grid import Grid, Scalar

MOST_CELLS = 5_000_000
"""Maximum number of cells: more would take minutes, and nobody could work in the workbook."""
_GENERAL, _DATE, _DATE_TIME, _DURATION, _TEXT, _QUOTED_TEXT = range(6)
"""Numbers of the cell formats in the stylesheet."""
_LIKE_FORMULA = ("=", "+", "-", "@")
_MOST_TEXT = 32_767
_WIDEST = 48
"""Maximum column width in characters."""
_SAMPLED_ROWS = 200
"""Number of first rows whose texts decide a column's width."""
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TIME = (1980, 1, 1, 0, 0, 0)
_XF = '<xf numFmtId="{}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"{}/>'
_STYLES = (
    f'<styleSheet xmlns="{MAIN.decode()}">'
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/>'
    '<numFmt numFmtId="165" formatCode="dd\\-mm\\-yyyy\\ hh:mm"/>'
    '<numFmt numFmtId="166" formatCode="[h]:mm:ss"/></numFmts>'
    '<fonts count="1"><font><sz val="10"/><name val="Arial"/><family val="2"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="6">{_XF.format(0, "")}{_XF.format(164, "")}{_XF.format(165, "")}{_XF.format(166, "")}'
    f"{_XF.format(49, '')}{_XF.format(49, ' quotePrefix=' + chr(34) + '1' + chr(34))}</cellXfs>"
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def sheet_names(grids: Sequence[Grid]) -> dict[str, str]:
    """Return sheet of the file → its name in the workbook: valid in Excel and unique."""
    names: dict[str, str] = {}
    for grid in grids:
        name = re.sub(r"[\\/?*\[\]:\x00-\x1f]", "_", grid.sheet).strip("'")[:31] or SHEET_OF_CSV
        used_names = {used.lower() for used in names.values()}
        candidates = (name, *(f"{name[:27]} {number}" for number in range(2, 10_000)))
        names[grid.sheet] = next(candidate for candidate in candidates if candidate.lower() not in used_names)
    return names


def build_workbook(grids: Sequence[Grid], names: Mapping[str, str]) -> bytes:
    """Return a workbook with the values of some sheets as bytes.

    Args:
        grids: the sheets.
        names: sheet of the file → its name in the workbook.

    Raises:
        UnpatchableError: too large for a workbook, or without a sheet.
    """
    if not grids or any(grid.height > MOST_ROWS or grid.width > MOST_COLUMNS for grid in grids):
        raise UnpatchableError
    if sum(grid.height * grid.width for grid in grids) > MOST_CELLS:
        raise UnpatchableError
    parts = {
        "[Content_Types].xml": _types(len(grids)),
        "_rels/.rels": _relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _workbook_part(grids, names),
        "xl/_rels/workbook.xml.rels": _relations(
            [*(("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(grids) + 1)),
             ("styles", "styles.xml")]
        ),
        "xl/styles.xml": _STYLES.encode(),
        **{f"xl/worksheets/sheet{number}.xml": _sheet(grid) for number, grid in enumerate(grids, 1)},
    }  # fmt: skip
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _TIME), _HEAD + content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _types(sheets: int) -> bytes:
    """Return the part of the content types for a number of sheets."""
    overrides = {"xl/workbook.xml": f"{_KIND}.sheet.main+xml", "xl/styles.xml": f"{_KIND}.styles+xml"}
    overrides |= {f"xl/worksheets/sheet{number}.xml": f"{_KIND}.worksheet+xml" for number in range(1, sheets + 1)}
    inner = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{relations}{inner}</Types>'.encode()


def _relations(targets: Sequence[tuple[str, str]]) -> bytes:
    """Return a part of relations, given as kind and target."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'.encode()


def _workbook_part(grids: Sequence[Grid], names: Mapping[str, str]) -> bytes:
    """Return the workbook part, which lists the sheets."""
    sheets = b"".join(
        b'<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>'
        % (xml_text(names[grid.sheet]), number, b' state="hidden"' if grid.hidden else b"", number)
        for number, grid in enumerate(grids, 1)
    )
    return b'<workbook xmlns="%s" xmlns:r="%s"><bookViews><workbookView/></bookViews><sheets>%s</sheets></workbook>' % (
        MAIN, RELATIONS.encode(), sheets,
    )  # fmt: skip


def _sheet(grid: Grid) -> bytes:
    """Return the worksheet part of a grid."""
    rows = b"".join(_row(grid, number, cells) for number, cells in enumerate(grid.rows, 1))
    merged = [
        f'<mergeCell ref="{cell_name(span.top, span.left)}:{cell_name(span.bottom, span.right)}"/>'
        for span in grid.merged
    ]
    merges = f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells>' if merged else ""
    return b'<worksheet xmlns="%s">%s<sheetData>%s</sheetData>%s</worksheet>' % (
        MAIN, _columns(grid), rows, merges.encode(),
    )  # fmt: skip


def _columns(grid: Grid) -> bytes:
    """Return the XML of the columns: widths by the longest text among the first rows, and which are hidden."""
    if not grid.width:
        return b""
    tags = []
    for column in range(1, grid.width + 1):
        longest = max(
            len(_longest_line(grid.cell(row, column))) for row in range(1, min(grid.height, _SAMPLED_ROWS) + 1)
        )
        hidden = ' hidden="1"' if column in grid.hidden_columns else ""
        width = min(max(longest + 2, 8), _WIDEST)
        tags.append(f'<col min="{column}" max="{column}" width="{width}" customWidth="1"{hidden}/>')
    return f"<cols>{''.join(tags)}</cols>".encode()


def _longest_line(value: Scalar) -> str:
    """Return the longest line of a value as text."""
    return "" if value is None else max(str(value).split("\n"), key=len)


def _row(grid: Grid, number: int, cells: Sequence[Scalar]) -> bytes:
    """Return the XML of a row; nothing for an empty row that is not hidden."""
    filled = [_cell(cell_name(number, column), value) for column, value in enumerate(cells, 1) if value is not None]
    hidden = b' hidden="1"' if number in grid.hidden_rows else b""
    return b'<row r="%d"%s>%s</row>' % (number, hidden, b"".join(filled)) if filled or hidden else b""


def _cell(name: str, value: Scalar) -> bytes:
    """Return the XML of a cell: real dates and numbers; text that stays text when the cell is edited."""
    if isinstance(value, bool):
        return b'<c r="%s" t="b"><v>%d</v></c>' % (name.encode(), value)
    if isinstance(value, (int, float)) and math.isfinite(value):
        return b'<c r="%s"><v>%s</v></c>' % (name.encode(), repr(value).encode())
    serial_and_format = _serial(value)
    if serial_and_format is not None:
        serial, style = serial_and_format
        return b'<c r="%s" s="%d"><v>%s</v></c>' % (name.encode(), style, repr(serial).encode())
    content = str(value)[:_MOST_TEXT]
    # Excel shows longer text as #### in the text format.
    style = _QUOTED_TEXT if content.startswith(_LIKE_FORMULA) else _TEXT if len(content) < 256 else _GENERAL
    return b'<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (
        name.encode(), style, xml_text(content),
    )  # fmt: skip


def _serial(value: Scalar) -> tuple[float, int] | None:
    """Return the serial number and cell format of a date or time; None for text and dates before 1 March 1900."""
    if isinstance(value, timedelta):
        return (value / timedelta(days=1), _DURATION) if value >= timedelta(0) else None
    if isinstance(value, time):
        return (timedelta(hours=value.hour, minutes=value.minute, seconds=value.second) / timedelta(days=1), _DURATION)
    if not isinstance(value, date) or date(value.year, value.month, value.day) < date(1900, 3, 1):
        return None
    if not isinstance(value, datetime):
        return (value.toordinal() - _EPOCH, _DATE)
    fraction = (value.replace(tzinfo=None) - datetime.combine(value.date(), time.min)) / timedelta(days=1)
    return (value.toordinal() - _EPOCH + fraction, _DATE_TIME if fraction else _DATE)


_EPOCH = date(1899, 12, 30).toordinal()
"""Ordinal of day 0 of Excel's serial numbers, valid from 1 March 1900 on."""
