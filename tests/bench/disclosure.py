"""Times protection and attack of linked tables of 350, 1,500 and 10,000 persons, and prints what was hidden and proved.

Usage: python tests/bench/disclosure.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from reports.privacy.disclosure.protect_pack import protect
from tests.privacy.disclosure.offices import persons, universe_of

SIZES = ((350, 40, 1, 5), (1_500, 70, 2, 5), (10_000, 150, 3, 30))
"""Persons, nationalities, seed, and the most seconds of CPU that protection and attack may take together."""


def main() -> int:
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
            f"{protected.verdict.insiders} insiders, {len(protected.unprotected)} narrowed; {seconds:.1f} s of {most} s"
        )
    return failed


if __name__ == "__main__":
    sys.exit(main())
