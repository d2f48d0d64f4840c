"""Kelurahan and kecamatan are read out of an address where it names them, not out of the names of streets."""

from __future__ import annotations

import pytest

from reports.vocabulary.addresses import place_in


@pytest.mark.parametrize(
    ("text", "village", "district"),
    [
        ("Jl. Cakung Cilincing Raya No. 25 RT 003/RW 005 Kel. Pluit Kec. Penjaringan", "PLUIT", "PENJARINGAN"),
        ("Kelurahan Sunter Agung, Kecamatan Tanjung Priok, Jakarta Utara 14350", "SUNTER AGUNG", "TANJUNG PRIOK"),
        ("Jl. X No. 1, Pluit, Penjaringan, Jakarta Utara 14450", "PLUIT", "PENJARINGAN"),
        ("Jl X RT 001/RW 002 Pluit Penjaringan", "PLUIT", "PENJARINGAN"),
        ("Jl. X No 3, Kelapa Gading", None, "KELAPA GADING"),
        ("Jl. X RT 1 RW 2 Koja", None, "KOJA"),
        ("Kel. Pluit", "PLUIT", None),
        ("Apt. A, Kec. Menteng, Jakarta Pusat", None, "MENTENG"),
        ("Jl. B, Jakarta Barat", None, "JAKARTA BARAT"),
        ("Jl. Z Kec. Kjoa", None, "KJOA"),
    ],
)
def test_a_named_place_is_read(text: str, village: str | None, district: str | None) -> None:
    """Behind its word, between commas, or at the end; an unknown name is given as it is, to be told."""
    assert place_in(text) == (village, district)


@pytest.mark.parametrize(
    "text",
    ["Jl. Cakung Cilincing Raya No. 25", "Jl. Raya Cilincing", "Jl. Boulevard Kelapa Gading", "Komplek Koja Indah 3",
     "Apartemen Pluit Sea View Tower B", "", ",,,", "Kec.", "Jl. Bekasi Raya"],
)  # fmt: skip
def test_a_street_is_no_place(text: str) -> None:
    """A name inside a street or building says nothing."""
    assert place_in(text) == (None, None)
