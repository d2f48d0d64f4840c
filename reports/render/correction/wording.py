"""The words of the correction workbook."""

from __future__ import annotations

import dataclasses
import string
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.errors import msgid as _

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Translate = Callable[[str, Mapping[str, object]], str]
    """From a msgid and the values of its places to a text in the sender's language."""

SHEET_OF_CSV = "Data"
"""Name of the one sheet that a rebuilt .csv has; a csv itself has no sheet names."""


@dataclass(frozen=True)
class Words:
    """Every text that does not come with a finding; msgids in English until ``spoken``."""

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
    def spoken(cls, translate: Translate) -> Words:
        """Return the words in the sender's language; their places stay open."""
        return cls(**{one.name: _open(translate, str(one.default)) for one in dataclasses.fields(cls)})


def _open(translate: Translate, text: str) -> str:
    """Translate a text and leave its places as they are."""
    places = [name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name]
    return translate(text, {name: f"{{{name}}}" for name in places})
