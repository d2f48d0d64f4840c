"""Counts with a column for each agency are read number by number; recaps of logs are never counted by their rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.intake.validate import tell_recaps
from reports.ledger import store
from reports.ledger.frames import frames
from reports.measures import measure
from reports.model.coverage import Coverage, Delivery
from reports.model.period import Period
from reports.model.sheet import RowBin
from reports.pipeline.intake import read_file
from reports.vocabulary import places

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading, TableReading

AGENCIES = [["NO", "KECAMATAN", "DUKCAPIL", "DISNAKER", "JUMLAH"], [1, "KOJA", 30, 40, 70],
            [2, "CILINCING", 3, None, 3], [3, "PADEMANGAN", 7, 8, 15]]  # fmt: skip
TITLE = "DATA ORANG ASING MENURUT INSTANSI SEPTEMBER 2024"


def read_whole(folder: Path, rows: list[list[object]], title: str = TITLE, merged: str = "") -> FileReading:
    """Write a sheet and read its file."""
    book = openpyxl.Workbook()
    for row in ([title], *rows):
        book.active.append(list(row))
    for span in merged.split():
        book.active.merge_cells(span)
    path = folder / "data september 2024.xlsx"
    book.save(path)
    (file,) = find(path)
    return read_file(file, path.name, originals=True)


def read(folder: Path, rows: list[list[object]], title: str = TITLE, merged: str = "") -> TableReading:
    """Return the one table of a sheet."""
    (table,) = read_whole(folder, rows, title, merged).tables
    return table


def counts(reading: TableReading) -> set[tuple[object, ...]]:
    """Return agency, kecamatan and count of every record."""
    values = reading.records.values
    return set(zip(values["agency"], values["district"], values["count"], strict=True))


def told(reading: TableReading) -> list[tuple[str, str | None]]:
    """Return code and cell of every problem."""
    return [(problem.code, problem.cell) for problem in reading.problems]


KOJA, CILINCING, PADEMANGAN = "31.72.03", "31.72.04", "31.72.05"


def test_every_number_of_an_agency_is_a_count_of_its_own(tmp_path: Path) -> None:
    """A blank cell is none; each row is in one bin, however many counts stand in it."""
    reading = read(tmp_path, AGENCIES)
    assert reading.table.kind == "agency_counts"
    assert counts(reading) == {
        ("dukcapil", KOJA, 30), ("disnaker", KOJA, 40), ("dukcapil", CILINCING, 3), ("dukcapil", PADEMANGAN, 7),
        ("disnaker", PADEMANGAN, 8),
    }  # fmt: skip
    assert (reading.seen, reading.count(RowBin.ACCEPTED), reading.count(RowBin.STRUCTURE)) == (4, 3, 1)
    assert told(reading) == []


def test_the_counts_are_those_of_the_reconciliation(tmp_path: Path) -> None:
    """As if each stood in a row of its own; also after they were stored and loaded."""
    file = read_whole(tmp_path, AGENCIES)
    month = Period.parse("2024-09")
    coverage = Coverage((Delivery("agency_counts", month, 3, 0, nil_declared=False),))
    districts = tuple(district.code for district in places.districts())
    store.save(tmp_path, "a" * 16, file)
    loaded = store.load(tmp_path, "a" * 16)
    assert loaded is not None
    for one in (file, loaded):
        figures = measure(frames([one]), coverage, month, as_of=date(2024, 9, 30), districts=districts)
        table = figures.tables["reconciliation"]
        found = {row: table.figure(row, "dukcapil").value for row in (KOJA, CILINCING, PADEMANGAN)}
        assert found == {KOJA: 30, CILINCING: 3, PADEMANGAN: 7}
        assert table.figure(CILINCING, "disnaker").value is None


def test_sums_are_checked_in_rows_and_columns(tmp_path: Path) -> None:
    """JUMLAH to the right and JUMLAH below."""
    rows = [*(list(row) for row in AGENCIES), ["JUMLAH", None, 40, 48, 88]]
    assert told(read(tmp_path, rows)) == []
    rows[1][4], rows[4][3] = 71, 50
    assert sorted(told(read(tmp_path, rows)), key=str) == [("total-mismatch", "D6"), ("total-mismatch", "E3")]


def test_an_agency_over_l_p_and_jumlah_is_one_count(tmp_path: Path) -> None:
    """With its parts, which must agree."""
    rows = [["KECAMATAN", "DUKCAPIL", None, None, "DISNAKER"], [None, "L", "P", "JUMLAH", None],
            ["KOJA", 10, 20, 30, 4], ["CILINCING", 1, 2, 4, 5]]  # fmt: skip
    reading = read(tmp_path, rows, merged="B2:D2")
    assert counts(reading) == {("dukcapil", KOJA, 30), ("disnaker", KOJA, 4), ("dukcapil", CILINCING, 4),
                               ("disnaker", CILINCING, 5)}  # fmt: skip
    assert told(reading) == [("count-contradicts", "D5")]


def test_kelurahan_are_the_rows_as_well(tmp_path: Path) -> None:
    """With their kecamatan beside them, or without."""
    rows = [["NO", "KELURAHAN", "Data Dukcapil", "Jumlah menurut Disnaker"], [1, "LAGOA", 30, 40], [2, "ANCOL", 7, 8]]
    reading = read(tmp_path, rows)
    lagoa, ancol = places.village_code("LAGOA"), places.village_code("ANCOL")
    assert reading.records.values["village"] == [lagoa, lagoa, ancol, ancol]
    assert {district for _agency, district, _count in counts(reading)} == {KOJA, PADEMANGAN}


def test_numbers_of_unknown_agencies_are_told_and_not_read(tmp_path: Path) -> None:
    """At their header; a column that is computed or our own is none."""
    rows = [["NO", "KECAMATAN", "DUKCAPIL", "POLSEK", "IMIGRASI", "SELISIH"], [1, "KOJA", 30, 4, 31, 1],
            [2, "CILINCING", 3, 5, 3, 0]]  # fmt: skip
    reading = read(tmp_path, rows)
    assert told(reading) == [("agency-column-unread", "D2")]
    assert {agency for agency, _district, _count in counts(reading)} == {"dukcapil"}


def test_an_unknown_kecamatan_is_told_once_for_its_row(tmp_path: Path) -> None:
    """Not once for each agency."""
    rows = [*AGENCIES, [4, "ENTAH", 1, 2, 3]]
    assert told(read(tmp_path, rows)) == [("district-unreadable", "B6")]


def test_one_agency_twice_is_not_chosen_between(tmp_path: Path) -> None:
    """Last month beside this one."""
    rows = [["KECAMATAN", "DUKCAPIL", "DUKCAPIL"], ["KOJA", 30, 31], ["CILINCING", 3, 3]]
    assert read(tmp_path, rows).table.kind is None


SERVICES = {
    "weeks": [["NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "MINGGU I", "MINGGU II"], [1, "ITAS", "BARU", 3, 4],
              [2, "ITAS", "PERPANJANGAN", 5, 6]],
    "decisions": [["NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "DISETUJUI", "DITOLAK", "JUMLAH"],
                  [1, "ITAS", "BARU", 3, 4, 7], [2, "ITAS", "PERPANJANGAN", 5, 6, 11],
                  ["JUMLAH", None, None, 8, 10, 18]],
    "decisions by sex": [["NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "DISETUJUI", None, "DITOLAK", None],
                         [None, None, None, "L", "P", "L", "P"], [1, "ITAS", "BARU", 1, 2, 0, 4],
                         [2, "ITAS", "PERPANJANGAN", 5, None, 6, 0]],
    "classes": [["NO", "LAYANAN", "ITK", "ITAS", "ITAP", "JUMLAH"], [1, "BARU", 0, 7, 0, 7],
                [2, "PERPANJANGAN", None, 11, "-", 11]],
    "sexes of a class": [["NO", "LAYANAN", "L", "P", "JUMLAH"], [1, "BARU", 3, 4, 7], [2, "PERPANJANGAN", 5, 6, 11]],
    "services as columns": [["IZIN TINGGAL", "BARU", "PERPANJANGAN"], ["ITAS", 7, 11], ["ITAP", 0, 0]],
}  # fmt: skip
RECAPS = {
    "months": [["NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "AGUSTUS", "SEPTEMBER"], [1, "ITAS", "BARU", 3, 4],
               [2, "ITAS", "PERPANJANGAN", 5, 6]],
    "no class": [["NO", "LAYANAN", "L", "P"], [1, "BARU", 3, 4], [2, "PERPANJANGAN", 5, 6]],
    "decided once": [["NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "DISETUJUI", "DIKEMBALIKAN"],
                     [1, "ITAS", "BARU", 3, 4], [2, "ITAS", "PERPANJANGAN", 5, 6]],
    "activities": [["NO", "TANGGAL", "KEGIATAN", "JUMLAH KEGIATAN", "DIPERIKSA", "TEMUAN"],
                   [1, "SEPTEMBER 2024", "Pengawasan Lapangan", 4, 30, 2],
                   [2, "SEPTEMBER 2024", "Operasi Gabungan", 1, 12, 1]],
    "kinds of activities": [["NO", "JENIS KEGIATAN", "JUMLAH KEGIATAN", "JUMLAH DIPERIKSA", "TEMUAN"],
                            [1, "Pengawasan Lapangan", 4, 30, 2], [2, "Operasi Gabungan", 1, 12, 1]],
}  # fmt: skip


def figures_of(*files: FileReading) -> dict[tuple[str, ...], int | None]:
    """Return what is counted in September 2024: table, row and column → number, of ITAS and of what was not decided."""
    month = Period.parse("2024-09")
    coverage = Coverage((Delivery("services", month, 1, 0, nil_declared=False),))
    districts = tuple(district.code for district in places.districts())
    figures = measure(frames(list(files)), coverage, month, as_of=date(2024, 9, 30), districts=districts)
    tables = (figures.tables["services-ITAS"], figures.tables["services-outside"])
    return {(table.id, *place): figure.value for table in tables for place, figure in table.cells.items()}


@pytest.mark.parametrize("name", SERVICES)
def test_services_as_counts_are_the_figures_of_their_month(tmp_path: Path, name: str) -> None:
    """Seven new ones and eleven extensions, however the recap is laid out; without a decision they are undecided."""
    file = read_whole(tmp_path, SERVICES[name], title="REKAP LAYANAN ITAS SEPTEMBER 2024" if "class" not in name or
                      name == "sexes of a class" else "REKAP LAYANAN SEPTEMBER 2024")  # fmt: skip
    (reading,) = file.tables
    figures = figures_of(file)
    assert reading.table.kind == "services"
    values = reading.records.values
    numbers: dict[object, int] = {}
    for service, number in zip(values["service"], values["count"], strict=True):
        numbers[service] = numbers.get(service, 0) + (number if isinstance(number, int) else 0)
    if "decisions" in name:
        row = [figures["services-ITAS", service, "total"] for service in ("baru", "perpanjangan", "total")]
        assert (row, numbers) == ([7, 11, 18], {"baru": 7, "perpanjangan": 11})
    else:
        assert figures["services-outside", "ITAS", "undecided"] == 18
    codes = {code for code, _cell in told(reading)} - {"values-missing"}
    assert codes == (set() if "decisions" in name else {"decisions-unstated"})
    if name == "decisions by sex":
        assert figures["services-ITAS", "baru", "approved-P"] == 2
        assert figures["services-ITAS", "perpanjangan", "refused-L"] == 6


PENDING = {
    "one column": [["NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "DISETUJUI", "DITOLAK", "PROSES", "JUMLAH"],
                   [1, "ITAS", "BARU", 3, 4, 2, 9], [2, "ITAS", "PERPANJANGAN", 5, 6, 1, 12]],
    "below sexes": [["NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "DISETUJUI", None, "DITOLAK", None, "DIPROSES"],
                    [None, None, None, "L", "P", "L", "P", None], [1, "ITAS", "BARU", 1, 2, 4, 0, 2],
                    [2, "ITAS", "PERPANJANGAN", 5, None, 6, 0, 1]],
    "its own sexes": [["NO", "IZIN TINGGAL", "JENIS PERMOHONAN", "DISETUJUI", None, "DITOLAK", None, "PROSES", None],
                      [None, None, None, "L", "P", "L", "P", "L", "P"], [1, "ITAS", "BARU", 1, 2, 0, 4, 2, "-"],
                      [2, "ITAS", "PERPANJANGAN", 5, None, 6, 0, None, 1]],
}  # fmt: skip


@pytest.mark.parametrize("rows", PENDING.values(), ids=PENDING)
def test_pending_services_of_a_recap_are_counted_as_not_decided(tmp_path: Path, rows: list[list[object]]) -> None:
    """They stand in the note, not in the table (settled rule 14)."""
    figures = figures_of(file := read_whole(tmp_path, rows, title="REKAP LAYANAN SEPTEMBER 2024"))
    assert file.tables[0].table.kind == "services"
    assert [figures["services-ITAS", row, "total"] for row in ("baru", "perpanjangan", "total")] == [7, 11, 18]
    assert figures["services-outside", "ITAS", "undecided"] == 3
    assert not {code for code, _cell in told(file.tables[0])} - {"values-missing"}


@pytest.mark.parametrize(
    "heads",
    [["PROSES", "PENDING"], ["MINGGU I", "PROSES"], ["DISETUJUI", "PROSES", "PENDING"]],
    ids=["nothing decided", "weeks", "pending twice"],
)
def test_pending_services_alone_are_never_counted_by_their_rows(tmp_path: Path, heads: list[str]) -> None:
    """Nor where the other columns say no decision, or two columns say the same."""
    rows = [["NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", *heads]]
    rows += [[n, "ITAS", service, *([n] * len(heads))] for n, service in ((1, "BARU"), (2, "PERPANJANGAN"))]
    reading = read(tmp_path, rows, title="REKAP LAYANAN SEPTEMBER 2024")
    assert (reading.table.kind, reading.count(RowBin.ACCEPTED)) == (None, 0)
    assert ("recap-of-log", None) in told(reading)


def test_wrong_sums_of_services_are_told_at_their_cells(tmp_path: Path) -> None:
    """To the right and below."""
    rows = [list(row) for row in SERVICES["decisions"]]
    rows[1][5], rows[3][3] = 8, 9
    reading = read(tmp_path, rows, title="REKAP LAYANAN SEPTEMBER 2024")
    assert {place for place in told(reading) if place[1]} == {("total-mismatch", "F3"), ("total-mismatch", "D5")}


def test_rows_of_the_same_month_and_class_count_instead_of_a_recap(tmp_path: Path) -> None:
    """A difference is told; a class without rows is counted by the recap."""
    (tmp_path / "rekap").mkdir()
    recap = read_whole(tmp_path / "rekap", SERVICES["decisions"], title="REKAP LAYANAN SEPTEMBER 2024")
    (tmp_path / "log").mkdir()
    head = ["NO", "TANGGAL", "NAMA PEMOHON", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "HASIL"]
    rows = [[n, f"{n:02d}-09-2024", f"ORANG {n}", "ITAS", "BARU", "DISETUJUI"] for n in range(1, 6)]
    log = replace(read_whole(tmp_path / "log", [head, *rows], title="LAYANAN SEPTEMBER 2024"), path="log")
    assert figures_of(recap, log)["services-ITAS", "total", "total"] == 5
    assert figures_of(recap)["services-ITAS", "total", "total"] == 18
    told_recap, told_log = tell_recaps([recap, log])
    problem, *of_parts = [problem for problem in told_recap.tables[0].problems if problem.code.startswith("recap")]
    assert {one.code for one in of_parts} == {"recap-part-differs"}
    assert (problem.code, problem.details["stated"], problem.details["counted"]) == ("recap-against-rows", 18, 5)
    assert told_log == log
    stated = [("BARU", "DISETUJUI", 3), ("BARU", "DITOLAK", 4), ("PERPANJANGAN", "DISETUJUI", 5),
              ("PERPANJANGAN", "DITOLAK", 6)]  # fmt: skip
    several = [(service, decision) for service, decision, number in stated for _ in range(number)]
    rows = [[n, f"{n:02d}-09-2024", f"ORANG {n}", "ITAS", *parts] for n, parts in enumerate(several, 1)]
    log = replace(read_whole(tmp_path / "log", [head, *rows], title="LAYANAN SEPTEMBER 2024"), path="log")
    assert "recap-agrees" in {problem.code for problem in tell_recaps([log, recap])[1].tables[0].problems}
    assert tell_recaps([recap]) == (recap,)


def test_other_numbers_by_service_are_no_services(tmp_path: Path) -> None:
    """Targets and fees have the same shape."""
    for title in ("TARGET LAYANAN SEPTEMBER 2024", "PNBP LAYANAN ITAS SEPTEMBER 2024"):
        assert read(tmp_path, SERVICES["classes"], title=title).table.kind is None


def test_a_recap_of_a_year_is_not_counted_in_its_last_month(tmp_path: Path) -> None:
    """Numbers without days belong to one month, or to none."""
    book = openpyxl.Workbook()
    for row in (["REKAP LAYANAN TAHUN 2024"], *SERVICES["decisions"]):
        book.active.append(list(row))
    book.save(tmp_path / "layanan 2024.xlsx")
    (file,) = find(tmp_path / "layanan 2024.xlsx")
    (reading,) = read_file(file, "layanan 2024.xlsx").tables
    assert reading.table.kind is None
    assert "recap-of-log" in {code for code, _cell in told(reading)}


@pytest.mark.parametrize("recap", RECAPS.values(), ids=RECAPS)
def test_a_recap_of_a_log_is_never_counted_by_its_rows(tmp_path: Path, recap: list[list[object]]) -> None:
    """It is not understood, resembles its log, and says why in plain words."""
    reading = read(tmp_path, recap, title="REKAP SEPTEMBER 2024")
    assert reading.table.kind is None
    assert reading.table.resembles is not None
    assert reading.table.resembles.kind in {"services", "activities"}
    assert ("recap-of-log", None) in told(reading)
    assert reading.count(RowBin.ACCEPTED) == 0


LOGS = {
    "a total": [["NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "MINGGU I", "MINGGU II", "JUMLAH"],
                [1, "ITAS", "BARU", 3, 4, 7], [2, "ITAS", "PERPANJANGAN", 5, 6, 11]],
    "names": [["NO", "TANGGAL", "NAMA PEMOHON", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "BIAYA", "MINGGU"],
              [1, "02-09-2024", "SEN WIJO", "ITAS", "BARU", 1000, 1],
              [2, "03-09-2024", "MIRA KATO", "ITAS", "BARU", 1000, 1]],
    "fees": [["NO", "TANGGAL", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "NO BERKAS", "TARIF"],
             [1, "02-09-2024", "ITAS", "BARU", 331, 1000], [2, "03-09-2024", "ITAP", "BARU", 332, 1000]],
    "activities": [["NO", "TANGGAL", "KEGIATAN", "JUMLAH PETUGAS", "DIPERIKSA", "TEMUAN"],
                   [1, "02-09-2024", "Pengawasan Lapangan", 4, 30, 2],
                   [2, "03-09-2024", "Operasi Gabungan", 6, 12, 1]],
}  # fmt: skip


@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_a_log_with_other_numbers_is_a_log(tmp_path: Path, log: list[list[object]]) -> None:
    """Fees, officers and a column JUMLAH make no recap."""
    reading = read(tmp_path, log, title="DATA SEPTEMBER 2024")
    assert reading.table.kind in {"services", "activities"}
    assert reading.count(RowBin.ACCEPTED) == 2
    assert "recap-of-log" not in {code for code, _cell in told(reading)}
