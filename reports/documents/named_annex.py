"""Compose the annex of names (Lampiran Nama): who stands behind three tables, for the office's own edition alone.

It is a document of its own, so that no other document holds a name and this one can be kept and destroyed apart.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import completeness
from reports.documents.derived_figures import count
from reports.documents.letter import signature
from reports.documents.stock import EXPIRED_TITLE
from reports.documents.tables import nil_text
from reports.model.document import Document, Notice, Paragraph, Section, Signatures, Table
from reports.model.document import Row as TableRow
from reports.vocabulary import formats, labels, law

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from reports.documents.material import Material
    from reports.model.figures import Figure
    from reports.model.named_persons import NamedPerson, Sponsor

    Persons = tuple[NamedPerson, ...]

NAME = "lampiran-nama"
CLASSIFICATION = "TERBATAS"
WARNING = "Memuat nama orang – tidak untuk diteruskan"
"""Printed on every page."""
_NOTICE = (
    "Lampiran ini memuat nama dan nomor paspor orang. Penggunaannya terbatas pada pejabat kantor ini yang memerlukan "
    "lampiran untuk tugasnya. Lampiran ini tidak dibagikan kepada peserta rapat atau instansi lain, tidak digandakan, "
    "dan dimusnahkan setelah selesai digunakan. Tercantumnya seseorang tidak berarti bahwa ia melakukan pelanggaran."
)
_SPONSORS_NOTE = (
    "Daftar ini memuat siapa yang menjamin menurut register. Tercantumnya penjamin tidak berarti ada pelanggaran."
)
_UNTIL = "Berlaku sampai"
_REGISTER_HEAD = ("Nama", "Nomor paspor", "Kebangsaan", "Izin tinggal", _UNTIL, "Kecamatan")
_DECISION_HEAD = ("Nama", "Nomor paspor", "Kebangsaan", "Tindakan", "Nomor keputusan", "Tanggal keputusan")
_UNREADABLE = "tidak terbaca"


def named_annex(
    material: Material,
    persons: Mapping[str, Persons],
    *,
    edition: str,
    subtitle: str,
    sponsors: tuple[tuple[Sponsor, ...], int] | None = None,
) -> Document:
    """Return the annex of names.

    Args:
        material: figures that the lists belong to, and the configuration.
        persons: table → the persons that it counts.
        edition: the office's own.
        subtitle: of the document that it is the annex of.
        sponsors: of working foreigners, and how many of these have none; None where the theme does not ask for them.

    Raises:
        ConfigurationError: the office must choose the letterhead for the document date.
    """
    warning = " · ".join(filter(None, (completeness.page_warning(material.quality, edition), WARNING)))
    document = Document(
        name=NAME,
        title="Lampiran Nama",
        subtitle=subtitle,
        office=material.config.office.name,
        period=material.period,
        edition=edition,
        as_of=material.figures.as_of,
        date=material.document_date,
        letterhead=law.letterhead(material.config, material.day),
        sections=(
            Section("kerahasiaan", "Pemakaian Lampiran", (Notice(_NOTICE),)),
            _lapsed(material, persons.get("overstay", ())),
            _ending(material, persons.get("stock-expiring", ())),
            _acted_on(material, persons.get("tak-persons", ())),
            *((_by_sponsor(material, *sponsors),) if sponsors else ()),
            _certified(material),
        ),
        classification=CLASSIFICATION,
        warning=warning,
        completeness=completeness.section(material.quality, material.period),
    )
    return completeness.with_unread_tables(document, material.quality)


def _certified(material: Material) -> Section:
    """Return who certifies the lists: they may be kept without the document that they are the annex of."""
    day = formats.day(material.document_date) if material.document_date else formats.DOTTED_DAY
    signatures = Signatures((signature(material.config.head),), f"{material.config.office.city}, {day}")
    sentence = Paragraph("Daftar dalam lampiran ini disusun menurut register dan catatan kantor.")
    return Section("pengesahan", "Pengesahan", (sentence, signatures))


def _lapsed(material: Material, persons: Persons) -> Section:
    """Return those whose permit has ended, and apart from them those of whom it cannot be told."""
    dated = tuple(person for person in persons if person.permit_expiry)
    unread = tuple(person for person in persons if not person.permit_expiry)
    rows = [_registered(person, lambda expiry: _days(material.figures.as_of, expiry)) for person in dated]
    section = _section(
        material, "overstay", f"A. {EXPIRED_TITLE}", (*_REGISTER_HEAD, "Lewat (hari)"), rows, material.as_of
    )
    if not unread:
        return section
    number = formats.number(sum(person.number for person in unread))
    remark = Paragraph(f"Masa berlaku {number} orang lainnya tidak terbaca atau tidak terisi, di luar jumlah itu.")
    listed = Table(
        f"{NAME}-overstay-{labels.UNKNOWN}",
        "Daftar A, di luar jumlah: masa berlaku tidak terbaca atau tidak terisi",
        f"Nama, {material.as_of}",
        tuple(head for head in ("No", *_REGISTER_HEAD) if head != _UNTIL),
        _numbered([TableRow((*_who(person), *_permit_and_place(person))) for person in unread]),
        landscape=True,
    )
    return replace(section, blocks=(*section.blocks, remark, listed))


def _ending(material: Material, persons: Persons) -> Section:
    rows = [_registered(person, lambda expiry: _days(expiry, material.figures.as_of)) for person in persons]
    title = "B. Izin tinggal yang berakhir dalam 90 hari"
    return _section(material, "stock-expiring", title, (*_REGISTER_HEAD, "Sisa (hari)"), rows, material.as_of)


def _acted_on(material: Material, persons: Persons) -> Section:
    rows = [_decided(person) for person in persons]
    title = "C. Orang asing yang dikenai tindakan administratif keimigrasian"
    remark = (
        " Setiap keputusan dicantumkan pada baris tersendiri; pendetensian tidak termasuk dalam jumlah kecuali atas "
    )
    remark += "dasar Pasal 75 ayat (2) huruf d."
    return _section(material, "tak-persons", title, _DECISION_HEAD, rows, material.span, remark)


def _by_sponsor(material: Material, sponsors: tuple[Sponsor, ...], without: int) -> Section:
    """Return the list of sponsors by name, which says nothing of what anybody did."""
    rows = tuple(
        TableRow(
            (
                sponsor.name,
                formats.joined(list(map(labels.place_label, sponsor.districts))),
                _workers(material, sponsor),
            )
        )
        for sponsor in sponsors
    )
    title = "D. Tenaga kerja asing menurut penjamin"
    note = f"Penjamin {formats.number(without)} orang yang bekerja tidak tercatat." if without else ""
    table = Table(
        f"{NAME}-penjamin",
        f"Daftar {title[0]}",
        f"Orang dengan maksud keberadaan bekerja, {material.as_of}; menurut abjad",
        ("Penjamin", "Kecamatan tempat tinggal", "Orang"),
        rows,
        (_SPONSORS_NOTE, *((note,) if note else ())),
        nil="" if rows else formats.NIHIL if without == 0 else "Penjamin tidak tercatat",
    )
    return Section("nama-penjamin", title, (table,))


def _workers(material: Material, sponsor: Sponsor) -> Figure:
    return count(
        f"{NAME}-penjamin", "penjamin", "total", sponsor.persons, unit="orang",
        definition="Menurut register", as_of=material.figures.as_of,
    )  # fmt: skip


def _section(
    material: Material, table: str, title: str, head: tuple[str, ...], rows: list[TableRow], moment: str,
    remark: str = "",
) -> Section:  # fmt: skip
    """Return a list under the figure that it belongs to; the heading says what it is of, the list has its letter."""
    figure = material.figure(table)
    nil = "" if rows else nil_text(material.table(table)) or formats.NIHIL
    counted = f"Jumlah menurut tabel: {formats.counted(figure)}, {moment}.{remark}"
    total = (Paragraph(counted, (figure,)),) if rows else ()
    listed = Table(
        f"{NAME}-{table}", f"Daftar {title[0]}", f"Nama, {moment}", ("No", *head), _numbered(rows), nil=nil,
        landscape=True,
    )  # fmt: skip
    return Section(f"nama-{table}", title, (*total, listed))


def _numbered(rows: list[TableRow]) -> tuple[TableRow, ...]:
    return tuple(TableRow((formats.number(number), *row.cells)) for number, row in enumerate(rows, 1))


def _registered(person: NamedPerson, days: Callable[[date], str]) -> TableRow:
    permit, place = _permit_and_place(person)
    expiry = person.permit_expiry
    until, days_text = (formats.day(expiry), days(expiry)) if expiry else (_UNREADABLE, formats.MISSING)
    return TableRow((*_who(person), permit, until, place, days_text))


def _permit_and_place(person: NamedPerson) -> tuple[str, str]:
    return labels.permit_label(person.permit), labels.place_label(person.district)


def _decided(person: NamedPerson) -> TableRow:
    kinds = "; ".join(labels.action_label(kind) for kind in person.columns)
    day = formats.day(person.decision_date) if person.decision_date else formats.MISSING
    return TableRow((*_who(person), kinds, person.decision_no or formats.MISSING, day))


def _who(person: NamedPerson) -> tuple[str, str, str]:
    """Return name, passport number and nationality; a row that names nobody says for how many it stands."""
    name = person.name or f"tanpa nama ({formats.number(person.number)} orang)"
    return name, person.passport_no or formats.MISSING, labels.nationality_label(person.nationality)


def _days(later: date, earlier: date) -> str:
    return formats.number((later - earlier).days)
