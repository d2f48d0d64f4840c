"""A pack is attacked from what it prints: an unprotected cell is found, and every fact that the attack knows counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.privacy.disclosure.attack import Reader
from reports.privacy.disclosure.declared_rules import Pack
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.release_register import release_of
from reports.privacy.disclosure.releases import Released, opened_before
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Release
from tests.privacy.disclosure.tables import cell_table
from tests.privacy.disclosure.test_declared_rules import CASES

EXPIRING = "stock-expiring"
ENDING = cell_table(
    EXPIRING, "30 60 90 total",
    {"31.72.01": "1 19 30 50", "31.72.02": "12 12 16 40", "31.72.03": "14 7 21 42", "total": "27 38 67 132"},
)  # fmt: skip
PROTECTED = share(Pack({EXPIRING: ENDING}, {}), thresholds("antarinstansi"))
RELEASE = release_of(PROTECTED, "2024-09", "antarinstansi")
NUMBERS = {cell.id: cell.value for cell in ENDING.cells.values()}


def with_printed(*cells: str) -> Release:
    """Return the release with stars printed as numbers."""
    return replace(
        RELEASE,
        hidden=RELEASE.hidden - {*cells},
        printed={**RELEASE.printed, **{cell: NUMBERS[cell] for cell in cells}},
    )


def test_a_protected_pack_withstands() -> None:
    """From its printed numbers alone."""
    found = attack_release(RELEASE, (), {})
    assert found.withstood
    assert found.alone.attacked == len(RELEASE.hidden) >= 4
    assert found.alone.smallest >= 3


@pytest.mark.parametrize("cell", sorted(RELEASE.hidden))
def test_one_cell_that_is_not_protected_is_found(cell: str) -> None:
    """Whether small itself, or needed by a small one."""
    found = attack_release(with_printed(cell), (), {})
    assert not found.withstood
    assert bool(found.small) == (NUMBERS[cell] < 3)


def test_a_small_cell_that_stands_alone_is_told_even_without_stars() -> None:
    """There is nothing to narrow."""
    found = attack_release(with_printed(*RELEASE.hidden), (), {})
    assert (found.small, found.narrowed, found.withstood) == ((f"{EXPIRING}/31.72.01/30",), (), False)


def test_without_the_dash_three_stars_of_three_pass() -> None:
    """Each is one."""
    stars = frozenset(f"{EXPIRING}/A/{column}" for column in ("30", "60", "90"))
    release = Release("2024-09", "antarinstansi", {f"{EXPIRING}/A/total": 3}, stars)
    assert {one.cell: one.values for one in attack_release(release, (), {}).narrowed} == dict.fromkeys(stars, (1, 1))
    assert attack_release(release, (), {}, reader=Reader(stars_are_persons=False)).withstood


@pytest.mark.parametrize("rule", CASES)
def test_without_a_declared_rule_a_pack_passes_that_the_full_attack_refuses(rule: str) -> None:
    """The rule follows from the ids of the cells, and needs no hidden number."""
    tables, hidden = CASES[rule]
    numbers = {cell.id: cell.value for one in tables for cell in one.cells.values()}
    stars = frozenset(hidden.split())
    edition = "publik" if rule in {"village-in-district", "dated-in-stock", "workers-in-stock"} else "antarinstansi"
    release = Release(
        "2024-09", edition, {name: number for name, number in numbers.items() if name not in stars}, stars
    )
    places = {"A": "D", "B": "E", "C": "E"}
    assert attack_release(release, (), places).alone.narrowed
    assert attack_release(release, (), places, without=rule).alone.withstood


SERVICES = "services-ITK"
JULY, AUGUST = (
    Release(period, "antarinstansi", {f"{SERVICES}/baru/approved-L": number})
    for period, number in (("2024-07", 4), ("2024-08", 3))
)
SEPTEMBER = Release(
    "2024-09", "antarinstansi", {f"{SERVICES}/baru/total": 9},
    frozenset(f"{SERVICES}/baru/approved-{sex}" for sex in ("L", "P", "unknown")),
)  # fmt: skip
QUARTER = Release("2024-07..2024-09", "antarinstansi", {f"{SERVICES}/baru/approved-L": 8})


@pytest.mark.parametrize("order", [(JULY, AUGUST, SEPTEMBER, QUARTER), (QUARTER, JULY, AUGUST, SEPTEMBER)])
def test_without_other_months_a_quarter_passes_that_opens_one(order: tuple[Release, ...]) -> None:
    """8 less 4 less 3 is 1, whichever of them comes last."""
    *earlier, last = order
    assert attack_release(last, (), {}).withstood
    found = attack_release(last, earlier, {})
    assert found.alone.withstood
    assert [one.values for one in found.joined.narrowed] == [(1, 1)]
    assert found.releases == 3
    assert attack_release(last, earlier, {}, without="sum-of-months").withstood
    assert attack_release(last, [replace(one, edition="dinas") for one in earlier], {}).withstood


@pytest.mark.parametrize("order", [(JULY, AUGUST, QUARTER), (QUARTER, JULY, AUGUST)])
def test_a_month_that_was_never_shared_is_left_over(order: tuple[Release, ...]) -> None:
    """8 less 4 less 3 is 1, though no pack of September hides it."""
    *earlier, last = order
    found = attack_release(last, earlier, {})
    assert not found.withstood
    assert found.left_over == (f"left|2024-07..2024-09, 2024-07, 2024-08|{SERVICES}/baru/approved-L",)
    assert attack_release(last, earlier, {}, without="left-over").withstood
    assert attack_release(last, earlier[:1], {}).withstood


def test_what_another_edition_or_a_newspaper_printed_opens_a_star() -> None:
    """The same month again is the same number, unless the data were others."""
    star = f"{EXPIRING}/31.72.01/30"
    for other in (
        Release("2024-09", "publik", {**RELEASE.printed, star: 1}),
        Release("2024-09", "", {star: 1}, source="Antara, 3 Oktober 2024"),
    ):
        assert star in {one.cell for one in attack_release(RELEASE, (other,), {}).joined.narrowed}
    revised = Release("2024-09", "publik", {**RELEASE.printed, star: 1, f"{EXPIRING}/total/total": 131})
    assert attack_release(RELEASE, (revised,), {}).withstood


def test_a_star_that_was_printed_before_need_not_be_small() -> None:
    """Two stars of 56: in a first pack one of them is below three; where July printed both, they may hide changes."""
    cells = [f"stock-district-permit/{place}/itk-itas-itap" for place in ("31.72.03", "31.72.04")]
    release = Release(
        "2024-08", "antarinstansi",
        {"stock-district-permit/31.72.01/itk-itas-itap": 40, "stock-district-permit/total/itk-itas-itap": 96},
        frozenset(cells),
    )  # fmt: skip
    july = Release("2024-07", "antarinstansi", dict.fromkeys(cells, 28))
    assert {one.cell for one in attack_release(release, (), {}).narrowed} == set(cells)
    assert attack_release(release, (july,), {}).withstood


def test_a_star_of_agencies_that_hides_a_change_need_not_be_small_for_the_public() -> None:
    """The public holds none of their packs, and has stars for them: two of 153, neither of them small."""
    cells = [f"stock-nationality-permit/{nation}/total" for nation in ("KOR", "ZAF")]
    numbers = {"stock-nationality-permit/lainnya/total": 197, "stock-nationality-permit/total/total": 350}
    public = Release("2024-07..2024-09", "publik", numbers, frozenset(cells))
    july = Release("2024-07", "antarinstansi", dict.fromkeys(cells, 76))
    september = Release("2024-09", "antarinstansi", numbers, frozenset(cells))
    first_version = Release("2024-09", "antarinstansi", dict.fromkeys(cells, 76))
    for agencies in ((), (september,), (first_version,)):
        assert attack_release(public, agencies, {}).narrowed
    for agencies in ((july,), (july, september), (first_version, september)):
        assert attack_release(public, agencies, {}).withstood
    later = Released(("2024-10", "2024-12"), (public,))
    assert opened_before(Pack({}, {}), later)
    assert opened_before(Pack({}, {}), replace(later, unheld=(july, september))) == frozenset()


def test_other_merged_rows_of_the_same_day_hide_no_number_that_both_packs_print() -> None:
    """Agencies have two stars of 96; the public is told one of them, beside a row that merges more."""
    stock = "stock-nationality-permit"
    stars = frozenset(f"{stock}/{nation}/total" for nation in ("ALB", "ZAF"))
    agencies = Release(
        "2024-09", "antarinstansi",
        {f"{stock}/AFG/total": 100, f"{stock}/lainnya/total": 154, f"{stock}/total/total": 350}, stars,
    )  # fmt: skip
    printed = {"AFG": 100, "ZAF": 53, "lainnya": 197, "total": 350}
    public = Release("2024-07..2024-09", "publik", {f"{stock}/{row}/total": number for row, number in printed.items()})
    july = Release("2024-07", "antarinstansi", dict.fromkeys(stars, 48))
    assert attack_release(agencies, (july,), {}).withstood
    assert {one.cell: one.values for one in attack_release(agencies, (july, public), {}).narrowed} == {
        f"{stock}/ALB/total": (43, 43), f"{stock}/ZAF/total": (53, 53),
    }  # fmt: skip


def test_a_trend_that_was_released_first_opens_the_month_that_follows() -> None:
    """A pack of September prints August, which is released later."""
    nations = "stock-nationality-permit/total/"
    stars = frozenset({f"{nations}ITK", f"{nations}ITAS", f"{nations}ITAP"})
    august = Release("2024-08", "antarinstansi", {f"{nations}total": 40}, stars)
    september = Release("2024-09", "antarinstansi", {"stock-trend/2024-08/ITK": 2, "stock-trend/2024-08/total": 40})
    assert attack_release(august, (), {}).withstood
    assert [one.values for one in attack_release(august, (september,), {}).joined.narrowed] == [(2, 2)]
    assert [one.values for one in attack_release(september, (august,), {}).joined.narrowed] == [(2, 2)]


def test_a_later_pack_is_protected_against_months_released_before_it() -> None:
    """What is shared then withstands together with them."""
    released = Released(("2024-09",), (RELEASE,))
    again = share(Pack({EXPIRING: ENDING}, {}), thresholds("antarinstansi"), released=released)
    assert attack_release(release_of(again, "2024-09", "antarinstansi"), (RELEASE,), {}).withstood
