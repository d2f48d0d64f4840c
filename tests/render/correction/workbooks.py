"""Workbooks of an invented sender, and the means to look into a package."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Border, Font, PatternFill, Side
from PIL import Image as Picture

from reports.problems import Severity
from reports.render.correction import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PARTS = ("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")
"""Parts that every correction changes."""


def finding(cell: str | None, code: str = "date-unreadable", sheet: str | None = "KOJA", **other: object) -> Finding:
    """Return a warning about a date, unless told otherwise."""
    given = {"severity": Severity.WARNING, "message": "bukan tanggal", "hint": "tulis sebagai 31-12-2024", **other}
    return Finding(sheet, cell, code, **given)  # type: ignore[arg-type] # the texts of a finding


def sender() -> bytes:
    """Return a workbook with all that a correction could spoil."""
    book = Workbook()
    sheet = book.active
    sheet.title = "KOJA"
    sheet.sheet_view.tabSelected = True
    sheet.append(["NO", "NAMA", "PASPOR", "BERLAKU"])
    for row in range(2, 12):
        sheet.append([row - 1, f"ORANG {row}", f"A{row:07d}", "besok"])
        sheet.cell(row, 4).number_format = "dd-mm-yyyy"
        sheet.cell(row, 4).font = Font(name="Courier New", bold=True)
        sheet.cell(row, 4).border = Border(left=Side(style="thick"))
        sheet.cell(row, 4).fill = PatternFill("solid", fgColor="FFEEDDCC")
    sheet["A14"] = "=SUM(A2:A11)"
    sheet.merge_cells("B16:D18")
    sheet["B16"] = "gabung"
    sheet["D5"].comment = Comment("Sudah ditanyakan.", "Petugas")
    sheet.column_dimensions["B"].width = 33
    sheet.row_dimensions[3].height = 40
    sheet.conditional_formatting.add("A2:A11", CellIsRule("greaterThan", ["5"], font=Font(color="FFFF0000")))
    sheet.print_title_rows = "1:1"
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=2, max_row=11))
    sheet.add_chart(chart, "G2")
    picture = io.BytesIO()
    Picture.new("RGB", (20, 10), (200, 30, 30)).save(picture, "PNG")
    sheet.add_image(Image(picture), "G20")
    other = book.create_sheet("Kepala's & lain")
    other["A1"] = "lain"
    other.print_title_rows = "1:2"
    hidden = book.create_sheet("SUSULAN")
    hidden["A1"] = "tersembunyi"
    hidden.sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def parts(package: bytes) -> dict[str, bytes]:
    """Return every part of a package."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Return a package of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def changed(package: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package with one part changed."""
    contents = parts(package)
    return packed({**contents, part: change(contents[part])})


def cells(part: bytes) -> list[str]:
    """Return the names of the cells of a worksheet part in their order."""
    return [name.decode() for name in re.findall(rb'<c [^>]*?r="([A-Z]+\d+)"', part)]
