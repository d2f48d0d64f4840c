"""The private parts of WeasyPrint and pydyf that ``reports/render/pdf`` uses, each checked against the library alone.

A failure names the library, its version, the hook and what stops working. Its cause is an update of the library, not a
change of this project; see the upper bounds in setup.cfg.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import cssselect2
import pydyf
import pytest
import tinyhtml5
import weasyprint
from weasyprint import urls
from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ROWS = "".join(f"<tr><th>baris {row}</th><td>{row}</td></tr>" for row in range(80))
SOURCE = (
    '<html lang="id"><head><title>Contoh</title></head><body><div><p>teks</p></div><table><caption>Tabel</caption>'
    f"<thead><tr><th>Nama</th><th>Jumlah</th></tr></thead><tbody>{_ROWS}</tbody></table></body></html>"
)
"""A paragraph, and a table that fills several pages."""
STYLE = "@page { size: A5; @bottom-center { content: 'Halaman ' counter(page) } }"
VARIANT = "pdf/a-3a"
BASE = "https://contract.invalid/"


@dataclass(frozen=True)
class Hook:
    """A part of a library that is not in its documentation."""

    library: str
    name: str
    lost: str
    """What the program can no longer do without it."""
    check: Callable[[], bool]


class _Bare(weasyprint.HTML):
    """An HTML document that was never initialised, only given the attributes that rendering reads."""

    def __init__(self) -> None:
        self.base_url = BASE
        self.url_fetcher = urls.URLFetcher(allowed_protocols=())
        self.media_type = "print"
        tree = tinyhtml5.parse(SOURCE, namespace_html_elements=False)
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[weasyprint.CSS]:  # noqa: ARG002 -- WeasyPrint's form
        return [weasyprint.CSS(string=STYLE)]


@cache
def printed(page: type[weasyprint.HTML] = weasyprint.HTML) -> tuple[pydyf.PDF, bytes, list[object]]:
    """Return the objects of a PDF as the finisher gets them, the bytes, and what else the finisher was given."""
    given: list[Any] = []
    html = page() if page is _Bare else page(string=SOURCE)
    styles = [] if page is _Bare else [weasyprint.CSS(string=STYLE)]
    data = html.write_pdf(pdf_variant=VARIANT, stylesheets=styles, finisher=lambda *words: given.extend(words))
    *others, pdf = given
    return pdf, data, others


def at(reference: object) -> Any:
    """Return the object of a reference such as ``b"12 0 R"``."""
    return printed()[0].objects[int(bytes(reference).split()[0])]


def root() -> Any:
    """Return the root of the tag tree."""
    return at(printed()[0].catalog["StructTreeRoot"])


def children(element: Any) -> Iterator[Any]:
    """Yield the child elements of a structure element."""
    yield from (at(kid) for kid in element["K"] if isinstance(kid, bytes))


def elements(kind: str) -> list[Any]:
    """Return every structure element of a kind."""
    return [one for one in printed()[0].objects if isinstance(one, pydyf.Dictionary) and one.get("S") == kind]


def own_style_sheets_are_asked_for() -> bool:
    """The size of the page is that of ``_ua_stylesheets``, the only style sheet of the bare document."""
    pages = [
        one for one in printed(_Bare)[0].objects if isinstance(one, pydyf.Dictionary) and one.get("Type") == "/Page"
    ]
    a5_height_pt = 595.28
    return bool(pages) and all(abs(page["MediaBox"][3] - a5_height_pt) < 1 for page in pages)


def attributes_are_the_five_we_set() -> bool:
    """``HTML.__init__`` sets what a document needs, and no more than we set without it."""
    return vars(weasyprint.HTML(string=SOURCE)).keys() == vars(_Bare()).keys()


def finisher_gets_document_and_pdf() -> bool:
    """The finisher is called once, with the document and the PDF."""
    pdf, data, others = printed()
    return isinstance(pdf, pydyf.PDF) and len(others) == 1 and data.startswith(b"%PDF-")


def finisher_comes_before_the_bytes() -> bool:
    """What the finisher puts into ``pdf.objects`` is what is written."""

    def finish(_document: object, pdf: pydyf.PDF) -> None:
        text = pydyf.String("tanda")
        text.number = pdf.catalog.number
        note = pydyf.Dictionary({**pdf.catalog, "PieceInfo": text.data})
        note.number = pdf.catalog.number
        pdf.objects[note.number] = note

    return b"/PieceInfo (tanda)" in weasyprint.HTML(string="<p>teks").write_pdf(finisher=finish, uncompressed_pdf=True)


def fetcher_is_a_class_with_fetch() -> bool:
    """Every address goes to ``fetch``, and one that is refused ends in ``URLFetchingError`` where it is needed."""
    asked: list[str] = []

    class Refusing(urls.URLFetcher):
        """Refuses everything."""

        def fetch(self, url: str, headers: Any = None) -> urls.URLFetcherResponse:  # noqa: ARG002 -- WeasyPrint's form
            """Refuse an address."""
            asked.append(url)
            raise FileNotFoundError(url)

    with pytest.raises(urls.URLFetchingError):
        weasyprint.CSS(url=f"{BASE}a.css", url_fetcher=Refusing(allowed_protocols=()))
    return asked == [f"{BASE}a.css"]


def libraries_load_by_file_name() -> bool:
    """Without ``find_library``, which starts a compiler, the C libraries are found all the same; on Linux."""
    script = "import ctypes.util as util; util.find_library = lambda name: None; import weasyprint"
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], check=False, stderr=subprocess.DEVNULL)
    return sys.platform != "linux" or done.returncode == 0


def objects_are_a_list_by_number() -> bool:
    """``pdf.objects[n]`` has the number n; a reference is ``b"n 0 R"``; the first object is the free one."""
    objects = printed()[0].objects
    numbered = all(one.number == number for number, one in enumerate(objects))
    return numbered and objects[0].free == "f" and objects[1].reference == b"1 0 R"


def pages_are_listed_by_reference() -> bool:
    """``pdf.page_references`` has a reference for each page, in order; a page names its one content stream."""
    pages = [at(reference) for reference in printed()[0].page_references]
    return len(pages) > 1 and all(isinstance(at(page["Contents"]), pydyf.Stream) for page in pages)


def objects_have_bytes_of_their_own() -> bool:
    """An object is written by its ``number``, ``generation``, ``compressible`` and ``data``, which can be replaced."""
    properties = [isinstance(vars(pydyf.Object).get(name), property) for name in ("compressible", "reference")]
    made = pydyf.Dictionary({"Type": "/Catalog"})
    return all(properties) and (made.generation, made.data) == (0, b"<</Type /Catalog>>")


def streams_are_lists_with_extra_and_compress() -> bool:
    """A stream has its parts, its dictionary and whether it is to be compressed; its data begins after ``stream``."""
    made = pydyf.Stream([b"q", b"Q"], {"Type": "/XObject"}, compress=True)
    plain = pydyf.Stream(made.stream).data
    written = plain.partition(b"stream\n")[2].removesuffix(b"\nendstream")
    return (written, made.extra, made.compress) == (b"q\nQ", {"Type": "/XObject"}, True)


def metadata_are_xmp_in_bytes() -> bool:
    """The XMP packet is a stream of bytes that holds the end of its RDF once."""
    packet = at(printed()[0].catalog["Metadata"])
    return b"".join(map(bytes, packet.stream)).count(b"</rdf:RDF>") == 1


def tree_has_one_document_element() -> bool:
    """The root holds one Document, and under it the boxes of the page as Div."""
    (document,) = [at(kid) for kid in root()["K"]]
    return document["S"] == "/Document" and document["Type"] == "/StructElem" and "/Div" in kinds(document)


def kinds(element: Any) -> list[str]:
    """Return the kinds of the child elements."""
    return [one["S"] for one in children(element)]


def parent_tree_has_an_array_for_each_page() -> bool:
    """``Nums`` is number, array, number, array …; the array of a page lists the element of each marked content."""
    numbers = at(root()["ParentTree"])["Nums"]
    arrays = numbers[1 : 2 * len(printed()[0].page_references) : 2]
    return numbers[::2] == list(range(len(numbers) // 2)) and all(
        at(parent)["Pg"] == page
        for page, array in zip(printed()[0].page_references, arrays, strict=True)
        for parent in array
    )


def text_is_in_a_span_with_one_number() -> bool:
    """A cell or paragraph holds a Span, the Span the number of its marked content."""
    spans = [kid for kind in ("/P", "/TH", "/TD") for one in elements(kind) for kid in children(one)]
    return bool(spans) and all(one["S"] == "/Span" and isinstance(one["K"][0], int) for one in spans)


def table_is_split_by_page() -> bool:
    """Each page of a table is a Table with THead and TBody, the first has the Caption; each knows its page."""
    (document,) = children(root())
    tables = [one for one in children(document) if one["S"] == "/Table"]
    first, *later = map(kinds, tables)
    pages = [one["Pg"] for one in tables]
    return (
        len(later) > 0
        and first == ["/Caption", "/THead", "/TBody"]
        and all(one == ["/THead", "/TBody"] for one in later)
        and pages == list(dict.fromkeys(pages))
    )


def header_cells_have_ids_and_no_scope() -> bool:
    """A TH has an ID and attributes without Scope, a TD attributes with Headers: what the repair replaces."""
    heads, cells = elements("/TH"), elements("/TD")
    return all("ID" in one and "Scope" not in one["A"] for one in heads) and all("Headers" in one["A"] for one in cells)


def boxes_of_cells_know_their_elements() -> bool:
    """From a page's box, ``children`` lead to the box of each cell, whose ``mark`` is its structure element."""
    _, _, (document,) = printed()
    waiting: list[Any] = [page._page_box for page in document.pages]  # type: ignore[attr-defined]  # the library's
    cells = []
    while waiting:
        box = waiting.pop()
        waiting += [child for child in box.children if hasattr(child, "children")]
        cells += [box] if getattr(box, "mark", None) is not None else []
    return bool(cells) and all(f"/{box.element.tag.upper()}" == box.mark["S"] for box in cells)


