"""What a workbook says of cells beside their values: strokes, number formats, errors, formulas without a value."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
import xlsxwriter
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color

from reports.intake.read import Found, read
from reports.model.grid import CellFinding
from reports.pipeline.intake import read_file

HEAD = ("NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "BERLAKU S/D", "KECAMATAN", "KETERANGAN")
STRUCK = Font(strike=True)


def register(path, rows, *, style=None):
    """Write a register, the rows given as (cells of a person, columns that are struck through)."""
    book = Workbook()
    sheet = book.active
    sheet.append(["DATA ORANG ASING BULAN SEPTEMBER 2024"])
    sheet.append(HEAD)
    for number, (cells, struck) in enumerate(rows, start=3):
        sheet.append(cells)
        for column in struck:
            sheet.cell(number, column).font = style or STRUCK
    book.save(path)
    return path


def person(number, remark=None):
    """Return the cells of a person."""
    return [number, f"NAMA {number}", f"A10000{number}", "Jepang", "ITAS", "12-02-2025", "Koja", remark]


def table_of(path):
    """Return the one table of a file."""
    (table,) = read_file(Found(path, is_lock=False), path.name).tables
    return table


def told(table, *codes):
    """Return code, cell and field of the problems with these codes."""
    return [(one.code, one.cell, one.field) for one in table.problems if one.code in codes]


def rewritten(path, change, part="xl/worksheets/sheet1.xml"):
    """Change one part of a workbook as bytes."""
    content = path.read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return path


def test_a_row_struck_through_as_a_whole_is_set_aside_as_departed(tmp_path):
    """A stroke through every filled cell says that the person has left."""
    rows = [(person(11), ()), (person(12), range(1, 8)), (person(13), ())]
    table = table_of(register(tmp_path / "a.xlsx", rows))
    assert table.records.values["departed"] == [None, "struck", None]
    assert [one.value for one in table.records.bins] == ["accepted", "set_aside", "accepted"]
    assert told(table, "departed-struck", "struck-counted") == [("departed-struck", "B4", "full_name")]


def test_a_row_struck_through_in_part_counts_and_is_told(tmp_path):
    """Six of seven cells are doubtful, one is none of our business."""
    rows = [(person(11), range(1, 7)), (person(12), (7,)), (person(13), ())]
    table = table_of(register(tmp_path / "a.xlsx", rows))
    assert table.records.values["departed"] == [None, None, None]
    assert told(table, "departed-struck", "struck-counted") == [("struck-counted", "A3", None)]


@pytest.mark.parametrize("columns", [(2,), (3,), (2, 3)])
def test_a_row_whose_name_or_passport_is_struck_through_is_told(tmp_path, columns):
    """Offices strike the name of a person who has left, and not the row."""
    table = table_of(register(tmp_path / "a.xlsx", [(person(11), ()), (person(12), columns), (person(13), (7,))]))
    assert told(table, "departed-struck", "struck-counted") == [("struck-counted", "A4", None)]


def test_blank_cells_need_no_stroke_and_a_later_departure_stays(tmp_path):
    """EPO of November is no departure before the end of September, stroke or not."""
    rows = [(person(11), range(1, 9)), (person(12, "EPO 12-11-2024"), range(1, 9)), (person(13), ())]
    table = table_of(register(tmp_path / "a.xlsx", rows))
    assert table.records.values["departed"] == ["struck", None, None]


def test_a_sheet_with_many_struck_rows_is_asked_about_first(tmp_path):
    """More than five, and more than a twentieth: all count until somebody has looked."""
    rows = [(person(number), range(1, 8) if number < 16 else ()) for number in range(10, 30)]
    table = table_of(register(tmp_path / "a.xlsx", rows))
    assert not any(table.records.values["departed"])
    assert len(told(table, "struck-counted")) == 6
    assert told(table, "departures-many")


def test_a_font_that_declares_no_stroke_is_none(tmp_path):
    """The element may say that there is no stroke."""
    path = register(tmp_path / "a.xlsx", [(person(11), range(1, 8))])
    for spelling in (b"<strike/>", b"<strike />", b'<strike val="1"/>', b'<strike val="1" />'):
        rewritten(path, lambda xml, old=spelling: xml.replace(old, b'<strike val="0"/>'), "xl/styles.xml")
    (grid,) = read(path)
    assert not grid.struck


SPELLINGS = {
    "plain": lambda xml: xml,
    "single quotes": lambda xml: re.sub(rb'<c r="(\w+)" s="(\d+)"', rb"<c r='\1' s='\2'", xml),
    "style before place": lambda xml: re.sub(rb'<c r="(\w+)" s="(\d+)"', rb'<c s="\2" r="\1"', xml),
    "no places": lambda xml: re.sub(rb'<c r="\w+"', b"<c", xml),
    "comment": lambda xml: xml.replace(b"<sheetData>", b"<!-- x --><sheetData>"),
    "prefix": lambda xml: re.sub(rb"<(/?)([a-zA-Z]+)", rb"<\1x:\2", xml).replace(b" xmlns=", b" xmlns:x="),
    "utf-16": lambda xml: (
        (xml if xml.startswith(b"<?") else b"<?xml version='1.0' encoding='UTF-16'?>" + xml)
        .decode()
        .replace("UTF-8", "UTF-16")
        .encode("utf-16")
    ),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_strokes_formats_and_errors_are_found_in_any_spelling(tmp_path, spelling):
    """What is searched as bytes is found by the parser too."""
    book = Workbook()
    sheet = book.active
    sheet.append(["A", "B", "C", "D"])
    sheet.append([1, 123456, "=NA()", "x"])
    sheet["A2"].font = STRUCK
    sheet["D2"].font = STRUCK
    sheet["B2"].number_format = '"E"00000000'
    book.save(tmp_path / "a.xlsx")
    calculated = rb'<c r="C2" t="e"><f>NA()</f><v>#N/A</v></c>'
    rewritten(tmp_path / "a.xlsx", lambda xml: SPELLINGS[spelling](re.sub(rb'<c r="C2".*?</c>', calculated, xml)))
    (grid,) = read(tmp_path / "a.xlsx")
    assert grid.struck == {(2, 1), (2, 4)}
    assert dict(grid.displayed_texts) == {(2, 2): "E00123456"}
    assert grid.findings == (CellFinding(2, 3, "cell-error", "#N/A"),)


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (123456, '"E"00000000', "E00123456"),
        (1234567, "000000000", "001234567"),
        (44821234, r"\A00000000", "A44821234"),
        (44821234, '"A-"00000000;[Red]-0', "A-44821234"),
        (44821234, '[Blue]"AB" 0', "AB 44821234"),
        (44821234, "0", None),
        (44821234, "#,##0", None),
        (44821234, '"Rp"#,##0', None),
        (44821234, "0.00", None),
        (45000, "dd/mm/yyyy", None),
        (1.5, '"E"00000000', None),
    ],
)
def test_a_number_that_its_format_completes_is_known_as_shown(tmp_path, number, code, shown):
    """Letters and zeros belong to the number of a document; amounts and dates are left alone."""
    book = Workbook()
    book.active["A1"] = "NO PASPOR"
    book.active["A2"] = number
    book.active["A2"].number_format = code
    book.save(tmp_path / "a.xlsx")
    (grid,) = read(tmp_path / "a.xlsx")
    assert dict(grid.displayed_texts) == ({(2, 1): shown} if shown else {})


def test_passport_numbers_are_read_as_shown_and_counts_are_not(tmp_path):
    """A column of row numbers with a format stays a column of numbers."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        passport, plain = book.add_format({"num_format": '"E"00000000'}), book.add_format({"num_format": '"ke-"000'})
        sheet.write_row(0, 0, ["DATA ORANG ASING BULAN SEPTEMBER 2024"])
        sheet.write_row(1, 0, HEAD)
        for row, number in enumerate((123456, 234567), start=2):
            sheet.write_row(row, 0, person(row))
            sheet.write_number(row, 0, row, plain)
            sheet.write_number(row, 2, number, passport)
    table = table_of(path)
    assert table.records.values["passport_no"] == ["E00123456", "E00234567"]
    assert not told(table, "passport-number")


