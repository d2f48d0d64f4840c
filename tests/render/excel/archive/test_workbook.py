"""The workbook of an archive, read back: its numbers, its dates, its states, its data dictionary."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import replace
from datetime import date, datetime

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from openpyxl.utils import get_column_letter

from reports.documents.archive import report, tidy_series, wording
from reports.model.archive import Role, State
from reports.model.figures import Status
from reports.model.period import Month
from reports.render.excel import package, string_table, styles
from reports.render.excel.archive import workbook
from reports.vocabulary.config import Config

TOP = 4
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def made(overview_document, archive):
    """Return the workbook's bytes."""
    return workbook.render(overview_document, archive, Config())


@pytest.fixture(scope="module")
def book(made):
    """Return the workbook as another program reads it."""
    return openpyxl.load_workbook(io.BytesIO(made))


def rows(sheet, top=TOP):
    """Return the rows below the head as tuples."""
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=top + 1)]


def day(value):
    """Return a date as read."""
    return value.date() if isinstance(value, datetime) else value


def series_of(book):
    """Return (month, figure id) → cell of the sheet of data, with the names that stand beside the figures."""
    head, *lines = book["Data deret"].iter_rows()
    found, named = {}, {}
    for line in lines:
        code = line[-1].value
        named[code] = tuple(cell.value for cell in line[:4])
        found |= {(day(top.value), code): cell for top, cell in zip(head[4:-2], line[4:-2], strict=True)}
    return found, named


def test_the_series_in_the_workbook_is_the_archive_figure_by_figure(archive, book):
    """Every figure of every month, no more and no less: a number, or the sign that says why there is none."""
    found, _ = series_of(book)
    every = {
        one.id
        for figures in archive.figures.values()
        for table in figures.tables.values()
        for one in table.cells.values()
    }
    assert set(found) == {(month.first, code) for month in archive.figures for code in every}
    for month, figures in archive.figures.items():
        for code in every:
            one = figures.figure(*code.split("/"))
            cell = found[month.first, code]
            assert cell.value == ("…" if one.status is Status.MISSING else one.value)
            assert ("NIHIL" in cell.number_format) == (one.status is Status.NIHIL)
    assert found[date(2018, 1, 1), "tak-actions/total/total"].value == "…"
    assert {type(cell.value) for cell in found.values()} == {int, str}


def test_a_line_of_the_series_says_in_words_what_it_is(book):
    """Names of table, row and column, unit, and at the right the kind of input."""
    _, named = series_of(book)
    assert named["stock-district-permit/31.72.03/ITAS"] == ("Kecamatan-izin", "Koja", "ITAS", "orang")
    assert named["tak-actions/total/total"] == ("TAK-tindakan", "Jumlah", "Jumlah", "tindakan")
    kinds = {row[-1]: row[-2] for row in rows(book["Data deret"], 1)}
    assert kinds["stock-district-permit/31.72.03/ITAS"] == "Register orang asing"


def test_the_ground_of_a_figure_tells_a_month_that_is_not_whole(archive, book):
    """Partial and conflicting apart; a whole month is plain."""
    found, _ = series_of(book)
    for month, kind, like in (("2019-05", "register", "partial"), ("2019-03", "register", "conflicting")):
        one = Month.parse(month)
        assert archive.holding(kind, one).state.value == like
        fill = found[one.first, "stock-memo/total/total"].fill
        assert fill.fgColor.rgb == styles.DATA_STATES[like].fgColor.rgb
    assert found[date(2018, 1, 1), "stock-memo/total/total"].fill.fill_type is None


def test_a_nihil_month_is_the_number_zero_shown_as_nihil_and_a_hidden_figure_a_star(archives):
    """Both stand apart from a zero that was counted."""
    archive = archives.one_month()
    ((month, figures),) = archive.figures.items()
    nihil = replace(figures.tables["tak-actions"], status=Status.NIHIL, cells={})
    memo = figures.tables["stock-memo"]
    hidden = replace(memo, cells={at: replace(one, status=Status.SUPPRESSED) for at, one in memo.cells.items()})
    archive = replace(archive, figures={month: replace(figures, tables={"tak-actions": nihil, "stock-memo": hidden})})
    document = report.compose(archives.one_month(), Config(), version="0.0.0")
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(document, archive, Config())))
    found, _ = series_of(book)
    cell = found[month.first, "tak-actions/total/total"]
    assert (cell.value, "NIHIL" in cell.number_format) == (0, True)
    assert {one.value for (_, code), one in found.items() if code.startswith("stock-memo")} == {"*"}


