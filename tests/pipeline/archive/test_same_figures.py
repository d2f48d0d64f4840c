"""The return of a month and its archive count the same from the same files, whatever the logs are like."""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
from functools import partial
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.model.period import Month, Period
from reports.pipeline.archive.file_job import on_this_machine
from reports.pipeline.archive.monthly_figures import Rebuilt
from reports.pipeline.archive.read_archive import Place, read
from reports.pipeline.counting import counted
from reports.pipeline.gather import gather_office
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.figures import Figures
    from reports.pipeline.gather import Gathered

IS_LONG = os.environ.get("PORA_TEST_DOSE") == "long"
MONTHS = Period.parse("2024-07..2024-10").months
NAMES = {7: "JULI", 8: "AGUSTUS", 9: "SEPTEMBER", 10: "OKTOBER"}
ROMAN = ("VII", "VIII", "IX")
HEAD = [
    "NO", "NO LAPORAN", "TANGGAL KEJADIAN", "JENIS KEJADIAN", "KECAMATAN", "NAMA", "NO PASPOR", "KEBANGSAAN", "L/P",
    "PASAL", "TINGKAT KEPASTIAN", "JENIS TAK", "NO SK", "TANGGAL SK", "TAHAP PERKARA", "TGL SPDP", "INSTANSI PELAPOR",
    "URAIAN", "JUMLAH ORANG",
]  # fmt: skip
REGISTER = [
    "NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "L/P", "TGL LAHIR", "JENIS IZIN TINGGAL", "BERLAKU S/D", "KECAMATAN",
    "KELURAHAN", "KETERANGAN",
]  # fmt: skip
SERVICES = ["NO", "TANGGAL PERMOHONAN", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "HASIL", "L/P"]
COUNTS = ["NO", "SUMBER DATA", "KECAMATAN", "KELURAHAN", "L", "P", "JUMLAH", "KEADAAN PER", "CAKUPAN"]
VILLAGES = {"Koja": ("Koja", "Lagoa", "Tugu Utara"), "Cilincing": ("Cilincing", "Marunda"), "Penjaringan": ("Pluit",)}
ACTIVITIES = ["NO", "TANGGAL", "JENIS KEGIATAN", "KECAMATAN", "DIPERIKSA", "TEMUAN", "STATUS"]


def incident(month: Month, dice: random.Random, number: int) -> list[object]:
    """Return a row of a log: restarted numbers, dates out of range, decisions in other months."""
    day = month.first + dt.timedelta(dice.choice((0, 5, 12, 26, 29, -3, 33, 70)))
    decided = day + dt.timedelta(dice.choice((0, 3, 20, 33, 64, -9, 500)))
    person = dice.randrange(14)
    act = dice.random() < 0.6
    return [
        number,
        dice.choice((f"LK-00{dice.randrange(1, 4)}", f"LK/{dice.randrange(1, 3)}/{ROMAN[number % 3]}/2024", "3", None)),
        dice.choice((day, day, day, f"{day:%d-%m-%Y}", "belum dicatat")),
        dice.choice(("Overstay", "Penyalahgunaan Izin Tinggal", "Tanpa Dokumen", None)),
        dice.choice(("Koja", "Cilincing", "Penjaringan", None)),
        dice.choice((f"MIRA {'ABCDEFGHIJKLMN'[person]}", None)),
        dice.choice((f"A{person:07d}", f"A{person:07d}", None)),
        dice.choice(("Jepang", "Nigeria", "Indonesia", None)),
        dice.choice("LP"),
        dice.choice(("Pasal 78 ayat (3)", "Pasal 122 huruf a UU 6/2011", "Pasal 362 KUHP", "Pasal 72 jo. 117", None)),
        dice.choice(("Dugaan", "Ditindak", "Klarifikasi", "Terbukti", None)),
        dice.choice(("Deportasi", "Deportasi dan penangkalan", "Usulan penangkalan", "Detensi")) if act else None,
        dice.choice((f"SK-{person}/X", f"SK-{dice.randrange(90)}", "dalam proses")) if act else None,
        dice.choice((decided, decided, None)) if act else None,
        dice.choice((None, None, "SPDP", "Tahap II")),
        dice.choice((None, None, day + dt.timedelta(dice.choice((2, 40))))),
        dice.choice(("Polsek", "Bais", None)),
        dice.choice(("Dicatat", "Jurnalis", "nihil temuan", None)),
        dice.choice((None, 1, 0, 4)),
    ]  # fmt: skip


def activity(month: Month, dice: random.Random, number: int) -> list[object]:
    """Return a row of activities, some of which were not held."""
    day = month.first + dt.timedelta(dice.choice((0, 9, 20, 33, -2)))
    kind = dice.choice(("Operasi Gabungan", "Rapat Koordinasi", "Pengawasan Lapangan"))
    status = dice.choice(("Terlaksana", "Batal", "Rencana", None))
    return [number, day, kind, "Koja", dice.randrange(30), dice.randrange(3), status]


