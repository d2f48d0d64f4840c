"""Compose the supporting data of a meeting's report (Data Pendukung), from the same figures as the monthly return.

A report has no empty tables: a sentence says what is nil or was not delivered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.enforcement import GRADE_NOTE, INCIDENT_HEAD
from reports.documents.meeting import cases, naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.documents.tables import Shape, nil_text, permit_columns, reading_table, sort_by_total, stock_place_rows
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL, Figure
from reports.vocabulary import formats, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import FigureTable

STOCK, VILLAGES = "stock-district-permit", "stock-village"
INCIDENTS, ACTIONS, PERSONS = "incidents-type-grade", "tak-actions", "tak-persons"
INCIDENTS_BY_PLACE = "incidents-district"
_PRINTABLE = (STOCK, VILLAGES, INCIDENTS, INCIDENTS_BY_PLACE, ACTIONS, PERSONS)
"""Tables of figures that a report may print."""
_TOTALS_ONLY = (ACTIONS, PERSONS)
"""Tables of which a report prints only the totals by kind, without articles and nationalities."""


def printable_tables(data: Material) -> dict[str, FigureTable]:
    """Return the tables of figures that a report may print, and no others."""
    tables = {name: data.figures.tables[name] for name in _PRINTABLE if name in data.figures.tables}
    for name in set(_TOTALS_ONLY) & set(tables):
        cells = {position: figure for position, figure in tables[name].cells.items() if position[0] == TOTAL}
        tables[name] = replace(tables[name], rows=(), cells=cells)
    return tables


def section(material: MeetingMaterial) -> Section:
    """Return the section."""
    return Section(
        "data-pendukung",
        "G. Data Pendukung",
        (_opening(material), *_stock_blocks(material), *_incidents_with_local_count(material), *enforcement(material)),
    )


def _opening(material: MeetingMaterial) -> Paragraph:
    sentence = stock_sentence(material)
    return paragraph(material, "laporan-data", sentence.text, sentence.figures)


def stock_sentence(material: MeetingMaterial) -> Paragraph:
    """Return a sentence on how many persons the register lists; at a meeting of one kecamatan its count comes first."""
    data = material.data
    total, district = data.figure(STOCK), district_code(material)
    if district and total.value:
        local = data.figure(STOCK, district)
        recorded = f"tercatat dalam register {formats.counted(local)} asing"
        count_phrase = recorded if local.value else "tidak tercatat orang asing"
        place = f"{naming.district_phrase(material)}{naming.whole_area_remark(material, formats.figure(total))}"
        return Paragraph(f"{formats.opening(data.as_of)} {count_phrase}{place}.", (local, total))
    if total.value is None:
        text = f"{formats.opening(data.as_of)} register orang asing {data.undelivered('register')}."
    elif not total.value:
        text = f"{formats.opening(data.as_of)} tidak tercatat orang asing dalam register."
    else:
        text = f"{formats.opening(data.as_of)} tercatat dalam register {formats.counted(total)} asing."
    return Paragraph(text, (total,))


def district_code(material: MeetingMaterial) -> str:
    """Return the code of the kecamatan the meeting is about; empty if it is about the whole work area."""
    code = naming.place_code(material)
    return "" if code == TOTAL else code


def _stock_blocks(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the stock by kecamatan; at a meeting of one kecamatan, by its kelurahan."""
    data, district = material.data, district_code(material)
    if not data.figure(STOCK).value:
        return ()
    if district:
        return _stock_of_district(data, district)
    columns, note = permit_columns(data.table(STOCK))
    shape = Shape("Orang asing menurut kecamatan dan jenis izin tinggal", "Orang", "Kecamatan", labels.place_label,
                  labels.permit_label, total_row="Jumlah register")  # fmt: skip
    rows = stock_place_rows(data, STOCK)
    return (reading_table(data, STOCK, shape, rows=rows, columns=columns, notes=note, stock=True, change=True),)


