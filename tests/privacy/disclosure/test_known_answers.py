"""Intervals of hidden cells in published and made-up tables, each recomputed by hand or as a whole-number programme."""

from __future__ import annotations

import pytest

from reports.privacy.disclosure.attack import Reader, attack, exact_interval
from reports.privacy.disclosure.universe import Cell, Contributor, Kind, Pattern, Relation, Sense, Universe
from tests.privacy.disclosure.tables import hide, two_way

MARITAL = two_way("M F total", {"Married": "38 17 55", "Divorced": "7 4 11", "Single": "3 1 4", "total": "48 22 70"})
REGIONS = two_way("M F total", {"A": "1 0 1", "B": "3 3 6", "C": "12 20 32", "total": "16 23 39"})
WORK = two_way("full part total", {"Married": "6 0 6", "Divorced": "5 1 6", "Single": "2 2 4", "total": "13 3 16"})
AGES = two_way("Spain Iceland Portugal total", {"young": "5 2 0 7", "old": "6 3 4 13", "total": "11 5 4 20"})


def intervals(universe: Universe, pattern: Pattern, *cells: str, table: str = "t") -> list[tuple[int, int] | None]:
    """Return the exact interval of each cell named."""
    return [exact_interval(universe, pattern, f"{table}/{cell}") for cell in cells]


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [
        (("Single/F",), [(1, 1)]),
        (("Single/F", "Single/M"), [(1, 1), (3, 3)]),
        (("Single/F", "Single/M", "Divorced/F", "Divorced/M"), [(1, 3), (1, 3), (2, 4), (7, 9)]),
    ],
)
def test_1_a_single_star_is_recovered(hidden: tuple[str, ...], expected: list[tuple[int, int]]) -> None:
    """One star is what its row leaves over; two in a row are what their columns leave over; four in a square hold."""
    assert intervals(MARITAL, hide(*hidden), *hidden) == expected


def test_1_the_one_person_of_a_cell_opens_all_four() -> None:
    """She knows her own cell, and the square falls."""
    cells = tuple(
        Cell(cell.id, cell.value, 3, contributors=(Contributor(Kind.PERSON, "she", 1),))
        if cell.id == "t/Single/F"
        else cell
        for cell in MARITAL.cells
    )
    pattern = hide("Single/F", "Single/M", "Divorced/F", "Divorced/M")
    known = Pattern(pattern.hidden - {"t/Single/F"})
    assert intervals(MARITAL, known, "Single/M", "Divorced/F", "Divorced/M") == [(3, 3), (4, 4), (7, 7)]
    alone = attack(Universe(cells, MARITAL.relations), pattern)
    assert alone.insiders == 1
    # The square has one primary cell, hers, and a threshold of three: of other primary cells there is none to open.
    assert alone.narrowed == ()


def test_2_stars_of_a_row_and_its_total_fall_by_their_columns() -> None:
    """Two stars in a row are no protection if each is alone in its column."""
    assert intervals(REGIONS, hide("A/M", "A/total"), "A/M", "A/total") == [(1, 1), (1, 1)]
    four = ("A/M", "A/total", "B/M", "B/total")
    assert intervals(REGIONS, hide(*four), *four) == [(1, 3), (1, 3), (1, 3), (4, 6)]


def test_3_three_linked_tables_give_what_each_hides() -> None:
    """Women by subtraction, where only totals and men are printed."""
    numbers = {"both": (22, 21), "lives": (63, 58), "works": (27, 23)}
    cells, relations, hidden = [], [], []
    for row, (total, male) in numbers.items():
        cells += [Cell(f"t/{row}/total", total, 3), Cell(f"t/{row}/M", male, 3), Cell(f"t/{row}/F", total - male, 3)]
        relations.append(Relation.total("sexes", f"t/{row}/total", (f"t/{row}/M", f"t/{row}/F")))
        hidden.append(f"{row}/F")
    universe = Universe(tuple(cells), tuple(relations))
    assert intervals(universe, hide(*hidden), *hidden) == [(1, 1), (5, 5), (4, 4)]


def test_4_two_areas_one_within_the_other_give_the_ring_between_them() -> None:
    """Differencing recovers the cells of the ring, the zeros too."""
    inner, outer = [(50, 54), (128, 140), (39, 49)], [(52, 55), (130, 140), (39, 49)]
    cells, relations, ring = [], [], []
    for row, (small, large) in enumerate(zip(inner, outer, strict=True)):
        for column in range(2):
            place = f"{row}/{column}"
            cells += [Cell(f"inner/{place}", small[column], 3), Cell(f"outer/{place}", large[column], 3)]
            cells.append(Cell(f"ring/{place}", large[column] - small[column], 3))
            relations.append(Relation.total("nested", f"outer/{place}", (f"inner/{place}", f"ring/{place}")))
            ring.append(place)
    absent = Pattern(absent=frozenset(f"ring/{place}" for place in ring))
    expected = [(2, 2), (1, 1), (2, 2), (0, 0), (0, 0), (0, 0)]
    assert intervals(Universe(tuple(cells), tuple(relations)), absent, *ring, table="ring") == expected


