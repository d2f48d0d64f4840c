"""The files say what the truth says, read by libraries that know nothing of this project."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from datetime import date, datetime

import openpyxl
import pytest
import xlrd
from odf.opendocument import load
from odf.table import CoveredTableCell, Table, TableCell, TableRow

pytestmark = pytest.mark.ci


def column_number(letters):
    """Return the 1-based column of Excel letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def xlsx_sheets(content):
    """Return sheet name -> (row, column) -> value of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        sheet.title: {
            (cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book
    }


def xls_sheets(content):
    """Return sheet name -> (row, column) -> value of an Excel 97 workbook."""
    book = xlrd.open_workbook(file_contents=content)
    found = {}
    for sheet in book.sheets():
        cells = ((row, column, sheet.cell(row, column)) for row in range(sheet.nrows) for column in range(sheet.ncols))
        found[sheet.name] = {
            (row + 1, column + 1): xlrd.xldate_as_datetime(cell.value, book.datemode)
            if cell.ctype == xlrd.XL_CELL_DATE
            else cell.value
            for row, column, cell in cells
            if cell.value != ""
        }
    return found


def ods_sheets(content):
    """Return sheet name -> (row, column) -> value of an OpenDocument spreadsheet."""
    found = {}
    for table in load(io.BytesIO(content)).spreadsheet.getElementsByType(Table):
        cells = found[table.getAttribute("name")] = {}
        for row, line in enumerate(table.getElementsByType(TableRow), 1):
            inside = [one for one in line.childNodes if one.qname in {TableCell().qname, CoveredTableCell().qname}]
            for column, cell in enumerate(inside, 1):
                if str(cell):
                    cells[row, column] = cell.getAttribute("datevalue") or cell.getAttribute("value") or str(cell)
    return found


def csv_sheets(content, encoding, delimiter):
    """Return the one nameless sheet of a delimited text."""
    rows = csv.reader(io.StringIO(content.decode(encoding)), delimiter=delimiter)
    return {
        "": {
            (row, column): value
            for row, values in enumerate(rows, 1)
            for column, value in enumerate(values, 1)
            if value
        }
    }


def sheets(path, content):
    """Return the sheets of a file by its format."""
    if path.endswith(".xlsx"):
        return xlsx_sheets(content)
    if path.endswith(".xls"):
        return xls_sheets(content)
    if path.endswith(".ods"):
        return ods_sheets(content)
    return csv_sheets(content, "cp1252" if "2023" in path else "utf-8-sig", "," if "register" in path else ";")


@pytest.fixture(scope="module")
def opened(made):
    """Return path -> sheets of every made file with a table."""
    files, truth = made
    return {path: sheets(path, files[path]) for path in sorted({table.path for table in truth.tables})}


def same(stands, planted):
    """Tell whether a cell as read is the planted value."""
    if isinstance(stands, datetime):
        stands = stands.date()
    if isinstance(planted, date) and not isinstance(stands, date):
        return stands in {planted.isoformat(), f"{planted:%d/%m/%Y}"}
    return stands == planted or str(stands) == str(planted)


def test_every_trap_stands_in_its_cell(truth, opened):
    """The cell a trap names holds what was planted there."""
    wrong = []
    for trap in truth.traps:
        if trap.cell is None:
            continue
        letters, row = re.fullmatch(r"([A-Z]+)(\d+)", trap.cell).groups()
        stands = opened[trap.path][trap.sheet].get((int(row), column_number(letters)))
        if not same(stands, trap.value):
            wrong.append((trap, stands))
    assert wrong == []


def test_seen_rows_are_the_rows_that_are_not_blank(truth, opened):
    """The bins of a table add up to the non-blank rows from its first header row to the last of its body."""
    wrong = []
    for table in (one for one in truth.tables if one.data_rows):
        rows = {row for row, _ in opened[table.path][table.sheet]}
        seen = sum(table.header_rows[0] <= row <= table.data_rows[1] for row in rows)
        if seen != table.bins.seen:
            wrong.append((table.path, table.sheet, seen, table.bins.seen))
    assert wrong == []


def test_accepted_rows_hold_a_passport(truth, opened):
    """Where the truth gives a passport, the row holds that very text or number."""
    values = defaultdict(set)
    for path, found in opened.items():
        for sheet, cells in found.items():
            for (row, _), value in cells.items():
                values[path, sheet, row].add(str(value))
    wrong = []
    for fact in truth.register:
        place = fact.place
        stands = {fact.passport, f"{fact.passport}.0"} & values[place.path, place.sheet, place.row]
        if fact.passport and fact.bin != "set_aside" and not stands:
            wrong.append(place)
    assert wrong == []


def test_hidden_parts_are_hidden(made, truth):
    """Sheets, rows and columns are hidden where the truth says so."""
    files, _ = made
    for path in sorted({table.path for table in truth.tables if table.path.endswith(".xlsx")}):
        book = openpyxl.load_workbook(io.BytesIO(files[path]))
        for table in (one for one in truth.tables if one.path == path):
            sheet = book[table.sheet]
            rows = tuple(row for row, look in sheet.row_dimensions.items() if look.hidden)
            columns = tuple(letter for letter, look in sheet.column_dimensions.items() if look.hidden)
            assert (sheet.sheet_state == "hidden", rows, columns) == (
                table.hidden,
                table.hidden_rows,
                table.hidden_columns,
            )


def test_meeting_workbook_has_the_declared_sheets_and_heads(made):
    """The meeting workbook follows the declared form."""
    from reports.vocabulary.resources import load as declared  # noqa: PLC0415 -- named apart from the reader of .ods

    found = xlsx_sheets(made[0]["inputs/rapat-2024-10-16.xlsx"])
    form = declared("kinds")["meeting"]["sheets"]
    assert list(found) == list(form)
    assert [found["Rapat"][row, 1] for row in range(1, 11)] == form["Rapat"]
    for name in list(form)[1:]:
        assert [found[name][1, column] for column in range(1, len(form[name]) + 1)] == form[name]


def test_five_koramil_serve_six_kecamatan(made):
    """The list of invitations has one Koramil less than Polsek."""
    invited = [
        value
        for (_, column), value in xlsx_sheets(made[0]["inputs/rapat-2024-10-16.xlsx"])["Undangan"].items()
        if column == 2
    ]
    assert [sum(name.startswith(kind) for name in invited) for kind in ("Kecamatan", "Polsek", "Koramil")] == [6, 6, 5]


def test_configuration_is_one_the_program_accepts(tmp_path, made):
    """The sample's pora.toml has known keys only, and the date of the demonstration."""
    from reports.vocabulary.config import load as configured  # noqa: PLC0415 -- named apart from the reader of .ods

    (tmp_path / "pora.toml").write_bytes(made[0]["pora.toml"])
    assert configured(tmp_path).document.date == date(2024, 10, 7)
