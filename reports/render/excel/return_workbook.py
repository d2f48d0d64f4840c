"""The workbook of a return: forms from the template, then reading tables, definitions, balance, and the data sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Form
from reports.render.excel import cover, cross_table, data_sheets, names, notes, quality_sheet, styles
from reports.render.excel.cells import clean
from reports.render.excel.fill_form import fill, name_document
from reports.render.excel.package import Cached, save
from reports.render.excel.template import copies_for, locate, month_of, open_template, path_of, prefix_of, remove_others
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.model.document import Document, Section
    from reports.model.figures import Figures
    from reports.model.quality import Quality


def render(
    document: Document,
    figures: Figures,
    quality: Quality,
    *,
    templates: Path,
    overrides: Path | None = None,
    paper: str = "A4",
) -> bytes:
    """Return the workbook of a document; the same input gives the same bytes.

    Args:
        document: its forms are printed as ministry forms, and it says what the workbook is.
        figures: every table becomes a machine-readable sheet, those of the stock a reading table too.
        quality: the balance of the rows.
        templates: folder of the shipped templates.
        overrides: folder of the office's own, looked at first.
        paper: ``A4`` or ``F4``.

    Raises:
        ConfigurationError: the template workbook is missing, unreadable, or lacks a name that a form needs.
    """
    workbook = open_template(path_of(document.name, templates, overrides))
    standing = f"{document.standing} · " if document.standing else ""
    footer = clean(f"{standing}{document.title} · {formats.period(document.period)}")
    page = styles.Page(paper, footer, clean(document.marking))
    cached = Cached()
    entries = [
        *_write_forms(workbook, document, page, cached),
        *_write_reading(workbook, figures, page, cached),
        *write_about(workbook, document, figures, quality, (page, cached)),
        *write_data(workbook, figures, page),
    ]
    cover.write(workbook.create_sheet(cover.TITLE, 0), document, tuple(entries), page)
    finish(workbook, document)
    return save(workbook, cached, document.date or document.as_of)


def forms_of(sections: tuple[Section, ...]) -> Iterator[Form]:
    """Return the forms of a document in reading order."""
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Form))
        yield from forms_of(section.sections)


def _write_forms(workbook: Workbook, document: Document, page: styles.Page, cached: Cached) -> list[cover.Entry]:
    """Fill the ministry forms, and remove those the document does not have."""
    title, period = (styles.escaped(clean(text)) for text in (document.title, formats.period(document.period)))
    file = f"{document.name}.xlsx"
    about: dict[str, str] = {}
    for forms in _by_template(document):
        place = locate(workbook, forms[0], file)
        months = tuple(month_of(form.id) for form in forms)
        places = copies_for(workbook, place, months) if len(forms) > 1 else (place,)
        for form, own in zip(forms, places, strict=True):
            fill(form, own, cached)
            name_document(own.sheet, title, period)
            styles.set_paper(own.sheet, page)
            about.setdefault(own.sheet.title, form.title)
    remove_others(workbook, set(about))
    return [cover.Entry(sheet, "Formulir", about[sheet]) for sheet in workbook.sheetnames if sheet in about]


def _by_template(document: Document) -> list[list[Form]]:
    """Return the forms of a document, those that share a place in the template together."""
    grouped: dict[str, list[Form]] = {}
    for form in forms_of(document.sections):
        grouped.setdefault(prefix_of(form.id), []).append(form)
    return list(grouped.values())


def _write_reading(workbook: Workbook, figures: Figures, page: styles.Page, cached: Cached) -> list[cover.Entry]:
    """Write the cross-tables of the stock."""
    entries = []
    for table in figures.tables.values():
        name = names.table_name(table.id)
        if name.reading_sheet:
            sheet = new_sheet(workbook, name.reading_sheet)
            cross_table.write_table(sheet, table, page=page, cached=cached)
            entries.append(cover.Entry(sheet.title, "Tabel baca", name.title))
    return entries


def write_about(
    workbook: Workbook, document: Document, figures: Figures, quality: Quality, shared: tuple[styles.Page, Cached]
) -> list[cover.Entry]:
    """Write what a reader needs to read the figures rightly."""
    page, cached = shared
    sheet = new_sheet(workbook, quality_sheet.TITLE)
    quality_sheet.write(sheet, quality, document, page=page, cached=cached)
    findings = new_sheet(workbook, quality_sheet.FINDINGS)
    quality_sheet.write_findings(findings, quality, document, page=page, cached=cached)
    definitions = new_sheet(workbook, notes.DEFINITIONS)
    notes.write_definitions(definitions, tuple(figures.tables.values()), page)
    remarks = new_sheet(workbook, notes.NOTES)
    notes.write_notes(remarks, page)
    return [
        cover.Entry(sheet.title, "Keterangan", "Neraca baris masukan"),
        cover.Entry(findings.title, "Keterangan", "Temuan dalam data masukan menurut penyebab"),
        cover.Entry(definitions.title, "Keterangan", "Apa yang dihitung setiap tabel"),
        cover.Entry(remarks.title, "Keterangan", "Arti tanda dan cara membaca"),
    ]


def write_data(workbook: Workbook, figures: Figures, page: styles.Page) -> list[cover.Entry]:
    """Write the machine-readable sheets."""
    entries = []
    for table in figures.tables.values():
        name = names.table_name(table.id)
        sheet = new_sheet(workbook, name.data_sheet)
        count = data_sheets.write_table(sheet, table, page)
        entries.append(cover.Entry(sheet.title, "Data", f"{name.title} ({formats.number(count)} angka)"))
    return entries


def new_sheet(workbook: Workbook, wanted: str) -> Worksheet:
    """Add a sheet at the end under a name that is free."""
    sheet: Worksheet = workbook.create_sheet(names.free_name(wanted, workbook.sheetnames))
    return sheet


def finish(workbook: Workbook, document: Document) -> None:
    """Open on the first sheet, and say what it is without naming a person."""
    workbook.active = 0
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet is workbook.worksheets[0]
    properties = workbook.properties
    properties.title, properties.subject = clean(document.title), formats.period(document.period)
    properties.creator, properties.lastModifiedBy = clean(document.office), None
    properties.description = properties.keywords = properties.category = None
    properties.language = "id-ID"
