"""Indonesian wording of problem codes in documents: the cause, and what to do about it."""

from __future__ import annotations

from reports.catalogue import CATALOGUE
from reports.late_patterns import late_regex
from reports.vocabulary import text
from reports.vocabulary.resources import load

_PLACEHOLDER = late_regex(r"\s*\{\w+\}")


def label(code: str) -> str:
    """Return the Indonesian cause of a problem code, else of its group, else a general one."""
    data = load("causes")
    return str(data["codes"].get(code) or data["groups"].get(code.partition("-")[0]) or data["other"])


def remedy(code: str) -> str:
    """Return the Indonesian remedy of a problem: the wording for documents, else the catalogue's hint.

    Placeholders of the hint are removed, because the text stands for many cases.
    """
    wording = load("causes")["remedies"].get(code)
    if wording:
        return str(wording)
    entry = CATALOGUE.get(code)
    return _PLACEHOLDER.sub("", text.in_indonesian(entry.hint)) if entry else "periksa berkas itu"
