"""Tries an office's template workbook on an invented document: names of cells, parts that went missing, widths.

It runs in the limited process, since a workbook may be hostile.
"""

from __future__ import annotations

from difflib import get_close_matches
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from reports.errors import ConfigurationError
from reports.model.figures import Figures
from reports.model.quality import Quality
from reports.model.template_files import FaultKind, TemplateFault
from reports.render.excel.cell_ranges import defined_range
from reports.render.excel.return_workbook import iter_forms, render
from reports.render.excel.row_heights import columns_width
from reports.render.excel.template import FOLDER, find_form, name_prefix, open_template
from reports.render.required_parts import missing_parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Document, Form

_MM_PER_CHARACTER = 1.9
"""Width of a character of the standard font at which columns are measured."""
_MM_PER_INCH = 25.4
_USUAL_MARGIN = 0.7
"""Of a sheet that names none, in inches."""


def workbook(_content: object, trial: tuple[Document, Path, Path | None, str]) -> bytes:
    """Return the workbook of an invented document, which has forms and no figures.

    Args:
        _content: unused.
        trial: the document, the folder of the shipped templates, that of the office's own, and the paper.

    Raises:
        ConfigurationError: the template cannot be filled.
    """
    document, templates, overrides, paper = trial
    figures = Figures(document.period, document.as_of, {})
    return render(document, figures, Quality((), {}, {}), templates=templates, overrides=overrides, paper=paper)


def try_workbook(
    _content: object, trial: tuple[Document, Path, Path, str, tuple[int, int]]
) -> tuple[TemplateFault, ...]:
    """Return the faults of an office's template workbook.

    Args:
        _content: unused.
        trial: as of :func:`workbook`, and width and height of the paper in millimetres.
    """
    document, templates, overrides, paper, size = trial
    name = f"{FOLDER}/{document.name}.xlsx"
    try:
        opened = open_template(overrides / name)
    except ConfigurationError:
        return (TemplateFault(FaultKind.UNREADABLE, name, detail="Excel"),)
    forms = list(iter_forms(document.sections))
    faults = tuple(fault for form in forms for fault in _form_faults(opened, form, name))
    if faults:
        return faults
    try:
        own_package = workbook(None, (document, templates, overrides, paper))
    except ConfigurationError as error:
        return (TemplateFault(FaultKind.UNFILLABLE, name, detail=error.message.format(**error.values)),)
    shipped = workbook(None, (document, templates, None, paper))
    parts = missing_parts(document, _text(shipped, opened.sheetnames), _text(own_package, opened.sheetnames))
    missing = (TemplateFault(FaultKind.MISSING_PART, name, detail=part.name) for part in parts)
    return (*dict.fromkeys(missing), *(fault for form in forms for fault in _width_faults(opened, form, name, size)))


def _form_faults(opened: Workbook, form: Form, name: str) -> Iterator[TemplateFault]:
    """Yield what a form lacks: the names of cells by which its place is found, or its columns."""
    prefix = name_prefix(form.id)
    parts = ("title", "subtitle", "body", *(("total",) if form.total else ()), "notes")
    lacking = [f"{prefix}_{part}" for part in parts if not _points_at_cells(opened, f"{prefix}_{part}")]
    for cell_name in lacking:
        other_names = [other for other in opened.defined_names if other not in {f"{prefix}_{part}" for part in parts}]
        nearest = next(iter(get_close_matches(cell_name, other_names, 1, 0.8)), "")
        kind = FaultKind.UNKNOWN_NAME if nearest else FaultKind.MISSING_CELLS
        yield TemplateFault(kind, name, 0, "Formulas, Name Manager", nearest or cell_name, cell_name if nearest else "")
    if lacking:
        return
    try:
        find_form(opened, form, name.partition("/")[2])
    except ConfigurationError as error:
        place = str(opened.defined_names[f"{prefix}_body"].attr_text)
        yield TemplateFault(
            FaultKind.UNFILLABLE, name, 0, place, error.message.partition(": ")[2].format(**error.values)
        )


def _points_at_cells(opened: Workbook, name: str) -> bool:
    defined = opened.defined_names.get(name)
    place = defined_range(defined) if defined is not None else None
    return place is not None and place[0] in opened.sheetnames


def _text(package: bytes, sheets: list[str]) -> str:
    """Return the text of the sheets of forms, head and foot lines of pages included."""
    opened = load_workbook(BytesIO(package))
    form_sheets = [opened[sheet] for sheet in opened.sheetnames if any(sheet.startswith(name) for name in sheets)]
    texts = [str(value) for sheet in form_sheets for row in sheet.iter_rows(values_only=True) for value in row if value]
    return " ".join(texts)


def _width_faults(opened: Workbook, form: Form, name: str, paper: tuple[int, int]) -> Iterator[TemplateFault]:
    """Yield a form that is wider than the page and is not printed as one page wide."""
    place = find_form(opened, form, name.partition("/")[2])
    sheet, body = place.sheet, place.body
    if sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage:
        return
    width = columns_width(sheet, body.left, body.right) * _MM_PER_CHARACTER * (sheet.page_setup.scale or 100) / 100
    excess = width - _room(sheet, paper)
    if excess > 1:
        cells = f"{sheet.title}!{get_column_letter(body.left)}{body.top}:{get_column_letter(body.right)}{body.top}"
        yield TemplateFault(FaultKind.WIDE_TABLE, name, 0, cells, f"{excess:.0f}")


def _room(sheet: Worksheet, paper: tuple[int, int]) -> float:
    """Return the width of the printed page between its margins, in millimetres."""
    is_across = sheet.page_setup.orientation == "landscape"
    margins = sheet.page_margins
    sides = sum(_USUAL_MARGIN if margin is None else float(margin) for margin in (margins.left, margins.right))
    return (max(paper) if is_across else min(paper)) - sides * _MM_PER_INCH