def elements_are_built_box_by_box() -> bool:
    """``_build_box_tree`` gets a box first, once for each, and yields the structure elements made of it."""
    boxes_built: list[Any] = []
    build = tags._build_box_tree

    def noting(box: Any, *arguments: Any) -> Iterator[Any]:
        for element in build(box, *arguments):
            boxes_built.append((str(box.element_tag).rpartition("}")[2], element["S"]))
            yield element

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tags, "_build_box_tree", noting)
        weasyprint.HTML(string='<p>teks</p><svg xmlns="http://www.w3.org/2000/svg"><title>a</title></svg>').write_pdf(
            pdf_variant=VARIANT
        )
    return {("p", "/P"), ("svg", "/Figure")} <= set(boxes_built)


def footers_are_tagged_as_content() -> bool:
    """Marked content is three items of a page's stream: the tag, its MCID, BDC; the footer of a page is one of them."""
    stream = at(at(printed()[0].page_references[0])["Contents"]).stream
    marks = [place for place, item in enumerate(stream) if isinstance(item, dict) and "MCID" in item]
    return (
        bool(marks)
        and all(isinstance(stream[place - 1], str) and stream[place + 1] == b"BDC" for place in marks)
        and [stream[place]["MCID"] for place in marks] == list(range(len(marks)))
    )


