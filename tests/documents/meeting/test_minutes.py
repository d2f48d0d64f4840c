"""The report of a meeting, its register and its message, as composed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date

import pytest

from reports.documents.meeting import follow_ups, naming
from reports.documents.meeting.atensi import attention_report
from reports.documents.meeting.briefing_slides import briefing_slides
from reports.documents.meeting.follow_up_register import register
from reports.documents.meeting.minutes_slides import presentation
from reports.documents.meeting.report import meeting_report, report_figures
from reports.errors import ConfigurationError
from reports.model.charts import Chart
from reports.model.document import Listing, Paragraph, Pictures, Signatures, Table
from reports.model.figures import Figure
from reports.model.meeting import Attendance, Decision, Invitee, Level
from reports.vocabulary.config import Config, DocumentOptions
from tests.documents.meeting import minutes_material as made


def report(material, edition="antarinstansi", pictures=()):
    """Compose a report."""
    return meeting_report(material, edition=edition, version="0", pictures=pictures)


def sections(document):
    """Return the sections of a document by their ids."""
    return {one.id: one for one in document.sections}


def blocks(document, kind):
    """Return the blocks of a kind in reading order."""
    return [block for section in document.sections for block in section.blocks if isinstance(block, kind)]


def texts(value):
    """Yield every text in a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value) and not isinstance(value, Figure):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def said(document):
    """Return everything a document says, as one text."""
    return "\n".join(texts(document.sections))


def test_parts_stand_in_the_order_of_custom():
    """Dasar to Penutup, then the annexes."""
    titles = [one.title for one in report(made.held()).sections]
    assert titles == [
        "A. Dasar", "B. Maksud dan Tujuan", "C. Waktu dan Tempat", "D. Pimpinan dan Peserta", "E. Susunan Acara",
        "F. Jalannya Rapat dan Pembahasan", "G. Data Pendukung", "H. Kesimpulan", "I. Rekomendasi dan Tindak Lanjut",
        "J. Penyampaian Laporan", "K. Penutup", "Lampiran I. Daftar Hadir", "Lampiran II. Dokumentasi",
    ]  # fmt: skip


def test_the_law_is_that_of_the_day_of_the_meeting():
    """UU 63/2024 is of the day after; the letter on monthly returns is no ground for a meeting."""
    basis = sections(report(made.held()))["dasar"].blocks[0].items
    assert "terakhir dengan Undang-Undang Nomor 6 Tahun 2023" in basis[0]
    assert not any("63 Tahun 2024" in one or "Laporan Bulanan" in one for one in basis)
    later = sections(report(made.held(meeting={"day": date(2024, 10, 17)})))["dasar"].blocks[0].items
    assert "63 Tahun 2024" in later[0]


def test_an_invitation_without_a_number_is_a_dotted_line():
    """Its date is given, its number left to be filled in."""
    last = sections(report(made.held()))["dasar"].blocks[0].items[-1]
    assert "Nomor …" in last
    assert "tanggal 9 Oktober 2024 hal Undangan Rapat Koordinasi Tim PORA." in last


def test_agencies_are_counted_in_words_and_the_absent_are_named():
    """Those who were represented, too."""
    told = [one.text for one in sections(report(made.held()))["peserta"].blocks]
    assert told[1] == (
        "Dari 7 (tujuh) instansi yang diundang, 5 (lima) instansi hadir dan 2 (dua) instansi tidak hadir. "
        "Di antara yang hadir, 1 (satu) instansi diwakili."
    )
    assert told[2] == "Instansi yang diwakili: Sudin Dukcapil Jakarta Utara."
    assert told[3] == (
        "Instansi yang diundang dan tidak hadir: Sudin Pendidikan Wilayah I Jakarta Utara dan BNN Kota Jakarta Utara."
    )


