"""Compose the tile map: kecamatan and their kelurahan as equal tiles, shaded by class of count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import villages
from reports.documents.tables import nil_text
from reports.model.charts import Tile, TileGroup, TileMap
from reports.model.figures import TOTAL, Status
from reports.vocabulary import formats, labels, work_area

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.figures import Figure
    from reports.vocabulary.work_area import District

CLASSES = 4
"""Number of classes of counts above zero."""
_SMALL = 40
"""Largest count up to which classes have the smallest possible width."""
_ROUND = (10, 15, 20, 25, 30, 40, 50, 60, 80)
"""Round widths of a class, to be multiplied by a power of ten."""


def tile_map(material: Material, emphasised: str | None = None) -> TileMap | None:
    """Return the tile map of the work area.

    Args:
        material: with the counts by kelurahan.
        emphasised: code of a kecamatan whose tiles are framed.

    Returns:
        None if the register was not delivered or is empty, or if the office declares no places on the map.
    """
    table, district_table = material.table("stock-village"), material.table("stock-district-permit")
    districts = _placed(material)
    if nil_text(table) or not districts:
        return None
    word = material.area.village_word
    without_villages = villages.districts_without_villages(material)
    groups = tuple(
        TileGroup(
            district.name,
            district_table.figure(district.code, TOTAL),
            tuple(
                Tile(
                    village.name,
                    _tile_figure(table.figure(village.code, TOTAL), recorded=district.code not in without_villages),
                )
                for village in district.villages
            ),
            emphasised=district.code == emphasised,
        )
        for district in districts
    )
    return TileMap(
        "petak-kelurahan",
        f"Orang asing menurut kecamatan dan {word}",
        f"Orang, {material.as_of}; {_order(material)}petak sama besar, bukan peta batas wilayah",
        groups,
        class_bounds(max((tile.figure.value or 0 for group in groups for tile in group.tiles), default=0)),
        _alt_text(groups, word),
        (_note(word, emphasised, table.figure(labels.UNKNOWN, TOTAL), gaps=bool(without_villages)),),
    )


def _placed(material: Material) -> list[District]:
    """Return the kecamatan of the map in the order of their places: as declared, or for Jakarta Utara from the west."""
    area = {district.code: district for district in material.area.districts}
    if declared := material.config.work_area.tile_map:
        return [area[code] for code in declared if code in area]
    return [area[code] for code in work_area.HOME_FROM_WEST] if material.area.is_home else []


def _order(material: Material) -> str:
    """Return the words on the order of the kecamatan; empty for one that an office declares."""
    is_declared = material.config.work_area.tile_map or not material.area.is_home
    return "" if is_declared else "kecamatan dari barat ke timur; "


def _tile_figure(figure: Figure, *, recorded: bool) -> Figure:
    """Return the figure of a kelurahan; MISSING if the register records no kelurahan of its kecamatan."""
    return figure if recorded else replace(figure, value=None, status=Status.MISSING)


def class_bounds(largest: int) -> tuple[int, ...]:
    """Return the highest count of each class: classes of one round width, as many as reach the largest count.

    Example:
        >>> class_bounds(384), class_bounds(3), class_bounds(0)
        ((100, 200, 300, 400), (1, 2, 3), ())
    """
    if largest <= _SMALL:
        width = max(1, -(-largest // CLASSES))
    else:
        widths = (round_width * 10**power for power in range(12) for round_width in _ROUND)
        width = next(candidate for candidate in widths if candidate * CLASSES >= largest)
    return tuple(width * number for number in range(1, -(-largest // width) + 1))


def _alt_text(groups: tuple[TileGroup, ...], word: str) -> str:
    """Return the alternative text of the map: each kecamatan with its kelurahan."""
    parts = []
    for group in groups:
        villages = formats.joined([f"{tile.label} {formats.figure(tile.figure)}" for tile in group.tiles])
        parts.append(f"{group.label} {formats.figure(group.figure)}: {villages}")
    return f"Peta petak, orang asing menurut kecamatan dan {word}. {'; '.join(parts)}."


def _note(word: str, emphasised: str | None, unknown: Figure, *, gaps: bool) -> str:
    """Return the note below the map."""
    count = f" {formats.number(unknown.value)}" if unknown.value else ""
    note = (
        f"{word.capitalize()}{count} orang tidak diketahui; yang kecamatannya diketahui termasuk dalam angka di "
        "samping nama kecamatan. "
        if count
        else ""
    ) + "Arsiran menurut golongan jumlah; tidak menyatakan kerawanan."
    if gaps:
        note = f"{note} “{formats.MISSING}” {word} belum dicatat dalam register."
    return f"{note} Bingkai: Kecamatan {labels.place_label(emphasised)}." if emphasised else note
