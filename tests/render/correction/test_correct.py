"""The sender's own workbook, patched."""

from __future__ import annotations

import io
import random
import re
import time
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.model.grid import Grid
from reports.problems import Severity
from reports.render.correction import Words, correct, rebuild
from reports.render.correction.rebuilt_workbook import build_workbook, sheet_names
from tests import libreoffice
from tests.render.correction.workbooks import PARTS, cells, changed, finding, packed, parts, sender

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.render.correction import Finding

WORDS = Words()
SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture(scope="module")
def original() -> bytes:
    """Return the workbook of a sender."""
    return sender()


def corrected(original: bytes, *findings: Finding) -> bytes:
    """Return a patched workbook; fail where it had to be rebuilt."""
    made = correct(original, findings, words=WORDS)
    assert made is not None
    return made


def opened(package: bytes) -> Workbook:
    """Return a workbook as a second program reads it."""
    return openpyxl.load_workbook(io.BytesIO(package))


def index(package: bytes) -> Worksheet:
    """Return the index sheet."""
    return opened(package)["Corrections"]


def rows(package: bytes) -> list[tuple[object, ...]]:
    """Return the findings on the index sheet."""
    return [tuple(row) for row in index(package).iter_rows(min_row=6, values_only=True)]


def test_parts_that_need_not_change_keep_their_bytes(original: bytes) -> None:
    """Charts, images, shared strings, the theme and sheets without findings are as they were."""
    before, after = parts(original), parts(corrected(original, finding("D4")))
    differing = {name for name, content in before.items() if after[name] != content}
    comments = {name for name in before if "comment" in name}
    assert differing == {*PARTS, SHEET, *comments}
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/drawings/drawing1.xml"} <= set(before)


def test_only_the_index_is_added_to_a_sheet_that_has_comments(original: bytes) -> None:
    """Existing comments and boxes are extended, not replaced."""
    before, after = parts(original), parts(corrected(original, finding("D4")))
    assert set(after) - set(before) == {"xl/worksheets/sheet4.xml", "xl/sharedStrings.xml"}


def test_sheet_without_comments_gets_comments_and_boxes(original: bytes) -> None:
    """Excel shows no comment without its box."""
    added = set(parts(corrected(original, finding("A1", sheet="Kepala's & lain")))) - set(parts(original))
    assert {name.rpartition("/")[2] for name in added} == {
        "sheet4.xml", "sheet2.xml.rels", "comments1.xml", "vmlDrawing1.vml", "sharedStrings.xml"
    }  # fmt: skip


def test_same_input_gives_the_same_bytes(original: bytes) -> None:
    """No clock, no order of a set."""
    findings = [finding("D4"), finding("B3", "nationality-unknown"), finding(None)]
    assert corrected(original, *findings) == corrected(original, *findings)


def test_values_formulas_widths_and_rules_stay(original: bytes) -> None:
    """Everything the sender made is there again."""
    before, after = opened(original)["KOJA"], opened(corrected(original, finding("D4"), finding("F30")))["KOJA"]
    values = [[cell.value for cell in row] for row in before.iter_rows()]
    assert [[cell.value for cell in row] for row in after.iter_rows(max_row=18, max_col=4)] == values
    assert after["A14"].value == "=SUM(A2:A11)"
    assert after.column_dimensions["B"].width == before.column_dimensions["B"].width
    assert after.row_dimensions[3].height == 40
    assert after.merged_cells.ranges == before.merged_cells.ranges
    assert [one.sqref for one in after.conditional_formatting] == [one.sqref for one in before.conditional_formatting]


def looks(cell: object, names: tuple[str, ...]) -> list[str]:
    """Return parts of a cell's format as text; their proxies are never equal."""
    return [repr(getattr(cell, one)) for one in names]


def test_bad_cell_differs_in_its_colour_only(original: bytes) -> None:
    """Font, border and number format are those it had; its neighbour is as it was."""
    before, after = opened(original)["KOJA"], opened(corrected(original, finding("D4")))["KOJA"]
    look = ("font", "border", "number_format", "alignment", "protection")
    assert looks(after["D4"], look) == looks(before["D4"], look)
    assert after["D4"].fill.fgColor.rgb == "FFFFE28D"
    assert looks(after["D6"], (*look, "fill")) == looks(before["D6"], (*look, "fill"))


def test_comment_says_what_is_wrong_and_what_to_write(original: bytes) -> None:
    """Colour is never alone."""
    sheet = opened(corrected(original, finding("D4")))["KOJA"]
    assert sheet["D4"].comment.text == "Warning:\nBukan tanggal.\n→ Tulis sebagai 31-12-2024."


