"""Repairs the tag tree that WeasyPrint writes, on its objects before they are serialised.

WeasyPrint 70 makes one ``Table`` element per page of a long table, tags repeated header rows and page footers as
content, and gives ``TH`` no ``Scope``. A screen reader would announce three tables where there is one, and the page
number in the middle of a sentence. Rejected: opening the finished file with pikepdf, which costs as much as the repair
and writes every object a second time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterator

    Element = dict[str, Any]
    """A dictionary object of the PDF: a structure element or a page."""

_TEXT_HOLDERS = frozenset({"/TD", "/TH", "/P"})


def repair(pdf: pydyf.PDF) -> None:
    """Merge the parts of each table, set the scope of header cells, and untag repeated headers and footers."""
    tree = _Tree(pdf)
    _unwrap(tree)
    _hoist_text(tree)
    _hoist_links(tree)
    _merge_tables(tree)
    _set_scopes(tree)
    _untag_orphans(tree)


class _Tree:
    """The tag tree of a PDF; its methods resolve references."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root: Element = self.resolve(pdf.catalog["StructTreeRoot"])
        self.document: Element = self.resolve(self.root["K"][0])

    def resolve(self, reference: bytes) -> Any:  # noqa: ANN401 -- any object of a PDF
        """Return the object that a reference points to."""
        return self.pdf.objects[int(bytes(reference).split()[0])]

    def children(self, element: Element) -> Iterator[Element]:
        """Yield the child elements, without marked content (numbers) and annotations."""
        for kid in element.get("K", ()):
            if isinstance(kid, bytes):
                child = self.resolve(kid)
                if child.get("Type") == "/StructElem":
                    yield child

    def child(self, element: Element, kind: str) -> Element | None:
        """Return the first child of a kind."""
        return next((child for child in self.children(element) if child["S"] == kind), None)

    def walk(self, element: Element) -> Iterator[Element]:
        """Yield an element and all its descendants."""
        yield element
        for child in self.children(element):
            yield from self.walk(child)


def _unwrap(tree: _Tree) -> None:
    """Remove the ``Div`` elements that only serve layout between the document and its parts."""
    parts = list(_parts(tree, tree.document["K"]))
    for reference in parts:
        tree.resolve(reference)["P"] = tree.document.reference  # type: ignore[attr-defined]
    tree.document["K"] = pydyf.Array(parts)


def _parts(tree: _Tree, references: list[bytes]) -> Iterator[bytes]:
    """Yield the references with those of ``Div`` elements replaced by their children."""
    for reference in references:
        element = tree.resolve(reference)
        if element["S"] == "/Div" and all(isinstance(kid, bytes) for kid in element["K"]):
            yield from _parts(tree, element["K"])
        else:
            yield reference


def _hoist_text(tree: _Tree) -> None:
    """Move the text of cells and paragraphs out of the Span around every line; Spans are a third of all objects."""
    numbers = tree.resolve(tree.root["ParentTree"])["Nums"]
    pages = {reference: numbers[2 * index + 1] for index, reference in enumerate(tree.pdf.page_references)}
    for element in tree.walk(tree.document):
        if element["S"] not in _TEXT_HOLDERS:
            continue
        parents = pages[element["Pg"]]
        for index, kid in enumerate(element["K"]):
            span = tree.resolve(kid) if isinstance(kid, bytes) else None
            if span is None or span.get("S") != "/Span" or len(span["K"]) != 1 or not isinstance(span["K"][0], int):
                continue
            mcid = span["K"][0]
            element["K"][index] = mcid
            parents[mcid] = element.reference  # type: ignore[attr-defined]
            span.clear()


