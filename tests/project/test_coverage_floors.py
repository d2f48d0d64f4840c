"""The floors of coverage fail where they should."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.project.coverage_floors import main

if TYPE_CHECKING:
    from pathlib import Path


def report(**covered: int) -> str:
    """Return a report of two packages with 100 lines each, and so many of them run."""
    files = {}
    for package, run in covered.items():
        summary = {
            "num_statements": 100, "covered_lines": run, "num_branches": 10, "covered_branches": 5,
            "percent_covered": 1.0,
        }  # fmt: skip
        files[f"reports/{package}/one.py"] = {"summary": summary}
    return json.dumps({"files": files})


@pytest.mark.parametrize(
    ("covered", "code", "low"),
    [
        ({"model": 99, "publish": 85}, 0, []),
        ({"model": 100, "publish": 84}, 1, ["reports.publish"]),
        ({"model": 91, "publish": 92}, 1, ["TOTAL"]),
        ({"model": 92, "publish": 92}, 0, []),
        ({"model": 80, "publish": 80}, 1, ["reports.model", "reports.publish", "TOTAL"]),
    ],
)
def test_a_package_below_its_floor_fails_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], covered: dict[str, int], code: int, low: list[str]
) -> None:
    """And all together below theirs; at the floor is enough."""
    (tmp_path / "report.json").write_text(report(**covered), encoding="utf-8")
    assert main(tmp_path / "report.json") == code
    table = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in table if "below" in line] == low
    assert table[1].split()[:2] == ["reports.model", "100"]
