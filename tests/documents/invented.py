"""Invented offices as figures: deterministic, with margins that add up, for tests of documents and renderers."""

from __future__ import annotations

import random
from datetime import date

from reports.documents.monthly_return import monthly_return
from reports.measures import Scope
from reports.measures.reconciliation import with_pairs
from reports.model.comparison import Base, Comparison
from reports.model.coverage import Coverage, Delivery
from reports.model.events import Event
from reports.model.figures import TOTAL, Figure, Figures, FigureTable, Status
from reports.model.period import Month, Period
from reports.model.quality import Balance, Quality, SourceLine
from reports.vocabulary import labels, places
from reports.vocabulary.config import Config

DISTRICTS = tuple(one.code for one in places.districts())
VILLAGES = tuple(one.code for one in places.villages())
CLASSES = ("ITK", "ITAS", "ITAP", "ITD", "ITN", "PENGUNGSI", "TANPA", "unknown")
NATIONS = tuple(
    "CHN KOR JPN IND TWN MYS SGP PHL NGA AUS USA GBR DEU FRA NLD ITA RUS TUR PAK BGD LKA THA VNM MMR NPL EGY SAU YEM "
    "SYR IRN KEN ZAF CIV GHA CMR BRA CAN NZL HKG ESP XXB unknown".split()
)
ARTICLES = ("71", "75-1", "78-1", "78-3", "122-a")
KINDS = ("TAK_A", "TAK_B", "TAK_C", "TAK_D", "TAK_E", "TAK_F", "DETENSI")
SEXES = ("L", "P", "unknown")
INCIDENTS = ("overstay", "penyalahgunaan-izin-tinggal", "kehadiran-kampanye", "peliputan", "tanpa-dokumen")
AGENCIES = ("imigrasi", "dukcapil", "disnaker", "kelurahan", "pendidikan", "kesehatan")
PLACES = (*DISTRICTS, "outside", "unknown")
_KIND_OF = {
    "stock": "register", "overstay": "register", "services": "services", "activities": "activities",
    "outreach": "activities", "timpora": "activities", "reconciliation": "agency_counts",
}  # fmt: skip


def table(name, rows, columns, weights, day, *, unit="orang", status=Status.VALUE, kept=None):
    """Build a table whose margins add up; ``kept`` leaves columns out of the row totals."""
    cells = {}
    summed = kept or columns

    def put(row, column, value):
        missing = status is Status.MISSING
        value = None if missing else 0 if status is Status.NIHIL else value
        text = f"Banyaknya {unit} pada tabel {name} menurut catatan yang diterima."
        cells[row, column] = Figure(name, row, column, value, unit, text, day, status)

    grid = {(row, column): weights(row, column) for row in rows for column in columns}
    for (row, column), value in grid.items():
        put(row, column, value)
    for row in rows:
        put(row, TOTAL, sum(grid[row, column] for column in summed))
    for column in columns:
        put(TOTAL, column, sum(grid[row, column] for row in rows))
    put(TOTAL, TOTAL, sum(grid[row, column] for row in rows for column in summed))
    if name.startswith("stock-district") or name in {"overstay", "stock-expiring", "reconciliation"}:
        for column in (*columns, TOTAL):
            put(labels.WORK_AREA, column, sum(cells[row, column].value or 0 for row in DISTRICTS))
    text = f"Banyaknya {unit} pada tabel {name} menurut catatan yang diterima."
    return FigureTable(name, unit, text, day, status, tuple(rows), tuple(columns), cells)


def figures(period="2024-09", *, seed=1, status=None, scale=1.0):
    """Return all tables of a period; ``status`` maps an input kind to MISSING or NIHIL."""
    period = Period.parse(period)
    day, dice, status = period.end, random.Random(seed), status or {}

    def upto(top):
        return lambda _row, _column: int(dice.random() ** 3 * top * scale)

    def permits(top):
        share = {
            "ITAS": 1.0,
            "ITAP": 0.3,
            "ITK": 0.2,
            "TANPA": 0.0,
            "ITN": 0.0,
            "ITD": 0.02,
            "PENGUNGSI": 0.03,
            "unknown": 0.02,
        }
        return lambda row, column: int(
            dice.random() * top * scale * share[column] * (0.03 if row in {"outside", "unknown"} else 1)
        )

    def nations(row, column):
        place = NATIONS.index(row)
        return int(permits(900 / (1 + place) + 8)(row, column))

    def kind(name):
        return _KIND_OF.get(name.split("-")[0], "incidents")

    built = {}

    def add(name, rows, columns, weights, **more):
        built[name] = table(name, rows, columns, weights, day, status=status.get(kind(name), Status.VALUE), **more)

    def sexed(codes):
        return tuple(f"{code}-{sex}" for code in codes for sex in SEXES)

    def few(_row, column):
        return int(dice.random() > 0.97) if "unknown" in column else int(dice.random() ** 4 * 6)

    add("stock-nationality-permit", NATIONS, CLASSES, nations)
    add("stock-district-permit", PLACES, CLASSES, permits(300))
    add("stock-district-sex", PLACES, SEXES, upto(260))
    add("stock-village", (*VILLAGES, "outside", "unknown"), CLASSES, permits(60))
    add("stock-occupation-permit", tuple(labels.PURPOSES), CLASSES, permits(200))
    add("stock-expiring", PLACES, ("30", "60", "90"), upto(30))
    add("overstay", PLACES, ("lt60", "eq60", "gt60", "unknown"), upto(8), kept=("lt60", "eq60", "gt60"))
    for permit in ("ITK", "ITAS", "ITAP"):
        add(
            f"services-{permit}",
            tuple(labels.SERVICES)[:4],
            sexed(("approved", "refused")),
            upto(90),
            unit="permohonan",
        )
    add("incidents-type-grade", INCIDENTS, tuple(labels.GRADES), few, unit="kejadian")
    add("incidents-district", PLACES, ("count",), few, unit="kejadian")
    add("stock-memo", ("ABG",), ("count",), lambda _r, _c: 4)
    tak = sexed(KINDS)
    add(
        "tak-actions",
        ARTICLES,
        tak,
        few,
        unit="tindakan",
        kept=tuple(one for one in tak if not one.startswith("DETENSI")),
    )
    add("tak-persons", NATIONS[:9], KINDS, few)
    add("projustisia", ("119-1", "122-a"), sexed(("sidik", "penuntutan", "sidang")), few)
    add("activities", tuple(labels.ACTIVITIES), ("count", "checked", "findings"), upto(20), unit="kegiatan")
    add("outreach", DISTRICTS, ("count", "participants"), upto(40), unit="kegiatan")
    add(
        "timpora",
        ("provinsi", "kota", *DISTRICTS),
        ("rapat", "operasi-gabungan"),
        lambda _r, _c: int(dice.random() > 0.6),
        unit="kegiatan",
    )
    add("reconciliation", DISTRICTS, (*AGENCIES, "imigrasi-kelurahan"), upto(400))
    built["reconciliation"] = with_pairs(built["reconciliation"], Scope(period, day, DISTRICTS))
    return Figures(period, day, built)


