"""Tints of charts in grey print: whatever two flat greys touch, they differ by 40 of 255 at least, paper among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PIL import ImageFilter

from reports.model.charts import (
    Bar,
    Chart,
    Matrix,
    MatrixPanel,
    Series,
    SeriesPanel,
    SeriesPoint,
    Tile,
    TileGroup,
    TileMap,
    Trend,
    TrendPanel,
)
from reports.model.document import Section
from reports.model.figures import Figure, Status
from reports.render.slides import shapes
from tests.pdf_pages import grey
from tests.render.pdf.short_documents import chapters
from tests.render.pdf.test_render import FORM, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

LEAST = 40
"""Levels of 255 by which neighbouring tints differ."""
DOTS = 100
FLAT = 5
"""Dots in a row from which they are a tint and no line or letter."""
BETWEEN = 4
"""Dots of an outline, or of a gap, between two tints that are seen as neighbours."""


def figure(value):
    """Return a count."""
    status = Status.VALUE if value is not None else Status.MISSING
    return Figure("t", "r", "c", value, "orang", "Orang", date(2024, 9, 30), status)


CHARTS = (
    Chart("b", "Batang", "Orang", ("A", "B", "C", "D"), (
        Bar("Koja", tuple(map(figure, (40, 30, 20, 10))), figure(100)),), "b"),
    TileMap("p", "Petak", "Orang", (TileGroup("Koja", figure(190), tuple(
        Tile("Lagoa", figure(value)) for value in (0, 10, 30, 50, 80, None))),), (20, 40, 60, 80), "p"),
    Trend("k", "Kecil", "Orang", ("Jan", "Feb", "Mar"), (TrendPanel("ITAS", tuple(map(figure, (5, 8, 9)))),), "k"),
    Matrix("m", "Matriks", "Data", ("2024",), ("J", "F", "M", "A"), tuple((code, code) for code in (
        "present", "partial", "missing", "conflict")), (MatrixPanel("Register", ((
            "present", "partial", "missing", "conflict"),)),), "m"),
    Series("d", "Deret", "Orang", ((0, "2024"),), (SeriesPanel("Register", tuple(
        SeriesPoint(figure(value), is_complete=value != 8) for value in (5, 8, None, None, 9))),), (),
        ("lengkap", "sebagian", "tanpa data", "putus"), "d"),
)  # fmt: skip


@pytest.fixture(scope="module")
def painted(invented, tmp_path_factory):
    """Return a page with every kind of chart and each of its tints, as it prints in grey."""
    document = replace(chapters(invented.document(), FORM), letter=None, sections=(Section("g", "GRAFIK", CHARTS),))
    path = tmp_path_factory.mktemp("grey") / "charts.pdf"
    path.write_bytes(render(document))
    return grey(path, DOTS)


def neighbours(image: Image) -> Iterator[tuple[int, int]]:
    """Yield the two greys wherever two flat stretches of a row of dots follow each other."""
    for turned in (image, image.transpose(2)):  # rows, then columns
        width, dots = turned.width, turned.tobytes()
        for start in range(0, len(dots), width):
            yield from _of_row(dots[start : start + width])


def _of_row(row: bytes) -> Iterator[tuple[int, int]]:
    last, end, start = -1, 0, 0
    for place in range(1, len(row) + 1):
        if place < len(row) and row[place] == row[start]:
            continue
        if place - start >= FLAT:
            if last >= 0 and last != row[start] and start - end <= BETWEEN:
                yield last, row[start]
            last, end = row[start], place
        start = place


def is_area(image: Image, tint: int) -> bool:
    """Tell whether a grey fills an area somewhere, and is not only drawn in lines and letters."""
    mask = image.point(lambda dot: 255 if dot == tint else 0)
    return mask.filter(ImageFilter.MinFilter(FLAT)).getbbox() is not None


@pytest.mark.ci
def test_neighbouring_tints_differ_in_grey_print(painted):
    """On rendered pixels, in both directions."""
    pairs: set[tuple[int, int]] = set()
    for image in painted[1:]:  # the cover is no chart
        found = set(neighbours(image))
        areas = {tint for tint in {tint for pair in found for tint in pair} if is_area(image, tint)}
        pairs |= {pair for pair in found if areas.issuperset(pair)}
    assert len({tint for pair in pairs for tint in pair}) >= 6, "paper, four tints and black"
    assert {pair for pair in pairs if abs(pair[0] - pair[1]) < LEAST} == set()


def test_two_like_tints_would_be_seen():
    """So that the test above tests something: two greys side by side are a pair, and what lies apart is none."""
    assert list(_of_row(bytes([255] * 9 + [231] * 9))) == [(255, 231)]
    assert list(_of_row(bytes([255] * 9 + [140] * 2 + [231] * 9))) == [(255, 231)]
    assert list(_of_row(bytes([255] * 9 + [0] * 3 + [90] * 3 + [231] * 9))) == []


@pytest.mark.parametrize("tints", [shapes._PARTS, shapes._DEGREES])
def test_tints_of_slides_differ_in_grey_print(tints):
    """Parts of a whole, and degrees, each beside the next; the lightest is outlined on white."""
    greys = [round(0.299 * red + 0.587 * green + 0.114 * blue) for red, green, blue in map(bytes.fromhex, tints)]
    assert all(abs(one - other) >= LEAST for one, other in pairwise(greys))
