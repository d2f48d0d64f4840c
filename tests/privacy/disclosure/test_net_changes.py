"""A number that readers hold, subtracted from the one printed now, tells of no few persons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reports.privacy.disclosure.attack import attack
from reports.privacy.disclosure.declared_rules import Pack, relations
from reports.privacy.disclosure.releases import Released, join
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Contributor, Kind, Pattern, Release, Universe
from tests.privacy.disclosure.tables import cell_table

if TYPE_CHECKING:
    from reports.privacy.disclosure.cell_tables import CellTable

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


NATIONS = "stock-nationality-permit"
MERGED_ROWS = cell_table(NATIONS, "total", {"AFG": "40", "CHN": "30", "JPN": "25", "lainnya": "21", "total": "116"})
MERGED_COLUMNS = cell_table(
    NATIONS, "ITK ITAS ITAP lainnya total",
    {"AFG": "9 12 14 5 40", "CHN": "8 9 10 6 33", "total": "17 21 24 11 73"},
)  # fmt: skip


def held_before(table: CellTable, moved: dict[str, int], **less: int) -> Released:
    """Return the release of August of a table, with numbers that were less, and who moved in the cells behind it."""
    names = {cell.id: cell.value for cell in table.cells.values()}
    printed = {name: number - less.get("_".join(name.split("/")[1:]), 0) for name, number in names.items()}
    since = {f"{NATIONS}/{place}": persons for place, persons in moved.items()}
    return Released(("2024-09",), (Release("2024-08", "antarinstansi", printed),), {"2024-08": since})


ONE_OF_ROW = {"AFG_lainnya": 1, "AFG_total": 1, "total_lainnya": 1, "total_total": 1}
CHANGES = {
    "one of the merged classes of a row": (MERGED_COLUMNS, {"AFG/ITD": 1, "CHN/ITD": 9}, ONE_OF_ROW, True),
    "two of two of them": (MERGED_COLUMNS, {"AFG/ITD": 1, "AFG/TANPA": 1}, dict.fromkeys(ONE_OF_ROW, 2), True),
    "fifty who came and left": (MERGED_COLUMNS, {"AFG/ITD": 26, "AFG/TANPA": 25}, ONE_OF_ROW, False),
    "nobody of the row": (MERGED_COLUMNS, {"CHN/ITD": 1, "AFG/ITAS": 1}, ONE_OF_ROW, False),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_merged_cell_that_few_persons_changed_is_hidden(case: str) -> None:
    """It stands for the same columns in both months, and who moved is known for each of these."""
    table, moved, less, is_hidden = CHANGES[case]
    held, pack = held_before(table, moved, **less), Pack({NATIONS: table}, {})
    universe, start = join(Universe(tuple(table.cells.values()), relations(pack)), pack, held)
    changed = next(iter(less))
    assert (f"change|2024-08#0|{NATIONS}/{changed.replace('_', '/')}" in start.hidden) is is_hidden
    if is_hidden:
        assert attack(universe, start).narrowed
        shared = share(pack, LIMITS, released=held)
        assert shared.verdict.withstood
        assert not shared.tables or f"{NATIONS}/{changed.replace('_', '/')}" in shared.pattern.hidden


def test_merged_rows_and_columns_of_others_or_of_the_city_are_not_compared() -> None:
    """The total leaves a merged row beside the others in any case; what a column stands for may differ."""
    held = held_before(MERGED_COLUMNS, {"AFG/ITD": 1}, **ONE_OF_ROW)
    (release,) = held.releases
    fewer = {name: number for name, number in release.printed.items() if not name.endswith("/ITAP")}
    other = replace(held, releases=(replace(release, printed=fewer),))
    of_city = held_before(MERGED_COLUMNS, {"AFG/ITD": 1}, total_lainnya=1, total_total=1)
    of_rows = held_before(MERGED_ROWS, {"NGA/total": 1}, lainnya_total=1, total_total=1)
    for table, earlier in ((MERGED_COLUMNS, other), (MERGED_COLUMNS, of_city), (MERGED_ROWS, of_rows)):
        pack = Pack({NATIONS: table}, {})
        assert not join(Universe(tuple(table.cells.values()), relations(pack)), pack, earlier)[1].hidden
