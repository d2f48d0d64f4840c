"""Random persons as registers write them, each with what must be read. Nobody of them exists."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random

    from reports.vocabulary import places

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
SHORT = ["Jan", "Peb", "Mrt", "Apr", "Mei", "Jun", "Jul", "Agt", "Sept", "Okt", "Nop", "Des"]
SYLLABLES = [
    "ka",
    "ri",
    "mo",
    "ta",
    "lu",
    "sen",
    "wi",
    "jo",
    "har",
    "pe",
    "na",
    "do",
    "li",
    "su",
    "ma",
    "ko",
    "ba",
    "re",
    "ti",
    "an",
]
NATIONS = {
    "CHN": ["RRT", "China", "TIONGKOK", "WN Tiongkok"],
    "KOR": ["Korea Selatan", "KORSEL"],
    "JPN": ["Jepang", "JAPAN "],
    "IND": ["India"],
    "TWN": ["Taiwan"],
    "NAM": ["Namibia"],
    "GBR": ["Inggris", "U.K."],
    "NGA": ["nigeria"],
    "USA": ["Amerika Serikat", "A.S.", "USA"],
    None: ["Korea", "Atlantis", "-", None],
}
PERMITS = {
    "ITAS": ["ITAS", "KITAS", "Izin Tinggal Terbatas", "e-KITAS"],
    "ITAP": ["ITAP", "KITAP"],
    "ITK": ["ITK", "VoA", "BVK"],
    "ITD": ["Diplomatik"],
    "PENGUNGSI": ["Pengungsi"],
    None: ["-", "TIDAK ADA", "VITAS", "NIHIL", None],
}
SEXES = {
    "L": ["L", "Laki-laki", "LK", "PRIA", "M"],
    "P": ["P", "Perempuan", "PR", "Wanita", "F"],
    None: ["?", None, "-"],
}
ELSEWHERE = ["Tambora", "KEMAYORAN", "Kec. Cengkareng"]


@dataclass
class Person:
    """One record as it is written and as it must be read."""

    cells: dict[str, Any]
    truth: dict[str, Any]
    bin: str = "accepted"


def spell(day: dt.date, r: random.Random, *, text_only: bool) -> Any:
    """Return a date in one of the spellings offices use."""
    forms: list[Any] = [
        day.strftime("%d-%m-%Y"),
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day:02d} {SHORT[day.month - 1]} {day.year}",
        day.isoformat(),
        day.strftime("%d.%m.%Y"),
        f"{day.day}-{SHORT[day.month - 1]}-{day.year}",
    ]
    if day.year > 2000:
        forms.append(f"{day.day}/{day.month}/{day.year % 100:02d}")
    if not text_only:
        forms += [day, day, dt.datetime(day.year, day.month, day.day), (day - dt.date(1899, 12, 30)).days]
    return r.choice(forms)


def pick(table: dict[Any, list[Any]], r: random.Random, unknown: float) -> tuple[Any, Any]:
    """Return (code, spelling); the unknown ones with their own probability."""
    code = None if r.random() < unknown else r.choice([one for one in table if one is not None])
    return code, r.choice(table[code])


def person(r: random.Random, district: places.District, *, text_only: bool) -> Person:
    """Return a random person of a kecamatan, sometimes with a fault in it."""
    nationality, nation = pick(NATIONS, r, 0.05)
    permit, permit_text = pick(PERMITS, r, 0.06)
    sex, sex_text = pick(SEXES, r, 0.05)
    village = r.choice(district.villages)
    passport = f"{r.choice('ABEGKMP')}{r.randrange(10**7):07d}" if r.random() < 0.9 else str(r.randrange(10**6, 10**8))
    expiry = dt.date(2024, 9, 30) + dt.timedelta(r.randint(-90, 500))
    expiry_text, expiry_truth = spell(expiry, r, text_only=text_only), expiry
    fault = r.random()
    if fault < 0.04:
        expiry_text, expiry_truth = r.choice(["31 Februari 2024", "segera", "-", None, "9/25/2024"]), None
    name: Any = " ".join("".join(r.choices(SYLLABLES, k=r.randint(2, 3))).upper() for _ in range(r.randint(1, 3)))
    cells = {
        "full_name": name,
        "passport_no": passport if text_only or passport[0].isalpha() or r.random() < 0.5 else int(passport),
        "nationality": nation,
        "sex": sex_text,
        "birth_date": spell(dt.date(r.randint(1950, 2010), r.randint(1, 12), r.randint(1, 28)), r, text_only=text_only),
        "permit_type": permit_text,
        "permit_no": f"2C{r.randrange(10**6):06d}",
        "permit_expiry": expiry_text,
        "birth_place_date": f"Beijing, {r.randint(1, 28):02d}-{r.randint(1, 12):02d}-{r.randint(1950, 2010)}",
        "male": r.choice(["1", "v", "x"]) if sex == "L" else None,
        "female": "1" if sex == "P" else r.choice([None, "-"]),
        "address": f"Jl. {r.choice(SYLLABLES).title()} No. {r.randint(1, 99)}",
        "kelurahan": village.name,
        "kecamatan": r.choice([district.name, district.name.upper(), f"Kec. {district.name}"]),
        "sponsor_name": f"PT {r.choice(SYLLABLES).upper()}",
        "occupation": r.choice(["Direktur", "Pelajar", "Ikut Suami", None]),
        "remarks": None,
    }
    truth = {
        "passport_no": passport,
        "nationality": nationality,
        "sex": sex,
        "permit_class": permit,
        "permit_expiry": expiry_truth,
        "district": district.code,
        "village": village.code,
    }
    return _odd(Person(cells, truth), r)


def _odd(one: Person, r: random.Random) -> Person:
    """Make some persons odd: no name, no passport, neither, Indonesian, a place elsewhere or misspelt."""
    chance = r.random()
    if chance < 0.02:
        one.cells["full_name"] = None
    elif chance < 0.04:
        one.cells["passport_no"] = one.truth["passport_no"] = None
    elif chance < 0.06:
        one.cells["full_name"] = one.cells["passport_no"] = one.truth["passport_no"] = None
        one.bin = "set_aside"
    elif chance < 0.08:
        one.cells["nationality"], one.truth["nationality"] = r.choice(["WNI", "Indonesia"]), "IDN"
        one.bin = "accepted" if one.truth["permit_class"] == "ABG" else "set_aside"
    elif chance < 0.10:
        one.cells["permit_type"], one.truth["permit_class"] = r.choice(["ABG", "Affidavit"]), "ABG"
    return one
