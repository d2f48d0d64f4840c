"""Every declared rule matters: without it a pack passes that the full attack refuses.

Each case has three stars that hold by one rule, and a second rule that narrows the first of them.
"""

from __future__ import annotations

import pytest

from reports.privacy.disclosure.attack import attack
from reports.privacy.disclosure.declared_rules import MARGINS, Pack, difference, of_months, percentage, relations
from reports.privacy.disclosure.universe import Cell, Pattern, Relation, Universe
from tests.privacy.disclosure.tables import cell_table as table

STOCK, NATIONS, EXPIRING = "stock-district-permit", "stock-nationality-permit", "stock-expiring"
THREE = {"A": "1", "B": "6", "C": "2", "total": "9"}
LARGER = {"A": "4", "B": "6", "C": "3", "total": "13"}
CASES = {
    "column-total": (
        [table(EXPIRING, "30 60 90 total", {"A": "1 6 2 9", "B": "5 5 5 15", "total": "6 11 7 24"})],
        "stock-expiring/A/30 stock-expiring/A/60 stock-expiring/A/90",
    ),
    "row-total": (
        [table(EXPIRING, "30 60 total", {"A": "1 5 6", "B": "6 5 11", "C": "2 5 7", "total": "9 15 24"})],
        "stock-expiring/A/30 stock-expiring/B/30 stock-expiring/C/30",
    ),
    "work-area": (
        [table(EXPIRING, "30", {"A": "1", "B": "5", "outside": "6", "unknown": "2", "work-area": "6", "total": "14"})],
        "stock-expiring/A/30 stock-expiring/outside/30 stock-expiring/unknown/30",
    ),
    "shared-margin": (
        [table(STOCK, "ITK ITAS ITAP total", {"total": "1 6 2 9"}), table(NATIONS, "ITK", {"total": "1"})],
        f"{STOCK}/total/ITK {STOCK}/total/ITAS {STOCK}/total/ITAP",
    ),
    "total-of-three": (
        [
            table(
                STOCK, "ITK ITAS ITAP itk-itas-itap",
                {"A": "1 5 5 11", "B": "6 5 5 .", "C": "2 5 5 .", "total": "9 15 15 ."},
            )
        ],
        f"{STOCK}/A/ITK {STOCK}/B/ITK {STOCK}/C/ITK",
    ),
    "merged-classes": (
        [table(STOCK, "ITK ITAS lainnya total", {"total": "6 1 2 9"}), table(NATIONS, "ITD ITN", {"total": "1 1"})],
        f"{STOCK}/total/ITK {STOCK}/total/ITAS {STOCK}/total/lainnya",
    ),
    "trend-ends-at-stock": (
        [
            table(STOCK, "ITK ITAS ITAP total", {"total": "1 6 2 9"}),
            table("stock-trend", "ITK", {"2024-08": "7", "2024-09": "1"}),
        ],
        f"{STOCK}/total/ITK {STOCK}/total/ITAS {STOCK}/total/ITAP",
    ),
    "village-in-district": (
        [table("stock-village", "ITK", LARGER, 5), table(STOCK, "ITK", {"D": "4", "E": "9", "total": "13"}, 5)],
        "stock-village/A/ITK stock-village/B/ITK stock-village/C/ITK",
    ),
    "dated-in-stock": (
        [table(EXPIRING, "total", LARGER, 5), table(STOCK, "total", {"A": "4"}, 5)],
        "stock-expiring/A/total stock-expiring/B/total stock-expiring/C/total",
    ),
    "distinct-total": (
        [table("tak-persons", "TAK_A total", {"A": "4 4", "B": "6 .", "C": "3 .", "total": "13 ."}, 5)],
        "tak-persons/A/TAK_A tak-persons/B/TAK_A tak-persons/C/TAK_A",
    ),
    "workers-in-stock": (
        [table("workers-district-size", "total", LARGER, 5), table(STOCK, "itk-itas-itap", {"A": "4"}, 5)],
        "workers-district-size/A/total workers-district-size/B/total workers-district-size/C/total",
    ),
    "size-of-workplaces": (
        [
            table("workers-district-size", "1-4 5-19 total", {"work-area": "30 114 144"}),
            table("workplaces-size", "workplaces", {"1-4": "8", "5-19": "6", "20-99": "2", "total": "16"}),
        ],
        "workplaces-size/1-4/workplaces workplaces-size/5-19/workplaces workplaces-size/20-99/workplaces",
    ),
    "persons-at-most-actions": (
        [
            table("tak-persons", "TAK_A TAK_B total", {"A": "4 2 6", "total": "4 2 6"}, 5),
            table("tak-actions", "TAK_A", {"total": "4"}, 5),
        ],
        "tak-persons/A/TAK_A tak-persons/A/TAK_B tak-persons/total/TAK_A tak-persons/total/TAK_B",
    ),
    "theme-total": (
        [
            table("incidents-type-grade", "total", {"A": "4", "B": "6", "C": "3", "total": "13"}, 5),
            table("kejadian-tema", "total", {"A+D": "4"}, 5),
        ],
        "incidents-type-grade/A/total incidents-type-grade/B/total incidents-type-grade/C/total",
    ),
    "register-beside-agency": (
        [
            table(
                "reconciliation", "imigrasi imigrasi-dukcapil",
                {"A": "1 1", "B": "6 .", "C": "2 .", "total": "9 ."},
            )
        ],
        "reconciliation/A/imigrasi reconciliation/B/imigrasi reconciliation/C/imigrasi",
    ),
    "reconciliation-is-stock": (
        [table("reconciliation", "imigrasi", THREE), table(STOCK, "ITAS ITAP", {"A": "1 0"})],
        "reconciliation/A/imigrasi reconciliation/B/imigrasi reconciliation/C/imigrasi",
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", CASES)
def test_without_a_rule_a_pack_passes_that_the_full_attack_refuses(rule: str) -> None:
    """The rule is generated from the tables, holds, and narrows a star."""
    tables, hidden = CASES[rule]
    pack = Pack({one.id: one for one in tables}, {"A": "D", "B": "E", "C": "E"})
    universe = Universe(tuple(cell for one in tables for cell in one.cells.values()), relations(pack))
    pattern = Pattern(frozenset(hidden.split()))
    assert rule in universe.names
    assert attack(universe.without(rule), pattern).withstood
    assert attack(universe, pattern).narrowed


def three_stars(*extra: Cell, more: tuple[Relation, ...]) -> tuple[Universe, Pattern]:
    """Return three stars of a printed total with further cells and relations."""
    stars = [Cell(f"t/{row}/n", number, 3) for row, number in (("A", 1), ("B", 6), ("C", 2))]
    total = Relation.total("column-total", "t/total/n", tuple(cell.id for cell in stars))
    cells = (*stars, Cell("t/total/n", 9, 3), *extra)
    return Universe(cells, (total, *more)), Pattern(frozenset(cell.id for cell in stars))


OTHER_CASES = {
    "percentage": three_stars(more=percentage(11, "t/A/n", "t/total/n")),
    "difference": three_stars(
        Cell("before/A/n", 3, 3), Cell("change/A/n", -2, 0, signed=True),
        more=(difference("change/A/n", "t/A/n", "before/A/n"),),
    ),
    "sum-of-months": three_stars(
        Cell("q/A/n", 8, 3), Cell("m1/A/n", 4, 3), Cell("m2/A/n", 3, 3),
        more=of_months({"n": "q/A/n"}, ({"n": "m1/A/n"}, {"n": "m2/A/n"}, {"n": "t/A/n"})),
    ),
}  # fmt: skip


@pytest.mark.parametrize("rule", OTHER_CASES)
def test_without_a_rule_between_figures_a_pack_passes_that_the_full_attack_refuses(rule: str) -> None:
    """Percentages with their rounding, printed differences, quarters and their months."""
    universe, pattern = OTHER_CASES[rule]
    assert attack(universe.without(rule), pattern).withstood
    assert attack(universe, pattern).narrowed


def test_a_table_without_declared_margins_is_not_shared() -> None:
    """Nobody has thought about what it gives away."""
    with pytest.raises(KeyError):
        relations(Pack({"new": table("new", "n", {"A": "1"})}, {}))


def test_every_rule_has_a_case() -> None:
    """A rule that is added must show that it matters."""
    tables = [one for cases, _ in CASES.values() for one in cases]
    assert {one.id for one in tables} <= MARGINS.keys()
    names = set()
    for cases, _ in CASES.values():
        pack = Pack({one.id: one for one in cases}, {"A": "D", "B": "E", "C": "E"})
        names |= {relation.name for relation in relations(pack)}
    assert names == CASES.keys()
