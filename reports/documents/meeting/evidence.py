"""Data Pendukung: the few tables a meeting's report leans on, from the same figures as the monthly return.

What is nil or was not delivered is said in a sentence; a report has no empty tables.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.enforcement import GRADE_NOTE
from reports.documents.meeting import cases, naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.documents.tables import Shape, nil_text, permit_columns, reading_table, sort_by_total, stock_place_rows
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL, Figure
from reports.vocabulary import formats, labels, places

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import FigureTable

STOCK, VILLAGES = "stock-district-permit", "stock-village"
INCIDENTS, ACTIONS, PERSONS = "incidents-type-grade", "tak-actions", "tak-persons"
INCIDENTS_BY_PLACE = "incidents-district"
_SHOWN = (STOCK, VILLAGES, INCIDENTS, INCIDENTS_BY_PLACE, ACTIONS, PERSONS)
"""Tables of figures that a report may print."""
_TOTALS_ONLY = (ACTIONS, PERSONS)
"""Those of which it prints the totals by kind, neither articles nor nationalities."""


def shown(data: Material) -> dict[str, FigureTable]:
    """Return the figures a report may print, and no others."""
    tables = {name: data.figures.tables[name] for name in _SHOWN if name in data.figures.tables}
    for name in set(_TOTALS_ONLY) & set(tables):
        cells = {place: one for place, one in tables[name].cells.items() if place[0] == TOTAL}
        tables[name] = replace(tables[name], rows=(), cells=cells)
    return tables


def section(material: MeetingMaterial) -> Section:
    """Compose the data a meeting leaned on."""
    return Section(
        "data-pendukung",
        "G. Data Pendukung",
        (_opening(material), *_stock(material), *_local_incidents(material), *enforcement(material)),
    )


def _opening(material: MeetingMaterial) -> Paragraph:
    text, figures = stock_told(material)
    return paragraph(material, "laporan-data", text, figures)


def stock_told(material: MeetingMaterial) -> tuple[str, tuple[Figure, ...]]:
    """Say how many are in the register, at a meeting of one kecamatan there first; with the figures it names."""
    data = material.data
    total, district = data.figure(STOCK), district_of(material)
    if district and total.value:
        own = data.figure(STOCK, district)
        held = f"tercatat dalam register {formats.counted(own)} asing" if own.value else "tidak tercatat orang asing"
        where = f"{naming.place(material)}{naming.beside(material, formats.figure(total))}"
        return f"{formats.opening(data.as_of)} {held}{where}.", (own, total)
    if total.value is None:
        text = f"{formats.opening(data.as_of)} register orang asing belum disampaikan."
    elif not total.value:
        text = f"{formats.opening(data.as_of)} tidak tercatat orang asing dalam register."
    else:
        text = f"{formats.opening(data.as_of)} tercatat dalam register {formats.counted(total)} asing."
    return text, (total,)


def district_of(material: MeetingMaterial) -> str:
    """Return the kecamatan a meeting is about; empty where it is about the whole work area."""
    code = naming.row(material)
    return "" if code == TOTAL else code


def _stock(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the stock by kecamatan; at a meeting of one kecamatan, by its kelurahan."""
    data, district = material.data, district_of(material)
    if not data.figure(STOCK).value:
        return ()
    if district:
        return _local(data, district)
    columns, note = permit_columns(data.table(STOCK))
    shape = Shape("Orang asing menurut kecamatan dan jenis izin tinggal", "Orang", "Kecamatan", labels.place_label,
                  labels.permit_label, total_row="Jumlah register")  # fmt: skip
    rows = stock_place_rows(data, STOCK)
    return (reading_table(data, STOCK, shape, rows=rows, columns=columns, notes=note, stock=True, change=True),)


