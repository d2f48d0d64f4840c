"""Names of the cities and kabupaten of a work area as they end an address, and of those that are not."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reports.vocabulary import place_spellings, regions, resources
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS = (
    ("KOTA ADMINISTRASI ", "KOTA "), ("KOTA ADM ", "KOTA "), ("KABUPATEN ADMINISTRASI ", "KAB "),
    ("KABUPATEN ADM ", "KAB "), ("KAB ADM ", "KAB "), ("KABUPATEN ", "KAB "), ("KOTA ", "KOTA "), ("KAB ", "KAB "),
)  # fmt: skip
"""How a name begins → how it begins in short; the first that fits counts."""
_KIND_WORDS = frozenset({"KOTA", "KAB", "KABUPATEN"})
_SPELT = {
    "KOTA ": ("KOTA ", "KOTA ADMINISTRASI ", "KOTA ADM ", "ADM "),
    "KAB ": ("KAB ", "KABUPATEN ", "KABUPATEN ADMINISTRASI ", "KAB ADM "),
}


def short_form(name: str) -> str:
    """Return a normalised name of a city or kabupaten with its kind in short; one without a kind as it is.

    Example:
        >>> short_form("KOTA ADMINISTRASI JAKARTA BARAT"), short_form("KABUPATEN SEMARANG"), short_form("SEMARANG")
        ('KOTA JAKARTA BARAT', 'KAB SEMARANG', 'SEMARANG')
    """
    for beginning, short in _KINDS:
        if name.startswith(beginning):
            return short + name.removeprefix(beginning)
    return name


def without_city(key: str, regencies: tuple[str, ...]) -> tuple[str, frozenset[str]]:
    """Return a normalised text without the name of an own city at its end, and the codes that the name may mean."""
    for name, codes in endings(regencies).items():
        if key.endswith(f" {name}"):
            return key[: -len(name)].strip(), codes
    return key, frozenset()


@cache
def endings(regencies: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """Return the names that may end an address there → codes of cities and kabupaten; the longest first."""
    codes_by_name: dict[str, set[str]] = {}
    for code in regencies:
        for name in _home_names() if code == "31.72" else _names(code):
            codes_by_name.setdefault(name, set()).add(code)
    return {name: frozenset(codes_by_name[name]) for name in sorted(codes_by_name, key=lambda name: (-len(name), name))}


def _home_names() -> set[str]:
    """Return the names of Jakarta Utara, with the spellings collected in places.json."""
    home = resources.load("places")["kota"]
    city = normal(home["name"])
    short = city.removeprefix("KOTA ").removeprefix("ADMINISTRASI ")
    names = {city, short, f"KOTA {short}", f"KOTA ADM {short}", f"ADM {short}", f"KAB {short}"}
    return names | {normal(alias) for alias in home["aliases"]}


def _names(code: str) -> set[str]:
    """Return the names of a city or kabupaten: alone, with its province, and of the province alone."""
    kind, _space, short = short_form(normal(regions.names()[code])).partition(" ")
    city_names = {short, *(f"{spelt}{short}" for spelt in _SPELT[f"{kind} "])}
    listed = (regions.names()[code[:2]], *place_spellings.declared()["provinces"].get(code[:2], ()))
    provinces = {
        name for province in map(normal, listed) for name in (province, f"PROVINSI {province}", f"PROV {province}")
    }
    ends = provinces | {"INDONESIA"}
    return city_names | provinces | {f"{city} {end}" for city in city_names for end in ends}


def own_short_names(regencies: tuple[str, ...]) -> frozenset[str]:
    """Return the names of cities and kabupaten without their kind."""
    return frozenset(name.partition(" ")[2] for name in _own_regency_names(regencies))


def is_other_city(key: str, regencies: tuple[str, ...]) -> bool:
    """Tell whether a text with its kind, such as KAB SEMARANG, names a city or kabupaten that is none of these."""
    return " " in key and key.partition(" ")[0] in _KIND_WORDS and bool(other_cities(key, regencies))


def other_cities(key: str, regencies: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes of the cities and kabupaten that a normalised name means, unless it is one of these areas."""
    codes = _all().get(short_form(key), ())
    return () if set(codes) & set(regencies) else codes


@cache
def district_names(code: str) -> frozenset[str]:
    """Return the normalised names of the kecamatan of a city or kabupaten."""
    return frozenset(normal(regions.names()[district]) for district in regions.districts_of(code))


@cache
def _own_regency_names(regencies: tuple[str, ...]) -> frozenset[str]:
    return frozenset(short_form(normal(regions.names()[code])) for code in regencies)


@cache
def _all() -> Mapping[str, tuple[str, ...]]:
    """Return the name of every city and kabupaten, with its kind in short and without, → codes."""
    codes_by_name: dict[str, tuple[str, ...]] = {}
    for code, name in regions.names().items():
        if regions.level_of(code) == regions.REGENCY:
            short = short_form(normal(name))
            for form in (short, short.partition(" ")[2]):
                codes_by_name[form] = (*codes_by_name.get(form, ()), code)
    return codes_by_name
