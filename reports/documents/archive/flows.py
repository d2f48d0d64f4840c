"""Flows by year: sums over the months with data, and the number of these months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.documents.derived_figures import count
from reports.model.archive import State
from reports.model.document import Paragraph, Row, Section, Table
from reports.model.figures import TOTAL, Figure, Status
from reports.vocabulary import formats
from reports.vocabulary.kinds import in_sentence

if TYPE_CHECKING:
    from reports.documents.archive.material import ArchiveMaterial
    from reports.model.period import Month

TABLE_ID = "arus-tahunan"


@dataclass(frozen=True)
class Flow:
    """A figure that can be summed over months: actions, applications, events; never persons."""

    code: str
    head: str
    kind: str
    table: str
    column: str = TOTAL
    unit: str = ""


FLOWS = (
    Flow("layanan-ITK", "Layanan ITK", "services", "services-ITK", unit="permohonan"),
    Flow("layanan-ITAS", "Layanan ITAS", "services", "services-ITAS", unit="permohonan"),
    Flow("layanan-ITAP", "Layanan ITAP", "services", "services-ITAP", unit="permohonan"),
    Flow("kejadian", "Kejadian", "incidents", "incidents-type-grade", unit="kejadian"),
    Flow("tak", "TAK (tindakan)", "incidents", "tak-actions", unit="tindakan"),
    Flow("rapat", "Rapat", "activities", "timpora", "rapat", "kegiatan"),
    Flow("operasi", "Operasi gabungan", "activities", "timpora", "operasi-gabungan", "kegiatan"),
)
_GROUPS = (("services", "Bulan layanan"), ("incidents", "Bulan kejadian"), ("activities", "Bulan kegiatan"))


def section(material: ArchiveMaterial) -> Section:
    """Compose the part on activities and services by year."""
    return Section(
        "arus",
        "KEGIATAN DAN LAYANAN PER TAHUN",
        (
            Paragraph(
                "Angka setahun ialah jumlah bulan yang datanya ada. "
                "Bila bulannya kurang dari dua belas, angka itu bukan angka setahun penuh. "
                "Orang tidak dijumlahkan di sini, sebab satu orang dapat tercatat pada beberapa bulan."
            ),
            flows_table(material),
        ),
    )


def flows_table(material: ArchiveMaterial) -> Table:
    """Compose the table by year; the first column of each group is the number of months with data."""
    heads: list[str] = []
    for kind, text in _GROUPS:
        heads += [text, *(flow.head for flow in FLOWS if flow.kind == kind)]
    return Table(
        TABLE_ID,
        "Layanan, kejadian, tindakan, dan kegiatan per tahun",
        "Satuan menurut kolom; di depan setiap kelompok banyaknya bulan yang datanya ada",
        ("Tahun", *heads),
        tuple(_row(material, year) for year in material.years),
        (*_doubtful_months(material), "Semua angka per bulan dimuat dalam buku kerja, lembar “Data deret”."),
    )


def _doubtful_months(material: ArchiveMaterial) -> tuple[str, ...]:
    """Return a note for each kind on the months whose figures are summed though their period is in doubt."""
    notes = []
    for kind, _text in _GROUPS:
        flow = next(flow for flow in FLOWS if flow.kind == kind)
        doubtful = {holding.month for holding in material.holdings(kind) if holding.state is State.CONFLICTING}
        summed = [month for month in material.months if month in doubtful and _value(material, month, flow) is not None]
        if summed:
            name = in_sentence(kind)
            text = (
                f"{formats.opening(name)} termasuk {formats.months(summed)}, yang periode laporannya belum dipastikan."
            )
            notes.append(text)
    return tuple(notes)


def _value(material: ArchiveMaterial, month: Month, flow: Flow) -> int | None:
    return material.figure(month, flow.table, TOTAL, flow.column).value


def _row(material: ArchiveMaterial, year: int) -> Row:
    cells: list[Figure] = []
    for kind, _text in _GROUPS:
        flows = [flow for flow in FLOWS if flow.kind == kind]
        cells += [_known_months(material, year, flows[0]), *(yearly_sum(material, year, flow) for flow in flows)]
    return Row((str(year), *cells))


def _known_values(material: ArchiveMaterial, year: int, flow: Flow) -> list[int]:
    values = (_value(material, month, flow) for month in material.months if month.year == year)
    return [value for value in values if value is not None]


def _known_months(material: ArchiveMaterial, year: int, flow: Flow) -> Figure:
    return count(
        TABLE_ID, str(year), f"bulan-{flow.kind}", len(_known_values(material, year, flow)),
        unit="bulan", definition="Bulan dalam setahun yang datanya ada", as_of=material.as_of,
    )  # fmt: skip


def yearly_sum(material: ArchiveMaterial, year: int, flow: Flow) -> Figure:
    """Return the sum of a flow over the months of a year with data; missing when there is none."""
    known_values = _known_values(material, year, flow)
    definition = f"Jumlah dari bulan yang datanya ada: {flow.head}"
    status = Status.VALUE if known_values else Status.MISSING
    value = sum(known_values) if known_values else None
    return Figure(TABLE_ID, str(year), flow.code, value, flow.unit, definition, material.as_of, status)
