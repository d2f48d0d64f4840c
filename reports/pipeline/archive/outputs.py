"""Writes what a run has rebuilt: the figures of each month, and the account of the whole."""

from __future__ import annotations

import contextlib
import hashlib
import json
from typing import TYPE_CHECKING, Any

from reports.errors import OutputError
from reports.model.period import Month
from reports.pipeline.rules import RULES
from reports.publish import is_left_open, publish, refusing
from reports.render.figures_json import figures_json
from reports.vocabulary.editions import ARCHIVE, RETURN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reports.model.archive import Archive
    from reports.model.figures import Figures
    from reports.pipeline.archive.build_state import MonthBuild

EDITION = "dinas"
FOLDER = ARCHIVE
"""Below the folder of outputs."""


def stale(
    folder: Path, months: Mapping[Month, MonthBuild], documents: Mapping[Month, str], protection: str | None = None
) -> tuple[Month, ...]:
    """Return the months whose published figures or documents are missing or out of date.

    Args:
        folder: of the outputs.
        months: what each is made from.
        documents: what the documents of a month are made from; empty where none are wanted.
        protection: password that opens them, if they are to be locked.
    """
    name = f"{RETURN}.{EDITION}"
    return tuple(
        month
        for month, month_build in months.items()
        if not stands(folder / str(month), name, (month_build.made_from, documents.get(month, "")), protection)
    )


def stands(folder: Path, name: str, made_from: tuple[str, str], protection: str | None = None) -> bool:
    """Tell whether a published set is complete and made from the same inputs, documents included if wanted.

    What a killed run has left beside it is cleared away by publishing it once more.

    Args:
        folder: of the set.
        name: ``<document>.<edition>``.
        made_from: hashes of what its figures and its documents are made from; the latter is empty if none are wanted.
        protection: password that opens its documents, if they are to be locked; documents that were locked once and
            have not changed stay so without it.
    """
    figures_from, documents_from = made_from
    try:
        manifest = manifest_of(folder, name)
        same = manifest["made_from"] == figures_from and documents_from in {"", manifest.get("documents_from", "")}
        return (
            same
            and all(holds(folder, part) for part in manifest["artifacts"])
            and (protection is None or _is_locked(folder, manifest["artifacts"], protection))
            and not is_left_open(folder)
        )
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _is_locked(folder: Path, parts: Sequence[Mapping[str, Any]], protection: str) -> bool:
    """Tell whether all documents of a set that can be locked are, with this password; one of them is tried."""
    from reports.at_rest.file_locks import LOCKABLE, is_opened_by  # noqa: PLC0415 -- for locked documents only

    lockable = [part for part in parts if part["file"].endswith(LOCKABLE)]
    if not all(part.get("locked") for part in lockable):
        return False
    file = min((part["file"] for part in lockable), default=None)
    return file is None or is_opened_by(file, (folder / file).read_bytes(), protection)


