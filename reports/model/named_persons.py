"""Persons by name behind a figure: for the named annex of the office's own edition, and for nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True)
class NamedPerson:
    """A row of an input, with what its reader needs to find the person again: no address, birth or telephone."""

    name: str
    """As written; empty where the row names nobody."""
    passport_no: str
    nationality: str
    """Code, or ``unknown``."""
    district: str
    """Code of the kecamatan, ``outside`` or ``unknown``; of an action ``unknown``."""
    columns: tuple[str, ...]
    """Columns of the table that count the row."""
    number: int = 1
    """Persons that the row stands for."""
    permit: str = ""
    """Class of the permit."""
    permit_expiry: date | None = None
    decision_no: str = ""
    decision_date: date | None = None


@dataclass(frozen=True)
class Sponsor:
    """A sponsor of working foreigners, and how many of the register it sponsors."""

    name: str
    """As written."""
    persons: int
    districts: tuple[str, ...]
    """Codes of the kecamatan where they stay, ``outside`` and ``unknown`` among them."""
