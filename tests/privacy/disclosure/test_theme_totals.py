"""The number of incidents of a theme stands where it is large, and tells no small number beside the other tables."""

from __future__ import annotations

import random

import pytest

from reports.privacy.disclosure.declared_rules import INCIDENTS, THEME, Pack
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.release_register import release_of
from reports.privacy.disclosure.releases import Released
from reports.privacy.disclosure.shared_pack import SharedPack, share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Release
from tests.privacy.disclosure.tables import cell_table

LIMITS = thresholds("antarinstansi")
TYPES = "ikut+liput+pantau"
NAME = f"{THEME}/{TYPES}/total"


def pack(**numbers: int) -> Pack:
    """Return the incidents by type, and the number of those of the theme."""
    rows = {code: str(number) for code, number in numbers.items()}
    total = sum(numbers.values())
    of_theme = sum(numbers.get(code, 0) for code in TYPES.split("+"))
    incidents = cell_table(INCIDENTS, "total", {**rows, "total": str(total)}, LIMITS.adverse)
    theme = cell_table(THEME, "total", {TYPES: str(of_theme)}, LIMITS.adverse)
    return Pack({INCIDENTS: incidents, THEME: theme}, {})


def shared(one: Pack, *earlier: Release) -> SharedPack:
    """Return what is shared, which withstands every attack."""
    found = share(one, LIMITS, released=Released(("2024-09",), earlier))
    assert found.verdict.withstood
    assert attack_release(release_of(found, "2024-09", "antarinstansi"), earlier, {}).withstood
    return found


@pytest.mark.parametrize(
    "numbers",
    [
        {"ikut": 1, "liput": 3, "pantau": 1, "overstay": 6, "salah": 8, "tanpa": 5, "alamat": 1, "unknown": 1},
        {"ikut": 7, "liput": 9, "pantau": 6, "overstay": 6},
        {"ikut": 4, "liput": 2, "overstay": 12, "salah": 9},
    ],
    ids=["small types on both sides", "all large", "small types of the theme only"],
)
def test_a_large_number_of_a_theme_stands(numbers: dict[str, int]) -> None:
    """The merged row takes in as much of both sides as hides either."""
    found = shared(pack(**numbers))
    assert THEME in found.tables
    assert found.printed(found.tables[THEME].cells[TYPES, "total"])
    assert INCIDENTS in found.tables


@pytest.mark.parametrize("numbers", [{"ikut": 3, "overstay": 12, "salah": 9}, {"ikut": 9, "overstay": 3}])
def test_a_small_number_or_one_that_leaves_a_small_rest_is_left_out(numbers: dict[str, int]) -> None:
    """Three of the theme; three of none."""
    found = shared(pack(**numbers))
    printed = release_of(found, "2024-09", "antarinstansi").printed
    assert NAME not in printed or f"{INCIDENTS}/total/total" not in printed


@pytest.mark.parametrize("seed", range(40))
def test_a_number_of_a_theme_stands_unless_it_or_what_is_beside_it_is_small(seed: int) -> None:
    """Of any types. Beside the number of all incidents it would tell a small rest to whoever subtracts."""
    chance = random.Random(seed)
    codes = ("ikut", "liput", "pantau", "overstay", "salah", "tanpa", "alamat", "unknown")
    numbers = {code: chance.choice((1, 1, 2, 3, 4, 5, 6, 8, 12, 20)) for code in codes if chance.random() < 0.7}
    of_theme = sum(numbers.get(code, 0) for code in TYPES.split("+"))
    rest = sum(numbers.values()) - of_theme
    found = shared(pack(**numbers))
    is_printed = THEME in found.tables and found.printed(found.tables[THEME].cells[TYPES, "total"])
    assert is_printed is not (0 < of_theme < LIMITS.adverse or 0 < rest < LIMITS.adverse)


def test_a_rest_that_is_worked_out_is_found() -> None:
    """Of twelve in the merged row ten are of the theme: two are not."""
    numbers = {
        f"{INCIDENTS}/overstay/total": 9,
        f"{INCIDENTS}/lainnya/total": 12,
        f"{INCIDENTS}/total/total": 21,
        NAME: 10,
    }
    found = attack_release(Release("2024-09", "antarinstansi", numbers), (), {})
    assert found.small == (f"rest|{THEME}/{TYPES}/beside-theme",)
    assert attack_release(Release("2024-09", "antarinstansi", {**numbers, NAME: 12}), (), {}).withstood


def test_types_of_a_quarter_leave_no_month_of_the_theme_over() -> None:
    """The quarter printed every type, July and August the theme: one is left for September."""
    types = {f"{INCIDENTS}/{code}/total": number for code, number in (("ikut", 9), ("liput", 8), ("overstay", 9))}
    quarter = Release("2024-07..2024-09", "antarinstansi", {**types, f"{INCIDENTS}/total/total": 26})
    months = [Release("2024-07", "antarinstansi", {NAME: 7}), Release("2024-08", "antarinstansi", {NAME: 9})]
    for last, *earlier in ((quarter, *months), (months[1], months[0], quarter)):
        found = attack_release(last, earlier, {})
        assert [cell.rpartition("|")[2] for cell in found.left_over] == [NAME]
        assert attack_release(last, earlier, {}, without="left-over").withstood
    assert attack_release(months[1], [months[0]], {}).withstood
