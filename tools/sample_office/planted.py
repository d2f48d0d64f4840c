"""The rows planted in the September register, each a departure from an ordinary person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tools.sample_office import people
from tools.sample_office.register import Entry
from tools.sample_office.truth import DUPLICATE, SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.sample_office.page import Cell
    from tools.sample_office.people import Person

AS_OF = date(2024, 9, 30)


def day_counts(persons: Iterator[Person]) -> list[Entry]:
    """Return permits around the days where a table changes its column."""
    found = []
    for days, note in (
        (-1, "lewat 1 hari: lt60"), (-59, "lewat 59 hari: lt60"), (-60, "lewat tepat 60 hari: eq60"),
        (-61, "lewat 61 hari: gt60"), (0, "berakhir pada tanggal data: kolom 30"), (30, "30 hari lagi: kolom 30"),
        (31, "31 hari lagi: kolom 60"), (60, "60 hari lagi: kolom 60"), (61, "61 hari lagi: kolom 90"),
        (90, "90 hari lagi: kolom 90"), (91, "91 hari lagi: di luar tabel"),
    ):  # fmt: skip
        expiry = AS_OF + timedelta(days)
        person = replace(next(persons), permit="ITAS", index="E23", expiry=expiry, lifetime=False)
        found.append(Entry(person, {"permit_expiry": expiry}, traps=(("permit_expiry", None, note),)))
    return found


def dates(persons: Iterator[Person]) -> list[Entry]:
    """Return one row per spelling of a date, and dates that are none."""
    day = date(2025, 2, 12)
    spellings: tuple[tuple[str | int | date, str], ...] = (
        (day, "tanggal asli"), ("12-02-2025", "teks 12-02-2025"), ("12/2/25", "tahun dua angka, hari di depan"),
        ("12 Feb 2025", "bulan disingkat"), ("12 Pebruari 2025", "ejaan lama Pebruari"),
        ("12-Feb-25", "gaya Excel Inggris"),
        ("2025-02-12", "gaya ISO"), (45700, "nomor seri Excel"), ("45700", "nomor seri Excel sebagai teks"),
    )  # fmt: skip
    found = []
    for text, note in spellings:
        person = replace(next(persons), permit="ITAS", index="E23", expiry=day, lifetime=False)
        found.append(
            Entry(person, {"permit_expiry": text}, traps=(("permit_expiry", None, f"{note}: 12 Februari 2025"),))
        )
    for text, code, note in (
        ("31 Februari 2024", "date-impossible", "tanggal yang tidak ada: masa berlaku tidak diketahui"),
        ("menyusul", "date-unreadable", "bukan tanggal: masa berlaku tidak diketahui"),
        ("-", None, "strip berarti kosong: masa berlaku tidak diketahui"),
    ):
        person = replace(next(persons), permit="ITAS", index="E23", expiry=None, lifetime=False)
        found.append(Entry(person, {"permit_expiry": text}, traps=(("permit_expiry", code, note),)))
    person = replace(next(persons), permit="ITAP", index="", expiry=None, lifetime=True)
    note = "seumur hidup: tidak masuk tabel masa berlaku"
    found.append(Entry(person, {"permit_expiry": "SEUMUR HIDUP"}, traps=(("permit_expiry", None, note),)))
    return found


def nationalities(persons: Iterator[Person]) -> list[Entry]:
    """Return spellings of nationalities, readable or not."""
    found = []
    for text, code, problem, note in (
        ("RRT", "CHN", None, "RRT, China dan Tiongkok dalam satu kolom: satu kebangsaan"),
        ("China", "CHN", None, "RRT, China dan Tiongkok dalam satu kolom: satu kebangsaan"),
        ("Tiongkok", "CHN", None, "RRT, China dan Tiongkok dalam satu kolom: satu kebangsaan"),
        ("WN India", "IND", None, "WN di depan nama negara"),
        ("Taiwan", "TWN", None, "Taiwan dihitung tersendiri"),
        ("Korea", None, "nationality-ambiguous", "bisa Selatan, bisa Utara: tidak diketahui"),
        ("Jepnag", None, "nationality-unknown", "salah ketik: tidak ditebak, tidak diketahui"),
    ):
        person = next(persons)
        found.append(
            Entry(person, {"nationality": text}, {"nationality": code}, traps=(("nationality", problem, note),))
        )
    for text, code, permit in (("Tanpa Kewarganegaraan", "XXA", "ITAS"), ("Pengungsi", "XXB", "PENGUNGSI")):
        person = replace(next(persons), permit=permit, index="", expiry=AS_OF - timedelta(200), lifetime=False)
        note = "tanpa kewarganegaraan: XXA" if code == "XXA" else "pengungsi: XXB, tidak masuk tabel masa berlaku"
        found.append(
            Entry(
                person,
                {"nationality": text, "permit_expiry": person.expiry},
                {"nationality": code},
                traps=(("nationality", None, note),),
            )
        )
    return found


def permits(persons: Iterator[Person]) -> list[Entry]:
    """Return permit columns that say too little."""
    found = []
    for text, index, permit, problem, note in (
        ("-", None, None, "permit-missing", "strip di kolom izin: tidak diketahui, bukan tanpa dokumen"),
        ("TIDAK ADA", None, None, "permit-missing", "TIDAK ADA di kolom izin: tidak diketahui, bukan tanpa dokumen"),
        ("VITAS", None, None, "permit-unreadable", "VITAS adalah visa, bukan izin tinggal: tidak diketahui"),
        ("TANPA DOKUMEN", None, "TANPA", None, "pernyataan tegas: tanpa dokumen"),
        (None, "E23", "ITAS", None, "izin kosong, indeks E23: ITAS"),
        (None, "B1", "ITK", None, "izin kosong, indeks B1 (2024): ITK"),
        ("ITAS", "E99Z", "ITAS", "index-unknown", "indeks tidak terdaftar: dicatat apa adanya"),
    ):
        person = replace(next(persons), expiry=AS_OF + timedelta(150), lifetime=False)
        cells = {"permit_type": text, "visa_index": index, "permit_expiry": person.expiry}
        at = "visa_index" if problem == "index-unknown" else "permit_type"
        found.append(Entry(person, cells, {"permit": permit}, traps=((at, problem, note),)))
    return found


def identities(persons: Iterator[Person]) -> list[Entry]:
    """Return sex, passport and person faults of rows that still count."""
    unreadable, damaged, twice = next(persons), next(persons), next(persons)
    other = replace(next(persons), name=twice.name, birth=twice.birth, nationality=twice.nationality, sex=twice.sex)
    found = [
        Entry(unreadable, {"sex": "?"}, {"sex": None},
              traps=(("sex", "sex-unreadable", "jenis kelamin tidak terbaca: tidak diketahui"),)),
        Entry(
            damaged, {"passport_no": 5.123e20}, {"passport": None},
            traps=(("passport_no", "passport-damaged",
                    "nomor paspor dibulatkan Excel: tidak terbaca, orangnya tetap dihitung"),),
        ),
        Entry(twice, {"birth_date": twice.birth}),
        Entry(
            other, {"birth_date": other.birth},
            traps=(("passport_no", "person-similar",
                    "orang yang sama dengan paspor lain: diusulkan, keduanya dihitung"),),
        ),
    ]  # fmt: skip
    for number in (512300417, 31276650):
        person = replace(next(persons), nationality="USA", passport=str(number))
        found.append(
            Entry(
                person,
                {"passport_no": number},
                traps=(("passport_no", "passport-number", "nomor paspor disimpan sebagai angka"),),
            )
        )
    return found


def no_foreigners(persons: Iterator[Person]) -> list[Entry]:
    """Return rows that are no record of a foreigner, and the child of two nationalities."""
    citizen, child, nobody = next(persons), next(persons), next(persons)
    empty = dict.fromkeys(
        ("full_name", "passport_no", "passport_expiry", "nationality", "sex", "birth_place", "birth_date",
         "visa_index", "permit_no",
         "permit_expiry", "sponsor_name", "occupation", "permit_type"),
    )  # fmt: skip
    return [
        Entry(citizen, {"nationality": "WNI"}, {"nationality": "IDN"}, SET_ASIDE,
              (("nationality", "not-foreign", "WNI: disisihkan"),)),
        Entry(
            child, {"nationality": "Indonesia", "permit_type": "ABG", "visa_index": None},
            {"nationality": "IDN", "permit": "ABG"},
            traps=(("permit_type", None, "anak berkewarganegaraan ganda: baris memo, di luar jumlah"),),
        ),
        Entry(nobody, empty, {}, SET_ASIDE, (("full_name", "no-person", "tanpa nama dan paspor: disisihkan"),)),
    ]  # fmt: skip


def elsewhere(persons: Iterator[Person]) -> list[Entry]:
    """Return kecamatan outside the work area, misspelt or empty, for a sheet with that column."""
    found = []
    for text, village in (
        ("Tambora", "Kali Anyar"),
        ("Kemayoran", "Gunung Sahari Selatan"),
        ("Kec. Tambora", "Tambora"),
    ):
        found.append(
            Entry(
                next(persons),
                {"kecamatan": text, "kelurahan": village},
                {"district": "outside", "village": "outside"},
                traps=(("kecamatan", None, "di luar wilayah kerja"),),
            )
        )
    found.append(
        Entry(
            next(persons),
            {"kecamatan": "Klapa Gadng", "kelurahan": None},
            {"district": None, "village": None},
            traps=(("kecamatan", "district-unreadable", "salah ketik yang tidak terdaftar: tidak diketahui"),),
        )
    )
    person = next(persons)
    found.append(
        Entry(
            person,
            {"kecamatan": None},
            traps=(("kecamatan", None, "kecamatan kosong: diambil dari judul dan nama lembar"),),
        )
    )
    return found


def copies(persons: Iterator[Person], gading: Iterator[Person]) -> tuple[list[Entry], list[Entry]]:
    """Return copies of one person for the Cilincing sheet and for the Kelapa Gading sheet.

    The copy with the later permit stays, wherever it stands.
    """
    same, first, second = next(persons), next(persons), next(persons)
    early, late = date(2024, 11, 3), date(2025, 11, 3)
    stays = replace(first, permit="ITAS", index="E23", expiry=late, lifetime=False)
    goes = replace(stays, permit="ITK", index="C2", expiry=early, village=next(gading).village)
    goes_first = replace(second, permit="ITK", index="C2", expiry=early, lifetime=False)
    stays_later = replace(goes_first, permit="ITAS", index="E23", expiry=late, village=next(gading).village)
    plain = cells_that_agree(same)
    cilincing = [
        Entry(same, plain),
        Entry(same, plain, {}, DUPLICATE, (("passport_no", "duplicate", "baris yang sama persis: satu orang"),)),
        Entry(stays, {"permit_expiry": late}),
        Entry(
            goes_first, {"permit_expiry": early}, {}, DUPLICATE,
            (("passport_no", "duplicate-differs",
              "orang yang sama di lembar Kelapa Gading dengan izin lebih panjang: yang di sana dipakai"),),
        ),
    ]  # fmt: skip
    kelapa_gading = [
        Entry(
            goes, {"permit_expiry": early}, {}, DUPLICATE,
            (("passport_no", "duplicate-differs",
              "orang yang sama di lembar Cilincing dengan izin lebih panjang: yang di sana dipakai"),),
        ),
        Entry(stays_later, {"permit_expiry": late}),
    ]  # fmt: skip
    return cilincing, kelapa_gading


def cells_that_agree(person: Person) -> dict[str, Cell]:
    """Return the cells that must be spelled the same in both copies of a row."""
    return {
        "passport_expiry": person.passport_expiry,
        "nationality": people.SPELLINGS[person.nationality][0],
        "sex": person.sex,
        "birth_date": person.birth,
        "permit_type": person.permit,
        "permit_expiry": person.expiry,
    }


_NAMED_OTHERWISE: dict[int, tuple[dict[str, Cell], dict[str, object], tuple[str, str | None, str]]] = {
    3: ({"kecamatan": "Tj. Priok"}, {}, ("kecamatan", None, "singkatan terdaftar: Tanjung Priok")),
    4: ({"kecamatan": "Kec. Tanjung Priok"}, {}, ("kecamatan", None, "Kec. di depan nama")),
    6: (
        {"kecamatan": None, "kelurahan": "Koja"},
        {"village": "31.72.03.1001"},
        ("kelurahan", None, "kecamatan kosong; kelurahan Koja hanya ada di Kecamatan Koja"),
    ),
    7: (
        {"kecamatan": None, "kelurahan": "Lagoa"},
        {"village": "31.72.03.1003"},
        ("kecamatan", None, "kecamatan kosong: diambil dari kelurahannya"),
    ),
    9: (
        {"kelurahan": "Pluit"},
        {"village": None},
        ("kelurahan", "village-unreadable", "Pluit bukan kelurahan di Cilincing: kolom kecamatan yang berlaku"),
    ),
}
"""Rows of the late additions whose place is written otherwise: cells, meaning, trap."""


def late(persons: list[Person]) -> list[Entry]:
    """Return late additions, three of each kecamatan, their sex written P or W."""
    found = []
    for index, person in enumerate(persons):
        entry = Entry(person, {"sex": "P" if index % 3 else "W"}, {"sex": None})
        if index in _NAMED_OTHERWISE:
            cells, means, trap = _NAMED_OTHERWISE[index]
            entry = Entry(person, {**entry.cells, **cells}, {**entry.means, **means}, traps=(trap,))
        found.append(entry)
    return found