def test_two_findings_share_one_comment_and_the_graver_colour(original: bytes) -> None:
    """Both are said."""
    error = finding("D4", "no-person", severity=Severity.ERROR, message="tanpa nama", hint="isi")
    cell = opened(corrected(original, finding("D4"), error))["KOJA"]["D4"]
    assert cell.fill.fgColor.rgb == "FFF6B8A9"
    assert cell.comment.text.count("\n→ ") == 2


def test_earlier_comment_is_kept_above_ours(original: bytes) -> None:
    """The sender's own words stay first."""
    text = opened(corrected(original, finding("D5")))["KOJA"]["D5"].comment.text
    assert text.startswith("Sudah ditanyakan.\n———")
    assert text.endswith("Bukan tanggal.\n→ Tulis sebagai 31-12-2024.")


def test_cells_and_rows_that_are_missing_are_made_in_their_place(original: bytes) -> None:
    """Before, between and behind the others."""
    package = corrected(original, *(finding(cell) for cell in ("F4", "C14", "B13", "E30", "A12", "AA3")))
    names = cells(parts(package)[SHEET])
    places = [(int(re.sub("[A-Z]", "", one)), len(re.sub(r"\d", "", one)), one) for one in names]
    assert {"F4", "C14", "B13", "E30", "A12", "AA3"} <= set(names)
    assert places == sorted(set(places))
    assert b'<dimension ref="A1:AA30"' in parts(package)[SHEET]


def test_fault_inside_a_merged_range_is_shown_at_its_first_cell(original: bytes) -> None:
    """Nobody sees the other cells; the comment names the one that is meant."""
    sheet = opened(corrected(original, finding("C17")))["KOJA"]
    assert sheet["B16"].comment.text.startswith("Warning › C17:\n")


def test_index_is_the_first_sheet_and_the_one_that_opens(original: bytes) -> None:
    """And no other sheet is selected with it: a group would be edited together."""
    book = opened(corrected(original, finding("D4")))
    assert book.sheetnames == ["Corrections", "KOJA", "Kepala's & lain", "SUSULAN"]
    assert book.active.title == "Corrections"
    assert [bool(one.sheet_view.tabSelected) for one in book] == [True, False, False, False]


def test_names_that_hold_for_one_sheet_stay_with_it(original: bytes) -> None:
    """They count sheets, and there is a new first one."""
    book = opened(corrected(original, finding("D4")))
    assert [one.print_title_rows for one in book] == ["$5:$5", "$1:$1", "$1:$2", None]


def test_hidden_sheet_stays_hidden_and_is_said_to_be(original: bytes) -> None:
    """It is listed like any other."""
    package = corrected(original, finding("A1", sheet="SUSULAN"))
    assert opened(package)["SUSULAN"].sheet_state == "hidden"
    assert rows(package)[0][1] == "SUSULAN (hidden) › A1"


def test_findings_are_grouped_by_cause_with_their_number(original: bytes) -> None:
    """The gravest cause first; a cause with one place has no head of its own."""
    error = finding("B3", "no-person", severity=Severity.ERROR, message="tanpa nama", hint="isi")
    assert rows(corrected(original, finding("D4"), finding("D6"), error, finding(None, "versions", None))) == [
        ("Error", "KOJA › B3", "Tanpa nama.", "Isi.", 1),
        ("Warning", None, "Bukan tanggal.", "Tulis sebagai 31-12-2024.", 2),
        ("Warning", "KOJA › D4", "Bukan tanggal.", "Tulis sebagai 31-12-2024.", None),
        ("Warning", "KOJA › D6", "Bukan tanggal.", "Tulis sebagai 31-12-2024.", None),
        ("Warning", "the whole workbook", "Bukan tanggal.", "Tulis sebagai 31-12-2024.", 1),
    ]


def test_flood_of_one_cause_is_cut_short_but_all_cells_are_marked(original: bytes) -> None:
    """So that the rest is not drowned."""
    package = corrected(original, *(finding(f"F{row}") for row in range(1, 101)), finding("B3", "x"))
    listed = rows(package)
    assert len(listed) == 1 + 20 + 1 + 1
    assert (listed[0][4], listed[-2][2]) == (100, "… and 80 more, coloured and with a comment in the same way")
    sheet = opened(package)["KOJA"]
    assert all(sheet[f"F{row}"].comment for row in range(1, 101))


def test_each_place_leads_to_its_cell(original: bytes) -> None:
    """By a link inside the workbook; quotation marks in a sheet name are doubled."""
    sheet = index(corrected(original, finding("A1", sheet="Kepala's & lain"), finding(None, "hidden-rows")))
    assert [sheet[cell].hyperlink.location for cell in ("B6", "B7")] == ["'Kepala''s & lain'!A1", "'KOJA'!A1"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "<a>&\x01\x0b\ufffe"])
