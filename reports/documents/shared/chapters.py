"""Chapters of a document that an edition prints, by the declared table; one that is not declared is never printed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from string import ascii_uppercase
from typing import TYPE_CHECKING

from reports.vocabulary.editions import prints_chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Document, Section

_COUNTED = re.compile(r"([A-Z]|\d+)\. ")
"""How the title of a chapter begins that has a letter or number."""
_OTHER_TITLES = {"ringkasan": "Ringkasan"}
"""Chapter → its title where the chair of the meeting is not the only reader."""


def with_printed_chapters(document: Document, edition: str) -> Document:
    """Return a document with the chapters that an edition prints, counted anew where one was left out."""
    chapters = tuple(_printed(document.sections, document.name, edition))
    if chapters == document.sections:
        return document
    return replace(document, sections=_counted_anew(chapters))


def _printed(sections: tuple[Section, ...], document: str, edition: str) -> Iterator[Section]:
    for section in sections:
        if prints_chapter(document, section.id, edition):
            parts = tuple(_printed(section.sections, document, edition))
            yield section if parts == section.sections else replace(section, sections=parts)


def _counted_anew(chapters: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return chapters without a gap in their letters or numbers; numbers of parts follow those of their chapter."""
    numbers = count()
    counted = []
    for chapter in chapters:
        title = _OTHER_TITLES.get(chapter.id, chapter.title)
        start = _COUNTED.match(title)
        if start is None:
            counted.append(replace(chapter, title=title))
            continue
        place = next(numbers)
        sign = ascii_uppercase[place] if start[1].isalpha() else str(place + 1)
        parts = tuple(
            replace(part, title=part.title.replace(f"{start[1]}.", f"{sign}.", 1)) for part in chapter.sections
        )
        counted.append(replace(chapter, title=f"{sign}. {title[start.end() :]}", sections=parts))
    return tuple(counted)
