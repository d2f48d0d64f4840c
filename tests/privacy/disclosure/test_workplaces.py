"""Workers by size of their place of work: no number tells the workforce of one, nor nearly, nor with other tables.

Each fact that the protection knows has an attack that succeeds without it.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from reports.measures import Scope, backings, measure, workplace_tables, workplaces_behind, workplaces_moved
from reports.model.coverage import Coverage, Delivery
from reports.model.period import Period
from reports.pipeline.shared_figures import Before, protect_figures
from reports.pipeline.workplace_figures import workplace_backings
from reports.privacy.disclosure.attack import attack, exact_interval
from reports.privacy.disclosure.declared_rules import Pack
from reports.privacy.disclosure.ladder import Step, next_step
from reports.privacy.disclosure.pack_universe import universe_of
from reports.privacy.disclosure.protect_pack import protect
from reports.privacy.disclosure.release_attack import attack_release
from reports.privacy.disclosure.release_register import release_of
from reports.privacy.disclosure.releases import Released
from reports.privacy.disclosure.universe import Cell, Contributor, Kind, Pattern, Release
from reports.vocabulary import schema
from reports.vocabulary.workplaces import BY_SIZE, WORKERS_BY_DISTRICT, hiding_workplaces, size_of
from tests.privacy.disclosure.tables import cell_table

if TYPE_CHECKING:
    from reports.pipeline.shared_figures import ProtectedFigures
    from reports.privacy.disclosure.cell_tables import CellTable

DISTRICTS = tuple(f"31.72.0{number}" for number in range(1, 7))
SEPTEMBER = Scope(Period.parse("2024-09"), date(2024, 9, 30), DISTRICTS)
AUGUST = Scope(Period.parse("2024-08"), date(2024, 8, 31), DISTRICTS)
STOCK = "stock-district-permit"


def register_of(persons: list[dict[str, str]]) -> pd.DataFrame:
    """Return a register of persons who name their sponsor and kecamatan."""
    rows = [
        {
            "period": "2024-09", "path": "register.csv", "row": place, "passport_no": f"A{place:07}",
            "full_name": f"ORANG {place}", "nationality": "JPN", "permit_class": "ITAS", "purpose": "bekerja", **person,
        }
        for place, person in enumerate(persons, 2)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[column.name for column in schema.ledger_columns("register")], dtype=object)


def drawn(seed: int) -> pd.DataFrame:
    """Return a register whose sponsors are of every size: most small, few large, some all of a kecamatan."""
    chance = random.Random(seed)
    persons: list[dict[str, str]] = []
    for number in range(chance.randrange(10, 90)):
        home = chance.choice(DISTRICTS)
        for _ in range(min(int(chance.paretovariate(0.7)), 180)):
            district = home if chance.random() < 0.7 else chance.choice((*DISTRICTS, "31.74.01"))
            persons.append({"sponsor_name": f"PT {number}", "district": district, "address": f"Jl. {district}"})
    persons += [{"purpose": "keluarga", "district": chance.choice(DISTRICTS)} for _ in range(chance.randrange(120))]
    return register_of(persons)


def protected(register: pd.DataFrame, edition: str = "antarinstansi", **more: object) -> ProtectedFigures:
    """Return what a shared edition prints of the stock by kecamatan and of workers."""
    coverage = Coverage((Delivery("register", SEPTEMBER.period, len(register), 0, nil_declared=False),))
    frames = {"register": register}
    figures = measure(frames, coverage, SEPTEMBER.period, as_of=SEPTEMBER.as_of, districts=DISTRICTS)
    tables = (figures.tables[STOCK], *workplace_tables(register, coverage, SEPTEMBER))
    behind = backings(frames, SEPTEMBER, (STOCK,)) | workplace_backings(register, SEPTEMBER, edition)
    return protect_figures(tables, behind, edition, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("edition", ["antarinstansi", "publik"])
@pytest.mark.parametrize(
    "seed", [0, 6, *(pytest.param(seed, marks=pytest.mark.ci) for seed in (1, 2, 3, 4, 5, 11, 12, 13))]
)
def test_no_printed_number_is_of_few_places_of_work_or_of_two_that_are_nearly_all(seed: int, edition: str) -> None:
    """Nor does any star of few tell their workers within the share that is declared, whatever else is printed."""
    register = drawn(seed)
    pack, fewest = protected(register, edition).pack, 3 if edition == "antarinstansi" else 5
    behind = workplaces_behind(register, SEPTEMBER)
    assert pack.verdict.withstood
    for cell in pack.tables[WORKERS_BY_DISTRICT].cells.values() if WORKERS_BY_DISTRICT in pack.tables else ():
        sponsors = sorted(behind[cell.id].workers.values()) if cell.value else []
        if pack.printed(cell) and cell.value:
            assert len(sponsors) >= fewest
            assert 10 * sum(sponsors[:-2]) >= sponsors[-1]
        assert cell.value == sum(sponsors)
    assert attack_release(release_of(pack, "2024-09", edition), (), {}).withstood


SIZES = "1-4 5-19 20-99 total"


ROWS = {"A": "12 40 60 112", "B": "14 36 75 125", "C": "15 30 80 125", "work-area": "41 106 215 362"}


def table(one_of_few: dict[str, tuple[int, ...]], rows: dict[str, str] | None = None) -> CellTable:
    """Return workers by kecamatan and size; a cell of few places of work names the number of workers of each."""
    made = cell_table(WORKERS_BY_DISTRICT, SIZES, rows or ROWS)
    return replace(made, cells={place: _of(cell, one_of_few.get(cell.id)) for place, cell in made.cells.items()})


def _of(cell: Cell, workers: tuple[int, ...] | None) -> Cell:
    if workers is None:
        return replace(cell, persons=9)
    owners = tuple(Contributor(Kind.SPONSOR, f"S{place}", number) for place, number in enumerate(workers))
    spread = cell.value // 10 + 1
    return replace(cell, persons=hiding_workplaces(workers), contributors=owners, spread=spread)


ALONE = f"{WORKERS_BY_DISTRICT}/A/20-99"


def test_a_star_alone_gives_the_workforce_of_a_place_of_work_away() -> None:
    """Row and column leave exactly its 60 workers; so do they where only the row hides another number."""
    pack = Pack({WORKERS_BY_DISTRICT: table({ALONE: (60,)})}, {})
    universe, start = universe_of(pack, None)
    beside = f"{WORKERS_BY_DISTRICT}/A/5-19"
    for hidden in ({ALONE}, {ALONE, beside}):
        pattern = replace(start, hidden=start.hidden | hidden)
        assert exact_interval(universe, pattern, ALONE) == (60, 60)
        assert ALONE in {narrowed.cell for narrowed in attack(universe, pattern).narrowed}
    safe = protect(universe, start=start)
    assert safe.primary == {ALONE}
    assert safe.verdict.withstood
    low, high = exact_interval(universe, safe.pattern, ALONE) or (0, 0)
    assert low <= 60 <= high
    assert high - low >= 6


def test_a_star_that_leaves_a_near_guess_is_refused() -> None:
    """Five values around sixty are enough for persons, and tell a workforce within two of it."""
    rows = {"A": "3 40 60 103", "B": "3 36 75 114", "C": "35 30 80 145", "work-area": "41 106 215 362"}
    stars = frozenset(f"{WORKERS_BY_DISTRICT}/{row}/{size}" for row in "AB" for size in ("1-4", "20-99"))
    made = table({ALONE: (60,)}, rows)
    guessed = replace(made, cells={place: replace(cell, spread=0) for place, cell in made.cells.items()})
    for one, narrowed in ((guessed, []), (made, [ALONE])):
        universe, _ = universe_of(Pack({WORKERS_BY_DISTRICT: one}, {}), None)
        assert exact_interval(universe, Pattern(stars), ALONE) == (58, 62)
        assert [cell.cell for cell in attack(universe, Pattern(stars)).narrowed] == narrowed


@pytest.mark.parametrize("workers", [(60,), (30, 30), (50, 6, 4)], ids=["one", "two", "two that are nearly all"])
def test_few_places_of_work_are_hidden_though_their_workers_are_many(workers: tuple[int, ...]) -> None:
    """By the number of workers alone the cell would be printed: sixty are no few persons."""
    for known, hidden in ((workers, True), (None, False)):
        universe, start = universe_of(Pack({WORKERS_BY_DISTRICT: table({ALONE: known} if known else {})}, {}), None)
        assert (ALONE in protect(universe, start=start).pattern.hidden) is hidden


def test_the_few_who_do_not_work_are_a_cell_though_no_table_prints_them() -> None:
    """The stock of a kecamatan less its workers: readers subtract."""
    pack = Pack(
        {
            WORKERS_BY_DISTRICT: table({}),
            STOCK: cell_table(STOCK, "itk-itas-itap", {"A": "113", "B": "200", "C": "200", "work-area": "513"}),
        },
        {},
    )
    universe, start = universe_of(pack, None)
    hidden = protect(universe, start=start).pattern.hidden
    assert {f"{WORKERS_BY_DISTRICT}/A/total", f"{STOCK}/A/itk-itas-itap"} & hidden
    printed = {cell.id: cell.value for cell in universe.cells if "|" not in cell.id}
    assert attack_release(Release("2024-09", "antarinstansi", printed), (), {}).small


def test_all_alike_hide_how_many_they_are() -> None:
    """Where each place of work has one worker, both numbers together would tell of everybody's."""
    many = [{"sponsor_name": f"PT {place}", "district": DISTRICTS[place % 3]} for place in range(60)]
    pack = protected(register_of(many)).pack
    assert pack.printed(pack.tables[WORKERS_BY_DISTRICT].cells["work-area", "total"])
    assert BY_SIZE not in pack.tables


