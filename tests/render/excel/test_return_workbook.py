"""The workbook of a return, read back by readers that do not calculate, and by one that does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

import reports
from reports.measures.declaration import Time
from reports.measures.tables import MEASURES
from reports.model.document import Section
from reports.model.figures import Status
from reports.render.excel import render
from reports.vocabulary.table_names import table_name
from tests import libreoffice
from tests.render.excel.conftest import printed_table

if TYPE_CHECKING:
    from openpyxl import Workbook

TEMPLATES = Path(__file__).parents[3] / "templates"
TAK_BODY = [
    ["1", "Pasal 75 ayat (1)", 2, 1, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 6],
    ["2", "Pasal 78 ayat (1)", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1],
    ["3", "Pasal 78 ayat (3)", 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 4],
    [None, "jenis kelamin tidak diketahui", 2, None, 0, None, 0, None, 0, None, 0, None, 0, None, None],
    [None, "JUMLAH", 3, 1, 0, 0, 0, 0, 3, 1, 0, 0, 1, 0, 11],
    [None, "jenis kelamin tidak diketahui", 2, None, 0, None, 0, None, 0, None, 0, None, 0, None, None],
]


@lru_cache(maxsize=4)
def opened_once(content: bytes, *, data_only: bool = False) -> Workbook:
    """Return a workbook as openpyxl reads it; nobody changes what is opened once."""
    return load_workbook(BytesIO(content), data_only=data_only)


def sheet_rows(content: bytes, sheet: str, rows: range, *, data_only: bool = True) -> list[list[object]]:
    """Return the values of some rows."""
    opened = opened_once(content, data_only=data_only)[sheet]
    return [[cell.value for cell in opened[row]] for row in rows]


def formulas(content: bytes) -> dict[tuple[str, str], str]:
    """Return sheet and cell → formula."""
    opened = opened_once(content)
    cells = ((sheet.title, cell) for sheet in opened for row in sheet.iter_rows() for cell in row)
    return {(title, cell.coordinate): cell.value for title, cell in cells if cell.data_type == "f"}


def recalculated(content: bytes, folder: Path, suffix: str = "xlsx") -> Path:
    """Return what LibreOffice makes of a workbook after its cached values were taken away."""
    source = folder / "in.xlsx"
    load_workbook(BytesIO(content)).save(source)
    (saved,) = libreoffice.converted([source], suffix, folder / "out")
    return saved


def test_first_sheet_says_what_the_workbook_is(workbook: bytes) -> None:
    """Title, office, period, edition and dates stand on the first sheet, the dates as dates."""
    rows = sheet_rows(workbook, "Isi", range(1, 9))
    assert [row[:2] for row in rows] == [
        ["Laporan Bulanan Tim PORA", None],
        ["Kantor Imigrasi Contoh", None],
        [None, None],
        ["Periode laporan", "September 2024"],
        ["Edisi", "Dinas"],
        ["Keadaan per tanggal", datetime(2024, 9, 30)],
        ["Tanggal dokumen", datetime(2024, 10, 7)],
        ["Versi program", rows[7][1]],
    ]


def test_definitions_bear_the_day_of_a_stock_and_the_days_of_a_flow(workbook: bytes) -> None:
    """Services and incidents are no state of the last day."""
    head, *lines = list(opened_once(workbook)["Definisi"].iter_rows(min_row=3, max_col=4, values_only=True))
    assert head[3] == "Tanggal atau periode"
    times = {str(line[0]): line[3] for line in lines}
    stocks = {table_name(one.table).title for one in MEASURES if one.time is Time.STOCK}
    expected = {title: "30 September 2024" if title in stocks else "1–30 September 2024" for title in times}
    assert times == expected
    assert len(set(times.values())) == 2


def test_first_sheet_links_to_every_other_sheet(workbook: bytes) -> None:
    """Each sheet but the first is listed once, in order, with a link inside the workbook where it is to be seen."""
    opened = opened_once(workbook)
    listed = [cell.value for cell in opened["Isi"]["B"] if cell.value in opened.sheetnames]
    links = [cell for row in opened["Isi"].iter_rows() for cell in row if cell.hyperlink]
    visible = [sheet.title for sheet in opened if sheet.sheet_state == "visible"][1:]
    assert listed == opened.sheetnames[1:]
    assert [cell.value for cell in links] == visible
    assert [cell.hyperlink.location for cell in links] == [f"'{title}'!A1" for title in visible]
    assert not any(cell.hyperlink.target for cell in links)


def test_data_sheets_are_not_printed_and_the_first_sheet_says_how_to_open_them(workbook: bytes) -> None:
    """Whoever prints the whole workbook prints its tables."""
    opened = opened_once(workbook)
    hidden = [sheet.title for sheet in opened if sheet.sheet_state == "hidden"]
    assert hidden == [sheet.title for sheet in opened if sheet.title.startswith(("Telusur", "Data "))]
    assert len(hidden) > 5
    assert "pilih Tampilkan (Unhide)" in opened["Isi"].cell(opened["Isi"].max_row, 1).value


def test_every_table_of_the_document_is_a_sheet_with_its_number_and_title(workbook: bytes, document) -> None:
    """The printed columns and rows, also where nothing was delivered."""
    opened = opened_once(workbook, data_only=True)
    register = document.sections[0].sections[1]
    names = ["Tabel 7 Kecamatan-izin", "Tabel 8 Kecamatan-kelamin", "Tabel 9 Akan berakhir", "Tabel 10 Kegiatan"]
    assert [name for name in opened.sheetnames if name.startswith("Tabel ")] == names
    for name, table in zip(names, register.blocks, strict=True):
        sheet = opened[name]
        assert sheet["A1"].value == table.title
        assert [cell.value for cell in sheet[4]][: len(table.head)] == list(table.head)
        for at, row in enumerate(table.rows, 5):
            told = [cell.value for cell in sheet[at]][: len(row.cells)]
            assert told == [getattr(cell, "value", cell) for cell in row.cells], (name, at)
    assert opened["Tabel 10 Kegiatan"]["A5"].value == "Data belum disampaikan"


def test_data_sheets_are_named_tables_and_texts_are_shared(workbook: bytes) -> None:
    """Other programs find the data by name, and every text stands once in the package."""
    opened = opened_once(workbook)
    named = {table.displayName: (sheet.title, table.ref) for sheet in opened for table in sheet.tables.values()}
    assert named["tabel_stock_district_permit"] == ("Data kecamatan-izin", opened["Data kecamatan-izin"].dimensions)
    assert not set(named) & set(opened.defined_names)
    package = zipfile.ZipFile(BytesIO(workbook))
    sheets = [package.read(name).decode() for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any("inlineStr" in sheet for sheet in sheets)
    texts = re.findall("(?s)<si>(.*?)</si>", package.read("xl/sharedStrings.xml").decode())
    used = {int(index) for sheet in sheets for index in re.findall(r't="s"><v>(\d+)</v>', sheet)}
    assert used == set(range(len(texts)))
    assert len(set(texts)) == len(texts)
    assert b"Protection" not in package.read("xl/workbook.xml")
    relations = [package.read(name).decode() for name in package.namelist() if "worksheets/_rels" in name]
    targets = {target for text in relations for target in re.findall('Target="([^"]*/table[^"]*)"', text)}
    assert targets == {f"../tables/table{number}.xml" for number in range(1, len(named) + 1)}, "exceljs reads no other"


def test_form_shows_the_counted_figures_in_readers_that_do_not_calculate(workbook: bytes) -> None:
    """The TAK form, read without calculating, holds body and JUMLAH as counted."""
    assert sheet_rows(workbook, "TAK", range(8, 14)) == TAK_BODY


def test_calamine_reads_the_same_numbers(workbook: bytes) -> None:
    """A second reader that never calculates sees the same cached numbers."""
    rows = CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_name("TAK").to_python(skip_empty_area=False)
    assert [[value if value != "" else None for value in row] for row in rows[7:13]] == TAK_BODY


def test_totals_are_plain_sums_of_cells_on_the_form(workbook: bytes) -> None:
    """What has neither L nor P stands in a line below its row and in one below JUMLAH; no formula adds a number."""
    found, sheet = formulas(workbook), opened_once(workbook)["TAK"]
    assert found["TAK", "O8"] == "=SUM(C8:N8)"
    assert found["TAK", "O10"] == "=SUM(C10:N10,C11:N11)"
    assert found["TAK", "C12"] == "=SUM(C8:C10)"
    assert found["TAK", "O12"] == "=SUM(O8:O10)"
    assert found["TAK", "C13"] == "=SUM(C11)"
    assert {"C11:D11", "C13:D13", "O10:O11", "O12:O13", "A10:A11"} <= {area.coord for area in sheet.merged_cells.ranges}
    assert not any(re.search(r"\)\+\d", formula) for formula in found.values())
    assert found["Tabel 7 Kecamatan-izin", "B11"] == "=SUM(B5:B10)"
    assert found["Tabel 7 Kecamatan-izin", "B14"] == "=SUM(B11:B13)"
    assert found["Tabel 7 Kecamatan-izin", "J14"] == "=SUM(B14:I14)"


def test_every_formula_has_its_cached_value(workbook: bytes) -> None:
    """No formula is left empty for a reader that does not calculate."""
    cached = opened_once(workbook, data_only=True)
    assert all(isinstance(cached[sheet][cell].value, int) for sheet, cell in formulas(workbook))


def test_libreoffice_calculates_what_is_cached(workbook: bytes, tmp_path: Path) -> None:
    """An independent program comes to the cached value of every formula."""
    cached = opened_once(workbook, data_only=True)
    counted = load_workbook(recalculated(workbook, tmp_path), data_only=True)
    found = formulas(workbook)
    assert len(found) > 100
    assert {place: counted[place[0]][place[1]].value for place in found} == {
        place: cached[place[0]][place[1]].value for place in found
    }


def test_nil_form_says_nihil_across_its_body_and_sums_to_zero(workbook: bytes) -> None:
    """An empty log prints NIHIL over the whole body row, and a JUMLAH row of zeros."""
    opened = opened_once(workbook, data_only=True)["Projustisia"]
    assert opened["A8"].value == "NIHIL"
    assert "A8:I8" in {area.coord for area in opened.merged_cells.ranges}
    assert [cell.value for cell in opened[9]] == [None, "JUMLAH", *[0] * 7]
    assert {cell.number_format for cell in opened[9][2:]} == {'#,##0;-#,##0;"-"'}


def test_form_of_texts_has_no_total_row(workbook: bytes) -> None:
    """The form of meetings holds its texts, and nothing of a JUMLAH."""
    rows = sheet_rows(workbook, "Tim PORA", range(7, 10))
    assert rows[0] == ["1", "PROVINSI", None, None, None, None]
    assert rows[1][4:] == ["…", "=1+1"]
    assert rows[2] == [None] * 6


def test_text_that_looks_like_a_formula_stays_text(workbook: bytes) -> None:
    """What data bring is never calculated, on forms as on the sheet of sources."""
    opened = opened_once(workbook)
    cell = opened["Tim PORA"]["F8"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
    assert opened["Mutu data"]["B6"].value == "inputs/=kejadian.csv"
    assert all(found.startswith(("=SUM(", "=F")) for found in formulas(workbook).values())


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x")',
        "\t=1",
        "a\x07b",
        *(pytest.param(text, marks=pytest.mark.ci) for text in ("+1", "-1", "@SUM(A1)", "\r=1")),
    ],
)
def test_hostile_title_is_written_as_text(document, figures, quality, text: str) -> None:
    """Text from outside that begins like a formula, or cannot be stored, becomes plain text on the sheet."""
    plain = replace(document, title=text, sections=())
    content = render(plain, replace(figures, tables={}), quality, templates=TEMPLATES)
    cell = load_workbook(BytesIO(content))["Isi"]["A1"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\x07", "")


def test_data_sheet_is_tidy(workbook: bytes, figures) -> None:
    """One header row, then one figure a row in print order, with real numbers and dates, and nothing merged."""
    table = figures.tables["stock-district-permit"]
    opened = opened_once(workbook)["Data kecamatan-izin"]
    rows = [[cell.value for cell in row] for row in opened.iter_rows()]
    day = datetime(2024, 9, 30)
    assert rows[0] == ["kode_baris", "baris", "kode_kolom", "kolom", "nilai", "satuan", "status", "per_tanggal"]
    assert rows[1] == ["31.72.01", "Penjaringan", "ITK", "ITK", 0, "orang", "nilai", day]
    assert rows[-1] == ["total", "Jumlah register", "total", "Jumlah", 1120, "orang", "nilai", day]
    assert {(row[0], row[2]): row[4] for row in rows[1:]} == {place: one.value for place, one in table.cells.items()}
    assert not opened.merged_cells.ranges
    (named,) = opened.tables.values()
    assert (named.ref, named.autoFilter.ref, opened.freeze_panes) == (*(f"A1:H{len(rows)}",) * 2, "A2")


def test_table_not_delivered_says_so_and_holds_no_number(workbook: bytes) -> None:
    """What was not delivered is one row with an empty value and its status; nihil is a zero."""
    assert sheet_rows(workbook, "Data kegiatan", range(2, 3))[0][4:7] == [None, "kejadian", "belum disampaikan"]
    assert sheet_rows(workbook, "Data kejadian", range(2, 3))[0][4:7] == [0, "kejadian", "nihil"]


def test_hidden_cell_is_told_by_no_formula(document, figures, quality) -> None:
    """Where a part is suppressed the total is a plain value, since a formula would tell the part."""
    table = figures.tables["stock-district-sex"]
    place = ("31.72.02", "L")
    hidden = replace(table.cells[place], value=None, status=Status.SUPPRESSED)
    protected = printed_table(8, replace(table, cells={**table.cells, place: hidden}))
    shown = replace(document, sections=(Section("register", "Register", (protected,)),))
    opened = load_workbook(BytesIO(render(shown, figures, quality, templates=TEMPLATES)))["Tabel 8 Kecamatan-kelamin"]
    assert opened["B6"].value == "*"
    assert (opened["E6"].value, opened["B11"].value) == (15, 45)
    assert opened["E5"].value == "=SUM(B5:D5)"


def test_only_the_own_edition_names_sources(document, figures, quality) -> None:
    """Another edition shows the balance as a whole: the rows of a sheet are the persons of a kecamatan."""
    shared = render(replace(document, edition="antarinstansi"), figures, quality, templates=TEMPLATES)
    rows = sheet_rows(shared, "Mutu data", range(1, 6))
    assert rows[-1][1:10] == ["Jumlah", None, None, None, 132, 109, 6, 2, 15]
    texts = {value for row in rows for value in row if isinstance(value, str)}
    assert not any("inputs/" in text for text in texts)


@pytest.fixture(scope="module")
def other(document, figures, quality) -> bytes:
    """Return the workbook of a restricted document that is made again, on folio."""
    changed = replace(document, classification="TERBATAS", standing="Hasil olah ulang")
    return render(changed, figures, quality, templates=TEMPLATES, paper="F4")


def test_classification_stands_on_every_page(other: bytes, workbook: bytes) -> None:
    """The class of a restricted document is in the head of every sheet; others have none."""
    assert {sheet.oddHeader.left.text for sheet in opened_once(other)} == {"TERBATAS"}
    assert {sheet.oddHeader.left.text for sheet in opened_once(workbook)} == {None}


def test_every_sheet_prints_one_page_wide_with_its_foot(workbook: bytes) -> None:
    """Fit to width, A4, the document and its period in the foot, heads repeated wherever rows can run on."""
    opened = opened_once(workbook)
    for sheet in opened:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert sheet.page_setup.fitToWidth == 1, sheet.title
        assert int(sheet.page_setup.paperSize) == 9, sheet.title
        assert sheet.oddFooter.left.text.strip() == "Laporan Bulanan Tim PORA · September 2024", sheet.title
        assert sheet.print_area or sheet.sheet_state == "hidden", sheet.title
        assert sheet.print_title_rows or sheet.title == "Catatan", sheet.title


def test_f4_is_printed_on_folio(other: bytes) -> None:
    """The paper of the office is set on every sheet, the template's included."""
    assert {int(sheet.page_setup.paperSize) for sheet in opened_once(other)} == {14}


