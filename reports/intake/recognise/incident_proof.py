"""Whether a dated list is proved to be a log of incidents, or may as well be one of services, visitors or complaints.

A date, a name, KATEGORI, URAIAN and TINDAKAN stand in a log of incidents, in the list of a service counter, in a book
of complaints and in one of inspected companies. Proof is, in this order: a header that only incidents have (JENIS
PELANGGARAN, PASAL, GRADE); a word of incidents in the nearest of title, sheet name and file name that says what is
listed; such a word in a header; oversight in a title, where the rows name persons; or a vague column whose cells are
actions, articles or types that the law knows. A word of another list is stronger than a weaker proof.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reports.intake.recognise import cell_fit
from reports.intake.recognise.header_mapping import DECIDED
from reports.intake.recognise.labels import leaf
from reports.intake.recognise.other_lists import without_places
from reports.vocabulary import schema
from reports.vocabulary.header_words import canonical
from reports.vocabulary.resources import load
from reports.vocabulary.text import first_word_in, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reports.intake.recognise.contradicted_names import CellsOf, Names
    from reports.intake.recognise.header_mapping import Mapping_, Match
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Scalar

_OF_INCIDENTS = frozenset({
    "incident_type", "legal_basis", "action_type", "grade", "incident_id", "stage", "lidik_date", "sidik_date",
    "tahap1_date", "p21_date", "penuntutan_date", "sidang_date", "stage_date", "execution_date", "role", "theme",
})  # fmt: skip
"""Fields that only logs of incidents hold."""
_OF_PERSONS = frozenset({"full_name", "passport_no", "nationality"})
_BY_CELLS = ("incident_type", "legal_basis", "action_type", "grade")
"""Fields whose cells prove a log where their header is vague."""
_MOST = 0.5
"""Part of the filled cells of such a column that are values of its field at least."""
_SAYING_NOTHING = "keberadaan"
"""The grade whose words (HADIR, INFORMASI) stand in any list."""


def lacks_proof(mapping: Mapping_, labels: Mapping[int, Label], names: Names, cells_of: CellsOf) -> bool:
    """Tell whether a table was taken for a log of incidents that may as well be another dated list.

    Args:
        mapping: of its columns, under the chosen kind.
        labels: column → header texts from the top.
        names: what names the table.
        cells_of: returns the cells of a column.
    """
    if mapping.kind != "incidents" or _has_header_of_incidents(mapping, labels):
        return False
    headers = [normal(" ".join(label)) for label in labels.values()]
    titles = [*map(without_places, names.titles)]
    by_name = _said_by_names(titles, [without_places(names.sheet), without_places(names.file)])
    if by_name is None and first_word_in(_words("services_and_visitors"), headers):
        by_name = False
    if by_name is not None:
        return not by_name
    return not (
        first_word_in(_words("incidents_in_headers"), headers)
        or _is_oversight_of_persons(mapping, [*titles, *map(without_places, (names.sheet, names.file)), *headers])
        or first_word_in(_words("incidents"), filter(_is_unit, titles))
        or any(_says_incidents(match, cells_of(match.column)) for match in mapping.matches)
    )


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(load("incident_proof")[name])


@cache
def _vague_headers() -> frozenset[str]:
    return frozenset(map(canonical, _words("vague_headers")))


def _has_header_of_incidents(mapping: Mapping_, labels: Mapping[int, Label]) -> bool:
    """Tell whether a header names what only incidents have, or the office has decided that it does."""
    if any(match.how == DECIDED and not _OF_INCIDENTS.isdisjoint(match.all_fields) for match in mapping.matches):
        return True
    accounts_too = _OF_INCIDENTS | {"narrative"}
    columns = {match.column for match in mapping.matches if not accounts_too.isdisjoint(match.all_fields)}
    columns |= {column for column, fields in mapping.contested.items() if not _OF_INCIDENTS.isdisjoint(fields)}
    return any(canonical(leaf(labels[column])) not in _vague_headers() for column in columns if column in labels)


def _said_by_names(titles: Sequence[str], wider: Iterable[str]) -> bool | None:
    """Return whether the nearest name that says what is listed says incidents; None where none says anything.

    Args:
        titles: above the table; that of the unit which writes it says nothing of what it lists.
        wider: name of the sheet, name of the file.
    """
    for texts in ([title for title in titles if not _is_unit(title)], *([text] for text in wider)):
        if first_word_in(_words("incidents"), texts):
            return True
        if first_word_in((*_words("services_and_visitors"), *_words("other_lists_by_title")), texts):
            return False
    return None


def _is_unit(title: str) -> bool:
    return any(f"{title} ".startswith(f"{word} ") for word in _words("units"))


def _is_oversight_of_persons(mapping: Mapping_, texts: Iterable[str]) -> bool:
    """Tell whether a list of oversight names persons; one of companies is a log of activities, or none at all."""
    return bool(mapping.fields & _OF_PERSONS) and first_word_in(_words("oversight"), texts) is not None


def _says_incidents(match: Match, cells: Sequence[Scalar]) -> bool:
    """Tell whether most cells of a column are declared types, articles, actions or grades."""
    texts = [cell for cell in cells if isinstance(cell, str) and normal(cell)]
    return any(
        field in _BY_CELLS and sum(_is_value(field, text) for text in texts) >= max(1, _MOST * len(texts))
        for field in match.all_fields
    )


def _is_value(field: str, text: str) -> bool:
    if field == "incident_type":
        return first_word_in(_words("types_in_cells"), [normal(text)]) is not None
    if field == "grade":
        return schema.value_aliases("incidents", field).get(normal(text)) not in {None, _SAYING_NOTHING}
    return cell_fit.fits(field, text)
