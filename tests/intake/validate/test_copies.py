"""Copies of one passport number: which are one person, and what the row that stays holds (settled rule 4)."""

from __future__ import annotations

from datetime import date
from itertools import permutations

import pytest

from reports.intake.validate.copies import Copy, merged, persons_of

FIELDS = (
    "period full_name passport_no nationality sex birth_date permit_class visa_index permit_no permit_issue_date "
    "permit_expiry permit_lifetime address village district purpose"
).split()


def copy(place, **values):
    """Return a row of September 2024, empty but for some fields."""
    row = dict.fromkeys(FIELDS) | {"period": "2024-09", "passport_no": "X1", "permit_lifetime": False}
    return Copy((0, 0, place), row | values)


def sizes(*copies):
    """Return how many rows each person has, largest first."""
    return sorted((len(person) for person in persons_of(copies)), reverse=True)


@pytest.mark.parametrize(
    ("first", "second", "persons"),
    [
        ({"full_name": "A B"}, {"full_name": "A B"}, 1),
        ({"full_name": "A B"}, {"full_name": "C D"}, 1),
        ({"full_name": "A B", "birth_date": date(1980, 3, 4)}, {"full_name": "C D"}, 1),
        ({"full_name": "A B", "birth_date": date(1980, 3, 4)}, {"full_name": "C D", "birth_date": date(2015, 1, 2)}, 2),
        ({"full_name": "A B", "birth_date": date(1980, 3, 4)}, {"full_name": "C D", "birth_date": date(1980, 4, 3)}, 1),
        ({"full_name": "A B", "birth_date": date(1980, 3, 4)}, {"full_name": "B A", "birth_date": date(1981, 3, 4)}, 1),
    ],
)
def test_only_birth_dates_and_names_that_both_differ_make_two_persons(first, second, persons):
    """Children travel on a parent's passport; a slip in one of the two fields makes no second person."""
    rows = (copy(0, nationality="JPN", **first), copy(1, nationality="JPN", **second))
    assert len(persons_of(rows)) == len(persons_of(rows[::-1])) == persons


def test_a_child_beside_two_copies_of_its_parent_stays_alone():
    """The two copies are one person, the child another."""
    parent = {"nationality": "JPN", "full_name": "A B", "birth_date": date(1980, 3, 4)}
    child = {"nationality": "JPN", "full_name": "C B", "birth_date": date(2015, 3, 4)}
    for order in permutations([parent, parent, child]):
        assert sizes(*(copy(place, **values) for place, values in enumerate(order))) == [2, 1]


def test_an_unknown_nationality_joins_only_the_one_that_is_known_and_agrees():
    """Not where two nationalities hold the number, and not another person's name."""
    known = copy(0, nationality="JPN", full_name="A B")
    assert sizes(known, copy(1, full_name="B A")) == [2]
    assert sizes(known, copy(1, full_name="C D")) == [1, 1]
    assert sizes(known, copy(1, nationality="DEU", full_name="A B"), copy(2, full_name="A B")) == [1, 1, 1]


def test_permit_fields_come_together_from_the_latest_permit():
    """Class and number of one permit never stand beside the expiry of another."""
    old = copy(0, permit_class="ITK", permit_no="OLD", permit_expiry=date(2024, 1, 1), sex="L")
    new = copy(1, permit_class="ITAS", permit_expiry=date(2025, 1, 1), district="31.72.03")
    for rows in permutations([old, new]):
        row = merged(rows)
        assert (row["permit_class"], row["permit_expiry"], row["sex"], row["district"]) == (
            "ITAS", date(2025, 1, 1), "L", "31.72.03",
        )  # fmt: skip


def test_a_permit_for_life_ends_last_and_an_impossible_end_wins_nothing():
    """An expiry over eleven years ahead is a slip of the pen."""
    life = copy(0, permit_class="ITAP", permit_lifetime=True)
    dated = copy(1, permit_class="ITAS", permit_expiry=date(2026, 1, 1))
    slip = copy(2, permit_class="ITK", permit_expiry=date(2062, 1, 1))
    assert merged([dated, life])["permit_class"] == "ITAP"
    assert merged([slip, dated])["permit_class"] == "ITAS"


def test_no_order_of_copies_changes_the_merged_row():
    """Whatever the order, the same values."""
    rows = [
        {"district": "31.72.03", "sex": "P", "permit_expiry": date(2025, 5, 5)},
        {"district": "31.72.01", "sex": "L", "permit_expiry": date(2025, 5, 5)},
        {"district": None, "purpose": "pekerja"},
    ]
    results = [merged([copy(place, **row) for place, row in enumerate(order)]) for order in permutations(rows)]
    assert all(result == results[0] for result in results)
    assert (results[0]["district"], results[0]["sex"], results[0]["purpose"]) == ("31.72.01", "L", "pekerja")
