"""Writes the index sheet: findings by cause with their number, each with a link to its cell, up to a maximum."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import cell_name, column_letter
from reports.problems import Severity
from reports.render.correction.findings import Finding, group_by_cause
from reports.render.correction.styles_part import COLOURS
from reports.render.correction.xml_patch import MAIN, xml_text
from reports.vocabulary.correction_sheet import MARK, MARK_CELL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from reports.render.correction.findings import Cause
    from reports.render.correction.sheet_words import Words
    from reports.render.correction.styles_part import Styles

SHOWN = 20
"""Maximum number of findings listed per cause; a line gives the number of the others."""
_WIDTHS = (13, 30, 58, 58, 10)
HEAD_ROW = 5
"""Row of the column headers."""
_LINE = 15
"""Height of a line in points."""


@dataclass(frozen=True)
class _Formats:
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
    """Formats of the only finding of a cause, with the border between causes."""

    @classmethod
    def add_to(cls, styles: Styles) -> _Formats:
        """Add the formats to the stylesheet and return their numbers."""
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
                severity: styles.cell_format(
                    font=bold, fill=styles.fill(COLOURS[severity]), border=line, alignment=wrap
                )
                for severity in Severity
            },
            cause=styles.cell_format(font=bold, border=line, alignment=wrap),
            cause_number=styles.cell_format(font=bold, border=line, alignment=right),
            first=styles.cell_format(font=body, border=line, alignment=wrap),
            first_link=styles.cell_format(font=blue, border=line, alignment=wrap),
        )


@dataclass(frozen=True)
class _Row:
    """One row: cells as text or number with their format, and the link of its second cell."""

    cells: tuple[tuple[str | int, int], ...]
    link: str = ""
    level: int = 0
    """Outline level, so that the findings of a cause can be collapsed."""


def index_sheet(
    findings: Sequence[Finding],
    words: Words,
    styles: Styles,
    hidden: Collection[str],
    *,
    source: str = "",
    teaching: bool = False,
) -> bytes:
    """Return the worksheet part of the index sheet.

    Args:
        findings: all findings of the workbook.
        words: texts in the sender's language.
        styles: stylesheet of the workbook, to which the formats of the index are added.
        hidden: names of hidden sheets, which are marked as hidden.
        source: text that names the files the workbook was made from.
        teaching: the workbook has a sheet that asks what tables and columns mean.
    """
    formats = _Formats.add_to(styles)
    guide = f"{words.guide} {words.guide_to_teaching}" if teaching else words.guide
    rows = list(_rows(findings, dataclasses.replace(words, guide=guide), formats, hidden, source))
    body = b"".join(_row(number, row) for number, row in enumerate(rows, 1))
    links = b"".join(
        b'<hyperlink ref="B%d" location="%s" display="%s"/>'
        % (number, xml_text(row.link), xml_text(str(row.cells[1][0])))
        for number, row in enumerate(rows, 1)
        if row.link
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


def _rows(
    findings: Sequence[Finding], words: Words, formats: _Formats, hidden: Collection[str], source: str
) -> Iterator[_Row]:
    """Yield the rows of the sheet: title, summary, guide, headers, then the causes."""
    counts = {severity: sum(1 for finding in findings if finding.severity is severity) for severity in Severity}
    summary = words.summary.format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], infos=counts[Severity.INFO]
    )
    blank = ("", formats.text)
    yield _Row(((words.title, formats.title), blank, blank, blank, (MARK, formats.mark)))
    yield _Row(((summary, formats.text),))
    yield _Row(((words.guide, formats.text),))
    yield _Row((blank, blank, blank, blank, (source, formats.mark)) if source else ())
    headers = (words.level, words.where, words.what, words.remedy, words.number)
    yield _Row(tuple((header, formats.head) for header in headers))
    for cause in group_by_cause(findings):
        yield from _cause_rows(cause, words, formats, hidden)


def _cause_rows(cause: Cause, words: Words, formats: _Formats, hidden: Collection[str]) -> Iterator[_Row]:
    """Yield the heading of a cause and its first findings; a single finding is its own heading."""
    severity = (_level(cause.severity, words), formats.severity[cause.severity])
    count = (len(cause.findings), formats.cause_number)
    if len(cause.findings) > 1:
        about = (as_sentence(cause.message), formats.cause), (as_sentence(cause.hint), formats.cause)
        yield _Row((severity, ("", formats.cause), *about, count))
    is_single = len(cause.findings) == 1
    text_format, link_format = (formats.first, formats.first_link) if is_single else (formats.text, formats.link)
    for finding in cause.findings[:SHOWN]:
        place_cell = (_where(finding, words, hidden), text_format if finding.sheet is None else link_format)
        level = severity if is_single else (severity[0], text_format)
        about = (as_sentence(finding.message), text_format), (as_sentence(finding.hint), text_format)
        end = (count,) if is_single else ()
        yield _Row((level, place_cell, *about, *end), _link_target(finding), 0 if is_single else 1)
    further_findings = cause.findings[SHOWN:]
    if further_findings:
        template = words.more if all(finding.cell for finding in further_findings) else words.more_plain
        yield _Row(
            (("", formats.text), ("", formats.text), (template.format(count=len(further_findings)), formats.text)),
            level=1,
        )


def _level(severity: Severity, words: Words) -> str:
    """Return the word for a severity."""
    return {Severity.ERROR: words.error, Severity.WARNING: words.warning, Severity.INFO: words.info}[severity]


def as_sentence(message: str) -> str:
    """Return a message with an initial capital and a full stop."""
    return message[:1].upper() + message[1:] + ("" if message.endswith(("…", ".", "?")) or not message else ".")


def _where(finding: Finding, words: Words, hidden: Collection[str]) -> str:
    """Return the sheet and cell of a finding in words."""
    if finding.sheet is None:
        return words.whole_file
    name = f"{finding.sheet} ({words.hidden})" if finding.sheet in hidden else finding.sheet
    return f"{name} › {finding.cell or words.whole_sheet}"


def _link_target(finding: Finding) -> str:
    """Return the target of a finding's link; apostrophes in a sheet name are doubled."""
    if finding.sheet is None:
        return ""
    name = finding.sheet.replace("'", "''")
    return f"'{name}'!{finding.cell or 'A1'}"


