"""Files as offices keep them: heads and cells of two fields, merged heads, dates of other documents."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import find
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

TITLE = ["DATA WNA BULAN OKTOBER 2024"]


def read(folder: Path, *rows: list[object], merged: str = "", title: list[object] = TITLE) -> TableReading:
    """Write a sheet, its header merged as given, and return its one table."""
    book = openpyxl.Workbook()
    for row in (title, *rows):
        book.active.append(row)
    for span in merged.split():
        book.active.merge_cells(span)
    book.save(folder / "oktober 2024.xlsx")
    (file,) = find(folder / "oktober 2024.xlsx")
    (table,) = read_file(file, "oktober 2024.xlsx", originals=True).tables
    return table


def told(reading: TableReading) -> set[tuple[str, str | None]]:
    """Return code and cell of every problem at a cell."""
    return {(problem.code, problem.cell) for problem in reading.problems if problem.cell}


COMBINED = ["No", "Nama Lengkap", "No. Paspor/Masa Berlaku", "Kebangsaan / Negara", "Jns Kelamin (L/P)",
            "Tempat, Tgl Lahir", "No. ITAS & Masa Berlaku", "Alamat Lengkap RT/RW Kel Kec",
            "Sponsor/Penjamin"]  # fmt: skip
PERSONS = [
    [1, "TAKURO MARSUVO", "X7713800 / 06-02-2027", "Jepang", "L", "Fujian, 10/01/1989",
     "KITAS 2C36JE9231-W s/d 10/04/2025", "Jl. A No 1 RT 003/RW 005 Kel. Pluit Kec. Penjaringan", "PT A"],
    [2, "OLUKAN FISTOLA", "P1893792 / tidak jelas", "Tiongkok/RRT", "P", "Lagos 10-01-1990",
     "2C36JE9232-W / 28-10-2024", "Jl. B RT 1/RW 2 Kel Koja Kec Koja", "PT B"],
    [3, "YANZU NUBISO", "hilang", "Rep. Korea", "P", None, "ITK s/d 30/11/2024 / lama / 3",
     "Jl. C Kec. Menteng, Jakarta Pusat", "PT B"],
]  # fmt: skip


def test_a_register_of_combined_cells_is_read_whole(tmp_path: Path) -> None:
    """Every field of it, with the cell as the place of each part, and a finding where a part does not fit."""
    reading = read(tmp_path, COMBINED, *PERSONS)
    values = reading.records.values
    assert reading.table.kind == "register"
    assert values["passport_no"] == ["X7713800", "P1893792", None]
    assert values["nationality"] == ["JPN", "CHN", "KOR"]
    assert values["birth_date"] == [date(1989, 1, 10), date(1990, 1, 10), None]
    assert values["permit_no"][:2] == ["2C36JE9231-W", "2C36JE9232-W"]
    assert values["permit_class"] == ["ITAS", None, "ITK"]
    assert values["permit_expiry"] == [date(2025, 4, 10), date(2024, 10, 28), date(2024, 11, 30)]
    assert values["district"] == ["31.72.01", "31.72.03", "outside"]
    assert values["village"][0] == "31.72.01.1005"
    assert values["address"][0] == "Jl. A No 1"
    assert reading.records.raw["permit_no"][0] == "KITAS 2C36JE9231-W s/d 10/04/2025"
    assert told(reading) == {
        ("date-unreadable", "C4"), ("passport-word", "C5"), ("permit-missing", "G4"), ("cell-part-unread", "G5"),
    }  # fmt: skip


def test_columns_of_several_fields_say_so(tmp_path: Path) -> None:
    """``field`` is the first, ``fields`` are all."""
    columns = {column.letter: column for column in read(tmp_path, COMBINED, *PERSONS).table.columns}
    assert (columns["C"].field, columns["C"].how) == ("passport_no", "split")
    assert columns["C"].fields == ("passport_no", "passport_expiry")
    assert columns["G"].fields == ("permit_no", "permit_expiry", "permit_type")
    assert (columns["D"].field, columns["D"].how, columns["D"].fields) == ("nationality", "joined", ())


def test_a_column_of_its_own_wins_over_a_shared_one(tmp_path: Path) -> None:
    """In either order; the shared cell is parted all the same."""
    for head in (
        ["Nama", "No Paspor", "No KITAS", "Kec.", "Kel/Kec"],
        ["Nama", "No Paspor", "No KITAS", "Kel/Kec", "Kec."],
    ):
        place = {"Kec.": "Koja", "Kel/Kec": "Pluit/Penjaringan"}
        row = ["MIRA KATO", "A1234567", "2C11AB0001", *(place[text] for text in head[3:])]
        reading = read(tmp_path, head, row)
        assert reading.records.values["district"] == ["31.72.03"]


@pytest.mark.parametrize("column", ["C", "D"])
def test_the_data_of_a_merged_head_may_stand_in_any_of_its_columns(tmp_path: Path, column: str) -> None:
    """The other column is empty and no second one of the same field."""
    head = ["NO", "NAMA", "NO. PASPOR", None, "KEBANGSAAN", "JENIS IZIN TINGGAL"]
    rows = [[n, "MIRA KATO", None, None, "Jepang", "ITAS"] for n in (1, 2)]
    for number, row in enumerate(rows):
        row[2 if column == "C" else 3] = f"A123456{number}"
    reading = read(tmp_path, head, *rows, merged="C2:D2")
    assert reading.records.values["passport_no"] == ["A1234560", "A1234561"]
    assert "column-repeated" not in {problem.code for problem in reading.problems}


def test_data_in_both_columns_of_a_merged_head_are_told(tmp_path: Path) -> None:
    """One is read, and the other is a second column of the field."""
    head = ["NO", "NAMA", "NO. PASPOR", None, "KEBANGSAAN", "JENIS IZIN TINGGAL"]
    rows = [[n, "MIRA KATO", f"A123456{n}", f"B123456{n}", "Jepang", "ITAS"] for n in (1, 2)]
    reading = read(tmp_path, head, *rows, merged="C2:D2")
    assert ("column-repeated", "D2") in told(reading)


def test_the_place_of_a_register_without_place_columns_is_in_its_addresses(tmp_path: Path) -> None:
    """Where an address says none it is told at the address."""
    head = ["No", "Nama", "No Paspor", "Kebangsaan", "Jenis Izin Tinggal", "Alamat"]
    where = [
        "Jl. Cakung Cilincing Raya No. 5 RT 1/RW 2 Kel. Lagoa Kec. Koja",
        "Jl. Cilincing Raya No. 5",
        "Jl. B Kec. Kojja",
    ]
    rows = [[n, "MIRA KATO", f"A123456{n}", "Jepang", "ITAS", text] for n, text in enumerate(where, 1)]
    reading = read(tmp_path, head, *rows)
    assert reading.records.values["district"] == ["31.72.03", None, None]
    assert told(reading) == {("district-missing", "F4"), ("district-unreadable", "F5")}


def test_without_any_place_it_is_told_once(tmp_path: Path) -> None:
    """Everybody is in no kecamatan, and a line says so."""
    rows = [[n, "MIRA KATO", f"A123456{n}", "Jepang", "ITAS"] for n in (1, 2)]
    reading = read(tmp_path, ["No", "Nama", "No Paspor", "Kebangsaan", "Jenis Izin Tinggal"], *rows)
    assert {problem.details["count"] for problem in reading.problems if problem.field == "kecamatan"} == {2}


def test_addresses_without_the_kelurahan_that_their_header_names_are_told_once(tmp_path: Path) -> None:
    """The kecamatan of the group row stands; the kelurahan is unknown."""
    head = ["No", "Nama", "No Paspor", "Kebangsaan", "Jenis Izin Tinggal", "Alamat Lengkap RT/RW Kel Kec"]
    rows = [[1, "MIRA KATO", "A1234567", "Jepang", "ITAS", "Jl. A RT 1/RW 2 Kel. Lagoa Kec. Koja"],
            [2, "TARO SENWI", "A1234568", "Jepang", "ITAS", "lihat berkas"]]  # fmt: skip
    reading = read(tmp_path, head, ["KECAMATAN KOJA"], *rows)
    assert reading.records.values["district"] == ["31.72.03", "31.72.03"]
    assert reading.records.values["village"][1] is None
    told_of = {
        problem.field: problem.details["count"] for problem in reading.problems if problem.code == "values-missing"
    }
    assert told_of["kelurahan"] == 1


def test_a_code_is_asked_although_its_first_row_is_set_aside(tmp_path: Path) -> None:
    """It is told once, at the first cell that has it, for all rows."""
    head = ["NAMA", "NO_PASPOR", "KD_NEGARA", "KD_JK", "KD_IZIN"]
    rows = [["MIRA KATO", "A1234567", "IDN", 1, "ITAS"], ["TARO SENWI", "A1234568", "JPN", 1, "ITAS"],
            ["JOHAR TALU", "A1234569", "KOR", 1, "ITAS"]]  # fmt: skip
    reading = read(tmp_path, head, *rows)
    assert [str(one) for one in reading.records.bins] == ["set_aside", "accepted", "accepted"]
    assert ("code-asked", "D3") in told(reading)


def test_a_number_is_no_name(tmp_path: Path) -> None:
    """A numbered empty row of a register without a column of numbers is nobody."""
    head = ["NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"]
    reading = read(tmp_path, head, ["MIRA KATO", "A1234567", "Jepang", "ITAS"], [2], ["TARO", None, "Jepang", "ITAS"])
    assert [str(one) for one in reading.records.bins].count("accepted") == 2


def test_a_misspelt_kecamatan_of_an_activity_is_told(tmp_path: Path) -> None:
    """A place elsewhere, or none, is no fault of an activity."""
    head = ["Tanggal", "Jenis Kegiatan", "Kecamatan", "Jumlah Diperiksa"]
    days = [["10-10-2024", "Patroli", place, 3] for place in ("Kojja", "Koja", None)]
    reading = read(tmp_path, head, *days, title=["LOG KEGIATAN OKTOBER 2024"])
    assert reading.table.kind == "activities"
    assert told(reading) == {("district-unreadable", "C3")}


def dated(*texts: object) -> list[list[object]]:
    """Return a header and rows of persons whose permits end then."""
    head: list[object] = ["No", "Nama", "No Paspor", "Kebangsaan", "Jenis Izin Tinggal", "Masa Berlaku"]
    rows = [[n, "MIRA KATO", f"A12345{n:02}", "Jepang", "ITAS", text] for n, text in enumerate(texts, 1)]
    return [head, *rows]


def test_a_column_of_two_digit_years_first_is_read_so_and_told(tmp_path: Path) -> None:
    """The other way most of the permits would have ended years ago."""
    texts = ["25-04-10", "25-01-09", "26-01-03", "24-10-28", "28-06-25"]
    reading = read(tmp_path, *dated(*texts))
    assert reading.records.values["permit_expiry"][0] == date(2025, 4, 10)
    assert "date-year-first" in {problem.code for problem in reading.problems}


def test_a_column_half_of_whose_permits_ended_years_ago_is_asked(tmp_path: Path) -> None:
    """It is left empty, and proposed to the office."""
    reading = read(tmp_path, *dated(*(date(2012 + n % 3, 5, 1) for n in range(8))))
    assert reading.table.columns[5].how == "proposed"
    assert ("column-implausible", "F2") in told(reading)
    assert reading.records.values["permit_expiry"] == [None] * 8


@pytest.mark.parametrize(
    ("head", "field", "days"),
    [
        ("Masa Berlaku Paspor", "passport_expiry", [date(2012 + n % 3, 5, 1) for n in range(8)]),
        ("Masa Berlaku Paspor", "passport_expiry", [date(1985 + n, 5, 1) for n in range(8)]),
        (
            "Masa Berlaku Paspor",
            "passport_expiry",
            ["10-04-12", "09-01-13", "16-04-11", "11-10-12", "01-02-10", "28-04-14"],
        ),
        ("Masa Berlaku Paspor", "passport_expiry", [date(2060 + n, 5, 1) for n in range(8)]),
        ("Tanggal Lahir", "birth_date", [date(2024, 1 + n, 1) for n in range(8)]),
        ("Tanggal Lahir", "birth_date", [date(2028, 1 + n, 1) for n in range(8)]),
        ("Tgl Lahir", "birth_date", [f"0{1 + n}-05-2023" for n in range(8)]),
        ("Tgl Lahir", "birth_date", [date(1900, 1, 1 + n) for n in range(8)]),
        ("Masa Berlaku Izin Tinggal", "permit_expiry", [date(2120, 1 + n, 1) for n in range(8)]),
    ],
)
def test_a_column_that_cannot_be_what_it_says_is_asked(
    tmp_path: Path, head: str, field: str, days: list[object]
) -> None:
    """Passports that ended years ago, persons not born yet, permits of another century."""
    table = dated(*days)
    table[0][5] = head
    reading = read(tmp_path, *table)
    assert reading.table.columns[5].how == "proposed"
    assert ("column-implausible", "F2") in told(reading)
    assert set(reading.records.values.get(field, [None])) == {None}


@pytest.mark.parametrize(
    ("head", "field", "days"),
    [
        (
            "Masa Berlaku Paspor",
            "passport_expiry",
            ["29-04-10", "25-01-09", "26-01-03", "31-10-28", "28-06-25", "30-02-11"],
        ),
        ("Tanggal Lahir", "birth_date", ["85-04-10", "75-01-09", "90-01-03", "64-10-28", "58-06-25", "01-02-11"]),
        ("Tanggal Lahir", "birth_date", ["10-04-58", "09-01-75", "03-01-61", "28-10-44", "25-06-39", "11-02-01"]),
        ("Tanggal Lahir", "birth_date", [date(2006 + n, 5, 1) for n in range(8)]),
        (
            "Tanggal Lahir",
            "birth_date",
            [*[date(1980 + n, 5, 1) for n in range(5)], *[date(2024, n, 1) for n in range(1, 5)]],
        ),
        (
            "Masa Berlaku Paspor",
            "passport_expiry",
            [*[date(2026 + n, 5, 1) for n in range(5)], *[date(2011, n, 1) for n in range(1, 5)]],
        ),
    ],
)
def test_a_column_that_can_be_what_it_says_is_read(tmp_path: Path, head: str, field: str, days: list[object]) -> None:
    """Year first or last, births of either century, children, some odd dates among others."""
    table = dated(*days)
    table[0][5] = head
    reading = read(tmp_path, *table)
    assert reading.table.columns[5].field == field
    assert "column-implausible" not in {problem.code for problem in reading.problems}
    if field in reading.records.values:  # the expiry of a passport is not kept
        assert len([day for day in reading.records.values[field] if day]) >= len(days) - 1


def test_a_column_with_some_old_permits_is_read(tmp_path: Path) -> None:
    """Expired for years is odd for most, not for some."""
    days = [date(2024, 10, 1) + timedelta(90 * n) for n in range(6)]
    reading = read(tmp_path, *dated(*days, date(2015, 1, 1), date(2016, 1, 1)))
    assert reading.records.values["permit_expiry"] == [*days, date(2015, 1, 1), date(2016, 1, 1)]


def test_the_end_of_another_document_never_counts(tmp_path: Path) -> None:
    """BERLAKU S/D behind NO RPTKA is the RPTKA's; behind another number it is asked."""
    head = ["No", "Nama", "No Paspor", "Kebangsaan", "No KITAS", "No RPTKA", "Berlaku s/d"]
    row = [1, "MIRA KATO", "A1234567", "Jepang", "2C11AB0001", "B.3/1", "31-12-2025"]
    reading = read(tmp_path, head, row)
    assert (reading.table.columns[6].field, reading.table.columns[6].how) == (None, "none")
    assert reading.records.values["permit_expiry"] == [None]
    reading = read(tmp_path, [*head[:5], "No Surat", *head[6:]], row)
    assert ("column-contested", "G2") in told(reading)


