"""The table of docs/safeguards.md: in which formats of which readers' documents a value of each field was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.vocabulary import editions

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from tests.privacy.canaries import Canary

_NOWHERE = "–"


def of(
    planted: Sequence[Canary],
    found: Mapping[str, Mapping[str, Collection[str]]],
    searched: Mapping[str, Collection[str]],
) -> str:
    """Return the table in Markdown.

    Args:
        planted: the values.
        found: readers → field → formats in which a value of it stands.
        searched: readers → formats of their documents.
    """
    values = Counter(one.field for one in planted)
    heads = (f"{reader}: {_listed(formats)}" for reader, formats in searched.items())
    rows = [f"| of | fields | values | {' | '.join(heads)} |", f"|---|---|---|{'---|' * len(searched)}"]
    for line in (*editions.lines("fields"), *editions.lines("places")):
        fields = [field for field in line.fields if values[field]]
        for formats in dict.fromkeys(_row(field, found) for field in fields):
            alike = [field for field in fields if _row(field, found) == formats]
            count = sum(values[field] for field in alike)
            rows.append(f"| {line.of} | {', '.join(alike)} | {count} | {' | '.join(formats)} |")
    return "\n".join(rows)


def _row(field: str, found: Mapping[str, Mapping[str, Collection[str]]]) -> tuple[str, ...]:
    return tuple(_listed(by_field.get(field, ())) for by_field in found.values())


def _listed(formats: Collection[str]) -> str:
    return ", ".join(sorted(formats)) or _NOWHERE
