"""Lampiran on changes since the previous period and since the same period a year earlier, with a chart."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reports.documents.permit_bars import bar, chart_parts, part_names
from reports.documents.tables import nil_text
from reports.model.charts import Chart
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL
from reports.model.period import Month, Period
from reports.vocabulary import formats, labels, permits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reports.documents.material import Material
    from reports.model.comparison import Base
    from reports.model.document import Block, Cell
    from reports.model.figures import Figure


def section(material: Material) -> Section:
    """Compose the section; for a period that cannot be compared it states the reason."""
    bases = _bases(material)
    blocks: tuple[Block, ...] = tuple(Paragraph(text) for text in _missing(material))
    chart = _chart(material)
    if any(base.figures for base in bases):
        blocks = (*blocks, *((chart,) if chart else ()), _table(material))
    return Section("perubahan", "C. Perubahan terhadap Periode Sebelumnya", blocks)


def missing_data_reason(period: Period) -> str:
    """Return the reason for no comparison: the earlier period has no data."""
    return f"data {formats.period(period)} belum tersedia"


def other_districts_reason(period: Period) -> str:
    """Return the reason for no comparison: the register of the earlier period covers other kecamatan."""
    return f"cakupan kecamatan pada register {formats.period(period)} berbeda"


def unknown_districts_reason(period: Period) -> str:
    """Return the reason for no comparison: of most persons in the register of a period no kecamatan is known."""
    return f"kecamatan sebagian besar orang pada register {formats.period(period)} tidak diketahui"


def _bases(material: Material) -> tuple[Base, ...]:
    """Return the earlier periods to compare with; for a whole year both are the same one."""
    previous, year_before = material.comparison.previous, material.comparison.year_before
    return (previous,) if len(material.period.months) == 12 else (previous, year_before)


def _missing(material: Material) -> tuple[str, ...]:
    """Return a sentence for each period that cannot be compared, with the reason."""
    pairs = zip(("periode sebelumnya", "periode yang sama tahun sebelumnya"), _bases(material), strict=False)
    return tuple(
        f"Perbandingan dengan {name} belum dapat disajikan: {base.reason or 'datanya belum tersedia'}."
        for name, base in pairs
        if base.figures is None
    )


def compared_figures(material: Material) -> tuple[tuple[str, Figure], ...]:
    """Return the compared figures of this period, each with its name and unit."""
    stock = material.table("stock-district-permit")
    return (
        ("Jumlah register (orang)", stock.figure(TOTAL, TOTAL)),
        *((f"Pemegang {code} (orang)", stock.figure(TOTAL, code)) for code in permits.CORE),
        *(
            (f"{labels.place_label(code)} (orang)", stock.figure(code, TOTAL))
            for code in material.places("stock-district-permit")
        ),
        ("Berakhir dalam 30 hari (orang)", material.figure("stock-expiring", TOTAL, "30")),
        *((f"{code} diputus (permohonan)", material.figure(f"services-{code}")) for code in permits.CORE),
        ("Kejadian tercatat (kejadian)", material.figure("incidents-type-grade")),
        ("Projustisia (orang)", material.figure("projustisia")),
        ("TAK (tindakan)", material.figure("tak-actions")),
        ("TAK (orang)", material.figure("tak-persons")),
        ("Rapat koordinasi (kegiatan)", material.figure("timpora", TOTAL, "rapat")),
        ("Operasi gabungan (kegiatan)", material.figure("timpora", TOTAL, "operasi-gabungan")),
    )


def _table(material: Material) -> Table:
    bases = tuple(base for base in _bases(material) if base.figures is not None)
    head = ["Uraian", formats.period(material.period)]
    for base in bases:
        head += [formats.period(base.figures.period) if base.figures else "", "Perubahan", "%"]
    rows = tuple(
        Row((name, now, *(cell for base in bases for cell in _change_cells(base, now))))
        for name, now in compared_figures(material)
    )
    notes = (
        f"Persentase hanya ditampilkan bila angka pembandingnya paling sedikit {formats.SMALLEST_BASE}. "
        "Tabel stok dibandingkan menurut hari terakhir setiap periode.",
        *(note for base in bases for note in _handed_in_notes(base, material)),
    )
    return Table(
        "perubahan",
        "Perubahan terhadap periode sebelumnya",
        f"Satuan menurut baris; {material.span}",
        tuple(head),
        rows,
        notes,
    )


def _handed_in_notes(base: Base, material: Material) -> tuple[str, ...]:
    """Return a note for the figures of an earlier period that were handed in and count to another number today.

    Example:
        ``Agustus 2024, dihitung ulang menurut aturan yang berlaku kini: Jumlah register (orang) – angka disampaikan
        1.190; dihitung ulang 1.195.``
    """
    if base.figures is None:
        return ()
    pairs = [(name, base.handed_in.get(now.id)) for name, now in compared_figures(material)]
    parts = [
        f"{name} \u2013 angka disampaikan {formats.number(pair.number)}; dihitung ulang {formats.number(pair.today)}"
        for name, pair in pairs
        if pair
    ]
    if not parts:
        return ()
    period = formats.period(base.figures.period)
    reason = "pembandingnya hitungan ulang menurut aturan penghitungan yang kini berlaku"
    if not base.recounted:
        reason = "pembandingnya angka yang telah disampaikan"
    return (f"{period}, {reason}: {', '.join(parts)}.",)


def _change_cells(base: Base, now: Figure) -> tuple[Cell, Cell, Cell]:
    change = base.change(now)
    if change is None:
        return formats.MISSING, formats.MISSING, formats.MISSING
    share = formats.percent(change)
    sign = "" if not change.difference or not share else "+" if change.difference > 0 else formats.MINUS
    return change.base, change, (f"{sign}{share}" if change.difference else formats.ZERO) if share else ""


def _chart(material: Material) -> Chart | None:
    """Compose the chart of the register at each comparable date; None with fewer than two dates."""
    table_id = "stock-district-permit"
    by_date = [*(base.figures for base in reversed(_bases(material))), material.figures]
    tables = [figures.tables[table_id] for figures in by_date if figures and table_id in figures.tables]
    tables = [table for table in tables if not nil_text(table)]
    if len(tables) < 2 or nil_text(material.table(table_id)):
        return None
    parts = max((chart_parts(table) for table in tables), key=len)
    gaps = ("", *(_months_between(earlier.as_of, later.as_of) for earlier, later in pairwise(tables)))
    bars = tuple(
        replace(bar(table, TOTAL, formats.day(table.as_of), parts), gap=gap)
        for table, gap in zip(tables, gaps, strict=True)
    )
    between = _sentence_on_months_between(material, [table.as_of for table in tables])
    totals = formats.joined([f"{chart_bar.label} {formats.figure(chart_bar.total)} orang" for chart_bar in bars])
    return Chart(
        "grafik-perubahan",
        "Orang asing dalam register menurut jenis izin tinggal",
        f"Orang, pada akhir periode yang dibandingkan{between}",
        part_names(parts),
        bars,
        f"Diagram batang mendatar, jumlah register menurut waktu: {totals}{between}.",
    )


def _sentence_on_months_between(material: Material, days: Sequence[date]) -> str:
    """Return what is said of the months between the bars: which of them have a register that is not drawn."""
    between = [
        month for earlier, later in pairwise(days) for month in Period(Month.of(earlier), Month.of(later)).months[1:-1]
    ]
    if not between:
        return ""
    delivered = tuple(month for month in between if material.coverage.find("register", month))
    if not delivered:
        return "; bulan di antaranya tanpa register"
    return f"; register {formats.months(delivered)} tersedia dan tidak digambar"


def _months_between(earlier: date, later: date) -> str:
    """Return how many months lie between those of two dates, as a gap of a chart; empty for months in a row."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month - 1
    return f"{formats.number(months)} bulan" if months > 0 else ""
