"""Example values of a correction workbook come from the first reading of its file, where that reaches far enough."""

from __future__ import annotations

import hashlib
import io
from importlib import import_module

import openpyxl
import pytest

from reports.cli.i18n import translator_into
from reports.intake.read.dispatch import read_content
from reports.model.grid import Grid
from reports.pipeline import correction_content, corrections, first_rows, intake
from reports.pipeline.check import check
from reports.pipeline.request import Request
from reports.vocabulary.config import Config

HEADS = ["NO", "SEBUTAN ORANG", "BUKU LINTAS", "ASAL WARGA", "SURAT TINGGAL", "CATATAN DINAS"]


@pytest.fixture
def readings(monkeypatch):
    """Run the tasks of the reading process here; return the list of second readings."""
    again = []

    def run(task, path, _password=None, *, folder):
        assert folder
        content = path.read_bytes()
        module, _colon, name = task.function.partition(":")
        given = content if task.takes_content else read_content(content)
        return getattr(import_module(module), name)(given, task.argument)

    def compute(task):
        module, _colon, name = task.function.partition(":")
        return getattr(import_module(module), name)(None, task.argument)

    def counted(content):
        again.append(len(content))
        return read_content(content)

    monkeypatch.setattr(intake, "read_for", run)
    monkeypatch.setattr(corrections, "read_for", run)
    monkeypatch.setattr(corrections, "compute", compute)
    monkeypatch.setattr(correction_content, "read_content", counted)
    monkeypatch.setattr(first_rows, "_remembered", {})
    return again


def examples(folder, rows, above=0):
    """Check a register of unknown heads; return the examples of its last column on the sheet Pemahaman."""
    book = openpyxl.Workbook()
    for number in range(above):
        book.active.append([f"baris {number}"])
    if above:
        book.active.append([])
    for row in (HEADS, *rows):
        book.active.append(row)
    (folder / "pora.toml").write_text("")
    (folder / "inputs").mkdir()
    book.save(folder / "inputs" / "orang.xlsx")
    check((), Request(folder), Config(), translator_into("id"))
    (path,) = (folder / "outputs" / "corrections").glob("*.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))["Pemahaman"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    return next(line for line in lines if "CATATAN DINAS" in line)


def rows(count):
    """Return persons; only the last of them has a remark."""
    return [
        [i, f"SEN {i}", f"A{1234567 + i}", "Jepang", "ITAS", "ada" if i == count else None] for i in range(1, count + 1)
    ]


def test_a_file_is_read_once(readings, tmp_path):
    """The examples are there, and nothing was read again."""
    assert any("ada" in str(cell) for cell in examples(tmp_path, rows(30)))
    assert readings == []


def test_a_table_far_down_is_read_again(readings, monkeypatch, tmp_path):
    """What is remembered ends above the rows that are searched."""
    monkeypatch.setattr(first_rows, "ROWS", 20)
    assert any("ada" in str(cell) for cell in examples(tmp_path, rows(30)))
    assert len(readings) == 1


def test_a_file_that_is_not_remembered_is_read_again(readings, monkeypatch, tmp_path):
    """Another process may be asked for the workbook than the one that read the file."""
    monkeypatch.setattr(first_rows, "remember", lambda _digest, _grids: None)
    assert any("ada" in str(cell) for cell in examples(tmp_path, rows(30)))
    assert len(readings) == 1


def test_few_files_and_few_rows_are_remembered(monkeypatch):
    """The file before the last four is forgotten."""
    monkeypatch.setattr(first_rows, "_remembered", {})
    digests = [hashlib.sha256(bytes([number])).hexdigest() for number in range(6)]
    for digest in digests:
        first_rows.remember(digest, [Grid("A", tuple((row,) for row in range(3_000)))])
    assert [first_rows.remembered(digest) is not None for digest in digests] == [False, False, True, True, True, True]
    (grid,) = first_rows.remembered(digests[-1])
    assert (grid.sheet, grid.height) == ("A", first_rows.ROWS)
