"""Whole offices of any size, invented: registers of three months, a log since January, activities, agencies, meetings.

Same numbers, same office. Nobody in it exists; of the register three in a hundred come and three leave each month.
"""

from __future__ import annotations

import random
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from make_register import MONTHS, name

from reports.vocabulary import nationalities, places
from tests import meetings
from tests.privacy.disclosure.offices import Person, persons

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

YEAR = 2024
REGISTERS = (7, 8, 9)
"""Months with a register."""
MEETINGS = {"rapat-2024-08-14": "Rabu, 14 Agustus 2024", "rapat-2024-09-11": "Rabu, 11 September 2024",
            "rapat-2024-10-09": "Rabu, 9 Oktober 2024", "rapat-2024-11-13": "Rabu, 13 November 2024"}  # fmt: skip
"""Workbook → its day: a meeting after each of these months, and one after which the quarter is public."""
_REGISTER = ("NO", "NAMA LENGKAP", "NO PASPOR", "KEBANGSAAN", "JENIS KELAMIN", "TANGGAL LAHIR", "JENIS IZIN TINGGAL",
             "MASA BERLAKU IZIN TINGGAL", "KELURAHAN", "KECAMATAN", "PENJAMIN")  # fmt: skip
_INCIDENTS = ("NO", "NO LAPORAN", "TANGGAL KEJADIAN", "NAMA", "NO PASPOR", "JENIS KELAMIN", "KEBANGSAAN",
              "JENIS KEJADIAN", "TINGKAT", "PASAL", "JENIS TAK", "NO SK", "TANGGAL SK", "INSTANSI PELAPOR",
              "KECAMATAN")  # fmt: skip
_ACTIVITIES = ("NO", "TANGGAL KEGIATAN", "BENTUK KEGIATAN", "NAMA KEGIATAN", "TINGKAT", "KECAMATAN",
               "INSTANSI TERLIBAT", "WNA DIPERIKSA", "JUMLAH TEMUAN", "JUMLAH PESERTA")  # fmt: skip
_COUNTS = ("NO", "KECAMATAN", "SUMBER DATA", "L", "P", "JUMLAH", "KEADAAN PER")
_AGENCIES = {"Sudin Dukcapil": 60, "Sudin Tenaga Kerja": 45, "Kelurahan": 80, "Sudin Pendidikan": 6}
"""Agency that gives counts → how many in a hundred of the register it knows."""
_REPORTING = ("Imigrasi", "Polres Metro Jakarta Utara", "Kodim 0502", "Kejaksaan Negeri", "Satpol PP",
              "Sudin Dukcapil", "Sudin Tenaga Kerja", "Kesbangpol", "Polres Pelabuhan", "BNN Kota", "Lanal", "BPJS",
              "Bea Cukai", "KSOP")  # fmt: skip
_TYPES = (("Overstay", 38, "Pasal 78 ayat (3)"), ("Penyalahgunaan izin tinggal", 30, "Pasal 122 huruf a"),
          ("Tanpa dokumen", 14, "Pasal 119 ayat (1)"), ("Tidak melapor perubahan alamat", 12, "Pasal 71"),
          ("Peliputan", 6, ""))  # fmt: skip
"""Type of incident, of a hundred, and the article."""
_ACTIONS = (("", 45), ("Deportasi", 20), ("Deportasi dan penangkalan", 15), ("Biaya beban", 14), ("Pendetensian", 6))
"""Action, of a hundred incidents of an offence."""
_OPERATIONS = ("Pengawasan Lapangan", "Operasi Gabungan", "Pengawasan Administratif", "Sosialisasi")


@dataclass(frozen=True)
class Size:
    """How large an office is."""

    persons: int
    nationalities: int
    incidents: int
    """A month."""
    seed: int


@dataclass(frozen=True)
class _Resident:
    """A person of the register as their row states them."""

    person: Person
    full_name: str
    passport: str
    born: date
    expiry: date


def make_office(folder: Path, size: Size) -> Path:
    """Write an office folder and return it."""
    registers = _registers(size)
    meetings.office(
        folder, themes={"tenaga-kerja-asing": meetings.THEME},
        **{f"REGISTER_{YEAR}_{month:02d}": _register(month, people) for month, people in registers.items()},
        LOG_KEJADIAN_2024=_log(size, registers), KEGIATAN_TIM_PORA_2024=_activities(size),
        DATA_INSTANSI_LAIN_2024=_counts(size, registers),
        **{book.replace("-", "_"): _meeting(day) for book, day in MEETINGS.items()},
    )  # fmt: skip
    return folder


def _meeting(day: str) -> bytes:
    return meetings.meeting(**{"Hari_Tanggal": day, "Kode_Tema": "tenaga-kerja-asing"})


def _registers(size: Size) -> dict[int, list[_Resident]]:
    """Return month → residents; those who come are drawn as the first were."""
    chance = random.Random(size.seed)
    moving = size.persons * 3 // 100
    drawn = persons(size.persons + moving * len(REGISTERS), size.nationalities, size.seed)
    # all are drawn at once, so that their homes are spread alike
    residents = [_resident(number, person, chance) for number, person in enumerate(drawn)]
    present, newcomers = residents[: size.persons], residents[size.persons :]
    months = {}
    for month in REGISTERS:
        months[month] = present = [_renewed(resident, month, chance) for resident in present]
        left = set(chance.sample(range(len(present)), moving))
        present = [resident for place, resident in enumerate(present) if place not in left]
        present, newcomers = present + newcomers[:moving], newcomers[moving:]
    return months


