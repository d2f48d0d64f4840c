"""Tim PORA: the form of the ministry for each month, and counts of meetings, operations and outreach."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from reports.documents import form_pages
from reports.documents.tables import Shape, flow_place_rows, reading_table, shortened_for_office
from reports.model.document import Form, HeadCell, Paragraph, Section
from reports.model.figures import TOTAL, Figure
from reports.model.period import Month
from reports.vocabulary import formats, labels, places
from reports.vocabulary.agency_names import short_names_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.documents.material import Material
    from reports.model.document import Block, Cell, Table
    from reports.model.events import Event

MEETING, OPERATION = "rapat", "operasi-gabungan"
LEVELS = ("provinsi", "kota", "kecamatan")
MOST_LISTED = 12
"""Above this number of events of a level and month, the form names the first ones and counts the others."""


def sections(material: Material) -> tuple[Section, ...]:
    """Compose the sections on the meetings and operations of the team and on activities."""
    pointer = form_pages.reference((material.table("timpora"),), "waktu dan keterangan kegiatan", "TIMPORA")
    return (
        Section("timpora-bagian", f"4. {material.team}", (_opening(material), *pointer, _counts(material))),
        Section(
            "kegiatan",
            "5. Kegiatan pengawasan dan sosialisasi",
            (_activities_opening(material), _activities(material), _outreach(material)),
        ),
    )


def forms(material: Material) -> tuple[Form, ...]:
    """Compose the form of the team for each month."""
    return tuple(_form(material, months) for months in _form_months(material))


def _form_months(material: Material) -> tuple[tuple[Month, ...], ...]:
    """Return the months of each form: one a month, but a single form for months in a row that were not delivered."""
    groups: list[tuple[Month, ...]] = []
    for month in material.period.months:
        is_empty = not (material.coverage.find("activities", month) or _events(material, month))
        last = groups[-1] if groups else ()
        if is_empty and last and not (material.coverage.find("activities", last[-1]) or _events(material, last[-1])):
            groups[-1] = (*last, month)
        else:
            groups.append((month,))
    return tuple(groups)


def _events(material: Material, month: Month) -> list[Event]:
    """Return the meetings and operations of a month."""
    return [
        event
        for event in material.events
        if event.day and Month.of(event.day) == month and event.kind in {MEETING, OPERATION}
    ]


def _form(material: Material, months: tuple[Month, ...]) -> Form:
    """Compose the form TIMPORA BULAN … of a month, or of months that were not delivered."""
    table = material.table("timpora")
    month = months[0]
    delivered = bool(material.coverage.find("activities", month))
    events = _events(material, month)
    head = (
        (
            HeadCell("NO", rows=3),
            HeadCell("TIM PORA", rows=3),
            HeadCell("KEGIATAN", columns=4),
        ),
        (HeadCell("RAPAT KOORDINASI", columns=2), HeadCell("OPERASI GABUNGAN", columns=2)),
        tuple(HeadCell(text) for _ in range(2) for text in ("WAKTU PELAKSANAAN", "KETERANGAN")),
    )
    nil = "" if events else formats.NIHIL if delivered else formats.NOT_DELIVERED
    rows = () if nil else _rows(material, events)
    return Form(
        f"{table.id}-{month}",
        f"TIMPORA BULAN {formats.months(months).upper()}",
        "Rapat koordinasi dan operasi gabungan menurut tingkat",
        head,
        rows,
        (),
        (6.0, 22.0, 32.0, 34.0, 32.0, 34.0),
        notes=_short_names(rows),
        nil=nil,
    )


def _short_names(rows: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return the note on the short names of agencies in the remarks of a form."""
    listed = short_names_in("; ".join(cell for row in rows for cell in row[2:]))
    return (f"Singkatan: {', '.join(f'{short} ({words})' for short, words in listed)}.",) if listed else ()