def test_the_register_to_read_is_the_register(archive, book):
    """One row a month, gaps as gaps, the break in words."""
    sheet = book["Deret register"]
    heads = [cell.value for cell in sheet[TOP]]
    by_month = {day(row[0]): dict(zip(heads, row, strict=True)) for row in rows(sheet)}
    assert len(by_month) == 72
    for month, figures in archive.figures.items():
        stock = figures.figure("stock-district-permit", "total", "ITAS")
        assert by_month[month.first]["ITAS"] == (stock.value if stock.status is Status.VALUE else "…")
    assert by_month[date(2018, 11, 1)]["Jumlah register"] == "…"
    assert by_month[date(2018, 11, 1)]["Keadaan"] == "Belum ada"
    assert "November–Desember 2018" in by_month[date(2019, 1, 1)]["Keterbandingan"]


def test_the_matrix_says_each_state_in_words_and_by_its_fill(archive, book):
    """As the archive has it, month by month; no two states look alike."""
    sheet = book["Cakupan"]
    kinds = {wording.kind_name(kind): kind for kind, _ in archive.holdings}
    looks = {}
    for row in sheet.iter_rows(min_row=TOP + 1):
        kind, year = kinds[row[0].value], row[1].value
        for at, cell in enumerate(row[2:], 1):
            assert cell.value == wording.STATES[archive.holding(kind, Month(year, at)).state]
            looks.setdefault(cell.value, set()).add((cell.fill.fill_type, cell.fill.fgColor.rgb))
    assert set(looks) == set(wording.STATES.values())
    assert all(len(one) == 1 for one in looks.values())
    assert len({next(iter(one)) for one in looks.values()}) == len(State)


def test_every_file_is_listed_with_its_role(archive, book):
    """With what to do about those that cannot be used."""
    listed = {row[0]: row for row in rows(book["Berkas"])}
    assert set(listed) == {one.path for one in archive.files}
    assert Counter(row[1] for row in listed.values()) == Counter(wording.ROLES[one.role] for one in archive.files)
    assert all(listed[one.path][7] for one in archive.files if one.reason.startswith("file-"))
    copies = [one for one in archive.files if one.role is Role.COPY]
    assert copies
    assert all(listed[one.path][2] == listed[one.other][2] != "" for one in copies), "a copy tells of the same months"


def test_differences_are_numbers(archive, book):
    """Then, now, and the change with its sign."""
    found = {(day(row[0]), row[6]): row[2:5] for row in rows(book["Perbedaan"])}
    for month, listed in archive.differences.items():
        for figure_id, then, now in listed:
            wanted = ("…", now, "…") if then is None else (then, now, now - then)
            assert found[month.first, figure_id] == wanted


def test_the_dictionary_explains_every_code_of_the_series(archive, book):
    """No column, table, row or column code without its meaning."""
    explained = {row[:3]: row[3] for row in rows(book["Kamus data"])}
    assert all(explained.values())
    for figures in archive.figures.values():
        for table in figures.tables.values():
            assert ("Tabel", table.id, table.id) in explained
            for row, column in table.cells:
                assert ("Kode baris", table.id, row) in explained
                assert ("Kode kolom", table.id, column) in explained
    parquet = [code for part, _, code in explained if part == "Kolom Parquet"]
    assert parquet == [name for name, _, _ in tidy_series.COLUMNS]
    heads = [cell.value for cell in book["Data deret"][1]]
    told = [code for part, _, code in explained if part == "Lembar Data deret"]
    assert told == [*heads[:4], "Bulan", *heads[-2:]]


def test_every_list_can_be_filtered_read_and_printed(book):
    """Head frozen and repeated, a filter over the list, a print area, no formula, nothing merged in data."""
    for sheet in book.worksheets[1:]:
        if sheet.title in {"Definisi", "Catatan"}:
            continue
        assert sheet.auto_filter.ref, sheet.title
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_area, sheet.title
        assert sheet.print_title_rows, sheet.title
        assert not sheet.merged_cells.ranges, sheet.title
    assert [name for name in book.sheetnames if name.startswith("Data")] == ["Data deret"]


