"""Which declared kind a table that was not understood most resembles: headers known, headers unknown, fields missing.

Nothing is applied; the result tells the office what to teach (settled rule 16 of the counting rules).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from reports.intake.recognise.header_mapping import WEIGHTLESS, mapping_of
from reports.intake.recognise.labels import joined
from reports.model.sheet import Resemblance
from reports.vocabulary import places, schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.recognise.header_mapping import Mapping_, Remembered
    from reports.intake.recognise.labels import Label
    from reports.intake.recognise.tick_columns import Ticks


def resemblance(
    labels: Mapping[int, Label], remembered: Remembered, ticks: Ticks | None = None, *, decided: str | None = None
) -> Resemblance | None:
    """Return the kind most of whose needs the headers meet, then most of whose fields they name; None without any.

    A kind that the office has decided is returned whatever the headers meet, with what it still needs.

    Args:
        labels: column → header texts from the top.
        remembered: this office's decisions, normalised header text → field.
        ticks: the columns that are ticked.
        decided: name of the kind that the office has decided for tables with these headers.
    """
    ticked = tuple((kind, tuple(fields.items())) for kind, fields in (ticks or {}).items())
    return _of(tuple(labels.items()), tuple(remembered.items()), ticked, decided)


def register_fields(labels: Mapping[int, Label], remembered: Remembered, ticks: Ticks | None = None) -> frozenset[str]:
    """Return the fields that headers name, were their table a register.

    Args:
        labels: column → header texts from the top.
        remembered: this office's decisions, normalised header text → field.
        ticks: the columns that are ticked.
    """
    register = next(kind for kind in schema.kinds() if kind.name == "register")
    return mapping_of(register, labels, remembered, ticks).fields


@places.cleared_with_area
@lru_cache(maxsize=64)
def _of(
    labels: tuple[tuple[int, Label], ...],
    remembered: tuple[tuple[str, str], ...],
    ticks: tuple[tuple[str, tuple[tuple[int, str], ...]], ...],
    decided: str | None,
) -> Resemblance | None:
    """Return the same from what can be remembered: a sheet of many small tables has one header many times."""
    columns, ticked = dict(labels), {kind: dict(fields) for kind, fields in ticks}
    kinds = tuple(kind for kind in schema.kinds() if kind.name == decided) or schema.kinds()
    mappings = [(kind, mapping_of(kind, columns, dict(remembered), ticked)) for kind in kinds]
    best = max(mappings, key=lambda pair: (_needs_met(*pair), pair[1].score))
    likeness = _described(*best, columns)
    is_decided = likeness.kind == decided
    return replace(likeness, is_decided=is_decided) if is_decided or best[1].score else None


def _needs_met(kind: schema.Kind, mapping: Mapping_) -> int:
    possible = _possible(mapping)
    return len(kind.nearest_needs(possible)) - len(kind.unmet(possible))


def _possible(mapping: Mapping_) -> frozenset[str]:
    return mapping.fields.union(*mapping.contested.values())


def _described(kind: schema.Kind, mapping: Mapping_, labels: Mapping[int, Label]) -> Resemblance:
    known_columns = {
        match.column for match in mapping.matches if match.field not in WEIGHTLESS
    } | mapping.contested.keys()
    neutral = {match.column for match in mapping.matches if match.field in WEIGHTLESS}
    headers = {column: joined(label) for column, label in sorted(labels.items()) if any(label)}
    return Resemblance(
        kind.name,
        tuple(text for column, text in headers.items() if column in known_columns),
        tuple(text for column, text in headers.items() if column not in known_columns | neutral),
        tuple(" / ".join(need) for need in kind.unmet(_possible(mapping))),
        _needs_met(kind, mapping),
        len(kind.nearest_needs(_possible(mapping))),
    )