def _rows(material: Material, events: Sequence[Event]) -> tuple[tuple[str, ...], ...]:
    """Compose the rows: province, city, and each kecamatan under its heading."""
    province = [event for event in events if event.level == "provinsi"]
    city = [event for event in events if event.level == "kota"]
    local = [event for event in events if event.level == "kecamatan"]
    by_district = {code: [event for event in local if event.district == code] for code in material.districts}
    rows = [
        ("1", "PROVINSI", *_cells(province)),
        ("2", "KABUPATEN/KOTA", "", "", "", ""),
        ("a", _cities(material), *_cells(city)),
        ("3", "KECAMATAN", "", "", "", ""),
        *(
            (_letter(index), labels.place_label(code), *_cells(by_district[code]))
            for index, code in enumerate(material.districts)
        ),
    ]
    outside = [event for event in local if event.district == places.OUTSIDE]
    if outside:
        rows.append(("", "Di luar wilayah kerja", *_cells(outside)))
    unplaced = [event for event in local if event.district is None]
    if unplaced:
        rows.append(("", "Kecamatan tidak disebutkan", *_cells(unplaced)))
    unknown = [event for event in events if event.level not in LEVELS]
    if unknown:
        rows.append(("", "Tingkat tidak disebutkan", *_cells(unknown)))
    return tuple(rows)


def _cities(material: Material) -> str:
    """Return the names of the kota and kabupaten of the area."""
    if material.area.is_home:
        return material.config.office.city
    return formats.joined([labels.place_label(code) for code in material.area.regencies])


def _letter(index: int) -> str:
    """Return the letter of an item: a to z, then aa, ab …; ``index`` from 0."""
    over, within = divmod(index, len(ascii_lowercase))
    return (_letter(over - 1) if over else "") + ascii_lowercase[within]


def _cells(events: Sequence[Event]) -> tuple[str, ...]:
    """Return days and remarks of the meetings, then of the operations."""
    cells: list[str] = []
    for kind in (MEETING, OPERATION):
        of_kind = (event for event in events if event.kind == kind)
        ordered = sorted(of_kind, key=lambda event: (event.day, event.title, event.place))
        listed, remaining = ordered[:MOST_LISTED], len(ordered) - MOST_LISTED
        days = [formats.days(event.day, event.last or event.day) for event in listed if event.day]
        remarks = [_remark(event) for event in listed]
        if remaining > 0:
            remarks.append(f"dan {formats.number(remaining)} kegiatan lain")
        cells += ["; ".join(dict.fromkeys(days)) or formats.ZERO, "; ".join(dict.fromkeys(remarks)) or formats.ZERO]
    return tuple(cells)


def _remark(event: Event) -> str:
    """Return title, place, agencies and result of an event.

    Example:
        ``Operasi gabungan (Koja; Imigrasi, Polres; 41 pemeriksaan, 9 temuan)``
    """
    details = [detail for detail in (event.place, event.agencies, _result(event)) if detail]
    if not event.title:
        return "; ".join(details) or formats.ZERO
    return f"{event.title} ({'; '.join(details)})" if details else event.title


def _result(event: Event) -> str:
    """Return the numbers of checks and findings of an operation; empty where none is stated."""
    numbers = ((event.checked, "pemeriksaan"), (event.findings, "temuan"))
    stated = [f"{formats.number(number)} {unit}" for number, unit in numbers if number is not None]
    return ", ".join(stated) if event.kind == OPERATION else ""


def _opening(material: Material) -> Paragraph:
    meetings, operations = material.figure("timpora", column=MEETING), material.figure("timpora", column=OPERATION)
    if meetings.value is None:
        return Paragraph(
            f"Catatan kegiatan untuk {formats.period_phrase(material.period)} {material.undelivered('activities')}.",
            (meetings, operations),
        )
    return Paragraph(
        f"Selama {material.counted_span(meetings.table)} dalam catatan kegiatan "
        f"{formats.there_are((meetings, 'rapat koordinasi'), (operations, 'operasi gabungan'))} "
        f"{material.team} pada seluruh tingkat.",
        (meetings, operations),
    )