def test_text_never_becomes_a_formula(original: bytes, text: str) -> None:
    """Nor does it break the file."""
    package = corrected(original, finding("D4", message=text, hint=text))
    assert b"<f>" not in parts(package)["xl/worksheets/sheet4.xml"]
    assert index(package)["C6"].data_type == "s"


def test_workbook_that_comes_back_loses_the_earlier_marks(original: bytes) -> None:
    """What is closed has its old colour and no comment of ours; the index is written anew."""
    first = corrected(original, finding("D4"), finding("D5"), finding("B3"), finding("D6"))
    again = corrected(first, finding("D6"))
    before, after = opened(original)["KOJA"], opened(again)["KOJA"]
    assert opened(again).sheetnames == opened(first).sheetnames
    assert [len(rows(one)) for one in (first, again)] == [5, 1]
    assert [after[cell].fill.fgColor.rgb for cell in ("D4", "D5", "D6")] == ["FFEEDDCC", "FFEEDDCC", "FFFFE28D"]
    assert after["B3"].fill.patternType is None
    commented = [cell.coordinate for row in after.iter_rows() for cell in row if cell.comment]
    assert commented == ["D5", "D6"]
    assert after["D5"].comment.text == before["D5"].comment.text


def test_workbook_saved_by_another_program_is_known_again(original: bytes) -> None:
    """There the mark of the index is a shared string, and cell formats have other numbers."""
    buffer = io.BytesIO()
    opened(corrected(original, finding("D4"), finding("D6"))).save(buffer)
    again = corrected(buffer.getvalue(), finding("D6"))
    assert opened(again).sheetnames.count("Corrections") == 1
    assert len(opened(again).sheetnames) == 4
    assert opened(again)["KOJA"]["D4"].comment is None
    assert opened(again)["KOJA"]["D4"].fill.fgColor.rgb == "FFEEDDCC"


def test_sheet_of_the_sender_with_our_name_is_left_alone(original: bytes) -> None:
    """The index takes another name."""
    named = changed(original, "xl/workbook.xml", lambda part: part.replace(b'"SUSULAN"', b'"corrections"'))
    assert opened(corrected(named, finding("D4"))).sheetnames[0] == "Corrections 2"


def test_macros_do_not_come_back(original: bytes) -> None:
    """An .xlsx may hold none; all else is patched as usual."""
    contents = parts(original)
    types, relations = contents["[Content_Types].xml"], contents["xl/_rels/workbook.xml.rels"]
    plain, macro = b"spreadsheetml.sheet.main+xml", b"macroEnabled.main+xml"
    assert plain in types
    override = b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    kind = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
    relation = b'<Relationship Id="rIdV" Type="%s" Target="vbaProject.bin"/></Relationships>' % kind
    macros = packed({
        **contents,
        "[Content_Types].xml": types.replace(
            b"application/vnd.openxmlformats-officedocument." + plain, b"application/vnd.ms-excel.sheet." + macro
        ).replace(b"</Types>", override),
        "xl/_rels/workbook.xml.rels": relations.replace(b"</Relationships>", relation),
        "xl/vbaProject.bin": b"macro",
    })  # fmt: skip
    after = parts(corrected(macros, finding("D4")))
    assert "xl/vbaProject.bin" not in after
    assert b"vbaProject" not in after["[Content_Types].xml"] + after["xl/_rels/workbook.xml.rels"]
    assert plain in after["[Content_Types].xml"]


def test_prefixed_elements_are_patched_too(original: bytes) -> None:
    """Some programs write <x:row> for <row>."""

    def prefixed(part: bytes) -> bytes:
        """Return a part with a prefix at each element of the main namespace."""
        main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        return re.sub(rb"<(/?)(?=[a-zA-Z]+[ />])", rb"<\1x:", part.replace(main, main.replace(b"xmlns=", b"xmlns:x=")))

    strange = changed(changed(original, SHEET, prefixed), "xl/styles.xml", prefixed)
    sheet = opened(corrected(strange, finding("D4"), finding("F4"), finding("F40")))["KOJA"]
    assert [sheet[cell].comment is not None for cell in ("D4", "F4", "F40")] == [True] * 3
    assert sheet["D4"].fill.fgColor.rgb == "FFFFE28D"
    assert not sheet.sheet_view.tabSelected


