"""The kinds of input tables: their codes, which are stocks, and their names in documents and on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from reports.errors import msgid as _
from reports.vocabulary.resources import load


@dataclass(frozen=True)
class KindName:
    """Names of one kind of tables."""

    title: str
    """In a cell of its own: ``Register orang asing``."""
    short: str
    """In a narrow column: ``Register``."""
    in_sentence: str
    """Within running text: ``register orang asing``."""
    english: str
    """On the screen; the translation is in the catalogue of messages."""


NAMES = {
    "register": KindName("Register orang asing", "Register", "register orang asing", _("register")),
    "incidents": KindName("Kejadian dan tindakan", "Kejadian", "catatan kejadian dan tindakan", _("incidents")),
    "activities": KindName("Kegiatan pengawasan", "Kegiatan", "catatan kegiatan", _("activities")),
    "services": KindName("Layanan izin tinggal", "Layanan", "layanan izin tinggal", _("services")),
    "agency_counts": KindName(
        "Data instansi lain", "Data instansi", "data instansi lain", _("counts of other agencies")
    ),
}
"""Kind → its names, in the order of the return. A meeting workbook is recognised by its sheets and is none of them."""
MEETING_SHORT = "Rapat"
"""Name of a meeting workbook in a narrow column."""
KINDS = tuple(NAMES)
STOCK_KINDS = ("register", "agency_counts")
"""Kinds that hold what there is on a day; of a range of months only the last one counts. The others are flows."""


def title(kind: str) -> str:
    """Return the name of a kind in a cell of its own; its code where it is not declared."""
    return NAMES[kind].title if kind in NAMES else kind


def short(kind: str) -> str:
    """Return the name of a kind, or of a meeting workbook, in a narrow column."""
    return MEETING_SHORT if kind == "meeting" else NAMES[kind].short if kind in NAMES else kind


def in_sentence(kind: str) -> str:
    """Return the name of a kind within running text."""
    return NAMES[kind].in_sentence if kind in NAMES else kind


def named_in(name: str) -> frozenset[str]:
    """Return the kinds that the name of a file mentions, so that an unreadable file is missed in the right kind.

    Args:
        name: of the file, in capitals.
    """
    words: dict[str, list[str]] = load("file_name_words")["words"]
    return frozenset(kind for kind in KINDS if any(word in name for word in words[kind]))