def test_properties_name_the_document_and_no_person(workbook: bytes) -> None:
    """Title, office and document date, in Indonesian; nobody's name."""
    found = opened_once(workbook).properties
    assert (found.title, found.creator, found.lastModifiedBy, found.language) == (
        "Laporan Bulanan Tim PORA",
        "Kantor Imigrasi Contoh",
        None,
        "id-ID",
    )
    assert found.created.date() == found.modified.date() == date(2024, 10, 7)


def test_sheet_names_are_short_and_free(workbook: bytes) -> None:
    """Excel takes 31 characters, and no name twice."""
    names = opened_once(workbook).sheetnames
    assert max(map(len, names)) <= 31
    assert len({name.lower() for name in names}) == len(names)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Jakarta"},
        pytest.param({"PYTHONHASHSEED": "77", "TZ": "UTC"}, marks=pytest.mark.ci),
    ],
)
def test_bytes_depend_on_nothing_but_the_content(workbook: bytes, environment: dict[str, str], tmp_path: Path) -> None:
    """Another process with other hashes and another time zone makes the same file."""
    script = tmp_path / "again.py"
    script.write_text(
        "import importlib.util, sys\n"
        f"spec = importlib.util.spec_from_file_location('made', {str(Path(__file__).with_name('conftest.py'))!r})\n"
        "made = importlib.util.module_from_spec(spec); sys.modules['made'] = made; spec.loader.exec_module(made)\n"
        "document = made.document_of(made.all_forms())\n"
        "content = made.render(document, made.all_figures(), made.two_sources(), templates=made.TEMPLATES)\n"
        "sys.stdout.buffer.write(content)\n"
    )
    own = {**os.environ, **environment, "PYTHONPATH": str(Path(reports.__file__).parents[1])}
    run = subprocess.run([sys.executable, str(script)], capture_output=True, check=True, env=own, cwd=tmp_path)
    assert run.stdout == workbook


def test_a_return_made_again_says_so_in_every_foot_and_on_the_first_sheet(other: bytes) -> None:
    """In place of the date it does not have."""
    book = opened_once(other)
    told = {row[0].value: row[1].value for row in book["Isi"].iter_rows(max_col=2)}
    assert told["Sifat"] == "Hasil olah ulang"
    assert "Tanggal dokumen" not in told
    own = [sheet.oddFooter.left.text for sheet in book if sheet.oddFooter.left.text]
    assert any(text.startswith("Hasil olah ulang · Laporan Bulanan") for text in own)
