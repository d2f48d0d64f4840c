"""Actions, the persons they fell on, and criminal cases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reports.model.figures import Figures
    from tests.measures.conftest import Counts


def cells(figures: Figures, table: str) -> dict[str, int | None]:
    """Return the places of a table that are not zero, as ``row/column``, margins included."""
    return {f"{row}/{column}": one.value for (row, column), one in figures.tables[table].cells.items() if one.value}


def action(*kinds: str, **fields: Any) -> dict[str, Any]:
    """Return a case with actions decided in September, changed as given."""
    return {
        "actions": kinds, "decision_no": "SK-1", "decision_date": date(2024, 9, 12), "article": "75-1", "sex": "L",
        "passport_no": "X1", "nationality": "KOR", **fields,
    }  # fmt: skip


def test_deportation_with_penangkalan_is_two_actions_on_one_person(counted: Counts) -> None:
    """Margins of persons are distinct persons, not sums."""
    figures = counted(incidents=[action("TAK_A", "TAK_F")])
    assert cells(figures, "tak-actions") == {
        "75-1/TAK_A-L": 1, "75-1/TAK_F-L": 1, "75-1/total": 2, "total/TAK_A-L": 1, "total/TAK_F-L": 1, "total/total": 2,
    }  # fmt: skip
    assert cells(figures, "tak-persons") == {
        "KOR/TAK_A": 1, "KOR/TAK_F": 1, "KOR/total": 1, "total/TAK_A": 1, "total/TAK_F": 1, "total/total": 1,
    }  # fmt: skip


def test_detention_joins_no_total_of_actions_but_its_column(counted: Counts) -> None:
    """It is listed as its own kind."""
    figures = counted(incidents=[action("DETENSI", "TAK_F")])
    actions = figures.tables["tak-actions"]
    places = [("75-1", "DETENSI-L"), ("total", "DETENSI-L"), ("75-1", "total"), ("total", "total")]
    assert [actions.figure(*place).value for place in places] == [1, 1, 1, 1]


def test_detention_under_75_2_d_joins_the_total(counted: Counts) -> None:
    """The one article under which it is an administrative action."""
    figures = counted(
        incidents=[action("DETENSI", article="75-2-d"), action("DETENSI", article="83", passport_no="X2")]
    )
    assert figures.figure("tak-actions", "75-2-d", "total").value == 1
    assert figures.figure("tak-actions", "83", "total").value == 0
    assert figures.figure("tak-actions", "total", "total").value == 1
    assert figures.figure("tak-actions", "total", "DETENSI-L").value == 2
    assert figures.figure("tak-persons", "total", "total").value == 1
    assert figures.figure("tak-persons", "total", "DETENSI").value == 2


def test_person_only_detained_joins_no_total_of_persons(counted: Counts) -> None:
    """One who was deported as well does."""
    rows = [action("DETENSI"), action("TAK_F", decision_no="SK-2"), action("DETENSI", passport_no="X2")]
    assert counted(incidents=rows).figure("tak-persons", "KOR", "total").value == 1


def test_proposals_and_plans_are_no_actions(counted: Counts) -> None:
    """Proposals for penangkalan are listed apart."""
    rows = [action("USUL_TANGKAL"), action(), {"actions": None, "decision_date": date(2024, 9, 1)}]
    assert cells(counted(incidents=rows), "tak-actions") == {}


def test_action_belongs_to_the_month_of_its_decision(counted: Counts) -> None:
    """Neither the incident's date nor the row's month matters."""
    rows = [action("TAK_F", period="2024-08"), action("TAK_F", passport_no="X2", decision_date=date(2024, 10, 1))]
    assert counted(incidents=rows).figure("tak-actions", "total", "total").value == 1


def test_same_action_on_the_same_person_counts_once(counted: Counts) -> None:
    """Another number, date, kind or person is another action; without a passport nothing shows that two are one."""
    rows = [action("TAK_F"), action("TAK_F", sex=None), action("TAK_F", decision_no="SK-2")]
    assert counted(incidents=rows).figure("tak-actions", "total", "total").value == 2
    unnamed = [action("TAK_F", passport_no=None), action("TAK_F", passport_no=None)]
    assert counted(incidents=unnamed).figure("tak-actions", "total", "total").value == 2
    assert counted(incidents=unnamed).figure("tak-persons", "total", "total").value == 2


def test_row_stands_for_as_many_persons_as_it_says(counted: Counts) -> None:
    """Split by its L and P; the rest is of unknown sex."""
    rows = [action("TAK_F", passport_no=None, persons=7, persons_male=4, persons_female=2)]
    figures = counted(incidents=rows)
    found = {sex: figures.figure("tak-actions", "75-1", f"TAK_F-{sex}").value for sex in ("L", "P", "unknown")}
    assert found == {"L": 4, "P": 2, "unknown": 1}
    assert figures.figure("tak-persons", "KOR", "TAK_F").value == 7


def test_parts_that_exceed_the_number_are_all_counted(counted: Counts) -> None:
    """The row contradicts itself; nobody named is lost, and nobody is taken away."""
    figures = counted(incidents=[action("TAK_F", persons=3, persons_male=3, persons_female=2)])
    found = {sex: figures.figure("tak-actions", "75-1", f"TAK_F-{sex}").value for sex in ("L", "P", "unknown")}
    assert found == {"L": 3, "P": 2, "unknown": 0}


def test_person_met_twice_weighs_the_larger_number(counted: Counts) -> None:
    """Whatever the order of the rows."""
    rows = [action("TAK_F", persons=3), action("TAK_A"), action("TAK_F", decision_no="SK-2")]
    for order in (rows, rows[::-1]):
        figures = counted(incidents=order)
        assert figures.figure("tak-persons", "total", "total").value == 3
        assert figures.figure("tak-persons", "KOR", "TAK_A").value == 1


def test_same_passport_number_of_two_nationalities_is_two_persons(counted: Counts) -> None:
    """Numbers are unique within a country only."""
    rows = [action("TAK_F"), action("TAK_F", nationality="JPN")]
    assert counted(incidents=rows).figure("tak-persons", "total", "total").value == 2


def test_range_recounts_distinct_persons(counted: Counts) -> None:
    """Somebody acted on in two months is one person of the range."""
    rows = [action("TAK_F", decision_date=date(2024, 8, 1)), action("TAK_A", decision_date=date(2024, 9, 1))]
    months = [
        counted(month, incidents=rows).figure("tak-persons", "total", "total").value for month in ("2024-08", "2024-09")
    ]
    assert (months, counted("2024-08..2024-09", incidents=rows).figure("tak-persons", "total", "total").value) == (
        [1, 1],
        1,
    )


def test_articles_are_sorted_by_number(counted: Counts) -> None:
    """Unknown comes last; columns are dense."""
    articles = ("122-a", "75-1", None, "78-3", "75-2-d")
    rows = [action("TAK_F", article=article, passport_no=str(place)) for place, article in enumerate(articles)]
    table = counted(incidents=rows).tables["tak-actions"]
    assert table.rows == ("75-1", "75-2-d", "78-3", "122-a", "unknown")
    assert len(table.columns) == 7 * 3


def test_projustisia_counts_persons_by_stage(counted: Counts) -> None:
    """Rows without a stage are no criminal case."""
    rows = [
        {"stage": "sidik", "article": "122-a", "sex": "P", "persons": 2},
        {"stage": "sidang", "article": None, "sex": None},
        {"stage": None, "article": "122-a"},
        {"stage": "sidik", "article": "122-a", "period": "2024-08"},
    ]
    figures = counted(incidents=rows)
    assert cells(figures, "projustisia") == {
        "122-a/sidik-P": 2, "122-a/total": 2, "unknown/sidang-unknown": 1, "unknown/total": 1,
        "total/sidik-P": 2, "total/sidang-unknown": 1, "total/total": 3,
    }  # fmt: skip
    assert len(figures.tables["projustisia"].columns) == 9


def test_a_stage_counts_in_the_month_of_its_date(counted: Counts) -> None:
    """Each stage in its own month; one without a date in the month of the incident."""
    case = {"passport_no": "X1", "nationality": "CHN", "article": "122-a", "sex": "L", "period": "2024-07"}
    rows = [
        {**case, "stage": "penuntutan", "sidik_date": date(2024, 8, 5), "penuntutan_date": date(2024, 9, 9)},
        {**case, "passport_no": "X2", "stage": "sidang"},
    ]
    months = {
        month: cells(counted(month, incidents=rows), "projustisia") for month in ("2024-07", "2024-08", "2024-09")
    }
    assert {month: [one for one in found if "total" not in one] for month, found in months.items()} == {
        "2024-07": ["122-a/sidang-L"], "2024-08": ["122-a/sidik-L"], "2024-09": ["122-a/penuntutan-L"],
    }  # fmt: skip


def test_a_person_counts_once_a_stage_and_margins_are_sums_of_stages(counted: Counts) -> None:
    """Two rows of one person at one stage are one; two stages of one person are two in the margin."""
    case = {"passport_no": "X1", "nationality": "CHN", "article": "122-a", "sex": "L"}
    rows = [
        {**case, "stage": "sidik", "sidik_date": date(2024, 9, 1)}, {**case, "stage": "sidik"},
        {**case, "stage": "penuntutan", "penuntutan_date": date(2024, 9, 20)},
    ]  # fmt: skip
    figures = counted(incidents=rows)
    assert figures.figure("projustisia", "122-a", "sidik-L").value == 1
    assert figures.figure("projustisia", "total", "total").value == 2


def test_citizens_are_in_criminal_cases_and_never_among_foreigners_acted_on(counted: Counts) -> None:
    """A guarantor may be Indonesian."""
    rows = [
        action("TAK_F", nationality="IDN"),
        {"stage": "sidik", "article": "118", "nationality": "IDN", "passport_no": None},
    ]
    figures = counted(incidents=rows)
    assert figures.figure("projustisia", "118", "total").value == 1
    assert figures.figure("tak-persons", "total", "total").value == 0


def test_a_decision_after_the_as_of_date_is_no_action_yet(counted: Counts) -> None:
    """The month of the decision may have begun."""
    rows = [action("TAK_F")]
    assert counted(as_of=date(2024, 9, 11), incidents=rows).figure("tak-actions", "total", "total").value == 0
    assert counted(as_of=date(2024, 9, 12), incidents=rows).figure("tak-actions", "total", "total").value == 1


def test_a_decision_whose_action_was_not_read_is_no_zero(counted: Counts) -> None:
    """What was read stands; of what was not nothing says that there was none."""
    unread = {**action(), "unplaced": ("UNREAD",), "passport_no": "X9"}
    nothing_read = counted(incidents=[unread])
    assert nothing_read.figure("tak-actions", "total", "total").value is None
    assert nothing_read.figure("tak-persons", "total", "TAK_F").value is None
    some_read = counted(incidents=[unread, action("TAK_F")])
    assert some_read.figure("tak-actions", "total", "total").value == 1
    assert some_read.figure("tak-persons", "total", "UNREAD").value == 1
    assert some_read.figure("tak-actions", "total", "TAK_A-L").value is None
    another_month = counted(incidents=[{**unread, "decision_date": date(2024, 8, 1)}])
    assert another_month.figure("tak-actions", "total", "total").value == 0


def unnamed(*kinds: str, **fields: Any) -> dict[str, Any]:
    """Return a case without a passport, changed as given."""
    return action(*kinds, **{"passport_no": None, "full_name": "Mira Kato", **fields})


def test_a_decision_that_names_a_person_is_one_without_a_passport(counted: Counts) -> None:
    """In a list of decisions and in the log; the passport of one of them is that of both."""
    figures = counted(
        incidents=[
            unnamed("TAK_F"), unnamed("TAK_F", full_name="MIRA KATO", nationality=None),
            unnamed("TAK_F", passport_no="X7"), unnamed("TAK_A"),
        ]
    )  # fmt: skip
    assert figures.figure("tak-actions", "total", "total").value == 2
    assert figures.figure("tak-persons", "total", "total").value == 1


def test_other_names_decisions_and_days_are_other_persons(counted: Counts) -> None:
    """Without a passport nothing else proves that two rows are one."""
    rows = [
        unnamed("TAK_F"), unnamed("TAK_F", full_name="Sen Wijo"), unnamed("TAK_F", decision_no="SK-2"),
        unnamed("TAK_F", decision_date=date(2024, 9, 13)), unnamed("TAK_F", full_name=None),
        unnamed("TAK_F", full_name=None),
    ]  # fmt: skip
    assert counted(incidents=rows).figure("tak-actions", "total", "total").value == 6
    assert counted(incidents=rows).figure("tak-persons", "total", "total").value == 6


def test_two_passports_of_one_name_in_one_decision_stay_apart(counted: Counts) -> None:
    """A row without a passport is then nobody's copy."""
    rows = [unnamed("TAK_F", passport_no="X1"), unnamed("TAK_F", passport_no="X2"), unnamed("TAK_F")]
    assert counted(incidents=rows).figure("tak-actions", "total", "total").value == 3
