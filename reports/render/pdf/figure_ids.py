"""Names figures in the structure of the PDF, so that a figure can be quoted from the file itself.

The cell of a figure, its card and the sentence of a single figure bear the figure's id, a chart that of the table it
draws, and the ID tree of the document finds them. An id must be unique in a file: where a figure is printed again, its
number follows, ``stock-district-sex/31.72.03/L#2``. Named destinations were rejected: viewers list them, and headings
and tables would be lost among a thousand cells.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pydyf

from reports.render.pdf.weasyprint_import import tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from weasyprint import Document

ATTRIBUTE = "data-angka"
"""Attribute of cells, paragraphs and drawings in templates: the id of the figure, or of the table that is drawn."""
_LEAVES = frozenset({"p", "img", "svg"})
"""Elements inside which no figure has an id of its own."""


@contextmanager
def with_marks() -> Iterator[None]:
    """Let WeasyPrint note the structure element of each named box on the box, as by itself it does for cells alone."""
    build = tags._build_box_tree

    def noting(box: Any, *arguments: Any) -> Iterable[Any]:  # noqa: ANN401 -- WeasyPrint's own
        elements: Iterable[Any] = build(box, *arguments)
        has_name = box.element is not None and ATTRIBUTE in box.element.attrib
        return _marked_elements(box, elements) if has_name else elements

    tags._build_box_tree = noting
    try:
        yield
    finally:
        tags._build_box_tree = build


def _marked_elements(box: Any, elements: Iterable[Any]) -> Iterator[Any]:  # noqa: ANN401 -- as above
    """Yield the elements of a box, and note the last on it."""
    for element in elements:
        box.mark = element
        yield element


def name_cells(document: Document, pdf: pydyf.PDF) -> None:
    """Give cells, paragraphs and drawings their ids, and the document their tree; after the repair of the tags."""
    printed: Counter[str] = Counter()
    cells: dict[bytes, Any] = {}
    for figure, element in _cells(document):
        printed[figure] += 1
        name = figure if printed[figure] == 1 else f"{figure}#{printed[figure]}"
        element["ID"] = pydyf.String(name)
        cells[_as_written(name)] = element
    if not cells:
        return
    elements = (cells[key] for key in sorted(cells))
    parts = (part for element in elements for part in (element["ID"], element.reference))
    tree = pydyf.Dictionary({"Names": pydyf.Array(parts)})
    pdf.add_object(tree)
    _root(pdf)["IDTree"] = tree.reference


def _as_written(name: str) -> bytes:
    """Return the bytes of a text in the file, by which the tree is sorted."""
    return name.encode("ascii") if name.isascii() else b"\xfe\xff" + name.encode("utf-16-be")


def _cells(document: Document) -> Iterator[tuple[str, Any]]:
    """Yield id and structure element of what has one; once of what a page breaks in two."""
    split = None
    for page in document.pages:
        for box in _cell_boxes(page._page_box):
            if box.element is not split:
                yield box.element.attrib[ATTRIBUTE], box.mark
            split = box.element


def _cell_boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 -- a box of WeasyPrint
    """Yield the boxes with an id; nothing is sought inside a cell or a paragraph."""
    for child in box.children:
        if getattr(child, "mark", None) is not None:
            if ATTRIBUTE in child.element.attrib:
                yield child
        elif child.element_tag not in _LEAVES and hasattr(child, "children"):
            yield from _cell_boxes(child)


def _root(pdf: pydyf.PDF) -> Any:  # noqa: ANN401 -- a dictionary of the PDF
    """Return the root of the structure."""
    return pdf.objects[int(bytes(pdf.catalog["StructTreeRoot"]).split()[0])]
