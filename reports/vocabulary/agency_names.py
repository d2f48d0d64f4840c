"""Short names of agencies as offices write them, and the words that they stand for."""

from __future__ import annotations

import re

EVERYDAY = {
    "Satpol PP": "Satuan Polisi Pamong Praja", "Sudin": "Suku Dinas", "Suban": "Suku Badan",
    "Nakertransgi": "Tenaga Kerja, Transmigrasi, dan Energi", "Dukcapil": "Kependudukan dan Pencatatan Sipil",
    "Kesbangpol": "Kesatuan Bangsa dan Politik", "Kanwil": "Kantor Wilayah", "Kanim": "Kantor Imigrasi",
    "Kejari": "Kejaksaan Negeri", "Pemkot": "Pemerintah Kota", "Pemkab": "Pemerintah Kabupaten",
    "Disnaker": "Dinas Tenaga Kerja", "Disdukcapil": "Dinas Kependudukan dan Pencatatan Sipil",
    "Dinkes": "Dinas Kesehatan", "Disdik": "Dinas Pendidikan",
}  # fmt: skip
"""Short names of everyday use → the words of official lists. Polres, Kodim, KPU and their like are official."""
_ANY = re.compile(rf"\b(?:{'|'.join(map(re.escape, EVERYDAY))})\b", re.IGNORECASE)
_BY_LOWER_CASE = {short.casefold(): (short, words) for short, words in EVERYDAY.items()}


def short_names_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the short names of everyday use that a text holds with their words, in alphabetical order.

    Example:
        >>> short_names_in("Imigrasi, SUDIN Pendidikan, Polres, Kejari")
        (('Kejari', 'Kejaksaan Negeri'), ('Sudin', 'Suku Dinas'))
    """
    return tuple(sorted({_BY_LOWER_CASE[match[0].casefold()] for match in _ANY.finditer(text)}))
