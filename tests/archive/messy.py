"""Six years of an invented office's archive, as messy as archives are, and the truth about it. Nobody in it exists.

Five layouts (messy_registers), four formats, folders as each year made them, renamed copies, versions, gaps, months of
which only some kecamatan came, a month mistaken in a title, files that cannot be read. What must be found is declared
where it is planted, not worked out by the program's rules.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import hostile
from messy_logs import Log
from messy_people import Office, entries
from messy_registers import MONTHS, Laid, Register, district_sheet, district_sheets, grouped, month_sheet, plain, titled
from messy_truth import SPAN, Fate, Made, Told, Truth, truth
from msoffcrypto.format.ooxml import OOXMLFile

from reports.model.archive import Role, State
from reports.model.period import Month, Period
from reports.sample import opendocument, places, writers
from reports.sample.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from reports.sample.register import Entry

__all__ = ["PASSWORD", "Fate", "Truth", "write"]

PASSWORD = "rahasia kantor"  # noqa: S105 -- of workbooks that hold nobody
LOCKED = "file-encrypted"
"""Why a protected workbook cannot be used."""
NIL = frozenset({Month(2018, 4), Month(2023, 9)})
"""Months without an incident."""
NO_SHEET = Month(2018, 8)
"""The workbook of its year has no sheet for it."""
NO_FILE = Month(2020, 7)
QUARTER = Period(Month(2022, 4), Month(2022, 6))
"""Nothing at all is left of it."""
MISTAKEN, SAID = Month(2019, 3), Month(2019, 4)
"""The register of the one bears the other in its title."""
UNDECIDED = Month(2021, 8)
"""There are a FINAL and a FIX."""
LEFT_OUT = "2021/DATA ORANG ASING AGUSTUS 2021 FIX.ods"
"""What an office that decides between them leaves out."""
LOCKED_WHOLE, LOCKED_PART = Month(2021, 11), Month(2022, 2)
"""The register, or that of one kecamatan, is under a password."""
SHORT = Month(2022, 9)
"""Two kecamatan sent nothing."""
BOMBED = Month(2023, 7)
"""A zip bomb bears the name of a second register."""
_LACKING = ("31.72.03", "31.72.05")
_PART = "31.72.03"


@dataclass
class Archive:
    """An archive under construction."""

    office: Office
    made: list[Made] = field(default_factory=list)
    planted: dict[tuple[str, Month], State] = field(default_factory=dict)

    def but(self, *others: Month) -> dict[tuple[str, Month], State]:
        """Return what was planted in all months but some."""
        return {field: state for field, state in self.planted.items() if field[1] not in others}

    def add(self, path: str, pages: Sequence[Page], told: tuple[Told, ...], **fate: object) -> Made:
        """Add a file of pages, in the format its name says."""
        return self.put(path, content(path, pages), told, **fate)

    def put(self, path: str, made: bytes, told: tuple[Told, ...] = (), **fate: object) -> Made:
        """Add a file."""
        self.made.append(Made(path, made, told, **fate))  # type: ignore[arg-type]
        return self.made[-1]

    def copy(self, of: Made, path: str) -> None:
        """Add the same content under another name."""
        self.put(path, of.content, role=Role.COPY, other=of.path)

    def rows(self, month: Month, *, by_column: bool = True) -> list[Entry]:
        """Return the rows of a month's register."""
        return entries(self.office, month, by_column=by_column)

    def register(
        self, path: str, month: Month, layout: Callable[[Register], Laid], rows: Sequence[Entry], **fate: object
    ) -> Made:
        """Add the register of a month."""
        laid = layout(Register(path, month, rows, self.office.seed))
        return self.add(path, laid.pages, (Told("register", month, facts=tuple(laid.facts)),), **fate)

    def superseded(
        self, path: str, by: Made, layout: Callable[[Register], Laid], rows: Sequence[Entry], reason: str = "rank"
    ) -> Made:
        """Add a version that another one stands instead of."""
        fate = {"role": Role.SUPERSEDED, "other": by.path, "reason": reason}
        return self.register(path, by.tells[0].month, layout, rows, **fate)


