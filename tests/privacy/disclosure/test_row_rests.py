"""A total that counts a part of a column gives that part away: detention on the ground of Pasal 75 ayat (2) huruf d."""

from __future__ import annotations

import pytest

from reports.privacy.disclosure.declared_rules import Pack
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.row_rests import row_rests
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Release
from tests.privacy.disclosure.tables import cell_table

ACTIONS = "tak-actions"
LIMITS = thresholds("antarinstansi")


def actions(**numbers: int) -> Pack:
    """Return the table of actions by kind."""
    columns = " ".join(numbers)
    rows = {"total": " ".join(map(str, numbers.values()))}
    return Pack({ACTIONS: cell_table(ACTIONS, columns, rows, LIMITS.adverse)}, {})


def released(pack: Pack) -> Release:
    """Return what the pack prints, after it was protected."""
    shared = share(pack, LIMITS)
    assert shared.verdict.withstood
    cells = [cell for table in shared.tables.values() for cell in table.cells.values()]
    printed = {cell.id: cell.value for cell in cells if shared.printed(cell)}
    return Release("2024-09", "antarinstansi", printed, frozenset(cell.id for cell in cells) - printed.keys())


OPENED = [
    {"TAK_E": 6, "DETENSI": 10, "TAK_F": 8, "total": 15},
    {"TAK_E": 6, "DETENSI": 10, "TAK_F": 8, "total": 22},
    {"TAK_E": 6, "DETENSI": 10, "lainnya": 8, "total": 18},
    {"TAK_E": 20, "lainnya": 18, "total": 35},
]
CLOSED = [
    {"TAK_E": 6, "DETENSI": 10, "TAK_F": 8, "total": 14},
    {"TAK_E": 6, "DETENSI": 10, "TAK_F": 8, "total": 19},
    {"TAK_E": 6, "DETENSI": 10, "TAK_F": 8, "total": 24},
    {"TAK_E": 6, "TAK_F": 8, "lainnya": 5, "total": 19},
]


@pytest.mark.parametrize("numbers", OPENED)
def test_a_small_part_is_not_worked_out(numbers: dict[str, int]) -> None:
    """One detention of ten that counts, two that do not, merged columns, and detention among them."""
    pack = actions(**numbers)
    assert row_rests(pack)[0]
    release = released(pack)
    assert len(release.printed) < len(numbers)
    assert attack_release(release, (), {}).withstood


@pytest.mark.parametrize("numbers", CLOSED)
def test_a_part_of_nobody_or_of_enough_hides_nothing(numbers: dict[str, int]) -> None:
    """Everything is printed."""
    pack = actions(**numbers)
    assert row_rests(pack) == ((), ())
    assert released(pack).printed == {f"{ACTIONS}/total/{column}": number for column, number in numbers.items()}


@pytest.mark.parametrize("numbers", OPENED)
def test_verify_finds_it_in_a_pack_that_was_handed_in(numbers: dict[str, int]) -> None:
    """From what is printed alone."""
    printed = {f"{ACTIONS}/total/{column}": number for column, number in numbers.items()}
    (small,) = attack_release(Release("2024-09", "antarinstansi", printed), (), {}).small
    assert small.startswith(f"rest|{ACTIONS}/total/")
