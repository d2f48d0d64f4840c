"""The truth adds up: bins with rows, margins with cells, September with what was asked for."""

from __future__ import annotations

from collections import Counter

import independent_count as count
import pytest

from reports.catalogue import CATALOGUE

MONTHS = ("2024-09", "2024-08", "2024-07", "2023-09")
DISTINCT = "tak-persons"


def facts_of(truth):
    """Return all facts of all kinds."""
    return (*truth.register, *truth.incidents, *truth.activities, *truth.services, *truth.counts)


def test_bins_of_tables_are_the_facts(truth):
    """Each table of figures says how many of its facts are in each bin; a meeting has rows, but no facts to count."""
    found = Counter((one.place.path, one.place.sheet, one.bin) for one in facts_of(truth))
    stated = Counter()
    for table in (one for one in truth.tables if one.kind not in (None, "meeting")):
        for name in ("accepted", "set_aside", "duplicate"):
            stated[table.path, table.sheet, name] += getattr(table.bins, name)
    assert +stated == found


def test_facts_stand_inside_their_tables(truth):
    """Every record lies in the data rows of its table."""
    inside = {
        (table.path, table.sheet, row)
        for table in truth.tables
        if table.data_rows
        for row in range(table.data_rows[0], table.data_rows[1] + 1)
    }
    places = ((one.place.path, one.place.sheet, one.place.row) for one in facts_of(truth))
    assert [place for place in places if place not in inside] == []


def test_one_row_is_one_fact(truth):
    """No two facts stand in one row."""
    assert max(Counter(one.place for one in facts_of(truth)).values()) == 1


def test_september_holds_about_twelve_hundred_foreigners(truth):
    """The month of the demonstration has the size that was asked for."""
    assert 1150 <= count.expected_figures(truth, "2024-09")["stock-village/total/total"] <= 1260


@pytest.mark.parametrize("month", MONTHS)
def test_stock_tables_agree_on_their_total(truth, month):
    """Every table of the stock counts the same persons."""
    figures = count.expected_figures(truth, month)
    tables = (
        "stock-nationality-permit",
        "stock-district-permit",
        "stock-district-sex",
        "stock-village",
        "stock-occupation-permit",
    )
    assert len({figures[f"{table}/total/total"] for table in tables}) == 1


@pytest.mark.parametrize("month", MONTHS)
def test_margins_are_the_sums_of_their_cells(truth, month):
    """Row margins add up in every table but that of distinct persons; detention apart."""
    figures = count.expected_figures(truth, month)
    sums = Counter()
    for figure, value in figures.items():
        table, row, column = figure.split("/")
        if table != DISTINCT and row not in {"total", "work-area"}:
            sums[table, column] += value
    stated = {tuple(key.split("/")[::2]): value for key, value in figures.items() if key.split("/")[1] == "total"}
    assert {key: value for key, value in stated.items() if key[0] != DISTINCT} == dict(sums)


@pytest.mark.parametrize("month", MONTHS)
def test_work_area_outside_and_unknown_make_the_register(truth, month):
    """The three margins of the place tables make the whole."""
    figures = count.expected_figures(truth, month)
    parts = [figures.get(f"stock-district-permit/{row}/total", 0) for row in ("work-area", "outside", "unknown")]
    assert sum(parts) == figures["stock-district-permit/total/total"]


def test_persons_are_fewer_than_actions(truth):
    """Deportation and penangkalan of one person are two actions and one person."""
    figures = count.expected_figures(truth, "2024-09")
    assert (figures["tak-actions/total/total"], figures["tak-persons/total/total"]) == (15, 11)


def test_detention_under_article_83_is_in_no_total(truth):
    """Nine detained persons are counted as such and not as TAK."""
    figures = count.expected_figures(truth, "2024-09")
    assert (figures["tak-persons/CHN/DETENSI"], figures["tak-persons/CHN/total"]) == (9, 1)


def test_every_table_of_the_return_has_figures(truth):
    """September leaves no table of the design empty."""
    tables = {key.split("/")[0] for key in count.expected_figures(truth, "2024-09")}
    assert tables == {
        "stock-nationality-permit", "stock-district-permit", "stock-district-sex", "stock-village",
        "stock-occupation-permit",
        "stock-memo", "stock-expiring", "overstay", "services-ITK", "services-ITAS", "services-ITAP",
        "services-outside",
        "incidents-type-grade",
        "incidents-district", "tak-actions", "tak-persons", "projustisia", "activities", "outreach", "timpora",
        "reconciliation",
    }  # fmt: skip


def test_days_around_the_borders_fall_where_the_rules_say(truth):
    """Exactly sixty days is its own column, and day 91 is in no table."""
    figures = count.expected_figures(truth, "2024-09")
    assert figures["overstay/total/eq60"] == 1
    left = Counter(
        (one.expiry - count.month_end("2024-09")).days for one in count.in_stock(truth, "2024-09") if one.expiry
    )
    assert all(left[days] for days in (-61, -60, -59, -1, 0, 30, 31, 60, 61, 90, 91))


def test_trap_codes_are_in_the_catalogue(truth):
    """Every expected problem is one the program knows."""
    assert {one.code for one in truth.traps if one.code} <= set(CATALOGUE)


@pytest.mark.ci
def test_readme_lists_every_trap(made):
    """The README of the sample has a line for each trap."""
    files, truth = made
    text = files["README.md"].decode()
    assert [one for one in truth.traps if one.note not in text] == []