@pytest.mark.parametrize("element", [b"<definedNames/>", b"<definedNames />", b"<definedNames></definedNames>"])
def test_an_empty_list_of_names_is_filled_not_doubled(original: bytes, element: bytes) -> None:
    """Two such elements would make the workbook invalid; with a prefix too."""

    def without(part: bytes) -> bytes:
        """Return the workbook part with an empty list of names."""
        return re.sub(rb"<definedNames>.*?</definedNames>", element, part, flags=re.DOTALL)

    part = parts(corrected(changed(original, "xl/workbook.xml", without), finding("D4")))["xl/workbook.xml"]
    assert len(re.findall(rb"<definedNames[ />]", part)) == 1
    assert part.count(b"_xlnm.Print_Titles") == 1
    assert (
        opened(corrected(changed(original, "xl/workbook.xml", without), finding("D4"))).sheetnames[0] == "Corrections"
    )


def test_texts_are_shared_where_the_sender_has_none_and_inline_where_he_has(original: bytes) -> None:
    """Excel would move inline strings on the next saving; a sender's own list stays byte for byte."""
    first = parts(corrected(original, finding("D4")))
    assert b"inlineStr" not in first["xl/worksheets/sheet4.xml"]
    assert b"pora-koreksi" in first["xl/sharedStrings.xml"]
    again = parts(corrected(packed(first), finding("D5")))
    assert again["xl/sharedStrings.xml"] == first["xl/sharedStrings.xml"]


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/workbook.xml", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (SHEET, b"<sheetData>", b"<sheetData><!-- <row r='1'> -->"),
        (SHEET, b"</sheetData>", b""),
        ("xl/styles.xml", b"</cellXfs>", b""),
        ("xl/workbook.xml", b"r:id=", b"r:idd="),
    ],
    ids=["strict", "comment", "no end", "no formats", "no relation"],
)  # fmt: skip
def test_what_cannot_be_patched_safely_is_refused(original: bytes, part: str, old: bytes, new: bytes) -> None:
    """The caller rebuilds it instead."""
    assert correct(changed(original, part, lambda one: one.replace(old, new)), [finding("D4")], words=WORDS) is None


@pytest.mark.parametrize("content", [b"", b"PK", b"NO;NAMA\n1;A\n", b"\xd0\xcf\x11\xe0" * 200])
def test_other_formats_are_refused(content: bytes) -> None:
    """They are rebuilt from what was read."""
    assert correct(content, [finding("D4")], words=WORDS) is None


def test_finding_on_an_unknown_sheet_is_refused(original: bytes) -> None:
    """A link into nowhere helps nobody."""
    assert correct(original, [finding("D4", sheet="TIDAK ADA")], words=WORDS) is None


@pytest.mark.parametrize("seed", range(60))
def test_damaged_package_is_patched_or_refused(original: bytes, seed: int) -> None:
    """Whatever is wrong with it, there is no traceback; what is returned can be unpacked."""
    chance = random.Random(seed)
    names = [one for one in parts(original) if one.endswith((".xml", ".rels", ".vml"))]

    def damaged(part: bytes) -> bytes:
        """Return a part with bytes changed, doubled or cut out."""
        broken = bytearray(part)
        for _time in range(chance.choice([1, 3, 9])):
            at = chance.randrange(len(broken) or 1)
            broken[at : at + chance.choice([0, 1, 30])] = chance.choice(
                [b"", bytes([chance.randrange(256)]), broken[at : at + 40]]
            )
        return bytes(broken)

    made = correct(changed(original, chance.choice(names), damaged), [finding("D4"), finding("ZZ9")], words=WORDS)
    assert made is None or zipfile.ZipFile(io.BytesIO(made)).testzip() is None


def test_large_register_is_quick() -> None:
    """10,000 rows with 300 findings take seconds, not minutes."""
    grid = Grid("KOJA", tuple(tuple(f"nilai {row}-{column}" for column in range(18)) for row in range(10_000)))
    package = build_workbook([grid], sheet_names([grid]))
    start = time.process_time()
    made = corrected(package, *(finding(f"{'DFR'[at % 3]}{at * 33 + 2}") for at in range(300)))
    assert time.process_time() - start < 5
    assert parts(made)["xl/comments1.xml"].count(b"<comment ") == 300


def test_libreoffice_opens_it(original: bytes, tmp_path: Path) -> None:
    """And keeps values, comments and the index."""
    grid = Grid("", (("NO", "NAMA"), ("1", "=A1"), ("2", "B")))
    made = {"sendiri": corrected(original, finding("D4"), finding("F30")), "baru": rebuild([grid], [], words=WORDS)}
    for name, content in made.items():
        (tmp_path / f"{name}.xlsx").write_bytes(content or b"")
    libreoffice.converted(sorted(tmp_path.glob("*.xlsx")), "ods", tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / "sendiri.ods") as archive:
        content = archive.read("content.xml").decode()
    assert all(text in content for text in ("ORANG 2", "Bukan tanggal.", "Sudah ditanyakan.", "pora-koreksi"))
    assert (tmp_path / "out" / "baru.ods").exists()
