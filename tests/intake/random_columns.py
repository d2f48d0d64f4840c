"""Random persons and the columns in which offices write them: of one field, of several, ticked, under a group.

Nobody in them exists. The truth is what the person is, not what a cell says: where a cell is spoilt, reading cannot
meet it and has to tell.

Longer than other files because every way of writing a person stands beside the others: the generator draws from all.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from people import MONTHS, NATIONS, PERMITS, SEXES, SHORT, SYLLABLES

from reports.vocabulary import places

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

AS_OF = dt.date(2024, 9, 30)
GONE = [
    "EPO {}", "EPO tgl {}", "Sudah pulang {}", "Pulang ke negara asal", "Meninggal dunia {}", "Dideportasi {}",
    "Pindah ke Bandung", "Mutasi keluar {}", "Telah pulang ke Jepang",
]  # fmt: skip
HERE = [None, None, None, "-", "sudah lapor", "EPO ditolak", "Pindah ke Koja", "Suami meninggal", "perpanjangan kedua"]


@dataclass
class Human:
    """A person as he is; ``bin`` is where his row belongs."""

    fields: dict[str, Any]
    street: str
    rt_rw: str
    birth_place: str
    remark: str | None = None
    bin: str = "accepted"
    copy_of: int | None = None
    """Row of the same person above."""
    extended: dt.date | None = None
    """The end of the permit that another row of this person states, which is later."""


@dataclass(frozen=True)
class Cell:
    """A column: its header from the top, the fields that its cells hold, and how a person is written into it."""

    header: tuple[str | None, ...]
    fields: tuple[str, ...]
    write: Callable[[Human, random.Random], Any]


def human(r: random.Random, district: places.District) -> Human:
    """Return a random person of a kecamatan."""
    village = r.choice(district.villages)
    nationality = r.choice([code for code in NATIONS if code])
    permit = r.choice(["ITAS", "ITAS", "ITAS", "ITAP", "ITK"])
    name = " ".join("".join(r.choices(SYLLABLES, k=r.randint(2, 3))).upper() for _ in range(r.randint(2, 3)))
    one = Human(
        {
            "full_name": name,
            "passport_no": f"{r.choice('ABEGKMPX')}{r.randrange(10**6, 10**7)}",
            "passport_expiry": AS_OF + dt.timedelta(r.randint(200, 2500)),
            "nationality": nationality,
            "sex": r.choice("LP"),
            "birth_date": dt.date(r.randint(1950, 2012), r.randint(1, 12), r.randint(1, 28)),
            "permit_class": permit,
            "permit_no": f"2C{r.randrange(10, 40)}JE{r.randrange(1000, 9999)}-{r.choice('WXYZ')}",
            "permit_expiry": AS_OF + dt.timedelta(r.randint(-60, 700)),
            "district": district.code,
            "village": village.code,
        },
        f"Jl. {r.choice(SYLLABLES).title()}{r.choice(SYLLABLES)} No. {r.randint(1, 99)}",
        f"RT {r.randint(1, 15):03d}/RW {r.randint(1, 12):03d}",
        r.choice(["Beijing", "Osaka", "Lagos", "Fujian", "New Delhi", "Seoul"]),
        r.choice(HERE),
    )
    chance = r.random()
    if chance < 0.03:
        one.bin, one.fields["nationality"] = "set_aside", "IDN"
    return one


def day_text(day: dt.date, r: random.Random) -> Any:
    """Return a date as text in one of the spellings of offices."""
    return r.choice(
        [
            f"{day:%d-%m-%Y}", f"{day:%d/%m/%Y}", f"{day.day} {MONTHS[day.month - 1]} {day.year}", f"{day:%d.%m.%Y}",
            f"{day.day:02d} {SHORT[day.month - 1]} {day.year}", f"{day.day}-{SHORT[day.month - 1]}-{day.year}",
            f"{day:%d/%m/%y}" if day.year > 2000 else f"{day:%Y/%m/%d}", f"{day:%Y-%m-%d}",
            f" {day.day} / {day.month} / {day.year}",
        ]
    )  # fmt: skip


ALSO = {
    "CHN": ["Tiongkok/RRT", "China (RRT)", "REP. RAKYAT TIONGKOK", "WNA RRT", "chn"],
    "KOR": ["Rep. Korea", "KOREA  SELATAN", "South Korea"],
    "JPN": ["Japan", "jepang\u00a0"],
    "IND": ["INDIA ", "India\u200b"],
    "GBR": ["United Kingdom", "Britania Raya"],
    "USA": ["U.S.A", "Amerika", "AS"],
    "TWN": ["Taiwan (ROC)"],
    "NGA": ["NIGERIA"],
}
"""Nationality → further spellings, which need not be known but then must be told."""


def day_cell(day: dt.date, r: random.Random) -> Any:
    """Return a date as a cell: text, date or serial number."""
    return r.choice(
        [day_text(day, r), day, dt.datetime(day.year, day.month, day.day), (day - dt.date(1899, 12, 30)).days]
    )


def plain(name: str, *, dated: bool = False) -> Callable[[Human, random.Random], Any]:
    """Return the writer of a field as it is."""

    def write(one: Human, r: random.Random) -> Any:
        value = one.fields[name]
        return day_cell(value, r) if dated else value

    return write


def nation(one: Human, r: random.Random) -> Any:
    """Write a nationality."""
    code = one.fields["nationality"]
    if code == "IDN":
        return r.choice(["WNI", "Indonesia"])
    return r.choice(ALSO.get(code, NATIONS[code]) if r.random() < 0.15 else NATIONS[code])


def permit(one: Human, r: random.Random) -> Any:
    """Write a class of permits."""
    return r.choice(PERMITS[one.fields["permit_class"]])


def sex(one: Human, r: random.Random) -> Any:
    """Write a sex."""
    return r.choice(SEXES[one.fields["sex"]][:4])


def tick(name: str, code: str) -> Callable[[Human, random.Random], Any]:
    """Return the writer of a ticked column."""

    def write(one: Human, r: random.Random) -> Any:
        return r.choice(["v", "V", "x", "✓", 1]) if one.fields[name] == code else r.choice([None, None, None, "-"])

    return write


def names_of(one: Human) -> tuple[str, str]:
    """Return the names of kelurahan and kecamatan."""
    names = places.names()
    return names[one.fields["village"]], names[one.fields["district"]]


def passport_columns(r: random.Random) -> list[Cell]:
    """Return the columns of the passport."""
    style = r.choice(["own", "own", "two", "group", "combined"])
    number, expiry = plain("passport_no"), plain("passport_expiry", dated=True)
    if style == "own":
        return [
            Cell((r.choice(["No Paspor", "NOMOR\nPASPOR", "NO. PAS-\nPOR", "No. Passport"]),), ("passport_no",), number)
        ]
    if style == "two":
        label = r.choice(["Masa Berlaku Paspor", "Paspor Berlaku S/D", "Tgl Habis Paspor"])
        return [Cell(("No Paspor",), ("passport_no",), number), Cell((label,), ("passport_expiry",), expiry)]
    if style == "group":
        return [
            Cell(("PASPOR", "NOMOR"), ("passport_no",), number),
            Cell(("PASPOR", r.choice(["MASA BERLAKU", "BERLAKU S/D"])), ("passport_expiry",), expiry),
        ]
    mark = r.choice([" / ", "\n", " s/d ", " exp "])
    label = r.choice(["No. Paspor/Masa Berlaku", "No Paspor & Masa Berlaku", "Paspor (No/Masa Berlaku)"])
    return [
        Cell(
            (label,),
            ("passport_no", "passport_expiry"),
            lambda one, rr: f"{one.fields['passport_no']}{mark}{day_text(one.fields['passport_expiry'], rr)}",
        )
    ]


def permit_columns(r: random.Random, *, by_sheet: bool = False) -> list[Cell]:
    """Return the columns of the permit; without its class where the sheet says it."""
    style = "sheet" if by_sheet else r.choice(["own", "own", "group", "number and expiry", "all", "ticks"])
    number, expiry = plain("permit_no"), plain("permit_expiry", dated=True)
    if style == "own":
        label = r.choice(["Jenis Izin Tinggal", "JENIS IJIN\nTINGGAL", "Izin Tinggal", "Jns Izin Tinggal"])
        until = r.choice(["Masa Berlaku Izin Tinggal", "Izin Tinggal Berlaku S/D", "Masa Berlaku ITAS"])
        return [Cell((label,), ("permit_class",), permit), Cell((until,), ("permit_expiry",), expiry)]
    if style == "group":
        return [
            Cell(("IZIN TINGGAL", "JENIS"), ("permit_class",), permit),
            Cell(("IZIN TINGGAL", "NOMOR"), ("permit_no",), number),
            Cell(("IZIN TINGGAL", "MASA BERLAKU"), ("permit_expiry",), expiry),
        ]
    if style == "sheet":
        return [
            Cell(("No Izin Tinggal",), ("permit_no",), number),
            Cell(("Izin Tinggal Berlaku S/D",), ("permit_expiry",), expiry),
        ]
    if style == "ticks":
        ticked = [
            Cell(("IZIN TINGGAL", code), ("permit_class",), tick("permit_class", code))
            for code in ("ITK", "ITAS", "ITAP")
        ]
        return [
            *ticked,
            Cell((r.choice(["Masa Berlaku Izin Tinggal", "Masa Berlaku ITAS"]),), ("permit_expiry",), expiry),
        ]
    if style == "number and expiry":
        mark = r.choice([" s/d ", " / ", "\n"])
        return [
            Cell(("Jenis Izin",), ("permit_class",), permit),
            Cell(
                (
                    r.choice(
                        ["No. ITAS & Masa Berlaku", "No Izin Tinggal/Masa Berlaku", "No. Izin Tinggal dan Masa Berlaku"]
                    ),
                ),
                ("permit_no", "permit_expiry"),
                lambda one, rr: f"{one.fields['permit_no']}{mark}{day_text(one.fields['permit_expiry'], rr)}",
            ),
        ]
    mark = r.choice([" ", " / ", "\n"])
    until = r.choice([" s/d ", " / ", " berlaku s/d "])
    return [
        Cell(
            (r.choice(["Jenis/No/Masa Berlaku Izin Tinggal", "Izin Tinggal (Jenis, No, Masa Berlaku)"]),),
            ("permit_class", "permit_no", "permit_expiry"),
            lambda one, rr: (
                f"{one.fields['permit_class']}{mark}{one.fields['permit_no']}{until}"
                f"{day_text(one.fields['permit_expiry'], rr)}"
            ),
        )
    ]


def birth_columns(r: random.Random) -> list[Cell]:
    """Return the columns of the birth, or none."""
    style = r.choice(["none", "date", "combined", "combined", "group"])
    date = plain("birth_date", dated=True)
    if style == "none":
        return []
    if style == "date":
        return [Cell((r.choice(["Tgl Lahir", "TANGGAL LAHIR"]),), ("birth_date",), date)]
    if style == "group":
        return [
            Cell(("LAHIR", "TEMPAT"), (), lambda one, _rr: one.birth_place),
            Cell(("LAHIR", "TANGGAL"), ("birth_date",), date),
        ]
    mark = r.choice([", ", " / ", " "])
    label = r.choice(["Tempat, Tgl Lahir", "TTL", "TEMPAT/\nTGL LAHIR", "Tempat & Tanggal Lahir"])
    return [
        Cell(
            (label,),
            ("birth_date",),
            lambda one, rr: f"{one.birth_place}{mark}{day_text(one.fields['birth_date'], rr)}",
        )
    ]


def place_columns(r: random.Random, *, by_sheet: bool = False) -> list[Cell]:
    """Return the columns of the residence; without the kecamatan where the sheet says it."""
    style = "sheet" if by_sheet else r.choice(["own", "own", "slash", "address", "group"])

    def village(one: Human, rr: random.Random) -> str:
        return rr.choice(["", "Kel. ", ""]) + names_of(one)[0]

    def district(one: Human, rr: random.Random) -> str:
        name = names_of(one)[1]
        return rr.choice([name, name.upper(), f"Kec. {name}"])

    if style == "sheet":
        return [
            Cell(("Alamat",), (), lambda one, _rr: one.street),
            Cell((r.choice(["Kelurahan", "KEL."]),), ("village",), village),
        ]
    if style == "own":
        return [
            Cell((r.choice(["Alamat", "ALAMAT TINGGAL"]),), (), lambda one, _rr: f"{one.street} {one.rt_rw}"),
            Cell((r.choice(["Kelurahan", "KEL.", "KELU-\nRAHAN", "Kel/Desa"]),), ("village",), village),
            Cell((r.choice(["Kecamatan", "KEC.", "KECA-\nMATAN"]),), ("district",), district),
        ]
    if style == "group":
        return [
            Cell(("DOMISILI", "JALAN"), (), lambda one, _rr: one.street),
            Cell(("DOMISILI", "KELURAHAN"), ("village",), village),
            Cell(("DOMISILI", "KECAMATAN"), ("district",), district),
        ]
    if style == "slash":
        return [
            Cell(("Alamat",), (), lambda one, _rr: one.street),
            Cell((r.choice(["Kel/Kec", "Kelurahan/Kecamatan", "Kel. / Kec."]),), ("village", "district"),
                 lambda one, _rr: "/".join(names_of(one))),
        ]  # fmt: skip
    label = r.choice(["Alamat Lengkap RT/RW Kel Kec", "Alamat (RT/RW, Kelurahan, Kecamatan)"])
    return [
        Cell(
            (label,),
            ("village", "district"),
            lambda one, _rr: f"{one.street} {one.rt_rw} Kel. {names_of(one)[0]} Kec. {names_of(one)[1]}",
        )
    ]


def columns(r: random.Random, *, by_sheet: str = "") -> list[Cell]:
    """Return the columns of one office; ``by_sheet`` is the field that the sheet says for all, if any."""
    name = Cell(
        (r.choice(["Nama", "NAMA LENGKAP", "N A M A", "Nama WNA", "NAMA\nLENGKAP"]),),
        ("full_name",),
        plain("full_name"),
    )
    country = Cell(
        (r.choice(["Kebangsaan", "Kebangsaan / Negara", "KEBANG-\nSAAN", "Kewarganegaraan"]),), ("nationality",), nation
    )
    gender = r.choice(["column", "column", "ticks"])
    sexes = (
        [Cell((r.choice(["L/P", "JK (L/P)", "Jenis Kelamin", "Jns Kelamin (L/P)"]),), ("sex",), sex)]
        if gender == "column"
        else [Cell(("JENIS KELAMIN", code), ("sex",), tick("sex", code)) for code in "LP"]
    )
    blocks = [
        passport_columns(r),
        [country],
        sexes,
        birth_columns(r),
        permit_columns(r, by_sheet=by_sheet == "permit_class"),
        place_columns(r, by_sheet=by_sheet == "district"),
        noise_columns(r),
    ]
    if r.random() < 0.5:
        r.shuffle(blocks)
    rest = [
        Cell(
            (r.choice(["Sponsor/Penjamin", "Penjamin", "SPONSOR"]),),
            (),
            lambda _one, rr: f"PT {rr.choice(SYLLABLES).upper()}",
        )
    ]
    remarks = [Cell((r.choice(["Keterangan", "KET.", "Ket"]),), ("remarks",), lambda one, _rr: one.remark)]
    return [
        name,
        *(cell for block in blocks for cell in block),
        *rest[: r.randint(0, 1)],
        *remarks[: r.choice([0, 1, 1, 1])],
    ]


def noise_columns(r: random.Random) -> list[Cell]:
    """Return columns that no figure needs, some of which look like others."""

    def number(_one: Human, rr: random.Random) -> Any:
        return f"{rr.randrange(10**6, 10**7)}/{rr.choice(['PTK', 'LK'])}/2024"

    def later(_one: Human, rr: random.Random) -> Any:
        return day_cell(AS_OF + dt.timedelta(rr.randint(800, 1200)), rr)

    several = [
        [Cell(("No. HP",), (), lambda _one, rr: f"08{rr.randrange(10**9, 10**10)}")],
        [Cell(("No RPTKA",), (), number), Cell((r.choice(["RPTKA Berlaku S/D", "Masa Berlaku RPTKA"]),), (), later)],
        [Cell(("Jabatan",), (), lambda _one, rr: rr.choice(["Direktur", "Manajer", "Teknisi", None]))],
        [Cell(("Tanggal Lapor",), (), lambda _one, rr: day_cell(AS_OF - dt.timedelta(rr.randint(1, 300)), rr))],
        [Cell((None,), (), lambda _one, _rr: None)],
        [Cell(("Tujuan",), (), lambda _one, rr: rr.choice(["Bekerja", "Keluarga", None]))],
    ]
    return [cell for cells in r.sample(several, r.choice([0, 0, 1, 1, 2])) for cell in cells]


def _dotted(one: Human, _r: random.Random) -> str:
    return str(one.fields["district"])


def _undotted(one: Human, _r: random.Random) -> Any:
    return int(one.fields["district"].replace(".", ""))


def export_columns(r: random.Random) -> list[Cell]:
    """Return the columns of an export out of an information system, with codes of countries, sexes and permits."""
    sexes = r.choice([{"L": "L", "P": "P"}, {"L": "1", "P": "2"}, {"L": 1, "P": 2}])
    permits = r.choice([{"ITK": "ITK", "ITAS": "ITAS", "ITAP": "ITAP"}, {"ITK": "K", "ITAS": "T", "ITAP": "P"}])
    dated = r.choice(["%Y%m%d", "%Y-%m-%d", "%d/%m/%Y"])
    marks = r.choice([("KD_NEGARA", "KD_IZIN", "KD_KEC"), ("KODE NEGARA", "KODE IZIN", "KODE KEC")])

    def day(one: Human, _rr: random.Random, name: str) -> Any:
        return f"{one.fields[name]:{dated}}"

    return [
        Cell(("NAMA",), ("full_name",), plain("full_name")),
        Cell(("NO_PASPOR",), ("passport_no",), plain("passport_no")),
        Cell((marks[0],), ("nationality",), lambda one, _rr: one.fields["nationality"]),
        Cell((r.choice(["JK", "JENIS_KELAMIN", "KD_JK"]),), ("sex",), lambda one, _rr: sexes[one.fields["sex"]]),
        Cell(("TGL_LAHIR",), ("birth_date",), lambda one, rr: day(one, rr, "birth_date")),
        Cell((marks[1],), ("permit_class",), lambda one, _rr: permits[one.fields["permit_class"]]),
        Cell(("NO_IZIN",), ("permit_no",), plain("permit_no")),
        Cell(("TGL_AKHIR_IZIN_TINGGAL",), ("permit_expiry",), lambda one, rr: day(one, rr, "permit_expiry")),
        Cell((marks[2],), ("district",), r.choice([_dotted, _undotted])),
        Cell(("AKTIF",), (), lambda _one, _rr: "Y"),
    ]


SPOILT: dict[str, list[Any]] = {
    "passport_no": ["HILANG", "proses", "A1234567 / B7654321", 9.1e8],
    "nationality": ["Atlantis", "Jepng", "Tionghoa Raya", "Korea"],
    "sex": ["?", "X", "LP"],
    "permit_class": ["KITAZ", "lihat berkas", "-"],
    "permit_expiry": ["31 Februari 2024", "segera", "menunggu", "2024"],
    "birth_date": ["31/02/1980", "tidak tahu"],
    "district": ["Kojja", "Kec. Pademagan", "???"],
    "village": ["Plluit", "Kel. Semper"],
}
"""Field → what stands in its cell instead."""
