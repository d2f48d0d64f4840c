"""Meeting workbooks as offices really fill them in."""

from __future__ import annotations

import io
from datetime import date, time
from time import process_time
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.meeting import read_meeting
from reports.intake.read import Found
from reports.intake.validate import balance_of
from reports.model.grid import Grid, Span
from reports.model.meeting import Attendance, Level, Progress
from reports.model.sheet import RowBin, RowRole
from reports.pipeline.intake import read_file
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.meeting import Meeting
    from reports.model.sheet import FileReading, TableReading


def reading(folder: Path, content: bytes, name: str = "rapat.xlsx") -> FileReading:
    """Read a workbook through the whole of intake."""
    path = folder / name
    path.write_bytes(content)
    return read_file(Found(path, is_lock=False), name)


def told(one: FileReading) -> Meeting:
    """Return the meeting of a reading."""
    assert one.meeting is not None
    return one.meeting


def said(one: FileReading) -> set[tuple[str, str | None, str | None]]:
    """Return code, sheet and cell of every problem."""
    every = (*one.problems, *(problem for table in one.tables for problem in table.problems))
    return {(problem.code, problem.sheet, problem.cell) for problem in every}


def table(one: FileReading, sheet: str) -> TableReading:
    """Return the table of a sheet."""
    return next(table for table in one.tables if table.table.sheet == sheet)


def test_an_ordinary_workbook_is_read_without_a_word(tmp_path: Path) -> None:
    """Facts, lists, and no problem."""
    one = reading(tmp_path, meetings.meeting())
    meeting = told(one)
    assert said(one) == set()
    assert (meeting.day, meeting.level, meeting.invitation_date) == (date(2024, 10, 9), Level.CITY, date(2024, 10, 1))
    assert [(invitee.agency, invitee.attendance) for invitee in meeting.invitees] == [
        ("Polres Metro", Attendance.PRESENT), ("Kodim", Attendance.ABSENT)
    ]  # fmt: skip
    (task,) = meeting.follow_ups
    assert (task.task, task.deadline, task.progress, task.since) == (
        "Menyampaikan data", date(2024, 11, 1), Progress.OPEN, date(2024, 10, 9)
    )  # fmt: skip


def ugly() -> bytes:
    """Return a workbook as an office writes it: titles, merged cells, other words, notes below."""
    return meetings.workbook(
        {
            " DATA  rapat ": [
                ("RAPAT TIM PORA", None, None, None),
                (None,),
                ("Acara :", None, "Pengawasan", None),
                ("TINGKAT RAPAT", ":", "Kecamatan Koja", None),
                ("Hari", ":", "Kamis", None),
                ("Tanggal", ":", date(2024, 10, 9), None),
                ("Jam", ":", time(9, 30), None),
                ("Lokasi: Aula Kecamatan Koja", None, None, None),
                ("Dipimpin oleh", None, None, "Camat"),
                ("Narahubung", ":", "Seksi", None),
            ],
            "DAFTAR UNDANGAN": [
                ("DAFTAR UNDANGAN RAPAT TIM PORA", None, None, None, None, None),
                (None,),
                ("NO.", "INSTANSI/UNIT", "PEJABAT", "KEHADIRAN", "Paraf", "KET"),
                (1, 2, 3, 4, 5, 6),
                (1, "Polsek Koja", "Kapolsek", "✓", None, None),
                (2, "Koramil  Koja", "Danramil", "diwakili oleh Bati", None, None),
                (3, None, None, None, None, None),
                (4, None, "Lurah", "–", None, None),
                (None,),
                (5, "polsek koja", "KAPOLSEK", "Ya", None, None),
                (6, "KUA", "Kepala", "mungkin", None, None),
                (7, "Puskesmas", "Kepala", None, None, None),
                ("JUMLAH", None, None, 5, None, None),
                (None,),
                (None, None, None, "Jakarta, 9 Oktober 2024", None, None),
                (None, None, None, "Camat", None, None),
            ],
            "pembahasan": [
                ("Instansi", "Masukan", "Data disampaikan", "Tanggapan"),
                ("Polsek Koja", "Pengamanan", None, "Dicatat"),
                (None, "Jadwal", "Tersedia", None),
                ("Koramil", None, None, None),
                (None, "Lain-lain", None, None),
            ],
            "TINDAK LANJUT": [
                ("No", "Tugas", "PIC", "Batas Waktu", "Progres", "Tenggat"),
                (1, "Mendata kos", "Lurah", 45586, "proses", None),
                (2, "Mendata hotel", None, "Senin, 16 Oktober 2024", "kira-kira", None),
                (3, "Melapor", "Lurah", None, None, None),
                (4, "Rapat lagi", None, None, "SELESAI", None),
                (5, "Menyurati", "Camat", "31 Februari 2025", "Belum", None),
            ],
        },
        merged={"DAFTAR UNDANGAN": ["A1:F1"], "pembahasan": ["A2:A3"], " DATA  rapat ": ["A1:D1"]},
    )