def pages_have_boxes_with_positions() -> bool:
    """Tell whether a laid out page has boxes of tables and texts with places and widths in pixels."""
    (page, *_pages) = weasyprint.HTML(string=SOURCE).render(stylesheets=[weasyprint.CSS(string=STYLE)]).pages
    root_box = page._page_box
    tables = [box for box in root_box.descendants() if isinstance(box, boxes.TableBox)]
    texts = [box for table in tables for box in table.descendants() if isinstance(box, boxes.TextBox)]
    right = root_box.content_box_x() + root_box.width
    ends = [box.border_box_x() + box.border_width() for box in (*tables, *texts)]
    return bool(tables and texts) and 0 < max(ends) <= right + 1


HOOKS = (
    Hook("weasyprint", "HTML._ua_stylesheets", "element defaults from the templates", own_style_sheets_are_asked_for),
    Hook(
        "weasyprint", "attributes set without HTML.__init__", "printing a parsed tree", attributes_are_the_five_we_set
    ),
    Hook("weasyprint", "write_pdf(finisher=)", "repairs before the file is written", finisher_gets_document_and_pdf),
    Hook("weasyprint", "finisher before writing", "repairs that reach the file", finisher_comes_before_the_bytes),
    Hook("weasyprint", "urls.URLFetcher.fetch", "no file but those of the templates", fetcher_is_a_class_with_fetch),
    Hook("weasyprint", "C libraries by file name", "a start without a compiler", libraries_load_by_file_name),
    Hook("weasyprint", "Page._page_box", "tables measured against their page", pages_have_boxes_with_positions),
    Hook("pydyf", "PDF.objects", "following references", objects_are_a_list_by_number),
    Hook("pydyf", "PDF.page_references", "finding the content of pages", pages_are_listed_by_reference),
    Hook("pydyf", "Object.data and compressible", "objects turned into bytes once", objects_have_bytes_of_their_own),
    Hook("pydyf", "Stream.stream, extra, compress", "faster compression", streams_are_lists_with_extra_and_compress),
    Hook("weasyprint", "catalog Metadata", "the mark of PDF/UA", metadata_are_xmp_in_bytes),
    Hook("weasyprint", "tag tree: Document and Div", "unwrapping boxes", tree_has_one_document_element),
    Hook("weasyprint", "tag tree: ParentTree", "moving marked content", parent_tree_has_an_array_for_each_page),
    Hook("weasyprint", "tag tree: Span", "text held by its cell", text_is_in_a_span_with_one_number),
    Hook("weasyprint", "tag tree: Table", "one table over several pages", table_is_split_by_page),
    Hook("weasyprint", "tag tree: TH and TD", "scopes of header cells", header_cells_have_ids_and_no_scope),
    Hook("weasyprint", "boxes of cells", "ids of figures in the structure", boxes_of_cells_know_their_elements),
    Hook("weasyprint", "pdf.tags._build_box_tree", "ids of cards and charts", elements_are_built_box_by_box),
    Hook("weasyprint", "marked content", "footers as artifacts", footers_are_tagged_as_content),
)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: f"{hook.library}: {hook.name}")
def test_library_still_has_what_the_pdf_relies_on(hook: Hook) -> None:
    """A hook that has changed is named with its library, its version, and what stops working."""
    try:
        holds, reason = hook.check(), "its check is false"
    except Exception as error:
        # whatever the library does now, the hook is what has to be named
        holds, reason = False, repr(error)
    said = f"{hook.library} {version(hook.library)} has changed {hook.name} ({reason}); lost: {hook.lost}"
    assert holds, f"{said}. Keep the bound in setup.cfg, or change reports/render/pdf."
