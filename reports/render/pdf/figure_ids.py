"""Names the cells of figures in the structure of the PDF, so that a figure can be quoted from the file itself.

The cell of a figure bears the figure's id, and the ID tree of the document finds the cell of an id. An id must be
unique in a file: where a figure is printed again, its number follows, ``stock-district-sex/31.72.03/L#2``. Named
destinations were rejected: viewers list them, and headings and tables would be lost among a thousand cells.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint import Document

ATTRIBUTE = "data-angka"
"""Attribute of cells in templates: the id of the figure."""


def name_cells(document: Document, pdf: pydyf.PDF) -> None:
    """Give every cell of a figure its id, and the document the tree of them; after the repair of the tags."""
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
    """Yield figure and structure element of each cell; once of a cell that a page breaks in two."""
    split = None
    for page in document.pages:
        for box in _cell_boxes(page._page_box):
            if box.element is not split:
                yield box.element.attrib[ATTRIBUTE], box.mark
            split = box.element


def _cell_boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 -- a box of WeasyPrint
    """Yield the boxes of cells with a figure; nothing is sought inside a cell or a line."""
    for child in box.children:
        if getattr(child, "mark", None) is not None:
            if ATTRIBUTE in child.element.attrib:
                yield child
        elif child.element_tag not in {"p", "img"}:
            yield from _cell_boxes(child)


def _root(pdf: pydyf.PDF) -> Any:  # noqa: ANN401 -- a dictionary of the PDF
    """Return the root of the structure."""
    return pdf.objects[int(bytes(pdf.catalog["StructTreeRoot"]).split()[0])]
