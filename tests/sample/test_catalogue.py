"""No kind of problem is without a test: each occurs in one, or is planted in the sample with its place."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

from reports.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parents[1]
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef)


def texts(tree: ast.AST) -> Iterator[str]:
    """Yield the texts in the code of a module; its docstrings are none."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, DOCUMENTED) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


UNTESTED = {"answer-fixed", "answer-personal", "answer-unplaced"}
"""Codes of answers on the sheet Pemahaman that still want a test of their own."""


def test_every_code_occurs_in_a_test_or_in_the_answers_of_the_sample(truth):
    """A code that nothing produces in any test may be produced wrongly, or never."""
    tested = {text for path in TESTS.rglob("*.py") for text in texts(ast.parse(path.read_text(encoding="utf-8")))}
    planted = {trap.code for trap in truth.traps}
    assert set(CATALOGUE) - tested - planted - UNTESTED == set()
    assert planted - set(CATALOGUE) - {None} == set()


def test_every_place_in_a_text_of_the_catalogue_can_be_filled():
    """Texts name their places in the same words, so that a translation can be checked against them."""
    for code, entry in CATALOGUE.items():
        for text in (entry.message, entry.hint, entry.near):
            assert text.count("{") == len(re.findall(r"\{[a-z_]+\}", text)) == text.count("}"), code
