"""Does in fewer steps what WeasyPrint does most often: looking up styles, percentages and positions of boxes.

A return asks for styles half a million times, mostly for a property that no style sheet sets. The functions here give
what WeasyPrint's own give, and leave to these whatever is rare. ``tests/render/pdf/test_replacements.py`` holds them
against WeasyPrint.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from operator import itemgetter
from typing import Any

from reports.render.pdf import weasyprint_import  # noqa: F401 -- imports WeasyPrint without a search for libraries

_css: Any = import_module("weasyprint.css")
_boxes: Any = import_module("weasyprint.formatting_structure.boxes")
_inline: Any = import_module("weasyprint.layout.inline")
_table: Any = import_module("weasyprint.layout.table")
_percent: Any = import_module("weasyprint.layout.percent")
_line_break: Any = import_module("weasyprint.text.line_break")
_pydyf: Any = import_module("pydyf")

own_style = _css.ComputedStyle.__missing__
"""WeasyPrint's own."""
own_flow = _boxes.Box.is_in_normal_flow
"""WeasyPrint's own."""
own_font_key = _line_break._font_style_cache_key
"""WeasyPrint's own."""
own_percentage = _percent.resolve_one_percentage
"""WeasyPrint's own."""
own_bytes = _pydyf._to_bytes
"""pydyf's own."""

_RARE = frozenset({"float", "display", "position", "page"}) | _css.INITIAL_NOT_COMPUTED
"""Properties that need more than the value of their parent, or the initial one."""
_FLOATS = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})
_OUT_OF_FLOW = frozenset({"absolute", "fixed"})
_NOTED = frozenset({"running()", "note()"})
_MINIMA = frozenset({"min_width", "min_height"})
_Dimension = type(_css.INITIAL_VALUES["margin_left"])
_of_font = itemgetter(
    "font_family", "font_style", "font_stretch", "font_weight", "font_variant_ligatures", "font_variant_position",
    "font_variant_caps", "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings", "font_variation_settings", "font_language_override", "lang",
)  # fmt: skip
_of_sized_font = itemgetter("font_size", "line_height")


@cache
def _logical(name: str, inline: str) -> str | None:
    """Return the logical property that may stand for a physical one; None where there is none."""
    function = _css.PHYSICAL_FUNCTIONS.get(name)
    return function(block="ttb", inline=inline) if function else None


@cache
def _is_plain(name: str) -> bool:
    """Tell whether a property is inherited or initial wherever no style sheet sets it, and nothing else."""
    is_special = name in _RARE or name.startswith(("__", "text_decoration_"))
    return not is_special and (name in _css.INHERITED or not _css.check_math(_css.INITIAL_VALUES[name]))


def style_of(style: Any, name: str) -> Any:  # noqa: ANN401 -- WeasyPrint has no types
    """Return the computed value of a property, as WeasyPrint's ``ComputedStyle.__missing__`` does."""
    parent, cascaded = style.parent_style, style.cascaded
    if parent is None or name in cascaded or not _is_plain(name):
        return own_style(style, name)
    if name in _css.PHYSICAL_FUNCTIONS and _logical(name, style["direction"]) in cascaded:
        return own_style(style, name)
    if name not in _css.INHERITED:
        value = style[name] = _css.INITIAL_VALUES[name]
        return value
    value = parent[name]
    if _css.check_math(value):
        return own_style(style, name)
    style[name] = value
    return value


def used_length(box: Any, name: str, refer_to: float) -> None:  # noqa: ANN401 -- as above
    """Set a length of a box, as WeasyPrint's ``resolve_one_percentage`` does."""
    value = box.style[name]
    if value.__class__ is _Dimension:
        if value.unit == "px":
            setattr(box, name, value.value)
            return
    elif value == "auto" and name not in _MINIMA:
        setattr(box, name, value)
        return
    own_percentage(box, name, refer_to)


def is_in_normal_flow(box: Any) -> bool:  # noqa: ANN401 -- as above
    """Tell whether a box is in normal flow, as WeasyPrint's method of this name does."""
    style = box.style
    position = style["position"]
    return style["float"] not in _FLOATS and position not in _OUT_OF_FLOW and position[0] not in _NOTED


def font_key(style: Any, include_size: bool = False) -> object:  # noqa: ANN401 -- WeasyPrint's signature
    """Return what tells fonts apart, as WeasyPrint's ``_font_style_cache_key`` does in a text."""
    family, *features = _of_font(style)
    key = (tuple(family), *features, *(_of_sized_font(style) if include_size else ()))
    try:
        hash(key)
    except TypeError:
        return repr(key)
    return key


def pdf_bytes(item: object) -> bytes:
    """Return an item of a PDF as bytes, as pydyf's ``_to_bytes`` does."""
    if item.__class__ is bytes:
        return item
    if isinstance(item, (str, int)):
        return str(item).encode("ascii")
    if isinstance(item, float):
        return (str(int(item)) if item.is_integer() else f"{item:f}".rstrip("0")).encode("ascii")
    return own_bytes(item)  # type: ignore[no-any-return]


REPLACED = (
    (_css.ComputedStyle, "__missing__", style_of),
    (_boxes.Box, "is_in_normal_flow", is_in_normal_flow),
    *((module, "resolve_one_percentage", used_length) for module in (_percent, _inline, _table)),
    (_line_break, "_font_style_cache_key", font_key),
    (_pydyf, "_to_bytes", pdf_bytes),
)
"""Where something of a library is replaced, its name, and by what."""
