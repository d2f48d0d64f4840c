"""What names a table, and whether the table itself contradicts the name of its sheet or file.

Pelayanan & TKA Okt.xlsx › Okt       the file names two lists; the sheet may hold either
TKA.xlsx › BUKU PELAYANAN            the title says another list than the file
Daftar Cekal.xlsx › … JENIS LAYANAN  so does a header, or a column whose cells are services, permits or actions
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reports.intake.recognise.header_reading import read_header
from reports.late_patterns import late_regex
from reports.model.grid import Scalar
from reports.vocabulary import actions, permits
from reports.vocabulary.resources import load
from reports.vocabulary.service_names import parts_of
from reports.vocabulary.text import first_word_in, normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.recognise.labels import Label

CellsOf = Callable[[int], Sequence[Scalar]]
"""Column → the cells of its records."""

_JOINED = late_regex(r"[&+,;/]|\b(?:dan|and|serta)\b", re.IGNORECASE)
"""What stands between two lists in one name."""
_OF_OTHER_KINDS = {
    "services": frozenset({"service", "service_class", "decision"}),
    "incidents": frozenset({"incident_type", "legal_basis", "action_type", "stage"}),
    "activities": frozenset({"activity_kind", "checked", "findings"}),
}
"""Kind → fields whose headers no list of guests, workers or banned persons has."""
_MOST = 0.5
"""Part of the filled cells of a column that say what is listed, at least."""
_FEWEST = 2
"""Rows of which a column says what is listed, at least: one cell is a remark."""


@dataclass(frozen=True)
class Names:
    """What names a table, the nearest first."""

    titles: Sequence[str]
    sheet: str
    file: str
    """Without its ending."""


def is_contradicted(name: str, nearer: Sequence[str], labels: Mapping[int, Label], cells_of: CellsOf) -> bool:
    """Tell whether a table contradicts the name by which it would be no input, or that name says two lists.

    Args:
        name: of its file or sheet, or its title.
        nearer: what stands nearer to the table than that name and says an input.
        labels: column → header texts from the top.
        cells_of: returns the cells of a column.
    """
    return bool(
        nearer
        or names_two_lists(name)
        or _has_header_of_another_kind(labels)
        or any(_says_input(cells_of(column)) for column in labels)
    )


def saying_inputs(texts: Sequence[str], *, also_beside: bool = False) -> list[str]:
    """Return the texts that say an input.

    Args:
        texts: titles or names.
        also_beside: count words that stand in the titles of other lists as well, such as ORANG ASING.
    """
    words = (*_words("inputs"), *(_words("beside_another_list") if also_beside else ()))
    return [text for text in texts if first_word_in(words, [normal(text)])]


def names_two_lists(name: str) -> bool:
    """Tell whether a name says an input besides the list by which it is known as none.

    Example:
        >>> names_two_lists("Pelayanan TKA"), names_two_lists("OA & TKA"), names_two_lists("Daftar WNA cekal")
        (True, True, False)
    """
    if first_word_in(_words("inputs"), [normal(name)]):
        return True
    parts = [normal(part) for part in _JOINED.split(name)]
    return len(parts) > 1 and first_word_in(_words("beside_another_list"), parts) is not None


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(load("other_lists")["contradicted_by"][name])


def _has_header_of_another_kind(labels: Mapping[int, Label]) -> bool:
    return any(
        (reading := read_header(kind, label)) is not None and not fields.isdisjoint(reading.fields)
        for kind, fields in _OF_OTHER_KINDS.items()
        for label in labels.values()
    )


def _says_input(cells: Sequence[Scalar]) -> bool:
    """Tell whether most cells of a column name services of ours, classes of permits or administrative actions."""
    texts = [cell for cell in cells if isinstance(cell, str) and normal(cell)]
    saying = sum(bool(parts_of(text) or permits.class_of(text) or actions.actions_in(text)[0]) for text in texts)
    return saying >= max(_FEWEST, _MOST * len(texts))
