"""Registers of July and August 2024 and of September 2023, in other layouts and formats."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tools.sample_office import people, places
from tools.sample_office.page import Page
from tools.sample_office.register import Entry, write
from tools.sample_office.table import Head, Site, TableMaker

if TYPE_CHECKING:
    import random

    from tools.sample_office.people import Person
    from tools.sample_office.truth import RegisterFact

AUGUST = "inputs/DATA WNA AGUSTUS 2024.xls"
JULY = "inputs/register juli 2024.csv"
YEAR_BEFORE_ODS = "inputs/ORANG ASING SEPTEMBER 2023 BARAT.ods"
YEAR_BEFORE_CSV = "inputs/ORANG ASING SEPTEMBER 2023 TIMUR.csv"
_WEST = ("31.72.01", "31.72.02", "31.72.05")
_LEGACY_SHIFT = timedelta(364)
"""Permits of the year before ended so much earlier."""

_AUGUST_HEADS = (
    Head("row_no", ("No.",), 5), Head("full_name", ("Nama Orang Asing",), 26), Head("birth_place_date", ("TTL",), 22),
    Head("sex", ("JK",), 11), Head("nationality", ("Kewarganegaraan",), 17), Head("passport_no", ("No. Paspor",)),
    Head("permit_type", ("Jenis Ijin Tinggal",)), Head("visa_index", ("Index Visa",)),
    Head("permit_no", ("No. Izin Tinggal",), 16),
    Head("permit_expiry", ("Tgl Habis Berlaku",)), Head("address", ("Alamat Tinggal",), 24),
    Head("kelurahan", ("Kel.",), 18),
    Head("kecamatan", ("Kec.",), 16), Head("sponsor_name", ("Penjamin/Sponsor",), 20),
    Head("occupation", ("Jabatan",), 16),
)  # fmt: skip
_ODS_HEADS = (
    Head("row_no", ("NO",)), Head("full_name", ("NAMA",)), Head("sex", ("L/P",)),
    Head("nationality", ("WARGA NEGARA",)),
    Head("passport_no", ("PASPOR", "NOMOR")), Head("passport_expiry", ("PASPOR", "MASA BERLAKU")),
    Head("permit_type", ("IZIN TINGGAL", "JENIS")), Head("visa_index", ("IZIN TINGGAL", "INDEKS")),
    Head("permit_expiry", ("IZIN TINGGAL", "BERLAKU S/D")), Head("address", ("DOMISILI", "ALAMAT")),
    Head("kelurahan", ("DOMISILI", "KELURAHAN")), Head("occupation", ("PEKERJAAN",)),
)  # fmt: skip
_CSV_HEADS = (
    Head("row_no", ("NO URUT",)), Head("full_name", ("NAMA WNA",)), Head("passport_no", ("NOPAS",)),
    Head("nationality", ("NEGARA ASAL",)), Head("sex", ("KELAMIN",)), Head("birth_date", ("TGL LAHIR",)),
    Head("permit_type", ("STATUS IZIN TINGGAL",)), Head("visa_index", ("KODE VISA",)), Head("permit_no", ("NO KITAS",)),
    Head("permit_expiry", ("TGL BERAKHIR",)), Head("kelurahan", ("DESA/KELURAHAN",)), Head("kecamatan", ("KECAMATAN",)),
    Head("sponsor_name", ("NAMA PERUSAHAAN",)), Head("occupation", ("PEKERJAAN/JABATAN",)),
)  # fmt: skip


def august(persons: list[Person], numbers: random.Random, facts: list[RegisterFact]) -> TableMaker:
    """Return the register of August: one sheet, one-row header, place and date of birth in one column."""
    maker = TableMaker(Page("Agustus"), Site(AUGUST, "register", "2024-08"), _AUGUST_HEADS)
    maker.titles("KANTOR IMIGRASI KELAS I TPI JAKARTA UTARA", "DAFTAR KEBERADAAN ORANG ASING", "PERIODE : AGUSTUS 2024")
    maker.header()
    maker.trap(maker.row - 1, "birth_place_date", None, "tempat dan tanggal lahir dalam satu kolom")
    for index, person in enumerate(persons):
        row = write(maker, Entry(person), numbers, facts)
        if index == 0:
            maker.trap(row, "permit_expiry", None, "berkas .xls lama, tanggal bercampur")
    row = maker.below("JUMLAH", None, len(persons))
    maker.page.merge(row, 1, row, 2)
    maker.signature("Jakarta, 3 September 2024", "Kasubsi Intelijen Keimigrasian,", "", "(………………………)")
    return maker


def july(persons: list[Person], numbers: random.Random, facts: list[RegisterFact]) -> TableMaker:
    """Return the register of July: comma-separated, UTF-8 with a byte order mark."""
    maker = TableMaker(Page(""), Site(JULY, "register", "2024-07"), _CSV_HEADS)
    maker.titles("DATA ORANG ASING BULAN JULI 2024")
    maker.header()
    for index, person in enumerate(persons):
        entry = Entry(person)
        if index == 7:
            note = "nomor paspor dibulatkan Excel saat disimpan sebagai csv: tidak terbaca, orangnya tetap dihitung"
            entry = Entry(
                person,
                {"passport_no": "1,23457E+11"},
                {"passport": None},
                traps=(("passport_no", "passport-damaged", note),),
            )
        write(maker, entry, numbers, facts)
    return maker


def year_before(
    persons: list[Person], numbers: random.Random, facts: list[RegisterFact]
) -> tuple[list[TableMaker], TableMaker]:
    """Return the register of September 2023: the west as .ods with a sheet per kecamatan, the east as .csv."""
    then = [_then(person) for person in persons]
    sheets = [_west(code, [one for one in then if one.district == code], numbers, facts) for code in _WEST]
    maker = TableMaker(Page(""), Site(YEAR_BEFORE_CSV, "register", "2023-09"), _CSV_HEADS)
    maker.titles("DATA ORANG ASING WILAYAH TIMUR", "KEADAAN PER 30 SEPTEMBER 2023")
    maker.header()
    east = [one for one in then if one.district not in _WEST]
    for index, person in enumerate(east):
        entry = Entry(person)
        if index == 3:
            accented = replace(person, name=f"{person.name} RENÉ")
            entry = Entry(
                accented, traps=(("full_name", None, "huruf beraksen: berkas csv Windows-1252 dengan titik koma"),)
            )
        write(maker, entry, numbers, facts)
    return sheets, maker


def _then(person: Person) -> Person:
    """Return a person a year earlier: a shorter permit, an index code of that year."""
    expiry = person.expiry - _LEGACY_SHIFT if person.expiry else None
    return replace(person, index=people.legacy_index(person.index), expiry=expiry)


def _west(code: str, persons: list[Person], numbers: random.Random, facts: list[RegisterFact]) -> TableMaker:
    """Write the sheet of a kecamatan."""
    name = places.name(code)
    maker = TableMaker(Page(f"Kec. {name}"), Site(YEAR_BEFORE_ODS, "register", "2023-09"), _ODS_HEADS)
    maker.titles("DAFTAR ORANG ASING", f"KECAMATAN {name.upper()}", "BULAN : SEPTEMBER 2023")
    maker.header()
    maker.numbering()
    for person in persons:
        write(maker, Entry(person), numbers, facts)
    maker.below("JUMLAH", None, None, len(persons))
    return maker
