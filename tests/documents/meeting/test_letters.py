"""Invitation and attendance sheet as Documents: what they say, and what they leave out."""

from __future__ import annotations

from datetime import date

import pytest

from reports.documents.figures_used import iter_blocks
from reports.documents.meeting.attendance import attendance_sheet
from reports.documents.meeting.invitation import addressed_invitations, invitation
from reports.errors import ConfigurationError
from reports.model.document import Listing, Paragraph, Particulars, SignInSheet, Table
from reports.model.meeting import Invitee
from reports.vocabulary import formats
from reports.vocabulary.config import Config, DocumentOptions, MeetingOptions, Official


def letter(material):
    """Compose the invitation's letter."""
    return invitation(material, edition="antarinstansi").letter


def test_the_letter_opens_with_its_dasar(meetings):
    """The law in force on the day of the meeting: the third amendment is of the day after."""
    opening = letter(meetings.city()).body[0].text
    assert opening.startswith("Berdasarkan Pasal 69 Undang-Undang Nomor 6 Tahun 2011")
    assert "Undang-Undang Nomor 6 Tahun 2023" in opening
    assert "63 Tahun 2024" not in opening
    assert "63 Tahun 2024" in letter(meetings.district()).body[0].text


def test_day_time_place_and_theme_stand_with_their_names(meetings):
    """Beside each other, for the colons to be aligned."""
    (about,) = [one for one in letter(meetings.city()).body if isinstance(one, Particulars)]
    assert dict(about.items) == {
        "Hari/tanggal": "Rabu, 16 Oktober 2024",
        "Pukul": "09.00 WIB s.d. selesai",
        "Tempat": "Hotel di Kelapa Gading, Jakarta Utara",
        "Acara": "Rapat Koordinasi Tim PORA Tingkat Kota Jakarta Utara",
        "Tema": "Potensi pelanggaran oleh orang asing pada tahapan Pilkada Serentak Tahun 2024",
    }


def test_what_is_not_known_is_a_dotted_line(meetings):
    """Number, time, place, contact, signatory."""
    made = letter(meetings.without_data())
    assert made.number == formats.DOTTED
    assert dict(made.body[1].items)["Pukul"] == formats.DOTTED
    assert f"narahubung: {formats.DOTTED}" in made.body[2].text
    assert made.signature.name == formats.DOTTED


def test_the_letter_bears_the_workbooks_number_and_date(meetings):
    """They are about this letter alone, so they stand above the document date."""
    meeting = meetings.city_meeting(invitation_no="W.10-GR.04.02-12")
    made = invitation(meetings.city(meeting=meeting), edition="antarinstansi")
    assert (made.letter.number, made.letter.place_date, made.date) == (
        "W.10-GR.04.02-12", "9 Oktober 2024", date(2024, 10, 9),
    )  # fmt: skip
    undated = meetings.city(meeting=meetings.city_meeting(invitation_date=None), data=meetings.data(day=None))
    assert letter(undated).place_date == formats.DOTTED


def test_contact_confirmation_copies_and_signatory_come_from_the_office(meetings):
    """Nothing of it is fixed in the program."""
    config = Config(
        head=Official(capacity="Plh.", name="Pejabat Rekaan", nip="1900"),
        meeting=MeetingOptions(
            contact="Seksi Inteldakim", confirmation="paling lambat 14 Oktober 2024", copies=("Wali Kota",)
        ),
    )
    made = letter(meetings.city(data=meetings.data(config=config)))
    assert (
        "konfirmasi kehadiran paling lambat 14 Oktober 2024 melalui narahubung: Seksi Inteldakim." in made.body[2].text
    )
    assert made.copies == ("Wali Kota",)
    assert (made.signature.position, made.signature.name) == (("Plh. Kepala Kantor,",), "Pejabat Rekaan")


def test_the_list_names_offices_and_never_persons(meetings):
    """Who holds the office may change, and is nobody else's affair."""
    meeting = meetings.city_meeting(invitees=(Invitee("Polsek Koja", "Kapolsek", "Sen Wijo"), Invitee("Kodim")))
    made = invitation(meetings.city(meeting=meeting), edition="antarinstansi")
    (listed,) = [one for one in iter_blocks(made.sections) if isinstance(one, Table)]
    assert [row.cells for row in listed.rows] == [("1", "Kapolsek", "Polsek Koja"), ("2", "Komandan", "Kodim")]
    assert made.sections[0].new_page


def test_nobody_invited_yet_is_said(meetings):
    """No empty table."""
    made = invitation(meetings.without_data(), edition="antarinstansi")
    (listed,) = [one for one in iter_blocks(made.sections) if isinstance(one, Table)]
    assert (listed.rows, listed.nil) == ((), "Daftar undangan belum disusun")


