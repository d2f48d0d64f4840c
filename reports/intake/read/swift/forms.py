"""Tells what a cell holds by what stands in its tag."""

from __future__ import annotations

import re
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

from reports.intake.read.swift import remainder

if TYPE_CHECKING:
    from collections.abc import Mapping

_STYLES = "xl/styles.xml"
_PROBED = 44_000
"""A number that is a day of the present if it is a day: 18 June 2020."""
_DAY = date(2020, 6, 18)
_MOST_STYLES = 66_000
"""A workbook may have 64,000."""
_TAG = re.compile(rb'(?: s="(0|[1-9]\d{0,4})")?(?: t="([a-z]+|inlineStr)")?(?: s="(0|[1-9]\d{0,4})")?(/?)>')


class Form(IntEnum):
    """What a cell holds."""

    ODD = 0
    """Only calamine can tell."""
    NOTHING = 1
    INLINE = 2
    STRING = 3
    SHARED = 4
    NUMBER = 5
    DAY = 6
    """Number of a day since 1900."""


_FORMS = {b"inlineStr": Form.INLINE, b"str": Form.STRING, b"s": Form.SHARED}


class Forms:
    """What the cells of one workbook hold; asks calamine once what its styles make of a number."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Remember the parts of the workbook."""
        self._parts = parts
        self._styles: list[Form] = []
        self._known: dict[bytes, Form] = {}

    def form(self, tag: bytes) -> Form:
        """Return what a cell holds, by its tag from behind the place it stands in."""
        if tag not in self._known:
            self._known[tag] = self._judged(tag)
        return self._known[tag]

    def _judged(self, tag: bytes) -> Form:
        match = _TAG.fullmatch(tag)
        if match is None or (match[1] is not None and match[3] is not None):
            return Form.ODD
        if match[4]:
            return Form.NOTHING
        if match[2] in {None, b"n"}:
            style = match[1] or match[3]
            return Form.NUMBER if style is None else self._of_style(int(style))
        return _FORMS.get(match[2], Form.ODD)

    def _of_style(self, style: int) -> Form:
        if not self._styles:
            self._styles = self._probed()
        return self._styles[style] if style < len(self._styles) else Form.ODD

    def _probed(self) -> list[Form]:
        count = self._parts.get(_STYLES, b"").count(b"<xf") + 1
        cells = [b' s="%d"><v>%d</v></c>' % (style, _PROBED) for style in range(min(count, _MOST_STYLES))]
        return [_form(value) for value in remainder.values(self._parts, None, cells)]


def _form(value: object) -> Form:
    """Return what a style makes of the number that was probed."""
    if value.__class__ is float and value == _PROBED:
        return Form.NUMBER
    return Form.DAY if value.__class__ is date and value == _DAY else Form.ODD
