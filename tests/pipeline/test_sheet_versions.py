"""Two versions of a register on two sheets: that month has no register until the office leaves one of them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.model.period import Month, Period
from reports.pipeline.completeness import not_understood
from reports.pipeline.gather import gather_office
from reports.pipeline.learn import questions
from reports.pipeline.teaching import is_unknown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reports.pipeline.gather import Gathered

HEADS = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "IZIN TINGGAL", "KECAMATAN"]
SEPTEMBER = Month(2024, 9)


@pytest.fixture
def gathered(tmp_path: Path) -> Callable[..., Gathered]:
    """Return a function that makes an office with one workbook and gathers it."""

    def of_sheets(left_out: str = "", **ranges: range) -> Gathered:
        """Gather sheets with the persons of these numbers."""
        (tmp_path / "pora.toml").write_text("", encoding="utf-8")
        (tmp_path / "mappings.toml").write_text(f"left_out = [{left_out}]\n", encoding="utf-8")
        (tmp_path / "inputs").mkdir(exist_ok=True)
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, numbers in ranges.items():
            sheet = book.create_sheet(name)
            sheet.append(["REGISTER BULAN SEPTEMBER 2024"])
            sheet.append(HEADS)
            for number in numbers:
                sheet.append([number, f"MIRA KATO {number}", f"A{1000000 + number}", "Jepang", "ITAS", "Koja"])
        book.save(tmp_path / "inputs" / "register.xlsx")
        return gather_office(tmp_path, store=False)

    return of_sheets


def reasons(read: Gathered) -> list[tuple[str, str, int]]:
    """Return what makes September a draft, with sheet and rows."""
    entries = not_understood(read.files, Period.of(SEPTEMBER))
    return [(entry.reason, entry.sheet, entry.rows) for entry in entries]


def test_neither_version_counts_until_it_is_decided(gathered: Callable[..., Gathered]) -> None:
    """The union was no register of anybody."""
    read = gathered(SEPT=range(1, 30), REVISI=range(4, 34))
    assert not read.coverage.find("register", SEPTEMBER)
    assert reasons(read) == [("versions-sheets", "SEPT", 29), ("versions-sheets", "REVISI", 30)]
    assert not any(is_unknown(table) for file in read.files for table in file.tables)
    (asked,) = (question for question in questions(read.files, versions=True) if question.table == "left_out")
    names = [answer.code.rpartition(" › ")[2] for answer in asked.answers]
    assert names == ["REVISI", "SEPT"]


def test_a_sheet_left_out_decides_it(gathered: Callable[..., Gathered]) -> None:
    """The other one counts."""
    read = gathered('"inputs/register.xlsx › SEPT"', SEPT=range(1, 30), REVISI=range(4, 34))
    (delivery,) = read.coverage.find("register", SEPTEMBER)
    assert (delivery.accepted, reasons(read)) == (30, [])


def test_another_sheet_of_the_month_makes_no_register_of_it(gathered: Callable[..., Gathered]) -> None:
    """Its persons are not all of that month."""
    read = gathered(SEPT=range(1, 30), REVISI=range(4, 34), LAIN=range(100, 130))
    assert not read.coverage.find("register", SEPTEMBER)
