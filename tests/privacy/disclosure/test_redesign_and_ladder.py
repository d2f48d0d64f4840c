"""Less detail before stars, and one step down at a time where stars do not protect a table or empty it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.privacy.disclosure.declared_rules import Pack, relations
from reports.privacy.disclosure.ladder import NOTES, Step, at_step
from reports.privacy.disclosure.redesign import redesign
from reports.privacy.disclosure.release_register import release_of
from reports.privacy.disclosure.shared_pack import share
from reports.privacy.disclosure.thresholds import thresholds
from reports.privacy.disclosure.universe import Contributor, Kind
from tests.privacy.disclosure.tables import cell_table as table

LIMITS = thresholds("antarinstansi")
NATIONS = table(
    "stock-nationality-permit", "ITK ITAS ITAP PENGUNGSI total",
    {"CHN": "20 400 9 0 429", "JPN": "4 90 6 0 100", "AFG": "0 0 0 20 20", "KOR": "0 2 0 0 2", "TZA": "1 0 0 0 1",
     "total": "25 492 15 20 552"},
)  # fmt: skip
DISTRICTS = table(
    "stock-district-permit", "ITK ITAS ITAP PENGUNGSI total",
    {"31.72.01": "15 300 9 0 324", "31.72.02": "10 192 6 20 228", "work-area": "25 492 15 20 552",
     "total": "25 492 15 20 552"},
)  # fmt: skip


def pack(*tables) -> Pack:
    """Return a pack without kelurahan."""
    return Pack({one.id: one for one in tables}, {})


def test_small_nationalities_form_one_row_that_reaches_the_threshold() -> None:
    """The row stands last; all others in the order of their codes, which tells nothing of their size."""
    merged = redesign(pack(NATIONS), LIMITS).tables[NATIONS.id]
    assert merged.rows == ("AFG", "CHN", "JPN", "lainnya")
    assert [merged.value("lainnya", column) for column in ("ITK", "ITAS", "total")] == [1, 2, 3]


def test_a_row_of_two_persons_takes_the_smallest_other_row_in() -> None:
    """Below the threshold together, they would be no protection."""
    rows = {row: "2 2" if row == "KOR" else "7 7" for row in ("CHN", "JPN", "KOR")} | {"total": "16 16"}
    merged = redesign(pack(table(NATIONS.id, "ITAS total", rows)), LIMITS).tables[NATIONS.id]
    assert merged.rows == ("JPN", "lainnya")
    assert merged.value("lainnya", "total") == 9


def test_a_nationality_of_which_nearly_all_have_no_document_is_merged() -> None:
    """Else being of it would tell that a person has none."""
    rows = {"CHN": "90 1 91", "AFG": "1 9 10", "JPN": "20 3 23", "total": "111 13 124"}
    merged = redesign(pack(table(NATIONS.id, "ITAS TANPA total", rows)), LIMITS).tables[NATIONS.id]
    assert merged.rows == ("CHN", "lainnya")
    assert merged.value("lainnya", "TANPA") == 12


def test_refugees_are_not_known_below_city_level() -> None:
    """One class besides the three would be named by its sum: kecamatan print the three and their total."""
    districts = redesign(pack(DISTRICTS), LIMITS).tables[DISTRICTS.id]
    assert districts.columns == ("ITK", "ITAS", "ITAP")
    assert districts.value("31.72.02", "itk-itas-itap") == 208
    assert all(column != "total" for _, column in districts.cells)


def test_two_large_classes_besides_the_three_are_one_column() -> None:
    """Neither can be told from their sum."""
    rows = {"A": "5 9 7 4 3 28", "B": "6 8 3 0 0 17", "total": "11 17 10 4 3 45"}
    districts = redesign(pack(table(DISTRICTS.id, "ITK ITAS ITAP ITD ITN total", rows)), LIMITS).tables[DISTRICTS.id]
    assert districts.columns == ("ITK", "ITAS", "ITAP", "lainnya")
    assert [districts.value(row, "lainnya") for row in ("A", "B", "total")] == [7, 0, 7]


def test_kelurahan_of_a_small_office_are_left_out() -> None:
    """Under two thousand persons; a larger office prints the total of three classes."""
    village = table("stock-village", "ITK ITAS ITAP ITD total", {"V": "5 9 7 4 25", "total": "5 9 7 4 25"})
    assert village.id not in redesign(pack(village, DISTRICTS), LIMITS).tables
    stock = table(DISTRICTS.id, "ITK ITAS ITAP total", {"A": "900 900 900 2700", "total": "900 900 900 2700"})
    shown = redesign(pack(village, stock), LIMITS).tables[village.id]
    assert {column: shown.value("V", column) for _, column in shown.cells} == {"itk-itas-itap": 21}


def test_actions_and_overstay_stand_by_kind_for_the_whole_area() -> None:
    """Articles, nationalities and kecamatan of what harms a person are for the office."""
    actions = table("tak-actions", "TAK_A-L TAK_A-P TAK_F-L total", {"75-1": "3 2 4 9", "total": "3 2 4 9"})
    incidents = table("incidents-district", "count", {"A": "9", "total": "9"})
    overstay = table("overstay", "lt60 eq60 gt60 total", {"A": "5 0 7 12", "total": "5 0 7 12"})
    tables = redesign(pack(actions, incidents, overstay), LIMITS).tables
    assert incidents.id not in tables
    assert {place: cell.value for place, cell in tables[actions.id].cells.items()} == {
        ("total", "TAK_A"): 5, ("total", "TAK_F"): 4, ("total", "total"): 9,
    }  # fmt: skip
    assert tables[overstay.id].rows == ()


def test_merging_keeps_who_knows_what() -> None:
    """An agency knows its rows in the sum; nobody is alone in it any more."""
    known = {("TZA", "ITK"): Contributor(Kind.PERSON, "P", 1), ("KOR", "ITAS"): Contributor(Kind.AGENCY, "A", 2)}
    cells = {
        place: replace(cell, contributors=(known[place],) if place in known else ())
        for place, cell in NATIONS.cells.items()
    }
    merged = replace(NATIONS, cells=cells).with_columns_merged({"ITK", "ITAS"}).with_rows_merged({"TZA", "KOR"})
    cell = merged.cells["lainnya", "lainnya"]
    assert (cell.value, cell.contributors) == (3, (Contributor(Kind.AGENCY, "A", 2),))


def test_the_ladder_takes_one_step_at_a_time() -> None:
    """Columns, row totals, rows, the total, nothing."""
    shapes = []
    for step in Step:
        shown = at_step(NATIONS, step, 3)
        shapes.append((shown.rows, shown.columns) if shown else None)
    every = ("CHN", "JPN", "AFG", "KOR", "TZA")
    assert shapes == [
        (every, ("ITK", "ITAS", "ITAP", "PENGUNGSI")),
        (every, ("ITK", "ITAS", "ITAP", "lainnya")),
        (every, ()),
        (("CHN", "JPN", "AFG", "lainnya"), ()),
        ((), ()),
        None,
    ]
    assert set(NOTES) == set(Step) - {Step.AS_DESIGNED}


def test_the_stock_of_the_city_by_class_stands_on_every_step() -> None:
    """As far as each class is large; classes besides the three are one."""
    for step in (Step.ROW_TOTALS, Step.ROWS_MERGED, Step.TOTAL_ONLY):
        shown = at_step(NATIONS, step, 3)
        assert shown.columns == ()
        totals = {column: cell.value for (row, column), cell in shown.cells.items() if row == "total"}
        assert totals == {"ITK": 25, "ITAS": 492, "ITAP": 15, "lainnya": 20, "total": 552}
        universe = relations(pack(shown))
        assert any(one.name == "row-total" and len(one.terms) == 5 for one in universe)
        small = at_step(NATIONS, step, 21)
        assert all(column == "total" for _, column in small.cells)


def test_the_trend_has_the_classes_that_are_drawn() -> None:
    """Others would be printed in the register of releases only."""
    trend = table("stock-trend", "ITK ITAS ITAP ITD total", {"2024-08": "9 28 7 1 45", "2024-09": "9 28 7 2 46"})
    assert redesign(pack(trend), LIMITS).tables[trend.id].columns == ("ITK", "ITAS", "ITAP")


def test_months_of_the_trend_are_no_rows_to_merge() -> None:
    """The sum of the stocks of two months counts nobody."""
    trend = table("stock-trend", "ITK ITAS ITAP total", {"2024-08": "9 28 7 44", "2024-09": "9 28 7 44"})
    assert at_step(trend, Step.ROW_TOTALS, 3).rows == ("2024-08", "2024-09")
    assert at_step(trend, Step.ROWS_MERGED, 3) is None


@pytest.mark.parametrize("edition", ["antarinstansi", "publik"])
def test_a_pack_withstands_the_attack_and_its_tables_are_not_full_of_stars(edition: str) -> None:
    """At most three in ten non-zero cells are stars, and the large totals stand."""
    limits = thresholds(edition)
    shared = share(pack(NATIONS, DISTRICTS), limits)
    assert shared.verdict.withstood
    for one in shared.tables.values():
        filled = [cell for cell in one.cells.values() if cell.value]
        assert sum(not shared.printed(cell) for cell in filled) <= limits.most_hidden * len(filled)
    assert shared.printed(shared.tables[NATIONS.id].cells["total", "total"])


def test_a_small_total_of_an_adverse_table_is_not_shown_at_all() -> None:
    """A lone star would say that there is somebody."""
    actions = table("tak-actions", "TAK_F-L total", {"75-1": "2 2", "total": "2 2"}, LIMITS.adverse)
    shared = share(pack(actions, NATIONS), LIMITS)
    assert actions.id not in shared.tables
    assert shared.steps[actions.id] is Step.NOT_SHOWN


def test_expired_permits_are_the_parts_of_their_total() -> None:
    """Unreadable expiries are no part of it: merged with the others, the row would add up to more than its total."""
    rows = {"31.72.01": "27 1 12 3 40", "total": "27 1 12 3 40"}
    kept = redesign(pack(table("overstay", "lt60 eq60 gt60 unknown total", rows)), LIMITS).tables["overstay"]
    assert (kept.rows, kept.columns) == ((), ("lt60", "eq60", "gt60"))
    assert [kept.value("total", column) for column in (*kept.columns, "total")] == [27, 1, 12, 40]


@pytest.mark.parametrize("column", ["total", "itk-itas-itap"])
def test_small_kecamatan_form_one_row_before_only_the_work_area_is_left(column: str) -> None:
    """Whatever the total is of; without a small one the work area, and last the total."""
    rows = {"31.72.01": "40", "31.72.02": "1", "31.72.03": "2", "31.72.04": "30", "31.72.05": "50", "outside": "4",
            "work-area": "123", "total": "127"}  # fmt: skip
    places = table(DISTRICTS.id, column, rows)
    merged = at_step(places, Step.ROWS_MERGED, 3)
    assert merged.rows == ("31.72.01", "31.72.04", "31.72.05", "outside", "lainnya")
    assert [merged.value(row, column) for row in ("lainnya", "work-area", "total")] == [3, 123, 127]
    large = table(DISTRICTS.id, column, rows | {"31.72.02": "31", "31.72.03": "42"})
    assert at_step(large, Step.ROWS_MERGED, 3).rows == ("outside",)
    only = at_step(places, Step.TOTAL_ONLY, 3)
    assert {place: cell.value for place, cell in only.cells.items()} == {("total", column): 127}


def test_permits_that_end_in_merged_kecamatan_are_held_there_whatever_each_table_merges() -> None:
    """Stock merges B and C, permits that end soon C and D: B, C and D together."""
    stock = table(DISTRICTS.id, "total", {"A": "40", "D": "30", "lainnya": "9", "work-area": "79", "total": "79"})
    ending = table("stock-expiring", "total", {"A": "8", "B": "5", "lainnya": "4", "work-area": "17", "total": "17"})
    held = [relation for relation in relations(pack(stock, ending)) if relation.name == "dated-in-stock"]
    rows = [{name.split("/")[1] for name, _ in relation.terms} for relation in held]
    assert rows == [{"A"}, {"work-area"}, {"total"}, {"B", "D", "lainnya"}]


@pytest.mark.parametrize(
    ("months", "columns"),
    [
        ({"2024-08": "9 28 7 44", "2024-09": "9 28 7 44"}, {"ITK", "ITAS", "ITAP", "total"}),
        ({"2024-08": "2 30 7 39", "2024-09": "9 28 7 44"}, {"total"}),
        ({"2024-09": "9 28 7 44"}, set()),
    ],
    ids=["large", "a small month", "one month"],
)
def test_readers_hold_of_a_trend_what_is_drawn(months: dict[str, str], columns: set[str]) -> None:
    """Columns without a star, of two months at least: the register of releases holds nothing else of it."""
    trend = table("stock-trend", "ITK ITAS ITAP total", months)
    shared = share(pack(trend), replace(LIMITS, most_hidden=1.0))
    printed = release_of(shared, "2024-09", "antarinstansi").printed
    assert {name.rpartition("/")[2] for name in printed} >= columns
    assert all(shared.printed(cell) for one in shared.tables.values() for cell in one.cells.values())
    assert ("stock-trend" in shared.tables) == bool(columns)
