"""The series of the register: small multiples with the breaks marked, the breaks explained, the stock year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.archive import wording
from reports.documents.archive.files import shorten
from reports.documents.derived_figures import count
from reports.documents.tables import CORE_CLASSES
from reports.model.archive import State
from reports.model.charts import Series, SeriesBreak, SeriesPanel, SeriesPoint
from reports.model.document import (
    Paragraph,
    Row,
    Section,
    Table,
)
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels, permits

if TYPE_CHECKING:
    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.archive import Break
    from reports.model.document import Block
    from reports.model.figures import Figure
    from reports.model.period import Month

REGISTER = "register"
CHART_ID = "deret-stok"


def section(material: ArchiveMaterial) -> Section:
    """Compose the part on the register over the years."""
    blocks: tuple[Block, ...] = (
        Paragraph("Tidak ada bulan yang registernya dapat dipakai; deret tidak dapat disusun."),
    )
    if months_with_register(material):
        blocks = (_told(material), *_drawn(material), _years(material))
    return Section("deret-register", "DERET REGISTER ORANG ASING", blocks)


def _drawn(material: ArchiveMaterial) -> tuple[Block, ...]:
    """Compose the series and its breaks; one month alone is no series."""
    return (series_chart(material), *_breaks(material)) if len(months_with_register(material)) > 1 else ()


def months_with_register(material: ArchiveMaterial) -> tuple[Month, ...]:
    """Return the months with a register."""
    return tuple(month for month in material.months if material.stock(month).value is not None)


def permit_classes(material: ArchiveMaterial) -> tuple[str, ...]:
    """Return the permit classes that anybody holds at any time, the core ones always; in print order."""
    held = {
        code
        for month in months_with_register(material)
        for code in (*permits.CLASSES, labels.UNKNOWN)
        if material.stock(month, code).value
    }
    return tuple(code for code in (*permits.CLASSES, labels.UNKNOWN) if code in held or code in CORE_CLASSES)


def _told(material: ArchiveMaterial) -> Paragraph:
    months = months_with_register(material)
    first, last = material.stock(months[0]), material.stock(months[-1])
    available = material.count("register", "bulan-tersedia", len(months), "bulan")
    text = (
        f"Register dapat dipakai untuk {formats.counted(available)} dari {formats.number(len(material.months))} "
        f"bulan. Pada akhir {formats.month(months[0])} tercatat {formats.counted(first)}"
    )
    more = f"; pada akhir {formats.month(months[-1])} tercatat {formats.counted(last)}" if len(months) > 1 else ""
    warned = (
        " Kedua angka dipisahkan oleh patahan, sehingga selisihnya tidak dapat dibaca sebagai kenaikan atau penurunan."
        if _marked(material) and len(months) > 1
        else ""
    )
    return Paragraph(f"{text}{more}.{warned}", (available, first, last))


def series_chart(material: ArchiveMaterial) -> Series:
    """Compose the small multiples: all persons, then the classes that are held."""
    shown = (TOTAL, *(code for code in permit_classes(material) if code in CORE_CLASSES))
    panels = tuple(
        SeriesPanel(_label(code), tuple(_point(material, month, code) for month in material.months)) for code in shown
    )
    places = {month: place for place, month in enumerate(material.months)}
    marks = tuple(SeriesBreak(places[one.month], mark) for one, mark in _marked(material))
    return Series(
        CHART_ID,
        "Orang asing dalam register pada akhir setiap bulan",
        "Orang; setiap diagram mempunyai skalanya sendiri, dari nol; di kanan atas angka pertama dan angka terakhir",
        tuple((place, str(month.year)) for month, place in places.items() if month.month == 1 or not place),
        panels,
        marks,
        ("bulan lengkap", "sebagian atau bertentangan", "belum ada", "patahan (bernomor)"),
        _alt(material, panels),
    )  # fmt: skip


def _label(code: str) -> str:
    return "Jumlah register" if code == TOTAL else labels.permit_label(code)


def _point(material: ArchiveMaterial, month: Month, code: str) -> SeriesPoint:
    whole = material.archive.holding(REGISTER, month).state is State.PRESENT
    return SeriesPoint(material.stock(month, code), whole)


def _alt(material: ArchiveMaterial, panels: tuple[SeriesPanel, ...]) -> str:
    months = months_with_register(material)
    told = [
        f"{panel.label} dari {formats.figure(ends[0])} menjadi {formats.figure(ends[-1])}"
        for panel in panels
        for ends in [[point.figure for point in panel.points if point.figure.value is not None]]
    ]
    gaps = len(material.months) - len(months)
    return (
        f"Diagram kolom per bulan, {formats.month(months[0])} sampai dengan {formats.month(months[-1])}: "
        f"{formats.joined(told)} orang; {formats.number(gaps)} bulan tanpa register; "
        f"{formats.number(len(_marked(material)))} patahan, dijelaskan dalam tabel patahan."
    )


def _marked(material: ArchiveMaterial) -> tuple[tuple[Break, str], ...]:
    """Return the breaks of the register with their numbers; those of one month share a number."""
    breaks = sorted(
        (one for one in material.archive.breaks if one.kind == REGISTER and one.month in material.period),
        key=lambda one: (one.month, one.reason, one.detail),
    )
    months = list(dict.fromkeys(one.month for one in breaks))
    return tuple((one, str(months.index(one.month) + 1)) for one in breaks)


def numbered_breaks(material: ArchiveMaterial) -> tuple[tuple[Break, str], ...]:
    """Return every break with its number in the drawing; those of other kinds have none."""
    others = sorted(
        (one for one in material.archive.breaks if one.kind != REGISTER),
        key=lambda one: (one.month, one.kind, one.reason),
    )
    return (*_marked(material), *((one, "") for one in others))


def _breaks(material: ArchiveMaterial) -> tuple[Block, ...]:
    marked = numbered_breaks(material)
    if not marked:
        return (Paragraph("Tidak ada patahan: angka setiap bulan sebanding dengan bulan sebelumnya."),)
    shown, rest = shorten(marked, tuple, unit="patahan", sheet="Patahan", first="menurut waktu")
    rows = tuple(
        Row((mark or "–", formats.month(one.month), wording.kind_name(one.kind), break_cause(one)))
        for one, mark in shown
    )
    return (
        Table(
            "patahan",
            "Patahan: bulan yang angkanya tidak sebanding dengan sebelumnya",
            "Nomor menunjuk garis putus-putus pada grafik",
            ("Nomor", "Sejak", "Jenis data", "Sebab"),
            rows,
            (*_consequences(shown), *rest),
        ),
    )


def _consequences(shown: tuple[tuple[Break, str], ...]) -> tuple[str, ...]:
    """Say once of each cause what it means for the figures."""
    found = {one.reason for one, _ in shown}
    return tuple(f"{wording.BREAKS[code]}: {text}" for code, text in wording.CONSEQUENCES.items() if code in found)


def break_cause(one: Break) -> str:
    """Return why figures cannot be compared over a break."""
    why = wording.BREAKS.get(one.reason, one.reason)
    return f"{why}: {wording.break_detail(one.detail)}" if one.detail else why


def break_explanation(one: Break) -> str:
    """Return why figures cannot be compared over a break, and what still can."""
    return f"{break_cause(one)}. {formats.opening(wording.CONSEQUENCES.get(one.reason, ''))}".strip()


def _years(material: ArchiveMaterial) -> Table:
    """Compose the stock at the last month of each year that has a register."""
    shown = permit_classes(material)
    rows = tuple(_year(material, year, shown) for year in material.years)
    return Table(
        "stok-tahunan",
        "Register pada bulan terakhir yang tersedia setiap tahun",
        "Orang, menurut jenis izin tinggal",
        ("Tahun", "Keadaan akhir", "Bulan tersedia", *(labels.permit_label(code) for code in shown), "Jumlah"),
        rows,
        ("Semua bulan dimuat dalam buku kerja, lembar “Deret register”.",),
    )


def _year(material: ArchiveMaterial, year: int, shown: tuple[str, ...]) -> Row:
    months = [month for month in months_with_register(material) if month.year == year]
    available = count(
        "stok-tahunan", str(year), "bulan", len(months), unit="bulan",
        definition="Bulan dalam setahun yang registernya dapat dipakai", as_of=material.as_of,
    )  # fmt: skip
    if not months:
        return Row((str(year), formats.MISSING, available, *(formats.MISSING for _ in (*shown, TOTAL))))
    cells: tuple[Figure, ...] = tuple(material.stock(months[-1], code) for code in (*shown, TOTAL))
    return Row((str(year), formats.month(months[-1]), available, *cells))
