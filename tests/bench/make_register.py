"""Write one plain register workbook for timing: make_register.py PATH [ROWS] [SEED].

Header in the first row, 18 columns, dates in four spellings, half a per cent of impossible dates: plain on purpose, so
that a naive script can read it too. Names are random syllables; nobody in it exists.
"""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

MONTH = date(2024, 9, 1)
"""First day of the month of a register."""
HEADER = (
    "NO", "NAMA LENGKAP", "NO PASPOR", "KEBANGSAAN", "JENIS KELAMIN", "TEMPAT LAHIR", "TANGGAL LAHIR", "NIORA",
    "JENIS IZIN TINGGAL", "NO IZIN TINGGAL", "MASA BERLAKU IZIN TINGGAL", "ALAMAT", "KELURAHAN", "KECAMATAN",
    "PENJAMIN", "PEKERJAAN", "TANGGAL MASUK", "KETERANGAN",
)  # fmt: skip
MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
PLACES = {
    "PENJARINGAN": ("PENJARINGAN", "KAMAL MUARA", "KAPUK MUARA", "PEJAGALAN", "PLUIT"),
    "TANJUNG PRIOK": ("TANJUNG PRIOK", "SUNTER JAYA", "PAPANGGO", "SUNGAI BAMBU", "KEBON BAWANG", "WARAKAS"),
    "KOJA": ("KOJA", "TUGU UTARA", "LAGOA", "RAWA BADAK UTARA", "TUGU SELATAN"),
    "CILINCING": ("CILINCING", "SUKAPURA", "MARUNDA", "KALIBARU", "ROROTAN"),
    "PADEMANGAN": ("PADEMANGAN TIMUR", "PADEMANGAN BARAT", "ANCOL"),
    "KELAPA GADING": ("KELAPA GADING TIMUR", "PEGANGSAAN DUA", "KELAPA GADING BARAT"),
}
NATIONS = (
    "RRT", "Tiongkok", "CHINA", "Korea Selatan", "KOREA SELATAN ", "Jepang", "JEPANG", "India", "INDIA", "Taiwan",
    "Malaysia", "Singapura", "Amerika Serikat", "USA", "Inggris", "Jerman", "Belanda", "Australia", "Filipina",
    "Thailand", "Vietnam", "Nigeria", "Mesir", "Pakistan", "Prancis", "Perancis", "Italia", "Spanyol", "Rusia",
    "Turki", "Kanada", "Selandia Baru", "Swiss", "Swedia", "Norwegia", "Brasil", "Nepal", "Myanmar", "Iran",
    "Ukraina", "Portugal", "Kenya",
)  # fmt: skip
JOBS = (
    "Tenaga Ahli",
    "Direktur",
    "Komisaris",
    "Teknisi",
    "Pelajar",
    "Ikut Suami",
    "Ikut Istri",
    "Investor",
    "Pengajar",
)
SYLLABLES = "ka ri mo ta lu sen wi jo har pe na do li su ma ko ba re ti an".split()


def spelled(day: date, dice: random.Random) -> object:
    """Return a date as some officer would write it."""
    return dice.choices(
        (
            day,
            day.strftime("%d-%m-%Y"),
            day.strftime("%d/%m/%Y"),
            f"{day.day} {MONTHS[day.month - 1]} {day.year}",
            f"31 Februari {day.year}",
        ),
        (45, 20, 15, 19.5, 0.5),
    )[0]


def name(dice: random.Random) -> str:
    """Return a name that is no name."""
    return " ".join("".join(dice.choices(SYLLABLES, k=3)).upper() for _ in range(dice.randint(2, 3)))


def row(number: int, dice: random.Random, month: date) -> list[object]:
    """Return one person of the register of a month, given as its first day."""
    district = dice.choice(list(PLACES))
    serial = dice.randrange(10**7)
    born = date(dice.randint(1950, 2010), dice.randint(1, 12), dice.randint(1, 28))
    return [
        number, name(dice), f"{dice.choice('ABEGKMP')}{serial:07d}", dice.choice(NATIONS), dice.choice("LP"), "Kota",
        spelled(born, dice), f"IDN{serial:09d}", dice.choices(("ITAS", "KITAS", "ITAP", "ITK"), (70, 9, 15, 6))[0],
        f"2C24JE{serial % 10**5:05d}", spelled(month + timedelta(dice.randint(-90, 700)), dice),
        f"Jl. {dice.choice(SYLLABLES).title()} No. {dice.randint(1, 99)}", dice.choice(PLACES[district]), district,
        f"PT {dice.choice(SYLLABLES).upper()} {dice.randint(1, 400)}", dice.choice(JOBS),
        spelled(month - timedelta(dice.randint(1, 1500)), dice), "",
    ]  # fmt: skip


def make_register(
    path: Path,
    rows: int = 10_000,
    seed: int = 1,
    left_out: tuple[str, ...] = (),
    renamed: Mapping[str, str] | None = None,
    month: date = MONTH,
) -> None:
    """Write a register of one month, some columns left out, some headers renamed; same seed, same persons."""
    kept = [place for place, head in enumerate(HEADER) if head not in left_out]
    dice = random.Random(seed)
    book = Workbook(write_only=True)
    sheet = book.create_sheet(f"{MONTHS[month.month - 1]} {month.year}")
    sheet.append([(renamed or {}).get(HEADER[place], HEADER[place]) for place in kept])
    for number in range(1, rows + 1):
        cells = row(number, dice, month)
        sheet.append([cells[place] for place in kept])
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


if __name__ == "__main__":
    make_register(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
