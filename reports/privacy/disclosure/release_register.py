"""The register of releases: one line of JSON for each shared pack that was handed in, chained by hashes.

It holds ids, printed numbers and stars, never a hidden number and nobody's name, so that what is forgotten in the
ledger need not be forgotten here. A line that was changed or taken out breaks the chain.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.privacy.disclosure.universe import Release

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.privacy.disclosure.shared_pack import SharedPack

REGISTER, KNOWN = "releases.jsonl", "known.toml"
"""Files in the folder ``records`` of an office."""
_START = "0" * 64


def release_of(pack: SharedPack, period: str, edition: str) -> Release:
    """Return what readers of a shared pack hold: its printed numbers and stars."""
    cells = [cell for table in pack.tables.values() for cell in table.cells.values()]
    names = {cell.id for cell in cells}
    return Release(
        period,
        edition,
        {cell.id: cell.value for cell in cells if pack.printed(cell)},
        pack.pattern.hidden & names,
        pack.pattern.may_be_zero & names,
        pack.pattern.absent & names,
    )


def append(register: str, release: Release) -> str:
    """Return the text of a register with one more release.

    Raises:
        ConfigurationError: the register was changed.
    """
    read(register)
    entry = {
        "previous": _hash(register.splitlines()[-1]) if register else _START,
        "period": release.period,
        "edition": release.edition,
        "printed": dict(sorted(release.printed.items())),
        "hidden": sorted(release.hidden),
        "may_be_zero": sorted(release.may_be_zero),
        "absent": sorted(release.absent),
    }
    return f"{register}{json.dumps(entry, ensure_ascii=False)}\n"


def read(register: str) -> tuple[Release, ...]:
    """Return the releases of a register, the oldest first.

    Raises:
        ConfigurationError: a line is no release, or the chain is broken.
    """
    previous, releases = _START, []
    for number, line in enumerate(register.splitlines(), 1):
        releases.append(_parsed(line, number, previous))
        previous = _hash(line)
    return tuple(releases)


def _parsed(line: str, number: int, previous: str) -> Release:
    try:
        entry = json.loads(line)
        if entry["previous"] != previous:
            raise _broken(number)
        return Release(
            str(entry["period"]),
            str(entry["edition"]),
            {str(name): int(value) for name, value in entry["printed"].items()},
            frozenset(map(str, entry["hidden"])),
            frozenset(map(str, entry["may_be_zero"])),
            frozenset(map(str, entry["absent"])),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _broken(number) from error


def _broken(number: int) -> ConfigurationError:
    return ConfigurationError(
        "line {line} of records/{file} was changed, or a line before it was removed",
        "restore the file from a copy: what was shared cannot be known without it",
        line=number,
        file=REGISTER,
    )


def _hash(line: str) -> str:
    return hashlib.sha256(line.encode()).hexdigest()


def known_elsewhere(text: str) -> tuple[Release, ...]:
    """Return the figures of ``known.toml``, which newspapers or others have published.

    Example of an entry::

        [[known]]
        period = "2024-09"
        source = "Antara, 3 Oktober 2024"
        "stock-nationality-permit/total/ITAS" = 1025

    Raises:
        ConfigurationError: it is no TOML, or an entry has no period or source, or a figure is no whole number.
    """
    try:
        entries = tomllib.loads(text).get("known", [])
        return tuple(_known(dict(entry)) for entry in entries)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(
            "records/{file}: {detail}", "each [[known]] needs period, source and figures", file=KNOWN, detail=str(error)
        ) from error


def _known(entry: dict[str, object]) -> Release:
    period, source = str(entry.pop("period")), str(entry.pop("source"))
    if not all(type(value) is int for value in entry.values()):
        message = "a figure is no whole number"
        raise ValueError(message)
    return Release(period, "", {name: int(str(value)) for name, value in entry.items()}, source=source)


def before(releases: Iterable[Release], month: str, edition: str) -> tuple[Release, ...]:
    """Return the releases that stand before a pack: earlier months, and other editions of its month.

    A pack that is made again finds the same ones, since its own entry and later ones are left out.

    Args:
        releases: in the order of the register.
        month: the last month of the pack (``YYYY-MM``).
        edition: of the pack.
    """
    return tuple(
        release
        for release in releases
        if release.period[-7:] < month or (release.period[-7:] == month and release.edition != edition)
    )