def person(month: Month, dice: random.Random, number: int) -> list[object]:
    """Return a row of a register: few persons, so that some stand twice, with other places or permits."""
    who = dice.randrange(12)
    place = dice.choice((*VILLAGES, "Bekasi", "Kodja", None))
    return [
        number,
        dice.choice((f"MIRA {'ABCDEFGHIJKL'[who]}", f"MIRA {'ABCDEFGHIJKL'[who]}", None)),
        dice.choice((f"A{who:07d}", f"A{who:07d}", "HILANG", None)),
        dice.choice(("Jepang", "Jepang", "Nigeria", "Indonesia", None)),
        dice.choice(("L", "P", None)),
        dice.choice((dt.date(1980, 1, 1 + who), None)),
        dice.choice(("ITAS", "ITAP", "ITK", "ITD", "ABG", "KITAS", "NIHIL", None)),
        dice.choice((month.first + dt.timedelta(dice.choice((-200, -30, 20, 80, 400))), "SEUMUR HIDUP", None)),
        place,
        dice.choice((*VILLAGES.get(place or "", ()), None)),
        dice.choice((None, None, None, "SUDAH PULANG", "EPO", "PINDAH KE BEKASI", f"KELUAR {month.first:%d-%m-%Y}")),
    ]  # fmt: skip


def service(month: Month, dice: random.Random, number: int) -> list[object]:
    """Return a row of services; some are not decided, some of another month."""
    day = month.first + dt.timedelta(dice.choice((0, 9, 27, 33, -2)))
    return [
        number, day, dice.choice(("ITK", "ITAS", "ITAP", "ITD", None)),
        dice.choice(("Baru", "Perpanjangan", "Alih Status", "Lain", None)),
        dice.choice(("Disetujui", "Ditolak", "Menunggu paraf", None)), dice.choice(("L", "P", None)),
    ]  # fmt: skip


def agency_count(month: Month, dice: random.Random, number: int) -> list[object]:
    """Return a count of an agency: of a kecamatan or a kelurahan, old or undated, sound or contradicting itself."""
    place = dice.choice((*VILLAGES, "Bekasi", None))
    village = dice.choice((*VILLAGES.get(place or "", ()), None, "Entah")) if dice.random() < 0.5 else None
    male, female = dice.randrange(20), dice.randrange(20)
    day = month.last - dt.timedelta(dice.choice((0, 0, 14, 60, 92, 130, -3)))
    return [
        number, dice.choice(("Dukcapil", "Disnaker", "Kelurahan", "Sudin Pendidikan", "Koramil")), place, village,
        male, female, dice.choice((male + female, male + female, male + female + 1, "-", None)),
        dice.choice((day, day, None)), dice.choice(("SKTT", "RPTKA", None)),
    ]  # fmt: skip


def write_sheet(path: Path, title: str, head: list[str], rows: list[list[object]]) -> None:
    """Write a workbook of one table."""
    book = openpyxl.Workbook()
    for row in ([title], head, *rows):
        book.active.append(row)
    book.save(path)


def write_others(folder: Path, seed: int) -> None:
    """Write registers, services and counts of agencies of four months: one or two files each, or none."""
    dice = random.Random(seed)
    kinds = (("register", REGISTER, person), ("layanan", SERVICES, service), ("instansi", COUNTS, agency_count))
    for kind, head, row in kinds:
        for month in MONTHS:
            for part in range(dice.choice((0, 1, 1, 2))):
                title = f"{kind.upper()} ORANG ASING BULAN {NAMES[month.month]} TAHUN 2024"
                rows = [row(month, dice, number) for number in range(1, dice.choice((4, 9, 16)))]
                write_sheet(folder / f"{kind} {month.month}{'ab'[part]}.xlsx", title, head, rows)


def write(folder: Path, seed: int) -> None:
    """Write the logs of four months: a file or two a month, and sometimes one for two months or without any."""
    dice = random.Random(seed)
    for kind, head, row in (("kejadian", HEAD, incident), ("kegiatan", ACTIVITIES, activity)):
        for month in MONTHS:
            for part in range(dice.choice((0, 1, 1, 2)) if kind == "kejadian" else 1):
                book = openpyxl.Workbook()
                page = book.active
                month_title = f"BULAN {NAMES[month.month]} TAHUN 2024"
                title = dice.choice((month_title, month_title, month_title, "TAHUN 2024", ""))
                page.append([f"LOG {kind.upper()} {title}"])
                page.append(head)
                for number in range(1, dice.choice((3, 6, 9))):
                    page.append(row(month, dice, number))
                book.save(folder / f"{kind} {month.month}{'ab'[part]}.xlsx")


@pytest.mark.ci
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(100, 104 if IS_LONG else 101))
def test_registers_services_and_counts_of_agencies_are_the_same_too(tmp_path: Path, seed: int) -> None:
    """With persons who stand twice, have left or are no foreigners, and counts that are old, partial or doubtful."""
    office = tmp_path / "kantor"
    (office / "inputs").mkdir(parents=True)
    (office / "ledger").mkdir()
    write_others(office / "inputs", seed)
    assert_same(office)


