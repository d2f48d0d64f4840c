"""Renders a Document as plain text for messages: no markup, one line per paragraph or list item.

Lines are not wrapped: the messaging program wraps them to its own width, and hard breaks would be wrapped twice.
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
"""Characters per line of A4 in 10-point Liberation Sans with margins of 2 cm."""
_CONTROL = re.compile(
    "[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)
"""What no message can hold, and what turns the direction of writing round."""


def render(document: Document) -> str:
    """Return the text of a document: title, then sections with headings, ending with a newline.

    Only paragraphs, lists and particulars are written; tables and charts do not fit a message.
    """
    lines = [line for line in (document.classification, document.title.upper(), document.subtitle) if line]
    for section in document.sections:
        lines += _section(section)
    return _CONTROL.sub("", "\n".join(" ".join(line.split()) for line in lines)) + "\n"


def count_lines(text: str) -> int:
    """Return the number of lines of a text on an A4 page."""
    return sum(len(wrap(line, WIDTH)) or 1 for line in text.splitlines())


def _section(section: Section) -> Iterator[str]:
    """Yield a blank line, heading and blocks of a section; no blank line between a heading and a first subsection."""
    yield ""
    if section.title:
        yield section.title
    for block in section.blocks:
        yield from _block(block)
    for number, child in enumerate(section.sections):
        lines = list(_section(child))
        yield from lines if number or section.blocks else lines[1:]


def _block(block: Block) -> Iterator[str]:
    """Yield the lines of a block."""
    if isinstance(block, Paragraph | Notice):
        yield block.text
    elif isinstance(block, Listing):
        for number, item in enumerate(block.items, 1):
            yield f"{number}. {item}" if block.numbered else f"- {item}"
    elif isinstance(block, Particulars):
        yield from (f"{name}: {value}" for name, value in block.items)
