"""Rekonsiliasi: the register compared with the counts of other agencies, and the difference to Dukcapil."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.tables import nil_text
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL, Change, Figure, Status
from reports.vocabulary import formats, labels, places

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Cell

REGISTER = "imigrasi"
COMPARABLE = "dukcapil"
"""The only agency that counts the same persons as the register: holders of ITAS and ITAP."""

NOTES = (
    "Selisih adalah angka imigrasi dikurangi angka Dukcapil. Keduanya mencakup pemegang ITAS dan ITAP; "
    "selisih dapat timbul dari perbedaan tanggal data, cakupan, dan pemutakhiran, dan perlu dicocokkan bersama.",
    "Angka instansi lain mempunyai definisi dan tanggal sendiri, sehingga ditampilkan berdampingan tanpa dikurangkan.",
)


def section(material: Material) -> Section:
    """Compose the section on reconciliation."""
    return Section("rekonsiliasi", "D. Rekonsiliasi Data Antarinstansi", (opening(material), table(material)))


def difference(material: Material, row: str = TOTAL) -> Change:
    """Return the register count minus that of the comparable agency, as a Change."""
    counts = material.table("reconciliation")
    return Change(counts.figure(row, REGISTER), counts.figure(row, COMPARABLE), material.period)


def opening(material: Material) -> Paragraph:
    """Return the paragraph with the counts of the register and of the comparable agency, and their difference."""
    gap = difference(material)
    figures = (gap.now, gap.base)
    if gap.difference is None:
        return Paragraph(
            "Data instansi yang dapat dibandingkan dengan register orang asing "
            f"{material.undelivered('agency_counts')}, sehingga selisih belum dapat dihitung.",
            figures,
        )
    return Paragraph(
        f"{formats.opening(material.as_of)} register mencatat {formats.counted(gap.now)} pemegang ITAS dan ITAP, "
        f"sedangkan Dukcapil mencatat {formats.counted(gap.base)}; "
        f"selisih {formats.number(abs(gap.difference))} orang.",
        figures,
    )


def table(material: Material) -> Table:
    """Compose the table of kecamatan by source, with the difference next to the two compared sources."""
    counts = material.table("reconciliation")
    nil = nil_text(counts)
    others = tuple(code for code in labels.AGENCIES if code not in {REGISTER, COMPARABLE})
    margins = tuple(code for code in (places.OUTSIDE, labels.UNKNOWN) if any(
        counts.figure(code, source).value for source in labels.AGENCIES
    ))  # fmt: skip
    codes = (*material.places(counts.id), *margins, TOTAL)
    return Table(
        counts.id,
        "Orang asing menurut kecamatan dan sumber data",
        f"Orang, {material.as_of}; Imigrasi dan Dukcapil: pemegang ITAS dan ITAP",
        ("Kecamatan", "Imigrasi", "Dukcapil", "Selisih", *(labels.AGENCIES[code] for code in others)),
        () if nil else tuple(_row(material, code, others) for code in codes),
        () if nil else NOTES,
        nil=nil,
    )


def delivered_sources(material: Material) -> Table | None:
    """Compose the table of the sources that delivered counts; None when only the register did."""
    full = table(material)
    delivered = (column for column in range(1, len(full.head)) if any(map(_is_delivered, _column(full, column))))
    columns = [0, *delivered]
    if len(columns) <= _SINGLE_SOURCE:
        return full if full.nil == formats.NIHIL else None
    rows = tuple(replace(row, cells=tuple(row.cells[column] for column in columns)) for row in full.rows)
    pair = {"Dukcapil", "Imigrasi"} <= {full.head[column] for column in columns}
    return replace(
        full,
        head=tuple(full.head[column] for column in columns),
        subtitle=full.subtitle if pair else f"Orang, {material.as_of}; imigrasi: pemegang ITAS dan ITAP",
        rows=rows,
        notes=full.notes if pair else full.notes[1:],
    )


_SINGLE_SOURCE = 2
"""Number of columns of a table with places and a single source."""


def _column(full: Table, column: int) -> tuple[Cell, ...]:
    return tuple(row.cells[column] for row in full.rows)


def _is_delivered(cell: Cell) -> bool:
    """Tell whether a cell was delivered."""
    figures = (cell.now, cell.base) if isinstance(cell, Change) else (cell,)
    return all(figure.status is not Status.MISSING for figure in figures if isinstance(figure, Figure))


def _row(material: Material, code: str, others: tuple[str, ...]) -> Row:
    counts = material.table("reconciliation")
    gap = difference(material, code)
    cells: tuple[Cell, ...] = (gap.now, gap.base, gap, *(counts.figure(code, other) for other in others))
    total = code == TOTAL
    return Row(("Jumlah" if total else labels.place_label(code), *cells), "total" if total else "body")