@pytest.mark.parametrize(
    ("noted", "text"),
    [
        ([Attendance.ABSENT, Attendance.PRESENT], "Seluruh instansi yang diundang, yaitu 1 (satu) instansi, hadir."),
        ([Attendance.ABSENT], "Rapat mengundang 1 (satu) instansi; tidak ada yang hadir."),
        ([None], "Rapat mengundang 1 (satu) instansi. Kehadiran belum dicatat."),
    ],
)
def test_an_agency_is_one_however_many_of_its_offices_were_invited(noted, text):
    """The best attendance of its offices is the agency's; nothing divides by nothing."""
    invitees = tuple(Invitee("Kodim 0502", f"Jabatan {n}", None, one) for n, one in enumerate(noted))
    told = sections(report(made.held(meeting={"invitees": invitees})))["peserta"].blocks
    assert told[1].text == text


def test_tasks_of_earlier_meetings_say_where_they_come_from_and_how_old_they_are():
    """Open ones first; what is late says by how many days."""
    _opening, new, carried = sections(report(made.held()))["tindak-lanjut"].blocks
    assert [row.cells[1] for row in new.rows] == [one.task for one in made.FOLLOW_UPS[2:]]
    assert new.rows[1].cells[2:] == ("belum ditetapkan", "belum ditetapkan", "Belum")
    assert carried.rows[0].cells[3:] == ("30 Sep 2024 (lewat 17 hari)", "Belum")
    assert carried.subtitle.endswith("rapat 18 Juli 2024 (91 hari)")
    assert carried.rows[1].cells[4] == "Selesai. Diterima 21 Agustus."


def test_a_decision_names_owner_and_deadline_where_they_were_agreed():
    """And says that they are not settled where not."""
    items = sections(report(made.held()))["kesimpulan"].blocks[1].items
    assert items == (
        "Kehadiran orang asing pada kampanye dicatat sebagai keberadaan atau klarifikasi. "
        "Penanggung jawab: belum ditetapkan; tenggat: belum ditetapkan.",
        "Operasi gabungan tingkat kota dilaksanakan sebelum masa tenang. Penanggung jawab: Kantor Imigrasi; "
        "tenggat: 22 November 2024.",
    )


def test_every_figure_of_the_tables_is_a_counted_one():
    """The figures beside the document hold each number of its tables of figures."""
    material = made.held()
    published = {
        one.id: one.value for table in report_figures(material).tables.values() for one in table.cells.values()
    }
    printed = [
        cell
        for table in blocks(report(material), Table)
        for row in table.rows
        for cell in row.cells
        if isinstance(cell, Figure)
    ]
    assert len(printed) > 100
    assert [one.id for one in printed if published[one.id] != one.value] == []


def test_articles_and_nationalities_are_not_beside_the_report():
    """It prints the totals of actions and persons by kind, and hands out no more than it prints."""
    tables = report_figures(made.held()).tables
    assert {one.row for name in ("tak-actions", "tak-persons") for one in tables[name].cells.values()} == {"total"}
    assert "stock-nationality-permit" not in tables


def test_a_quiet_meeting_has_sentences_and_no_empty_tables():
    """A kecamatan without incidents, actions, agenda, discussion and follow-ups."""
    document = report(made.quiet())
    assert all(table.rows for table in blocks(document, Table))
    text = said(document)
    for sentence in (
        "Selama bulan September 2024 di seluruh wilayah kerja tidak tercatat kejadian.",
        "Selama bulan September 2024 di seluruh wilayah kerja tidak ada tindakan administratif keimigrasian.",
        "Rapat tidak menyepakati tindak lanjut. Tidak ada tindak lanjut rapat sebelumnya yang tercatat.",
        "Rapat Koordinasi Tim PORA Tingkat Kecamatan Koja",
        "Orang asing di Kecamatan Koja menurut kelurahan",
    ):
        assert sentence in text


def test_a_report_without_any_register_says_so():
    """Not delivered is not nil."""
    missing = dict.fromkeys(made.invented.EVERYTHING, made.Status.MISSING)
    text = said(report(made.held(status=missing)))
    assert "Per 30 September 2024 register orang asing belum disampaikan." in text
    assert "Catatan kejadian untuk bulan September 2024 belum disampaikan." in text


