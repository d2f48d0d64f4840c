"""Gambaran keberadaan orang asing: who is in the register, where, since when, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import closing, stock
from reports.documents.meeting import trend
from reports.documents.meeting.narrative import paragraph
from reports.documents.meeting.tile_map import tile_map
from reports.model.document import Section
from reports.model.figures import TOTAL
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Paragraph
    from reports.model.figures import Figure

LEADING = 10
"""Nationalities shown by name."""


def section(material: MeetingMaterial) -> Section:
    """Compose the section."""
    data, district = material.data, material.meeting.district
    map_ = tile_map(data, district)
    generated = stock.opening(data)
    opening = paragraph(material, "bahan-keberadaan", generated.text, generated.figures)
    return Section(
        "keberadaan",
        "2. Gambaran Keberadaan Orang Asing",
        (opening,),
        (
            Section("kebangsaan", "2.1 Menurut kebangsaan/wilayah", (stock.leading_nationalities(data, LEADING),)),
            Section("kecamatan", "2.2 Menurut kecamatan dan jenis izin tinggal", (stock.district(data),)),
            Section(
                "kelurahan",
                "2.3 Menurut kelurahan",
                (*((map_,) if map_ else ()), stock.village(data, district)),
            ),
            Section("perkembangan", "2.4 Perkembangan", trend.blocks(material)),
            Section("masa-berlaku", "2.5 Masa berlaku izin tinggal", _validity(material)),
        ),
        new_page=True,
    )


def _validity(material: MeetingMaterial) -> tuple[Block, ...]:
    """Compose the section on validity; a table of nothing but zeros says no more than the sentence."""
    data = material.data
    tables = (one for one in stock.validity(data) if data.figure(one.id).value != 0)
    return (_validity_told(material), *tables)


def _validity_told(material: MeetingMaterial) -> Paragraph:
    data = material.data
    soon, lapsed = data.figure("stock-expiring", TOTAL, "30"), closing.expired(data)
    exact = data.figure("overstay", TOTAL, "eq60")
    text = (
        "Register orang asing belum disampaikan, sehingga masa berlaku izin tinggal belum dapat disajikan."
        if soon.value is None
        else f"{_soon_told(soon)} {_lapsed_told(lapsed, exact)}"
    )
    return paragraph(material, "bahan-masa-berlaku", text, (soon, lapsed, exact))


def _soon_told(soon: Figure) -> str:
    what = f"Izin tinggal {formats.counted(soon)}" if soon.value else "Tidak ada izin tinggal yang"
    return f"{what} berakhir dalam 30 hari sejak {formats.day(soon.as_of)}."


def _lapsed_told(lapsed: Figure, exact: Figure) -> str:
    if not lapsed.value:
        return "Menurut register, tidak ada izin tinggal yang telah lewat masa berlaku."
    flagged = f", {formats.counted(exact)} di antaranya tepat 60 hari" if exact.value else ""
    return (
        f"Menurut register, izin tinggal {formats.counted(lapsed)} telah lewat masa berlaku{flagged}. Angka tersebut "
        "harus diverifikasi dengan data perlintasan sebelum ditindaklanjuti."
    )
