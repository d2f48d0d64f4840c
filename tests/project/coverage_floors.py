"""Prints how many lines of each package the tests run, from the JSON report of coverage.py, and holds them to floors.

Usage: python tests/project/coverage_floors.py build/coverage/report.json
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

IN_ALL = 92.0
"""Per cent of all lines that the tests run at least."""
PER_PACKAGE = 85.0
"""Per cent of the lines of each package."""


def counted(report: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """Return package → its statements and branches, all and run; ``TOTAL`` last."""
    packages: dict[str, Counter[str]] = {}
    for path, file in sorted(report["files"].items()):
        parts = PurePosixPath(path).parent.parts
        package = ".".join(parts[parts.index("reports") :])
        packages.setdefault(package, Counter()).update(
            {name: number for name, number in file["summary"].items() if name.startswith(("num_", "covered_"))}
        )
    return packages | {"TOTAL": sum(packages.values(), Counter())}


def percent(part: int, whole: int) -> float:
    """Return a share in per cent; of nothing everything is run."""
    return 100.0 * part / whole if whole else 100.0


def lines(packages: Mapping[str, Counter[str]]) -> Iterator[tuple[str, bool]]:
    """Yield a line of the table for each package, and whether it is below its floor."""
    yield f"{'package':34} {'lines':>7} {'run':>7} {'branches':>9} {'run':>7}", False
    for name, counts in packages.items():
        statements, branches = counts["num_statements"], counts["num_branches"]
        run = percent(counts["covered_lines"], statements)
        taken = percent(counts["covered_branches"], branches)
        is_low = run < (IN_ALL if name == "TOTAL" else PER_PACKAGE)
        mark = "  below the floor" if is_low else ""
        yield f"{name:34} {statements:7} {run:6.1f}% {branches:9} {taken:6.1f}%{mark}", is_low


def main(path: Path) -> int:
    """Print the table; return 1 where a package, or all of them together, is below its floor."""
    table = list(lines(counted(json.loads(path.read_bytes()))))
    sys.stdout.write("\n".join(line for line, _ in table) + "\n")
    return int(any(is_low for _, is_low in table))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
