"""The register holds what was printed and which stars stood there, chained; published figures are as if printed."""

from __future__ import annotations

import json

import pytest

from reports.errors import ConfigurationError
from reports.privacy.disclosure.declared_rules import Pack
from reports.privacy.disclosure.release_register import append, before, known_elsewhere, read, release_of
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Release
from tests.privacy.disclosure.tables import cell_table

FIRST = Release("2024-08", "antarinstansi", {"t/A/n": 4}, frozenset({"t/B/n"}))
SECOND = Release("2024-09", "publik", {"t/A/n": 7}, frozenset({"t/C/n"}), frozenset({"t/C/n"}), frozenset({"t/D/n"}))


def test_what_is_written_is_read() -> None:
    """In order, with everything but hidden numbers."""
    assert read("") == ()
    assert read(append(append("", FIRST), SECOND)) == (FIRST, SECOND)


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[1:],
        lambda lines: [lines[0].replace('"t/A/n": 4', '"t/A/n": 5'), lines[1]],
        lambda lines: [lines[0], "{}"],
        lambda lines: [lines[0], lines[1][:-5]],
        lambda lines: [lines[0], "[]"],
    ],
    ids=["line removed", "number changed", "no release", "cut off", "a list"],
)
def test_a_register_that_was_changed_is_refused(change) -> None:
    """What was shared cannot be known without it."""
    lines = append(append("", FIRST), SECOND).splitlines()
    with pytest.raises(ConfigurationError):
        read("\n".join(change(lines)))


def test_a_release_holds_no_hidden_number() -> None:
    """Stars by id only."""
    table = cell_table(
        "stock-expiring", "30 60 90 total",
        {"A": "1 9 20 30", "B": "12 2 16 30", "C": "14 17 21 52", "total": "27 28 57 112"},
    )  # fmt: skip
    shared = share(Pack({table.id: table}, {}), thresholds("antarinstansi"))
    release = release_of(shared, "2024-09", "antarinstansi")
    stars = {"stock-expiring/A/30", "stock-expiring/B/60"}
    assert stars <= release.hidden
    assert not release.hidden & release.printed.keys()
    entry = json.loads(append("", release))
    assert set(entry["printed"]) | set(entry["hidden"]) == {cell.id for cell in table.cells.values()}
    assert set(entry) == {"previous", "period", "edition", "printed", "hidden", "may_be_zero", "absent"}


def test_what_stood_before_a_pack_each_time_it_may_have_been_released() -> None:
    """Before its own entries, and everything: months that were released first, whatever their place in the year."""
    later, own = Release("2024-10", "antarinstansi"), Release("2024-09", "antarinstansi")
    register = (FIRST, later, own, SECOND, own)
    assert before(register, "2024-09", "antarinstansi") == (register[:2], register[:4], register)
    assert before(register, "2024-09", "publik") == (register[:3], register)
    assert before(register, "2024-07", "publik") == (register,)


def test_published_figures_are_as_if_printed() -> None:
    """Each with its source."""
    text = '[[known]]\nperiod = "2024-09"\nsource = "Antara"\n"stock-nationality-permit/total/ITAS" = 1025\n'
    assert known_elsewhere(text) == (
        Release("2024-09", "", {"stock-nationality-permit/total/ITAS": 1025}, source="Antara"),
    )
    assert known_elsewhere("") == ()
    for wrong in ("[[known]]\n", '[[known]]\nperiod = "x"\nsource = "y"\nz = "3"\n', "[[", "known = 3"):
        with pytest.raises(ConfigurationError):
            known_elsewhere(wrong)
