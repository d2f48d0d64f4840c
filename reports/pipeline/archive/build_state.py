"""Build state: the inputs of each month at its last build, so that only changed months are rebuilt, with causes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping  # noqa: TC003 -- msgspec reads the annotations
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports import __version__
from reports.ledger.typed_json import seal, unseal
from reports.model.period import Month
from reports.pipeline.archive.inventory import is_below
from reports.private_files import put

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from reports.pipeline.archive.read_archive import Read

FILE = "state.json"
_SCHEMA = 1


@dataclass(frozen=True)
class Cause:
    """Why a month was rebuilt."""

    code: str
    """first, added, removed, changed, program or rules."""
    path: str = ""


@dataclass(frozen=True)
class Made:
    """One month as it was last rebuilt."""

    made_from: str
    """Hash of all that its figures depend on."""
    program: str
    rules: str
    inputs: Mapping[str, str]
    """Path → sha256 of the files that count."""
    causes: tuple[Cause, ...] = ()
    covered: tuple[str, ...] | None = None
    """Kecamatan with persons in its register; None when that was not asked yet."""


@dataclass(frozen=True)
class _State:
    schema: int
    months: Mapping[str, Made]


def made(read: Read) -> dict[Month, Made]:
    """Return what every month of an archive is made from now; causes are empty."""
    fields = read.material.delivered
    rules = hashlib.sha256(read.fingerprint.encode()).hexdigest()[:16]
    found = {}
    for month in sorted({month for _, month in fields}):
        own = {kind: one for (kind, each), one in fields.items() if each == month}
        parts = [(kind, [entry.key for entry in one.counted], one.undecided) for kind, one in sorted(own.items())]
        text = json.dumps([__version__, parts])
        inputs = {entry.found.shown: entry.found.sha256 for one in own.values() for entry in one.counted}
        digest = hashlib.sha256(text.encode()).hexdigest()
        found[month] = Made(digest, __version__, rules, dict(sorted(inputs.items())))
    return found


def explained(now: Mapping[Month, Made], before: Mapping[Month, Made]) -> dict[Month, Made]:
    """Return every month with the causes of its last change: new ones where it changed, those it had elsewhere.

    What is known of a month that has not changed is known still.
    """
    return {
        month: replace(one, causes=before[month].causes, covered=before[month].covered)
        if month in before and before[month].made_from == one.made_from
        else replace(one, causes=tuple(_causes(one, before.get(month))))
        for month, one in now.items()
    }


def held_back(now: Mapping[Month, Made], before: Mapping[Month, Made], unseen: Collection[str]) -> dict[Month, Made]:
    """Return the months that nothing delivers now, but that a file delivered which could not be seen this time.

    Args:
        now: every month of the archive as it is found.
        before: as they were last rebuilt.
        unseen: paths of files, and of folders, that could not be looked into.
    """
    return {
        month: one
        for month, one in before.items()
        if month not in now and any(is_below(path, unseen) for path in one.inputs)
    }


def _causes(now: Made, before: Made | None) -> Iterator[Cause]:
    if before is None:
        yield Cause("first")
        return
    for path in sorted({*now.inputs, *before.inputs}):
        if path not in before.inputs:
            yield Cause("added", path)
        elif path not in now.inputs:
            yield Cause("removed", path)
        elif now.inputs[path] != before.inputs[path]:
            yield Cause("changed", path)
    if now.program != before.program:
        yield Cause("program")
    if now.rules != before.rules:
        yield Cause("rules")


def changed(now: Mapping[Month, Made], before: Mapping[Month, Made]) -> bool:
    """Tell whether any month is made from something else than it was, or is new or gone."""
    return {month: one.made_from for month, one in now.items()} != {
        month: one.made_from for month, one in before.items()
    }


def covered(months: Mapping[Month, Made]) -> dict[Month, tuple[str, ...]]:
    """Return the kecamatan of each month whose register was asked for them."""
    return {month: one.covered for month, one in months.items() if one.covered is not None}


def with_covered(months: Mapping[Month, Made], covered: Callable[[Month], tuple[str, ...]]) -> dict[Month, Made]:
    """Return every month with the kecamatan its register covers, so that the next run need not ask."""
    return {month: replace(one, covered=covered(month)) for month, one in months.items()}


def load(ledger: Path) -> dict[Month, Made]:
    """Return what the last whole run left; nothing where there is none that can be trusted."""
    try:
        state = unseal((ledger / FILE).read_bytes(), _State)
        return {Month.parse(month): one for month, one in state.months.items()} if state.schema == _SCHEMA else {}
    except (OSError, ValueError):
        return {}


def save(ledger: Path, months: Mapping[Month, Made]) -> None:
    """Keep what every month was rebuilt from.

    Raises:
        OutputError: the ledger cannot be written.
    """
    put(ledger / FILE, seal(_State(_SCHEMA, {str(month): one for month, one in months.items()})))
