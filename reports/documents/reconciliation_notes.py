"""What a reconciliation says beside its figures: coverage and date of each agency, rows not added, differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.derived_figures import SOURCES_SUFFIX
from reports.model.document import Row, Table
from reports.model.figures import TOTAL
from reports.model.period import Month, Period
from reports.vocabulary import formats, labels
from reports.vocabulary.sources import source_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reports.documents.material import Material
    from reports.model.document import Cell
    from reports.model.figures import Change
    from reports.model.reconciliation import Contradiction, SourceRemarks, VillageDifference
    from reports.vocabulary.sources import Source

PARTLY = "sebagian"
_VILLAGES = "kelurahan"
"""Code of the agency that kelurahan are together."""
_NOT_COMPARED = "tidak dibandingkan"


@dataclass(frozen=True)
class Mark:
    """A sign at a kecamatan, and the note that explains it."""

    district: str
    sign: str
    note: str


def partly(material: Material, district: str, agency: str) -> str:
    """Return ``sebagian (3 dari 7)`` where an agency gave some kelurahan of a kecamatan only; empty elsewhere."""
    return next(
        (
            f"{PARTLY} ({formats.number(part.villages_given)} dari {formats.number(part.listed)})"
            if part.villages_given
            else f"{PARTLY} (kelurahan tidak terbaca)"
            for remarks in material.sources
            if remarks.agency == agency
            for part in remarks.partial
            if part.district == district
        ),
        "",
    )


def marks(all_remarks: tuple[SourceRemarks, ...]) -> tuple[Mark, ...]:
    """Return the marked rows of some agencies with their notes, numbered."""
    texts = [text for remarks in all_remarks for text in _texts(remarks)]
    return tuple(Mark(district, f"{number})", f"{number}) {text}") for number, (district, text) in enumerate(texts, 1))


def _texts(remarks: SourceRemarks) -> Iterator[tuple[str, str]]:
    """Yield kecamatan and text of each note on an agency."""
    yield from ((row.district, _contradiction(remarks, row)) for row in remarks.contradictions)
    yield from ((gap.district, _difference(remarks, gap)) for gap in remarks.differences)


def _contradiction(remarks: SourceRemarks, row: Contradiction) -> str:
    place = labels.place_label(row.district)
    if row.village and row.village != labels.UNKNOWN:
        place = f"{place}, Kelurahan {labels.place_label(row.village)}"
    numbers = (
        ""
        if row.total is None or row.parts is None
        else f" (jumlah tertulis {formats.number(row.total)} orang, laki-laki dan perempuan "
        f"{formats.number(row.parts)} orang)"
    )
    return (
        f"{source_of(remarks.agency).name}, {place}: pada satu baris per {formats.day(row.day)} jumlahnya tidak sama "
        f"dengan laki-laki dan perempuan bersama-sama{numbers}; baris itu tidak dijumlahkan sampai dibetulkan."
    )


def _difference(remarks: SourceRemarks, gap: VillageDifference) -> str:
    numbers = (
        "yang berbeda dari jumlah angka kelurahannya"
        if gap.total is None or gap.villages is None
        else f"{formats.number(gap.total)} orang; angka kelurahannya berjumlah {formats.number(gap.villages)} orang"
    )
    return f"{source_of(remarks.agency).name}, {labels.place_label(gap.district)}: dipakai angka kecamatan {numbers}."


def undivided(material: Material, table_sources: tuple[Source, ...]) -> tuple[str, ...]:
    """Return the note on kecamatan that were counted as a whole, where the column is named after the kelurahan."""
    names = {source.code: source.name for source in table_sources}
    remarks = next((source for source in material.sources if source.agency == _VILLAGES and _VILLAGES in names), None)
    codes = [delivery.district for delivery in remarks.deliveries if not delivery.villages] if remarks else []
    if not remarks or not codes:
        return ()
    places = formats.joined([labels.place_label(code) for code in codes])
    districts = "setiap kecamatan" if len(codes) == len(remarks.deliveries) else f"Kecamatan {places}"
    return (
        f"{names[_VILLAGES]}: angka {districts} disampaikan untuk kecamatan secara keseluruhan, tanpa rincian "
        f"{material.area.village_word}.",
    )


def sources_table(
    material: Material, delivered_sources: tuple[Source, ...], difference: Callable[[Material, str, str], Change]
) -> Iterator[Table]:
    """Yield the table of the agencies: coverage, date, kecamatan, and the pair over these kecamatan.

    Args:
        material: holds the counts, and what is told of the agencies.
        delivered_sources: agencies to be listed.
        difference: returns the register's count minus an agency's, by material, row and agency.
    """
    remarks_by_agency = {remarks.agency: remarks for remarks in material.sources}
    rows = tuple(
        _source_row(material, source, remarks_by_agency[source.code], difference(material, TOTAL, source.code))
        for source in delivered_sources
        if source.code in remarks_by_agency
    )
    if rows:
        yield Table(
            f"reconciliation{SOURCES_SUFFIX}",
            "Cakupan dan tanggal data menurut sumber",
            f"Orang, {material.as_of}; imigrasi dan instansi: untuk kecamatan yang sama",
            ("Sumber", "Cakupan menurut instansi", "Keadaan per", "Kecamatan", "Imigrasi", "Instansi", "Selisih"),
            rows,
        )


def _source_row(material: Material, source: Source, remarks: SourceRemarks, gap: Change) -> Row:
    definitions = "; ".join(remarks.definitions) or "tidak disebutkan"
    inside = f"{formats.number(len(remarks.covered))} dari {formats.number(len(material.districts))}"
    when = formats.days(remarks.first, remarks.last)
    if not remarks.is_dated:
        when = f"{formats.period(Period(Month.of(remarks.first), Month.of(remarks.last)))} (tanpa tanggal)"
    cells: tuple[Cell, ...] = (gap.now, gap.base, gap if source.is_compared else _NOT_COMPARED)
    return Row((source.name, definitions, when, inside, *cells))
