"""Sentences in the place of tables and drawings that a shared edition leaves out: one for several of them."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reports.documents.shared.reading_tables import LEFT_OUT
from reports.model.document import Paragraph
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.document import Block

_END = f": {LEFT_OUT}."
_DETAIL_END = f"; rinciannya {LEFT_OUT}."
_DETAIL = f"Rinciannya {LEFT_OUT}."


def left_out(title: str) -> Paragraph:
    """Return the sentence in the place of a table, without its number."""
    name = title.split(". ", 1)[1] if title.startswith(("Tabel ", "Formulir ", "Grafik ")) and ". " in title else title
    return Paragraph(f"{name}{_END}")


def joined_left_out(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks of a section with one sentence for the tables that are left out one after the other.

    A sentence in the place of a table of one number does not tell that number again right after a paragraph with it.
    """
    return tuple(_without_repeated_numbers(_joined(blocks)))


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    for is_left_out, group in groupby(blocks, _is_left_out):
        if not is_left_out:
            yield from group
            continue
        names = [block.text.removesuffix(_END) for block in group if isinstance(block, Paragraph)]
        first, *further_names = dict.fromkeys(names)
        yield Paragraph("; ".join([first, *(f"{name[:1].lower()}{name[1:]}" for name in further_names)]) + _END)


def _is_left_out(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.figures and block.text.endswith(_END)


def _without_repeated_numbers(blocks: Iterable[Block]) -> Iterator[Block]:
    previous: Block | None = None
    for block in blocks:
        if _repeats(previous, block):
            yield Paragraph(_DETAIL)
        else:
            yield block
        previous = block


def _repeats(previous: Block | None, block: Block) -> bool:
    """Tell whether a sentence in the place of a table tells only a figure that the paragraph before it tells."""
    if not isinstance(previous, Paragraph) or not isinstance(block, Paragraph):
        return False
    repeated_ids = {figure.id for figure in previous.figures if formats.figure(figure) in previous.text.split()}
    return block.text.endswith(_DETAIL_END) and {figure.id for figure in block.figures} <= repeated_ids