def test_names_of_officials_and_photographs_stay_in_the_office():
    """A shared edition has neither, and says where the photographs are."""
    shared, own = report(made.held()), report(made.held(), "dinas", ("foto-1",))
    for name in ("Ranu Sabeko", "Tamira Joleno", "Wakoro Sinde"):
        assert name not in said(shared)
        assert name in said(own)
    assert blocks(shared, Pictures) == []
    assert "Dokumentasi foto (2 berkas) disimpan oleh Kantor Imigrasi" in said(shared)
    assert [one.key for one in blocks(own, Pictures)[0].items] == ["foto-1"]
    assert "1 berkas foto tidak dapat dimuat." in said(own)


def test_the_office_replaces_any_paragraph():
    """Text of the sheet Naskah stands in place of the generated one; each line of a list is a point."""
    ids = {"laporan-maksud": "Maksud  kantor.", "laporan-kesimpulan": "Satu.\nDua.", "atensi-penutup": "Sekian."}
    material = made.held(meeting={"texts": ids})
    parts = sections(report(material))
    assert parts["maksud"].blocks == (Paragraph("Maksud kantor."),)
    assert parts["kesimpulan"].blocks[1] == Listing(("Satu.", "Dua."))
    assert "Sekian." in said(attention_report(material, edition="antarinstansi"))


def test_the_pages_bear_their_class():
    """TERBATAS on the report, the register, the message and the slides."""
    material = made.held()
    made_of_it = (
        report(material),
        register(material, edition="antarinstansi"),
        attention_report(material, edition="antarinstansi"),
        presentation(material, edition="antarinstansi"),
    )
    assert {one.classification for one in made_of_it} == {"TERBATAS"}


def test_a_standing_date_before_the_meeting_is_a_dotted_line():
    """The office's configured date was for a return; a report is not older than its meeting."""
    document = report(made.held(day=date(2024, 10, 7)))
    assert document.date is None
    assert blocks(document, Signatures)[0].place_date == "Jakarta Utara, …………"
    assert naming.task_reference_day(made.held(day=date(2024, 10, 7))) == made.DAY


def test_an_undecided_letterhead_says_what_to_write():
    """A report written after the ministry changed its name about a meeting before."""
    with pytest.raises(ConfigurationError) as caught:
        report(made.held(day=date(2024, 10, 25)))
    assert "letterhead" in caught.value.hint
    decided = Config(document=DocumentOptions(letterhead="kemenimipas"))
    document = report(made.held(day=date(2024, 10, 25), config=decided))
    assert "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN" in document.letterhead.lines


def test_who_chairs_signs_as_chair_and_who_keeps_minutes_beside():
    """By position; where somebody else chaired, the head of office takes note."""
    left, right = blocks(report(made.held()), Signatures)[0].items
    assert left.position == ("Notulis,", "Kepala Subseksi Intelijen Keimigrasian,")
    assert right.position == ("Pimpinan rapat,", "Kepala Kantor,")
    other = blocks(report(made.held(meeting={"chair": "Kepala Divisi Keimigrasian"})), Signatures)[0].items[1]
    assert other.position[0] == "Mengetahui,"


def test_the_register_keeps_closed_tasks_below_the_open_ones():
    """Ages are days from the meeting that agreed on a task to the day of the register."""
    tasks = register(made.held(), edition="antarinstansi").tasks
    assert [(one.status, one.age, one.overdue) for one in tasks] == [
        ("Belum", 91, 17), ("Proses", 1, 0), ("Belum", 1, 0), ("Selesai", None, 0),
    ]  # fmt: skip
    assert tasks[0].meeting == "rapat-2024-07-18"


