"""The invented logs of incidents, activities and services: tables of a month, of a year, or a sheet for each month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from messy_registers import MONTHS
from messy_truth import Told

from tools.sample_office import people, places
from tools.sample_office.page import Page
from tools.sample_office.register import spelled
from tools.sample_office.table import Head, Site, TableMaker

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from reports.model.period import Month
    from tools.sample_office.page import Cell

_INCIDENTS = (
    Head("row_no", ("NO",)), Head("incident_id", ("NO LAPORAN",)), Head("incident_date", ("TANGGAL KEJADIAN",)),
    Head("incident_type", ("JENIS PELANGGARAN",)), Head("kecamatan", ("KECAMATAN",)),
    Head("narrative", ("URAIAN SINGKAT",)), Head("full_name", ("NAMA",)), Head("nationality", ("KEBANGSAAN",)),
    Head("legal_basis", ("PASAL YANG DILANGGAR",)), Head("action_type", ("TINDAKAN",)),
    Head("decision_no", ("NO SK",)), Head("decision_date", ("TANGGAL SK",)),
)  # fmt: skip
_ACTIVITIES = (
    Head("row_no", ("NO",)), Head("activity_date", ("HARI/TANGGAL",)), Head("activity_kind", ("BENTUK KEGIATAN",)),
    Head("activity", ("NAMA KEGIATAN",)), Head("kecamatan", ("KECAMATAN",)), Head("agencies", ("INSTANSI TERLIBAT",)),
    Head("checked", ("WNA DIPERIKSA",)), Head("findings", ("JUMLAH TEMUAN",)), Head("order_no", ("NO SPRINT",)),
)  # fmt: skip
_SERVICES = (
    Head("row_no", ("NO",)), Head("service_date", ("TGL PERMOHONAN",)), Head("full_name", ("NAMA PEMOHON",)),
    Head("nationality", ("KEBANGSAAN",)), Head("sex", ("L/P",)), Head("service_class", ("JENIS IZIN TINGGAL",)),
    Head("service", ("JENIS PERMOHONAN",)), Head("decision", ("HASIL",)),
)  # fmt: skip
HEADS = {"incidents": _INCIDENTS, "activities": _ACTIVITIES, "services": _SERVICES}
TITLES = {
    "incidents": "LAPORAN KEJADIAN DAN PENINDAKAN ORANG ASING",
    "activities": "KEGIATAN PENGAWASAN ORANG ASING",
    "services": "DAFTAR PERMOHONAN IZIN TINGGAL",
}
_MOST = 4
"""Rows of a log in a month; two at least."""
_NATIONS = ("RRT", "Jepang", "India", "Nigeria", "Malaysia")


@dataclass(frozen=True)
class Log:
    """A kind of log of an office."""

    kind: str
    seed: int
    nil: frozenset[Month] = frozenset()
    """Months in which nothing happened."""

    def rows(self, month: Month) -> list[dict[str, Cell]]:
        """Return the cells of a month's rows, by day."""
        if month in self.nil:
            return []
        numbers = people.dice(self.seed, f"{self.kind}/{month}")
        days = sorted(numbers.randint(1, month.last.day) for _ in range(numbers.randint(2, _MOST)))
        return [_CELLS[self.kind](date(month.year, month.month, day), numbers) for day in days]

    def monthly(self, path: str, months: Iterable[Month]) -> tuple[list[Page], tuple[Told, ...]]:
        """Return a sheet for each month; one without rows says NIHIL."""
        pages, told = [], []
        for month in months:
            pages.append(Page(f"{MONTHS[month.month - 1]} {month.year}"))
            maker = self._begun(path, pages[-1], f"BULAN {MONTHS[month.month - 1]} TAHUN {month.year}")
            rows = self.rows(month)
            for row in rows:
                maker.record(row)
            if not rows:
                maker.between("NIHIL")
            told.append(Told(self.kind, month, len(rows)))
        return pages, tuple(told)

    def whole(
        self, path: str, months: Iterable[Month], title: str, *, left: int = 0
    ) -> tuple[list[Page], tuple[Told, ...]]:
        """Return one sheet for several months, told apart by the dates of their rows.

        Args:
            path: of the file.
            months: in order.
            title: what the sheet says it is of.
            left: rows at the end of each month that are not written.
        """
        page = Page("LOG")
        maker = self._begun(path, page, title)
        told = []
        for month in months:
            rows = self.rows(month)
            rows = rows[: len(rows) - left]
            for row in rows:
                maker.record(row)
            told.append(Told(self.kind, month, len(rows)))
        return [page], tuple(told)

    def _begun(self, path: str, page: Page, title: str) -> TableMaker:
        maker = TableMaker(page, Site(path, self.kind, ""), HEADS[self.kind])
        maker.titles(TITLES[self.kind], title)
        maker.header()
        return maker


def _incident(day: date, numbers: random.Random) -> dict[str, Cell]:
    """Return an incident; every third ends in a decision."""
    decided = numbers.random() < 0.3
    return {
        "incident_id": f"LK-{day:%y%m%d}-{numbers.randint(10, 99)}",
        "incident_date": spelled(day, numbers),
        "incident_type": numbers.choice(("Overstay", "Penyalahgunaan izin tinggal", "Tanpa dokumen")),
        "kecamatan": places.name(numbers.choice(places.DISTRICTS)),
        "narrative": "Dicatat dalam laporan",
        "full_name": people.invented_name(numbers),
        "nationality": numbers.choice(_NATIONS),
        "legal_basis": "Pasal 78 ayat (2)" if decided else None,
        "action_type": "Pembatalan izin tinggal" if decided else None,
        "decision_no": f"W.10-{numbers.randint(100, 999)}" if decided else None,
        "decision_date": day if decided else None,
    }


def _activity(day: date, numbers: random.Random) -> dict[str, Cell]:
    """Return an activity."""
    kind = numbers.choice(("Pengawasan Lapangan", "Pengawasan Administratif", "Operasi Gabungan", "Rapat Koordinasi"))
    return {
        "activity_date": spelled(day, numbers),
        "activity_kind": kind,
        "activity": f"{kind} Tim PORA",
        "kecamatan": places.name(numbers.choice(places.DISTRICTS)),
        "agencies": "Imigrasi, Disnaker (pemeriksaan IMTA), Polsek",
        "checked": numbers.randint(0, 30),
        "findings": numbers.randint(0, 3),
        "order_no": f"SPRINT-{day:%y%m%d}-{numbers.randint(10, 99)}",
    }


def _service(day: date, numbers: random.Random) -> dict[str, Cell]:
    """Return a stay-permit service."""
    return {
        "service_date": spelled(day, numbers),
        "full_name": people.invented_name(numbers),
        "nationality": numbers.choice(_NATIONS),
        "sex": numbers.choice("LP"),
        "service_class": numbers.choice(("ITK", "ITAS", "ITAP", "KITAS")),
        "service": numbers.choice(("Baru", "Perpanjangan", "Alih Status", "Penggantian Hilang")),
        "decision": numbers.choice(("Disetujui", "Disetujui", "Ditolak")),
    }


_CELLS = {"incidents": _incident, "activities": _activity, "services": _service}