def comparison(period="2024-09"):
    """Return the figures of the month before and of the year before."""
    now = Period.parse(period)
    return Comparison(
        Base(figures(str(now.plus(-len(now.months))), seed=2)), Base(figures(str(now.plus(-12)), seed=3, scale=0.9))
    )


def events():
    """Return activities of September 2024."""
    return (
        Event(date(2024, 9, 5), "rapat", "kota", None, "Rapat koordinasi triwulan III", "Kantor Imigrasi"),
        Event(
            date(2024, 9, 11), "rapat", "kecamatan", "31.72.06", "Rapat koordinasi tingkat kecamatan", "Kelapa Gading"
        ),
        Event(date(2024, 9, 18), "rapat", "kecamatan", "31.72.06", "Tindak lanjut rapat koordinasi", "Kelapa Gading"),
        Event(date(2024, 9, 19), "operasi-gabungan", "kota", None, "Operasi gabungan apartemen", "Pademangan"),
        Event(date(2024, 9, 25), "sosialisasi", "kecamatan", "31.72.03", "Sosialisasi pelaporan orang asing", "Koja"),
    )


def coverage(period="2024-09", kinds=("register", "incidents", "activities", "services", "agency_counts")):
    """Return deliveries of kinds for the whole period."""
    return Coverage(tuple(Delivery(kind, Period.parse(period), 10, 0, False) for kind in kinds))


def quality():
    """Return the balance of seven sheets."""
    lines = tuple(
        SourceLine(
            "inputs/register-2024-09.xlsx", one.name.upper(), "register", "2024-09", Balance(210 + n, 198, 2, 1, 9 + n)
        )
        for n, one in enumerate(places.districts())
    )
    log = SourceLine("inputs/kejadian-2024-09.csv", "", "incidents", "2024-09", Balance(21, 18, 0, 0, 3))
    causes = {
        "duplicate": 6,
        "no-person": 7,
        "not-foreign": 5,
        "nationality-unknown": 3,
        "date-unreadable": 11,
        "total-mismatch": 1,
    }
    return Quality((*lines, log), causes, {"no-person": 7, "not-foreign": 5}, "3f" * 32)


EVERYTHING = ("register", "incidents", "activities", "services", "agency_counts")


def document(period="2024-09", *, day=date(2024, 10, 7), status=None, config=None, **more):
    """Compose the return of an invented office.

    Args:
        period: as on the command line.
        day: document date, or None.
        status: maps input kinds to MISSING or NIHIL.
        config: the office's configuration.
        more: ``changes``, ``happened``, ``quality``, ``edition``, ``by_month``, ``coverage``, ``decisions`` or
            ``correction`` in place of the invented ones.
    """
    status = status or {}
    missing = {kind for kind, one in status.items() if one is Status.MISSING}
    held = () if status else tuple(one for one in events() if Month.of(one.day) in Period.parse(period))
    return monthly_return(
        figures(period, status=status),
        more.get("changes", comparison(period)),
        more.get("happened", held),
        more.get("coverage", coverage(period, tuple(kind for kind in EVERYTHING if kind not in missing))),
        more.get("quality", quality()),
        config or Config(),
        edition=more.get("edition", "dinas"),
        document_date=day,
        version="0.0.0",
        decisions=more.get("decisions"),
        by_month=more.get("by_month", ()),
        correction=more.get("correction"),
    )


def only_register():
    """Compose the return of an office that delivered its register and nothing else."""
    return document(status=dict.fromkeys(EVERYTHING[1:], Status.MISSING), changes=Comparison())


def nothing_happened():
    """Compose the return of an office that delivered everything, and all of it nil."""
    return document(status=dict.fromkeys(EVERYTHING, Status.NIHIL), changes=Comparison())
