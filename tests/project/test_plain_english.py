"""Names and docstrings are plain English: no words of the old private dialect come back."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

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


def variables(path: Path):
    """Yield line and name of every variable, parameter, loop target, field and attribute of a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    classes = (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    fields = [field.target for node in classes for field in node.body if isinstance(field, ast.AnnAssign)]
    stored = {id(field) for field in fields if isinstance(field, ast.Name) and field.id in STORED}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in stored:
            yield node.lineno, node.id
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr.strip("_")


def documented(path: Path):
    """Yield name and first docstring line of a module and of everything in it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            text = ast.get_docstring(node)
            yield getattr(node, "name", path.stem), text.splitlines()[0] if text else ""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "reports").as_posix())
def test_first_lines_and_names_are_plain(path: Path) -> None:
    """A stranger understands a docstring at first reading and guesses a file by its name."""
    found = [f"{name}: {line}" for name, line in documented(path) if DIALECT.search(line) or name.strip("_") in NAMES]
    assert found == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "reports").as_posix())
def test_variables_are_named_after_what_they_hold(path: Path) -> None:
    """A row is called a row and a match a match, so that a line can be read without the lines before it."""
    assert [f"{line}: {name}" for line, name in variables(path) if name in VARIABLES] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT / "reports").as_posix())
def test_functions_are_named_after_what_they_return(path: Path) -> None:
    """A call can be read without the function's docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [f"{node.lineno}: {node.name}" for node in functions if node.name.strip("_") in FUNCTIONS] == []
