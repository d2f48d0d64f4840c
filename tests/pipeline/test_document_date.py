"""A date left in pora.toml from an earlier return is told, since the letter would be older than its figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reports.pipeline.request import Request, document_day
from reports.vocabulary.config import Config, DocumentOptions
from tests.command_line import run
from tests.sample_office import read_once


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2024-09",), False),
        (("2024-09", "--as-of", "2024-10-08"), True),
        pytest.param(("2024",), True, marks=pytest.mark.ci),
        pytest.param(("2024", "--date", "2025-01-06"), False, marks=pytest.mark.ci),
    ],
)
def test_a_date_before_the_day_of_the_figures_is_told(words, told):
    """The sample office has 7 October 2024 there; a date that is given is the office's own word."""
    done = run("return", *words, "-n", "-C", read_once())
    assert ("document-date-early" in done.stderr) is told
    assert done.returncode == 0 or "--date" in words, done.stderr


@pytest.mark.parametrize(
    ("given", "configured", "day"),
    [
        (None, None, None),
        (None, "2024-10-07", "2024-10-07"),
        (None, "2024-09-30", "2024-09-30"),
        (None, "2024-09-29", None),
        ("2024-09-29", "2024-10-07", "2024-09-29"),
    ],
)
def test_a_return_bears_no_date_of_an_earlier_one(given, configured, day):
    """A dotted line stands in its place; the office's own word for this return stands."""
    as_date = lambda text: date.fromisoformat(text) if text else None  # noqa: E731 -- both may be absent
    request = Request(Path(), document_date=as_date(given))
    config = Config(document=DocumentOptions(as_date(configured)))
    assert document_day(request, config, date(2024, 9, 30)) == as_date(day)