def test_paragraphs_and_remarks_are_the_offices_to_replace(meetings):
    """Each by its id."""
    texts = {"undangan-dasar": "Dasar kantor.", "undangan-catatan": "Catatan satu.\nCatatan dua."}
    made = invitation(meetings.city(meeting=meetings.city_meeting(texts=texts)), edition="antarinstansi")
    assert made.letter.body[0] == Paragraph("Dasar kantor.")
    assert [one.items for one in iter_blocks(made.sections) if isinstance(one, Listing)] == [
        ("Catatan satu.", "Catatan dua.")
    ]


def test_the_letterhead_of_the_transition_has_to_be_chosen(meetings):
    """For the date of the letter, not that of the meeting."""
    late = meetings.city(meeting=meetings.city_meeting(invitation_date=date(2024, 11, 5)))
    with pytest.raises(ConfigurationError):
        letter(late)
    chosen = Config(document=DocumentOptions(letterhead="kemenimipas"))
    made = invitation(meetings.city(meeting=late.meeting, data=meetings.data(config=chosen)), edition="antarinstansi")
    assert made.letterhead.lines[0] == "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN"


def test_the_sheet_has_a_row_for_each_agency_and_spare_ones(meetings):
    """Nothing but number and agency is printed: the rest is written by hand."""
    config = Config(meeting=MeetingOptions(spare_rows=3))
    made = attendance_sheet(meetings.city(data=meetings.data(config=config)), edition="dinas")
    (sheet,) = [one for one in iter_blocks(made.sections) if isinstance(one, SignInSheet)]
    assert sheet.head == ("No", "Nama", "Instansi", "Jabatan", "Nomor telepon", "Tanda tangan")
    assert len(sheet.rows) == 40 - 7 >= len(meetings.AGENCIES) + 3, "the last page is full, with the signature"
    assert sheet.rows[0] == ("1", "", "Pemerintah Kota Administrasi Jakarta Utara", "", "", "")
    assert all(row[2] == "" for row in sheet.rows[-3:])
    assert {text for row in sheet.rows for text in (row[1], row[3], row[4], row[5])} == {""}


@pytest.mark.parametrize("edition", ["antarinstansi", "publik"])
def test_a_shared_sheet_has_no_place_for_names_telephones_and_signatures(meetings, edition):
    """What goes round in the room is the office's own; as many rows, each agency on its own."""
    own, shared = (
        next(one for one in iter_blocks(attendance_sheet(meetings.city(), edition=name).sections)
             if isinstance(one, SignInSheet))
        for name in ("dinas", edition)
    )  # fmt: skip
    assert shared.head == ("No", "Instansi", "Jabatan", "Hadir")
    assert [row[1] for row in shared.rows if row[1]] == [row[2] for row in own.rows if row[2]]
    assert len(shared.rows) > len(own.rows), "who certifies the list signs below the own one"
    assert {text for row in shared.rows for text in row[2:]} == {""}
    assert len(shared.widths) == len(shared.head)


def test_every_document_of_the_meeting_is_terbatas(meetings):
    """Invitation and sheet too."""
    for compose in (invitation, attendance_sheet):
        assert compose(meetings.city(), edition="antarinstansi").classification == "TERBATAS"


def test_letters_to_single_invitees_name_their_head_once(meetings):
    """By pora.toml, else by the workbook; whoever is no head is named for attention; nothing is said twice."""
    invitees = (
        Invitee("Sudin Dukcapil", "Kepala Suku Dinas"), Invitee("Kecamatan Koja", "Camat"),
        Invitee("Kodim 0502", "Pasi Intel"), Invitee("BNN Kota", "Kepala"), Invitee("Polres Metro"),
        Invitee("Polsek Koja", "Kapolsek"), Invitee("KPU", "Ketua"),
    )  # fmt: skip
    config = Config(addressees={"Polres Metro": "Kapolres Metro", "KODIM 0502": "Komandan Kodim 0502"})
    material = meetings.city(meeting=meetings.city_meeting(invitees=invitees), data=meetings.data(config=config))
    made = addressed_invitations(material, edition="dinas")
    assert [one.addressee for one in made.letters] == [
        ("Kepala Suku Dinas Kependudukan dan Pencatatan Sipil", "di tempat"),
        ("Camat Koja", "di tempat"),
        ("Komandan Kodim 0502", "u.p. Pasi Intel", "di tempat"),
        ("Kepala BNN Kota", "di tempat"),
        ("Kapolres Metro", "di tempat"),
        ("Kapolsek Koja", "di tempat"),
        ("Ketua KPU", "di tempat"),
    ]
    assert {one.enclosure for one in made.letters} == {"-"}
    assert not made.sections
    common = invitation(material, edition="dinas")
    assert common.letter.body[0] == made.letters[0].body[0]
    assert made.letters[0].body[-2].text.startswith("Catatan: Undangan ditujukan kepada jabatan")
