"""Two versions of a finished document read back and compared: cell by cell, page by page, figure by figure.

A copy comes from anywhere, so that this runs where hostile files are read, in a process with limits. What a document
says is compared, and in workbooks what decides how it shows: formats of numbers, hidden rows, columns and sheets. Of
pictures, and of what is drawn on a page, is told that they are others.
"""

from __future__ import annotations

import difflib
import io
import json
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from html import unescape
from itertools import chain, islice, zip_longest
from typing import TYPE_CHECKING

from reports.at_rest.file_locks import unlocked
from reports.at_rest.pdf_pictures import ShownOnPage, are_alike, shown_on_pages
from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from openpyxl import Workbook

    from reports.at_rest.pdf_pictures import Shown

MOST = 1_000
"""Changes that are told of one file."""
PICTURE, DRAWING = "picture", "drawing"
"""What of a page is another, as the place of a change."""
_BEFORE = 3
"""Words before a change that tell where on its page it is."""
_VALUE, _FIRST = 5, 2
"""Column of the value on a data sheet, and its first row."""
_DAMAGED = (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, RecursionError)
"""What libraries raise on files that are not what they seem."""
_NUMBERS = frozenset({"n", "d", "f"})
"""Types of cells whose format decides what is read: numbers, days, formulas."""
_HIDDEN = "[hidden]"
_TAG = late_regex(r"<[^<>]*>")


@dataclass(frozen=True)
class Change:
    """A place at which two versions of a document do not say the same."""

    place: str
    """Sheet and cell, part of a package, or id of a figure; on a page empty for words, ``picture`` or ``drawing``."""
    page: int | None
    """Of a PDF, from 1."""
    after: str
    """Words before it on the page, or the id of the figure of a cell."""
    original: str
    """What the document says as it was made; empty where it says nothing."""
    copy: str
    """What this version says there."""


def changes(_grids: object, argument: tuple[str, bytes, bytes, str | None]) -> tuple[Change, ...] | None:
    """Return where a version of a document says something else than the one that was made; this runs with limits.

    Args:
        _grids: nothing; the reading process hands it over.
        argument: name of the file, its content as it was made, that of the other version, and a password that opens it.

    Returns:
        None where a version cannot be read.
    """
    name, original, copy, password = argument
    return _first_changes(lambda: _changes(name, original, _opened(name, copy, password)))


def figure_changes(_grids: object, argument: tuple[bytes, bytes, str | None]) -> tuple[Change, ...] | None:
    """Return which figures on the data sheets of a workbook are not those of a file of figures; runs with limits.

    Args:
        _grids: nothing.
        argument: content of the file of figures, and of the workbook, and a password that opens the latter.

    Returns:
        None where one cannot be read.
    """
    figures, workbook, password = argument
    opened = partial(_opened, "a.xlsx", workbook, password)
    return _first_changes(lambda: _of_data_sheets(_figures(figures), _loaded(opened(), values=True)))


def _opened(name: str, content: bytes, password: str | None) -> bytes:
    return content if password is None else unlocked(name, content, password)


def _first_changes(compared: Callable[[], Iterator[Change]]) -> tuple[Change, ...] | None:
    """Return the first changes; None for a file that is damaged, locked, or of a format other than its ending."""
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 -- for these files only
    from pypdf.errors import PyPdfError  # noqa: PLC0415 -- as above

    unreadable = (InvalidFileException, PyPdfError, zipfile.BadZipFile, zlib.error, NotImplementedError, *_DAMAGED)
    try:
        return tuple(islice(compared(), MOST))
    except unreadable:
        return None


def _changes(name: str, original: bytes, copy: bytes) -> Iterator[Change]:
    if name.endswith(".xlsx"):
        cells = _of_cells(_cells(original), _cells(copy))
        return chain(cells, _of_values(_shown_as(original), _shown_as(copy)), _of_pictures(original, copy))
    if name.endswith(".pdf"):
        pages = zip_longest(_pages(original), _pages(copy), fillvalue="")
        words = (change for page, texts in enumerate(pages, 1) for change in _of_words(*texts, page=page))
        return chain(words, _of_shown(original, copy))
    if name.endswith(".json"):
        return _of_values(_figures(original), _figures(copy))
    if name.endswith((".docx", ".pptx")):
        parts, copy_parts = _parts(original), _parts(copy)
        names = dict.fromkeys((*parts, *copy_parts))
        words = (
            part for name in names for part in _of_words(parts.get(name, ""), copy_parts.get(name, ""), place=name)
        )
        return chain(words, _of_pictures(original, copy))
    return _of_words(original.decode(errors="replace"), copy.decode(errors="replace"))


def _of_data_sheets(figures: Mapping[str, str], workbook: Workbook) -> Iterator[Change]:
    tables = {name.partition("/")[0]: None for name in figures}
    for table in tables:
        defined = workbook.defined_names.get(f"data_{table.replace('-', '_')}")
        for sheet_name, _range in defined.destinations if defined else ():
            sheet = workbook[sheet_name]
            for number, cells in enumerate(sheet.iter_rows(min_row=_FIRST, max_col=_VALUE, values_only=True), _FIRST):
                row, _label, column, _column_label, value = map(_text, cells)
                name = f"{table}/{row}/{column}"
                original = figures.get(name, value)
                if original != value and (original.isdigit() or value.isdigit()):  # one that has no value has none here
                    place = f"{sheet_name}!{sheet.cell(number, _VALUE).coordinate}"
                    yield Change(place, None, name, original, value)


