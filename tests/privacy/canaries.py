"""An office with an invented value in every field of every kind of input, so that none can leave it unseen.

Each row has values of its own: words that no language has, numbers, and days. ``Canary.forms`` are the ways in which a
document would print one. Nobody and nothing in it exists.
"""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.comments import Comment
from PIL import Image, PngImagePlugin

from reports.vocabulary import formats, kinds, schema
from reports.vocabulary.resources import load
from reports.vocabulary.schema import Type
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path

MEETING = "rapat-2024-10-09"
THEME = "tema-kantor"
ROWS = 6
_SYLLABLES = ("qax", "zeq", "jix", "xoz", "wuq", "vyx", "qoj", "zix")
_HEADERS = {
    "register": {"permit_expiry": "MASA BERLAKU IZIN TINGGAL"},
    "incidents": {
        "incident_date": "TANGGAL KEJADIAN", "status": "STATUS KASUS", "grade": "TINGKAT KEPASTIAN",
        "permit_expiry": "MASA BERLAKU IZIN TINGGAL", "address": "ALAMAT TINGGAL", "stage": "TAHAP PERKARA",
        "incident_type": "JENIS KEJADIAN", "reporting_agency": "INSTANSI PELAPOR", "action_type": "JENIS TAK",
    },
    "activities": {"activity": "NAMA KEGIATAN", "activity_date": "TANGGAL KEGIATAN", "place": "LOKASI KEGIATAN"},
    "services": {
        "service_class": "JENIS IZIN TINGGAL", "service": "JENIS PELAYANAN", "decision": "KEPUTUSAN",
        "service_date": "TGL PERMOHONAN", "permit_expiry": "MASA BERLAKU IZIN TINGGAL",
    },
    "agency_counts": {"agency": "INSTANSI", "definition": "DEFINISI", "count_total": "JUMLAH", "as_of": "PER TANGGAL"},
}  # fmt: skip
"""Kind → field → header, where the first spelling of the field means another one in that kind."""
_LEFT = frozenset({"row_no", "count_male", "count_female", "departure_date", "active", "kota"})
"""Numbers, and what takes a person out of the register."""
_PLACED_WITH_DATE = frozenset({"services"})
"""Kinds whose births stand in one column with their place."""
_CODED = {
    Type.NATIONALITY: "JEPANG", Type.SEX: "L", Type.PERMIT: "ITAS", Type.INDEX: "C312", Type.DISTRICT: "KOJA",
    Type.VILLAGE: "LAGOA", Type.INCIDENT_TYPE: "OVERSTAY", Type.ARTICLE: "Pasal 78 ayat (3)", Type.ACTION: "DEPORTASI",
    Type.GRADE: "DUGAAN", Type.STAGE: "SIDIK", Type.ACTIVITY_KIND: "RAPAT KOORDINASI", Type.LEVEL: "KOTA",
    Type.SERVICE: "BARU", Type.DECISION: "DISETUJUI", Type.AGENCY: "DUKCAPIL", Type.COUNT: 7,
}  # fmt: skip
"""What is counted by a declared list and cannot hold a value of one's own."""
_NAMING = frozenset(
    {
        ("activities", "activity"), ("activities", "place"), ("agency_counts", "definition"),
        ("incidents", "incident_type"), ("incidents", "decision_no"),
    }
)  # fmt: skip
"""Fields that are printed as text: in the first row they name a person of the register."""
_NOW = {
    "incident_date": 3, "activity_date": 4, "service_date": 5, "as_of": 27, "decision_date": 9, "action_date": 9,
}  # fmt: skip
"""Days of September 2024 of fields by which rows are counted."""