def test_a_log_of_combined_cells_is_read(tmp_path: Path) -> None:
    """Counts with nationality, date with place, number with date of the decision."""
    head = ["No", "Tgl/Tempat Kejadian", "Kejadian / Kronologi Singkat", "Jml/Kebangsaan", "Pasal",
            "Tindakan yg diambil", "No & Tgl SK", "Tingkat Kepastian"]  # fmt: skip
    rows = [
        [1, "07-10-2024 / Kel. Pluit Kec. Penjaringan", "Overstay", "3 WN RRT (L)", "Pasal 78 ayat (3)", "Deportasi",
         "W10.IMI.IMI.4-1101 tgl 8 Okt 2024", "Ditindak"],
        [2, "09-10-2024 / Koja", "Pemeriksaan", "2 RRT, 1 Jepang", "-", "-", "-", "Klarifikasi"],
    ]  # fmt: skip
    reading = read(tmp_path, head, *rows, title=["LOG KEJADIAN OKTOBER 2024"])
    values = reading.records.values
    assert (reading.table.kind, values["persons"]) == ("incidents", [3, 3])
    assert (values["nationality"], values["sex"]) == (["CHN", None], ["L", None])
    assert values["decision_no"] == ["W10.IMI.IMI.4-1101", None]
    assert values["decision_date"] == [date(2024, 10, 8), None]
    assert values["district"] == ["31.72.01", "31.72.03"]
    assert ("nationality-unknown", "D4") in told(reading)


