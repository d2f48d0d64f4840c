"""What a return tells beside its tables of figures: detainees, deportations carried out, fees, cases, orders, the year.

Logs give some of it; the rest an office writes in pora.toml under ``[monthly.YYYY-MM]``. What nobody gives is printed
as not available, and what is zero as NIHIL: no matter is passed over in silence.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.documents.team_functions import team_functions
from reports.model.document import Listing, Paragraph, Row, Section, Table
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels
from reports.vocabulary.monthly_numbers import DETENTION, NOT_GIVEN, MonthlyNumbers

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Cell
    from reports.model.figures import Figure
    from reports.model.period import Month
    from reports.model.supplement import Supplement

TABLE = "hal-lain"
UNAVAILABLE = "Data belum tersedia."
MOST_LISTED = 20
"""Above this number of activities and actions that are not entered in APGAKKUM, the others are counted."""
_APGAKKUM = date(2025, 1, 1)
"""From this day on a return says something of APGAKKUM, even where no log does: the ministry asked for it in 2025."""
_ORDER_OF_DETAINEES = ("pada awal", "masuk", "keluar", "dipindahkan", "pada akhir")
_FROM_OFFICE = "Isian kantor"
_NOTE = (
    "Angka tanpa keterangan lain berasal dari isian kantor untuk bulan laporan. “Data belum tersedia” berarti tidak "
    "ada catatan atau isian, dan tidak berarti nihil."
)


def sections(material: Material) -> tuple[Section, ...]:
    """Compose the section on further matters, and that on the functions of the team where a regulation lists them.

    Only the edition of the office itself has it: its small numbers are not protected.
    """
    if material.supplement is None:
        return ()
    blocks = (_opening(material), _table(material, material.supplement), *_unrecorded(material.supplement))
    title = "6. Deteni, pelaksanaan tindakan, dan sasaran tahunan"
    return (Section("hal-lain-bagian", title, blocks), *team_functions(material))


def _opening(material: Material) -> Paragraph:
    """Return the sentence on the detainees at the end of the period; without their number what the table holds."""
    detainees = _of_month(material, material.period.last, "detained_after")
    if detainees is None:
        return Paragraph(
            "Tabel berikut memuat hal yang dicatat atau diisi kantor di luar tabel dan formulir lain, dan menyebut hal "
            "yang datanya belum tersedia."
        )
    number = f"terdapat {formats.number(detainees)} deteni" if detainees else "tidak ada deteni"
    figures = (_figure(material, "detained_after", detainees, "orang"),) if detainees else ()
    return Paragraph(f"Pada akhir {formats.period_phrase(material.period)} {number}.", figures)


def _table(material: Material, supplement: Supplement) -> Table:
    rows = (
        *_detainees(material),
        *_deportations(material, supplement),
        _stated(material, "fees_received", "PNBP biaya beban yang diterima", "rupiah"),
        _stated(material, "cases_carried_over", "Perkara bulan terdahulu yang masih terbuka", "perkara", last=True),
        _stated(material, "objections", "Keberatan atas tindakan administratif", "keberatan"),
        _orders(material, supplement),
        *_recorded(material, supplement),
        *(() if material.reprocessed else _year(material, supplement)),
    )
    return Table(
        TABLE,
        "Deteni, pelaksanaan tindakan, dan sasaran tahunan",
        f"Menurut catatan dan isian kantor, {material.span}",
        ("Hal", "Jumlah", "Keterangan"),
        rows,
        (_NOTE,),
    )


def _row(material: Material, code: str, label: str, value: int | None, unit: str, remark: str = "") -> Row:
    """Compose a row; without a number it says that there are no data."""
    if value is None:
        return Row((f"{label} ({unit})", formats.MISSING, UNAVAILABLE))
    figure: Cell = _figure(material, code, value, unit) if value else formats.NIHIL
    return Row((f"{label} ({unit})", figure, remark))


def _figure(material: Material, code: str, value: int, unit: str) -> Figure:
    definition = "Menurut catatan kejadian, catatan kegiatan, atau isian kantor"
    return count(TABLE, code, TOTAL, value, unit=unit, definition=definition, as_of=material.figures.as_of)


def _of_month(material: Material, month: Month, name: str) -> int | None:
    """Return a number that the office gave for a month; None if it gave none."""
    number = getattr(material.config.monthly.get(str(month), MonthlyNumbers()), name)
    return None if number == NOT_GIVEN else int(number)


def _sum(material: Material, name: str) -> tuple[int | None, tuple[Month, ...]]:
    """Return the sum of a number over the months of the period, and the months without it."""
    by_month = {month: _of_month(material, month, name) for month in material.period.months}
    lacking = tuple(month for month, number in by_month.items() if number is None)
    numbers = [number for number in by_month.values() if number is not None]
    return (sum(numbers) if numbers else None), lacking


def _lacking(months: tuple[Month, ...]) -> str:
    return f"Tanpa data {formats.months(months)}." if months else ""


def _stated(material: Material, name: str, label: str, unit: str, *, last: bool = False) -> Row:
    """Compose the row of a number that only the office gives: the sum of its months, or that of the last month."""
    if last:
        return _row(material, name, label, _of_month(material, material.period.last, name), unit)
    value, lacking = _sum(material, name)
    return _row(material, name, label, value, unit, _lacking(lacking))


def _detainees(material: Material) -> tuple[Row, ...]:
    """Compose the rows on detainees: one line if all are nil or none is given."""
    first, last = material.period.first, material.period.last
    edges = {
        DETENTION[0]: _of_month(material, first, DETENTION[0]),
        DETENTION[-1]: _of_month(material, last, "detained_after"),
    }
    values = {name: (edges[name], ()) if name in edges else _sum(material, name) for name in DETENTION}
    numbers = [value for value, _ in values.values()]
    if not any(numbers):
        unknown = None in numbers
        return (_row(material, "deteni", "Deteni", None if unknown else 0, "orang"),)
    rows = tuple(
        _row(material, name, f"Deteni {words}", *_cells(values[name]))
        for name, words in zip(DETENTION, _ORDER_OF_DETAINEES, strict=True)
    )
    longest = [_of_month(material, month, "longest_detention") for month in material.period.months]
    days = max((number for number in longest if number is not None), default=None)
    return (*rows, _row(material, "longest_detention", "Pendetensian terlama", days, "hari"))


def _cells(value: tuple[int | None, tuple[Month, ...]]) -> tuple[int | None, str, str]:
    number, lacking = value
    return number, "orang", _lacking(lacking)


def _deportations(material: Material, supplement: Supplement) -> tuple[Row, ...]:
    """Compose the rows on deportations decided and carried out."""
    decided = material.figure("tak-persons", TOTAL, "TAK_F")
    stated, lacking = _sum(material, "deported")
    remark = _lacking(lacking)
    if supplement.deported is not None:
        remark = "Menurut tanggal pelaksanaan; dapat atas keputusan bulan terdahulu."
        if stated is not None and stated != supplement.deported:
            remark += f" {_FROM_OFFICE}: {formats.number(stated)} orang."
    executed = stated if supplement.deported is None else supplement.deported
    return (
        Row(("Deportasi diputus (orang)", decided if decided.value else formats.NIHIL, "Menurut tanggal keputusan."))
        if decided.value is not None
        else _row(material, "deportasi-diputus", "Deportasi diputus", None, "orang"),
        _row(material, "deported", "Deportasi dilaksanakan", executed, "orang", remark),
    )


def _orders(material: Material, supplement: Supplement) -> Row:
    label = "Nomor surat perintah tercatat"
    if supplement.with_order is not None and not supplement.ordered:
        return _row(material, "surat-perintah", label, 0, "kegiatan", "Tidak ada operasi atau pengawasan lapangan.")
    remark = f"Dari {formats.number(supplement.ordered)} operasi dan pengawasan lapangan."
    return _row(material, "surat-perintah", label, supplement.with_order, "kegiatan", remark)


def _recorded(material: Material, supplement: Supplement) -> tuple[Row, ...]:
    """Compose the row on what is entered in APGAKKUM; none before it was asked for where no log tells of it."""
    if supplement.recorded is None and material.period.end < _APGAKKUM:
        return ()
    to_enter = (supplement.recorded or 0) + len(supplement.unrecorded)
    label = "Dicatat di APGAKKUM"
    if supplement.recorded is not None and not to_enter:
        return (_row(material, "apgakkum", label, 0, "kegiatan dan tindakan", "Tidak ada yang perlu dicatat."),)
    remark = f"Dari {formats.number(to_enter)} kegiatan pengawasan dan tindakan."
    return (_row(material, "apgakkum", label, supplement.recorded, "kegiatan dan tindakan", remark),)


def _unrecorded(supplement: Supplement) -> tuple[Paragraph | Listing, ...]:
    """Return the list of what is not entered in APGAKKUM yet; by kind and day, without names and numbers."""
    if not supplement.unrecorded:
        return ()
    listed = supplement.unrecorded[:MOST_LISTED]
    items = [f"{_name(kind)}, {formats.day(day)}" for kind, day in listed]
    more = len(supplement.unrecorded) - len(listed)
    items += [f"dan {formats.number(more)} kegiatan atau tindakan lain"] if more else []
    ends = (*[";"] * (len(items) - 1), ".")
    points = tuple(f"{item}{end}" for item, end in zip(items, ends, strict=True))
    return Paragraph("Belum dicatat di APGAKKUM menurut catatan kantor:"), Listing(points)


def _name(kind: str) -> str:
    return labels.ACTIVITIES.get(kind) or labels.action_label(kind)


def _year(material: Material, supplement: Supplement) -> tuple[Row, ...]:
    """Compose the rows on meetings and joint operations of the year so far, against what the office aims at."""
    year, options = material.period.last.year, material.config.meeting
    meetings = options.province_target + options.city_target + options.district_target * len(material.districts)
    return tuple(
        _row(material, code, f"{name} sepanjang {year}", value, "kegiatan", _target(target, supplement))
        for code, name, value, target in (
            ("rapat", "Rapat koordinasi", supplement.meetings, meetings),
            ("operasi", "Operasi gabungan", supplement.operations, options.operation_target),
        )
    )


def _target(target: int, supplement: Supplement) -> str:
    aim = f"Sasaran setahun {formats.number(target)}." if target else "Sasaran setahun belum ditetapkan."
    return " ".join(filter(None, (aim, _lacking(supplement.lacking))))
