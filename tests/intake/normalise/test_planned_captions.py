"""A sheet's name, a title or a row between may say that all below was planned, cancelled or taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

Row = list[object]
TITLE: Row = ["KEGIATAN TIM PORA BULAN SEPTEMBER 2024"]
HEADS: Row = ["No", "Tanggal", "Kegiatan", "Lokasi", "WNA diperiksa", "Temuan"]
ACTIONS: Row = ["No", "Nama", "Kebangsaan", "L/P", "Pasal", "Jenis TAK", "No SK", "Tgl SK"]


def activities(first: int, count: int) -> list[Row]:
    """Return rows of activities on different days."""
    days = range(first, first + count)
    return [[day, f"{day:02}-09-2024", "Sosialisasi", "Koja", None, None] for day in days]


def bans(count: int) -> list[Row]:
    """Return rows of decisions."""
    article, numbers = "Pasal 75 ayat (1) UU 6/2011", range(count)
    return [
        [number, f"ANNA K{chr(65 + number)}", "Jerman", "L", article, "Penangkalan", f"W.14-{number}", "10-09-2024"]
        for number in numbers
    ]


def read(folder: Path, rows: list[Row], sheet: str = "SEP") -> TableReading:
    """Return the only table of a workbook."""
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    path = folder / "log September 2024.xlsx"
    book.save(path)
    (table,) = read_file(Found(path, is_lock=False), path.name).tables
    return table


def held(table: TableReading) -> tuple[int, set[str]]:
    """Return how many activities count, and what is told."""
    return sum(table.records.accepted), {problem.code for problem in table.problems} - {
        "text-alone",
        "activity-unstated",
    }


@pytest.mark.parametrize(
    "caption",
    ["RENCANA KEGIATAN", "Rencana", "B. Kegiatan yang dibatalkan", "KEGIATAN YANG BELUM TERLAKSANA", "BATAL / DITUNDA"],
)
def test_activities_below_a_caption_of_plans_were_not_held(tmp_path, caption):
    """A row between, a title, and the name of a sheet."""
    rows = [HEADS, *activities(1, 3)]
    below = [TITLE, HEADS, *activities(1, 5), [caption], *[[*row[:4], 0, 0] for row in activities(20, 2)]]
    assert held(read(tmp_path, below)) == (5, {"not-held"})
    assert held(read(tmp_path, [[f"{caption} BULAN SEPTEMBER 2024"], *rows])) == (0, {"not-held"})
    assert held(read(tmp_path, [TITLE, *rows], caption.replace("/", "-")[:30])) == (0, {"not-held"})


@pytest.mark.parametrize("caption", ["RENCANA DAN REALISASI KEGIATAN", "JADWAL KEGIATAN", "Agenda", "DIUSULKAN"])
def test_what_may_be_planned_is_asked(tmp_path, caption):
    """Where no status tells it; all is counted."""
    rows = activities(1, 3)
    assert held(read(tmp_path, [TITLE, HEADS, *rows], caption)) == (3, {"plan-asked"})
    with_status = [[*row, "Terlaksana"] for row in rows]
    assert held(read(tmp_path, [TITLE, [*HEADS, "Status"], *with_status], caption)) == (3, set())


def test_a_status_that_says_nothing_leaves_the_question(tmp_path):
    """Below JADWAL an empty status, or another word, does not tell that the activity was held."""
    rows = [[*row, status] for row, status in zip(activities(1, 3), ("Terlaksana", None, "tertib"), strict=True)]
    assert held(read(tmp_path, [TITLE, [*HEADS, "Status"], *rows], "JADWAL")) == (3, {"plan-asked"})


def test_a_status_outdates_the_caption(tmp_path):
    """Of a plan that was carried out."""
    rows = [[*row, "Terlaksana"] for row in activities(1, 2)] + [[*row, None] for row in activities(3, 1)]
    assert held(read(tmp_path, [TITLE, [*HEADS, "Status"], *rows], "RENCANA")) == (2, {"not-held"})


@pytest.mark.parametrize("caption", ["KEGIATAN", "SEPTEMBER 2024", "REALISASI", "HASIL RAPAT"])
def test_other_captions_say_nothing(tmp_path, caption):
    """Nor do places and months."""
    assert held(read(tmp_path, [TITLE, HEADS, *activities(1, 3)], caption)) == (3, set())


@pytest.mark.parametrize(
    ("caption", "planned", "code"),
    [
        ("DAFTAR USULAN PENANGKALAN", True, "action-plan"),
        ("USULAN", True, "action-plan"),
        ("YANG AKAN DIDEPORTASI", True, "action-plan"),
        ("RENCANA TINDAKAN ADMINISTRATIF KEIMIGRASIAN", True, "action-plan"),
        ("DAFTAR PENCABUTAN PENANGKALAN", False, "action-undone"),
    ],
)
def test_actions_below_such_a_caption_are_not_counted(tmp_path, caption, planned, code):
    """Though each has number and date; proposals are listed apart (design.md, counting rules)."""
    title: Row = ["TINDAKAN ADMINISTRATIF KEIMIGRASIAN BULAN SEPTEMBER 2024"]
    for table in (
        read(tmp_path, [[f"{caption} BULAN SEPTEMBER 2024"], ACTIONS, *bans(2)]),
        read(tmp_path, [title, ACTIONS, *bans(2)], caption[:31]),
    ):
        assert table.records.values["actions"] == [(), ()]
        assert [bool(kinds) for kinds in table.records.values["planned"]] == [planned] * 2
        assert code in {problem.code for problem in table.problems}


@pytest.mark.parametrize("title", ["DAFTAR PENANGKALAN", "DATA DEPORTASI YANG AKAN DILAPORKAN", "HASIL PENCEGAHAN"])
def test_other_lists_of_actions_count(tmp_path, title):
    """A word of a plan that is not of the actions says nothing of them."""
    table = read(tmp_path, [[f"{title} BULAN SEPTEMBER 2024"], ACTIONS, *bans(2)])
    assert table.records.values["actions"] == [("TAK_A",), ("TAK_A",)]
