"""An office with a workbook that nobody declared, and a sender who answers what is asked of it."""

from __future__ import annotations

import io
import tomllib
from typing import TYPE_CHECKING

import openpyxl
import pytest

from reports.cli.i18n import translator_into
from reports.model.sheet import RowBin
from reports.pipeline.check import check
from reports.pipeline.request import Request
from reports.vocabulary.config import Config
from reports.vocabulary.correction_sheet import ANSWER_COLUMN, KEY_COLUMN

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.pipeline.request import CheckResult

TITLE = "DATA BULAN SEPTEMBER 2024"
HEADS = [
    "NO", "SEBUTAN ORANG", "BUKU LINTAS", "ASAL WARGA", "SURAT TINGGAL", "HABIS SURAT", "WILAYAH CAMAT",
    "CATATAN DINAS",
]  # fmt: skip
ROWS = [
    [1, "SEN WIJO", "A1234567", "Jepang", "ITAS", "12-02-2026", "KOJA", "ada"],
    [2, "MIRA KATO", "A1234568", "Jepang", "ITAP", "13-02-2026", "KOJA", "ada"],
]
MEANINGS = {
    "SEBUTAN ORANG": "Nama orang asing", "BUKU LINTAS": "Nomor paspor", "ASAL WARGA": "Kebangsaan",
    "SURAT TINGGAL": "Jenis izin tinggal", "HABIS SURAT": "Masa berlaku izin tinggal", "WILAYAH CAMAT": "Kecamatan",
    "CATATAN DINAS": "abaikan",
}  # fmt: skip
REGISTER = "Register orang asing"
PATTERN = " | ".join(HEADS)


def book(*sheets: tuple[str, list[list[object]]]) -> bytes:
    """Return a workbook of these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office whose register has heads that nobody declared."""
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "orang.xlsx").write_bytes(book(("SEPTEMBER", [[TITLE], HEADS, *ROWS])))
    return tmp_path


def checked(office: Path, *paths: Path, **options: object) -> CheckResult:
    """Check an office or some paths, with correction workbooks in Indonesian."""
    return check(paths, Request(office, **options), Config(), translator_into("id"))  # type: ignore[arg-type] # any option


def fill(source: Path, target: Path, answers: dict[str, object], *, kind: object = None, month: object = None) -> Path:
    """Fill the sheet Pemahaman as a sender does, and save the workbook with another program than ours."""
    made = openpyxl.load_workbook(source)
    sheet = made["Pemahaman"]
    for row in range(1, sheet.max_row + 1):
        key = str(sheet.cell(row, KEY_COLUMN).value or "").partition("|")[0]
        answer = {"jenis": kind, "bulan": month, "kolom": answers.get(str(sheet.cell(row, 2).value))}.get(key)
        if answer is not None:
            sheet.cell(row, ANSWER_COLUMN, answer)
    made.save(target)
    return target


def cell_of(sheet: Worksheet, head: str) -> str:
    """Return the cell with the answer about a head."""
    return next(
        f"G{row}" for row in range(1, sheet.max_row + 1) if head in (sheet.cell(row, 1).value, sheet.cell(row, 2).value)
    )


def workbook_of(office: Path, name: str = "orang") -> Path:
    """Return the correction workbook of a file."""
    return office / "outputs" / "corrections" / f"{name}.koreksi.xlsx"


def taught(office: Path) -> Path:
    """Check, fill all in, and put the workbook into inputs beside its original."""
    checked(office)
    return fill(workbook_of(office), office / "inputs" / "orang.koreksi.xlsx", dict(MEANINGS), kind=REGISTER)


def decided(office: Path) -> dict[str, object]:
    """Return what mappings.toml says; empty without one."""
    path = office / "mappings.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def rows_of(found: CheckResult) -> dict[str, int]:
    """Return file → accepted rows, of the files that were read."""
    return {
        file.path: sum(table.count(RowBin.ACCEPTED) for table in file.tables)
        for file in found.files
        if file.status == "read"
    }


def codes_of(found: CheckResult) -> set[str]:
    """Return the codes of the problems."""
    return {problem.code for problem in found.problems}
