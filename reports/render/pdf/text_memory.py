"""Remembers how WeasyPrint laid out short texts, since tables print the same words and numbers again and again.

Remembered are lines that fit as they are, and shaped texts that are drawn: Pango gives the same answer to the same
question, and asking it anew for every cell takes a tenth of the time of a PDF. The memory belongs to the configuration
of the fonts, which lives as long as its document. ``tests/render/pdf/test_replacements.py`` tests that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import import_module
from operator import itemgetter
from typing import Any

from reports.render.pdf import weasyprint_import  # noqa: F401 -- imports WeasyPrint without a search for libraries

_line_break: Any = import_module("weasyprint.text.line_break")
_draw: Any = import_module("weasyprint.draw.text")
_inline: Any = import_module("weasyprint.layout.inline")
_preferred: Any = import_module("weasyprint.layout.preferred")
_svg: Any = import_module("weasyprint.svg.text")
_LONGEST = 60
"""Characters of a text that may come again."""
_MOST = 4096
"""Lines of one document that are remembered, and shaped texts."""
_UNWRAPPED = frozenset({"nowrap", "pre"})
"""White space of texts that take one line however wide it is."""
_properties = itemgetter(
    "font_size", "font_style", "font_stretch", "font_weight", "font_kerning", "font_variant_caps",
    "font_variant_ligatures", "font_variant_position", "font_variant_numeric", "font_variant_alternates",
    "font_variant_east_asian", "font_feature_settings", "font_variation_settings", "font_language_override", "lang",
    "direction", "white_space", "letter_spacing", "word_spacing", "overflow_wrap", "text_decoration_line",
)  # fmt: skip
"""What WeasyPrint reads of a style, beside its fonts, to lay out a text that has no tabs and fits on its line."""
split_first_line = _line_break.split_first_line
"""WeasyPrint's own."""
reactivate = _line_break.Layout.reactivate
"""WeasyPrint's own."""
draw_first_line = _draw.draw_first_line
"""WeasyPrint's own."""


@dataclass
class _Memory:
    """What is known of the texts of one document; keys are a text and what is read of its style."""

    lines: dict[Any, tuple[Any, ...]] = field(default_factory=dict)
    """What WeasyPrint returned for a line."""
    shaped: dict[Any, dict[str, Any]] = field(default_factory=dict)
    """Attributes of a layout that is ready to be drawn."""


def _memory_of(style: Any) -> _Memory:  # noqa: ANN401 -- WeasyPrint has no types
    memory: _Memory = vars(style.font_config).setdefault("text_memory", _Memory())
    return memory


def _key(text: str, style: Any, further: object) -> object:  # noqa: ANN401 -- WeasyPrint has no types
    key = text, further, tuple(style["font_family"]), _properties(style)
    try:
        hash(key)
    except TypeError:  # lines under or through a text are a set
        return repr(key)
    return key


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and "\t" not in text


def remembered_first_line(
    text: str,
    style: Any,  # noqa: ANN401 -- WeasyPrint has no types
    context: object,
    max_width: float | None,
    justification_spacing: float,
    is_line_start: bool = True,
    minimum: bool = False,
) -> tuple[Any, ...]:
    """Return what WeasyPrint's ``split_first_line`` returns; from memory where the whole text fits on the line."""
    if not _is_short(text):
        return split_first_line(text, style, context, max_width, justification_spacing, is_line_start, minimum)  # type: ignore[no-any-return]
    lines, key = _memory_of(style).lines, _key(text, style, max_width is None)
    fitting = lines.get(key)
    if fitting is not None and _fits(fitting, style, max_width):
        return _like(fitting[0], justification_spacing, max_width), *fitting[1:]
    line: tuple[Any, ...] = split_first_line(
        text, style, context, max_width, justification_spacing, is_line_start, minimum
    )
    layout, _length, goes_on_at, *_metrics = line
    if goes_on_at is None and layout.text == text and _fits(line, style, max_width) and len(lines) < _MOST:
        lines[key] = line
    return line


def _fits(line: tuple[Any, ...], style: Any, max_width: float | None) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a line needs no break: then nothing that decides on breaks and hyphens was asked for."""
    return max_width is None or line[3] <= max_width or style["white_space"] in _UNWRAPPED


def _like(layout: Any, justification_spacing: float, max_width: float | None) -> Any:  # noqa: ANN401 -- as above
    """Return a layout of its own for a box; layouts are put aside by the boxes that hold them."""
    copy = object.__new__(type(layout))
    vars(copy).update(vars(layout))
    copy.justification_spacing, copy.max_width = justification_spacing, max_width
    return copy


def reactivate_from_memory(layout: Any, style: Any) -> None:  # noqa: ANN401 -- as above
    """Make a layout ready to be drawn, as WeasyPrint's ``Layout.reactivate`` does; from memory where it was once."""
    if not _is_short(layout.text):
        reactivate(layout, style)
        return
    shaped, key = _memory_of(style).shaped, _key(layout.text, style, layout.justification_spacing)
    remembered = shaped.get(key)
    if remembered is not None:
        vars(layout).update(remembered)
        return
    reactivate(layout, style)
    if len(shaped) < _MOST:
        shaped[key] = {name: value for name, value in vars(layout).items() if name != "max_width"}


def drawn_alone(stream: object, box: Any, text_overflow: str, block_ellipsis: object, matrix: object) -> object:  # noqa: ANN401
    """Draw a text as WeasyPrint's ``draw_first_line`` does; one that is cut gets a layout of its own to change."""
    if text_overflow == "ellipsis" or block_ellipsis != "none":
        reactivate(box.pango_layout, box.style)
    return draw_first_line(stream, box, text_overflow, block_ellipsis, matrix)


REPLACED = (
    *((module, "split_first_line", remembered_first_line) for module in (_line_break, _inline, _preferred, _svg)),
    (_line_break.Layout, "reactivate", reactivate_from_memory),
    (_draw, "draw_first_line", drawn_alone),
)
"""Where something of WeasyPrint is replaced, its name, and by what."""