def test_the_first_sheet_says_what_it_is_and_lists_the_others(book):
    """Without a number, and with a link to each."""
    sheet = book["Isi"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows(max_col=2) if row[0].value}
    assert sheet["A1"].value == "Hasil olah ulang"
    assert "bukan laporan resmi" in told["Sifat"]
    assert "Tanggal dokumen" not in told
    listed = [row[1].value for row in sheet.iter_rows(min_col=1, max_col=2) if row[1].hyperlink]
    assert listed == book.sheetnames[1:]


def test_the_same_archive_gives_the_same_bytes(archives, made):
    """Made again from the beginning."""
    archive = archives.six_years()
    document = report.compose(archive, Config(), version="0.0.0")
    assert workbook.render(document, archive, Config()) == made


def test_the_package_is_whole(made, book):
    """Cells in order, the area as large as the data, texts that a reader of XML understands."""
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.testzip() is None
        part = f"xl/worksheets/sheet{book.sheetnames.index('Data deret') + 1}.xml"
        root = fromstring(package.read(part))
    body = root.find(f"{_SHEET}sheetData")
    numbers = [int(row.get("r")) for row in body]
    assert numbers == list(range(1, len(numbers) + 1))
    width = get_column_letter(book["Data deret"].max_column)
    assert (
        root.find(f"{_SHEET}dimension").get("ref")
        == f"A1:{width}{len(numbers)}"
        == root.find(f"{_SHEET}autoFilter").get("ref")
        == book.defined_names["data_deret"].attr_text.partition("!")[2].replace("$", "")
    )
    for row in list(body)[:: max(1, len(numbers) // 50)]:
        letters = [get_column_letter(place) for place in range(1, book["Data deret"].max_column + 1)]
        assert [cell.get("r") for cell in row] == [f"{letter}{row.get('r')}" for letter in letters]


@pytest.mark.parametrize("name", ["one_month", "whole", "crowded"])
def test_other_archives_have_workbooks_too(archives, name):
    """One month, nothing missing, more than a page lists: the workbook has all of it."""
    archive = getattr(archives, name)()
    document = report.compose(archive, Config(), version="0.0.0")
    book = openpyxl.load_workbook(io.BytesIO(workbook.render(document, archive, Config())))
    differing = sum(len(listed) for listed in archive.differences.values())
    assert len([row for row in rows(book["Perbedaan"]) if row[6]]) == differing
    assert len(rows(book["Berkas"])) == len(archive.files)


def test_texts_that_look_like_markup_or_formulas_stay_texts():
    """Many rows are written without openpyxl, so what it guards has to be guarded here."""
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B1"], book.active["A2"], book.active["A3"] = "kepala", "kepala", "x", "y"
    book.active["A3"].font = openpyxl.styles.Font(bold=True)
    buffer = io.BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as opened:
        sheet = opened.read("xl/worksheets/sheet1.xml")
    lines = [[("<b>&", 0), ("=1+1", 1)], [(None, 0), (7, 0)], [(date(2024, 2, 29), 0), (" ruang ", 0)]]
    strings = string_table.StringTable()
    chunks = package.sheet_chunks(sheet, package.BulkRows(lines), strings)
    texts = [item.text for item in fromstring(strings.part()).iter(f"{_SHEET}t")]  # before a chunk is written
    cells = {cell.get("r"): cell for cell in fromstring(b"".join(chunks)).iter(f"{_SHEET}c")}
    assert [cells[name].get("t") for name in ("A2", "B2", "B4")] == ["s"] * 3
    told = [texts[int(cells[name].find(f"{_SHEET}v").text)] for name in ("A2", "B2", "B4")]
    assert told == ["<b>&", "=1+1", " ruang "]
    assert [cells[name].get("s") for name in ("A2", "B2", "B3")] == [None, "1", None]
    assert len(cells["A3"]) == 0
    assert cells["A4"].find(f"{_SHEET}v").text == "45351"
