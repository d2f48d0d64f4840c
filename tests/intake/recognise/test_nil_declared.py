"""Sentences, dashes and sheets without heads that declare a log nil; what is not sure is told and makes a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.model.period import Month, Period
from reports.pipeline.completeness import not_understood
from reports.pipeline.gather import gather_paths
from reports.vocabulary.nil_sentences import declares_nil, may_declare_nil

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Row = tuple[object, ...]
    Read = Callable[..., tuple[set[str], set[str], list[tuple[str, tuple[str, ...]]]]]

TITLE: Row = ("LOG KEJADIAN BULAN OKTOBER 2024",)
HEADS: Row = ("NO", "TANGGAL KEJADIAN", "JENIS KEJADIAN", "KECAMATAN", "URAIAN", "NAMA", "KEBANGSAAN", "PASAL")
OCTOBER = Month(2024, 10)


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that writes rows and returns kinds delivered for October, codes told, and what makes drafts."""

    def read_rows(*rows: Row, name: str = "data") -> tuple[set[str], set[str], list[tuple[str, tuple[str, ...]]]]:
        """Write one sheet and read it."""
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        folder = tmp_path / "a/b/c"  # names of nearer folders could name a month
        folder.mkdir(parents=True, exist_ok=True)
        book.save(folder / f"{name}.xlsx")
        gathered = gather_paths([tmp_path], None)
        (file,) = gathered.files
        kinds = {kind for kind in ("incidents", "activities", "services") if gathered.coverage.find(kind, OCTOBER)}
        problems = (*file.problems, *(problem for table in file.tables for problem in table.problems))
        drafts = [(entry.reason, entry.kinds) for entry in not_understood(gathered.files, Period.of(OCTOBER))]
        return kinds, {problem.code for problem in problems}, drafts

    return read_rows


@pytest.mark.parametrize(
    "row",
    [
        ("TIDAK ADA KEJADIAN DALAM BULAN INI",),
        (None, "Nihil kejadian bulan ini"),
        (None, None, None, None, "Tidak terdapat pelanggaran keimigrasian selama bulan Oktober 2024"),
        (1, "-", "-", "-", "Tidak ada kejadian", "-", "-", "-"),
        ("(NIHIL)",),
        ("Laporan nihil",),
    ],
)
def test_a_sentence_declares_nil(read: Read, row: Row) -> None:
    """The month is that of the title."""
    assert read(TITLE, HEADS, row) == ({"incidents"}, set(), [])


def test_a_row_of_dashes_declares_nil_and_is_told(read: Read) -> None:
    """It may be a form that was begun."""
    assert read(TITLE, HEADS, ("-",) * 8) == ({"incidents"}, {"nil-by-dashes"}, [])
    activities = ("NO", "TANGGAL", "JENIS KEGIATAN", "TEMPAT", "DIPERIKSA", "TEMUAN")
    told = read(("KEGIATAN BULAN OKTOBER 2024",), activities, (1, "-", "-", "-", "-", "-"))
    assert told == ({"activities"}, {"nil-by-dashes"}, [])


@pytest.mark.parametrize(
    "rows",
    [
        (TITLE, HEADS, ("Kosong",)),
        (TITLE, HEADS, ("-",)),
        (TITLE, HEADS, ("JUMLAH", None, None, None, 0)),
        (TITLE, HEADS, ("Tidak ada kejadian selama bulan September 2024",)),
        (("LOG KEJADIAN TAHUN 2024",), HEADS, ("Tidak ada kejadian dalam bulan ini",)),
        (("LOG KEJADIAN",), HEADS, ("NIHIL",)),
    ],
)
def test_what_may_declare_nil_is_told_and_makes_a_draft(read: Read, rows: tuple[Row, ...]) -> None:
    """A single dash, a total of zero, another month, or none."""
    assert read(*rows) == (set(), {"nil-asked"}, [("nil-asked", ("incidents",))])


@pytest.mark.parametrize("row", [(), (1,), ("Belum ada data",), ("KECAMATAN KOJA",), (None, None, "Mengetahui")])
def test_a_blank_form_declares_nothing(read: Read, row: Row) -> None:
    """It is not delivered, and no draft."""
    assert read(TITLE, HEADS, row) == (set(), set(), [])


def test_nil_in_a_log_of_a_year_reaches_to_the_month_it_names(read: Read) -> None:
    """No further."""
    assert read(("LOG KEJADIAN TAHUN 2024",), HEADS, ("Tidak ada kejadian bulan Oktober",))[0] == {"incidents"}
    assert read(("LOG KEJADIAN TAHUN 2024",), HEADS, ("Tidak ada kejadian bulan September",))[0] == set()


def test_dashes_below_rows_that_are_set_aside_declare_nothing(read: Read) -> None:
    """Rows were written, and none of them was read."""
    nobody = (1, None, None, "Koja")
    assert "nil-by-dashes" not in read(TITLE, HEADS, nobody, ("-",) * 8)[1]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ((("LOG KEJADIAN BULAN OKTOBER 2024",), ("NIHIL",)), "incidents"),
        ((("SEKSI PENINDAKAN",), ("LAPORAN KEGIATAN",), ("BULAN OKTOBER 2024",), (), ("N I H I L",)), "activities"),
        ((("LAYANAN IZIN TINGGAL OKTOBER 2024",), ("Tidak ada permohonan",), ("Kepala",)), "services"),
    ],
)
def test_nil_below_a_title_without_heads_declares_its_kind(read: Read, rows: tuple[Row, ...], kind: str) -> None:
    """For the month that the title names."""
    assert read(*rows) == ({kind}, set(), [])


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        ((("LAPORAN KEJADIAN DAN KEGIATAN OKTOBER 2024",), ("NIHIL",)), ("incidents", "activities")),
        ((("LAPORAN KEJADIAN",), ("NIHIL",)), ("incidents",)),
        ((TITLE, ("Tidak ada kejadian selama bulan September 2024",)), ("incidents",)),
        ((("DATA ORANG ASING BULAN OKTOBER 2024",), ("NIHIL",)), ("register",)),
    ],
)
def test_nil_of_no_sure_kind_or_month_is_told(read: Read, rows: tuple[Row, ...], kinds: tuple[str, ...]) -> None:
    """And makes a draft of the month it may be of."""
    assert read(*rows) == (set(), {"nil-alone"}, [("nil-alone", kinds)])


def test_sentences_that_say_more_declare_nothing() -> None:
    """They are asked about."""
    for text in ("Tidak ada kejadian lain pada bulan ini", "Nihil, 1 orang", "Tidak ada kejadian s.d. Oktober, 1 WNA"):
        assert not declares_nil("incidents", text)
        assert may_declare_nil(text)
    assert not may_declare_nil("Belum ada laporan")
