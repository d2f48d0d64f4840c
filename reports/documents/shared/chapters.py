"""Chapters of a document that an edition prints, by the declared table; one that is not declared is never printed.

What is left is counted without a gap, and what refers to a section names it as it is counted then.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import count
from string import ascii_uppercase
from typing import TYPE_CHECKING

from reports.documents.document_texts import with_texts
from reports.late_patterns import late_regex
from reports.vocabulary.editions import prints_chapter

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from reports.model.document import Document, Section

_COUNTED = late_regex(r"([A-Z]|\d+)\. ")
"""How the title of a chapter, or of a part, begins that has a letter or number of its own."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_COUNTED_ROMAN = late_regex(r"([IVX]+)\. ")
_BAB = late_regex(r"BAB ([IVX]+) ")
"""How the title of a chapter of a return begins; its parts have letters of their own."""
_PART = late_regex(r"((?:[A-Z]|\d+)\.)\d+ ")
"""How the title of a part begins whose number follows that of its chapter."""
_REFERENCE = late_regex(r"\b([Bb]agian) ((?:[A-Z]|\d+)(?:\.\d+)?)(?![\w.]*\w)")
_SENTENCE = late_regex(r"(?<=[.;?!])\s+(?=[A-Z“])")
_OTHER_TITLES = {"Ringkasan untuk Pimpinan Rapat": "Ringkasan"}
"""Title of a chapter → its title where the chair of the meeting is not the only reader."""


def with_printed_chapters(document: Document, edition: str) -> Document:
    """Return a document with the chapters that an edition prints, counted anew where one was left out."""
    chapters = tuple(_printed(document.sections, document.name, edition))
    if chapters == document.sections:
        return document
    chapters = tuple(replace(chapter, title=_OTHER_TITLES.get(chapter.title, chapter.title)) for chapter in chapters)
    return with_remaining(document, chapters)


def _printed(sections: tuple[Section, ...], document: str, edition: str) -> Iterator[Section]:
    for section in sections:
        if prints_chapter(document, section.id, edition):
            parts = tuple(_printed(section.sections, document, edition))
            yield section if parts == section.sections else replace(section, sections=parts)


def with_remaining(document: Document, remaining: tuple[Section, ...]) -> Document:
    """Return a document with the sections that are left, counted without a gap; references in texts follow.

    A sentence that refers to a section which is no longer there is left out.

    Args:
        document: with all sections.
        remaining: those that are left of them, as they were counted.
    """
    counted = _counted_anew(remaining)
    new_signs = _signs(counted)
    sign_by_sign = {sign: new_signs.get(section, "") for section, sign in _signs(document.sections).items()}
    if all(sign == new_sign for sign, new_sign in sign_by_sign.items()):
        return replace(document, sections=counted)
    return with_texts(replace(document, sections=counted), partial(_referring, sign_by_sign))


def _signs(chapters: tuple[Section, ...]) -> dict[str, str]:
    """Return id → letter or number of the chapters that have one, and of the parts that are counted with them."""
    starts = {chapter.id: _COUNTED.match(chapter.title) for chapter in chapters}
    starts |= {part.id: _PART.match(part.title) for chapter in chapters for part in chapter.sections}
    return {section: start[0].rstrip(". ") for section, start in starts.items() if start}


def _referring(sign_by_sign: Mapping[str, str], text: str) -> str:
    """Return a text whose references name sections as they are counted now."""
    if not _REFERENCE.search(text):
        return text
    sentences = (
        sentence
        for sentence in _SENTENCE.split(text)
        if all(sign_by_sign.get(reference[2], reference[2]) for reference in _REFERENCE.finditer(sentence))
    )
    return _REFERENCE.sub(
        lambda reference: f"{reference[1]} {sign_by_sign.get(reference[2], reference[2])}", " ".join(sentences)
    )


def _counted_anew(sections: tuple[Section, ...], chapter: str = "") -> tuple[Section, ...]:
    """Return sections without a gap in their letters or numbers; numbers of parts follow those of their chapter."""
    numbers = count(1)
    counted = []
    counting = _counting(sections)
    for section in sections:
        title, sign = section.title, ""
        if start := counting.match(title):
            number = next(numbers)
            letters = _ROMAN if counting is _COUNTED_ROMAN else ascii_uppercase
            sign = letters[number - 1] if start[1].isalpha() else str(number)
            title = f"{sign}. {title[start.end() :]}"
        elif start := _BAB.match(title):
            title = f"BAB {_ROMAN[next(numbers) - 1]} {title[start.end() :]}"
        elif chapter and (start := _PART.match(title)):
            title = f"{chapter}.{next(numbers)} {title[start.end() :]}"
        counted.append(replace(section, title=title, sections=_counted_anew(section.sections, sign)))
    return tuple(counted)


def _counting(sections: tuple[Section, ...]) -> re.Pattern[str]:
    """Return how sections are counted: in Roman numbers where one of them has a number of several letters."""
    starts = [start[1] for section in sections if (start := _COUNTED_ROMAN.match(section.title))]
    return _COUNTED_ROMAN if any(len(sign) > 1 for sign in starts) else _COUNTED