ERRORS = ("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!")


def test_each_error_is_told_at_its_cell_and_counts_as_empty(tmp_path):
    """An error is no blank cell: somebody wrote a value there, and it is lost."""
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["DATA ORANG ASING BULAN SEPTEMBER 2024"])
        sheet.write_row(1, 0, HEAD)
        for index, error in enumerate(ERRORS):
            sheet.write_row(index + 2, 0, person(index))
            sheet.write_formula(index + 2, 3, "=A1", None, error)
        sheet.write_formula(20, 20, "=A1", None, "#N/A")
    read_as = read_file(Found(path, is_lock=False), "a.xlsx")
    (table,) = read_as.tables
    assert told(table, "cell-error") == [("cell-error", f"D{row}", "nationality") for row in range(3, 10)]
    assert [one.value for one in table.problems if one.code == "cell-error"] == list(ERRORS)
    assert table.records.values["nationality"] == [None] * 7
    assert [(one.code, one.details["count"]) for one in read_as.problems] == [("cell-errors-elsewhere", 1)]


def services(path, formula):
    """Write a table of services with sums; the function writes one formula with the value that it gets."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["LAYANAN IZIN TINGGAL BULAN SEPTEMBER TAHUN 2024"])
        sheet.write_row(1, 0, ("NO", "JENIS IZIN TINGGAL", "JENIS PERMOHONAN", "L", "P", "JUMLAH", "KEPUTUSAN"))
        for row, (male, female) in enumerate(((4, 3), (6, 2)), start=2):
            sheet.write_row(row, 0, (row, "ITAS", "Baru", male, female))
            formula(sheet, row, 5, f"=D{row + 1}+E{row + 1}", male + female)
            sheet.write(row, 6, "Disetujui")
        sheet.write(4, 1, "JUMLAH")
        for column, total in ((3, 10), (4, 5), (5, 15)):
            formula(sheet, 4, column, "=SUM(A1:A2)", total)
    return path


def test_formulas_that_were_never_calculated_are_told_and_are_no_totals(tmp_path):
    """The library writes 0 beside each formula: 0 is no sum of 4 and 3, and nobody stated it."""
    zero = services(tmp_path / "a.xlsx", lambda sheet, row, column, text, _sum: sheet.write_formula(row, column, text))
    empty = services(
        tmp_path / "b.xlsx", lambda sheet, row, column, text, _sum: sheet.write_formula(row, column, text, None, "")
    )
    rewritten(empty, lambda xml: re.sub(rb' t="str"', b"", xml))
    for path in (zero, empty):
        table = table_of(path)
        assert table.count(next(one for one in table.records.bins)) == 2
        assert not told(table, "total-mismatch")
        assert [one[1] for one in told(table, "formula-uncalculated")] == ["F3", "D5", "E5"]


def test_formulas_without_a_value_beside_a_table_are_told_once(tmp_path):
    """They change no figure."""
    path = register(tmp_path / "a.xlsx", [(person(11), ())])
    book = load_workbook(path)
    book.active["Z40"], book.active["Z41"] = "=1+1", "=2+2"
    book.save(path)
    found = read_file(Found(path, is_lock=False), "a.xlsx").problems
    assert [(one.code, one.details["count"]) for one in found] == [("formulas-elsewhere", 2)]


def test_formulas_with_their_values_are_ordinary_numbers(tmp_path):
    """A wrong sum among calculated ones is a wrong sum."""
    wrong = {(4, 3): 11}
    path = services(
        tmp_path / "a.xlsx",
        lambda sheet, row, column, text, total: sheet.write_formula(
            row, column, text, None, wrong.get((row, column), total)
        ),
    )
    table = table_of(path)
    assert told(table, "total-mismatch", "formula-uncalculated") == [("total-mismatch", "D5", "count_male")]


@pytest.mark.parametrize(
    ("code", "days", "read_days"),
    [
        ("mmm-yy", ((2025, 11, 1), (2025, 11, 14)), (None, "2025-11-14")),
        ("[$-421]mmmm yyyy;@", ((2025, 11, 1), (2026, 2, 1)), (None, None)),
        ("yyyy", ((2026, 1, 1), (2026, 11, 1)), (None, "2026-11-01")),
        ("dd/mm/yyyy", ((2025, 11, 1), (2026, 1, 1)), ("2025-11-01", "2026-01-01")),
    ],
)
def test_a_day_that_excel_made_of_a_typed_month_is_no_end_of_a_permit(tmp_path, code, days, read_days):
    """“Nov-25” becomes 1 November: nobody wrote that day, so that it is unreadable as the same text would be."""
    path = register(tmp_path / "a.xlsx", [(person(number), ()) for number, _day in enumerate(days, 11)])
    book = load_workbook(path)
    for row, day in enumerate(days, start=3):
        book.active.cell(row, 6).value = date(*day)
        book.active.cell(row, 6).number_format = code
    book.save(path)
    table = table_of(path)
    ends = [end and end.isoformat() for end in table.records.values["permit_expiry"]]
    assert ends == list(read_days)
    unread = [f"F{row}" for row, day in enumerate(read_days, start=3) if day is None]
    assert [cell for _code, cell, _field in told(table, "date-unreadable")] == unread


def test_a_struck_value_and_a_struck_number_are_told(tmp_path):
    """One cell at the cell, the running number at the row; both are counted as they stand."""
    rows = [(person(1), ()), (person(2), (6,)), (person(3), (1,)), (person(4), ())]
    table = table_of(register(tmp_path / "register.xlsx", rows))
    assert told(table, "value-struck", "struck-counted") == [
        ("value-struck", "F4", "permit_expiry"),
        ("struck-counted", "A5", None),
    ]


@pytest.mark.parametrize("look", ["rgb", "theme", "format", "painted"])
def test_invisible_cells_are_told_once(tmp_path, look):
    """White letters on colour are a common look of heads, and no white ones."""
    path = register(tmp_path / "register.xlsx", [(person(number), ()) for number in range(1, 5)])
    book = load_workbook(path)
    for cell in book.active[4]:
        if look == "format":
            cell.number_format = ";;;"
        else:
            cell.font = Font(color="FFFFFFFF") if look != "theme" else Font(color=Color(theme=0))
        if look == "painted":
            cell.fill = PatternFill("solid", fgColor="FF1F4E78")
    book.save(path)
    counts = [one.details["count"] for one in table_of(path).problems if one.code == "text-invisible"]
    assert counts == ([] if look == "painted" else [7])
