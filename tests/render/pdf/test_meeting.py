"""The documents of a meeting on paper: pages, tags, text alternatives, pictures of places and months."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from reports.documents.figures_used import iter_blocks
from reports.documents.meeting.attendance import attendance_sheet
from reports.documents.meeting.district_sheets import district_sheets
from reports.documents.meeting.invitation import addressed_invitations, invitation
from reports.documents.meeting.pack import briefing_pack
from reports.model.charts import Tile, TileGroup, TileMap, Trend, TrendPanel
from reports.model.document import SignInSheet, Table
from reports.model.figures import Figure, Status
from reports.render import column_widths, pdf
from reports.render.pdf.charts import small_multiples, tile_map
from reports.vocabulary.config import Config, MeetingOptions
from tests.documents.meeting import invented_meeting
from tests.pdf_text import text_of

WIDTH = 160.0
"""Of the text of an upright page in millimetres."""


@pytest.fixture(scope="session")
def meetings():
    """Return the module of invented meetings."""
    return invented_meeting


def render(document, paper="A4"):
    """Print a document with the program's own templates."""
    return pdf.render(document, templates=pdf.template_root(), paper=paper, font="Liberation Sans")


def test_sheets_handed_out_alone_have_a_letterhead_and_pages_of_their_own(meetings, tmp_path):
    """A sheet is one page; one that is longer is counted within itself, and so is the one after it."""
    document = district_sheets(meetings.city(), edition="antarinstansi")
    first, second, third = document.sections[:3]
    longer = replace(second, blocks=(*second.blocks, *second.blocks))
    (path := tmp_path / "sheets.pdf").write_bytes(render(replace(document, sections=(first, longer, third))))
    pages = [page for page in text_of(path).split("\f") if page]
    counted = [re.search(r"Halaman (\d+) dari (\d+)", page) for page in pages]
    assert [(int(one[1]), int(one[2])) for one in counted] == [(1, 1), (1, 2), (2, 2), (1, 1)]
    assert [document.letterhead.lines[0] in page for page in pages] == [True, True, False, True]


def pack(material):
    """Compose the pack of a meeting."""
    return briefing_pack(material, edition="antarinstansi", version="0.0.0")


@pytest.fixture(scope="session")
def printed(meetings):
    """Return the city's pack as PDF."""
    return render(pack(meetings.city()))


@pytest.fixture(scope="session")
def large(meetings):
    """Return what grows in a pack of sixty agencies and two hundred tasks, as a document and as PDF."""
    document = pack(meetings.large())
    document = replace(document, sections=tuple(one for one in document.sections if one.title[:2] in {"6.", "7."}))
    return document, render(document)


def pages_of(made, folder):
    """Return the text of a PDF as an independent reader lays it out, page by page."""
    path = folder / "made.pdf"
    path.write_bytes(made)
    return text_of(path).split("\f")[:-1]


def elements(element):
    """Yield a structure element and all below it."""
    yield element
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            yield from elements(kid)


def kinds(file, kind):
    """Return the elements of a kind in a PDF."""
    return [one for one in elements(file.Root.StructTreeRoot.K[0]) if kind == one.S]


def test_the_pack_is_at_most_16_pages_and_opens_with_the_chairs(printed, tmp_path):
    """What is new, the figures and what must be decided stand on the first page, nothing else does."""
    pages = pages_of(printed, tmp_path)
    assert len(pages) <= 16
    assert all(
        said in pages[0] for said in ("Ringkasan untuk Pimpinan Rapat", "Perkembangan selama", "Yang perlu diputuskan")
    )
    assert "1. Tema, Tujuan, dan Susunan Acara" in pages[1]
    assert "Usulan penanggung jawab" not in pages[1]


def test_terbatas_stands_upper_left_on_every_page(printed, meetings, tmp_path):
    """Of every document, also of the letter and the sheet that lies across."""
    for compose in (invitation, attendance_sheet):
        pages = pages_of(render(compose(meetings.city(), edition="antarinstansi")), tmp_path)
        assert all(page.lstrip().startswith("TERBATAS") for page in pages)
    assert all(page.lstrip().startswith("TERBATAS") for page in pages_of(printed, tmp_path))


def test_the_letter_keeps_to_one_page_and_the_list_begins_another(meetings, tmp_path):
    """Whoever signs sees the whole letter."""
    contact = "Seksi Intelijen dan Penindakan Keimigrasian, (021) 0000000, intelijen@kantor.example.id"
    config = Config(meeting=MeetingOptions(contact=contact, copies=("Kepala Kantor Wilayah", "Wali Kota")))
    material = meetings.city(data=meetings.data(config=config))
    pages = pages_of(render(invitation(material, edition="antarinstansi")), tmp_path)
    assert len(pages) == 2
    assert "Tembusan:" in pages[0]
    assert "NIP" in pages[0]
    assert pages[1].split("TERBATAS")[1].lstrip().startswith("Lampiran: Daftar Undangan")