def write(folder: Path, *, rows: int = 60, seed: int = 1) -> Truth:
    """Write the archive into a folder and return the truth about it.

    Args:
        folder: where; made when it is not there.
        rows: people of a register, at least 30.
        seed: of everything random; the same seed gives the same cells and, protected workbooks aside, the same bytes.
    """
    archive = Archive(Office(rows, seed))
    for part in (_of_2018, _of_2019, _of_2020, _of_2021, _of_2022, _of_2023, _incidents, _activities, _services, _odd):
        part(archive)
    archive.made.sort(key=lambda one: one.path.split("/"))
    for one in archive.made:
        path = folder / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
    return _truth(archive)


def _truth(archive: Archive) -> Truth:
    """Return the truth without help, with the password, and with the office's decision between two versions."""
    opened = [replace(one, role=Role.USED, reason="") if one.reason == LOCKED else one for one in archive.made]
    left_out = {"role": Role.SUPERSEDED, "reason": "mappings"}
    decided = [replace(one, **left_out) if one.path == LEFT_OUT else one for one in archive.made]
    return replace(
        truth(archive.made, archive.planted),
        password=PASSWORD,
        opened=truth(opened, archive.but(LOCKED_WHOLE, LOCKED_PART)),
        decided=truth(decided, archive.but(UNDECIDED)),
    )


def content(path: str, pages: Sequence[Page]) -> bytes:
    """Return pages in the format of a path; texts with commas are UTF-8, those of other years Windows-1252."""
    match path.rpartition(".")[2]:
        case "xlsx":
            return writers.xlsx(pages)
        case "xls":
            return writers.xls(pages)
        case "ods":
            return opendocument.ods(pages)
        case _:
            newer = "kiriman" in path
            return writers.delimited(pages[0], delimiter="," if newer else ";", encoding=_encoding(newer=newer))


def _encoding(*, newer: bool) -> str:
    return "utf-8-sig" if newer else "cp1252"


def locked(made: bytes) -> bytes:
    """Return a workbook under the password; its key is random, as encryption must be."""
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(made)).encrypt(PASSWORD, stream)
    return stream.getvalue()


def months(year: int, first: int = 1, last: int = 12) -> tuple[Month, ...]:
    """Return months of a year, both ends included."""
    return Period(Month(year, first), Month(year, last)).months


def folder_of(month: Month) -> str:
    """Return a month's folder as the office names it from 2019 on."""
    return f"{month.year}/{month.month:02d} {MONTHS[month.month - 1].title()}"


def named(month: Month) -> str:
    """Return month and year as the names of files say them."""
    return f"{MONTHS[month.month - 1]} {month.year}"


def fewer(rows: Sequence[Entry], number: int = 4) -> list[Entry]:
    """Return an earlier state of a register: some people not yet in it, one with another permit."""
    kept = list(rows[number:])
    at = next(at for at, one in enumerate(kept) if one.person.permit == "ITAS" and not one.cells)
    person = replace(kept[at].person, permit="ITK", index="")
    return [*kept[:at], replace(kept[at], person=person), *kept[at + 1 :]]


def _of_2018(archive: Archive) -> None:
    """One old workbook for the year, a sheet a month, and its copy on another disk."""
    path, laid, told = "ARSIP LAMA/REGISTER 2018/REGISTER ORANG ASING 2018.xls", Laid(), []
    for month in months(2018):
        if month != NO_SHEET:
            before = len(laid.facts)
            month_sheet(Register(path, month, archive.rows(month), archive.office.seed), laid)
            told.append(Told("register", month, facts=tuple(laid.facts[before:])))
    archive.copy(archive.add(path, laid.pages, tuple(told)), "ZZ PINDAHAN HARDDISK/orang asing 2018 (cadangan).xls")


