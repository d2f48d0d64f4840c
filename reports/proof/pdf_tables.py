"""The tables of a PDF by its tags: caption, head and body, each cell with its text and its id; and all other text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

from reports.proof.pdf_texts import PageTexts

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class TaggedCell:
    """A cell, or another element that may bear an id, as a screen reader reads it."""

    text: str
    name: str = ""
    """Id of its figure."""


@dataclass
class TaggedTable:
    """A table of the structure."""

    caption: str = ""
    head: list[str] = field(default_factory=list)
    lines: list[list[TaggedCell]] = field(default_factory=list)


@dataclass
class TaggedText:
    """What the structure of a PDF says."""

    tables: list[TaggedTable] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    """Text outside tables in reading order, one for each element that holds some."""
    elements: list[TaggedCell] = field(default_factory=list)
    """Paragraphs and drawings that bear an id, in reading order; of a drawing its alternative text."""


def tagged_text(pdf: pikepdf.Pdf) -> TaggedText:
    """Return all that the structure of a PDF says."""
    result = TaggedText()
    root = pdf.Root.get("/StructTreeRoot")
    if root is not None:
        reader = _Structure(PageTexts(), result)
        for element in _kids(root):
            reader.walk(element, None)
    return result


def _kids(element: Any) -> Iterator[Any]:  # noqa: ANN401 -- an element of the structure
    kids = element.get("/K")
    if kids is not None:
        yield from kids if isinstance(kids, pikepdf.Array) else (kids,)


class _Structure:
    """Reads elements and what they mark."""

    def __init__(self, texts: PageTexts, result: TaggedText) -> None:
        self._texts, self._result = texts, result

    def walk(self, element: Any, page: Any) -> None:  # noqa: ANN401 -- elements and pages of the PDF
        """Collect tables, and the text outside of them."""
        page = element.get("/Pg", page)
        if element.get("/S") == "/Table":
            self._result.tables.append(self._table(element, page))
            return
        if "/ID" in element:
            text = str(element.Alt) if "/Alt" in element else self.text(element, page)
            self._result.elements.append(TaggedCell(text, str(element.ID)))
        kids = list(_kids(element))
        if any(isinstance(kid, int) or "/MCID" in kid for kid in kids):
            self._result.paragraphs.append(self.text(element, page))
            return
        for kid in kids:
            if "/S" in kid:
                self.walk(kid, page)

    def text(self, element: Any, page: Any) -> str:  # noqa: ANN401 -- as above
        """Return the text of an element and of all below it, lines parted by spaces."""
        page = element.get("/Pg", page)
        parts = []
        for kid in _kids(element):
            if isinstance(kid, int):
                parts.append(self._texts.of(page, kid))
            elif "/S" in kid:
                parts.append(self.text(kid, page))
            elif "/MCID" in kid:
                parts.append(self._texts.of(kid.get("/Pg", page), int(kid.MCID)))
        return " ".join(parts)

    def _table(self, element: Any, page: Any) -> TaggedTable:  # noqa: ANN401 -- as above
        table = TaggedTable()
        for part in _kids(element):
            kind = part.S
            if kind == "/Caption":
                table.caption = self.text(part, page)
                continue
            rows = [part] if kind == "/TR" else list(_kids(part))
            lines = [[self._cell(cell, page) for cell in _kids(row)] for row in rows]
            if kind == "/THead":
                table.head += [cell.text for line in lines for cell in line]
            else:
                table.lines += lines
        return table

    def _cell(self, cell: Any, page: Any) -> TaggedCell:  # noqa: ANN401 -- as above
        return TaggedCell(self.text(cell, page), str(cell.get("/ID", "")))
