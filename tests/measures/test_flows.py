"""Services, incidents and activities of a period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from reports.measures import events
from reports.model.events import Event
from reports.model.period import Period

if TYPE_CHECKING:
    from reports.model.figures import Figures
    from tests.measures.conftest import Counts, MakesFrames


def cells(figures: Figures, table: str) -> dict[str, int | None]:
    """Return the places of a table that are not zero, as ``row/column``, without margins."""
    return {
        f"{row}/{column}": one.value
        for (row, column), one in figures.tables[table].cells.items()
        if one.value and "total" not in (row, column) and row != "work-area"
    }


def service(**fields: Any) -> dict[str, Any]:
    """Return an approved ITAS extension of a man, changed as given."""
    return {"service_class": "ITAS", "service": "perpanjangan", "decision": "approved", "sex": "L", **fields}


def incident(**fields: Any) -> dict[str, Any]:
    """Return a report of September, changed as given."""
    return {
        "incident_date": date(2024, 9, 10), "incident_type": "overstay", "grade": "klarifikasi", "district": "31.72.01",
        **fields,
    }  # fmt: skip


def test_services_count_rows_by_decision_and_sex(counted: Counts) -> None:
    """Each class has its own table, of what was decided: an unknown sex is in its total, a pending service is not."""
    figures = counted(
        services=[service(), service(sex=None, decision="refused"), service(service_class="ITK", decision=None)]
    )
    assert figures.figure("services-ITAS", "total", "total").value == 2
    assert cells(figures, "services-ITAS") == {"perpanjangan/approved-L": 1, "perpanjangan/refused-unknown": 1}
    assert cells(figures, "services-ITK") == {}
    plain = ("approved-L", "approved-P", "approved-unknown", "refused-L", "refused-P", "refused-unknown")
    assert figures.tables["services-ITAS"].columns == plain
    assert figures.tables["services-ITK"].columns == plain
    assert figures.tables["services-ITAP"].rows == ("baru", "perpanjangan", "alih-status", "penggantian")


def test_services_that_stand_in_no_form_are_counted_apart(counted: Counts) -> None:
    """Those not decided, by their class, and those of another class or of none; a reader finds every row somewhere."""
    rows = [
        service(), service(decision=None), service(decision="lain"), service(service_class="ITD"),
        service(service_class="ITN", decision=None), service(service_class=None), service(service_class=None, count=3),
    ]  # fmt: skip
    figures = counted(services=rows)
    assert cells(figures, "services-outside") == {
        "ITAS/undecided": 2, "ITD/decided": 1, "ITN/undecided": 1, "unknown/decided": 4,
    }  # fmt: skip
    inside = figures.figure("services-ITAS", "total", "total").value or 0
    assert inside + (figures.figure("services-outside", "total", "total").value or 0) == 9


def test_services_with_counts_are_split_by_them(counted: Counts) -> None:
    """What L and P leave of the count is of unknown sex; sex itself is then not asked."""
    rows = [service(count=10, count_male=6, count_female=3), service(count=4, sex="P"), service(count_male=2)]
    figures = counted(services=rows)
    assert cells(figures, "services-ITAS") == {
        "perpanjangan/approved-L": 8, "perpanjangan/approved-P": 4 + 3, "perpanjangan/approved-unknown": 1,
    }  # fmt: skip
    assert figures.figure("services-ITAS", "total", "total").value == 16


def test_service_of_no_known_kind_gets_a_row_of_its_own(counted: Counts) -> None:
    """The row comes last."""
    table = counted(services=[service(service=None)]).tables["services-ITAS"]
    assert table.rows[-1] == "unknown"
    assert table.figure("unknown", "approved-L").value == 1


def test_flow_tables_take_the_months_of_the_period(counted: Counts) -> None:
    """Both ends of a range are included."""
    rows = [service(period=month) for month in ("2024-06", "2024-07", "2024-09", "2024-10", None)]
    assert counted("2024-07..2024-09", services=rows).figure("services-ITAS", "total", "total").value == 2


def test_rows_of_one_report_are_one_incident_of_the_highest_grade(counted: Counts) -> None:
    """Its type is that of the row with the highest grade; its district the lowest code."""
    rows = [
        incident(incident_id="LP-1", grade="klarifikasi", incident_type="kerja", district="31.72.02"),
        incident(incident_id="LP-1", grade="dugaan", incident_type="palsu", district="31.72.06"),
        incident(incident_id="LP-1", grade="klarifikasi", incident_type="apa", district=None),
    ]
    figures = counted(incidents=rows)
    assert cells(figures, "incidents-type-grade") == {"palsu/dugaan": 1}
    assert cells(figures, "incidents-district") == {"31.72.02/count": 1}


def test_a_decision_after_the_as_of_date_carries_no_grade_yet(counted: Counts) -> None:
    """Until then the grade before it counts; on its day the decision does."""
    row = incident(grade="ditindak", grade_before="dugaan", decision_date=date(2024, 10, 3), actions=("TAK_F",))
    assert cells(counted(incidents=[row]), "incidents-type-grade") == {"overstay/dugaan": 1}
    later = counted(as_of=date(2024, 10, 3), incidents=[row])
    assert cells(later, "incidents-type-grade") == {"overstay/ditindak": 1}


def test_a_report_number_that_restarts_is_another_incident(counted: Counts) -> None:
    """LK-001 of two months, of two agencies or of two files without an agency; one that holds its month is one."""
    august = {"incident_date": date(2024, 8, 31), "period": "2024-08"}
    rows = [incident(incident_id="LK-001", **august), incident(incident_id="LK-001")]
    assert counted("2024-08..2024-09", incidents=rows).figure("incidents-district", "total", "count").value == 2
    rows = [incident(incident_id="LK/001/VIII/2024", agency="Polsek", **august),
            incident(incident_id="LK/001/VIII/2024", agency="Polsek", path="other.xlsx")]  # fmt: skip
    assert counted(incidents=rows).figure("incidents-district", "total", "count").value == 0
    assert counted("2024-08", incidents=rows).figure("incidents-district", "total", "count").value == 1
    for other in ({"agency": "Bais"}, {"path": "other.xlsx"}):
        rows = [incident(incident_id="LK-001"), incident(incident_id="LK-001", **other)]
        assert counted(incidents=rows).figure("incidents-district", "total", "count").value == 2


def test_one_number_with_another_type_place_and_person_is_another_incident(counted: Counts) -> None:
    """Two of the three are not enough, and what a row does not say does not differ."""
    one = incident(incident_id="LK-1", passport_no="A1")
    cases = (
        ({"incident_type": "palsu", "district": "31.72.02", "passport_no": "B2"}, 2),
        ({"incident_type": "palsu", "district": "31.72.02", "passport_no": "A1"}, 1),
        ({"incident_type": "palsu", "passport_no": "B2"}, 1),
        ({"incident_type": "palsu", "district": "31.72.02", "passport_no": None}, 1),
    )
    for fields, number in cases:
        rows = [one, incident(incident_id="LK-1", **fields)]
        for order in (rows, rows[::-1]):
            figures = counted(incidents=order)
            assert figures.figure("incidents-district", "total", "count").value == number, fields


def test_a_bare_running_number_is_no_report_number(counted: Counts) -> None:
    """Rows that share 1 or No. 12 have nothing in common."""
    rows = [incident(incident_id=number) for number in ("1", "1", "No. 12", "No. 12", "LK 1", "LK 1")]
    assert counted(incidents=rows).figure("incidents-district", "total", "count").value == 5


def test_activities_after_the_as_of_date_are_not_held_yet(counted: Counts, frames_of: MakesFrames) -> None:
    """Neither count nor list shows them; one on the day itself is held."""
    rows = [
        {"activity_kind": "rapat", "activity": "A", "activity_date": date(2024, 9, 10)},
        {"activity_kind": "rapat", "activity": "B", "activity_date": date(2024, 9, 20)},
        {"activity_kind": "rapat", "activity": "C"},
    ]
    day = date(2024, 9, 10)
    assert counted(as_of=day, activities=rows).figure("activities", "total", "count").value == 2
    assert counted(activities=rows).figure("activities", "total", "count").value == 3
    told = events(frames_of(activities=rows), Period.parse("2024-09"), day)
    assert [one.title for one in told] == ["A", "C"]


def test_rows_without_a_number_are_incidents_of_their_own(counted: Counts) -> None:
    """However many persons they name."""
    figures = counted(incidents=[incident(persons=5), incident(), incident(incident_type=None, grade=None)])
    assert cells(figures, "incidents-type-grade") == {"overstay/klarifikasi": 2, "unknown/klarifikasi": 1}


def test_incident_belongs_to_the_month_of_its_earliest_date(counted: Counts) -> None:
    """The months of its rows do not matter, save where it has no date at all."""
    rows = [
        incident(incident_id="1/VIII/2024", incident_date=date(2024, 8, 31), period="2024-08"),
        incident(incident_id="1/VIII/2024", incident_date=date(2024, 9, 2)),
        incident(incident_id="2/IX/2024", incident_date=None, period="2024-09"),
        incident(incident_id="2/IX/2024", incident_date=date(2024, 9, 30), period="2024-09"),
        incident(incident_id="3/IX/2024", incident_date=None, period="2024-09"),
        incident(incident_id="3/IX/2024", incident_date=None, period="2024-10"),
    ]
    september, august = counted(incidents=rows), counted("2024-08", incidents=rows)
    assert september.figure("incidents-district", "total", "count").value == 2
    assert august.figure("incidents-district", "total", "count").value == 1


def test_report_numbers_start_anew_each_year(counted: Counts) -> None:
    """The same number in another year is another incident."""
    rows = [
        incident(incident_id="1", incident_date=date(2023, 12, 31), period="2023-12"),
        incident(incident_id="1", incident_date=date(2024, 1, 1), period="2024-01"),
    ]
    assert counted("2023-12..2024-01", incidents=rows).figure("incidents-district", "total", "total").value == 2


def test_grades_are_dense_and_types_sparse(counted: Counts) -> None:
    """The largest type comes first, the unknown one last."""
    rows = [incident(incident_type=code) for code in (None, None, None, "b", "a", "c", "c")]
    table = counted(incidents=rows).tables["incidents-type-grade"]
    assert table.rows == ("c", "a", "b", "unknown")
    assert table.columns == ("keberadaan", "klarifikasi", "dugaan", "ditindak", "terbukti")


def test_activities_count_themselves_and_what_they_found(counted: Counts) -> None:
    """Numbers not given add nothing; adding the columns up means nothing and is not done."""
    rows = [
        {"activity_kind": "lapangan", "checked": 12, "findings": 2},
        {"activity_kind": "lapangan"},
        {"activity_kind": None, "checked": 1},
    ]
    figures = counted(activities=rows)
    assert cells(figures, "activities") == {
        "lapangan/count": 2, "lapangan/checked": 12, "lapangan/findings": 2, "unknown/count": 1, "unknown/checked": 1,
    }  # fmt: skip
    table = figures.tables["activities"]
    assert table.figure("total", "checked").value == 13
    assert not any(column == "total" for _, column in table.cells)
    assert "jumlah pemeriksaan, bukan orang" in table.definition
    assert [table.figure("total", column).unit for column in table.columns] == ["kegiatan", "pemeriksaan", "temuan"]


def test_outreach_counts_sosialisasi_alone(counted: Counts) -> None:
    """By kecamatan, with participants."""
    rows = [
        {"activity_kind": "sosialisasi", "district": "31.72.02", "participants": 40},
        {"activity_kind": "sosialisasi", "district": None},
        {"activity_kind": "rapat", "district": "31.72.02", "participants": 9},
    ]
    figures = counted(activities=rows)
    assert cells(figures, "outreach") == {"31.72.02/count": 1, "31.72.02/participants": 40, "unknown/count": 1}
    assert figures.tables["outreach"].rows == ("31.72.01", "31.72.02", "outside", "unknown")


def test_timpora_rows_are_levels_and_the_kecamatan_themselves(counted: Counts) -> None:
    """An activity at kecamatan level stands in the row of its kecamatan; one without a level is unknown."""
    rows = [
        {"activity_kind": "rapat", "level": "kota", "district": "31.72.01"},
        {"activity_kind": "rapat", "level": "kecamatan", "district": "31.72.01"},
        {"activity_kind": "operasi-gabungan", "level": "provinsi"},
        {"activity_kind": "operasi-gabungan", "district": "31.72.02"},
        {"activity_kind": "operasi-mandiri", "level": "kota"},
    ]
    figures = counted(activities=rows)
    assert cells(figures, "timpora") == {
        "kota/rapat": 1, "31.72.01/rapat": 1, "provinsi/operasi-gabungan": 1, "unknown/operasi-gabungan": 1,
    }  # fmt: skip
    assert figures.tables["timpora"].rows == ("provinsi", "kota", "31.72.01", "31.72.02", "unknown")
    assert figures.figure("timpora", "total", "total").value == 4


def test_events_are_sorted_by_date_and_undated_ones_last(frames_of: MakesFrames) -> None:
    """Activities of other months are left out."""
    rows = [
        {"activity": "C", "level": "kota"},
        {"activity": "B", "activity_date": date(2024, 9, 20), "activity_kind": "rapat", "place": "Aula"},
        {"activity": "A", "activity_date": date(2024, 9, 2)},
        {"activity": "D", "activity_date": date(2024, 10, 2), "period": "2024-10"},
    ]
    assert events(frames_of(activities=rows), Period.parse("2024-09")) == (
        Event(date(2024, 9, 2), None, None, None, "A", ""),
        Event(date(2024, 9, 20), "rapat", None, None, "B", "Aula"),
        Event(None, None, "kota", None, "C", ""),
    )
    assert events({}, Period.parse("2024-09")) == ()


def test_an_event_names_its_days_agencies_and_result(frames_of: MakesFrames) -> None:
    """The form of the team has a column of remarks for them."""
    held = {"activity_date": date(2024, 9, 12), "activity_end": date(2024, 9, 14), "activity_kind": "operasi-gabungan"}
    row = {**held, "activity": "Jagratara", "agencies": "Imigrasi, Polres", "checked": 41, "findings": 0}
    (event,) = events(frames_of(activities=[row]), Period.parse("2024-09"))
    assert (event.last, event.agencies, event.checked, event.findings) == (
        date(2024, 9, 14), "Imigrasi, Polres", 41, 0,
    )  # fmt: skip


def test_numbers_that_no_activity_states_are_unknown(counted: Counts) -> None:
    """A written zero is a zero; a column that all rows leave blank is none."""
    held = {"activity_date": date(2024, 9, 3), "activity_kind": "lapangan"}
    unstated = counted(activities=[{**held, "findings": 0}])
    assert unstated.figure("activities", "total", "count").value == 1
    assert unstated.figure("activities", "total", "checked").value is None
    assert unstated.figure("activities", "rapat", "checked").value is None
    assert unstated.figure("activities", "total", "findings").value == 0
    some = counted(activities=[{**held, "checked": 3}, held])
    assert some.figure("activities", "lapangan", "checked").value == 3
    outreach = counted(activities=[{**held, "activity_kind": "sosialisasi"}])
    assert outreach.figure("outreach", "total", "participants").value is None
    assert some.figure("outreach", "total", "participants").value == 0


def test_a_kind_of_activity_whose_number_nobody_states_is_missing_and_no_zero(counted: Counts) -> None:
    """A number that cannot be read (20 more or less) is not nothing; kinds without checks and without activity are."""
    rows: list[dict[str, object]] = [
        {"activity_kind": "lapangan", "checked": None, "findings": 1}, {"activity_kind": "administratif", "checked": 5},
        {"activity_kind": "rapat"},
    ]  # fmt: skip
    table = counted(activities=rows).tables["activities"]
    known = {kind: table.figure(kind, "checked").value for kind in ("lapangan", "administratif", "rapat", "total")}
    assert known == {"lapangan": None, "administratif": 5, "rapat": 0, "total": 5}
    assert table.figure("operasi-gabungan", "checked").value == 0
    assert table.figure("administratif", "findings").value is None
