"""Every figure of a return leads to its rows and cells: those that a plain recount of the same files finds."""

from __future__ import annotations

import os
import random
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.errors import UsageError
from reports.model.figures import TOTAL
from reports.model.period import Period
from reports.model.traced_figures import Relation
from reports.pipeline.gather import gather_office
from reports.pipeline.request import Request
from reports.pipeline.traceable import Traceable, traceable
from reports.pipeline.tracing import trace
from reports.vocabulary import config
from tests.sample_office import read_once

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from reports.model.traced_figures import TracedRow

    Sheet = list[list[object]]

SEPTEMBER = Period.parse("2024-09")
DISTRICTS = {"PENJARINGAN": "31.72.01", "TANJUNG PRIOK": "31.72.02", "KOJA": "31.72.03", "CILINCING": "31.72.04"}
NATIONS = {"JEPANG": "JPN", "RRT": "CHN", "INDIA": "IND", "KOREA SELATAN": "KOR"}
SIZE = 10_000 if os.environ.get("PORA_TEST_DOSE") == "long" else 400
"""Rows of the large register; the long dose has those of a large office."""


def counted(office: Path, *, show_values: bool = False) -> Traceable:
    """Return the traceable figures of September 2024."""
    settings = config.load(office)
    gathered = gather_office(office, store=False, originals=True)
    return traceable(gathered, SEPTEMBER, SEPTEMBER.end, settings, None, show_values=show_values)


