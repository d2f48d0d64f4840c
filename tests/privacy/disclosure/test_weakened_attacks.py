"""Each fact that the attack takes into account matters: without it a pack passes that the full attack refuses."""

from __future__ import annotations

from dataclasses import replace

from reports.privacy.disclosure.attack import Reader, attack
from reports.privacy.disclosure.protect_pack import protect
from reports.privacy.disclosure.universe import Cell, Contributor, Kind, Pattern, Relation, Universe
from tests.privacy.disclosure.offices import persons, universe_of
from tests.privacy.disclosure.tables import hide, two_way


def test_without_the_dash_two_stars_of_three_pass() -> None:
    """A reader who did not know that a star is at least one would find four values."""
    universe = two_way("L P total", {"A": "1 2 3"})
    stars = hide("A/L", "A/P")
    assert not attack(universe, stars).withstood
    assert attack(universe, stars, reader=Reader(stars_are_persons=False)).withstood


def test_without_the_reason_of_a_block_a_lone_small_cell_passes() -> None:
    """Stars that are large, but for one, tell that this one is small."""
    universe = two_way("L P total", {"A": "1 9 10", "B": "20 28 48", "total": "21 37 58"})
    stars = hide("A/L", "A/P", "B/L", "B/P")
    assert not attack(universe, stars).withstood
    assert attack(universe, stars, reader=Reader(blocks_hold_a_small_cell=False)).withstood


def test_an_unprotected_cell_is_refused_until_the_block_explains_itself() -> None:
    """The protection hides a cell that could be small as well."""
    universe = two_way("L P total", {"A": "1 9 10", "B": "20 28 48", "C": "4 5 9", "total": "25 42 67"})
    protected = protect(universe)
    assert protected.verdict.withstood
    assert {"t/A/L", "t/C/L"} <= protected.pattern.hidden


def squares(*contributors: tuple[str, Contributor]) -> Universe:
    """Return two squares in one block, each with small cells, and those who know parts of them.

    A and B depend on each other through L and P, C and D through P and X; either explains the stars of the other.
    """
    universe = two_way(
        "L P X total",
        {"A": "1 9 5 15", "B": "8 2 6 16", "C": "4 2 7 13", "D": "6 7 9 22", "total": "19 20 27 66"},
    )
    known: dict[str, list[Contributor]] = {}
    for cell, contributor in contributors:
        known.setdefault(f"t/{cell}", []).append(contributor)
    cells = [replace(cell, contributors=tuple(known.get(cell.id, ()))) for cell in universe.cells]
    return Universe(tuple(cells), universe.relations)


STARS = hide("A/L", "A/P", "B/L", "B/P", "C/P", "C/X", "D/P", "D/X")
CROWD = Reader(insiders=False)


def opened(universe: Universe) -> set[tuple[str, str]]:
    """Return who opens which cell of the two squares, which hold for everybody else."""
    assert attack(universe, STARS, reader=CROWD).withstood
    return {(narrowed.insider, narrowed.cell) for narrowed in attack(universe, STARS).narrowed}


def test_without_insiders_a_square_with_one_alone_passes() -> None:
    """She is alone in a cell, and opens the small one across; the protection sees to that."""
    universe = squares(("A/L", Contributor(Kind.PERSON, "she", 1)))
    assert opened(universe) == {("person she", "t/B/P")}
    protected = protect(universe)
    assert protected.verdict.withstood
    assert protected.verdict.insiders == 1


def test_an_agency_knows_its_rows_in_every_cell() -> None:
    """It reported eight of nine, so that the other cell of the row is one or two."""
    assert opened(squares(("A/P", Contributor(Kind.AGENCY, "Imigrasi", 7)))) == set()
    universe = squares(("A/P", Contributor(Kind.AGENCY, "Imigrasi", 8)))
    assert ("agency Imigrasi", "t/A/L") in opened(universe)
    assert protect(universe).verdict.withstood


def test_a_sponsor_with_half_of_a_cell_is_an_insider_and_one_with_less_is_none() -> None:
    """A household knows its members."""
    assert ("sponsor PT", "t/A/L") in opened(squares(("B/L", Contributor(Kind.SPONSOR, "PT", 7))))
    for count, insiders in ((4, 1), (3, 0)):
        assert attack(squares(("B/L", Contributor(Kind.SPONSOR, "PT", count))), STARS).insiders == insiders


def test_two_agencies_put_their_rows_together() -> None:
    """Neither opens the square alone."""
    universe = squares(
        ("A/P", Contributor(Kind.AGENCY, "Satpol PP", 4)), ("A/P", Contributor(Kind.AGENCY, "Dukcapil", 4))
    )
    assert {insider for insider, _ in opened(universe)} == {"agencies Dukcapil + Satpol PP"}
    verdict = attack(universe, STARS)
    assert (verdict.insiders, verdict.pairs) == (3, 1)
    assert protect(universe).verdict.withstood


def test_without_margins_a_pack_passes_that_the_full_attack_refuses() -> None:
    """A pack protected for readers who do not know one rule is opened by those who do."""
    universe = universe_of(persons(150, 12, 5))
    for name in ("row-total", "column-total"):  # the other rules have tests of their own, one small table each
        weaker = universe.without(name)
        pattern = protect(weaker).pattern
        assert attack(weaker, pattern).withstood, name
        assert not attack(universe, pattern).withstood, name


def test_without_earlier_months_a_quarter_opens_the_month_that_it_completes() -> None:
    """The quarter and two of its months leave one number for the third."""
    months = (Cell("2024-07|t/a/n", 4, 3), Cell("2024-08|t/a/n", 3, 3))
    pack = (Cell("2024-09|t/a/n", 1, 3), Cell("2024-09|t/b/n", 2, 3), Cell("2024-09|t/c/n", 6, 3))
    total = Cell("2024-09|t/total/n", 9, 3)
    quarter = Cell("quarter|t/a/n", 8, 3)
    column = Relation.total("column-total", total.id, tuple(cell.id for cell in pack))
    sum_of_months = Relation.total("quarter", quarter.id, (*(cell.id for cell in months), pack[0].id))
    pattern = Pattern(frozenset(cell.id for cell in pack))
    alone = Universe((*pack, total, quarter), (column,))
    joined = Universe((*months, *alone.cells), (column, sum_of_months))
    assert attack(alone, pattern).withstood
    assert not attack(joined, pattern).withstood


def test_printed_numbers_that_contradict_a_relation_prove_nothing() -> None:
    """A relation that does not hold would let every conclusion pass."""
    universe = two_way("L P total", {"A": "1 9 10", "B": "8 2 11"})
    verdict = attack(universe, hide("A/L", "A/P"))
    assert verdict.contradiction
    assert not verdict.withstood