def test_everyday_words_of_activities_are_kinds(tmp_path: Path) -> None:
    """Waslap, Wasmin, Opsgab, Rakor, with or without Giat."""
    texts = ["Waslap", "Wasmin", "Opsgab", "Rakor", "Giat Waslap", "Giat Opsgab di Koja"]
    rows = [[n, "07-10-2024", text, "Koja", 5] for n, text in enumerate(texts, 1)]
    head = ["No", "Tgl Giat", "Nama Giat", "Lokasi", "Jml OA diperiksa"]
    reading = read(tmp_path, head, *rows, title=["KEGIATAN OKTOBER 2024"])
    kinds = ["lapangan", "administratif", "operasi-gabungan", "rapat", "lapangan", "operasi-gabungan"]
    assert (reading.table.kind, reading.records.values["activity_kind"]) == ("activities", kinds)


PLAIN = ["No", "Nama", "No Paspor", "Kebangsaan", "Izin Tinggal s/d", "Kecamatan"]
THREE = [[number, f"ORANG {number}", f"E100000{number}", "Jepang", "10/04/2025", "Koja"] for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("DAFTAR ORANG ASING PEMEGANG KITAS OKTOBER 2024", "ITAS"),
        ("Register Izin Tinggal Tetap Oktober 2024", "ITAP"),
        ("ITK – Oktober 2024", "ITK"),
        ("Register ITAS dan ITAP Oktober 2024", None),
        ("Register pemegang VITAS Oktober 2024", None),
    ],
)
def test_a_sheet_of_one_permit_class_gives_it_to_its_persons(tmp_path: Path, title: str, expected: str | None) -> None:
    """Told once with the number of them; a title of two classes, or of a visa, gives none, and that is told too."""
    reading = read(tmp_path, PLAIN, *THREE, title=[title])
    assert reading.records.values["permit_class"] == [expected] * 3
    (problem,) = [one for one in reading.problems if one.field == "permit_type"]
    assert (problem.code, problem.details["count"]) == ("class-by-sheet" if expected else "values-missing", 3)


def test_a_column_of_classes_or_of_indices_wins_over_the_title(tmp_path: Path) -> None:
    """An empty cell of a column of classes stays unknown; a visa index says more than a title."""
    rows = [[*row, cell] for row, cell in zip(THREE, ["ITAP", None, "ITAP"], strict=True)]
    reading = read(tmp_path, [*PLAIN, "Jenis Izin Tinggal"], *rows, title=["DATA PEMEGANG ITAS OKTOBER 2024"])
    assert reading.records.values["permit_class"] == ["ITAP", None, "ITAP"]
    rows = [[*row, cell] for row, cell in zip(THREE, ["C1", None, "E23"], strict=True)]
    reading = read(tmp_path, [*PLAIN, "Indeks Visa"], *rows, title=["DATA PEMEGANG ITAS OKTOBER 2024"])
    assert reading.records.values["permit_class"] == ["ITK", "ITAS", "ITAS"]
    assert next(one.details["count"] for one in reading.problems if one.code == "class-by-sheet") == 1
