"""Last part of the report: balance of the rows, rules by period, definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.annexes import BIN_DEFINITION, BIN_NAMES, BINS
from reports.documents.archive import coverage_matrix
from reports.documents.derived_figures import count
from reports.model.document import Paragraph, Row, Section, Table
from reports.vocabulary import formats, law, table_names

if TYPE_CHECKING:
    from reports.documents.archive.material import ArchiveMaterial


def section(material: ArchiveMaterial) -> Section:
    """Compose the last part."""
    return Section(
        "keterangan",
        "KETERANGAN",
        (),
        (
            Section("neraca", "Neraca baris", (balance_table(material),)),
            Section(
                "aturan-waktu",
                "Peraturan dan nama menurut waktu",
                (
                    Paragraph(
                        "Laporan setiap bulan memakai peraturan, nama kementerian, "
                        "dan nama tim yang berlaku pada akhir bulan itu, bukan yang berlaku sekarang."
                    ),
                    rules_table(material),
                ),
            ),
            Section(
                "definisi",
                "Definisi dan tanda",
                (Paragraph(formats.SYMBOLS), _states_table(), _definitions_table(material)),
            ),
        ),
    )


def balance_table(material: ArchiveMaterial) -> Table:
    """Compose the table of the rows of the archive by bin."""
    rows = tuple(
        Row(
            (
                name,
                count(
                    "neraca-baris", "total", code, int(getattr(material.archive.balance, code)),
                    unit="baris", definition=BIN_DEFINITION, as_of=material.as_of,
                ),
            ),
            "body" if code != "seen" else "subtotal",
        )
        for code, name in zip(BINS, BIN_NAMES, strict=True)
    )  # fmt: skip
    return Table(
        "neraca-baris",
        "Neraca baris seluruh arsip",
        "Baris lembar kerja dari berkas yang dipakai",
        ("Golongan", "Baris"),
        rows,
        ("Setiap baris berada pada tepat satu golongan; dibaca sama dengan jumlah keempat golongan lainnya.",),
    )


def rules_table(material: ArchiveMaterial) -> Table:
    """Compose the table of names and rules with the periods they were in force."""
    rows = tuple(
        Row((entry.subject, formats.period(entry.period), formats.opening(entry.text)))
        for entry in law.timeline(material.config, material.period)
    )
    return Table(
        "aturan-menurut-waktu",
        "Nama dan peraturan yang dipakai laporan bulanan yang disusun ulang",
        "Menurut periode laporan; berlaku pada akhir setiap bulan",
        ("Hal", "Periode laporan", "Nama atau peraturan"),
        rows,
    )


def _states_table() -> Table:
    return Table(
        "definisi-keadaan", "Keadaan bulan", "Arti keadaan dalam matriks", ("Keadaan", "Arti"),
        tuple(Row(definition) for definition in coverage_matrix.state_definitions()),
    )  # fmt: skip


def _definitions_table(material: ArchiveMaterial) -> Table:
    """Return the table that defines what each table of the series counts."""
    newest = {
        name: table for _, figures in sorted(material.archive.figures.items()) for name, table in figures.tables.items()
    }
    rows = tuple(
        Row((table_names.table_name(name).title, f"{table.definition} Satuan: {table.unit}."))
        for name, table in newest.items()
        if table.definition
    )
    return Table(
        "definisi-tabel", "Tabel dalam deret", "Apa yang dihitung", ("Tabel", "Definisi"), rows,
        nil="" if rows else formats.NOT_DELIVERED,
    )  # fmt: skip
