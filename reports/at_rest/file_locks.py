"""Locks documents with a password: workbooks, Word files and slides by ECMA-376 agile encryption, PDF by AES-256.

Nothing unlocked touches the disk. What is locked differs from run to run, since keys and salts are drawn anew; what it
holds does not, and the hash of that stands in the manifest.
"""

from __future__ import annotations

import io
import unicodedata
from hashlib import sha256
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from collections.abc import Mapping

FEWEST = 12
"""Characters of a password: fewer are found by trying all, which nobody notices on a copied file."""
MOST_BYTES = 127
"""Of a password in UTF-8; PDF takes no more into account."""
METHOD = "AES-256"
_PACKAGES = (".xlsx", ".docx", ".pptx")
LOCKABLE = (*_PACKAGES, ".pdf")
"""Endings of files that can be locked."""
_PDF_A = late_regex(rb"<rdf:Description[^>]*\bpdfaid:part=[^>]*/>")
"""The claim to be PDF/A, which forbids encryption."""


def fitting(password: str) -> str | None:
    """Return a password as it is used, accents in one form; None if it is too short or too long.

    Example:
        >>> fitting("kuda nil 2024"), fitting("pendek")
        ('kuda nil 2024', None)
    """
    text = unicodedata.normalize("NFC", password)
    is_plain = text.isprintable() and text == text.strip()
    return text if is_plain and len(text) >= FEWEST and len(text.encode()) <= MOST_BYTES else None


def lock_files(files: Mapping[str, bytes], password: str) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return files locked as far as their formats know passwords, and the sha256 of what each locked one holds.

    Args:
        files: name → content.
        password: that opens them; one that :func:`fitting` has returned.
    """
    locked = {name: _locked(name, content, password) for name, content in files.items()}
    plain = {name: sha256(files[name]).hexdigest() for name, content in locked.items() if content is not None}
    return {name: files[name] if content is None else content for name, content in locked.items()}, plain


def is_opened_by(name: str, content: bytes, password: str) -> bool:
    """Tell whether a locked file opens with a password.

    Args:
        name: of the file; its ending tells the format.
        content: of the file.
        password: to be tried.
    """
    return _is_opened_pdf(content, password) if name.endswith(".pdf") else _is_opened_package(content, password)


def _is_opened_package(content: bytes, password: str) -> bool:
    from msoffcrypto import OfficeFile  # noqa: PLC0415 -- for locked documents only
    from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError  # noqa: PLC0415 -- as above

    try:
        OfficeFile(io.BytesIO(content)).load_key(password=password, verify_password=True)
    except (DecryptionError, FileFormatError, InvalidKeyError):
        return False
    return True


def _is_opened_pdf(content: bytes, password: str) -> bool:
    import pypdf  # noqa: PLC0415 -- for locked documents only
    from pypdf.errors import PyPdfError  # noqa: PLC0415 -- as above

    try:
        document = pypdf.PdfReader(io.BytesIO(content))
        return document.is_encrypted and bool(document.decrypt(password))
    except PyPdfError:
        return False


def unlocked(name: str, content: bytes, password: str) -> bytes:
    """Return what a file holds; the file as it is if it is not locked, or not with this password.

    Args:
        name: of the file; its ending tells the format.
        content: of the file.
        password: to be tried.
    """
    if not name.endswith(LOCKABLE) or not is_opened_by(name, content, password):
        return content
    written = io.BytesIO()
    if name.endswith(".pdf"):
        import pypdf  # noqa: PLC0415 -- for locked documents only

        document = pypdf.PdfReader(io.BytesIO(content), password=password)
        pypdf.PdfWriter(clone_from=document).write(written)
        return written.getvalue()
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 -- as above

    package = OOXMLFile(io.BytesIO(content))
    package.load_key(password=password)
    package.decrypt(written)
    return written.getvalue()


def _locked(name: str, content: bytes, password: str) -> bytes | None:
    """Return a locked file; None where its format has no passwords."""
    if name.endswith(_PACKAGES):
        return _locked_package(content, password)
    return _locked_pdf(content, password) if name.endswith(".pdf") else None


def _locked_package(content: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 -- for locked documents only

    written = io.BytesIO()
    OOXMLFile(io.BytesIO(content)).encrypt(password, written)
    return written.getvalue()


def _locked_pdf(content: bytes, password: str) -> bytes:
    """Return a PDF with its tags, bookmarks and metadata, encrypted; all is allowed to whom has the password."""
    import pypdf  # noqa: PLC0415 -- for locked documents only
    from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject  # noqa: PLC0415 -- as above

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(content))
    metadata = writer.root_object.get("/Metadata", DictionaryObject()).get_object()
    if isinstance(metadata, StreamObject):
        metadata.set_data(_PDF_A.sub(b"", metadata.get_data()))
    # Revision 6 of the encryption came after PDF 1.7; the extension says so to readers of that version.
    level = {NameObject("/BaseVersion"): NameObject("/1.7"), NameObject("/ExtensionLevel"): NumberObject(8)}
    writer.root_object[NameObject("/Extensions")] = DictionaryObject({NameObject("/ADBE"): DictionaryObject(level)})
    writer.pdf_header = "%PDF-1.7"
    writer.encrypt(user_password=password, algorithm=METHOD)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