def _hoist_links(tree: _Tree) -> None:
    """Move the annotations of parts of a link, such as a span in it, to the link itself, where PDF/UA wants them."""
    numbers = tree.resolve(tree.root["ParentTree"])["Nums"]
    for link in [element for element in tree.walk(tree.document) if element["S"] == "/Link"]:
        for part in [element for element in tree.walk(link) if element is not link]:
            annotations = [kid for kid in part["K"] if isinstance(kid, bytes) and _is_annotation(tree.resolve(kid))]
            for kid in annotations:
                part["K"].remove(kid)
                link["K"].append(kid)
                number = tree.resolve(tree.resolve(kid)["Obj"])["StructParent"]
                numbers[2 * number + 1] = link.reference  # type: ignore[attr-defined]


def _is_annotation(element: Element) -> bool:
    return element.get("Type") == "/OBJR"


def _merge_tables(tree: _Tree) -> None:
    """Append the rows of a table's later pages to the element of its first page.

    A continuation has no caption, is first on its page, and directly follows a table on the page before:

        Table(Caption, THead, TBody)  |  Table(THead repeated, TBody)  →  Table(Caption, THead, TBody + TBody)
    """
    merged: list[bytes] = []
    last: Element | None = None
    for reference in tree.document["K"]:
        element = tree.resolve(reference)
        if last is not None and _continues(tree, last, element):
            _append_rows(tree, last, element)
            last["Pg-last"] = element["Pg"]
            continue
        merged.append(reference)
        if last is not None:
            last.pop("Pg-last", None)
        last = element
    if last is not None:
        last.pop("Pg-last", None)
    tree.document["K"] = pydyf.Array(merged)


def _continues(tree: _Tree, last: Element, element: Element) -> bool:
    """Tell whether an element is a later page of the table before it."""
    return (
        last["S"] == element["S"] == "/Table"
        and last.get("Pg-last", last["Pg"]) != element["Pg"]
        and tree.child(element, "/Caption") is None
    )


def _append_rows(tree: _Tree, table: Element, continuation: Element) -> None:
    """Move the body rows of a continuation to the table's body."""
    body, continued = tree.child(table, "/TBody"), tree.child(continuation, "/TBody")
    if body is None or continued is None:
        return
    for row in tree.children(continued):
        row["P"] = body.reference  # type: ignore[attr-defined]
    body["K"].extend(continued["K"])


def _set_scopes(tree: _Tree) -> None:
    """Set the scope of every header cell, in place of header ids, which repeated header rows make useless."""
    for element in tree.walk(tree.document):
        if element["S"] not in {"/THead", "/TBody"}:
            continue
        scope = "/Column" if element["S"] == "/THead" else "/Row"
        for cell in (cell for row in tree.children(element) for cell in tree.children(row)):
            cell.pop("ID", None)
            attributes = cell.get("A")
            if attributes is None:
                continue
            attributes.pop("Headers", None)
            if cell["S"] == "/TH":
                attributes["Scope"] = scope


def _untag_orphans(tree: _Tree) -> None:
    """Turn content whose element is not in the tree (footers, repeated header rows) into artifacts."""
    reached = {element.number for element in tree.walk(tree.document)}  # type: ignore[attr-defined]
    numbers = tree.resolve(tree.root["ParentTree"])["Nums"]
    pages = [tree.resolve(reference) for reference in tree.pdf.page_references]
    for index, page in enumerate(pages):
        parents = numbers[2 * index + 1]
        orphans = {mcid for mcid, parent in enumerate(parents) if int(bytes(parent).split()[0]) not in reached}
        for mcid in orphans:
            parents[mcid] = b"null"
        _make_artifacts(tree.resolve(page["Contents"]).stream, orphans)
    for item in tree.pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructElem" and item.number not in reached:
            # Emptied, not freed: pydyf miscounts freed objects in its table of compressed objects.
            item.clear()


def _make_artifacts(stream: list[Any], mcids: set[int]) -> None:
    """Rewrite ``/Tag <</MCID n>> BDC`` as ``/Artifact BMC`` for each n of ``mcids``."""
    for index, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in mcids:
            stream[index - 1 : index + 2] = ["/Artifact", b"BMC", b""]
