"""Months of an archive are drafts while something that bears on them was not understood (settled rule 16)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from reports.model.period import Month
from reports.pipeline.archive import monthly_documents
from reports.pipeline.archive.file_job import on_this_machine
from reports.pipeline.archive.monthly_figures import Rebuilt
from reports.pipeline.archive.read_archive import Place, read
from reports.pipeline.archive.read_archive import settle as settle_archive
from reports.pipeline.request import Request
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from pathlib import Path

    from reports.pipeline.archive.deliveries import Material

HEAD = "NO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL;KECAMATAN"
ROWS = "\n".join(f"{n};SEN WIJO {n};A12345{n:02d};Jepang;ITAS;Koja" for n in range(9))
UNKNOWN = "NO;NAMA;NO PASPOR;KEBANGSAAN;JNS DOKUMEN XX"
SEPTEMBER, OCTOBER = Month(2024, 9), Month(2024, 10)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office whose archive holds the registers of two months."""
    folder = tmp_path / "kantor" / "arsip"
    folder.mkdir(parents=True)
    for name in ("SEPTEMBER", "OKTOBER"):
        text = f"DATA WNA BULAN {name} 2024\n{HEAD}\n{ROWS}\n"
        (folder / f"register {name.lower()} 2024.csv").write_text(text, encoding="utf-8")
    return tmp_path / "kantor"


def material(office: Path) -> Material:
    """Return what a run finds in the archive; a second run finds it in the ledger."""
    place = Place(office / "arsip", office, Config().work_area.districts)
    place.ledger.mkdir(parents=True, exist_ok=True)
    found = read(place, partial(on_this_machine, workers=1))
    settle_archive(found)
    return found.material


def unread(office: Path, month: Month) -> list[tuple[str, str]]:
    """Return path and reason of what makes a month a draft, the same read anew and from the ledger."""
    first, second = (material(office).not_understood(month) for _ in range(2))
    assert first == second
    return [(entry.path, entry.reason) for entry in first]


def test_a_table_that_was_not_understood_makes_its_month_a_draft(office: Path) -> None:
    """And no other; without a month of its own, all of them."""
    assert unread(office, OCTOBER) == []
    text = f"DATA WNA BULAN OKTOBER 2024\n{UNKNOWN}\n1;SEN WIJO;A1234567;Jepang;9\n"
    (office / "arsip" / "daftar orang.csv").write_text(text, encoding="utf-8")
    assert unread(office, OCTOBER) == [("daftar orang.csv", "kind-resembles")]
    assert unread(office, SEPTEMBER) == []
    (office / "arsip" / "daftar orang.csv").write_text(text.replace("BULAN OKTOBER 2024", ""), encoding="utf-8")
    assert unread(office, OCTOBER) == unread(office, SEPTEMBER) == [("daftar orang.csv", "kind-resembles")]


def test_a_recap_of_a_month_whose_register_is_there_makes_no_draft(office: Path) -> None:
    """Its numbers are compared where the month is composed; without a register nothing can be counted."""
    recap = "REKAP ORANG ASING {month} 2024\nKECAMATAN;ITK;ITAS\nKOJA;0;9\nCILINCING;0;0\n"
    for month in ("OKTOBER", "NOVEMBER"):
        (office / "arsip" / f"rekap {month.lower()}.csv").write_text(recap.format(month=month), encoding="utf-8")
    assert unread(office, OCTOBER) == []
    assert unread(office, Month(2024, 11)) == [("rekap november.csv", "recap-alone")]


def test_a_file_that_was_not_read_makes_the_month_of_its_name_a_draft(office: Path) -> None:
    """One left out by the office makes none."""
    (office / "arsip" / "kejadian september 2024.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    assert [path for path, _ in unread(office, SEPTEMBER)] == ["kejadian september 2024.xlsx"]
    assert unread(office, OCTOBER) == []
    (office / "mappings.toml").write_text('left_out = ["kejadian september 2024.xlsx"]\n', encoding="utf-8")
    assert unread(office, SEPTEMBER) == []


def test_documents_of_such_a_month_are_made_anew_and_marked(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is unread decides whether they are up to date; the document names the file and is a draft."""
    composed = []
    monkeypatch.setattr(monthly_documents.returns, "rendered", lambda document, *_rest: composed.append(document) or {})
    text = f"DATA WNA BULAN OKTOBER 2024\n{UNKNOWN}\n1;SEN WIJO;A1234567;Jepang;9\n"
    before = material(office)
    figures = Rebuilt(before)
    assert list(monthly_documents.rendered((OCTOBER,), before, figures, (Request(office), Config(), 1))) == [{}]
    (office / "arsip" / "daftar orang.csv").write_text(text, encoding="utf-8")
    after = material(office)
    list(monthly_documents.rendered((OCTOBER,), after, Rebuilt(after), (Request(office), Config(), 1)))
    assert ["DRAF" in document.warning for document in composed] == [False, True]
    assert [document.completeness is None for document in composed] == [True, False]
    assert "daftar orang.csv" in repr(composed[1].completeness)
    assert all(document.standing == "Hasil olah ulang" for document in composed)
