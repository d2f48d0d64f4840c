"""The template workbook: an office may restyle it, and is told what to restore when a form has lost its place."""

from __future__ import annotations

import shutil
from copy import copy
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font
from openpyxl.workbook.defined_name import DefinedName

from reports.errors import ConfigurationError
from reports.model.document import Form, HeadCell
from reports.render.excel import render

if TYPE_CHECKING:
    from reports.model.figures import Figures

TEMPLATES = Path(__file__).parents[3] / "templates"
SHIPPED = TEMPLATES / "excel" / "laporan-bulanan.xlsx"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return an office's template folder that holds a copy of the shipped workbook."""
    (tmp_path / "excel").mkdir()
    shutil.copy(SHIPPED, tmp_path / "excel" / SHIPPED.name)
    return tmp_path


@pytest.fixture(scope="module")
def no_tables(figures) -> Figures:
    """Return a month without tables: forms hold their own figures, and the other sheets take the longer time."""
    return replace(figures, tables={})


def edit(own: Path) -> tuple[Workbook, Path]:
    """Return the office's workbook, and where to save it."""
    path = own / "excel" / SHIPPED.name
    return load_workbook(path), path


def filled(content: bytes, sheet: str) -> list[list[object]]:
    """Return what a sheet shows."""
    opened = load_workbook(BytesIO(content), data_only=True)[sheet]
    return [[cell.value for cell in row] for row in opened.iter_rows()]


def own_cells(sheet, row: int) -> list[Cell]:
    """Return the cells of a row that are not merged into another."""
    return [cell for cell in sheet[row] if isinstance(cell, Cell)]


def test_defined_names_follow_the_rows_they_name(workbook: bytes) -> None:
    """In the finished workbook the names still say where title, body, JUMLAH and notes are."""
    names = load_workbook(BytesIO(workbook)).defined_names
    found = {part: names[f"form_tak_actions_{part}"].attr_text for part in ("title", "body", "total", "notes")}
    assert found == {
        "title": "'TAK'!$A$1",
        "body": "'TAK'!$A$8:$O$11",
        "total": "'TAK'!$A$12:$O$13",
        "notes": "'TAK'!$A$15:$O$16",
    }


def test_head_of_the_form_is_the_ministrys(workbook: bytes) -> None:
    """The heads of TAK stand word for word, merged as the ministry has them, above the row of column numbers."""
    sheet = load_workbook(BytesIO(workbook))["TAK"]
    merged = {area.coord: sheet.cell(area.min_row, area.min_col).value for area in sheet.merged_cells.ranges}
    heads = {area: value.replace("\n", "") for area, value in merged.items() if 3 <= int(area[1]) <= 6 and value}
    assert heads == {
        "A3:A6": "NO",
        "B3:B6": "PASAL YANG DILANGGAR",
        "C3:N3": "PELANGGARAN KEIMIGRASIAN",
        "O3:O6": "JUMLAH",
        "C4:N4": "TINDAKAN ADMINISTRATIF KEIMIGRASIAN",
        "C5:D5": "DAFTAR CEKAL",
        "E5:F5": "PEMBATALAN IZIN TINGGAL/DOKIM",
        "G5:H5": "LARANGAN BERADA DI WILAYAH INDONESIA",
        "I5:J5": "DEPORTASI/PEMINDAHAN",
        "K5:L5": "RUANG DETENSI",
        "M5:N5": "BIAYA BEBAN",
    }
    assert [cell.value for cell in sheet[6]][2:14] == ["L", "P"] * 6
    assert [cell.value for cell in sheet[7]] == list(range(1, 16))


def test_every_body_row_has_the_style_of_the_template(workbook: bytes) -> None:
    """The one styled body row serves every row; the JUMLAH row keeps its own."""
    sheet = load_workbook(BytesIO(workbook))["TAK"]
    for row in (9, 10, 11):
        cells = own_cells(sheet, row)
        assert {(cell.font.b, cell.border.left.style) for cell in cells} == {(False, "thin")}
        assert {cell.number_format for cell in cells if cell.column > 2} == {'#,##0;-#,##0;"-"'}
    assert {cell.font.b for row in (12, 13) for cell in own_cells(sheet, row)} == {True}


