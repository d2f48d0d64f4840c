"""How a document names the causes of problems, and what to do about them."""

from __future__ import annotations

import re

from reports.catalogue import CATALOGUE
from reports.vocabulary import text
from reports.vocabulary.resources import load

_PLACE = re.compile(r"\s*\{\w+\}")


def label(code: str) -> str:
    """Return the wording of a problem code, else of its group."""
    data = load("causes")
    return str(data["codes"].get(code) or data["groups"].get(code.partition("-")[0]) or data["other"])


def remedy(code: str) -> str:
    """Return what to do about a problem: in the words of documents, else the catalogue's hint in Indonesian.

    Places of the hint that a single case would fill stay empty.
    """
    own = load("causes")["remedies"].get(code)
    if own:
        return str(own)
    entry = CATALOGUE.get(code)
    return _PLACE.sub("", text.said(entry.hint)) if entry else "periksa berkas itu"
