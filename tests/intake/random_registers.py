"""Random registers as offices keep them, with the persons they are about.

Letters above the title, headers of two rows, merged or not, groups, totals, repeated headers, numbered empty rows,
cells merged downwards, copies of persons, people who have left, Indonesians, rows struck through, and spoilt cells.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from random_columns import AS_OF, GONE, SPOILT, Cell, Human, columns, day_cell, export_columns, human, nation

from reports.vocabulary import places

if TYPE_CHECKING:
    import random


@dataclass
class Register:
    """A sheet with the persons on it."""

    name: str
    rows: list[list[Any]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    people: dict[int, Human] = field(default_factory=dict)
    """Row → the person it is about."""
    places: dict[str, list[int]] = field(default_factory=dict)
    """Field → the columns that say it."""
    header: tuple[int, int] = (0, 0)
    struck: set[int] = field(default_factory=set)
    """Rows that are struck through."""
    captions: dict[int, int] = field(default_factory=dict)
    """Row → the row of the caption by which it does not count."""
    other: str | None = None
    """The word of another list that this is."""
    kind: str = "register"
    wrong: bool = False
    """A number of the recapitulation is not that of the register."""
    closed: bool = False
    """A total stands below the people, and nothing else."""

    above: int = 0
    """Rows in front of the titles that belong to another table; 0 for none."""
    below: int = 0
    """First row behind the list that belongs to another table; 0 for none."""

    def add(self, *cells: Any) -> int:
        """Add a row and return its number."""
        self.rows.append(list(cells))
        return len(self.rows)


def workbook(r: random.Random) -> list[Register]:
    """Return the sheets of a workbook: one register, or one for each kecamatan or class; sometimes another list."""
    kind = r.choice(["one", "one", "one", "district", "permit_class", "export"])
    if kind in {"one", "export"}:
        sheets = [register(r, "Register", {}, export_columns(r) if kind == "export" else None)]
    elif kind == "district":
        sheets = [
            register(r, one.name, {"district": one.code}) for one in r.sample(places.districts(), r.randint(1, 3))
        ]
    else:
        sheets = [
            register(r, code, {"permit_class": code}) for code in r.sample(["ITAS", "ITAP", "ITK"], r.randint(1, 3))
        ]
    if kind == "one" and r.random() < 0.2:
        sheets.append(recap(r, sheets[0]))
    return [*sheets, other_list(r)] if r.random() < 0.25 else sheets


def register(r: random.Random, name: str, fixed: dict[str, str], cells: list[Cell] | None = None) -> Register:
    """Return a random register; what is fixed is said by the name of the sheet and by no column."""
    sheet, cells = Register(name), cells or columns(r, by_sheet=next(iter(fixed), ""))
    _titles(sheet, r)
    if r.random() < 0.8:
        cells = [Cell(("NO",), (), lambda _one, _rr: None), *cells]
    _header(sheet, cells, r)
    for column, cell in enumerate(cells, start=1):
        for name_of_field in cell.fields:
            sheet.places.setdefault(name_of_field, []).append(column)
    if r.random() < 0.2:
        sheet.add(*range(1, len(cells) + 1))
    people = _People(sheet, cells, r, fixed)
    people.write()
    _below(sheet, r, len(cells))
    if sheet.closed and r.random() < 0.15:
        people.add_below_the_total()
    return sheet


def _titles(sheet: Register, r: random.Random) -> None:
    """Write the letter's lines and the title that states the period."""
    if r.random() < 0.35:
        letter = [f"Jakarta, {r.randint(1, 9)} Oktober 2024", f"Nomor : W10.IMI.IMI.4-{r.randint(1000, 2050)}"]
        letter += [f"Lampiran Surat Kepala Kantor tanggal {r.randint(1, 9)} Oktober 2024"]
        for text in r.sample(letter, r.randint(1, 3)):
            sheet.add(text)
    sheet.add(r.choice(["DATA ORANG ASING", "REGISTER ORANG ASING", "DAFTAR WNA PEMEGANG IZIN TINGGAL"]))
    months = ["BULAN SEPTEMBER 2024", "PERIODE SEPTEMBER 2024", "Bulan : September 2024", "PER 30 SEPTEMBER 2024"]
    sheet.add(r.choice(months))
    for _ in range(r.randint(0, 2)):
        sheet.add()


def _header(sheet: Register, cells: list[Cell], r: random.Random) -> None:
    """Write the header, of two rows where a group stands over several columns, merged or not."""
    spans = _spans(cells)
    first = sheet.add(*(cells[left].header[0] if left == column else None for column, (left, _) in enumerate(spans)))
    if any(len(cell.header) > 1 for cell in cells):
        sheet.add(*(cell.header[1] if len(cell.header) > 1 else None for cell in cells))
        if r.random() < 0.7:
            for column, (left, right) in enumerate(spans):
                if left == column and right > left:
                    sheet.merged.append((first, left + 1, first, right + 1))
                elif len(cells[column].header) == 1 and cells[column].header[0]:
                    sheet.merged.append((first, column + 1, first + 1, column + 1))
    sheet.header = (first, len(sheet.rows))


