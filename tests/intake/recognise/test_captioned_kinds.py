"""Activities whose kind stands in captions alone: read by them, told; without one it is asked and can be taught."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.pipeline.gather import gather_office

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import TableReading

MEETINGS = ["No", "Waktu Pelaksanaan", "Tempat", "Peserta", "Ket"]
OPERATIONS = ["No", "Waktu Pelaksanaan", "Lokasi", "WNA diperiksa", "Temuan"]
HELD = [[1, "3 September 2024", "Koja", 45], [2, "10 September 2024", "Cilincing", 30]]
CHECKED = [[1, "17 September 2024", "Koja", 24, 3], [2, "25 September 2024", "Koja", 11, 0]]
TITLE = ["REKAP KEGIATAN TIM PORA SEPTEMBER 2024"]


def read(office: Path, rows: list[list[object]], decisions: str = "") -> tuple[TableReading, ...]:
    """Return the tables of a sheet in an office with some decisions."""
    (office / "inputs").mkdir(exist_ok=True)
    (office / "pora.toml").touch()
    (office / "mappings.toml").write_text(decisions, encoding="utf-8")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(office / "inputs" / "kegiatan.xlsx")
    (file,) = gather_office(office, store=False).files
    return file.tables


def kinds_of(tables: tuple[TableReading, ...]) -> list[object]:
    """Return the kind of each activity; of a table that is not counted what it lacks."""
    return [
        kind
        for table in tables
        for kind in (
            table.records.values["activity_kind"]
            if table.table.kind
            else (table.table.resembles.missing if table.table.resembles else [None])
        )
    ]


@pytest.mark.parametrize("gap", [[], [[]]])
@pytest.mark.parametrize(
    "names", [("A. RAPAT KOORDINASI", "B. OPERASI GABUNGAN"), ("Rakor Tim PORA", "2) Opsgab 2024")]
)
def test_a_caption_above_each_table_names_its_kind(tmp_path: Path, gap: list[list[object]], names: list[str]) -> None:
    """Each table by its own, with or without a blank row between them; told once a table."""
    tables = read(tmp_path, [TITLE, [names[0]], MEETINGS, *HELD, *gap, [names[1]], OPERATIONS, *CHECKED])
    assert kinds_of(tables) == ["rapat", "rapat", "operasi-gabungan", "operasi-gabungan"]
    assert [one.details["count"] for table in tables for one in table.problems if one.code == "kind-by-caption"] == [
        2,
        2,
    ]


def test_captions_between_the_rows_of_one_table_do_too(tmp_path: Path) -> None:
    """Rows below a caption that names no kind have none, which is told."""
    parts = [
        ["RAPAT KOORDINASI"],
        *HELD,
        ["OPERASI GABUNGAN"],
        *CHECKED,
        ["LAIN-LAIN"],
        [5, "27 September 2024", "Koja", 1],
    ]
    (table,) = read(tmp_path, [TITLE, [], OPERATIONS, *parts])
    assert kinds_of((table,)) == ["rapat", "rapat", "operasi-gabungan", "operasi-gabungan", None]
    assert [one.details["count"] for one in table.problems if one.code == "values-missing"] == [1]


@pytest.mark.parametrize("caption", [[], ["C. LAIN-LAIN"], ["RAPAT DAN OPERASI GABUNGAN"]])
def test_without_a_kind_it_is_not_counted_but_can_be_taught(tmp_path: Path, caption: list[object]) -> None:
    """The office may say that it is a log of activities; their kind stays unknown, told."""
    rows = [TITLE, caption, MEETINGS, *HELD]
    (table,) = read(tmp_path, rows)
    assert kinds_of((table,)) == ["activity / activity_kind"]
    (table,) = read(tmp_path, rows, f'[tables]\n"{table.table.pattern}" = "activities"\n')
    assert kinds_of((table,)) == [None, None]
    assert "values-missing" in {one.code for one in table.problems}
