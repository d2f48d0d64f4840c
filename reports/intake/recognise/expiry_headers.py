"""Whose validity BERLAKU S/D is: that of the nearest document to its left, else it is asked (settled rule 13).

NO PASPOR | MASA BERLAKU | ... | NO ITAS | BERLAKU S/D     the passport's, the permit's
NO PASPOR | JENIS IZIN TINGGAL | MASA BERLAKU              the permit's
... | NO RPTKA | BERLAKU S/D                               the RPTKA's: read for nothing
NAMA | MASA BERLAKU                                        asked

Only the nearest column counts, so that moving the column beside its number changes no figure. Dates of issue (TGL
TERBIT) follow the same rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.intake.recognise import header_aliases
from reports.vocabulary import header_words
from reports.vocabulary.header_words import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.recognise.header_mapping import Match
    from reports.intake.recognise.labels import Label

PASSPORT, PERMIT, OTHER, UNCLEAR = "passport", "permit", "other", "unclear"
_OF_PASSPORT = frozenset({"passport_no", "passport_expiry"})
_OF_PERMIT = frozenset({"permit_no", "permit_type", "visa_index", "service_class"})
_OTHER_NUMBERS = frozenset({"decision_no", "order_no", "incident_id"})
_WORDS = {"permit_expiry": "vague_expiries", "permit_issue_date": "vague_issues"}
_DECIDED = "remembered"
"""How a column is known about whose header this office has decided: TMT, the begin of a permit, before S/D, its end."""
_CANDIDATES = ("passport_expiry", "permit_expiry")


@dataclass(frozen=True)
class Given:
    """The dates of a header, each given to its document."""

    matches: tuple[Match, ...]
    contested: Mapping[int, tuple[str, ...]]
    """Column → the fields that it may mean."""
    foreign: frozenset[int]
    """Columns of documents of which no field tells."""


def expiries(kind: str, matches: Sequence[Match], labels: Mapping[int, Label]) -> Given:
    """Return the matches with each vague date given to its document.

    Args:
        kind: of the table.
        matches: by declared aliases; vague ends of validity as the permit's.
        labels: column → label.
    """
    match_by_column = {match.column: match for match in matches}
    vague = {match.column for match in matches if _is_open(kind, match, labels[match.column])}
    taken_fields = {field for match in matches if match.column not in vague for field in match.all_fields}
    result: list[Match] = []
    asked_columns: dict[int, tuple[str, ...]] = {}
    for match in matches:
        owner = owner_of(match.column, labels, match_by_column) if match.column in vague else PERMIT
        if match.column not in vague or owner == PERMIT:
            result.append(match)
        elif match.field == "permit_issue_date":
            result += [match] if owner == UNCLEAR else []
        elif owner == UNCLEAR or (owner == PASSPORT and "passport_expiry" in taken_fields):
            asked_columns[match.column] = _CANDIDATES
        elif owner == PASSPORT:
            result.append(replace(match, field="passport_expiry"))
    kept_columns = {match.column for match in result} | asked_columns.keys()
    return Given(
        tuple(result), asked_columns, frozenset(match.column for match in matches if match.column not in kept_columns)
    )


def _is_open(kind: str, match: Match, label: Label) -> bool:
    """Tell whether a date is named without its document: by its own words, and by none of its groups."""
    if match.how not in {"alias", "joined"} or match.field not in _WORDS:
        return False
    words = header_words.texts(_WORDS[match.field])
    parts = header_words.parts(label[-1]) if match.how == "joined" else (label[-1],)
    vague = all(canonical(part) in words for part in parts)
    return vague and (len(label) == 1 or header_aliases.named_whole(kind, label) is None)


def owner_of(column: int, labels: Mapping[int, Label], match_by_column: Mapping[int, Match]) -> str:
    """Return whose validity a date is that stands in a column: passport, permit, other or unclear."""
    for left_column in sorted((label_column for label_column in labels if label_column < column), reverse=True):
        fields = set(match_by_column[left_column].all_fields) if left_column in match_by_column else set()
        if fields == {"permit_issue_date"} and match_by_column[left_column].how == _DECIDED:
            return PERMIT
        if fields & _OF_PERMIT:
            return PERMIT
        if fields & _OF_PASSPORT:
            return PASSPORT
        if fields & _OTHER_NUMBERS:
            return UNCLEAR
        owner = _owner_by_words(labels[left_column]) if not fields or fields <= {"row_no", "permit_expiry"} else None
        if owner is not None:
            return owner
    return UNCLEAR


def _owner_by_words(label: Label) -> str | None:
    """Return whose number a header without a field is; None where it is no document's number."""
    words = canonical(" ".join(label)).split()
    if set(words) & header_words.texts("other_documents"):
        return OTHER
    if set(words) & header_words.texts("numbers_without_validity"):
        return None
    return UNCLEAR if "NO" in words and len(words) > 1 else None