def _local(data: Material, district: str) -> tuple[Block, ...]:
    """Compose the stock of one kecamatan by kelurahan, its total from the table by kecamatan."""
    whole, name = data.figure(STOCK, district), labels.place_label(district)
    if not whole.value:
        return (Paragraph(f"Di Kecamatan {name} tidak tercatat orang asing dalam register.", (whole,)),)
    table = data.table(VILLAGES)
    columns, note = permit_columns(table)
    own = [one.code for one in places.villages() if one.district == district]
    if not any(table.figure(code, TOTAL).value for code in own):
        told = f"Kelurahan belum dicatat dalam register untuk {formats.counted(whole)} di Kecamatan {name}."
        return (Paragraph(told, (whole,)),)
    rows = [
        Row((labels.place_label(code), *(table.figure(code, column) for column in (*columns, TOTAL)))) for code in own
    ]
    rest_of = [whole.value - sum(table.figure(code, TOTAL).value or 0 for code in own)]
    total = data.table(STOCK)
    rows.append(Row((f"Jumlah Kecamatan {name}", *(total.figure(district, one) for one in (*columns, TOTAL))), "total"))
    remark = f"Kelurahan dari {formats.number(rest_of[0])} orang tidak diketahui." if rest_of[0] > 0 else ""
    return (
        Table(
            VILLAGES,
            f"Orang asing di Kecamatan {name} menurut kelurahan dan jenis izin tinggal",
            f"Orang, {data.as_of}",
            ("Kelurahan", *map(labels.permit_label, columns), "Jumlah"),
            tuple(rows),
            (*note, *((remark,) if remark else ())),
        ),
    )


def incidents(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose incidents by type and grade; at a meeting of one kecamatan it says that they are of the whole area."""
    data = material.data
    table = data.table(INCIDENTS)
    total, when = table.figure(TOTAL, TOTAL), f"{formats.period_phrase(data.period)}{naming.area(material)}"
    if total.value is None:
        return (Paragraph(f"Catatan kejadian untuk {when} belum disampaikan.", (total,)),)
    if nil_text(table) or not total.value:
        return (Paragraph(f"Selama {when} tidak tercatat kejadian.", (total,)),)
    shape = Shape("Kejadian menurut jenis dan tingkat kepastian", "Kejadian", "Jenis kejadian",
                  labels.incident_type_label, labels.GRADES.__getitem__)  # fmt: skip
    rows = (
        *(code for code in sort_by_total(table, labels.incident_type_label) if table.figure(code, TOTAL).value),
        TOTAL,
    )
    shown = reading_table(data, table.id, shape, rows=rows, columns=tuple(labels.GRADES), notes=(GRADE_NOTE,))
    return naming.scoped(material, (shown,))


def _local_incidents(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose incidents; at a meeting of one kecamatan its own number above those of the whole work area."""
    blocks = incidents(material)
    if not district_of(material) or not material.data.figure(INCIDENTS_BY_PLACE).value:
        return blocks
    return (Paragraph(*local_incidents_told(material)), *blocks)


def local_incidents_told(material: MeetingMaterial) -> tuple[str, tuple[Figure, ...]]:
    """Say how many incidents there were in the kecamatan of a meeting, and beside them all; with these figures."""
    data = material.data
    own, total = data.figure(INCIDENTS_BY_PLACE, naming.row(material)), data.figure(INCIDENTS_BY_PLACE)
    told = f"tercatat {formats.counted(own)}" if own.value else "tidak tercatat kejadian"
    text = f"Selama {formats.period_phrase(data.period)}{naming.place(material)} {told}"
    return f"{text}{naming.beside(material, formats.figure(total))}.", (own, total)


def enforcement(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose administrative actions and the persons under them, by kind.

    No table knows the kecamatan of an action: at a meeting of one kecamatan it says what it is about.
    """
    data = material.data
    total, who = data.figure(ACTIONS), data.figure(PERSONS)
    when = f"{formats.period_phrase(data.period)}{naming.area(material)}"
    if total.value is None:
        return (Paragraph(f"Catatan tindakan untuk {when} belum disampaikan.", (total, who)),)
    shown = cases.used_kinds(data)
    if not shown.rows:
        return (Paragraph(f"Selama {when} tidak ada tindakan administratif keimigrasian.", (total, who)),)
    subtitle = f"Tindakan yang mempunyai nomor dan tanggal keputusan; orang berlainan, {data.span}"
    return naming.scoped(material, (replace(shown, subtitle=subtitle),))


def by_kind(data: Material) -> tuple[Figure, ...]:
    """Return the figures by kind that its table prints, its totals apart, which belong to measured tables."""
    cells = (cell for row in cases.used_kinds(data).rows for cell in row.cells)
    return tuple(cell for cell in cells if isinstance(cell, Figure) and cell.table == cases.KINDS_TABLE)