def _loaded(content: bytes, *, values: bool) -> Workbook:
    """Return a workbook with the values of its formulas, or with the formulas."""
    import openpyxl  # noqa: PLC0415 -- for these files only

    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def _cells(content: bytes) -> dict[str, tuple[str, str]]:
    """Return sheet and cell → what stands in it, and what a formula gives, as far as that is stored."""
    values = _loaded(content, values=True)
    return {
        f"{sheet.title}!{cell.coordinate}": (_text(cell.value), _text(values[sheet.title][cell.coordinate].value))
        for sheet in _loaded(content, values=False).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def _of_cells(original: Mapping[str, tuple[str, str]], copy: Mapping[str, tuple[str, str]]) -> Iterator[Change]:
    """Yield the cells that differ; a result that is not stored tells nothing."""
    for place in dict.fromkeys((*original, *copy)):
        (text, result), (copy_text, copy_result) = original.get(place, ("", "")), copy.get(place, ("", ""))
        if text != copy_text:
            yield Change(place, None, "", text, copy_text)
        elif result and copy_result and result != copy_result:
            yield Change(place, None, "", result, copy_result)


def _shown_as(content: bytes) -> dict[str, str]:
    """Return cell → format of its number, and row, column or sheet → that it is hidden."""
    looks_by_place: dict[str, str] = {}
    for sheet in _loaded(content, values=False).worksheets:
        hidden = [f"{number}:{number}" for number, row in sheet.row_dimensions.items() if row.hidden]
        hidden += [f"{place}:{place}" for place, column in sheet.column_dimensions.items() if column.hidden]
        looks_by_place |= {f"{sheet.title}!{place}": _HIDDEN for place in hidden}
        looks_by_place |= {sheet.title: _HIDDEN} if sheet.sheet_state != "visible" else {}
        for row in sheet.iter_rows():
            numbers = (cell for cell in row if cell.data_type in _NUMBERS and cell.value is not None)
            looks_by_place |= {f"{sheet.title}!{cell.coordinate}": f"[{cell.number_format}]" for cell in numbers}
    return looks_by_place


def _of_pictures(original: bytes, copy: bytes) -> Iterator[Change]:
    """Yield the pictures of a package that are others; a chart of ours is no picture, and its values are text."""
    pictures, copy_pictures = _pictures(original), _pictures(copy)
    for place in sorted(pictures.keys() | copy_pictures.keys()):
        if pictures.get(place) != copy_pictures.get(place):
            yield Change(place, None, "", pictures.get(place, ""), copy_pictures.get(place, ""))


def _of_shown(original: bytes, copy: bytes) -> Iterator[Change]:
    """Yield the pictures of each page that are others, and whether something else is drawn on it."""
    pages = zip_longest(shown_on_pages(original), shown_on_pages(copy), fillvalue=ShownOnPage())
    for page, (original_page, copy_page) in enumerate(pages, 1):
        for picture, copy_picture in zip_longest(original_page.pictures, copy_page.pictures):
            if picture is None or copy_picture is None or not picture.is_like(copy_picture):
                yield Change(PICTURE, page, "", _described(picture), _described(copy_picture))
        if not are_alike(original_page.shapes, copy_page.shapes):
            numbers = (f"[{len(shapes)}]" for shapes in (original_page.shapes, copy_page.shapes))
            yield Change(DRAWING, page, "", *numbers)


def _described(picture: Shown | None) -> str:
    """Return the beginning of the hash of a picture, and its place in points from the left and from below."""
    if picture is None:
        return ""
    left, bottom, right, top, *_ = (round(number) for number in picture.numbers)
    return f"[sha256 {picture.kind.split()[1][:12]}, {left}–{right} × {bottom}–{top} pt]"


def _pictures(content: bytes) -> dict[str, str]:
    """Return part → beginning of the hash of each picture."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if "/media/" in name]
        return {name: f"[sha256 {sha256(package.read(name)).hexdigest()[:12]}]" for name in names}


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not any((value.hour, value.minute, value.second)):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def _pages(content: bytes) -> Iterator[str]:
    """Yield the text of each page, with that of what was laid over it."""
    import pypdf  # noqa: PLC0415 -- for these files only

    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        notes = (note.get_object() for note in page.get("/Annots", ()))
        texts = (str(note.get("/Contents", "")) for note in notes if note.get("/Subtype") != "/Link")
        yield "\n".join((page.extract_text(), *texts))


def _parts(content: bytes) -> dict[str, str]:
    """Return part → text of a document or of slides."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {
            name: unescape(_TAG.sub(" ", package.read(name).decode(errors="replace")))
            for name in package.namelist()
            if name.endswith(".xml")
        }


def _of_words(original: str, copy: str, *, page: int | None = None, place: str = "") -> Iterator[Change]:
    """Yield the words that differ, each run of them with what stands before it."""
    words, copy_words = original.split(), copy.split()
    if words == copy_words:
        return
    matcher = difflib.SequenceMatcher(None, words, copy_words, autojunk=False)
    for kind, first, end, copy_first, copy_end in matcher.get_opcodes():
        if kind != "equal":
            after = " ".join(words[max(0, first - _BEFORE) : first])
            yield Change(place, page, after, " ".join(words[first:end]), " ".join(copy_words[copy_first:copy_end]))


def _figures(content: bytes) -> dict[str, str]:
    """Return id → value of each figure; one without a value by its status."""
    return {
        str(figure["id"]): _text(figure["value"]) or f"({figure['status']})"
        for figure in json.loads(content)["figures"]
    }


def _of_values(original: Mapping[str, str], copy: Mapping[str, str]) -> Iterator[Change]:
    for name in dict.fromkeys((*original, *copy)):
        if original.get(name) != copy.get(name):
            yield Change(name, None, "", original.get(name, ""), copy.get(name, ""))
