"""``pora verify`` of documents that somebody has edited: what they say otherwise, on which page and in which cell."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN"
pytestmark = pytest.mark.pages
NAME = "laporan-bulanan.dinas"
SUMMARY = """\
{% extends "dasar.html" %}
{% block isi %}
{% for section in document.sections if section.id == "ringkasan" %}
{{ bagian.section(section, 1, geometry, document) }}
{% endfor %}
{% endblock %}
"""
"""A template of the office: copies are told by their figures, however many of them are printed."""


def run(*words: str | Path) -> Result:
    """Run a command in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, list(map(str, words)))


def made(folder: Path, persons: int) -> Path:
    """Make the return of an office with so many persons; return its folder."""
    inputs = folder / "inputs"
    inputs.mkdir(parents=True)
    rows = (f"{number},SEN WIJO {number},A123456{number},Jepang,L,ITAS,12-02-2025,KOJA" for number in range(persons))
    register = "\n".join(("DATA ORANG ASING BULAN SEPTEMBER 2024", HEAD, *rows, ""))
    (inputs / "register.csv").write_text(register, encoding="utf-8")
    (folder / "templates").mkdir()
    (folder / "templates" / "laporan-bulanan.html").write_text(SUMMARY, encoding="utf-8")
    assert run("return", "2024-09", "-C", folder, "-q").exit_code == 0
    return folder / "outputs" / "2024-09"


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the documents of two offices that differ by one person."""
    folder = tmp_path_factory.mktemp("kantor")
    return made(folder / "tujuh", 7), made(folder / "delapan", 8)


@pytest.fixture
def folder(offices: tuple[Path, Path], tmp_path: Path) -> Path:
    """Return the documents of an office of seven persons, of which a file may be changed."""
    shutil.copytree(offices[0].parents[1], tmp_path / "kantor")
    return tmp_path / "kantor" / "outputs" / "2024-09"


def edit(path: Path, sheet: str, cell: str, value: object) -> None:
    """Change a cell of a workbook."""
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)


@pytest.mark.ci
def test_an_edited_workbook_is_told_by_its_cells(folder: Path) -> None:
    """In text and as JSON; -q leaves out what is not the result."""
    edit(folder / f"{NAME}.xlsx", "Data kecamatan-izin", "E3", 5)
    done = run("verify", folder, "-C", folder.parents[1], "-q")
    assert done.exit_code == 1
    assert f"    {NAME}.xlsx: Data kecamatan-izin!E3: 5 instead of 0" in done.stdout.splitlines()
    (told,) = json.loads(run("verify", folder, "-C", folder.parents[1], "--json").stdout)["documents"]
    (copy,) = told["copies"]
    assert [(one["place"], one["original"], one["copy"]) for one in copy["changes"]] == [
        ("Data kecamatan-izin!E3", "0", "5")
    ]


def test_a_pdf_of_other_figures_is_told_by_its_pages(folder: Path, offices: tuple[Path, Path]) -> None:
    """Though it is a whole document of pora: eight persons where there are seven."""
    shutil.copy(offices[1] / f"{NAME}.pdf", folder)
    done = run("verify", folder / f"{NAME}.pdf", "-C", folder.parents[1], "-q", "-v")
    assert done.exit_code == 1
    lines = [line for line in done.stdout.splitlines() if ": page " in line]
    assert any(line.endswith(": 8 instead of 7") for line in lines), done.stdout


def test_without_the_inputs_data_sheets_are_compared_with_the_figures(folder: Path) -> None:
    """--quick, or inputs that have changed since; what else the workbook says is then not known."""
    edit(folder / f"{NAME}.xlsx", "Data kecamatan-izin", "E3", 5)
    done = run("verify", folder, "-C", folder.parents[1], "-q", "--quick")
    assert done.exit_code == 1
    changed = [line for line in done.stdout.splitlines() if " instead of " in line]
    assert [line.partition(" (")[0] for line in changed] == [f"    {NAME}.xlsx: Data kecamatan-izin!E3"]
    assert changed[0].endswith(": 5 instead of 0")
    edit(folder / f"{NAME}.xlsx", "Data kecamatan-izin", "E3", 0)
    done = run("verify", folder, "-C", folder.parents[1], "-q", "--quick")
    assert "the figures on its data sheets are those that were made" in done.stdout


@pytest.mark.ci
def test_what_cannot_be_read_back_is_said(folder: Path) -> None:
    """A damaged copy, and one that is saved again without another word."""
    (folder / f"{NAME}.pdf").write_bytes(b"%PDF-1.7 damaged")
    path = folder / f"{NAME}.xlsx"
    openpyxl.load_workbook(path).save(path)
    done = run("verify", folder, "-C", folder.parents[1], "-q")
    assert done.exit_code == 1
    assert f"{NAME}.xlsx: every word and number as made; only its form" in done.stdout
    assert f"{NAME}.pdf: cannot be read back" in done.stdout
