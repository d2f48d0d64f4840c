"""Names and docstrings are plain English: no words of the old private dialect come back."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "reports").rglob("*.py"))
DIALECT = re.compile(
    r"\b(story|stories|doors?|waist|press|vouch(?:es)?|whoever|one and all|foreign hand|speaks up|let go of|"
    r"dropped away|what became of|made again|told as)\b",
    re.IGNORECASE,
)
"""Words that no search would use; say command, application layer, renderer, worker, report, release instead."""
NAMES = frozenset(
    "story door waist press kept told beside ground speaking vouch widely looked_at standing_on let_go".split()
)
"""Names that say nothing of what a module or function does."""


VARIABLES = frozenset(
    "one ones found kept beside seen met said told held given taken made others each thing things what whole rest "
    "wanted known own ground asked heard spoken done got put press begun here there every gone nothing named "
    "shown".split()
)
"""Names that do not say what a variable or parameter holds; say file, row, match, column, known_codes instead."""


FUNCTIONS = frozenset(
    "shown others said known held taken named meant asked given own same twice bare plain odd near found one told "
    "kept".split()
)
"""Participles and adjectives that do not say what a function returns; say displayed_text, decided_name instead."""


STORED = frozenset("seen known what".split())
"""Fields whose names stand in files that earlier versions have written."""


Place = tuple[str, str]
"""Where something stands, and what it is."""


class Named:
    """What the modules of the program are called and say of themselves; each is parsed once."""

    def __init__(self) -> None:
        self.first_lines: list[Place] = []
        """Of the docstrings of modules and of everything in them, behind the name of each."""
        self.variables: list[Place] = []
        """Variables, parameters, loop targets, fields and attributes."""
        self.functions: list[Place] = []
        for path in MODULES:
            self._take(path.relative_to(ROOT / "reports").as_posix(), ast.parse(path.read_text(encoding="utf-8")))

    def _take(self, path: str, tree: ast.Module) -> None:
        fields = [field.target for node in classes_of(tree) for field in node.body if isinstance(field, ast.AnnAssign)]
        stored = {id(field) for field in fields if isinstance(field, ast.Name) and field.id in STORED}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in stored:
                self.variables.append((f"{path}:{node.lineno}", node.id))
            elif isinstance(node, ast.arg):
                self.variables.append((f"{path}:{node.lineno}", node.arg))
            elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
                self.variables.append((f"{path}:{node.lineno}", node.attr.strip("_")))
            elif isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
                name = getattr(node, "name", path.rpartition("/")[2].removesuffix(".py"))
                text = ast.get_docstring(node)
                self.first_lines.append((f"{path}: {name}", text.splitlines()[0] if text else ""))
                if isinstance(node, ast.FunctionDef):
                    self.functions.append((f"{path}:{node.lineno}", node.name))


def classes_of(tree: ast.Module) -> Iterator[ast.ClassDef]:
    """Yield the classes of a module."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


@pytest.fixture(scope="module")
def named() -> Named:
    """Return the names and first lines of all modules."""
    return Named()


def test_first_lines_and_names_are_plain(named: Named) -> None:
    """A stranger understands a docstring at first reading and guesses a file by its name."""
    assert len(named.first_lines) > len(MODULES) > 500
    assert [
        f"{place}: {line}"
        for place, line in named.first_lines
        if DIALECT.search(line) or place.rpartition(" ")[2].strip("_") in NAMES
    ] == []


def test_variables_are_named_after_what_they_hold(named: Named) -> None:
    """A row is called a row and a match a match, so that a line can be read without the lines before it."""
    assert named.variables
    assert [place for place in named.variables if place[1] in VARIABLES] == []


def test_functions_are_named_after_what_they_return(named: Named) -> None:
    """A call can be read without the function's docstring."""
    assert named.functions
    assert [place for place in named.functions if place[1].strip("_") in FUNCTIONS] == []
