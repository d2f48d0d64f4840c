"""The registers of the invented archive, year by year: each with the layout, the folders and the faults of its time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import hostile
from messy_archive import (
    BOMBED,
    LOCKED,
    LOCKED_PART,
    LOCKED_WHOLE,
    MISTAKEN,
    NO_FILE,
    NO_SHEET,
    QUARTER,
    SAID,
    SHORT,
    UNDECIDED,
    Archive,
    folder_of,
    months,
    named,
)
from messy_registers import Laid, Register, district_sheet, district_sheets, grouped, month_sheet, plain, titled
from messy_truth import Told

from reports.model.archive import Role, State
from reports.model.period import Month
from tools.sample_office import places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.sample_office.register import Entry

_LACKING = ("31.72.03", "31.72.05")
_PART = "31.72.03"


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
    """FINAL counts; REVISI 2, REVISI 1 and what bears no mark are left out."""
    stem, rows = f"{folder_of(month)}/REGISTER WNA {named(month)}", archive.rows(month)
    final = archive.register(f"{stem} FINAL.xlsx", month, titled, rows)
    for number, mark in enumerate((" REVISI 2", " REVISI 1", ""), 2):
        archive.superseded(f"{stem}{mark}.xlsx", final, titled, fewer(rows, number))


def _september(archive: Archive, month: Month) -> None:
    """REVISI 10 counts; REV 9 and what bears no mark are left out."""
    stem, rows = f"{folder_of(month)}/REGISTER WNA {named(month)}", archive.rows(month)
    last = archive.register(f"{stem} REVISI 10.xlsx", month, titled, rows)
    archive.superseded(f"{stem} REV 9.xlsx", last, titled, fewer(rows, 2))
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
    """Write two versions; each has people the other lacks, one person another permit and a later expiry."""
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
    archive.put(path, archive.content(path, laid.pages, is_locked=True), (told,), role=Role.UNUSABLE, reason=LOCKED)


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
            made = archive.content(path, laid.pages, is_locked=True)
            archive.put(path, made, told, role=Role.UNUSABLE, reason=LOCKED)
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


YEARS = (_of_2018, _of_2019, _of_2020, _of_2021, _of_2022, _of_2023)
"""What adds the registers of each year."""
