"""HTML to PDF with WeasyPrint, which may read the template folders and nothing else."""

from __future__ import annotations

import gc
import logging
import os
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pydyf
from cssselect2 import ElementWrapper

from reports.errors import ConfigurationError
from reports.render.pdf import tag_tree, xmp
from reports.render.pdf.weasyprint_import import urls, weasyprint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from weasyprint import CSS, Document
    from weasyprint.urls import URLFetcher, URLFetcherResponse

EMBLEM = "emblem:"
PICTURE = "picture:"
"""Before the key of a photograph."""
BASE = "https://templates.invalid/"
"""Base of relative addresses in a template; a reserved name, so that it can never be a real place."""

_CLOCK = "SOURCE_DATE_EPOCH"

DEFAULTS = "bawaan.css"
"""Element defaults, in the template folder."""

_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg"}


class _TemplateFetcher(urls.URLFetcher):
    """Gives out files of the template folders, the emblem and photographs; everything else is refused."""

    def __init__(self, folders: tuple[Path, ...], emblem: bytes | None, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._folders = folders
        self._given = {f"{PICTURE}{key}": data for key, data in pictures.items()}
        if emblem is not None:
            self._given[EMBLEM] = emblem
        self.refused: list[str] = []
        """Addresses that were asked for in vain; WeasyPrint itself only logs them."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ANN401, ARG002 -- WeasyPrint's form
        """Return the bytes of an address of ours."""
        if url in self._given:
            return urls.URLFetcherResponse(url, self._given[url])
        own = url.startswith(BASE)
        path = _inside(self._folders, unquote(urlsplit(url).path).lstrip("/")) if own else None
        if path is None:
            self.refused.append(url.removeprefix(BASE))
            raise FileNotFoundError(url)
        kind = _TYPES.get(path.suffix.lower(), "application/octet-stream")
        return urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})


def _inside(folders: tuple[Path, ...], name: str) -> Path | None:
    """Return the file of that name in the first folder that has it, never one outside."""
    for folder in folders:
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    return None


class _Page(weasyprint.HTML):
    """An HTML document from elements that are already parsed."""

    def __init__(self, tree: Element, fetcher: URLFetcher) -> None:
        self.base_url = BASE
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002 -- WeasyPrint's form
        """Return the element defaults of the templates in place of a browser's."""
        return [weasyprint.CSS(url=f"{BASE}{DEFAULTS}", url_fetcher=self.url_fetcher)]


def _finish(_document: Document, pdf: pydyf.PDF) -> None:
    """Repair the tags and declare what the file conforms to, before it is written."""
    tag_tree.repair(pdf)
    xmp.declare(pdf)
    pdf.objects[1:] = [_Written(one) for one in pdf.objects[1:]]


def _compressed(stream: pydyf.Stream) -> pydyf.Stream:
    """Compress a stream at zlib's own level; pydyf's, the highest, takes twice as long for two per cent."""
    plain = pydyf.Stream(stream.stream).data.partition(b"stream\n")[2].removesuffix(b"\nendstream")
    return pydyf.Stream([zlib.compress(plain)], {**stream.extra, "Filter": "/FlateDecode"})


class _Written(pydyf.Object):
    """An object already turned into bytes; pydyf would do that twice, once for the file's identifier."""

    def __init__(self, source: pydyf.Object) -> None:
        super().__init__()
        self.number = source.number
        self.generation = source.generation
        self._compressible: bool = source.compressible
        is_stream = isinstance(source, pydyf.Stream) and source.compress
        self._data: bytes = _compressed(source).data if is_stream else source.data

    @property
    def data(self) -> bytes:
        """The object as it stands in the file."""
        return self._data

    @property
    def compressible(self) -> bool:
        """Whether it may stand in a stream of objects."""
        return self._compressible


def write(
    tree: Element, folders: tuple[Path, ...], emblem: bytes | None, pictures: Mapping[str, bytes] | None = None
) -> bytes:
    """Return the PDF of an HTML tree, tagged, PDF/A-3a and PDF/UA-1."""
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fetcher = _TemplateFetcher(folders, emblem, pictures or {})
    try:
        with _without_collecting(), _without_clock():
            pdf = _Page(tree, fetcher).write_pdf(pdf_variant="pdf/a-3a", finisher=_finish)
    except urls.URLFetchingError as error:
        raise _refusal(fetcher) from error
    if fetcher.refused:
        raise _refusal(fetcher)
    return bytes(pdf)


def _refusal(fetcher: _TemplateFetcher) -> ConfigurationError:
    return ConfigurationError(
        "a template asks for {file}, which is not in the folder templates",
        "put the file beside the template and name it without a path",
        file=fetcher.refused[0],
    )


@contextmanager
def _without_clock() -> Iterator[None]:
    """Let fontTools stamp font subsets with a fixed time: this variable is the only way to tell it."""
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_CLOCK]
        else:
            os.environ[_CLOCK] = before


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Keep the garbage collector still: a layout makes millions of objects that all live to its end."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
