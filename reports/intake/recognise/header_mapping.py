"""Column labels to fields of a kind, by declared aliases; what is contested or merely similar is shown, not applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as declared
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.intake.recognise.ambiguous_headers import asked
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
WEIGHTLESS = frozenset({"row_no", "remarks"})
"""Fields that say nothing about a kind."""


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
    contested: Mapping[int, tuple[str, ...]] = declared(default_factory=dict)
    """Column → the fields its header may mean; none is filled before the office decides."""

    @property
    def fields(self) -> frozenset[str]:
        """Fields that are filled."""
        return frozenset(one.field for one in self.matches)

    @property
    def score(self) -> int:
        """Number of fields that tell something about the kind, those included that are still to be decided."""
        return len(self.fields - WEIGHTLESS) + len(self.contested)

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
    """Tell whether the needs of the kind are met, or would be once its contested columns are decided."""
    fields = mapping.fields.union(*mapping.contested.values())
    return all(any(field in fields for field in need) for need in kind_of(mapping).needs)


def kind_of(mapping: Mapping_) -> schema.Kind:
    """Return the kind that a mapping is of."""
    return next(one for one in schema.kinds() if one.name == mapping.kind)


def is_readable(mapping: Mapping_) -> bool:
    """Tell whether the needs of the kind are met by the columns that are decided."""
    return all(any(field in mapping.fields for field in need) for need in kind_of(mapping).needs)


def mapping_of(kind: schema.Kind, labels: Mapping[int, Label], remembered: Remembered) -> Mapping_:
    """Return which columns fill which fields, were the table of this kind."""
    allowed = schema.fields_of(kind.name)
    matches = []
    for column, label in sorted(labels.items()):
        found = _declared(kind, label, allowed) or _remembered(label, allowed, remembered)
        # a number under a group is no running number: KEPUTUSAN over NOMOR
        if found is not None and not (found[0] == "row_no" and len(label) > 1 and column != min(labels)):
            matches.append(Match(column, *found))
    matches = _beside_clearer(_expiries_by_neighbour(matches, labels), labels)
    return _decided(kind.name, matches, labels, remembered)


def _decided(kind: str, matches: list[Match], labels: Mapping[int, Label], remembered: Remembered) -> Mapping_:
    """Return the mapping with contested columns as this office once decided them, the others left open."""
    contested = asked(kind, labels, {one.column: one.field for one in matches if one.how != "remembered"})
    said = {column: _said(labels[column], remembered) for column in contested}
    kept = [one for one in matches if one.column not in contested]
    kept += [Match(column, field, "remembered") for column, field in said.items() if field in schema.fields_of(kind)]
    left = {column: fields for column, fields in contested.items() if said[column] is None}
    return replace(_without_repeats(kind, sorted(kept, key=lambda one: one.column)), contested=left)


def without(mapping: Mapping_, contested: Mapping[int, tuple[str, ...]]) -> Mapping_:
    """Return a mapping with more columns left open, save those that this office has decided."""
    left = {column: fields for column, fields in contested.items() if _how(mapping, column) != "remembered"}
    matches = tuple(one for one in mapping.matches if one.column not in left)
    return replace(mapping, matches=matches, contested={**mapping.contested, **left})


def _how(mapping: Mapping_, column: int) -> str | None:
    return next((one.how for one in mapping.matches if one.column == column), None)


def _said(label: Label, remembered: Remembered) -> str | None:
    """Return what this office decided about a header: about all of it, else about its lowest text."""
    return remembered.get(normal(" ".join(label))) or remembered.get(leaf(label))


def _remembered(label: Label, allowed: frozenset[str], remembered: Remembered) -> tuple[str, str] | None:
    field = _said(label, remembered)
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


@dataclass(frozen=True)
class Proposal:
    """A field that an unknown header may mean."""

    field: str
    similarity: int
    """0–100."""


def proposals(mapping: Mapping_, labels: Mapping[int, Label]) -> dict[int, Proposal]:
    """Return column → field that an unknown header may mean; shown to the user, never applied."""
    taken = {one.column for one in (*mapping.matches, *mapping.repeated)} | mapping.contested.keys()
    return {
        column: found[0]
        for column, label in labels.items()
        if column not in taken and (found := nearest(mapping.kind, label, mapping.fields, least=_NEAR))
    }


def nearest(kind: str, label: Label, taken: frozenset[str], *, least: int, most: int = 1) -> list[Proposal]:
    """Return the fields of a kind whose known headers are most like a label, the likest first.

    Args:
        kind: of the table.
        label: header texts from the top.
        taken: fields that are filled already.
        least: similarity (0–100) from which a field is proposed.
        most: how many.
    """
    declared_kind = next(one for one in schema.kinds() if one.name == kind)
    known = _proposable(declared_kind, schema.fields_of(kind) - taken)
    found: dict[str, int] = {}
    for text in (normal(" ".join(label)), leaf(label)):
        for alias, similarity, _index in process.extract(
            text, list(known), scorer=fuzz.ratio, score_cutoff=least, limit=5 * most
        ):
            found.setdefault(known[alias], int(similarity))
        if found and most == 1:
            break
    return [Proposal(*one) for one in sorted(found.items(), key=lambda one: -one[1])][:most]


def _proposable(kind: schema.Kind, allowed: frozenset[str]) -> dict[str, str]:
    return {text: field for text in kind.aliases if len(text) > 3 and (field := _alias(kind, text, allowed))}


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


_CLEARER = {("grade", "STATUS"): "status", ("narrative", "HASIL"): "result"}
"""Field and header that means it only where no clearer header does → what it means beside one."""


def _beside_clearer(matches: list[Match], labels: Mapping[int, Label]) -> list[Match]:
    """Return STATUS beside a column of grades as the status, HASIL beside an account as the result."""
    result = []
    for one in matches:
        header = leaf(labels[one.column])
        field = _CLEARER.get((one.field, header))
        clearer = any(other.field == one.field and leaf(labels[other.column]) != header for other in matches)
        result.append(Match(one.column, field, one.how) if field and clearer else one)
    return result


def _without_repeats(kind: str, matches: list[Match]) -> Mapping_:
    first: dict[str, Match] = {}
    repeated = []
    for one in matches:
        if one.field in first:
            repeated.append(one)
        else:
            first[one.field] = one
    return Mapping_(kind, tuple(first.values()), tuple(repeated))