def _resident(number: int, person: Person, chance: random.Random) -> _Resident:
    born = date(chance.randint(1950, 2015), chance.randint(1, 12), chance.randint(1, 28))
    expiry = date(YEAR, REGISTERS[0], 1) + timedelta(chance.randint(1, 700))
    return _Resident(person, name(chance), f"{chance.choice('ABEGKMP')}{2_000_000 + number}", born, expiry)


def _renewed(resident: _Resident, month: int, chance: random.Random) -> _Resident:
    """Return a resident whose permit was extended before its end, of twenty all but one."""
    ends = resident.expiry <= _last(month)
    return replace(resident, expiry=resident.expiry + timedelta(365)) if ends and chance.random() < 0.95 else resident


def _last(month: int) -> date:
    return date(YEAR, month, monthrange(YEAR, month)[1])


def _homes() -> dict[str, tuple[str, str]]:
    """Return village of an invented person → (kelurahan, kecamatan) as written."""
    homes = {}
    for number, district in enumerate(places.districts()):
        inside = [village for village in places.villages() if village.district == district.code]
        homes |= {f"D{number}V{place}": (village.name, district.name) for place, village in enumerate(inside)}
    return homes


def _countries() -> list[str]:
    return sorted(nationalities.label(code) for code in nationalities.alpha2().values() if code != "IDN")


def _register(month: int, residents: Sequence[_Resident]) -> bytes:
    homes, countries = _homes(), _countries()
    rows = [
        (number, one.full_name, one.passport, countries[int(one.person.nationality[1:])], one.person.sex, one.born,
         one.person.permit, one.expiry, *homes[one.person.village],
         f"PT {one.person.sponsor}" if one.person.sponsor else "")
        for number, one in enumerate(residents, 1)
    ]  # fmt: skip
    title = (f"REGISTER ORANG ASING BULAN {MONTHS[month - 1].upper()} TAHUN {YEAR}",)
    return meetings.workbook({"REGISTER": [title, _REGISTER, *rows]})


def _log(size: Size, registers: dict[int, list[_Resident]]) -> bytes:
    """Return the incidents since January, a sheet a month."""
    chance = random.Random(size.seed + 1)
    people = registers[REGISTERS[0]]
    sheets = {}
    for month in range(1, REGISTERS[-1] + 1):
        month_name = MONTHS[month - 1].upper()
        rows = [_incident(number, month, people, chance) for number in range(1, size.incidents + 1)]
        sheets[month_name] = [(f"LOG KEJADIAN BULAN {month_name} TAHUN {YEAR}",), _INCIDENTS, *rows]
    return meetings.workbook(sheets)


def _incident(number: int, month: int, people: Sequence[_Resident], chance: random.Random) -> tuple[object, ...]:
    who = chance.choice(people)
    kind, _, article = chance.choices(_TYPES, [weight for _, weight, _ in _TYPES])[0]
    action = chance.choices(_ACTIONS, [weight for _, weight in _ACTIONS])[0][0] if article else ""
    day = date(YEAR, month, chance.randint(1, 24))
    grade = "Ditindak" if action else chance.choice(("Klarifikasi", "Dugaan")) if article else "Keberadaan"
    return (
        number, f"LP/{month:02d}/{number:03d}/{YEAR}", day, who.full_name, who.passport, who.person.sex,
        _countries()[int(who.person.nationality[1:])], kind, grade, article, action,
        f"SK.TAK/{month:02d}{number:03d}/{YEAR}" if action else "", day + timedelta(4) if action else "",
        chance.choices(_REPORTING, [8, 4, 3, 2, 2, *[1] * (len(_REPORTING) - 5)])[0],
        _homes()[who.person.village][1],
    )  # fmt: skip


def _activities(size: Size) -> bytes:
    """Return what was done in the months of the registers."""
    chance = random.Random(size.seed + 2)
    sheets = {}
    for month in REGISTERS:
        month_name = MONTHS[month - 1].upper()
        title = (f"LAPORAN KEGIATAN TIM PORA BULAN {month_name} TAHUN {YEAR}",)
        sheets[month_name] = [title, _ACTIVITIES, *_operations(month, chance)]
    return meetings.workbook(sheets)


def _operations(month: int, chance: random.Random) -> Iterator[tuple[object, ...]]:
    for number in range(1, 13):
        operation, district = chance.choice(_OPERATIONS), chance.choice(places.districts()).name
        partners = ", ".join(("Imigrasi", *chance.sample(_REPORTING[1:], 3)))
        yield (
            number, date(YEAR, month, 2 * number), operation, f"{operation} {district}", "Kecamatan", district,
            partners, chance.randint(5, 60), chance.randint(0, 9), chance.randint(10, 40),
        )  # fmt: skip


def _counts(size: Size, registers: dict[int, list[_Resident]]) -> bytes:
    """Return what other agencies count by kecamatan."""
    chance, homes = random.Random(size.seed + 3), _homes()
    sheets = {}
    for month, people in registers.items():
        living = [homes[one.person.village][1] for one in people]
        rows: list[tuple[object, ...]] = []
        for district in places.districts():
            for agency, share in _AGENCIES.items():
                total = living.count(district.name) * share * chance.randint(85, 115) // 10_000
                male = total * chance.randint(50, 70) // 100
                rows.append((len(rows) + 1, district.name, agency, male, total - male, total, _last(month)))
        month_name = MONTHS[month - 1].upper()
        title = (f"REKAPITULASI DATA ORANG ASING MENURUT INSTANSI BULAN {month_name} TAHUN {YEAR}",)
        sheets[month_name] = [title, _COUNTS, *rows]
    return meetings.workbook(sheets)
