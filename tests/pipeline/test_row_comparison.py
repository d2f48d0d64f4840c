"""Rows are compared by their values and keys, wherever they stand."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from reports.model.row_changes import SourceRow
from reports.pipeline.row_comparison import row_changes


def person(number: int, **values: object) -> SourceRow:
    """Return a row of a register."""
    content = {"full_name": f"ORANG {number}", "passport_no": f"A{number:07}", "sex": "L", **values}
    return SourceRow("register", "inputs/a.csv", "", number + 3, content)


@pytest.mark.parametrize("seed", range(20))
def test_exactly_the_rows_that_were_touched_are_named(seed: int) -> None:
    """Moved, shuffled and renamed rows are the same; each touched one is named once, as what it is."""
    draw = random.Random(seed)
    then = [person(number) for number in range(60)]
    touched = draw.sample(range(60), 12)
    changed, gone = set(touched[:7]), set(touched[7:])
    now = [
        person(number, sex="P") if number in changed else person(number) for number in range(60) if number not in gone
    ]
    now += [person(number) for number in range(100, 104)]
    draw.shuffle(now)
    now = [replace(row, path="inputs/b.csv", row=place) for place, row in enumerate(now, 3)]
    changes = row_changes(then, now)
    assert Counter(change.change.value for change in changes) == {"changed": 7, "went": 5, "came": 4}
    assert {change.then.row - 3 for change in changes if change.then and change.now} == changed
    assert all(change.fields == ("sex",) for change in changes if change.change.value == "changed")


def test_equal_rows_are_counted_and_not_taken_for_one() -> None:
    """Three rows that say the same, of which two are left: one went."""
    row = SourceRow("services", "inputs/l.csv", "", 3, {"service": "baru", "sex": "L"})
    then = [replace(row, row=number) for number in (3, 4, 5)]
    (change,) = row_changes(then, then[:2])
    assert change.change.value == "went"


def test_a_shared_number_does_not_mix_persons_up() -> None:
    """Two persons of one decision: the one that was corrected is named, in the place where it stands."""
    rows = [
        SourceRow("incidents", "inputs/k.csv", "", n, {"full_name": f"ORANG {n}", "decision_no": "SK-1", "sex": "L"})
        for n in (3, 4)
    ]
    now = [rows[0], replace(rows[1], values={**rows[1].values, "sex": "P"})]
    (change,) = row_changes(rows, now)
    assert (change.source.row, change.fields) == (4, ("sex",))


def test_a_row_without_any_key_is_known_by_its_place() -> None:
    """A service has no number."""
    row = SourceRow("services", "inputs/l.csv", "", 3, {"service": "baru", "sex": "L"})
    (change,) = row_changes([row], [replace(row, values={"service": "baru", "sex": "P"})])
    assert (change.change.value, change.fields) == ("changed", ("sex",))
