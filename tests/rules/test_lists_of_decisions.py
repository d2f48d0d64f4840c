"""Settled rule 10 where a list holds decisions and no date of the deed: actions in their month, and no incidents."""

from __future__ import annotations

import pytest

from reports.model.figures import Status
from reports.model.period import Month

HEAD = "NO;NAMA;KEBANGSAAN;NO PASPOR;L/P;JENIS TAK;NO SK;TANGGAL SK"
ACTIONS = "tak-actions/total/total"
INCIDENTS = "incidents-type-grade/total/total"


def decided(day: str, number: int, action: str = "Deportasi dan penangkalan") -> str:
    """Return a row of a list of decisions."""
    return f"MIRA {number};Jepang;A{number:07d};L;{action};SK-{number};{day}"


def both(office, figure: str, *months: str) -> list[int | None]:
    """Return a figure of several months of a return, and check that an archive of the same files has the same."""
    rebuilt = {str(month): figures for month, figures in office.rebuilt().items()}
    table, row, column = figure.split("/")
    of_returns = [office.value(figure, month) for month in months]
    of_archive = [rebuilt[month].figure(table, row, column).value if month in rebuilt else None for month in months]
    assert of_archive == of_returns
    return of_returns


def test_actions_count_in_the_month_of_their_decision_and_no_incident_does(office) -> None:
    """The list of a year; what is missing is told once."""
    office.write(
        "tak", "TAK TAHUN 2024", decided("05-08-2024", 1), decided("10-09-2024", 2, "Biaya beban"), head=HEAD
    )  # fmt: skip
    assert both(office, ACTIONS, "2024-08", "2024-09") == [2, 1]
    assert both(office, INCIDENTS, "2024-08", "2024-09", "2024-10") == [None, None, None]
    assert "decisions-alone" in office.codes()
    assert office.figures("2024-09").tables["incidents-type-grade"].status is Status.MISSING


@pytest.mark.parametrize(
    "head",
    [
        "NO;NAMA;WN;PASPOR;JK;TINDAKAN;NOMOR KEPUTUSAN;TGL KEPUTUSAN",
        "NO;NAMA;KEBANGSAAN;NO PASPOR;L/P;JENIS TINDAKAN;NO SK TAK;TANGGAL TAK",
        "NO;NAMA LENGKAP;KEWARGANEGARAAN;NO PASPOR;SEX;SANKSI ADMINISTRATIF;NO KEP;TGL KEP",
    ],
)
def test_such_a_list_is_known_however_its_heads_are_written(office, head) -> None:
    """Of any office."""
    office.write("tak", "TAK BULAN SEPTEMBER 2024", decided("10-09-2024", 1), decided("11-09-2024", 2), head=head)
    assert both(office, ACTIONS, "2024-09") == [4]


def test_a_decision_in_a_log_and_in_a_list_is_one(office) -> None:
    """The same person, kind, number and day; the incident of the log counts once."""
    office.write(
        "kejadian", "KEJADIAN BULAN SEPTEMBER 2024",
        "LK-1;05-09-2024;Overstay;Koja;MIRA 1;A0000001;Jepang;L;Pasal 75 ayat (1);Ditindak;Deportasi dan penangkalan;"
        "SK-1;10-09-2024;;;;Kanim;",
    )  # fmt: skip
    office.write("tak", "TAK BULAN SEPTEMBER 2024", decided("10-09-2024", 1), decided("11-09-2024", 2), head=HEAD)
    assert both(office, ACTIONS, "2024-09") == [4]
    assert both(office, INCIDENTS, "2024-09") == [1]
    assert both(office, "tak-persons/total/total", "2024-09") == [2]


def test_a_range_holds_the_decisions_of_months_without_a_log(office) -> None:
    """Incidents are summed over the months with a log, decisions over those with a log or a list."""
    office.write("kejadian", "KEJADIAN BULAN AGUSTUS 2024", "LK-1;05-08-2024;Overstay;Koja;;;;;;;;;;;;;Kanim;")
    office.write("tak", "TAK BULAN SEPTEMBER 2024", decided("10-09-2024", 1, "Deportasi"), head=HEAD)
    figures = office.figures("2024-08..2024-09")
    assert figures.figure("incidents-type-grade", "total", "total").value == 1
    assert figures.figure("tak-actions", "total", "total").value == 1
    assert figures.tables["incidents-type-grade"].months == (Month.parse("2024-08"),)
    assert figures.tables["tak-actions"].months == ()


def test_a_list_of_decisions_delivers_no_log(office) -> None:
    """Its month has no incidents: they are missing and no zeros."""
    office.write("tak", "TAK BULAN SEPTEMBER 2024", decided("10-09-2024", 1), head=HEAD)
    assert not office.gathered().coverage.covers("incidents", office.figures("2024-09").period)


def test_a_decision_outside_the_month_of_the_title_is_told(office) -> None:
    """It counts in its own month."""
    office.write("tak", "TAK BULAN SEPTEMBER 2024", decided("10-10-2024", 1, "Deportasi"), head=HEAD)
    assert both(office, ACTIONS, "2024-10") == [1]
    assert "date-outside-period" in office.codes()


def test_a_register_with_a_decision_stays_a_register(office) -> None:
    """A permit class beside NO SK and TGL SK."""
    office.write(
        "register", "BULAN SEPTEMBER 2024", "MIRA 1;Jepang;A0000001;ITAS;SK-1;02-09-2024;Koja",
        head="NO;NAMA;KEBANGSAAN;NO PASPOR;JENIS IZIN TINGGAL;NO SK;TGL SK;KECAMATAN",
    )  # fmt: skip
    assert office.value("stock-district-permit/total/total") == 1
