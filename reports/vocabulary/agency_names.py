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
"""Short names of everyday use → the words of official lists."""
_OFFICIAL = {
    "Polda": "Kepolisian Daerah", "Polres": "Kepolisian Resor", "Polsek": "Kepolisian Sektor",
    "Kodam": "Komando Daerah Militer", "Korem": "Komando Resor Militer", "Kodim": "Komando Distrik Militer",
    "Koramil": "Komando Rayon Militer", "Lanal": "Pangkalan TNI Angkatan Laut", "Kejati": "Kejaksaan Tinggi",
    "BNN": "Badan Narkotika Nasional", "KPU": "Komisi Pemilihan Umum", "Bawaslu": "Badan Pengawas Pemilihan Umum",
}  # fmt: skip
"""Short names that official lists use themselves."""
_WORDS = {**EVERYDAY, **_OFFICIAL}
_ANY = re.compile(rf"\b(?:{'|'.join(map(re.escape, _WORDS))})\b", re.IGNORECASE)
_BY_LOWER_CASE = {short.casefold(): (short, words) for short, words in _WORDS.items()}


def short_names_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the short names that a text holds with their words, in alphabetical order.

    Example:
        >>> short_names_in("Imigrasi, SUDIN Dukcapil, Polres")[1:]
        (('Polres', 'Kepolisian Resor'), ('Sudin', 'Suku Dinas'))
    """
    return tuple(sorted({_BY_LOWER_CASE[found[0].casefold()] for found in _ANY.finditer(text)}))
