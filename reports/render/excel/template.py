"""Opens the template workbook of a document and finds its forms by defined names.

An office may restyle the workbook in Excel: fonts, widths, rows above, print settings. It must keep the defined names
(Formulas, Name Manager), because only they mark where a form begins.
"""

from __future__ import annotations

import re
import zipfile
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from reports.errors import ConfigurationError
from reports.render.excel.cell_ranges import defined_range
from reports.render.excel.names import LONGEST_NAME, free_name

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Form
    from reports.model.grid import Span

FOLDER = "excel"
_FORM = "form_"
_MONTH = re.compile(r"-\d{4}-\d{2}$")
_RESTORE = "restore it in Excel (Formulas, Name Manager), or take the workbook that is shipped with the program"


@dataclass(frozen=True)
class FormPlace:
    """Cells of a form in the template."""

    sheet: Worksheet
    title: Span
    subtitle: Span
    body: Span
    """The styled body row, as wide as the form."""
    total: Span | None
    """The JUMLAH row; None when the form has none."""
    notes: Span
    """The first row for notes, below the form."""


def template_path(name: str, templates: Path, overrides: Path | None) -> Path:
    """Return the path of a document's template workbook: the office's own, else the shipped one.

    Raises:
        ConfigurationError: neither file exists.
    """
    candidates = [root / FOLDER / f"{name}.xlsx" for root in (overrides, templates) if root is not None]
    path = next((path for path in candidates if path.is_file()), None)
    if path is None:
        raise ConfigurationError(
            "the template {file} is missing", "install the program again, or put the workbook back",
            file=f"{FOLDER}/{name}.xlsx",
        )  # fmt: skip
    return path


def open_template(path: Path) -> Workbook:
    """Return the template workbook, without links to other files.

    Raises:
        ConfigurationError: the file is not a workbook.
    """
    try:
        return load_workbook(path, keep_links=False)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, InvalidFileException, SyntaxError) as error:
        raise ConfigurationError(
            "the template {file} cannot be read as an Excel workbook",
            "save it again in Excel as .xlsx, or take the workbook that is shipped with the program",
            file=f"{FOLDER}/{path.name}",
        ) from error


def name_prefix(form_id: str) -> str:
    """Return the prefix of a form's defined names; the forms of single months share one prefix.

    Example:
        >>> name_prefix("services-ITK"), name_prefix("timpora-2024-09")
        ('form_services_itk', 'form_timpora')
    """
    return _FORM + _MONTH.sub("", form_id).lower().replace("-", "_")


def copy_sheet_per_month(workbook: Workbook, place: FormPlace, months: tuple[str, ...]) -> tuple[FormPlace, ...]:
    """Copy a form's sheet once per month, next to the original; return the place of the form in each copy."""
    sheets = (_copy_sheet(workbook, place.sheet, f"{place.sheet.title} {month}") for month in months)
    return tuple(replace(place, sheet=sheet) for sheet in sheets)


def form_month(form_id: str) -> str:
    """Return the month at the end of a form's id (``2024-09``); empty when there is none."""
    match = _MONTH.search(form_id)
    return match[0][1:] if match else ""


def _copy_sheet(workbook: Workbook, sheet: Worksheet, title: str) -> Worksheet:
    """Copy a sheet with its print settings, which openpyxl does not copy."""
    copied: Worksheet = workbook.copy_worksheet(sheet)
    copied.title = free_name(title[:LONGEST_NAME], workbook.sheetnames)
    copied.freeze_panes, copied.print_title_rows = sheet.freeze_panes, sheet.print_title_rows
    copied.print_area = str(sheet.print_area or "").rpartition("!")[2] or None
    copied.oddHeader, copied.oddFooter = deepcopy(sheet.oddHeader), deepcopy(sheet.oddFooter)
    copied.sheet_view.showGridLines = sheet.sheet_view.showGridLines
    workbook.move_sheet(copied, workbook.index(sheet) - workbook.index(copied))
    return copied


def find_form(workbook: Workbook, form: Form, file: str) -> FormPlace:
    """Return the cells of a form in the template ``file``.

    Raises:
        ConfigurationError: a defined name is missing or damaged, or the form has another number of columns.
    """
    prefix = name_prefix(form.id)
    has_total = bool(form.total) or f"{prefix}_total" in workbook.defined_names
    parts = ("title", "subtitle", "body", "notes", *(("total",) if has_total else ()))
    ranges = {part: _cells_of_name(workbook, f"{prefix}_{part}", file) for part in parts}
    sheet, body = ranges["body"]
    for part, (part_sheet, _) in ranges.items():
        if part_sheet is not sheet:
            raise _error("{name} lies on another sheet than {body}", file, f"{prefix}_{part}", body=f"{prefix}_body")
    _check_width(form, body, file, f"{prefix}_body")
    total = ranges["total"][1] if has_total else None
    return FormPlace(sheet, ranges["title"][1], ranges["subtitle"][1], body, total, ranges["notes"][1])


def _check_width(form: Form, body: Span, file: str, name: str) -> None:
    """Raise an error when the body is not one row with the columns of the form."""
    needed = sum(cell.columns for cell in form.head[0])
    width = body.right - body.left + 1
    if width != needed or body.top != body.bottom:
        message = "{name} must be one row of {needed} columns, and is {rows} of {stands}"
        raise _error(message, file, name, needed=needed, rows=body.bottom - body.top + 1, stands=width)


def _cells_of_name(workbook: Workbook, name: str, file: str) -> tuple[Worksheet, Span]:
    """Return the sheet and range of a defined name."""
    defined = workbook.defined_names.get(name)
    if defined is None:
        raise _error("the defined name {name} is missing", file, name)
    place = defined_range(defined)
    if place is None or place[0] not in workbook.sheetnames:
        raise _error("the defined name {name} does not point at cells", file, name)
    return workbook[place[0]], place[1]


def _error(message: str, file: str, name: str, **values: object) -> ConfigurationError:
    """Return an error that names the file and the defined name, and says how to restore it."""
    return ConfigurationError("the template {file}: " + message, _RESTORE, file=f"{FOLDER}/{file}", name=name, **values)


def remove_unused_forms(workbook: Workbook, filled: set[str]) -> None:
    """Remove the sheets and names of forms that a document does not have; sheets without forms stay.

    Args:
        workbook: an opened template.
        filled: titles of the sheets that were filled.
    """
    places = {
        name: defined_range(defined) for name, defined in workbook.defined_names.items() if name.startswith(_FORM)
    }
    for name, place in places.items():
        if place is None or place[0] not in filled:
            del workbook.defined_names[name]
            if place is not None and place[0] in workbook.sheetnames:
                del workbook[place[0]]
