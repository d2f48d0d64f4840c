"""An office's own templates are its own texts: one that names a person of the inputs makes no document."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from docx import Document as WordDocument

from reports.errors import ConfigurationError
from reports.model.period import Period
from reports.pipeline.briefing import briefing
from reports.pipeline.check import check
from reports.pipeline.office_templates import template_texts
from reports.pipeline.reprocess import Work, reprocess
from reports.pipeline.request import Request
from reports.pipeline.returns import monthly_return
from reports.vocabulary.config import Config
from reports.vocabulary.resources import template_root
from tests import sample_office

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.no_books


SEPTEMBER = Period.parse("2024-09")
REGISTER = """\
DATA ORANG ASING BULAN SEPTEMBER 2024
NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN
1,QARVOXI ZELIMTU,KX4471290,Jepang,L,ITAS,12-02-2025,KOJA
"""


def in_page(path: Path, text: str) -> None:
    """Put a text into the page that ends all documents."""
    shipped = (template_root() / "dasar.html").read_text(encoding="utf-8")
    path.with_name("dasar.html").write_text(shipped.replace("</body>", f"<p>{text}</p></body>"), encoding="utf-8")


def in_style(path: Path, text: str) -> None:
    """Put a text into a foot line."""
    path.with_name("dokumen.css").write_text(f'@page {{ @bottom-left {{ content: "{text}" }} }}', encoding="utf-8")


def in_workbook(path: Path, text: str) -> None:
    """Put a text into a cell of the workbook of a return."""
    book = openpyxl.load_workbook(template_root() / "excel" / "laporan-bulanan.xlsx")
    book.worksheets[0]["A1"] = text
    (path.parent / "excel").mkdir()
    book.save(path.parent / "excel" / "laporan-bulanan.xlsx")


def in_word(path: Path, text: str) -> None:
    """Put a text into the head of a Word copy, its words in runs of their own."""
    document = WordDocument(str(template_root() / "word" / "undangan.docx"))
    paragraph = document.sections[0].header.add_paragraph()
    for word in text.split():
        paragraph.add_run(f"{word} ")
    (path.parent / "word").mkdir()
    document.save(str(path.parent / "word" / "undangan.docx"))


def office(folder: Path, put: Callable[[Path, str], None], text: str) -> Request:
    """Return the request of an office with a register of one row and a text in one of its templates."""
    (folder / "inputs").mkdir()
    (folder / "inputs" / "register.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "templates").mkdir()
    put(folder / "templates" / "x", text)
    return Request(folder, dry_run=True)


@pytest.mark.parametrize("put", [in_page, in_style, in_workbook, in_word])
@pytest.mark.parametrize("text", ["Zelimtu Qarvoxi", "paspor KX4471290"])
def test_a_template_that_names_a_person_makes_no_return(
    tmp_path: Path, put: Callable[[Path, str], None], text: str
) -> None:
    """The error and ``pora check`` name the file and not the person."""
    request = office(tmp_path, put, text)
    with pytest.raises(ConfigurationError) as raised:
        monthly_return(SEPTEMBER, request, Config())
    assert str(raised.value.values["file"]).startswith("templates/")
    assert "QARVOXI" not in str(raised.value.values).upper()
    problems = [one for one in check([], request, Config()).problems if one.code == "template-names-person"]
    assert [one.path for one in problems] == [raised.value.values["file"]]


@pytest.mark.parametrize(
    "text",
    [
        "Zelimtu",
        *(pytest.param(text, marks=pytest.mark.ci) for text in ("Dengan hormat", "<b>Zelimtu</b> Kantor Qarvoxi")),
    ],
)
def test_other_texts_make_one(tmp_path: Path, text: str) -> None:
    """A single word may be an official's."""
    assert monthly_return(SEPTEMBER, office(tmp_path, in_page, text), Config()).written


def test_tags_between_the_words_hide_nobody(tmp_path: Path) -> None:
    """What is read is what is printed."""
    with pytest.raises(ConfigurationError):
        monthly_return(SEPTEMBER, office(tmp_path, in_page, "<b>Zelimtu</b> <i>Qarvoxi</i>"), Config())


def test_a_shared_document_is_not_made(tmp_path: Path) -> None:
    """Nor any other of a meeting."""
    folder = sample_office.copied(tmp_path / "kantor")
    (folder / "inputs" / "REGISTER 2024-09 tambahan.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "templates").mkdir(exist_ok=True)
    in_page(folder / "templates" / "x", "Zelimtu Qarvoxi")
    request = Request(folder, edition="antarinstansi", dry_run=True)
    with pytest.raises(ConfigurationError, match="template"):
        briefing(folder / "inputs" / "rapat-2024-10-16.xlsx", request, Config())


def test_an_archive_is_searched_for_its_persons(tmp_path: Path) -> None:
    """Whoever stands in any of its files; nothing is written."""
    request = office(tmp_path, in_page, "Zelimtu Qarvoxi")
    with pytest.raises(ConfigurationError):
        reprocess(tmp_path / "inputs", Request(request.office), Config(), Work(1))
    assert not list((tmp_path / "outputs").rglob("*.pdf"))


def test_a_copy_of_a_shipped_template_is_not_searched(tmp_path: Path) -> None:
    """What ships with the program names nobody; of copied folders only what was changed takes time."""
    shutil.copytree(template_root(), tmp_path / "templates")
    assert template_texts(tmp_path) == {}
    page = tmp_path / "templates" / "dasar.html"
    in_page(page, "QARVOXI ZELIMTU")
    (texts,) = template_texts(tmp_path).values()
    assert "QARVOXI ZELIMTU" in " ".join(texts)
