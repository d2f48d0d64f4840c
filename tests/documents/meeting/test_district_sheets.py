"""Sheets for each camat: one a kecamatan, without any number of persons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.documents.figures_used import iter_figures
from reports.documents.meeting.district_sheets import district_sheets
from reports.documents.shared import with_printed_chapters
from reports.model.document import Listing, Particulars, Table
from reports.model.events import Event
from reports.model.reconciliation import Delivery, SourceRemarks
from reports.vocabulary import formats, places
from reports.vocabulary.config import Config, MeetingOptions

SPAN = "selama bulan Agustus 2024 sampai dengan September 2024"
DAY = date(2024, 9, 30)
KOJA, CILINCING = "31.72.03", "31.72.04"


def facts(section):
    """Return label and value of what stands first on a sheet."""
    return dict(next(block for block in section.blocks if isinstance(block, Particulars)).items)


def villages_of(district, day=DAY):
    """Return the kelurahan of a kecamatan, each counted on a day."""
    return tuple((village.code, day) for village in places.villages() if village.district == district)


def remarks(*deliveries):
    """Return the remarks on the kelurahan with what each kecamatan gave."""
    return SourceRemarks("kelurahan", (), DAY, DAY, True, (), deliveries=deliveries)


def sheets(material):
    """Return the sheets by the name of the kecamatan."""
    made = district_sheets(material, edition="antarinstansi")
    return {section.title.removeprefix("Lembar Kecamatan "): section for section in made.sections}


def test_every_kecamatan_has_a_sheet_that_says_all(meetings):
    """Also that a lapsed permit is no finding, and what the classes are; no figure of persons stands on it."""
    made = district_sheets(meetings.city(), edition="antarinstansi")
    assert len(made.sections) == 6
    assert not list(iter_figures(made))
    for section in made.sections:
        assert [type(block) for block in section.blocks if isinstance(block, Table | Listing)] == [Table, Listing]
        text = str(section.blocks)
        assert "bukan temuan pelanggaran" in text
        assert all(name in text for name in ("ITK", "ITAS", "ITAP", "Pasal 71", "Pasal 72"))


def test_meetings_and_counts_are_those_of_the_own_kecamatan(meetings):
    """Neither another's meeting nor one of the city; counts in part are said to be that."""
    events = (
        Event(date(2024, 9, 3), "rapat", "kecamatan", KOJA, "", ""),
        Event(date(2024, 9, 19), "rapat", "kecamatan", KOJA, "", ""),
        Event(date(2024, 9, 20), "operasi-gabungan", "kecamatan", KOJA, "", ""),
        Event(date(2024, 9, 21), "rapat", "kota", None, "", ""),
    )
    villages = ((f"{CILINCING}.1001", DAY), (f"{CILINCING}.1002", DAY))
    source = remarks(Delivery(KOJA, DAY, DAY, villages_of(KOJA)), Delivery(CILINCING, DAY, DAY, villages))
    config = Config(meeting=MeetingOptions(district_deadline="tanggal 5 setiap bulan", contact="Seksi Inteldakim"))
    data = replace(meetings.data(config=config), events=events, sources=(source,))
    made = sheets(meetings.city(data=data))
    koja, cilincing, ancol = facts(made["Koja"]), facts(made["Cilincing"]), facts(made["Pademangan"])
    assert koja["Rapat Tim PORA"] == f"tingkat kecamatan 2 kali {SPAN}; terakhir 19 September 2024"
    assert cilincing["Rapat Tim PORA"] == f"tingkat kecamatan belum tercatat {SPAN}"
    assert koja["Laporan terakhir"].endswith("per 30 September 2024")
    assert "baru 2 dari 7 kelurahan" in cilincing["Laporan terakhir"]
    assert ancol["Laporan terakhir"] == "belum diterima"
    assert koja["Batas waktu"] == "tanggal 5 setiap bulan"
    assert "6 kelurahan" in koja["Yang dimohon"]


def test_a_camat_is_asked_for_a_day_and_not_for_what_he_has_given(meetings):
    """What is missing of the month, by name; else the next month-end; an older count does not stand for this one."""
    august = date(2024, 8, 31)
    villages = (*villages_of(CILINCING)[:1], *villages_of(CILINCING, august)[1:])
    source = remarks(
        Delivery(KOJA, DAY, DAY, villages_of(KOJA)),
        Delivery(CILINCING, august, DAY, villages),
        Delivery("31.72.01", DAY, DAY),
        Delivery("31.72.02", august, august),
    )
    made = sheets(meetings.city(data=replace(meetings.data(), sources=(source,))))
    asked = {name: facts(sheet)["Yang dimohon"] for name, sheet in made.items()}
    assert asked["Koja"].startswith("data September 2024 telah diterima; berikutnya jumlah orang asing pada setiap")
    assert "keadaan per 31 Oktober 2024" in asked["Koja"]
    assert asked["Penjaringan"].startswith("data September 2024 telah diterima; berikutnya ")
    assert "tanpa rincian kelurahan" in facts(made["Penjaringan"])["Laporan terakhir"]
    assert asked["Tanjung Priok"].startswith(
        "jumlah orang asing pada setiap kelurahan (7 kelurahan), keadaan per 30 Sep"
    )
    first, *rest = (village.name for village in places.villages() if village.district == CILINCING)
    assert f"belum diterima ({formats.joined(rest)}), keadaan per 30 September 2024" in asked["Cilincing"]
    assert first not in asked["Cilincing"]
    assert asked["Pademangan"].startswith("jumlah orang asing pada setiap kelurahan (3 kelurahan), keadaan per 30 Sep")


def test_what_is_not_known_is_a_dotted_line(meetings):
    """Deadline and contact; without a log nothing is said of meetings."""
    made = facts(sheets(meetings.without_data())["Koja"])
    assert made["Batas waktu"] == made["Narahubung"] == formats.DOTTED
    assert made["Rapat Tim PORA"] == "data belum tersedia"


def test_a_meeting_of_one_kecamatan_has_its_sheet_alone(meetings):
    """The others are not invited."""
    assert list(sheets(meetings.district())) == ["Kelapa Gading"]


def test_members_of_the_team_get_the_sheets_and_the_public_none(meetings):
    """By the declared table of editions."""
    made = district_sheets(meetings.city(), edition="antarinstansi")
    assert with_printed_chapters(made, "antarinstansi").sections == made.sections
    assert not with_printed_chapters(made, "publik").sections