def test_other_words_titles_and_merged_cells_are_understood(tmp_path: Path) -> None:
    """Values beside their labels or two cells further, ticks and dashes, serials, an agency merged over its topics."""
    meeting = told(reading(tmp_path, ugly()))
    assert (meeting.subject, meeting.time, meeting.place, meeting.chair) == (
        "Pengawasan", "09.30", "Aula Kecamatan Koja", "Camat"
    )  # fmt: skip
    assert (meeting.level, meeting.district, meeting.day) == (Level.DISTRICT, "31.72.03", date(2024, 10, 9))
    assert [(one.agency, one.attendance) for one in meeting.invitees] == [
        ("Polsek Koja", Attendance.PRESENT), ("Koramil Koja", Attendance.REPRESENTED), ("KUA", None),
        ("Puskesmas", None),
    ]  # fmt: skip
    assert [(one.agency, one.topic) for one in meeting.contributions] == [
        ("Polsek Koja", "Pengamanan"), ("Polsek Koja", "Jadwal"), (None, "Lain-lain")
    ]  # fmt: skip
    assert [(one.owner, one.deadline, one.progress) for one in meeting.follow_ups] == [
        ("Lurah", date(2024, 10, 21), Progress.STARTED), (None, date(2024, 10, 16), Progress.OPEN),
        ("Lurah", None, Progress.OPEN), (None, None, Progress.CLOSED), ("Camat", None, Progress.OPEN),
    ]  # fmt: skip


def test_every_fault_is_named_at_its_cell(tmp_path: Path) -> None:
    """Sheet and cell of each, and nothing else."""
    assert said(reading(tmp_path, ugly())) == {
        ("weekday-conflict", " DATA  rapat ", "C5"),
        ("meeting-row-without-key", "DAFTAR UNDANGAN", "B8"),
        ("agency-repeated", "DAFTAR UNDANGAN", "B10"),
        ("attendance-unreadable", "DAFTAR UNDANGAN", "D11"),
        ("attendance-missing", "DAFTAR UNDANGAN", "D12"),
        ("contribution-without-agency", "pembahasan", "A5"),
        ("column-repeated", "TINDAK LANJUT", "F1"),
        ("weekday-conflict", "TINDAK LANJUT", "D3"),
        ("progress-unreadable", "TINDAK LANJUT", "E3"),
        ("follow-up-without-owner", "TINDAK LANJUT", "C3"),
        ("follow-up-without-deadline", "TINDAK LANJUT", "D4"),
        ("date-impossible", "TINDAK LANJUT", "D6"),
    }


def test_every_row_is_in_one_bin(tmp_path: Path) -> None:
    """Title, signature and blank rows in none; the bins add up."""
    one = reading(tmp_path, ugly())
    invited = table(one, "DAFTAR UNDANGAN")
    assert (invited.table.header_rows, invited.table.data_rows) == ((3, 3), (5, 12))
    assert invited.table.structure == {3: RowRole.HEADER, 4: RowRole.NUMBERING, 7: RowRole.BLANK}
    bins = dict(zip(invited.records.rows, invited.records.bins, strict=True))
    assert {row for row, row_bin in bins.items() if row_bin is RowBin.SET_ASIDE} == {8}
    assert {row for row, row_bin in bins.items() if row_bin is RowBin.DUPLICATE} == {10}
    assert all(balance_of(each).balanced for each in one.tables)
    assert [(column.header, column.field) for column in invited.table.columns] == [
        ("NO.", "number"), ("INSTANSI/UNIT", "agency"), ("PEJABAT", "position"), ("KEHADIRAN", "attendance"),
        ("Paraf", None), ("KET", "note"),
    ]  # fmt: skip


