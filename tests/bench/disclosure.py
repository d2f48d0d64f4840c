"""Times protection and attack, and prints what was hidden and proved: linked tables, then whole packs of three months.

Usage: python tests/bench/disclosure.py [--tables | --packs]

The packs are of the sample, of an office of 350 persons and of one of 10,000 with 150 nationalities, each with
registers, a log, activities and counts of agencies: three months for agencies, each handed in before the next is made,
then their quarter for the public. They are made by the program itself; what is timed is protecting and attacking their
figures, and attacking what they print once more as ``pora verify`` does.
"""

from __future__ import annotations

import sys
import tempfile
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from whole_offices import Size, make_office
from whole_packs import packs, sample

from reports.privacy.disclosure.protect_pack import protect
from tests.privacy.disclosure.offices import persons, universe_of

SIZES = ((350, 40, 1, 5), (1_500, 70, 2, 5), (10_000, 150, 3, 30))
"""Persons, nationalities, seed, and the most seconds of CPU that protection and attack may take together."""
OFFICES = {
    "the sample": (sample, 5),
    "350 persons, 40 nationalities": (partial(make_office, size=Size(350, 40, 9, 1)), 5),
    "10,000 persons, 150 nationalities": (partial(make_office, size=Size(10_000, 150, 60, 3)), 30),
}
"""Office → what makes it, and the most seconds of CPU that protection and attack of one of its packs may take."""


def main(only: str = "") -> int:
    """Print a line for each set of tables and each pack; return how many took too long or did not hold."""
    failed = 0 if only == "--packs" else linked_tables()
    return failed if only == "--tables" else failed + whole_packs()


def linked_tables() -> int:
    """Print a line for each size; return how many took too long or did not hold."""
    failed = 0
    for count, nationalities, seed, most in SIZES:
        universe = universe_of(persons(count, nationalities, seed))
        start = time.process_time()
        protected = protect(universe)
        seconds = time.process_time() - start
        filled = sum(cell.value > 0 for cell in universe.cells)
        failed += seconds > most or not protected.verdict.withstood
        print(
            f"{count:>6} persons, {nationalities} nationalities: {filled} non-zero cells, {len(protected.primary)} "
            f"primary, {len(protected.pattern.hidden)} hidden, smallest interval {protected.verdict.smallest}, "
            f"{protected.verdict.insiders} insiders, of them {protected.verdict.pairs} pairs of agencies, "
            f"{len(protected.unprotected)} narrowed; {seconds:.1f} s of {most} s",
            flush=True,
        )
    return failed


def whole_packs() -> int:
    """Print a line for each pack of each office; return how many took too long or did not hold."""
    failed = 0
    for described, (make, most) in OFFICES.items():
        with tempfile.TemporaryDirectory() as folder:
            for pack in packs(make(Path(folder) / "kantor")):
                held = pack.again.withstood
                failed += pack.seconds_in_all > most or not held
                print(
                    f"{described}, {pack.described}; {'nothing recovered, every bound kept' if held else 'NOT HELD'}; "
                    f"{pack.seconds:.1f} + {pack.seconds_again:.1f} s of {most} s",
                    flush=True,
                )
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
