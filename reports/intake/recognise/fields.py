"""Column labels to fields of a kind, by declared aliases only; contested words are decided by their neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.intake.recognise.labels import leaf
from reports.vocabulary import schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.recognise.labels import Label

    Remembered = Mapping[str, str]
    """This office's decisions: normalised header text → field."""

_SEX_GROUPS = frozenset({"JENIS KELAMIN", "JK", "L P", "KELAMIN", "SEX", "GENDER", "JNS KELAMIN"})
_VAGUE = frozenset({"NAMA", "NAME", "ALAMAT", "NO", "NOMOR", "TANGGAL", "TGL", "JENIS", "STATUS", "JUMLAH", "TEMPAT"})
"""Sub-headers that say nothing without their group."""
_NEAR = 82
"""Similarity (0–100) from which a header is proposed as a misspelt alias."""
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


def mappings(labels: Mapping[int, Label], remembered: Remembered) -> list[Mapping_]:
    """Return the mapping of every kind whose needs are met, the best first; equals in declared order.

    Args:
        labels: column → label.
        remembered: this office's decisions, normalised header text → field; declared aliases win over them.
    """
    found = [mapping_of(kind, labels, remembered) for kind in schema.kinds()]
    return sorted((one for one in found if _meets(one)), key=lambda one: -one.score)


def _meets(mapping: Mapping_) -> bool:
    kind = next(one for one in schema.kinds() if one.name == mapping.kind)
    return all(any(field in mapping.fields for field in need) for need in kind.needs)


def mapping_of(kind: schema.Kind, labels: Mapping[int, Label], remembered: Remembered) -> Mapping_:
    """Return which columns fill which fields, were the table of this kind."""
    allowed = schema.fields_of(kind.name)
    matches = []
    for column, label in sorted(labels.items()):
        found = _declared(kind, label, allowed) or _remembered(label, allowed, remembered)
        # a number under a group is no running number: KEPUTUSAN over NOMOR
        if found is not None and not (found[0] == "row_no" and len(label) > 1 and column != min(labels)):
            matches.append(Match(column, *found))
    return _without_repeats(kind.name, _expiries_by_neighbour(matches, labels))


def _remembered(label: Label, allowed: frozenset[str], remembered: Remembered) -> tuple[str, str] | None:
    field = remembered.get(normal(" ".join(label))) or remembered.get(leaf(label))
    return (field, "remembered") if field in allowed else None


def _declared(kind: schema.Kind, label: Label, allowed: frozenset[str]) -> tuple[str, str] | None:
    """Return the field and how it was found; None when no declared alias applies."""
    low = leaf(label)
    for group in map(normal, label[:-1]):
        if group in _SEX_GROUPS and low in {"L", "P"}:
            return ("count_male" if low == "L" else "count_female"), "compound"
        subs = schema.compounds().get(group)
        if subs is not None:
            field = _as_kind(kind.name, subs.get(low))
            # the sub-header alone is not enough: TGL TERBIT under PASPOR is no permit's date
            return (field, "compound") if field in allowed else _whole(kind, label, allowed)
    whole = _whole(kind, label, allowed)
    if whole is not None or (len(label) > 1 and low in _VAGUE and _is_named_group(kind, label)):
        return whole
    field = _alias(kind, low, allowed)
    return (field, "alias") if field is not None else None


def _is_named_group(kind: schema.Kind, label: Label) -> bool:
    """Tell whether a group header means a thing of its own: NAMA under PELAPOR is not the foreigner's."""
    own = {field for group in label[:-1] for field in kind.aliases.get(normal(group), ())}
    return bool(own)


def _whole(kind: schema.Kind, label: Label, allowed: frozenset[str]) -> tuple[str, str] | None:
    """Return the field that the whole label names, or group and leaf turned round (MASA BERLAKU PASPOR)."""
    for text in (normal(" ".join(label)), normal(" ".join(reversed(label)))):
        field = _alias(kind, text, allowed)
        if field is not None:
            return field, "alias"
    return None


def _alias(kind: schema.Kind, text: str, allowed: frozenset[str]) -> str | None:
    return next((one for one in kind.aliases.get(text, ()) if one in allowed), None)


def proposals(mapping: Mapping_, labels: Mapping[int, Label]) -> dict[int, str]:
    """Return column → field that an unknown header may mean; shown to the user, never applied."""
    taken = {one.column for one in (*mapping.matches, *mapping.repeated)}
    kind = next(one for one in schema.kinds() if one.name == mapping.kind)
    allowed = schema.fields_of(kind.name) - mapping.fields
    known = {text: field for text in kind.aliases if len(text) > 3 and (field := _alias(kind, text, allowed))}
    found = {}
    for column, label in labels.items():
        near = process.extractOne(normal(" ".join(label)), list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
        text = near or process.extractOne(leaf(label), list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
        if column not in taken and text is not None:
            found[column] = known[text[0]]
    return found


def _as_kind(kind: str, field: str | None) -> str | None:
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
