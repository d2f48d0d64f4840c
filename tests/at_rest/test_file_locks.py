"""Claims about locked documents, opened by readers that have no code in common with what locked them."""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import msoffcrypto
import openpyxl
import pikepdf
import pytest
from docx import Document as WordDocument
from msoffcrypto.exceptions import InvalidKeyError

from reports.at_rest.file_locks import fitting, lock_files
from reports.render import pdf as pdf_renderer
from tests.libreoffice import converted, opened_with

WORDS = "rahasia dapur åé 7"
TEXT = "Kelompok kenari kuning"


@pytest.fixture(scope="module")
def pdf() -> bytes:
    """Return the PDF of the beginning of a return of an invented office: its texts, key figures, a chart, a table."""
    path = Path(__file__).parents[1] / "documents" / "invented.py"
    spec = importlib.util.spec_from_file_location("invented_office", path)
    invented = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(invented)
    whole = invented.document()
    return pdf_renderer.render(
        replace(whole, sections=whole.sections[:3]),
        templates=pdf_renderer.template_root(),
        paper="A4",
        font="Liberation Sans",
    )


def workbook() -> bytes:
    """Return a workbook."""
    book, written = openpyxl.Workbook(), io.BytesIO()
    book.active["B2"] = TEXT
    book.save(written)
    return written.getvalue()


def word() -> bytes:
    """Return a Word file."""
    document, written = WordDocument(), io.BytesIO()
    document.add_paragraph(TEXT)
    document.save(written)
    return written.getvalue()


def opened(content: bytes, password: str) -> bytes:
    """Return what a locked package holds, every block of it proved."""
    written = io.BytesIO()
    office_file = msoffcrypto.OfficeFile(io.BytesIO(content))
    office_file.load_key(password=password, verify_password=True)
    office_file.decrypt(written, verify_integrity=True)
    return written.getvalue()


@pytest.mark.parametrize(("name", "make"), [("a.xlsx", workbook), ("a.docx", word)])
def test_packages_open_with_the_password_only(name: str, make: object) -> None:
    """To the very bytes; the hash of these is told, and nothing of them can be read without it."""
    content = make()
    files, plain = lock_files({name: content}, WORDS)
    assert plain == {name: sha256(content).hexdigest()}
    assert opened(files[name], WORDS) == content
    assert files[name].startswith(bytes.fromhex("d0cf11e0a1b11ae1"))
    assert b"PK\x03\x04" not in files[name][:8]
    assert b"AES" in files[name]
    with pytest.raises(InvalidKeyError):
        opened(files[name], WORDS[:-1])


def test_libreoffice_opens_a_locked_workbook_with_the_password_only(tmp_path: Path) -> None:
    """What it shows is what was locked; with another password, or with none, it shows nothing."""
    path = tmp_path / "terkunci.xlsx"
    path.write_bytes(lock_files({"a.xlsx": workbook()}, WORDS)[0]["a.xlsx"])
    text = opened_with(path, WORDS, tmp_path)
    assert text is not None
    assert TEXT in text
    assert opened_with(path, WORDS[:-1], tmp_path) is None
    (plain,) = converted([path], "csv", tmp_path / "tanpa")
    assert not plain.exists()


def structure(document: pikepdf.Pdf) -> list[tuple[int, str, str]]:
    """Return depth, kind and alternative text of every tag, in the order of reading."""
    found, waiting = [], [(0, document.Root.StructTreeRoot)]
    while waiting:
        depth, element = waiting.pop()
        if isinstance(element, pikepdf.Dictionary):
            found.append((depth, str(element.get("/S", "")), str(element.get("/Alt", ""))))
            below = element.get("/K", pikepdf.Array())
            each = list(below) if isinstance(below, pikepdf.Array) else [below]
            waiting += [(depth + 1, one) for one in reversed(each)]
    return found


