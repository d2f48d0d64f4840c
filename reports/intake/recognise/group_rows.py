"""Group rows: a kecamatan or kelurahan named in a row of its own stands for the rows below it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reports.vocabulary import places
from reports.vocabulary.text import normal

_ENUMERATOR = re.compile(r"^(?:[A-Z]|[IVX]+|\d{1,2})[.)]\s*")
_TRAILING_COUNT = re.compile(r"\s*[:(=]\s*\d+.*$")
_GROUP_WORDS = re.compile(r"^(?:KECAMATAN|KEC|KELURAHAN|KEL|WILAYAH|KOTA|BULAN|KELOMPOK|GOLONGAN)\b")


@dataclass(frozen=True)
class Group:
    """What the nearest group row above says."""

    district: str | None = None
    village: str | None = None


def is_group(text: str) -> bool:
    """Tell whether a text names a kecamatan or kelurahan, or says that it is a group."""
    key = group_name(text)
    return bool(_GROUP_WORDS.match(normal(key)) or places.district_code(key) or places.is_village(key))


def group_name(text: str) -> str:
    """Return a group row's name without enumerator and count.

    Example:
        >>> group_name("1. KECAMATAN KOJA (25 orang)"), group_name("A. ANCOL : 12")
        ('KECAMATAN KOJA', 'ANCOL')
    """
    upper = " ".join(text.upper().split())
    return _TRAILING_COUNT.sub("", _ENUMERATOR.sub("", upper)).strip()


def next_group(current: Group, text: str, *, villages: bool, sheet: str | None = None) -> Group:
    """Return the group context behind a group row; a name that is both is a kelurahan where groups are kelurahan.

    Args:
        current: the context before it.
        text: of the group row.
        villages: whether the groups of the table are kelurahan.
        sheet: kecamatan of the whole sheet.
    """
    key = normal(text)
    district, village = places.district_code(text), places.village_code(text, current.district or sheet)
    if key.startswith(("KEC ", "KECAMATAN ")):
        if district is None and places.is_elsewhere(text):
            district = places.OUTSIDE
        return Group(district)
    says_village = key.startswith(("KEL ", "KELURAHAN ", "DESA ")) and district is None
    says_village = says_village or key.startswith("KELURAHAN ")
    if village and (villages or says_village or district is None):
        return Group(current.district if current.district else None, village)
    return Group(district) if district else Group()
