"""Lays out tile maps, in tenths of a millimetre: groups in two columns, with equal tiles in rows of four at most.

Equal tiles show that areas are not represented; groups are placed in order, not by geography. Names are set in type
that can be read in print, so that long words leave room for fewer tiles in a row.
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
"""Class of a tile without a number."""
_MOST_PER_ROW = 4
"""Tiles side by side in a group; fewer where a word of a name is wider than such a tile."""
_NAME_SIZE = 28.5
"""Height of the type of names: 8 points."""
_EM = 0.53
"""Mean width of a letter of a name, as a share of the height of its type."""
_COLUMNS = 2
"""Groups side by side."""
_GUTTER, _GAP = 30.0, 6.0
"""Distance between groups, and between tiles."""
_TILE = 138.0
"""Height of a tile."""
_HEAD = 52.0
"""Height of a group's name above its tiles."""
_FOOT = 24.0
"""Distance below a row of groups."""
_FRAME = 8.0
"""Distance between the tiles of a framed group and its frame."""
_LINE = 31.0
"""Height of a line of a tile's name."""
_PADDING = 8.0
"""Distance between the edge of a tile and its name."""


@dataclass(frozen=True)
class DrawnTile:
    """A tile, in tenths of a millimetre."""

    x: float
    y: float
    lines: tuple[tuple[float, str], ...]
    """Baseline and text of each line of the name."""
    value: str
    shade: int
    """Class of the count: 0 for zero, then ascending; ``NONE`` without a number."""


@dataclass(frozen=True)
class DrawnGroup:
    """A group, in tenths of a millimetre."""

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
    """A tile map, in tenths of a millimetre."""

    width: float
    height: float
    tile_width: float
    tile_height: float
    name_size: float
    padding: float
    groups: tuple[DrawnGroup, ...]
    legend: tuple[tuple[float, int, str], ...]
    """Position x, class and text of each entry."""
    legend_y: float


def layout_tile_map(chart: TileMap, available: float) -> DrawnTileMap:
    """Return the geometry of a tile map.

    Args:
        chart: the tile map to lay out.
        available: width in millimetres.
    """
    width = available * 10
    group_width = (width - _GUTTER * (_COLUMNS - 1)) / _COLUMNS
    per_row = _tiles_per_row(chart, group_width)
    groups: list[DrawnGroup] = []
    y = _FRAME
    for start in range(0, len(chart.groups), _COLUMNS):
        row = chart.groups[start : start + _COLUMNS]
        for column, group in enumerate(row):
            position = (column * (group_width + _GUTTER), y)
            groups.append(_group(group, chart.bounds, position, width=group_width, per_row=per_row))
        y += max(_group_height(group, per_row) for group in row) + _FOOT
    tile_width = _tile_width(group_width, per_row)
    return DrawnTileMap(
        width, y + 40, tile_width, _TILE, _NAME_SIZE, _PADDING, tuple(groups), _legend(chart), y
    )  # fmt: skip


def _tile_width(group_width: float, per_row: int) -> float:
    """Return the width of a tile in a group."""
    return round((group_width - 2 * _FRAME - _GAP * (per_row - 1)) / per_row, 1)


def _tiles_per_row(chart: TileMap, group_width: float) -> int:
    """Return how many tiles stand side by side, so that every word of a name fits."""
    words = (word for group in chart.groups for tile in group.tiles for word in tile.label.split())
    needed = max(map(_text_width, words), default=0.0) + 2 * _PADDING
    fitting = (count for count in range(_MOST_PER_ROW, 1, -1) if _tile_width(group_width, count) >= needed)
    return next(fitting, 1)


def _text_width(text: str) -> float:
    """Return the width of a name on one line."""
    return len(text) * _NAME_SIZE * _EM


def _group_height(group: TileGroup, per_row: int) -> float:
    """Return the height of a group."""
    rows = -(-len(group.tiles) // per_row)
    return _HEAD + rows * _TILE + max(0, rows - 1) * _GAP + _FRAME


def _group(
    group: TileGroup, bounds: tuple[int, ...], position: tuple[float, float], *, width: float, per_row: int
) -> DrawnGroup:
    """Return the geometry of a group at a position (x, y)."""
    x, y = position
    tile_width = _tile_width(width, per_row)
    tiles = []
    for index, tile in enumerate(group.tiles):
        row, column = divmod(index, per_row)
        left = x + _FRAME + column * (tile_width + _GAP)
        tiles.append(_tile(tile, bounds, (round(left, 1), round(y + _HEAD + row * (_TILE + _GAP), 1)), tile_width))
    value = formats.figure(group.figure)
    return DrawnGroup(
        round(x, 1),
        y,
        round(width, 1),
        _group_height(group, per_row),
        group.label,
        value,
        group.emphasised,
        tuple(tiles),
    )


def _tile(tile: Tile, bounds: tuple[int, ...], position: tuple[float, float], width: float) -> DrawnTile:
    """Return the geometry of a tile at a position (x, y)."""
    x, y = position
    lines = tuple((y + 34 + index * _LINE, text) for index, text in enumerate(_wrap(tile.label, width)))
    return DrawnTile(x, y, lines, formats.figure(tile.figure), shade(tile.figure, bounds))


def _wrap(label: str, width: float) -> tuple[str, ...]:
    """Return a name as lines that fit a tile, broken between words."""
    lines: list[str] = []
    for word in label.split():
        if lines and _text_width(f"{lines[-1]} {word}") + 2 * _PADDING <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def shade(figure: Figure, bounds: tuple[int, ...]) -> int:
    """Return the class of a count.

    Args:
        figure: the count.
        bounds: highest count of each class from 1 on, ascending.
    """
    if figure.value is None or figure.status is Status.SUPPRESSED:
        return NONE
    if not figure.value:
        return 0
    return next((number for number, bound in enumerate(bounds, 1) if figure.value <= bound), len(bounds))


def _legend(chart: TileMap) -> tuple[tuple[float, int, str], ...]:
    """Return position, class and text of each legend entry; zero and no number only where they occur."""
    used_shades = {shade(tile.figure, chart.bounds) for group in chart.groups for tile in group.tiles}
    entries = [(0, formats.number(0))] if 0 in used_shades else []
    lowest = 1
    for number, bound in enumerate(chart.bounds, 1):
        entries.append((number, _range(lowest, bound)))
        lowest = bound + 1
    if NONE in used_shades:
        entries.append((NONE, "tanpa angka"))
    x, legend = 0.0, []
    for number, text in entries:
        legend.append((x, number, text))
        x += 66 + 17 * len(text)
    return tuple(legend)


def _range(lowest: int, highest: int) -> str:
    """Return the text of a class of counts."""
    if lowest == highest:
        return formats.number(lowest)
    return f"{formats.number(lowest)}–{formats.number(highest)}"
