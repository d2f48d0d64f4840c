"""The search for hidden rows and columns finds what a parser finds, however a sheet is spelled."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import hostile
import pytest
from mutated_xml import mutated

from reports.intake.read import read
from reports.intake.read.layout_xlsx import layouts, unpacked_sheets
from reports.intake.read.sheet_xml import mentions_hidden, parse, scan, split
from reports.model.grid import Span

if TYPE_CHECKING:
    from pathlib import Path

    from reports.intake.read.sheet_xml import SheetLayout

LONG = os.environ.get("PORA_TEST_DOSE") == "long"
ROWS = (
    '<row r="1" spans="1:3"><c r="A1" t="inlineStr"><is><t>NAMA</t></is></c><c r="B1"><v>12</v></c></row>'
    '<row r="2" hidden="1"><c r="A2"><v>0</v></c></row><row r="4" ht="15" hidden="0"/><row r="5"/>'
)
COLUMNS = '<cols><col min="2" max="3" width="9" hidden="1"/><col min="5" max="5"/></cols>'
MERGED = '<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells><pageMargins left="0.7"/>'
ORDINARY = hostile.sheet(ROWS, COLUMNS, MERGED)
PREFIXED = ORDINARY.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?").replace("xmlns=", "xmlns:x=")
WORD = ORDINARY.replace("NAMA", "hidden")
HIDDEN = ({2}, {2, 3}, [Span(2, 1, 3, 2)])


def found(layout: SheetLayout) -> tuple[set[int], set[int], list[Span]]:
    """Return hidden rows, hidden columns and merged ranges."""
    return layout.hidden_rows, layout.hidden_columns, layout.merged


@pytest.mark.parametrize(
    ("xml", "fast"),
    [
        (ORDINARY, True),
        (PREFIXED, True),
        (WORD, True),
        (ORDINARY.replace('hidden="1"', 'hidden="true"'), True),
        (ORDINARY.replace('"', "'"), False),
        (ORDINARY.replace('hidden="1"', 'hidden = "1"'), False),
        (ORDINARY.replace('hidden="1"', 'hidden="&#49;"'), False),
        (ORDINARY.replace('hidden="1"', 'hidden=" 1 "'), False),
        (ORDINARY.replace(' r="2"', ""), False),
        (ORDINARY.replace("<row", "<!-- --><row"), False),
        (ORDINARY.replace("<sheetData>", '<sheetData><!-- <row r="3" hidden="1"/> -->'), False),
        (ORDINARY.replace("<t>NAMA", '<t><![CDATA[<row r="3" hidden="1"/>]]>'), False),
        (ORDINARY.replace("<t>NAMA", '<t><?x <row r="3" hidden="1"/> ?>'), False),
        (ORDINARY.replace("<cols>", '<?x <cols><col min="9" max="9" hidden="1"/></cols> ?><cols>'), True),
        (ORDINARY.replace("<cols>", "<?x <sheetData> ?><cols>"), False),
        (ORDINARY.replace(' hidden="1"><c', ' x:hidden="0" hidden="1"><c').replace("xmlns", 'xmlns:x="x" xmlns'), True),
        (ORDINARY.replace("<row r", '<x:row xmlns:x="x" r').replace("</row>", "</x:row>"), True),
        (ORDINARY.replace("<cols>", '<!-- <col min="9" max="9" hidden="1"/> --><cols>'), False),
        (ORDINARY.replace("<mergeCells", '<!-- </sheetData> <row r="9" hidden="1"/> --><mergeCells'), False),
        (ORDINARY.replace("<sheetData>", "<sheetData >").replace("</sheetData>", "</sheetData\n>"), False),
    ],
)
def test_every_spelling_of_a_hidden_row_is_found(xml: str, fast: bool) -> None:
    """By the search where the spelling is ordinary, by the parser where it is not."""
    assert found(scan(xml.encode())) == HIDDEN
    assert found(parse(xml.encode())) == HIDDEN
    assert (split(xml.encode()) is not None) or not fast


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (
            ORDINARY.replace("<sheetData>", "<x><sheetData>").replace("</sheetData>", "</sheetData></x>"),
            (set(), *HIDDEN[1:]),
        ),
        (
            ORDINARY.replace("<mergeCells", "<?x <mergeCells").replace("</mergeCells>", "</mergeCells> ?>"),
            (*HIDDEN[:2], []),
        ),
        (ORDINARY.replace("</sheetData>", '<cols><col min="7" max="7" hidden="1"/></cols></sheetData>'), HIDDEN),
    ],
)
def test_only_sections_of_the_sheet_itself_count(xml: str, expected: object) -> None:
    """Not what a processing instruction or another element holds under the same name."""
    assert found(scan(xml.encode())) == found(parse(xml.encode())) == expected


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "cp037"])
def test_another_encoding_is_left_to_the_parser(encoding: str) -> None:
    """Bytes of another encoding are not searched, whatever they look like."""
    xml = ORDINARY.replace("UTF-8", encoding).encode(encoding)
    assert mentions_hidden(xml)
    assert found(scan(xml)) == found(parse(xml))
    assert found(scan(xml)) == HIDDEN or encoding == "cp037"


def test_what_comes_before_damage_is_found() -> None:
    """calamine, too, asks for nothing behind the rows."""
    layout = scan((ORDINARY.partition("<pageMargins")[0] + "<<").encode())
    assert (found(layout), layout.complete) == (HIDDEN, False)


def test_a_sheet_in_an_odd_spelling_is_read_with_its_hidden_rows(tmp_path: Path) -> None:
    """From the file to the Grid."""
    path = tmp_path / "odd.xlsx"
    path.write_bytes(hostile.package(hostile.workbook_parts(ORDINARY.replace('"', "'"))))
    (grid,) = read(path)
    assert (grid.hidden_rows, grid.hidden_columns, grid.height) == ({2}, {2}, 2)


@pytest.mark.slow
@pytest.mark.parametrize("times", [20_000 if LONG else 1_200])
def test_the_search_never_differs_from_the_parser(times: int) -> None:
    """On well-formed sheets with small changes, most of which keep the ordinary spelling."""
    chance = random.Random(3)
    searched = well_formed = 0
    for _ in range(times):
        xml = mutated(chance.choice((ORDINARY, PREFIXED, WORD)), chance).encode()
        expected = parse(xml)
        if not expected.complete:
            continue
        well_formed += 1
        searched += split(xml) is not None
        assert found(scan(xml)) == found(expected), xml
        assert mentions_hidden(xml) or not (expected.hidden_rows or expected.hidden_columns), xml
    assert searched > well_formed / 3 > times / 20


@pytest.mark.parametrize("shift", range(12))
def test_a_sheet_too_large_to_be_unpacked_is_searched_in_pieces(shift: int) -> None:
    """A match across two pieces counts. Deflated without compression, a piece of the package is one of the sheet."""
    stream, first = io.BytesIO(), '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row><row r="2" '
    place = (1 << 16) - 8 - shift
    before = place - len(hostile.sheet(first.format("")).partition("</sheetData>")[0])
    sheet = hostile.sheet(first.format("x" * before) + 'hidden="1"><c r="A2"><v>1</v></c></row>')
    assert sheet.index("hidden") == place
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in hostile.workbook_parts(sheet).items():
            package.writestr(name, part, zipfile.ZIP_DEFLATED, 0)
    assert layouts(stream.getvalue())["Data"].hidden_rows == {2}


@pytest.mark.parametrize("damage", ["checksum", "end", "header"])
def test_a_damaged_sheet_is_not_taken_for_unpacked(damage: str) -> None:
    """What a reader makes of it depends on the reader."""
    good = hostile.package(hostile.workbook_parts(ORDINARY), zipfile.ZIP_STORED)
    assert unpacked_sheets(good) == {"xl/worksheets/sheet1.xml": ORDINARY.encode()}
    assert unpacked_sheets(damaged(good, damage)) == {}


def damaged(content: bytes, damage: str) -> bytes:
    """Return a package with a wrong byte in its sheet, a sheet whose packed bytes do not end, or one without header."""
    if damage == "checksum":
        return content.replace(b"<v>12</v>", b"<v>13</v>")
    if damage == "header":
        place = zipfile.ZipFile(io.BytesIO(content)).getinfo("xl/worksheets/sheet1.xml").header_offset
        return content[:place] + b"XX" + content[place + 2 :]
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    cut_off = packing.compress(ORDINARY.encode()) + packing.flush(zlib.Z_SYNC_FLUSH)
    package = hostile.package(hostile.workbook_parts("") | {"xl/worksheets/sheet1.xml": cut_off}, zipfile.ZIP_STORED)
    stored = struct.pack("<3L", zlib.crc32(cut_off), len(cut_off), len(cut_off))
    packed = struct.pack("<3L", zlib.crc32(ORDINARY.encode()), len(cut_off), len(ORDINARY))
    entry = package.index(b"PK\1\2", package.index(stored, package.index(stored) + 1) - 24)
    header = package.index(stored) - 14
    for place in (entry + 10, header + 8):
        package = package[:place] + b"\x08\0" + package[place + 2 :]
    return package.replace(stored, packed)
