"""Settled rules 1–4: which list is a register, versions of a month, persons who have left, copies."""

from __future__ import annotations

from datetime import date

import pytest

SEPTEMBER = "ORANG ASING BULAN SEPTEMBER 2024"
STOCK = "stock-district-permit/total/total"
MIDDLE = date(2024, 9, 15)


@pytest.mark.parametrize(
    ("head", "row", "stock"),
    [
        ("NO;NAMA;NO PASPOR;JENIS IZIN TINGGAL", "SEN WIJO;A1234567;ITAS", 1),
        ("NO;NAMA;KEBANGSAAN;JENIS IZIN TINGGAL", "SEN WIJO;Jepang;ITAS", 1),
        ("NO;NAMA;NO PASPOR;KEBANGSAAN;NO KITAS", "SEN WIJO;A1234567;Jepang;2C11JE0001-W", 1),
        ("NO;NAMA;NO PASPOR;KEBANGSAAN;INDEKS", "SEN WIJO;A1234567;Jepang;E31B", 1),
        ("NO;NAMA;NO PASPOR;KEBANGSAAN;MASA BERLAKU KITAS", "SEN WIJO;A1234567;Jepang;01-03-2025", 1),
        ("NO;NAMA TKA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL", "SEN WIJO;A1234567;Jepang;ITAS", 1),
        ("NO;NAMA PEMOHON;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL", "SEN WIJO;A1234567;Jepang;ITAS", 1),
        ("NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;KETERANGAN", "SEN WIJO;A1234567;Jepang;ITAS;tamu hotel", 1),
        ("NO;NAMA;NO PASPOR;KEBANGSAAN;KECAMATAN", "SEN WIJO;A1234567;Jepang;Koja", None),
        ("NO;NAMA;NO PASPOR;KEBANGSAAN;BERLAKU S/D", "SEN WIJO;A1234567;Jepang;01-03-2025", None),
        ("NO;NAMA;KECAMATAN;JENIS IZIN TINGGAL", "SEN WIJO;Koja;ITAS", None),
        ("NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;TGL DEPORTASI", "SEN WIJO;A1;Jepang;ITAS;01-09-2024", None),
        ("NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;NO KAMAR", "SEN WIJO;A1234567;Jepang;ITAS;101", None),
        ("NO;NAMA;NO PASPOR;KEBANGSAAN;NO RPTKA;BERLAKU S/D", "SEN WIJO;A1234567;Jepang;R-1;01-03-2025", None),
    ],
    ids=[
        "passport", "nationality", "number", "index", "certain expiry", "nama tka", "nama pemohon", "word in a cell",
        "no permit", "vague expiry", "neither passport nor nationality", "deportation", "room", "rptka",
    ],
)  # fmt: skip
def test_a_list_of_persons_is_a_register_only_with_proof(office, head, row, stock):
    """Name, passport or nationality, a permit, and no event of another list."""
    office.write("daftar", SEPTEMBER, row, head=head)
    assert office.value(STOCK) == stock


@pytest.mark.parametrize(("deported", "code"), [(1, "list-asked"), (3, "list-other"), (0, "list-asked")])
def test_a_list_with_an_event_of_few_persons_is_asked_about(office, deported, code):
    """TGL DEPORTASI that fewer than half of the rows fill: another list or a register, the office decides."""
    days = ["05-09-2024"] * deported + [""] * (5 - deported)
    rows = [f"SEN WIJO {'ABCDE'[number]};A123456{number};Jepang;ITAS;{day}" for number, day in enumerate(days)]
    office.write("daftar", SEPTEMBER, *rows, head="NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;TGL DEPORTASI")
    assert (office.value(STOCK), code in office.codes()) == (None, True)


@pytest.mark.parametrize(
    ("title", "head", "row", "stock"),
    [
        ("TKA BULAN SEPTEMBER 2024", "NO;NAMA;NO PASPOR;KEBANGSAAN;MASA BERLAKU KITAS", "01-03-2025", None),
        ("ORANG ASING BULAN SEPTEMBER 2024", "NO;NAMA;NO PASPOR;KEBANGSAAN;MASA BERLAKU KITAS", "01-03-2025", 1),
        ("TKA BULAN SEPTEMBER 2024", "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL", "ITAS", None),
        ("WNA YANG DIDEPORTASI BULAN SEPTEMBER 2024", "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL", "ITAS", None),
    ],
    ids=["tka without permit", "no such word", "tka with permit: asked", "deported"],
)
def test_words_in_the_title_reject_or_ask(office, title, head, row, stock):
    """TKA rejects a table without class, number or index; with one the office is asked, and nothing counts yet."""
    office.write("daftar", title, f"SEN WIJO;A1234567;Jepang;{row}", head=head)
    assert office.value(STOCK) == stock
    asked = "TKA" in title and row == "ITAS"
    assert ("list-asked" in office.codes()) == asked


