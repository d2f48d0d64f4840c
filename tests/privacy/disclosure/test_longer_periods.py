"""A table that no step protects for the months of the pack is printed for the quarter, then for the year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.privacy.disclosure.declared_rules import Pack
from reports.privacy.disclosure.descent import LongerPeriod
from reports.privacy.disclosure.ladder import Step
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.release_register import append, printed_by, read, release_of
from reports.privacy.disclosure.releases import Released, hidden_elsewhere, history
from reports.privacy.disclosure.shared_pack import SharedPack, share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Release
from tests.privacy.disclosure.tables import cell_table

LIMITS = thresholds("antarinstansi")
QUARTER, YEAR = "2024-07..2024-09", "2024-01..2024-09"
ACTIONS, PERSONS = "tak-actions", "tak-persons"
NAME = f"{ACTIONS}/total/TAK_F"


def actions(*numbers: int, table: str = ACTIONS):
    """Return the numbers of three kinds of actions, with their total."""
    columns = "TAK_A TAK_E TAK_F total"
    return cell_table(table, columns, {"total": " ".join(map(str, (*numbers, sum(numbers))))}, LIMITS.adverse)


FEW, ENOUGH, MANY = actions(1, 0, 2), actions(8, 7, 9), actions(20, 18, 25)


def shared(
    quarter=ENOUGH, year=MANY, *, earlier: tuple[Release, ...] = (), month=FEW, period: str = "2024-09"
) -> SharedPack:
    """Return a pack of one month that offers a quarter and a year; it withstands the attack."""
    offered = [LongerPeriod(span, {one.id: one}) for span, one in ((QUARTER, quarter), (YEAR, year)) if one is not None]
    found = share(
        Pack({month.id: month}, {}), LIMITS, released=Released((period,), earlier), longer=lambda: offered,
        history=history("antarinstansi", earlier),
    )  # fmt: skip
    assert found.verdict.withstood
    return found


def release(found: SharedPack, period: str = "2024-09") -> Release:
    """Return what readers of a pack hold."""
    return release_of(found, period, "antarinstansi")


def test_a_table_of_few_is_printed_for_the_quarter_in_full_detail() -> None:
    """Three actions in the month are not told; twenty-four in the quarter are, by kind."""
    found = shared()
    assert found.spans == {ACTIONS: QUARTER}
    assert found.steps == {}
    assert release(found).printed == {cell.id: cell.value for cell in ENOUGH.cells.values()}
    assert release(found).printed[NAME] == 9


@pytest.mark.parametrize(
    ("quarter", "year", "span", "step"),
    [
        (actions(2, 1, 7), MANY, QUARTER, Step.ROW_TOTALS),
        (actions(2, 1, 1), MANY, YEAR, Step.AS_DESIGNED),
        (actions(2, 1, 1), actions(1, 1, 14), YEAR, Step.ROW_TOTALS),
        (None, MANY, YEAR, Step.AS_DESIGNED),
        (actions(2, 1, 1), actions(3, 1, 0), None, Step.NOT_SHOWN),
        (None, None, None, Step.NOT_SHOWN),
    ],
    ids=["quarter in less detail", "year", "year in less detail", "no quarter delivered", "none is enough", "none"],
)
def test_the_quarter_then_the_year_then_nothing(quarter, year, span: str | None, step: Step) -> None:
    """Each in as much detail as it allows."""
    found = shared(quarter, year)
    assert found.spans.get(ACTIONS) == span
    assert found.steps.get(ACTIONS, Step.AS_DESIGNED) in (step, Step.COLUMNS_MERGED if step else step)
    assert (ACTIONS in found.tables) == (span is not None)


def test_a_month_that_can_be_printed_asks_for_no_quarter() -> None:
    """Nothing longer is measured."""

    def never() -> tuple[LongerPeriod, ...]:
        raise AssertionError

    found = share(Pack({ACTIONS: ENOUGH}, {}), LIMITS, longer=never)
    assert (found.spans, found.steps) == ({}, {})


def test_stocks_have_no_quarter() -> None:
    """They are of a day; what cannot be printed is left out, whatever is offered."""
    ending = cell_table("stock-expiring", "30 60 total", {"A": "1 1 2", "total": "1 1 2"})
    large = cell_table("stock-expiring", "30 60 total", {"A": "50 50 100", "total": "50 50 100"})
    offered = (LongerPeriod(QUARTER, {ending.id: large}),)
    found = share(Pack({ending.id: ending}, {}), LIMITS, longer=lambda: offered)
    assert found.spans == {}


def month(number: int, period: str, name: str = NAME) -> Release:
    """Return the release of a month that printed one number."""
    return Release(period, "antarinstansi", {name: number})


@pytest.mark.parametrize(
    "earlier",
    [
        (month(8, "2024-07"),),
        (month(5, "2024-07"), month(3, "2024-08")),
        (month(8, "2024-07..2024-08"),),
    ],
    ids=["one of two months", "two months", "a span of two"],
)
def test_months_released_before_make_no_quarter_that_tells_the_last(earlier: tuple[Release, ...]) -> None:
    """Nine less eight is one: neither quarter nor its year may print both."""
    found = shared(earlier=earlier)
    printed = release(found).printed if found.spans.get(ACTIONS) == QUARTER else {}
    assert printed.get(NAME) is None
    attacked = attack_release(release(found), earlier, {})
    assert attacked.withstood
    naive = Release("2024-09", "antarinstansi", release(shared()).printed, spans={ACTIONS: QUARTER})
    assert not attack_release(naive, earlier, {}).withstood
    assert attack_release(naive, earlier, {}, without="left-over").withstood
    assert attack_release(naive, (), {}).withstood


def test_a_quarter_that_was_released_opens_no_month_that_follows() -> None:
    """The pack of September printed the quarter; that of July, made late, leaves one over for the others."""
    quarter = release(shared())
    late = share(Pack({ACTIONS: actions(8, 6, 8)}, {}), LIMITS, released=Released(("2024-07",), (quarter,)))
    assert late.verdict.withstood
    assert attack_release(release(late, "2024-07"), (quarter,), {}).withstood
    naive = Release("2024-07", "antarinstansi", {cell.id: cell.value for cell in actions(8, 6, 8).cells.values()})
    found = attack_release(naive, (quarter,), {})
    assert {cell.rpartition("|")[2] for cell in found.left_over} >= {NAME, f"{ACTIONS}/total/TAK_E"}


def test_a_quarter_and_the_year_before_it_leave_no_quarter_over() -> None:
    """The year until September less the year until June is the quarter, of which two were of one kind."""
    half = Release("2024-06", "antarinstansi", {NAME: 23}, spans={ACTIONS: "2024-01..2024-06"})
    found = shared(actions(2, 0, 2), earlier=(half,))
    assert NAME not in release(found).printed
    assert attack_release(release(found), (half,), {}).withstood
    naive = Release("2024-09", "antarinstansi", {NAME: 25}, spans={ACTIONS: YEAR})
    assert attack_release(naive, (half,), {}).left_over == (f"left|{YEAR}, 2024-01..2024-06|{NAME}",)


def test_the_same_quarter_in_the_next_pack_is_the_same() -> None:
    """The packs of October and November print the quarter again, with the same stars."""
    quarter = actions(2, 9, 12)
    first = release(shared(quarter))
    second = release(shared(quarter, earlier=(first,), period="2024-10"), "2024-10")
    third = release(shared(quarter, earlier=(first, second), period="2024-11"), "2024-11")
    assert first.spans == second.spans == third.spans == {ACTIONS: QUARTER}
    assert first.printed == second.printed == third.printed
    assert first.hidden == second.hidden == third.hidden


def test_another_version_of_a_released_quarter_prints_no_small_change() -> None:
    """One action was entered late: nine became ten."""
    first = release(shared())
    second = shared(actions(8, 7, 10), earlier=(first,), period="2024-10")
    if second.spans.get(ACTIONS) == QUARTER:
        assert NAME not in release(second).printed
    assert attack_release(release(second, "2024-10"), (first,), {}).withstood


def test_persons_of_a_month_are_no_more_than_actions_of_its_quarter() -> None:
    """And no more than the persons of the quarter: both are known to every reader."""
    stars = frozenset(f"{PERSONS}/total/{kind}" for kind in ("TAK_A", "TAK_E", "TAK_F"))
    persons = Release("2024-09", "antarinstansi", {f"{PERSONS}/total/total": 7}, stars)
    by_actions = Release("2024-10", "antarinstansi", {NAME: 1}, spans={ACTIONS: QUARTER})
    by_persons = Release("2024-10", "antarinstansi", {f"{PERSONS}/total/TAK_F": 1}, spans={PERSONS: QUARTER})
    assert attack_release(persons, (), {}).withstood
    for known, rule in ((by_actions, "persons-at-most-actions"), (by_persons, "persons-of-months")):
        found = attack_release(persons, (known,), {})
        assert f"{PERSONS}/total/TAK_F" in {one.cell for one in found.joined.narrowed}
        assert attack_release(persons, (known,), {}, without=rule).withstood


def test_the_register_holds_the_period_of_each_table() -> None:
    """Lines of packs without longer periods stay as they were."""
    found = release(shared())
    plain = replace(found, spans={})
    assert read(append(append("", found), plain)) == (found, plain)
    assert '"spans"' not in append("", plain)
    figures = (
        '{"period": "2024-09", "figures": [{"id": "tak-actions/total/TAK_F", "value": 9, "status": "value", '
        '"months": ["2024-07", "2024-08", "2024-09"]}, {"id": "overstay/total/lt60", "value": 8, "status": "value"}]}'
    )
    assert printed_by(figures, "antarinstansi").spans == {ACTIONS: QUARTER}
    partly = figures.replace('"2024-07", "2024-08", "2024-09"', '"2024-09"')
    assert printed_by(partly, "antarinstansi").spans == {}


def test_stars_of_agencies_are_stars_of_the_same_months_only() -> None:
    """The public quarter hides what agencies have as stars of the quarter, not of its last month."""
    star = frozenset({NAME})
    pack = Pack({ACTIONS: ENOUGH}, {})
    months = ("2024-07", "2024-08", "2024-09")
    of_month = Released(months, (Release("2024-09", "antarinstansi", hidden=star),))
    of_quarter = Released(months, (Release("2024-09", "antarinstansi", hidden=star, spans={ACTIONS: QUARTER}),))
    assert hidden_elsewhere(of_month, pack) == frozenset()
    assert hidden_elsewhere(of_quarter, pack) == star
