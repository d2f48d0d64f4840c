"""Fills a template to its end although names in it are unknown, and notes each with its line.

An unknown name prints nothing here; in a document it is an error, so that only the first would be told.
"""

from __future__ import annotations

import dataclasses
import functools
import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined
from jinja2.runtime import Context
from jinja2.utils import missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

_NEAR = 0.5


@dataclasses.dataclass(frozen=True)
class NotedName:
    """An unknown name of a template."""

    template: str
    """Its name; empty for one that was made from a text."""
    line: int
    name: str
    nearest: str


def noting(
    environment: SandboxedEnvironment, given_names: Iterable[str]
) -> tuple[SandboxedEnvironment, list[NotedName]]:
    """Return an environment that notes unknown names instead of failing, and the list it notes them in.

    Args:
        environment: of the templates.
        given_names: names that every template is given.
    """
    noted: list[NotedName] = []
    names = tuple(given_names)

    class Noted(_Unknown):
        def _note(self) -> None:
            template, line = _place()
            unknown = NotedName(template, line, str(self._undefined_name), _nearest(self, names))
            if unknown not in noted:
                noted.append(unknown)

    overlay = environment.overlay(undefined=Noted)
    overlay.filters = {name: _passing(function) for name, function in environment.filters.items()}
    return overlay, noted


def _passing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that prints nothing of an unknown name."""

    @functools.wraps(function)
    def passed(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 -- whatever Jinja passes
        unknown = [argument for argument in arguments if isinstance(argument, _Unknown)]
        if not unknown or function.__name__ in {"do_default", "default"}:
            return function(*arguments, **options)
        return str(unknown[0])

    return passed


class _Unknown(Undefined):
    """A value that is not there: used in any way it is noted, and is empty."""

    def _note(self) -> None:
        """Note where it is used."""

    def _empty_text(self, *_operands: Any) -> str:  # noqa: ANN401 -- any other value
        self._note()
        return ""

    def _no(self, *_operands: Any) -> bool:  # noqa: ANN401 -- as above
        self._note()
        return False

    def _itself(self, *_operands: Any, **_options: Any) -> _Unknown:  # noqa: ANN401 -- as above
        self._note()
        return self

    def __getattr__(self, name: str) -> _Unknown:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._itself()

    def __iter__(self) -> Any:  # noqa: ANN401 -- as above
        self._note()
        return iter(())

    def __len__(self) -> int:
        self._note()
        return 0

    def __hash__(self) -> int:
        return id(type(self))

    __str__ = __format__ = _empty_text
    __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __contains__ = _no  # type: ignore[assignment]
    __call__ = __getitem__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _itself  # type: ignore[assignment]
    __truediv__ = __rtruediv__ = __floordiv__ = __mod__ = __pow__ = __neg__ = __pos__ = _itself  # type: ignore[assignment]


def _place() -> tuple[str, int]:
    """Return name and line of the template that is being filled."""
    frame = sys._getframe(2)
    while frame is not None:
        template: Template | None = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return template.name or "", template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back  # type: ignore[assignment]
    return "", 0


def _nearest(unknown: Undefined, given_names: tuple[str, ...]) -> str:
    """Return the nearest name that the object of an unknown field has, or that the template is given."""
    owner, name = unknown._undefined_obj, str(unknown._undefined_name)
    known_names = given_names if owner is missing or isinstance(owner, Context) else tuple(names_of(owner))
    return next(iter(get_close_matches(name, known_names, 1, _NEAR)), "")


def names_of(owner: object) -> list[str]:
    """Return the public names of an object, or the keys of a mapping."""
    if isinstance(owner, dict):
        return sorted(map(str, owner))
    return sorted(name for name in dir(owner) if not name.startswith("_"))
