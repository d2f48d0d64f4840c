"""A sheet's name, a title or a row between persons may say of all below that they have left: set aside, or asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

Row = list[object]
MORE_IN_DOUBT = [
    "DIUSULKAN", "USULAN", "DALAM PROSES", "C. DIBATALKAN", "SUDAH TIDAK BERADA LAGI DI INDONESIA",
    "ANAK BERKEWARGANEGARAAN GANDA", "WNI EKS WNA", "CORET / HAPUS", "PERMOHONAN BARU (BELUM TERBIT)",
    "DATA BULAN LALU", "DI LUAR WILAYAH KERJA", "WNA KOTA LAIN (SENTANI)", "TAMBAHAN BULAN OKTOBER 2024",
    "KEADAAN TAHUN 2023",
]  # fmt: skip
_ASKING = {"caption-asked", "departure-asked", "departures-many", "departure-unread", "departure-date-alone"}
TITLE: Row = ["REGISTER ORANG ASING BULAN SEPTEMBER 2024"]
HEADS: Row = ["NO", "NAMA", "L/P", "KEBANGSAAN", "NO PASPOR", "JENIS IZIN TINGGAL", "KECAMATAN", "KET"]


def persons(first: int, count: int, remark: str | None = None) -> list[Row]:
    """Return rows of different persons."""
    return [
        [number, f"ANNA KELLER {chr(64 + number)}", "P", "Jerman", f"C{1234500 + 7 * number}", "ITAS", "Koja", remark]
        for number in range(first, first + count)
    ]


def read(folder: Path, sheets: dict[str, list[Row]], mappings: Mappings | None = None) -> list[tuple[object, ...]]:
    """Return for each sheet how many are accepted and set aside, and the codes that are told with their cells."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = folder / "Register September 2024.xlsx"
    book.save(path)
    reading = read_file(Found(path, is_lock=False), path.name, None, mappings or Mappings())
    told = []
    for table in reading.tables:
        bins = Counter(str(row_bin) for row_bin in table.records.bins)
        codes = {(problem.code, problem.cell) for problem in table.problems if problem.code in _ASKING}
        told.append((bins["accepted"], bins["set_aside"], codes))
    return told


@pytest.mark.parametrize(
    "name", ["SUDAH PULANG", "EPO", "EPO Sep 2024", "MUTASI KELUAR", "WNA yang telah meninggal", "DIDEPORTASI"]
)
def test_a_sheet_of_those_who_left(tmp_path, name):
    """By its name, whatever the title says; a list of deportations is another list anyway."""
    present, left = read(
        tmp_path, {"MASIH TINGGAL": [TITLE, HEADS, *persons(1, 10)], name: [TITLE, HEADS, *persons(11, 4)]}
    )
    assert present == (10, 0, set())
    assert left[0] == 0


@pytest.mark.parametrize(
    "name", ["KELUAR", "KELUAR SEP", "NON AKTIF", "ARSIP", "DATA LAMA", "CONTOH PENGISIAN", "HAPUS", "Backup"]
)
def test_a_sheet_in_doubt_is_asked(tmp_path, name):
    """All are counted, and the office is told of how many."""
    (_, doubtful) = read(tmp_path, {"A": [TITLE, HEADS, *persons(1, 5)], name: [TITLE, HEADS, *persons(6, 4)]})
    assert doubtful == (4, 0, {("caption-asked", None)})


@pytest.mark.parametrize(
    "name", ["Sheet1", "KOJA", "Kec. Koja", "AKTIF", "MASIH TINGGAL", "SEPTEMBER 2024", "BELUM PULANG"]
)
def test_other_names_say_nothing(tmp_path, name):
    """Of places, months, and of those who stay."""
    assert read(tmp_path, {name: [TITLE, HEADS, *persons(1, 4)]}) == [(4, 0, set())]


