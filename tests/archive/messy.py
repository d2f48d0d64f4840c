"""Six years of an invented office's archive, as messy as archives are, and the truth about it. Nobody in it exists.

Five layouts (messy_registers), four formats, six years (messy_years) in folders as each year made them, renamed copies,
versions, gaps, months of which only some kecamatan came, a month mistaken in a title, files that cannot be read. What
must be found is declared where it is planted, not worked out by the program's rules.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import hostile
from messy_archive import (
    LEFT,
    LEFT_OUT,
    LOCKED,
    LOCKED_PART,
    LOCKED_WHOLE,
    NIL,
    PASSWORD,
    QUARTER,
    UNDECIDED,
    Archive,
    folder_of,
    months,
    named,
)
from messy_logs import Log
from messy_people import Office
from messy_registers import plain
from messy_truth import SPAN, Fate, Truth, truth
from messy_years import YEARS

from reports.model.archive import Role
from reports.model.period import Month
from tools.sample_office.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = [
    "LEFT_OUT",
    "LOCKED",
    "LOCKED_PART",
    "LOCKED_WHOLE",
    "NIL",
    "PASSWORD",
    "QUARTER",
    "UNDECIDED",
    "Fate",
    "Truth",
    "told",
    "write",
]


def write(folder: Path, *, rows: int = 60, seed: int = 1) -> Truth:
    """Write the archive into a folder and return the truth about it.

    Args:
        folder: where; made when it is not there.
        rows: people of a register, at least 30.
        seed: of everything random; the same seed gives the same cells and, protected workbooks aside, the same bytes.
    """
    archive = _made(Archive(Office(rows, seed)))
    for one in archive.made:
        path = folder / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.content)
    return _truth(archive)


def told(seed: int, *, rows: int = 60) -> Truth:
    """Return the truth about the archive of a seed without writing it: most of the time goes into its workbooks."""
    return _truth(_made(Archive(Office(rows, seed), is_drawn=False)))


def _made(archive: Archive) -> Archive:
    """Fill an archive and return it."""
    for part in (*YEARS, _incidents, _activities, _services, _odd):
        part(archive)
    archive.made.sort(key=lambda one: one.path.split("/"))
    return archive


def _truth(archive: Archive) -> Truth:
    """Return the truth without help, with the password, and with the office's decision between two versions."""
    opened = [replace(one, role=Role.USED, reason="") if one.reason == LOCKED else one for one in archive.made]
    decided = [replace(one, **LEFT) if one.path == LEFT_OUT else one for one in archive.made]
    return replace(
        truth(archive.made, archive.planted),
        password=PASSWORD,
        opened=truth(opened, archive.but(LOCKED_WHOLE, LOCKED_PART)),
        decided=truth(decided, archive.but(UNDECIDED)),
    )


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
    archive.add(draft, pages, told, **LEFT)
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
