"""Claims about looking into files: a canary is found in every format, wherever it is hidden, split or escaped."""

from __future__ import annotations

import base64
import gzip
import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pikepdf
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from docx import Document as WordDocument
from msoffcrypto.format.ooxml import OOXMLFile

from reports.at_rest.file_texts import CLEAN, HOLDS, PROTECTED, search
from reports.at_rest.needles import needles_for

if TYPE_CHECKING:
    from pathlib import Path

NAME, NUMBER = "KANARI ØSTERMAN", "KX9876543"
WANTED = needles_for([NAME, NUMBER])


def found(path: Path) -> str:
    """Search a file as ``forget`` does."""
    return search(None, (path, WANTED))


def workbook(text: str, *, protection: str = "") -> bytes:
    """Return a workbook with a text in a comment, locked if a password is given."""
    book = openpyxl.Workbook()
    book.active["B7"] = "biasa"
    book.active["B7"].comment = openpyxl.comments.Comment(text, "pora")
    plain = io.BytesIO()
    book.save(plain)
    if not protection:
        return plain.getvalue()
    locked = io.BytesIO()
    OOXMLFile(plain).encrypt(protection, locked)
    return locked.getvalue()


def pdf(alternative: str) -> bytes:
    """Return a PDF with a text in an object that no page shows, in a compressed object stream."""
    document = pikepdf.new()
    document.add_blank_page()
    document.Root.Extra = pikepdf.Dictionary(Alt=pikepdf.String(alternative))
    written = io.BytesIO()
    document.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def package(*parts: tuple[str, bytes]) -> bytes:
    """Return a zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return written.getvalue()


def parquet(text: str) -> bytes:
    """Return a Parquet file with a list of texts."""
    written = io.BytesIO()
    pq.write_table(pa.table({"names": [[text]], "n": [1]}), written, compression="zstd")
    return written.getvalue()


def word(*runs: str) -> bytes:
    """Return a Word file with a paragraph of several runs."""
    document, written = WordDocument(), io.BytesIO()
    paragraph = document.add_paragraph()
    for run in runs:
        paragraph.add_run(run).bold = bool(len(run) % 2)
    document.save(written)
    return written.getvalue()


CASES = {
    "plain.csv": f"1;{NAME};".encode("cp1252"),
    "wide.csv": f"1;{NUMBER};".encode("utf-16"),
    "escaped.json": b'{"a": "KANARI \\u00d8STERMAN"}',
    "comment.xlsx": workbook(f"lihat {NAME}"),
    "split.xml": b"<t>KANARI </t><b/><t>&#216;STER</t><t>MAN</t>",
    "cells.xml": b"<t>KANARI</t><t>&#xD8;STERMAN</t>",
    "attribute.xml": b'<p descr="KX 987 6543"/>',
    "runs.docx": word("KANARI ØST", "ERMAN"),
    "inner.pptx": package(("ppt/embeddings/1.xlsx", workbook(NUMBER))),
    "part-name.zip": package((f"foto/{NUMBER}.jpg", b"")),
    "hidden.pdf": pdf(NAME),
    "rows.parquet": parquet(NAME),
    "page.html": b"<script>" + base64.b64encode(gzip.compress(f"x {NAME} y".encode() * 3 + bytes(range(200)))),
    f"{NUMBER}.txt": b"",
}


@pytest.mark.parametrize("name", CASES)
def test_a_canary_is_found(tmp_path: Path, name: str) -> None:
    """In every format, and in the name of the file."""
    path = tmp_path / name
    path.write_bytes(CASES[name])
    assert found(path) == HOLDS


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plain.csv", b"1;BUDI REKAAN;"),
        ("comment.xlsx", workbook("kosong")),
        ("hidden.pdf", pdf("Bagan kehadiran")),
        ("rows.parquet", parquet("BUDI")),
        ("damaged.xlsx", b"PK\x03\x04 damaged"),
        ("damaged.pdf", b"%PDF-1.7 damaged"),
        ("damaged.parquet", b"PAR1 damaged"),
    ],
)
def test_other_files_are_clean(tmp_path: Path, name: str, content: bytes) -> None:
    """A damaged file too, if its bytes hold nobody."""
    path = tmp_path / name
    path.write_bytes(content)
    assert found(path) == CLEAN


def test_a_locked_file_is_never_called_clean(tmp_path: Path) -> None:
    """What cannot be opened is told."""
    locked = tmp_path / "kunci.xlsx"
    locked.write_bytes(workbook("kosong", protection="rahasia"))
    other = tmp_path / "kunci.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(other, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert (found(locked), found(other)) == (PROTECTED, PROTECTED)
