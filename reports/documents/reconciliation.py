"""Rekonsiliasi: the register beside the counts of other agencies, like with like, and the difference."""

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
"""The one agency whose count means the same persons: holders of ITAS and ITAP."""

NOTES = (
    "Selisih adalah angka imigrasi dikurangi angka Dukcapil. Keduanya mencakup pemegang ITAS dan ITAP; "
    "selisih dapat timbul dari perbedaan tanggal data, cakupan, dan pemutakhiran, dan perlu dicocokkan bersama.",
    "Angka instansi lain mempunyai definisi dan tanggal sendiri, sehingga ditampilkan berdampingan tanpa dikurangkan.",
)


def section(material: Material) -> Section:
    """Compose the section on reconciliation."""
    return Section("rekonsiliasi", "D. Rekonsiliasi Data Antarinstansi", (opening(material), table(material)))


def difference(material: Material, row: str = TOTAL) -> Change:
    """Return the register less the agency it can be compared with, as a signed figure."""
    counted = material.table("reconciliation")
    return Change(counted.figure(row, REGISTER), counted.figure(row, COMPARABLE), material.period)


def opening(material: Material) -> Paragraph:
    """Say what the register and the comparable agency count, and the difference."""
    gap = difference(material)
    figures = (gap.now, gap.base)
    if gap.difference is None:
        return Paragraph(
            "Data instansi yang dapat dibandingkan dengan register orang asing belum disampaikan, "
            "sehingga selisih belum dapat dihitung.",
            figures,
        )
    return Paragraph(
        f"{formats.opening(material.as_of)} register mencatat {formats.counted(gap.now)} pemegang ITAS dan ITAP, "
        f"sedangkan Dukcapil mencatat {formats.counted(gap.base)}; "
        f"selisih {formats.number(abs(gap.difference))} orang.",
        figures,
    )


def table(material: Material) -> Table:
    """Compose the table: kecamatan by source, the difference beside the pair it belongs to."""
    counted = material.table("reconciliation")
    nil = nil_text(counted)
    others = tuple(code for code in labels.AGENCIES if code not in {REGISTER, COMPARABLE})
    used = tuple(code for code in (places.OUTSIDE, labels.UNKNOWN) if any(
        counted.figure(code, source).value for source in labels.AGENCIES
    ))  # fmt: skip
    codes = (*material.places(counted.id), *used, TOTAL)
    return Table(
        counted.id,
        "Orang asing menurut kecamatan dan sumber data",
        f"Orang, {material.as_of}; Imigrasi dan Dukcapil: pemegang ITAS dan ITAP",
        ("Kecamatan", "Imigrasi", "Dukcapil", "Selisih", *(labels.AGENCIES[code] for code in others)),
        () if nil else tuple(_row(material, code, others) for code in codes),
        () if nil else NOTES,
        nil=nil,
    )


def delivered_sources(material: Material) -> Table | None:
    """Compose the table of those sources that delivered their counts; None where the register stands alone."""
    whole = table(material)
    kept = [place for place in range(len(whole.head)) if place == 0 or any(map(_known, _column(whole, place)))]
    if len(kept) <= _OWN_ONLY:
        return whole if whole.nil == formats.NIHIL else None
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in kept)) for row in whole.rows)
    pair = {"Dukcapil", "Imigrasi"} <= {whole.head[place] for place in kept}
    return replace(
        whole,
        head=tuple(whole.head[place] for place in kept),
        subtitle=whole.subtitle if pair else f"Orang, {material.as_of}; imigrasi: pemegang ITAS dan ITAP",
        rows=rows,
        notes=whole.notes if pair else whole.notes[1:],
    )


_OWN_ONLY = 2
"""Columns of a table that has its places and one source."""


def _column(whole: Table, place: int) -> tuple[Cell, ...]:
    return tuple(row.cells[place] for row in whole.rows)


def _known(cell: Cell) -> bool:
    """Tell whether a cell was delivered."""
    figures = (cell.now, cell.base) if isinstance(cell, Change) else (cell,)
    return all(one.status is not Status.MISSING for one in figures if isinstance(one, Figure))


def _row(material: Material, code: str, others: tuple[str, ...]) -> Row:
    counted = material.table("reconciliation")
    gap = difference(material, code)
    cells: tuple[Cell, ...] = (gap.now, gap.base, gap, *(counted.figure(code, other) for other in others))
    total = code == TOTAL
    return Row(("Jumlah" if total else labels.place_label(code), *cells), "total" if total else "body")