def test_a_table_without_a_month_delivers_no_register(office):
    """For no month, and says so for every month."""
    office.write(
        "daftar", "ORANG ASING", "SEN WIJO;A1234567;Jepang;ITAS", head="NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL"
    )
    assert office.value(STOCK) is None
    assert [one.reason for one in office.quality().not_understood] == ["period-unknown"]


def test_a_third_file_that_is_no_version_is_joined(office):
    """Of the two versions one is left out; then the month has both remaining files, with one copy told."""
    office.persons("register a", SEPTEMBER, range(1, 41)).persons("register b", SEPTEMBER, range(11, 51))
    office.persons("register c", SEPTEMBER, range(40, 70))
    assert office.value(STOCK) is None
    (office.folder / "mappings.toml").write_text('left_out = ["inputs/register b.csv"]\n', encoding="utf-8")
    assert office.value(STOCK) == 40 + 30 - 1
    assert "duplicate" in office.codes()


def test_three_files_of_few_common_persons_are_one_register(office):
    """The third shares persons with both, with neither of them half of the larger."""
    office.persons("register a", SEPTEMBER, range(1, 31)).persons("register b", SEPTEMBER, range(31, 61))
    office.persons("register c", SEPTEMBER, range(21, 41))
    assert office.value(STOCK) == 60
    assert "duplicate" in office.codes()


def test_an_undecided_month_makes_a_draft_of_its_register_alone(office):
    """The register counts as not understood; the month before has its figures."""
    office.persons("register a", SEPTEMBER, range(1, 31)).persons("register b", SEPTEMBER, range(2, 32))
    office.persons("register c", "ORANG ASING BULAN AGUSTUS 2024", range(1, 31))
    assert [(one.reason, one.kinds) for one in office.quality().not_understood] == [("versions", ("register",))]
    assert (office.value(STOCK), office.value(STOCK, "2024-08")) == (None, 30)
    assert office.quality("2024-08").not_understood == ()


@pytest.mark.parametrize(
    ("remark", "end", "middle"),
    [
        ("Sudah pulang 14-09-2024", 1, 1),
        ("Sudah pulang 15-09-2024", 1, 1),
        ("Sudah pulang 16-09-2024", 1, 2),
        ("Sudah pulang 01-10-2024", 2, 2),
        ("Sudah pulang", 1, 1),
        ("EPO 08-09-2024", 1, 1),
        ("EPO 09-09-2024", 1, 2),
        ("EPO 24-09-2024", 2, 2),
        ("Pindah ke Koja", 2, 2),
        ("Pindah ke Bekasi 20-09-2024", 1, 2),
        ("Menetap", 2, 2),
    ],
)
def test_who_left_after_the_as_of_date_is_still_here(office, remark, end, middle):
    """At the end of the month, and on its fifteenth day; an EPO leaves seven days."""
    office.write("register", SEPTEMBER, f"SEN WIJO;A1;Jepang;ITAS;Koja;{remark}", "MIRA KATO;A2;Jepang;ITAS;Koja;")
    assert (office.value(STOCK), office.value(STOCK, as_of=MIDDLE)) == (end, middle)
    assert ("departed" in office.codes()) == (end == 1)
    assert ("departed" in office.codes(MIDDLE)) == (middle == 1)


def test_who_is_still_here_is_no_second_person(office):
    """The row that comes back is a copy of the one without a remark."""
    row = "SEN WIJO;A1234567;Jepang;ITAS;Koja;"
    office.write("register", SEPTEMBER, f"{row}Sudah pulang 20-09-2024", row)
    assert (office.value(STOCK), office.value(STOCK, as_of=MIDDLE)) == (1, 1)


def test_a_citizen_with_a_departure_stays_set_aside(office):
    """What brings back who left later brings back no citizen."""
    office.write(
        "register", SEPTEMBER, "SEN WIJO;A1;WNI;ITAS;Koja;Sudah pulang 20-09-2024", "MIRA;A2;Jepang;ITAS;Koja;"
    )
    assert office.value(STOCK, as_of=MIDDLE) == 1


@pytest.mark.parametrize("word", ["HILANG", "PROSES", "DITAHAN", "0", "NULL"])
def test_a_word_in_place_of_a_number_joins_nobody(office, word):
    """Two persons of one name remain two, and both cells are told."""
    office.write("register", SEPTEMBER, *(f"{name};{word};Jepang;ITAS;Koja;" for name in ("SEN WIJO", "MIRA KATO")))
    assert office.value(STOCK) == 2
    assert "passport-word" in office.codes()


def test_letters_that_look_latin_are_read_as_latin(office):
    """A number with Cyrillic А and В is the same number, told."""
    rows = ("SEN WIJO;AB12345;Jepang;ITAS;Koja;", "SEN WIJO;\u0410\u041212345;Jepang;ITAS;Koja;")
    office.write("register", SEPTEMBER, *rows)
    assert office.value(STOCK) == 1
    office.write("register", SEPTEMBER, rows[0], rows[1].replace("12345", "12346"))
    assert office.value(STOCK) == 2
