"""Kota, kabupaten, kecamatan and provinces by name, as a person types them when an office is set up."""

from __future__ import annotations

from functools import cache

from reports.vocabulary import place_spellings, regions, work_area
from reports.vocabulary.area_cities import short_form
from reports.vocabulary.text import normal

_WORDS = ("KECAMATAN ", "KEC ", "DISTRIK ", "PROVINSI ", "PROV ")
MOST = 12
"""Places that are offered for a name."""


def label(code: str) -> str:
    """Return a place with where it lies, such as ``Ubud, Kabupaten Gianyar`` or ``Kota Semarang, Jawa Tengah``."""
    parent = code.rpartition(".")[0]
    name = regions.names()[code]
    return f"{name}, {regions.names()[parent]}" if parent else name


def find(text: str) -> tuple[str, ...]:
    """Return the codes that a text may mean: one that it names exactly, else all whose names begin so or contain it.

    Larger places come first. A code is its own name; a kota and a kabupaten of one name are both returned.

    Raises:
        ConfigurationError: the code list is missing.
    """
    code = regions.dotted(text)
    if code in regions.names():
        return (code,)
    name = _without_level_word(text)
    if not name:
        return ()
    if exact := _exact().get(name):
        return exact[:MOST]
    if spelt := tuple(dict.fromkeys(code for key in place_spellings.readings(name) for code in _spelt().get(key, ()))):
        return spelt[:MOST]
    begin = [code for code, forms in _searched() if any(form.startswith(name) for form in forms)]
    inside = [code for code, forms in _searched() if any(f" {name}" in form for form in forms)]
    return tuple(dict.fromkeys((*begin, *inside)))[:MOST]


def completions(text: str) -> tuple[str, ...]:
    """Return the labels of the places whose names begin with a text, larger places first."""
    name = normal(text)
    labels = ((label(code), forms) for code, forms in _searched())
    return tuple(
        place_label
        for place_label, forms in labels
        if any(form.startswith(name) for form in (normal(place_label), *forms))
    )


def _without_level_word(text: str) -> str:
    """Return a normalised name without the word for its level; of a kota or kabupaten the kind in short."""
    key = normal(text)
    for word in _WORDS:
        key = key.removeprefix(word)
    return short_form(key)


@cache
def _searched() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each code with the names it may be typed as, larger places first; kota and kabupaten before provinces."""
    listed = sorted(regions.names(), key=lambda code: (regions.level_of(code) or regions.REGENCY + 0.5, code))
    return tuple((code, _forms(code)) for code in listed)


def _forms(code: str) -> tuple[str, ...]:
    name = regions.names()[code]
    shorter = place_spellings.declared()["provinces"].get(code, ())
    return tuple(sorted({normal(name), short_form(normal(name)), work_area.short_name(name), *shorter}))


@cache
def _exact() -> dict[str, tuple[str, ...]]:
    """Return every name → its codes."""
    codes_by_name: dict[str, list[str]] = {}
    for code, forms in _searched():
        for form in dict.fromkeys((*forms, short_form(normal(label(code))))):
            codes_by_name.setdefault(form, []).append(code)
    return {name: tuple(codes) for name, codes in codes_by_name.items()}


@cache
def _spelt() -> dict[str, tuple[str, ...]]:
    """Return what the declared spellings of a name share → its codes."""
    codes_by_spelling: dict[str, list[str]] = {}
    for name, codes in _exact().items():
        for key in place_spellings.keys(name):
            codes_by_spelling.setdefault(key, []).extend(codes)
    return {key: tuple(dict.fromkeys(codes)) for key, codes in codes_by_spelling.items()}
