"""Settled rules 5–11 and 17: activities, incidents, delivery, report numbers, decisions, criminal cases, citizens."""

from __future__ import annotations

from datetime import date

import pytest

YEAR = "KEJADIAN TAHUN 2024"
INCIDENTS = "incidents-type-grade/total/total"
HELD = "activities/total/count"


def incident(day: str, number: str = "", person: str = "", **more: str) -> str:
    """Return a row of the log; a person is ``name;passport;nationality``."""
    facts = {"type": "Overstay", "place": "Koja", "grade": "Klarifikasi", "article": "", "agency": "Polsek", "text": ""}
    facts |= {"action": "", "decision": "", "decided": "", "stage": "", "sidik": "", "penuntutan": ""} | more
    return ";".join(
        (number, day, facts["type"], facts["place"], person or ";;", "L", facts["article"], facts["grade"],
         facts["action"], facts["decision"], facts["decided"], facts["stage"], facts["sidik"], facts["penuntutan"],
         facts["agency"], facts["text"])
    )  # fmt: skip


def by_month(office, figure, *months):
    """Return a figure of several months of a return, and check that an archive of the same files has the same."""
    rebuilt = office.rebuilt()
    found = [office.value(figure, month) for month in months]
    assert [rebuilt[month].figure(*figure.split("/")).value for month in months if month in rebuilt] == [
        value for month, value in zip(months, found, strict=True) if month in rebuilt
    ]
    return found


@pytest.mark.parametrize(
    ("remark", "held"),
    [
        ("BATAL", 0), ("Batal, hujan", 0), ("Dibatalkan 03-09-2024", 0), ("Ditunda", 0), ("Tidak jadi", 0),
        ("Rencana", 0), ("Akan dilaksanakan", 0), ("TERLAKSANA", 1), ("Sesuai rencana", 1), ("Batalyon hadir", 1),
        ("Tidak batal", 1), ("", 1),
    ],
)  # fmt: skip
def test_an_activity_is_not_held_if_a_remark_begins_with_such_a_word(office, remark, held):
    """A whole word at the beginning; it is set aside and gives no reason for exit 1."""
    office.write("kegiatan", "KEGIATAN BULAN SEPTEMBER 2024", f"05-09-2024;Operasi Gabungan;Koja;0;0;{remark}")
    figures = office.figures("2024-09").tables["activities"]
    assert (figures.figure("total", "count").value or 0) == held
    assert ("not-held" in office.codes()) == (not held)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("30-08-2024 s/d 02-09-2024", "30-08-2024 s/d 02-09-2024", [1, None]),
        ("30-08-2024 s/d 02-09-2024", "30 Agustus 2024 s.d. 2 September 2024", [1, None]),
        ("30-08-2024", "31-08-2024", [1, None]),
        ("30-08-2024 s/d 02-09-2024", "01-09-2024", [1, 1]),
        ("30-08-2024", "02-09-2024", [1, 1]),
    ],
    ids=["same range", "same range, other spelling", "same month", "a day of another month", "two months"],
)
def test_rows_of_a_number_are_one_incident_in_a_month_or_a_range_of_days(office, first, second, expected):
    """It belongs to its earliest date; the same number in another month is another incident."""
    rows = [incident(day, "LK-7", f"MIRA {n};A123456{n};Jepang") for n, day in enumerate((first, second))]
    office.write("kejadian", YEAR, *rows)
    assert by_month(office, INCIDENTS, "2024-08", "2024-09") == expected


@pytest.mark.parametrize(
    ("numbers", "agencies", "days", "incidents"),
    [
        (("LK-7", "LK-7"), ("Polsek", "Polsek"), ("05-09-2024", "20-09-2024"), 1),
        (("LK-7", "LK-7"), ("Polsek", "Bais"), ("05-09-2024", "20-09-2024"), 2),
        (("LK-7", "LK-7"), ("", ""), ("05-09-2024", "20-09-2024"), 1),
        (("LP/IX/001/2024", "LP/IX/001/2024"), ("Polsek", "Polsek"), ("05-09-2024", "02-10-2024"), 1),
        (("7", "7"), ("Polsek", "Polsek"), ("05-09-2024", "05-09-2024"), 2),
        (("LK-7", "LK-8"), ("Polsek", "Polsek"), ("05-09-2024", "05-09-2024"), 2),
    ],
    ids=["month", "agencies", "same file", "number with month", "running number", "two numbers"],
)
def test_one_incident_needs_number_agency_and_month(office, numbers, agencies, days, incidents):
    """Each of the three with its counter-example; the file stands for the agency that is not named."""
    rows = [incident(d, n, agency=a) for n, a, d in zip(numbers, agencies, days, strict=True)]
    office.write("kejadian", YEAR, *rows)
    found = by_month(office, INCIDENTS, "2024-09", "2024-10")
    assert sum(value or 0 for value in found) == incidents


