"""How a document names the causes of problems."""

from __future__ import annotations

from reports.vocabulary.datafile import load


def label(code: str) -> str:
    """Return the wording of a problem code, else of its group."""
    data = load("causes")
    return str(data["codes"].get(code) or data["groups"].get(code.partition("-")[0]) or data["other"])
