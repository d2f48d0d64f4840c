"""Where an office folder may be: not in a checkout of the program, from where personal data get into git."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

_OWN_FILES = ("setup.cfg", "reports/cli/main.py", "reports/pipeline/init.py")
"""Files by which a checkout of the program is known, whichever copy of the program runs."""


def refuse_own_checkout(folder: Path) -> None:
    """Stop where an office would be made inside a checkout of the program.

    Raises:
        UsageError: it would. A commit, an upgrade or a deleted clone would take personal data along.
    """
    for parent in _with_parents(folder):
        if all((parent / name).is_file() for name in _OWN_FILES):
            raise UsageError(
                "{path} is inside the checkout of the program, {checkout}; personal data must not get in there",
                "make the office outside of it: pora init ~/kantor",
                path=folder, checkout=parent,
            )  # fmt: skip


def in_repository(folder: Path) -> Path | None:
    """Return the folder of the git repository that an office is in, if there is one."""
    return next((parent for parent in _with_parents(folder) if (parent / ".git").exists()), None)


def _with_parents(folder: Path) -> tuple[Path, ...]:
    """Return a folder and all above it, links followed."""
    place = folder.resolve()
    return (place, *place.parents)
