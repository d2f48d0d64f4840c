"""Column labels to fields of a kind, by declared aliases; what is contested or merely similar is shown, not applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as declared
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from reports.intake.recognise import expiry_headers
from reports.intake.recognise.ambiguous_headers import EVENTS, contested_columns, decided_by_neighbours
from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.ignored_headers import is_silenced
from reports.intake.recognise.labels import leaf
from reports.vocabulary import actions, schema
from reports.vocabulary.combined_cells import family_of
from reports.vocabulary.correction_sheet import IGNORED
from reports.vocabulary.header_words import canonical
from reports.vocabulary.text import decision_key, normal
from reports.vocabulary.ticks import is_age_group

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.recognise.header_reading import Reading
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
DECIDED = "remembered"
"""How a column is known about whose header this office has decided."""
VALUES = "values"
"""How a column is known whose cells say what its header leaves open."""
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
        return frozenset(field for match in self.matches for field in match.all_fields)

    @property
    def score(self) -> int:
        """Number of fields that tell something about the kind, those included that are still to be decided."""
        return len(self.fields - WEIGHTLESS) + len(self.contested)

    def column(self, field: str) -> int | None:
        """Return the column of a field."""
        return next((match.column for match in self.matches if field in match.all_fields), None)

    @property
    def columns(self) -> dict[str, int]:
        """Field → the column that fills it, the first of those that are ticked."""
        return {field: match.column for match in reversed(self.matches) for field in match.all_fields}


def mappings(labels: Mapping[int, Label], remembered: Remembered, ticks: Ticks | None = None) -> list[Mapping_]:
    """Return the mapping of every kind whose needs are met, the best first; equals in declared order.

    Args:
        labels: column → label.
        remembered: this office's decisions, normalised header text → field; they win over declared aliases.
        ticks: the columns that are ticked.
    """
    all_mappings = [mapping_of(kind, labels, remembered, ticks) for kind in schema.kinds()]
    return sorted((mapping for mapping in all_mappings if is_possible(mapping)), key=lambda mapping: -mapping.score)


def is_possible(mapping: Mapping_) -> bool:
    """Tell whether the needs of the kind are met, or would be once its contested columns are decided."""
    fields = mapping.fields.union(*mapping.contested.values())
    return not kind_of(mapping).unmet(fields)


def kind_of(mapping: Mapping_) -> schema.Kind:
    """Return the kind that a mapping is of."""
    return next(kind for kind in schema.kinds() if kind.name == mapping.kind)


def is_readable(mapping: Mapping_) -> bool:
    """Tell whether the needs of the kind are met by the columns that are decided."""
    return not kind_of(mapping).unmet(mapping.fields)


def mapping_of(
    kind: schema.Kind, labels: Mapping[int, Label], remembered: Remembered, ticks: Ticks | None = None
) -> Mapping_:
    """Return which columns fill which fields, were the table of this kind."""
    ticked = (ticks or {}).get(kind.name, {})
    if not ticked:
        return _mapping(kind, labels, remembered, {})
    other_labels = {column: label for column, label in labels.items() if column not in ticked}
    # a column that holds the field itself wins over marks
    named_fields = _mapping(kind, other_labels, remembered, {}).fields
    return _mapping(
        kind, labels, remembered, {column: field for column, field in ticked.items() if field not in named_fields}
    )


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
        decided = _decided_over(label, reading, kind.name, remembered)
        if decided == IGNORED and is_silenced(label, reading):
            continue
        if decided in allowed:
            matches.append(Match(column, decided, DECIDED))
            continue
        if reading is not None and reading.how == "asked":
            unclear[column] = reading.fields
        elif reading is not None:
            # a number under a group is no running number: KEPUTUSAN over NOMOR; and none under UMUR counts persons
            is_running = reading.fields[0] == "row_no" and len(label) > 1 and column != min(labels)
            if not is_running and not _is_age_by_sex(reading, label):
                matches.append(_match(column, reading.fields, reading.how))
        elif field := _remembered(label, allowed, remembered):
            matches.append(Match(column, field, DECIDED))
    matches = _with_decision(kind.name, _events_beside_accounts(matches, labels))
    matches = _with_action_decided(kind.name, _beside_clearer(matches, labels), labels)
    dated = expiry_headers.expiries(kind.name, matches, labels)
    matches, spare = _without_spare_codes(list(dated.matches))
    mapping = _decided(kind.name, matches, labels, remembered, {**unclear, **dated.contested})
    return replace(mapping, foreign=dated.foreign | spare)


def _is_age_by_sex(reading: Reading, label: Label) -> bool:
    """Tell whether L or P stands below a header of ages."""
    return reading.fields[0] in {"count_male", "count_female"} and any(map(is_age_group, label[:-1]))


def _without_spare_codes(matches: list[Match]) -> tuple[list[Match], frozenset[int]]:
    """Return the matches without columns of codes beside one of words, and those columns: KD_KEC beside KECAMATAN."""
    worded = {field for match in matches if match.how != CODE for field in match.all_fields}
    spare = frozenset(match.column for match in matches if match.how == CODE and match.field in worded)
    return [match for match in matches if match.column not in spare], spare


def _events_beside_accounts(matches: list[Match], labels: Mapping[int, Label]) -> list[Match]:
    """Return the matches with KEJADIAN beside a column of accounts as the type of the incident."""
    accounts = [
        match
        for match in matches
        if match.field == "narrative" and leaf(labels[match.column]) not in {*EVENTS, "HASIL"}
    ]
    if not accounts or any(match.field == "incident_type" for match in matches):
        return matches
    return [
        replace(match, field="incident_type")
        if match.field == "narrative" and match not in accounts and match.how != DECIDED
        else match
        for match in matches
    ]


def _with_action_decided(kind: str, matches: list[Match], labels: Mapping[int, Label]) -> list[Match]:
    """Return the matches with JENIS TINDAKAN as the action in a list of decisions, which has no date of the deed."""
    fields = {field for match in matches for field in match.all_fields}
    if kind != "incidents" or "decision_date" not in fields or fields & {"incident_date", "action_type"}:
        return matches
    taken_columns = {match.column for match in matches}
    columns = (column for column, label in labels.items() if column not in taken_columns and _names_action(label))
    column = next(columns, None)
    return matches if column is None else [*matches, Match(column, "action_type", "alias")]


def _names_action(label: Label) -> bool:
    return canonical(leaf(label)) in actions.headers_of_decisions()


def _with_decision(kind: str, matches: list[Match]) -> list[Match]:
    """Return the matches with STATUS as what was decided, beside a column that names the service; else as they are."""
    fields = {field for match in matches for field in match.all_fields}
    if kind != "services" or "service" not in fields or "decision" in fields:
        return matches
    return [
        replace(match, field="decision") if match.field == "status" and match.how != DECIDED else match
        for match in matches
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
    field_by_column = {match.column: match.field for match in matches if match.how not in {DECIDED, "split"}}
    contested = {**contested_columns(kind, labels, field_by_column), **unclear}
    decided_by_column = {column: _decided_meaning(labels[column], remembered) for column in contested}
    kept_matches = [match for match in matches if match.column not in contested]
    kept_matches += [
        Match(column, field, DECIDED) for column, field in decided_by_column.items() if field in schema.fields_of(kind)
    ]
    still_contested = {column: fields for column, fields in contested.items() if decided_by_column[column] is None}
    return replace(
        _without_repeats(kind, sorted(kept_matches, key=lambda match: match.column)), contested=still_contested
    )


def with_open_columns(mapping: Mapping_, contested: Mapping[int, tuple[str, ...]]) -> Mapping_:
    """Return a mapping with more columns left open, save those that this office has decided."""
    still_contested = {column: fields for column, fields in contested.items() if _how(mapping, column) != DECIDED}
    matches = tuple(match for match in mapping.matches if match.column not in still_contested)
    return replace(mapping, matches=matches, contested={**mapping.contested, **still_contested})


def _how(mapping: Mapping_, column: int) -> str | None:
    return next((match.how for match in mapping.matches if match.column == column), None)


def _decided_meaning(label: Label, remembered: Remembered) -> str | None:
    """Return what this office decided about a header: about all of it, else about its lowest text."""
    return remembered.get(decision_key(" ".join(label))) or remembered.get(decision_key(label[-1]))


def _decided_over(label: Label, reading: Reading | None, kind: str, remembered: Remembered) -> str:
    """Return what this office decided about a header, which wins over what is known of it; empty for nothing.

    A decision on its lowest text is one on all of it where that text alone tells what is known: below a title.
    What a word means that its neighbours decide is asked where it is unclear, and decided there only.
    """
    if decided_by_neighbours(label[-1]):
        return ""
    decision = remembered.get(decision_key(" ".join(label)))
    if decision is None and len(label) > 1 and reading == read_header(kind, label[-1:]):
        decision = remembered.get(decision_key(label[-1]))
    return decision or ""


def _remembered(label: Label, allowed: frozenset[str], remembered: Remembered) -> str | None:
    field = _decided_meaning(label, remembered)
    return field if field in allowed else None


@dataclass(frozen=True)
class Proposal:
    """A field that an unknown header may mean."""

    field: str
    similarity: int
    """0–100."""


def proposals(mapping: Mapping_, labels: Mapping[int, Label]) -> dict[int, Proposal]:
    """Return column → field that an unknown header may mean; shown to the user, never applied."""
    taken_columns = (
        {match.column for match in (*mapping.matches, *mapping.repeated)} | mapping.contested.keys() | mapping.foreign
    )
    return {
        column: similar[0]
        for column, label in labels.items()
        if column not in taken_columns and (similar := nearest(mapping.kind, label, mapping.fields, least=_NEAR))
    }


def nearest(kind: str, label: Label, taken_fields: frozenset[str], *, least: int, most: int = 1) -> list[Proposal]:
    """Return the fields of a kind whose known headers are most like a label, the likest first.

    Args:
        kind: of the table.
        label: header texts from the top.
        taken_fields: fields that are filled already.
        least: similarity (0–100) from which a field is proposed.
        most: how many.
    """
    declared_kind = next(kind_ for kind_ in schema.kinds() if kind_.name == kind)
    field_by_header = _proposable(declared_kind, schema.fields_of(kind) - taken_fields)
    similarity_by_field: dict[str, int] = {}
    for text in (normal(" ".join(label)), leaf(label)):
        for alias, similarity, _index in process.extract(
            text, list(field_by_header), scorer=fuzz.ratio, score_cutoff=least, limit=5 * most
        ):
            similarity_by_field.setdefault(field_by_header[alias], int(similarity))
        if similarity_by_field and most == 1:
            break
    return [Proposal(*pair) for pair in sorted(similarity_by_field.items(), key=lambda pair: -pair[1])][:most]


def _proposable(kind: schema.Kind, allowed: frozenset[str]) -> dict[str, str]:
    return {
        text: field for text, fields in kind.aliases.items() if len(text) > 3 and (field := _first(fields, allowed))
    }


def _first(fields: tuple[str, ...], allowed: frozenset[str]) -> str | None:
    return next((field for field in fields if field in allowed), None)


_CLEARER = {("grade", "STATUS"): "status", ("narrative", "HASIL"): "result"}
"""Field and header that means it only where no clearer header does → what it means beside one."""


def _beside_clearer(matches: list[Match], labels: Mapping[int, Label]) -> list[Match]:
    """Return STATUS beside a column of grades as the status, HASIL beside an account as the result."""
    result = []
    for match in matches:
        header = leaf(labels[match.column])
        field = _CLEARER.get((match.field, header))
        clearer = any(rival.field == match.field and leaf(labels[rival.column]) != header for rival in matches)
        result.append(Match(match.column, field, match.how) if field and clearer and match.how != DECIDED else match)
    return result


def _without_repeats(kind: str, matches: list[Match]) -> Mapping_:
    """Return the mapping in which each field has one column: one of its own before one that it shares."""
    first: dict[str, Match] = {}
    repeated = []
    ticked = [match for match in matches if match.how == TICK]
    for match in (match for match in matches if not match.fields and match.how != TICK):
        if match.field in first:
            repeated.append(match)
        else:
            first[match.field] = match
    for match in (match for match in matches if match.fields):
        free_fields = tuple(field for field in match.filled if field not in first)
        if free_fields:
            first |= dict.fromkeys(free_fields, replace(match, field=free_fields[0], filled=free_fields))
        else:
            repeated.append(match)
    also = _with_also(kind, first, {match.field for match in ticked})
    match_by_column = {match.column: also.get(match.column, match) for match in first.values()}
    match_by_column |= {match.column: match for match in ticked}
    return Mapping_(kind, tuple(match_by_column[column] for column in sorted(match_by_column)), tuple(repeated))


def _with_also(kind: str, first: Mapping[str, Match], ticked: set[str]) -> dict[int, Match]:
    """Return column → its match with the fields that such cells hold beside those that the header names."""
    has_sexes = not {"count_male", "count_female"}.isdisjoint(first)  # a column for each, ticked or counted
    taken_fields = {*first, *ticked, *({"sex"} if has_sexes else ())}
    match_by_column: dict[int, Match] = {}
    for match in {match.column: match for match in first.values() if match.fields}.values():
        family = family_of(match.fields)
        more_fields = tuple(
            field
            for field in (family.also if family else ())
            if field not in taken_fields and field in schema.fields_of(kind)
        )
        if more_fields:
            taken_fields |= set(more_fields)
            match_by_column[match.column] = replace(
                match, fields=(*match.fields, *more_fields), filled=(*match.filled, *more_fields)
            )
    return match_by_column
