"""The table by kelurahan and desa, for the whole area or one kecamatan."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.derived_figures import OTHERS, grouped_sum
from reports.documents.permit_bars import bar, chart_parts, other_classes, part_figure, part_names
from reports.documents.tables import nil_text
from reports.model.document import Row, Table
from reports.model.figures import TOTAL, Figure, Status
from reports.vocabulary import formats, labels, places

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Cell
    from reports.model.figures import FigureTable
    from reports.vocabulary.work_area import District

MOST_VILLAGES = 60
"""Kelurahan of the work area that are all listed; of more, only those where somebody is."""


def village_table(material: Material, within: str | None = None) -> Table:
    """Compose the table by kelurahan.

    Args:
        material: holds the counts.
        within: lists only the kelurahan of this kecamatan, with its total; None for all, each kecamatan in bold over
            its own, with the total of the table by kecamatan.
    """
    table = material.table("stock-village")
    nil = nil_text(table)
    parts = chart_parts(table)
    rows = _rows_of_district(material, within, parts) if within else _rows_of_area(material, parts)
    total_table, code = (material.table("stock-district-permit"), within) if within else (table, TOTAL)
    name = f"Kecamatan {labels.place_label(within)}" if within else labels.place_label(TOTAL)
    word = material.area.village_word
    return Table(
        table.id,
        f"Orang asing menurut {word} dan jenis izin tinggal",
        f"Orang, {material.as_of}",
        (word.capitalize() if within else f"Kecamatan dan {word}", *part_names(parts), "Jumlah"),
        () if nil else (*rows, replace(_row(total_table, code, parts, name), role="total")),
        () if nil else _notes(material, within),
        nil=nil,
    )


def _notes(material: Material, within: str | None) -> tuple[str, ...]:
    """Return what stands below the table."""
    if within is None:
        return _notes_on_empty_villages(material) if _lists_few(material) else ()
    unknown = unknown_village_count(material, within)
    if not unknown:
        return ()
    word = material.area.village_word
    return (f"Jumlah kecamatan termasuk {formats.number(unknown)} orang yang {word}nya tidak diketahui.",)


def _lists_few(material: Material) -> bool:
    """Tell whether only the kelurahan are listed where somebody is."""
    return len(material.area.villages) > MOST_VILLAGES


def _rows_of_area(material: Material, parts: tuple[str, ...]) -> tuple[Row, ...]:
    """Return each kecamatan with its kelurahan, then those outside and unknown; the kecamatan add up to the total."""
    districts = material.table("stock-district-permit")
    rows: list[Row] = []
    for district in material.area.districts:
        rows.append(replace(_row(districts, district.code, parts), role="group"))
        rows += _rows_of_district(material, district.code, parts, only_occupied=_lists_few(material))
        rows += _unknown_village(material, district, parts)
    margins = (code for code in (places.OUTSIDE, labels.UNKNOWN) if districts.figure(code, TOTAL).value)
    return (*rows, *(replace(_row(districts, code, parts), role="group") for code in margins))


def _rows_of_district(
    material: Material, code: str, parts: tuple[str, ...], *, only_occupied: bool = False
) -> tuple[Row, ...]:
    """Return the kelurahan of a kecamatan; without values where none is recorded."""
    table = material.table("stock-village")
    is_unrecorded = code in districts_without_villages(material)
    villages = [village.code for village in material.area.villages if village.district == code]
    if only_occupied:
        villages = [village for village in villages if table.figure(village, TOTAL).value]
    rows = (_row(table, village, parts) for village in villages if village in table.rows)
    if not is_unrecorded:
        return tuple(rows)
    return tuple(replace(row, cells=(row.cells[0], *map(_as_missing, row.cells[1:]))) for row in rows)


def _unknown_village(material: Material, district: District, parts: tuple[str, ...]) -> tuple[Row, ...]:
    """Return the row of persons of a kecamatan whose kelurahan is unknown; none where every kelurahan is known."""
    table, districts = material.table("stock-village"), material.table("stock-district-permit")
    if unknown_village_count(material, district.code) <= 0:
        return ()
    codes = tuple(village.code for village in district.villages if village.code in table.rows)
    row_code = f"{district.code}-{labels.UNKNOWN}"
    cells = []
    for part in (*parts, TOTAL):
        of_villages = grouped_sum(table, codes, _columns(table, part), row=row_code, column=part)
        of_district = part_figure(districts, (district.code,), part, row=district.code)
        cells.append(replace(of_villages, value=(of_district.value or 0) - (of_villages.value or 0)))
    return (Row((f"{material.area.village_word.capitalize()} tidak diketahui", *cells)),)


def _columns(table: FigureTable, part: str) -> tuple[str, ...]:
    """Return the columns of a table that a part of a bar adds up."""
    return other_classes(table) if part == OTHERS else (part,)


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


def _row(table: FigureTable, code: str, parts: tuple[str, ...], name: str = "") -> Row:
    """Return the row of a place, by permit class."""
    place_bar = bar(table, code, name or labels.place_label(code), parts)
    return Row((place_bar.label, *place_bar.parts, place_bar.total))