def write_versions(folder: Path, seed: int) -> None:
    """Write two files a month with marks in their names; the second holds a part of the first, and rows of its own."""
    dice = random.Random(seed)
    kinds = (
        ("register", REGISTER, person_of), ("kejadian", HEAD, incident), ("kegiatan", ACTIVITIES, activity),
        ("layanan", SERVICES, service),
    )  # fmt: skip
    for kind, head, row in kinds:
        for month in MONTHS:
            rows = [row(month, dice, number) for number in range(1, dice.choice((6, 22, 30)))]
            shared = dice.sample(rows, round(len(rows) * dice.choice((0, 0.3, 0.45, 0.55, 1))))
            others = [row(month, dice, number) for number in range(100, 100 + dice.choice((0, 4, len(rows) // 2)))]
            title = f"{kind.upper()} ORANG ASING BULAN {NAMES[month.month]} TAHUN 2024"
            first = folder / f"{kind} {month.month}.xlsx"
            mark = dice.choice(("FINAL", "REVISI 2", "kopi", "(1)"))
            write_sheet(first, title, head, rows)
            write_sheet(first.with_stem(f"{kind} {month.month} {mark}"), title, head, [*shared, *others])
            if dice.random() < 0.3:
                shutil.copy(first, folder / f"salinan {kind} {month.month}.xlsx")


def person_of(month: Month, dice: random.Random, number: int) -> list[object]:
    """Return a row of a register: a person of their own."""
    row = person(month, dice, number)
    return [number, f"MIRA {number}", f"A{number:07d}", dice.choice(("Jepang", "Nigeria")), *row[4:-1], None]


@pytest.mark.ci
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(200, 204 if IS_LONG else 201))
def test_versions_and_copies_are_the_same_too(tmp_path: Path, seed: int) -> None:
    """No mark in a name decides in either command; what is undecided is missing in both, and a copy counts once."""
    office = tmp_path / "kantor"
    (office / "inputs").mkdir(parents=True)
    (office / "ledger").mkdir()
    write_versions(office / "inputs", seed)
    gathered, rebuilt = assert_same(office)
    undecided = gathered.coverage.undecided
    assert undecided
    for kind, month in undecided & {("register", month) for month in rebuilt}:
        assert rebuilt[month].figure("stock-district-permit", "total", "total").value is None, kind


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6 if IS_LONG else 1))
def test_a_month_of_an_archive_has_the_figures_of_its_return(tmp_path: Path, seed: int) -> None:
    """Over random logs with decisions in other months, restarted report numbers and dates out of range."""
    office = tmp_path / "kantor"
    (office / "inputs").mkdir(parents=True)
    (office / "ledger").mkdir()
    write(office / "inputs", seed)
    gathered, rebuilt = assert_same(office)
    assert set(rebuilt) >= {month for month in MONTHS if gathered.coverage.find("activities", month)}
    assert any("tak-actions" in one for month in rebuilt for one in values(rebuilt[month]))


def assert_same(office: Path) -> tuple[Gathered, Rebuilt]:
    """Count every month of an office as return and as archive, and compare all figures."""
    shutil.copytree(office / "inputs", office / "arsip")
    gathered = gather_office(office, store=False)
    place = Place(office / "arsip", office, Config().work_area.districts)
    place.ledger.mkdir(parents=True)
    rebuilt = Rebuilt(read(place, partial(on_this_machine, workers=1)).material)
    for month in rebuilt:
        now = counted(gathered, Period.of(month), month.last, Config()).figures
        assert values(rebuilt[month]) == values(now), month
    return gathered, rebuilt


def values(figures: Figures) -> dict[str, object]:
    """Return the figures of logs that are not zero, by id."""
    return {
        one.id: (one.value, one.status)
        for table in figures.tables.values()
        for one in table.cells.values()
        if one.value or one.status != "value"
    }


@pytest.mark.parametrize(
    ("first", "second", "stock"),
    [
        (range(24), range(2, 26), None),
        (range(24), range(13, 50), 50),
        (range(12), range(2, 14), 14),
        (range(30), range(20), None),
        (range(30), range(19), 30),
    ],
    ids=["versions", "few in both", "few persons", "contained", "contained, few persons"],
)
def test_two_registers_of_a_month_are_versions_for_both_commands(
    tmp_path: Path, first: range, second: range, stock: int | None
) -> None:
    """Settled rule 2: until the office decides no stock is printed; what are no versions is joined."""
    office = tmp_path / "kantor"
    (office / "inputs").mkdir(parents=True)
    (office / "ledger").mkdir()
    for name, persons in (("a", first), ("b", second)):
        rows = [[n, f"MIRA {n}", f"A{n:07d}", "Jepang", "L", None, "ITAS", None, "Koja", None, None] for n in persons]
        write_sheet(office / "inputs" / f"register {name}.xlsx", "REGISTER WNA BULAN JULI 2024", REGISTER, rows)
    _, rebuilt = assert_same(office)
    figure = rebuilt[Month(2024, 7)].figure("stock-district-permit", "total", "total")
    assert (figure.value, figure.status) == (stock, "missing" if stock is None else "value")
