"""A number that is none makes no decision; that of another paper is told. Words of nobody to be suspected are, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = "NO;TANGGAL KEJADIAN;NAMA;KEBANGSAAN;JENIS KEJADIAN;PASAL;STATUS;JENIS TAK;NO SK;TGL SK;KET"


def read(folder: Path, number: str, remark: str = "", status: str = "Ditindak") -> TableReading:
    """Return a log of one incident with a decision."""
    person = "1;03-09-2024;JOHN DOE;Malaysia;Overstay;Pasal 78 ayat (3) UU 6/2011"
    row = f"{person};{status};Deportasi;{number};10-09-2024;{remark}"
    (folder / "log.csv").write_text("\n".join(["LOG KEJADIAN SEPTEMBER 2024", HEAD, row]), encoding="utf-8")
    (table,) = read_file(Found(folder / "log.csv", is_lock=False), "log.csv").tables
    return table


def codes(table: TableReading) -> set[str]:
    """Return the codes of all problems."""
    return {problem.code for problem in table.problems}


@pytest.mark.parametrize(
    "number",
    ["No. ... /2024", "W25.IMI-     /2024", "W25.IMI- /IX/2024", "No. /2024", "0", "Usulan W25-99", "draft 12",
     "konsep 3", "____/IX/2024", "SK nomor …"],
)  # fmt: skip
def test_a_number_that_is_not_filled_in_is_no_decision(tmp_path, number):
    """The action does not count, and that is told."""
    table = read(tmp_path, number)
    assert table.records.values["actions"] == [()]
    assert table.records.values["grade"] == ["dugaan"]
    assert "action-no-decision" in codes(table)


@pytest.mark.parametrize(
    "number", ["W25.IMI-0012/2024", "12", "SK/3/IX/2024", "W.10-TI.02.03/2024", "No. 7 Tahun 2024"]
)
def test_other_numbers_are(tmp_path, number):
    """As offices write them."""
    table = read(tmp_path, number)
    assert table.records.values["actions"] == [("TAK_F",)]
    assert not codes(table) & {"action-no-decision", "decision-other-paper"}


@pytest.mark.parametrize("number", ["Nota dinas 12", "SPRIN 12/2024", "BA 12/2024"])
def test_the_number_of_another_paper_is_told(tmp_path, number):
    """The action counts."""
    table = read(tmp_path, number)
    assert table.records.values["actions"] == [("TAK_F",)]
    assert "decision-other-paper" in codes(table)


@pytest.mark.parametrize(
    "remark",
    ["anak di bawah umur", "usia 15 th", "pemegang kartu UNHCR", "staf konsulat PNG", "saksi", "pelapor", "salah input",
     "Bukan WNA (ternyata WNI)", "dibatalkan", "laporan ganda dgn no 1", "kejadian di luar wilayah"],
)  # fmt: skip
def test_words_of_nobody_to_be_suspected_are_told(tmp_path, remark):
    """At the remark; an officer's grade stands."""
    table = read(tmp_path, "", remark, "Dugaan")
    assert table.records.values["grade"] == ["dugaan"]
    assert "grade-denied" in codes(table)


@pytest.mark.parametrize("remark", ["mengaku diplomat", "bukan pengungsi", "usia 35 th", "paspor diamankan"])
def test_other_remarks_are_not(tmp_path, remark):
    """What somebody claims to be, or is not."""
    assert "grade-denied" not in codes(read(tmp_path, "", remark, "Dugaan"))
