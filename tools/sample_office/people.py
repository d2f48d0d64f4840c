"""Invented people: names of random syllables, and what a register would say of them."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from tools.sample_office import places

CITIES = {
    "CHN": "Fuzhou", "KOR": "Busan", "JPN": "Nagoya", "IND": "Pune", "TWN": "Taichung", "MYS": "Ipoh",
    "SGP": "Singapura",
    "USA": "Dayton", "GBR": "Leeds", "DEU": "Kassel", "AUS": "Perth", "NLD": "Zwolle", "PHL": "Cebu", "THA": "Lampang",
    "VNM": "Hue", "NGA": "Enugu", "EGY": "Tanta", "PAK": "Multan", "BGD": "Sylhet", "FRA": "Lyon", "RUS": "Tomsk",
    "TUR": "Izmir", "YEM": "Taiz", "LKA": "Galle", "CIV": "Bouake", "HKG": "Hong Kong", "AFG": "Herat",
    "SOM": "Kismayo",
}  # fmt: skip
SPELLINGS = {
    "CHN": ("RRT", "RRT", "China", "Tiongkok", "TIONGKOK"), "KOR": ("Korea Selatan", "KOREA SELATAN"),
    "JPN": ("Jepang", "JEPANG"), "IND": ("India", "INDIA"), "TWN": ("Taiwan",), "MYS": ("Malaysia",),
    "SGP": ("Singapura",), "USA": ("Amerika Serikat", "USA"), "GBR": ("Inggris",), "DEU": ("Jerman",),
    "AUS": ("Australia",), "NLD": ("Belanda",), "PHL": ("Filipina",), "THA": ("Thailand",), "VNM": ("Vietnam",),
    "NGA": ("Nigeria",), "EGY": ("Mesir",), "PAK": ("Pakistan",), "BGD": ("Bangladesh",),
    "FRA": ("Prancis", "Perancis"),
    "RUS": ("Rusia",), "TUR": ("Turki",), "YEM": ("Yaman",), "LKA": ("Sri Lanka",), "CIV": ("Pantai Gading",),
    "HKG": ("Hong Kong",), "AFG": ("Afganistan",), "SOM": ("Somalia",),
}  # fmt: skip
_WEIGHTS = {
    "CHN": 330, "KOR": 165, "JPN": 150, "IND": 105, "TWN": 70, "MYS": 40, "SGP": 35, "USA": 20, "GBR": 18, "DEU": 14,
    "AUS": 14, "NLD": 10, "PHL": 34, "THA": 12, "VNM": 16, "NGA": 14, "EGY": 8, "PAK": 14, "BGD": 9, "FRA": 9, "RUS": 7,
    "TUR": 5, "YEM": 4, "LKA": 5, "CIV": 2, "HKG": 6,
}  # fmt: skip
_DISTRICTS = {"31.72.01": 27, "31.72.02": 21, "31.72.03": 9, "31.72.04": 12, "31.72.05": 11, "31.72.06": 20}
"""Shares of the kecamatan in percent, invented."""
_JOBS = {
    "bekerja": ("Tenaga Ahli", "Direktur", "Manajer Produksi", "Teknisi", "Komisaris", "Pengajar", "Koki", "Konsultan"),
    "investasi": ("Investor", "Penanam Modal"),
    "keluarga": ("Ikut Suami", "Ikut Istri", "Penyatuan Keluarga", "Ibu Rumah Tangga"),
    "pendidikan": ("Pelajar", "Mahasiswa"),
    "lansia": ("Lanjut Usia", "Pensiunan"),
    "rohaniwan": ("Rohaniwan",),
    "lainnya": ("Wisatawan", "Kunjungan bisnis"),
}
_INDICES = {
    "bekerja": "E23", "investasi": "E28A", "keluarga": "E31B", "pendidikan": "E30A", "lansia": "E33F",
    "rohaniwan": "E23",
}  # fmt: skip
_LEGACY = {
    "E23": "C312",
    "E28A": "C313",
    "E31B": "C317",
    "E30A": "C316",
    "E33F": "C319",
    "B1": "213",
    "C2": "B211A",
    "D2": "212",
}
_SYLLABLES = (
    "ka", "ri", "mo", "ta", "lu", "sen", "wi", "jo", "har", "pe", "na", "do", "li", "su", "ma", "ko", "ba", "re", "ti",
    "an", "vel", "zu",
    "ori", "dak", "mei",
)  # fmt: skip
NOBODY_LIVES_IN = "31.72.05.1001"
"""Pademangan Timur has no foreigner here, so that a group can say NIHIL."""
REFERENCE = date(2024, 9, 30)
"""Permits of the pool are laid out around this day."""


@dataclass(frozen=True)
class Person:
    """A foreigner as a register would know them."""

    name: str
    passport: str
    passport_expiry: date
    nationality: str
    sex: str
    birth: date
    permit: str
    index: str
    permit_no: str
    expiry: date | None
    lifetime: bool
    street: str
    village: str
    sponsor: str
    job: str
    purpose: str | None

    @property
    def district(self) -> str:
        """Code of the kecamatan."""
        return self.village.rsplit(".", 1)[0]


def dice(seed: int, part: str) -> random.Random:
    """Return the random numbers of one part, so that a change in one part leaves the others as they were."""
    return random.Random(f"{seed}/{part}")  # noqa: S311 -- synthetic data, nothing secret


def pool(seed: int, size: int) -> list[Person]:
    """Return people in the order in which they came."""
    numbers = dice(seed, "people")
    return [_person(index, numbers) for index in range(size)]


def legacy_index(index: str) -> str:
    """Return the visa index of 2023 for one of 2024."""
    return _LEGACY.get(index, index)


def invented_name(numbers: random.Random) -> str:
    """Return a name that nobody bears."""
    words = ("".join(numbers.choices(_SYLLABLES, k=numbers.randint(2, 3))) for _ in range(numbers.randint(2, 3)))
    return " ".join(words).upper()


def _person(index: int, numbers: random.Random) -> Person:
    """Return the person of a number."""
    nationality = numbers.choices(tuple(_WEIGHTS), tuple(_WEIGHTS.values()))[0]
    permit, purpose = _permit(numbers)
    serial = numbers.randint(100, 999) * 10_000 + index
    lifetime = permit == "ITAP" and numbers.random() < 0.06
    return Person(
        name=invented_name(numbers),
        passport=f"{numbers.choice('ABEGKMP')}{serial:07d}",
        passport_expiry=REFERENCE + timedelta(numbers.randint(200, 3000)),
        nationality="AFG" if permit == "PENGUNGSI" else nationality,
        sex=numbers.choices("LP", (62, 38))[0],
        birth=date(numbers.randint(1955, 2006), numbers.randint(1, 12), numbers.randint(1, 28)),
        permit=permit,
        index=_index(permit, purpose, numbers),
        permit_no=""
        if permit == "PENGUNGSI"
        else f"2C{numbers.randint(11, 24)}{numbers.choice(('JE', 'JF'))}{serial:07d}",
        expiry=None if lifetime else _expiry(permit, numbers),
        lifetime=lifetime,
        street=_street(numbers),
        village=_village(numbers),
        sponsor=_sponsor(permit, purpose, numbers),
        job=numbers.choice(_JOBS[purpose]) if purpose else "",
        purpose=purpose,
    )


def _permit(numbers: random.Random) -> tuple[str, str | None]:
    """Return a class and what the holder does."""
    permit = numbers.choices(("ITAS", "ITAP", "ITK", "ITD", "ITN", "PENGUNGSI"), (740, 150, 85, 6, 5, 14))[0]
    if permit == "ITK":
        return permit, "lainnya"
    if permit == "ITAS":
        weights = (600, 90, 200, 60, 25, 15, 10)
        purpose = numbers.choices((*_INDICES, None), weights)[0]
        return permit, purpose
    if permit == "ITAP":
        return permit, numbers.choices(("bekerja", "investasi", "keluarga", "lansia"), (30, 20, 42, 8))[0]
    return permit, None


def _index(permit: str, purpose: str | None, numbers: random.Random) -> str:
    """Return the visa index that goes with class and purpose."""
    if permit == "ITK":
        return numbers.choice(("B1", "C2", "D2", "C1"))
    return _INDICES.get(purpose or "", "") if permit == "ITAS" else ""


def _expiry(permit: str, numbers: random.Random) -> date | None:
    """Return an expiry day; a tenth has passed or is near."""
    if permit in {"PENGUNGSI", "ITD", "ITN"}:
        return None if permit == "PENGUNGSI" else REFERENCE + timedelta(numbers.randint(60, 900))
    draw = numbers.random()
    if draw < 0.04:
        return REFERENCE - timedelta(numbers.randint(1, 110))
    if draw < 0.14 or permit == "ITK":
        return REFERENCE + timedelta(numbers.randint(0, 95))
    return REFERENCE + timedelta(numbers.randint(96, 1600 if permit == "ITAP" else 710))


def _village(numbers: random.Random) -> str:
    """Return a kelurahan, by the shares of the kecamatan."""
    district = numbers.choices(tuple(_DISTRICTS), tuple(_DISTRICTS.values()))[0]
    return numbers.choice([one for one in places.villages_of(district) if one != NOBODY_LIVES_IN])


def _street(numbers: random.Random) -> str:
    """Return an address that is nowhere."""
    name = "".join(numbers.choices(_SYLLABLES, k=2)).title()
    return f"Jl. {name} Blok {numbers.choice('ABCD')} No. {numbers.randint(1, 99)}"


def _sponsor(permit: str, purpose: str | None, numbers: random.Random) -> str:
    """Return a company, for those who need one."""
    if permit in {"ITD", "ITN", "PENGUNGSI"} or purpose == "lansia":
        return ""
    name = "".join(numbers.choices(_SYLLABLES, k=3)).title()
    return f"PT {name} {numbers.choice(('Makmur', 'Sentosa', 'Abadi', 'Jaya'))}"
