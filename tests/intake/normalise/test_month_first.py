"""Dates of a whole column written month first: asked once, answered once, read so from then on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.cli.i18n import translator_into
from reports.intake.read import Found
from reports.pipeline.check import check
from reports.pipeline.intake import read_file
from reports.pipeline.learn_returned import learn_returned
from reports.pipeline.request import Request
from reports.pipeline.value_questions import value_questions
from reports.vocabulary import mappings
from reports.vocabulary.config import Config
from reports.vocabulary.correction_sheet import ANSWER_COLUMN, KEY_COLUMN

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.model.sheet import FileReading

HEADS = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "IZIN TINGGAL", "ITAS BERLAKU S/D", "KECAMATAN"]
PATTERN = "NO | NAMA | NO PASPOR | KEBANGSAAN | IZIN TINGGAL | ITAS BERLAKU S D | KECAMATAN"
DAYS = [date(2025, 1, 5) + timedelta(days=17 * number) for number in range(40)]
AMERICAN = [day.strftime("%m/%d/%Y") for day in DAYS]


def written(folder: Path, ends: Sequence[object], name: str = "data.xlsx") -> Path:
    """Write a register with these ends of permits."""
    book = openpyxl.Workbook()
    for row in (["REGISTER SEPTEMBER 2024"], HEADS):
        book.active.append(row)
    for number, end in enumerate(ends, start=1):
        book.active.append([number, f"MIRA {number}", f"A{1000000 + number}", "Jepang", "ITAS", end, "Koja"])
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def read(folder: Path, ends: Sequence[object], decided: str = "") -> FileReading:
    """Return a register with these ends of permits, read with what an office has decided."""
    path = written(folder, ends)
    text = f'[codes.permit_expiry]\n"{PATTERN} › URUTAN TANGGAL" = "{decided}"\n' if decided else ""
    (folder / "mappings.toml").write_text(text, encoding="utf-8")
    return read_file(Found(path, is_lock=False), "data.xlsx", decisions=mappings.load(folder))


def ends_of(file: FileReading) -> list[object]:
    """Return the ends of permits that are read."""
    return list(file.tables[0].records.values["permit_expiry"])


def told(file: FileReading) -> list[tuple[str, str | None, object]]:
    """Return code, cell and number of each problem of dates."""
    problems = (problem for problem in file.tables[0].problems if problem.code.startswith("date-"))
    return [(problem.code, problem.cell, problem.details.get("count")) for problem in problems]


def test_a_column_is_asked_once(tmp_path: Path) -> None:
    """Not cell by cell; what is the same in either order stands."""
    file = read(tmp_path, [*AMERICAN, "7/7/2025", "5 Mei 2025", "soon"])
    either_way = [day for day in DAYS if day.day == day.month]
    asked = len(DAYS) - len(either_way)
    assert told(file) == [("date-unreadable", "F45", None), ("date-order-asked", "F3", asked)]
    known = [day if day in either_way else None for day in DAYS]
    assert ends_of(file) == [*known, date(2025, 7, 7), date(2025, 5, 5), None]


def test_the_answer_is_remembered_by_the_heads(tmp_path: Path) -> None:
    """Month first turns them all; a date that is none then is told, and no other."""
    file = read(tmp_path, [*AMERICAN, "25/09/2025"], "bulan")
    assert ends_of(file) == [*DAYS, None]
    assert told(file) == [("date-impossible", "F43", None)]
    assert file.used == (("permit_expiry", "URUTAN TANGGAL"),)
    day_first = read(tmp_path, AMERICAN, "hari")
    assert ends_of(day_first)[0] == date(2025, 5, 1)
    assert {code for code, _cell, _count in told(day_first)} == {"date-impossible"}


@pytest.mark.parametrize("ends", [[*AMERICAN, "25/09/2025"], AMERICAN[:3], [day.strftime("%d/%m/%Y") for day in DAYS]])
def test_nothing_is_asked_where_any_date_speaks_for_the_day_first(tmp_path: Path, ends: list[object]) -> None:
    """Or where too few speak against it."""
    assert "date-order-asked" not in {code for code, _cell, _count in told(read(tmp_path, ends))}


def test_dates_that_a_program_turned_beside_such_texts_are_told(tmp_path: Path) -> None:
    """It expected the day first: 04/03/2025 became 4 March, 12/31/2025 stayed a text."""
    opened = [date(day.year, day.day, day.month) if day.day <= 12 else day.strftime("%m/%d/%Y") for day in DAYS]
    for decided in ("", "bulan"):
        values = ends_of(read(tmp_path, opened, decided))
        wrong = [value for value, day in zip(values, DAYS, strict=True) if value not in {None, day}]
        assert wrong == []


def test_it_is_asked_on_a_terminal_with_the_month_first(tmp_path: Path) -> None:
    """As the likely answer."""
    file = read(tmp_path, AMERICAN)
    (question,) = value_questions(file, file.tables[0], mappings.Mappings())
    assert (question.table, question.text) == ("codes.permit_expiry", f"{PATTERN} › URUTAN TANGGAL")
    assert question.likely is not None
    assert [answer.code for answer in question.likely] == ["bulan"]


def test_the_sheet_pemahaman_asks_and_learns_it(tmp_path: Path) -> None:
    """Filled in and given back it is a decision, and the dates are read."""
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    written(tmp_path, AMERICAN, "inputs/data.xlsx")
    check((), Request(tmp_path), Config(), translator_into("id"))
    book = openpyxl.load_workbook(tmp_path / "outputs" / "corrections" / "data.koreksi.xlsx")
    for row in book["Pemahaman"].iter_rows():
        if row[KEY_COLUMN - 1].value == "kode|permit_expiry|URUTAN TANGGAL":
            assert row[1].value == "Urutan hari dan bulan pada kolom ITAS BERLAKU S/D"
            row[ANSWER_COLUMN - 1].value = "bulan/hari/tahun (12/31/2024)"
    book.save(tmp_path / "kembali.xlsx")
    learn_returned([tmp_path / "kembali.xlsx"], tmp_path)
    decisions = mappings.load(tmp_path)
    file = read_file(Found(tmp_path / "inputs" / "data.xlsx", is_lock=False), "data.xlsx", decisions=decisions)
    assert ends_of(file) == DAYS
