"""The sheet Telusur says of every printed figure by which id it is quoted, and in which cell it stands."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from reports.documents.figures_used import iter_figures, quoted_id
from reports.model.document import Section
from reports.model.figures import Figure, Figures, Status
from reports.render.excel import render, render_annex
from tests.render.excel.conftest import TEMPLATES, printed_table

if TYPE_CHECKING:
    from reports.model.document import Document, Form
    from reports.model.quality import Quality

HIDDEN = ("31.72.03", "ITAS")


def entries(content: bytes) -> list[tuple[Any, ...]]:
    """Return the rows of the sheet, each with what stands in its cell and where its link leads."""
    book = load_workbook(BytesIO(content), data_only=True)
    sheet = book["Telusur"]
    assert sheet.sheet_state == "hidden"
    assert sheet.tables["telusur"].ref == sheet.dimensions
    return [
        (*row, book[row[6]][row[7]].value, sheet.cell(number, 8).hyperlink.location)
        for number, row in enumerate(sheet.iter_rows(min_row=2, values_only=True), 2)
    ]


@pytest.fixture(scope="module")
def with_forms(figures: Figures, forms: tuple[Form, ...]) -> Figures:
    """Return the counted figures with those of the forms, as a return has them."""
    cells: dict[str, dict[tuple[str, str], Figure]] = {}
    for form in forms:
        lines = (line.cells for lines in form.sublines for line in lines)
        for cell in (cell for row in (*form.rows, form.total, *lines) for cell in row):
            if isinstance(cell, Figure):
                cells.setdefault(form.id, {})[cell.row, cell.column] = cell
    base = figures.tables["tak-actions"]
    tables = {name: replace(base, id=name, cells=counted) for name, counted in cells.items()}
    return replace(figures, tables={**figures.tables, **tables})


def test_every_figure_is_listed_with_its_cell_and_value(
    document: Document, with_forms: Figures, quality: Quality
) -> None:
    """Of forms with the lines below their rows and JUMLAH, which is a formula, and of reading tables."""
    rows = entries(render(document, with_forms, quality, templates=TEMPLATES))
    printed = [quoted_id(figure, with_forms) for figure in iter_figures(document)]
    assert sorted(row[0] for row in rows) == sorted(filter(None, printed))
    assert len({row[1] for row in rows}) > 3
    for row in rows:
        assert row[5] == row[8], row
        assert row[9] == f"'{row[6]}'!{row[7]}"
    first = next(row for row in rows if row[1] == "Tabel 7")
    assert first[:5] == ("stock-district-permit/31.72.01/ITK", "Tabel 7", "Orang menurut stock-district-permit",
                         "Penjaringan", "ITK")  # fmt: skip


def test_hidden_number_is_not_listed_and_one_not_delivered_is(
    figures: Figures, quality: Quality, document: Document
) -> None:
    """What an edition hides has no id in its workbook; what is missing shows the sign that is printed."""
    table = figures.tables["stock-district-permit"]
    missing = replace(table.cells["31.72.01", "ITK"], value=None, status=Status.MISSING)
    hidden = replace(table.cells[HIDDEN], value=None, status=Status.SUPPRESSED)
    table = replace(table, cells={**table.cells, HIDDEN: hidden, ("31.72.01", "ITK"): missing})
    section = Section("register", "Register", (printed_table(1, table),))
    shared = replace(document, edition="antarinstansi", sections=(section,))
    counted = replace(figures, tables={table.id: table})
    rows = {row[0]: row for row in entries(render_annex(shared, counted, quality))}
    assert f"{table.id}/31.72.03/ITAS" not in rows
    assert f"{table.id}/31.72.03/ITK" in rows
    assert rows[f"{table.id}/31.72.01/ITK"][5] == rows[f"{table.id}/31.72.01/ITK"][8] == "…"


def test_workbook_without_figures_has_no_such_sheet(document: Document, figures: Figures, quality: Quality) -> None:
    """A table without rows would be no Excel table."""
    empty = replace(document, sections=())
    assert "Telusur" not in load_workbook(BytesIO(render_annex(empty, figures, quality))).sheetnames