def test_each_invitee_has_a_letter_of_one_page_without_a_number(meetings, tmp_path):
    """They are single sheets; the longest address and the office's own remarks fit as well."""
    config = Config(meeting=MeetingOptions(remarks=("Kendaraan diparkir di halaman belakang kantor.",)))
    material = meetings.city(data=meetings.data(config=config))
    pages = pages_of(render(addressed_invitations(material, edition="antarinstansi")), tmp_path)
    assert len(pages) == len(material.meeting.invitees)
    assert all("Yth. " in page and "NIP" in page and "Tembusan:" in page for page in pages)
    assert not [page for page in pages if "Halaman" in page]


def test_colons_of_the_letter_are_aligned(meetings, tmp_path):
    """Day, time, place, matter and theme."""
    (page, _) = pages_of(render(invitation(meetings.city(), edition="antarinstansi")), tmp_path)
    names = ("Hari/tanggal", "Pukul", "Tempat", "Acara", "Tema")
    colons = {line.index(":") for line in page.splitlines() if line.strip().startswith(names)}
    assert len(colons) == 1


@pytest.mark.ci
def test_one_table_stays_one_table_over_pages(large):
    """As many Table elements as tables, each with all its rows; the long ones do run over pages."""
    document, made = large
    with pikepdf.open(BytesIO(made)) as file:
        found, tables = kinds(file, "/Table"), [one for one in iter_blocks(document.sections) if isinstance(one, Table)]
        assert len(found) == len(tables)
        for element, table in zip(found, tables, strict=True):
            (body,) = [one for one in elements(element) if one.S == "/TBody"]
            assert len([one for one in elements(body) if one.S == "/TR"]) == len(table.rows)
        pages = [{str(one.Pg.objgen) for one in elements(table) if one.S == "/TR"} for table in found]
        assert max(map(len, pages)) > 5


def test_the_sheet_to_sign_is_one_table_with_its_head_on_each_page(meetings, tmp_path):
    """All rows, as high as a signature needs, the head repeated."""
    document = attendance_sheet(meetings.large(), edition="dinas")
    (sheet,) = [one for one in iter_blocks(document.sections) if isinstance(one, SignInSheet)]
    made = render(document)
    pages = pages_of(made, tmp_path)
    assert all("Tanda tangan" in page for page in pages)
    with pikepdf.open(BytesIO(made)) as file:
        (table,) = kinds(file, "/Table")
        (body,) = [one for one in elements(table) if one.S == "/TBody"]
        assert len([one for one in elements(body) if one.S == "/TR"]) == len(sheet.rows) == 78
        assert {tuple(round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:]) for page in file.pages} == {
            (297, 210)
        }
    assert len(pages) > 3


