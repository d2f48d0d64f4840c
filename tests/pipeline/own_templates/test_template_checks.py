"""What is wrong with an office's own templates is named with file, line and the nearest name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from reports.documents.specimen import NAMES
from reports.intake.read import Limits
from reports.model.template_files import FaultKind
from reports.pipeline.own_templates import template_checks
from reports.pipeline.own_templates.template_copies import copy_template
from reports.pipeline.own_templates.template_list import template_files, templates_of
from reports.render.zip_package import unzip_parts, zip_parts
from reports.vocabulary.config import Config
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl import Workbook

pytestmark = [pytest.mark.no_pages, pytest.mark.no_books]


def copied(office: Path, name: str) -> Path:
    """Return the path of a copy of a template in an office."""
    (file,) = templates_of(name)
    return copy_template(file, office)


def edit(path: Path, old: str, new: str) -> int:
    """Replace a text in a template and return the line it stands in."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def edit_word(path: Path, old: str, new: str) -> None:
    """Replace a text or tag in a Word template."""
    parts = unzip_parts(path.read_bytes())
    body = parts["word/document.xml"].decode()
    assert re.search(old, body)
    path.write_bytes(zip_parts({**parts, "word/document.xml": re.sub(old, new, body).encode()}))


def told(office: Path) -> list[tuple[FaultKind, str, int, str, str]]:
    """Return what is wrong: kind, file, line, detail, and what is nearest."""
    faults = template_checks.template_problems(office, Config())
    return [(fault.kind, fault.file, fault.line, fault.detail, fault.nearest) for fault in faults]


def test_each_document_of_a_template_has_an_invented_one() -> None:
    """None is left out when templates are tried."""
    assert {file.shown_by for file in template_files()} <= set(NAMES)
    inner = {"dasar", "blok", "surat", "surat-beruntun"}
    assert {path.stem for path in template_root().glob("*.html")} - inner == set(NAMES)


def test_copies_that_say_what_the_shipped_ones_say_have_no_fault(tmp_path: Path) -> None:
    """Nor do they take the time to be tried; a changed word is tried and is no fault."""
    for file in template_files():
        copy_template(file, tmp_path)
    assert told(tmp_path) == []
    edit(tmp_path / "templates" / "laporan-bulanan.html", "DAFTAR ISI", "ISI LAPORAN")
    edit_word(tmp_path / "templates" / "word" / "undangan.docx", "Tembusan:", "Tindasan:")
    assert told(tmp_path) == []


UNKNOWN = [
    ("document.office|upper", "document.ofice|upper", "document.ofice", "document.office"),
    (
        "document.letterhead.lines",
        "document.letterhead.linez",
        "document.letterhead.linez",
        "document.letterhead.lines",
    ),
    ("Keadaan data per {{ document.as_of|day }}", "{{ dokumen }}", "dokumen", "document"),
    ("{{ document.standing }}", "{{ document.__class__ }}", "document.__class__", ""),
]
"""A text of the return's template, what is written instead, the unknown name, the nearest."""


def test_unknown_names_are_told_with_line_and_nearest(tmp_path: Path) -> None:
    """All at once, not the first alone as a document would; what the sandbox hides is unknown."""
    path = copied(tmp_path, "laporan-bulanan.html")
    lines = [edit(path, old, new) for old, new, _detail, _nearest in UNKNOWN]
    named_faults = zip(lines, ((detail, nearest) for _old, _new, detail, nearest in UNKNOWN), strict=True)
    expected = sorted((line, *names) for line, names in named_faults)
    assert sorted(fault[2:] for fault in told(tmp_path)) == expected


