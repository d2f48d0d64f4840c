"""Random marks that repeat the cell above, and what they leave true: cells that say what the person above says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

    from random_registers import Register

MARKS = ['"', "''", "”", "- ” -", "sda", "s.d.a.", "SDA", "idem", "-do-", "〃"]
FIELDS = ("nationality", "sex", "permit_class", "district", "village")


def add_marks(sheet: Register, r: random.Random) -> int:
    """Put one mark in place of equal texts of persons in rows that follow one another; return how many."""
    mark, replaced = r.choice(MARKS), 0
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    for column in (sheet.places[field][0] for field in FIELDS if len(sheet.places.get(field, ())) == 1):
        texts = {row: sheet.rows[row - 1][column - 1] for row in sheet.people if len(sheet.rows[row - 1]) >= column}
        for row, text in texts.items():
            repeats = isinstance(text, str) and text.strip() and texts.get(row - 1) == text
            if repeats and not {(row, column), (row - 1, column)} & covered:
                sheet.rows[row - 1][column - 1] = mark
                replaced += 1
    return replaced
