"""A quarter and parts of it that readers hold leave a number over that nobody printed: it is protected, too."""

from __future__ import annotations

import pytest

from reports.privacy.disclosure.attack import attack
from reports.privacy.disclosure.declared_rules import Pack, relations
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.releases import Released, join
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Release, Universe
from tests.privacy.disclosure.tables import cell_table

SERVICES = "services-ITK"
MONTHS = ("2024-07", "2024-08", "2024-09")
QUARTER = cell_table(
    SERVICES, "approved-L approved-P approved-unknown total",
    {"baru": "30 24 6 60", "perpanjangan": "18 20 9 47", "alih-status": "9 7 5 21", "total": "57 51 20 128"},
)  # fmt: skip
PACK = Pack({SERVICES: QUARTER}, {})
NAME = f"{SERVICES}/perpanjangan/approved-P"
LIMITS = thresholds("antarinstansi")


def held(**numbers: int) -> Released:
    """Return releases that printed the figure of some span each, as ``m07=4`` or ``m08_09=18``."""
    spans = {key: "..".join(f"2024-{month}" for month in key[1:].split("_")) for key in numbers}
    return Released(MONTHS, tuple(Release(spans[key], "antarinstansi", {NAME: n}) for key, n in numbers.items()))


def prints(released: Released) -> bool:
    """Whether the quarter still prints the figure; the pack withstands the attack either way."""
    shared = share(PACK, LIMITS, released=released)
    assert shared.verdict.withstood
    table = shared.tables[SERVICES]
    place = ("perpanjangan", "approved-P")
    return place in table.cells and shared.printed(table.cells[place])


@pytest.mark.parametrize(
    "numbers",
    [{"m07": 11, "m08": 7}, {"m08_09": 18}, {"m07_08": 19}, {"m07": 11, "m08": 8, "m07_08": 18}],
    ids=["two months of three", "a span of two", "one person in the third month", "a span beside its months"],
)
def test_what_a_quarter_leaves_over_of_few_persons_is_not_told(numbers: dict[str, int]) -> None:
    """Known answer 8, where the month left over was never a pack: subtracting would give one or two persons."""
    assert not prints(held(**numbers))


@pytest.mark.parametrize("numbers", [{}, {"m07": 11}, {"m07": 10, "m08": 7}, {"m08_09": 20}, {"m07": 12, "m08_09": 8}])
def test_what_is_left_of_nobody_or_enough_is_printed(numbers: dict[str, int]) -> None:
    """Nothing is hidden without need: three and more, or none."""
    assert prints(held(**numbers))


def test_a_later_month_is_subtracted_from_what_covered_it() -> None:
    """The quarter was published first; the month that is printed now leaves the others over."""
    month = cell_table(
        SERVICES, "approved-L approved-P total", {"baru": "9 9 18", "perpanjangan": "8 18 26", "total": "17 27 44"}
    )
    released = Released(("2024-09",), (Release("2024-07..2024-09", "publik", {NAME: 20}),))
    shared = share(Pack({SERVICES: month}, {}), LIMITS, released=released)
    assert shared.verdict.withstood
    assert NAME in shared.pattern.hidden or ("perpanjangan", "approved-P") not in shared.tables[SERVICES].cells


def test_a_star_is_not_opened_by_spans_that_are_no_months() -> None:
    """July printed a star; August and September together, and the quarter, give it away: the attack says so."""
    stars = frozenset(f"{SERVICES}/perpanjangan/approved-{sex}" for sex in ("L", "P", "unknown"))
    july = Release("2024-07", "antarinstansi", {f"{SERVICES}/perpanjangan/total": 9}, stars)
    later = Release("2024-08..2024-09", "antarinstansi", {NAME: 18})
    own_universe = Universe(tuple(QUARTER.cells.values()), relations(PACK))
    universe, start = join(own_universe, PACK, Released(MONTHS, (july, later)))
    assert f"2024-07#0|{NAME}" in {narrowed.cell for narrowed in attack(universe, start).narrowed}
    assert share(PACK, LIMITS, released=Released(MONTHS, (july, later))).verdict.withstood


def test_three_spans_that_cross_leave_a_month_over() -> None:
    """August to October and July, less the quarter, is October: one person, whichever of them comes last."""
    spans = {"2024-07": 11, "2024-08..2024-10": 10, "2024-07..2024-09": 20}
    releases = [Release(span, "antarinstansi", {NAME: number}) for span, number in spans.items()]
    for last in releases:
        others = [one for one in releases if one is not last]
        found = attack_release(last, others, {})
        assert found.left_over == (f"left|2024-07, 2024-08..2024-10, 2024-07..2024-09|{NAME}",)
        assert attack_release(last, others, {}, without="left-over").withstood
        assert attack_release(last, others[:1], {}).withstood


def test_stars_of_spans_that_cross_are_narrowed_by_both() -> None:
    """Eleven and fourteen: October has three more than July, which is a star of at most four."""
    star = frozenset(f"{SERVICES}/perpanjangan/approved-{sex}" for sex in ("L", "P", "unknown"))
    july = Release("2024-07", "antarinstansi", {f"{SERVICES}/perpanjangan/total": 6}, star)
    october = Release("2024-10", "antarinstansi", {f"{SERVICES}/perpanjangan/total": 7}, star)
    crossing = [
        Release("2024-07..2024-09", "antarinstansi", {NAME: 11}),
        Release("2024-08..2024-10", "antarinstansi", {NAME: 14}),
    ]
    assert attack_release(october, [july], {}).withstood
    found = attack_release(october, [july, *crossing], {})
    assert {f"2024-07#0|{NAME}", NAME} <= {one.cell for one in found.joined.narrowed}
    assert attack_release(october, [july, *crossing], {}, without="sum-of-months").withstood


def test_a_month_that_did_not_print_the_figure_hides_no_rest() -> None:
    """August was released without the table: what July leaves of the quarter is still worked out."""
    without = Release("2024-08", "antarinstansi", {"overstay/total/lt60": 9})
    releases = [Release("2024-07", "antarinstansi", {NAME: 18}), without]
    naive = Release("2024-07..2024-09", "antarinstansi", {NAME: 20})
    assert attack_release(naive, releases, {}).left_over == (f"left|2024-07..2024-09, 2024-07|{NAME}",)


def test_merged_rows_add_up_to_nothing() -> None:
    """Others are merged in each pack: their numbers are not of the same things."""
    merged = cell_table(SERVICES, "approved-L total", {"baru": "9 9", "lainnya": "20 20", "total": "29 29"})
    released = Released(MONTHS, (Release("2024-08..2024-09", "antarinstansi", {f"{SERVICES}/lainnya/total": 19}),))
    pack = Pack({SERVICES: merged}, {})
    universe, start = join(Universe(tuple(merged.cells.values()), relations(pack)), pack, released)
    assert not {relation.name for relation in universe.relations} & {"left-over", "sum-of-months"}
    assert not start.hidden
