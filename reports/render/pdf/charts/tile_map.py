"""A tile map in the units of its drawing, tenths of a millimetre: groups in two columns, equal tiles, four abreast.

Equal tiles say that nothing is known about areas; a group is placed by its order, not by the compass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.figures import Status
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.model.charts import Tile, TileGroup, TileMap
    from reports.model.figures import Figure

NONE = -1
"""Class of a place without a number."""
_ABREAST = 4
_COLUMNS = 2
_GUTTER, _GAP = 52.0, 10.0
"""Between groups, and between tiles."""
_TILE = 138.0
"""Height of a tile."""
_HEAD = 52.0
"""Height of a group's name above its tiles."""
_FOOT = 34.0
"""Below a row of groups."""
_FRAME = 12.0
"""Room between the tiles of a framed group and its frame."""
_LINE = 30.0
"""Height of a line of a tile's name."""
_MOST_LETTERS = 13
"""Of one line of a tile's name."""


@dataclass(frozen=True)
class DrawnTile:
    """A tile in the units of the drawing."""

    x: float
    y: float
    lines: tuple[tuple[float, str], ...]
    """Baseline and text of each line of the name."""
    value: str
    shade: int
    """Class of the count: 0 for zero, then ascending; ``NONE`` without a number."""


@dataclass(frozen=True)
class DrawnGroup:
    """A group in the units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: str
    emphasised: bool
    tiles: tuple[DrawnTile, ...]


@dataclass(frozen=True)
class DrawnTileMap:
    """A tile map in the units of the drawing."""

    width: float
    height: float
    tile_width: float
    tile_height: float
    groups: tuple[DrawnGroup, ...]
    legend: tuple[tuple[float, int, str], ...]
    """Place, class and text of each entry."""
    legend_y: float


def drawn(one: TileMap, available: float) -> DrawnTileMap:
    """Place groups and tiles.

    Args:
        one: what to draw.
        available: width in millimetres.
    """
    width = available * 10
    group_width = (width - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
    tile_width = (group_width - 2 * _FRAME - _GAP * (_ABREAST - 1)) / _ABREAST
    groups: list[DrawnGroup] = []
    y = _FRAME
    for start in range(0, len(one.groups), _COLUMNS):
        abreast = one.groups[start : start + _COLUMNS]
        height = max(_height(group) for group in abreast)
        for place, group in enumerate(abreast):
            x = place * (group_width + _GUTTER)
            groups.append(_group(group, one.bounds, (x, y), (group_width, tile_width)))
        y += height + _FOOT
    legend = _legend(one)
    return DrawnTileMap(width, y + 40, tile_width, _TILE, tuple(groups), legend, y)


def _height(group: TileGroup) -> float:
    rows = -(-len(group.tiles) // _ABREAST)
    return _HEAD + rows * _TILE + max(0, rows - 1) * _GAP + _FRAME


def _group(
    group: TileGroup, bounds: tuple[int, ...], at: tuple[float, float], widths: tuple[float, float]
) -> DrawnGroup:
    x, y = at
    tiles = []
    for place, tile in enumerate(group.tiles):
        row, column = divmod(place, _ABREAST)
        left = x + _FRAME + column * (widths[1] + _GAP)
        tiles.append(_tile(tile, bounds, (round(left, 1), round(y + _HEAD + row * (_TILE + _GAP), 1))))
    value = formats.figure(group.figure)
    return DrawnGroup(
        round(x, 1), y, round(widths[0], 1), _height(group), group.label, value, group.emphasised, tuple(tiles)
    )


def _tile(tile: Tile, bounds: tuple[int, ...], at: tuple[float, float]) -> DrawnTile:
    x, y = at
    names = _broken(tile.label)
    lines = tuple((y + 34 + place * _LINE, text) for place, text in enumerate(names))
    return DrawnTile(x, y, lines, formats.figure(tile.figure), shade(tile.figure, bounds))


def _broken(label: str) -> tuple[str, ...]:
    """Break a name between words into lines that fit a tile."""
    lines: list[str] = []
    for word in label.split():
        if lines and len(lines[-1]) + 1 + len(word) <= _MOST_LETTERS:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def shade(figure: Figure, bounds: tuple[int, ...]) -> int:
    """Return the class of a count.

    Args:
        figure: the count.
        bounds: highest count of each class above zero, ascending.
    """
    if figure.value is None or figure.status is Status.SUPPRESSED:
        return NONE
    if not figure.value:
        return 0
    return next((place for place, bound in enumerate(bounds, 1) if figure.value <= bound), len(bounds))


def _legend(one: TileMap) -> tuple[tuple[float, int, str], ...]:
    shown = {shade(tile.figure, one.bounds) for group in one.groups for tile in group.tiles}
    entries = [(0, formats.number(0))] if 0 in shown else []
    lowest = 1
    for place, bound in enumerate(one.bounds, 1):
        entries.append((place, _range(lowest, bound)))
        lowest = bound + 1
    if NONE in shown:
        entries.append((NONE, "tanpa angka"))
    x, found = 0.0, []
    for place, text in entries:
        found.append((x, place, text))
        x += 66 + 17 * len(text)
    return tuple(found)


def _range(lowest: int, highest: int) -> str:
    if lowest == highest:
        return formats.number(lowest)
    return f"{formats.number(lowest)}–{formats.number(highest)}"
