"""Findings of ``pora doctor``: whether a PC and an office are ready, each with what to do."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- part of the dataclass
from dataclasses import dataclass, field
from enum import StrEnum


class Verdict(StrEnum):
    """How a check ended."""

    FINE = "ok"
    ADVICE = "warning"
    """Documents can be made, and something in them or around them is lacking."""
    FAULT = "error"
    """Documents cannot be made."""


@dataclass(frozen=True)
class Finding:
    """One check with its outcome."""

    code: str
    """The same for every outcome of the check, e.g. ``fonts``."""
    verdict: Verdict
    message: str
    """English text with places in braces."""
    remedy: str = ""
    """What to do; empty where all is well."""
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Phrase:
    """A text that stands in the place of another text, with places of its own."""

    text: str
    """English text with places in braces."""
    values: Mapping[str, object] = field(default_factory=dict)
