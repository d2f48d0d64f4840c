"""Periods as people type them, wherever a command or a decision takes one."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.vocabulary import mappings
from reports.vocabulary.dates import months
from reports.vocabulary.typed_periods import typed

MONTHS = (
    "2024-10", "2024/10", "2024.10", "2024 10", "202410", "10-2024", "10/2024", "10.2024", "10 2024", "Oktober 2024",
    "oktober 2024", "OKTOBER  2024", "okt 2024", "Okt. 2024", "okt-2024", "okt_2024", "Oktober2024", "Oktober, 2024",
    "Okt '24", "Okt-24", "2024 Oktober", "2024-okt", "bulan Oktober 2024", "Bulan Oktober Tahun 2024", "October 2024",
    "Periode Oktober 2024", "X/2024", "X 2024", " 2024-10 ", "Oktober 2024..Oktober 2024",
)  # fmt: skip
QUARTERS = (
    "2024-07..2024-09", "2024/07..2024/09", "07-2024..09-2024", "2024-7..2024-9", "2024-07 - 2024-09", "2024-07..09",
    "07..09-2024", "Juli 2024..September 2024", "juli..september 2024", "Juli 2024..September", "juli-september 2024",
    "Juli 2024-September 2024", "Jul - Sep 2024", "Juli s.d. September 2024", "Juli s/d September 2024",
    "Juli sd September 2024", "Juli sampai dengan September 2024", "juli hingga sept 2024", "Juli–September 2024",
    "Juli 2024 — September 2024", "2024-07…2024-09", "2024-07...2024-09", "TW III 2024", "Triwulan III Tahun 2024",
    "triwulan 3 2024", "Triwulan ke-3 2024", "Q3 2024", "2024-Q3", "kuartal 3/2024",
)  # fmt: skip


@pytest.mark.parametrize("text", MONTHS)
def test_a_month_is_understood_in_every_form(text: str) -> None:
    """Names, numbers, either first, with or without what stands between."""
    assert str(typed(text)) == "2024-10"


@pytest.mark.parametrize("text", QUARTERS)
def test_a_range_is_understood_in_every_form(text: str) -> None:
    """Each end as a month is, or one year for both."""
    assert str(typed(text)) == "2024-07..2024-09"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", "2024-01..2024-12"), ("tahun 2024", "2024-01..2024-12"), ("2023..2024", "2023-01..2024-12"),
        ("semester 1 2024", "2024-01..2024-06"), ("Smt II/2024", "2024-07..2024-12"),
        ("Des 2023 - Feb 2024", "2023-12..2024-02"), ("Desember 2023..Januari 2024", "2023-12..2024-01"),
        ("nov - feb 2024", "2023-11..2024-02"), ("TW IV 2023..TW I 2024", "2023-10..2024-03"),
        ("triwulan I..II 2024", None), ("Januari 2024..Triwulan II 2024", "2024-01..2024-06"),
    ],
)  # fmt: skip
def test_years_and_their_parts_are_periods(text: str, period: str | None) -> None:
    """A range may go over the turn of the year."""
    found = typed(text)
    assert (str(found) if found else None) == period


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2024-13", "13-2024", "00-2024", "0-2024", "5 Oktober 2024", "5-10-2024", "2024-10-05", "2024-07-09",
        "Oktober", "10", "rapat Oktober 2024", "Oktobr 2024", "Okt 24", "24", "Oktober 24", "1824-10",
        "Oktober 2024 lalu", "September 2024..Juli 2024", "2024-09..2024-07", "2024..2023", "2024-07..2024",
        "2024-07..", "..2024-07",
        "2024-07..2024-08..2024-09", "Q5 2024", "semester 3 2024", "TW III", "juli..september", "2024-07-2024-09",
        "I", "s.d.", "2024-07 sd",
    ],
)  # fmt: skip
def test_what_is_not_wholly_a_period_is_refused(text: str) -> None:
    """A day is none, nor a name without its year, nor a range that ends before it begins."""
    assert typed(text) is None


def test_every_known_name_of_a_month_is_understood() -> None:
    """Also in the old spelling and in English."""
    assert {name: typed(f"{name.title()} 2024").first.month for name in months()} == months()


@pytest.mark.parametrize("text", ["Juli 2024..September 2024", "07-2024..09-2024", "tw iii 2024"])
def test_return_takes_a_period_as_it_is_typed(text: str, tmp_path) -> None:
    """The office has no data for it, and the message names it in one form."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "register.csv").write_text("NO,NAMA,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL\n", "utf-8")
    done = CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, ["return", text, "-C", str(tmp_path)])
    assert done.exit_code == 3
    assert "there is no data for 2024-07..2024-09" in done.stderr


def test_a_decided_period_may_be_typed_so_too(tmp_path) -> None:
    """In mappings.toml."""
    text = '[periods]\n"register.xlsx › Sheet1" = "Oktober 2024"\n'
    (tmp_path / "mappings.toml").write_text(text, encoding="utf-8")
    decisions = mappings.load(tmp_path).of_file("inputs/register.xlsx", "register.xlsx")
    assert str(decisions.period_of("Sheet1")) == "2024-10"
