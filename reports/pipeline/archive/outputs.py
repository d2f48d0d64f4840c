"""Writes what a run has rebuilt: the figures of each month, and the account of the whole."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from reports.publish import publish
from reports.render.figures_json import figures_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reports.model.archive import Archive
    from reports.model.figures import Figures
    from reports.model.period import Month
    from reports.pipeline.archive.state import Made

EDITION = "dinas"
FOLDER = "olah-ulang"
"""Below the folder of outputs."""
_MONTHLY = "laporan-bulanan"


def stale(folder: Path, months: Mapping[Month, Made]) -> tuple[Month, ...]:
    """Return the months whose figures are not there as they are to be."""
    return tuple(month for month, one in months.items() if not _stands(folder / str(month), one))


def _stands(folder: Path, one: Made) -> bool:
    return stands(folder, f"{_MONTHLY}.{EDITION}", one.made_from)


def stands(folder: Path, name: str, made_from: str) -> bool:
    """Tell whether a set stands there whole, made from the same."""
    try:
        manifest = json.loads((folder / f"{name}.manifest.json").read_bytes())
        return manifest["made_from"] == made_from and all(
            hashlib.sha256((folder / str(part["file"])).read_bytes()).hexdigest() == part["sha256"]
            for part in manifest["artifacts"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write_month(folder: Path, figures: Figures, one: Made, further: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Publish the figures of a month, and further documents of it.

    Raises:
        OutputError: the folder cannot be written.
    """
    name = f"{_MONTHLY}.{EDITION}"
    content = figures_json(figures, EDITION).encode()
    about = {
        "made_from": one.made_from,
        "inputs": [{"path": path, "sha256": sha256} for path, sha256 in one.inputs.items()],
        "versions": {"pora": one.program, "rules": one.rules},
        "period": str(figures.period),
        "as_of": figures.as_of.isoformat(),
    }
    return publish(folder / str(figures.period), {f"{name}.figures.json": content, **further}, about, name=name)


def differences(archive: Archive, outputs: Path) -> dict[Month, tuple[tuple[str, int | None, int | None], ...]]:
    """Return where a return once made says another figure than the archive now: (id, then, now) by month."""
    found = {}
    for month, figures in archive.figures.items():
        then = _once(outputs / str(month) / f"{_MONTHLY}.{EDITION}.figures.json")
        now = {figure.id: figure.value for table in figures.tables.values() for figure in table.cells.values()}
        other = tuple(_other(then, now)) if then else ()
        if other:
            found[month] = other
    return found


def _other(
    then: Mapping[str, int | None], now: Mapping[str, int | None]
) -> Iterable[tuple[str, int | None, int | None]]:
    """Yield figures that differ; one that is listed on one side only counts as zero on the other."""
    for name in sorted({*then, *now}):
        before, after = then.get(name, 0), now.get(name, 0)
        if before != after:
            yield name, before, after


def _once(path: Path) -> dict[str, int | None]:
    try:
        return {one["id"]: one["value"] for one in json.loads(path.read_bytes())["figures"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
