"""Judges a signed copy of a PDF: our bytes as its beginning, and what was appended to them, object by object.

Signing appends: the field of the signature is filled, and the file that was signed stays a prefix, byte for byte. All
else that an appended part changes (a page, its annotations, the structure) would show another document under the same
beginning. Whether a signature is genuine is not judged here: that takes the certificates of whoever issued it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pikepdf

from reports.late_patterns import late_regex

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_END = late_regex(rb"%%EOF(?:\r\n|\n|\r)?")
_CATALOG_KEYS = frozenset({"/AcroForm", "/Perms", "/DSS", "/Extensions", "/Version"})
"""Of the catalog, what signing writes."""
_FIELD_KEYS = frozenset({"/V", "/AP", "/F", "/M", "/Lock", "/SV", "/MK", "/DA", "/BS", "/AS", "/Border"})
"""Of the field of a signature, what filling it writes; its place on the page is none of it."""
_DIGITS = frozenset(b"0123456789abcdefABCDEF")
_SPAN = 4
"""Numbers that tell what a signature covers: begin and length of two parts."""
_INFO_KEYS = frozenset({"/ModDate", "/Producer"})
_LARGEST_SHARE = 0.25
"""Part of a page that a signature may cover."""
PAGES, PAGE, CATALOG, FORM, OBJECT, COVERED = "pages", "page", "catalog", "form", "object", "covered"
"""What was changed, besides the signature."""


@dataclass(frozen=True)
class FilledSignature:
    """A signature in a field."""

    field: str
    covers_original: bool
    """Whether it is over all bytes of the original, and leaves out nothing but itself."""
    covers_file: bool
    """Whether nothing was appended after it."""


@dataclass(frozen=True)
class SignedCopy:
    """What a copy is made of."""

    sha256: str
    """Of the original at its beginning; empty where none of ours is there."""
    signatures: tuple[FilledSignature, ...] = ()
    changes: tuple[tuple[str, int], ...] = ()
    """What else the appended part changes, with the number of a page or object, each once."""

    @property
    def passed(self) -> bool:
        """Whether it is our document, signed, and nothing else."""
        is_signed = bool(self.signatures) and all(signature.covers_original for signature in self.signatures)
        return bool(self.sha256) and is_signed and not self.changes


def judge(_grids: object, argument: tuple[bytes, Collection[str]]) -> SignedCopy | None:
    """Judge a copy; this runs where hostile files are read, in a process with limits.

    Args:
        _grids: nothing; the reading process hands it over.
        argument: content of the copy, and the hashes of the PDFs that the office made or handed in.

    Returns:
        None where it is no PDF that can be read.
    """
    content, digests = argument
    original = _original(content, digests)
    if original is None:
        return SignedCopy("")
    digest = sha256(original).hexdigest()
    try:
        with _opened(original) as before, _opened(content) as after:
            signatures = tuple(_signatures(after, content, len(original)))
            return SignedCopy(digest, signatures, tuple(dict.fromkeys(_changes(before, after))))
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return None


def _opened(content: bytes) -> pikepdf.Pdf:
    """Open a PDF as it stands: what would have to be repaired could be read in several ways."""
    return pikepdf.open(io.BytesIO(content), attempt_recovery=False)


def _original(content: bytes, digests: Collection[str]) -> bytes | None:
    """Return the beginning of a file that is one of ours; the longest where there are several."""
    hashed, last, longest = sha256(), 0, None
    for match in _END.finditer(content):
        hashed.update(content[last : match.end()])
        last = match.end()
        if hashed.hexdigest() in digests:
            longest = last
    return None if longest is None else content[:longest]


def _signatures(pdf: pikepdf.Pdf, content: bytes, original: int) -> Iterator[FilledSignature]:
    """Yield the signatures in the fields of a form."""
    for field in _fields(pdf):
        value = field.get("/V")
        if field.get("/FT") == "/Sig" and isinstance(value, pikepdf.Dictionary):
            span = [int(number) for number in value.get("/ByteRange", ())]
            end = sum(span[2:4])
            covers = len(span) == _SPAN and _leaves_itself_out(content, span, original) and end <= len(content)
            yield FilledSignature(str(field.get("/T", "")), covers, covers and not content[end:].strip())


def _leaves_itself_out(content: bytes, span: list[int], original: int) -> bool:
    """Tell whether what a signature covers begins with the original and leaves out its own digits alone."""
    begin, first, second, _length = span
    is_framed = content[first : first + 1] == b"<" and content[second - 1 : second] == b">"
    return begin == 0 and original <= first < second and is_framed and set(content[first + 1 : second - 1]) <= _DIGITS


def _fields(pdf: pikepdf.Pdf) -> list[Any]:
    form = pdf.Root.get("/AcroForm")
    return [] if form is None else list(form.get("/Fields", ()))


def _changes(before: pikepdf.Pdf, after: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """Yield what is another, apart from filled fields of signatures."""
    if before.Root.objgen != after.Root.objgen:
        yield CATALOG, 0
    numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(before.pages, 1)}
    if [page.objgen for page in after.pages] != list(numbers):
        yield PAGES, len(after.pages)
    fields = [_text(field) for field in _fields(before)]
    if [_text(field) for field in _fields(after)][: len(fields)] != fields or "/XFA" in after.Root.get("/AcroForm", {}):
        yield FORM, 0
    yield from _annotation_changes(before, after)
    yield from _object_changes(before, after, numbers)


def _object_changes(before: Any, after: Any, numbers: dict[Any, int]) -> Iterator[tuple[str, int]]:  # noqa: ANN401
    """Yield the objects of the original that are others now, pages by their number."""
    lists = {page.get("/Annots").objgen for page in before.pages if "/Annots" in page}
    for item in before.objects:
        if item is None or not item.is_indirect or item.objgen in lists:
            continue
        other = after.get_object(item.objgen)
        if _resolved(item) != _resolved(other) and not _may_change(item, other, before):
            yield (PAGE, numbers[item.objgen]) if item.objgen in numbers else (OBJECT, item.objgen[0])


def _may_change(item: Any, other: Any, before: pikepdf.Pdf) -> bool:  # noqa: ANN401 -- objects of a PDF
    """Tell whether signing may change an object as it did."""
    if not isinstance(item, pikepdf.Dictionary) or not isinstance(other, pikepdf.Dictionary):
        return False
    changed = {key for key in item.keys() | other.keys() if _part(item, key) != _part(other, key)}
    form = before.Root.get("/AcroForm")
    if item.objgen == before.Root.objgen:
        return changed <= _CATALOG_KEYS
    if form is not None and item.objgen == form.objgen:
        return changed <= {"/Fields", "/SigFlags", "/DR", "/DA"}
    if item.get("/Type") == "/Page":
        return changed <= {"/Annots", "/Tabs"}
    if item.get("/FT") == "/Sig":
        return changed <= _FIELD_KEYS
    info = before.trailer.get("/Info")
    return info is not None and item.objgen == info.objgen and changed <= _INFO_KEYS


def _annotation_changes(before: pikepdf.Pdf, after: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """Yield the pages on which a note was put, taken away or moved that is no signature, or one outside its box.

    Where the document has boxes with fields, a signature that shows elsewhere lies over what is printed; where it has
    none, it has to be small.
    """
    largest = 0.0 if _fields(before) else _LARGEST_SHARE
    for number, (page, other) in enumerate(zip(before.pages, after.pages, strict=False), 1):
        notes, other_notes = ([_text(note) for note in side.get("/Annots", ())] for side in (page, other))
        if other_notes[: len(notes)] != notes:
            yield PAGE, number
        for note in list(other.get("/Annots", ()))[len(notes) :]:
            if note.get("/Subtype") != "/Widget" or note.get("/FT") != "/Sig":
                yield PAGE, number
            elif _area(note.get("/Rect", (0, 0, 0, 0))) > largest * _area(page.mediabox):
                yield COVERED, number


def _area(box: Any) -> float:  # noqa: ANN401 -- as above
    left, bottom, right, top = (float(number) for number in box)
    return abs(right - left) * abs(top - bottom)


def _text(item: Any) -> bytes:  # noqa: ANN401 -- as above
    """Return an object as it stands in the file: a reference where it is one."""
    return bytes(item.unparse())


def _resolved(item: Any) -> bytes:  # noqa: ANN401 -- as above
    """Return the content of an object, that of a stream included."""
    text = bytes(item.unparse(resolved=True))
    return text + (bytes(item.read_raw_bytes()) if isinstance(item, pikepdf.Stream) else b"")


def _part(item: Any, key: str) -> bytes:  # noqa: ANN401 -- as above
    value = item.get(key)
    return _text(value) if hasattr(value, "unparse") else repr(value).encode()
