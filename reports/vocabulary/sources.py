"""The agencies whose counts are compared with the register: which permits each can be compared with, and how old."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reports.vocabulary import labels, permits
from reports.vocabulary.resources import load

REGISTER = "imigrasi"
"""Column of the register's full count of the holders that most agencies count: ITAS and ITAP."""
COMMON_CLASSES = ("ITAS", "ITAP")


@dataclass(frozen=True)
class Source:
    """An agency that gives counts."""

    code: str
    column: str
    """Code of the register's column for the same kecamatan as this agency covers."""
    classes: frozenset[str]
    """Permit classes that column counts."""
    classes_phrase: str
    """The same in words, after ``pemegang izin tinggal``: ``ITAS dan ITAP``."""
    is_compared: bool
    """Whether both count the same persons, so that a difference may be printed."""

    @property
    def name(self) -> str:
        """Short printed name of the agency."""
        return labels.agency_label(self.code)


@cache
def sources() -> tuple[Source, ...]:
    """Return the agencies in print order."""
    declared = load("reconciliation")["sources"]
    return tuple(_source(code, declared[code]) for code in labels.AGENCIES if code in declared)


def _source(code: str, declared: dict[str, object]) -> Source:
    all_classes = (*permits.CLASSES, labels.UNKNOWN)
    classes, without = declared.get("classes", all_classes), declared.get("without", ())
    counted = frozenset(
        permit_class
        for permit_class in all_classes
        if permit_class in classes and permit_class not in without  # type: ignore[operator] # JSON lists
    )
    return Source(code, str(declared["column"]), counted, str(declared["of"]), bool(declared["compared"]))


@cache
def source_of(code: str) -> Source:
    """Return the agency of a code.

    Raises:
        KeyError: there is none.
    """
    return {source.code: source for source in sources()}[code]


def oldest_days() -> int:
    """Return how many days before the as-of date a count may be; an older one is not delivered."""
    return int(load("reconciliation")["oldest_days"])


def column_label(code: str) -> str:
    """Return the printed name of a column: the register, an agency, or the register beside an agency."""
    paired_source = next((source for source in sources() if source.column == code), None)
    return f"Imigrasi untuk kecamatan {paired_source.name}" if paired_source else labels.agency_label(code)