def test_a_pdf_keeps_tags_and_metadata(pdf: bytes, tmp_path: Path) -> None:
    """Title, language, bookmarks and PDF/UA stay; PDF/A, which forbids encryption, is no longer claimed."""
    files, plain = lock_files({"a.pdf": pdf}, WORDS)
    path = tmp_path / "a.pdf"
    path.write_bytes(files["a.pdf"])
    assert plain == {"a.pdf": sha256(pdf).hexdigest()}
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(path)
    with pikepdf.open(path, password=WORDS) as locked, pikepdf.open(io.BytesIO(pdf)) as before:
        assert (locked.encryption.R, locked.encryption.bits) == (6, 256)
        assert locked.allow.accessibility
        assert len(structure(before)) > 5
        assert structure(locked) == structure(before)
        assert str(locked.Root.Lang) == str(before.Root.Lang)
        assert dict(locked.docinfo.items()).keys() >= {"/Title", "/Creator"}
        assert [page.MediaBox for page in locked.pages] == [page.MediaBox for page in before.pages]
        with before.open_metadata() as claimed, locked.open_metadata() as claims:
            assert (claimed["pdfaid:part"], claimed["pdfuaid:part"]) == ("3", "1")
            assert ("pdfaid:part" in claims, claims["pdfuaid:part"]) == (False, "1")
            assert claims["dc:title"] == claimed["dc:title"]


@pytest.mark.ci
def test_poppler_and_qpdf_open_a_locked_pdf(pdf: bytes, tmp_path: Path) -> None:
    """Text and tags are those of the plain one, and the file is sound."""
    lacking = [name for name in ("pdftotext", "pdfinfo", "qpdf") if shutil.which(name) is None]
    if lacking:
        pytest.skip(f"{', '.join(lacking)} not installed, so that a locked PDF is opened by no other program")
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    plain.write_bytes(pdf)
    locked.write_bytes(lock_files({"a.pdf": pdf}, WORDS)[0]["a.pdf"])

    def text(*words: str | Path) -> str:
        return subprocess.run(["pdftotext", *words, "-"], capture_output=True, text=True, check=True).stdout

    def tags(*words: str | Path) -> list[str]:
        done = subprocess.run(["pdfinfo", "-struct", *words], capture_output=True, text=True, check=True)
        return [line.rstrip(":") for line in done.stdout.splitlines() if not line.lstrip().startswith("Object ")]

    assert text("-upw", WORDS, locked) == text(plain)
    assert tags("-upw", WORDS, locked) == tags(plain)
    assert {"Document", "TH"} <= {line.strip() for line in tags(plain)}
    assert "Laporan Bulanan" in text(plain)
    assert subprocess.run(["pdftotext", locked, "-"], capture_output=True, check=False).returncode != 0
    done = subprocess.run(
        ["qpdf", "--check", f"--password={WORDS}", locked], capture_output=True, text=True, check=False
    )
    assert (done.returncode, "PDF Version: 1.7 extension level 8" in done.stdout) == (0, True), done.stdout


def test_other_files_stay_as_they_are() -> None:
    """Their formats know no passwords."""
    files = {"a.figures.json": b"{}", "atensi.txt": b"x"}
    assert lock_files(files, WORDS) == (files, {})


def test_the_same_content_is_locked_anew_each_time(pdf: bytes) -> None:
    """Keys and salts are drawn; what is inside has one hash."""
    files = {"a.pdf": pdf, "a.xlsx": workbook()}
    first, second = lock_files(files, WORDS), lock_files(files, WORDS)
    assert first[0]["a.pdf"] != second[0]["a.pdf"]
    assert first[0]["a.xlsx"] != second[0]["a.xlsx"]
    assert first[1] == second[1]


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("dua belas hu", "dua belas hu"),
        ("sebelas hur", None),
        ("cafe\u0301 susu manis", "caf\u00e9 susu manis"),
        (" dua belas huruf", None),
        ("dua belas\thuruf", None),
        ("é" * 64, None),
        ("é" * 63, "é" * 63),
        ("", None),
    ],
)
def test_passwords_fit_or_not(typed: str, used: str | None) -> None:
    """Twelve characters at least, 127 bytes at most, accents in one form on every keyboard."""
    assert fitting(typed) == used
