"""What one header names: one field, several aliases of one field, or several fields of one cell.

=============================  ==================================  =========
header                         fields                              how
=============================  ==================================  =========
NO PASPOR, KEBANG SAAN, N A M A  one                               alias
PASPOR over NOMOR              passport_no                         compound
Kebangsaan / Negara            nationality                         joined
No. Paspor/Masa Berlaku        passport_no, passport_expiry        split
KD_NEGARA, KODE KEC            nationality, kecamatan              code
Nama / Alamat                  full_name, address                  asked
=============================  ==================================  =========

Fields that no declared family holds together are asked: nothing of such a column is read before it is decided.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reports.intake.recognise import header_aliases
from reports.late_patterns import late_regex
from reports.vocabulary import header_words, schema
from reports.vocabulary.combined_cells import family_of
from reports.vocabulary.header_words import canonical
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.recognise.labels import Label

_LONGEST = 120
"""Characters of a header that is looked at part by part."""
_MOST_PARTS = 6
_DIGIT = late_regex(r"\d")
_SEXES = frozenset({"L P", "P L", "LK PR", "M F"})
"""In brackets behind another field they say that its cells hold the sex too: KEBANGSAAN (L/P)."""
_PERMIT = frozenset({"permit_type", "permit_no", "visa_index"})


_PARTS_OF_BIRTH = {"birth_place_date": ("birth_place", "birth_date")}
"""A field of which a cell that holds others too has the parts: NAMA / TTL."""


@dataclass(frozen=True)
class Reading:
    """What a header names."""

    fields: tuple[str, ...]
    """In the order in which the header names them."""
    how: str
    """alias, compound, joined, split, code; or asked."""


@lru_cache(maxsize=65536)
def read_header(kind: str, label: Label) -> Reading | None:
    """Return what a header names in a table of some kind; None for nothing known.

    Args:
        kind: of the table.
        label: header texts from the top.
    """
    several = None
    if _is_several_when_separated(label[-1]):
        several = _several(kind, label)
    exact = header_aliases.field_of(kind, label)
    if exact is not None and (several is None or several.how != "split"):
        return Reading((exact[0],), exact[1])
    coded = header_aliases.of_codes(kind, label[-1])
    if coded is not None:
        return Reading((coded,), "code")
    return several or _hinted(kind, label) or _several(kind, label)


def is_header(text: str) -> bool:
    """Tell whether a text is a known header of any kind, however it is written."""
    if header_aliases.is_known(text):
        return True
    if len(text) > _LONGEST or normal(text) in header_aliases.VALUES_TOO:
        return False
    if any(header_aliases.of_codes(kind.name, text) for kind in schema.kinds()):
        return True
    if not _may_be_header(text):
        return False
    return any(read_header(kind.name, (text,)) is not None for kind in schema.kinds())


def _may_be_header(text: str) -> bool:
    """Tell whether a text begins as headers do, or is made of parts of which one is a header; none holds a number."""
    if _DIGIT.search(text):
        return False
    if header_aliases.begins_like_a_header(text):
        return True
    parts = header_words.parts(text)
    return len(parts) > 1 and any(map(header_aliases.is_known, parts))


@cache
def _separated() -> frozenset[str]:
    return header_words.texts("several_when_separated")


def _is_several_when_separated(text: str) -> bool:
    return canonical(text) in _separated() and len(header_words.parts(text)) > 1


def _hinted(kind: str, label: Label) -> Reading | None:
    """Return what a header names without its brackets, where these only say how it is filled in."""
    outside, inside = header_words.brackets(label[-1])
    if not inside or not normal(outside) or not all(map(header_words.is_hint, inside)):
        return None
    reading = read_header(kind, (*label[:-1], outside))
    if reading is None or len(reading.fields) > 1:
        return reading
    with_sex = (reading.fields[0], "sex")
    if with_sex[0] != "sex" and any(normal(text) in _SEXES for text in inside) and family_of(with_sex) is not None:
        return Reading(with_sex, "split")
    fields = [header_aliases.field_of(kind, (text,)) for text in inside]
    return (
        Reading(reading.fields, "joined")
        if any(field and field[0] == reading.fields[0] for field in fields)
        else reading
    )


def _several(kind: str, label: Label) -> Reading | None:
    """Return what a header names that has several parts; None when a part is not known."""
    if len(label[-1]) > _LONGEST:
        return None
    several = header_words.several_in_one_name().get(canonical(label[-1]))
    if several is not None:
        return Reading(several, "split") if set(several) <= schema.fields_of(kind) else None
    groups, texts, spaced = _parts(label)
    if not 0 < len(texts) <= _MOST_PARTS:
        return None
    fields: list[str] = []
    whole_field = _field_of_text(kind, (), groups[-1]) if groups != label[:-1] else None
    # ALAMAT (KEL/KEC) holds the address too, and IZIN TINGGAL (MASA BERLAKU) the class
    is_end_of_permit = whole_field and whole_field[0] == "permit_type" and canonical(texts[0]) in _vague_expiries()
    if whole_field and (len(texts) > 1 or is_end_of_permit):
        fields.append(whole_field[0])
    for position in range(len(texts)):
        part_fields = _part(kind, groups, texts, position)
        if part_fields is None:
            return None
        spaced = spaced or len(part_fields) > 1
        fields += part_fields
    if len(fields) == 1:
        return Reading((fields[0],), "compound") if groups != label[:-1] else None
    return _together(tuple(dict.fromkeys(fields)) if groups != label[:-1] else tuple(fields), spaced=spaced)


@cache
def _vague_expiries() -> frozenset[str]:
    return header_words.texts("vague_expiries")


def _together(named_fields: tuple[str, ...], *, spaced: bool) -> Reading | None:
    """Return one field named several times, or several fields of one family; others are asked."""
    fields = tuple(dict.fromkeys(_of_the_passport(named_fields)))
    if len(fields) > 1:
        fields = tuple(part for field in fields for part in _PARTS_OF_BIRTH.get(field, (field,)))
    if len(fields) == 1:
        return Reading(fields, "joined")
    if "row_no" in fields:
        return None
    if family_of(fields, spaced=spaced) is not None:
        return Reading(fields, "split")
    return None if spaced else Reading(fields, "asked")


def _of_the_passport(fields: Sequence[str]) -> list[str]:
    """Return the fields with an end of validity beside a passport number, and no permit, as the passport's."""
    if "passport_no" not in fields or _PERMIT & set(fields):
        return list(fields)
    return ["passport_expiry" if field == "permit_expiry" else field for field in fields]


