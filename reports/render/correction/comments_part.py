"""Edits the comments part of a worksheet: adds our comments, and preserves those of other authors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import COMMENT_AUTHOR, cell_name
from reports.render.correction.worksheet_part import Place, parse_cell_name
from reports.render.correction.xml_patch import (
    MAIN,
    UnpatchableError,
    element_prefix,
    insert_before_end,
    parse_attributes,
    xml_text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="%s"><authors></authors><commentList></commentList></comments>' % MAIN
)
_MOST_TEXT = 30_000
"""Maximum characters of our text in a comment; the file format allows 32,767 in all."""


@dataclass(frozen=True)
class Remark:
    """One finding in a comment."""

    heading: str
    body: str


Note = tuple[Remark, ...]
"""All remarks at one cell."""


class Comments:
    """A comments part while it is changed."""

    def __init__(self, part: bytes = EMPTY) -> None:
        """Read a comments part.

        Raises:
            UnpatchableError: the part does not have the expected structure.
        """
        p = self._p = element_prefix(part, b"comments")
        self._part = re.sub(rb"<%s(authors|commentList)\s*/>" % p, rb"<%s\1></%s\1>" % (p, p), part)
        self._comment = re.compile(rb"<%scomment\b([^>]*)>(.*?)</%scomment\s*>" % (p, p), re.DOTALL)

    @property
    def part(self) -> bytes:
        """The whole part as bytes."""
        return self._part

    def _authors(self) -> list[bytes]:
        """Return the authors in the order of their ids."""
        p = self._p
        authors = re.findall(rb"<%sauthor\b[^>]*?(?:/>|>(.*?)</%sauthor\s*>)" % (p, p), self._part, re.DOTALL)
        return [author.strip() for author in authors]

    def places(self) -> set[Place]:
        """Return the cells that have a comment."""
        return {place for tag, _inner in self._comment.findall(self._part) if (place := _place(tag))}

    def remove_marks(self) -> set[Place]:
        """Remove our earlier comments; return the cells that have no comment left."""
        our_ids = {b"%d" % index for index, name in enumerate(self._authors()) if name == xml_text(COMMENT_AUTHOR)}
        removed: set[Place] = set()

        def remove_ours(match: re.Match[bytes]) -> bytes:
            """Return a comment without our part, which may be all of it."""
            place = _place(match[1])
            if place and parse_attributes(match[1]).get(b"authorId") in our_ids:
                removed.add(place)
                return b""
            return self._without_ours(match[0])

        self._part = self._comment.sub(remove_ours, self._part)
        return removed

    def _without_ours(self, comment: bytes) -> bytes:
        """Return another author's comment without the text that we appended."""
        p = self._p
        text_before, mark, _after = comment.partition(xml_text(_separator()))
        start = text_before.rfind(b"<%sr>" % p)
        return text_before[:start] + b"</%stext></%scomment>" % (p, p) if mark and start >= 0 else comment

    def add(self, notes: Mapping[Place, Note]) -> None:
        """Add notes to cells, below the comments of other authors."""
        remaining = dict(notes)

        def append_note(match: re.Match[bytes]) -> bytes:
            """Return a comment with our note below it."""
            place = _place(match[1])
            return self._appended(match[0], remaining.pop(place)) if place in remaining else match[0]

        self._part = self._comment.sub(append_note, self._part)
        if remaining:
            self._add_new(remaining)

    def _appended(self, comment: bytes, note: Note) -> bytes:
        """Return a comment with a separator and our note at its end."""
        p = self._p
        # Not every reader accepts runs after text outside runs.
        plain = rb"(<%stext>)\s*(<%st\b[^>]*>[^<]*</%st>)" % (p, p, p)
        comment = re.sub(plain, rb"\1<%sr>\2</%sr>" % (p, p), comment)
        end = comment.rfind(b"</%stext>" % p)
        if end < 0:
            raise UnpatchableError
        runs = self._run(f"\n{_separator()}\n", bold=True) + self._runs(note)
        return comment[:end] + runs + comment[end:]

    def _add_new(self, notes: Mapping[Place, Note]) -> None:
        """Add comments to cells that have none."""
        p = self._p
        names = self._authors()
        if xml_text(COMMENT_AUTHOR) not in names:
            self._insert_last(b"authors", b"<%sauthor>%s</%sauthor>" % (p, xml_text(COMMENT_AUTHOR), p))
        author = names.index(xml_text(COMMENT_AUTHOR)) if xml_text(COMMENT_AUTHOR) in names else len(names)
        comments = [
            b'<%scomment ref="%s" authorId="%d"><%stext>%s</%stext></%scomment>'
            % (p, cell_name(*place).encode(), author, p, self._runs(note), p, p)
            for place, note in sorted(notes.items())
        ]
        self._insert_last(b"commentList", b"".join(comments))

    def _insert_last(self, name: bytes, addition: bytes) -> None:
        """Insert XML at the end of an element."""
        end = self._part.rfind(b"</%s%s" % (self._p, name))
        if end < 0:
            raise UnpatchableError
        following = self._part[self._part.index(b">", end) + 1 :]
        self._part = insert_before_end(self._part[:end] + b"</%s%s>" % (self._p, name), name, addition) + following

    def _runs(self, note: Note) -> bytes:
        """Return the text runs of a note, up to the maximum length."""
        runs, length = [], 0
        for index, remark in enumerate(note):
            length += len(remark.heading) + len(remark.body)
            if length > _MOST_TEXT:
                break
            runs.append(self._run(("\n\n" if index else "") + remark.heading + "\n", bold=True))
            runs.append(self._run(remark.body, bold=False))
        return b"".join(runs)

    def _run(self, content: str, *, bold: bool) -> bytes:
        """Return one text run."""
        p = self._p
        weight = b"<%sb/>" % p if bold else b""
        font = b'%s<%ssz val="9"/><%scolor indexed="81"/><%srFont val="Tahoma"/><%sfamily val="2"/>'
        return b'<%sr><%srPr>%s</%srPr><%st xml:space="preserve">%s</%st></%sr>' % (
            p, p, font % (weight, p, p, p, p), p, p, xml_text(content), p, p,
        )  # fmt: skip


def _separator() -> str:
    """Return the line between another author's comment and our note."""
    return f"——— {COMMENT_AUTHOR} ———"


def _place(tag: bytes) -> Place | None:
    """Return the cell of a comment's tag."""
    return parse_cell_name(parse_attributes(tag).get(b"ref", b"").decode("ascii", "replace"))