def test_two_row_header_is_one_header(tmp_path: Path) -> None:
    """Heads merged downwards, and a group head over two of them."""
    made = meetings.sheets()
    made["Undangan"] = [
        ("No", "Instansi", "Undangan", None, "Ket"),
        (None, None, "Jabatan", "Hadir", None),
        (1, "Polres", "Kasat", "Ya", "tepat waktu"),
    ]
    merged = {"Undangan": ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]}
    one = reading(tmp_path, meetings.workbook(made, merged))
    assert table(one, "Undangan").table.header_rows == (1, 2)
    (invitee,) = told(one).invitees
    assert (invitee.position, invitee.attendance, invitee.note) == ("Kasat", Attendance.PRESENT, "tepat waktu")


def test_what_lacks_is_named(tmp_path: Path) -> None:
    """A meeting without subject, time and chair; a label that is nearly one is proposed."""
    made = meetings.sheets(Tema=None, Pukul="-")
    made["Rapat"] = [row if row[0] != "Pimpinan" else ("Pimpnan Rapat", "Kepala") for row in made["Rapat"]]
    assert said(reading(tmp_path, meetings.workbook(made))) == {
        ("meeting-fact-missing", "Rapat", "B1"),
        ("meeting-fact-missing", "Rapat", "B4"),
        ("meeting-fact-missing", "Rapat", None),
        ("column-proposed", "Rapat", "A6"),
    }


@pytest.mark.parametrize(
    ("name", "written", "day", "codes"),
    [
        ("rapat-2024-10-09.xlsx", "Rabu, 9 Oktober 2024", date(2024, 10, 9), set()),
        ("rapat 9 oktober 2024.xlsx", "9-10-2024", date(2024, 10, 9), set()),
        ("rapat-2024-10-16.xlsx", "9-10-2024", date(2024, 10, 9), {"meeting-day-conflict"}),
        ("rapat-2024-10-16.xlsx", None, date(2024, 10, 16), {"meeting-day-from-name"}),
        ("rapat.xlsx", "kapan-kapan", None, {"date-unreadable", "meeting-fact-missing"}),
        ("rapat.xlsx", None, None, {"meeting-fact-missing"}),
        ("rapat.xlsx", 45574, date(2024, 10, 9), set()),
    ],
)
def test_day_and_file_name_are_compared(
    tmp_path: Path, name: str, written: object, day: date | None, codes: set[str]
) -> None:
    """The sheet wins; where it is silent the file name speaks, and says so."""
    one = reading(tmp_path, meetings.meeting(Hari_Tanggal=written), name)
    assert told(one).day == day
    assert {code for code, _, _ in said(one)} - {"meeting-fact-missing"} == codes - {"meeting-fact-missing"}
    assert ("meeting-fact-missing" in {code for code, _, _ in said(one)}) == (day is None and written is None)


@pytest.mark.parametrize(
    ("place", "subject", "name", "district"),
    [
        ("Aula Kantor Kecamatan Tanjung Priok, Jalan Koja", "Rapat", "rapat", "31.72.02"),
        ("Aula", "Pengawasan di Kelapa Gading", "rapat", "31.72.06"),
        ("Aula", "Rapat", "rapat cilincing", "31.72.04"),
        ("Kelurahan Koja, Kecamatan Pademangan", "Rapat", "rapat", "31.72.05"),
        ("Aula", "Rapat", "rapat", None),
    ],
)
def test_kecamatan_of_a_meeting_is_read_where_it_stands(
    tmp_path: Path, place: str, subject: str, name: str, district: str | None
) -> None:
    """Place, subject, then file name; none is a problem."""
    content = meetings.meeting(Tingkat="Kecamatan", Tempat=place, Tema=subject)
    one = reading(tmp_path, content, f"{name}.xlsx")
    assert told(one).district == district
    assert ("meeting-district-missing" in {code for code, _, _ in said(one)}) == (district is None)