def test_the_file_stands_for_an_agency_that_is_not_named(office):
    """One number in two files without agencies is two incidents; with the same agency it is one."""
    office.write("kejadian a", "KEJADIAN BULAN SEPTEMBER 2024", incident("05-09-2024", "LK-7", agency="", text="satu"))
    office.write("kejadian b", "KEJADIAN BULAN SEPTEMBER 2024", incident("06-09-2024", "LK-7", agency="", text="dua"))
    assert by_month(office, INCIDENTS, "2024-09") == [2]
    office.write("kejadian a", "KEJADIAN BULAN SEPTEMBER 2024", incident("05-09-2024", "LK-7", text="satu"))
    office.write("kejadian b", "KEJADIAN BULAN SEPTEMBER 2024", incident("06-09-2024", "LK-7", text="dua"))
    assert by_month(office, INCIDENTS, "2024-09") == [1]


def test_a_blank_form_is_not_delivered_and_nihil_is(office):
    """In a return and in an archive, whatever else the month holds."""
    office.persons("register", "ORANG ASING BULAN SEPTEMBER 2024", range(3))
    office.write("kejadian", "KEJADIAN BULAN SEPTEMBER 2024").write("kegiatan", "KEGIATAN BULAN SEPTEMBER 2024")
    path = office.folder / "inputs" / "kegiatan.csv"
    path.write_text(path.read_text(encoding="utf-8") + "NIHIL;;;;;;\n", encoding="utf-8")
    for figures in (office.figures("2024-09"), office.rebuilt()["2024-09"]):
        assert {name: str(figures.tables[name].status) for name in ("activities", "projustisia", "services-ITAS")} == {
            "activities": "nihil", "projustisia": "missing", "services-ITAS": "missing",
        }  # fmt: skip


def test_a_month_of_activities_not_held_prints_zero(office):
    """It was delivered, nothing in it happened, and that is no NIHIL."""
    office.write("kegiatan", "KEGIATAN BULAN SEPTEMBER 2024", "05-09-2024;Operasi Gabungan;Koja;0;0;BATAL")
    assert str(office.figures("2024-09").tables["activities"].status) == "value"
    assert office.value(HELD) == 0


def test_decision_dates_deliver_no_month(office):
    """A log whose last deed is of September does not deliver October by a decision; the action stands there alone."""
    deed = incident(
        "05-09-2024", "LK-7", "MIRA A;A1234567;Jepang", grade="Ditindak", article="Pasal 75 ayat (1)",
        action="Deportasi dan penangkalan", decision="SK-7", decided="10-10-2024",
    )  # fmt: skip
    office.write("kejadian", YEAR, deed)
    assert not office.gathered().coverage.find("incidents", office.figures("2024-10").period.first)
    office.write("kejadian", YEAR, deed, incident("01-10-2024", "LK-8"))
    assert by_month(office, "tak-actions/total/total", "2024-09", "2024-10") == [0, 2]


@pytest.mark.parametrize(
    ("persons", "counted", "told"),
    [("±10", 1, True), ("beberapa", 1, True), ("3-4", 1, True), ("10an", 1, True), ("3 (tiga) orang", 3, False),
     ("dua orang", 2, False), ("1 keluarga (4 org)", 4, False), ("2 WN RRT, 1 WN Jepang", 3, False), ("", 1, False)],
)  # fmt: skip
def test_an_uncertain_number_of_persons_counts_one_and_is_told(office, persons, counted, told):
    """At its cell, and by its cause on the quality page."""
    head = "NO;TANGGAL KEJADIAN;JENIS KEJADIAN;JUMLAH ORANG;PASAL;JENIS TAK;NO SK;TANGGAL SK"
    row = f"01-09-2024;Overstay;{persons};Pasal 75 ayat (1);Deportasi dan penangkalan;SK-1;05-09-2024"
    office.write("kejadian", "KEJADIAN BULAN SEPTEMBER 2024", row, head=head)
    assert office.value("tak-persons/total/total") == counted
    assert ("persons-uncertain" in dict(office.quality().causes)) is told


@pytest.mark.parametrize(
    ("marks", "stages"),
    [("v;;;", ("sidik",)), ("v;v;v;", ("sidik", "penuntutan")), (";;v;", ("penuntutan",)),
     ("v;;v;v", ("sidik", "penuntutan", "sidang")), ("05-10-2024;;v;", ("penuntutan",))],
)  # fmt: skip
def test_each_marked_stage_counts_in_the_month_of_the_incident(office, marks, stages):
    """As dated ones count in theirs: a person is in every stage that the case came to."""
    head = "NO;TANGGAL KEJADIAN;NAMA;NO PASPOR;KEBANGSAAN;L/P;PASAL;SPDP;P-21;TAHAP II;SIDANG"
    row = f"01-09-2024;MIRA A;A1234567;Jepang;L;Pasal 122 huruf a;{marks}"
    office.write("perkara", "PERKARA PRO JUSTITIA BULAN SEPTEMBER 2024", row, head=head)
    table = office.figures("2024-09").tables["projustisia"]
    reached = [stage for stage in ("sidik", "penuntutan", "sidang") if table.figure("total", f"{stage}-L").value]
    assert tuple(reached) == stages
    by_month(office, "projustisia/total/total", "2024-09")


