"""The table of docs/counting-rules.md is complete: every rule has tests, and every test named there exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "counting-rules.md"
RULES = 17


def names_in(path: Path) -> set[str]:
    """Return the names of the tests of a file."""
    tree = ast.parse((TESTS / path).read_text(encoding="utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


def test_every_rule_stands_there_once() -> None:
    """In their order."""
    heads = re.findall(r"^## (\d+)\. ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert heads == [str(number) for number in range(1, RULES + 1)]


def test_every_row_names_tests_that_exist() -> None:
    """A row without a test is a rule without a proof."""
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    for row in (row for row in rows if not row.startswith("| rule |")):
        named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", row.split("|")[2])
        assert named, row
        for path, name in named:
            assert name in names_in(Path(path)), f"{path}::{name}"
