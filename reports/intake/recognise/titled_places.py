"""Kecamatan and kelurahan of a list that has no column of them: by its titles, sheet, file or folder.

KELURAHAN PEJAGALAN                 KEL. PEJAGALAN KEC. PENJARINGAN          a title needs the word before the name
a sheet named PEJAGALAN             a file named PEJAGALAN OKT 2024          a name may be nothing but that of the place
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary import place_spellings, places
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.place import Place

KINDS = frozenset({"register", "incidents", "activities"})
"""Kinds whose rows stand in a place."""
_ADDRESS = late_regex(r"\b(?:JL|JLN|JALAN|TELP|TELEPON|ALAMAT|KODE POS|EMAIL|RT|RW)\b")
"""Words of the address of an office, which says nothing of the persons below."""
_BESIDE_NAMES = frozenset(
    "DATA REGISTER DAFTAR LAPORAN WNA OA ORANG ASING BULAN TAHUN TGL PER REV REVISI FINAL WILAYAH DI".split()
)
"""Words that may stand beside a place in the name of a file or folder."""
_REGENCY = re.compile(r"\b(?:KABUPATEN|KAB|KOTAMADYA|KOTA)\s(?=\S)")
"""Words before the name of a kabupaten or kota, one of whose kecamatan may bear the same name."""
_LONGEST_NAME = 4
"""Words of the longest name of a place that is looked for."""


@dataclass(frozen=True)
class TitledPlace:
    """A place that stands over a list."""

    district: str
    village: str | None
    source: str
    """title, sheet, file or folder."""


def titled_place(titles: tuple[str, ...], sheet: str, place: Place) -> TitledPlace | None:
    """Return the place that names over a list agree on; None where they name none, or two.

    Args:
        titles: texts above it, nearest last.
        sheet: name of the sheet.
        place: name of the file and its folders.
    """
    names = (sheet, place.file.rpartition(".")[0], *place.folders)
    sources = ("sheet", "file", *("folder" for _folder in place.folders))
    for source, texts, is_name in (
        ("title", titles, False),
        *((source, (name,), True) for source, name in zip(sources, names, strict=True)),
    ):
        districts, villages = _named_in(texts, is_name=is_name)
        if len(districts) > 1 or len(villages) > 1:
            return None
        district = next(iter(districts), None)
        if is_name and district and is_regency(district, titles):
            return None
        village = _village(next(iter(villages), ""), district)
        if district or village:
            return TitledPlace(district or str(village).rpartition(".")[0], village, source)
    return None


def is_regency(district: str, titles: Sequence[str]) -> bool:
    """Tell whether a title calls a kabupaten or kota by the name of a kecamatan, which then is not meant.

    Args:
        district: code of the kecamatan that a sheet or file seems to be named after.
        titles: texts above the table.
    """
    keys = (normal(title) for title in titles)
    names = (key[match.end() :] for key in keys for match in _REGENCY.finditer(key))
    return any(places.district_in(name) == district for name in names)


def abbreviated_district(title: str) -> str | None:
    """Return the kecamatan that follows KEC or DISTRIK anywhere in a title; None in an address, or for two."""
    key = normal(title)
    if _ADDRESS.search(key):
        return None
    codes = {code for words in _after(key, place_spellings.district_prefixes()) if (code := _district(words))}
    return codes.pop() if len(codes) == 1 else None


def _village(name: str, district: str | None) -> str | None:
    """Return the kelurahan of a name; None for none, or for one of another kecamatan than that beside it."""
    code = places.village_code(name, district) if name else None
    return code if code and district in {None, code.rpartition(".")[0]} else None


def _named_in(texts: Sequence[str], *, is_name: bool) -> tuple[set[str], set[str]]:
    """Return the codes of the kecamatan and the names of the kelurahan that texts name."""
    districts: set[str] = set()
    villages: set[str] = set()
    for text in texts:
        key = normal(text.replace("_", " "))
        if _ADDRESS.search(key):
            continue
        in_districts = _after(key, place_spellings.district_prefixes())
        of_text = {code for words in in_districts if (code := _district(words))}
        names = {name for words in _after(key, _village_words()) if (name := _village_name(words))}
        districts, villages = districts | of_text, villages | names
        lone_name = _lone_name(key) if is_name and not (of_text or names) else ""
        if lone_name and (code := places.district_code(lone_name)):
            districts.add(code)
        elif lone_name and places.is_village(lone_name):
            villages.add(lone_name)
    return districts, villages


def _village_words() -> tuple[str, ...]:
    return tuple(word for word, _kind in place_spellings.village_prefixes())


def _after(key: str, prefixes: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words that follow each word for a level of places."""
    padded = f" {key} "
    for prefix in prefixes:
        for match in re.finditer(f" {re.escape(prefix)}(?=[^ ])", padded):
            yield padded[match.end() :].split()[:_LONGEST_NAME]


def _district(words: list[str]) -> str | None:
    ends = range(len(words), 0, -1)
    return next((code for end in ends if (code := places.district_code(" ".join(words[:end])))), None)


def _village_name(words: list[str]) -> str | None:
    ends = range(len(words), 0, -1)
    return next((name for end in ends if places.is_village(name := " ".join(words[:end]))), None)


def _lone_name(key: str) -> str:
    """Return the name of a file, folder or sheet without numbers, months and words that say nothing of a place."""
    words = (word for word in key.split() if not word.isdigit() and word not in months())
    return " ".join(word for word in words if word not in _BESIDE_NAMES)