def write(path: Path, sheets: dict[str, Sheet]) -> None:
    """Write a workbook."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)


def assert_all_add_up(figures: Traceable, each: int = 1) -> int:
    """Trace every figure, or each so many; return how many there are."""
    cells = [figure for table in figures.figures.tables.values() for figure in table.cells.values()]
    for figure in cells[::each]:
        traced = figures.trace(figure)
        assert sum(row.adds for row in traced.rows) == (figure.value or 0), figure.id
        if traced.relation is Relation.ROWS:
            assert len(traced.rows) == figure.value, figure.id
        assert len({(row.path, row.sheet, row.row, str(row.fields)) for row in traced.rows}) == len(traced.rows)
    return len(cells)


def places(rows: Iterable[TracedRow]) -> list[tuple[str, int]]:
    """Return sheet and row of each row."""
    return [(row.sheet, row.row) for row in rows]


@pytest.fixture(scope="module")
def sample() -> Traceable:
    """Return the figures of the sample office."""
    return counted(read_once())


def test_all_figures_of_the_sample_are_made_by_the_rows_they_lead_to(sample: Traceable) -> None:
    """Stock, services, incidents, actions, activities and the comparison with other agencies; margins too."""
    assert assert_all_add_up(sample) > 300


def test_rows_of_the_sample_are_those_a_plain_recount_finds(sample: Traceable) -> None:
    """The recount goes over the accepted rows of the files, sheet by sheet, and shares no code with the measures."""
    expected: defaultdict[tuple[str, str], list[tuple[str, int]]] = defaultdict(list)
    for file in sample.files:
        for reading in file.tables:
            if reading.table.kind != "register" or str(reading.table.period) != "2024-09":
                continue
            values = reading.records.values
            for index, row in enumerate(reading.records.rows):
                if reading.records.bins[index].value != "accepted" or values["permit_class"][index] == "ABG":
                    continue
                place = reading.table.sheet, row
                line, column = str(values["nationality"][index]), str(values["permit_class"][index])
                for key in ((line, column), (line, TOTAL), (TOTAL, column), (TOTAL, TOTAL)):
                    expected[key].append(place)
    table = sample.figures.tables["stock-nationality-permit"]
    assert table.cells[TOTAL, TOTAL].value == len(expected[TOTAL, TOTAL]) > 1000
    for (row, column), figure in table.cells.items():
        key = (row.replace("unknown", "None"), column.replace("unknown", "None"))
        assert places(sample.trace(figure).rows) == expected[key], figure.id


def register(size: int, seed: int) -> tuple[Sheet, list[tuple[str, str, str]]]:
    """Return the sheet of a register, and kecamatan, nationality and class of each of its rows."""
    draw = random.Random(seed)
    head = [
        "NO",
        "NAMA",
        "NO PASPOR",
        "KEBANGSAAN",
        "JK",
        "JENIS IZIN TINGGAL",
        "MASA BERLAKU IZIN TINGGAL",
        "KECAMATAN",
    ]
    rows: Sheet = [["REGISTER ORANG ASING BULAN SEPTEMBER 2024"], [], head]
    truth = []
    for number in range(1, size + 1):
        nation, district = draw.choice(list(NATIONS)), draw.choice(list(DISTRICTS))
        permit = draw.choice(["ITK", "ITAS", "ITAP"])
        name = f"ORANG {number}"
        rows.append([number, name, f"E{number:07d}", nation, draw.choice("LP"), permit, date(2025, 6, 1), district])
        truth.append((DISTRICTS[district], NATIONS[nation], permit))
    return rows, truth


@pytest.mark.slow
@pytest.mark.ci
def test_figures_of_a_large_register_lead_to_the_rows_that_were_written(office: Path) -> None:
    """The truth is what the test wrote, row by row."""
    rows, truth = register(SIZE, 7)
    write(office / "inputs" / "register.xlsx", {"DATA": rows})
    figures = counted(office)
    for table, side in (("stock-district-permit", 0), ("stock-nationality-permit", 1)):
        expected: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for number, row in enumerate(truth, 4):
            lines = [row[side], TOTAL] + (["work-area"] if side == 0 else [])
            for line in lines:
                expected[line, row[2]].append(number)
                expected[line, TOTAL].append(number)
        for place, figure in figures.figures.tables[table].cells.items():
            assert [row.row for row in figures.trace(figure).rows] == expected[place], figure.id
    assert_all_add_up(figures)


@pytest.fixture
def recaps(office: Path) -> Traceable:
    """Return the figures of an office with recapitulations, a list of counts of agencies, and combined cells."""
    persons = [
        [1, "SATO KEN / JEPANG / TR1000001", "L", "ITAS / 2C2JA1 / 01-06-2025", "KOJA"],
        [2, "LI WEI / RRT / E20000002", "P", "ITAP / 2D3JB2 / 01-07-2027", "KOJA"],
        [3, "ANAND RAO / INDIA / Z3000003", "L", "ITAS / 2C3JC3 / 12-10-2024", "CILINCING"],
    ]
    head = ["NO", "NAMA / KEBANGSAAN / NO PASPOR", "JK", "JENIS IZIN / NOMOR IZIN / MASA BERLAKU", "KECAMATAN"]
    write(
        office / "inputs" / "register september 2024.xlsx",
        {"DATA": [["REGISTER ORANG ASING BULAN SEPTEMBER 2024"], [], head, *persons]},
    )
    services: Sheet = [["JENIS LAYANAN", "DITERIMA", "DITOLAK"], ["Perpanjangan ITAS", 4, 3], ["ITAS Baru", 2, 0]]
    write(
        office / "inputs" / "layanan september 2024.xlsx",
        {"REKAP": [["REKAPITULASI LAYANAN IZIN TINGGAL BULAN SEPTEMBER 2024"], [], *services]},
    )
    agencies = [[1, "KOJA", 30, 40], [2, "CILINCING", 7, None]]
    write(
        office / "inputs" / "instansi september 2024.xlsx",
        {"DATA": [["DATA ORANG ASING SEPTEMBER 2024"], [], ["NO", "KECAMATAN", "DUKCAPIL", "DISNAKER"], *agencies]},
    )
    return counted(office)


def test_figures_of_recapitulations_and_combined_cells_add_up(recaps: Traceable) -> None:
    """A row that holds several counts adds each to its own figure."""
    assert_all_add_up(recaps)
    assert recaps.figures.figure("stock-district-permit", TOTAL, TOTAL).value == 3


def test_count_of_an_agency_leads_to_its_own_cell(recaps: Traceable) -> None:
    """Two agencies stand in one row; each figure names the cell of its own number."""
    for agency, cell, value in (("dukcapil", "C4", 30), ("disnaker", "D4", 40)):
        traced = recaps.trace(recaps.figures.figure("reconciliation", "31.72.03", agency))
        (row,) = traced.rows
        (count,) = [field for field in row.fields if field.column == "count"]
        assert (row.row, row.adds, traced.relation) == (4, value, Relation.SUM)
        assert [(cell.name, cell.text) for cell in count.cells] == [(cell, str(value))]


def test_margin_of_a_recapitulation_leads_to_each_cell_of_its_row(recaps: Traceable) -> None:
    """One line for each number that is added, with the cell it stands in."""
    rows = recaps.trace(recaps.figures.figure("services-ITAS", "perpanjangan", TOTAL)).rows
    assert [(row.row, row.adds) for row in rows] == [(4, 4), (4, 3)]
    cells = [cell.name for row in rows for field in row.fields if field.column == "count" for cell in field.cells]
    assert cells == ["B4", "C4"]


def test_cell_that_holds_a_name_beside_what_decides_is_not_shown(recaps: Traceable, office: Path) -> None:
    """With --show-values it is shown as it stands."""
    figure = recaps.figures.figure("stock-nationality-permit", "JPN", "ITAS")
    nationality = recaps.trace(figure).rows[0].fields[0]
    assert (nationality.value, [(cell.name, cell.text) for cell in nationality.cells]) == ("JPN", [("B4", None)])
    assert nationality.cells[0].is_withheld
    shown = counted(office, show_values=True).trace(figure).rows[0].fields[0]
    assert shown.cells[0].text == "SATO KEN / JEPANG / TR1000001"


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("stock-district-permit/31.72.03/ITAS", "stock-district-permit/31.72.03/ITAS"),
        ("Tabel 3, Koja, ITAS", "stock-district-permit/31.72.03/ITAS"),
        pytest.param("tabel 3, itas, KOJA", "stock-district-permit/31.72.03/ITAS", marks=pytest.mark.ci),
        pytest.param("Tabel 3, Koja", "stock-district-permit/31.72.03/total", marks=pytest.mark.ci),
        ("Orang asing menurut kecamatan dan izin tinggal, ITAP", "stock-district-permit/total/ITAP"),
        pytest.param("kecamatan-kelamin, Koja, Perempuan", "stock-district-sex/31.72.03/P", marks=pytest.mark.ci),
        ("kegiatan, rapat koordinasi", "activities/rapat/count"),
        ("kebangsaan, korea sel, itas", "stock-nationality-permit/KOR/ITAS"),
    ],
)
def test_words_of_a_table_name_its_figure(words: str, figure: str) -> None:
    """In any order and case; a side that is not named is its total, and a beginning is enough where it is clear."""
    office = read_once()
    assert trace(words, SEPTEMBER, Request(office), config.load(office)).figure.id == figure


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("stock-district-permit/31.72.03/ITAX", "stock-district-permit/31.72.03/ITA"),
        ("Tabel 99, Koja", "Orang asing menurut kecamatan"),
        ("kecamatan-izin, Bandung", "Kelapa Gading"),
        pytest.param("kecamatan-izin, Koja, Koja", "Kelapa Gading", marks=pytest.mark.ci),
        ("layanan, baru", "services-ITAS/baru/total"),
    ],
)
def test_words_that_name_no_figure_or_several_say_what_is_near(words: str, near: str) -> None:
    """Nothing is guessed."""
    office = read_once()
    with pytest.raises(UsageError) as error:
        trace(words, SEPTEMBER, Request(office), config.load(office))
    assert near in str(error.value.values)


def test_figure_that_was_not_delivered_has_no_rows(office: Path) -> None:
    """Nor one of a delivered table of which nothing is known."""
    rows, _truth = register(3, 1)
    write(office / "inputs" / "register.xlsx", {"DATA": rows})
    figures = counted(office)
    traced = figures.trace(figures.figures.figure("services-ITAS", "baru", TOTAL))
    assert (traced.figure.value, traced.relation, traced.rows) == (None, Relation.NONE, ())


def test_last_month_with_a_register_is_the_period_where_none_is_named() -> None:
    """As a clerk expects who asks right after the return."""
    office = read_once()
    figure = "stock-district-permit/31.72.03/ITAS"
    assert trace(figure, None, Request(office), config.load(office)).period == SEPTEMBER
