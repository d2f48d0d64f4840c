"""The coverage matrix of the archive as a drawing, and the months by state as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.archive import findings, wording
from reports.documents.derived_figures import count
from reports.model.archive import State
from reports.model.charts import Matrix, MatrixPanel
from reports.model.document import (
    Row,
    Section,
    Table,
)
from reports.model.period import Month
from reports.vocabulary import formats

if TYPE_CHECKING:
    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.figures import Figure

_MONTHS = tuple("JFMAMJJASOND")
_DEFINITIONS = {
    State.PRESENT: "disampaikan untuk seluruh bulan; register memuat semua kecamatan yang disebut bulan di sekitarnya",
    State.PARTIAL: "sebagian kecamatan belum ada, atau satu berkas bulan itu tidak dapat dipakai",
    State.MISSING: "tidak ada berkas yang dapat dipakai untuk bulan itu",
    State.CONFLICTING: "beberapa versi tidak dapat diputus, atau keterangan periode laporan tidak selaras",
}


def matrix(material: ArchiveMaterial) -> Matrix:
    """Compose the matrix of kinds of input by year and month."""
    return Matrix(
        "matriks-cakupan",
        "Cakupan arsip menurut jenis data, tahun, dan bulan",
        f"Satu kotak satu bulan, Januari sampai dengan Desember; {formats.period(material.period)}",
        tuple(map(str, material.years)),
        _MONTHS,
        tuple((state.value, text) for state, text in wording.STATES.items()),
        tuple(_panel(material, kind) for kind in material.kinds),
        _alt_text(material),
    )


def _panel(material: ArchiveMaterial, kind: str) -> MatrixPanel:
    def state(year: int, month: int) -> str:
        """Return the state of a month; empty outside the period of the archive."""
        cell_month = Month(year, month)
        return material.archive.holding(kind, cell_month).state.value if cell_month in material.period else ""

    cells = tuple(tuple(state(year, month) for month in range(1, 13)) for year in material.years)
    return MatrixPanel(wording.kind_name(kind), cells)


def _alt_text(material: ArchiveMaterial) -> str:
    clauses = []
    for kind in material.kinds:
        parts = [
            f"{formats.number(material.month_count(kind, state))} {wording.STATES[state].lower()}"
            for state in State
            if material.month_count(kind, state)
        ]
        clauses.append(f"{wording.kind_name(kind)} {', '.join(parts)}")
    return (
        f"Matriks cakupan, {formats.number(len(material.months))} bulan untuk setiap jenis data: {'; '.join(clauses)}. "
        "Bulan yang tidak lengkap disebut satu per satu dalam tabel bulan yang tidak ada atau tidak lengkap."
    )


def months_by_kind(material: ArchiveMaterial) -> Table:
    """Compose the table of the number of months by kind of input and state."""
    rows = tuple(
        Row((wording.kind_name(kind), *(month_count_figure(material, kind, state) for state in State)))
        for kind in material.kinds
    )
    return Table(
        "cakupan",
        "Banyaknya bulan menurut jenis data dan keadaan",
        f"Bulan, dari {formats.number(len(material.months))} bulan; {formats.period(material.period)}",
        ("Jenis data", *(wording.STATES[state] for state in State)),
        rows,
    )


def month_count_figure(material: ArchiveMaterial, kind: str, state: State) -> Figure:
    """Return the number of months of a kind in a state, as a figure."""
    return count(
        "cakupan", kind, state.value, material.month_count(kind, state),
        unit="bulan", definition=f"Bulan yang keadaannya {wording.STATES[state].lower()}: {_DEFINITIONS[state]}",
        as_of=material.as_of,
    )  # fmt: skip


def state_definitions() -> tuple[tuple[str, str], ...]:
    """Return each state of a month with its definition."""
    return tuple((wording.STATES[state], f"{formats.opening(text)}.") for state, text in _DEFINITIONS.items())


def section(material: ArchiveMaterial) -> Section:
    """Compose the part on coverage: months by state, and months that are not complete."""
    return Section("cakupan-arsip", "CAKUPAN ARSIP", (months_by_kind(material), *findings.finding_blocks(material)))
