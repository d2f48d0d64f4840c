"""The part of a corrected return that says what it corrects: label, sentence of the letter, table of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL
from reports.vocabulary import formats
from reports.vocabulary.table_names import column_label, row_label, table_name

if TYPE_CHECKING:
    from datetime import date

    from reports.documents.material import Material
    from reports.model.correction import Correction, FigureChange
    from reports.model.document import Cell

_MOST = 40
"""Figures in the table; margins come first."""


TABLE = "perbaikan"
"""Id of the table of changed figures."""
CHANGE_HEAD = ("Baris", "Kolom", "Disampaikan", "Perbaikan", "Selisih")


def label(correction: Correction | None) -> str:
    """Return the label on the title page and in the footer; empty for a return that corrects nothing."""
    return f"Perbaikan ke-{formats.number(correction.number)}" if correction else ""


def letter_sentence(correction: Correction) -> str:
    """Return the sentence of the covering letter that names what is corrected."""
    return (
        f"Laporan ini merupakan {label(correction).lower()} atas laporan yang disampaikan pada "
        f"{handed_in(correction)}; rincian dan perubahannya terlampir."
    )


def section(material: Material) -> tuple[Section, ...]:
    """Compose the section of the annex; none for a return that corrects nothing."""
    correction = material.correction
    if correction is None:
        return ()
    lead = f"Laporan yang diperbaiki disampaikan pada {handed_in(correction)}."
    if correction.other_rules:
        lead += " Aturan penghitungan berubah sejak itu, sehingga perbedaan dapat pula berasal dari aturan."
    if correction.changes is None:
        lead += " Angka yang telah disampaikan tidak lagi tersimpan, sehingga perubahannya tidak dapat dirinci."
    blocks = (Paragraph(lead), *((table_of_changes(material, correction.changes),) if correction.changes else ()))
    return (Section("perbaikan", "D. Perbaikan atas Laporan yang Telah Disampaikan", blocks),)


def handed_in(correction: Correction) -> str:
    """Return the day on which the return was handed in, and the number of its letter."""
    entry = correction.replaces
    day: date = entry.sent
    return f"{formats.day(day)}" + (f" dengan surat nomor {entry.letter}" if entry.letter else "")


def table_of_changes(material: Material, changes: tuple[FigureChange, ...], *, most: int = _MOST) -> Table:
    """Compose the table of changed figures, margins first; those after the ``most`` first are counted in a note."""
    in_order = sorted(changes, key=lambda change: TOTAL not in {change.row, change.column})
    rows = tuple(Row(_cells(material, change)) for change in in_order[:most])
    remaining = len(changes) - most
    notes = (f"Serta {formats.number(remaining)} angka lain.",) if remaining > 0 else ()
    return Table(
        TABLE,
        "Angka yang berubah sejak laporan disampaikan",
        f"Satuan menurut tabel; keadaan per {formats.day(material.figures.as_of)}, peristiwa {material.span}",
        ("Tabel", *CHANGE_HEAD),
        rows,
        notes,
    )


def _cells(material: Material, change: FigureChange) -> tuple[Cell, ...]:
    return (table_name(change.table).title, *place_and_numbers(material, change))


def place_and_numbers(material: Material, change: FigureChange) -> tuple[Cell, ...]:
    """Return row, column, what was handed in, what is counted today and the difference of a changed figure."""
    table, row, column = change.table, change.row, change.column
    counted = material.figures.tables.get(table)
    now: Cell = counted.figure(row, column) if counted else formats.MISSING
    names = (row_label(table, row), column_label(table, column))
    return (*names, _number(change.then), now, _difference(change.difference))


def _number(value: int | None) -> str:
    return formats.MISSING if value is None else formats.number(value)


def _difference(value: int | None) -> str:
    if value is None:
        return formats.MISSING
    return f"{'+' if value > 0 else formats.MINUS}{formats.number(abs(value))}"
