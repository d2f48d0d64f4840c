"""Work areas: the kecamatan of an office with their kelurahan, and the names of the cities and kabupaten they are in.

Jakarta Utara comes from places.json with the spellings collected there, always as a whole; every other kecamatan from
the code list of Kemendagri.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.late_patterns import late_regex
from reports.vocabulary import regions, resources
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

HOME: tuple[str, ...] = ("31.72.01", "31.72.02", "31.72.03", "31.72.04", "31.72.05", "31.72.06")
"""The kecamatan of Jakarta Utara, which an office has that says nothing else."""
HOME_FROM_WEST: tuple[str, ...] = ("31.72.01", "31.72.05", "31.72.02", "31.72.03", "31.72.06", "31.72.04")
"""The same from west to east, as a tile map shows them."""
_HOME_CITY = "31.72"
_CODE = late_regex(r"\d\d(?:\.\d\d){0,2}|\d\d\.\d\d\.\d\d\.\d{4}")
_NAMED = 3
"""Codes that are proposed for one that does not exist."""


@dataclass(frozen=True)
class Village:
    """A kelurahan or desa."""

    code: str
    name: str
    district: str
    """Code of its kecamatan."""
    aliases: tuple[str, ...] = ()

    @property
    def is_rural(self) -> bool:
        """Whether it is a desa, and no kelurahan."""
        return self.code.rpartition(".")[2][:1] != "1"


@dataclass(frozen=True)
class District:
    """A kecamatan."""

    code: str
    name: str
    villages: tuple[Village, ...]
    aliases: tuple[str, ...] = ()

    @property
    def regency(self) -> str:
        """Code of its city or kabupaten."""
        return self.code.rpartition(".")[0]


@dataclass(frozen=True)
class Area:
    """Kecamatan in the order of their codes as configured."""

    districts: tuple[District, ...]

    @property
    def villages(self) -> tuple[Village, ...]:
        """All kelurahan and desa."""
        return tuple(village for district in self.districts for village in district.villages)

    @property
    def regencies(self) -> tuple[str, ...]:
        """Codes of the cities and kabupaten."""
        return tuple(dict.fromkeys(district.regency for district in self.districts))

    @property
    def is_home(self) -> bool:
        """Whether it is (part of) Jakarta Utara and nothing else."""
        return self.regencies == (_HOME_CITY,)

    @property
    def village_word(self) -> str:
        """What its kelurahan are called: ``desa``, where there are some too ``kelurahan/desa``."""
        rural = {village.is_rural for village in self.villages}
        return "kelurahan" if True not in rural else "desa" if rural == {True} else "kelurahan/desa"


def expanded(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the kecamatan that codes of any level above the kelurahan stand for, each once.

    Args:
        codes: of kecamatan, kabupaten, kota or provinces; the dots may be left out.

    Raises:
        ConfigurationError: there is no such code, or none at all.
    """
    districts = [district for code in codes for district in _districts_of(regions.dotted(code))]
    if not districts:
        raise ConfigurationError(
            "{file}: {key} names no kecamatan", "write at least one code, such as 31.72.01",
            file="pora.toml", key="work_area.districts",
        )  # fmt: skip
    return tuple(dict.fromkeys(districts))


def _districts_of(code: str) -> tuple[str, ...]:
    if code in HOME:
        return (code,)
    if code == _HOME_CITY:
        return HOME
    if regions.level_of(code) <= regions.DISTRICT and code in regions.names():
        return regions.districts_of(code)
    near = ", ".join(map(_with_name, nearest(code)))
    hint = "did you mean {near}?" if near else "write a code such as 31.72.01"
    if regions.level_of(code) == regions.VILLAGE and regions.name_of(code):
        hint = "figures are by kecamatan; write {near}"
    raise ConfigurationError(
        "{file}: {key}: there is no kecamatan, kota or kabupaten with the code {code}", hint,
        file="pora.toml", key="work_area.districts", code=code, near=near,
    )  # fmt: skip


def nearest(text: str) -> tuple[str, ...]:
    """Return the codes that come nearest to a text that is no code: by its digits, else by name."""
    key = normal(text)
    if key.replace(" ", "").isdigit():
        return _nearest_codes(text)
    by_name: dict[str, list[str]] = {}
    for code, name in regions.names().items():
        for spelt in dict.fromkeys((normal(name), short_name(name))):
            by_name.setdefault(spelt, []).append(code)
    alike = difflib.get_close_matches(key, by_name, _NAMED, 0.7) if key not in by_name else [key]
    return tuple(dict.fromkeys(code for name in alike for code in by_name[name]))[:_NAMED]


def _nearest_codes(code: str) -> tuple[str, ...]:
    """Return the kecamatan, kabupaten or provinces nearest to a code under the part of it that exists."""
    parent = code
    while parent:
        parent = parent.rpartition(".")[0]
        if regions.level_of(parent) == regions.DISTRICT and parent in regions.names():
            return (parent,)
        if not parent or parent in regions.names():
            break
    number = code.removeprefix(parent).strip(".").partition(".")[0]
    siblings = regions.children(parent) if parent else regions.provinces()
    nearest_first = sorted(siblings, key=lambda sibling: (abs(int(sibling.rpartition(".")[2]) - int(number)), sibling))
    return tuple(nearest_first[:_NAMED])


def short_name(name: str) -> str:
    """Return the normalised name of a place without the word for a city or kabupaten."""
    full = normal(name)
    return full.removeprefix("KOTA ").removeprefix("KABUPATEN ").removeprefix("ADMINISTRASI ").removeprefix("ADM ")


def _with_name(code: str) -> str:
    return f"{code} {name_of(code)}"


def name_of(code: str) -> str | None:
    """Return the name of a code of any level; None where there is no such code."""
    home_name = _home_names().get(code)
    return home_name or (regions.name_of(code) if _CODE.fullmatch(code) else None)


@cache
def _home_names() -> dict[str, str]:
    districts = _home()
    listed = {district.code: district.name for district in districts}
    return listed | {village.code: village.name for district in districts for village in district.villages}


@cache
def area_of(codes: tuple[str, ...]) -> Area:
    """Return the area of kecamatan codes, in their order, with the spellings that are known of their names."""
    home = {district.code: district for district in _home()}
    return Area(tuple(home.get(code) or _from_list(code) for code in codes))


def reading_codes(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kecamatan that are known by name when sheets are read: all of Jakarta Utara where one of it is."""
    away = tuple(code for code in codes if code not in HOME)
    return (*HOME, *away) if len(away) < len(codes) else away


@cache
def _home() -> tuple[District, ...]:
    return tuple(_from_json(entry) for entry in resources.load("places")["kecamatan"])


def _from_json(entry: dict[str, Any]) -> District:
    villages = tuple(
        Village(village["code"], village["name"], entry["code"], tuple(village["aliases"]))
        for village in entry["kelurahan"]
    )
    return District(entry["code"], entry["name"], villages, tuple(entry["aliases"]))


def _from_list(code: str) -> District:
    villages = tuple(Village(village_code, name, code) for village_code, name in regions.villages_of(code))
    return District(code, regions.names().get(code, code), villages)