def _of_2019(archive: Archive) -> None:
    """A titled workbook a month in folders; a wrong title, and versions in June and September."""
    plain_ones = {}
    for month in months(2019):
        path = f"{folder_of(month)}/REGISTER WNA {named(month)}.xlsx"
        if month == MISTAKEN:
            _mistaken(archive, path)
        elif month.month == 6:
            _june(archive, month)
        elif month.month == 9:
            _september(archive, month)
        else:
            plain_ones[month] = archive.register(path, month, titled, archive.rows(month))
    archive.copy(plain_ones[Month(2019, 1)], "ARSIP LAMA/kiriman kanwil/reg wna jan 19.xlsx")
    archive.planted["register", MISTAKEN] = State.MISSING
    archive.planted["register", SAID] = State.CONFLICTING


def _mistaken(archive: Archive, path: str) -> None:
    """Write March under the title of April: the title is trusted most, so that its rows count in April."""
    laid = titled(Register(path, SAID, archive.rows(MISTAKEN), archive.office.seed, title=named(SAID)))
    archive.add(path, laid.pages, (Told("register", SAID, facts=tuple(laid.facts)),))


def _june(archive: Archive, month: Month) -> None:
    """FINAL stands before REVISI 2, REVISI 1 and what bears no mark."""
    stem, rows = f"{folder_of(month)}/REGISTER WNA {named(month)}", archive.rows(month)
    final = archive.register(f"{stem} FINAL.xlsx", month, titled, rows)
    for number, mark in enumerate((" REVISI 2", " REVISI 1", ""), 2):
        archive.superseded(f"{stem}{mark}.xlsx", final, titled, fewer(rows, number))


def _september(archive: Archive, month: Month) -> None:
    """REVISI 10 stands before REV 9, though 9 comes after 1 in the alphabet."""
    stem, rows = f"{folder_of(month)}/REGISTER WNA {named(month)}", archive.rows(month)
    last = archive.register(f"{stem} REVISI 10.xlsx", month, titled, rows)
    archive.superseded(f"{stem} REV 9.xlsx", last, titled, fewer(rows, 2), "number")
    archive.superseded(f"{stem}.xlsx", last, titled, fewer(rows, 3))


def _of_2020(archive: Archive) -> None:
    """A text a month, in two encodings, without a title; July is gone, October and November have lesser versions."""
    for month in months(2020):
        if month == NO_FILE:
            continue
        sent = " kiriman" if month.month > 6 else ""
        stem, rows = f"{folder_of(month)}/register wna {named(month).lower()}{sent}", archive.rows(month)
        made = archive.register(f"{stem}.csv", month, plain, rows)
        if month.month == 5:
            archive.copy(made, "ARSIP LAMA/flashdisk/Salinan register.csv")
        if month.month in {10, 11}:
            mark = "draf" if month.month == 10 else "(1)"
            archive.superseded(f"{stem} {mark}.csv", made, plain, fewer(rows))


def _of_2021(archive: Archive) -> None:
    """A workbook a month with a sheet for each kecamatan; FIX, a copy that was changed, two that claim to be last."""
    for month in months(2021):
        stem, rows = f"2021/DATA ORANG ASING {named(month)}", archive.rows(month, by_column=False)
        if month == UNDECIDED:
            _undecided(archive, stem, rows)
        elif month == LOCKED_WHOLE:
            _locked_whole(archive, f"2021/REGISTER ORANG ASING {named(month)}.xlsx", rows)
        elif month.month == 2:
            fix = archive.register(f"{stem} FIX.ods", month, district_sheets, rows)
            archive.superseded(f"{stem} REVISI 3.ods", fix, district_sheets, fewer(rows))
        elif month.month == 5:
            made = archive.register(f"{stem}.ods", month, district_sheets, rows)
            archive.superseded(f"{stem} kopi.ods", made, district_sheets, fewer(rows))
            archive.copy(made, f"2021/backup/data oa {month.month}.ods")
        else:
            archive.register(f"{stem}.ods", month, district_sheets, rows)


