"""Compose the briefing pack as slides (Bahan Paparan), for presentation by the office.

The slides print the same figures as the pack, with fewer words.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import reconciliation, stock
from reports.documents.meeting import (
    cases,
    chair_page,
    document_base,
    follow_up_tables,
    follow_ups,
    minutes_slides,
    naming,
    programme,
    questions,
    recommendations,
    situation,
    speaker_notes,
    supporting_data,
    theme_slides,
    trend,
)
from reports.documents.meeting.own_paragraphs import headline
from reports.documents.meeting.pack import NAME, reconciliation_paragraph
from reports.model.document import KeyFigures, Paragraph, Section, Table
from reports.model.figures import Figure
from reports.vocabulary import editions, formats, labels, places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Cell, Document, Row
_VALIDITY = {"stock-expiring": "pesan-akan-berakhir", "overstay": "pesan-lewat-masa-berlaku"}
"""Table → its headline."""
_LEADING = 8
"""Most nationalities in the table on a slide, so that the total stands below them."""
_MAX_ROWS = 20
"""Most places in a table on a slide; with more, a sentence replaces the table."""


def briefing_slides(material: MeetingMaterial, *, edition: str) -> Document:
    """Return the slides; a section is one slide, or several if its table is long.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    parts: tuple[tuple[str, str, tuple[Block, ...]], ...] = (
        ("angka", f"Angka kunci{naming.district_phrase(material)}", (KeyFigures(chair_page.key_figures(material)),)),
        ("baru", naming.news_title(material), (chair_page.news_listing(material),)),
        ("acara", "Susunan acara", (programme.agenda(material),)),
        ("kebangsaan", "Orang asing menurut kebangsaan/wilayah", _nationalities(material, edition)),
        ("tempat", "Orang asing menurut kecamatan", _places(material)),
        ("perkembangan", "Perkembangan register", _trend(material)),
        *(("masa-berlaku", "Masa berlaku izin tinggal", blocks) for blocks in _validity(material)),
        ("kejadian", "Kejadian yang tercatat", minutes_slides.incidents(material)),
        ("tindakan", "Tindakan administratif keimigrasian", _actions(material)),
        ("rekonsiliasi", "Rekonsiliasi data antarinstansi", _reconciliation(material)),
        ("tindak-lanjut", "Tindak lanjut rapat terdahulu", _tasks(material)),
        *theme_slides.parts(material),
        ("pertanyaan", "Pertanyaan kepada instansi", questions.tables(material)),
        ("keputusan", "Yang perlu diputuskan", recommendations.decisions(material)),
    )
    slides = speaker_notes.with_sentences(
        tuple(Section(code, title, blocks) for code, title, blocks in parts if blocks)
    )
    marks = {"Tema": naming.subject(material)}
    return document_base.document(
        material, NAME, "Bahan Paparan", slides, edition=edition, marks=marks, dated=naming.pack_date(material)
    )


def _nationalities(material: MeetingMaterial, edition: str) -> tuple[Block, ...]:
    """Return the largest nationalities of the register; nothing without one.

    A shared edition names no largest ones, and its table of all nationalities is too long for slides.
    """
    if edition != editions.DINAS or not material.data.figure(supporting_data.STOCK).value:
        return ()
    table = stock.leading_nationalities(material.data, _LEADING)
    return (*headline(material, "pesan-kebangsaan"), *naming.with_area_subtitles(material, (table,)))