def test_slides_tell_no_more_tasks_than_they_have_room_for():
    """The rest is counted."""
    tables = blocks(presentation(made.large(), edition="antarinstansi"), Table)
    assert [len(one.rows) for one in tables if one.id.startswith("tindak-lanjut")] == [10, 10]
    assert all("tugas lain" in one.notes[-1] for one in tables if one.id.startswith("tindak-lanjut"))


def test_a_meeting_without_level_or_subject_is_still_told():
    """What the workbook leaves open is dotted or left out, never None."""
    bare = made.held(meeting={
        "level": None, "subject": None, "time": None, "place": None, "chair": None, "secretary": None,
        "invitation_date": None, "agenda": (), "contributions": (), "decisions": (), "photos": (), "invitees": (),
    }, follow_ups=())  # fmt: skip
    everything = (report(bare), attention_report(bare, edition="antarinstansi"), presentation(bare, edition="dinas"))
    assert not any("None" in said(one) for one in everything)


def test_a_decision_takes_owner_and_deadline_of_the_task_that_covers_it():
    """The same words as decision and as task are one matter."""
    decision = Decision("Meminta daftar pemantau asing terakreditasi kepada KPU.")
    items = sections(report(made.held(meeting={"decisions": (decision,)})))["kesimpulan"].blocks[1].items
    assert items[0].endswith("KPU. Penanggung jawab: Kantor Imigrasi; tenggat: 1 November 2024.")


def unnoted(*attendances):
    """Return a meeting whose agencies came or did not, as noted."""
    invitees = tuple(Invitee(f"Instansi {n}", "Kepala", None, one) for n, one in enumerate(attendances))
    return made.held(meeting={"invitees": invitees})


def test_nobody_is_said_to_have_come_when_attendance_was_not_noted():
    """Neither slides nor message: no key figure, no chart, and never that all came."""
    for make in (presentation, attention_report):
        text = said(make(unnoted(None, None), edition="antarinstansi"))
        assert "Kehadiran belum dicatat." in text
        assert "Seluruh instansi hadir" not in text
        assert "instansi hadir dari" not in text


def test_those_who_are_not_noted_are_counted_beside_those_who_are():
    """And the bars of attendance count each agency once."""
    material = unnoted(Attendance.PRESENT, Attendance.REPRESENTED, None)
    slides = presentation(material, edition="antarinstansi")
    assert "Kehadiran 1 instansi belum dicatat." in said(slides)
    chart = sections(slides)["kehadiran"].blocks[0]
    assert [(bar.label, bar.total.value) for bar in chart.bars] == [
        ("Hadir sendiri", 1), ("Diwakili", 1), ("Tidak dicatat", 1),
    ]  # fmt: skip
    assert "kehadiran 1 (satu) instansi belum dicatat" in said(attention_report(material, edition="antarinstansi"))
    everyone = presentation(unnoted(Attendance.PRESENT), edition="antarinstansi")
    assert "Seluruh instansi hadir." in said(everyone)


def test_of_very_many_tasks_the_report_lists_the_most_urgent_and_the_register_all():
    """Two hundred are listed one and all."""
    material = made.large(tasks=5000)
    tables = [one for one in sections(report(material))["tindak-lanjut"].blocks if isinstance(one, Table)]
    assert max(len(one.rows) for one in tables) <= 60
    assert "lainnya dalam register tindak lanjut" in said(report(material))
    assert len(register(material, edition="antarinstansi").tasks) == 5000
    assert "lainnya dalam register" not in said(report(made.large()))


def test_the_digest_of_the_inputs_stays_with_the_office():
    """Only the office's own edition prints it."""
    assert "Sidik masukan (SHA-256)" in report(made.held(), edition="dinas").marks
    assert "Sidik masukan (SHA-256)" not in report(made.held()).marks


