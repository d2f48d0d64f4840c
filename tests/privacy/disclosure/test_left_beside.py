"""Where one printed number is at most another, the difference counts persons: a small one is a cell like others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.privacy.disclosure.attack import Reader, exact_interval
from reports.privacy.disclosure.declared_rules import Pack, relations
from reports.privacy.disclosure.left_beside import left_beside
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Pattern, Release, Universe
from tests.privacy.disclosure.tables import cell_table

LIMITS = thresholds("antarinstansi")
PERSONS, ACTIONS = "tak-persons", "tak-actions"
VILLAGES, STOCK, EXPIRING = "stock-village", "stock-district-permit", "stock-expiring"
HOMES = {"31.72.03.1001": "31.72.03", "31.72.03.1002": "31.72.03"}


def acted_on(columns: str, numbers: str, actions: str = "") -> Pack:
    """Return persons acted on by kind, with the actions of these kinds."""
    tables = [cell_table(PERSONS, columns, {"total": numbers}, LIMITS.adverse)]
    tables += [cell_table(ACTIONS, columns, {"total": actions}, LIMITS.adverse)] if actions else []
    return Pack({table.id: table for table in tables}, {})


def living(first: int, second: int, total: int) -> Pack:
    """Return two kelurahan of a kecamatan, and the kecamatan."""
    villages = cell_table(
        VILLAGES, "itk-itas-itap",
        {"31.72.03.1001": f"{first}", "31.72.03.1002": f"{second}", "total": f"{first + second}"}, LIMITS.ordinary,
    )  # fmt: skip
    rows = {"31.72.03": f"{total}", "31.72.04": "900", "total": f"{total + 900}"}
    return Pack({VILLAGES: villages, STOCK: cell_table(STOCK, "itk-itas-itap", rows, LIMITS.ordinary)}, HOMES)


def ending(soon: str, stock: str) -> Pack:
    """Return permits that end soon in two kecamatan, and who lives there."""
    rows = ("31.72.01", "31.72.02", "total")
    tables = [
        cell_table(name, "total", dict(zip(rows, numbers.split(), strict=True)), LIMITS.ordinary)
        for name, numbers in ((EXPIRING, soon), (STOCK, stock))
    ]
    return Pack({table.id: table for table in tables}, {})


OPENED = {
    "two persons with two kinds": (acted_on("TAK_A TAK_F total", "6 7 11"), 2),
    "one person not deported": (acted_on("TAK_A TAK_F total", "8 15 16"), 1),
    "three kinds": (acted_on("TAK_A TAK_E TAK_F total", "9 8 20 36"), 1),
    "detention beside the kinds": (acted_on("TAK_A TAK_F DETENSI total", "6 9 6 19"), 2),
    "one action repeated": (acted_on("TAK_A TAK_F total", "9 12 21", "10 12 22"), 1),
    "two persons without a kelurahan": (living(80, 70, 152), 2),
    "one permit that runs on": (ending("40 60 100", "41 80 121"), 1),
}
CLOSED = {
    "nobody with two kinds": acted_on("TAK_A TAK_F total", "6 7 13"),
    "five persons with two kinds": acted_on("TAK_A TAK_F total", "10 10 15"),
    "no action repeated": acted_on("TAK_A TAK_F total", "9 12 21", "9 12 21"),
    "nobody without a kelurahan": living(80, 70, 150),
    "three persons without a kelurahan": living(80, 70, 153),
    "many permits that run on": ending("40 60 100", "60 80 140"),
}


def numbers_of(pack: Pack) -> dict[str, int]:
    """Return the number of each cell."""
    return {cell.id: cell.value for table in pack.tables.values() for cell in table.cells.values()}


def released(pack: Pack) -> Release:
    """Return what the pack prints, after it was protected."""
    shared = share(pack, replace(LIMITS, most_hidden=1.0))
    assert shared.verdict.withstood
    cells = [cell for table in shared.tables.values() for cell in table.cells.values()]
    printed = {cell.id: cell.value for cell in cells if shared.printed(cell)}
    return Release("2024-09", "antarinstansi", printed, frozenset(cell.id for cell in cells) - printed.keys())


@pytest.mark.parametrize(("pack", "number"), OPENED.values(), ids=OPENED)
def test_a_small_difference_is_a_cell_that_is_not_worked_out(pack: Pack, number: int) -> None:
    """Known by subtraction before; now something of it is not printed, and its interval is wide enough."""
    cells, _ = left_beside(pack)
    assert number in [cell.value for cell in cells]
    release = released(pack)
    assert release.printed.keys() < numbers_of(pack).keys()
    assert attack_release(release, (), HOMES).withstood


@pytest.mark.parametrize("pack", CLOSED.values(), ids=CLOSED)
def test_a_difference_of_nobody_or_of_enough_hides_nothing(pack: Pack) -> None:
    """Everything is printed."""
    printable = share(pack, LIMITS)
    cells = [cell for table in printable.tables.values() for cell in table.cells.values()]
    assert left_beside(pack) == ((), ())
    assert all(map(printable.printed, cells))


@pytest.mark.parametrize(("pack", "number"), OPENED.values(), ids=OPENED)
def test_verify_finds_it_in_a_pack_that_was_handed_in(pack: Pack, number: int) -> None:
    """From what is printed alone; without one of the numbers it is not worked out."""
    numbers = numbers_of(pack)
    found = attack_release(Release("2024-09", "antarinstansi", numbers), (), HOMES)
    assert found.small
    assert all(name.startswith("rest|") and name.endswith("/left-beside") for name in found.small)
    assert number in [cell.value for cell in left_beside(pack, printed=numbers)[0]]
    assert left_beside(pack, printed={}) == ((), ())


def test_known_answer_of_two_kinds() -> None:
    """Bans 6, deportations 7, persons 11: two have both. With the ban as a star, one of both is below five."""
    pack = acted_on("TAK_A TAK_F total", "6 7 11")
    universe = Universe(tuple(cell for cell in pack.tables[PERSONS].cells.values()), relations(pack))
    (several, *_), (equation, *_) = ([one for one in side if "TAK_A" in str(one)] for side in left_beside(pack))
    joined = Universe((*universe.cells, several), (*universe.relations, equation))
    derived = frozenset({several.id})
    stars = Pattern(derived, derived)
    assert exact_interval(joined, stars, several.id) == (2, 2)
    wider = replace(stars, hidden=derived | {f"{PERSONS}/total/TAK_A"})
    assert exact_interval(joined, wider, several.id) == (0, 4)
    assert exact_interval(joined, wider, several.id, reader=Reader(blocks_hold_a_small_cell=False)) == (0, 7)