def test_restyled_template_with_moved_rows_is_filled(own: Path, document, no_tables, quality, workbook: bytes) -> None:
    """An office adds two rows above, another font and its own print settings: the form is filled in its new place."""
    book, path = edit(own)
    sheet = book["TAK"]
    merged = [area.coord for area in sheet.merged_cells.ranges]
    for area in merged:
        sheet.unmerge_cells(area)
    sheet.move_range("A1:O20", rows=2)
    for part, area in {
        "title": "$A$3",
        "subtitle": "$A$4",
        "body": "$A$10:$O$10",
        "total": "$A$11:$O$11",
        "notes": "$A$13",
    }.items():
        book.defined_names[f"form_tak_actions_{part}"].attr_text = f"TAK!{area}"
    sheet["A1"] = "Kop kantor"
    for cell in sheet[10]:
        cell.font = Font(name="Tahoma", size=12)
    sheet.print_area, sheet.print_title_rows = "A1:O13", "5:9"
    sheet.page_setup.orientation = "portrait"
    book.save(path)
    content = render(document, no_tables, quality, templates=TEMPLATES, overrides=own)
    shown = load_workbook(BytesIO(content))["TAK"]
    assert filled(content, "TAK")[9:15] == filled(workbook, "TAK")[7:13]
    assert shown["A1"].value == "Kop kantor"
    assert {cell.font.name for row in (10, 11, 12, 13) for cell in own_cells(shown, row)} == {"Tahoma"}
    assert shown["O12"].value == "=SUM(C12:N12,C13:N13)"
    assert (shown.print_area, shown.print_title_rows) == ("'TAK'!$A$1:$O$18", "$5:$9")
    assert shown.page_setup.orientation == "portrait"


def test_own_sheet_of_an_office_stays(own: Path, document, no_tables, quality) -> None:
    """A sheet without a form, say with instructions, is kept as it is."""
    book, path = edit(own)
    book.create_sheet("Petunjuk kami")["A1"] = "Halo"
    book.save(path)
    content = render(document, no_tables, quality, templates=TEMPLATES, overrides=own)
    assert filled(content, "Petunjuk kami") == [["Halo"]]


def test_forms_the_document_lacks_leave_no_empty_sheet(document, no_tables, quality) -> None:
    """A document without forms has none of their sheets or names."""
    content = load_workbook(BytesIO(render(replace(document, sections=()), no_tables, quality, templates=TEMPLATES)))
    assert not {"TAK", "Projustisia", "Tim PORA", "ITK", "ITAS", "ITAP"} & set(content.sheetnames)
    assert not [name for name in content.defined_names if name.startswith("form_")]


def test_column_outside_the_sum_stays_outside(document, no_tables, quality, forms: tuple[Form, ...]) -> None:
    """Detention has its own count: JUMLAH of a row skips its columns, the JUMLAH row still sums them."""
    tak = replace(forms[1], summed=tuple(column for column in range(2, 14) if column not in {10, 11}))
    section = replace(document.sections[0], blocks=(tak,), sections=())
    content = render(replace(document, sections=(section,)), no_tables, quality, templates=TEMPLATES)
    sheet = load_workbook(BytesIO(content))["TAK"]
    assert (sheet["O8"].value, sheet["K12"].value) == ("=SUM(C8:J8,M8:N8)", "=SUM(K8:K10)")


def test_forms_of_several_months_get_a_sheet_each(document, no_tables, quality, forms: tuple[Form, ...]) -> None:
    """A form that comes once a month is printed on a copy of its sheet a month, settings and all."""
    timpora = next(form for form in forms if form.id == "timpora")
    months = ("2024-08", "2024-09")
    monthly = tuple(replace(timpora, id=f"timpora-{month}", title=f"TIMPORA {month}") for month in months)
    section = replace(document.sections[0], blocks=monthly, sections=())
    content = render(replace(document, sections=(section,)), no_tables, quality, templates=TEMPLATES)
    book = load_workbook(BytesIO(content))
    assert book.sheetnames[1:3] == ["Tim PORA 2024-08", "Tim PORA 2024-09"]
    for sheet, month in zip(book.worksheets[1:3], months, strict=True):
        assert sheet["A1"].value == f"TIMPORA {month}"
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("C7", "$3:$6")
        assert sheet.oddFooter.left.text.strip() == "Laporan Bulanan Tim PORA · September 2024"
        assert "C3:F3" in {area.coord for area in sheet.merged_cells.ranges}