def test_a_place_of_work_that_grew_is_not_told_by_two_months() -> None:
    """One goes from four workers to five, over the edge of a class: both months would tell its number."""
    workers = [
        {"sponsor_name": f"PT {place}", "district": DISTRICTS[0], "period": period}
        for place in range(40)
        for _ in range(4 if place % 2 else 9)
        for period in ("2024-08", "2024-09")
    ]
    grown = {"sponsor_name": "PT 1", "district": DISTRICTS[0], "period": "2024-09", "passport_no": "B1"}
    register = register_of([*workers, grown])
    for place, row in enumerate(register["row"]):  # the same persons in both months
        if register["passport_no"][place] != "B1":
            register.loc[place, "passport_no"] = f"A{(row - 2) // 2}"
    register["full_name"] = register["passport_no"]
    moved = workplaces_moved(register, SEPTEMBER, AUGUST)
    cell = f"{WORKERS_BY_DISTRICT}/{DISTRICTS[0]}/1-4"
    assert moved[cell] == moved[f"{BY_SIZE}/1-4/workplaces"] == 1
    before = Release(
        "2024-08", "antarinstansi",
        {f"{WORKERS_BY_DISTRICT}/{DISTRICTS[0]}/{size}": number for size, number in (("1-4", 80), ("5-19", 180))},
    )  # fmt: skip
    for since, printed in (({"2024-08": moved}, False), ({}, True)):
        pack = protected(register, earlier=Before(Released(("2024-09",), (before,), since), None, None)).pack
        held = release_of(pack, "2024-09", "antarinstansi").printed
        assert (held.get(cell) == 76) is printed


