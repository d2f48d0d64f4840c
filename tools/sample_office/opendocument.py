"""Pages as an OpenDocument spreadsheet, written part by part.

odfpy is not used here: the namespaces it declares depend on what the process wrote before, so its bytes do not repeat.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tools.sample_office.writers import zipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.grid import Span
    from tools.sample_office.page import Cell, Page

_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST = f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="{_NAMES}:manifest:1.0" manifest:version="1.2">\
<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="{_TYPE}"/>\
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
_CONTENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="{_NAMES}:office:1.0" xmlns:table="{_NAMES}:table:1.0" \
xmlns:text="{_NAMES}:text:1.0" xmlns:style="{_NAMES}:style:1.0" xmlns:number="{_NAMES}:datastyle:1.0" \
office:version="1.2"><office:automatic-styles>\
<number:date-style style:name="N1"><number:day number:style="long"/><number:text>/</number:text>\
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>\
<style:style style:name="D" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>\
<office:body><office:spreadsheet>{{}}</office:spreadsheet></office:body></office:document-content>"""


def ods(pages: Sequence[Page]) -> bytes:
    """Return pages as an OpenDocument spreadsheet."""
    content = _CONTENT.format("".join(_table(page) for page in pages))
    return zipped(
        {"mimetype": _TYPE.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": _MANIFEST.encode()}
    )


def _table(page: Page) -> str:
    """Return a page as a table of OpenDocument."""
    width = page.width
    rows = (
        f"<table:table-row>{''.join(_cells(page, row, width))}</table:table-row>" for row in range(1, page.height + 1)
    )
    columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
    return f"<table:table table:name={quoteattr(page.name)}>{columns}{''.join(rows)}</table:table>"


def _cells(page: Page, row: int, width: int) -> Iterator[str]:
    """Yield the cells of a row; those under a merged range are covered cells."""
    spans = {(span.top, span.left): span for span in page.merges}
    covered = {
        column for span in page.merges if span.top <= row <= span.bottom for column in range(span.left, span.right + 1)
    } - {left for top, left in spans if top == row}
    for column in range(1, width + 1):
        if column in covered:
            yield "<table:covered-table-cell/>"
        else:
            yield _cell(page.cells.get((row, column)), spans.get((row, column)))


def _cell(value: Cell, span: Span | None) -> str:
    """Return a value as a cell of OpenDocument."""
    size = ""
    if span:
        height, width = span.bottom - span.top + 1, span.right - span.left + 1
        size = f' table:number-rows-spanned="{height}" table:number-columns-spanned="{width}"'
    if value is None:
        return f"<table:table-cell{size}/>"
    if isinstance(value, date):
        kind, shown = (
            f' table:style-name="D" office:value-type="date" office:date-value="{value.isoformat()}"',
            f"{value:%d/%m/%Y}",
        )
    elif isinstance(value, (int, float)):
        kind, shown = f' office:value-type="float" office:value="{value}"', str(value)
    else:
        kind, shown = ' office:value-type="string"', escape(value)
    return f"<table:table-cell{kind}{size}><text:p>{shown}</text:p></table:table-cell>"
