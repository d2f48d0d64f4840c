"""Draws words as outlines of a font, for the appearance of a field, which no line of the page can hold."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from fontTools.pens.basePen import BasePen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from weasyprint.text.fonts import get_hb_object_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SIZE, _LINE = 8.0, 11.6
"""Size of the letters and height of a line, in points."""
_INK = b"0.349 0.349 0.349 rg"
_REGULAR = 400


def words_in_box(lines: Sequence[str], fonts: Iterable[Any], width: float, height: float) -> list[bytes]:
    """Return the operators that draw lines of words in the middle of a box; none where no font has their letters.

    Args:
        lines: one after the other from above.
        fonts: of the document, as WeasyPrint knows them.
        width: of the box in points.
        height: of the box in points.
    """
    font = next((opened for opened in map(_opened, fonts) if opened and _has(opened, lines)), None)
    if font is None:
        return []
    top = (height + _LINE * len(lines)) / 2
    operators = [_INK]
    for number, line in enumerate(lines, 1):
        operators += _drawn(line, font, width / 2, top - _LINE * number + (_LINE - _SIZE) / 2 + 2)
    return operators


def _opened(font: Any) -> TTFont | None:  # noqa: ANN401 -- a font of WeasyPrint
    """Return a regular font with all its letters; the document itself keeps those that its pages show."""
    if font.weight != _REGULAR or font.style or font.bitmap:
        return None
    return TTFont(BytesIO(get_hb_object_data(font.hb_face)), fontNumber=font.index, lazy=True)


def _has(font: TTFont, lines: Sequence[str]) -> bool:
    return all(ord(letter) in font.getBestCmap() for line in lines for letter in line)


def _drawn(line: str, font: TTFont, middle: float, base: float) -> Iterator[bytes]:
    """Yield the operators of a line of words around a middle on a base line."""
    scale = _SIZE / font["head"].unitsPerEm
    glyphs, names = font.getGlyphSet(), [font.getBestCmap()[ord(letter)] for letter in line]
    left = middle - sum(glyphs[name].width for name in names) * scale / 2
    for name in names:
        pen = _OperatorPen(glyphs)
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, scale, left, base)))
        left += glyphs[name].width * scale
        if pen.operators:
            yield from (*pen.operators, b"f")


class _OperatorPen(BasePen):  # type: ignore[misc]  # fontTools tells no types
    """Collects the operators of an outline."""

    def __init__(self, glyphs: Any) -> None:  # noqa: ANN401 -- of fontTools
        super().__init__(glyphs)
        self.operators: list[bytes] = []

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 -- of fontTools
        self._add(b"m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 -- of fontTools
        self._add(b"l", pt)

    def _curveToOne(  # noqa: N802 -- of fontTools
        self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]
    ) -> None:
        self._add(b"c", pt1, pt2, pt3)

    def _closePath(self) -> None:  # noqa: N802 -- of fontTools
        self.operators.append(b"h")

    def _add(self, operator: bytes, *points: tuple[float, float]) -> None:
        numbers = " ".join(f"{x:.2f} {y:.2f}" for x, y in points)
        self.operators.append(numbers.encode() + b" " + operator)
