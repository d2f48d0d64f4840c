"""Compose the section on foreigners in the register: number, nationality, place, trend and validity of permits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import stock, suggested_actions, villages
from reports.documents.meeting import naming, trend
from reports.documents.meeting.own_paragraphs import headline, paragraph
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
"""Most nationalities shown by name."""


def section(material: MeetingMaterial) -> Section:
    """Return the section."""
    title = "2. Gambaran Keberadaan Orang Asing"
    parts = _parts(material)
    if material.data.figure(_STOCK).value is None:
        # The opening says once for all parts that the register is missing; only the trend has other months.
        parts = (replace(parts[3], title="2.1 Perkembangan"),)
    return Section("keberadaan", title, (_opening(material),), parts)


def _parts(material: MeetingMaterial) -> tuple[Section, ...]:
    """Return the subsections in order."""
    data = material.data
    nations, places = stock.leading_nationalities(data, LEADING), stock.district_table(data)
    return (
        Section(
            "kebangsaan",
            "2.1 Menurut kebangsaan/wilayah",
            (*headline(material, "pesan-kebangsaan"), *naming.with_area_subtitles(material, (nations,))),
        ),
        Section(
            "kecamatan",
            "2.2 Menurut kecamatan dan jenis izin tinggal",
            (*headline(material, "pesan-kecamatan"), *naming.with_area_subtitles(material, (places,))),
        ),
        Section("kelurahan", f"2.3 Menurut {material.data.area.village_word}", _villages(material)),
        Section("perkembangan", "2.4 Perkembangan", naming.with_area_subtitles(material, trend.blocks(material))),
        Section("masa-berlaku", "2.5 Masa berlaku izin tinggal", validity(material)),
    )


def _opening(material: MeetingMaterial) -> Paragraph:
    """Return a paragraph on the number in the register; at a meeting of one kecamatan its own number first."""
    data, code = material.data, naming.place_code(material)
    generated, local, area_figure = stock.opening(data), data.figure(_STOCK, code), data.figure(_STOCK)
    if code == TOTAL or not area_figure.value:
        return paragraph(material, "bahan-keberadaan", generated.text, generated.figures)
    change = data.comparison.previous.change(local)
    change_sentence = (
        f" Dibandingkan dengan keadaan per {formats.day(change.base.as_of)}, jumlah di kecamatan itu "
        f"{formats.moved(change)}."
        if local.value and change and change.difference is not None
        else ""
    )
    count_phrase = (
        f"tercatat dalam register {formats.counted(local)}" if local.value else "dalam register tidak tercatat orang"
    )
    return paragraph(
        material,
        "bahan-keberadaan",
        f"{formats.opening(data.as_of)} {count_phrase} asing{naming.district_phrase(material)}"
        f"{naming.whole_area_remark(material, formats.counted(area_figure))}.{change_sentence} Jumlah tersebut adalah "
        "orang yang tercantum dalam register, apa pun masa berlaku izin tinggalnya; definisi setiap tabel dimuat dalam "
        "Lampiran.",
        (local, area_figure, *((change.base,) if change_sentence and change else ())),
    )


def _villages(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return map and table by kelurahan; a sentence if the register has no kelurahan."""
    data, district = material.data, naming.place_code(material)
    within = None if district == TOTAL else district
    without_villages, total = villages.districts_without_villages(data), data.figure(_STOCK, district)
    occupied = {code for code in data.districts if data.figure(_STOCK, code).value}
    if not total.value or occupied - without_villages:
        tiles = tile_map(data, within)
        maps = naming.with_area_subtitles(material, (tiles,)) if tiles else ()
        if district not in without_villages:
            return (*maps, villages.village_table(data, within))
    else:
        maps = ()
    unknown = data.figure("stock-village", labels.UNKNOWN) if within is None else total
    word = data.area.village_word.capitalize()
    text = f"{word} belum dicatat dalam register untuk {formats.counted(unknown)}{naming.district_phrase(material)}."
    return (*maps, Paragraph(text, (unknown,)))


def validity(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return the blocks on validity; tables of zeros add nothing to the sentence and are left out."""
    data = material.data
    tables = (table for table in stock.validity_tables(data) if data.figure(table.id).value != 0)
    return (_validity_paragraph(material), *naming.with_area_subtitles(material, tables))


def _validity_paragraph(material: MeetingMaterial) -> Paragraph:
    data, code = material.data, naming.place_code(material)
    expiring, expired = data.figure("stock-expiring", code, "30"), suggested_actions.expired_permits(data, code)
    exactly_60, expiring_total = data.figure("overstay", code, "eq60"), data.figure("stock-expiring", TOTAL, "30")
    expired_total = suggested_actions.expired_permits(data)
    figures = dict.fromkeys((expiring, expired, exactly_60, expiring_total, expired_total))
    sentences = (
        _expiring_sentence(material, expiring, expiring_total),
        _expired_sentence(material, expired, exactly_60, expired_total),
    )
    return paragraph(material, "bahan-masa-berlaku", " ".join(sentences), tuple(figures))


def _expiring_sentence(material: MeetingMaterial, expiring: Figure, total: Figure) -> str:
    place = _place_phrase(material, total)
    day = formats.day(expiring.as_of)
    if expiring.value:
        return f"Izin tinggal {formats.counted(expiring)}{place} berakhir dalam 30 hari sejak {day}."
    return f"Tidak ada izin tinggal{place} yang berakhir dalam 30 hari sejak {day}."


def _place_phrase(material: MeetingMaterial, total: Figure) -> str:
    """Return the kecamatan of a meeting with the count of the whole work area; empty for a wider meeting."""
    place = naming.district_phrase(material)
    if place and total.value == 0:
        return f"{place} maupun di seluruh wilayah kerja"
    return f"{place}{naming.whole_area_remark(material, formats.counted(total))}"


def _expired_sentence(material: MeetingMaterial, expired: Figure, exactly_60: Figure, total: Figure) -> str:
    place = _place_phrase(material, total)
    if not expired.value:
        return f"Menurut register, tidak ada izin tinggal{place} yang telah lewat masa berlaku."
    exact_phrase = f", {formats.counted(exactly_60)} di antaranya tepat 60 hari" if exactly_60.value else ""
    return (
        f"Menurut register, izin tinggal {formats.counted(expired)}{place} telah lewat masa berlaku{exact_phrase}. "
        "Angka tersebut harus diverifikasi dengan data perlintasan sebelum ditindaklanjuti."
    )