def test_a_value_that_reads_like_a_label_is_a_value(tmp_path: Path) -> None:
    """Tingkat is Kecamatan, the subject is the word Tema; two pairs may share a row."""
    made = meetings.sheets(Tema="Tema", Tingkat="Kecamatan", Tempat="Aula Kecamatan Koja", Kode_Tema="UMUM.toml")
    made["Rapat"] = [("Pukul", "09.00", "Notulis:", "Kasubsi"), *(row for row in made["Rapat"] if row[0] != "Pukul")]
    one = reading(tmp_path, meetings.workbook(made))
    meeting = told(one)
    assert (meeting.subject, meeting.level, meeting.district) == ("Tema", Level.DISTRICT, "31.72.03")
    assert (meeting.time, meeting.secretary, meeting.theme) == ("09.00", "Kasubsi", "umum")
    assert said(one) == {("fact-repeated", "Rapat", "A7")}


def test_a_held_meeting_notes_who_came(tmp_path: Path) -> None:
    """Told once, at the first empty cell; a meeting that is still to come notes nobody yet."""
    made = meetings.sheets()
    made["Undangan"] = [meetings.INVITED, (1, "Polres Metro", "Kasat"), (2, "Kodim", "Pasi Intel")]
    assert said(reading(tmp_path, meetings.workbook(made))) == {("attendance-unnoted", "Undangan", "E2")}
    made["Pembahasan"] = [meetings.DISCUSSION]
    assert said(reading(tmp_path, meetings.workbook(made))) == {("attendance-unnoted", "Undangan", "E2")}
    made["Keputusan"] = [meetings.DECISIONS]
    assert said(reading(tmp_path, meetings.workbook(made))) == set()


def test_decisions_need_an_owner_and_a_deadline_or_a_follow_up(tmp_path: Path) -> None:
    """Beside them, in a follow-up that carries them out, or in one that names their number."""
    made = meetings.sheets()
    made["Keputusan"] = [
        ("No", "Keputusan", "Penanggung Jawab", "Tenggat"),
        (1, "Operasi gabungan dilaksanakan sebelum masa tenang", None, None),
        (2, "Pendataan dilanjutkan", None, None),
        (3, "Semua hadir", None, None),
        (4, "Laporan dikirim", "Camat", None),
        (5, "Laporan dibaca", "Camat", date(2024, 11, 1)),
    ]
    made["Tindak Lanjut"] = [
        meetings.FOLLOW_UPS,
        (1, "Melaksanakan operasi gabungan", "Imigrasi", date(2024, 11, 1), "Belum", None),
        (2, "Mendata kos", "Lurah", date(2024, 11, 1), "Belum", "keputusan nomor 2"),
    ]
    assert said(reading(tmp_path, meetings.workbook(made))) == {
        ("decision-without-owner", "Keputusan", "C4"),
        ("decision-without-deadline", "Keputusan", "D5"),
    }


@pytest.mark.parametrize(
    "path", ["../foto.jpg", "/etc/passwd", "C:\\foto.jpg", "a/../../b.png", "https://x.example/a.png", "~/a.png"]
)
def test_a_picture_outside_the_folder_is_left_out(tmp_path: Path, path: str) -> None:
    """Whatever way out is taken."""
    made = meetings.sheets()
    made["Dokumentasi"] = [meetings.PHOTOS, (path, "luar"), ("foto/rapat..1.jpg", "dalam")]
    one = reading(tmp_path, meetings.workbook(made))
    assert [photo.file for photo in told(one).photos] == ["foto/rapat..1.jpg"]
    assert ("photo-outside", "Dokumentasi", "A2") in said(one)


def test_the_offices_own_texts_are_read_by_their_part(tmp_path: Path) -> None:
    """The first for a part counts, its lines stay lines; a text without part is named."""
    made = meetings.sheets()
    made["Naskah"] = [meetings.TEXTS, ("pembuka", "Satu\n  Dua  kata"), ("pembuka", "Dua"), (None, "Tiga"),
                      ("penutup", None)]  # fmt: skip
    one = reading(tmp_path, meetings.workbook(made))
    assert told(one).texts == {"pembuka": "Satu\nDua kata"}
    assert said(one) == {("text-repeated", "Naskah", "A3"), ("text-without-part", "Naskah", "A4")}


