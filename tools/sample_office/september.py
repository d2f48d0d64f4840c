"""The register of September 2024: one sheet per kecamatan, each ugly in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.sample_office import places, planted
from tools.sample_office.page import Page
from tools.sample_office.register import Entry, by_village, write
from tools.sample_office.table import Head, Site, TableMaker

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from tools.sample_office.people import Person
    from tools.sample_office.truth import RegisterFact

PATH = "inputs/REGISTER ORANG ASING SEPTEMBER 2024.xlsx"
SITE = Site(PATH, "register", "2024-09")
_HEADS = (
    Head("row_no", ("NO",), 5), Head("full_name", ("NAMA LENGKAP",), 26), Head("nationality", ("KEBANGSAAN",), 17),
    Head("sex", ("L/P",), 11), Head("birth_place", ("LAHIR", "TEMPAT")), Head("birth_date", ("LAHIR", "TANGGAL")),
    Head("passport_no", ("PASPOR", "NOMOR"), 12), Head("passport_expiry", ("PASPOR", "MASA BERLAKU")),
    Head("permit_type", ("IZIN TINGGAL", "JENIS")), Head("visa_index", ("IZIN TINGGAL", "INDEKS"), 8),
    Head("permit_no", ("IZIN TINGGAL", "NOMOR"), 16), Head("permit_expiry", ("IZIN TINGGAL", "BERLAKU S/D")),
    Head("address", ("ALAMAT", "JALAN"), 24), Head("kelurahan", ("ALAMAT", "KELURAHAN"), 18),
    Head("sponsor_name", ("PENJAMIN",), 20), Head("occupation", ("PEKERJAAN",), 16), Head("remarks", ("KET.",), 10),
)  # fmt: skip
_FLAT = (
    Head("row_no", ("No",), 5), Head("full_name", ("Nama WNA",), 26), Head("nationality", ("Kewarganegaraan",), 17),
    Head("sex", ("Jenis Kelamin",)), Head("passport_no", ("No. Paspor",)), Head("permit_type", ("Jenis Izin Tinggal",)),
    Head("permit_expiry", ("Tgl Habis Berlaku",)), Head("kelurahan", ("Kelurahan",), 18),
    Head("kecamatan", ("Kecamatan",), 16),
    Head("occupation", ("Pekerjaan",), 16),
)  # fmt: skip


def register(
    persons: list[Person], spare: list[Person], numbers: random.Random
) -> tuple[list[TableMaker], list[RegisterFact]]:
    """Return the tables of the September register and their facts.

    Args:
        persons: who is ordinary in the month.
        spare: people for planted rows, used up from the front of their kecamatan.
        numbers: random numbers for spellings.
    """
    facts: list[RegisterFact] = []
    at = {code: [one for one in persons if one.district == code] for code in places.DISTRICTS}
    extra = {code: iter([one for one in spare if one.district == code]) for code in places.DISTRICTS}
    cilincing, gading = planted.copies(extra["31.72.04"], extra["31.72.06"])
    late = [one for code in places.DISTRICTS for one in at[code][:3]]
    at = {code: some[3:] for code, some in at.items()}
    makers = [
        _penjaringan(at["31.72.01"], extra["31.72.01"], numbers, facts),
        _tanjung_priok(at["31.72.02"], numbers, facts),
        _koja(at["31.72.03"], extra["31.72.03"], numbers, facts),
        _cilincing(at["31.72.04"], extra["31.72.04"], cilincing, numbers, facts),
        _pademangan(at["31.72.05"], numbers, facts),
        _kelapa_gading(at["31.72.06"], extra["31.72.06"], gading, numbers, facts),
        _late(late, numbers, facts),
    ]
    return makers, facts


def _start(code: str, heads: tuple[Head, ...] = _HEADS) -> TableMaker:
    """Return a table on its own sheet with titles, header and column numbers."""
    name = places.name(code).upper()
    maker = TableMaker(Page(name), SITE, heads)
    maker.titles(
        f"DATA ORANG ASING DI WILAYAH KECAMATAN {name}", "KOTA ADMINISTRASI JAKARTA UTARA", "BULAN SEPTEMBER TAHUN 2024"
    )
    maker.header()
    maker.numbering()
    return maker


def _sign(maker: TableMaker) -> None:
    """Write the signature block."""
    maker.signature("Jakarta, 2 Oktober 2024", "Petugas Pendata,", "", "", "(………………………)")


def _total(maker: TableMaker, label: str, count: int, *, inner: bool) -> int:
    """Write a total row, its number beside the label; return its row."""
    row = (maker.between if inner else maker.below)(label, None, count)
    maker.page.merge(row, 1, row, 2)
    maker.page.bold.add(row)
    return row


def _grouped(
    maker: TableMaker, groups: dict[str, list[Entry]], wrong: str, numbers: random.Random, facts: list[RegisterFact]
) -> None:
    """Write groups of kelurahan, each with its JUMLAH, and the grand total; one JUMLAH says one too many."""
    for index, (code, entries) in enumerate(groups.items(), 1):
        row = maker.between(f"{index}. KELURAHAN {places.name(code).upper()}")
        maker.page.merge(row, 1, row, len(maker.heads))
        maker.page.bold.add(row)
        if not entries:
            row = maker.between("NIHIL")
            maker.trap(row, None, None, "kelurahan tanpa orang asing: NIHIL, bukan orang")
            continue
        for entry in entries:
            write(maker, entry, numbers, facts)
        row = _total(maker, "JUMLAH", len(entries) + (code == wrong), inner=True)
        if code == wrong:
            note = f"JUMLAH menyebut {len(entries) + 1}, barisnya {len(entries)}"
            maker.trap(row, "nationality", "total-mismatch", note)
        elif index == 1:
            maker.trap(row, "nationality", None, "JUMLAH di tengah: bukan orang, jumlahnya benar")
    row = _total(maker, "JUMLAH KESELURUHAN", sum(map(len, groups.values())), inner=False)
    maker.trap(row, "nationality", None, "JUMLAH KESELURUHAN di bawah tabel: bukan orang, jumlahnya benar")


def _penjaringan(
    persons: list[Person], extra: Iterator[Person], numbers: random.Random, facts: list[RegisterFact]
) -> TableMaker:
    """Write groups per kelurahan with their totals; here are the permits around the 60 days."""
    maker = _start("31.72.01")
    entries = [Entry(person) for person in persons] + planted.day_counts(extra)
    groups = {code: [one for one in entries if one.person.village == code] for code in places.villages_of("31.72.01")}
    maker.trap(4 + 1, "passport_no", None, "judul dua baris: PASPOR di atas NOMOR dan MASA BERLAKU")
    maker.trap(4 + 3, None, None, "baris nomor kolom 1 2 3 4: bukan orang")
    _grouped(maker, groups, "", numbers, facts)
    _sign(maker)
    return maker


def _tanjung_priok(persons: list[Person], numbers: random.Random, facts: list[RegisterFact]) -> TableMaker:
    """Write kelurahan as merged cells to be filled down."""
    maker = _start("31.72.02")
    column = maker.column("kelurahan")
    for index, (code, group) in enumerate(by_village(persons).items()):
        top = maker.row
        for place, person in enumerate(group):
            shown = None if place else places.name(code).upper()
            write(maker, Entry(person, {"kelurahan": shown}), numbers, facts)
        maker.page.merge(top, column, maker.row - 1, column)
        if index == 0:
            maker.trap(
                top,
                "kelurahan",
                None,
                "sel kelurahan digabung: berlaku bagi semua baris di bawahnya; nama kelurahan sama dengan kecamatan",
            )
    _total(maker, "JUMLAH", len(persons), inner=False)
    _sign(maker)
    return maker


def _koja(
    persons: list[Person], extra: Iterator[Person], numbers: random.Random, facts: list[RegisterFact]
) -> TableMaker:
    """Repeat the header in the middle, hide rows, and name a kelurahan of another kecamatan."""
    maker = _start("31.72.03")
    note = "Ancol bukan kelurahan di Koja: kelurahan tidak diketahui, kecamatan tetap Koja"
    stray = Entry(
        next(extra), {"kelurahan": "Ancol"}, {"village": None}, traps=(("kelurahan", "village-unreadable", note),)
    )
    empty = Entry(
        next(extra),
        {"kelurahan": None},
        {"village": None},
        traps=(("kelurahan", None, "kelurahan kosong: tidak diketahui"),),
    )
    entries = [*(Entry(person) for person in persons), stray, empty]
    for index, entry in enumerate(entries):
        if index == 30:
            row = maker.row
            maker.header()
            maker.trap(row, None, None, "judul kolom diulang di tengah: bukan orang")
        row = write(maker, entry, numbers, facts)
        if 10 <= index < 13:
            maker.page.hidden_rows.add(row)
    maker.trap(None, None, "hidden-rows", "tiga baris tersembunyi tetap dibaca")
    _total(maker, "JUMLAH", len(entries), inner=False)
    _sign(maker)
    return maker


def _cilincing(
    persons: list[Person],
    extra: Iterator[Person],
    copies: list[Entry],
    numbers: random.Random,
    facts: list[RegisterFact],
) -> TableMaker:
    """Leave blank rows, hide a column, keep an empty numbered row and a note; most faulty values are here."""
    maker = _start("31.72.04")
    maker.page.hidden_columns.add(maker.column("sponsor_name"))
    maker.trap(None, None, "hidden-columns", "kolom PENJAMIN tersembunyi tetap dibaca")
    ordinary = [Entry(person) for person in persons]
    faulty = [*planted.dates(extra), *planted.nationalities(extra), *planted.identities(extra), *copies]
    for index, entry in enumerate([*ordinary[:40], *faulty, *ordinary[40:]]):
        if index in {20, 90}:
            maker.gap()
        if index == 25:
            row = maker.empty_number()
            maker.trap(row, None, None, "baris bernomor tanpa isi: bukan orang")
        if index == 38:
            row = maker.between("Catatan: data Kelurahan Marunda masih menunggu konfirmasi RT/RW setempat")
            maker.trap(row, None, None, "catatan di tengah tabel: bukan orang")
        write(maker, entry, numbers, facts)
    _sign(maker)
    return maker


def _pademangan(persons: list[Person], numbers: random.Random, facts: list[RegisterFact]) -> TableMaker:
    """Write groups without a column for the kelurahan; one group is empty, one JUMLAH is wrong."""
    maker = _start("31.72.05", tuple(head for head in _HEADS if head.field != "kelurahan"))
    groups = {code: [Entry(one) for one in persons if one.village == code] for code in places.villages_of("31.72.05")}
    _grouped(maker, groups, "31.72.05.1003", numbers, facts)
    _sign(maker)
    return maker


def _kelapa_gading(
    persons: list[Person],
    extra: Iterator[Person],
    copies: list[Entry],
    numbers: random.Random,
    facts: list[RegisterFact],
) -> TableMaker:
    """Add a column for the kecamatan with merged cells, and people who live elsewhere."""
    place = _HEADS.index(next(head for head in _HEADS if head.field == "kelurahan")) + 1
    maker = _start("31.72.06", (*_HEADS[:place], Head("kecamatan", ("ALAMAT", "KECAMATAN"), 16), *_HEADS[place:]))
    column = maker.column("kecamatan")
    for start in range(0, len(persons), 40):
        top = maker.row
        for index, person in enumerate(persons[start : start + 40]):
            write(maker, Entry(person, {"kecamatan": None if index else "KELAPA GADING"}), numbers, facts)
        maker.page.merge(top, column, maker.row - 1, column)
        if start == 0:
            maker.trap(top, "kecamatan", None, "sel kecamatan digabung: berlaku bagi semua baris di bawahnya")
    for entry in [*planted.elsewhere(extra), *planted.permits(extra), *planted.no_foreigners(extra), *copies]:
        write(maker, entry, numbers, facts)
    _sign(maker)
    return maker


def _late(persons: list[Person], numbers: random.Random, facts: list[RegisterFact]) -> TableMaker:
    """Hide a sheet of late additions in a plainer layout, with a column of sexes that may be read in two ways."""
    maker = TableMaker(Page("SUSULAN", hidden=True), SITE, _FLAT)
    maker.titles("Susulan data orang asing bulan September 2024")
    maker.header()
    for index, entry in enumerate(planted.late(persons)):
        row = write(maker, entry, numbers, facts)
        if index == 0:
            note = "kolom hanya berisi P dan W: P bisa Pria, bisa Perempuan; semua tidak diketahui"
            maker.trap(row, "sex", "sex-ambiguous", note)
    maker.trap(None, None, "hidden-sheet", "lembar tersembunyi tetap dibaca: orangnya dihitung")
    return maker
