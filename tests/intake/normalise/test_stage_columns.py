"""Claims about criminal cases with a column for each stage: SPDP, P-21, TAHAP II, SIDANG, with dates or marks."""

from __future__ import annotations

from datetime import date

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

HEAD = "NO;NAMA;KEBANGSAAN;NO PASPOR;PASAL;TANGGAL KEJADIAN"
PERSON = "1;MIRA A;Jepang;A1234567;122 huruf a;02-07-2024"
EMPTY = (None, None, None, None)


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one case with some heads and cells: its stage, and its three dates."""

    def read_case(heads: str, cells: str):
        """Return stage and dates, and the codes of the problems of the cells."""
        text = f"PERKARA PRO JUSTITIA TAHUN 2024\n{HEAD};{heads}\n{PERSON};{cells}\n"
        (tmp_path / "perkara.csv").write_text(text, encoding="utf-8")
        (table,) = read_file(Found(tmp_path / "perkara.csv", is_lock=False), "perkara.csv").tables
        assert table.table.kind == "incidents"
        values = table.records.values
        names = ("stage", "sidik_date", "penuntutan_date", "sidang_date")
        return tuple(values[name][0] for name in names), {problem.code for problem in table.problems}

    return read_case


def day(month: int, number: int) -> date:
    """Return a day of 2024."""
    return date(2024, month, number)


@pytest.mark.parametrize(
    ("heads", "cells", "expected"),
    [
        ("SPDP;P-21;Tahap II;Sidang", "04-09-2024;;;", (None, day(9, 4), None, None)),
        ("SPDP;P-21;Tahap II;Sidang", "01-07-2024;20-08-2024;05-09-2024;25-09-2024",
         (None, day(7, 1), day(9, 5), day(9, 25))),
        ("P21;TAHAP 2;PERSIDANGAN", "20-08-2024;05-09-2024;", (None, day(8, 20), day(9, 5), None)),
        ("SPDP;P-21", ";20-08-2024", (None, day(8, 20), None, None)),
        ("Penyidikan;Penuntutan;Sidang", "01-07-2024;05-09-2024;-", (None, day(7, 1), day(9, 5), None)),
        ("SPDP;P-21;Tahap II;Sidang", "v;v;;", ("sidik", None, None, None)),
        ("SPDP;P-21;Tahap II;Sidang", "x;x;x;-", ("penuntutan", None, None, None)),
        ("SPDP;P-21;Tahap II;Sidang", "01-07-2024;;v;", ("penuntutan", day(7, 1), None, None)),
        ("TAHAP;SPDP;Sidang", "Sidik;04-09-2024;v", ("sidik", day(9, 4), None, None)),
    ],
)  # fmt: skip
def test_a_stage_in_a_column_of_its_own_is_read(read, heads, cells, expected) -> None:
    """A date says when the case came there, a mark that it did; P-21 is a part of the investigation."""
    stages, codes = read(heads, cells)
    assert stages == expected
    assert "date-unreadable" not in codes


def test_what_is_neither_date_nor_mark_is_told(read) -> None:
    """The court is no date."""
    stages, codes = read("SPDP;Sidang", "04-09-2024;PN Batam")
    assert stages == (None, day(9, 4), None, None)
    assert "date-unreadable" in codes


def test_marks_are_told_as_stages_without_a_date(read) -> None:
    """They count in the month of the incident."""
    assert "stage-undated" in read("SPDP;Tahap II", "v;v")[1]


@pytest.mark.parametrize(
    ("heads", "cells", "expected", "codes"),
    [
        ("Penyelidikan;Penyidikan;Tahap II", "v;;", (None, None, None, None), {"stage-inquiry"}),
        ("Lidik;Sidik;Tahap II", "05-07-2024;06-08-2024;", (None, day(8, 6), None, None), set()),
        ("Lidik;Sidik;Tahap II", "v;;v", ("penuntutan", None, None, None), {"stage-gap"}),
        ("SPDP;Tahap II;Sidang", "v;;v", ("sidang", None, None, None), {"stage-gap"}),
        ("SPDP;Tahap II;Sidang", "05-07-2024;;06-08-2024", (None, day(7, 5), None, day(8, 6)), {"stage-gap"}),
        ("SPDP;Tahap II;Sidang", ";;v", ("sidang", None, None, None), set()),
        ("SPDP;P-21;Tahap II", "05-07-2024;;06-08-2024", (None, day(7, 5), day(8, 6), None), set()),
        ("SPDP;P-21;Tahap II", "05-07-2024;09-08-2024;06-08-2024", (None, day(7, 5), day(8, 6), None), {"stage-order"}),
        ("SPDP;Tahap II", "05-06-2024;", (None, day(6, 5), None, None), {"stage-order"}),
        ("TAHAP;SPDP;Sidang", "Sidik;;v", ("sidik", None, None, None), {"stage-conflict"}),
        ("TAHAP;SPDP;Tahap II", "Sidang;v;v", ("sidang", None, None, None), set()),
        ("SPDP;Tahap I;Tahap II", ";09-07-2024;", (None, day(7, 9), None, None), set()),
        ("SPDP;P-21;Tahap II;Sidang", "sudah;sudah;belum;belum", ("sidik", None, None, None), set()),
    ],
)  # fmt: skip
def test_marks_and_dates_that_do_not_agree_are_told(read, heads, cells, expected, codes) -> None:
    """A stage left out between two, dates in the wrong order, a column of stages that says less than the marks."""
    stages, told = read(heads, cells)
    assert stages == expected
    assert {code for code in told if code.startswith("stage-")} - {"stage-undated"} == codes
    assert "date-unreadable" not in told


def test_a_column_of_stages_keeps_its_values(tmp_path) -> None:
    """SPDP and Sidang are values far more often than headers: such rows are no header."""
    text = (
        f"PERKARA PRO JUSTITIA TAHUN 2024\n{HEAD};TAHAP\n{PERSON};SPDP\n"
        "2;MIRA B;Jepang;B1234567;122 huruf a;03-07-2024;SIDANG\n3;MIRA C;Jepang;C1234567;119;04-07-2024;TAHAP II\n"
    )
    (tmp_path / "perkara.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "perkara.csv", is_lock=False), "perkara.csv").tables
    assert list(table.records.values["stage"]) == ["sidik", "sidang", "penuntutan"]
