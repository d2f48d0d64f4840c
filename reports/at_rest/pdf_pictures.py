"""What a page of a PDF shows beside its words: pictures and drawn shapes, each at its place, in the order of drawing.

Whoever saves a page anew may write its numbers with fewer digits and nest its parts otherwise, so that shapes are
compared as they lie on the page, with a tolerance, and not as they are written.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Matrix = tuple[float, float, float, float, float, float]

_NEAR = 0.5
"""Points, or parts of a colour in hundredths, by which a number may differ."""
_DEEPEST = 12
"""Forms within forms."""
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PAINT = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n", b"sh"}
_POINTS = {b"m", b"l", b"c", b"v", b"y"}
_FILL, _STROKE = {b"g", b"rg", b"k", b"sc", b"scn"}, {b"G", b"RG", b"K", b"SC", b"SCN"}
_BLACK = (0.0,)


@dataclass(frozen=True)
class Shown:
    """A picture or a shape on a page."""

    kind: str
    """The hash of a picture, or how a shape is painted."""
    numbers: tuple[float, ...]
    """Of a picture its place; of a shape its colours in hundredths, and its points."""

    def is_like(self, other: Shown) -> bool:
        """Tell whether both look the same."""
        return (
            self.kind == other.kind
            and len(self.numbers) == len(other.numbers)
            and all(abs(mine - its) <= _NEAR for mine, its in zip(self.numbers, other.numbers, strict=True))
        )


@dataclass(frozen=True)
class ShownOnPage:
    """All that a page shows beside its words."""

    pictures: tuple[Shown, ...] = ()
    shapes: tuple[Shown, ...] = ()


def shown_on_pages(content: bytes) -> Iterator[ShownOnPage]:
    """Yield what each page shows beside its words."""
    import pypdf  # noqa: PLC0415 -- for these files only

    reader = pypdf.PdfReader(io.BytesIO(content))
    for page in reader.pages:
        walk = _Walk(reader)
        walk.go(page.get_contents(), page.get("/Resources", {}), _State())
        for note in page.get("/Annots", ()):
            walk.lay_over(note.get_object())
        pictures = (mark for mark in walk.marks if mark.kind.startswith(_PICTURE))
        shapes = (mark for mark in walk.marks if not mark.kind.startswith(_PICTURE))
        yield ShownOnPage(tuple(pictures), tuple(shapes))


def are_alike(marks: Sequence[Shown], copy_marks: Sequence[Shown]) -> bool:
    """Tell whether the same is shown, in the same order."""
    return len(marks) == len(copy_marks) and all(map(Shown.is_like, marks, copy_marks))


_PICTURE = "picture "


@dataclass
class _State:
    """How is drawn at a place of a stream."""

    matrix: Matrix = _SAME
    fill: tuple[float, ...] = _BLACK
    stroke: tuple[float, ...] = _BLACK
    opacity: tuple[float, ...] = (1.0, 1.0)


@dataclass
class _Walk:
    """Goes through the streams of a page."""

    reader: Any
    marks: list[Shown] = field(default_factory=list)

    def go(self, stream: Any, resources: Any, state: _State, depth: int = 0) -> None:  # noqa: ANN401 -- objects of pypdf
        """Collect what a stream shows."""
        from pypdf.generic import ContentStream  # noqa: PLC0415 -- as above

        if stream is None or depth > _DEEPEST:
            return
        states, points = [], list[float]()
        is_clip = False
        for operands, operator in ContentStream(stream, self.reader).operations:
            if operator == b"q":
                states.append(replace(state))
            elif operator == b"Q":
                state = states.pop() if states else state
            elif operator in _POINTS or operator == b"re":
                points += _on_page(_corners(operator, operands), state.matrix)
            elif operator in {b"W", b"W*"}:
                is_clip = True
            elif operator in _PAINT:
                self._paint(operator, points, state, is_clip=is_clip)
                points, is_clip = [], False
            elif operator == b"Do":
                self._draw(_part(resources, "/XObject", operands[0]), resources, state, depth)
            elif operator == b"INLINE IMAGE":
                self._picture(_inline(operands), state)
            else:
                _follow(state, operator, operands, resources)

    def _paint(self, operator: bytes, points: Sequence[float], state: _State, *, is_clip: bool) -> None:
        """Add a shape; a path that is neither painted nor cuts off shows nothing."""
        if operator != b"n" or is_clip:
            colours = [] if operator == b"n" else [*state.fill, *state.stroke, *state.opacity]
            kind = f"shape {operator.decode()} {len(colours)} {is_clip}"
            self.marks.append(Shown(kind, (*(100 * part for part in colours), *points)))

    def _draw(self, drawn: Any, resources: Any, state: _State, depth: int) -> None:  # noqa: ANN401 -- as above
        if drawn is None:
            return
        if drawn.get("/Subtype") == "/Image":
            self._picture(_hash_of(drawn), state)
            return
        matrix = _matrix(drawn.get("/Matrix", _SAME))
        inner = replace(state, matrix=_joined(matrix, state.matrix))
        self.go(drawn, drawn.get("/Resources", resources), inner, depth + 1)

    def _picture(self, digest: str, state: _State) -> None:
        self.marks.append(Shown(f"{_PICTURE}{digest}", tuple(_on_page((0, 0, 1, 1, 1, 0), state.matrix))))

    def lay_over(self, note: Any) -> None:  # noqa: ANN401 -- as above
        """Collect what a note laid over the page shows, as a stamp."""
        looks = note.get("/AP", {}).get("/N")
        looks = looks.get_object() if looks is not None else None
        if looks is not None and not hasattr(looks, "get_data"):
            looks = looks.get(note.get("/AS"))
            looks = looks.get_object() if looks is not None else None
        if looks is None or note.get("/Subtype") == "/Link":
            return
        left, bottom, *_ = map(float, note.get("/Rect", (0, 0)))
        self._draw(looks, {}, _State((1.0, 0.0, 0.0, 1.0, left, bottom)), 1)


def _follow(state: _State, operator: bytes, operands: Sequence[Any], resources: Any) -> None:  # noqa: ANN401 -- as above
    """Take in a change of how is drawn."""
    if operator == b"cm":
        state.matrix = _joined(_matrix(operands), state.matrix)
    elif operator in _FILL:
        state.fill = _numbers(operands)
    elif operator in _STROKE:
        state.stroke = _numbers(operands)
    elif operator == b"gs":
        settings = _part(resources, "/ExtGState", operands[0]) or {}
        fill, stroke = state.opacity
        state.opacity = (float(settings.get("/ca", fill)), float(settings.get("/CA", stroke)))


def _numbers(operands: Sequence[Any]) -> tuple[float, ...]:
    """Return the numbers of some operands; the name of a pattern is none."""
    return tuple(float(operand) for operand in operands if not isinstance(operand, str))


def _matrix(operands: Sequence[Any]) -> Matrix:
    first, second, third, fourth, across, up = map(float, operands)
    return first, second, third, fourth, across, up


def _joined(inner: Matrix, outer: Matrix) -> Matrix:
    """Return one matrix for two, the inner one first."""
    (a, b, c, d, e, f), (o, p, q, r, s, t) = inner, outer
    return a * o + b * q, a * p + b * r, c * o + d * q, c * p + d * r, e * o + f * q + s, e * p + f * r + t


def _on_page(numbers: Sequence[float], matrix: Matrix) -> Iterator[float]:
    """Yield points, given as one number after the other, as they lie on the page."""
    a, b, c, d, e, f = matrix
    for x, y in zip(numbers[::2], numbers[1::2], strict=True):
        yield from (a * x + c * y + e, b * x + d * y + f)


def _corners(operator: bytes, operands: Sequence[Any]) -> tuple[float, ...]:
    numbers = tuple(map(float, operands))
    if operator != b"re":
        return numbers
    left, bottom, width, height = numbers
    return left, bottom, left + width, bottom, left + width, bottom + height, left, bottom + height


def _part(resources: Any, kind: str, name: str) -> Any:  # noqa: ANN401 -- as above
    """Return an object that a stream names; None where there is none."""
    parts = resources.get_object().get(kind) if hasattr(resources, "get_object") else resources.get(kind)
    part = parts.get_object().get(name) if parts is not None else None
    return None if part is None else part.get_object()


def _hash_of(picture: Any) -> str:  # noqa: ANN401 -- as above
    """Return the hash of what a picture shows: its dots, those that are seen through, and how they are laid out."""
    layout = [str(picture.get(name, "")) for name in ("/Width", "/Height", "/BitsPerComponent", "/Decode")]
    content = sha256("\0".join(layout).encode())
    for part in (picture, picture.get("/SMask")):
        if part is not None:
            content.update(sha256(part.get_object().get_data()).digest())
    return content.hexdigest()


def _inline(picture: Mapping[str, Any]) -> str:
    """Return the hash of a picture that stands in the stream itself."""
    settings = sorted((str(name), str(value)) for name, value in picture["settings"].items())
    return sha256(repr(settings).encode() + bytes(picture["data"])).hexdigest()
