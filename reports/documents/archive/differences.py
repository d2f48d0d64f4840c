"""Differences to returns made or submitted earlier: each figure with its earlier and its present value."""

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
    """A figure whose present value differs from that in the earlier return of its month."""

    month: Month
    id: str
    label: str
    change: Change

    @property
    def size(self) -> int:
        """Absolute difference of the two values; an unknown value counts as 0."""
        return abs((self.change.now.value or 0) - (self.change.base.value or 0))

    @property
    def is_total(self) -> bool:
        """Whether the figure is the grand total of its table."""
        return self.id.endswith("/total/total")


def list_differences(material: ArchiveMaterial) -> tuple[Difference, ...]:
    """Return the differences by month, then in the order of the archive."""
    return tuple(
        Difference(month, figure_id, figure_label(figure_id), _change(material, month, figure_id, then, now))
        for month, revised in sorted(material.archive.differences.items())
        for figure_id, then, now in revised
    )


def figure_label(figure_id: str) -> str:
    """Return the label of a figure: title of its table, then labels of row and column."""
    table, row, column = _split_id(figure_id)
    labelled = ((table_names.row_label, row), (table_names.column_label, column))
    parts = [label_of(table, code) for label_of, code in labelled if code != TOTAL]
    return f"{table_names.table_name(table).title}: {', '.join(parts) or 'jumlah seluruhnya'}"


def _split_id(figure_id: str) -> tuple[str, str, str]:
    """Return table, row and column of a figure id; an id of another form (from an edited file) is taken as a table."""
    parts = figure_id.split("/")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else (figure_id, TOTAL, TOTAL)


def _change(material: ArchiveMaterial, month: Month, figure_id: str, then: int | None, now: int | None) -> Change:
    table, row, column = _split_id(figure_id)
    template = material.figure(month, table, row, column)

    def with_value(value: int | None) -> Figure:
        """Return the figure with the earlier or the present value."""
        status = Status.MISSING if value is None else Status.VALUE
        return Figure(table, row, column, value, template.unit, template.definition, template.as_of, status)

    return Change(with_value(now), with_value(then), Period.of(month))


def sort_by_weight(differences: tuple[Difference, ...]) -> tuple[Difference, ...]:
    """Return the differences with grand totals first, then by descending size."""

    def weight(difference: Difference) -> tuple[bool, int, Month, str]:
        """Return the sort key of a difference."""
        return not difference.is_total, -difference.size, difference.month, difference.id

    return tuple(sorted(differences, key=weight))


def section(material: ArchiveMaterial) -> Section:
    """Compose the part on differences to earlier returns."""
    return Section("perbedaan-laporan", "PERBEDAAN DENGAN LAPORAN TERDAHULU", _blocks(material))


def _blocks(material: ArchiveMaterial) -> tuple[Block, ...]:
    all_differences = list_differences(material)
    if not all_differences:
        return (
            Paragraph(
                "Tidak ada angka yang berbeda dari laporan yang pernah dibuat atau disampaikan, atau belum ada laporan "
                "terdahulu yang tercatat untuk periode ini."
            ),
        )
    months = {difference.month for difference in all_differences}
    figure_count = material.count("perbedaan", "angka", len(all_differences), "angka")
    month_count = material.count("perbedaan", "bulan", len(months), "bulan")
    printed_differences, notes = shorten(
        all_differences,
        sort_by_weight,
        unit="angka",
        sheet="Perbedaan",
        first="jumlah keseluruhan dan selisih terbesar lebih dahulu",
    )
    return (
        Paragraph(
            f"Terdapat {formats.counted(figure_count)} pada {formats.counted(month_count)} yang kini lain daripada "
            "dalam laporan yang pernah dibuat atau disampaikan. "
            "Laporan terdahulu tidak diubah; kantor yang menetapkan perlu tidaknya ralat.",
            (figure_count, month_count),
        ),
        Table(
            TABLE_ID,
            "Angka yang berbeda dari laporan terdahulu",
            "Menurut bulan; selisih = kini dikurangi dahulu",
            ("Bulan", "Angka", "Dahulu", "Kini", "Selisih"),
            tuple(map(_row, printed_differences)),
            notes,
        ),
    )


def _row(difference: Difference) -> Row:
    change = difference.change
    return Row((formats.month(difference.month), difference.label, change.base, change.now, change))
