"""Column labels to fields of a kind, by declared aliases; what is contested or merely similar is shown, not applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as declared
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.intake.recognise import expiry_headers
from reports.intake.recognise.ambiguous_headers import EVENTS, asked
from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.labels import leaf
from reports.vocabulary import schema
from reports.vocabulary.combined_cells import family_of
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.recognise.labels import Label
    from reports.intake.recognise.tick_columns import Ticks

    Remembered = Mapping[str, str]
    """This office's decisions: normalised header text → field."""

_NEAR = 82
"""Similarity (0–100) from which a header is proposed as a misspelt alias."""
CODE = "code"
"""How a column is known that holds codes."""
TICK = "tick"
"""How a column is known that is ticked for one value of its field."""
WEIGHTLESS = frozenset({"row_no", "remarks"})
"""Fields that say nothing about a kind."""


@dataclass(frozen=True)
class Match:
    """A column and the field it fills."""

    column: int
    field: str
    """The first one, where a cell holds several."""
    how: str
    fields: tuple[str, ...] = ()
    """All that the header names, where a cell holds several."""
    filled: tuple[str, ...] = ()
    """Those of them that this column fills, where a cell holds several; the others have a column of their own."""

    @property
    def all_fields(self) -> tuple[str, ...]:
        """The fields that the column fills."""
        return self.filled or (self.field,)


@dataclass(frozen=True)
class Mapping_:  # noqa: N801 -- Mapping is taken by the standard library
    """The columns of one kind for one header."""

    kind: str
    matches: tuple[Match, ...]
    repeated: tuple[Match, ...] = ()
    """Second columns that mean a field already taken."""
    contested: Mapping[int, tuple[str, ...]] = declared(default_factory=dict)
    """Column → the fields its header may mean; none is filled before the office decides."""
    foreign: frozenset[int] = frozenset()
    """Columns that are known to belong to a document of which no field tells: BERLAKU S/D behind NO RPTKA."""

    @property
    def fields(self) -> frozenset[str]:
        """Fields that are filled."""
        return frozenset(field for one in self.matches for field in one.all_fields)

    @property
    def score(self) -> int:
        """Number of fields that tell something about the kind, those included that are still to be decided."""
        return len(self.fields - WEIGHTLESS) + len(self.contested)

    def column(self, field: str) -> int | None:
        """Return the column of a field."""
        return next((one.column for one in self.matches if field in one.all_fields), None)

    @property
    def columns(self) -> dict[str, int]:
        """Field → the column that fills it, the first of those that are ticked."""
        return {field: one.column for one in reversed(self.matches) for field in one.all_fields}


def mappings(labels: Mapping[int, Label], remembered: Remembered, ticks: Ticks | None = None) -> list[Mapping_]:
    """Return the mapping of every kind whose needs are met, the best first; equals in declared order.

    Args:
        labels: column → label.
        remembered: this office's decisions, normalised header text → field; declared aliases win over them.
        ticks: the columns that are ticked.
    """
    found = [mapping_of(kind, labels, remembered, ticks) for kind in schema.kinds()]
    return sorted((one for one in found if is_possible(one)), key=lambda one: -one.score)


def is_possible(mapping: Mapping_) -> bool:
    """Tell whether the needs of the kind are met, or would be once its contested columns are decided."""
    fields = mapping.fields.union(*mapping.contested.values())
    return all(any(field in fields for field in need) for need in kind_of(mapping).needs)


def kind_of(mapping: Mapping_) -> schema.Kind:
    """Return the kind that a mapping is of."""
    return next(one for one in schema.kinds() if one.name == mapping.kind)


def is_readable(mapping: Mapping_) -> bool:
    """Tell whether the needs of the kind are met by the columns that are decided."""
    return all(any(field in mapping.fields for field in need) for need in kind_of(mapping).needs)


def mapping_of(
    kind: schema.Kind, labels: Mapping[int, Label], remembered: Remembered, ticks: Ticks | None = None
) -> Mapping_:
    """Return which columns fill which fields, were the table of this kind."""
    ticked = (ticks or {}).get(kind.name, {})
    if not ticked:
        return _mapping(kind, labels, remembered, {})
    others = {column: label for column, label in labels.items() if column not in ticked}
    # a column that holds the field itself wins over marks
    named = _mapping(kind, others, remembered, {}).fields
    return _mapping(kind, labels, remembered, {column: field for column, field in ticked.items() if field not in named})