def _undecided(archive: Archive, stem: str, rows: list[Entry]) -> None:
    """Write two versions of one rank; each has people the other lacks, one person another permit and a later expiry."""
    other = rows[2:]
    at = next(at for at, one in enumerate(other) if one.person.permit == "ITAS" and one.person.expiry and not one.cells)
    person = other[at].person
    renewed = replace(person, permit="ITAP", index="", expiry=person.expiry + timedelta(400))  # type: ignore[operator]
    other[at] = replace(other[at], person=renewed)
    archive.register(f"{stem} FINAL.ods", UNDECIDED, district_sheets, rows[:-4])
    archive.register(f"{stem} FIX.ods", UNDECIDED, district_sheets, other)
    archive.planted["register", UNDECIDED] = State.CONFLICTING


def _locked_whole(archive: Archive, path: str, rows: list[Entry]) -> None:
    laid = titled(Register(path, LOCKED_WHOLE, rows, archive.office.seed))
    told = Told("register", LOCKED_WHOLE, facts=tuple(laid.facts))
    archive.put(path, locked(content(path, laid.pages)), (told,), role=Role.UNUSABLE, reason=LOCKED)


def _of_2022(archive: Archive) -> None:
    """First a workbook for each kecamatan, then group rows; the second quarter is lost."""
    for month in months(2022):
        if month in QUARTER:
            continue
        rows = archive.rows(month, by_column=False)
        if month.month < 4 or month == SHORT:
            _by_district(archive, month, rows)
        else:
            suffix = "xls" if month.month < 10 else "xlsx"
            archive.register(f"{folder_of(month)}/DATA OA {named(month)}.{suffix}", month, grouped, rows)
    archive.planted["register", LOCKED_PART] = State.PARTIAL
    archive.planted["register", SHORT] = State.PARTIAL


def _by_district(archive: Archive, month: Month, rows: Sequence[Entry]) -> None:
    """Write a workbook for each kecamatan; of one month two are not there, of another one is locked."""
    for code in places.DISTRICTS:
        path = f"{folder_of(month)}/REGISTER WNA KECAMATAN {places.name(code).upper()} {named(month)}.xlsx"
        laid = Laid()
        district_sheet(Register(path, month, rows, archive.office.seed), code, laid)
        told = (Told("register", month, facts=tuple(laid.facts)),)
        if month == LOCKED_PART and code == _PART:
            archive.put(path, locked(content(path, laid.pages)), told, role=Role.UNUSABLE, reason=LOCKED)
        elif not (month == SHORT and code in _LACKING):
            archive.add(path, laid.pages, told)


def _of_2023(archive: Archive) -> None:
    """Group rows with subtotals; beside July a bomb."""
    for month in months(2023):
        path = f"{folder_of(month)}/DATA OA {named(month)}.xlsx"
        archive.register(path, month, grouped, archive.rows(month, by_column=False))
    path = f"{folder_of(BOMBED)}/DATA OA {named(BOMBED)} kiriman kanwil.xlsx"
    archive.put(path, hostile.zip_bomb(), role=Role.UNUSABLE, reason="file-too-large")
    archive.planted["register", BOMBED] = State.PARTIAL


def _sheets(archive: Archive, log: Log, path: str, when: Iterable[Month]) -> None:
    archive.add(path, *log.monthly(path, when))


def _without_quarter() -> list[Month]:
    return [month for month in months(2022) if month not in QUARTER]


def _incidents(archive: Archive) -> None:
    """Sheets a month, a whole year, texts of half a year, and months that say NIHIL."""
    log = Log("incidents", archive.office.seed, NIL)
    _sheets(archive, log, "ARSIP LAMA/LOG/LOG KEJADIAN 2018.xlsx", months(2018))
    path = "ARSIP LAMA/LOG/LOG KEJADIAN 2019.xls"
    archive.add(path, *log.whole(path, months(2019), "TAHUN 2019"))
    for month in (*months(2020, 1, 6), *months(2023)):
        suffix = "csv" if month.year == 2020 else "xlsx"
        path = f"{folder_of(month)}/LAPORAN KEJADIAN {named(month)}.{suffix}"
        _sheets(archive, log, path, [month])
    _sheets(archive, log, "2021/LOG KEJADIAN 2021.ods", months(2021))
    _sheets(archive, log, "2022/LOG KEJADIAN 2022.xlsx", _without_quarter())


