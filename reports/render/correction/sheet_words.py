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
    guide_to_teaching: str = _(
        "The sheet Understanding asks what some tables and columns mean: choose the answers there, they are remembered."
    )
    teaching_sheet: str = _("Understanding")
    teaching_title: str = _("What do these tables and columns mean?")
    teaching_guide: str = _(
        "Choose an answer in each yellow cell you are sure of; a cell may stay empty. Save the workbook and give it "
        "back: the answers are remembered for all later workbooks with the same headers. Nothing else on this sheet "
        "needs to be changed."
    )
    nothing_to_teach: str = _("Everything in this workbook is understood.")
    teaching_table: str = _("Sheet {sheet}, rows {first}–{last}")
    table_kind: str = _("Kind of data")
    table_month: str = _("Month")
    column_letter: str = _("Column")
    column_head: str = _("Header in the sheet")
    code_of_column: str = _("Code {code} below {header}")
    order_of_column: str = _("Order of day and month below {header}")
    value_of_column: str = _("“{value}” below {header}")
    more_values: str = _("{count} values more are asked in the next correction workbook, when these are answered")
    recap: str = _(
        "a recapitulation: no kind makes its numbers count; put the list it was made from into inputs, and choose here "
        "that this sheet is no input"
    )
    not_counted: str = _("not counted")
    code_rows: str = _("not known; stands in {count} rows")
    example: str = _("Example {number}")
    understood: str = _("Understood or proposed")
    answer: str = _("Meaning (choose)")
    known_as: str = _("known: {meaning}")
    proposed_as: str = _("proposed: {meaning}")
    may_be: str = _("may be: {meaning}")
    needed: str = _("still needed: {meaning}")
    not_known: str = _("not known")
    ignored: str = _("not read")
    no_head: str = _("without a header: write one in the sheet itself")
    month_prompt: str = _("Write a month: September 2024 or 2024-09. A range: 2024-07..2024-09.")
    answer_wrong: str = _("Choose an answer of the list, or leave the cell empty.")
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
