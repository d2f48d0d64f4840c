"""Rows outside of every table of a file are told in the account of an archive, as on the quality page of a return."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest
from plain import WITHOUT_PAGES, register

from reports.documents.archive import compose
from reports.pipeline.archive import report
from reports.pipeline.reprocess import reprocess
from reports.pipeline.request import Request
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.archive import Archive


OUTSIDE = (("Hari", "Acara", "PIC"), ("Senin", "Apel", "Budi"), ("Selasa", "Rapat", "Sari"))


def account(folder: Path, *below: tuple[str, ...]) -> Archive:
    """Return the account of an archive of two registers, rows below the second."""
    office, archive = folder / "kantor", folder / "arsip"
    for number in (1, 2):
        book = openpyxl.Workbook()
        for line in register(range(6)).splitlines():
            book.active.append(line.split(";"))
        for row in ((), ("Agenda",), *below) if number == 2 else ():
            book.active.append(row)
        archive.mkdir(exist_ok=True)
        book.save(archive / f"REGISTER 2019-0{number}.xlsx")
    office.mkdir()
    return reprocess(archive, Request(office), Config(), WITHOUT_PAGES).archive


@pytest.mark.books
def test_rows_outside_of_every_table_are_told_with_their_file(tmp_path: Path) -> None:
    """In the report, in the list of files of its workbook, and among its figures."""
    archive = account(tmp_path, *OUTSIDE)
    assert [file.rows_outside for file in archive.files] == [0, 3]
    document = compose(archive, Config(), version="0")
    (files,) = (section for section in document.sections if section.id == "berkas")
    (part,) = (part for part in files.sections if part.id == "berkas-baris-luar")
    (row,) = part.blocks[1].rows
    assert (row.cells[0], row.cells[1], row.cells[2].value) == ("REGISTER 2019-02.xlsx", "Februari 2019", 3)
    assert "judul kolom" in part.blocks[0].text
    folder = tmp_path / "kantor" / "outputs" / "olah-ulang"
    figures = json.loads((folder / "olah-ulang.dinas.figures.json").read_text())["figures"]
    assert {one["id"]: one["value"] for one in figures}["arsip/baris-luar/berkas-1"] == 3
    sheet = openpyxl.load_workbook(folder / "olah-ulang.dinas.xlsx")["Berkas"]
    lines = {cells[0]: cells[-2:] for cells in sheet.iter_rows(values_only=True) if cells[0]}
    assert lines["REGISTER 2019-02.xlsx"][0] == "Baris di luar semua tabel, tidak dibaca: 3 baris"
    assert lines["REGISTER 2019-02.xlsx"][1]
    assert not any(lines["REGISTER 2019-01.xlsx"])


def test_an_archive_without_such_rows_says_nothing_of_them(tmp_path: Path) -> None:
    """The part is left out."""
    document = compose(account(tmp_path), Config(), version="0")
    assert "berkas-baris-luar" not in {part.id for section in document.sections for part in section.sections}


def test_the_report_changes_with_them(tmp_path: Path) -> None:
    """They are part of what it is made from."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first, second = account(tmp_path / "a"), account(tmp_path / "b", *OUTSIDE)
    assert report._made_from(first, {}, "") != report._made_from(second, {}, "")
