"""Imports WeasyPrint without what it would do for nothing: a search for libraries, style sheets and font tools.

WeasyPrint tries each C library under several names; for every name that does not load, cffi calls
``ctypes.util.find_library``, which starts compiler and linker. That takes a quarter of a second and is useless on
Linux, where one of the names is the library's file name. It also parses the style sheets of browsers, whose place that
of the templates takes, and imports fontTools, which only fonts with weights or pictures inside need where
HarfBuzz can make subsets. Both are made when something asks for them.
"""

from __future__ import annotations

import ctypes.util
import re
import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

import tinycss2

if TYPE_CHECKING:
    from collections.abc import Iterator


def _find_nothing(name: str) -> str | None:  # noqa: ARG001 -- replaces find_library
    """Return None for every library name."""
    return None


@contextmanager
def _without_library_search() -> Iterator[None]:
    """Disable ``find_library`` on Linux, so that libraries load by their file names only."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _find_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


_COUNTER_STYLES = re.compile(r"@counter-style[^{]*{[^}]*}")
"""The rules of a style sheet by which WeasyPrint writes numbers; they are needed in every document."""


class _Late:
    """A style sheet that is parsed when something asks for it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __getattr__(self, name: str) -> object:
        """Parse the sheet and be like it from then on."""
        sheet = weasyprint.CSS(string=self._text, counter_style=import_module("weasyprint.css.counters").CounterStyle())
        vars(self).update(vars(sheet))
        return getattr(sheet, name)


@contextmanager
def _without_style_sheets() -> Iterator[None]:
    """Let WeasyPrint parse no more of its own style sheets than the styles of counters."""
    parse = tinycss2.parse_stylesheet

    def parse_counters(text: str, *further: object, **options: object) -> list[Any]:
        return parse("".join(_COUNTER_STYLES.findall(text)), *further, **options)  # type: ignore[no-any-return]

    tinycss2.parse_stylesheet = parse_counters
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = parse
    html = import_module("weasyprint.html")
    for name, text in (("UA_STYLESHEET", html.UA), ("UA_FORM_STYLESHEET", html.UA_FORM), ("PH_STYLESHEET", html.PH)):
        setattr(html, name, _Late(text))
        setattr(sys.modules["weasyprint"], name, getattr(html, name))


class _LateModule(ModuleType):
    """A module that is imported when something is asked of it."""

    def __getattr__(self, name: str) -> object:
        """Import the module and return what it has of a name."""
        return getattr(import_module(self.__name__), name)


def _instantiate(*arguments: object, **options: object) -> object:
    """Do what fontTools' function of the name ``instantiateVariableFont`` does."""
    return import_module("fontTools.varLib.instancer").instantiateVariableFont(*arguments, **options)


@contextmanager
def _without_font_tools() -> Iterator[None]:
    """Let WeasyPrint import the larger half of fontTools only when a font needs it."""
    instancer = ModuleType("fontTools.varLib.instancer")
    instancer.instantiateVariableFont = _instantiate  # type: ignore[attr-defined]
    late = {"fontTools.subset": _LateModule("fontTools.subset"), instancer.__name__: instancer}
    late = {name: module for name, module in late.items() if name not in sys.modules}
    sys.modules.update(late)
    try:
        yield
    finally:
        for name in late:
            del sys.modules[name]


with _without_library_search(), _without_style_sheets(), _without_font_tools():
    weasyprint: Any = import_module("weasyprint")
    urls: Any = import_module("weasyprint.urls")