def test_a_form_that_nobody_filled_in_is_no_meeting(tmp_path: Path) -> None:
    """And has no faults either."""
    blank = {name: [rows[0]] for name, rows in meetings.sheets().items()}
    blank["Rapat"] = [(label, None) for label in meetings.FACTS]
    one = reading(tmp_path, meetings.workbook(blank))
    assert one.meeting is None
    assert said(one) == set()


def test_a_sheet_without_header_is_named(tmp_path: Path) -> None:
    """Nothing of it is read."""
    made = meetings.sheets()
    made["Undangan"] = [("Polres", "Kasat"), ("Kodim", "Pasi")]
    one = reading(tmp_path, meetings.workbook(made))
    assert told(one).invitees == ()
    assert said(one) == {("meeting-head-missing", "Undangan", None)}


def test_places_of_texts_are_their_cells(tmp_path: Path) -> None:
    """So that whatever is found in a text later can be shown where it stands."""
    places = told(reading(tmp_path, ugly())).places
    assert places["subject"] == (" DATA  rapat ", "C3")
    assert places["follow_ups.1.task"] == ("TINDAK LANJUT", "B3")
    assert places["invitees.2.agency"] == ("DAFTAR UNDANGAN", "B11")


def test_large_meeting_is_read_whole(tmp_path: Path) -> None:
    """60 agencies and 200 follow-ups."""
    one = reading(tmp_path, meetings.large())
    assert (len(told(one).invitees), len(told(one).follow_ups), said(one)) == (60, 200, set())


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path) -> None:
    """As in any other sheet."""
    book = openpyxl.load_workbook(io.BytesIO(meetings.meeting()))
    book["Undangan"].row_dimensions[3].hidden = True
    book["Undangan"].column_dimensions["F"].hidden = True
    book.save(tmp_path / "rapat.xlsx")
    one = reading(tmp_path, (tmp_path / "rapat.xlsx").read_bytes())
    assert len(told(one).invitees) == 2
    assert said(one) == {("hidden-rows", "Undangan", None), ("hidden-columns", "Undangan", None)}
    told_rows = [each.details["rows"] for each in table(one, "Undangan").problems if each.code == "hidden-rows"]
    assert told_rows == ["3"]


@pytest.mark.untraced
@pytest.mark.ci
def test_a_sheet_of_very_many_rows_is_read_in_seconds() -> None:
    """And one whose merged ranges overlap without end, too."""
    grids = [Grid(name, tuple(map(tuple, rows))) for name, rows in meetings.sheets().items()]
    rows = (meetings.INVITED, *((n, f"Instansi {n}", "Kepala", None, "Ya", None) for n in range(25_000)))
    spans = (Span(1, 1, 100_000, 6),) * 50_000
    start = process_time()
    found = read_meeting("rapat.xlsx", "rapat", [grids[0], Grid("Undangan", rows), *grids[2:]])
    read_meeting("rapat.xlsx", "rapat", [grids[0], Grid("Undangan", rows[:1000], spans), *grids[2:]])
    assert process_time() - start < 5
    assert found.meeting is not None
    assert len(found.meeting.invitees) == 25_000


def test_who_is_outside_the_government_is_read_and_told(tmp_path: Path) -> None:
    """Silence means of the government; what cannot be read counts as outside."""
    rows = [
        (*meetings.INVITED, "Pemerintah"),
        (1, "Polres Metro", "Kasat Intelkam", None, None, None, "Ya"),
        (2, "PT Angkasa Raya", "Pimpinan", None, None, None, "Swasta"),
        (3, "Kodim", "Pasi Intel", None, None, None, None),
        (4, "Forum Warga", "Ketua", None, None, None, "entah"),
        (5, "Apindo", "Ketua", None, None, None, "-"),
    ]
    sheets = {**meetings.sheets(), "Undangan": rows}
    read = reading(tmp_path, meetings.workbook(sheets))
    assert read.meeting is not None
    assert [one.agency for one in read.meeting.invitees if one.is_outside_government] == [
        "PT Angkasa Raya", "Forum Warga", "Apindo"
    ]  # fmt: skip
    assert {place for place in said(read) if "government" in place[0]} == {
        ("invitee-outside-government", "Undangan", "G3"),
        ("government-unreadable", "Undangan", "G5"),
        ("invitee-outside-government", "Undangan", "G6"),
    }