def _spans(cells: list[Cell]) -> list[tuple[int, int]]:
    """Return the first and last column, from 0, that each column's group header stands over."""
    spans: list[tuple[int, int]] = []
    for column, cell in enumerate(cells):
        left = column
        while len(cell.header) > 1 and left and cells[left - 1].header[0] == cell.header[0]:
            left -= 1
        right = column
        while len(cell.header) > 1 and right + 1 < len(cells) and cells[right + 1].header[0] == cell.header[0]:
            right += 1
        spans.append((left, right))
    return spans


@dataclass
class _People:
    """Writes the people of a register, in groups or not, some twice, some gone, some spoilt."""

    sheet: Register
    cells: list[Cell]
    r: random.Random
    fixed: dict[str, str]
    number: int = 0

    def write(self) -> None:
        """Write all of them."""
        r, sheet = self.r, self.sheet
        districts = [one for one in places.districts() if one.code == self.fixed.get("district")]
        districts = districts or r.sample(places.districts(), r.randint(1, 3))
        grouped = not self.fixed and r.random() < 0.3
        for position, district in enumerate(districts):
            name = f"KECAMATAN {district.name.upper()}"
            if grouped:
                sheet.add(r.choice([f"{position + 1}. {name}", name]))
            first, count = len(sheet.rows) + 1, r.randint(2, 12)
            for _ in range(count):
                self._person(district)
            self._merge_down(first)
            if grouped and r.random() < 0.6:
                sheet.add(r.choice(["JUMLAH", "Jumlah :", f"JUMLAH {district.name.upper()}"]), None, count)

    def _person(self, district: places.District) -> None:
        """Write a person, and what stands between persons."""
        r, sheet = self.r, self.sheet
        if sheet.people and r.random() < 0.02:
            sheet.add()
        elif sheet.people and r.random() < 0.01:
            for row in range(sheet.header[0], sheet.header[1] + 1):
                sheet.add(*sheet.rows[row - 1])
        one = human(r, district)
        one.fields |= self.fixed
        if one.bin == "accepted" and "remarks" in sheet.places and r.random() < 0.03:
            one.bin, one.remark = "set_aside", r.choice(GONE).format(f"{r.randint(1, 20)}/08/2024").strip()
        row = self._row(one)
        if one.bin == "accepted" and r.random() < 0.02:
            self._thin(row)
        elif one.bin == "accepted" and r.random() < 0.04:
            self._copy(one, row)
        elif one.bin == "accepted" and r.random() < 0.01:
            sheet.struck.add(row)
            sheet.people[row] = replace(one, bin="set_aside")

    def _row(self, one: Human) -> int:
        """Write one row; the person's own cells may be spoilt."""
        self.number += 1
        cells = [cell.write(one, self.r) for cell in self.cells]
        if self.cells[0].header == ("NO",):
            cells[0] = self.number
        row = self.sheet.add(*cells)
        self.sheet.people[row] = one
        if one.bin == "accepted" and self.r.random() < 0.12:
            _spoil(self.sheet, row, self.r)
        return row

    def add_below_the_total(self) -> None:
        """Write people who were reported too late."""
        if self.r.random() < 0.5:
            self.sheet.add()
        district = next(one for one in places.districts() if one.code == self.fixed.get("district", "31.72.01"))
        for _ in range(self.r.randint(1, 3)):
            one = human(self.r, district)
            one.fields |= self.fixed
            self._row(one)

    def _thin(self, row: int) -> None:
        """Leave only name and passport of a person, or only the name, or write two persons into the cells."""
        sheet, kind = self.sheet, self.r.choice(["name", "passport", "numbered", "two"])
        if kind == "name" and self.cells[0].header != ("NO",):
            kind = "passport"  # a text alone in its row is nobody for certain
        cells, name = sheet.rows[row - 1], sheet.places["full_name"][0] - 1
        passport = sheet.places["passport_no"][0] - 1
        if kind == "numbered":
            cells[name] = f"{self.number}. {cells[name]}"
        elif kind == "two":
            cells[name] = f"{cells[name]}\nTALU REMO"
            cells[passport] = f"{cells[passport]}\nB{self.r.randrange(10**6, 10**7)}"
        else:
            kept = {0, name, passport} if kind == "passport" else {0, name}
            sheet.rows[row - 1] = [cell if column in kept else None for column, cell in enumerate(cells)]

    def _copy(self, one: Human, row: int) -> None:
        """Write a person once more, with the permit that was extended or as he is."""
        if self.r.random() < 0.5:
            later = one.fields["permit_expiry"] + dt.timedelta(365)
            self.sheet.people[row] = replace(one, extended=later)
            one = replace(one, fields=one.fields | {"permit_expiry": later})
        self._row(replace(one, copy_of=row))

    def _merge_down(self, first: int) -> None:
        """Merge the kecamatan of a run of rows into one cell, where nothing else is in them."""
        columns_of = self.sheet.places.get("district", [])
        last = len(self.sheet.rows)
        rows = range(first, last + 1)
        if len(columns_of) != 1 or self.r.random() > 0.1 or any(row not in self.sheet.people for row in rows):
            return
        alone = sum(columns_of[0] in others for others in self.sheet.places.values()) == 1
        names = {places.district_code(str(self.sheet.rows[row - 1][columns_of[0] - 1])) for row in rows}
        if alone and len(names) == 1 and None not in names and last > first:
            for row in rows[1:]:
                self.sheet.rows[row - 1][columns_of[0] - 1] = None
            self.sheet.merged.append((first, columns_of[0], last, columns_of[0]))


