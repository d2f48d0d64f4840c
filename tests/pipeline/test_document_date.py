"""A date left in pora.toml from an earlier return is told, since the letter would be older than its figures."""

from __future__ import annotations

import pytest

from tests.command_line import run
from tests.sample_office import read_once


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2024-09",), False),
        (("2024-09", "--as-of", "2024-10-08"), True),
        pytest.param(("2024", "--date", "2025-01-06"), False, marks=pytest.mark.ci),
    ],
)
def test_a_date_before_the_day_of_the_figures_is_told(words, told):
    """The sample office has 7 October 2024 there; a date that is given is the office's own word."""
    done = run("return", *words, "-n", "-C", read_once())
    assert ("document-date-early" in done.stderr) is told
