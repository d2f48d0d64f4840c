"""Damage that is visible in the texts of cells: errors written as texts, and marks that nobody sees."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.model.grid import CellFinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.grid import Scalar

ERROR, UNCALCULATED = "cell-error", "formula-uncalculated"
WITHOUT_VALUE = frozenset({ERROR, UNCALCULATED})
"""Findings of cells that hold no value, whatever stands in them."""
_ERRORS = frozenset(
    "#N/A #REF! #NAME? #VALUE! #DIV/0! #NUM! #NULL! #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #BUSY! #UNKNOWN! "
    "#GETTING_DATA #NAMA? #NILAI! #BIL! #N/D #NV #VERW! #ERROR! #ERR!".split()
) | {f"Err:{number}" for number in range(500, 541)} | {"#" * length for length in range(3, 256)}  # fmt: skip
"""Errors of Excel, LibreOffice and Google Sheets as they are saved as texts, and the signs of a column too narrow."""
_INVISIBLE = late_regex("[\u00ad\u034f\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
"""Marks without a width of their own: soft hyphens, breaks, directions of writing, byte order marks."""
_JOINERS = late_regex("[\u200c\u200d\ufe0e\ufe0f]")
"""Marks that shape letters of Indian and Arabic scripts, and emoji; nothing among Latin letters."""


@lru_cache(maxsize=65536)
def visible(text: str) -> str | None:
    r"""Return a text without the marks that nobody sees; None where it held nothing else.

    Example:
        >>> visible("04\u201103\u20112025\u200b"), visible("\ufeff"), visible("PLU\u00adIT\u200c")
        ('04‑03‑2025', None, 'PLUIT')
    """
    visible_text = _INVISIBLE.sub("", text)
    plain = _JOINERS.sub("", visible_text)
    visible_text = plain if _is_latin(plain) else visible_text
    return visible_text if visible_text and not visible_text.isspace() else None


def _is_latin(text: str) -> bool:
    """Tell whether a text holds no letters beyond Latin, and no signs such as emoji."""
    return all(ord(mark) < 0x0370 or 0x1E00 <= ord(mark) < 0x2190 for mark in text)


def errors_in(rows: Sequence[Sequence[Scalar]]) -> list[CellFinding]:
    """Return the cells whose text is an error."""
    return [
        CellFinding(row, column, ERROR, cell)
        for row, cells in enumerate(rows, start=1)
        if not _ERRORS.isdisjoint(cells)
        for column, cell in enumerate(cells, start=1)
        if isinstance(cell, str) and cell in _ERRORS
    ]