def _spoil(sheet: Register, row: int, r: random.Random) -> None:
    """Spoil a cell: a wrong word, or nothing at all."""
    name = r.choice([one for one in SPOILT if one in sheet.places])
    of_field = sheet.places[name]
    column, is_blank = r.choice(of_field), r.random() < 0.3
    several = sum(column in others for others in sheet.places.values()) > 1
    for ticked in of_field if len(of_field) > 1 else ():  # none of the ticked columns, or all
        sheet.rows[row - 1][ticked - 1] = None if is_blank else "v"
    if len(of_field) == 1:
        spoilt = r.choice(["lihat berkas", "menyusul"]) if several else r.choice(SPOILT[name])
        sheet.rows[row - 1][column - 1] = None if is_blank else spoilt


def _below(sheet: Register, r: random.Random, width: int) -> None:
    """Write what stands below: numbered empty rows, total, note, signature."""
    if r.random() < 0.1:
        sheet.add(len(sheet.people) + 1)
    if r.random() < 0.5:
        sheet.add(r.choice(["JUMLAH", "TOTAL", "J U M L A H"]), None, len(sheet.people))
        sheet.closed = r.random() < 0.3
    if sheet.closed:
        return
    if r.random() < 0.3:
        sheet.add()
        sheet.add("Catatan: data per akhir bulan")
    if r.random() < 0.4:
        before = [None] * max(width - 3, 2)
        sheet.add()
        for text in ("Jakarta Utara, 1 Oktober 2024", "Kepala Seksi,", None, "SENWI JOHAR"):
            sheet.add(*before, text)


def other_list(r: random.Random) -> Register:
    """Return a list of persons that is no register: deportations, hotel guests, workers of the labour office, bans."""
    word = r.choice(["DEPORTASI", "TAMU HOTEL", "TKA", "CEKAL"])
    sheet = Register(f"Lampiran {r.randint(1, 99)}", other=word)
    sheet.add(f"DAFTAR {word}")
    sheet.add("BULAN SEPTEMBER 2024")
    last = {"DEPORTASI": "TGL DEPORTASI", "TAMU HOTEL": "CHECK IN", "TKA": "JABATAN", "CEKAL": "TGL CEKAL"}[word]
    first = sheet.add("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "L/P", last)
    sheet.header = (first, first)
    for number in range(1, r.randint(3, 9)):
        one = human(r, r.choice(places.districts()))
        ending = "Direktur" if word == "TKA" else day_cell(AS_OF - dt.timedelta(r.randint(0, 29)), r)
        fields = one.fields
        row = sheet.add(number, fields["full_name"], fields["passport_no"], nation(one, r), fields["sex"], ending)
        sheet.people[row] = one
    return sheet


def recap(r: random.Random, register: Register) -> Register:
    """Return the office's own recapitulation of a register, kecamatan by class: right, or one number wrong."""
    classes = ["ITK", "ITAS", "ITAP"]
    sheet = Register("Rekap", other="recap")
    sheet.add("REKAPITULASI ORANG ASING PER KECAMATAN")
    sheet.add("BULAN SEPTEMBER 2024")
    first = sheet.add("NO", "KECAMATAN", *classes, "JUMLAH")
    sheet.header = (first, first)
    counted = [one for one in register.people.values() if one.bin == "accepted" and not one.copy_of]
    for number, district in enumerate(places.districts(), start=1):
        here = [one.fields["permit_class"] for one in counted if one.fields["district"] == district.code]
        numbers = [here.count(name) for name in classes]
        sheet.add(number, district.name, *numbers, sum(numbers))
    if r.random() < 0.5:
        sheet.rows[first + r.randrange(6)][2] += 5
        sheet.wrong = True
    return sheet
