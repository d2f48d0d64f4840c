"""The tile map: kecamatan and their kelurahan as equal tiles, shaded by class of count."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents import stock
from reports.documents.tables import nil_text
from reports.model.charts import Tile, TileGroup, TileMap
from reports.model.figures import TOTAL, Status
from reports.vocabulary import formats, labels, places

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.figures import Figure

CLASSES = 4
"""Of counts above zero."""
_SMALL = 40
"""Largest count up to which a class is as narrow as it can be."""
_ROUND = (10, 15, 20, 25, 30, 40, 50, 60, 80)
"""Widths of a class, times a power of ten, that read well."""


def tile_map(material: Material, emphasised: str | None = None) -> TileMap | None:
    """Compose the tile map of the work area.

    Args:
        material: with the counts by kelurahan.
        emphasised: a kecamatan whose tiles are framed.

    Returns:
        None where the register was not delivered or holds nobody, or no kelurahan of the work area is known.
    """
    table, whole = material.table("stock-village"), material.table("stock-district-permit")
    known = [one for one in places.districts() if one.code in material.districts]
    if nil_text(table) or not known:
        return None
    without = stock.districts_without_villages(material)
    groups = tuple(
        TileGroup(
            one.name,
            whole.figure(one.code, TOTAL),
            tuple(
                Tile(village.name, _tile(table.figure(village.code, TOTAL), recorded=one.code not in without))
                for village in one.villages
            ),
            emphasised=one.code == emphasised,
        )
        for one in known
    )
    return TileMap(
        "petak-kelurahan",
        "Orang asing menurut kecamatan dan kelurahan",
        f"Orang, {material.as_of}; petak sama besar, bukan peta batas wilayah",
        groups,
        bounds(max((tile.figure.value or 0 for group in groups for tile in group.tiles), default=0)),
        _told(groups),
        (_note(emphasised, table.figure(labels.UNKNOWN, TOTAL), gaps=bool(without)),),
    )


def _tile(figure: Figure, *, recorded: bool) -> Figure:
    """Return the figure of a kelurahan; none where the register records no kelurahan of its kecamatan."""
    return figure if recorded else replace(figure, value=None, status=Status.MISSING)


def bounds(largest: int) -> tuple[int, ...]:
    """Return the highest count of each class: classes of one round width, as many as reach the largest count.

    Example:
        >>> bounds(384), bounds(3), bounds(0)
        ((100, 200, 300, 400), (1, 2, 3), ())
    """
    if largest <= _SMALL:
        width = max(1, -(-largest // CLASSES))
    else:
        widths = (first * 10**power for power in range(12) for first in _ROUND)
        width = next(one for one in widths if one * CLASSES >= largest)
    return tuple(width * place for place in range(1, -(-largest // width) + 1))


def _told(groups: tuple[TileGroup, ...]) -> str:
    """Say what is to be seen: each kecamatan with its kelurahan."""
    parts = []
    for group in groups:
        inside = formats.joined([f"{tile.label} {formats.figure(tile.figure)}" for tile in group.tiles])
        parts.append(f"{group.label} {formats.figure(group.figure)}: {inside}")
    return f"Peta petak, orang asing menurut kecamatan dan kelurahan. {'; '.join(parts)}."


def _note(emphasised: str | None, unknown: Figure, *, gaps: bool) -> str:
    """Return the note below the map."""
    how_many = f" {formats.number(unknown.value)}" if unknown.value else ""
    note = (
        f"Kelurahan{how_many} orang tidak diketahui; yang kecamatannya diketahui termasuk dalam angka di samping nama "
        "kecamatan. "
        if how_many
        else ""
    ) + "Arsiran menurut golongan jumlah; tidak menyatakan kerawanan."
    if gaps:
        note = f"{note} “{formats.MISSING}” kelurahan belum dicatat dalam register."
    return f"{note} Bingkai: Kecamatan {labels.place_label(emphasised)}." if emphasised else note
