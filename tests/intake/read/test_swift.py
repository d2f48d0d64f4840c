"""The swift reader gives what calamine gives, or nothing."""

from __future__ import annotations

import io
import os
import random
import re
import subprocess
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import hostile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

from reports.intake.read import calamine_reader, swift
from reports.intake.read.swift import parts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.model.grid import Grid

LONG = os.environ.get("PORA_TEST_DOSE") == "long"
INPUTS = Path(__file__).parents[3] / "inputs"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FORMATS = ("General", "0.00", "yyyy-mm-dd", "dd/mm/yyyy hh:mm", "[h]:mm:ss", "hh:mm", '"d"0', "[Red]0;d", "@", "mmm-yy")
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(FORMATS)}">'
    + "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{one.replace(chr(34), "&quot;")}"/>'
        for at, one in enumerate(FORMATS)
    )
    + '</numFmts><cellXfs count="20">'
    + "".join(f'<xf numFmtId="{number}"/>' for number in (0, *range(164, 164 + len(FORMATS)), 14, 22, 46, 49))
    + "</cellXfs></styleSheet>"
)
STRINGS = (
    f'<sst xmlns="{MAIN}" count="10" uniqueCount="10"><si><t>ANNA</t></si><si><t>A &amp; B</t></si>'
    '<si><t xml:space="preserve">JOHN</t></si><si><t xml:space="preserve"> LEE </t></si><si><t>Zoë 東京</t></si>'
    "<si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r></si><si><t>_x0041_</t></si><si><t>a\nb</t></si>"
    "<si><t>\u00a0</t></si><si><t></t></si></sst>"
)
CELLS = (
    '<c r="{at}" t="inlineStr"><is><t>JAKARTA</t></is></c>',
    '<c r="{at}" s="3" t="inlineStr"><is><t>Zoë</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>A &lt; B &#233;</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t> x </t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>\u3000</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>x_x000D_y</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t>a > b</t></is></c>',
    '<c r="{at}"><v>12</v></c>',
    '<c r="{at}" s="2"><v>-0.5</v></c>',
    '<c r="{at}" t="n"><v>1.25E+3</v></c>',
    '<c r="{at}"><v>.5</v></c>',
    '<c r="{at}"><v>5.</v></c>',
    '<c r="{at}"><v>12345678901234567890</v></c>',
    '<c r="{at}" s="3"><v>45000</v></c>',
    '<c r="{at}" s="3"><v>45000.75</v></c>',
    '<c r="{at}" s="3"><v>60</v></c>',
    '<c r="{at}" s="4" t="n"><v>45000</v></c>',
    '<c r="{at}" s="5"><v>1.5</v></c>',
    '<c r="{at}" s="6"><v>0.25</v></c>',
    '<c r="{at}" s="8"><v>45000</v></c>',
    '<c r="{at}" s="11"><v>45000</v></c>',
    '<c r="{at}" s="999"><v>45000</v></c>',
    '<c r="{at}" t="s"><v>0</v></c>',
    '<c r="{at}" t="s" s="3"><v>1</v></c>',
    '<c r="{at}" s="1" t="s"><v>2</v></c>',
    '<c r="{at}" t="s"><v>3</v></c>',
    '<c r="{at}" t="s"><v>4</v></c>',
    '<c r="{at}" t="s"><v>5</v></c>',
    '<c r="{at}" t="s"><v>8</v></c>',
    '<c r="{at}" t="s"><v>9</v></c>',
    '<c r="{at}" t="b"><v>1</v></c>',
    '<c r="{at}" t="e"><v>#N/A</v></c>',
    '<c r="{at}" t="str"><v>TEXT</v></c>',
    '<c r="{at}" t="str"><f>A1&amp;"x"</f><v>TEXT</v></c>',
    '<c r="{at}" s="3"><f>TODAY()</f><v>45001</v></c>',
    '<c r="{at}"><f t="shared" si="0"/><v>7</v></c>',
    '<c r="{at}"><f>1+1</f></c>',
    '<c r="{at}" s="1"/>',
    '<c r="{at}"></c>',
    '<c r="{at}" s="3" t="n"></c>',
    '<c r="{at}" t="inlineStr"><is><t xml:space="preserve">KOTA</t></is></c>',
    '<c r="{at}" t="inlineStr"><is><t xml:space="preserve"></t></is></c>',
    '<c r="{at}"><v></v></c>',
    '<c r="{at}" t="d"><v>2024-09-01</v></c>',
    "",
)
ROWS = ('<row r="{row}">', '<row r="{row}" spans="1:9" ht="15.5" customHeight="1">', '<row r="{row}" hidden="1">')
AFTER = '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>'
BEFORE = '<dimension ref="A1:Z99"/><cols><col min="2" max="2" width="9" hidden="1"/></cols>'


