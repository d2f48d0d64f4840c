"""To whom an invitation is addressed: the head of an agency, by the full name of the agency.

A meeting workbook says who is expected, often by short names and often not the head, who sends somebody: he is named
after ``u.p.`` (untuk perhatian).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary.agency_names import EVERYDAY
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model.meeting import Invitee

_ANY_SHORT_NAME = late_regex(rf"\b(?:{'|'.join(map(re.escape, EVERYDAY))})\b", re.IGNORECASE)
_BY_LOWER_CASE = {short.casefold(): full for short, full in EVERYDAY.items()}
_HEAD_OF_KIND = {
    "polres": "Kapolres", "polsek": "Kapolsek", "polda": "Kapolda", "kodim": "Komandan", "koramil": "Danramil",
    "lanal": "Komandan", "bawaslu": "Ketua", "kpu": "Ketua", "pengadilan": "Ketua", "kecamatan": "Camat",
    "kelurahan": "Lurah", "pemerintah kota": "Wali Kota", "pemerintah kabupaten": "Bupati", "kantor": "Kepala",
    "kejaksaan": "Kepala", "dinas": "Kepala", "suku": "Kepala", "badan": "Kepala", "bnn": "Kepala", "balai": "Kepala",
    "satuan": "Kepala", "cabang": "Kepala",
}  # fmt: skip
"""First words of the full name of an agency, in small letters → what its head is called."""
_HEADS = late_regex(
    r"(?:ketua|komandan|camat|lurah|kepala desa|direktur|pimpinan|gubernur|bupati|wali ?kota|rektor|kapol\w+|dandim|"
    r"danramil|danlanal|kajari|kajati)\b",
    re.IGNORECASE,
)
_OF_A_PART = late_regex(
    r"kepala (?:sub\w*|seksi|bagian|bidang|divisi|unit|urusan|tata|satuan (?!polisi pamong praja)\w+)", re.IGNORECASE
)
"""Whoever is head of a part of an agency only."""


def full_name(agency: str) -> str:
    """Return the name of an agency without the short names of everyday use.

    Example:
        >>> full_name("Sudin Dukcapil Koja"), full_name("Polres Metro")
        ('Suku Dinas Kependudukan dan Pencatatan Sipil Koja', 'Polres Metro')
    """
    return _ANY_SHORT_NAME.sub(lambda short: _BY_LOWER_CASE[short[0].casefold()], agency)


def head_of(invitee: Invitee) -> str:
    """Return whom a letter to an agency addresses: its head, and for whose attention it is where that is another."""
    position = invitee.position or ""
    is_head = _HEADS.match(position) or (position.lower().startswith("kepala") and not _OF_A_PART.match(position))
    if is_head:
        return position
    head = _head_by_kind(full_name(invitee.agency))
    return f"{head} u.p. {position}" if position else head


def _head_by_kind(agency: str) -> str:
    """Return what the head of an agency is called by the first words of its name; of other kinds ``Pimpinan``."""
    words = f"{agency.lower()} "
    return next((head for kind, head in _HEAD_OF_KIND.items() if words.startswith(f"{kind} ")), "Pimpinan")


def lines_of(invitee: Invitee, heads: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines that a letter to one agency begins with, after ``Yth.`` and before ``di tempat``.

    Args:
        invitee: the agency and whom of it the workbook names.
        heads: agency → its head as the office writes it in pora.toml; other agencies are addressed as in the list.

    Example:
        >>> from reports.model.meeting import Invitee
        >>> lines_of(Invitee("Sudin Dukcapil"), {}), lines_of(Invitee("Polres"), {"POLRES": "Kepala Kepolisian Resor"})
        (('Kepala Suku Dinas Kependudukan dan Pencatatan Sipil',), ('Kepala Kepolisian Resor',))
    """
    names = {normal(invitee.agency), normal(full_name(invitee.agency))}
    head = next((text for agency, text in heads.items() if normal(agency) in names), "")
    position, _, attention = head_of(invitee).partition(" u.p. ")
    further = (f"u.p. {attention}",) if attention and attention != head else ()
    if head:
        return (head, *further)
    return (*_head_with_agency(position, full_name(invitee.agency)), *further)


_OF_PLACES = {
    "camat": "kecamatan ", "lurah": "kelurahan ", "kapolsek": "polsek ", "danramil": "koramil ", "kapolres": "polres ",
    "kapolda": "polda ", "wali kota": "pemerintah kota ", "bupati": "pemerintah kabupaten ",
}  # fmt: skip
"""Head of an agency that is named after its place → the word before that place."""


def _head_with_agency(position: str, agency: str) -> tuple[str, ...]:
    """Return position and agency without a word said twice: in one line where they join, else in two."""
    part = position.partition(" ")[2]
    if position in {"Pimpinan", "Kepala", "Ketua", "Komandan"} or (
        position.startswith("Kepala ") and agency.startswith(f"{part} ")
    ):
        return (f"{position.partition(' ')[0]} {agency}",)
    word = _OF_PLACES.get(position.lower(), "")
    if word and agency.lower().startswith(word):
        return (f"{position} {agency[len(word) :]}",)
    return (position, agency)
