"""Converts an XHTML tree to PDF with WeasyPrint, which may only read files of the template folders."""

from __future__ import annotations

import gc
import logging
import os
import zlib
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pydyf
from cssselect2 import ElementWrapper

from reports.errors import ConfigurationError
from reports.render.pdf import figure_ids, signature_fields, tag_tree, xmp
from reports.render.pdf.weasyprint_import import boxes, urls, weasyprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from weasyprint import CSS, Document
    from weasyprint.urls import URLFetcher, URLFetcherResponse

EMBLEM = "emblem:"
"""URL of the emblem in templates."""
PICTURE = "picture:"
"""URL scheme of photographs, followed by the key."""
BASE = "https://templates.invalid/"
"""Base URL of relative addresses in templates; a reserved domain, so that it never resolves."""

_MM = 25.4 / 96
"""Millimetres of a CSS pixel."""
_MEASURED = (boxes.TableCellBox, boxes.TextBox)
_TOLERATED = 2.0
"""Pixels by which a table may be too wide: what is less nobody sees."""
_GLYPH_TEXTS = b"/CIDInit /ProcSet findresource begin"
"""First line of the table in a PDF that says which text each glyph of a font stands for."""
_CLOCK = "SOURCE_DATE_EPOCH"

DEFAULTS = "bawaan.css"
"""Style sheet of element defaults, in the template folder."""

_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


