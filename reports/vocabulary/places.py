"""Kecamatan and kelurahan of the work area as sheets write them, and what lies outside.

The work area is set once for a process, by ``use_area``, since every step of reading asks here for names. What reads
nothing takes its area from :mod:`reports.vocabulary.work_area` instead.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeVar

from reports.late_patterns import late_regex
from reports.vocabulary import area_cities, place_spellings, regions, resources, work_area
from reports.vocabulary.dates import months
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from functools import _lru_cache_wrapper

    from reports.vocabulary.work_area import Area, District, Village

T = TypeVar("T")

OUTSIDE = "outside"
_TITLE_WORDS = frozenset({"KECAMATAN", "KEC", "DISTRIK", "DATA", "REGISTER", "WNA", "OA"})
_LONGEST = 200
"""Characters of a text that may be the name of a place, its city and its province."""
_CODE_AND_NAME = late_regex(r"(\d\d) ?(\d\d) ?(\d\d)0? ([A-Z].*)")
"""``31.72.03 Koja``, ``317203 - Koja``, and with the digit that the statistical office adds."""
_codes = work_area.HOME
_to_clear: list[Callable[[], None]] = []


def cleared_with_area(cached: _lru_cache_wrapper[T]) -> _lru_cache_wrapper[T]:
    """Register a cache whose results depend on the work area (a decorator above ``@cache``)."""
    _to_clear.append(cached.cache_clear)
    return cached


def use_area(codes: tuple[str, ...]) -> None:
    """Set the work area of this process.

    Args:
        codes: of its kecamatan.

    Raises:
        ConfigurationError: the code list is missing.
    """
    global _codes  # noqa: PLW0603 -- one area for all steps of a process
    reading_area = work_area.reading_codes(codes)
    if reading_area != _codes:
        _codes = reading_area
        for clear in _to_clear:
            clear()


def area() -> Area:
    """Return the work area of this process."""
    return work_area.area_of(_codes)


@cleared_with_area
@cache
def _regencies() -> tuple[str, ...]:
    return area().regencies


@cleared_with_area
@cache
def _is_home() -> bool:
    return area().is_home


def districts() -> tuple[District, ...]:
    """Return the kecamatan in the order of the area."""
    return area().districts


@cleared_with_area
@cache
def villages() -> tuple[Village, ...]:
    """Return all kelurahan."""
    return area().villages


@cleared_with_area
@cache
def names() -> dict[str, str]:
    """Return code → name of every kecamatan and kelurahan; two kecamatan of one name also say where they are."""
    district_names = {district.code: district.name for district in districts()}
    shared = {name for name in district_names.values() if list(district_names.values()).count(name) > 1}
    qualified = {
        code: f"{name}, {regions.name_of(code[:5])}" for code, name in district_names.items() if name in shared
    }
    return district_names | qualified | {village.code: village.name for village in villages()}


@cleared_with_area
@cache
def shared_villages() -> frozenset[str]:
    """Return the codes of the kelurahan and desa whose name another one of the area has, too."""
    count = Counter(village.name for village in villages())
    return frozenset(village.code for village in villages() if count[village.name] > 1)


def name_of(code: str) -> str | None:
    """Return the name of a kecamatan or kelurahan, of the area or not; None where there is no such code."""
    return names().get(code) or work_area.name_of(code)


@cleared_with_area
@cache
def _aliases(level: str) -> Mapping[str, tuple[str, ...]]:
    """Return normalised name or alias → codes, for ``kecamatan`` or ``kelurahan``."""
    codes_by_text: defaultdict[str, list[str]] = defaultdict(list)
    for place in districts() if level == "kecamatan" else villages():
        for text in dict.fromkeys(map(normal, (place.name, *place.aliases))):
            codes_by_text[text].append(place.code)
    return {text: tuple(codes) for text, codes in codes_by_text.items()}


@cleared_with_area
@cache
def _spellings(level: str) -> Mapping[str, tuple[str, ...]]:
    """Return what the declared spellings of a name share → codes."""
    codes_by_spelling: defaultdict[str, set[str]] = defaultdict(set)
    for text, codes in _aliases(level).items():
        for key in place_spellings.keys(text):
            codes_by_spelling[key] |= set(codes)
    return {key: tuple(sorted(codes)) for key, codes in codes_by_spelling.items()}


@cleared_with_area
@lru_cache(maxsize=4096)
def _codes_named(key: str, level: str) -> tuple[str, ...]:
    """Return the codes that a normalised text names: as written, else by a declared spelling."""
    if key in _aliases(level):
        return _aliases(level)[key]
    spellings = _spellings(level)
    codes = {code for reading in place_spellings.readings(key) for code in spellings.get(reading, ())}
    return tuple(sorted(codes))


def district_code(text: str) -> str | None:
    """Return the code of a kecamatan named so, with or without ``Kec.``; None when it is none of the work area.

    Example:
        >>> district_code("Kec. Koja, Jakarta Utara"), district_code("Koja, Jakarta Pusat")
        ('31.72.03', None)
    """
    codes = _district_codes(normal(text))
    return codes[0] if len(codes) == 1 else None


def _district_codes(key: str) -> tuple[str, ...]:
    """Return the kecamatan that a normalised text names, alone or with their city or kabupaten after it."""
    codes = _district_alone(_without_code(key))
    if codes:
        return codes
    name, cities = area_cities.without_city(key, _regencies())
    return tuple(code for code in _district_alone(name) if code[:5] in cities) if cities else ()


def _without_code(key: str) -> str:
    """Return a normalised text without the code of a kecamatan that an export writes before its name."""
    match = _CODE_AND_NAME.fullmatch(key)
    if match is None:
        return key
    code = ".".join(match[group] for group in (1, 2, 3))
    return match[4] if code in {district.code for district in districts()} else key


def _district_alone(key: str) -> tuple[str, ...]:
    codes = _codes_named(key, "kecamatan")
    prefixes = place_spellings.district_prefixes()
    stripped = (key.removeprefix(prefix) for prefix in prefixes if key.startswith(prefix))
    return codes or next(filter(None, (_codes_named(name, "kecamatan") for name in stripped)), ())


def city_names() -> tuple[str, ...]:
    """Return the normalised names of the own cities and their provinces, as they end an address; the longest first."""
    return tuple(area_cities.endings(_regencies()))


def without_city(text: str) -> str:
    """Return a normalised text without the name of an own city at its end."""
    return area_cities.without_city(normal(text), _regencies())[0]


def district_in(text: str, *, whole_name: bool = False) -> str | None:
    """Return the kecamatan that begins a title, or is a sheet name (``whole_name``) without its numbers and months.

    Example:
        >>> district_in("KOJA BULAN SEPTEMBER 2024"), district_in("Kec. Tj Priok", whole_name=True)
        ('31.72.03', '31.72.02')
    """
    words = [word for word in normal(text).split() if not word.isdigit()]
    if not whole_name:
        longest = max(3, *(len(name.split()) for name in _aliases("kecamatan")))
        ends = range(min(len(words), longest), 0, -1)
        return next((code for end in ends if (code := district_code(" ".join(words[:end])))), None)
    name_words = [word for word in words if word not in _TITLE_WORDS and word not in months()]
    return district_code(" ".join(name_words)) if name_words else None


def village_code(text: str, district: str | None = None) -> str | None:
    """Return the code of a kelurahan or desa named so; None when it is none of the work area, or one of several.

    Args:
        text: with or without ``Kel.`` or ``Desa``.
        district: code of the kecamatan that it is in, where that is known.
    """
    codes, kind = _villages_named(normal(text))
    inside = tuple(code for code in codes if code.rpartition(".")[0] == district) or codes
    if len(inside) > 1 and kind:
        inside = tuple(code for code in inside if code.rpartition(".")[2].startswith(kind))
    return inside[0] if len(inside) == 1 else None


def is_village(text: str) -> bool:
    """Tell whether a text names a kelurahan or desa of the work area, or several of one name."""
    return bool(_villages_named(normal(text))[0])


def _villages_named(key: str) -> tuple[tuple[str, ...], str]:
    """Return the codes that a normalised text names, and the first digit of their kind where a word says it."""
    codes = _codes_named(key, "kelurahan")
    if codes:
        return codes, ""
    for prefix, kind in place_spellings.village_prefixes():
        if key.startswith(prefix) and (codes := _codes_named(key.removeprefix(prefix), "kelurahan")):
            return codes, kind
    return (), ""


def names_of(level: str) -> tuple[str, ...]:
    """Return the normalised names and aliases of a level, for proposals."""
    return tuple(_aliases(level))


@cache
def _elsewhere() -> frozenset[str]:
    lines = resources.text("places_elsewhere.txt").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def is_elsewhere(text: str) -> bool:
    """Tell whether a text names a kecamatan, city or kabupaten of Indonesia outside the work area."""
    if len(text) > _LONGEST:
        return False
    key = normal(text)
    first, _, city = (part.strip() for part in text.partition(","))
    if city and normal(city) and is_elsewhere(city) and is_elsewhere(first):
        return True
    if not _is_home() and (area_cities.is_other_city(key, _regencies()) or _lies_in_other_city(first, city)):
        return True
    for prefix in (
        "KECAMATAN ",
        "KEC ",
        "DISTRIK ",
        "DIST ",
        "KOTA ADMINISTRASI ",
        "KOTA ADM ",
        "KOTA ",
        "KABUPATEN ",
        "KAB ",
    ):
        key = key.removeprefix(prefix)
    if key in _names_elsewhere():
        return True
    return not _is_home() and any(reading in _spellings_elsewhere() for reading in place_spellings.readings(key))


def own_names_ending(text: str) -> tuple[str, ...]:
    """Return the names of the own kecamatan that end with a text: Medan Sunggal, of which Sunggal may be short.

    There may be a kecamatan of that name elsewhere as well: which one is meant nobody can tell.
    """
    key = normal(text) if len(text) <= _LONGEST else ""
    for prefix in place_spellings.district_prefixes():
        key = key.removeprefix(prefix)
    endings = (district.name for district in districts() if f" {normal(district.name)}".endswith(f" {key}"))
    return tuple(dict.fromkeys(endings)) if key else ()


@cleared_with_area
@cache
def _spellings_elsewhere() -> Collection[str]:
    """Return what the declared spellings of a place elsewhere share; none that a place of the area has, too."""
    spellings = {key for name in _names_elsewhere() for key in place_spellings.keys(name)}
    return spellings - _spellings("kecamatan").keys() - _spellings("kelurahan").keys()


def _lies_in_other_city(first: str, city: str) -> bool:
    """Tell whether a kecamatan, maybe of a name that the area has too, is one of another city or kabupaten."""
    name = normal(first)
    for prefix in place_spellings.district_prefixes():
        name = name.removeprefix(prefix)
    return any(
        name in area_cities.district_names(code) for code in area_cities.other_cities(normal(city), _regencies())
    )


@cleared_with_area
@cache
def _names_elsewhere() -> Collection[str]:
    """Return the names of kecamatan, cities and kabupaten outside the area."""
    if _is_home():
        return _elsewhere()
    home = {normal(district.name) for district in work_area.area_of(work_area.HOME).districts} | {"JAKARTA UTARA"}
    area_names = frozenset(_aliases("kecamatan")) | area_cities.own_short_names(_regencies())
    return (_elsewhere() | home) - area_names


def districts_named(text: str) -> tuple[str, ...]:
    """Return the kecamatan that a running text names, by code; those after the word kecamatan, if there are any.

    Example:
        >>> districts_named("Aula Kecamatan Tj. Priok, Jalan Koja"), districts_named("Hotel di Kelapa Gading")
        (('31.72.02',), ('31.72.06',))
    """
    key = f" {normal(text)} "
    for village in villages():
        key = key.replace(f" KELURAHAN {normal(village.name)} ", " ")
    one_of = {name: codes[0] for name, codes in _aliases("kecamatan").items() if len(codes) == 1}
    marked = {code for name, code in one_of.items() if f" KECAMATAN {name} " in key or f" KEC {name} " in key}
    return tuple(sorted(marked or {code for name, code in one_of.items() if f" {name} " in key}))


def without_names(text: str) -> str:
    """Return a normalised text without the names of kelurahan and kecamatan of the area in it."""
    padded = f" {text} "
    for name in _longest_names():
        padded = padded.replace(f" {name} ", " ")
    return padded.strip()


@cleared_with_area
@cache
def _longest_names() -> tuple[str, ...]:
    """Return the names of kelurahan and kecamatan, the longest first."""
    return tuple(sorted((*names_of("kelurahan"), *names_of("kecamatan")), key=len, reverse=True))
