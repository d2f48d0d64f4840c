"""Puts the texts of the sheets that we add into shared strings, in a workbook that has none.

Excel moves all inline strings there when it saves a workbook, and rewrites every sheet for it. A workbook that has
shared strings keeps them byte for byte; there the texts of our sheets stay inline.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.render.correction.xml_patch import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.render.correction.opc_package import Package
    from reports.render.correction.workbook_part import WorkbookPart

PART = "xl/sharedStrings.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
_INLINE = re.compile(rb'(<c r="[A-Z]+\d+" s="\d+") t="inlineStr"><is>(<t [^>]*>[^<]*</t>)</is></c>')
"""A text cell as our own sheets write it."""


def share_strings(package: Package, book: WorkbookPart, parts: Iterable[str]) -> None:
    """Move the inline strings of some worksheet parts of ours into a new part of shared strings.

    Args:
        package: the workbook; one that has shared strings is left as it is.
        book: its workbook part.
        parts: names of the worksheet parts.
    """
    if book.related_part("sharedStrings") or package.has(PART):
        return
    numbers: dict[bytes, int] = {}
    uses = 0

    def shared(match: re.Match[bytes]) -> bytes:
        """Return a cell that refers to its text by number."""
        nonlocal uses
        uses += 1
        return b'%s t="s"><v>%d</v></c>' % (match[1], numbers.setdefault(match[2], len(numbers)))

    for part in parts:
        package.write(part, _INLINE.sub(shared, package.read(part)))
    items = b"".join(b"<si>%s</si>" % text for text in numbers)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="%s" count="%d" uniqueCount="%d">'
    package.write(PART, head % (MAIN, uses, len(numbers)) + items + b"</sst>")
    package.add_content_type(PART, _TYPE)
    package.add_relation(book.part, "sharedStrings", PART)
