"""The parts that a document must not lose: what an invented document holds, and the tag that prints it.

A part is missing where the shipped template prints it and the office's does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.model.document import Form, Listing, Notice, Particulars, Pictures, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Block, Document, Letter, Section


@dataclass(frozen=True)
class Part:
    """A part of a document."""

    name: str
    """English text to translate."""
    text: str
    """Printed where the part is there."""
    tags: tuple[str, ...]
    """What prints it, in pages and in Word files; the first that a file holds is named."""


def missing_parts(document: Document, shipped: str, own_text: str) -> Iterator[Part]:
    """Yield the parts of a document that are printed by the shipped template and not by the office's own.

    Args:
        document: that both print.
        shipped: all text that the shipped template makes.
        own_text: the same of the office's.
    """
    before, after = _letters(shipped), _letters(own_text)
    for part in _parts(document):
        letters = _letters(part.text)
        if letters and letters in before and letters not in after:
            yield part


def _letters(text: str) -> str:
    """Return letters and digits alone, since lines break otherwise and titles are printed in capitals."""
    return "".join(character for character in text.lower() if character.isalnum())


def _parts(document: Document) -> Iterator[Part]:
    head = document.letterhead
    yield Part(_("the letterhead: name of the office"), head.office, ("head.office", "letterhead("))
    yield Part(_("the letterhead: ministry"), " ".join(head.lines), ("head.lines",))
    yield Part(_("the letterhead: address"), head.address, ("head.address",))
    yield Part(_("the title"), document.title, ("document.title", "title"))
    yield Part(_("the security class"), document.classification or "", ("document.classification", "classification"))
    yield Part(_("the mark of a draft"), document.warning, ("document.warning", "classification"))
    yield Part(_("the page that names what was not read"), "Berkas contoh belum terbaca", ("document.completeness",))
    yield Part(_("the marks of the last page"), " ".join(document.marks.values()), ("document.marks",))
    for letter in (*((document.letter,) if document.letter else ()), *document.letters):
        yield from _parts_of_letter(letter)
    if document.signature:
        yield from _parts_of_signature(document.signature.name, document.signature.nip)
    for section in document.sections:
        yield from _parts_of_section(section)


def _parts_of_letter(letter: Letter) -> Iterator[Part]:
    yield Part(_("the number of the letter"), letter.number, ("one.number", "letter.number"))
    yield Part(_("the subject of the letter"), letter.subject, ("one.subject", "letter.subject"))
    yield Part(_("the addressee"), letter.addressee[0], ("one.addressee", "letter.addressee"))
    yield Part(_("the date of the letter"), letter.place_date, ("one.place_date", "letter.place_date"))
    yield Part(_("the text of the letter"), "Pembuka contoh", ("one.body", "letter.body"))
    yield Part(_("those who receive a copy"), letter.copies[0], ("one.copies", "letter.copies"))
    yield from _parts_of_signature(letter.signature.name, letter.signature.nip)


def _parts_of_signature(name: str, nip: str) -> Iterator[Part]:
    yield Part(_("the signature: name"), name, ("one.name", "letter.signature.name", "signature("))
    yield Part(_("the signature: NIP"), nip, ("one.nip", "letter.signature.nip", "signature("))
    place = "tempat tanda tangan elektronik"
    yield Part(_("the signature: place of the electronic signature"), place, ("kotak-tte", place))


def _parts_of_section(section: Section) -> Iterator[Part]:
    yield Part(_("headings"), section.title, ("section.title", "block.text"))
    for block in section.blocks:
        yield from _parts_of_block(block)
    for inner in section.sections:
        yield from _parts_of_section(inner)


def _parts_of_block(block: Block) -> Iterator[Part]:
    match block:
        case Table():
            yield Part(_("tables: title"), block.title, ("one.title", "caption(", "block.text"))
            yield Part(_("tables: heads of columns"), block.head[-1], ("one.head", "block.head"))
            yield Part(_("tables: rows"), str(block.rows[0].cells[0]), ("one.rows", "block.rows"))
            yield Part(_("tables: notes"), "".join(block.notes), ("one.notes", "notes(", "block.notes"))
        case Form():
            yield Part(_("forms: heads of columns"), block.head[0][1].text, ("one.head", "block.head"))
            yield Part(_("forms: rows"), str(block.rows[0][1]), ("one.rows", "block.rows"))
            yield Part(_("forms: notes"), "".join(block.notes), ("one.notes", "notes(", "block.notes"))
        case Listing():
            yield Part(_("lists"), block.items[0], ("one.items", "block.text"))
        case Pictures():
            yield Part(_("photographs"), block.items[0].caption, ("picture.caption", "block.text"))
        case Notice():
            yield Part(_("boxes with a warning"), block.text, ("one.text", "block.text"))
        case Particulars():
            yield Part(_("names and values with colons"), block.items[0][1], ('one["items"]', "block.text"))
