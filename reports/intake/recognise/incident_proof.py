"""Whether a dated list of persons is proved to be a log of incidents, or may as well be one of services or visitors.

A date, a name and HASIL stand in a log of incidents, in a weekly list of services and in the guest book of an office.
Proof is a column that only incidents have (type, article, action, grade, stage) or a word of them in title, sheet name,
file name or header. An account alone is proof where nothing speaks of services or visitors; HASIL and STATUS never are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.labels import leaf
from reports.intake.recognise.other_lists import first_word_in, without_places
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.labels import Label

_OF_INCIDENTS = frozenset({
    "incident_type", "legal_basis", "action_type", "grade", "incident_id", "stage", "sidik_date", "penuntutan_date",
    "sidang_date", "stage_date", "execution_date", "role", "theme",
})  # fmt: skip
"""Fields that only logs of incidents hold."""
_OF_PERSONS = frozenset({"full_name", "passport_no", "nationality"})


def lacks_proof(mapping: Mapping_, labels: Mapping[int, Label], texts: Iterable[str]) -> bool:
    """Tell whether a table was taken for a log of incidents that may as well be one of services or visitors.

    Args:
        mapping: of its columns, under the chosen kind.
        labels: column → header texts from the top.
        texts: titles, sheet name and file name.
    """
    if mapping.kind != "incidents":
        return False
    words = load("incident_proof")
    all_texts = [*map(without_places, texts), *(normal(" ".join(label)) for label in labels.values())]
    heads = _heads_of_evidence(mapping, labels)
    if heads - set(words["vague_headers"]) or first_word_in(words["incidents"], all_texts):
        return False
    if first_word_in(words["services_and_visitors"], all_texts):
        return True
    return bool(mapping.fields & _OF_PERSONS) and heads <= set(words["empty_headers"])


def _heads_of_evidence(mapping: Mapping_, labels: Mapping[int, Label]) -> set[str]:
    """Return the headers of the columns that an incident needs or that only incidents have."""
    typical = {match.column for match in mapping.matches if not _OF_INCIDENTS.isdisjoint(match.all_fields)}
    accounts = {match.column for match in mapping.matches if "narrative" in match.all_fields}
    contested = {column for column, fields in mapping.contested.items() if not _OF_INCIDENTS.isdisjoint(fields)}
    return {leaf(labels[column]) for column in typical | accounts | contested if column in labels}
