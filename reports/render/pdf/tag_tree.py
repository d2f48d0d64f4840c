"""Repairs of the tag tree that WeasyPrint writes, done on its objects before they become bytes.

WeasyPrint 70 makes one ``Table`` element a page of a long table, tags repeated head rows and page footers as content,
and gives ``TH`` no ``Scope``. A reader who hears the document would be told of three tables where there is one, and of
the page number in the middle of a sentence. Other ways, rejected: opening the finished file with pikepdf costs as much
as the repair and a second writing of every object.
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
    """Make one Table of each table, give header cells their scope, and take repeated heads and footers out."""
    tree = _Tree(pdf)
    _unwrap(tree)
    _hoist_text(tree)
    _merge_tables(tree)
    _set_scopes(tree)
    _release_orphans(tree)


class _Tree:
    """The tag tree of a PDF, with references followed."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.pdf = pdf
        self.root: Element = self.at(pdf.catalog["StructTreeRoot"])
        self.document: Element = self.at(self.root["K"][0])

    def at(self, reference: bytes) -> Any:  # noqa: ANN401 -- any object of a PDF
        """Return the object of a reference."""
        return self.pdf.objects[int(bytes(reference).split()[0])]

    def children(self, element: Element) -> Iterator[Element]:
        """Yield the child elements; marked content (numbers) and annotations are no elements."""
        for kid in element.get("K", ()):
            if isinstance(kid, bytes):
                child = self.at(kid)
                if child.get("Type") == "/StructElem":
                    yield child

    def child(self, element: Element, kind: str) -> Element | None:
        """Return the first child of a kind."""
        return next((one for one in self.children(element) if one["S"] == kind), None)

    def walk(self, element: Element) -> Iterator[Element]:
        """Yield an element and all below it."""
        yield element
        for child in self.children(element):
            yield from self.walk(child)


def _unwrap(tree: _Tree) -> None:
    """Take the boxes that only lay things out from between the document and its parts."""
    parts = list(_parts(tree, tree.document["K"]))
    for reference in parts:
        tree.at(reference)["P"] = tree.document.reference  # type: ignore[attr-defined]
    tree.document["K"] = pydyf.Array(parts)


def _parts(tree: _Tree, references: list[bytes]) -> Iterator[bytes]:
    for reference in references:
        element = tree.at(reference)
        if element["S"] == "/Div" and all(isinstance(kid, bytes) for kid in element["K"]):
            yield from _parts(tree, element["K"])
        else:
            yield reference


def _hoist_text(tree: _Tree) -> None:
    """Let cells and paragraphs hold their text themselves, without a Span around every line: a third of all objects."""
    numbers = tree.at(tree.root["ParentTree"])["Nums"]
    pages = {reference: numbers[2 * place + 1] for place, reference in enumerate(tree.pdf.page_references)}
    for element in tree.walk(tree.document):
        if element["S"] not in _TEXT_HOLDERS:
            continue
        parents = pages[element["Pg"]]
        for place, kid in enumerate(element["K"]):
            span = tree.at(kid) if isinstance(kid, bytes) else None
            if span is None or span.get("S") != "/Span" or len(span["K"]) != 1 or not isinstance(span["K"][0], int):
                continue
            mcid = span["K"][0]
            element["K"][place] = mcid
            parents[mcid] = element.reference  # type: ignore[attr-defined]
            span.clear()


def _merge_tables(tree: _Tree) -> None:
    """Append the rows of a table's later pages to its first page's element.

    A continuation has no caption, opens its page, and follows directly upon a table: on the page before,

        Table(Caption, THead, TBody)  |  Table(THead repeated, TBody)  →  Table(Caption, THead, TBody + TBody)
    """
    kept: list[bytes] = []
    last: Element | None = None
    for reference in tree.document["K"]:
        element = tree.at(reference)
        if last is not None and _continues(tree, last, element):
            _append_rows(tree, last, element)
            last["Pg-last"] = element["Pg"]
            continue
        kept.append(reference)
        if last is not None:
            last.pop("Pg-last", None)
        last = element
    if last is not None:
        last.pop("Pg-last", None)
    tree.document["K"] = pydyf.Array(kept)


def _continues(tree: _Tree, last: Element, element: Element) -> bool:
    """Tell whether an element is a later page of the table before it."""
    return (
        last["S"] == element["S"] == "/Table"
        and last.get("Pg-last", last["Pg"]) != element["Pg"]
        and tree.child(element, "/Caption") is None
    )


def _append_rows(tree: _Tree, table: Element, continuation: Element) -> None:
    """Move the body rows of a continuation to the table's body."""
    body, more = tree.child(table, "/TBody"), tree.child(continuation, "/TBody")
    if body is None or more is None:
        return
    for row in tree.children(more):
        row["P"] = body.reference  # type: ignore[attr-defined]
    body["K"].extend(more["K"])


def _set_scopes(tree: _Tree) -> None:
    """Give every header cell its scope, which serves readers better than the ids that repeated heads made useless."""
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


def _release_orphans(tree: _Tree) -> None:
    """Turn content whose element is not in the tree (footers, repeated heads) into artifacts."""
    reached = {element.number for element in tree.walk(tree.document)}  # type: ignore[attr-defined]
    numbers = tree.at(tree.root["ParentTree"])["Nums"]
    pages = [tree.at(reference) for reference in tree.pdf.page_references]
    for place, page in enumerate(pages):
        parents = numbers[2 * place + 1]
        lost = {mcid for mcid, parent in enumerate(parents) if int(bytes(parent).split()[0]) not in reached}
        for mcid in lost:
            parents[mcid] = b"null"
        _make_artifacts(tree.at(page["Contents"]).stream, lost)
    for one in tree.pdf.objects:
        if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/StructElem" and one.number not in reached:
            # Emptied, not freed: pydyf miscounts freed objects in its table of compressed ones.
            one.clear()


def _make_artifacts(stream: list[Any], lost: set[int]) -> None:
    """Rewrite ``/Tag <</MCID n>> BDC`` as ``/Artifact BMC`` for each lost n."""
    for place, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in lost:
            stream[place - 1 : place + 2] = ["/Artifact", b"BMC", b""]
