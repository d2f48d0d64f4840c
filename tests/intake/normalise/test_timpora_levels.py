"""Claims about the level of meetings of a Tim PORA that no column states: their own words name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading
    from reports.problems import Problem

HEAD = ("NO", "TANGGAL", "BENTUK GIAT", "TEMPAT", "KEC.", "JML DIPERIKSA", "TEMUAN")


def levels(folder: Path, head: tuple[str, ...], *rows: tuple[str, ...]) -> list[tuple[object, object]]:
    """Write rows, and return the level and the kecamatan of each."""
    table = written(folder, head, *rows)
    return list(zip(table.records.values["level"], table.records.values["district"], strict=True))


def problems_of(folder: Path, head: tuple[str, ...], *rows: tuple[str, ...]) -> list[Problem]:
    """Write rows, and return what is told of levels that are not named."""
    table = written(folder, head, *rows)
    return [problem for problem in table.problems if problem.code == "level-unstated"]


def written(folder: Path, head: tuple[str, ...], *rows: tuple[str, ...]) -> TableReading:
    """Write rows of a log of activities and read them."""
    lines = [(str(place), "10-09-2024", *row) for place, row in enumerate(rows, 1)]
    text = "\n".join(";".join(line) for line in [("KEGIATAN SEPTEMBER 2024",), head, *lines])
    (folder / "log.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(folder / "log.csv", is_lock=False), "log.csv").tables
    assert table.table.kind == "activities"
    return table


@pytest.mark.parametrize(
    ("words", "level"),
    [
        ("Rapat Timpora Kecamatan", "kecamatan"),
        ("Rapat Tim Pora Kec. Koja", "kecamatan"),
        ("RAPAT TIMPORA TINGKAT KECAMATAN", "kecamatan"),
        ("Rapat koordinasi tingkat kota", "kota"),
        ("Rapat Timpora Kota Administrasi Jakarta Utara", "kota"),
        ("Rapat Timpora Provinsi DKI Jakarta", "provinsi"),
        ("Operasi Gabungan Timpora Kecamatan", "kecamatan"),
    ],
)
def test_the_words_of_a_meeting_name_its_level(tmp_path: Path, words: str, level: str) -> None:
    """The kecamatan is that of its own column."""
    assert levels(tmp_path, HEAD, (words, "Aula Kec. Koja", "Koja", "", "")) == [(level, "31.72.03")]


def test_the_kecamatan_of_a_meeting_may_stand_in_its_place_alone(tmp_path: Path) -> None:
    """KEC. Koja in the column of places is the kecamatan of its meeting."""
    head = (*HEAD[:4], *HEAD[5:])
    assert levels(tmp_path, head, ("Rapat Timpora Kecamatan", "KEC. Koja", "", "")) == [("kecamatan", "31.72.03")]


@pytest.mark.parametrize("words", ["Rapat Timpora", "Rapat Timpora di Kantor Kecamatan", "Sosialisasi tingkat kota"])
def test_a_place_is_no_level(tmp_path: Path, words: str) -> None:
    """Where a meeting was held does not say whose it was; other activities have no level."""
    assert [level for level, _district in levels(tmp_path, HEAD, (words, "", "Koja", "", ""))] == [None]


def test_a_column_of_levels_wins(tmp_path: Path) -> None:
    """What the column says stands, and where it cannot be read nothing is taken from the words."""
    rows = [("Rapat Timpora Kecamatan", "KOTA", "1", "0"), ("Rapat Timpora Kecamatan", "???", "1", "0")]
    head = ("NO", "TANGGAL", "JENIS KEGIATAN", "TINGKAT", "JML DIPERIKSA", "TEMUAN")
    assert [level for level, _district in levels(tmp_path, head, *rows)] == ["kota", None]


def test_a_remark_that_is_a_level_and_nothing_else_counts(tmp_path: Path) -> None:
    """A remark that says more, such as who came, names no level."""
    head = (*HEAD[:5], "KETERANGAN")
    rows = [("Rapat Timpora", "", "Koja", "Tingkat kota"), ("Rapat Timpora", "", "Koja", "Tim Pora kota hadir")]
    assert [level for level, _district in levels(tmp_path, head, *rows)] == ["kota", None]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (HEAD, ("Operasi Gabungan", "Kec. Koja", "Koja", "9", "1")),
        (HEAD, ("Rapat Timpora", "Kantor Walikota", "", "", "")),
        ((*HEAD[:4], *HEAD[5:]), ("Rapat Timpora Kecamatan", "Aula", "", "")),
        ((*HEAD[:3], "TINGKAT", *HEAD[3:]), ("Rapat Timpora", "", "Hotel", "Koja", "", "")),
    ],
)
def test_a_meeting_of_no_level_is_told_with_its_row(
    tmp_path: Path, head: tuple[str, ...], row: tuple[str, ...]
) -> None:
    """Neither is one of a kecamatan that is not named; activities of no team need no level."""
    others = ("Sosialisasi", *("" for _ in row[1:])), ("Rapat tingkat kota", *("" for _ in row[1:]))
    (problem,) = problems_of(tmp_path, head, others[0], row, others[1])
    assert (problem.details["count"], problem.details["rows"]) == (1, "4")


def test_a_meeting_that_was_not_held_needs_no_level(tmp_path: Path) -> None:
    """It stands in no table; nor does an entry of the column of levels that is told as unreadable."""
    head = (*HEAD[:4], "TINGKAT", "STATUS")
    rows = [("Rapat Timpora", "", "", "BATAL"), ("Rapat Timpora", "", "???", "")]
    assert problems_of(tmp_path, head, *rows) == []