def test_two_forms_on_one_sheet_do_not_overwrite_each_other(
    own: Path, document, no_tables, quality, workbook: bytes
) -> None:
    """An office may put ITK below TAK: when TAK grows, ITK moves down with its names."""
    book, path = edit(own)
    tak, itk = book["TAK"], book["ITK"]
    for row in itk.iter_rows(min_row=1, max_row=9):
        for cell in row:
            copied = tak.cell(cell.row + 20, cell.column, cell.value)
            copied.number_format, copied.font = cell.number_format, copy(cell.font)
    places = {"title": "$A$21", "subtitle": "$A$22", "body": "$A$26:$G$26", "total": "$A$27:$G$27", "notes": "$A$29"}
    for part, area in places.items():
        book.defined_names[f"form_services_itk_{part}"].attr_text = f"TAK!{area}"
    del book["ITK"]
    book.save(path)
    rows = filled(render(document, no_tables, quality, templates=TEMPLATES, overrides=own), "TAK")
    assert rows[7:13] == filled(workbook, "TAK")[7:13]
    assert [row[:7] for row in rows[30:33]] == filled(workbook, "ITK")[5:8]


@pytest.mark.parametrize(
    "part", ["title", "body", *(pytest.param(part, marks=pytest.mark.ci) for part in ("subtitle", "total", "notes"))]
)
def test_missing_name_is_named(own: Path, document, no_tables, quality, part: str) -> None:
    """A deleted defined name ends the run with the name to restore."""
    book, path = edit(own)
    del book.defined_names[f"form_tak_actions_{part}"]
    book.save(path)
    with pytest.raises(ConfigurationError, match=rf"laporan-bulanan\.xlsx.*form_tak_actions_{part} is missing"):
        render(document, no_tables, quality, templates=TEMPLATES, overrides=own)


@pytest.mark.parametrize(
    "text",
    [
        "#REF!$A$8:$O$8",
        "'Tidak ada'!$A$8:$O$8",
        *(pytest.param(text, marks=pytest.mark.ci) for text in ("12", "TAK!$A:$O")),
    ],
)
def test_name_that_points_nowhere_is_named(own: Path, document, no_tables, quality, text: str) -> None:
    """A name whose cells or sheet were deleted is told apart from a missing one."""
    book, path = edit(own)
    book.defined_names["form_tak_actions_body"] = DefinedName("form_tak_actions_body", attr_text=text)
    book.save(path)
    with pytest.raises(ConfigurationError, match="form_tak_actions_body does not point at cells"):
        render(document, no_tables, quality, templates=TEMPLATES, overrides=own)


def test_form_of_another_width_is_refused(document, no_tables, quality, forms: tuple[Form, ...]) -> None:
    """A form whose columns do not fit the template is not squeezed in."""
    narrow = replace(forms[1], head=((HeadCell("NO"), HeadCell("PASAL"), HeadCell("JUMLAH")),))
    section = replace(document.sections[0], blocks=(narrow,), sections=())
    with pytest.raises(ConfigurationError, match="form_tak_actions_body must be one row of 3 columns, and is 1 of 15"):
        render(replace(document, sections=(section,)), no_tables, quality, templates=TEMPLATES)


def test_unknown_form_asks_for_its_name(document, no_tables, quality, forms: tuple[Form, ...]) -> None:
    """A form the template does not know is asked for by its name."""
    section = replace(document.sections[0], blocks=(replace(forms[1], id="paspor"),), sections=())
    with pytest.raises(ConfigurationError, match="form_paspor_title is missing"):
        render(replace(document, sections=(section,)), no_tables, quality, templates=TEMPLATES)


def test_merged_body_is_refused(own: Path, document, no_tables, quality) -> None:
    """Merged cells in the body row would swallow figures: the run ends and names the cell."""
    book, path = edit(own)
    book["TAK"].merge_cells("C8:D8")
    book.save(path)
    with pytest.raises(ConfigurationError, match="merges cell D8 of sheet TAK"):
        render(document, no_tables, quality, templates=TEMPLATES, overrides=own)


def test_missing_template_is_named(tmp_path: Path, document, no_tables, quality) -> None:
    """Without any template workbook the run ends and names the file."""
    with pytest.raises(ConfigurationError, match=r"excel/laporan-bulanan\.xlsx is missing"):
        render(document, no_tables, quality, templates=tmp_path)


def test_template_that_is_no_workbook_is_named(own: Path, document, no_tables, quality) -> None:
    """A damaged template ends the run; the shipped one is not used behind the office's back."""
    (own / "excel" / SHIPPED.name).write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(ConfigurationError, match="cannot be read as an Excel workbook"):
        render(document, no_tables, quality, templates=TEMPLATES, overrides=own)
