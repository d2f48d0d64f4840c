"""Rows of a register: how a person is written down, and what that row means."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tools.sample_office import people, places
from tools.sample_office.truth import ACCEPTED, RegisterFact

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from tools.sample_office.page import Cell
    from tools.sample_office.people import Person
    from tools.sample_office.table import TableMaker

_PERMITS = {
    "ITAS": ("ITAS", "ITAS", "KITAS", "E-ITAS"), "ITAP": ("ITAP", "ITAP", "KITAP"),
    "ITK": ("ITK", "ITK", "Izin Tinggal Kunjungan"),
    "ITD": ("Izin Tinggal Diplomatik", "Diplomatik"), "ITN": ("Izin Tinggal Dinas",),
    "PENGUNGSI": ("UNHCR", "Pengungsi"),
}  # fmt: skip
_SEXES = {"L": ("L", "L", "L", "LK", "Laki-laki"), "P": ("P", "P", "P", "PR", "Perempuan")}
_MONTHS = (
    "Januari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "Nopember",
    "Desember",
)  # fmt: skip
_SHORT = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Ags", "Sept", "Okt", "Nop", "Des",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """A row to be written: a person, and where the sheet departs from what is true of them."""

    person: Person
    cells: Mapping[str, Cell] = field(default_factory=dict)
    """Cells that stand instead of the person's own."""
    means: Mapping[str, object] = field(default_factory=dict)
    """Fields of the fact that then hold instead of the person's own."""
    bin: str = ACCEPTED
    traps: tuple[tuple[str, str | None, str], ...] = ()
    """(field, problem code, note) for cells of this row."""


def serial(day: date) -> int:
    """Return the number Excel keeps for a day."""
    return (day - date(1899, 12, 30)).days


def spelled(day: date, numbers: random.Random, *, short_years: bool = False) -> Cell:
    """Return a day as one of the many ways in which offices write it."""
    ways: tuple[Cell, ...] = (
        day,
        f"{day:%d-%m-%Y}",
        f"{day.day} {_SHORT[day.month - 1]} {day.year}",
        f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
        serial(day),
        f"{day:%Y-%m-%d}",
        f"{day.day}/{day.month}/{day:%y}" if short_years else f"{day:%d/%m/%Y}",
    )
    return numbers.choices(ways, (58, 14, 6, 8, 4, 3, 7))[0]


def cells_of(person: Person, numbers: random.Random) -> dict[str, Cell]:
    """Return what a register says of a person, under every field a layout may ask for."""
    expiry: Cell = "SEUMUR HIDUP" if person.lifetime else "-"
    if person.expiry:
        expiry = spelled(person.expiry, numbers, short_years=True)
    city = people.CITIES[person.nationality]
    return {
        "full_name": person.name,
        "passport_no": person.passport,
        "passport_expiry": spelled(person.passport_expiry, numbers),
        "nationality": numbers.choice(people.SPELLINGS[person.nationality]),
        "sex": numbers.choice(_SEXES[person.sex]),
        "birth_place": city,
        "birth_date": spelled(person.birth, numbers),
        "birth_place_date": f"{city}, {person.birth:%d-%m-%Y}",
        "permit_type": numbers.choice(_PERMITS[person.permit]),
        "visa_index": person.index or None,
        "permit_no": person.permit_no or None,
        "permit_expiry": expiry,
        "address": person.street,
        "kelurahan": places.name(person.village),
        "kecamatan": places.name(person.district),
        "sponsor_name": person.sponsor or "-",
        "occupation": person.job or None,
    }


def write(maker: TableMaker, entry: Entry, numbers: random.Random, facts: list[RegisterFact]) -> int:
    """Write an entry, add its fact and traps, and return its row."""
    person = entry.person
    place = maker.record({**cells_of(person, numbers), **entry.cells}, entry.bin)
    values: dict[str, object] = {
        "passport": person.passport,
        "nationality": person.nationality,
        "sex": person.sex,
        "permit": person.permit,
        "district": person.district,
        "village": person.village,
        "purpose": person.purpose,
        "expiry": person.expiry,
        "lifetime": person.lifetime,
        **entry.means,
    }
    facts.append(RegisterFact(place=place, period=maker.site.period, bin=entry.bin, **values))  # type: ignore[arg-type] # a mapping by field name keeps the entries short
    for name, code, note in entry.traps:
        maker.trap(place.row, name, code, note)
    return place.row


def by_village(persons: list[Person]) -> dict[str, list[Person]]:
    """Return persons by kelurahan code, in the order of the codes."""
    found: dict[str, list[Person]] = {}
    for person in sorted(persons, key=lambda one: one.village):
        found.setdefault(person.village, []).append(person)
    return found
