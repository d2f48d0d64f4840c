"""Periods in titles and names, and as people type them: a letter's date is none."""

from __future__ import annotations

import pytest

from reports.intake.recognise.periods import decide, stated, typed


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
        ("Surat Nomor 12 tanggal 5 November 2024 hal data bulan Oktober 2024", "2024-10"),
        ("DATA ORANG ASING KEC. KOJA, OKTOBER 2024", "2024-10"),
        ("Register per tanggal 31-10-2024", "2024-10"),
        ("DATA, PER 31 OKTOBER 2024", "2024-10"),
    ],
)
def test_a_day_that_data_are_as_of_states_their_month(text, period):
    """The counter-examples: days and months of the data themselves."""
    assert str(stated(text).period) == period


def test_a_title_below_a_letter_head_wins_without_conflict():
    """The letter's date stands first and is passed over."""
    decided = decide([("title", ("Jakarta, 5 November 2024", "DATA WNA BULAN OKTOBER 2024")), ("sheet", ("Sheet",))])
    assert (str(decided.period), decided.conflict) == ("2024-10", None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Oktober 2024", "2024-10"), ("okt 2024", "2024-10"), ("10-2024", "2024-10"), ("10/2024", "2024-10"),
        ("2024/10", "2024-10"), ("Juli s.d. September 2024", "2024-07..2024-09"),
        ("Triwulan III 2024", "2024-07..2024-09"),
        ("semester 1 2024", "2024-01..2024-06"), ("tahun 2024", "2024-01..2024-12"),
        ("Des 2023 - Feb 2024", "2023-12..2024-02"),
    ],
)  # fmt: skip
def test_a_period_is_understood_as_people_type_it(text, period):
    """Names, numbers and ranges."""
    assert str(typed(text)) == period


@pytest.mark.parametrize(
    "text", ["2024-13", "13-2024", "5 Oktober 2024", "Oktober", "rapat Oktober 2024", "Oktobr 2024", ""]
)
def test_what_is_not_wholly_a_period_is_refused(text):
    """Nothing is guessed."""
    assert typed(text) is None
