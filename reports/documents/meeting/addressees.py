"""To whom an invitation is addressed: the head of an agency, by the full name of the agency.

A meeting workbook says who is expected, often by short names and often not the head, who sends somebody: he is named
after ``u.p.`` (untuk perhatian).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.meeting import Invitee

_SHORT_NAMES = {
    "Satpol PP": "Satuan Polisi Pamong Praja", "Sudin": "Suku Dinas", "Suban": "Suku Badan",
    "Nakertransgi": "Tenaga Kerja, Transmigrasi, dan Energi", "Dukcapil": "Kependudukan dan Pencatatan Sipil",
    "Kesbangpol": "Kesatuan Bangsa dan Politik", "Kanwil": "Kantor Wilayah", "Kanim": "Kantor Imigrasi",
    "Kejari": "Kejaksaan Negeri", "Pemkot": "Pemerintah Kota", "Pemkab": "Pemerintah Kabupaten",
    "Disnaker": "Dinas Tenaga Kerja", "Disdukcapil": "Dinas Kependudukan dan Pencatatan Sipil",
    "Dinkes": "Dinas Kesehatan", "Disdik": "Dinas Pendidikan",
}  # fmt: skip
"""Short names of everyday use → the words of official lists. Polres, Kodim, KPU and their like are official."""
_ANY_SHORT_NAME = re.compile(rf"\b(?:{'|'.join(map(re.escape, _SHORT_NAMES))})\b", re.IGNORECASE)
_BY_LOWER_CASE = {short.casefold(): full for short, full in _SHORT_NAMES.items()}
_HEADS = re.compile(
    r"(?:ketua|komandan|camat|lurah|kepala desa|direktur|pimpinan|gubernur|bupati|wali ?kota|rektor|kapol\w+|dandim|"
    r"danramil|danlanal|kajari|kajati)\b",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
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
    if is_head or not position:
        return position or "Pimpinan"
    return f"Pimpinan u.p. {position}"
