"""Differences to returns that were once made or submitted: the figure, then, now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.archive.files import shorten
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL, Change, Figure, Status
from reports.model.period import Period
from reports.vocabulary import formats, table_names

if TYPE_CHECKING:
    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.document import Block
    from reports.model.period import Month

TABLE_ID = "perbedaan"


@dataclass(frozen=True)
class Difference:
    """A figure that is another now than in the return of its month."""

    month: Month
    id: str
    label: str
    change: Change

    @property
    def size(self) -> int:
        """How far apart the two are; a figure that was or is not known counts as none."""
        return abs((self.change.now.value or 0) - (self.change.base.value or 0))

    @property
    def is_total(self) -> bool:
        """Whether it is the grand total of its table."""
        return self.id.endswith("/total/total")


def list_differences(material: ArchiveMaterial) -> tuple[Difference, ...]:
    """Return the differences by month, then as the figures are listed."""
    return tuple(
        Difference(month, figure_id, figure_label(figure_id), _change(material, month, figure_id, (then, now)))
        for month, listed in sorted(material.archive.differences.items())
        for figure_id, then, now in listed
    )


def figure_label(figure_id: str) -> str:
    """Return a figure id in words."""
    table, row, column = _parts(figure_id)
    named = ((table_names.row_label, row), (table_names.column_label, column))
    parts = [of(table, code) for of, code in named if code != TOTAL]
    return f"{table_names.table_name(table).title}: {', '.join(parts) or 'jumlah seluruhnya'}"


def _parts(figure_id: str) -> tuple[str, str, str]:
    """Return table, row and column; an id of another form, from a file somebody changed, is all table."""
    parts = figure_id.split("/")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else (figure_id, TOTAL, TOTAL)


def _change(material: ArchiveMaterial, month: Month, figure_id: str, values: tuple[int | None, int | None]) -> Change:
    table, row, column = _parts(figure_id)
    like = material.figure(month, table, row, column)

    def made(value: int | None) -> Figure:
        """Return the figure with one of the two values."""
        status = Status.MISSING if value is None else Status.VALUE
        return Figure(table, row, column, value, like.unit, like.definition, like.as_of, status)

    then, now = values
    return Change(made(now), made(then), Period.of(month))


def sort_by_weight(differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Return differences with the totals first, then the largest."""
    return tuple(sorted(differences, key=lambda one: (not one.is_total, -one.size, one.month, one.id)))


def section(material: ArchiveMaterial) -> Section:
    """Compose the part on returns that say something else."""
    return Section("perbedaan-laporan", "PERBEDAAN DENGAN LAPORAN TERDAHULU", _blocks(material))


def _blocks(material: ArchiveMaterial) -> tuple[Block, ...]:
    listed = list_differences(material)
    if not listed:
        return (
            Paragraph(
                "Tidak ada angka yang berbeda dari laporan yang pernah dibuat atau disampaikan, atau belum ada laporan "
                "terdahulu yang tercatat untuk masa ini."
            ),
        )
    figure = material.count("perbedaan", "angka", len(listed), "angka")
    periods = material.count("perbedaan", "bulan", len({one.month for one in listed}), "bulan")
    shown, rest = shorten(
        listed,
        sort_by_weight,
        unit="angka",
        sheet="Perbedaan",
        first="jumlah keseluruhan dan selisih terbesar lebih dahulu",
    )
    return (
        Paragraph(
            f"Terdapat {formats.counted(figure)} pada {formats.counted(periods)} yang kini lain daripada dalam "
            "laporan yang pernah dibuat atau disampaikan. Laporan terdahulu tidak diubah; kantor yang menetapkan perlu "
            "tidaknya ralat.",
            (figure, periods),
        ),
        Table(
            TABLE_ID,
            "Angka yang berbeda dari laporan terdahulu",
            "Menurut bulan; selisih = kini dikurangi dahulu",
            ("Bulan", "Angka", "Dahulu", "Kini", "Selisih"),
            tuple(
                Row((formats.month(one.month), one.label, one.change.base, one.change.now, one.change)) for one in shown
            ),
            rest,
        ),
    )
