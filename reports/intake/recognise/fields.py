"""Column labels to fields of a kind, by declared aliases only; contested words are decided by their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.intake.recognise.labels import joined, leaf
from reports.vocabulary import schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.recognise.labels import Label

_SEX_GROUPS = frozenset({"JENIS KELAMIN", "JK", "L P", "KELAMIN", "SEX", "GENDER", "JNS KELAMIN"})
_WEIGHTLESS = frozenset({"row_no", "remarks"})


@dataclass(frozen=True)
class Match:
    """A column and the field it fills."""

    column: int
    field: str
    how: str


@dataclass(frozen=True)
class Mapping_:  # noqa: N801 -- Mapping is taken by the standard library
    """The columns of one kind for one header."""

    kind: str
    matches: tuple[Match, ...]
    repeated: tuple[Match, ...] = ()
    """Second columns that mean a field already taken."""

    @property
    def fields(self) -> frozenset[str]:
        """Fields that are filled."""
        return frozenset(one.field for one in self.matches)

    @property
    def score(self) -> int:
        """Number of fields that tell something about the kind."""
        return len(self.fields - _WEIGHTLESS)

    def column(self, field: str) -> int | None:
        """Return the column of a field."""
        return next((one.column for one in self.matches if one.field == field), None)


def known_texts() -> frozenset[str]:
    """Return every header text that any kind or compound declares, normalised."""
    texts = {text for kind in schema.kinds() for text in kind.aliases}
    for group, subs in schema.compounds().items():
        texts |= {group, *subs}
    return frozenset(texts)


def mappings(labels: Mapping[int, Label]) -> list[Mapping_]:
    """Return the mapping of every kind whose needs are met, the best first; equals in declared order."""
    found = [mapping for kind in schema.kinds() if _meets(mapping := mapping_of(kind, labels), kind)]
    return sorted(found, key=lambda one: -one.score)


def _meets(mapping: Mapping_, kind: schema.Kind) -> bool:
    return all(any(field in mapping.fields for field in need) for need in kind.needs)


def mapping_of(kind: schema.Kind, labels: Mapping[int, Label]) -> Mapping_:
    """Return which columns fill which fields, were the table of this kind."""
    allowed = schema.fields_of(kind.name)
    matches = [
        Match(column, *found)
        for column, label in sorted(labels.items())
        if (found := _field(kind, label, allowed)) is not None
    ]
    return _without_repeats(kind.name, _expiries_by_neighbour(matches, labels))


def _field(kind: schema.Kind, label: Label, allowed: frozenset[str]) -> tuple[str, str] | None:
    """Return the field and how it was found; None when no alias applies."""
    low = leaf(label)
    for group in label[:-1]:
        key = normal(group)
        if key in _SEX_GROUPS and low in {"L", "P"}:
            return ("count_male" if low == "L" else "count_female"), "compound"
        subs = schema.compounds().get(key)
        if subs is not None:
            field = subs.get(low)
            # the sub-header alone is not enough: TGL TERBIT under PASPOR is no permit's date
            return (
                (_as_kind(kind.name, field), "compound")
                if field and _as_kind(kind.name, field) in allowed
                else _whole(kind, label, allowed)
            )
    for text in (normal(" ".join(label)), low):
        field = next((one for one in kind.aliases.get(text, ()) if one in allowed), None)
        if field is not None:
            return field, "alias"
    return None


def _whole(kind: schema.Kind, label: Label, allowed: frozenset[str]) -> tuple[str, str] | None:
    """Return the field that the whole label names, or group and leaf turned round (MASA BERLAKU PASPOR)."""
    for text in (normal(" ".join(label)), normal(" ".join(reversed(label)))):
        field = next((one for one in kind.aliases.get(text, ()) if one in allowed), None)
        if field is not None:
            return field, "alias"
    return None


def _as_kind(kind: str, field: str) -> str:
    """Return the name a compound's field has inside a kind."""
    return "service_class" if kind == "services" and field == "permit_type" else field


def _expiries_by_neighbour(matches: list[Match], labels: Mapping[int, Label]) -> list[Match]:
    """Of two columns MASA BERLAKU, the one right behind the passport number is the passport's."""
    expiries = [one for one in matches if one.field == "permit_expiry"]
    passport = next((one.column for one in matches if one.field == "passport_no"), None)
    if len(expiries) < 2 or passport is None:
        return matches
    columns = sorted(labels)
    behind = next((column for column in columns if column > passport), None)
    return [
        Match(one.column, "passport_expiry", one.how) if one.field == "permit_expiry" and one.column == behind else one
        for one in matches
    ]


def _without_repeats(kind: str, matches: list[Match]) -> Mapping_:
    first: dict[str, Match] = {}
    repeated = []
    for one in matches:
        if one.field in first:
            repeated.append(one)
        else:
            first[one.field] = one
    return Mapping_(kind, tuple(first.values()), tuple(repeated))


def describe(label: Label) -> str:
    """Return a label as printed."""
    return joined(label)
