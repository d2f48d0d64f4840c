"""The comments part of a worksheet: ours are added, those of others are kept and written below."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.render.correction.worksheet_part import Place, place_of
from reports.render.correction.xml_patch import MAIN, UnpatchableError, attributes, before_end, prefix_of, text

if TYPE_CHECKING:
    from collections.abc import Mapping

AUTHOR = "pora (koreksi)"
"""By this author our comments are known again when the workbook comes back."""
EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<comments xmlns="%s"><authors></authors><commentList></commentList></comments>' % MAIN
)
_MOST_TEXT = 30_000
"""A comment holds 32,767 characters."""


@dataclass(frozen=True)
class Remark:
    """One thing said in a comment."""

    heading: str
    body: str


Note = tuple[Remark, ...]
"""All that is said at one cell."""


class Comments:
    """A comments part that is being changed."""

    def __init__(self, part: bytes = EMPTY) -> None:
        """Read a comments part.

        Raises:
            UnpatchableError: not built as expected.
        """
        p = self._p = prefix_of(part, b"comments")
        self._part = re.sub(rb"<%s(authors|commentList)\s*/>" % p, rb"<%s\1></%s\1>" % (p, p), part)
        self._comment = re.compile(rb"<%scomment\b([^>]*)>(.*?)</%scomment\s*>" % (p, p), re.DOTALL)

    @property
    def part(self) -> bytes:
        """The whole part."""
        return self._part

    def _authors(self) -> list[bytes]:
        p = self._p
        found = re.findall(rb"<%sauthor\b[^>]*?(?:/>|>(.*?)</%sauthor\s*>)" % (p, p), self._part, re.DOTALL)
        return [one.strip() for one in found]

    def places(self) -> set[Place]:
        """Return the cells that have a comment."""
        return {place for tag, _inner in self._comment.findall(self._part) if (place := _place(tag))}

    def take_off(self) -> set[Place]:
        """Drop what we have written earlier and return the cells that have no comment any more."""
        own = {b"%d" % index for index, name in enumerate(self._authors()) if name == text(AUTHOR)}
        gone: set[Place] = set()

        def kept(match: re.Match[bytes]) -> bytes:
            """Return a comment without our part of it."""
            place = _place(match[1])
            if place and attributes(match[1]).get(b"authorId") in own:
                gone.add(place)
                return b""
            return self._without_ours(match[0])

        self._part = self._comment.sub(kept, self._part)
        return gone

    def _without_ours(self, comment: bytes) -> bytes:
        """Return a comment of another author up to where we began to write."""
        p = self._p
        before, mark, _after = comment.partition(text(_separator()))
        start = before.rfind(b"<%sr>" % p)
        return before[:start] + b"</%stext></%scomment>" % (p, p) if mark and start >= 0 else comment

    def add(self, notes: Mapping[Place, Note]) -> None:
        """Write notes at cells, below what others have written there."""
        left = dict(notes)

        def longer(match: re.Match[bytes]) -> bytes:
            """Return a comment with our note below it."""
            place = _place(match[1])
            return self._appended(match[0], left.pop(place)) if place in left else match[0]

        self._part = self._comment.sub(longer, self._part)
        if left:
            self._add_own(left)

    def _appended(self, comment: bytes, note: Note) -> bytes:
        p = self._p
        # Text outside runs cannot be followed by runs in every reader.
        plain = rb"(<%stext>)\s*(<%st\b[^>]*>[^<]*</%st>)" % (p, p, p)
        comment = re.sub(plain, rb"\1<%sr>\2</%sr>" % (p, p), comment)
        end = comment.rfind(b"</%stext>" % p)
        if end < 0:
            raise UnpatchableError
        runs = self._run(f"\n{_separator()}\n", bold=True) + self._runs(note)
        return comment[:end] + runs + comment[end:]

    def _add_own(self, notes: Mapping[Place, Note]) -> None:
        p = self._p
        names = self._authors()
        if text(AUTHOR) not in names:
            self._put_in(b"authors", b"<%sauthor>%s</%sauthor>" % (p, text(AUTHOR), p))
        author = names.index(text(AUTHOR)) if text(AUTHOR) in names else len(names)
        made = [
            b'<%scomment ref="%s" authorId="%d"><%stext>%s</%stext></%scomment>'
            % (p, cell_name(*place).encode(), author, p, self._runs(note), p, p)
            for place, note in sorted(notes.items())
        ]
        self._put_in(b"commentList", b"".join(made))

    def _put_in(self, name: bytes, addition: bytes) -> None:
        end = self._part.rfind(b"</%s%s" % (self._p, name))
        if end < 0:
            raise UnpatchableError
        self._part = before_end(self._part[:end] + b"</%s%s>" % (self._p, name), name, addition) + self._rest(end)

    def _rest(self, end: int) -> bytes:
        """Return what follows the end tag that starts there."""
        return self._part[self._part.index(b">", end) + 1 :]

    def _runs(self, note: Note) -> bytes:
        found, length = [], 0
        for index, one in enumerate(note):
            length += len(one.heading) + len(one.body)
            if length > _MOST_TEXT:
                break
            found.append(self._run(("\n\n" if index else "") + one.heading + "\n", bold=True))
            found.append(self._run(one.body, bold=False))
        return b"".join(found)

    def _run(self, words: str, *, bold: bool) -> bytes:
        p = self._p
        weight = b"<%sb/>" % p if bold else b""
        look = b'%s<%ssz val="9"/><%scolor indexed="81"/><%srFont val="Tahoma"/><%sfamily val="2"/>'
        return b'<%sr><%srPr>%s</%srPr><%st xml:space="preserve">%s</%st></%sr>' % (
            p, p, look % (weight, p, p, p, p), p, p, text(words), p, p,
        )  # fmt: skip


def _separator() -> str:
    return f"——— {AUTHOR} ———"


def _place(tag: bytes) -> Place | None:
    return place_of(attributes(tag).get(b"ref", b"").decode("ascii", "replace"))
