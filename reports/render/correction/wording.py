"""Texts of the correction workbook, to be translated into the sender's language."""

from __future__ import annotations

import dataclasses
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import msgid as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Translate = Callable[[str, Mapping[str, object]], str]
    """Function from a msgid and the values of its placeholders to a text in the sender's language."""

SHEET_OF_CSV = "Data"
"""Sheet name of a rebuilt .csv, which itself has no sheets."""


@dataclass(frozen=True)
class Words:
    """All texts other than those of findings; English msgids unless made by ``translated``."""

    sheet: str = _("Corrections")
    title: str = _("What to correct in this workbook")
    summary: str = _("{errors} errors, {warnings} warnings, {infos} remarks")
    guide: str = _(
        "Each cell named here is coloured in its sheet and has a comment that says what to write. Click a place to go "
        "there, correct the cell, save the workbook and send it back in place of the old one. This sheet may stay."
    )
    level: str = _("Level")
    where: str = _("Where")
    what: str = _("What is wrong")
    remedy: str = _("What to do")
    number: str = _("How many")
    error: str = _("Error")
    warning: str = _("Warning")
    info: str = _("Remark")
    whole_sheet: str = _("the whole sheet")
    whole_file: str = _("the whole workbook")
    hidden: str = _("hidden")
    more: str = _("… and {count} more, coloured and with a comment in the same way")
    more_plain: str = _("… and {count} more")

    @classmethod
    def translated(cls, translate: Translate) -> Words:
        """Return the texts in the sender's language; their placeholders stay open."""
        fields = dataclasses.fields(cls)
        return cls(**{field.name: _translate_template(translate, str(field.default)) for field in fields})


def _translate_template(translate: Translate, text: str) -> str:
    """Translate a text and leave its placeholders open."""
    placeholders = [name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name]
    return translate(text, {name: f"{{{name}}}" for name in placeholders})