@pytest.fixture(autouse=True)
def _small_files_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_LEAST", 0)
    monkeypatch.setattr(parts, "_LEAST_AT_FIRST", 0)


def rows(lines: Iterable[Iterable[str]], spelled: str = ROWS[0]) -> str:
    """Return rows of these cells."""
    return "".join(
        spelled.format(row=row)
        + "".join(cell.format(at=f"{get_column_letter(column)}{row}") for column, cell in enumerate(line, 1))
        + "</row>"
        for row, line in enumerate(lines, 1)
    )


def book(data: str, before: str = "", after: str = "", **others: str) -> bytes:
    """Return a workbook of one sheet with these rows."""
    texts = {"xl__styles": STYLES, "xl__sharedStrings": STRINGS} | others
    return hostile.package(hostile.workbook_parts(hostile.sheet(data, before, after), **texts))


def by_calamine(content: bytes) -> tuple[Grid, ...] | None:
    """Return what calamine makes of a file; None where it fails."""
    try:
        return calamine_reader._read_xlsx(content)
    except BaseException as error:  # its panics are no Exception
        if isinstance(error, KeyboardInterrupt):
            raise
        return None


def agrees(content: bytes) -> bool:
    """Tell whether the swift reader gives the same values of the same types, or nothing."""
    found = swift.read(content)
    return found is None or repr(found) == repr(by_calamine(content))


@pytest.mark.parametrize("cell", CELLS)
def test_every_spelling_of_a_cell_is_read_as_calamine_reads_it(cell: str) -> None:
    """Text, numbers, days, formulas, strings of their own, shared ones, errors and empty cells."""
    content = book(rows([[CELLS[0]] * 4, [CELLS[0], cell, cell, CELLS[9]], [CELLS[9]] * 4]), BEFORE, AFTER)
    found = swift.read(content)
    expected = by_calamine(content)
    assert expected is not None
    assert repr(found) == repr(expected)


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_at_the_edge_makes_the_sheet_as_large_as_in_calamine(cell: str) -> None:
    """An empty text makes it larger, an empty cell does not; both are blank."""
    assert agrees(book(rows([[CELLS[0], cell]])))
    assert agrees(book(rows([[CELLS[0]], [], [cell]])))
    assert agrees(book(rows([[cell]])))


@pytest.mark.parametrize("spelled", ROWS)
def test_rows_that_are_hidden_or_spelled_at_length_are_read_as_calamine_reads_them(spelled: str) -> None:
    """What a row says of its looks changes nothing but the looks."""
    content = book(rows([CELLS[9:16], CELLS[24:30]], spelled) + '<row r="5" ht="3"/><row r="8"></row>')
    found = swift.read(content)
    assert found is not None
    assert repr(found) == repr(by_calamine(content))


