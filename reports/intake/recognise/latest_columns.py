"""Of two columns that hold the former and the present value of one field, the present one fills it.

KEBANGSAAN ASAL | KEBANGSAAN SEKARANG      STATUS AWAL | STATUS AKHIR      IZIN TINGGAL LAMA | IZIN TINGGAL BARU
S.D. BULAN LALU {L, P} | BULAN INI {L, P}
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.recognise.header_mapping import DECIDED, Match
from reports.intake.recognise.header_reading import read_header
from reports.intake.recognise.labels import leaf
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.labels import Label

_FORMER = frozenset("AWAL LAMA ASAL SEBELUMNYA SEBELUM SEMULA TERDAHULU DULU MULA".split())
PRESENT = frozenset("AKHIR BARU SEKARANG TERAKHIR TERBARU TERKINI KINI SAAT INI MENJADI".split())
"""Words of a head by which its column holds what is so now."""
_PAST, _CURRENT = "LALU", "INI"
"""Words of a group of heads: numbers of an earlier month or year, and of this one."""


def with_present(mapping: Mapping_, labels: Mapping[int, Label]) -> Mapping_:
    """Return a mapping in which no former value fills a field whose present value has a column of its own.

    Args:
        mapping: of the columns of a table.
        labels: column → header texts from the top, without those that the office decided not to read.
    """
    matches = tuple(_present(match, mapping, labels) for match in mapping.matches)
    filled = {field for match in matches for field in match.all_fields} | {
        field for fields in mapping.contested.values() for field in fields
    }
    more = (match for match in _qualified(mapping, labels) if match.field not in filled)
    matches = (*matches, *{match.field: match for match in more}.values())
    columns = {match.column for match in matches}
    current = {match.field for match in matches if _CURRENT in _words_of_group(labels.get(match.column, ()))}
    repeated = tuple(
        match
        for match in mapping.repeated
        if match.column not in columns
        and not (match.field in current and _PAST in _words_of_group(labels.get(match.column, ())))
    )
    if (matches, repeated) == (mapping.matches, mapping.repeated):
        return mapping
    return replace(mapping, matches=tuple(sorted(matches, key=lambda match: match.column)), repeated=repeated)


def _qualified(mapping: Mapping_, labels: Mapping[int, Label]) -> Iterator[Match]:
    """Yield the columns of present values beside former ones that are known without the word for it alone."""
    matched_columns = {match.column for match in mapping.matches}
    former = {without(leaf(label), _FORMER) for label in labels.values() if set(leaf(label).split()) & _FORMER}
    for column, label in labels.items():
        name = without(leaf(label), PRESENT)
        if column not in matched_columns and name != leaf(label) and name in former:
            reading = read_header(mapping.kind, (*label[:-1], name))
            if reading is not None and reading.how != "asked" and len(reading.fields) == 1:
                yield Match(column, reading.fields[0], reading.how)


def without(text: str, words: frozenset[str]) -> str:
    """Return a text in normal form without some words."""
    return " ".join(word for word in text.split() if word not in words)


def _present(match: Match, mapping: Mapping_, labels: Mapping[int, Label]) -> Match:
    """Return a match with the column of the present value, where its own holds the former one."""
    words = set(leaf(labels[match.column]).split()) if match.column in labels else set()
    matched_columns = {other.column for other in mapping.matches}
    if match.how != DECIDED and _PAST in _words_of_group(labels.get(match.column, ())):
        return _of_this_month(match, matched_columns, labels)
    if match.how == DECIDED or not words & _FORMER:
        return match
    for column, label in sorted(labels.items()):
        of_column = set(leaf(label).split())
        is_present = bool(of_column & PRESENT) and of_column - PRESENT == words - _FORMER
        if is_present and column not in matched_columns and label[:-1] == labels[match.column][:-1]:
            return replace(match, column=column)
    return match


def _of_this_month(match: Match, matched_columns: set[int], labels: Mapping[int, Label]) -> Match:
    """Return a match below ``BULAN LALU`` with the same head's column below ``BULAN INI``; as it is without one."""
    for column, label in sorted(labels.items()):
        group = _words_of_group(label)
        is_current = _CURRENT in group and _PAST not in group
        if is_current and column not in matched_columns and leaf(label) == leaf(labels[match.column]):
            return replace(match, column=column)
    return match


def says_past(label: Label) -> bool:
    """Tell whether a column stands below a group of an earlier month: BULAN LALU."""
    return _PAST in _words_of_group(label)


def _words_of_group(label: Label) -> set[str]:
    return set(normal(" ".join(label[:-1])).split())
