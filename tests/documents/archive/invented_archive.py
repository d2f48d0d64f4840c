"""Invented archives: six years with gaps, versions and breaks; one month; and one in which nothing is missing."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache

from reports.model.archive import Archive, ArchiveFile, Break, Holding, Role, State
from reports.model.figures import Status
from reports.model.period import Month, Period
from reports.model.quality import Balance
from tests.documents import invented

KEPT = (
    "stock-district-permit", "stock-memo", "services-ITK", "services-ITAS", "services-ITAP", "incidents-type-grade",
    "tak-actions", "timpora", "reconciliation",
)  # fmt: skip
"""Tables of these archives: all kinds, and not so many figures that tests wait for them."""
KINDS = ("register", "incidents", "activities", "services", "agency_counts")
_PATHS = {
    "register": "REGISTER OA", "incidents": "kejadian", "activities": "kegiatan", "services": "layanan izin",
    "agency_counts": "data instansi",
}  # fmt: skip
_TABLES = {
    "stock": "register", "overstay": "register", "services": "services", "activities": "activities",
    "outreach": "activities", "timpora": "activities", "reconciliation": "agency_counts",
}  # fmt: skip


def months(first, last):
    """Return the months from one to another, written YYYY-MM."""
    return Period.parse(f"{first}..{last}").months


def path(kind, month, mark=""):
    """Return where a file of a kind and a month lies."""
    return f"{month.year}/{_PATHS[kind]} {month}{mark}.xlsx"


def sha(text):
    """Return a hash that stands for the content of a file."""
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def figures(month, kinds, scale):
    """Return the figures of a month, counted once; tables of kinds that are not there are missing."""
    absent = {kind: Status.MISSING for kind in KINDS if kind not in kinds}
    made = invented.figures(str(month), seed=month.year * 12 + month.month, status=absent, scale=scale)
    return replace(made, tables={name: made.tables[name] for name in KEPT})


def _figures(all_months, holdings):
    first = all_months[0]
    made = {}
    for month in all_months:
        there = tuple(kind for kind in KINDS if holdings[kind, month].state is not State.MISSING)
        if there:
            age = (month.year - first.year) * 12 + month.month - first.month
            scale = 0.8 + age * 0.01
            if holdings["register", month].state is State.PARTIAL:
                scale *= 0.7
            made[month] = figures(month, there, scale)
    return made


def whole(first="2023-01", last="2023-12"):
    """Return an archive in which nothing is missing."""
    archive = delivered(first, last)
    return replace(archive, figures=_figures(months(first, last), archive.holdings))


def delivered(first, last):
    """Return such an archive without its figures."""
    all_months = months(first, last)
    holdings = {
        (kind, month): Holding(kind, month, State.PRESENT, (path(kind, month),), 250)
        for kind in KINDS
        for month in all_months
    }
    files = tuple(
        ArchiveFile(path(kind, month), sha(path(kind, month)), Role.USED, (month,), (kind,), period_from="title")
        for month in all_months
        for kind in KINDS
    )
    rows = len(files) * 250
    return Archive(
        all_months[0], all_months[-1], holdings, tuple(sorted(files, key=lambda one: one.path)),
        {}, (), Balance(rows + 900, rows, 40, 60, 800), {},
    )  # fmt: skip


def one_month():
    """Return an archive of one month."""
    return whole("2021-07", "2021-07")


def six_years():
    """Return an archive of six years as archives are: gaps, kopi and FINAL, contradictions, locked files."""
    complete = delivered("2018-01", "2023-12")
    holdings, files = dict(complete.holdings), {one.path: one for one in complete.files}

    def lose(kind, first, last):
        """Take months of a kind out."""
        for month in months(first, last):
            holdings[kind, month] = Holding(kind, month, State.MISSING)
            files.pop(path(kind, month), None)

    def mark(kind, month, state, *reasons, paths=()):
        """Give a month another state."""
        month = Month.parse(month)
        kept = paths or (path(kind, month),)
        holdings[kind, month] = Holding(kind, month, state, kept, 200, reasons)

    lose("register", "2018-11", "2018-12")
    lose("register", "2020-04", "2020-07")
    lose("incidents", "2018-01", "2018-12")
    lose("activities", "2020-04", "2020-09")
    lose("services", "2019-03", "2019-03")
    lose("services", "2021-01", "2021-06")
    lose("agency_counts", "2018-01", "2021-12")
    mark("register", "2019-05", State.PARTIAL, "districts:31.72.03,31.72.04")
    mark("register", "2019-06", State.PARTIAL, "districts:31.72.03,31.72.04")
    mark("register", "2022-02", State.PARTIAL, "file-encrypted")
    mark(
        "register",
        "2019-03",
        State.CONFLICTING,
        "versions",
        paths=(path("register", Month(2019, 3)), path("register", Month(2019, 3), " (revisi staf)")),
    )
    mark("register", "2021-10", State.CONFLICTING, "period-conflict")
    mark("incidents", "2022-06", State.CONFLICTING, "period-conflict")

    def add(kind, month, suffix, role, **more):
        """Add a file."""
        month = Month.parse(month)
        name = path(kind, month, suffix)
        content = more.pop("content", name)
        files[name] = ArchiveFile(name, sha(content), role, (month,), (kind,), **more)

    add("register", "2019-03", " (revisi staf)", Role.USED, period_from="title")
    for month in ("2018-03", "2019-09", "2020-01", "2021-02"):
        original = path("register", Month.parse(month))
        add("register", month, " - Copy", Role.COPY, other=original, content=original)
    for month, suffix, rule in (
        ("2018-06", " KOPI", "mappings"),
        ("2019-08", " rev 1", "correction"),
        ("2022-09", " lama", "mappings"),
    ):
        add("register", month, suffix, Role.SUPERSEDED, other=path("register", Month.parse(month)), reason=rule)
    unusable = (
        ("2022/REGISTER OA Pademangan Feb.xlsx", "file-encrypted"), ("2021/layanan terkunci.xls", "file-encrypted"),
        ("2020/REGISTER OA 2020-05.xlsx", "file-unreadable"), ("2019/rekap besar.xlsx", "file-too-large"),
        ("2018/tanpa judul.ods", "period-unknown"), ("2021/undangan.xlsx", "file-foreign"),
    )  # fmt: skip
    for name, reason in unusable:
        files[name] = ArchiveFile(name, sha(name), Role.UNUSABLE, reason=reason)
    files["2020/daftar piket.xlsx"] = ArchiveFile(
        "2020/daftar piket.xlsx", sha("piket"), Role.EMPTY, reason="file-empty"
    )
    lock = "2023/~$REGISTER OA 2023-11.xlsx"
    files[lock] = ArchiveFile(lock, sha(lock), Role.EMPTY, reason="file-skipped")
    breaks = (
        Break(Month(2019, 1), "register", "gap", "2018-11..2018-12"),
        Break(Month(2019, 5), "register", "coverage", "districts:31.72.03,31.72.04"),
        Break(Month(2019, 7), "register", "coverage", "districts:31.72.03,31.72.04"),
        Break(Month(2020, 8), "register", "gap", "2020-04..2020-07"),
        Break(Month(2021, 7), "services", "gap", "2021-01..2021-06"),
    )
    made = _figures(months("2018-01", "2023-12"), holdings)
    changed = {}
    for month, shift in ((Month(2022, 11), 4), (Month(2023, 4), -11)):
        now = made[month].figure("stock-district-permit", "total", "total").value
        per = made[month].figure("stock-district-permit", "31.72.05", "ITAS").value
        changed[month] = (
            ("stock-district-permit/31.72.05/ITAS", per + shift, per),
            ("stock-district-permit/total/total", now + shift, now),
            ("tak-actions/total/total", None, made[month].figure("tak-actions", "total", "total").value),
        )
    rows = len(files) * 240
    return Archive(
        complete.first, complete.last, holdings, tuple(files[name] for name in sorted(files)), made, breaks,
        Balance(rows + 9321, rows, 812, 1207, 7302), changed,
    )  # fmt: skip


def crowded():
    """Return an archive with more exceptions, lost files and differences than a page lists."""
    archive = six_years()
    holdings = dict(archive.holdings)
    for number, month in enumerate(months("2018-01", "2023-12")):
        if number % 2:
            holdings["activities", month] = Holding("activities", month, State.MISSING)
            holdings["services", month] = Holding("services", month, State.PARTIAL, (), 0, ("file-unreadable",))
    lost = tuple(
        ArchiveFile(f"2023/rusak {number:03}.xls", sha(str(number)), Role.UNUSABLE, reason="file-unreadable")
        for number in range(80)
    )
    month = Month(2023, 6)
    table = archive.figures[month].tables["tak-actions"]
    differing = tuple((one.id, (one.value or 0) + 1, one.value) for one in list(table.cells.values())[:90])
    return replace(
        archive, holdings=holdings, files=tuple(sorted((*archive.files, *lost), key=lambda one: one.path)),
        differences={**archive.differences, month: differing},
    )  # fmt: skip
