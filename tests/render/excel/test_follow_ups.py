"""The register of follow-ups as a workbook, read back with openpyxl."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from reports.documents.meeting.follow_up_register import register
from reports.render.excel import follow_ups
from reports.vocabulary.resources import load
from tests.documents.meeting import minutes_material as made


def rendered(material=None):
    """Return the bytes of a register."""
    return follow_ups.render(register(material or made.held(), edition="antarinstansi"))


def opened(material=None):
    """Return its workbook."""
    return load_workbook(io.BytesIO(rendered(material)))


@pytest.fixture(scope="module")
def sheet():
    """Return the list of the seed case."""
    return opened()[follow_ups.LIST]


def rows(sheet):
    """Return the values of the list below its head."""
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=follow_ups.HEAD_ROW + 1)]


def test_a_row_is_a_task_with_real_dates_and_numbers(sheet):
    """Open ones first; what is unknown is an empty cell."""
    first, second, third, last = rows(sheet)
    assert first == [
        1, "Menyeragamkan format laporan kelurahan", "Suban Kesbangpol Jakarta Utara", datetime(2024, 9, 30), "Belum",
        None, "rapat-2024-07-18", datetime(2024, 7, 18), 91, 17,
    ]  # fmt: skip
    assert second[4:6] == ["Proses", "Surat disiapkan"]
    assert third[2:4] == [None, None]
    assert last[4] == "Selesai"


def test_rows_can_be_copied_into_the_next_meeting_workbook(sheet):
    """The first heads are those of its sheet Tindak Lanjut."""
    heads = [cell.value for cell in sheet[follow_ups.HEAD_ROW]]
    wanted = load("kinds")["meeting"]["sheets"]["Tindak Lanjut"]
    assert heads[: len(wanted)] == wanted
    assert sheet.title == "Tindak Lanjut"


def test_the_list_filters_freezes_and_prints_with_its_head(sheet):
    """Nothing has to be set up before it is used or printed."""
    assert sheet.auto_filter.ref == "A4:J8"
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.oddHeader.left.text == "TERBATAS"


def test_status_is_chosen_from_a_list(sheet):
    """The values that intake reads."""
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"Belum,Proses,Selesai"', "E5:E8")


def test_nothing_in_it_moves_by_itself(sheet):
    """Ages are values of a day, no formulas that change when the file is opened."""
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert rendered() == rendered()


def test_the_first_sheet_says_how_it_is_used():
    """That the status is kept in the meeting workbooks, and how many tasks there are."""
    cover = opened()[follow_ups.COVER]
    text = "\n".join(str(cell.value) for row in cover.iter_rows() for cell in row if cell.value)
    assert "Status dimutakhirkan pada buku kerja rapat berikutnya" in text
    assert "4 (belum 2, proses 1, selesai 1)" in text


def test_a_text_never_becomes_a_formula():
    """Whatever a task begins with."""
    task = made.FOLLOW_UPS[0]
    rude = [type(task)("=HYPERLINK(1)", "@x", None, task.progress, "+1", made.DAY, "rapat")]
    cells = rows(opened(made.held(follow_ups=tuple(rude)))[follow_ups.LIST])
    assert cells[0][1:3] == ["=HYPERLINK(1)", "@x"]
    sheet = opened(made.held(follow_ups=tuple(rude)))[follow_ups.LIST]
    assert {cell.data_type for row in sheet.iter_rows(min_row=5) for cell in row} <= {"s", "n", "d"}


def test_no_task_is_nihil_and_two_hundred_are_two_hundred():
    """Both come out whole."""
    assert rows(opened(made.quiet())[follow_ups.LIST])[0][1] == "NIHIL"
    many = rows(opened(made.large())[follow_ups.LIST])
    assert len(many) == 200
    closed = [row[4] == "Selesai" for row in many]
    assert closed == sorted(closed)