class _TemplateFetcher(urls.URLFetcher):
    """Fetches files of the template folders, the emblem and photographs; refuses every other URL."""

    def __init__(self, folders: tuple[Path, ...], emblem: bytes | None, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._folders = folders
        self._images = {f"{PICTURE}{key}": data for key, data in pictures.items()}
        if emblem is not None:
            self._images[EMBLEM] = emblem
        self.refused: list[str] = []
        """Refused URLs; WeasyPrint itself only logs them."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ANN401, ARG002 -- WeasyPrint's signature
        """Return the content of an allowed URL.

        Raises:
            FileNotFoundError: the URL is refused.
        """
        if url in self._images:
            return urls.URLFetcherResponse(url, self._images[url])
        is_template = url.startswith(BASE)
        path = _find_file(self._folders, unquote(urlsplit(url).path).lstrip("/")) if is_template else None
        if path is None:
            self.refused.append(url.removeprefix(BASE))
            raise FileNotFoundError(url)
        kind = _TYPES.get(path.suffix.lower(), "application/octet-stream")
        return urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def _find_file(folders: tuple[Path, ...], name: str) -> Path | None:
    """Return the file of a name in the first folder that has it; None for paths outside the folders."""
    for folder in folders:
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    return None


class _Page(weasyprint.HTML):
    """An HTML document made from a parsed element tree."""

    def __init__(self, tree: Element, fetcher: URLFetcher) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002 -- WeasyPrint's signature
        """Return the element defaults of the templates instead of WeasyPrint's."""
        return [weasyprint.CSS(url=f"{BASE}{DEFAULTS}", url_fetcher=self.url_fetcher)]


def _finish(document: Document, pdf: pydyf.PDF) -> None:
    """Repair the tags, name the figures, make the fields and declare conformance before the file is written."""
    tag_tree.repair(pdf)
    figure_ids.name_cells(document, pdf)
    signature_fields.convert(document, pdf)
    xmp.declare(pdf)
    _copy_plain_spaces(pdf)
    pdf.objects[1:] = [_Serialised(item) for item in pdf.objects[1:]]
    pdf.add_object = partial(_add_compressed, pdf.add_object)


def _copy_plain_spaces(pdf: pydyf.PDF) -> None:
    """Map the no-break space of every font to a space, so that a search or a copy of the text has one.

    Many fonts draw both with one glyph, which WeasyPrint takes for whichever stood first in the document.
    """
    for item in pdf.objects:
        if isinstance(item, pydyf.Stream) and item.stream and item.stream[0] == _GLYPH_TEXTS:
            item.stream = [line.replace(b"> <00a0>", b"> <0020>") for line in item.stream]


def _compressed(stream: pydyf.Stream) -> pydyf.Stream:
    """Compress a stream at zlib's default level; pydyf's maximum takes twice as long to save two per cent."""
    plain = pydyf.Stream(stream.stream).data.partition(b"stream\n")[2].removesuffix(b"\nendstream")
    return pydyf.Stream([zlib.compress(plain)], {**stream.extra, "Filter": "/FlateDecode"})


def _add_compressed(add: Callable[[pydyf.Object], None], item: pydyf.Object) -> None:
    """Add what pydyf makes as it writes: the stream of the tags is a third of the file, and its maximum takes 0.2 s."""
    if isinstance(item, pydyf.Stream) and item.compress:
        small = _compressed(item)
        item.stream, item.extra, item.compress = small.stream, small.extra, False
    add(item)


class _Serialised(pydyf.Object):
    """A PDF object serialised once; pydyf would do it twice, once for the file's identifier."""

    def __init__(self, source: pydyf.Object) -> None:
        super().__init__()
        self.number = source.number
        self.generation = source.generation
        self._compressible: bool = source.compressible
        is_stream = isinstance(source, pydyf.Stream) and source.compress
        self._data: bytes = _compressed(source).data if is_stream else source.data

    @property
    def data(self) -> bytes:
        """The object's bytes in the file."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether the object may be put into an object stream."""
        return self._compressible


def write_pdf(
    tree: Element, folders: tuple[Path, ...], emblem: bytes | None, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """Return the tagged PDF of an XHTML tree, conforming to PDF/A-3a and PDF/UA-1.

    Args:
        tree: the filled template.
        folders: template folders in order of precedence.
        emblem: image of the emblem, if any.
        pictures: key → image of each photograph.

    Raises:
        ConfigurationError: a template refers to a file that is not in the folders.
    """
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fetcher = _TemplateFetcher(folders, emblem, pictures or {})
    try:
        with _without_gc(), _with_fixed_clock(), figure_ids.with_marks():
            pdf = _Page(tree, fetcher).write_pdf(pdf_variant="pdf/a-3a", finisher=_finish)
    except urls.URLFetchingError as error:
        raise _refusal(fetcher) from error
    if fetcher.refused:
        raise _refusal(fetcher)
    return bytes(pdf)


def widest_excess(
    tree: Element, folders: tuple[Path, ...], emblem: bytes | None, pictures: Mapping[str, bytes]
) -> float | None:
    """Lay out a document and return by how many millimetres its widest table is too wide for its page; None if it fits.

    Raises:
        ConfigurationError: a template refers to a file that is not in the folders.
    """
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fetcher = _TemplateFetcher(folders, emblem, pictures)
    try:
        with _without_gc():
            pages = _Page(tree, fetcher).render().pages
    except urls.URLFetchingError as error:
        raise _refusal(fetcher) from error
    if fetcher.refused:
        raise _refusal(fetcher)
    excess = max((_excess(page._page_box) for page in pages), default=0.0)
    return excess * _MM if excess > _TOLERATED else None


def _excess(page: Any) -> float:  # noqa: ANN401 -- a box of WeasyPrint
    """Return by how many pixels a table, or what stands in it, goes beyond the text of a page, at either side."""
    left = page.content_box_x()
    right = left + page.width
    tables = [box for box in page.descendants() if isinstance(box, boxes.TableBox)]
    inner = [box for table in tables for box in table.descendants() if isinstance(box, _MEASURED)]
    over = [
        max(box.border_box_x() + box.border_width() - right, left - box.border_box_x()) for box in (*tables, *inner)
    ]
    return float(max(over, default=0.0))


def _refusal(fetcher: _TemplateFetcher) -> ConfigurationError:
    """Return the error for the first refused URL."""
    return ConfigurationError(
        "a template asks for {file}, which is not in the folder templates",
        "put the file beside the template and name it without a path",
        file=fetcher.refused[0],
    )


@contextmanager
def _with_fixed_clock() -> Iterator[None]:
    """Make fontTools stamp font subsets with a fixed time, which only this environment variable can set."""
    previous_value = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = "0"
    try:
        yield
    finally:
        if previous_value is None:
            del os.environ[_CLOCK]
        else:
            os.environ[_CLOCK] = previous_value


@contextmanager
def _without_gc() -> Iterator[None]:
    """Disable the garbage collector: a layout creates millions of objects that all live to its end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