@pytest.mark.parametrize(
    ("name", "old", "new", "detail", "nearest"),
    [
        ("laporan-bulanan.html", 'extends "dasar.html"', 'extends "dasr.html"', "dasr.html", "dasar.html"),
        ("laporan-bulanan.html", "<h1", '{% include "/etc/hostname" %}<h1', "/etc/hostname", ""),
        pytest.param(
            "laporan-bulanan.html",
            "<h1",
            '<img alt="" src="file:///etc/hostname"/><h1',
            "file:///etc/hostname",
            "",
            marks=pytest.mark.ci,
        ),
        pytest.param(
            "blok.html", "{{ one.nature }}", "{{ one.natur }}", "one.natur", "one.nature", marks=pytest.mark.ci
        ),
    ],
)
def test_nothing_outside_the_folders_is_opened(
    tmp_path: Path, name: str, old: str, new: str, detail: str, nearest: str
) -> None:
    """Another file is unknown, whether a template names it or a picture does."""
    line = edit(copied(tmp_path, name), old, new)
    assert told(tmp_path) == [(FaultKind.UNKNOWN_NAME, name, line, detail, nearest)]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("{% endblock %}\n{% block uraian %}", "{% endblok %}\n{% block uraian %}", FaultKind.SYNTAX),
        ("{{ document.title|upper }}", "{{ document.title|besar }}", FaultKind.SYNTAX),
        ('<div class="sampul">', "", FaultKind.UNFILLABLE),
        ("{{ document.title|upper }}", "{{ document.title / 2 }}", FaultKind.UNFILLABLE),
    ],
)
def test_broken_pages_are_told_with_their_line(tmp_path: Path, old: str, new: str, kind: FaultKind) -> None:
    """Tags of Jinja, elements that are not closed, what cannot be computed."""
    line = edit(copied(tmp_path, "laporan-bulanan.html"), old, new)
    ((found, file, at, _detail, _nearest),) = told(tmp_path)
    assert (found, file) == (kind, "laporan-bulanan.html")
    assert abs(at - line) <= 1


