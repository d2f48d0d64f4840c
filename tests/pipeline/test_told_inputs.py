"""What is said of inputs that are no register, no workbook, or doubtful in one cell or column: never in silence."""

from __future__ import annotations

import pytest

from reports.pipeline.gather import gather_office

HEAD = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL"
PERSON = "1;SEN WIJO;A1234567;Jepang;ITAS"


@pytest.fixture
def problems(tmp_path):
    """Return a function that writes inputs of an office and returns code and cell of each problem."""

    def read(**files):
        """Write files, name → lines, and read them."""
        (tmp_path / "inputs").mkdir(exist_ok=True)
        for name, lines in files.items():
            (tmp_path / "inputs" / f"{name}.csv").write_text("\n".join(lines), encoding="utf-8")
        gathered = gather_office(tmp_path, store=False)
        return {(problem.code, problem.cell) for problem in gathered.problems}

    return read


def test_a_list_known_as_another_is_told_as_such(problems):
    """Deported people are not present; the word in the title says what they are."""
    rows = ("DAFTAR WNA YANG DIDEPORTASI BULAN OKTOBER 2024", HEAD, PERSON)
    assert ("list-other", None) in problems(daftar=rows)


def test_a_list_of_guests_with_permits_is_asked_about(problems):
    """It may be the register of a hotel district, or a hotel's guests."""
    assert ("list-asked", None) in problems(daftar=("DATA TAMU HOTEL OKTOBER 2024", HEAD, PERSON))


def test_a_village_whose_name_holds_such_a_word_changes_nothing(problems):
    """Names of places are taken off first; a plain title has no sign."""
    told = problems(daftar=("DATA ORANG ASING KEL. PLUIT BULAN OKTOBER 2024", HEAD, PERSON))
    assert not {code for code, _cell in told if code.startswith("list-")}


def test_a_file_that_is_no_workbook_is_named(problems, tmp_path):
    """A scanned list is not read, and not passed over either."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "register oktober 2024.pdf").write_bytes(b"%PDF-1.4")
    assert ("file-no-workbook", None) in problems(daftar=("DATA WNA BULAN OKTOBER 2024", HEAD, PERSON))


def test_one_passport_of_two_persons_is_told_at_both_rows(problems):
    """A child on a parent's passport stays a person of its own."""
    head = f"{HEAD};TANGGAL LAHIR"
    rows = (f"{PERSON};04-03-1980", "2;MIRA WIJO;A1234567;Jepang;ITAS;05-06-2015")
    told = problems(daftar=("DATA WNA BULAN OKTOBER 2024", head, *rows))
    assert {("passport-shared", "C3"), ("passport-shared", "C4")} <= told


def test_a_part_of_a_cell_that_does_not_fit_is_told_at_the_cell(problems):
    """The passport number is kept; what stands with it is told, as a date or as a part of no field."""
    head = "NO;NAMA;NO PASPOR / MASA BERLAKU PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL"
    rows = (
        "1;SEN WIJO;A1234567 / entah;Jepang;ITAS",
        "2;MIRA KATO;A1234568 / 06-02-2027;Jepang;ITAS",
        "3;ANA KATO;A1234569 / 06-02-2027 / lama sekali;Jepang;ITAS",
    )
    told = problems(daftar=("DATA WNA BULAN OKTOBER 2024", head, *rows))
    assert ("date-unreadable", "C3") in told
    assert ("cell-part-unread", "C5") in told
    assert not {cell for _code, cell in told} & {"C4"}


def persons(*expiries):
    """Return rows of persons with these permit expiries."""
    return tuple(f"{n};SEN WIJO {n};A123456{n};Jepang;ITAS;{day}" for n, day in enumerate(expiries))


def test_dates_with_the_year_first_are_decided_by_the_whole_column(problems):
    """25-04-10 is April 2025: read day first, nearly all permits would have ended years ago; told once a column."""
    days = ("25-04-10", "25-01-09", "25-04-16", "26-01-03", "25-09-14", "24-10-28", "25-06-09", "25-03-30")
    told = problems(daftar=("DATA WNA BULAN OKTOBER 2024", f"{HEAD};MASA BERLAKU IZIN TINGGAL", *persons(*days)))
    assert ("date-year-first", None) in told


def test_a_column_of_permits_that_ended_years_ago_is_asked_about(problems):
    """Such dates are another document's, or turned round; the column is left empty."""
    days = ("01-02-2012", "03-04-2013", "05-06-2011", "07-08-2012", "09-10-2013", "11-12-2014", "13-01-2012")
    told = problems(daftar=("DATA WNA BULAN OKTOBER 2024", f"{HEAD};MASA BERLAKU IZIN TINGGAL", *persons(*days)))
    assert "column-implausible" in {code for code, _cell in told}
