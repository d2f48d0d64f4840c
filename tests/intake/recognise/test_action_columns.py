"""Columns of actions whose header says less than JENIS TAK: by their cells, or by marks below each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

HEAD = ["NO", "TGL KEJADIAN", "NAMA", "KEBANGSAAN", "NO PASPOR", "PASAL YANG DILANGGAR", "NO SK", "TGL SK"]
TEXTS = ("Deportasi", "Deportasi dan penangkalan", "Biaya beban")
NAMED = [("TAK_F",), ("TAK_A", "TAK_F"), ("TAK_E",)]


def read(folder: Path, heads: list[str], cells: list[list[object]]) -> TableReading:
    """Return the log of three decisions with more columns."""
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["TINDAKAN ADMINISTRATIF KEIMIGRASIAN SEPTEMBER 2024"])
    sheet.append([*HEAD, *heads])
    for number, more in enumerate(cells, 1):
        person = [f"MIRA {'ABC'[number - 1]}", "Jepang", f"TR123456{number}", "Pasal 75 ayat (1) UU 6/2011"]
        sheet.append([number, f"{number}-9-2024", *person, f"SK-{number}", f"{number + 5}-9-2024", *more])
    book.save(folder / "tak september 2024.xlsx")
    path = folder / "tak september 2024.xlsx"
    (table,) = read_file(Found(path, is_lock=False), path.name, None).tables
    assert table.table.kind == "incidents"
    return table


def actions(table: TableReading) -> list[tuple[str, ...]]:
    """Return the counted actions of each record."""
    return [tuple(kinds) for kinds in table.records.values["actions"]]


@pytest.mark.parametrize(
    "head",
    [
        "SANKSI",
        "SANKSI YANG DIBERIKAN",
        "Jenis Sanksi",
        "BENTUK TAK",
        "KEPUTUSAN",
        "HASIL",
        "JENIS TINDAKAN",
        "PUTUSAN",
    ],
)
def test_a_column_of_action_words_is_that_of_actions(tmp_path: Path, head: str) -> None:
    """Each head alone says something else, or nothing."""
    assert actions(read(tmp_path, [head], [[text] for text in TEXTS])) == NAMED


@pytest.mark.parametrize("head", ["HASIL", "KEPUTUSAN"])
def test_a_column_of_other_words_is_not(tmp_path: Path, head: str) -> None:
    """HASIL stays an account."""
    table = read(tmp_path, [head], [["Diperiksa di kantor, akan dideportasi"], ["Dipulangkan"], ["Selesai"]])
    assert "action_type" not in {column.field for column in table.table.columns}


def test_a_column_of_actions_wins_over_cells_of_another(tmp_path: Path) -> None:
    """HASIL beside JENIS TAK repeats it."""
    table = read(tmp_path, ["HASIL", "JENIS TAK"], [["Deportasi", text] for text in TEXTS])
    assert actions(table) == NAMED


@pytest.mark.parametrize("mark", ["V", "x", "√"])
def test_ticks_below_the_kinds_are_actions(tmp_path: Path, mark: str) -> None:
    """A row may tick several; one that ticks none has none."""
    heads = ["DEPORTASI", "PENANGKALAN", "BIAYA BEBAN"]
    table = read(tmp_path, heads, [[mark, None, None], [mark, mark, None], [None, "-", mark]])
    assert actions(table) == NAMED
    assert not {problem.code for problem in table.problems} & {"tick-several", "tick-unreadable"}


def test_a_single_ticked_kind_is_read(tmp_path: Path) -> None:
    """A list of deportations may tick nothing else."""
    assert actions(read(tmp_path, ["DEPORTASI"], [["V"], ["V"], [None]])) == [("TAK_F",), ("TAK_F",), ()]


def test_a_mark_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    """Nothing of its row is guessed."""
    table = read(tmp_path, ["DEPORTASI", "PENANGKALAN"], [["V", "V"], ["V", "lihat berkas"], [None, "V"]])
    assert actions(table) == [("TAK_A", "TAK_F"), (), ("TAK_A",)]
    assert "tick-unreadable" in {problem.code for problem in table.problems}