def test_they_take_no_detail_from_the_stock() -> None:
    """It is protected without them first; where it cannot be with them as well, they go down, and not it."""
    register = drawn(12)
    coverage = Coverage((Delivery("register", SEPTEMBER.period, len(register), 0, nil_declared=False),))
    frames = {"register": register}
    figures = measure(frames, coverage, SEPTEMBER.period, as_of=SEPTEMBER.as_of, districts=DISTRICTS)
    alone = protect_figures([figures.tables[STOCK]], backings(frames, SEPTEMBER, (STOCK,)), "antarinstansi").pack
    beside = protected(register).pack
    assert STOCK not in alone.steps
    assert STOCK not in beside.steps
    assert WORKERS_BY_DISTRICT in beside.tables


def test_rows_and_columns_are_never_merged() -> None:
    """One place of work may stand in several rows, and merged ones would count it twice."""
    assert next_step(Step.AS_DESIGNED, WORKERS_BY_DISTRICT) is Step.ROW_TOTALS
    assert next_step(Step.ROW_TOTALS, WORKERS_BY_DISTRICT) is Step.TOTAL_ONLY
    assert next_step(Step.AS_DESIGNED, BY_SIZE) is Step.TOTAL_ONLY
    assert next_step(Step.AS_DESIGNED, STOCK) is Step.COLUMNS_MERGED


def test_sizes_leave_no_number_out() -> None:
    """The classes meet without a gap."""
    assert [size_of(number) for number in (1, 4, 5, 19, 20, 99, 100)] == [
        "1-4", "1-4", "5-19", "5-19", "20-99", "20-99", "100-lebih"
    ]  # fmt: skip
