"""Problems in the data as values: what is wrong, where, and what to do about it.

A Problem is an *error* when a row was set aside, a total does not match or a document cannot be made, a *warning* when
a field was left empty, else *info*. Texts are gettext msgids in English; the Indonesian ones are in ``reports/locale``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from reports.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_PLACES = 5
"""Places that an error names."""

Detail = str | int | float | bool | tuple[str, ...] | None
"""What fills a place of a text."""


class Severity(StrEnum):
    """How much a problem matters to the figures."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True)
class Problem:
    """One problem in the data."""

    code: str
    """Code in the catalogue."""
    path: str = ""
    sheet: str | None = None
    cell: str | None = None
    """Excel name of the cell; None for a problem of a file, sheet or table."""
    field: str | None = None
    value: str | None = None
    """Text of the cell; personal data, shown only on request."""
    details: Mapping[str, Detail] = dataclasses.field(default_factory=dict)
    """Values of the placeholders; never names or numbers of persons."""

    @property
    def severity(self) -> Severity:
        """Severity from the catalogue."""
        return Severity(CATALOGUE[self.code].severity)

    @property
    def message(self) -> str:
        """Gettext msgid of what is wrong."""
        return CATALOGUE[self.code].message

    @property
    def hint(self) -> str:
        """Gettext msgid of what to do; the hint with a suggestion when the details have one in ``near``."""
        entry = CATALOGUE[self.code]
        return entry.near if entry.near and self.details.get("near") else entry.hint


def first_places(problems: Iterable[Problem]) -> tuple[str, ...]:
    """Return where the first few problems are, as an error names them: file, sheet and cell, or the field."""
    places = ((problem.path, problem.sheet, problem.cell or problem.field) for problem in problems)
    return tuple(islice(dict.fromkeys(" ".join(filter(None, place)) for place in places), _MOST_PLACES))
