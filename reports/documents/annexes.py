"""BAB V Lampiran: data quality, definitions and symbols, changes since earlier periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents import causes, changes, corrected_figures
from reports.documents.derived_figures import OTHERS_SUFFIX, SHORT_SUFFIX, SOURCES_SUFFIX, count
from reports.documents.uncounted_inputs import other_inputs
from reports.late_patterns import late_regex
from reports.model.charts import Trend
from reports.model.document import Form, Paragraph, Row, Section, Table
from reports.model.quality import Balance
from reports.vocabulary import formats
from reports.vocabulary.kinds import short
from reports.vocabulary.printable_characters import with_latin_letters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.documents.material import Material
    from reports.model.document import Block
    from reports.model.figures import Figure, FigureTable
    from reports.model.quality import SourceLine

BINS = ("seen", "accepted", "set_aside", "duplicate", "structure")
BIN_NAMES = ("Dibaca", "Diterima", "Disisihkan", "Ganda", "Struktur")
_MOST_SOURCES = 40
"""With more sources than this (e.g. in the return of a year), the table has one row for each kind."""
BIN_DEFINITION = (
    "Baris lembar kerja; dibaca = diterima + disisihkan + ganda + struktur (kepala, jumlah, kelompok, catatan)"
)


def section(material: Material, body: tuple[Section, ...], *, defines: bool) -> Section:
    """Compose BAB V.

    Args:
        material: holds figures and data quality.
        body: sections whose tables are defined.
        defines: has a table of their definitions, which otherwise stand under each.
    """
    definitions = (definitions_table(material, body),) if defines else ()
    title = "B. Definisi dan Tanda" if defines else "B. Tanda"
    return Section(
        "lampiran",
        "BAB V LAMPIRAN",
        (),
        (
            Section("mutu-data", "A. Mutu Data", _quality(material)),
            Section("definisi", title, (Paragraph(formats.SYMBOLS), *definitions)),
            changes.section(material),
            *corrected_figures.section(material),
        ),
    )


def _quality(material: Material) -> tuple[Block, ...]:
    if not material.quality.lines:
        return (Paragraph("Tidak ada berkas masukan yang dipakai untuk laporan ini."), *_inputs_not_counted(material))
    return (
        balance_paragraph(material, "Laporan ini"),
        _sources(material),
        *_inputs_not_counted(material),
        *_causes(material),
    )


def _inputs_not_counted(material: Material) -> tuple[Block, ...]:
    return other_inputs(material.quality.other_files)


def balance_paragraph(material: Material, subject: str) -> Paragraph:
    """Return a paragraph with the number of input tables and of their rows in each bin.

    Args:
        material: holds the balance.
        subject: name of the document at the start of the sentence, e.g. ``Laporan ini``.
    """
    total = material.quality.total
    figures = bin_figures(material, "total", total)
    return Paragraph(
        f"{subject} disusun dari {formats.number(len(material.quality.lines))} tabel masukan. "
        f"Seluruhnya dibaca {formats.number(total.seen)} baris: {formats.number(total.accepted)} diterima, "
        f"{formats.number(total.set_aside)} disisihkan, {formats.number(total.duplicate)} ganda, "
        f"dan {formats.number(total.structure)} struktur (kepala tabel, jumlah, kelompok, dan catatan). "
        "Setiap baris berada pada tepat satu golongan.",
        figures,
    )


def bin_figures(material: Material, row: str, balance: Balance) -> tuple[Figure, ...]:
    """Return the rows seen and the four bins as figures."""
    return tuple(
        count(
            "neraca-baris",
            row,
            name,
            int(getattr(balance, name)),
            unit="baris",
            definition=BIN_DEFINITION,
            as_of=material.figures.as_of,
        )
        for name in BINS
    )


def _sources(material: Material) -> Table:
    """Return the balance of each source; above ``_MOST_SOURCES`` sources, of each kind."""
    lines = material.quality.lines
    if len(lines) <= _MOST_SOURCES:
        listed = [
            (_name(line, previous_line), line.kind, line.period, line.balance)
            for previous_line, line in zip((None, *lines), lines, strict=False)
        ]
    else:
        kinds = dict.fromkeys(line.kind for line in lines)
        listed = [_kind_total(kind, [line for line in lines if line.kind == kind]) for kind in kinds]
    rows = tuple(
        Row((name, short(kind), when, *bin_figures(material, str(n), balance)))
        for n, (name, kind, when, balance) in enumerate(listed, 1)
    )
    total = Row(("Jumlah", "", "", *bin_figures(material, "total", material.quality.total)), "total")
    return Table(
        "neraca-baris",
        "Neraca baris masukan",
        "Baris lembar kerja",
        ("Berkas › lembar", "Jenis", "Periode", *BIN_NAMES),
        (*rows, total),
    )


def _name(line: SourceLine, previous: SourceLine | None) -> str:
    """Return file and sheet, or only the sheet when the previous row is of the same file."""
    if previous is not None and previous.path == line.path and line.sheet:
        return with_latin_letters(f"› {line.sheet}")
    path = line.path.removeprefix("inputs/")
    return with_latin_letters(f"{path} › {line.sheet}" if line.sheet else path)


def _kind_total(kind: str, lines: list[SourceLine]) -> tuple[str, str, str, Balance]:
    """Return name, kind, first and last period, and total balance of the sources of one kind."""
    periods = sorted(line.period for line in lines if line.period)
    when = f"{periods[0]} – {periods[-1]}" if periods else ""
    return f"{formats.number(len(lines))} tabel", kind, when, sum((line.balance for line in lines), Balance())


def _causes(material: Material) -> tuple[Block, ...]:
    findings, set_aside = material.quality.causes, material.quality.set_aside
    codes = sorted({*findings, *set_aside}, key=lambda code: (-set_aside.get(code, 0), -findings.get(code, 0), code))
    if not codes:
        return (Paragraph("Tidak ada temuan mutu data dalam masukan yang dipakai."),)

    def cell(code: str, column: str, value: int) -> Figure:
        return count(
            "temuan-data",
            code,
            column,
            value,
            unit="temuan",
            definition="Temuan dalam masukan",
            as_of=material.figures.as_of,
        )

    rows = tuple(
        Row(
            (
                causes.label(code),
                cell(code, "findings", findings.get(code, 0)),
                cell(code, "set-aside", set_aside.get(code, 0)),
            )
        )
        for code in codes
    )
    return (
        Table(
            "temuan-data",
            "Temuan dalam data masukan menurut sebab",
            "Temuan, dan baris yang disisihkan karenanya",
            ("Sebab", "Temuan", "Baris disisihkan"),
            rows,
            (
                "Baris yang tidak disisihkan tetap dihitung; isian yang tidak terbaca dihitung pada baris "
                "atau kolom “tidak diketahui”. Rincian per sel dimuat dalam buku kerja koreksi.",
            ),
        ),
    )


SEPARATOR = ", "
"""Between the names of tables that have the same definition."""
_NUMBERED = late_regex(r"(?:Tabel|Formulir|Grafik) \d+")
_SUFFIXES = ("", SHORT_SUFFIX, OTHERS_SUFFIX, SOURCES_SUFFIX)
"""What may stand behind the id of a measured table in that of a printed one."""


def definitions_table(
    material: Material, body: tuple[Section, ...], derived: Mapping[str, FigureTable] | None = None
) -> Table:
    """Return the table that defines what each printed table counts.

    Tables are named by their number: a definition says itself what is counted, and titles made the list half as long
    again.

    Args:
        material: holds the measured tables.
        body: sections whose tables are defined.
        derived: further tables of figures by id.
    """
    table_by_name = {**material.figures.tables, **(derived or {})}
    names_by_definition: dict[str, list[str]] = {}
    for block in _tables(body):
        table = defined_table(block.id, table_by_name)
        if table is not None and table.definition:
            names_by_definition.setdefault(definition_of(table), []).append(short_name(block.title))
    rows = [Row((SEPARATOR.join(names), definition)) for definition, names in names_by_definition.items()]
    return Table(
        "definisi-tabel", "Definisi tabel", "Apa yang dihitung", ("Tabel", "Definisi"), tuple(rows),
        nil="" if rows else formats.NOT_DELIVERED,
    )  # fmt: skip


def definition_of(table: FigureTable) -> str:
    """Return what a table counts, and its unit; empty for a table without a definition."""
    return f"{table.definition.rstrip('.')}. Satuan: {table.unit}." if table.definition else ""


def defined_table(block_id: str, tables: Mapping[str, FigureTable]) -> FigureTable | None:
    """Return the table of figures that a printed table defines itself by; None where it prints no measured one."""
    bases = (block_id.removesuffix(suffix) for suffix in _SUFFIXES)
    return next((tables[base] for base in bases if base in tables), None)


def short_name(title: str) -> str:
    """Return the number of a numbered table or chart, as ``Tabel 3``; of another its title."""
    number = _NUMBERED.match(title)
    return number[0] if number else title


def _tables(sections: tuple[Section, ...]) -> tuple[Table | Form | Trend, ...]:
    """Return every table, form and trend in reading order."""
    tables: list[Table | Form | Trend] = []
    for part in sections:
        tables += [block for block in part.blocks if isinstance(block, Table | Form | Trend)]
        tables += _tables(part.sections)
    return tuple(tables)