@pytest.mark.parametrize(
    "label",
    ["B. WNA YANG SUDAH MENINGGALKAN INDONESIA", "SUDAH PULANG / EPO", "II. TELAH PULANG", "2) Mutasi keluar dan EPO"],
)
def test_a_label_between_the_rows(tmp_path, label):
    """Up to the next label; a kecamatan divides the part that it stands in."""
    rows = [["A. MASIH TINGGAL"], *persons(1, 8), [label], *persons(9, 3), ["KECAMATAN KOJA"], *persons(12, 1)]
    ((accepted, left, _),) = read(tmp_path, {"SEP": [TITLE, HEADS, *rows, ["C. LAINNYA"], *persons(13, 2)]})
    assert (accepted, left) == (10, 4)


def test_the_name_of_a_company_brings_nobody_of_such_a_sheet_back(tmp_path):
    """A caption that says they are still here does."""
    rows = [["PT MAJU"], *persons(1, 2), ["C. LAINNYA"], *persons(3, 2)]
    assert read(tmp_path, {"SUDAH PULANG": [TITLE, HEADS, *rows]})[0][:2] == (0, 4)
    back = [*rows, ["MASIH TINGGAL"], *persons(5, 2)]
    assert read(tmp_path, {"SUDAH PULANG": [TITLE, HEADS, *back]})[0][:2] == (2, 4)


@pytest.mark.parametrize("label", ["II. KELUAR", "B. TIDAK AKTIF", "MASUK DAN KELUAR", "B. PULANG", *MORE_IN_DOUBT])
def test_a_label_in_doubt_is_asked_at_its_cell(tmp_path, label):
    """A word that is asked in KETERANGAN is asked here."""
    ((accepted, left, codes),) = read(tmp_path, {"SEP": [TITLE, HEADS, *persons(1, 5), [label], *persons(6, 3)]})
    assert (accepted, left) == (8, 0)
    assert ("caption-asked", "A8") in codes


def test_a_title_says_so_too(tmp_path):
    """Between the letterhead and the header."""
    title: Row = ["DAFTAR WNA YANG SUDAH PULANG BULAN SEPTEMBER 2024"]
    assert read(tmp_path, {"a": [["KANTOR IMIGRASI"], title, HEADS, *persons(1, 4)]})[0][:2] == (0, 4)


def test_many_are_asked_first_and_the_answer_counts(tmp_path):
    """More than five and more than a twentieth of the sheet (settled rule 3)."""
    sheets = {"SUDAH PULANG": [TITLE, HEADS, *persons(1, 6)]}
    assert read(tmp_path, sheets) == [(6, 0, {("departures-many", None)})]
    gone = Mappings(values={"departed": {"SUDAH PULANG": "pergi"}})
    assert read(tmp_path, sheets, gone)[0][:2] == (0, 6)
    stay = Mappings(values={"departed": {"SUDAH PULANG": "tinggal", "ARSIP": "tinggal"}})
    assert read(tmp_path, sheets, stay) == [(6, 0, set())]
    assert read(tmp_path, {"ARSIP": [TITLE, HEADS, *persons(1, 3)]}, stay) == [(3, 0, set())]


@pytest.mark.parametrize(
    "remark",
    ["Pulkam", "Balik ke negaranya", "Out", "Pindah ke Jakarta", "Pindah ke Papua", "Keluar negeri", "Check out",
     "Sudah di luar negeri", "Tidak diketahui keberadaannya", "Tidak ditemukan", "Dipindah ke Rudenim", "†", "di LN",
     "Alih ke Kanim Medan", "Visa cancel", "Kontrak habis", "PHK 1/9", "tdk ada di tempat", "NOT FOUND", "buron",
     "ditahan di Lapas", "stay abroad", "left Sept", "Keluar bulan Agustus"],
)  # fmt: skip
def test_words_that_may_mean_a_departure_are_asked(tmp_path, remark):
    """And counted until the office has answered."""
    rows = [*persons(1, 4), *persons(5, 1, remark)]
    assert read(tmp_path, {"a": [TITLE, HEADS, *rows]}) == [(5, 0, {("departure-asked", "H7")})]


