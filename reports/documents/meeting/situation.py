"""Gambaran keberadaan orang asing: who is in the register, where, since when, and until when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import closing, stock
from reports.documents.meeting import naming, trend
from reports.documents.meeting.own_paragraphs import paragraph
from reports.documents.meeting.tile_map import tile_map
from reports.model.document import Paragraph, Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block
    from reports.model.figures import Figure

_STOCK = "stock-district-permit"
LEADING = 10
"""Nationalities shown by name."""


def section(material: MeetingMaterial) -> Section:
    """Compose the section."""
    title = "2. Gambaran Keberadaan Orang Asing"
    parts = _parts(material)
    if material.data.figure(_STOCK).value is None:  # the opening says so once, for all parts but the months before
        parts = (replace(parts[3], title="2.1 Perkembangan"),)
    return Section("keberadaan", title, (_opening(material),), parts, new_page=True)


def _parts(material: MeetingMaterial) -> tuple[Section, ...]:
    """Compose the parts in their order."""
    data = material.data
    nations, places = stock.leading_nationalities(data, LEADING), stock.district_table(data)
    return (
        Section("kebangsaan", "2.1 Menurut kebangsaan/wilayah", naming.scoped(material, (nations,))),
        Section("kecamatan", "2.2 Menurut kecamatan dan jenis izin tinggal", naming.scoped(material, (places,))),
        Section("kelurahan", "2.3 Menurut kelurahan", _villages(material)),
        Section("perkembangan", "2.4 Perkembangan", naming.scoped(material, trend.blocks(material))),
        Section("masa-berlaku", "2.5 Masa berlaku izin tinggal", validity(material)),
    )


def _opening(material: MeetingMaterial) -> Paragraph:
    """Say how many are in the register: at a meeting of one kecamatan, there first."""
    data, code = material.data, naming.row(material)
    generated, own, whole = stock.opening(data), data.figure(_STOCK, code), data.figure(_STOCK)
    if code == TOTAL or not whole.value:
        return paragraph(material, "bahan-keberadaan", generated.text, generated.figures)
    change = data.comparison.previous.change(own)
    against = (
        f" Dibandingkan dengan keadaan per {formats.day(change.base.as_of)}, jumlah di kecamatan itu "
        f"{formats.moved(change)}."
        if own.value and change and change.difference is not None
        else ""
    )
    what = f"tercatat dalam register {formats.counted(own)}" if own.value else "dalam register tidak tercatat orang"
    return paragraph(
        material,
        "bahan-keberadaan",
        f"{formats.opening(data.as_of)} {what} asing{naming.place(material)}"
        f"{naming.beside(material, formats.counted(whole))}.{against} Jumlah tersebut adalah orang yang tercantum "
        "dalam register, apa pun masa berlaku izin tinggalnya; definisi setiap tabel dimuat dalam Lampiran.",
        (own, whole, *((change.base,) if against and change else ())),
    )


def _villages(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose map and table by kelurahan; a sentence where the register names none."""
    data, district = material.data, naming.row(material)
    within = None if district == TOTAL else district
    without, whole = stock.districts_without_villages(data), data.figure(_STOCK, district)
    held = {code for code in data.districts if data.figure(_STOCK, code).value}
    if not whole.value or held - without:
        map_ = tile_map(data, within)
        shown = naming.scoped(material, (map_,)) if map_ else ()
        if district not in without:
            return (*shown, stock.village_table(data, within))
    else:
        shown = ()
    unknown = data.figure("stock-village", labels.UNKNOWN) if within is None else whole
    told = f"Kelurahan belum dicatat dalam register untuk {formats.counted(unknown)}{naming.place(material)}."
    return (*shown, Paragraph(told, (unknown,)))


def validity(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the section on validity; a table of nothing but zeros says no more than the sentence."""
    data = material.data
    tables = (one for one in stock.validity_tables(data) if data.figure(one.id).value != 0)
    return (_validity_told(material), *naming.scoped(material, tables))


def _validity_told(material: MeetingMaterial) -> Paragraph:
    data, code = material.data, naming.row(material)
    soon, lapsed = data.figure("stock-expiring", code, "30"), closing.expired_permits(data, code)
    exact, soon_of_all, lapsed_of_all = (
        data.figure("overstay", code, "eq60"), data.figure("stock-expiring", TOTAL, "30"), closing.expired_permits(data)
    )  # fmt: skip
    figures = dict.fromkeys((soon, lapsed, exact, soon_of_all, lapsed_of_all))
    text = f"{_soon_told(material, soon, soon_of_all)} {_lapsed_told(material, lapsed, exact, lapsed_of_all)}"
    return paragraph(material, "bahan-masa-berlaku", text, tuple(figures))


def _soon_told(material: MeetingMaterial, soon: Figure, whole: Figure) -> str:
    where = _where(material, whole)
    if soon.value:
        return f"Izin tinggal {formats.counted(soon)}{where} berakhir dalam 30 hari sejak {formats.day(soon.as_of)}."
    return f"Tidak ada izin tinggal{where} yang berakhir dalam 30 hari sejak {formats.day(soon.as_of)}."


def _where(material: MeetingMaterial, whole: Figure) -> str:
    """Return the kecamatan of a meeting with what there is of the whole work area; empty for wider meetings."""
    place = naming.place(material)
    if place and whole.value == 0:
        return f"{place} maupun di seluruh wilayah kerja"
    return f"{place}{naming.beside(material, formats.counted(whole))}"


def _lapsed_told(material: MeetingMaterial, lapsed: Figure, exact: Figure, whole: Figure) -> str:
    where = _where(material, whole)
    if not lapsed.value:
        return f"Menurut register, tidak ada izin tinggal{where} yang telah lewat masa berlaku."
    flagged = f", {formats.counted(exact)} di antaranya tepat 60 hari" if exact.value else ""
    return (
        f"Menurut register, izin tinggal {formats.counted(lapsed)}{where} telah lewat masa berlaku{flagged}. Angka "
        "tersebut harus diverifikasi dengan data perlintasan sebelum ditindaklanjuti."
    )
