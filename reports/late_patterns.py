"""Regular expressions that are compiled where they are first used: a module has many, and a run needs few of them.

Compiling all that the modules of a return hold took a tenth of a second, in each of its processes.
"""

from __future__ import annotations

import re
from typing import AnyStr, cast

_METHODS = (
    *("search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn", "scanner"),
    *("pattern", "flags", "groups", "groupindex"),
)


class _Pattern:
    """A regular expression that was used; it finds its methods as its own attributes, without any detour."""


class _LatePattern(_Pattern):
    """A regular expression that nothing was searched with yet."""

    def __init__(self, text: object, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        """Compile, and be a pattern from now on."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)  # type: ignore[call-overload]
        vars(self).update((method, getattr(compiled, method)) for method in _METHODS)
        self.__class__ = _Pattern  # type: ignore[assignment]  # attributes are found faster without __getattr__
        return getattr(self, name)


def late_regex(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` would, but compiled at its first use; for constants of modules.

    Only its own methods can be called: the functions of ``re`` take no such pattern.

    Example:
        >>> late_regex("[a-z]+").findall("pora 2024 return")
        ['pora', 'return']
    """
    return cast("re.Pattern[AnyStr]", _LatePattern(text, flags))
