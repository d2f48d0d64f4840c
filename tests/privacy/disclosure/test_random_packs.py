"""Random packs of linked tables: nothing recovered, every bound kept, the same pattern run after run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from reports.privacy.disclosure.attack import exact_interval
from reports.privacy.disclosure.protect_pack import protect
from tests.privacy.disclosure.offices import persons, universe_of

LONG = os.environ.get("PORA_TEST_DOSE") == "long"
ROOT = Path(__file__).parents[3]


def pack(seed: int):
    """Return a universe of 60 to 400 persons, with a threshold of three, five or ten."""
    chance = random.Random(seed)
    people = persons(chance.randrange(60, 400), chance.randrange(5, 40), seed)
    return universe_of(people, chance.choice((3, 3, 5, 10)))


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.ci) for seed in range(1, 200 if LONG else 10))]
)
def test_nothing_is_recovered(seed: int) -> None:
    """Whoever attacks: each primary cell keeps as many values as its threshold, each other star three."""
    universe = pack(seed)
    protected = protect(universe)
    assert protected.verdict.withstood, protected.verdict.narrowed
    assert protected.primary <= protected.pattern.hidden
    assert "/" not in protected.pattern.hidden


@pytest.mark.ci
@pytest.mark.parametrize("seed", range(10 if LONG else 1))
def test_exact_intervals_agree_with_the_attack(seed: int) -> None:
    """What the search for displacements concludes holds in whole-number programmes over each block."""
    universe = universe_of(persons(80, 8, seed))
    protected = protect(universe)
    cells = {cell.id: cell for cell in universe.cells}
    for name in sorted(protected.pattern.hidden):
        low, high = exact_interval(universe, protected.pattern, name) or (0, 0)
        assert low <= cells[name].value <= high
        assert high - low >= 2
        assert name not in protected.primary or high >= cells[name].threshold


@pytest.mark.ci
def test_the_pattern_does_not_depend_on_the_order_of_hashes() -> None:
    """Two processes with other hash seeds hide the same cells."""
    program = (
        "from tests.privacy.disclosure.test_random_packs import pack\n"
        "from reports.privacy.disclosure.protect_pack import protect\n"
        "print(sorted(protect(pack(3)).pattern.hidden))"
    )
    environments = [{**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)} for seed in ("1", "2")]
    command = [sys.executable, "-c", program]
    outputs = {
        subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
        for environment in environments
    }
    assert len(outputs) == 1
    assert "/" in outputs.pop()
