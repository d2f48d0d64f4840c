"""Rows of a log that repeat the number and the facts of the row above are told: they may be one event."""

from __future__ import annotations

import pytest

from reports.pipeline.gather import gather_paths

ACTIVITIES = ["NO", "TANGGAL", "JENIS KEGIATAN", "LOKASI", "DIPERIKSA", "TEMUAN", "INSTANSI"]
INCIDENTS = ["NO", "TANGGAL KEJADIAN", "JENIS KEJADIAN", "TEMPAT KEJADIAN", "KECAMATAN", "NAMA", "NO LAPORAN"]


def told(folder, heads, rows, code="row-repeats"):
    """Return cell and number of the problem of a log of these rows."""
    lines = [["LOG SEPTEMBER 2024"], heads, *rows]
    (folder / "log.csv").write_text("\n".join(";".join(map(str, line)) for line in lines), encoding="utf-8")
    reading = gather_paths([folder], None)
    return [(one.cell, one.details["count"]) for one in reading.problems if one.code == code]


def activity(number, day, agency, place="Koja", checked=6):
    """Return a row of an activity."""
    return [number, f"{day:02}-09-2024", "Operasi Gabungan", place, checked, 1, agency]


def incident(number, day, name, report="", place="Hotel A"):
    """Return a row of an incident."""
    return [number, f"{day:02}-09-2024", "Overstay", place, "Koja", name, report]


def test_an_activity_with_a_row_for_each_agency_is_told(tmp_path):
    """Once, with how many rows repeat the one above."""
    rows = [activity(n, 9 + n, agency) for n in (1, 2, 3) for agency in ("Polres", "Kodim", "Dukcapil")]
    assert told(tmp_path, ACTIVITIES, rows) == [("A4", 6)]


def test_equal_activities_without_a_number_are_told(tmp_path):
    """By day, kind, place and all that they count."""
    rows = [activity(n, 9 + n, agency)[1:] for n in (1, 2) for agency in ("Polres", "Kodim")]
    assert told(tmp_path, ACTIVITIES[1:], rows) == [("A4", 2)]


@pytest.mark.parametrize(
    "second",
    [activity(2, 10, "Kodim"), activity(1, 11, "Kodim"), activity(1, 10, "Kodim", place="Cilincing")],
    ids=["number", "day", "place"],
)
def test_activities_that_differ_are_not_told(tmp_path, second):
    """In the running number, the day or the place."""
    assert told(tmp_path, ACTIVITIES, [activity(1, 10, "Polres"), second, activity(3, 12, "Polres")]) == []


def test_an_incident_over_rows_of_one_number_is_told(tmp_path):
    """A running number is no report number, so each row counts."""
    rows = [
        incident(1, 3, "MIRA KATO"),
        incident(1, 3, "SEN WIJO"),
        incident(1, 3, "ANA SATO"),
        incident(2, 3, "BO LI"),
    ]
    assert told(tmp_path, INCIDENTS, rows) == [("A4", 2)]


@pytest.mark.parametrize(
    "rows",
    [
        [incident(1, 3, "MIRA KATO", "LP/1/IX/2024"), incident(1, 3, "SEN WIJO", "LP/1/IX/2024")],
        [incident(1, 3, "MIRA KATO"), incident(2, 3, "SEN WIJO")],
        [incident(1, 3, "MIRA KATO"), incident(1, 3, "SEN WIJO", place="Hotel B")],
        [incident("", 3, "MIRA KATO"), incident("", 3, "SEN WIJO")],
    ],
    ids=["report number", "numbers", "places", "no numbers"],
)
def test_incidents_that_are_one_by_their_report_or_differ_are_not_told(tmp_path, rows):
    """What has no number of its own may be two incidents of a day."""
    assert told(tmp_path, INCIDENTS, [*rows, incident(9, 9, "BO LI")]) == []


@pytest.mark.parametrize(("day", "is_told"), [(12, True), (13, False)])
def test_an_activity_in_two_files_is_told(tmp_path, day, is_told):
    """Two logs that share less than half are joined, and what both hold counts twice."""
    other = [activity(n, 20 + n, "Kodim", f"Hotel {n}") for n in range(4)]
    (tmp_path / "other.csv").write_text(
        "\n".join(
            ";".join(map(str, line))
            for line in [["KEGIATAN SEPTEMBER 2024"], ACTIVITIES, *other, activity(9, day, "TNI", "Hotel C")]
        ),
        encoding="utf-8",
    )
    rows = [*(activity(n, n, "Polres", f"Hotel {n}") for n in range(1, 5)), activity(5, 12, "Polres", "HOTEL C")]
    expected = [("B8" if is_told else None, 1)] if is_told else []
    found = told(tmp_path, ACTIVITIES, rows, "activity-in-two-files")
    assert [(bool(cell), count) for cell, count in found] == [(bool(cell), count) for cell, count in expected]
