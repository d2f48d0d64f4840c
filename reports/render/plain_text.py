"""A Document as plain text, ready to be pasted into a message: no markup, and a paragraph or a point is one line.

Lines are not broken: what shows a message breaks them by its own width, and would tear breaks of ours a second time.
"""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

from reports.model.document import Listing, Notice, Paragraph, Particulars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Block, Document, Section

WIDTH = 92
"""Characters of a line of A4 in Liberation Sans of ten points, with margins of two centimetres."""
_CONTROL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(document: Document) -> str:
    """Return the text of a document: title, sections with their headings, closed by a line end.

    Paragraphs, lists and particulars are written; a message has no room for tables and charts.
    """
    lines = [one for one in (document.marking, document.title.upper(), document.subtitle) if one]
    for section in document.sections:
        lines += _section(section)
    return _CONTROL.sub("", "\n".join(" ".join(line.split()) for line in lines)) + "\n"


def height(text: str) -> int:
    """Return how many lines a text takes on a page."""
    return sum(len(wrap(line, WIDTH)) or 1 for line in text.splitlines())


def _section(section: Section) -> Iterator[str]:
    """Yield a blank line, the heading and the blocks of a section; its first part follows the heading at once."""
    yield ""
    if section.title:
        yield section.title
    for block in section.blocks:
        yield from _block(block)
    for number, child in enumerate(section.sections):
        lines = list(_section(child))
        yield from lines if number or section.blocks else lines[1:]


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Notice):
        yield block.text
    elif isinstance(block, Listing):
        for number, item in enumerate(block.items, 1):
            yield f"{number}. {item}" if block.numbered else f"- {item}"
    elif isinstance(block, Particulars):
        yield from (f"{name}: {value}" for name, value in block.items)
