"""Kelurahan and kecamatan inside an address.

Names are read behind their word (Kel. Pluit Kec. Penjaringan), as all of a part between commas, and at the end where
two agree with each other (… RT 004/RW 005 Pluit Penjaringan). A name inside a street (Jl. Cakung Cilincing Raya) is no
place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.late_patterns import late_regex
from reports.vocabulary import places
from reports.vocabulary.text import normal

_DISTRICT_WORDS = frozenset({"KECAMATAN", "KEC", "KCMTN", "KECAM"})
_VILLAGE_WORDS = frozenset({"KELURAHAN", "KEL", "DESA", "KLRHN", "DS"})
_STOPS = frozenset(
    {"KOTA", "KAB", "KABUPATEN", "JAKARTA", "JAKUT", "DKI", "PROVINSI", "PROV", "INDONESIA", "RT", "RW", "KODE", "POS"}
)
_MOST_WORDS = 4
"""Words of the longest name of a kecamatan or kelurahan."""
_POSTCODE = late_regex(r"\b\d{5}\b")
_RT_RW = late_regex(r"\bRT\.?\s{0,2}\d{1,3}\s{0,2}[/,.-]?\s{0,2}RW\.?\s{0,2}\d{1,3}", re.IGNORECASE)
_BOTH_WORDS = late_regex(
    r"\bKEL(?:URAHAN)?\.?\s{0,2}[/-]\s{0,2}KEC(?:AMATAN)?\.?[\s:]{0,3}([A-Z][A-Z .]{2,40}?)\s{0,2}[/,-]\s{0,2}"
)
"""``Kel/Kec Pluit/Penjaringan``."""
_BEGIN = late_regex(
    r"[\s,;/-]{0,3}\b(?:RT\b\.?\s{0,2}\d|KELURAHAN\b|KEL\b|DESA\b|KLRHN\b|KECAMATAN\b|KEC\b)", re.IGNORECASE
)


@dataclass(frozen=True)
class Parts:
    """The parts of an address, as names that the columns of their own would hold; None for what it does not say."""

    street: str | None = None
    rt_rw: str | None = None
    village: str | None = None
    district: str | None = None


def parts_of(text: str) -> Parts:
    """Return the parts of an address.

    Example:
        >>> parts_of("Jl. Pluit Karang No. 4 RT 003/RW 005 Kel. Pluit Kec. Penjaringan")
        Parts(street='Jl. Pluit Karang No. 4', rt_rw='RT 003/RW 005', village='PLUIT', district='PENJARINGAN')
        >>> parts_of("Jl. Cakung Cilincing Raya No. 25").district
    """
    rt_rw = _RT_RW.search(text)
    village, district = place_in(text)
    begin = _BEGIN.search(text)
    street = text[: begin.start()] if begin else text
    return Parts(" ".join(street.strip(" ,;/-").split()) or None, rt_rw[0] if rt_rw else None, village, district)


def place_in(text: str) -> tuple[str | None, str | None]:
    """Return the kelurahan and the kecamatan that an address names, as written; None for what it does not name."""
    words = normal(_BOTH_WORDS.sub(r"KEL \1 KEC ", text.upper())).split()
    district = _behind(words, _DISTRICT_WORDS, _VILLAGE_WORDS, "kecamatan")
    village = _behind(words, _VILLAGE_WORDS, _DISTRICT_WORDS, "kelurahan")
    if district is None:
        *head, end = _RT_RW.split(text)
        loose = _between_commas(text) or _at_the_end(end, after_rt_rw=bool(head))
        if loose and (village is None or loose[0] in {None, village}):
            village, district = village or loose[0], loose[1]
    if district is None and village is None:
        return None, _city_elsewhere(text)
    return village, district


def _behind(words: list[str], level_words: frozenset[str], other_level_words: frozenset[str], level: str) -> str | None:
    """Return the name behind its word: a known one as far as it goes, else all up to the next word of a place."""
    known_names = frozenset(places.names_of(level))
    for position, word in enumerate(words[:-1]):
        if word not in level_words or words[position + 1] in level_words | other_level_words:
            continue
        following = words[position + 1 :]
        for end in range(min(_MOST_WORDS, len(following)), 0, -1):
            name = " ".join(following[:end])
            if name in known_names or (level == "kecamatan" and places.is_elsewhere(name)):
                return name
        stop = next(
            (
                at
                for at, word in enumerate(following)
                if word in level_words | other_level_words | _STOPS or word.isdigit()
            ),
            len(following),
        )
        return " ".join(following[: min(stop, _MOST_WORDS)]) or None
    return None


def _between_commas(text: str) -> tuple[str | None, str] | None:
    """Return kelurahan and kecamatan of parts between commas that are nothing but their names."""
    pieces = [_without_postal_code(piece) for piece in re.split(r"[,;\n]", text)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        return None
    last = pieces[-1]
    if places.district_code(last) is None:
        return _at_the_end(last, after_rt_rw=True)
    village_name = pieces[-2].removeprefix("KEL ").removeprefix("KELURAHAN ")
    village = village_name if len(pieces) > 2 and places.is_village(village_name) else None
    return village, last


def _without_postal_code(piece: str) -> str:
    """Return a part of an address without postal code and the name of the own city."""
    key = normal(_POSTCODE.sub(" ", piece))
    for name in places.city_names():
        if key == name or key.endswith(f" {name}"):
            key = key[: len(key) - len(name)].strip()
    return key


def _at_the_end(text: str, *, after_rt_rw: bool) -> tuple[str | None, str] | None:
    """Return kelurahan and kecamatan that end a text and agree with each other.

    Args:
        text: of an address, or what follows its RT and RW.
        after_rt_rw: a text that is one name counts.
    """
    words = _without_postal_code(text).split()
    for end in range(min(_MOST_WORDS, len(words)), 0, -1):
        district = " ".join(words[-end:])
        code = places.district_code(district)
        if code is None or district.split()[0] in _DISTRICT_WORDS:
            continue
        preceding = words[:-end]
        for length in range(min(_MOST_WORDS, len(preceding)), 0, -1):
            village = places.village_code(" ".join(preceding[-length:]), code)
            if village is not None and village.rpartition(".")[0] == code:
                return " ".join(preceding[-length:]), district
        if after_rt_rw and not preceding:
            return None, district
    return None


def _city_elsewhere(text: str) -> str | None:
    """Return the city or kabupaten that ends an address, where it is another one."""
    last = normal(_POSTCODE.sub(" ", re.split(r"[,;\n]", text)[-1]))
    return last if last and "," in text and places.is_elsewhere(last) else None