def _places(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the chart by kecamatan, with a sentence on the persons it cannot show."""
    data = material.data
    blocks = minutes_slides.places(material)
    off_chart = data.figure(supporting_data.STOCK, places.OUTSIDE), data.figure(supporting_data.STOCK, labels.UNKNOWN)
    if not any(figure.value for figure in off_chart):
        return blocks
    outside, unknown = map(formats.headline, off_chart)
    text = f"Di luar wilayah kerja {outside}; kecamatan tidak diketahui {unknown}."
    return (*blocks, Paragraph(text, off_chart))


def _trend(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the sentence on the trend as the message over its columns; nothing where there are too few months."""
    sentence, *drawn = trend.blocks(material)
    if not drawn or not isinstance(sentence, Paragraph):
        return ()
    return (replace(sentence, is_headline=True), *drawn)


def _validity(material: MeetingMaterial) -> Iterator[tuple[Block, ...]]:
    """Yield the permits that end soon, then those past their date; nothing without a register."""
    if not material.data.figure(supporting_data.STOCK).value:
        return
    sentence, *tables = situation.validity(material)
    if not tables:
        yield (sentence,)
    for table in tables:
        if isinstance(table, Table):
            yield (*headline(material, _VALIDITY[table.id]), _compact(table))


def _compact(table: Table) -> Table:
    """Return a table that fits a slide: no notes, no rows of zeros, no subtotal that equals the total."""
    rows = tuple(row for row in table.rows if row.role != "body" or any(_is_nonzero(cell) for cell in row.cells[1:]))
    if len(rows) > 1 and rows[-2].role == "subtotal" and _figure_values(rows[-2]) == _figure_values(rows[-1]):
        rows = (*rows[:-2], rows[-1])
    return replace(table, rows=rows, notes=())


def _figure_values(row: Row) -> tuple[int | None, ...]:
    return tuple(cell.value for cell in row.cells if isinstance(cell, Figure))


def _is_nonzero(cell: Cell) -> bool:
    return isinstance(cell, Figure) and cell.value != 0


def _actions(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return actions and persons by kind as in the pack; a sentence if there are none."""
    table = cases.used_kinds_table(material.data)
    if not table.rows:
        return supporting_data.enforcement(material)
    data = material.data
    total, persons = data.figure(supporting_data.ACTIONS), data.figure(supporting_data.PERSONS)
    text = f"Selama {data.counted_span(supporting_data.ACTIONS)} ditetapkan {formats.counted(total)}"
    against = f" terhadap {formats.counted(persons)}" if persons.value else ""
    message = Paragraph(f"{text}{against}.", (total, persons), is_headline=True)
    return (message, *naming.with_area_subtitles(material, (table,)))


def _reconciliation(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the first table of the reconciliation; the sentence of the pack if it has too many rows."""
    table = next(iter(reconciliation.tables(material.data)), None)
    if table is None:
        return ()
    if len(table.rows) > _MAX_ROWS:
        return (reconciliation_paragraph(material),)
    return (*_gap_message(material), *naming.with_area_subtitles(material, (replace(table, notes=()),)))


def _gap_message(material: MeetingMaterial) -> tuple[Paragraph, ...]:
    """Return the difference to the first agency that can be compared; nothing where there is none."""
    for source in reconciliation.delivered(material.data):
        gap = reconciliation.difference(material.data, agency=source.code)
        if source.is_compared and gap.difference:
            amount = formats.number(abs(gap.difference))
            text = f"Register dan {source.name} berselisih {amount} orang pada kecamatan yang sama."
            return (Paragraph(text, (gap.now, gap.base), is_headline=True),)
    return ()


def _tasks(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the tasks of earlier meetings, overdue ones first."""
    tables = [block for block in follow_up_tables.section(material).blocks if isinstance(block, Table)]
    count, still_open = follow_ups.task_count(material), follow_ups.open_count(material)
    overdue = follow_ups.overdue_count(material)
    late = f", {formats.figure(overdue)} di antaranya lewat tenggat" if overdue.value else ""
    text = f"Dari {formats.counted(count)} rapat terdahulu, {formats.figure(still_open)} belum selesai{late}."
    message = (Paragraph(text, (count, still_open, overdue), is_headline=True),) if tables and still_open.value else ()
    return (*message, *map(_first_rows, tables))


def _first_rows(table: Table) -> Table:
    """Return the table of the first tasks without number and days; a note counts the others."""
    remaining = len(table.rows) - minutes_slides.MOST
    note = (f"serta {formats.number(remaining)} tindak lanjut lain dalam bahan rapat.",) if remaining > 0 else ()
    rows = tuple(replace(row, cells=row.cells[1:-2]) for row in table.rows[: minutes_slides.MOST])
    return replace(table, head=table.head[1:-2], rows=rows, notes=note)