def test_rows_to_sign_are_10_to_11_millimetres_high(meetings, tmp_path):
    """Measured from number to number of the rows without an agency."""
    path = tmp_path / "made.pdf"
    path.write_bytes(render(attendance_sheet(meetings.city(), edition="dinas")))
    told = text_of(path, "-bbox")
    tops = {int(n): float(y) for y, n in re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="[\d.]+">(\d\d?)<', told)}
    heights = {round((tops[n + 1] - tops[n]) / 72 * 25.4, 1) for n in range(17, 20)}
    assert len(heights) == 1
    assert 10 <= heights.pop() <= 11


def test_pictures_say_in_words_what_is_to_be_seen(printed):
    """Tile map and small charts carry their text alternative."""
    with pikepdf.open(BytesIO(printed)) as file:
        told = [str(one.Alt) for one in kinds(file, "/Figure")]
    assert any(one.startswith("Peta petak, orang asing menurut kecamatan dan kelurahan.") for one in told)
    assert any(one.startswith("Diagram kolom kecil, Oktober 2023 sampai dengan September 2024") for one in told)


def test_every_kelurahan_is_named_and_counted_on_the_page(printed, meetings, tmp_path):
    """The picture alone would not tell numbers."""
    pages = [page for page in pages_of(printed, tmp_path) if "Grafik 1." in page]
    (map_,) = [one for one in iter_blocks(pack(meetings.city()).sections) if isinstance(one, TileMap)]
    for group in map_.groups:
        for tile in group.tiles:
            assert all(word in pages[0] for word in tile.label.split())


def test_f4_prints_too(meetings):
    """215 by 330 mm, and across."""
    whole = pack(meetings.district())
    short = replace(whole, sections=whole.sections[:2])
    for document in (short, attendance_sheet(meetings.district(), edition="antarinstansi")):
        with pikepdf.open(BytesIO(render(document, "F4"))) as file:
            assert sorted(round(float(edge) / 72 * 25.4) for edge in file.pages[0].mediabox[2:]) == [215, 330]


@pytest.mark.parametrize(
    "which", ["without_data", *(pytest.param(which, marks=pytest.mark.ci) for which in ("district", "held"))]
)
def test_quiet_meetings_print_too(meetings, which):
    """No incidents, no register, a meeting that is over."""
    with pikepdf.open(BytesIO(render(pack(getattr(meetings, which)())))) as file:
        assert 3 <= len(file.pages) <= 16


def count(value, status=Status.VALUE):
    """Return a figure."""
    return Figure("t", "r", "c", value, "orang", "", date(2024, 9, 30), status)


def test_shades_follow_the_classes():
    """Zero, each class up to its bound, and no shade without a number."""
    bounds = (20, 40, 60, 80)
    assert [tile_map.shade(count(value), bounds) for value in (0, 1, 20, 21, 80)] == [0, 1, 1, 2, 4]
    assert tile_map.shade(count(None, Status.MISSING), bounds) == tile_map.NONE
    assert tile_map.shade(count(None, Status.SUPPRESSED), bounds) == tile_map.NONE


def test_tiles_are_equal_and_keep_apart():
    """No tile covers another or leaves the drawing; groups do not run into each other."""
    group = TileGroup("Kecamatan", count(5), tuple(Tile(f"Rawa Badak Selatan {n}", count(n)) for n in range(7)))
    made = tile_map.layout_tile_map(TileMap("m", "", "", (group,) * 5, (7,), ""), WIDTH)
    places = [(one.x, one.y) for each in made.groups for one in each.tiles]
    assert len(set(places)) == 35
    assert max(x for x, _ in places) + made.tile_width <= made.width
    assert max(y for _, y in places) + made.tile_height <= made.legend_y
    rows = sorted({y for _, y in places})
    assert all(below - above >= made.tile_height for above, below in pairwise(rows))
    assert all(y - one.y < made.tile_height for each in made.groups for one in each.tiles for y, _ in one.lines)


@pytest.mark.parametrize("name", ["Pluit", "Pademangan Timur", "Kedungwaringin", "Wonokromo Karangrejosari"])
def test_names_of_tiles_are_eight_points_high_and_fit(name):
    """Long words leave room for fewer tiles in a row; no line is wider than its tile."""
    group = TileGroup("Kecamatan", count(5), tuple(Tile(name, count(n)) for n in range(7)))
    made = tile_map.layout_tile_map(TileMap("m", "", "", (group,), (7,), ""), WIDTH)
    assert made.name_size * 0.1 * 72 / 25.4 >= 8
    for tile in made.groups[0].tiles:
        assert " ".join(text for _, text in tile.lines) == name
        for _, text in tile.lines:
            needed = sum(column_widths._ADVANCE.get(letter, 0.58) for letter in text) * made.name_size
            assert 0.9 * needed + made.padding <= made.tile_width, "regular type is a tenth narrower than bold"


def test_small_charts_have_each_a_scale_from_zero():
    """Twice the count is twice the height, and the highest column of a panel has all the room."""
    panels = (TrendPanel("a", (count(100), count(50))), TrendPanel("b", (count(25), count(None, Status.MISSING))))
    made = small_multiples.layout_trend(Trend("t", "", "", ("x", "y"), panels, ""), WIDTH)
    (a, b), (c, d) = (panel.columns for panel in made.panels)
    assert a.height == 2 * b.height == c.height > 0
    assert (d.height, d.value) == (0, "…")
    assert all(column.y + column.height == pytest.approx(made.base, abs=0.2) for column in (a, b, c, d))


@pytest.mark.parametrize(("moments", "middle"), [(("Jul 2024", "Agu 2024", "Sep 2024"), "Agu"), (("x y",) * 4, "")])
def test_the_middle_of_three_columns_is_named(moments, middle):
    """Of more, the one in the middle stands at no column or has no room for a name."""
    panel = TrendPanel("a", tuple(count(7) for _ in moments))
    assert small_multiples.layout_trend(Trend("t", "", "", moments, (panel,), ""), WIDTH).middle == middle


def test_values_of_crowded_columns_do_not_touch():
    """Of twelve months the first and the last bear their value, within their panel."""
    panel = TrendPanel("a", tuple(count(1000 + n) for n in range(12)))
    made = small_multiples.layout_trend(Trend("t", "", "", ("x",) * 12, (panel,) * 4, ""), WIDTH)
    columns = made.panels[1].columns
    assert [bool(one.value) for one in columns] == [True, *(False,) * 10, True]
    assert (columns[0].anchor, columns[-1].anchor) == ("start", "end")
    assert columns[0].text_x >= made.panels[1].x
    assert columns[-1].text_x <= made.panels[1].x + made.panels[1].width


def test_a_map_without_numbers_is_drawn_all_the_same():
    """All tiles suppressed or missing: legend and shade say so."""
    group = TileGroup("Kecamatan", count(None, Status.MISSING), (Tile("A", count(None, Status.SUPPRESSED)),))
    made = tile_map.layout_tile_map(TileMap("m", "", "", (group,), (), ""), WIDTH)
    assert [(shade, text) for _, shade, text in made.legend] == [(tile_map.NONE, "tanpa angka")]
    assert made.groups[0].tiles[0].value == "*"


def test_a_text_of_the_office_cannot_become_markup(meetings, tmp_path):
    """Angle brackets and ampersands of a workbook are printed as they stand."""
    meeting = meetings.city_meeting(subject="A < B & <b>C</b>", place="Ruang \x0b1")
    whole = pack(replace(meetings.city(), meeting=meeting))
    told = "".join(pages_of(render(replace(whole, sections=whole.sections[:2])), tmp_path))
    assert "A < B & <b>C</b>" in told
    assert "Ruang" in told
