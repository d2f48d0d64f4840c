"""The briefing pack as a Document: its parts, its words, and that every number in it is a counted one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from reports.documents.figures_used import iter_blocks, iter_figures
from reports.documents.meeting import follow_ups
from reports.documents.meeting.pack import briefing_pack, pack_figures
from reports.model.charts import TileMap
from reports.model.comparison import Base, Comparison
from reports.model.document import KeyFigures, Listing, Paragraph, Row, Table
from reports.model.figures import TOTAL, Change, Figure, Status
from reports.model.meeting import Level, Progress
from reports.vocabulary import formats
from reports.vocabulary.config import Config, MeetingOptions

COUNTED = re.compile(r"(\d[\d.]*) (?:orang|tindakan|kejadian|tindak lanjut|rapat koordinasi|operasi)")
MATERIALS = ("city", "district", "without_data", "large", "held")


def pack(material):
    """Compose the pack of a meeting."""
    return briefing_pack(material, edition="antarinstansi", version="0.0.0")


def blocks(document, kind):
    """Return the blocks of a kind in reading order."""
    return [block for block in iter_blocks(document.sections) if isinstance(block, kind)]


def table(document, table_id):
    """Return a table by its id; None where the document has none."""
    return next((one for one in blocks(document, Table) if one.id == table_id), None)


def words(document):
    """Return every sentence and point."""
    texts = [one.text for one in blocks(document, Paragraph)]
    return [*texts, *(point for one in blocks(document, Listing) for point in one.items)]


def titles(sections):
    """Yield every heading."""
    for one in sections:
        yield one.title
        yield from titles(one.sections)


@pytest.fixture(params=MATERIALS)
def any_pack(request, meetings):
    """Return the pack of each invented meeting in turn."""
    return pack(getattr(meetings, request.param)())


def test_the_parts_stand_in_the_order_of_a_briefing(meetings):
    """A page for the chair, then situation, enforcement, theme, reconciliation, tasks, questions, proposals."""
    assert [one.title for one in pack(meetings.city()).sections] == [
        "Ringkasan untuk Pimpinan Rapat",
        "1. Tema, Tujuan, dan Susunan Acara",
        "2. Gambaran Keberadaan Orang Asing",
        "3. Penegakan Hukum Keimigrasian",
        "4. Isu Tematik: Orang asing dan Pilkada Serentak Tahun 2024",
        "5. Rekonsiliasi Data Antarinstansi",
        "6. Tindak Lanjut Rapat Terdahulu",
        "7. Pertanyaan per Instansi",
        "8. Usulan Rekomendasi",
        "Lampiran: Penjelasan Data",
    ]


def test_every_document_is_marked_terbatas(any_pack):
    """The class stands in the document, so that the template prints it on every page."""
    assert any_pack.classification == "TERBATAS"


def test_the_chair_sees_five_figures_and_decisions(meetings):
    """Each figure with its unit in words; what must be decided begins with a verb of deciding."""
    document = pack(meetings.city())
    (key,) = blocks(document, KeyFigures)
    assert len(key.items) == 5
    decided = document.sections[0].sections[1].blocks[0].items
    assert decided
    assert all(text.startswith(("Menetapkan", "Menugaskan")) for text in decided)
    of_theme = meetings.THEME.recommendations
    assert decided[: len(of_theme)] == of_theme, "what the meeting is about comes first"
    assert all("Usulan penanggung jawab" in text for text in decided[len(of_theme) :])
    assert not any("perlintasan" in text or "pemberitahuan" in text for text in decided), "the office's own work"


def test_numbers_in_sentences_are_those_of_their_figures(any_pack):
    """A sentence that counts names the figures it counts by."""
    for one in blocks(any_pack, Paragraph | Listing):
        values = [figure.value for figure in one.figures if figure.value is not None]
        known = {formats.number(value) for value in values}
        known |= {formats.number(abs(left - right)) for left in values for right in values}
        for text in (one.text,) if isinstance(one, Paragraph) else one.items:
            assert set(COUNTED.findall(text)) <= known, text


def test_one_place_has_one_value_everywhere(any_pack):
    """The same id stands for the same figure in narrative, table, picture and key figures."""
    seen = {}
    for figure in iter_figures(any_pack):
        key = figure.id, figure.as_of
        assert seen.setdefault(key, figure) == figure, figure.id


@pytest.mark.parametrize("which", MATERIALS)
def test_the_annex_holds_exactly_what_is_printed(meetings, which):
    """Every printed figure of this period is in the annex, and the annex has no other."""
    material = getattr(meetings, which)()
    document = pack(material)
    annex = {(one.id, one.value) for table_ in pack_figures(material, document).tables.values()
             for one in table_.cells.values()}  # fmt: skip
    measured = material.data.figures.tables
    own = {
        (one.id, one.value)
        for one in iter_figures(document)
        if one.table not in measured or measured[one.table].figure(one.row, one.column) == one
    }
    assert annex == own


def test_cells_are_the_measured_figures(meetings):
    """Not copies of them."""
    material = meetings.city()
    figures = material.data.figures
    cells = [cell for one in blocks(pack(material), Table) for row in one.rows for cell in row.cells]
    shown = [cell.now if isinstance(cell, Change) else cell for cell in cells if isinstance(cell, Figure | Change)]
    measured = [one for one in shown if one.table in figures.tables]
    assert len(measured) > 300
    assert all(one == figures.figure(one.table, one.row, one.column) for one in measured)


def test_persons_and_actions_are_counted_apart(meetings):
    """Two columns, two totals, neither of them the sum of the other."""
    data = meetings.city().data
    one = table(pack(meetings.city()), "tak-jenis")
    assert one.head == ("Jenis tindakan", "Tindakan", "Orang")
    (total,) = [row.cells[1:] for row in one.rows if row.role == "total"]
    assert total == (data.figure("tak-actions"), data.figure("tak-persons"))
    kinds = [row.cells[1].value for row in one.rows[:-1]]
    sexes = [data.figure("tak-actions", TOTAL, f"TAK_A-{sex}").value for sex in ("L", "P", "unknown")]
    assert kinds[0] == sum(sexes)


def test_persons_under_action_are_not_told_by_nationality(any_pack):
    """Place and article stand in the pack, so nationality does not stand beside them."""
    assert "tak-persons" not in {one.id for one in blocks(any_pack, Table)}
    persons = [one for one in iter_figures(any_pack) if one.table == "tak-persons"]
    assert {one.row for one in persons} <= {TOTAL}


def test_precedents_are_told_with_their_source_and_never_counted(meetings):
    """Removing them changes no figure."""
    material = meetings.city()
    with_them, without = pack(material), pack(replace(material, theme=replace(material.theme, precedents=())))
    rows = table(with_them, "preseden-tema").rows
    assert [row.cells[3] for row in rows] == [one.source for one in material.theme.precedents]
    assert any("tidak pernah dihitung" in text for text in words(with_them))
    assert list(iter_figures(with_them)) == list(iter_figures(without))


def test_incidents_of_the_theme_are_worded_by_grade(meetings):
    """What is recorded as clarification is called so, TAK keeps its capitals, nationality is no cause."""
    (text,) = [text for text in words(pack(meetings.city())) if "berkaitan dengan tema." in text]
    assert re.search(r"Dari jumlah itu dicatat \d+ sebagai dugaan, \d+ sebagai dikenai TAK", text)
    assert text.endswith("Kewarganegaraan tidak dipakai sebagai dasar pencatatan.")


def test_day_60_is_flagged_and_verification_asked_for(meetings):
    """A permit past its date is no finding."""
    document = pack(meetings.city())
    (text,) = [text for text in words(document) if "lewat masa berlaku," in text]
    assert "tepat 60 hari" in text
    assert "harus diverifikasi dengan data perlintasan" in text
    assert any("hari ke-60" in note or "tepat 60 hari" in note for note in table(document, "overstay").notes)


def test_the_tile_map_shows_every_kelurahan_once(meetings):
    """Six kecamatan, 31 tiles, each with its own figure, and the alternative text names them."""
    material = meetings.city()
    (map_,) = blocks(pack(material), TileMap)
    tiles = [tile for group in map_.groups for tile in group.tiles]
    assert (len(map_.groups), len(tiles)) == (6, 31)
    assert all(tile.figure == material.data.figure("stock-village", tile.figure.row, TOTAL) for tile in tiles)
    assert all(f"{tile.label} {formats.figure(tile.figure)}" in map_.alt for tile in tiles)
    assert max(tile.figure.value for tile in tiles) <= map_.bounds[-1]
    assert not any(group.emphasised for group in map_.groups)


def test_a_kecamatan_emphasises_its_own_villages(meetings):
    """Its group is framed, its kelurahan alone are listed, its own figures lead."""
    material = meetings.district()
    document = pack(material)
    (map_,) = blocks(document, TileMap)
    assert [group.label for group in map_.groups if group.emphasised] == ["Kelapa Gading"]
    listed = [row.cells[0] for row in table(document, "stock-village").rows]
    assert listed == ["Kelapa Gading Timur", "Pegangsaan Dua", "Kelapa Gading Barat", "Kecamatan Kelapa Gading"]
    own = material.data.figure("stock-district-permit", "31.72.06")
    assert blocks(document, KeyFigures)[0].items[0].figure == own
    assert table(document, "stock-village").rows[-1].cells[-1] == own


def test_a_kecamatan_decides_about_itself(meetings):
    """Its decisions name its own figures and no meeting of another kecamatan."""
    decided = pack(meetings.district()).sections[0].sections[1].blocks[0].items
    assert all("di Kecamatan Kelapa Gading" in text for text in decided)
    assert not any("jadwal rapat koordinasi" in text for text in decided)


def test_there_are_no_empty_tables(any_pack):
    """Each has rows; what has none is named in a sentence."""
    assert all(one.rows and not one.nil for one in blocks(any_pack, Table))


def test_nothing_happened_is_nihil_and_not_missing(meetings):
    """The log was delivered and holds nothing."""
    said = words(pack(meetings.district()))
    assert "NIHIL: kejadian menurut jenis dan tingkat kepastian serta kejadian menurut kecamatan." in said
    assert "Selama bulan September 2024 di seluruh wilayah kerja tidak tercatat kejadian." in said
    assert not any(text.startswith(("Catatan kejadian", "Data belum disampaikan: kejadian")) for text in said)


def test_nothing_delivered_is_said_for_every_part(meetings):
    """No zero stands for what nobody counted."""
    document = pack(meetings.without_data())
    said = words(document)
    assert any(text.startswith("Register orang asing per 30 September 2024 belum disampaikan") for text in said)
    assert any("register orang asing belum disampaikan, sehingga tabel pada bagian ini" in text for text in said)
    assert not any(text.startswith("Data belum disampaikan: orang asing menurut") for text in said), "said once"
    counts = [one.figure for one in blocks(document, KeyFigures)[0].items]
    assert [one.status for one in counts] == [Status.MISSING] * 4 + [Status.VALUE]


def test_follow_ups_carry_status_and_age(meetings):
    """Age since the meeting that agreed on it, days past the deadline, overdue ones first, closed ones last."""
    rows = table(pack(meetings.city()), "tindak-lanjut-daftar").rows
    ages = [getattr(row.cells[-2], "value", None) for row in rows]
    late = [getattr(row.cells[-1], "value", None) for row in rows]
    assert [row.cells[5].split(".")[0] for row in rows] == ["Belum", "Proses", "Belum", "Selesai"]
    assert ages == [63, 63, 154, None]
    assert late == [16, None, None, None]


def test_a_single_meeting_is_named_once_above_its_tasks(meetings):
    """Of several each row names its own."""
    several = table(pack(meetings.city()), "tindak-lanjut-daftar")
    assert "Rapat" in several.head
    assert "seluruhnya" not in several.subtitle
    of_one = tuple(replace(task, since=meetings.TASKS[0].since) for task in meetings.TASKS)
    one = table(pack(meetings.city(follow_ups=of_one)), "tindak-lanjut-daftar")
    assert "Rapat" not in one.head
    assert one.subtitle.endswith(f"; seluruhnya dari rapat {formats.day(meetings.TASKS[0].since)}")
    assert all(len(row.cells) == len(one.head) for row in one.rows)


def test_tasks_of_this_very_meeting_are_not_carried(meetings):
    """A pack made again after the meeting still looks back only."""
    new = replace(meetings.TASKS[0], since=meetings.DAY)
    material = meetings.city(follow_ups=(*meetings.TASKS, new))
    assert follow_ups.task_count(material).value == 4


def test_a_task_due_on_the_day_is_not_overdue(meetings):
    """The deadline itself is still in time."""
    task = replace(meetings.TASKS[0], deadline=meetings.DAY)
    assert follow_ups.overdue_count(meetings.city(follow_ups=(task,))).value == 0
    late = replace(task, deadline=meetings.DAY - timedelta(days=1))
    assert follow_ups.overdue_count(meetings.city(follow_ups=(late,))).value == 1


def test_questions_follow_the_gaps_of_each_agency(meetings):
    """Difference to Dukcapil, an overdue task to its owner, the theme to whom it concerns, the rest to the chair."""
    asked = {}
    for row in table(pack(meetings.city()), "pertanyaan-instansi").rows:
        asked.setdefault(row.cells[0], []).append(row.cells[1])
    assert next(iter(asked)) == "Pimpinan rapat"
    assert asked["Pimpinan rapat"] == ["Siapa penanggung jawab tindak lanjut “Menyusun daftar narahubung kecamatan”?"]
    assert asked["Sudin Dukcapil Jakarta Utara"][0].startswith("Kapan data pemegang ITAS dan ITAP dapat dicocokkan")
    assert asked["Suban Kesbangpol Jakarta Utara"][0].startswith("Apa kendala tindak lanjut “Menyeragamkan format")
    assert asked["KPU Jakarta Utara"] == [meetings.THEME.questions[1][1]]
    assert "Kodim 0502/Jakarta Utara" not in asked
    assert list(asked)[-1] == "Instansi lain yang diundang"
    assert asked["Instansi lain yang diundang"][0].startswith("Tidak ada pertanyaan khusus")
    invitees = [one for one in meetings.city().meeting.invitees if one.agency.startswith("KPU")]
    only = pack(meetings.city(meeting=meetings.city_meeting(invitees=tuple(invitees))))
    assert "Instansi lain yang diundang" not in {row.cells[0] for row in table(only, "pertanyaan-instansi").rows}


def test_agencies_without_counts_are_asked_for_them(meetings):
    """Those that give counts, and only those; agencies with the same question stand together."""
    material = meetings.city(data=meetings.data(status={"agency_counts": Status.MISSING}))
    rows = [row.cells for row in table(pack(material), "pertanyaan-instansi").rows]
    wanted = "Berapa jumlah orang asing menurut data instansi"
    asked = ", ".join(agency for agency, text in rows if text.startswith(wanted))
    assert len({agency for agency, _ in rows}) == len(rows), "each agency stands once"
    assert all(name in asked for name in ("Sudin Dukcapil", "Sudin Nakertransgi", "Sudin Pendidikan", "Kecamatan Koja"))
    assert not any(name in asked for name in ("Polres", "Kodim", "Bawaslu", "Kejaksaan"))


def test_many_tasks_are_asked_about_by_number(meetings):
    """Sixty agencies and two hundred tasks: each task is listed once, the questions refer to it."""
    document = pack(meetings.large())
    listed = table(document, "tindak-lanjut-daftar")
    assert (len(listed.rows), listed.landscape) == (200, True)
    texts = [row.cells[1] for row in table(document, "pertanyaan-instansi").rows]
    assert sum("Bagian 6" in text for text in texts) > 20
    numbers = {
        int(number) for text in texts if "Bagian 6" in text for number in re.findall(r"\d+", text.split("pada")[0])
    }
    assert numbers <= set(range(1, 201))


def test_the_number_of_the_meeting_is_told_with_its_target(meetings):
    """Only where the office has set one."""
    aimed = meetings.data(config=Config(meeting=MeetingOptions(city_target=4)))
    for material, end in ((meetings.city(), "pada tahun 2024."), (meetings.city(data=aimed), "dari sasaran 4 rapat.")):
        (text,) = [text for text in words(pack(material)) if "rapat ke-2" in text]
        assert text.endswith(end)


def test_a_meeting_without_an_earlier_one_says_so(meetings):
    """No change is invented."""
    material = meetings.city(earlier=(), follow_ups=(), data=meetings.data(changes=Comparison(Base(), Base())))
    document = pack(material)
    assert not any("rapat terdahulu" in title for title in titles(document.sections[0].sections))
    assert any(text.startswith("Belum ada rapat terdahulu") for text in words(document))
    assert not any("dibandingkan" in text.lower() for text in words(document))


def test_the_offices_own_text_replaces_the_generated_one(meetings):
    """The workbook wins over pora.toml; a list takes a line a point; the text carries no figures of ours."""
    config = Config(
        narrative={"bahan-tujuan": "Dari pora.toml.", "bahan-rekomendasi": "Menetapkan A.\n\nMenugaskan B."}
    )
    meeting = meetings.city_meeting(texts={"bahan-tujuan": "  Dari buku\nkerja. "})
    document = pack(meetings.city(meeting=meeting, data=meetings.data(config=config)))
    said = {one.text: one.figures for one in blocks(document, Paragraph)}
    assert said["Dari buku kerja."] == ()
    assert "Dari pora.toml." not in said
    assert ("Menetapkan A.", "Menugaskan B.") in [one.items for one in blocks(document, Listing)]


def test_no_text_shows_the_workings_or_a_sanction(any_pack):
    """No placeholder, no Python, no double space; articles are named, sanctions never."""
    cells = [cell for one in blocks(any_pack, Table) for row in one.rows for cell in row.cells if isinstance(cell, str)]
    for text in (*words(any_pack), *cells, *titles(any_pack.sections)):
        assert not re.search(r"None|[{}]|  |TODO|Status\.|\bnan\b| \.|\.\.", text), text
        assert not re.search(r"pidana penjara|denda|kurungan|Rp", text), text


def test_definitions_stand_for_every_counted_table(meetings):
    """Also for those that are made from others."""
    document = pack(meetings.city())
    told = {name for row in table(document, "definisi-tabel").rows for name in row.cells[0].split(", ")}
    counted = [one for one in blocks(document, Table) if any(_holds_figures(row) for row in one.rows)]
    assert len(counted) > 10
    assert all(one.title.partition(".")[0] in told for one in counted if one.id != "definisi-tabel")


def _holds_figures(row: Row) -> bool:
    return any(isinstance(cell, Figure | Change) for cell in row.cells)


def test_levels_have_their_names(meetings):
    """Province, city, kecamatan, or none where the workbook does not say."""
    names = {
        level: pack(
            replace(meetings.without_data(), meeting=replace(meetings.without_data().meeting, level=level))
        ).subtitle
        for level in (*Level, None)
    }
    assert names == {
        Level.PROVINCE: "Rapat Koordinasi Tim PORA Tingkat Provinsi",
        Level.CITY: "Rapat Koordinasi Tim PORA Tingkat Kota Jakarta Utara",
        Level.DISTRICT: "Rapat Koordinasi Tim PORA Tingkat Kecamatan",
        None: "Rapat Koordinasi Tim PORA",
    }


def test_progress_words_are_complete():
    """Each progress has its word."""
    assert set(follow_ups.STATUS_IN_SENTENCES) == set(Progress)


def test_a_table_of_zeros_gives_way_to_its_sentence(meetings):
    """Nobody's permit ends and none has lapsed: a sentence says it."""
    document = pack(meetings.city(data=meetings.data(scale=0.0)))
    said = [text for text in words(document) if "berakhir dalam 30 hari sejak" in text]
    assert said == [
        "Tidak ada izin tinggal yang berakhir dalam 30 hari sejak 30 September 2024. Menurut register, tidak ada izin "
        "tinggal yang telah lewat masa berlaku."
    ]
    assert table(document, "stock-expiring") is table(document, "overstay") is None