def test_a_meeting_of_a_kecamatan_leads_with_its_own_figures():
    """What is about the whole work area says so, in the report and on the slides."""
    material = made.held(meeting={"level": Level.DISTRICT, "district": "31.72.03"})
    opening = sections(report(material))["data-pendukung"].blocks[0].text
    assert "di Kecamatan Koja (seluruh wilayah kerja: " in opening
    subtitles = {one.id: one.subtitle for one in blocks(report(material), Table)}
    assert subtitles["incidents-type-grade"].endswith("seluruh wilayah kerja")
    assert subtitles["tak-jenis"].endswith("seluruh wilayah kerja")
    slides = said(presentation(material, edition="antarinstansi"))
    assert "orang asing tercatat dalam register di Kecamatan Koja" in slides
    assert "tindakan administratif keimigrasian (seluruh wilayah kerja)" in slides
    assert "seluruh wilayah kerja" not in said(report(made.held()))


def test_a_register_without_kelurahan_gives_a_sentence_and_no_table():
    """A table of dashes above a total says nothing."""
    material = made.quiet()
    tables = dict(material.data.figures.tables)
    villages = tables["stock-village"]
    cells = {
        place: replace(one, value=0 if place[0].startswith("31.72.03") else one.value)
        for place, one in villages.cells.items()
    }
    tables["stock-village"] = replace(villages, cells=cells)
    data = replace(material.data, figures=replace(material.data.figures, tables=tables))
    document = report(replace(material, data=data))
    assert [one.id for one in blocks(document, Table) if one.id == "stock-village"] == []
    assert "Kelurahan belum dicatat dalam register untuk " in said(document)


def test_nothing_is_said_of_a_kecamatan_that_is_about_the_whole_work_area():
    """Also on the slides where there were none, and once only where there were some."""
    slides = said(presentation(made.quiet(), edition="antarinstansi"))
    assert "di seluruh wilayah kerja tidak tercatat kejadian." in slides
    assert "di seluruh wilayah kerja tidak ada tindakan administratif keimigrasian." in slides
    local = made.held(meeting={"level": Level.DISTRICT, "district": "31.72.03"})
    for shown in (briefing_slides(local, edition="antarinstansi"), presentation(local, edition="antarinstansi")):
        assert {
            one.subtitle.count("seluruh wilayah kerja") for one in blocks(shown, Chart) if "kejadian" in one.id
        } == {1}
    quiet = said(briefing_slides(made.quiet(), edition="antarinstansi"))
    assert "Angka kunci di Kecamatan Koja" in quiet
    assert "di seluruh wilayah kerja tidak ada tindakan administratif keimigrasian." in quiet


def test_states_of_tasks_are_those_of_the_workbook_and_lateness_is_of_a_day():
    """A remark may be younger than the day to which lateness is reckoned; on slides, too."""
    told = {one.id: one.subtitle for one in blocks(report(made.held()), Table)}
    state = "Status menurut buku kerja rapat; keterlambatan per 17 Oktober 2024"
    assert told["tindak-lanjut-rapat"] == state
    on_slides = {one.id: one.subtitle for one in blocks(presentation(made.held(), edition="antarinstansi"), Table)}
    once = f"{state}; seluruhnya dari rapat 18 Juli 2024 (91 hari)"
    assert told["tindak-lanjut-sebelumnya"] == on_slides["tindak-lanjut-sebelumnya"] == once


@pytest.mark.parametrize(
    ("text", "deadline", "words"),
    [
        ("Instansi menyampaikan data paling lambat tanggal 5 setiap bulan.", None, "tanggal 5 setiap bulan"),
        ("Data disampaikan paling lambat pada hari Senin, melalui surat.", None, "hari Senin"),
        ("Data disampaikan paling lambat tanggal 5 setiap bulan.", date(2024, 11, 5), "5 November 2024"),
        ("Operasi gabungan dilaksanakan.", None, "belum ditetapkan"),
    ],
)
def test_a_deadline_in_the_decisions_own_words_is_one(text, deadline, words):
    """A sentence that names its deadline is not followed by "belum ditetapkan"."""
    assert follow_ups.deadline_in_words(text, deadline) == words
