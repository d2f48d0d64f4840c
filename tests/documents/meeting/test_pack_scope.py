"""The briefing pack: whose figures each sentence tells, what was not recorded, and sums that add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from reports.documents.figures_used import iter_blocks
from reports.documents.meeting.briefing_slides import briefing_slides
from reports.documents.meeting.pack import briefing_pack
from reports.documents.villages import village_table
from reports.model.charts import TileMap
from reports.model.document import Listing, Paragraph, Table
from reports.model.figures import TOTAL, Status
from reports.vocabulary import formats


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


def test_a_kecamatan_is_told_first_and_the_work_area_beside_it(meetings):
    """Each sentence leads with the figure of the first page; tables of the work area say that they are."""
    material = replace(meetings.district(), data=meetings.data("2024-09"))
    document = pack(material)
    figure = material.data.figure
    for table_id, column in (("stock-district-permit", TOTAL), ("stock-expiring", "30"), ("incidents-district", TOTAL)):
        own = formats.counted(figure(table_id, "31.72.06", column), "kejadian" if "incidents" in table_id else "")
        whole = figure(table_id, TOTAL, column).value
        told = f"{own} asing di" if table_id.startswith("stock-district") else f"{own} di"
        if not figure(table_id, "31.72.06", column).value:
            told = "tidak tercatat kejadian di"
        (text,) = [one for one in words(document) if f"{told} Kecamatan Kelapa Gading (seluruh wilayah" in one]
        assert text.index(told) < text.index(f"(seluruh wilayah kerja: {formats.number(whole)}")
    assert table(document, "stock-district-permit").subtitle.endswith("; seluruh wilayah kerja")
    assert "seluruh wilayah kerja" not in table(document, "stock-village").subtitle
    assert any("Kelapa Gading, sedangkan Dukcapil" in text and "wilayah kerja: register" in text
               for text in words(document))  # fmt: skip


def _without_villages(meetings, district):
    """Return figures in which the persons of a kecamatan, or of all, are without a kelurahan."""
    data = meetings.data("2024-09")
    villages = data.table("stock-village")
    cells = {
        place: replace(one, value=0) if place[0].startswith(district) else one for place, one in villages.cells.items()
    }
    tables = {**data.figures.tables, villages.id: replace(villages, cells=cells)}
    return replace(data, figures=replace(data.figures, tables=tables))


def test_kelurahan_that_are_not_recorded_are_no_zeros(meetings):
    """Of one kecamatan: its tiles and rows are without a number, and all its persons are unknown."""
    document = pack(meetings.city(data=_without_villages(meetings, "31.72.06")))
    (map_,) = blocks(document, TileMap)
    tiles = {group.label: {tile.figure.value for tile in group.tiles} for group in map_.groups}
    assert tiles["Kelapa Gading"] == {None}
    assert None not in tiles["Koja"]
    rows = table(document, "stock-village").rows
    start = next(index for index, row in enumerate(rows) if row.cells[0] == "Kelapa Gading" and row.role == "group")
    group, *listed, unknown = rows[start : start + 5]
    assert {cell.status for row in listed for cell in row.cells[1:]} == {Status.MISSING}
    assert unknown.cells[0] == "Kelurahan tidak diketahui"
    assert [cell.value for cell in unknown.cells[1:]] == [cell.value for cell in group.cells[1:]]


def _with_unknown_villages(data, more):
    """Return the data with as many persons in each kecamatan as its kelurahan have, and some of unknown kelurahan."""
    villages, districts = (data.figures.tables[name] for name in ("stock-village", "stock-district-permit"))
    cells = dict(districts.cells)
    for district in data.area.districts:
        for column in (*villages.columns, TOTAL):
            known = sum(villages.figure(village.code, column).value or 0 for village in district.villages)
            extra = more.get(district.code, 0) if column in ("ITAS", TOTAL) else 0
            cells[district.code, column] = replace(districts.figure(district.code, column), value=known + extra)
    tables = {**data.figures.tables, districts.id: replace(districts, cells=cells)}
    return replace(data, figures=replace(data.figures, tables=tables))


def test_kelurahan_and_the_unknown_add_up_to_their_kecamatan(meetings):
    """The kecamatan bears the figures of its own table; a row of unknown kelurahan stands where there are such."""
    data = _with_unknown_villages(meetings.city().data, {"31.72.03": 4, "31.72.05": 1})
    groups = []
    for row in village_table(data).rows[:-1]:
        values = [cell.value for cell in row.cells[1:]]
        if row.role == "group":
            groups.append((values, []))
            assert row.cells[-1] == data.figure("stock-district-permit", row.cells[-1].row)
        else:
            groups[-1][1].append(values)
    assert [[sum(column) for column in zip(*own, strict=True)] for _, own in groups[:6]] == [
        values for values, _ in groups[:6]
    ]
    assert [len(own) for _, own in groups[:6]] == [5, 7, 6 + 1, 7, 3 + 1, 3]


def test_a_meeting_of_unrecorded_kelurahan_has_a_sentence(meetings):
    """For one kecamatan, and where none of the area is recorded."""
    some, every = _without_villages(meetings, "31.72.06"), _without_villages(meetings, "31.72")
    for material in (replace(meetings.district(), data=some), meetings.city(data=every)):
        document = pack(material)
        assert table(document, "stock-village") is None
        assert any(text.startswith("Kelurahan belum dicatat dalam register untuk") for text in words(document))


def test_agencies_without_counts_have_no_columns(meetings):
    """The register alone is no reconciliation: the sentence says what was not delivered, once."""
    data = meetings.data(status={"agency_counts": Status.MISSING})
    assert table(pack(meetings.city(data=data)), "reconciliation") is None
    said = [text for text in words(pack(meetings.city(data=data))) if "register orang asing belum disampaikan" in text]
    assert len(said) == 1
    whole = meetings.data()
    counts = whole.table("reconciliation")
    cells = {
        place: replace(one, value=None, status=Status.MISSING) if place[1] in {"dukcapil", "kesehatan"} else one
        for place, one in counts.cells.items()
    }
    tables = {**whole.figures.tables, counts.id: replace(counts, cells=cells)}
    made = table(pack(meetings.city(data=replace(whole, figures=replace(whole.figures, tables=tables)))), counts.id)
    assert "Dukcapil" not in made.head
    assert made.head == ("Kecamatan", "Imigrasi (selain ITD dan ITN)", "Kelurahan", "Selisih")
    assert all(len(row.cells) == len(made.head) for row in made.rows)


def test_actions_add_up_to_their_total(meetings):
    """Detentions that are none of the total stand below it; articles without an action are left out."""
    document = pack(meetings.city())
    rows = table(document, "tak-jenis").rows
    (place,) = [place for place, row in enumerate(rows) if row.role == "total"]
    assert sum(row.cells[1].value for row in rows[:place]) == rows[place].cells[1].value
    assert [row.cells[0] for row in rows[place + 1 :]] == ["Pendetensian lain (di luar jumlah)"]
    assert all(row.cells[1].value for row in table(document, "tak-actions").rows)


def test_what_is_new_is_new_since_the_month_of_the_meeting_before(meetings):
    """Incidents are counted by whole months, which the heading says."""
    assert "Perkembangan selama Agustus 2024 dan September 2024" in set(titles(pack(meetings.city()).sections))


def test_a_precedent_is_left_out_only_where_it_happened_after_the_meeting(meetings):
    """An office may know of it before its source appears; that source is not cited then."""
    theme, day = meetings.THEME, meetings.DAY
    later = replace(theme.precedents[0], earliest=day + timedelta(days=1))
    reported_later = replace(theme.precedents[1], earliest=day, published=day + timedelta(days=30))
    material = meetings.city(theme=replace(theme, precedents=(later, reported_later)))
    assert material.data.document_date < day
    assert [row.cells[3] for row in table(pack(material), "preseden-tema").rows] == ["Sumber internal kantor"]
    reported = replace(reported_later, published=day - timedelta(days=1))
    material = meetings.city(theme=replace(theme, precedents=(reported,)))
    assert [row.cells[3] for row in table(pack(material), "preseden-tema").rows] == [reported.source]
    assert table(pack(meetings.city(theme=replace(theme, precedents=(later,)))), "preseden-tema") is None


def test_slides_show_what_the_pack_decides_on(meetings):
    """Day, place and theme in front; permits, reconciliation and tasks as slides; the chart tells whom it lacks."""
    shown = briefing_slides(meetings.city(), edition="antarinstansi")
    assert {"masa-berlaku", "rekonsiliasi", "tindak-lanjut"} <= {one.id for one in shown.sections}
    assert shown.occasion.startswith("Rabu, 16 Oktober 2024 · 09.00")
    assert shown.marks == {"Tema": meetings.city().meeting.subject}
    (places,) = [one for one in shown.sections if one.id == "tempat"]
    on_slide = [block for block in places.blocks if not getattr(block, "for_speaker", False)]
    assert on_slide[-1].text.startswith("Di luar wilayah kerja ")


def test_what_there_is_none_of_anywhere_is_said_in_one_word(meetings):
    """Not that there is none in the kecamatan (whole work area: none)."""
    material = meetings.district()
    tables = dict(material.data.figures.tables)
    for name in ("stock-expiring", "overstay"):
        cells = {place: replace(one, value=0) for place, one in tables[name].cells.items()}
        tables[name] = replace(tables[name], cells=cells)
    data = replace(material.data, figures=replace(material.data.figures, tables=tables))
    (told,) = [one for one in words(pack(replace(material, data=data))) if "berakhir dalam 30 hari" in one]
    assert told.count(" di Kecamatan Kelapa Gading maupun di seluruh wilayah kerja yang ") == 2
    assert "tidak ada orang" not in told


def test_a_subtotal_that_is_the_total_is_no_row_of_a_slide(meetings):
    """Where nobody lives outside the work area or somewhere unknown; it stays where somebody does."""
    material = meetings.city()
    whole = material.data.table("stock-expiring")

    def rows(outside):
        cells = {
            place: replace(one, value=outside if place[0] == "outside" else 0 if place[0] == "unknown" else one.value)
            for place, one in whole.cells.items()
        }
        for column in (*whole.columns, TOTAL):
            work_area = cells["work-area", column].value
            cells[TOTAL, column] = replace(cells[TOTAL, column], value=work_area + outside)
        tables = {**material.data.figures.tables, whole.id: replace(whole, cells=cells)}
        data = replace(material.data, figures=replace(material.data.figures, tables=tables))
        shown = briefing_slides(replace(material, data=data), edition="antarinstansi")
        return [row.cells[0] for row in table(shown, "stock-expiring").rows][-3:]

    assert rows(0)[1:] == ["Kelapa Gading", "Jumlah"]
    assert rows(2) == ["Wilayah kerja", "Di luar wilayah kerja", "Jumlah"]


def test_meetings_and_operations_stand_in_a_table(meetings):
    """The chair's page counts them; levels without any are left out, and a note says so."""
    counts = table(pack(meetings.city()), "timpora")
    figures = meetings.city().data.table("timpora")
    assert counts.rows[-1].cells[1:] == (figures.figure("total", "rapat"), figures.figure("total", "operasi-gabungan"))
    assert all(any(cell.value for cell in row.cells[1:]) for row in counts.rows[:-1])
    held = [row for row in figures.rows if any(figures.figure(row, column).value for column in figures.columns)]
    assert len(counts.rows) == len(held) + 1
    assert bool(counts.notes) == (len(held) < len(figures.rows))
