"""Kecamatan and kelurahan of the work area, and what lies outside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reports.vocabulary import resources
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

OUTSIDE = "outside"


@dataclass(frozen=True)
class Village:
    """A kelurahan."""

    code: str
    name: str
    district: str
    """Code of its kecamatan."""


@dataclass(frozen=True)
class District:
    """A kecamatan."""

    code: str
    name: str
    villages: tuple[Village, ...]


@cache
def districts() -> tuple[District, ...]:
    """Return the kecamatan by code."""
    return tuple(
        District(one["code"], one["name"], tuple(Village(v["code"], v["name"], one["code"]) for v in one["kelurahan"]))
        for one in resources.load("places")["kecamatan"]
    )


@cache
def villages() -> tuple[Village, ...]:
    """Return all kelurahan by code."""
    return tuple(village for district in districts() for village in district.villages)


@cache
def names() -> dict[str, str]:
    """Return code → name of every kecamatan and kelurahan."""
    return {one.code: one.name for one in districts()} | {one.code: one.name for one in villages()}


@cache
def _aliases(level: str) -> dict[str, str]:
    """Return normalised name or alias → code, for ``kecamatan`` or ``kelurahan``."""
    entries = resources.load("places")["kecamatan"]
    if level == "kelurahan":
        entries = [village for entry in entries for village in entry["kelurahan"]]
    return {normal(text): entry["code"] for entry in entries for text in (entry["name"], *entry["aliases"])}


def district_code(text: str) -> str | None:
    """Return the code of a kecamatan named so, with or without ``Kec.``; None when it is none of the work area.

    Example:
        >>> district_code("Kec. Koja, Jakarta Utara"), district_code("Koja, Jakarta Pusat")
        ('31.72.03', None)
    """
    prefixes = ("KECAMATAN ", "KEC ", "CAMAT ")
    return _code(text, "kecamatan", prefixes) or _code(without_city(text), "kecamatan", prefixes)


@cache
def city_names() -> tuple[str, ...]:
    """Return the normalised names of the own city and its province, as they end an address; the longest first."""
    city = normal(resources.load("places")["kota"]["name"])
    short = city.removeprefix("KOTA ").removeprefix("ADMINISTRASI ").removeprefix("KABUPATEN ")
    found = {city, short, f"KOTA {short}", f"KOTA ADM {short}", f"ADM {short}", f"KAB {short}"}
    found |= {normal(alias) for alias in resources.load("places")["kota"].get("aliases", ())}
    return tuple(sorted(found, key=len, reverse=True))


def without_city(text: str) -> str:
    """Return a normalised text without the name of the own city at its end."""
    key = normal(text)
    for name in city_names():
        if key.endswith(f" {name}"):
            return key[: -len(name)].strip()
    return key


def district_in(text: str, *, whole: bool = False) -> str | None:
    """Return the kecamatan at the beginning of a title, or in a sheet name (``whole``) apart from numbers and months.

    Example:
        >>> district_in("KOJA BULAN SEPTEMBER 2024"), district_in("Kec. Tj Priok", whole=True)
        ('31.72.03', '31.72.02')
    """
    words = [word for word in normal(text).split() if not word.isdigit()]
    if not whole:
        return next(
            (code for end in range(min(len(words), 3), 0, -1) if (code := district_code(" ".join(words[:end])))), None
        )
    kept = [
        word
        for word in words
        if word not in {"KECAMATAN", "KEC", "DATA", "REGISTER", "WNA", "OA"} and word not in months()
    ]
    return district_code(" ".join(kept)) if kept else None


def village_code(text: str) -> str | None:
    """Return the code of a kelurahan named so, with or without ``Kel.``; None when it is none of the work area."""
    return _code(text, "kelurahan", ("KELURAHAN ", "KEL ", "DESA KELURAHAN ", "DESA "))


def _code(text: str, level: str, prefixes: tuple[str, ...]) -> str | None:
    key = normal(text)
    aliases = _aliases(level)
    if key in aliases:
        return aliases[key]
    return next((aliases.get(key.removeprefix(prefix)) for prefix in prefixes if key.startswith(prefix)), None)


def names_of(level: str) -> tuple[str, ...]:
    """Return the normalised names and aliases of a level, for proposals."""
    return tuple(_aliases(level))


@cache
def _elsewhere() -> frozenset[str]:
    lines = resources.text("places_elsewhere.txt").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_elsewhere(text: str) -> bool:
    """Tell whether a text names a kecamatan or city of Indonesia outside Jakarta Utara."""
    key = normal(text)
    first, _, city = (part.strip() for part in text.partition(","))
    if city and normal(city) and is_elsewhere(city) and is_elsewhere(first):
        return True
    for prefix in ("KECAMATAN ", "KEC ", "KOTA ADMINISTRASI ", "KOTA ADM ", "KOTA ", "KABUPATEN ", "KAB "):
        key = key.removeprefix(prefix)
    return key in _elsewhere()


def districts_named(text: str) -> tuple[str, ...]:
    """Return the kecamatan that a running text names, by code; those after the word kecamatan, if there are any.

    Example:
        >>> districts_named("Aula Kecamatan Tj. Priok, Jalan Koja"), districts_named("Hotel di Kelapa Gading")
        (('31.72.02',), ('31.72.06',))
    """
    key = f" {normal(text)} "
    for village in villages():
        key = key.replace(f" KELURAHAN {normal(village.name)} ", " ")
    aliases = _aliases("kecamatan")
    marked = {code for name, code in aliases.items() if f" KECAMATAN {name} " in key or f" KEC {name} " in key}
    return tuple(sorted(marked or {code for name, code in aliases.items() if f" {name} " in key}))


def without_names(text: str) -> str:
    """Return a normalised text without the names of kelurahan and kecamatan of the area in it."""
    padded = f" {text} "
    for name in sorted((*names_of("kelurahan"), *names_of("kecamatan")), key=len, reverse=True):
        padded = padded.replace(f" {name} ", " ")
    return padded.strip()
