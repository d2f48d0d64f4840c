"""Changes to finished files that a fault of the program could make, one cell at a time."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Callable


def cell_named(pdf: pikepdf.Pdf, name: str) -> Any:
    """Return the cell of the structure that bears an id."""
    names = list(pdf.Root.StructTreeRoot.IDTree.Names)
    return dict(zip(map(str, names[::2]), names[1::2], strict=True))[name]


def with_text_of(content: bytes, changed: str, other: str) -> bytes:
    """Return a PDF in which the cell of a figure shows the glyphs of another."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        cells = [cell_named(pdf, name) for name in (changed, other)]
        shown = [_shown(pdf, cell, lambda operands: operands) for cell in cells]
        assert shown[0] != shown[1]
        _shown(pdf, cells[0], lambda _operands: shown[1])
        return _saved(pdf)


def with_id_of(content: bytes, changed: str, name: str) -> bytes:
    """Return a PDF in which the cell of a figure bears another id."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        cell_named(pdf, changed).ID = pikepdf.String(name)
        return _saved(pdf)


def without_line(content: bytes, name: str) -> bytes:
    """Return a PDF in whose structure the row of a figure is missing."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        row = cell_named(pdf, name).P
        body = row.P
        body.K = pikepdf.Array([line for line in body.K if line.objgen != row.objgen])
        return _saved(pdf)


def without_page_text(content: bytes) -> bytes:
    """Return a PDF whose pages show nothing, while its structure stays."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(b"q Q")
        return _saved(pdf)


def with_value(content: bytes, sheet: str, cell: str, value: str) -> bytes:
    """Return a workbook in which a cell holds another number; what a formula of it gives is stored otherwise."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for entry in package.infolist():
            parts[entry.filename] = package.read(entry)
    number = re.search(rf'<sheet [^>]*name="{re.escape(sheet)}"[^>]*r:id="rId(\d+)"', parts["xl/workbook.xml"].decode())
    assert number is not None
    relations = parts["xl/_rels/workbook.xml.rels"].decode()
    target = re.search(rf'<Relationship [^>]*Id="rId{number[1]}"[^>]*/>', relations)
    assert target is not None
    part = "xl/" + re.search(r'Target="/?(?:xl/)?([^"]+)"', target[0])[1]  # type: ignore[index]
    place = rf'(<c r="{cell}"[^>]*>(?:<f>[^<]*</f>)?<v>)[^<]*(</v>)'
    text, count = re.subn(place, rf"\g<1>{value}\g<2>", parts[part].decode())
    assert count == 1
    parts[part] = text.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return packed.getvalue()


def _shown(pdf: pikepdf.Pdf, cell: Any, change: Callable[[Any], Any]) -> Any:
    """Return what the first operator that shows text of a cell shows, after putting in its place what is given."""
    mark, page, shown = int(cell.K[0]), cell.Pg, None
    instructions = pikepdf.parse_content_stream(page)
    inside = False
    for place, instruction in enumerate(instructions):
        operator = str(instruction.operator)
        if operator == "BDC":
            inside = instruction.operands[1].get("/MCID") == mark
        elif operator in {"TJ", "Tj"} and inside and shown is None:
            shown = change(list(instruction.operands))
            instructions[place] = pikepdf.ContentStreamInstruction(shown, instruction.operator)
    assert shown is not None
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
    return shown


def _saved(pdf: pikepdf.Pdf) -> bytes:
    packed = io.BytesIO()
    pdf.save(packed)
    return packed.getvalue()
