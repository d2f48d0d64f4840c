"""A number that readers hold, subtracted from the one printed now, tells of no few persons."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.privacy.disclosure.attack import attack
from reports.privacy.disclosure.declared_rules import Pack, relations
from reports.privacy.disclosure.releases import Released, join
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Contributor, Kind, Pattern, Release, Universe
from tests.privacy.disclosure.tables import cell_table

STOCK = "stock-district-permit"
NOW = {"A": "21 60 31 112", "B": "25 44 28 97", "C": "33 52 40 125", "total": "79 156 99 334"}
TABLE = cell_table(STOCK, "ITK ITAS ITAP total", NOW)
PACK = Pack({STOCK: TABLE}, {})
LIMITS = thresholds("antarinstansi")


def released(period: str, moved: int | None = None, **changes: int) -> Released:
    """Return a release of the table, whose numbers were less by so much, and how many persons moved in each."""
    numbers = {cell.id: cell.value for cell in TABLE.cells.values()}
    less = {name: changes.get("_".join(name.split("/")[1:]), 0) for name in numbers}
    release = Release(period, "antarinstansi", {name: number - less[name] for name, number in numbers.items()})
    persons = {name: moved for name, change in less.items() if change} if moved else {}
    return Released(("2024-09",), (release,), {period: persons})


def joined(held: Released) -> tuple[Universe, Pattern]:
    """Return the pack joined with a release."""
    universe = Universe(tuple(TABLE.cells.values()), relations(PACK))
    return join(universe, PACK, held)


ONE_MORE = {"A_ITK": 1, "A_total": 1, "total_ITK": 1, "total_total": 1}


def test_another_version_of_a_month_prints_what_is_unchanged_or_changed_by_enough() -> None:
    """One person was added in A: neither the cell nor a total tells so."""
    held = released("2024-09", **ONE_MORE)
    universe, start = joined(held)
    assert {cell for cell, _ in attack_values(universe, start)} == {
        f"change|2024-09#0|{STOCK}/{place}" for place in ("A/ITK", "A/total", "total/ITK", "total/total")
    }
    shared = share(PACK, LIMITS, released=held)
    assert shared.verdict.withstood
    printed = {cell.id for table in shared.tables.values() for cell in table.cells.values() if shared.printed(cell)}
    assert not printed & {f"{STOCK}/A/ITK", f"{STOCK}/A/total", f"{STOCK}/total/ITK", f"{STOCK}/total/total"}
    enough = released("2024-09", **dict.fromkeys(ONE_MORE, 3))
    assert share(PACK, LIMITS, released=enough).pattern.hidden == frozenset()
    assert share(PACK, LIMITS, released=released("2024-09")).pattern.hidden == frozenset()


def attack_values(universe: Universe, start: Pattern) -> set[tuple[str, tuple[int, int]]]:
    """Return what is narrowed to which values where nothing but differences is hidden."""
    return {(one.cell, one.values) for one in attack(universe, start).narrowed}


@pytest.mark.parametrize(("change", "moved", "hidden"), [(1, 1, True), (-2, 2, True), (1, 51, False), (2, None, False)])
def test_a_stock_that_few_persons_changed_is_hidden(change: int, moved: int | None, hidden: bool) -> None:
    """One of one is that person; one of fifty-one tells nothing; without the register of then nobody can say."""
    changes = {"A_ITK": change, "A_ITAS": -change, "B_ITK": -change, "B_ITAS": change}
    held = released("2024-08", moved, **changes)
    shared = share(PACK, LIMITS, released=held)
    assert shared.verdict.withstood
    assert (f"{STOCK}/A/ITK" in shared.pattern.hidden) == hidden
    if hidden:
        universe, start = joined(held)
        assert (f"change|2024-08#0|{STOCK}/A/ITK", (abs(change), abs(change))) in attack_values(universe, start)


def test_totals_of_the_city_and_merged_rows_are_not_compared_with_other_months() -> None:
    """The ones are never hidden, the others hold other codes each month."""
    table = replace(
        TABLE, cells={place: replace(cell, fixed=place[0] == "total") for place, cell in TABLE.cells.items()}
    )
    universe = Universe(tuple(table.cells.values()), relations(PACK))
    held = released("2024-08", 1, total_ITK=1, total_total=1)
    assert join(universe, Pack({STOCK: table}, {}), held)[1].hidden == frozenset()
    again = join(universe, Pack({STOCK: table}, {}), released("2024-09", total_ITK=1))
    assert again[1].hidden
    assert not next(cell for cell in again[0].cells if cell.id == f"{STOCK}/total/ITK").fixed


def test_a_difference_is_no_secret_from_the_person_who_is_all_of_the_new_number() -> None:
    """Whoever is alone in a cell knows that it grew by one."""
    alone = Contributor(Kind.PERSON, "she", 21)
    table = replace(
        TABLE,
        cells={
            place: replace(cell, contributors=(alone,) if place == ("A", "ITK") else ())
            for place, cell in TABLE.cells.items()
        },
    )
    universe = Universe(tuple(table.cells.values()), relations(PACK))
    new, _ = join(universe, Pack({STOCK: table}, {}), released("2024-08", 1, A_ITK=1))
    (change,) = (cell for cell in new.cells if cell.signed)
    assert [(one.name, one.count) for one in change.contributors] == [("she", 1)]


def test_the_stock_of_a_quarter_is_that_of_its_last_month() -> None:
    """Another period with the same last day prints the same numbers, or is another version of them."""
    held = released("2024-07..2024-09", **ONE_MORE)
    _, start = joined(held)
    assert len(start.hidden) == 4
    universe, start = joined(released("2024-07..2024-09"))
    assert not start.hidden
    assert "same-month" in universe.names
