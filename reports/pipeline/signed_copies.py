"""``pora verify --signed``: is a signed copy a document of this office, and was nothing but a signature added?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reports.errors import NoInputError
from reports.intake.read import Limits, Task, Unreadable, compute
from reports.publish import finished_sets
from reports.publish.submission_register import submissions
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from pathlib import Path

    from reports.proof.signed_copy import SignedCopy

_JUDGE = "reports.proof.signed_copy:judge"
_LIMITS = Limits(cpu_seconds=60.0)
_LARGEST = 1 << 26
"""Bytes of a copy; no document of ours comes near."""
_PDF = ".pdf"


@dataclass(frozen=True)
class JudgedCopy:
    """A signed copy, and which document it is of."""

    copy: SignedCopy | None
    """None where the file cannot be read as a PDF."""
    document: str = ""
    """Folder and file of the original; empty where it is none of this office."""
    submission: int = 0
    """Line of the register in which the original was handed in; 0 for none."""

    @property
    def passed(self) -> bool:
        """Whether it is a document of this office, signed, and nothing else was changed."""
        return self.copy is not None and self.copy.passed


def judge_copy(path: Path, outputs: Path, office: Path) -> JudgedCopy:
    """Judge a signed copy by the documents of an office, finished and handed in.

    Args:
        path: of the copy.
        outputs: folder of the folders of documents.
        office: whose register tells what was handed in.

    Raises:
        NoInputError: it cannot be read.
        ConfigurationError: the register was changed.
    """
    names, places = _digests(path, outputs, office)
    try:
        copy = cast("SignedCopy | None", compute(Task(_JUDGE, (_content(path), frozenset(names))), _LIMITS))
    except Unreadable:
        copy = None
    digest = copy.sha256 if copy else ""
    return JudgedCopy(copy, names.get(digest, ""), places.get(digest, 0))


def _digests(path: Path, outputs: Path, office: Path) -> tuple[dict[str, str], dict[str, int]]:
    """Return hash → folder and file of every PDF that was made or handed in, and hash → line of the register."""
    entries = submissions(office)
    folders = [path.parent, *sorted(folder for folder in outputs.glob("*") if folder.is_dir())]
    names = {
        digest: f"{finished.folder.name}/{file}"
        for folder in folders
        for finished in finished_sets(folder)
        for file, digest in finished.artifacts.items()
        if file.endswith(_PDF)
    }
    places = {
        digest: entry.place for entry in entries for file, digest in entry.artifacts.items() if file.endswith(_PDF)
    }
    handed_in = {digest: f"{entry.folder}/{file}" for entry in entries for file, digest in entry.artifacts.items()}
    return {**{digest: handed_in[digest] for digest in places}, **names}, places


def _content(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size <= _LARGEST:
            return path.read_bytes()
    except OSError:
        pass
    raise NoInputError("{path} cannot be read as a signed copy", "name the signed PDF", path=printable(str(path)))
