"""A workbook repacked for one pass of calamine gives what the workbook itself gives."""

from __future__ import annotations

import io
import os
import random
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import hostile
import pytest
from mutated_xml import mutated
from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from reports.intake.read import Unreadable, calamine_reader, read
from reports.intake.read.layout_xlsx import unpacked_sheets
from reports.intake.read.single_pass import repack

if TYPE_CHECKING:
    from pathlib import Path

LONG = os.environ.get("PORA_TEST_DOSE") == "long"
FILLER = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(6, 60))
ROWS = (
    '<row r="1" spans="1:3"><c r="A1" t="inlineStr"><is><t>NAMA &amp; x</t></is></c><c r="B1"><v>12</v></c></row>'
    f'<row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c></row><row r="5"><c r="C5"><v>3</v></c></row>{FILLER}'
)
MERGED = '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells><pageMargins left="0.7"/>'
ORDINARY = hostile.sheet(ROWS, '<dimension ref="A1:Z99"/>', MERGED)
NOT_MERGED = hostile.sheet(ROWS, '<dimension ref="A1:Z99"/>', '<pageMargins left="0.7"/>')
PREFIXED = ORDINARY.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")


def book(sheet: str) -> bytes:
    """Return a workbook of one sheet."""
    return hostile.package(hostile.workbook_parts(sheet))


def written(*merged: str) -> bytes:
    """Return a workbook as openpyxl writes it."""
    made, stream = Workbook(), io.BytesIO()
    for row in range(40):
        made.active.append([row, "NAMA", date(2024, 9, 1), None, 2.5, True])
    for name in merged:
        made.active.merge_cells(name)
    made.create_sheet("Lain").sheet_state = "hidden"
    made.save(stream)
    return stream.getvalue()


def with_comment(comment: bytes) -> bytes:
    """Return a workbook with a comment on its last part."""
    stream = io.BytesIO(book(ORDINARY))
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("last", "")
        package.filelist[-1].comment = comment
    return stream.getvalue()


def by_calamine(stream: io.BytesIO) -> str | None:
    """Return names, values and merged ranges; None where calamine fails."""
    try:
        book = CalamineWorkbook.from_filelike(stream)
        sheets = [book.get_sheet_by_index(index) for index in range(len(book.sheet_names))]
        return repr(
            [(sheet.name, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges) for sheet in sheets]
        )
    except BaseException as error:  # its panics are no Exception
        if isinstance(error, KeyboardInterrupt):
            raise
        return None


def first_tags(content: bytes, part: str) -> list[str]:
    """Return which comes first in a repacked sheet, the merged ranges or the rows."""
    stream = repack(content, unpacked_sheets(content))
    assert stream is not None
    with zipfile.ZipFile(stream) as package:
        xml = package.read(part).decode()
    return sorted(("mergeCells", "sheetData"), key=xml.index)


@pytest.mark.parametrize("content", [written(), written("A1:C1", "B3:B9"), book(ORDINARY), book(PREFIXED)])
def test_ordinary_workbooks_are_repacked_and_give_the_same(content: bytes) -> None:
    """With the merged ranges, or an empty list of them, before the rows."""
    stream = repack(content, unpacked_sheets(content))
    assert stream is not None
    assert by_calamine(stream) == by_calamine(io.BytesIO(content)) is not None
    assert first_tags(content, "xl/worksheets/sheet1.xml") == ["mergeCells", "sheetData"]


@pytest.mark.parametrize(
    "sheet",
    [
        ORDINARY.replace("<mergeCells count", "<mergeCells  count"),
        ORDINARY.replace("<mergeCells", "<!-- --><mergeCells"),
        ORDINARY.replace("<sheetData>", "<sheetData><mergeCells/>"),
        ORDINARY.replace("</worksheet>", "<mergeCells></mergeCells></worksheet>"),
        ORDINARY.replace("</mergeCells>", "</mergeCells></x>"),
        NOT_MERGED.replace("</worksheet>", "</x></worksheet>"),
        NOT_MERGED.replace("<dimension", "<!-- --><dimension"),
        NOT_MERGED.replace("<dimension", "<x><sheetData/></x><dimension"),
        NOT_MERGED.replace("<sheetData>", "<x><sheetData>").replace("</sheetData>", "</sheetData></x>"),
        ORDINARY.replace("<mergeCells", "<?x <mergeCells").replace("</mergeCells>", "</mergeCells> ?>"),
    ],
)
def test_a_sheet_of_unusual_spelling_stays_as_it_is(sheet: str) -> None:
    """Only its packing changes."""
    content = book(sheet)
    stream = repack(content, unpacked_sheets(content))
    assert stream is not None
    with zipfile.ZipFile(stream) as package:
        assert package.read("xl/worksheets/sheet1.xml") == sheet.encode()
    stream.seek(0)
    assert by_calamine(stream) == by_calamine(io.BytesIO(content))