def test_5_stars_below_their_column_total_are_narrowed() -> None:
    """Four stars between printed margins must be refused; with both column totals hidden they widen."""
    inner = ("Divorced/full", "Divorced/part", "Single/full", "Single/part")
    assert intervals(WORK, hide(*inner), *inner) == [(4, 5), (1, 2), (2, 3), (1, 2)]
    assert not attack(WORK, hide(*inner)).withstood
    wide = (*inner, "total/full", "total/part")
    order = ("Divorced/full", "Single/full", "Divorced/part", "Single/part", "total/full", "total/part")
    assert intervals(WORK, hide(*wide), *order) == [(1, 5), (1, 3), (1, 5), (1, 3), (8, 14), (2, 8)]


def test_6_a_square_between_printed_margins() -> None:
    """The published example of two ages and three countries."""
    order = ("young/Iceland", "young/Spain", "old/Spain", "old/Iceland")
    assert intervals(AGES, hide(*order), *order) == [(1, 4), (3, 6), (5, 8), (1, 4)]
    assert attack(AGES, hide(*order)).withstood


MONTHS = (62, 42, 9, 5, 4, 3, 1, 1, 1, 1, 1)


def deportations(*, sorted_by_size: bool) -> Universe:
    """Return eleven rows of deportations with their printed total."""
    cells = [Cell(f"t/{row}/n", number, 3) for row, number in enumerate(MONTHS)]
    relations = [Relation.total("column-total", "t/total/n", tuple(cell.id for cell in cells))]
    if sorted_by_size:
        relations += [
            Relation("order", ((f"t/{row}/n", 1), (f"t/{row + 1}/n", -1)), Sense.AT_LEAST)
            for row in range(len(MONTHS) - 1)
        ]
    return Universe((*cells, Cell("t/total/n", sum(MONTHS), 3)), tuple(relations))


def test_7_rows_in_order_of_size_give_stars_away() -> None:
    """Real figures of one office: five ones are certain; with the three they hold, unless the rows are sorted."""
    ones = [f"{row}/n" for row in range(6, 11)]
    assert intervals(deportations(sorted_by_size=False), hide(*ones), *ones) == [(1, 1)] * 5
    six = ["5/n", *ones]
    assert intervals(deportations(sorted_by_size=False), hide(*six), *six) == [(1, 3)] * 6
    assert intervals(deportations(sorted_by_size=True), hide(*six), *six) == [(2, 3), (1, 2), *[(1, 1)] * 4]


@pytest.mark.parametrize(
    ("total", "printed", "stars", "expected"),
    [(8, (4, 3), 1, (1, 1)), (3, (), 3, (1, 1)), (3, (), 2, (1, 2)), (4, (), 2, (1, 3))],
    ids=["8: a quarter and two of its months", "9: three of three", "10: two of three", "10: two of four"],
)
def test_8_to_10_stars_of_a_small_total(total: int, printed: tuple[int, ...], stars: int, expected: object) -> None:
    """What a total leaves for its stars, each at least one."""
    first = total - sum(printed) - (stars - 1)
    numbers = (*printed, first, *[1] * (stars - 1))
    cells = [Cell(f"t/{row}/n", number, 3) for row, number in enumerate(numbers)]
    sums = Relation.total("quarter", "t/total/n", tuple(cell.id for cell in cells))
    universe = Universe((*cells, Cell("t/total/n", total, 3)), (sums,))
    hidden = [f"{row}/n" for row in range(len(printed), len(numbers))]
    assert intervals(universe, hide(*hidden), *hidden) == [expected] * stars


def test_a_star_may_be_zero_only_where_zeros_are_hidden() -> None:
    """A printed dash says that every star is a person."""
    universe = two_way("L P total", {"A": "0 3 3"}, threshold=5)
    stars = hide("A/L", "A/P")
    assert exact_interval(universe, stars, "t/A/P", reader=Reader(blocks_hold_a_small_cell=False)) == (1, 2)
    assert intervals(universe, Pattern(stars.hidden, stars.hidden), "A/L", "A/P") == [(0, 3), (0, 3)]


def test_a_block_holds_a_cell_below_the_threshold() -> None:
    """Stars hide something: a reader excludes tables in which all are large."""
    universe = two_way("L P total", {"A": "1 9 10", "B": "6 8 14", "total": "7 17 24"}, threshold=3)
    square = hide("A/L", "A/P", "B/L", "B/P")
    assert intervals(universe, square, "A/L") == [(1, 6)]
    assert exact_interval(universe, square, "t/A/L", reader=Reader(blocks_hold_a_small_cell=False)) == (1, 6)
    large = two_way("L P total", {"A": "1 9 10", "B": "20 28 48", "total": "21 37 58"}, threshold=3)
    assert intervals(large, square, "A/L") == [(1, 9)]
    assert not attack(large, hide("A/L", "A/P", "B/L", "B/P")).withstood