def _activities_opening(material: Material) -> Paragraph:
    total = material.figure("activities", column="count")
    if total.value is None:
        return Paragraph(f"Kegiatan pengawasan dan sosialisasi {material.undelivered('activities')}.", (total,))
    if not total.value:
        text = f"tidak tercatat kegiatan pengawasan, kegiatan {material.team}, atau sosialisasi."
        return Paragraph(f"Selama {material.counted_span(total.table)} {text}", (total,))
    return Paragraph(
        f"Selama {material.counted_span(total.table)} dalam catatan kegiatan "
        f"terdapat {formats.counted(total)} "
        f"pengawasan, {material.team}, dan sosialisasi pada seluruh jenis.",
        (total,),
    )


def _activities(material: Material) -> Table:
    table = material.table("activities")
    names = {"count": "Kegiatan", "checked": "Pemeriksaan", "findings": "Temuan"}
    shape = Shape(
        "Kegiatan menurut jenis",
        "Kegiatan, pemeriksaan, dan temuan menurut catatan kegiatan",
        "Jenis kegiatan",
        lambda code: labels.ACTIVITIES.get(code, code),
        names.__getitem__,
        total_column="",
    )
    rows = (*(code for code in table.rows if code != labels.UNKNOWN or table.figure(code, "count").value), TOTAL)
    notes = (
        "Pemeriksaan adalah jumlah pemeriksaan, bukan orang: satu orang dapat diperiksa lebih dari satu kali.",
        "Temuan adalah angka menurut catatan kegiatan dan belum tentu berupa pelanggaran.",
        *_not_held(material),
    )
    return reading_table(material, table.id, shape, rows=rows, columns=tuple(names), notes=notes)


def _not_held(material: Material) -> tuple[str, ...]:
    """Return the note on activities that were recorded and not held; they are no part of any number."""
    number = material.quality.not_held
    if not number:
        return ()
    return (
        f"Tidak termasuk {formats.number(number)} kegiatan yang menurut catatannya dibatalkan, ditunda, atau belum "
        "dilaksanakan.",
    )


def meetings_and_operations(material: Material) -> tuple[Block, ...]:
    """Return the sentence and the table on meetings and joint operations by level, for the pack of a meeting."""
    table = _counts(material)
    rows = tuple(row for row in table.rows if row.role != "body" or any(map(_is_counted, row.cells)))
    note = ("Tingkat dan kecamatan tanpa rapat dan operasi gabungan tidak ditampilkan.",)
    notes = (*table.notes, *(note if len(rows) < len(table.rows) else ()))
    if not any(row.role == "body" for row in rows):
        return (_opening(material),)
    return _opening(material), replace(table, rows=rows, notes=notes)


def _is_counted(cell: Cell) -> bool:
    return isinstance(cell, Figure) and cell.value != 0


def _counts(material: Material) -> Table:
    names = {MEETING: "Rapat koordinasi", OPERATION: "Operasi gabungan"}
    shape = Shape(
        f"Kegiatan {material.team} menurut tingkat",
        "Kegiatan",
        "Tingkat",
        lambda code: _level(material, code),
        names.__getitem__,
        total_column="",
    )
    rows = (*material.table("timpora").rows, TOTAL)
    table = reading_table(material, "timpora", shape, rows=rows, columns=tuple(names))
    return shortened_for_office(material, table)


def _level(material: Material, code: str) -> str:
    """Return the name of a level, or of the kecamatan of a team."""
    if code == "kota":
        return material.city_level
    if code in labels.LEVELS or code in labels.PLACE_MARGINS:
        return labels.LEVELS.get(code) or labels.PLACE_MARGINS[code]
    return f"Kecamatan {labels.place_label(code)}"


def _outreach(material: Material) -> Table:
    names = {"count": "Kegiatan", "participants": "Peserta"}
    shape = Shape(
        "Sosialisasi menurut kecamatan",
        "Kegiatan dan peserta",
        "Kecamatan",
        labels.place_label,
        names.__getitem__,
        total_column="",
    )
    rows = flow_place_rows(material, "outreach")
    table = reading_table(material, "outreach", shape, rows=rows, columns=tuple(names))
    return shortened_for_office(material, table)
