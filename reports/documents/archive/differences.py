"""Differences to returns made or submitted earlier: each figure with its earlier and its present value."""

from __future__ import annotations

from collections import Counter
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
    def is_changed(self) -> bool:
        """Whether both returns say a number: only these may call for a correction of what was handed in."""
        return self.change.now.value is not None and self.change.base.value is not None

    @property
    def is_lost(self) -> bool:
        """Whether the archive has no more what the earlier figure was counted from."""
        return self.change.now.value is None

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


def _nothing_differs(material: ArchiveMaterial) -> str:
    months = sorted(material.archive.differences)
    if not months:
        return (
            "Belum ada laporan terdahulu yang tercatat untuk bulan dalam arsip, sehingga tidak ada yang dibandingkan."
        )
    return f"Tidak ada angka yang berbeda dari laporan terdahulu yang tercatat, yaitu laporan {formats.months(months)}."


def _blocks(material: ArchiveMaterial) -> tuple[Block, ...]:
    all_differences = list_differences(material)
    if not all_differences:
        return (Paragraph(_nothing_differs(material)),)
    lost = tuple(difference for difference in all_differences if difference.is_lost)
    new = tuple(difference for difference in all_differences if not difference.is_lost and not difference.is_changed)
    return (
        *_changed_blocks(material, changed_figures(material)),
        *_one_sided_blocks(material, lost, _LOST),
        *_one_sided_blocks(material, new, _NEW),
    )


def changed_figures(material: ArchiveMaterial) -> tuple[Difference, ...]:
    """Return the figures for which the earlier return says another number than the archive."""
    return tuple(difference for difference in list_differences(material) if difference.is_changed)


def _changed_blocks(material: ArchiveMaterial, changed: tuple[Difference, ...]) -> tuple[Block, ...]:
    """Return the figures that are other numbers now; a sentence if there are none."""
    if not changed:
        return (Paragraph("Tidak ada angka laporan terdahulu yang kini menjadi angka lain."),)
    months = {difference.month for difference in changed}
    figure_count = material.count("perbedaan", "angka", len(changed), "angka")
    month_count = material.count("perbedaan", "bulan", len(months), "bulan")
    printed_differences, notes = shorten(
        changed,
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


@dataclass(frozen=True)
class _OneSided:
    """Wording of figures that only one of the two returns has as a number."""

    code: str
    title: str
    sentence: str


_LOST = _OneSided(
    "hilang",
    "Angka yang dahulu ada dan kini tidak dapat dihitung",
    "dalam laporan terdahulu kini tidak dapat dihitung, karena berkas asalnya tidak ada dalam arsip. Angka itu tidak "
    "berbeda dan tidak memerlukan ralat; yang perlu dicari ialah berkasnya.",
)
_NEW = _OneSided(
    "baru",
    "Angka yang dahulu belum ada dan kini dapat dihitung",
    "yang dalam laporan terdahulu belum ada kini dapat dihitung dari arsip.",
)


def _one_sided_blocks(
    material: ArchiveMaterial, differences: tuple[Difference, ...], wording: _OneSided
) -> tuple[Block, ...]:
    """Return the figures that only one return has, counted by month and table; nothing if there are none."""
    if not differences:
        return ()
    total = material.count("perbedaan", wording.code, len(differences), "angka")
    counted = Counter((difference.month, _split_id(difference.id)[0]) for difference in differences)
    printed, notes = shorten(
        tuple(sorted(counted.items())), tuple, unit="baris", sheet="Perbedaan", first="menurut waktu"
    )
    rows = tuple(
        Row(
            (
                formats.month(month),
                table_names.table_name(table).title,
                material.count(f"perbedaan-{wording.code}", f"{month}-{table}", number, "angka"),
            )
        )
        for (month, table), number in printed
    )
    return (
        Paragraph(f"Sebanyak {formats.counted(total)} {wording.sentence}", (total,)),
        Table(
            f"{TABLE_ID}-{wording.code}",
            wording.title,
            "Banyaknya angka menurut bulan dan tabel",
            ("Bulan", "Tabel", "Banyaknya angka"),
            rows,
            notes,
        ),
    )


def _row(difference: Difference) -> Row:
    change = difference.change
    return Row((formats.month(difference.month), difference.label, change.base, change.now, change))
