"""The index sheet: findings by cause with their number, each with a link to its cell; a flood is cut short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import column_letter
from reports.problems import Severity
from reports.render.correction.findings import Finding, by_cause
from reports.render.correction.styles import COLOURS
from reports.render.correction.xml_patch import MAIN, text
from reports.vocabulary.correction_sheet import MARK, MARK_CELL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reports.render.correction.findings import Cause
    from reports.render.correction.styles import Styles
    from reports.render.correction.wording import Words

SHOWN = 20
"""Places shown of one cause; the number stands for the others."""
_WIDTHS = (13, 30, 58, 58, 10)
HEAD_ROW = 5
"""Row of the column heads."""
_LINE = 15
"""Points of a line."""


@dataclass(frozen=True)
class _Looks:
    """Cell formats of the index sheet."""

    title: int
    text: int
    head: int
    link: int
    mark: int
    severity: dict[Severity, int]
    cause: int
    cause_number: int
    first: int
    first_link: int
    """Of a place that is the only one of its cause: with the line that parts causes."""

    @classmethod
    def of(cls, styles: Styles) -> _Looks:
        """Add the formats to the stylesheet."""
        body = styles.font('<sz val="10"/><name val="Arial"/><family val="2"/>')
        bold = styles.font('<b/><sz val="10"/><name val="Arial"/><family val="2"/>')
        title = styles.font('<b/><sz val="14"/><name val="Arial"/><family val="2"/>')
        blue = styles.font('<u/><sz val="10"/><color rgb="FF0B4F9E"/><name val="Arial"/><family val="2"/>')
        pale = styles.font('<sz val="8"/><color rgb="FFA6A6A6"/><name val="Arial"/><family val="2"/>')
        line = styles.border('<left/><right/><top style="thin"><color rgb="FF8C8C8C"/></top><bottom/><diagonal/>')
        grey = styles.fill(b"FFE6E6E6")
        wrap, right = 'vertical="top" wrapText="1"', 'horizontal="right" vertical="top"'
        return cls(
            title=styles.cell_format(font=title),
            text=styles.cell_format(font=body, alignment=wrap),
            head=styles.cell_format(font=bold, fill=grey, border=line, alignment=wrap),
            link=styles.cell_format(font=blue, alignment=wrap),
            mark=styles.cell_format(font=pale, alignment=right),
            severity={
                one: styles.cell_format(font=bold, fill=styles.fill(COLOURS[one]), border=line, alignment=wrap)
                for one in Severity
            },
            cause=styles.cell_format(font=bold, border=line, alignment=wrap),
            cause_number=styles.cell_format(font=bold, border=line, alignment=right),
            first=styles.cell_format(font=body, border=line, alignment=wrap),
            first_link=styles.cell_format(font=blue, border=line, alignment=wrap),
        )


@dataclass(frozen=True)
class _Row:
    """One row: cells as text or number with their format, and where its second cell leads."""

    cells: tuple[tuple[str | int, int], ...]
    link: str = ""
    level: int = 0
    """Outline level, so that the places of a cause can be folded away."""


def index_sheet(findings: Sequence[Finding], words: Words, styles: Styles, hidden: Collection[str]) -> bytes:
    """Return the worksheet part of the index sheet.

    Args:
        findings: all of the workbook.
        words: in the sender's language.
        styles: of the workbook; the formats of the index are added.
        hidden: names of hidden sheets, which are said to be so.
    """
    looks = _Looks.of(styles)
    rows = list(_rows(findings, words, looks, hidden))
    body = b"".join(_row(number, one) for number, one in enumerate(rows, 1))
    links = b"".join(
        b'<hyperlink ref="B%d" location="%s" display="%s"/>' % (number, text(one.link), text(str(one.cells[1][0])))
        for number, one in enumerate(rows, 1)
        if one.link
    )
    columns = b"".join(
        b'<col min="%d" max="%d" width="%d" customWidth="1"/>' % (number, number, width)
        for number, width in enumerate(_WIDTHS, 1)
    )
    return b"".join((
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="%s">' % MAIN,
        b'<sheetPr><tabColor rgb="FFC0392B"/><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>',
        b'<dimension ref="A1:E%d"/>' % len(rows),
        b'<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">'
        b'<pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/>' % (HEAD_ROW, HEAD_ROW + 1),
        b'<selection pane="bottomLeft"/></sheetView></sheetViews>',
        b'<sheetFormatPr defaultRowHeight="15" outlineLevelRow="1"/><cols>%s</cols>' % columns,
        b"<sheetData>%s</sheetData>" % body,
        b'<mergeCells count="2"><mergeCell ref="A2:E2"/><mergeCell ref="A3:E3"/></mergeCells>',
        b"<hyperlinks>%s</hyperlinks>" % links if links else b"",
        b'<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
        b'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
    ))  # fmt: skip


def _rows(findings: Sequence[Finding], words: Words, looks: _Looks, hidden: Collection[str]) -> Iterator[_Row]:
    counts = {one: sum(1 for each in findings if each.severity is one) for one in Severity}
    summary = words.summary.format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], infos=counts[Severity.INFO]
    )
    blank = ("", looks.text)
    yield _Row(((words.title, looks.title), blank, blank, blank, (MARK, looks.mark)))
    yield _Row(((summary, looks.text),))
    yield _Row(((words.guide, looks.text),))
    yield _Row(())
    heads = (words.level, words.where, words.what, words.remedy, words.number)
    yield _Row(tuple((one, looks.head) for one in heads))
    for cause in by_cause(findings):
        yield from _of_cause(cause, words, looks, hidden)


def _of_cause(cause: Cause, words: Words, looks: _Looks, hidden: Collection[str]) -> Iterator[_Row]:
    """Yield the head of a cause and its first places; one place alone is its own head."""
    severity = (_level(cause.severity, words), looks.severity[cause.severity])
    count = (len(cause.findings), looks.cause_number)
    if len(cause.findings) > 1:
        about = (sentence(cause.message), looks.cause), (sentence(cause.hint), looks.cause)
        yield _Row((severity, ("", looks.cause), *about, count))
    alone = len(cause.findings) == 1
    text_look, link_look = (looks.first, looks.first_link) if alone else (looks.text, looks.link)
    for one in cause.findings[:SHOWN]:
        where = (_where(one, words, hidden), text_look if one.sheet is None else link_look)
        level = severity if alone else (severity[0], text_look)
        about = (sentence(one.message), text_look), (sentence(one.hint), text_look)
        end = (count,) if alone else ()
        yield _Row((level, where, *about, *end), _target(one), 0 if alone else 1)
    left = cause.findings[SHOWN:]
    if left:
        more = words.more if all(one.cell for one in left) else words.more_plain
        yield _Row((("", looks.text), ("", looks.text), (more.format(count=len(left)), looks.text)), level=1)


def _level(severity: Severity, words: Words) -> str:
    return {Severity.ERROR: words.error, Severity.WARNING: words.warning, Severity.INFO: words.info}[severity]


def sentence(words: str) -> str:
    """Return a message as a sentence."""
    return words[:1].upper() + words[1:] + ("" if words.endswith(("…", ".", "?")) or not words else ".")


def _where(one: Finding, words: Words, hidden: Collection[str]) -> str:
    if one.sheet is None:
        return words.whole_file
    name = f"{one.sheet} ({words.hidden})" if one.sheet in hidden else one.sheet
    return f"{name} › {one.cell or words.whole_sheet}"


def _target(one: Finding) -> str:
    """Return where a link leads; a quotation mark in a sheet name is doubled."""
    if one.sheet is None:
        return ""
    name = one.sheet.replace("'", "''")
    return f"'{name}'!{one.cell or 'A1'}"


def _row(number: int, row: _Row) -> bytes:
    cells = b"".join(_cell(f"{column_letter(column)}{number}", *one) for column, one in enumerate(row.cells, 1) if one)
    height = _height(row)
    outline = b' outlineLevel="%d"' % row.level if row.level else b""
    return b'<row r="%d" ht="%d" customHeight="1"%s>%s</row>' % (number, height, outline, cells)


def _cell(name: str, value: str | int, style: int) -> bytes:
    """Return a cell; text is inline text and can never be a formula."""
    if isinstance(value, int):
        return b'<c r="%s" s="%d"><v>%d</v></c>' % (name.encode(), style, value)
    if not value:
        return b'<c r="%s" s="%d"/>' % (name.encode(), style)
    return b'<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (
        name.encode(), style, text(value),
    )  # fmt: skip


def _height(row: _Row) -> int:
    """Return points for the longest cell; a row with one cell is merged over all columns."""
    widths = (sum(_WIDTHS),) if len(row.cells) == 1 else _WIDTHS
    if len(row.cells) == MARK_CELL[1] and row.cells[-1][0] == MARK:
        return 24
    # Ten per cent more letters fit than the width counts digits.
    lines = (
        -(-len(str(value)) * 10 // (width * 11)) for (value, _style), width in zip(row.cells, widths, strict=False)
    )
    return _LINE * max(1, *lines, 1)


def is_marked(part: bytes, strings: Sequence[str]) -> bool:
    """Tell whether a worksheet part is an index sheet of ours.

    Args:
        part: of the worksheet.
        strings: the shared strings of the workbook, into which another program may have moved the mark.
    """
    cell = re.search(rb"<(?:\w+:)?c\b[^>]*\br=\"E1\"[^>]*>(.*?)</(?:\w+:)?c>", part[:20_000], re.DOTALL)
    if not cell:
        return False
    shared = re.search(rb"\bt=\"s\"", cell[0].split(b">", 1)[0])
    value = re.search(rb"<(?:\w+:)?v>(\d+)</", cell[1])
    if shared and value:
        return int(value[1]) < len(strings) and strings[int(value[1])] == MARK
    return MARK.encode() in cell[1]
