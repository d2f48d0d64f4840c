"""A register of a semester or a year is told with the line that settles it; months in other writing are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.rules.conftest import REGISTER, Office

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

PERSON = "1;MIRA A;A0000001;Jepang;ITAS;Koja;"


def read(folder: Path, title: str, decisions: str = "") -> FileReading:
    """Return the only file of an office: a register under a title."""
    (folder / "inputs").mkdir(exist_ok=True)
    (folder / "pora.toml").touch()
    (folder / "mappings.toml").write_text(decisions, encoding="utf-8")
    text = "\n".join(("DATA ORANG ASING", title, REGISTER, PERSON))
    (folder / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    (file,) = Office(folder).gathered().files
    return file


@pytest.mark.parametrize("title", ["SEMESTER II TAHUN 2024", "TAHUN 2024", "TRIWULAN III 2024", "سبتمبر 2024"])
def test_a_register_of_several_months_is_told(tmp_path: Path, title: str) -> None:
    """Its line under periods, with the month that the office puts there, makes it the register of that month."""
    (problem,) = [one for one in read(tmp_path, title).problems if one.code == "register-of-months"]
    assert (problem.severity, problem.details["count"]) == ("error", 1)
    file = read(tmp_path, title, f"[periods]\n{problem.details['line']}\n")
    assert [str(table.table.period) for table in file.tables] == [str(problem.details["months"]).rpartition(".")[2]]
    assert not [one for one in file.problems if one.code == "register-of-months"]


@pytest.mark.parametrize("title", ["2024年9月", "外国人名单 2024 年 09 月", "BULAN : IX/2024", "SEPTEMBER 2024"])
def test_one_month_is_read(tmp_path: Path, title: str) -> None:
    """However it is written."""
    file = read(tmp_path, title)
    assert [str(table.table.period) for table in file.tables] == ["2024-09"]
    assert not file.problems
