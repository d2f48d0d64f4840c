"""The five layouts of the invented registers, as pages with the facts of their rows. No file format is known here."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tools.sample_office import people, places
from tools.sample_office.page import Page
from tools.sample_office.register import write
from tools.sample_office.table import Head, Site, TableMaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.period import Month
    from tools.sample_office.register import Entry
    from tools.sample_office.truth import RegisterFact

MONTHS = (
    "JANUARI", "FEBRUARI", "MARET", "APRIL", "MEI", "JUNI", "JULI", "AGUSTUS", "SEPTEMBER", "OKTOBER", "NOVEMBER",
    "DESEMBER",
)  # fmt: skip
MINISTRY = "KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA RI"
"""Of which the offices were until 2024."""
OFFICE = "KANTOR IMIGRASI KELAS I TPI JAKARTA UTARA"

_PLAIN = (
    Head("row_no", ("NO",)), Head("full_name", ("NAMA",)), Head("passport_no", ("NO PASPOR",)),
    Head("nationality", ("KEBANGSAAN",)), Head("sex", ("L/P",)), Head("birth_date", ("TGL LAHIR",)),
    Head("permit_type", ("IZIN TINGGAL",)), Head("visa_index", ("INDEKS VISA",)),
    Head("permit_expiry", ("MASA BERLAKU",)), Head("kelurahan", ("KELURAHAN",)), Head("kecamatan", ("KECAMATAN",)),
    Head("sponsor_name", ("SPONSOR",)), Head("occupation", ("PEKERJAAN",)),
)  # fmt: skip
_MERGED = (
    Head("row_no", ("NO",)), Head("full_name", ("NAMA LENGKAP",)), Head("sex", ("L/P",)),
    Head("nationality", ("KEWARGANEGARAAN",)), Head("passport_no", ("PASPOR", "NOMOR")),
    Head("passport_expiry", ("PASPOR", "MASA BERLAKU")), Head("permit_type", ("IZIN TINGGAL", "JENIS")),
    Head("visa_index", ("IZIN TINGGAL", "INDEKS")), Head("permit_expiry", ("IZIN TINGGAL", "BERLAKU S/D")),
    Head("work_permit", ("NO IMTA",)), Head("address", ("DOMISILI", "ALAMAT")),
    Head("kelurahan", ("DOMISILI", "KELURAHAN")), Head("kecamatan", ("DOMISILI", "KECAMATAN")),
    Head("sponsor_name", ("PENJAMIN",)), Head("occupation", ("JABATAN",)),
)  # fmt: skip
_LOCAL = tuple(head for head in _PLAIN if head.field != "kecamatan")
"""Of a sheet whose group rows, title or name say the kecamatan."""


@dataclass(frozen=True)
class Register:
    """A register to be laid out."""

    path: str
    month: Month
    entries: Sequence[Entry]
    seed: int
    title: str = ""
    """The month as the title says it, where that is not the month it is of."""

    @property
    def named(self) -> str:
        """Month and year in words."""
        return self.title or f"{MONTHS[self.month.month - 1]} {self.month.year}"


@dataclass
class Laid:
    """Pages and what their rows mean."""

    pages: list[Page] = field(default_factory=list)
    facts: list[RegisterFact] = field(default_factory=list)

    def maker(self, sheet: str, one: Register, heads: Sequence[Head]) -> TableMaker:
        """Return a table on a new page."""
        self.pages.append(Page(sheet))
        return TableMaker(self.pages[-1], Site(one.path, "register", str(one.month)), heads)


def plain(one: Register) -> Laid:
    """Lay out one header row and its records, nothing else: the name of the file alone says the month."""
    laid = Laid()
    maker = laid.maker("Sheet1", one, _PLAIN)
    maker.header()
    _records(maker, one, one.entries, laid)
    return laid


def titled(one: Register) -> Laid:
    """Lay out titles, a header of two merged rows, column numbers, JUMLAH, and signatures."""
    laid = Laid()
    maker = laid.maker("REGISTER", one, _MERGED)
    maker.titles(MINISTRY, OFFICE, "REGISTER ORANG ASING PEMEGANG IZIN TINGGAL", f"BULAN {one.named}")
    maker.header()
    maker.numbering()
    _records(maker, one, one.entries, laid)
    maker.below("JUMLAH", None, None, len(one.entries))
    maker.signature("Mengetahui,", "Kepala Seksi Pengawasan dan Penindakan Keimigrasian,", "", "(………………………)")
    return laid


def month_sheet(one: Register, laid: Laid) -> None:
    """Add the sheet of a month to a workbook of a year; the sheet's name says the month, its title the year."""
    maker = laid.maker(MONTHS[one.month.month - 1], one, _PLAIN)
    maker.titles(f"REGISTER ORANG ASING TAHUN {one.month.year}")
    maker.header()
    _records(maker, one, one.entries, laid)
    maker.below("JUMLAH", None, len(one.entries))


def district_sheets(one: Register) -> Laid:
    """Lay out a sheet for each kecamatan."""
    laid = Laid()
    for code in places.DISTRICTS:
        district_sheet(one, code, laid)
    return laid


def district_sheet(one: Register, code: str, laid: Laid) -> None:
    """Add the sheet of a kecamatan."""
    name = places.name(code)
    maker = laid.maker(name, one, _LOCAL)
    maker.titles("DAFTAR ORANG ASING", f"KECAMATAN {name.upper()}", f"KEADAAN BULAN {one.named}")
    maker.header()
    own = [entry for entry in one.entries if entry.person.district == code]
    _records(maker, one, own, laid)
    maker.below("JUMLAH", None, len(own))


def grouped(one: Register) -> Laid:
    """Lay out one sheet with a group row and a subtotal for each kecamatan."""
    laid = Laid()
    maker = laid.maker("REKAP", one, _LOCAL)
    maker.titles(OFFICE, f"DATA KEBERADAAN ORANG ASING PERIODE {one.named}")
    maker.header()
    for number, code in enumerate(places.DISTRICTS, 1):
        own = [entry for entry in one.entries if entry.person.district == code]
        maker.between(f"{number}. KECAMATAN {places.name(code).upper()}")
        _records(maker, one, own, laid)
        maker.between("JUMLAH", None, len(own))
    maker.below("JUMLAH KESELURUHAN", None, len(one.entries))
    maker.signature("Mengetahui,", "Kepala Kantor,", "", "(………………………)")
    return laid


def _records(maker: TableMaker, one: Register, entries: Sequence[Entry], laid: Laid) -> None:
    """Write entries; the spelling of each depends on nothing but the file, the sheet and the seed."""
    numbers = people.dice(one.seed, f"{one.path}/{maker.page.name}")
    for entry in entries:
        write(maker, entry, numbers, laid.facts)