@lru_cache(maxsize=16384)
def _parts(label: Label) -> tuple[Label, tuple[str, ...], bool]:
    """Return the groups above a header, its parts, those in brackets last, and whether nothing separates them."""
    text = _together_pattern().sub(lambda match: match[0].replace("/", " "), label[-1])
    outside, inside = header_words.brackets(text)
    bracket_parts = [
        part for bracket in inside if not header_words.is_hint(bracket) for part in header_words.parts(bracket)
    ]
    if bracket_parts and canonical(outside) in header_words.several_in_one_name():
        return label[:-1], tuple(bracket_parts), False
    if bracket_parts and header_aliases.is_group(outside):
        return (*label[:-1], outside), tuple(bracket_parts), False
    texts = (*header_words.parts(outside), *bracket_parts)
    return label[:-1], texts, len(texts) == 1


@cache
def _together_pattern() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, header_words.together())), re.IGNORECASE)


def _part(kind: str, groups: Label, texts: tuple[str, ...], position: int) -> tuple[str, ...] | None:
    """Return the fields that one part of a header names, read with the words it shares with its neighbours."""
    text = texts[position]
    if canonical(text) in header_aliases.VAGUE and position < len(texts) - 1:
        tail = texts[-1].split()
        shared = (f"{text} {' '.join(tail[start:])}" for start in range(1, len(tail)))
        field = next(
            (
                field_and_how[0]
                for shared_text in shared
                if (field_and_how := _field_of_text(kind, groups, shared_text))
            ),
            None,
        )
        if field is not None:
            return (field,)
    if canonical(text) in header_aliases.VAGUE and position:
        tail = texts[0].split()[1:]
        of_first = _field_of_text(kind, groups, f"{text} {' '.join(tail)}") if tail else None
        if of_first is not None:
            return (of_first[0],)
    own_field = _field_of_text(kind, groups, text)
    if own_field is not None:
        return (own_field[0],)
    if position:
        head = texts[0].split()[:-1]
        shared = (f"{' '.join(head[:end])} {text}" for end in range(len(head), 0, -1))
        field = next(
            (
                field_and_how[0]
                for shared_text in shared
                if (field_and_how := _field_of_text(kind, groups, shared_text))
            ),
            None,
        )
        if field is not None:
            return (field,)
    dependent_field = header_aliases.only_beside_others(kind).get(canonical(text))
    if dependent_field is not None and len(texts) > 1:
        return (dependent_field,)
    return _run_together(kind, groups, text.split())


def _field_of_text(kind: str, groups: Label, text: str) -> tuple[str, str] | None:
    return header_aliases.field_of(kind, (*groups, text))


def _run_together(kind: str, groups: Label, words: list[str]) -> tuple[str, ...] | None:
    """Return the fields of aliases that follow one another without a separator, the longest first."""
    fields: list[str] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            if end - start == len(words):
                continue
            text = " ".join(words[start:end])
            field = (
                None
                if canonical(text) in header_aliases.VAGUE - {"ALAMAT", "JML"}
                else _field_of_text(kind, groups, text)
            )
            if field is not None:
                fields.append(field[0])
                start = end
                break
        else:
            return None
    return tuple(fields) or None