@dataclass(frozen=True)
class Canary:
    """An invented value, and where it was put."""

    kind: str
    field: str
    value: str | date

    @property
    def forms(self) -> tuple[str, ...]:
        """The value, or its telling words, in every way that a document writes them, in lower case."""
        if isinstance(self.value, date):
            day = self.value
            return tuple(
                text.lower()
                for text in (day.isoformat(), f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", formats.day(day))
            )
        words = self.value.lower().split()
        telling = [word for word in words if any(part in word for part in (*_SYLLABLES, "qx"))]
        return tuple(dict.fromkeys(telling))


SYLLABLE = f"(?:{'|'.join(_SYLLABLES)})"
TELLING = re.compile(
    rf"{SYLLABLE}{{4}}|qx\d{{7}}|2c21qx\d{{4}}-w|\d{{4}}-\d\d-\d\d|\d\d[-/.]\d\d[-/.]\d{{4}}"
    r"|\d{1,2} [a-z]{3,9} \d{4}"
)
"""What any form of any canary looks like."""


def word(number: int) -> str:
    """Return the word of a number: four syllables that occur in no language."""
    digits = [(number // 8**place) % 8 for place in range(4)]
    return "".join(_SYLLABLES[digit] for digit in digits).capitalize()


class _Maker:
    """Makes values, none of them twice."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.canaries: list[Canary] = []

    def cell(self, kind: str, field: str, row: int) -> object:
        """Return the value of a cell; what may not be printed is noted."""
        number = next(self._numbers)
        of_type = schema.type_of(field)
        if field in _NOW:
            return date(2024, 9, _NOW[field])
        if row == 0 and (kind, field) in _NAMING:
            return f"Pemeriksaan {self.told()}"
        if of_type in _CODED:
            return _CODED[of_type]
        value = self._value(field, of_type, number, row)
        self.canaries.append(Canary(kind, field, value))
        return f"Kota {word(number)}, {value:%d-%m-%Y}" if of_type is Type.BIRTH_PLACE_DATE else value

    def told(self) -> str:
        """Return how a text names the first person of the register."""
        of_person = {one.field: one.value for one in reversed(self.canaries) if one.kind == "register"}
        return f"{of_person['full_name']} (paspor {of_person['passport_no']})"

    def _value(self, field: str, of_type: Type, number: int, row: int) -> str | date:
        if of_type in _FIRST_DAYS:
            days = 37 * number if of_type in {Type.BIRTH, Type.BIRTH_PLACE_DATE} else 3 * number % 2000
            return (date(2026, 1, 2) if field == "passport_expiry" else _FIRST_DAYS[of_type]) + timedelta(days=days)
        forms = {
            "passport_no": f"QX{1_000_000 + 7 * number}", "niora": f"QX{1_000_000 + 7 * number}", "age": "47",
            "permit_no": f"2C21QX{1000 + number}-W", "address": f"Jl. {word(number)} Nomor {10 + row}",
            "sponsor_address": f"Jl. {word(number)} Nomor {10 + row}",
        }  # fmt: skip
        return forms.get(field, f"{word(number)} {word(number + 1000)}")


_FIRST_DAYS = {
    Type.BIRTH: date(1951, 1, 2), Type.BIRTH_PLACE_DATE: date(1951, 1, 2), Type.EXPIRY: date(2025, 3, 2),
    Type.DATE: date(2018, 1, 2),
}  # fmt: skip


def _header(kind: str, field: str) -> str:
    own = load("kinds")[kind].get("aliases", {}).get(field)
    more = load("header_synonyms")["kinds"].get(kind, {}).get(field)
    return _HEADERS[kind].get(field) or (own or load("header_synonyms")["fields"].get(field) or more)[0]


def fields_of(kind: str) -> list[str]:
    """Return the fields of a kind that are planted."""
    births = {"birth_place", "birth_date"} if kind in _PLACED_WITH_DATE else {"birth_place_date"}
    return sorted(schema.fields_of(kind) - _LEFT - births)


def _table(kind: str, maker: _Maker) -> list[list[object]]:
    fields = fields_of(kind)
    rows = [[maker.cell(kind, field, row) for field in fields] for row in range(ROWS)]
    return [[_header(kind, field) for field in fields], *rows]


def _book(kind: str, maker: _Maker) -> bytes:
    """Return the workbook of a kind, with values in places that are no cells of the table."""
    book = openpyxl.Workbook()
    sheet = book.active
    number = 3000 + 10 * kinds.KINDS.index(kind)
    names = [f"{word(number + step)} {word(number + step + 300)}" for step in range(6)]
    places = ("sheet-name", "comment", "hidden-sheet", "author", "title", "description")
    maker.canaries += [Canary(kind, place, name) for place, name in zip(places, names, strict=True)]
    sheet.title = names[0][:31]
    for row in [[f"{kinds.title(kind).upper()} BULAN SEPTEMBER 2024"], *_table(kind, maker)]:
        sheet.append(row)
    sheet["A3"].comment = Comment(names[1], "penulis")
    hidden = book.create_sheet("Lembar2")
    hidden["A1"], hidden.sheet_state = names[2], "hidden"
    book.properties.creator, book.properties.title, book.properties.description = names[3:]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _photograph() -> tuple[bytes, Canary]:
    """Return a picture that tells in its text chunks who is on it."""
    canary = Canary("photo", "metadata", word(4000))
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", str(canary.value))
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "navy").save(buffer, "PNG", pnginfo=told)
    return buffer.getvalue(), canary


def _meeting(told: str) -> bytes:
    """Return a meeting that names a person of the register in every text, also where times and numbers stand."""
    made = meetings.sheets()
    facts = meetings.facts(Kode_Tema=THEME)
    made["Rapat"] = [(label, told if label in _TOLD else value) for label, value in facts]
    made["Undangan"] = [meetings.INVITED, (1, f"Polres {told}", told, told, "Ya", told)]
    made["Susunan Acara"] = [meetings.AGENDA, (told, told, told)]
    made["Pembahasan"] = [meetings.DISCUSSION, (told, told, told, told)]
    made["Keputusan"] = [meetings.DECISIONS, (1, told, told, date(2024, 12, 31))]
    made["Tindak Lanjut"] = [meetings.FOLLOW_UPS, (1, told, told, date(2024, 11, 1), "Belum", told)]
    made["Dokumentasi"] = [meetings.PHOTOS, ("foto.png", told)]
    paragraphs = list(load("narrative")["paragraphs"])
    made["Naskah"] = [meetings.TEXTS, *((part, f"{part}: {told}") for part in paragraphs)]
    return meetings.workbook(made)


_TOLD = frozenset({"Tema", "Pukul", "Tempat", "Pimpinan", "Notulis", "Nomor Undangan"})
_CONFIG = """\
[office]
name = "Kantor {told}"
address = "Jalan Contoh Nomor 1 {told}"
phone = "{told}"
website = "{told}"
email = "{told}"
regional_office = "Kanwil {told}"
regional_office_before = "Kanwil {told}"
[head]
position = "Kepala {told}"
name = "{told}"
nip = "{told}"
[section_head]
position = "Kasi {told}"
name = "{told}"
[letters]
number = "{told}"
nature = "{told}"
addressee = ["Direktur {told}"]
copies = ["{told}"]
[meeting]
contact = "{told}"
confirmation = "{told}"
remarks = ["{told}"]
copies = ["{told}"]
[document]
date = 2024-10-14
"""


_THEME = """\
title = "{told}"
aim = "{told}"
sponsors = true
incident_types = ["overstay"]
recommendations = ["{told}"]
[[calendar]]
first = 2024-10-01
last = 2024-10-31
text = "{told}"
source = "{told}"
[[norms]]
instrument = "{told}"
article = "{told}"
text = "{told}"
source = "{told}"
[[conducts]]
situation = "{told}"
grade = "keberadaan"
handling = "{told}"
source = "{told}"
[[questions]]
agency = "{told}"
question = "{told}"
"""


@dataclass(frozen=True)
class CanaryOffice:
    """The office, and what no document may tell."""

    folder: Path
    canaries: tuple[Canary, ...]


def make(folder: Path) -> CanaryOffice:
    """Make the office."""
    maker = _Maker()
    inputs = folder / "inputs"
    inputs.mkdir(parents=True)
    for kind in kinds.KINDS:
        name = Canary(kind, "file-name", word(3500 + kinds.KINDS.index(kind)))
        maker.canaries.append(name)
        (inputs / f"{kind} 2024-09 {name.value}.xlsx").write_bytes(_book(kind, maker))
    told = maker.told()
    picture, in_picture = _photograph()
    (inputs / "foto.png").write_bytes(picture)
    (inputs / f"{MEETING}.xlsx").write_bytes(_meeting(told))
    (folder / "pora.toml").write_text(_CONFIG.format(told=told), encoding="utf-8")
    (folder / "themes").mkdir()
    (folder / "themes" / f"{THEME}.toml").write_text(_THEME.format(told=told), encoding="utf-8")
    return CanaryOffice(folder, (*maker.canaries, in_picture))
