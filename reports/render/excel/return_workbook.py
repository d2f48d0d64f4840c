"""Writes the workbook of a return: ministry forms of the template, printed tables, reference and data sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Form
from reports.render.excel import cover, data_sheets, figure_index, names, notes, printed_tables, quality_sheet, styles
from reports.render.excel.cells import printable
from reports.render.excel.figure_index import FigureIndex
from reports.render.excel.fill_form import fill_form, fill_headers_and_footers
from reports.render.excel.package import CachedValues, save
from reports.render.excel.template import (
    copy_sheet_per_month,
    find_form,
    form_month,
    name_prefix,
    open_template,
    remove_unused_forms,
    template_path,
)
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Document, Section
    from reports.model.figures import Figures
    from reports.model.quality import Quality
    from reports.render.excel.package import BulkRows

_FINDINGS = "temuan-data"
"""Id of the table of findings that a return prints itself."""


def render(
    document: Document,
    figures: Figures,
    quality: Quality,
    *,
    templates: Path,
    overrides: Path | None = None,
    paper: str = "A4",
) -> bytes:
    """Return the workbook of a document as bytes; the same input gives the same bytes.

    Args:
        document: source of the ministry forms, title, period and edition.
        figures: every table becomes a machine-readable sheet.
        quality: the row balance of the inputs.
        templates: folder of the shipped templates.
        overrides: folder of the office's own templates, which take precedence.
        paper: ``A4`` or ``F4``.

    Raises:
        ConfigurationError: the template workbook is missing, unreadable, or lacks a name that a form needs.
    """
    workbook = open_template(template_path(document.name, templates, overrides))
    marks = "".join(f"{mark} · " for mark in (document.standing, document.correction) if mark)
    footer = printable(f"{marks}{document.title} · {formats.period(document.period)}")
    page = styles.Page(paper, footer, printable(document.marking))
    cached, index = CachedValues(), FigureIndex(figures)
    entries = [
        *_write_forms(workbook, document, page, cached, index),
        *printed_tables.write(workbook, document, page, cached, group="Tabel laporan", index=index),
        *write_reference_sheets(workbook, document, figures, quality, page=page, cached=cached),
    ]
    bulk_rows = write_index(workbook, index, page, entries)
    entries += [
        *write_data_sheets(workbook, figures, page),
    ]
    cover.write(workbook.create_sheet(cover.TITLE, 0), document, tuple(entries), page)
    finish_workbook(workbook, document)
    return save(workbook, cached, document.date or document.as_of, bulk_rows=bulk_rows)


def iter_forms(sections: tuple[Section, ...]) -> Iterator[Form]:
    """Yield the forms of a document in reading order."""
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Form))
        yield from iter_forms(section.sections)


def _write_forms(
    workbook: Workbook, document: Document, page: styles.Page, cached: CachedValues, index: FigureIndex
) -> list[cover.Entry]:
    """Fill the ministry forms, and remove those that the document does not have."""
    title, period = (
        styles.escape_ampersands(printable(text)) for text in (document.title, formats.period(document.period))
    )
    file = f"{document.name}.xlsx"
    about: dict[str, str] = {}
    for forms in _by_template(document):
        place = find_form(workbook, forms[0], file)
        months = tuple(form_month(form.id) for form in forms)
        places = copy_sheet_per_month(workbook, place, months) if len(forms) > 1 else (place,)
        for form, copy in zip(forms, places, strict=True):
            index.add(form, copy.sheet.title, fill_form(form, copy, cached))
            fill_headers_and_footers(copy.sheet, title, period)
            styles.set_paper(copy.sheet, page)
            about.setdefault(copy.sheet.title, form.title)
    remove_unused_forms(workbook, set(about))
    return [cover.Entry(sheet, "Formulir", about[sheet]) for sheet in workbook.sheetnames if sheet in about]


def _by_template(document: Document) -> list[list[Form]]:
    """Return the forms of a document, grouped by their place in the template."""
    grouped: dict[str, list[Form]] = {}
    for form in iter_forms(document.sections):
        grouped.setdefault(name_prefix(form.id), []).append(form)
    return list(grouped.values())


def write_reference_sheets(
    workbook: Workbook,
    document: Document,
    figures: Figures,
    quality: Quality,
    *,
    page: styles.Page,
    cached: CachedValues,
) -> list[cover.Entry]:
    """Write row balance, findings, definitions and notes; return their entries for the cover."""
    entries = _write_quality(workbook, document, quality, page, cached)
    definitions = new_sheet(workbook, notes.DEFINITIONS)
    notes.write_definitions(definitions, tuple(figures.tables.values()), page, document.period)
    remarks = new_sheet(workbook, notes.NOTES)
    notes.write_notes(remarks, page)
    return [
        *entries,
        cover.Entry(definitions.title, "Keterangan", "Apa yang dihitung setiap tabel"),
        cover.Entry(remarks.title, "Keterangan", "Arti tanda dan cara membaca"),
    ]


def _write_quality(
    workbook: Workbook, document: Document, quality: Quality, page: styles.Page, cached: CachedValues
) -> list[cover.Entry]:
    """Write row balance and findings; neither in a shared edition, which is given no quality to print."""
    if document.edition != quality_sheet.INTERNAL_EDITION and not (quality.lines or quality.causes):
        return []
    sheet = new_sheet(workbook, quality_sheet.TITLE)
    quality_sheet.write(sheet, quality, document, page=page, cached=cached)
    balance = cover.Entry(sheet.title, "Keterangan", "Neraca baris masukan")
    if printed_tables.has_table(document, _FINDINGS):
        return [balance]
    findings = new_sheet(workbook, quality_sheet.FINDINGS)
    quality_sheet.write_findings(findings, quality, document, page=page, cached=cached)
    return [balance, cover.Entry(findings.title, "Keterangan", "Temuan dalam data masukan menurut penyebab")]


def write_index(
    workbook: Workbook, index: FigureIndex, page: styles.Page, entries: list[cover.Entry]
) -> dict[str, BulkRows]:
    """Write the sheet of the ids of figures, and its entry for the cover; return its title with its rows."""
    if not len(index):
        return {}
    sheet = new_sheet(workbook, figure_index.TITLE)
    about = f"Id, tabel, lembar, dan sel setiap angka yang tercetak ({formats.number(len(index))} angka)"
    entries.append(cover.Entry(sheet.title, "Telusur", about, is_hidden=True))
    return {sheet.title: index.write(sheet, page)}


def write_data_sheets(workbook: Workbook, figures: Figures, page: styles.Page) -> list[cover.Entry]:
    """Write the machine-readable sheets; return their entries for the cover."""
    entries = []
    for table in figures.tables.values():
        name = names.table_name(table.id)
        sheet = new_sheet(workbook, name.data_sheet)
        count = data_sheets.write_table(sheet, table, page)
        about = f"{name.title} ({formats.number(count)} angka)"
        entries.append(cover.Entry(sheet.title, "Data", about, is_hidden=True))
    return entries


def new_sheet(workbook: Workbook, desired_name: str) -> Worksheet:
    """Add a sheet at the end, under the wanted name or a free variant of it."""
    sheet: Worksheet = workbook.create_sheet(names.free_name(desired_name, workbook.sheetnames))
    return sheet


def finish_workbook(workbook: Workbook, document: Document) -> None:
    """Select the first sheet and set the document properties, which name the office but no person."""
    workbook.active = 0
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet is workbook.worksheets[0]
    properties = workbook.properties
    properties.title, properties.subject = printable(document.title), formats.period(document.period)
    properties.creator, properties.lastModifiedBy = printable(document.office), None
    properties.description = properties.keywords = properties.category = None
    properties.language = "id-ID"
