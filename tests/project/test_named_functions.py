"""Functions that a text names, to be run in a process of their own, exist: nothing else reads these texts."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMED = sorted(
    {
        match[1]
        for path in (ROOT / "reports").rglob("*.py")
        for match in re.finditer(r"\"(reports(?:\.\w+)+:\w+)\"", path.read_text(encoding="utf-8"))
    }
)


@pytest.mark.parametrize("name", NAMED)
def test_a_function_named_in_a_text_exists(name: str) -> None:
    """A function that gets another name would be missed at the first file only."""
    module, _colon, function = name.partition(":")
    assert callable(getattr(import_module(module), function, None))


def test_such_texts_are_found() -> None:
    """Readers, commands and the steps of the limited process are named so."""
    assert len(NAMED) > 10
