"""What sheets, heads and entries of a meeting workbook are called, and what is nearly so."""

from __future__ import annotations

import pytest

from reports.model.meeting import Attendance, Level, Progress
from reports.vocabulary import meeting_forms


@pytest.mark.parametrize(
    ("text", "attendance"),
    [
        ("Ya", Attendance.PRESENT), ("HADIR ", Attendance.PRESENT), ("h", Attendance.PRESENT),
        ("✓", Attendance.PRESENT), (" ✔ ", Attendance.PRESENT), ("√", Attendance.PRESENT), ("v", Attendance.PRESENT),
        ("Diwakili", Attendance.REPRESENTED), ("diwakili oleh Kasi", Attendance.REPRESENTED),
        ("Hadir (diwakili)", Attendance.REPRESENTED), ("Tidak", Attendance.ABSENT), ("-", Attendance.ABSENT),
        ("—", Attendance.ABSENT), ("Tidak hadir.", Attendance.ABSENT), ("berhalangan", Attendance.ABSENT),
        ("", None), ("  ", None), ("mungkin", None), ("x", None), ("0", None), ("1", None), ("?", None),
        ("Hadir terlambat", None), ("Tidak, diwakili", None), ("✗", None), ("diwakilioleh", None), ("Ya / Tidak", None),
    ],
)  # fmt: skip
def test_attendance_is_said_in_declared_words(text: str, attendance: Attendance | None) -> None:
    """A tick is a word too; what could be either is none."""
    assert meeting_forms.attendance(text) == attendance


@pytest.mark.parametrize(
    ("text", "progress"),
    [
        ("Belum", Progress.OPEN), ("OPEN", Progress.OPEN), ("dalam proses", Progress.STARTED),
        ("Sebagian", Progress.STARTED),
        ("Selesai.", Progress.CLOSED), ("100%", Progress.CLOSED), ("SUDAH", Progress.CLOSED), ("", None), ("50%", None),
        ("0", None), ("belum tentu", None), ("hampir selesai", None), ("selesai?", Progress.CLOSED),
    ],
)  # fmt: skip
def test_progress_is_said_in_declared_words(text: str, progress: Progress | None) -> None:
    """Nearly done is not done."""
    assert meeting_forms.progress(text) == progress


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Kota", Level.CITY), ("tingkat kota", Level.CITY), ("Kota Administrasi Jakarta Utara", Level.CITY),
        ("Provinsi", Level.PROVINCE), ("Kecamatan", Level.DISTRICT), ("Kecamatan Koja", Level.DISTRICT),
        ("Tingkat Kecamatan Koja", Level.DISTRICT), ("Kec.", Level.DISTRICT), ("", None), ("nasional", None),
        ("Koja", None), ("tingkat", None), ("Kota Bekasi", None), ("Kota dan Kecamatan Koja", None),
    ],
)  # fmt: skip
def test_the_level_of_a_meeting_is_said_in_declared_words(text: str, level: Level | None) -> None:
    """A kecamatan may be named behind its word, a city may not."""
    assert meeting_forms.level(text) == level


@pytest.mark.parametrize(
    ("name", "sheet"),
    [("Rapat", "Rapat"), (" TINDAK  LANJUT", "Tindak Lanjut"), ("rtl", "Tindak Lanjut"), ("Daftar Hadir", "Undangan"),
     ("Sheet1", None), ("Undangan (2)", None), ("Rapat lama", None), ("", None), ("✓", None)],
)  # fmt: skip
def test_sheets_are_known_by_declared_names(name: str, sheet: str | None) -> None:
    """A copy beside the original is none."""
    assert meeting_forms.sheet_called(name) == sheet


@pytest.mark.parametrize(
    ("label", "fact"),
    [("Tema", "subject"), ("TEMA :", "subject"), ("Hari/Tanggal", "day"), ("hari, tanggal", "day"), ("Hari", "weekday"),
     ("", None), ("Tema rapat lalu", None)],
)  # fmt: skip
def test_facts_are_known_by_declared_labels(label: str, fact: str | None) -> None:
    """With any marks around them."""
    assert meeting_forms.fact_called(label) == fact


@pytest.mark.parametrize(
    ("sheet", "head", "field"),
    [("Undangan", "No", meeting_forms.NUMBER), ("Undangan", "Hadir?", "attendance"), ("Undangan", "Tenggat", None),
     ("Tindak Lanjut", "Tenggat", "deadline"), ("Tindak Lanjut", "BATAS WAKTU", "deadline"), ("Undangan", "", None)],
)  # fmt: skip
def test_heads_are_known_on_their_own_sheet(sheet: str, head: str, field: str | None) -> None:
    """A head of another sheet is none."""
    assert meeting_forms.field_called(sheet, head) == field


def test_the_blank_workbook_is_read_as_what_it_is() -> None:
    """Every sheet, label and head of it is known, each field once, and what a row needs has a column."""
    for sheet, heads in meeting_forms.form().items():
        assert meeting_forms.sheet_called(sheet) == sheet
        fields = [
            meeting_forms.fact_called(head) if sheet == meeting_forms.FACTS else meeting_forms.field_called(sheet, head)
            for head in heads
        ]
        assert None not in fields
        assert len(set(fields)) == len(fields)
        assert [meeting_forms.head_of(sheet, field) for field in fields if field] == list(heads)
        assert sheet == meeting_forms.FACTS or set(meeting_forms.keys_of(sheet)) <= set(fields)


def test_a_field_without_a_head_is_called_by_its_name() -> None:
    """The blank workbook need not have a column for it."""
    assert meeting_forms.head_of("Undangan", "shoe_size") == "shoe_size"


def test_spellings_are_offered_by_what_they_belong_to() -> None:
    """For proposals at a head that nobody knows."""
    assert meeting_forms.spellings("facts")["TEMA"] == "subject"
    assert meeting_forms.spellings("columns", "Tindak Lanjut")["TENGGAT"] == "deadline"
