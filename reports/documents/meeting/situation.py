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
    return (_validity_told(material), *stock.validity(material.data))


def _validity_told(material: MeetingMaterial) -> Paragraph:
    data = material.data
    soon, lapsed = data.figure("stock-expiring", TOTAL, "30"), closing.expired(data)
    if soon.value is None:
        text = "Register orang asing belum disampaikan, sehingga masa berlaku izin tinggal belum dapat disajikan."
    else:
        exact = data.figure("overstay", TOTAL, "eq60")
        text = (
            f"Izin tinggal {formats.counted(soon) if soon.value else 'tidak seorang pun'} berakhir dalam 30 hari sejak "
            f"{formats.day(soon.as_of)}. Menurut register, izin tinggal "
            f"{formats.counted(lapsed) if lapsed.value else 'tidak seorang pun'} telah lewat masa berlaku"
            + (f", {formats.counted(exact)} di antaranya tepat 60 hari" if exact.value else "")
            + ". Angka tersebut harus diverifikasi dengan data perlintasan sebelum ditindaklanjuti."
        )
        return paragraph(material, "bahan-masa-berlaku", text, (soon, lapsed, exact))
    return paragraph(material, "bahan-masa-berlaku", text, (soon, lapsed))
