"""Stay-permit services of August and September 2024, one row a service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tools.sample_office import people
from tools.sample_office.page import Page
from tools.sample_office.register import spelled
from tools.sample_office.table import Head, Site, TableMaker
from tools.sample_office.truth import ACCEPTED, ServiceFact

if TYPE_CHECKING:
    import random

    from tools.sample_office.page import Cell
    from tools.sample_office.people import Person

PATH = "inputs/PERMOHONAN IZIN TINGGAL SEPTEMBER 2024.xlsx"
AUGUST = "inputs/permohonan izin tinggal juli 2024.csv"
"""Named after the wrong month; its title is right."""
_HEADS = (
    Head("row_no", ("NO",), 5), Head("service_date", ("TGL PERMOHONAN",), 16), Head("full_name", ("NAMA PEMOHON",), 26),
    Head("nationality", ("KEBANGSAAN",), 17), Head("sex", ("L/P",), 8), Head("service_class", ("JENIS IZIN TINGGAL",)),
    Head("service", ("JENIS PERMOHONAN",), 20), Head("decision", ("HASIL",)),
)  # fmt: skip
_SERVICES = {
    "baru": ("Baru", "Pemberian"), "perpanjangan": ("Perpanjangan",), "alih-status": ("Alih Status", "Konversi"),
    "penggantian": ("Penggantian", "Penggantian Hilang", "Duplikat"),
}  # fmt: skip
_DECISIONS = {"approved": ("Disetujui", "Terbit", "Selesai"), "refused": ("Ditolak",)}
_WEIGHTS = {"ITK": (20, 70, 0, 10), "ITAS": (38, 42, 12, 8), "ITAP": (20, 50, 20, 10)}
_ODD: dict[int, tuple[str, Cell, str | None, str]] = {
    17: ("decision", "Menunggu paraf", "decision-unreadable", "belum ada hasil: kolom tidak diketahui"),
    31: ("sex", None, None, "jenis kelamin kosong: hanya masuk JUMLAH"),
    44: ("service", "Legalisir", "service-unreadable", "bukan jenis permohonan: baris tidak diketahui"),
    58: ("service_class", "KITAS", None, "KITAS: kartu bagi ITAS"),
    71: ("service_date", None, None, "tanggal kosong: bulan lembarnya"),
}
"""Planted cells by record: field, cell, problem, note."""


@dataclass(frozen=True)
class Service:
    """What a row means."""

    permit: str
    service: str
    decision: str
    sex: str


def september(persons: list[Person], seed: int) -> tuple[TableMaker, list[ServiceFact]]:
    """Return the services of September, with planted cells."""
    maker = TableMaker(Page("SEPTEMBER"), Site(PATH, "services", "2024-09"), _HEADS)
    maker.titles("DAFTAR PERMOHONAN IZIN TINGGAL", "BULAN SEPTEMBER TAHUN 2024")
    maker.header()
    maker.numbering()
    facts = _rows(maker, persons, people.dice(seed, "services/09"), 9, _ODD)
    maker.signature("Jakarta, 1 Oktober 2024", "Kepala Seksi Lalintalkim,", "", "(………………………)")
    return maker, facts


def august(persons: list[Person], seed: int) -> tuple[TableMaker, list[ServiceFact]]:
    """Return the services of August."""
    maker = TableMaker(Page(""), Site(AUGUST, "services", "2024-08"), _HEADS)
    maker.titles("PERMOHONAN IZIN TINGGAL BULAN AGUSTUS 2024")
    maker.header()
    maker.trap(None, None, "period-conflict", "nama berkas menyebut Juli, judulnya Agustus: judul yang berlaku")
    return maker, _rows(maker, persons, people.dice(seed, "services/08"), 8, {})


def _rows(
    maker: TableMaker,
    persons: list[Person],
    numbers: random.Random,
    month: int,
    odd: dict[int, tuple[str, Cell, str | None, str]],
) -> list[ServiceFact]:
    """Write a row for each person; planted cells stand instead of ordinary ones."""
    facts = []
    for index, person in enumerate(persons):
        meant = _meant(person, numbers)
        cells: dict[str, Cell] = {
            "service_date": spelled(date(2024, month, 1 + index * 29 // len(persons)), numbers),
            "full_name": person.name,
            "nationality": people.SPELLINGS[person.nationality][0],
            "sex": person.sex,
            "service_class": "ITAS" if index in odd else meant.permit,
            "service": numbers.choice(_SERVICES[meant.service]),
            "decision": numbers.choice(_DECISIONS[meant.decision]),
        }
        field, cell, code, note = odd.get(index, ("", None, None, ""))
        place = maker.record({**cells, **({field: cell} if field else {})})
        if field:
            maker.trap(place.row, field, code, note)
        facts.append(
            ServiceFact(
                place=place,
                bin=ACCEPTED,
                month=maker.site.period,
                permit="ITAS" if index in odd else meant.permit,
                service=None if field == "service" else meant.service,
                decision=None if field == "decision" else meant.decision,
                sex=None if field == "sex" else meant.sex,
            )
        )
    return facts


def _meant(person: Person, numbers: random.Random) -> Service:
    """Return what a person asked for and got."""
    permit = person.permit if person.permit in _WEIGHTS else "ITAS"
    service = numbers.choices(tuple(_SERVICES), _WEIGHTS[permit])[0]
    return Service(permit, service, numbers.choices(("approved", "refused"), (93, 7))[0], person.sex)
