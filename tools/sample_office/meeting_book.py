"""A meeting workbook under construction: its sheets, and the truth about the tables on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.sample_office.page import Page
from tools.sample_office.truth import Bins, TableFact

if TYPE_CHECKING:
    from tools.sample_office.page import Cell

Rows = tuple[tuple["Cell", ...], ...]


@dataclass(frozen=True)
class MeetingBook:
    """What stands in the workbook of one meeting."""

    path: str
    facts: tuple[tuple[str, Cell], ...]
    invited: Rows
    """Agency, office invited, whether it came."""
    agenda: Rows
    discussion: Rows
    decisions: Rows
    """Decision, who carries it out, until when."""
    follow_ups: Rows

    def pages(self) -> list[Page]:
        """Return the sheets of the workbook."""
        rapat = Page("Rapat", widths={1: 20, 2: 80})
        for row, (label, value) in enumerate(self.facts, 1):
            rapat.put(row, 1, label)
            rapat.put(row, 2, value or None)
        return [rapat, *(_listed(name, heads, rows, widths) for name, heads, rows, widths in self._lists())]

    def tables(self) -> list[TableFact]:
        """Return what is to be known about the tables."""
        return [
            TableFact(
                path=self.path,
                sheet=name,
                kind="meeting",
                period=None,
                hidden=False,
                header_rows=(1, 1),
                data_rows=(2, len(rows) + 1) if rows else None,
                hidden_rows=(),
                hidden_columns=(),
                bins=Bins(len(rows), 0, 0, 1),
            )
            for name, _, rows, _ in self._lists()
        ]

    def _lists(self) -> list[tuple[str, tuple[str, ...], Rows, tuple[int, ...]]]:
        """Return name, heads, rows and widths of the list-like sheets."""
        invited = tuple((agency, role, None, present, None) for agency, role, present in self.invited)
        return [
            ("Undangan", ("No", "Instansi", "Jabatan", "Nama", "Hadir", "Keterangan"), _numbered(invited),
             (5, 48, 32, 24, 10, 20)),
            ("Susunan Acara", ("Waktu", "Acara", "Penanggung Jawab"), self.agenda, (14, 52, 30)),
            ("Pembahasan", ("Instansi", "Pokok Bahasan", "Data", "Tanggapan"), self.discussion, (34, 40, 44, 60)),
            ("Keputusan", ("No", "Keputusan", "Penanggung Jawab", "Tenggat"), _numbered(self.decisions),
             (5, 100, 32, 18)),
            ("Tindak Lanjut", ("No", "Uraian", "Penanggung Jawab", "Tenggat", "Status", "Keterangan"),
             _numbered(self.follow_ups), (5, 52, 32, 18, 10, 28)),
            ("Dokumentasi", ("Berkas", "Keterangan"), (), (40, 60)),
        ]  # fmt: skip


def _numbered(rows: Rows) -> Rows:
    return tuple((number, *row) for number, row in enumerate(rows, 1))


def _listed(name: str, heads: tuple[str, ...], rows: Rows, widths: tuple[int, ...]) -> Page:
    """Return a sheet with one header row."""
    page = Page(name, bold={1}, widths={index: float(width) for index, width in enumerate(widths, 1)})
    for number, values in enumerate((heads, *rows), 1):
        for column, value in enumerate(values, 1):
            page.put(number, column, value or None)
    page.boxes.append((1, 1, max(2, len(rows) + 1), len(heads)))
    return page
