"""The table by kelurahan and desa, for the whole area or one kecamatan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.permit_bars import bar, chart_parts, part_names
from reports.documents.tables import nil_text
from reports.model.document import Row, Table
from reports.model.figures import TOTAL, Figure, Status
from reports.vocabulary import formats, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Cell
    from reports.model.figures import FigureTable

MOST_VILLAGES = 60
"""Kelurahan of the work area that are all listed; of more, only those where somebody is."""


def village_table(material: Material, within: str | None = None) -> Table:
    """Compose the table by kelurahan.

    Each row names its kecamatan, since four names are used for both.

    Args:
        material: holds the counts.
        within: lists only the kelurahan of this kecamatan, with its total; None for all.
    """
    table = material.table("stock-village")
    nil = nil_text(table)
    parts = chart_parts(table)
    district_of = {village.code: village.district for village in material.area.villages}
    codes = [code for code in table.rows if within is None or district_of.get(code) == within]
    unrecorded = districts_without_villages(material)
    notes: tuple[str, ...] = ()
    if within is None and len(district_of) > MOST_VILLAGES:
        notes = _notes_on_empty_villages(material)
        codes = [code for code in codes if code not in district_of or table.figure(code, TOTAL).value]

    def row(code: str) -> Row:
        village_row = _village_row(table, code, labels.place_label(district_of.get(code, "")), parts)
        if district_of.get(code) not in unrecorded:
            return village_row
        return replace(village_row, cells=(*village_row.cells[:2], *map(_as_missing, village_row.cells[2:])))

    rows = [row(code) for code in codes]
    total_table, code = (table, TOTAL) if within is None else (material.table("stock-district-permit"), within)
    name = labels.place_label(TOTAL) if within is None else f"Kecamatan {labels.place_label(within)}"
    total = bar(total_table, code, name, parts)
    unknown = 0 if within is None else unknown_village_count(material, within)
    word = material.area.village_word
    if unknown:
        notes = (f"Jumlah kecamatan termasuk {formats.number(unknown)} orang yang {word}nya tidak diketahui.",)
    return Table(
        table.id,
        f"Orang asing menurut {word} dan jenis izin tinggal",
        f"Orang, {material.as_of}",
        (word.capitalize(), "Kecamatan", *part_names(parts), "Jumlah"),
        () if nil else (*rows, Row((total.label, "", *total.parts, total.total), "total")),
        () if nil else notes,
        nil=nil,
    )


def _notes_on_empty_villages(material: Material) -> tuple[str, ...]:
    """Return what is said of the kelurahan without a row: how many, and where none is recorded at all."""
    table, word = material.table("stock-village"), material.area.village_word
    unrecorded = districts_without_villages(material)
    empty = [
        village
        for village in material.area.villages
        if village.district not in unrecorded and not table.figure(village.code, TOTAL).value
    ]
    names = formats.joined([labels.place_label(code) for code in material.districts if code in unrecorded])
    return (
        *((f"{formats.number(len(empty))} {word} tanpa orang asing tidak ditampilkan.",) if empty else ()),
        *((f"Dalam register, {word} belum dicatat untuk Kecamatan {names}.",) if names else ()),
    )


def districts_without_villages(material: Material) -> frozenset[str]:
    """Return the kecamatan where no person has a known kelurahan; zeros there would not be counts."""
    villages, districts = material.table("stock-village"), material.table("stock-district-permit")
    return frozenset(
        district.code
        for district in material.area.districts
        if districts.figure(district.code, TOTAL).value
        and not any(villages.figure(village.code, TOTAL).value for village in district.villages)
    )


def unknown_village_count(material: Material, district_code: str) -> int:
    """Return the number of persons of a kecamatan whose kelurahan is unknown."""
    villages = material.table("stock-village")
    codes = (village.code for village in material.area.villages if village.district == district_code)
    known_villages = sum(villages.figure(code, TOTAL).value or 0 for code in codes)
    return (material.figure("stock-district-permit", district_code).value or 0) - known_villages


def _as_missing(cell: Cell) -> Cell:
    """Return a figure without its value, as missing; any other cell unchanged."""
    return replace(cell, value=None, status=Status.MISSING) if isinstance(cell, Figure) else cell


def _village_row(table: FigureTable, code: str, district_name: str, parts: tuple[str, ...]) -> Row:
    village_bar = bar(table, code, labels.place_label(code), parts)
    return Row((village_bar.label, district_name, *village_bar.parts, village_bar.total))
