"""What readers hold from earlier months, other editions and newspapers is part of what they know."""

from __future__ import annotations

from dataclasses import replace

from reports.privacy.disclosure.attack import attack
from reports.privacy.disclosure.declared_rules import Pack, relations
from reports.privacy.disclosure.release_register import release_of
from reports.privacy.disclosure.releases import Released, history, join, opened_before, readable
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Pattern, Release, Universe
from reports.privacy.disclosure.wider_readers import Wider
from tests.privacy.disclosure.tables import cell_table as table

SERVICES = "services-ITK"
QUARTER = table(
    SERVICES, "approved-L approved-P approved-unknown total",
    {"baru": "30 24 6 60", "perpanjangan": "8 20 9 37", "alih-status": "9 7 5 21", "total": "47 51 20 118"},
)  # fmt: skip
MONTHS = ("2024-07", "2024-08", "2024-09")


def month(period: str, number: int) -> Release:
    """Return the release of one month with a number in one cell."""
    return Release(period, "antarinstansi", {f"{SERVICES}/perpanjangan/approved-L": number})


def pack(*tables) -> Pack:
    """Return a pack without kelurahan."""
    return Pack({one.id: one for one in tables}, {})


def universe_of(one: Pack) -> Universe:
    """Return the cells and relations of a pack."""
    return Universe(tuple(cell for each in one.tables.values() for cell in each.cells.values()), relations(one))


def test_the_star_of_a_month_is_not_opened_by_the_quarter() -> None:
    """Two months printed and the quarter leave one number: the quarter hides it."""
    stars = frozenset(f"{SERVICES}/perpanjangan/approved-{sex}" for sex in ("L", "P", "unknown"))
    last = Release("2024-09", "antarinstansi", {f"{SERVICES}/perpanjangan/total": 9}, stars)
    released = Released(MONTHS, (month("2024-07", 4), month("2024-08", 3), last))
    universe, start = join(universe_of(pack(QUARTER)), pack(QUARTER), released)
    assert {relation.name for relation in universe.relations} >= {"sum-of-months"}
    assert [narrowed.cell for narrowed in attack(universe, start).narrowed] == [
        f"2024-09#2|{SERVICES}/perpanjangan/approved-L"
    ]
    alone = Universe(universe_of(pack(QUARTER)).cells, universe_of(pack(QUARTER)).relations)
    assert attack(alone, Pattern()).withstood
    shared = share(pack(QUARTER), thresholds("antarinstansi"), released=released)
    assert shared.verdict.withstood
    assert shared.releases == 3
    assert f"{SERVICES}/perpanjangan/approved-L" in shared.pattern.hidden


def test_what_other_editions_and_newspapers_printed_is_joined() -> None:
    """Agencies read the public edition; the public does not read theirs."""
    public, agencies = Release("2024-09", "publik"), Release("2024-09", "antarinstansi")
    press = Release("2024-09", "dinas", source="Antara, 3-10-2024")
    assert readable("antarinstansi", (public, agencies, press)) == (public, agencies, press)
    assert readable("publik", (public, agencies, press)) == (public, press)


def test_the_same_month_in_another_edition_is_the_same_number() -> None:
    """A star here that is printed there is no star."""
    stars = frozenset(
        f"{SERVICES}/{row}/{column}" for row in ("baru", "perpanjangan") for column in ("approved-L", "approved-P")
    )
    small = table(
        SERVICES, "approved-L approved-P total",
        {"baru": "1 9 10", "perpanjangan": "8 2 10", "alih-status": "4 4 8", "total": "13 15 28"},
    )  # fmt: skip
    printed = {cell.id: cell.value for cell in small.cells.values()}
    known = Release("2024-09", "publik", {name: printed[name] for name in (f"{SERVICES}/baru/approved-L",)})
    universe, start = join(universe_of(pack(small)), pack(small), Released(("2024-09",), (known,)))
    pattern = replace(start, hidden=start.hidden | stars)
    assert {narrowed.cell for narrowed in attack(universe, pattern).narrowed} >= stars
    assert "same-month" in universe.names


NATIONS = "stock-nationality-permit/total/"


def test_the_trend_prints_no_month_that_was_a_star() -> None:
    """A month that was released with stars is not printed again without them."""
    trend = table("stock-trend", "ITK ITAS ITAP total", {"2024-08": "2 28 2 32", "2024-09": "9 28 7 44"})
    stars = frozenset({f"{NATIONS}ITK", f"{NATIONS}ITAS", f"{NATIONS}ITAP"})
    released = Released(("2024-09",), (Release("2024-08", "antarinstansi", {f"{NATIONS}total": 32}, stars),))
    universe, start = join(universe_of(pack(trend)), pack(trend), released)
    assert "trend-is-release" in universe.names
    assert len(attack(universe, start).narrowed) == 3
    assert attack(universe.without("trend-is-release"), start).withstood
    shared = share(pack(trend), thresholds("antarinstansi"), released=released)
    assert shared.verdict.withstood


def test_stars_that_were_given_away_before_stop_no_later_pack() -> None:
    """Two stars of three: whatever is printed now, they are one and two."""
    broken = Release("2024-08", "antarinstansi", {f"{NATIONS}total": 3}, frozenset({f"{NATIONS}ITK", f"{NATIONS}ITAS"}))
    released = Released(("2024-09",), (broken,))
    assert len(opened_before(pack(QUARTER), released)) == 2
    assert share(pack(QUARTER), thresholds("antarinstansi"), released=released).verdict.withstood


def test_cells_that_were_stars_lately_are_taken_first() -> None:
    """Only the last three months of the same edition count."""
    releases = [
        Release(f"2024-0{number}", "antarinstansi", {f"p{number}": 5}, frozenset({f"h{number}"}))
        for number in range(1, 6)
    ]
    found = history("antarinstansi", [*releases, Release("2024-05", "publik", {"x": 9})])
    assert found.printed == {"p3", "p4", "p5"}
    assert found.hidden == {"h3", "h4", "h5"}


def test_the_public_edition_opens_nothing_to_agencies_that_hold_both() -> None:
    """Nothing is small in it, but six cells are stars in theirs."""
    numbers = {"A": "20 19 30 69", "B": "12 15 16 43", "C": "14 25 21 60", "total": "46 59 67 172"}
    expiring = table("stock-expiring", "30 60 90 total", numbers)
    cells = {cell.id: cell.value for cell in expiring.cells.values()}
    stars = frozenset(f"stock-expiring/{row}/{column}" for row in "ABC" for column in ("30", "60"))
    printed = {name: number for name, number in cells.items() if name not in stars}
    agencies = Release("2024-09", "antarinstansi", printed, stars)
    held = Released(("2024-09",), (agencies,))
    alone = release_of(share(pack(expiring), thresholds("publik")), "2024-09", "publik")
    assert stars <= alone.printed.keys()
    wider = Wider(held, "publik", thresholds("antarinstansi"))
    public = release_of(share(pack(expiring), thresholds("publik"), wider=wider), "2024-09", "publik")
    assert not stars & public.printed.keys()
    joined, hidden = join(Universe((), ()), pack(), Released(("2024-09",), (agencies, public)))
    assert attack(joined, hidden).withstood