@pytest.mark.slow
@pytest.mark.parametrize("times", [20_000 if LONG else 1_000])
def test_sheets_with_small_changes_give_the_same_or_are_refused(times: int) -> None:
    """What calamine takes of the repacked workbook is what it takes of the workbook."""
    chance, taken = random.Random(5), 0
    for _ in range(times):
        content = book(mutated(chance.choice((ORDINARY, NOT_MERGED, NOT_MERGED, PREFIXED)), chance))
        stream = repack(content, unpacked_sheets(content))
        assert stream is not None
        values = by_calamine(stream)
        taken += values is not None
        assert values in (None, by_calamine(io.BytesIO(content)))
    assert taken > times / 4


@pytest.mark.slow
@pytest.mark.parametrize("times", [20_000 if LONG else 600])
def test_packages_with_flipped_bytes_give_the_same_or_are_refused(times: int) -> None:
    """Whatever byte of the directory or the parts is wrong; most are then left as they are."""
    chance, repacked = random.Random(6), 0
    for _ in range(times):
        content = bytearray(hostile.package(hostile.workbook_parts(ORDINARY), chance.choice((0, 8))))
        directory = int.from_bytes(content[-6:-2], "little")
        for _flip in range(chance.choice((1, 1, 2))):
            place = chance.choice((chance.randrange(len(content)), chance.randrange(directory, len(content))))
            content[place] = chance.choice((content[place] ^ 1 << chance.randrange(8), 0, 255))
        stream = repack(bytes(content), unpacked_sheets(bytes(content)))
        if stream is not None:
            repacked += 1
            assert by_calamine(stream) in (None, by_calamine(io.BytesIO(bytes(content))))
    assert times / 10 < repacked < times


@pytest.mark.parametrize(
    "content",
    [
        written() + b"more",
        b"PK" + written(),
        hostile.package({"xl/worksheets/SHEET1.xml": "<x/>", **hostile.workbook_parts(ORDINARY)}),
        hostile.package({"xl\\workbook.xml": "<x/>", **hostile.workbook_parts(ORDINARY)}),
        hostile.package({"xl/é.xml": "<x/>", **hostile.workbook_parts(ORDINARY)}),
        hostile.package({"xl/_x_.xml": "<x/>", **hostile.workbook_parts(ORDINARY)}).replace(b"_x_", b"_\0_"),
        hostile.package(hostile.workbook_parts(ORDINARY)).replace(b"PK\1\2\x14\3\x14\0\0", b"PK\1\2\x14\3\x14\0\1"),
        with_comment(b"PK\6\7" + bytes(16)),
        b"no zip",
    ],
)
def test_a_package_that_readers_may_take_for_another_is_left_alone(content: bytes) -> None:
    """Bytes before or behind it, names that mean the same to one reader and not to the next."""
    assert repack(content, {"xl/worksheets/sheet1.xml": b"<x/>"}) is None


def test_what_is_refused_repacked_is_read_as_it_is() -> None:
    """Two closing tags too many, made good later, are too many only for the repacked sheet."""
    sheet = NOT_MERGED.replace('<row r="5">', '</x></x><x><x><row r="5">')
    content = book(sheet)
    stream = repack(content, unpacked_sheets(content))
    assert stream is not None
    assert by_calamine(stream) is None
    assert calamine_reader.read_xlsx(content)[0].rows[4] == (None, None, 3.0)


def test_a_closing_tag_too_many_is_refused_as_before(tmp_path: Path) -> None:
    """The second pass would have met it."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(book(NOT_MERGED.replace('<row r="5">', '</x><row r="5">')))
    with pytest.raises(Unreadable, match="file-unreadable"):
        read(path)
