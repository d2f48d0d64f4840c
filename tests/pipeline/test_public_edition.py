"""Documents for the public: whole quarters, a month after their end, with higher thresholds."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from reports.errors import UsageError
from reports.model.period import Period
from reports.pipeline.meeting import public_quarter
from reports.privacy.disclosure.thresholds import thresholds
from tests import sample_office
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.no_books, pytest.mark.no_pages]

MEETING = "inputs/rapat-2024-10-16.xlsx"


def run(*words: str | Path) -> Result:
    """Run ``pora briefing`` for the public in this process, in English."""
    environment = {"LANG": "C", "PORA_LANG": "en"}
    return CliRunner(env=environment).invoke(pora, ["briefing", MEETING, "--edition", "publik", *map(str, words)])


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        ("2024-10-30", "2024-04..2024-06"),
        ("2024-10-31", "2024-07..2024-09"),
        ("2024-12-31", "2024-07..2024-09"),
        ("2025-01-30", "2024-07..2024-09"),
        ("2025-01-31", "2024-10..2024-12"),
        ("2024-03-15", "2023-10..2023-12"),
    ],
)
def test_a_quarter_is_public_a_month_after_its_end(day: str, quarter: str) -> None:
    """Not on the day before."""
    assert public_quarter(date.fromisoformat(day), None) == Period.parse(quarter)


def test_another_day_than_the_end_of_that_quarter_is_refused() -> None:
    """Single months would be told apart by subtracting."""
    day = date(2024, 10, 31)
    assert public_quarter(day, date(2024, 9, 30)) == public_quarter(day, None)
    for as_of in (date(2024, 8, 31), date(2024, 10, 31), date(2024, 9, 29)):
        with pytest.raises(UsageError, match="stand for 2024-09-30"):
            public_quarter(day, as_of)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample office with its documents for the public, made on 31 October."""
    folder = sample_office.copied(tmp_path_factory.mktemp("public") / "office")
    path = folder / "pora.toml"
    text = path.read_text(encoding="utf-8").replace("[document]", '[document]\nletterhead = "kemenkumham"')
    path.write_text(text, encoding="utf-8")
    done = run("-C", folder, "--date", "2024-10-31", "-q")
    assert done.exit_code == 0, done.output
    return folder


def test_nothing_small_is_printed_and_only_quarters(office: Path) -> None:
    """Below five, of adverse tables below ten; stocks of the last month of a quarter."""
    path = office / "outputs" / "rapat-2024-10-16" / "bahan-rapat.publik.figures.json"
    content = json.loads(path.read_text(encoding="utf-8"))
    limits = thresholds("publik")
    tables = {"stock", "overstay", "incidents", "tak", "projustisia", "reconciliation"}
    persons = [one for one in content["figures"] if one["id"].partition("/")[0].partition("-")[0] in tables]
    small = [one["id"] for one in persons if one["value"] and one["value"] < limits.of(one["id"].partition("/")[0])]
    assert (content["period"], content["as_of"], small) == ("2024-07..2024-09", "2024-09-30", [])
    assert len(persons) > 50
    assert {one["id"].split("/")[1] for one in persons if one["id"].startswith("stock-trend/")} <= {
        "2024-09",
        "2024-06",
    }


def test_it_bears_no_security_class(office: Path) -> None:
    """The other editions are TERBATAS."""
    path = office / "outputs" / "rapat-2024-10-16" / "bahan-rapat.publik.pdf"
    text = text_of(path)
    assert "TERBATAS" not in text
    assert "1 Juli–30 September" in text


def test_the_day_of_a_month_is_2(office: Path) -> None:
    """The command line says what to do."""
    done = run("-C", office, "--as-of", "2024-08-31", "-n", "-q", "--date", "2024-10-31")
    assert done.exit_code == 2
    assert "leave --as-of out" in done.stderr