def manifest_of(folder: Path, name: str) -> dict[str, Any]:
    """Return the published manifest of a set; empty if there is none or it cannot be read."""
    try:
        manifest = json.loads((folder / f"{name}.manifest.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def holds(folder: Path, part: Mapping[str, str]) -> bool:
    """Tell whether a file of a set is as its manifest says."""
    return hashlib.sha256((folder / part["file"]).read_bytes()).hexdigest() == part["sha256"]


def figures_of(folder: Path, months: Iterable[Month]) -> dict[str, str]:
    """Return the hash of the published figures of each month."""
    name = f"{RETURN}.{EDITION}"
    return {
        str(month): part["sha256"]
        for month in months
        for part in manifest_of(folder / str(month), name)["artifacts"]
        if part["file"] == f"{name}.figures.json"
    }


def withdraw(folder: Path, months: Mapping[Month, MonthBuild]) -> None:
    """Take away what was once published of months that the archive holds no more; what somebody has changed stays.

    Raises:
        OutputError: it cannot be taken away.
    """
    for place in sorted(folder.glob("[0-9][0-9][0-9][0-9]-[0-9][0-9]")):
        manifest = place / f"{RETURN}.{EDITION}.manifest.json"
        month = _month(place)
        if month is None or month in months or not manifest.is_file():
            continue
        with refusing(place):
            for part in manifest_of(place, f"{RETURN}.{EDITION}").get("artifacts", ()):
                if (place / part["file"]).is_file() and holds(place, part):
                    (place / part["file"]).unlink()
            manifest.unlink()
            with contextlib.suppress(OSError):
                place.rmdir()


def _month(place: Path) -> Month | None:
    """Return the month a folder is named after; None for one such as 2019-99, which is somebody else's."""
    try:
        return Month.parse(place.name)
    except ValueError:
        return None


def refuse_other(folder: Path, archive: str) -> None:
    """Raise if the folder has the report of another archive, whose months would mix with these.

    Raises:
        OutputError: it does.
    """
    published_archive = manifest_of(folder, f"{FOLDER}.{EDITION}").get("archive", archive)
    if published_archive != archive:
        raise OutputError(
            "{place} holds the account of another archive",
            "name another folder with -o, or move the one that is there", place=str(folder),
        )  # fmt: skip


def write_month(
    folder: Path,
    figures: Figures,
    month_build: MonthBuild,
    further: Mapping[str, bytes] | None = None,
    documents_from: str = "",
    *,
    protection: str | None = None,
) -> tuple[Path, ...]:
    """Publish the figures of a month, and further documents of it.

    Args:
        folder: of the outputs.
        figures: of the month.
        month_build: what they are made from.
        further: name → content.
        documents_from: what these are made from.
        protection: password that they are locked with.

    Raises:
        OutputError: the folder cannot be written.
    """
    name = f"{RETURN}.{EDITION}"
    content = figures_json(figures, EDITION).encode()
    about = {
        "made_from": month_build.made_from,
        **({"documents_from": documents_from} if documents_from else {}),
        "inputs": [{"path": path, "sha256": sha256} for path, sha256 in month_build.inputs.items()],
        "versions": {"pora": month_build.program, "rules": RULES, "settings": month_build.rules},
        "period": str(figures.period),
        "as_of": figures.as_of.isoformat(),
    }
    artifacts = {**(further or {}), f"{name}.figures.json": content}
    return published(folder / str(figures.period), artifacts, about, name, protection)


def published(
    folder: Path, artifacts: Mapping[str, bytes], about: Mapping[str, object], name: str, protection: str | None
) -> tuple[Path, ...]:
    """Publish the files of a set, locked as far as their formats know passwords if there is one.

    Raises:
        OutputError: the folder cannot be written.
    """
    if protection is None:
        return publish(folder, artifacts, about, name=name)
    from reports.at_rest.file_locks import lock_files  # noqa: PLC0415 -- brings cryptography

    files, locked = lock_files(artifacts, protection)
    return publish(folder, files, about, name=name, locked=locked)


def differences(
    archive: Archive, outputs: Path, handed_in: Mapping[str, Mapping[str, int | None]]
) -> dict[Month, tuple[tuple[str, int | None, int | None], ...]]:
    """Return where an earlier return says another figure than the archive now: (id, then, now) by month compared.

    Args:
        archive: as it counts now.
        outputs: folder of the returns that were made.
        handed_in: month → figures of what was handed in, which are compared instead of what lies in the outputs.
    """
    differences_by_month = {}
    for month in archive.figures:
        path = outputs / str(month) / f"{RETURN}.{EDITION}.figures.json"
        then = handed_in.get(str(month)) or _once(path)
        if not then:
            continue
        tables = archive.figures[month].tables.values()
        now = {figure.id: figure.value for table in tables for figure in table.cells.values()}
        differences_by_month[month] = tuple(_other(then, now))
    return differences_by_month


def _other(
    then: Mapping[str, int | None], now: Mapping[str, int | None]
) -> Iterable[tuple[str, int | None, int | None]]:
    """Yield figures that differ.

    A row that is listed on one side only counts as zero on the other, and as missing where its whole table is.
    """
    known_then, known_now = _counted_tables(then), _counted_tables(now)
    for name in sorted({*then, *now}):
        table = name.partition("/")[0]
        value_then = then.get(name, 0 if table in known_then else None)
        value_now = now.get(name, 0 if table in known_now else None)
        if value_then != value_now:
            yield name, value_then, value_now


def _counted_tables(figures: Mapping[str, int | None]) -> set[str]:
    """Return the ids of the tables that have a number."""
    return {name.partition("/")[0] for name, value in figures.items() if value is not None}


def _once(path: Path) -> dict[str, int | None]:
    try:
        return {figure["id"]: figure["value"] for figure in json.loads(path.read_bytes())["figures"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}