@pytest.mark.parametrize(
    "remark", ["Pindah ke Jl. Melati 4", "Pindah ke Koja", "Pindah ke apartemen baru", "pindah ke PT lain"]
)
def test_a_move_within_the_area_is_not(tmp_path, remark):
    """Nor one to another sponsor."""
    rows = [*persons(1, 4), *persons(5, 1, remark)]
    assert read(tmp_path, {"a": [TITLE, HEADS, *rows]}) == [(5, 0, set())]


@pytest.mark.parametrize(
    "remark",
    ["bukan WNA", "Bukan warga asing", "ternyata WNI", "salah input", "data ganda", "dobel no 5", "lihat no. 12",
     "hapus", "tidak dihitung", "contoh", "cancelled", "BATAL", "Mohon dihapus"],
)  # fmt: skip
def test_words_by_which_a_row_may_not_count_are_asked(tmp_path, remark):
    """That it is no foreigner, stands elsewhere, or was a mistake."""
    rows = [*persons(1, 4), *persons(5, 1, remark)]
    assert read(tmp_path, {"a": [TITLE, HEADS, *rows]}) == [(5, 0, {("departure-asked", "H7")})]


@pytest.mark.parametrize(
    "remark",
    [
        "lihat berkas",
        "paspor ganda",
        "Alih ke ITAP",
        "alih status",
        "salah satu anak di Koja",
        "tidak ada",
        "EPO batal",
    ],
)
def test_remarks_with_such_a_word_among_others_are_not(tmp_path, remark):
    """They say something else."""
    rows = [*persons(1, 4), *persons(5, 1, remark)]
    assert read(tmp_path, {"a": [TITLE, HEADS, *rows]}) == [(5, 0, set())]


@pytest.mark.parametrize(
    ("head", "states"),
    [
        ("Posisi", ["Di Indonesia", "Pulang"]),
        ("Ada/Tidak", ["Ada", "Tidak"]),
        ("Masih tinggal?", ["Ya", "Tidak"]),
        ("Hidup/Mati", ["H", "M"]),
        ("Cek Lapangan", ["√", "x"]),
        ("Verifikasi", ["Valid", "Tidak valid"]),
        ("Exit", [None, "05-09-2024"]),
        ("Tgl Meninggal", [None, "05-09-2024"]),
        ("Pindah ke", [None, "Surabaya"]),
        ("Alasan dihapus", ["-", "double"]),
        ("Tgl Pencabutan", [None, "05-09-2024"]),
        ("ABG", [None, "√"]),
        ("Kewarganegaraan Ganda", ["Tidak", "Ya"]),
    ],
)
def test_a_column_that_may_say_who_left_by_its_head_is_told(tmp_path, head, states):
    """At the first cell that says so, by a no or by anything below a head of departures."""
    rows = [[*row[:-1], states[number == 2]] for number, row in enumerate(persons(1, 5))]
    assert read(tmp_path, {"a": [TITLE, [*HEADS[:-1], head], *rows]}) == [(5, 0, {("departure-unread", "H5")})]
    same = [[*row[:-1], states[0]] for row in persons(1, 5)]
    assert read(tmp_path, {"a": [TITLE, [*HEADS[:-1], head], *same]}) == [(5, 0, set())]


@pytest.mark.parametrize("head", ["Pindah dari", "Tgl keluar paspor", "Vaksin", "Tgl Masuk"])
def test_columns_of_other_facts_are_not(tmp_path, head):
    """Of where somebody came from, of documents."""
    rows = [[*row[:-1], "Tidak" if number == 2 else "Bogor"] for number, row in enumerate(persons(1, 5))]
    assert read(tmp_path, {"a": [TITLE, [*HEADS[:-1], head], *rows]}) == [(5, 0, set())]


