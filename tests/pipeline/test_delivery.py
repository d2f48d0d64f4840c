"""Which months a table delivers (settled rules 1 and 6): rows or NIHIL, and a log no further than its last row."""

from __future__ import annotations

import pytest

from reports.model.period import Month, Period
from reports.pipeline.completeness import not_understood
from reports.pipeline.gather import gather_paths

ACTIVITIES = "NO;TANGGAL;JENIS KEGIATAN;TEMPAT;DIPERIKSA;TEMUAN"
REGISTER = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL"


@pytest.fixture
def delivered(tmp_path):
    """Return a function that writes one table and returns the months its kind was delivered for."""

    def read(title, header, *rows, kind="activities", name="data"):
        """Write a table and return months of 2024 as numbers, and what was gathered."""
        (tmp_path / f"{name}.csv").write_text("\n".join((title, header, *rows)), encoding="utf-8")
        gathered = gather_paths([tmp_path], None)
        months = [number for number in range(1, 13) if gathered.coverage.find(kind, Month(2024, number))]
        return months, gathered

    return read


def test_the_log_of_a_year_is_delivered_to_its_last_row(delivered):
    """The months to come are not delivered, and so are not zero."""
    rows = ("1;05-02-2024;Pengawasan Lapangan;Koja;3;0", "2;17-09-2024;Operasi Gabungan;Koja;9;1")
    assert delivered("KEGIATAN TAHUN 2024", ACTIVITIES, *rows)[0] == list(range(1, 10))


def test_a_log_that_states_no_month_begins_with_its_first_row(delivered):
    """Nothing before it is known."""
    rows = ("1;05-02-2024;Pengawasan Lapangan;Koja;3;0", "2;17-04-2024;Operasi Gabungan;Koja;9;1")
    assert delivered("KEGIATAN", ACTIVITIES, *rows)[0] == [2, 3, 4]


def test_a_header_alone_delivers_nothing_and_nihil_delivers_its_month(delivered):
    """A blank form is not a month without events."""
    assert delivered("KEGIATAN BULAN SEPTEMBER 2024", ACTIVITIES)[0] == []
    assert delivered("KEGIATAN BULAN SEPTEMBER 2024", ACTIVITIES, "NIHIL;;;;;")[0] == [9]


def test_a_register_delivers_only_a_single_month(delivered):
    """A list for a whole year is told as not understood, for every month it names."""
    row = "1;SEN WIJO;A1234567;Jepang;ITAS"
    assert delivered("REGISTER BULAN SEPTEMBER 2024", REGISTER, row, kind="register")[0] == [9]
    months, gathered = delivered("REGISTER TAHUN 2024", REGISTER, row, kind="register")
    (entry,) = not_understood(gathered.files, Period.parse("2024-03"))
    assert (months, entry.reason, entry.rows, entry.kinds) == ([], "period-unknown", 1, ("register",))


INCIDENTS = "NO;TANGGAL;URAIAN;NAMA"


@pytest.mark.parametrize(
    ("rows", "months"),
    [
        (("1;05-02-2024;WNA melapor;MIRA A", "2;08-10-2024;Patroli, nihil temuan;"), list(range(1, 11))),
        (("1;08-10-2024;Patroli, nihil temuan;",), list(range(1, 11))),
        (("1;05-02-2024;WNA melapor;MIRA A", "NIHIL;;;"), [1, 2]),
        (("1;05-02-2024;WNA melapor;MIRA A",), [1, 2]),
    ],
)
def test_a_row_that_says_nihil_delivers_up_to_its_month(delivered, rows, months):
    """A bare NIHIL in the log of a year names no month."""
    assert delivered("LOG KEJADIAN TAHUN 2024", INCIDENTS, *rows, kind="incidents")[0] == months


def test_a_log_with_rows_of_no_month_delivers_the_months_of_its_others_alone(delivered):
    """The rows may be of any month: none without rows is nil, and each month of the log is a draft."""
    rows = ("1;05-02-2024;Pengawasan Lapangan;Koja;3;0", "2;awal bulan;Operasi Gabungan;Koja;9;1")
    later = "3;17-09-2024;Operasi Gabungan;Koja;9;1"
    months, gathered = delivered("KEGIATAN TAHUN 2024", ACTIVITIES, *rows, later)
    assert months == [2, 9]
    for month in (2, 5, 9, 12):
        (entry,) = not_understood(gathered.files, Period.of(Month(2024, month)))
        assert (entry.reason, entry.rows, entry.kinds) == ("month-unstated", 1, ("activities",))
    assert not_understood(gathered.files, Period.of(Month(2023, 12))) == ()


def test_without_a_stated_time_such_rows_bear_on_the_months_of_the_others(delivered):
    """From the first to the last."""
    rows = ("1;05-02-2024;Pengawasan Lapangan;Koja;3;0", "2;;Rapat;Koja;;", "3;17-04-2024;Operasi Gabungan;Koja;9;1")
    months, gathered = delivered("KEGIATAN", ACTIVITIES, *rows)
    assert months == [2, 4]
    drafts = [month for month in range(1, 13) if not_understood(gathered.files, Period.of(Month(2024, month)))]
    assert drafts == [2, 3, 4]