@pytest.mark.ci
def test_a_template_that_takes_for_ever_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told of the first document, and no other is tried."""
    monkeypatch.setattr(template_checks, "LIMITS", Limits(cpu_seconds=1.5, wall_seconds=20.0))
    loop = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    edit(copied(tmp_path, "laporan-bulanan.html"), "<h1", f"{loop}<h1")
    assert told(tmp_path) == [(FaultKind.TOO_SLOW, "laporan-bulanan.html", 0, "", "")]


LOST = [
    ('<p class="kop-kantor">{{ head.office }}</p>\n', "", "the letterhead: name of the office"),
    ("<p>NIP {{ one.nip }}</p>\n", "", "the signature: NIP"),
    ("{% for text in one.head %}", "{% for text in [] %}", "tables: heads of columns"),
    ("<li>{{ item|unbroken }}</li>\n", "", "lists"),
]
"""A text of the shipped blocks, what is written instead, the part that is lost."""


def test_parts_that_are_lost_are_told(tmp_path: Path) -> None:
    """At the line where the shipped template prints them."""
    path = copied(tmp_path, "blok.html")
    for old, new, _part in LOST:
        edit(path, old, new)
    faults = {fault[3]: fault for fault in told(tmp_path)}
    assert set(faults) == {part for _old, _new, part in LOST}
    lines = path.read_text(encoding="utf-8").splitlines()
    assert {fault[:2] for fault in faults.values()} == {(FaultKind.MISSING_PART, "blok.html")}
    at = faults["the letterhead: name of the office"][2]
    assert "kop-alamat" in lines[at - 1]


@pytest.mark.ci
@pytest.mark.parametrize(
    ("name", "old", "new", "detail"),
    [
        ("surat-beruntun.html", "{{ blok.letters(document, emblem) }}", "", "the letterhead: name of the office"),
        ("dasar.html", "{% if document.completeness %}", "{% if false %}", "the page that names what was not read"),
    ],
)
def test_parts_that_other_templates_lose_are_told(tmp_path: Path, name: str, old: str, new: str, detail: str) -> None:
    """In whatever file of several."""
    line = edit(copied(tmp_path, name), old, new)
    (found,) = [fault for fault in told(tmp_path) if fault[3] == detail]
    assert found[:2] == (FaultKind.MISSING_PART, name)
    assert abs(found[2] - line) <= 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("separate; width: 100%", "separate; width: 300mm", marks=pytest.mark.ci),
        pytest.param(".isian tbody th {", ".isian { width: 400mm } .isian tbody th {", marks=pytest.mark.ci),
        ("th, td { padding: 0.75mm 0.9mm;", "th, td { padding: 0.75mm 30mm; white-space: nowrap;"),
        pytest.param("margin: 3mm 0 4mm }\ntable +", "margin: 3mm 0 4mm -60mm }\ntable +", marks=pytest.mark.ci),
    ],
)
def test_tables_wider_than_the_page_are_told(tmp_path: Path, old: str, new: str) -> None:
    """By how much, and at which change."""
    line = edit(copied(tmp_path, "dokumen.css"), old, new)
    ((kind, file, at, excess, _nearest),) = told(tmp_path)
    assert (kind, file, at) == (FaultKind.WIDE_TABLE, "dokumen.css", line)
    assert int(excess) > 10


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("letter.subject", "letter.subjek", (FaultKind.UNKNOWN_NAME, 15, "letter.subjek", "letter.subject")),
        ("head.office", "hed.office", (FaultKind.UNKNOWN_NAME, 9, "hed", "head")),
        ("{%p endfor %}", "{%p endfr %}", (FaultKind.SYNTAX, 8, "", "")),
        (r"\{\{ head.address \}\}", "-", (FaultKind.MISSING_PART, 10, "the letterhead: address", "head.address")),
        pytest.param(r"\{\{ cell \}\}", "", (FaultKind.MISSING_PART, 0, "tables: heads of columns", "block.head"),
                     marks=pytest.mark.ci),
        (r'<w:gridCol w:w="\d+"', '<w:gridCol w:w="9000"', (FaultKind.WIDE_TABLE, 0, "", "")),
    ],
)  # fmt: skip
def test_faults_of_word_templates_are_told(
    tmp_path: Path, old: str, new: str, expected: tuple[FaultKind, int, str, str]
) -> None:
    """With the paragraph."""
    edit_word(copied(tmp_path, "undangan.docx"), old, new)
    faults = told(tmp_path)
    assert {fault[1] for fault in faults} == {"word/undangan.docx"}
    kind, line, detail, nearest = expected
    (found,) = [fault for fault in faults if fault[0] is kind and (fault[2] == line or not line)][:1]
    assert not detail or found[3:] == (detail, nearest)


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    """Without a traceback."""
    for name in ("undangan.docx", "laporan-bulanan.xlsx"):
        copied(tmp_path, name).write_bytes(b"PK\x03\x04 no package")
    assert [fault[:2] for fault in told(tmp_path)] == [
        (FaultKind.UNREADABLE, "excel/laporan-bulanan.xlsx"),
        (FaultKind.UNREADABLE, "word/undangan.docx"),
    ]


def lose_a_name(book: Workbook) -> None:
    """Remove a name of cells."""
    del book.defined_names["form_projustisia_total"]


def misname(book: Workbook) -> None:
    """Write a name of cells otherwise."""
    cells = book.defined_names.pop("form_projustisia_total").attr_text
    book.defined_names["form_projustisa_totl"] = DefinedName("form_projustisa_totl", attr_text=cells)


def narrow(book: Workbook) -> None:
    """Let a form have a column less."""
    book.defined_names["form_projustisia_body"].attr_text = "'Projustisia'!$A$8:$H$8"


def widen(book: Workbook) -> None:
    """Let a sheet be wider than its page."""
    book["Projustisia"].sheet_properties.pageSetUpPr.fitToPage = False
    book["Projustisia"].column_dimensions["B"].width = 120


def restyle(book: Workbook) -> None:
    """Change what an office may change."""
    book["Projustisia"]["A1"].font = openpyxl.styles.Font(name="Arial", size=20)
    book["Projustisia"].column_dimensions["B"].width = 60


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lose_a_name, (FaultKind.MISSING_CELLS, "form_projustisia_total", "")),
        (misname, (FaultKind.UNKNOWN_NAME, "form_projustisa_totl", "form_projustisia_total")),
        pytest.param(
            narrow,
            (FaultKind.UNFILLABLE, "form_projustisia_body must be one row of 9 columns, and is 1 of 8", ""),
            marks=pytest.mark.ci,
        ),
        (widen, (FaultKind.WIDE_TABLE, "146", "")),
        pytest.param(restyle, None, marks=pytest.mark.ci),
    ],
)
def test_faults_of_the_workbook_are_told(
    tmp_path: Path, change: Callable[[Workbook], None], expected: tuple[FaultKind, str, str] | None
) -> None:
    """Names of cells, columns, widths."""
    path = copied(tmp_path, "laporan-bulanan.xlsx")
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    faults = cast("list[tuple[object, ...]]", told(tmp_path))
    assert [(fault[0], *fault[3:]) for fault in faults] == ([expected] if expected else [])


def test_files_that_make_nothing_are_told(tmp_path: Path) -> None:
    """A template of a name that is nearly right; what a page may use beside it is none."""
    (tmp_path / "templates" / "word").mkdir(parents=True)
    for name in ("word/undngan.docx", "laporan_bulanan.html", "kop.html", "lambang.png", "~$andangan.docx"):
        (tmp_path / "templates" / name).write_bytes(b"")
    assert told(tmp_path) == [
        (FaultKind.UNUSED, "laporan_bulanan.html", 0, "laporan_bulanan.html", "laporan-bulanan.html"),
        (FaultKind.UNUSED, "word/undngan.docx", 0, "word/undngan.docx", "word/undangan.docx"),
    ]
