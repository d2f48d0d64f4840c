"""Activities that were cancelled or are only planned are set aside; those that were held count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = ("NO", "TANGGAL", "JENIS KEGIATAN", "DIPERIKSA", "TEMUAN", "STATUS", "REALISASI", "KET")


def read(folder: Path, *rows: tuple[str, ...]) -> TableReading:
    """Write rows, each (checked, findings, status, realization, remarks), and read them."""
    lines = [(str(place), "10-09-2024", "Operasi Gabungan", *row) for place, row in enumerate(rows, 1)]
    text = "\n".join(";".join(line) for line in [("KEGIATAN SEPTEMBER 2024",), HEAD, *lines])
    (folder / "log.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(folder / "log.csv", is_lock=False), "log.csv").tables
    assert table.table.kind == "activities"
    return table


NOT_HELD = [
    ("BATAL", "", ""), ("", "", "BATAL, hujan"), ("", "", "Batal karena banjir"), ("DIBATALKAN", "", ""),
    ("", "Ditunda", ""), ("", "", "DITUNDA 31 Oktober 2024"), ("", "Tidak jadi", ""), ("Rencana", "", ""),
    ("", "", "rencana"), ("", "", "Akan dilaksanakan Oktober"), ("AKAN", "", ""), ("", "", "(batal)"),
    ("Terlaksana", "", "batal"), ("Belum terlaksana", "", ""), ("", "", "blm dilaks., ombak"),
    ("blm terlaksana", "", ""),
    ("", "blm terlaks.", ""), ("", "", "Tdk dilaks, hujan"), ("", "", "tdk jd"), ("", "tak terlaksana", ""),
]  # fmt: skip
HELD = [
    ("Terlaksana", "", ""), ("", "Sesuai rencana", ""), ("", "", "terlaksana"), ("", "", ""),
    ("", "", "Rencana tindak lanjut: pemanggilan penjamin"), ("", "", "akan ditindaklanjuti"),
    ("", "", "Sidak batalyon"), ("Terlaksana", "", "rencana"), ("", "", "kegiatan tidak batal"),
    ("", "", "Perencanaan"), ("", "", "Batalyon Marinir ikut"),
    ("", "", "dilaks. bersama Polres"), ("", "", "blm ada temuan"), ("", "", "tdk ada temuan, terlaks."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "last"),
    [("12 s.d. 14 September 2024", "2024-09-14"), ("30 Sep s/d 2 Okt 2024", "2024-10-02"), ("12-09-2024", None),
     ("Kamis, 12 September 2024", None), ("12 s.d. 12 September 2024", None), ("akhir September", None)],
)  # fmt: skip
def test_an_activity_of_several_days_keeps_its_last_day(tmp_path: Path, written: str, last: str | None) -> None:
    """The form prints the days whole; the activity counts on its first."""
    rows = [("1", "03-09-2024", "Rapat", *[""] * 5), ("2", written, "Operasi Gabungan", "3", *[""] * 4)]
    text = "\n".join(";".join(line) for line in [("KEGIATAN SEPTEMBER 2024",), HEAD, *rows])
    (tmp_path / "log.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "log.csv", is_lock=False), "log.csv").tables
    ends = [None if end is None else str(end)[:10] for end in table.records.values["activity_end"]]
    assert ends == [None, last]


@pytest.mark.parametrize(("status", "realization", "remarks"), NOT_HELD)
def test_an_activity_not_held_is_set_aside_without_an_error(
    tmp_path: Path, status: str, realization: str, remarks: str
) -> None:
    """Wherever one of the three columns begins with such a word."""
    table = read(tmp_path, ("", "", status, realization, remarks), ("4", "1", "", "", ""))
    assert [str(one) for one in table.records.bins] == ["set_aside", "accepted"]
    assert [(one.code, str(one.severity)) for one in table.problems if one.code.startswith("not-held")] == [
        ("not-held", "info")
    ]


@pytest.mark.parametrize(("status", "realization", "remarks"), HELD)
def test_an_activity_that_was_held_counts(tmp_path: Path, status: str, realization: str, remarks: str) -> None:
    """Other words, or the same within a text, say nothing."""
    table = read(tmp_path, ("9", "2", status, realization, remarks))
    assert [str(one) for one in table.records.bins] == ["accepted"]
    assert not [one for one in table.problems if one.code.startswith("not-held")]


def test_numbers_beside_an_activity_not_held_are_an_error_that_shows_both(tmp_path: Path) -> None:
    """The row is counted neither way; it is told at the cell that says so."""
    table = read(tmp_path, ("41", "1", "", "", "BATAL, hujan"), ("0", "-", "BATAL", "", ""), ("3", "0", "", "", ""))
    assert [str(one) for one in table.records.bins] == ["set_aside", "set_aside", "accepted"]
    told = {one.code: one for one in table.problems if one.code.startswith("not-held")}
    assert set(told) == {"not-held", "not-held-counted"}
    problem = told["not-held-counted"]
    assert (str(problem.severity), problem.cell) == ("error", "H3")
    assert (problem.details["checked"], problem.details["findings"]) == (41, 1)
    assert told["not-held"].cell == "F4"


@pytest.mark.parametrize(
    ("result", "status", "is_told"),
    [
        ("Batal", "", True), ("Ditunda, hujan", "", True), ("Tidak jadi karena banjir", "", True),
        ("Batal", "Terlaksana", False), ("Akan ditindaklanjuti", "", False), ("Nihil", "", False),
        ("Dua orang diperiksa", "", False),
    ],
)  # fmt: skip
def test_a_result_that_says_it_was_not_held_is_told_and_counts(
    tmp_path: Path, result: str, status: str, is_told: bool
) -> None:
    """Only status, realization and remarks decide; what another column says must not be silent."""
    head, row = "NO;TANGGAL;JENIS KEGIATAN;DIPERIKSA;STATUS;HASIL", f"1;10-09-2024;Operasi Gabungan;;{status};{result}"
    text = f"KEGIATAN SEPTEMBER 2024\n{head}\n{row}\n"
    (tmp_path / "log.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "log.csv", is_lock=False), "log.csv").tables
    assert [str(one) for one in table.records.bins] == ["accepted"]
    assert ("result-not-held" in {one.code for one in table.problems}) is is_told


@pytest.mark.parametrize(
    ("status", "remarks", "word"),
    [
        ("", "Gagal", "GAGAL"), ("", "gagal, hujan deras", "GAGAL"), ("Gagal", "", "GAGAL"),
        ("", "Giat gagal", "GAGAL"), ("", "Hujan deras, batal", "BATAL"), ("", "karena banjir ditunda", "DITUNDA"),
        ("Belum", "", "BELUM"), ("Tidak", "", "TIDAK"), ("", "Dialihkan ke 12/9", "DIALIHKAN"),
        ("", "Tidak ada kegiatan", "TIDAK ADA KEGIATAN"), ("", "Dijadwal ulang", "DIJADWAL"),
        ("Terlaksana", "Gagal menemukan alamat", None), ("", "Tidak ada temuan", None),
        ("", "Deportasi ditunda", None), ("", "Belum ada temuan", None), ("Selesai", "", None), ("", "Lancar", None),
        ("", "tidak batal", None), ("", "2 WNA gagal berangkat", None),
    ],
)  # fmt: skip
def test_a_word_that_only_a_person_understands_is_told_and_counts(
    tmp_path: Path, status: str, remarks: str, word: str | None
) -> None:
    """Rule 5 lists the words that decide; others that may say so are told at their cell."""
    table = read(tmp_path, ("9", "2", status, "", remarks))
    assert [str(one) for one in table.records.bins] == ["accepted"]
    told = [one for one in table.problems if one.code == "maybe-not-held"]
    assert [(one.details["word"], one.cell) for one in told] == ([(word, "F3" if status else "H3")] if word else [])


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        ("KEGIATAN", "LIBUR", "set_aside"), ("KEGIATAN", "Libur Maulid Nabi", "set_aside"),
        ("KEGIATAN", "Cuti bersama", "set_aside"), ("KEGIATAN", "HARI LIBUR NASIONAL", "set_aside"),
        ("JENIS KEGIATAN", "LIBUR", "set_aside"), ("KEGIATAN", "Tanggal merah", "set_aside"),
        ("KEGIATAN", "Libur nasional, patroli pelabuhan", "accepted"), ("KEGIATAN", "Liburan WNA", "accepted"),
    ],
)  # fmt: skip
def test_a_day_off_in_a_calendar_is_no_activity(tmp_path: Path, head: str, text: str, expected: str) -> None:
    """It is set aside, and nobody is asked for its kind; numbers beside it contradict."""
    rows = f"KEGIATAN SEPTEMBER 2024\nNO;TANGGAL;{head};DIPERIKSA;TEMUAN\n1;10-09-2024;Operasi Gabungan;4;1\n"
    codes = {}
    for checked in ("", "4"):
        (tmp_path / "log.csv").write_text(f"{rows}2;11-09-2024;{text};{checked};\n", encoding="utf-8")
        (table,) = read_file(Found(tmp_path / "log.csv", is_lock=False), "log.csv").tables
        assert [str(one) for one in table.records.bins] == ["accepted", expected]
        codes[checked] = [one.code for one in table.problems if one.code in {"not-held", "not-held-counted"}]
        assert expected == "accepted" or "activity-unreadable" not in {one.code for one in table.problems}
    assert codes == ({"": ["not-held"], "4": ["not-held-counted"]} if expected == "set_aside" else {"": [], "4": []})


def told_of(folder: Path, *realizations: str) -> tuple[list[str], list[str]]:
    """Return the words that are told to say no perhaps, and why rows are set aside."""
    table = read(folder, *(("", "", "", word, "") for word in realizations))
    told = [one.details["word"] for one in table.problems if one.code == "maybe-not-held"]
    return told, [reason for reason in table.records.values["not_held"] if reason]


@pytest.mark.parametrize(
    "word",
    ["X", "x", "✗", "0%", "50 %", "0", "-", "Tunda", "Tidak Terealisasi", "Belum ada realisasi", "Tidak ada", "Proses",
     "Dalam proses", "Nihil", "Usulan", "Draft", "TIDAK", "belum", "☐", "N"],
)  # fmt: skip
def test_a_mark_or_word_of_realization_that_may_say_no_is_told(tmp_path: Path, word: str) -> None:
    """Once at its cell; only declared words set an activity aside."""
    told, reasons = told_of(tmp_path, "V", word, "100%", "Terlaksana")
    assert (len(told), reasons) == (1, [])


@pytest.mark.parametrize("word", ["V", "√", "Ya", "100%", "100 %", "1", "Selesai", "TRUE", "ok", "Lancar", "20 orang"])
def test_a_mark_that_says_yes_is_not_told(tmp_path: Path, word: str) -> None:
    """Nor words that say something else."""
    assert told_of(tmp_path, "Terlaksana", word) == ([], [])


def test_blanks_beside_ticks_alone_are_told_and_blanks_beside_words_are_not(tmp_path: Path) -> None:
    """Where every word is a tick, none is a no; X alone ticks."""
    assert told_of(tmp_path, "V", "", "V") == (["(kosong)"], [])
    assert told_of(tmp_path, "x", "", "x") == (["(kosong)"], [])
    assert told_of(tmp_path, "Terlaksana", "", "V") == ([], [])
    assert told_of(tmp_path, "", "", "") == ([], [])


def ticked(
    folder: Path, heads: list[str], *rows: tuple[str, ...], title: str = "KEGIATAN SEPTEMBER 2024"
) -> TableReading:
    """Read activities with ticks below these heads."""
    lines = [(str(place), "10-09-2024", "Operasi Gabungan", "5", *row) for place, row in enumerate(rows, 1)]
    head = ("NO", "TANGGAL", "JENIS KEGIATAN", "DIPERIKSA", *heads)
    text = "\n".join(";".join(line) for line in [(title,), head, *lines])
    (folder / "log.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(folder / "log.csv", is_lock=False), "log.csv").tables
    return table


@pytest.mark.parametrize("head", ["TIDAK TERLAKSANA", "Batal", "DITUNDA"])
@pytest.mark.parametrize("mark", ["V", "x", "✓"])
def test_a_tick_below_a_header_that_says_no_sets_aside(tmp_path: Path, head: str, mark: str) -> None:
    """Beside a column of those that were held."""
    table = ticked(tmp_path, ["TERLAKSANA", head], (mark, ""), ("", mark), (mark, "-"))
    assert [str(row_bin)[0] for row_bin in table.records.bins] == ["a", "s", "a"]


def test_a_blank_realization_beside_a_ticked_plan_is_told(tmp_path: Path) -> None:
    """RENCANA is ticked in every row, REALISASI in some."""
    table = ticked(
        tmp_path,
        ["RENCANA", "REALISASI"],
        ("V", "V"),
        ("V", ""),
        ("V", "V"),
        title="RENCANA DAN REALISASI SEPTEMBER 2024",
    )
    told = [(one.code, one.cell) for one in table.problems if one.code in {"maybe-not-held", "plan-asked"}]
    assert ("maybe-not-held", "F4") in told
    assert len(table.records.rows) == 3


@pytest.mark.parametrize("heads", [("DIRENCANAKAN", "DILAKSANAKAN"), ("RENCANA", "TERLAKSANA")])
def test_a_blank_below_a_column_of_held_ones_is_told(tmp_path: Path, heads: tuple[str, str]) -> None:
    """What is ticked as planned only may not have been held."""
    table = ticked(tmp_path, [*heads], ("V", "V"), ("V", ""), ("V", "V"))
    assert ("maybe-not-held", "F4") in [(one.code, one.cell) for one in table.problems]


@pytest.mark.parametrize("title", ["KEGIATAN TAHUN 2024", "KEGIATAN SEPTEMBER 2024"])
def test_the_date_of_an_activity_that_was_not_held_is_not_missed(tmp_path: Path, title: str) -> None:
    """That of one which was held is."""
    rows = (("1", "10-09-2024", "Operasi Gabungan", "3", "0", ""), ("2", "", "Operasi Gabungan", "", "", "Batal"))
    lines = [(title,), ("NO", "TANGGAL", "JENIS KEGIATAN", "DIPERIKSA", "TEMUAN", "STATUS"), *rows]
    path = tmp_path / "log.csv"

    def codes(*further: tuple[str, ...]) -> set[str]:
        path.write_text("\n".join(";".join(line) for line in (*lines, *further)), encoding="utf-8")
        (table,) = read_file(Found(path, is_lock=False), "log.csv").tables
        return {problem.code for problem in table.problems} & {"month-unstated", "values-missing"}

    assert codes() == set()
    assert "values-missing" in codes(("3", "", "Operasi Gabungan", "4", "0", ""))
