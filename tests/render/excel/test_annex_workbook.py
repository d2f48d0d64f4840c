"""The annex of a briefing pack, read back: the page's numbers as numbers, live totals, and nothing beyond the page."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string, get_column_letter

from reports.documents.figures_used import iter_blocks
from reports.documents.meeting.pack import briefing_pack, pack_figures
from reports.model.document import Table
from reports.model.figures import Change, Figure, Status
from reports.model.meeting import Invitee
from reports.render.excel import render_annex
from reports.render.excel.data_sheets import COLUMNS
from reports.render.excel.row_heights import text_width
from reports.render.figures_json import figures_json
from tests.documents.meeting import invented_meeting


@pytest.fixture(scope="session")
def meetings():
    """Return the module of invented meetings."""
    return invented_meeting


def annex(material):
    """Return document, figures and workbook of a meeting."""
    document = briefing_pack(material, edition="antarinstansi", version="0.0.0")
    figures = pack_figures(material, document)
    return document, figures, render_annex(document, figures, material.data.quality)


@pytest.fixture(scope="session")
def city(meetings):
    """Return the annex of the city's meeting."""
    return annex(meetings.city())


@lru_cache(maxsize=4)
def opened(content, *, values=True):
    """Open a workbook; with values, as a reader that does not calculate sees it."""
    return load_workbook(BytesIO(content), data_only=values)


def shown(cell):
    """Return what a cell of the document is as a value of a sheet."""
    if isinstance(cell, Figure):
        return "…" if cell.value is None else cell.value
    if isinstance(cell, Change):
        return "…" if cell.difference is None else cell.difference
    return cell or None


def sheet_of(book, title):
    """Return the sheet of a printed title."""
    number = re.match(r"Tabel \d+ ", title.replace(".", " "))[0]
    (sheet,) = [one for one in book.worksheets if one.title.startswith(number)]
    return sheet


def test_every_table_of_the_pack_is_a_sheet_of_its_number(city):
    """Row by row, numbers as numbers, also where a formula stands."""
    document, _, content = city
    book = opened(content)
    tables = [
        one for one in iter_blocks(document.sections) if isinstance(one, Table) and one.title.startswith("Tabel ")
    ]
    assert len(tables) > 15
    for table in tables:
        sheet = sheet_of(book, table.title)
        assert sheet["A1"].value == table.title
        assert [cell.value for cell in sheet[4]][: len(table.head)] == list(table.head)
        for at, row in enumerate(table.rows, 5):
            assert [cell.value for cell in sheet[at]][: len(row.cells)] == [shown(cell) for cell in row.cells], (
                table.title,
                at,
            )


def test_totals_are_live_where_the_rows_add_up(city):
    """Distinct persons do not, and get no formula."""
    document, _, content = city
    book = opened(content, values=False)
    title_by_id = {one.id: one.title for one in iter_blocks(document.sections) if isinstance(one, Table)}
    kinds = sheet_of(book, title_by_id["tak-jenis"])
    assert not any(str(cell.value).startswith("=SUM") for cell in kinds["C"]), "persons are no sum"
    articles = sheet_of(book, title_by_id["tak-actions"])
    last = next(row for row in range(5, 20) if articles.cell(row, 1).value == "Jumlah")
    assert articles.cell(last, 2).value == f"=SUM(B5:B{last - 1})"
    assert opened(content)[articles.title].cell(last, 2).value == 57


def test_data_sheets_hold_the_figures_of_the_json(city):
    """Both are made from the same figures; missing is empty with its status."""
    _, figures, content = city
    told = {one["id"]: one["value"] for one in json.loads(figures_json(figures, "antarinstansi"))["figures"]}
    book, found = opened(content), {}
    names = {f"data_{re.sub('[^0-9a-z]', '_', table.lower())}": table for table in figures.tables}
    for name, table in names.items():
        sheet, area = next(iter(book.defined_names[name].destinations))
        rows = list(book[sheet][area.replace("$", "")])
        assert [cell.value for cell in rows[0]] == list(COLUMNS)
        found |= {f"{table}/{row[0].value}/{row[2].value}": row[4].value for row in rows[1:]}
    assert found == told


def test_missing_is_no_zero_in_the_annex(meetings):
    """An office that delivered nothing has an annex without a number of persons."""
    _, figures, content = annex(meetings.without_data())
    table = figures.tables["stock-district-permit"]
    assert {one.status for one in table.cells.values()} == {Status.MISSING}
    assert opened(content)["Data kecamatan-izin"]["E2"].value is None
    assert opened(content)["Data kecamatan-izin"]["G2"].value == "belum disampaikan"


def test_the_annex_names_no_file_and_no_person(meetings):
    """Sheets of the office, hashes and invitees stay inside."""
    meeting = meetings.city_meeting(invitees=(Invitee("Polsek Koja", "Kapolsek", "Sen Wijo"),))
    _, _, content = annex(meetings.city(meeting=meeting))
    texts = [str(cell.value) for sheet in opened(content) for row in sheet.iter_rows() for cell in row if cell.value]
    assert not any("inputs/" in text or ".xlsx" in text or "3f3f" in text or "Sen Wijo" in text for text in texts)
    properties = opened(content).properties
    assert (properties.title, properties.creator) == ("Bahan Rapat", "Kantor Imigrasi Kelas I TPI Jakarta Utara")


