"""An .ods is read the same with white space between its elements as without."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from reports.intake.read import read
from reports.model.grid import Span

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)
CELL = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
CONTENT = (
    f'<?xml version="1.0"?><office:document-content {NAMESPACES} office:version="1.2"><office:body>'
    '<office:spreadsheet><table:table table:name="DATA"><table:table-column table:number-columns-repeated="4"/>'
    "<table:table-header-rows><table:table-row>"
    + CELL.format(' office:value-type="string" table:number-columns-spanned="2"', "JUDUL")
    + "<table:covered-table-cell/>"
    + CELL.format(' office:value-type="string" table:number-columns-repeated="2"', "X")
    + "</table:table-row></table:table-header-rows>"
    '<table:table-row table:number-rows-repeated="2">'
    '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
    "<table:table-cell/>"
    + CELL.format(' office:value-type="string"', "a <text:span>b</text:span> <text:span>c</text:span>")
    + '<table:table-cell office:value-type="string"><text:p>d</text:p><text:p>e</text:p></table:table-cell>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"
)
ROWS = (("JUDUL", None, "X", "X"), (5.0, None, "a b c", "d\ne"), (5.0, None, "a b c", "d\ne"))


def grid_of(folder, xml):
    """Return the one sheet of an .ods with this content."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", xml)
        package.writestr("META-INF/manifest.xml", "<manifest/>")
    (folder / "a.ods").write_bytes(stream.getvalue())
    (grid,) = read(folder / "a.ods")
    return grid


@pytest.mark.parametrize("space", ["", "\n", "  ", "\r\n\t", "\n" + " " * 40])
@pytest.mark.parametrize("between", ["table", "table|office|text:p"])
def test_white_space_between_elements_changes_nothing(tmp_path, space, between):
    """Repeated, covered and spanned cells stand where they stood, and spaces within texts stay."""
    spaced = re.sub(rf">(?=</?(?:{between}))(?!</text:p)", f">{space}", CONTENT)
    grid = grid_of(tmp_path, spaced)
    assert (grid.rows, grid.merged) == (ROWS, (Span(1, 1, 1, 2),))
