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
    """first, added, removed, changed, program, rules or persons."""
    path: str = ""


@dataclass(frozen=True)
class MonthBuild:
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
    months: Mapping[str, MonthBuild]


def month_builds(read: Read, closed_types: Callable[[Month], tuple[str, ...]]) -> dict[Month, MonthBuild]:
    """Return what every month of an archive is made from now; causes are empty.

    Args:
        read: the archive.
        closed_types: returns the types of incidents of a month that are not printed since they name a person.
    """
    fields = read.material.delivered
    rules = hashlib.sha256(read.fingerprint.encode()).hexdigest()[:16]
    made_by_month = {}
    for month in sorted({month for _, month in fields}):
        delivered_by_kind = {
            kind: delivered for (kind, field_month), delivered in fields.items() if field_month == month
        }
        parts = [
            (kind, [entry.key for entry in delivered.counted], delivered.undecided)
            for kind, delivered in sorted(delivered_by_kind.items())
        ]
        closed = closed_types(month)
        text = json.dumps([__version__, parts, *([closed] if closed else [])])
        inputs = {
            entry.file.shown_path: entry.file.sha256
            for delivered in delivered_by_kind.values()
            for entry in delivered.counted
        }
        digest = hashlib.sha256(text.encode()).hexdigest()
        made_by_month[month] = MonthBuild(digest, __version__, rules, dict(sorted(inputs.items())))
    return made_by_month


def explained(now: Mapping[Month, MonthBuild], previous: Mapping[Month, MonthBuild]) -> dict[Month, MonthBuild]:
    """Return every month with the causes of its last change: new ones where it changed, those it had elsewhere.

    What is known of a month that has not changed is known still.
    """
    return {
        month: replace(made_now, causes=previous[month].causes, covered=previous[month].covered)
        if month in previous and previous[month].made_from == made_now.made_from
        else replace(made_now, causes=tuple(_causes(made_now, previous.get(month))))
        for month, made_now in now.items()
    }


def held_back(
    now: Mapping[Month, MonthBuild], previous: Mapping[Month, MonthBuild], unseen: Collection[str]
) -> dict[Month, MonthBuild]:
    """Return the months that nothing delivers now, but that a file delivered which could not be seen this time.

    Args:
        now: every month of the archive as it is found.
        previous: as they were last rebuilt.
        unseen: paths of files, and of folders, that could not be looked into.
    """
    return {
        month: made_before
        for month, made_before in previous.items()
        if month not in now and any(is_below(path, unseen) for path in made_before.inputs)
    }


def _causes(now: MonthBuild, previous: MonthBuild | None) -> Iterator[Cause]:
    if previous is None:
        yield Cause("first")
        return
    causes = list(_of_inputs(now.inputs, previous.inputs))
    if now.program != previous.program:
        causes.append(Cause("program"))
    if now.rules != previous.rules:
        causes.append(Cause("rules"))
    yield from causes or (Cause("persons"),)


def _of_inputs(now: Mapping[str, str], previous: Mapping[str, str]) -> Iterator[Cause]:
    """Yield which inputs (path → sha256) are new, gone or others."""
    for path in sorted({*now, *previous}):
        if path not in previous:
            yield Cause("added", path)
        elif path not in now:
            yield Cause("removed", path)
        elif now[path] != previous[path]:
            yield Cause("changed", path)


def changed(now: Mapping[Month, MonthBuild], previous: Mapping[Month, MonthBuild]) -> bool:
    """Tell whether any month is made from something else than it was, or is new or gone."""
    return {month: made_now.made_from for month, made_now in now.items()} != {
        month: made_before.made_from for month, made_before in previous.items()
    }


def covered(months: Mapping[Month, MonthBuild]) -> dict[Month, tuple[str, ...]]:
    """Return the kecamatan of each month whose register was asked for them."""
    return {month: month_state.covered for month, month_state in months.items() if month_state.covered is not None}


def with_covered(
    months: Mapping[Month, MonthBuild], covered: Callable[[Month], tuple[str, ...]]
) -> dict[Month, MonthBuild]:
    """Return every month with the kecamatan its register covers, so that the next run need not ask."""
    return {month: replace(month_state, covered=covered(month)) for month, month_state in months.items()}


def load(ledger: Path) -> dict[Month, MonthBuild]:
    """Return what the last whole run left; nothing where there is none that can be trusted."""
    try:
        state = unseal((ledger / FILE).read_bytes(), _State)
        return (
            {Month.parse(month): month_state for month, month_state in state.months.items()}
            if state.schema == _SCHEMA
            else {}
        )
    except (OSError, ValueError):
        return {}


def save(ledger: Path, months: Mapping[Month, MonthBuild]) -> None:
    """Keep what every month was rebuilt from.

    Raises:
        OutputError: the ledger cannot be written.
    """
    put(ledger / FILE, seal(_State(_SCHEMA, {str(month): month_state for month, month_state in months.items()})))
