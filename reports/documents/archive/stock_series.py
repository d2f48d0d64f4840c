"""The register over time: small multiples with marked breaks, explanations of the breaks, the stock by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.archive import wording
from reports.documents.archive.files import shorten
from reports.documents.derived_figures import count
from reports.model.archive import State
from reports.model.charts import Series, SeriesBreak, SeriesPanel, SeriesPoint
from reports.model.document import (
    Paragraph,
    Row,
    Section,
    Table,
)
from reports.model.figures import TOTAL, Change
from reports.model.period import Period
from reports.vocabulary import formats, labels, permits

if TYPE_CHECKING:
    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.archive import Break
    from reports.model.document import Block
    from reports.model.figures import Figure
    from reports.model.period import Month

REGISTER = "register"
CHART_ID = "deret-stok"
_COVERAGE = "coverage"


def section(material: ArchiveMaterial) -> Section:
    """Compose the part on the register over the years."""
    blocks: tuple[Block, ...] = (
        Paragraph("Tidak ada bulan yang registernya dapat dipakai; deret tidak dapat disusun."),
    )
    if months_with_register(material):
        blocks = (_opening(material), *_chart_blocks(material), _years_table(material))
    return Section("deret-register", "DERET REGISTER ORANG ASING", blocks)


def _chart_blocks(material: ArchiveMaterial) -> tuple[Block, ...]:
    """Compose the chart of the series and its breaks; empty for a single month."""
    return (series_chart(material), *_break_blocks(material)) if len(months_with_register(material)) > 1 else ()


def months_with_register(material: ArchiveMaterial) -> tuple[Month, ...]:
    """Return the months with a register."""
    return tuple(month for month in material.months if material.stock(month).value is not None)


def permit_classes(material: ArchiveMaterial) -> tuple[str, ...]:
    """Return the permit classes that occur in any month, and always the core classes, in reading order."""
    held_codes = {
        code
        for month in months_with_register(material)
        for code in (*permits.CLASSES, labels.UNKNOWN)
        if material.stock(month, code).value
    }
    classes = permits.in_reading_order(permits.CLASSES)
    return tuple(code for code in (*classes, labels.UNKNOWN) if code in held_codes or code in permits.CORE)


def _opening(material: ArchiveMaterial) -> Paragraph:
    months = months_with_register(material)
    first, last = material.stock(months[0]), material.stock(months[-1])
    available = material.count("register", "bulan-tersedia", len(months), "bulan")
    text = (
        f"Register dapat dipakai untuk {formats.counted(available)} dari {formats.number(len(material.months))} "
        f"bulan. Pada akhir {formats.month(months[0])} tercatat {formats.quantity(first)}"
    )
    last_clause = ""
    if len(months) > 1:
        last_clause = f"; pada akhir {formats.month(months[-1])} tercatat {formats.quantity(last)}"
        last_clause += _comparison_clause(material, months)
    return Paragraph(f"{text}{last_clause}.", (available, first, last))


def _comparison_clause(material: ArchiveMaterial, months: tuple[Month, ...]) -> str:
    """Return how the last register differs from the first, or why the two cannot be compared.

    A month without a register is a gap: the months around it can be compared, as the monthly return compares them.
    """
    if _districts_that_differ(material, months):
        return (
            ". Cakupan kecamatan kedua bulan itu berbeda, sehingga selisihnya tidak dapat dibaca sebagai kenaikan atau "
            "penurunan"
        )
    base, now = material.stock(months[0]), material.stock(months[-1])
    return f", {formats.moved(Change(now, base, Period.of(months[0])))}"


def _districts_that_differ(material: ArchiveMaterial, months: tuple[Month, ...]) -> frozenset[str]:
    """Return the kecamatan that only one of the first and the last register covers."""
    differing: frozenset[str] = frozenset()
    for series_break, _ in _register_breaks(material):
        if months[0] < series_break.month <= months[-1]:
            differing ^= wording.district_codes(series_break.detail)
    return differing


def series_chart(material: ArchiveMaterial) -> Series:
    """Compose the small multiples: all persons, then each core permit class."""
    codes = (TOTAL, *(code for code in permit_classes(material) if code in permits.CORE))
    panels = tuple(
        SeriesPanel(_class_label(code), tuple(_point(material, month, code) for month in material.months))
        for code in codes
    )
    places = {month: place for place, month in enumerate(material.months)}
    marks = tuple(SeriesBreak(places[series_break.month], mark) for series_break, mark in _register_breaks(material))
    return Series(
        CHART_ID,
        "Orang asing dalam register pada akhir setiap bulan",
        "Orang; setiap diagram mempunyai skalanya sendiri, dari nol; di kanan atas angka pertama dan angka terakhir",
        tuple((place, str(month.year)) for month, place in places.items() if month.month == 1 or not place),
        panels,
        marks,
        ("bulan lengkap", "sebagian atau bertentangan", "belum ada", *(("patahan (bernomor)",) if marks else ())),
        _alt_text(material, panels),
    )  # fmt: skip


def _class_label(code: str) -> str:
    return "Jumlah register" if code == TOTAL else labels.permit_label(code)


def _point(material: ArchiveMaterial, month: Month, code: str) -> SeriesPoint:
    complete = material.archive.holding(REGISTER, month).state is State.PRESENT
    return SeriesPoint(material.stock(month, code), complete)


def _alt_text(material: ArchiveMaterial, panels: tuple[SeriesPanel, ...]) -> str:
    months = months_with_register(material)
    ranges = [
        f"{panel.label} dari {formats.figure(ends[0])} menjadi {formats.figure(ends[-1])}"
        for panel in panels
        for ends in [[point.figure for point in panel.points if point.figure.value is not None]]
    ]
    gaps = len(material.months) - len(months)
    return (
        f"Diagram kolom per bulan, {formats.month(months[0])} sampai dengan {formats.month(months[-1])}: "
        f"{formats.joined(ranges)} orang; {formats.number(gaps)} bulan tanpa register; "
        f"{formats.number(len(_register_breaks(material)))} patahan, dijelaskan dalam tabel patahan."
    )


def _register_breaks(material: ArchiveMaterial) -> tuple[tuple[Break, str], ...]:
    """Return the breaks of the register's series with their numbers; breaks of the same month share a number.

    Only other kecamatan break it: a month without a register is a gap, and new visa codes leave the permit classes as
    they were.
    """
    breaks = sorted(
        (
            series_break
            for series_break in material.archive.breaks
            if _breaks_series(series_break) and series_break.month in material.period
        ),
        key=lambda series_break: (series_break.month, series_break.detail),
    )
    months = list(dict.fromkeys(series_break.month for series_break in breaks))
    return tuple((series_break, str(months.index(series_break.month) + 1)) for series_break in breaks)


def _breaks_series(series_break: Break) -> bool:
    return series_break.kind == REGISTER and series_break.reason == _COVERAGE


def numbered_breaks(material: ArchiveMaterial) -> tuple[tuple[Break, str], ...]:
    """Return every limit to comparing, breaks of the register first; all others have an empty number."""
    gaps_and_codes = sorted(
        (series_break for series_break in material.archive.breaks if not _breaks_series(series_break)),
        key=lambda series_break: (series_break.kind != REGISTER, series_break.month, series_break.kind),
    )
    return (*_register_breaks(material), *((series_break, "") for series_break in gaps_and_codes))


_NUMBER_NOTE = "Nomor menunjuk garis putus-putus pada grafik. "
_BREAK_HEADERS = ("Sejak", "Jenis data", "Sebab", "Boleh dibandingkan dengan sebelumnya?")


def _break_blocks(material: ArchiveMaterial) -> tuple[Block, ...]:
    marked = numbered_breaks(material)
    if not marked:
        return (Paragraph("Tidak ada patahan dan sela: angka setiap bulan sebanding dengan bulan sebelumnya."),)
    printed_breaks, shortened_note = shorten(marked, tuple, unit="baris", sheet="Patahan", first="patahan lebih dahulu")
    numbered = any(mark for _, mark in marked)
    rows = tuple(
        Row(
            (
                *((mark or "–",) if numbered else ()),
                formats.month(series_break.month),
                wording.kind_name(series_break.kind),
                break_cause(series_break),
                formats.opening(wording.CONSEQUENCES.get(series_break.reason, formats.MISSING)),
            )
        )
        for series_break, mark in printed_breaks
    )
    return (
        Table(
            "patahan",
            "Patahan dan sela: apa yang boleh dibandingkan",
            f"{_NUMBER_NOTE if numbered else ''}Sela, yaitu bulan yang belum ada, tidak memutus deret",
            (
                *(("Nomor",) if numbered else ()),
                "Sejak",
                "Jenis data",
                "Sebab",
                "Boleh dibandingkan dengan sebelumnya?",
            ),
            rows,
            shortened_note,
        ),
    )


def break_cause(series_break: Break) -> str:
    """Return the cause of a break: why figures before and after cannot be compared."""
    why = wording.BREAKS.get(series_break.reason, series_break.reason)
    return f"{why}: {wording.break_detail(series_break.detail)}" if series_break.detail else why


def break_explanation(series_break: Break) -> str:
    """Return the cause of a break, and which figures can still be compared."""
    comparable = wording.CONSEQUENCES.get(series_break.reason)
    return f"{break_cause(series_break)}." + (f" Boleh dibandingkan: {comparable}" if comparable else "")


def _years_table(material: ArchiveMaterial) -> Table:
    """Compose the table of the stock at the last month with a register in each year."""
    codes = permit_classes(material)
    rows = tuple(_year_row(material, year, codes) for year in material.years)
    return Table(
        "stok-tahunan",
        "Register pada bulan terakhir yang tersedia setiap tahun",
        "Orang, menurut jenis izin tinggal",
        ("Tahun", "Keadaan akhir", "Bulan tersedia", *(labels.permit_label(code) for code in codes), "Jumlah"),
        rows,
        ("Semua bulan dimuat dalam buku kerja, lembar “Deret register”.",),
    )


def _year_row(material: ArchiveMaterial, year: int, codes: tuple[str, ...]) -> Row:
    months = [month for month in months_with_register(material) if month.year == year]
    available = count(
        "stok-tahunan", str(year), "bulan", len(months), unit="bulan",
        definition="Bulan dalam setahun yang registernya dapat dipakai", as_of=material.as_of,
    )  # fmt: skip
    if not months:
        return Row((str(year), formats.MISSING, available, *(formats.MISSING for _ in (*codes, TOTAL))))
    cells: tuple[Figure, ...] = tuple(material.stock(months[-1], code) for code in (*codes, TOTAL))
    return Row((str(year), formats.month(months[-1]), available, *cells))