@pytest.mark.parametrize(
    ("stage", "sidik", "penuntutan", "september", "october", "told"),
    [
        ("P-21", "02-09-2024", "", ("sidik",), (), False),
        ("P21", "", "", ("sidik",), (), True),
        ("P-21", "02-09-2024", "05-10-2024", ("sidik",), ("penuntutan",), False),
        ("Tahap II", "02-09-2024", "05-10-2024", ("sidik",), ("penuntutan",), False),
        ("Tahap II", "", "", ("penuntutan",), (), True),
    ],
)
def test_p21_is_an_investigation_until_the_second_stage(office, stage, sidik, penuntutan, september, october, told):
    """A case that is complete on paper is handed over only with tahap II; without a date the deed's month counts."""
    row = incident(
        "01-09-2024", "LK-7", "MIRA A;A1234567;Jepang", grade="Dugaan", article="Pasal 122 huruf a", stage=stage,
        sidik=sidik, penuntutan=penuntutan,
    )  # fmt: skip
    office.write("kejadian", YEAR, row, incident("15-10-2024", "LK-9"))
    for month, stages in (("2024-09", september), ("2024-10", october)):
        table = office.figures(month).tables["projustisia"]
        assert tuple(c[:-2] for (r, c), f in table.cells.items() if r == "total" and c != "total" and f.value) == stages
    assert ("stage-undated" in office.codes()) == told


def test_citizens_are_lawful_in_activities_and_count_there(office):
    """A column of nationalities in the log of activities sets nothing aside."""
    head = "NO;TANGGAL;JENIS KEGIATAN;TEMPAT;KEBANGSAAN;DIPERIKSA;TEMUAN"
    rows = ("05-09-2024;Operasi Gabungan;Koja;WNI;3;1", "06-09-2024;Operasi Gabungan;Koja;Jepang;4;0")
    office.write("kegiatan", "KEGIATAN BULAN SEPTEMBER 2024", *rows, head=head)
    assert (office.value(HELD), office.value("activities/total/checked")) == (2, 7)
    assert "not-foreign" not in office.codes()


def test_citizens_count_in_criminal_cases_and_among_no_foreigners(office):
    """Deported citizens are none in tak-persons, and a register of citizens is no stock."""
    facts = {"article": "Pasal 120", "grade": "Dugaan", "action": "Deportasi dan penangkalan", "decision": "SK-1"}
    facts |= {"decided": "05-09-2024", "stage": "SPDP", "sidik": "05-09-2024"}
    rows = [incident("01-09-2024", f"LK-{n}", p, **facts) for n, p in enumerate(("BUDI;;WNI", "MIRA;A1;Jepang"))]
    office.write("kejadian", YEAR, *rows)
    office.write("register", "ORANG ASING BULAN SEPTEMBER 2024", "BUDI;B1;WNI;ITAS;Koja;", "MIRA;A1;Jepang;ITAS;Koja;")
    assert office.value("projustisia/total/total") == 2
    assert office.value("tak-persons/total/total") == 1
    assert office.value("stock-district-permit/total/total") == 1


def test_changes_are_counted_under_the_rules_of_this_run(office):
    """The earlier month is counted again from its inputs: what was printed then is no base."""
    office.persons("register a", "ORANG ASING BULAN AGUSTUS 2024", range(3))
    office.persons("register b", "ORANG ASING BULAN SEPTEMBER 2024", range(5))
    before = office.counts("2024-09").changes.previous
    assert before.figures is not None
    assert before.figures.figure("stock-district-permit", "total", "total").value == 3
    office.persons("register a", "ORANG ASING BULAN AGUSTUS 2024", range(4))
    again = office.counts("2024-09").changes.previous
    assert again.figures is not None
    assert again.figures.figure("stock-district-permit", "total", "total").value == 4


def test_an_activity_after_the_as_of_date_was_not_held_yet(office):
    """On its own day it was."""
    office.write("kegiatan", "KEGIATAN BULAN SEPTEMBER 2024", "05-09-2024;Operasi Gabungan;Koja;3;1;")
    days = (date(2024, 9, 4), date(2024, 9, 5))
    assert [office.value(HELD, as_of=day) or 0 for day in days] == [0, 1]
