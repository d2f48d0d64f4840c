"""A pack for the public hides what agencies, who hold both editions, would learn of it: cells, not whole tables."""

from __future__ import annotations

import pytest

from reports.privacy.disclosure.declared_rules import Pack
from reports.privacy.disclosure.ladder import Step
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.release_register import release_of
from reports.privacy.disclosure.releases import Released
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Release
from reports.privacy.disclosure.wider_readers import Wider
from tests.privacy.disclosure.tables import cell_table

NATIONS = "stock-nationality-permit"
NUMBERS = {"AAA": 40, "BBB": 30, "CCC": 28, "DDD": 25, "EEE": 24, "FFF": 21, "GGG": 20, "HHH": 18}
TABLE = cell_table(NATIONS, "total", {**{row: str(number) for row, number in NUMBERS.items()}, "total": "206"}, 5)
QUARTER = ("2024-07", "2024-08", "2024-09")


def printed_in_july(moved: dict[str, int]) -> tuple[Release, dict[str, int]]:
    """Return what agencies hold of July, where some rows had one person less, and who moved since."""
    july = {f"{NATIONS}/{row}/total": number - (row in moved) for row, number in NUMBERS.items()}
    return Release("2024-07", "antarinstansi", july), {f"{NATIONS}/{row}/total": n for row, n in moved.items()}


@pytest.mark.parametrize(("moved", "stars"), [({}, 0), ({"AAA": 1}, 2), ({"AAA": 2, "CCC": 1}, 2), ({"AAA": 3}, 0)])
def test_few_who_came_since_agencies_saw_it_are_a_star(moved: dict[str, int], stars: int) -> None:
    """Of eight rows two are stars, where the whole table went before; three persons are enough for agencies."""
    july, since = printed_in_july(moved)
    held, public_held = Released(QUARTER, (july,), {"2024-07": since}), Released(QUARTER, (), unheld=(july,))
    limits = thresholds("publik")
    wider = Wider(held, "publik", thresholds("antarinstansi"))
    shared = share(Pack({NATIONS: TABLE}, {}), limits, released=public_held, wider=wider)
    release = release_of(shared, "2024-07..2024-09", "publik")
    assert (shared.steps, shared.verdict.withstood, shared.releases_of_others) == ({}, True, 1)
    assert len(release.hidden) == stars
    assert not {f"{NATIONS}/{row}/total" for row, persons in moved.items() if persons < 3} - release.hidden
    assert attack_release(release, (july,), {}).withstood


def test_a_table_goes_a_step_down_where_stars_would_fill_it() -> None:
    """One person came to each of six rows."""
    july, since = printed_in_july(dict.fromkeys(list(NUMBERS)[:6], 1))
    wider = Wider(Released(QUARTER, (july,), {"2024-07": since}), "publik", thresholds("antarinstansi"))
    shared = share(Pack({NATIONS: TABLE}, {}), thresholds("publik"), wider=wider)
    assert shared.steps[NATIONS] > Step.AS_DESIGNED
