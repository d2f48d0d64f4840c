"""What ``pora check`` says of correction workbooks, and in whose language it writes them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN"
FAULTY = "2,HARMO KATA,B1234567,Jepangg,P,ITAS,31-02-2025,KOJA"


def run(*words: object, **environment: str | None) -> Result:
    """Run ``pora check`` in this process, in English unless it says otherwise."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en", **environment}).invoke(pora, ["check", *map(str, words)])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with one faulty register."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    rows = "\n".join(("DATA ORANG ASING BULAN SEPTEMBER 2024", HEADER, FAULTY))
    (tmp_path / "inputs" / "register.csv").write_text(rows, encoding="utf-8")
    return tmp_path


def said(result: Result) -> list[str]:
    """Return the lines about correction workbooks."""
    return [
        line for line in result.stdout.splitlines() if ".koreksi.xlsx" in line or "findings" in line or "closed" in line
    ]


def test_workbooks_and_progress_are_named(office: Path) -> None:
    """The workbook each time, the progress where there is some, each closed finding with -v."""
    workbook = office / "outputs" / "corrections" / "register.koreksi.xlsx"
    assert said(run("-C", office)) == [f"correction workbook: {workbook}"]
    register = office / "inputs" / "register.csv"
    register.write_text(register.read_text(encoding="utf-8").replace("31-02", "28-02"), encoding="utf-8")
    assert said(run("-C", office, "-v")) == [
        "inputs/register.csv: findings closed 1, left 1, new 0",
        "    closed: Data!G3 date-impossible",
        f"correction workbook: {workbook}",
    ]


def test_changed_workbook_is_named_as_kept(office: Path) -> None:
    """With what to do about it."""
    run("-C", office)
    workbook = office / "outputs" / "corrections" / "register.koreksi.xlsx"
    workbook.write_bytes(b"changed")
    assert said(run("-C", office)) == [
        f"{workbook} has been changed since it was made and was left as it is: put it into inputs, or delete it"
    ]


@pytest.mark.parametrize(
    ("words", "environment", "sheet"),
    [
        ((), {"PORA_LANG": None, "LANG": "en_US.UTF-8"}, "Perbaikan"),
        ((), {"PORA_LANG": "en"}, "Corrections"),
        (("--lang", "en"), {"PORA_LANG": None}, "Corrections"),
        (("--lang", "id"), {"PORA_LANG": "en"}, "Perbaikan"),
    ],
)
def test_senders_are_written_to_in_indonesian(
    office: Path, words: tuple[str, ...], environment: dict[str, str | None], sheet: str
) -> None:
    """Unless another language was asked for; what this PC speaks does not matter."""
    run("-C", office, *words, **environment)
    book = openpyxl.load_workbook(office / "outputs" / "corrections" / "register.koreksi.xlsx")
    assert book.sheetnames[0] == sheet


def test_json_says_nothing_of_them(office: Path) -> None:
    """Other programs rely on its shape."""
    assert sorted(json.loads(run("-C", office, "--json").stdout)) == ["balance", "files", "problems", "schema"]
    assert (office / "outputs" / "corrections" / "register.koreksi.xlsx").exists()
