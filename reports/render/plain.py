"""A Document as plain text, ready to be pasted into a message: no markup, lines of one width, hanging indents."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

from reports.model.document import Listing, Notice, Paragraph, Particulars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Block, Document, Section

WIDTH = 78
"""Characters of a line."""
_CONTROL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(document: Document) -> str:
    """Return the text of a document: title, sections with their headings, closed by a line end.

    Paragraphs, lists and particulars are written; a message has no room for tables and charts.
    """
    lines = [*_wrapped(document.title.upper())]
    if document.classification:
        lines.insert(0, document.classification)
    lines += [line for line in _wrapped(document.subtitle) if line]
    for section in document.sections:
        lines += _section(section)
    return _CONTROL.sub("", "\n".join(line.rstrip() for line in lines)) + "\n"


def _section(section: Section) -> Iterator[str]:
    """Yield a blank line, the heading and the blocks of a section."""
    yield ""
    if section.title:
        yield from _wrapped(section.title)
    for block in section.blocks:
        yield from _block(block)
    for child in section.sections:
        yield from _section(child)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Notice):
        yield from _wrapped(block.text)
    elif isinstance(block, Listing):
        for number, item in enumerate(block.items, 1):
            mark = f"{number}. " if block.numbered else "- "
            yield from _wrapped(item, mark, " " * len(mark))
    elif isinstance(block, Particulars):
        width = max((len(name) for name, _ in block.items), default=0)
        for name, value in block.items:
            yield from _wrapped(value, f"{name:<{width}} : ", " " * (width + 3))


def _wrapped(text: str, first: str = "", then: str = "") -> list[str]:
    """Return a text as lines of at most the width; an empty one as an empty line."""
    plain = " ".join(text.split())
    return wrap(plain, WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False) or [first]