def test_the_first_sheet_names_meeting_edition_and_every_sheet(city):
    """Who opens it sees what it is."""
    book = opened(city[2])
    facts = {row[0].value: row[1].value for row in book["Isi"].iter_rows(min_row=4, max_row=11)}
    assert facts["Acara"] == "Rapat Koordinasi Tim PORA Tingkat Kota Jakarta Utara"
    assert (facts["Edisi"], facts["Klasifikasi"]) == ("Antarinstansi", "TERBATAS")
    links = [cell.value for row in book["Isi"].iter_rows() for cell in row if cell.hyperlink]
    assert links == [sheet.title for sheet in book if sheet.sheet_state == "visible"][1:]
    assert links[1].startswith("Tabel 2 ")


def test_every_sheet_is_marked_and_prints_one_page_wide(city):
    """As the pages are."""
    for sheet in opened(city[2]):
        assert sheet.oddHeader.left.text == "TERBATAS · Angka kecil belum dilindungi – tidak untuk diedarkan"
        assert (sheet.page_setup.fitToWidth, sheet.sheet_properties.pageSetUpPr.fitToPage) == (1, True)
        assert sheet.print_area or sheet.sheet_state == "hidden"
        if sheet.title.startswith("Data "):
            assert not sheet.merged_cells.ranges


def test_a_text_that_begins_like_a_formula_stays_text(meetings):
    """Whatever somebody wrote as a task."""
    task = replace(meetings.TASKS[0], task="=1+1", owner="@kantor")
    document, _, content = annex(meetings.city(follow_ups=(task,)))
    (table,) = [one for one in iter_blocks(document.sections) if isinstance(one, Table) and "daftar" in one.id]
    sheet = sheet_of(opened(content, values=False), table.title)
    assert [(cell.value, cell.data_type) for cell in sheet[5][1:3]] == [("=1+1", "s"), ("@kantor", "s")]


def test_the_same_input_gives_the_same_bytes(meetings, city):
    """No clock in it."""
    assert annex(meetings.city())[2] == city[2]
    assert str(date(2024, 10, 9)) in str(opened(city[2]).properties.created)


def test_codes_and_labels_of_data_sheets_are_not_cut_off(city):
    """Columns are as wide as what stands in them, and detention has words."""
    _document, _figures, content = city
    book = opened(content)
    for sheet in (one for one in book.worksheets if one.title.startswith("Data ")):
        for column in "ABCD":
            longest = max(text_width(str(cell.value or "")) for cell in sheet[column])
            assert sheet.column_dimensions[column].width >= min(80, longest), (sheet.title, column)
    named = {row[0].value: row[1].value for row in book["Data TAK-jenis"].iter_rows(min_row=2)}
    assert named["DETENSI-LAIN"] == "Pendetensian lain (di luar jumlah)"


def test_names_of_sheets_fit_into_the_list_of_contents(city):
    """The longest name Excel allows has 31 characters."""
    _document, _figures, content = city
    sheet = opened(content)["Isi"]
    assert sheet.column_dimensions["B"].width >= max(text_width(one.value) for one in sheet["B"] if one.hyperlink)


def test_an_edition_for_others_says_where_the_balance_is_told_in_full(city):
    """It holds nothing but the sums, which looks like a table that was forgotten."""
    _document, _figures, content = city
    book = opened(content)
    for title in ("Mutu data", "Temuan data"):
        said = " ".join(str(cell.value) for row in book[title].iter_rows(max_row=3) for cell in row if cell.value)
        assert "Rinciannya hanya ada dalam edisi dinas." in said


def test_no_title_is_cut_off_by_the_print_area_and_narrow_tables_stand_upright(city):
    """A title runs over empty columns beside a narrow table, which must be printed too."""
    _, _, content = city
    seen = set()
    for sheet in opened(content).worksheets:
        if not sheet.title.startswith("Tabel "):
            continue
        first, last = re.findall(r"\$([A-Z]+)\$", sheet.print_area)
        letters = [get_column_letter(n) for n in range(1, column_index_from_string(last) + 1)]
        width = sum(sheet.column_dimensions[letter].width for letter in letters)
        bold = 1.08 * sheet["A1"].font.size / 10
        assert first == "A"
        assert width >= text_width(sheet["A1"].value) * bold, sheet.title
        seen.add(sheet.page_setup.orientation)
        assert (sheet.page_setup.orientation == "portrait") is (width <= 105), sheet.title
    assert seen == {"portrait", "landscape"}


def test_heads_of_numbers_take_two_lines_at_most(city):
    """Three or four lines over a narrow column run into the head beside them."""
    _, _, content = city
    for sheet in opened(content).worksheets:
        if not sheet.title.startswith("Tabel "):
            continue
        for cell in sheet[4]:
            room = sheet.column_dimensions[cell.column_letter].width
            assert text_width(str(cell.value or "")) / 2 <= room or room >= 46, (sheet.title, cell.value)