def _row(number: int, row: _Row) -> bytes:
    """Return the XML of a row."""
    cells = b"".join(
        cell_xml(f"{column_letter(column)}{number}", value, style) for column, (value, style) in enumerate(row.cells, 1)
    )
    height = _height(row)
    outline = b' outlineLevel="%d"' % row.level if row.level else b""
    return b'<row r="%d" ht="%d" customHeight="1"%s>%s</row>' % (number, height, outline, cells)


def cell_xml(name: str, value: str | int, style: int) -> bytes:
    """Return the XML of a cell; text is an inline string and can never be a formula."""
    if isinstance(value, int):
        return b'<c r="%s" s="%d"><v>%d</v></c>' % (name.encode(), style, value)
    if not value:
        return b'<c r="%s" s="%d"/>' % (name.encode(), style)
    return b'<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (
        name.encode(), style, xml_text(value),
    )  # fmt: skip


def _height(row: _Row) -> int:
    """Return the height in points that the longest cell needs; a row with one cell is merged over all columns."""
    widths = (sum(_WIDTHS),) if len(row.cells) == 1 else _WIDTHS
    if len(row.cells) == MARK_CELL[1] and row.cells[-1][0] == MARK:
        return 24
    if not any(value for value, _style in row.cells[:-1]):
        return _LINE
    # A column fits ten per cent more letters than its width in digits.
    lines = (
        -(-len(str(value)) * 10 // (width * 11)) for (value, _style), width in zip(row.cells, widths, strict=False)
    )
    return _LINE * max(1, *lines, 1)


def is_index_sheet(part: bytes, strings: Sequence[str]) -> bool:
    """Tell whether a worksheet part is an index sheet of an earlier correction.

    Args:
        part: part of the worksheet.
        strings: shared strings of the workbook, where another program may have moved the mark.
    """
    return cell_holds(part, cell_name(*MARK_CELL), MARK, strings)


def cell_holds(part: bytes, name: str, text: str, strings: Sequence[str]) -> bool:
    """Tell whether a cell near the beginning of a worksheet part holds a text, in itself or as a shared string."""
    pattern = rb"<(?:\w+:)?c\b[^>]*\br=\"%s\"[^>]*>(.*?)</(?:\w+:)?c>" % name.encode()
    cell = re.search(pattern, part[:20_000], re.DOTALL)
    if not cell:
        return False
    shared = re.search(rb"\bt=\"s\"", cell[0].split(b">", 1)[0])
    value = re.search(rb"<(?:\w+:)?v>(\d+)</", cell[1])
    if shared and value:
        return int(value[1]) < len(strings) and strings[int(value[1])] == text
    return text.encode() in cell[1]