def _stock_of_district(data: Material, district: str) -> tuple[Block, ...]:
    """Return the stock of one kecamatan by kelurahan; its total is that of the table by kecamatan."""
    total, name = data.figure(STOCK, district), labels.place_label(district)
    if not total.value:
        return (Paragraph(f"Di Kecamatan {name} tidak tercatat orang asing dalam register.", (total,)),)
    table = data.table(VILLAGES)
    columns, note = permit_columns(table)
    villages = [village.code for village in data.area.villages if village.district == district]
    word = data.area.village_word
    if not any(table.figure(code, TOTAL).value for code in villages):
        text = f"{word.capitalize()} belum dicatat dalam register untuk {formats.counted(total)} di Kecamatan {name}."
        return (Paragraph(text, (total,)),)
    rows = [
        Row((labels.place_label(code), *(table.figure(code, column) for column in (*columns, TOTAL))))
        for code in villages
    ]
    unknown = total.value - sum(table.figure(code, TOTAL).value or 0 for code in villages)
    totals = data.table(STOCK)
    rows.append(
        Row((f"Jumlah Kecamatan {name}", *(totals.figure(district, column) for column in (*columns, TOTAL))), "total")
    )
    remark = f"{word.capitalize()} dari {formats.number(unknown)} orang tidak diketahui." if unknown > 0 else ""
    return (
        Table(
            VILLAGES,
            f"Orang asing di Kecamatan {name} menurut {word} dan jenis izin tinggal",
            f"Orang, {data.as_of}",
            (word.capitalize(), *map(labels.permit_label, columns), "Jumlah"),
            tuple(rows),
            (*note, *((remark,) if remark else ())),
        ),
    )


def incidents(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return incidents by type and grade; at a meeting of one kecamatan they say that they are of the whole area."""
    data = material.data
    table = data.table(INCIDENTS)
    total = table.figure(TOTAL, TOTAL)
    when = f"{data.counted_span(INCIDENTS)}{naming.whole_area_phrase(material)}"
    if total.value is None:
        return (Paragraph(f"Catatan kejadian untuk {when} {data.undelivered('incidents')}.", (total,)),)
    if nil_text(table) or not total.value:
        return (Paragraph(f"Selama {when} tidak tercatat kejadian.", (total,)),)
    shape = Shape("Kejadian menurut jenis dan tingkat kepastian", "Kejadian", INCIDENT_HEAD,
                  labels.incident_type_label, labels.GRADES.__getitem__)  # fmt: skip
    rows = (
        *(code for code in sort_by_total(table, labels.incident_type_label) if table.figure(code, TOTAL).value),
        TOTAL,
    )
    table_by_type = reading_table(data, table.id, shape, rows=rows, columns=tuple(labels.GRADES), notes=(GRADE_NOTE,))
    return naming.with_area_subtitles(material, (table_by_type,))


def _incidents_with_local_count(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return incidents; at a meeting of one kecamatan its own count comes before those of the whole work area."""
    blocks = incidents(material)
    if not district_code(material) or not material.data.figure(INCIDENTS_BY_PLACE).value:
        return blocks
    return (local_incidents_sentence(material), *blocks)


def local_incidents_sentence(material: MeetingMaterial) -> Paragraph:
    """Return a sentence on the incidents in the kecamatan of a meeting, with those of the whole area in brackets."""
    data = material.data
    local, total = data.figure(INCIDENTS_BY_PLACE, naming.place_code(material)), data.figure(INCIDENTS_BY_PLACE)
    count_phrase = f"tercatat {formats.counted(local)}" if local.value else "tidak tercatat kejadian"
    text = f"Selama {data.counted_span(INCIDENTS_BY_PLACE)}{naming.district_phrase(material)} {count_phrase}"
    return Paragraph(f"{text}{naming.whole_area_remark(material, formats.figure(total))}.", (local, total))


def enforcement(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return administrative actions and the persons concerned, by kind.

    No table has the kecamatan of an action, so at a meeting of one kecamatan the subtitle names the whole area.
    """
    data = material.data
    total, persons = data.figure(ACTIONS), data.figure(PERSONS)
    when = f"{data.counted_span(ACTIONS)}{naming.whole_area_phrase(material)}"
    if total.value is None:
        return (Paragraph(f"Catatan tindakan untuk {when} {data.undelivered('incidents')}.", (total, persons)),)
    table = cases.used_kinds_table(data)
    if not table.rows:
        return (Paragraph(f"Selama {when} tidak ada tindakan administratif keimigrasian.", (total, persons)),)
    subtitle = f"Tindakan yang mempunyai nomor dan tanggal keputusan; setiap orang dihitung satu kali, {data.span}"
    return naming.with_area_subtitles(material, (replace(table, subtitle=subtitle),))


def figures_by_kind(data: Material) -> tuple[Figure, ...]:
    """Return the figures that the table by kind prints, without its totals, which belong to measured tables."""
    cells = (cell for row in cases.used_kinds_table(data).rows for cell in row.cells)
    return tuple(cell for cell in cells if isinstance(cell, Figure) and cell.table == cases.KINDS_TABLE)
