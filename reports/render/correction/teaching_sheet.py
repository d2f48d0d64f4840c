"""Writes the sheet Pemahaman: per table its kind and month, then a row a column, with drop-downs for the answers.

Nothing is filled in beforehand: an answer is one only if somebody has chosen it. The lists of the drop-downs and the
keys of the rows stand in hidden columns of the same sheet, so that no further sheet has to be known again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import cell_name, column_letter
from reports.render.correction.index_sheet import cell_holds, cell_xml
from reports.render.correction.xml_patch import MAIN, xml_text
from reports.vocabulary.correction_sheet import (
    ANSWER_COLUMN,
    CODE_KEY,
    COLUMN_KEY,
    KEY_COLUMN,
    KIND_KEY,
    MONTH_KEY,
    TABLE_KEY,
    TEACHING_MARK,
    TEACHING_MARK_CELL,
    VALUE_KEY,
    column_answers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.render.correction.sheet_words import Words
    from reports.render.correction.styles_part import Styles

MOST_EXAMPLES = 3
_LISTS_FROM = KEY_COLUMN + 2
"""First hidden column with the answers of a drop-down."""
_WIDTHS = (8, 30, 18, 18, 18, 34, 36)
_UNDERSTOOD = ANSWER_COLUMN - 1
_YELLOW = b"FFFFF8DC"
"""Fill of a cell that waits for an answer; none of the colours of findings, which a later correction removes."""
_LINE = 15
"""Height of a line in points."""


@dataclass(frozen=True)
class TaughtColumn:
    """One column of a table and what is understood of it; the texts are in the language of the workbook."""

    index: int
    letter: str
    header: str
    understood: str
    is_asked: bool
    """A drop-down asks for its meaning."""
    shows_values: bool = True
    """Example values are shown; not of fields that are known and personal."""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class TaughtText:
    """A code or value that nobody knows; the texts are in the language of the workbook."""

    key: str
    """Hidden key by which its answer is found again; empty for a remark that asks nothing."""
    letter: str
    text: str
    """The code or value and the header of its column."""
    understood: str
    answers: tuple[str, ...]
    """What it may mean, in the order of the drop-down."""


@dataclass(frozen=True)
class TaughtTable:
    """One table of the workbook."""

    sheet: str
    index: int
    """Number of the table on its sheet, 1-based."""
    header_rows: tuple[int, int]
    data_rows: tuple[int, int] | None
    pattern: str
    """Pattern of the headers."""
    kind: str | None
    kind_understood: str
    month_understood: str
    columns: tuple[TaughtColumn, ...]
    texts: tuple[TaughtText, ...] = ()
    kind_answers: tuple[str, ...] = ()
    """What it may be decided to be, in the order of the drop-down."""
    is_proposed: bool = False
    """Whether ``kind`` is what it is most like, and not known."""


@dataclass(frozen=True)
class Teaching:
    """What the sheet Pemahaman of one workbook asks."""

    tables: tuple[TaughtTable, ...]
    has_unknown_table: bool
    """One of the tables is of no known kind."""
    months: tuple[str, ...] = ()
    """Months that other tables of the workbook state; they are offered in the drop-down."""


@dataclass(frozen=True)
class _Formats:
    """Cell formats of the sheet."""

    title: int
    text: int
    label: int
    band: int
    head: int
    known_meaning: int
    answer: int
    mark: int

    @classmethod
    def add_to(cls, styles: Styles) -> _Formats:
        """Add the formats to the stylesheet and return their numbers."""
        body = styles.font('<sz val="10"/><name val="Arial"/><family val="2"/>')
        bold = styles.font('<b/><sz val="10"/><name val="Arial"/><family val="2"/>')
        grey = styles.font('<sz val="10"/><color rgb="FF6B6B6B"/><name val="Arial"/><family val="2"/>')
        pale = styles.font('<sz val="8"/><color rgb="FFA6A6A6"/><name val="Arial"/><family val="2"/>')
        title = styles.font('<b/><sz val="14"/><name val="Arial"/><family val="2"/>')
        thin = '<{0} style="thin"><color rgb="FFBFBFBF"/></{0}>'
        box = styles.border("".join(map(thin.format, ("left", "right", "top", "bottom"))) + "<diagonal/>")
        wrap = 'vertical="top" wrapText="1"'
        return cls(
            title=styles.cell_format(font=title),
            text=styles.cell_format(font=body, alignment=wrap, is_text=True),
            label=styles.cell_format(font=bold, alignment=wrap),
            band=styles.cell_format(font=bold, fill=styles.fill(b"FFDCE6F1"), alignment='vertical="center"'),
            head=styles.cell_format(font=bold, fill=styles.fill(b"FFE6E6E6"), border=box, alignment=wrap),
            known_meaning=styles.cell_format(font=grey, alignment=wrap),
            answer=styles.cell_format(font=body, fill=styles.fill(_YELLOW), border=box, alignment=wrap, is_text=True),
            mark=styles.cell_format(font=pale),
        )


@dataclass(frozen=True)
class _Row:
    """One row: its visible cells with their formats, its hidden key, and the list of its drop-down."""

    cells: tuple[tuple[str, int], ...]
    key: str = ""
    answers: tuple[str, ...] | None = None
    """None for a row that asks nothing; empty where anything may be written."""
    is_month: bool = False


def last_row(teaching: Teaching) -> int:
    """Return the last row that is printed."""
    return max(3, 3 + sum(5 + len(table.columns) + len(table.texts) for table in teaching.tables))


def teaching_sheet(teaching: Teaching, words: Words, styles: Styles) -> bytes:
    """Return the worksheet part of the sheet Pemahaman.

    Args:
        teaching: what is asked.
        words: texts in the sender's language.
        styles: stylesheet of the workbook, to which the formats of the sheet are added.
    """
    formats = _Formats.add_to(styles)
    rows = list(_rows(teaching, words, formats))
    lists = list(dict.fromkeys(row.answers for row in rows if row.answers))
    height = max(len(rows), *(len(answers) for answers in lists), 1)
    body = b"".join(_row_xml(number, rows, lists, formats) for number in range(1, height + 1))
    validations = list(_validations(rows, lists, words))
    last = column_letter(ANSWER_COLUMN)
    return b"".join((
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="%s">' % MAIN,
        b'<sheetPr><tabColor rgb="FFE0A800"/><pageSetUpPr fitToPage="1"/></sheetPr>',
        b'<dimension ref="A1:%s%d"/>' % (column_letter(_LISTS_FROM + max(len(lists), 1) - 1).encode(), height),
        b'<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>',
        b'<sheetFormatPr defaultRowHeight="15"/><cols>%s</cols>' % _columns_xml(len(lists)),
        b"<sheetData>%s</sheetData>" % body,
        b'<mergeCells count="1"><mergeCell ref="A2:%s2"/></mergeCells>' % last.encode(),
        b'<dataValidations count="%d">%s</dataValidations>' % (len(validations), b"".join(validations))
        if validations
        else b"",
        b'<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
        b'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
    ))  # fmt: skip


def _columns_xml(lists: int) -> bytes:
    """Return the widths of the columns; those with keys and lists are hidden."""
    visible_columns = [
        b'<col min="%d" max="%d" width="%d" customWidth="1"/>' % (number, number, width)
        for number, width in enumerate(_WIDTHS, 1)
    ]
    hidden = b'<col min="%d" max="%d" width="20" hidden="1" customWidth="1"/>' % (
        KEY_COLUMN, max(_LISTS_FROM + lists - 1, KEY_COLUMN),
    )  # fmt: skip
    return b"".join((*visible_columns, hidden))


def _rows(teaching: Teaching, words: Words, formats: _Formats) -> Iterator[_Row]:
    """Yield the rows of the sheet: title, guide, then a block a table."""
    yield _Row(((words.teaching_title, formats.title),), TEACHING_MARK)
    guide = words.teaching_guide if teaching.tables else words.nothing_to_teach
    yield _Row(((guide, formats.text),))
    yield _Row(())
    for table in teaching.tables:
        yield from _table_rows(table, teaching.months, words, formats)
        yield _Row(())


def _table_rows(table: TaughtTable, months: tuple[str, ...], words: Words, formats: _Formats) -> Iterator[_Row]:
    """Yield the rows of one table: what it is, then a row a column."""
    last = table.data_rows[1] if table.data_rows else table.header_rows[1]
    name = words.teaching_table.format(sheet=table.sheet or "–", first=table.header_rows[0], last=last)
    band = ((name, formats.band), *((("", formats.band),) * (ANSWER_COLUMN - 1)))
    yield _Row(band, f"{TABLE_KEY}|{table.index}|{table.sheet}")
    key = f"{KIND_KEY}|{table.pattern}"
    yield _about(words.table_kind, table.kind_understood, formats, key, table.kind_answers)
    yield _about(words.table_month, table.month_understood, formats, f"{MONTH_KEY}|", months, is_month=True)
    examples = (words.example.format(number=number) for number in range(1, MOST_EXAMPLES + 1))
    heads = (words.column_letter, words.column_head, *examples, words.understood, words.answer)
    yield _Row(tuple((head, formats.head) for head in heads))
    meanings = tuple(column_answers(table.kind, is_proposed=table.is_proposed).values())
    for column in table.columns:
        yield _column_row(column, formats, meanings)
    for text in table.texts:
        yield _text_row(text, formats)


def _text_row(text: TaughtText, formats: _Formats) -> _Row:
    """Return the row of a code or value of a column."""
    blank = (("", formats.text),) * MOST_EXAMPLES
    texts = ((text.letter, formats.text), (text.text, formats.text), *blank)
    answer = ("", formats.answer if text.key else formats.known_meaning)
    return _Row((*texts, (text.understood, formats.known_meaning), answer), text.key, text.answers or None)


def _about(
    label: str, understood: str, formats: _Formats, key: str, answers: tuple[str, ...], *, is_month: bool = False
) -> _Row:
    """Return a row about the table as a whole."""
    blank = (("", formats.text),) * (_UNDERSTOOD - 2)
    cells = ((label, formats.label), *blank, (understood, formats.known_meaning), ("", formats.answer))
    return _Row(cells, key, answers, is_month)


def _column_row(column: TaughtColumn, formats: _Formats, meanings: tuple[str, ...]) -> _Row:
    """Return the row of a column."""
    examples = (*column.examples, "", "", "")[:MOST_EXAMPLES]
    texts = (column.letter, column.header, *examples)
    last = ("", formats.answer if column.is_asked else formats.known_meaning)
    cells = (*((text, formats.text) for text in texts), (column.understood, formats.known_meaning), last)
    key = f"{COLUMN_KEY}|{column.index}|{column.header}" if column.is_asked else ""
    return _Row(cells, key, meanings if column.is_asked else None)


def _row_xml(number: int, rows: Sequence[_Row], lists: Sequence[tuple[str, ...]], formats: _Formats) -> bytes:
    """Return the XML of a row: its visible cells, its key, and the answers of the lists that stand beside it."""
    row = rows[number - 1] if number <= len(rows) else _Row(())
    cells = [(column, *cell) for column, cell in enumerate(row.cells, 1)]
    if row.key:
        cells.append((KEY_COLUMN, row.key, formats.mark))
    cells += [
        (column, answers[number - 1], formats.mark)
        for column, answers in enumerate(lists, _LISTS_FROM)
        if number <= len(answers)
    ]
    content = b"".join(cell_xml(f"{column_letter(column)}{number}", text, style) for column, text, style in cells)
    height = b' ht="%d" customHeight="1"' % _height(row) if number <= len(rows) else b""
    return b'<row r="%d"%s>%s</row>' % (number, height, content)


def _height(row: _Row) -> int:
    """Return the height in points that the longest cell needs; the guide is merged over all columns."""
    if row.key == TEACHING_MARK:
        return 24
    widths: tuple[int, ...] = (sum(_WIDTHS),) if len(row.cells) == 1 else _WIDTHS
    if row.key.startswith(TABLE_KEY) or (
        len(row.cells) > 1 and row.answers and not row.key.startswith((COLUMN_KEY, CODE_KEY, VALUE_KEY))
    ):
        widths = (*(sum(_WIDTHS),) * (_UNDERSTOOD - 1), *_WIDTHS[_UNDERSTOOD - 1 :])
    lines = (-(-len(text) * 10 // (width * 11)) for (text, _style), width in zip(row.cells, widths, strict=False))
    return _LINE * max(1, *lines, 1)


def _validations(rows: Sequence[_Row], lists: Sequence[tuple[str, ...]], words: Words) -> Iterator[bytes]:
    """Yield the drop-downs: one for all cells of a list, and one for the months, where anything may be written."""
    for column, answers in enumerate(lists, _LISTS_FROM):
        letter = column_letter(column)
        cells = _cells_with_answers(rows, answers, is_month=False)
        if cells:
            yield (
                b'<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" error="%s" '
                b'sqref="%s"><formula1>%s</formula1></dataValidation>'
            ) % (xml_text(words.answer_wrong), cells, f"${letter}$1:${letter}${len(answers)}".encode())
    for answers in dict.fromkeys(row.answers for row in rows if row.is_month and row.answers is not None):
        cells = _cells_with_answers(rows, answers, is_month=True)
        prompt = xml_text(words.month_prompt)
        if answers:
            letter = column_letter(_LISTS_FROM + lists.index(answers))
            yield (
                b'<dataValidation type="list" allowBlank="1" showInputMessage="1" prompt="%s" sqref="%s">'
                b"<formula1>%s</formula1></dataValidation>"
            ) % (prompt, cells, f"${letter}$1:${letter}${len(answers)}".encode())
        else:
            yield b'<dataValidation allowBlank="1" showInputMessage="1" prompt="%s" sqref="%s"/>' % (prompt, cells)


def _cells_with_answers(rows: Sequence[_Row], answers: tuple[str, ...], *, is_month: bool) -> bytes:
    """Return the cells that a list of answers belongs to."""
    letter = column_letter(ANSWER_COLUMN)
    answer_cells = [
        f"{letter}{number}" for number, row in enumerate(rows, 1) if row.answers == answers and row.is_month == is_month
    ]
    return " ".join(answer_cells).encode()


def is_teaching_sheet(part: bytes, strings: Sequence[str]) -> bool:
    """Tell whether a worksheet part is the sheet Pemahaman of an earlier correction.

    Args:
        part: part of the worksheet.
        strings: shared strings of the workbook, where another program may have moved the mark.
    """
    return cell_holds(part, cell_name(*TEACHING_MARK_CELL), TEACHING_MARK, strings)