@pytest.mark.parametrize("head", ["Kontrol", "Cek lapangan", "Hasil verifikasi"])
def test_a_column_of_departures_under_an_unknown_head_is_told(tmp_path, head):
    """At the first cell that says so; other columns of words are not."""
    states = ["Ada", "Sudah pulang", "Ada", "Pulang", None]
    rows = [[*row[:-1], state] for row, state in zip(persons(1, 5), states, strict=True)]
    assert read(tmp_path, {"a": [TITLE, [*HEADS[:-1], head], *rows]}) == [(5, 0, {("departure-unread", "H4")})]
    others = [[*row[:-1], "Ada"] for row in persons(1, 5)]
    assert read(tmp_path, {"a": [TITLE, [*HEADS[:-1], head], *others]}) == [(5, 0, set())]


@pytest.mark.parametrize("head", ["Tgl Pulang", "TGL EPO", "Tanggal Keluar Indonesia"])
def test_a_day_of_departure_without_a_word_is_told(tmp_path, head):
    """One after the period is of no person who has left."""
    days = [None, "05-09-2024", "12-10-2024", None]
    rows = [[*row[:-1], day] for row, day in zip(persons(1, 4), days, strict=True)]
    assert read(tmp_path, {"a": [TITLE, [*HEADS[:-1], head], *rows]}) == [(4, 0, {("departure-date-alone", "H4")})]


def test_presence_is_a_status(tmp_path):
    """A column of presence in which one person is not there is asked."""
    states = ["Ada"] * 8 + ["Tidak ada"]
    rows = [[*row[:-1], state] for row, state in zip(persons(1, 9), states, strict=True)]
    sheets = {"a": [TITLE, [*HEADS[:-1], "Keberadaan"], *rows]}
    assert read(tmp_path, sheets) == [(9, 0, {("departure-asked", "H11")})]


@pytest.mark.parametrize(
    "title",
    ["DATA KEPULANGAN ORANG ASING", "DATA PENERBITAN EPO", "DAFTAR CALON PEMEGANG ITAS", "DAFTAR WNA YANG DICARI",
     "DATA PERMOHONAN PERPANJANGAN ITAS", "REGISTER PEMBATALAN IZIN TINGGAL", "DAFTAR NARAPIDANA WNA LAPAS",
     "REGISTER ORANG ASING NON AKTIF", "CONTOH PENGISIAN REGISTER", "DATA KEBERANGKATAN WNA", "DATA WNA PINDAH KELUAR",
     "CREW LIST / DAFTAR ABK", "DAFTAR PENUMPANG KM LABOBAR", "DATA EKS WNA", "DATA KELAHIRAN ANAK WNA",
     "DATA WNA YANG TIDAK DITEMUKAN ALAMATNYA", "DATA WNA MASUK DAFTAR PANTAU", "LAPORAN LAMA",
     "Filter: Status = Keluar", "Khusus WNA yang telah keluar", "DRAFT – BELUM FINAL"],
)  # fmt: skip
def test_titles_of_persons_who_may_not_be_here_are_asked(tmp_path, title):
    """With the register's heads; all are counted."""
    rows = [[f"{title} BULAN SEPTEMBER 2024"], HEADS, *persons(1, 4)]
    assert read(tmp_path, {"a": rows}) == [(4, 0, {("caption-asked", "A1")})]


@pytest.mark.parametrize(
    "title", ["DATA WNA YANG BELUM PULANG", "DATA WNA YANG MASIH AKTIF, BUKAN ARSIP", "DATA ORANG ASING"]
)
def test_other_titles_are_not(tmp_path, title):
    """Those that say the opposite."""
    assert read(tmp_path, {"a": [[f"{title} BULAN SEPTEMBER 2024"], HEADS, *persons(1, 4)]}) == [(4, 0, set())]
