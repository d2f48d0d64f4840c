"""Invented registers of offices elsewhere in Indonesia, with the places as clerks write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl

from reports.vocabulary import regions

if TYPE_CHECKING:
    from pathlib import Path

HEADER = (
    "NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "L/P", "JENIS IZIN TINGGAL", "BERLAKU S/D", "ALAMAT", "KELURAHAN/DESA",
    "KECAMATAN",
)  # fmt: skip
SHORT = {
    "Tanjung": "Tj. ", "Teluk": "Tlk ", "Gunung": "Gn. ", "Sungai": "Sei ", "Kampung": "Kp. ", "Kelapa": "Klp ",
    "Utara": "Utr", "Selatan": "Sel.", "Barat": "Brt", "Timur": "Tmr", "Tengah": "Tgh", "Labuhan": "Lab.",
}  # fmt: skip
OLD = (("ny", "nj"), ("j", "dj"), ("y", "j"), ("c", "tj"), ("u", "oe"))


@dataclass(frozen=True)
class Resident:
    """A row of the register, with what it must be counted under."""

    district: str
    village: str
    code: str
    """Of the kecamatan; ``outside`` for another place."""
    village_code: str = ""


def shortened(name: str) -> str:
    """Return a name as it is abbreviated."""
    for word, short in SHORT.items():
        name = re.sub(rf"\b{word}(?=[a-z ]|$)", short, name)
    return " ".join(name.split())


def in_old_spelling(name: str) -> str:
    """Return a name in the spelling of before 1947, where its letters show that it is one."""
    lower = name.lower()
    letters = dict(OLD)
    if not re.search("u|c|j|ny", lower):
        return name
    return re.sub("ny|j|y|c|u", lambda found: letters[found[0]], lower).title()


def joined(name: str) -> str:
    """Return a name without spaces; one that ends with a number keeps them."""
    return name if re.search(r"\b[IVX]+$", name) else name.replace(" ", "")


WAYS = (str, str.upper, shortened, joined, in_old_spelling, lambda name: re.sub(r"\bII$", "2", f"{name} "))


def residents(codes: tuple[str, ...], outside: tuple[str, ...]) -> list[Resident]:
    """Return some residents of every kecamatan, each place written in another way, and some of elsewhere."""
    rows = []
    for number, code in enumerate(codes):
        villages = regions.villages_of(code)
        for turn in range(2 + number % 4):
            way, village = WAYS[(number + turn) % len(WAYS)], villages[turn % len(villages)]
            district = ("", "Kec. ", "KECAMATAN ", "Kec ")[turn % 4] + way(regions.names()[code])
            rows.append(Resident(district, ("Kel. ", "", "Desa ")[turn % 3] + way(village[1]), code, village[0]))
    return rows + [Resident(place, "", "outside") for place in outside]


def write_register(path: Path, rows: list[Resident], title: str) -> None:
    """Write the register of September 2024."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([title])
    sheet.append(["BULAN SEPTEMBER 2024"])
    sheet.append([])
    sheet.append(list(HEADER))
    for number, row in enumerate(rows, 1):
        sheet.append(
            [
                number,
                f"ORANG NOMOR {number}",
                f"X{number:07d}",
                ("Jepang", "Tiongkok", "Belanda", "Korea Selatan")[number % 4],
                "LP"[number % 2],
                ("ITAS", "ITAP", "ITK")[number % 3],
                f"{1 + number % 28:02d}-{1 + number % 12:02d}-2025",
                f"Jalan Contoh {number}",
                row.village or None,
                row.district,
            ]
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
