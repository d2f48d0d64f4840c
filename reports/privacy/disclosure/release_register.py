"""The register of releases: one line of JSON for each shared pack that was handed in, chained by hashes.

It holds ids, printed numbers and stars, never a hidden number and nobody's name, so that what is forgotten in the
ledger need not be forgotten here. A line that was changed or taken out breaks the chain.
"""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.model import chained_lines
from reports.model.period import Month, Period
from reports.privacy.disclosure.declared_rules import MARGINS
from reports.privacy.disclosure.universe import Release

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.privacy.disclosure.shared_pack import SharedPack

REGISTER, KNOWN = "releases.jsonl", "known.toml"
"""Files in the folder ``records`` of an office."""


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
        spans=dict(pack.spans),
    )


def append(register: str, release: Release) -> str:
    """Return the text of a register with one more release.

    Raises:
        ConfigurationError: the register was changed.
    """
    read(register)
    return chained_lines.extended(register, release_values(release))


def release_values(release: Release) -> dict[str, object]:
    """Return a release as JSON values; it holds no hidden number."""
    spans = {"spans": dict(sorted(release.spans.items()))} if release.spans else {}
    return {
        "period": release.period,
        "edition": release.edition,
        "printed": dict(sorted(release.printed.items())),
        "hidden": sorted(release.hidden),
        "may_be_zero": sorted(release.may_be_zero),
        "absent": sorted(release.absent),
        **spans,
    }


def read(register: str) -> tuple[Release, ...]:
    """Return the releases of a register, the oldest first.

    Raises:
        ConfigurationError: a line is no release, or the chain is broken.
    """
    return chained_lines.parse(register, REGISTER, release_from)


def release_from(entry: Mapping[str, Any]) -> Release:
    """Return the release of JSON values: a line of the register, or a report of protection.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: they are none.
    """
    return Release(
        str(entry["period"]),
        str(entry["edition"]),
        {str(name): int(value) for name, value in entry["printed"].items()},
        frozenset(map(str, entry["hidden"])),
        frozenset(map(str, entry["may_be_zero"])),
        frozenset(map(str, entry["absent"])),
        spans={str(name): str(Period.parse(period)) for name, period in entry.get("spans", {}).items()},
    )


def printed_by(figures: str, edition: str) -> Release:
    """Return what a file of figures (``<document>.<edition>.figures.json``) tells its readers of foreigners.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is no such file.
    """
    content = json.loads(figures)
    cells = [figure for figure in content["figures"] if str(figure["id"]).partition("/")[0] in MARGINS]
    return Release(
        str(content["period"]),
        edition,
        {str(figure["id"]): int(figure["value"]) for figure in cells if figure["value"] is not None},
        frozenset(str(figure["id"]) for figure in cells if figure["status"] == "suppressed"),
        spans=_longer_periods(cells, Period.parse(str(content["period"]))),
    )


def _longer_periods(figures: Sequence[Mapping[str, Any]], period: Period) -> dict[str, str]:
    """Return table → its period, for the tables of a file of figures that are of more months than the file."""
    longer = {
        str(figure["id"]).partition("/")[0]: Period(*(Month.parse(str(figure["months"][side])) for side in (0, -1)))
        for figure in figures
        if len(figure.get("months", ())) > len(period.months)
    }
    return {table: str(span) for table, span in longer.items()}


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
        return tuple(_release_of(dict(entry)) for entry in entries)
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise ConfigurationError(
            "records/{file}: {detail}", "each [[known]] needs period, source and figures", file=KNOWN, detail=str(error)
        ) from error


def _release_of(entry: dict[str, object]) -> Release:
    period, source = str(entry.pop("period")), str(entry.pop("source"))
    Period.parse(period)
    if not all(type(value) is int for value in entry.values()):
        message = "a figure is no whole number"
        raise ValueError(message)
    return Release(period, "", {name: int(str(value)) for name, value in entry.items()}, source=source)


def before(releases: Sequence[Release], period: str, edition: str) -> tuple[tuple[Release, ...], ...]:
    """Return what may have been released before a pack, one candidate for each time that it may have been released.

    A pack that was released already is made again with what stood before it in the register, so that its pattern stays
    the same; where it has changed since, all that was released stands before it, its earlier version too.

    Args:
        releases: in the order of the register.
        period: of the pack.
        edition: of the pack.

    Returns:
        The releases before each one of the same months and edition, and all releases last.
    """
    own_places = [
        place for place, release in enumerate(releases) if (release.period, release.edition) == (period, edition)
    ]
    return (*(tuple(releases[:place]) for place in own_places), tuple(releases))
