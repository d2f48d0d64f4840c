"""Flattens a document's sections into a sequence of simple parts, which a Word template prints in one loop.

Word has no nested blocks: a key figure becomes a row of a table, and a chart the table of its values.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.charts import Chart
from reports.model.document import (
    Form,
    KeyFigures,
    Listing,
    Notice,
    Paragraph,
    Particulars,
    Pictures,
    Row,
    Signatures,
    Table,
)
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.document import Block, Section, Signature, SubLine

DEEPEST = 3
"""Maximum level of headings."""
_BLANKS = re.compile(r"[ \t\n\r]+")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Part:
    """One element for the template; fields that its kind does not use are empty."""

    kind: str
    """heading-1 … heading-3, paragraph, item, fact, table, picture, signatures or break."""
    text: str = ""
    mark: str = ""
    """Number of an item, name of a fact, key of a picture."""
    subtitle: str = ""
    table: Table | None = None
    form: Form | None = None
    """The form that the table is the plain rows of."""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    signers: tuple[Signature, ...] = ()
    is_headline: bool = False
    """Whether it says over a table what its figures say first."""
    image: object = ""
    """Filled in by the renderer."""


def iter_parts(sections: Iterable[Section], depth: int = 1) -> Iterator[Part]:
    """Yield the parts of sections in reading order."""
    for section in sections:
        if section.new_page:
            yield Part("break")
        if section.title:
            yield Part(f"heading-{min(depth, DEEPEST)}", printable(section.title))
        for block in section.blocks:
            yield from block_parts(block)
        yield from iter_parts(section.sections, depth + 1)


def block_parts(block: Block) -> Iterator[Part]:
    """Yield the parts of one block."""
    match block:
        case Paragraph():
            yield Part("paragraph", printable(block.text), is_headline=block.is_headline)
        case Notice():
            yield Part("paragraph", printable(block.text))
        case Listing():
            for number, item in enumerate(block.items, 1):
                yield Part("item", printable(item), f"{number}." if block.numbered else "–")
        case Particulars():
            for name, value in block.items:
                yield Part("fact", printable(value), printable(name))
        case Pictures():
            for picture in block.items:
                yield Part("picture", printable(picture.caption), picture.key, printable(picture.alt))
        case Signatures():
            yield _signature_part(block)
        case _:
            table = as_table(block)
            if table is not None:
                yield _table_part(table, block if isinstance(block, Form) else None)


def as_table(block: Block) -> Table | None:
    """Return a block as a table; None for blocks that cannot be shown as one."""
    match block:
        case Table():
            return block
        case Chart():
            rows = tuple(Row((bar.label, *bar.parts, bar.total)) for bar in block.bars)
            return Table(block.id, block.title, block.subtitle, ("", *block.legend, "Jumlah"), rows)
        case KeyFigures():
            rows = tuple(Row((item.label, item.figure, item.note)) for item in block.items)
            return Table("angka-kunci", "Angka kunci", "", ("Uraian", "Angka", "Keterangan"), rows)
        case Form():
            rows = _form_rows(block)
            return Table(block.id, block.title, block.subtitle, _form_heads(block), rows, block.notes, nil=block.nil)
        case _:
            return None


def _form_heads(form: Form) -> tuple[str, ...]:
    """Return one head for each column of a form: the lowest of its heads, L and P after what they divide."""
    heads: list[list[str]] = [[] for _ in form.widths]
    for level, cells in enumerate(form.head):
        free = [column for column, texts in enumerate(heads) if len(texts) <= level]
        for cell in cells:
            for column in free[: cell.columns]:
                heads[column] += [cell.text] * cell.rows
            free = free[cell.columns :]
    return tuple(" ".join(dict.fromkeys(texts[-2:])).replace("\n", "") for texts in heads)


def _form_rows(form: Form) -> tuple[Row, ...]:
    """Return the rows of a form, each with its sub-lines, whose cells stand in the first of their columns."""
    rows = (*(Row(row) for row in form.rows), *((Row(form.total, "total"),) if form.total else ()))
    return tuple(line for index, row in enumerate(rows) for line in (row, *map(_subline, form.below(index))))


def _subline(line: SubLine) -> Row:
    spread = tuple(
        text for cell, span in zip(line.cells, line.spans, strict=True) for text in (cell, *[""] * (span - 1))
    )
    return Row(("", line.label, *spread, ""))


def _table_part(table: Table, form: Form | None) -> Part:
    """Return the part of a table, its cells as text; an empty table has one row that says why."""
    rows = tuple(tuple(printable(formats.cell(cell)) for cell in row.cells) for row in table.rows)
    if not rows:
        rows = ((table.nil or formats.NIHIL, *("" for _ in table.head[1:])),)
    return Part(
        "table",
        printable(table.title),
        subtitle=printable(table.subtitle),
        table=table,
        form=form,
        head=tuple(map(printable, table.head)),
        rows=rows,
        notes=tuple(map(printable, table.notes)),
    )


def _signature_part(block: Signatures) -> Part:
    """Return the part of the signatures, with place and date above the last one."""
    *other_signers, last = block.items
    dated = type(last)((block.place_date, *last.position), last.name, last.nip)
    return Part("signatures", signers=(*other_signers, dated))


def printable(text: str) -> str:
    """Return a text without invalid XML characters, line ends as spaces; non-breaking spaces are preserved."""
    return _BLANKS.sub(" ", _UNPRINTABLE.sub("\ufffd", text)).strip()
