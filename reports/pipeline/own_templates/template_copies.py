"""Copies a template into an office, with a comment that says how to change it and which one it was copied from."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import BadZipFile, ZipFile

from reports import __version__
from reports.errors import OutputError
from reports.late_patterns import late_regex
from reports.pipeline.request import TEMPLATES
from reports.private_files import put
from reports.render.template_comments import COMMENT
from reports.render.zip_package import CORE, unzip_parts, zip_parts
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.template_files import TemplateFile

_HOW = """\
Salinan kantor dari templat bawaan {name} (pora {version}).
{what}
Periksa dengan: pora templates check. Lihat hasilnya dengan: pora templates preview {name}.
Hapus berkas ini untuk kembali ke bawaan. Bawaan saat disalin: sha256:{digest}"""
_HOW_BRIEFLY = """\
Salinan dari {name} (pora {version}). {what} Periksa: pora templates check. Untuk bawaan, hapus. sha256:{digest}"""
"""Among the properties of a package, where python-docx refuses more than 255 characters."""
_WHAT = {
    ".html": "Ubah susunan dan kata-kata tetap di sini. Tanda kurung kurawal diisi oleh program: jangan dihapus. "
    "Setiap elemen harus ditutup.",
    ".css": "Ubah huruf, ukuran, jarak, dan warna di sini. Tabel tidak boleh lebih lebar daripada halaman.",
    ".docx": "Tanda kurung kurawal jangan dihapus.",
    ".xlsx": "Nama sel form_… (Name Manager) jangan dihapus.",
}
_ORIGIN = late_regex(rb"sha256:([0-9a-f]{32})")
_DESCRIPTION = late_regex(r"<dc:description\b[^>]*?(?:/>|>.*?</dc:description>)", re.DOTALL)
_DC = "http://purl.org/dc/elements/1.1/"
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_TEXTS = (".html", ".css")
_DIGITS = 32
_LARGEST = 1 << 25
"""Bytes of all parts of a package that is looked into; no template comes near."""


def copy_template(file: TemplateFile, office: Path, *, overwrite: bool = False) -> Path:
    """Put a copy of a shipped template into an office and return its path.

    Raises:
        OutputError: there is a copy and it is not to be overwritten, or it cannot be written.
    """
    path = office / TEMPLATES / file.name
    if path.exists() and not overwrite:
        raise OutputError(
            "the office has its own {file} already, which is left as it is",
            "with --overwrite it is replaced by the shipped one; put your copy aside first",
            file=f"{TEMPLATES}/{file.name}",
        )
    put(path, _copy(file.name))
    return path


def _copy(name: str) -> bytes:
    """Return a shipped template with the comment."""
    shipped = template_root() / name
    how = _HOW if shipped.suffix in _TEXTS else _HOW_BRIEFLY
    comment = how.format(name=name, version=__version__, what=_WHAT[shipped.suffix], digest=fingerprint(shipped))
    content = shipped.read_bytes()
    if shipped.suffix not in _TEXTS:
        return _described(content, comment)
    begin, end = ("{#", "#}") if shipped.suffix == ".html" else ("/*", "*/")
    return f"{begin} {comment} {end}\n".encode() + content


def _described(package: bytes, comment: str) -> bytes:
    """Return a package with a comment among its properties (File, Info, Comments), where Word and Excel leave it."""
    parts = unzip_parts(package)
    core = _DESCRIPTION.sub("", parts[CORE].decode("utf-8"))
    description = f'<dc:description xmlns:dc="{_DC}">{escape(comment)}</dc:description>'
    head, end, tail = core.rpartition("</cp:coreProperties>")
    return zip_parts({**parts, CORE: f"{head}{description}{end}{tail}".encode()}, _FIRST)


def fingerprint(path: Path) -> str:
    """Return half the SHA-256 of what a template prints: its text without our comment, its parts without properties.

    One that cannot be read has an empty one.
    """
    if path.suffix.lower() in _TEXTS:
        text = path.read_bytes().decode("utf-8", errors="surrogateescape")
        lines = COMMENT.sub("", text).removeprefix("\ufeff").replace("\r\n", "\n")
        return hashlib.sha256(lines.encode("utf-8", errors="surrogateescape")).hexdigest()[:_DIGITS]
    digest = hashlib.sha256()
    parts = _parts(path)
    for name in sorted(name for name in parts if not name.startswith("docProps/")):
        digest.update(name.encode() + b"\0" + hashlib.sha256(parts[name]).digest())
    return digest.hexdigest()[:_DIGITS] if parts else ""


def copied_from(path: Path) -> str:
    """Return the fingerprint of the shipped template that a copy was made from; empty where it does not say."""
    if path.suffix.lower() in _TEXTS:
        comment = COMMENT.match(path.read_bytes().decode("utf-8", errors="replace"))
        match = _ORIGIN.search(comment[0].encode()) if comment else None
    else:
        match = _ORIGIN.search(_parts(path).get(CORE, b""))
    return match[1].decode() if match else ""


def _parts(path: Path) -> dict[str, bytes]:
    """Return the parts of a package; none where it is none, or far too large."""
    try:
        with ZipFile(path) as package:
            if sum(entry.file_size for entry in package.infolist()) > _LARGEST:
                return {}
            return {name: package.read(name) for name in package.namelist()}
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, EOFError):
        return {}