def _activities(archive: Archive) -> None:
    """A sheet for each year, that of 2021 revised; then by month, half year and quarter, the last quarter missing."""
    log = Log("activities", archive.office.seed)
    for year in (2018, 2019, 2020):
        path = f"ARSIP LAMA/LOG/KEGIATAN TIM PORA {year}.{'xls' if year == 2018 else 'xlsx'}"
        archive.add(path, *log.whole(path, months(year), f"TAHUN {year}"))
    path, draft = "2021/KEGIATAN TIM PORA 2021 REVISI 1.xlsx", "2021/KEGIATAN TIM PORA 2021.xlsx"
    archive.add(path, *log.whole(path, months(2021), "TAHUN 2021"))
    pages, told = log.whole(draft, months(2021), "TAHUN 2021", left=1)
    archive.add(draft, pages, told, role=Role.SUPERSEDED, other=path, reason="rank")
    _sheets(archive, log, "2022/KEGIATAN TIM PORA 2022.xlsx", _without_quarter())
    half, quarter = "2023/KEGIATAN TIM PORA SEMESTER I 2023.ods", "2023/KEGIATAN TIM PORA TRIWULAN III 2023.xlsx"
    archive.add(half, *log.whole(half, months(2023, 1, 6), "SEMESTER I TAHUN 2023"))
    archive.add(quarter, *log.whole(quarter, months(2023, 7, 9), "TRIWULAN III TAHUN 2023"))


def _services(archive: Archive) -> None:
    """Nothing of 2018; then by month, year and quarter."""
    log = Log("services", archive.office.seed)
    for month in (*months(2019), *months(2023)):
        suffix = "csv" if month.year == 2019 else "xlsx"
        path = f"{folder_of(month)}/PERMOHONAN IZIN TINGGAL {named(month)}.{suffix}"
        _sheets(archive, log, path, [month])
    _sheets(archive, log, "2020/PERMOHONAN IZIN TINGGAL 2020.xlsx", months(2020))
    for number, roman in enumerate(("I", "II", "III", "IV")):
        path = f"2021/PERMOHONAN IZIN TINGGAL TRIWULAN {roman} 2021.xls"
        when = months(2021, 3 * number + 1, 3 * number + 3)
        archive.add(path, *log.whole(path, when, f"TRIWULAN {roman} TAHUN 2021"))
    _sheets(archive, log, "2022/PERMOHONAN IZIN TINGGAL 2022.xlsx", _without_quarter())


def _odd(archive: Archive) -> None:
    """Write what lies about in every archive: a lock, a letter, a list of furniture, a register of no month, a PDF."""
    month = Month(2023, 3)
    archive.put(f"{folder_of(month)}/~$DATA OA {named(month)}.xlsx", b"\x06kantor" + b" " * 158, role=Role.EMPTY,
                reason="file-skipped")  # fmt: skip
    letter = Page("Surat", {(1, 1): "Yth. Kepala Kantor", (3, 1): "Bersama ini kami sampaikan arsip tahun-tahun lalu."})
    archive.add("ARSIP LAMA/pengantar.xlsx", [letter], (), role=Role.EMPTY, reason="file-empty")
    path = "ARSIP LAMA/lain-lain/data wna.csv"
    archive.register(path, SPAN.first, plain, archive.rows(SPAN.first), role=Role.UNUSABLE, reason="period-unknown")
    path = "ARSIP LAMA/lain-lain/scan register.xlsx"
    archive.put(path, hostile.not_a_workbook(), role=Role.UNUSABLE, reason="file-foreign")
