"""Bahan paparan: the briefing pack as slides, for the office that presents it; the same figures, fewer words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import reconciliation
from reports.documents.meeting import (
    cases,
    chair_page,
    document_base,
    evidence,
    follow_up_tables,
    minutes_slides,
    naming,
    programme,
    recommendations,
    situation,
    theme_section,
)
from reports.documents.meeting.own_paragraphs import listing
from reports.documents.meeting.pack import NAME, reconciled
from reports.model.document import KeyFigures, Paragraph, Section, Table
from reports.model.figures import Figure
from reports.vocabulary import formats, labels, places

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Cell, Document, Row
_ROWS = 20
"""Places up to which a table is a slide; of more, the sentence is enough."""


def briefing_slides(material: MeetingMaterial, *, edition: str) -> Document:
    """Compose the slides; each section is a slide, or several where a table runs on.

    Raises:
        ConfigurationError: the letterhead of the document date has to be chosen by the office.
    """
    parts: tuple[tuple[str, str, tuple[Block, ...]], ...] = (
        ("angka", f"Angka kunci{naming.place(material)}", (KeyFigures(chair_page.key_figures(material)),)),
        ("baru", naming.news_title(material), (_news(material),)),
        ("acara", "Susunan acara", (programme.agenda(material),)),
        ("tempat", "Orang asing menurut kecamatan", _places(material)),
        ("masa-berlaku", "Masa berlaku izin tinggal", _validity(material)),
        ("kejadian", "Kejadian menurut tingkat kepastian", minutes_slides.incidents(material)),
        ("tindakan", "Tindakan administratif keimigrasian", _actions(material)),
        ("rekonsiliasi", "Rekonsiliasi data antarinstansi", _reconciliation(material)),
        ("tindak-lanjut", "Tindak lanjut rapat terdahulu", _tasks(material)),
        ("kalender", "Kalender tema", theme_section.calendar(material) if material.theme.calendar else ()),
        ("keputusan", "Yang perlu diputuskan", recommendations.decisions(material)),
    )
    slides = tuple(Section(code, title, blocks) for code, title, blocks in parts if blocks)
    marks = {"Tema": naming.subject(material)}
    return document_base.document(material, NAME, "Bahan Paparan", slides, edition=edition, marks=marks)


def _places(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the chart by kecamatan, with those whom it cannot show."""
    data = material.data
    shown = minutes_slides.places(material)
    beyond = data.figure(evidence.STOCK, places.OUTSIDE), data.figure(evidence.STOCK, labels.UNKNOWN)
    if not any(one.value for one in beyond):
        return shown
    text = (
        f"Di luar wilayah kerja {formats.headline(beyond[0])}; kecamatan tidak diketahui {formats.headline(beyond[1])}."
    )
    return (*shown, Paragraph(text, beyond))


def _validity(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the permits that end soon or are past their date; nothing without a register."""
    if not material.data.figure(evidence.STOCK).value:
        return ()
    told, *tables = situation.validity(material)
    return (told, *(_plain(one) for one in tables if isinstance(one, Table)))


def _plain(table: Table) -> Table:
    """Return a table without its notes, rows of nothing but zeros, and a subtotal that is the total: room is short."""
    rows = tuple(row for row in table.rows if row.role != "body" or any(_counts(cell) for cell in row.cells[1:]))
    if len(rows) > 1 and rows[-2].role == "subtotal" and _values(rows[-2]) == _values(rows[-1]):
        rows = (*rows[:-2], rows[-1])
    return replace(table, rows=rows, notes=())


def _values(row: Row) -> tuple[int | None, ...]:
    return tuple(cell.value for cell in row.cells if isinstance(cell, Figure))


def _counts(cell: Cell) -> bool:
    return isinstance(cell, Figure) and cell.value != 0


def _actions(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose actions and persons by kind as the pack does; a sentence where there are none."""
    shown = cases.used_kinds(material.data)
    if shown.rows:
        return naming.scoped(material, (shown,))
    return evidence.enforcement(material)


def _reconciliation(material: MeetingMaterial) -> tuple[Block, ...]:
    shown = reconciliation.delivered_sources(material.data)
    if shown is None or shown.nil:
        return ()
    return naming.scoped(material, (replace(shown, notes=()),)) if len(shown.rows) <= _ROWS else (reconciled(material),)


def _tasks(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the tasks of earlier meetings, the most pressing first."""
    tables = (one for one in follow_up_tables.section(material).blocks if isinstance(one, Table))
    return tuple(map(_first, tables))


def _first(table: Table) -> Table:
    """Return the first tasks without number and age; a note counts the others."""
    more = len(table.rows) - minutes_slides.MOST
    note = (f"serta {formats.number(more)} tindak lanjut lain dalam bahan rapat.",) if more > 0 else ()
    rows = tuple(replace(row, cells=row.cells[1:6]) for row in table.rows[: minutes_slides.MOST])
    return replace(table, head=table.head[1:6], rows=rows, notes=note)


def _news(material: MeetingMaterial) -> Block:
    found = chair_page.news_since(material)
    return listing(material, "bahan-baru", [text for text, _ in found], tuple(one for _, some in found for one in some))
