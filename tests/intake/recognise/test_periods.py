"""Periods in titles and names: a letter's date is none."""

from __future__ import annotations

import time

import pytest

from reports.intake.recognise.periods import decide, stated, stated_by_name


@pytest.mark.parametrize(
    "text",
    [
        "Jakarta, 5 November 2024",
        "JAKARTA UTARA, 05-11-2024",
        "Tanjung Priok, tanggal 5 Nopember 2024",
        "Tanggal : 5 November 2024",
        "Nomor : W10.IMI.IMI.4-GR.03.02-1234 tanggal 5 November 2024",
        "Surat Kepala Kantor tgl 5/11/2024",
        "Nomor : W10.IMI.IMI.4-2019",
        "No. W10.IMI.IMI.4-1981/IX/2024",
        "W10.IMI.IMI.4-2031",
        "Nota Dinas No. 12 tanggal 5 November 2024",
        "Dicetak tanggal 4 November 2024",
        "Dicetak: 04/11/2024",
        "Tgl. cetak : 04-11-2024",
        "Tercetak 4 November 2024",
        "Print date: 2024-11-04",
        "Printed on November 4, 2024",
        "Diunduh pada hari Senin, 4 November 2024 pukul 08.00",
        "Disusun 4 November 2024",
        "Ditandatangani di Jakarta pada 4 November 2024",
        "Update November 2024",
        "Jakarta 4 November 2024",
        "Kota Bekasi 4 November 2024",
        "Jakarta, 2024-11-04",
        "Jakarta, Senin 4 November 2024",
        "Jakarta, November 4, 2024",
        "Jakarta,      November 2024",
        "Jakarta, … November 2024",
        "Jakarta, ____ November 2024",
        "Senin, 4 November 2024",
        "Hari/Tanggal : Senin, 4 November 2024",
        "Nomor: W.10-GR.03.02-123/XI/2024",
        "Nomor: GR.03.02-123/11/2024",
        "5 November 2024 dicetak oleh petugas",
        "04-11-2024 update terus",
        "Update terakhir November 2024",
        "Data diperbarui setiap hari, November 2024",
    ],
)
def test_the_date_of_a_letter_states_no_period(text):
    """When something was written says nothing of what it is about."""
    assert stated(text).period is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("PER 30 SEPTEMBER 2024", "2024-09"),
        ("Keadaan s.d. tanggal 30 September 2024", "2024-09"),
        ("DATA WNA BULAN OKTOBER 2024", "2024-10"),
        ("Periode 01/01/2024 s/d 30/09/2024", "2024-01..2024-09"),
        ("PERIODE 01.07.2024 SAMPAI DENGAN 30.09.2024", "2024-07..2024-09"),
        ("01/07 - 30/09/2024", "2024-07..2024-09"),
        ("2024-07-01 s.d. 2024-09-30", "2024-07..2024-09"),
        ("07-2024 s/d 09-2024", "2024-07..2024-09"),
        ("01/09/2024 - 30/09/2024", "2024-09"),
        ("Per 1 Oktober 2024 (data bulan September)", "2024-09"),
        ("Per 1 Januari 2025 (data bulan Desember)", "2024-12"),
        ("Data bulan Juli s.d. September 2024", "2024-07..2024-09"),
        ("BULAN : IX/2024", "2024-09"),
        ("BLN XII 2024", "2024-12"),
        ("Surat Nomor 12 tanggal 5 November 2024 hal data bulan Oktober 2024", "2024-10"),
        ("DATA ORANG ASING KEC. KOJA, OKTOBER 2024", "2024-10"),
        ("Register per tanggal 31-10-2024", "2024-10"),
        ("DATA, PER 31 OKTOBER 2024", "2024-10"),
        ("Data per 31 Oktober 2024, dicetak 4 November 2024", "2024-10"),
        ("DATA WNA BULAN OKTOBER 2024 (dicetak 4 November 2024)", "2024-10"),
        ("Dicetak 4 November 2024 DATA BULAN OKTOBER 2024", "2024-10"),
        ("Laporan Oktober 2024 update 4 Nov 2024", "2024-10"),
        ("REGISTER NO 12/X/2023 BULAN OKTOBER 2024", "2024-10"),
        ("Kec. Koja 31 Oktober 2024", "2024-10"),
        ("Register 31 Oktober 2024", "2024-10"),
        ("Keadaan s/d 31/10/2024", "2024-10"),
        ("Jakarta, Oktober 2024", "2024-10"),
        ("per Oktober 2024 (update terus)", "2024-10"),
        ("DATA WNA per Oktober 2024, diperbarui", "2024-10"),
        ("REGISTER Okt. 2024 (diperbarui tiap minggu)", "2024-10"),
        ("BULAN OKTOBER TAHUN 2024 - dibuat oleh SARI", "2024-10"),
    ],
)
def test_a_day_that_data_are_as_of_states_their_month(text, period):
    """The counter-examples: days and months of the data themselves."""
    assert str(stated(text).period) == period


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("dbWNA_export_20240930", "2024-09"),
        ("REG_WNA_30092024", "2024-09"),
        ("wna 20240228 (1)", "2024-02"),
        ("wna_20240929_20240930", "2024-09"),
        ("export_20241005", "None"),
        ("REG_WNA_23092024", "None"),
        ("wna_20240930_20241031", "None"),
        ("wna_20241330", "None"),
        ("NIK 3172012409300001", "None"),
        ("telp 0812202409301", "None"),
        ("WNA Oktober 2024_20240930", "2024-10"),
    ],
)
def test_the_last_days_of_a_month_in_the_name_of_a_file_state_it(name, period):
    """In eight digits; an earlier day may be the one on which last month's data were exported."""
    assert str(stated_by_name(name, ())) == period
    assert str(stated(name).period) != "2024-09"


def test_a_title_below_a_letter_head_wins_without_conflict():
    """The letter's date stands first and is passed over."""
    decided = decide([("title", ("Jakarta, 5 November 2024", "DATA WNA BULAN OKTOBER 2024")), ("sheet", ("Sheet",))])
    assert (str(decided.period), decided.conflict) == ("2024-10", None)


@pytest.mark.parametrize(
    ("titles", "period"),
    [
        (("Nomor: 12/I/2025", "DATA WNA BULAN DESEMBER 2024"), "2024-12"),
        (("Jakarta, November 2024", "DATA WNA BULAN OKTOBER 2024"), "2024-10"),
        (("Jakarta, November 2024", "DATA ORANG ASING"), "2024-11"),
        (("KOJA, SEPTEMBER 2024", "DATA WNA BULAN OKTOBER 2024"), "2024-09"),
    ],
)
def test_a_place_with_a_month_counts_only_where_nothing_else_does(titles, period):
    """As the cover of a report bears it; the month of a kecamatan is that of its table."""
    assert str(decide([("title", titles)]).period) == period


def test_the_year_of_a_letter_is_not_that_of_the_data():
    """A letter of January about December; the year comes from the file name."""
    decided = decide([("title", ("Nomor: 12/I/2025", "DATA WNA BULAN DESEMBER")), ("file", ("register 2024",))])
    assert str(decided.period) == "2024-12"


@pytest.mark.parametrize(
    "text", ["A" * 32_000, "A " * 16_000, "DI " * 10_000, "A/" * 16_000, "1/" * 16_000, "NO 1" * 8_000]
)
def test_a_long_text_takes_no_long_time(text):
    """A cell may hold 32,767 characters."""
    begun = time.process_time()
    assert stated(f"{text} x").period is None
    assert time.process_time() - begun < 2
