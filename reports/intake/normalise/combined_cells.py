"""Parts a cell that holds several fields: passport and expiry, permit type, number and expiry, kelurahan/kecamatan.

The header has named the fields; the declared patterns (``combined_cells.json``) find each of them wherever it stands in
the cell. What no pattern finds is given to the fields still empty, in the order of the header; a text too many is left
over and becomes a finding at the cell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from reports.intake.normalise.work_cells import with_own_slashes
from reports.late_patterns import late_regex
from reports.vocabulary import addresses, combined_cells, nationalities, permits, places, service_names
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reports.model.grid import Scalar

_LONGEST = 300
"""Characters of a cell that is parted; no office writes more into one."""
_FEWEST_DIGITS = 3
"""Of the number of a permit."""
_FATHER = late_regex(r"\b([SDWA])\s?/\s?([OLP])\b", re.IGNORECASE)
"""Son, daughter or wife of, within one name: S/O, A/L; its slash, written as the next mark, parts nothing."""
_SLASH = "\x1e"
_GAP = "\x1f"
"""Stands where a part was taken out."""
_CHUNKS = late_regex(r"[\x1f/;,()|\n\r\t]+|\s[-–—]\s")
_DECISION_DATE = late_regex(r"\b(?:TERTANGGAL|TANGGAL|TGL)\b")
_TERMS = r"(?:[\s-]{0,2}\d{1,2}\s?(?:TAHUN|THN|TH|BULAN|BLN|HARI)\b)?"
_LOOSE_MARKER = late_regex(r"\b(?:S\s?/\s?D|S\.D|SD|SAMPAI DENGAN|SAMPAI|HINGGA)\b\.?", re.IGNORECASE)
"""Left without a date: its slash parts nothing."""
_LABELS = late_regex(
    r"^(?:NO|NOMOR|NOMER|NAMA|A\.?\s?N|AN|ATAS NAMA|PASPOR|SK|DI|KEL|KEC|KECAMATAN|KELURAHAN)\b[\s.:]{0,3}"
)
_GOES_ON = late_regex(r"[A-Za-z0-9][.-]$")
_KEPT_LABELS = frozenset({"decision_no", "address", "sponsor_name", "sponsor_address", "incident_place", "place"})
"""Fields whose text may begin with such a word itself."""
_WN = late_regex(r"\b(?:WARGA NEGARA(?: ASING)?|WNA|WN|KEBANGSAAN)\b[\s.:]{0,2}")
_SEX_LABELS = late_regex(
    r"\b(?:L\s?/\s?P|P\s?/\s?L|M\s?/\s?F|F\s?/\s?M|(?:JENIS )?KELAMIN|J\s?/?\s?K|SEX|GENDER)\s?[:=]\s?|\bL\s?/\s?P\b",
    re.IGNORECASE,
)
"""Words before a sex, or the two that one is to be chosen of: their letters name none."""
_SERVICE = {"service", "service_class"}
_WORK = {"occupation", "sponsor_name"}
_NUMBERS = ("persons", "age", "passport_no", "permit_no")
"""Fields that a cell which is a number may be."""


@dataclass
class Parted:
    """The parts of one cell."""

    parts: dict[str, str | date | int | float] = field(default_factory=dict)
    """Field → its part of the cell."""
    left_over: str = ""
    """What fits none of the fields."""


def part_cell(cell: Scalar, field_names: Collection[str]) -> Parted:
    """Return the parts of a cell.

    Args:
        cell: no blank.
        field_names: the fields of one family, in the order in which the header names them.

    Example:
        >>> part_cell("X7713800 / 06-02-2027", ("passport_no", "passport_expiry")).parts
        {'passport_expiry': '06-02-2027', 'passport_no': 'X7713800'}
    """
    if not isinstance(cell, str):
        return _of_value(cell, field_names)
    if len(cell) > _LONGEST:
        return Parted(left_over=cell)
    if set(field_names) == _SERVICE:
        parts = service_names.parts_of(cell)
        return Parted(dict(parts), "" if parts else cell)
    if "address" in field_names or {"kelurahan", "kecamatan"} <= set(field_names):
        return _place(cell, field_names)
    text = _SEX_LABELS.sub("; ", cell.strip()) if "sex" in field_names else cell.strip()
    several = _several_counts(text) if "persons" in field_names and "nationality" in field_names else None
    if several is not None:
        return several
    parted = Parted()
    for name in _in_order(field_names):
        value, text = _part_of_field(name, text)
        if value is not None:
            parted.parts[name] = value
    return _filled(parted, text, field_names)


_COUNTED = late_regex(
    r"\s{0,2}(\d{1,4})\s{0,2}(?:ORANG|ORG|OA|WNA|WN)?\s{0,2}([A-Z][A-Z .'-]{1,40}?)\s{0,2}", re.IGNORECASE
)
_COUNTS_APART = late_regex(r"[,;\n+&/]|\bDAN\b", re.IGNORECASE)


def _several_counts(text: str) -> Parted | None:
    """Return the sum of counts such as 2 RRT, 1 Jepang, with both nationalities; None for a single count."""
    pieces = [piece for piece in _COUNTS_APART.split(text) if piece.strip()]
    counts = [_COUNTED.fullmatch(piece) for piece in pieces]
    if len(pieces) < 2 or not all(counts):
        return None
    counted_names = [(int(match[1]), match[2].strip()) for match in counts if match]
    names = ", ".join(dict.fromkeys(name for _, name in counted_names))
    return Parted({"persons": str(sum(number for number, _ in counted_names)), "nationality": names})


def _of_value(cell: Scalar, field_names: Collection[str]) -> Parted:
    """Return a date or a number as the one part that it can be."""
    if isinstance(cell, date):
        dated = next((name for name in field_names if name.endswith(("_date", "_expiry"))), None)
        return Parted({dated: cell}) if dated else Parted(left_over=cell.isoformat())
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        numbered = next((name for name in _NUMBERS if name in field_names), None)
        return Parted({numbered: cell}) if numbered else Parted(left_over=str(cell))
    return Parted(left_over=str(cell))


def _in_order(field_names: Collection[str]) -> list[str]:
    """Return the fields in the order in which they are looked for: dates first, since other numbers hide in them."""
    return sorted(field_names, key=lambda name: _ORDER.index(name) if name in _ORDER else len(_ORDER))


_ORDER = (
    "permit_expiry", "passport_expiry", "decision_date", "birth_date", "incident_date", "activity_date", "arrival_date",
    "passport_no", "visa_index", "permit_type", "incident_time", "age", "count_male", "count_female", "sex", "persons",
    "nationality",
)  # fmt: skip


def _part_of_field(name: str, text: str) -> tuple[str | None, str]:
    """Return the part of one field, None where no pattern finds it, and the text without it."""
    if name.endswith(("_date", "_expiry")):
        return _date(name, text)
    if name == "permit_type":
        return _permit(text)
    if name == "nationality":
        return _nationality(text)
    upper = _upper(text)
    for pattern in _patterns().get(name, ()):
        matches = list(pattern.finditer(upper))
        lettered = [match for match in matches if match["value"][:1].isalpha()]
        if name == "passport_no" and len({match["value"] for match in lettered or matches}) > 1:
            return " / ".join(match["value"] for match in lettered or matches), pattern.sub(_GAP, upper)
        for match in (lettered or matches)[:1]:
            begin, end = match.span("value") if name == "sex" else match.span()
            return " ".join(text[slice(*match.span("value"))].split()), text[:begin] + _GAP + text[end:]
    return None, text


def _upper(text: str) -> str:
    """Return a text in upper case, letter by letter at its place."""
    upper = text.upper()
    return upper if len(upper) == len(text) else "".join(mark.upper()[:1] for mark in text)


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    declared = combined_cells.declared()["patterns"]
    return {name: tuple(re.compile(pattern) for pattern in patterns) for name, patterns in declared.items()}


@cache
def _dates() -> re.Pattern[str]:
    declared = combined_cells.declared()["dates"]
    day, markers = declared["day"], declared["markers"]
    return re.compile(
        rf"{markers}(?<![A-Z0-9])(?P<value>{day}(?:\s?(?:S/D|S\.D\.|SAMPAI(?: DENGAN)?|-|–|—)\s?{day})?)(?![A-Z0-9])"
    )


def _date(name: str, text: str) -> tuple[str | None, str]:
    """Return a date and the text without it: of several that behind TGL, of an end the last, else the first."""
    matches = _dates_of_decisions(text) if name == "decision_date" else list(_dates().finditer(_upper(text)))
    if not matches:
        return None, text
    marked = [match for match in matches if _DECISION_DATE.search(match[0][: match.start("value") - match.start()])]
    chosen = matches[0]
    if name.endswith("_expiry") or name == "decision_date":
        chosen = (marked or matches)[-1]
    return text[slice(*chosen.span("value"))], text[: chosen.start()] + _GAP + text[chosen.end() :]


def _dates_of_decisions(text: str) -> list[re.Match[str]]:
    """Return the dates behind the number of a decision, whose last digits may look like the beginning of one.

    In GR.03.04 / 12 Okt 2025 neither 03.04 / 12 nor 04 / 12 is a date: of two that share digits the later one is.
    """
    upper, matches, begin = _upper(text), list[re.Match[str]](), 0
    while match := _dates().search(upper, begin):
        begin = match.start("value") + 1
        if _is_of_number(match, text) or (matches and match.end() <= matches[-1].end()):
            continue
        if matches and match.start("value") < matches[-1].end():
            matches.pop()
        matches.append(match)
    return matches


def _is_of_number(match: re.Match[str], text: str) -> bool:
    """Tell whether what looks like a date goes on from the number of a decision: IMI.5-GR.03.02-1004."""
    begin = match.start("value")
    return match.start() == begin and _GOES_ON.search(text[:begin]) is not None


@cache
def _permits() -> re.Pattern[str]:
    names = sorted(permits.names(), key=len, reverse=True)
    alternatives = "|".join(re.escape(name).replace("\\ ", r"[\s-]") for name in names)
    purposes = "|".join(permits.purposes())
    purpose_after = rf"(?:[\s(-]{{0,2}}(?:{purposes})\b\)?)?"
    return re.compile(rf"(?<![A-Z0-9])(?P<value>(?:{alternatives}){purpose_after}{_TERMS})(?![A-Z0-9])")


def _permit(text: str) -> tuple[str | None, str]:
    """Return the class of permit a text names, with its term, and the text without it."""
    match = _permits().search(_upper(text))
    if match is None:
        return None, text
    return text[slice(*match.span("value"))], text[: match.start()] + _GAP + text[match.end() :]


def _nationality(text: str) -> tuple[str | None, str]:
    """Return the nationality a text names: behind WN or WNA, or as a part that is nothing else."""
    marked = _WN.search(_upper(text))
    if marked is not None:
        behind = text[marked.end() :]
        words = re.split(r"[\s\x1f,;/()]+", behind.strip())
        for end in range(min(4, len(words)), 0, -1):
            name = " ".join(words[:end])
            if nationalities.code_of(name) or normal(name) in nationalities.ambiguous():
                tail = behind.strip()
                length = _length_of_words(tail, end)
                return name, text[: marked.start()] + _GAP + tail[length:]
    for chunk in _CHUNKS.split(text):
        name = chunk.strip(" .:-")
        if name and (nationalities.code_of(name) or normal(name) in nationalities.ambiguous()):
            return name, text.replace(chunk, _GAP, 1)
    return None, text


def _length_of_words(text: str, number: int) -> int:
    """Return the length of the first words of a text."""
    match = re.match(rf"(?:[^\s\x1f,;/()]+[\s\x1f,;/()]*){{{number}}}", text)
    return match.end() if match else len(text)


def _filled(parted: Parted, text: str, field_names: Collection[str]) -> Parted:
    """Give what no pattern found to the fields that are still empty, in the order of the header."""
    empty = [name for name in field_names if name not in parted.parts and name not in _ALSO_ONLY]
    if {"decision_no", "decision_date"} <= set(empty):
        empty.remove("decision_date")  # W18-1004/2024 is a number whose year is no date
    if any(name.endswith("_expiry") for name in empty):
        text = _LOOSE_MARKER.sub(_GAP, text)
    text = with_own_slashes(text, _SLASH) if set(field_names) == _WORK else text
    text = _FATHER.sub(rf"\1{_SLASH}\2", text) if "full_name" in empty else text
    chunks = [chunk for chunk in map(_trimmed, _CHUNKS.split(text)) if chunk]
    if empty[:2] == ["full_name", "birth_place"] and len(chunks) > len(empty):
        chunks = _name_and_birth(text) or chunks
    cell_text = " ".join(_trimmed(text.replace(_GAP, " ")).split())
    if len(empty) == 1 and chunks and _takes_all(empty[0]) and _may_be(empty[0], cell_text):
        chunks = [cell_text]
    elif empty and len(chunks) > len(empty) and _takes_all(empty[-1]):
        chunks = [*chunks[: len(empty) - 1], ", ".join(chunks[len(empty) - 1 :])]
    for name in empty:
        if chunks and _may_be(name, chunks[0]):
            parted.parts[name] = _without_label(name, chunks.pop(0)).replace(_SLASH, "/")
    parted.left_over = " ".join(chunks).replace(_SLASH, "/")
    return parted


def _name_and_birth(text: str) -> list[str]:
    """Return name and place of birth at the last mark that parts them; a comma may stand within a name.

    Example:
        >>> _name_and_birth("NOVAK, Ada Maria / Dili, "), _name_and_birth("Ram Singh (Delhi, )")
        (['NOVAK, Ada Maria', 'Dili'], ['Ram Singh', 'Delhi'])
    """
    parts = [part for part in map(_trimmed, _MARKS_OF_BIRTH.split(text)) if part]
    if len(parts) < 2:
        return []
    before = text[: text.rindex(parts[-1])]
    return [_trimmed(before.replace(_GAP, " ")), parts[-1]]


_MARKS_OF_BIRTH = late_regex(r"[/(|;\n\r]|\s[-–—]\s")
_ALSO_ONLY = frozenset({"sex", "count_male", "count_female", "visa_index", "age", "permit_type", "persons"})
"""Fields that are what their pattern says, or nothing."""


def _takes_all(name: str) -> bool:
    """Tell whether a field alone may hold slashes and commas."""
    return name in {"decision_no", "permit_no", "sponsor_address", "incident_place", "place", "entry_point"}


def _may_be(name: str, chunk: str) -> bool:
    """Tell whether a text may be of a field: the number of a permit holds digits."""
    return name != "permit_no" or sum(mark.isdigit() for mark in chunk) >= _FEWEST_DIGITS


def _trimmed(text: str) -> str:
    return text.strip(" \t\n\r.:;,/|()-–—" + _GAP)


def _without_label(name: str, text: str) -> str:
    if name in _KEPT_LABELS:
        return text
    label = _LABELS.match(_upper(text))
    return (text[label.end() :].strip() or text) if label else text


def _place(text: str, field_names: Collection[str]) -> Parted:
    """Return the parts of an address, or of kelurahan and kecamatan alone."""
    parts = addresses.parts_of(text)
    part_by_field: Mapping[str, str | None] = {
        "address": parts.street, "rt_rw": parts.rt_rw, "kelurahan": parts.village, "kecamatan": parts.district,
    }  # fmt: skip
    parted = Parted()
    parted.parts |= {name: value for name in field_names if (value := part_by_field.get(name)) is not None}
    if "kecamatan" in field_names and parts.district is None and places.district_code(text):
        return Parted({"kecamatan": text})
    if "address" in field_names:
        return parted
    if parts.district is None or (parts.village is None and "kelurahan" in field_names):
        return _village_and_district(text, field_names)
    return parted


def _village_and_district(text: str, field_names: Collection[str]) -> Parted:
    """Return kelurahan and kecamatan of a cell such as Pluit/Penjaringan, turned round where only that agrees."""
    chunks = [chunk for chunk in map(_trimmed, re.split(r"[/;,|()\n]|\s[-–—]\s", text)) if chunk]
    order = [name for name in field_names if name in {"kelurahan", "kecamatan"}]
    if not chunks:
        return Parted()
    if len(chunks) == 1:
        chunks = _two_names(chunks[0])
    if len(chunks) == 1:
        only = "kecamatan" if not places.is_village(chunks[0]) and places.district_code(chunks[0]) else order[0]
        return Parted({only: chunks[0]})
    first, second, *more_names = chunks
    by_name = dict(zip(order, (first, second), strict=False))
    turned = dict(zip(order, (second, first), strict=False))
    parted = Parted(left_over=" ".join(more_names))
    parted.parts |= turned if not _agree(by_name) and _agree(turned) else by_name
    return parted


def _two_names(text: str) -> list[str]:
    """Return a text as two names that agree, such as Pluit Penjaringan, or as it is."""
    words = text.split()
    for end in range(1, len(words)):
        pair = [" ".join(words[:end]), " ".join(words[end:])]
        if _agree({"kelurahan": pair[0], "kecamatan": pair[1]}):
            return pair
    return [text]


def _agree(names: Mapping[str, str]) -> bool:
    district = places.district_code(names.get("kecamatan", ""))
    village = places.village_code(names.get("kelurahan", ""), district)
    return village is not None and village.rpartition(".")[0] == district
