"""What stands on two sheets of one workbook counts once, or is told as two versions."""

from __future__ import annotations

import openpyxl
import pytest

from reports.pipeline.gather import gather_paths

ACTIVITIES = ["NO", "TANGGAL", "JENIS KEGIATAN", "LOKASI", "DIPERIKSA", "TEMUAN"]
INCIDENTS = ["NO", "TANGGAL KEJADIAN", "NAMA", "KEBANGSAAN", "JENIS KEJADIAN", "KECAMATAN"]
REGISTER = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"]


def activities(count, month=9, first=1):
    """Return activities of one month."""
    return [[n, f"{n:02}-{month:02}-2024", "Operasi Gabungan", f"Hotel {n}", 5, 1] for n in range(first, first + count)]


def incidents(count, month=9):
    """Return incidents of one month."""
    return [
        [n, f"{n + 1:02}-{month:02}-2024", f"MIRA {'ABCDEFGHIJ'[n]}", "Jepang", "Overstay", "Koja"]
        for n in range(count)
    ]


def persons(first, count):
    """Return persons of a register."""
    return [[n, f"SEN {n}", f"A{n:07d}", "Jepang", "ITAS"] for n in range(first, first + count)]


def gathered(folder, **sheets):
    """Return what is gathered of a workbook: sheet → title, heads, rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, (title, heads, rows) in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in ([title], heads, *rows):
            sheet.append(row)
    book.save(folder / "data 2024.xlsx")
    return gather_paths([folder / "data 2024.xlsx"], None)


def told(reading):
    """Return code, sheet and numbers of each problem of repeated sheets."""
    return [
        (one.code, one.sheet, one.details["count"], one.details["own"], one.details["together"])
        for one in reading.problems
        if one.code in {"rows-repeated", "sheet-versions", "versions-sheets"}
    ]


@pytest.mark.parametrize(("heads", "rows_of"), [(ACTIVITIES, activities), (INCIDENTS, incidents)])
@pytest.mark.parametrize("is_first", [True, False])
def test_the_rows_of_a_month_on_the_sheet_of_the_year_count_once(tmp_path, heads, rows_of, is_first):
    """Wherever the sheet of the year stands."""
    months = {
        "AGT": ("LOG BULAN AGUSTUS 2024", heads, rows_of(4, 8)),
        "SEP": ("LOG BULAN SEPTEMBER 2024", heads, rows_of(6)),
    }
    year = {"TAHUN_2024": ("LOG TAHUN 2024", heads, [*rows_of(4, 8), *rows_of(6)])}
    reading = gathered(tmp_path, **(year | months if is_first else months | year))
    assert (reading.balance.accepted, reading.balance.duplicate, reading.balance.balanced) == (10, 10, True)
    assert {(code, sheet) for code, sheet, *_ in told(reading)} == {("rows-repeated", "TAHUN 2024")}


def test_what_the_sheet_of_the_year_holds_alone_counts(tmp_path):
    """October has no sheet of its own."""
    year = [*activities(6), *activities(3, 10)]
    reading = gathered(
        tmp_path,
        SEP=("KEGIATAN BULAN SEPTEMBER 2024", ACTIVITIES, activities(6)),
        REKAP=("KEGIATAN TAHUN 2024", ACTIVITIES, year),
    )
    assert reading.balance.accepted == 9
    assert told(reading) == [("rows-repeated", "REKAP", 6, 9, 9)]


def test_two_versions_of_a_log_are_told(tmp_path):
    """What both hold counts once, and each of the other rows."""
    reading = gathered(
        tmp_path,
        SEPT=("KEGIATAN BULAN SEPTEMBER 2024", ACTIVITIES, activities(6)),
        SEPT_REVISI=("KEGIATAN BULAN SEPTEMBER 2024", ACTIVITIES, activities(6, first=3)),
    )
    assert reading.balance.accepted == 8
    assert told(reading) == [("sheet-versions", "SEPT REVISI", 4, 6, 8)]


@pytest.mark.parametrize(("first", "count"), [(3, 26), (3, 28), (1, 26)])
def test_two_versions_of_a_register_are_told(tmp_path, first, count):
    """Dropped, added, or both: nobody but the office knows which sheet holds."""
    title = "DATA ORANG ASING BULAN SEPTEMBER 2024"
    reading = gathered(
        tmp_path, SEPT=(title, REGISTER, persons(1, 28)), SEPT_REVISI=(title, REGISTER, persons(first, count))
    )
    assert [(code, sheet) for code, sheet, *_ in told(reading)] == [
        ("versions-sheets", "SEPT"), ("versions-sheets", "SEPT REVISI"),
    ]  # fmt: skip
    assert (reading.balance.accepted, reading.balance.unknown) == (0, 28 + count)


def test_other_sheets_are_no_versions(tmp_path):
    """A sheet of all persons beside its parts, other months, logs that share little, and equal services."""
    title = "DATA ORANG ASING BULAN {} 2024"
    parts = gathered(
        tmp_path,
        KOJA=(title.format("SEPTEMBER"), REGISTER, persons(1, 30)),
        CILINCING=(title.format("SEPTEMBER"), REGISTER, persons(40, 22)),
        SEMUA=(title.format("SEPTEMBER"), REGISTER, [*persons(1, 30), *persons(40, 22)]),
    )
    months = gathered(
        tmp_path,
        AGUSTUS=(title.format("AGUSTUS"), REGISTER, persons(1, 30)),
        SEPTEMBER=(title.format("SEPTEMBER"), REGISTER, persons(2, 30)),
    )
    services = [[f"{n:02}-09-2024", "ITAS", "Perpanjangan", "Disetujui"] for n in range(1, 9)]
    heads = ["TANGGAL", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "KEPUTUSAN"]
    counters = gathered(
        tmp_path,
        LOKET_1=("LAYANAN SEPTEMBER 2024", heads, services),
        LOKET_2=("LAYANAN SEPTEMBER 2024", heads, services),
    )
    assert [told(reading) for reading in (parts, months, counters)] == [[], [], []]
    assert counters.balance.accepted == 16


@pytest.mark.parametrize("is_first", [True, False])
def test_a_month_of_services_beside_its_weeks_counts_once(tmp_path, is_first):
    """Where the weeks hold exactly its rows; one row more and both count."""
    heads = ["TANGGAL", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "KEPUTUSAN"]
    weeks = {
        f"MINGGU_{week}": (
            "LAYANAN SEPTEMBER 2024",
            heads,
            [[f"{7 * week + n:02}-09-2024", "ITAS", "Perpanjangan", "Disetujui"] for n in (1, 2, 3)],
        )
        for week in range(3)
    }
    rows = [row for _title, _heads, of_week in weeks.values() for row in of_week]
    for more, accepted in ([], 9), ([rows[0]], 19):
        month = {"SEPTEMBER": ("LAYANAN SEPTEMBER 2024", heads, [*rows, *more])}
        reading = gathered(tmp_path, **(month | weeks if is_first else weeks | month))
        assert reading.balance.accepted == accepted