def _mapping(
    kind: schema.Kind, labels: Mapping[int, Label], remembered: Remembered, ticked: Mapping[int, str]
) -> Mapping_:
    allowed = schema.fields_of(kind.name)
    matches = [Match(column, field, TICK) for column, field in ticked.items()]
    unclear: dict[int, tuple[str, ...]] = {}
    for column, label in sorted(labels.items()):
        if column in ticked:
            continue
        reading = read_header(kind.name, label)
        if reading is not None and reading.how == "asked":
            unclear[column] = reading.fields
        elif reading is not None:
            # a number under a group is no running number: KEPUTUSAN over NOMOR
            if not (reading.fields[0] == "row_no" and len(label) > 1 and column != min(labels)):
                matches.append(_match(column, reading.fields, reading.how))
        elif field := _remembered(label, allowed, remembered):
            matches.append(Match(column, field, "remembered"))
    matches = _beside_clearer(_events_beside_accounts(matches, labels), labels)
    given = expiry_headers.expiries(kind.name, matches, labels)
    matches, spare = _without_spare_codes(list(given.matches))
    mapping = _decided(kind.name, matches, labels, remembered, {**unclear, **given.asked})
    return replace(mapping, foreign=given.foreign | spare)


def _without_spare_codes(matches: list[Match]) -> tuple[list[Match], frozenset[int]]:
    """Return the matches without columns of codes beside one of words, and those columns: KD_KEC beside KECAMATAN."""
    worded = {field for match in matches if match.how != CODE for field in match.all_fields}
    spare = frozenset(match.column for match in matches if match.how == CODE and match.field in worded)
    return [match for match in matches if match.column not in spare], spare


def _events_beside_accounts(matches: list[Match], labels: Mapping[int, Label]) -> list[Match]:
    """Return the matches with KEJADIAN beside a column of accounts as the type of the incident."""
    accounts = [
        one for one in matches if one.field == "narrative" and leaf(labels[one.column]) not in {*EVENTS, "HASIL"}
    ]
    if not accounts or any(one.field == "incident_type" for one in matches):
        return matches
    return [
        replace(one, field="incident_type") if one.field == "narrative" and one not in accounts else one
        for one in matches
    ]


def _match(column: int, fields: tuple[str, ...], how: str) -> Match:
    return Match(column, fields[0], how, fields, fields) if len(fields) > 1 else Match(column, fields[0], how)


def _decided(
    kind: str,
    matches: list[Match],
    labels: Mapping[int, Label],
    remembered: Remembered,
    unclear: Mapping[int, tuple[str, ...]],
) -> Mapping_:
    """Return the mapping with contested columns as this office once decided them, the others left open."""
    named = {one.column: one.field for one in matches if one.how not in {"remembered", "split"}}
    contested = {**asked(kind, labels, named), **unclear}
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


def _remembered(label: Label, allowed: frozenset[str], remembered: Remembered) -> str | None:
    field = _said(label, remembered)
    return field if field in allowed else None


@dataclass(frozen=True)
class Proposal:
    """A field that an unknown header may mean."""

    field: str
    similarity: int
    """0–100."""


def proposals(mapping: Mapping_, labels: Mapping[int, Label]) -> dict[int, Proposal]:
    """Return column → field that an unknown header may mean; shown to the user, never applied."""
    taken = {one.column for one in (*mapping.matches, *mapping.repeated)} | mapping.contested.keys() | mapping.foreign
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
    return {
        text: field for text, fields in kind.aliases.items() if len(text) > 3 and (field := _first(fields, allowed))
    }


def _first(fields: tuple[str, ...], allowed: frozenset[str]) -> str | None:
    return next((one for one in fields if one in allowed), None)


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
    """Return the mapping in which each field has one column: one of its own before one that it shares."""
    first: dict[str, Match] = {}
    repeated = []
    ticked = [match for match in matches if match.how == TICK]
    for one in (match for match in matches if not match.fields and match.how != TICK):
        if one.field in first:
            repeated.append(one)
        else:
            first[one.field] = one
    for one in (match for match in matches if match.fields):
        left = tuple(field for field in one.filled if field not in first)
        if left:
            first |= dict.fromkeys(left, replace(one, field=left[0], filled=left))
        else:
            repeated.append(one)
    also = _with_also(kind, first)
    kept = {match.column: also.get(match.column, match) for match in first.values()}
    kept |= {match.column: match for match in ticked}
    return Mapping_(kind, tuple(kept[column] for column in sorted(kept)), tuple(repeated))


def _with_also(kind: str, first: Mapping[str, Match]) -> dict[int, Match]:
    """Return column → its match with the fields that such cells hold beside those that the header names."""
    taken = set(first)
    found: dict[int, Match] = {}
    for match in {match.column: match for match in first.values() if match.fields}.values():
        family = family_of(match.fields)
        more = tuple(
            field for field in (family.also if family else ()) if field not in taken and field in schema.fields_of(kind)
        )
        if more:
            taken |= set(more)
            found[match.column] = replace(match, fields=(*match.fields, *more), filled=(*match.filled, *more))
    return found