@settings(max_examples=500 if LONG else 40)
@given(
    lines=st.lists(st.lists(st.sampled_from(CELLS), max_size=9), min_size=1, max_size=12),
    spelled=st.sampled_from(ROWS),
    since_1904=st.booleans(),
)
def test_sheets_of_any_cells_are_read_as_calamine_reads_them(
    lines: list[list[str]], spelled: str, since_1904: bool
) -> None:
    """Cells of all kinds beside each other, in rows of any length."""
    parts_ = hostile.workbook_parts("")
    told = str(parts_["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    others = {"xl__workbook": told} if since_1904 else {}
    assert agrees(book(rows(lines, spelled), BEFORE, AFTER, **others))


@settings(max_examples=200 if LONG else 15)
@given(
    lines=st.lists(
        st.lists(
            st.one_of(
                st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
                st.integers(-(10**17), 10**17),
                st.floats(allow_nan=False, allow_infinity=False),
                st.dates(date(1900, 1, 1)),
                st.datetimes(datetime(1900, 1, 1)),
                st.times(),
                st.timedeltas(timedelta(0), timedelta(9999)),
                st.booleans(),
                st.none(),
            ),
            max_size=7,
        ),
        min_size=1,
        max_size=9,
    )
)
def test_what_openpyxl_writes_is_read_as_calamine_reads_it(lines: list[list[object]]) -> None:
    """Any values, several sheets, merged and hidden ranges."""
    made = Workbook()
    for line in lines:
        made.active.append([value.replace(microsecond=0) if isinstance(value, time) else value for value in line])
    made.active.merge_cells("B1:C2")
    made.active.row_dimensions[2].hidden = True
    made.create_sheet("Lain").sheet_state = "hidden"
    stream = io.BytesIO()
    made.save(stream)
    assert agrees(stream.getvalue())


def test_days_are_those_of_calamine_from_the_first_to_the_last() -> None:
    """Every 499th day, and the first and last ones, at which counting changes."""
    days = [*range(58, 64), *range(64, 2_958_400, 499), *range(2_958_463, 2_958_466)]
    content = book(rows([f'<c r="{{at}}" s="3"><v>{day}</v></c>'] for day in days))
    found = swift.read(content)
    assert found is not None
    assert found[0].rows[6][0] == date(1900, 3, 4)
    assert repr(found) == repr(by_calamine(content))


SNIPPETS = (
    *(cell.format(at="B2") for cell in CELLS),
    *"<!-- x -->|<![CDATA[q]]>|<?pi x?>|</c>|<c>|<row>|</row>|<row r='3'>|<v>|</v>|<f>1</f>|<t/>".split("|"),
    *"&amp;|&#10;|&nbsp;|&|\r\n|\r|\n| |>|<|/|=|_x000D_|\x01|\u00a0|\u3000|</sheetData>|<sheetData>".split("|"),
    *'"| hidden="1"| t="s"| t="b"| s="3"| s="99"| r="C9"| x="y"|<si/>|<si><t/></si>|AA|XFD|99999|100001'.split("|"),
    *"1e5|+1|-|.|00|inf|nan|60|2958466|0.5".split("|"),
)


def changed(part: str, chance: random.Random) -> str:
    """Return a part with one to three small changes."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        tokens = re.findall(r"<[^<>]*>|[^<>]+|[<>]", part)
        place = chance.randrange(len(tokens))
        match chance.randrange(5):
            case 0:
                tokens.insert(place, chance.choice(SNIPPETS))
            case 1:
                del tokens[place]
            case 2:
                tokens.insert(place, chance.choice(tokens))
            case 3:
                at = chance.randrange(len(tokens[place]) + 1)
                tokens[place] = tokens[place][:at] + chance.choice(SNIPPETS) + tokens[place][at + chance.randrange(3) :]
            case _:
                tokens[place] = re.sub(r'"[^"]*"', lambda _: f'"{chance.choice(SNIPPETS)}"', tokens[place], count=1)
        part = "".join(tokens)
    return part


@pytest.mark.parametrize("times", [6000 if LONG else 250])
def test_a_sheet_with_small_changes_never_reads_otherwise_than_in_calamine(times: int) -> None:
    """A change gives the same as calamine or nothing, and often it gives something."""
    chance = random.Random(5)
    lines = [[chance.choice(CELLS) for _column in range(6)] for _row in range(6)]
    data, taken = rows([CELLS[:6], *lines], ROWS[1]), 0
    for _ in range(times):
        told = hostile.workbook_parts(hostile.sheet(data, BEFORE, AFTER), xl__styles=STYLES, xl__sharedStrings=STRINGS)
        name = chance.choice(
            ["xl/worksheets/sheet1.xml"] * 4 + ["xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"]
        )
        content = hostile.package(told | {name: changed(str(told[name]), chance)}, zipfile.ZIP_STORED)
        taken += swift.read(content) is not None
        assert agrees(content)
    assert taken > times / 10


def test_a_zip_with_flipped_bytes_never_reads_otherwise_than_in_calamine() -> None:
    """Whatever byte of the container is wrong."""
    chance, good = random.Random(6), bytearray(book(rows([CELLS[:6], CELLS[9:15]])))
    directory = int.from_bytes(good[-6:-2], "little")
    for _ in range(3000 if LONG else 300):
        content = good.copy()
        for _times in range(chance.choice((1, 1, 2))):
            place = chance.choice((chance.randrange(len(good)), chance.randrange(directory, len(good))))
            content[place] = chance.choice((content[place] ^ 1 << chance.randrange(8), 0, 255))
        assert agrees(bytes(content))


@pytest.mark.parametrize(
    "data",
    [
        f"<!-- {CELLS[0]} -->",
        '<row r="1"><x:c r="A1"><x:v>1</x:v></x:c></row>',
        '<row r="1"><c><v>1</v></c></row>',
        '<row><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="AAA1"><v>1</v></c></row>',
        '<row r="100001"><c r="A100001"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="90000"><c r="ZZ90000"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row></sheetData><sheetData>',
        '<row r="1"><c r="A1"><v>1</v></c>\n</row>',
        '<row r="1"><c r="A1" t="s"><v>77</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><f>A1</f></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v></v></c></row>',
    ],
)
def test_whatever_is_not_wholly_understood_is_left_to_calamine(data: str) -> None:
    """Comments, other prefixes, cells without a place or out of order, what lies far apart."""
    assert swift.read(book(data)) is None


def test_a_part_whose_check_sum_is_wrong_is_left_to_calamine() -> None:
    """The check sum is looked at, as calamine does."""
    good = hostile.package(hostile.workbook_parts(hostile.sheet(rows([CELLS[9:11]]))), zipfile.ZIP_STORED)
    assert swift.read(good) is not None
    assert swift.read(good.replace(b"<v>12</v>", b"<v>13</v>")) is None


def test_sheets_that_hold_a_million_tags_of_nothing_are_left_to_calamine() -> None:
    """They are left early, whatever they are made of."""
    assert swift.read(book('<c r="A1"/>' * 1_000_000)) is None
    assert swift.read(book("<row>" * 1_000_000)) is None
    assert swift.read(book('<row r="1">' + '<c r="A1"><v>1</v></c>' * 500_000 + "</row>")) is None


@pytest.mark.parametrize("path", sorted(INPUTS.rglob("*.xlsx")), ids=lambda path: path.stem)
def test_workbooks_of_the_sample_office_are_read_as_calamine_reads_them(path: Path) -> None:
    """The office that comes with the program."""
    assert agrees(path.read_bytes())


def test_a_large_register_is_read_without_calamine_reading_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """In its ordinary use, with the size from which on it pays."""
    monkeypatch.undo()
    content = book(rows([CELLS[0], *(CELLS[9:11])] * 3 for _row in range(5000)))
    expected = calamine_reader._read_xlsx(content)

    def refuse(_content: bytes) -> tuple[Grid, ...]:
        raise AssertionError

    monkeypatch.setattr(calamine_reader, "_read_xlsx", refuse)
    assert calamine_reader.read_xlsx(content) == expected
    assert expected[0].height == 5000


def test_a_small_workbook_is_read_without_numpy(tmp_path: Path) -> None:
    """Importing numpy would take longer than reading it."""
    path = tmp_path / "small.xlsx"
    path.write_bytes(hostile.good_xlsx())
    told = (
        "import sys; from pathlib import Path; from reports.intake.read.calamine_reader import read_xlsx; "
        "assert read_xlsx(Path(sys.argv[1]).read_bytes())[0].height > 1; assert 'numpy' not in sys.modules"
    )
    root = Path(__file__).parents[3]
    subprocess.run([sys.executable, "-c", told, path], check=True, cwd=root, env=os.environ | {"PYTHONPATH": str(root)})


def test_parts_that_are_not_looked_at_mean_nothing_to_calamine_either() -> None:
    """A newer calamine that looks at more of a workbook fails here, not in an office."""
    made, stream, broken = Workbook(), io.BytesIO(), io.BytesIO()
    for line in (["NO", "NAMA"], [1, "ANNA"]):
        made.active.append(line)
    made.active.add_table(Table(displayName="Data", ref="A1:B2"))
    made.active["A1"].comment = Comment("x", "y")
    made.active["B2"].hyperlink = "https://example.org"
    made.save(stream)
    with zipfile.ZipFile(stream) as whole, zipfile.ZipFile(broken, "w") as archive:
        for entry in whole.infolist():
            kept = entry.filename in parts._BOOK or parts.SHEET.fullmatch(entry.filename)
            archive.writestr(entry.filename, whole.read(entry) if kept else b"<broken")
    assert repr(swift.read(broken.getvalue())) == repr(by_calamine(stream.getvalue()))
    assert repr(by_calamine(broken.getvalue())) == repr(by_calamine(stream.getvalue()))
