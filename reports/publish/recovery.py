"""The journal of a set that is being put in place, and what to do when a run was killed in between.

all temporaries written ── journal ── each file replaced ── manifest replaced ── journal dropped
└── killed here: undone ──┘└────────── killed here: finished by the next run ─────────┘
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from reports.private_files import TEMPORARY, create, sync_folder, temporary
from reports.publish.folders import refusing

JOURNAL = ".pora-journal"


@dataclass(frozen=True)
class Journal:
    """What has been decided for a folder: all of it will be done."""

    replace: tuple[str, ...]
    """Files whose temporaries take their place, in order; the manifest last."""
    remove: tuple[str, ...] = ()
    """Files of the earlier set that the new one no longer has."""


def decide(folder: Path, name: str, journal: Journal) -> None:
    """Put the journal in place: from here on the new set is the one that counts."""
    path = folder / f".{name}{JOURNAL}"
    create(temporary(folder, path.name), json.dumps(asdict(journal)).encode(), durable=True)
    # The temporaries' names must be on the disk before the journal that promises them.
    sync_folder(folder)
    temporary(folder, path.name).replace(path)
    sync_folder(folder)


def carry_out(folder: Path, name: str) -> tuple[Path, ...]:
    """Do what a journal says, as far as it is not done yet, and drop it. Doing it twice changes nothing.

    A journal that cannot be read, or that names anything but plain files, is none of ours or was damaged: it decides
    nothing and is dropped, so that the earlier set stays.
    """
    path = folder / f".{name}{JOURNAL}"
    journal = _read(path)
    if journal is None:
        path.unlink(missing_ok=True)
        return ()
    *artifacts, manifest = journal.replace
    for file in artifacts:
        _replace(folder, file)
    for file in journal.remove:
        (folder / file).unlink(missing_ok=True)
    sync_folder(folder)
    _replace(folder, manifest)
    sync_folder(folder)
    path.unlink()
    return tuple(folder / file for file in journal.replace)


def _read(place: Path) -> Journal | None:
    """Return the journal of a file; None where it is damaged or would reach out of its folder."""
    try:
        parsed = json.loads(place.read_bytes())
        journal = Journal(tuple(parsed.pop("replace")), tuple(parsed.pop("remove", ())))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    names = (*journal.replace, *journal.remove)
    is_ours = bool(journal.replace) and not parsed and all(map(_is_plain, names))
    return journal if is_ours else None


def _is_plain(name: object) -> bool:
    """Tell whether a name is that of a visible file of the folder itself."""
    return isinstance(name, str) and name == Path(name).name and not name.startswith(".") and "\0" not in name


def _replace(folder: Path, name: str) -> None:
    waiting = temporary(folder, name)
    if waiting.exists():
        waiting.replace(folder / name)


def is_left_open(folder: Path) -> bool:
    """Tell whether a killed run has left something in a folder, be it only the journal of a set that is whole."""
    return any(path.name.startswith(".") and path.name.endswith((JOURNAL, TEMPORARY)) for path in folder.iterdir())


def recover(folder: Path) -> tuple[Path, ...]:
    """Finish the sets a killed run had decided, undo those it had not, and return the files that were finished.

    Raises:
        OutputError: the folder cannot be written.
    """
    finished: list[Path] = []
    if not folder.is_dir():
        return ()
    with refusing(folder):
        for journal in sorted(folder.glob(f".*{JOURNAL}")):
            finished += carry_out(folder, journal.name.removeprefix(".").removesuffix(JOURNAL))
        for leftover in sorted(folder.glob(f".*{TEMPORARY}")):
            leftover.unlink()
    return tuple(finished)
