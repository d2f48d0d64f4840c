"""The level of a Tim PORA that the words of an activity name: Rapat Timpora Kecamatan, Rakor Tim Pora tingkat kota."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.model.grid import row_spans
from reports.problems import Problem
from reports.vocabulary import schema
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.normalise.columns import Cells
    from reports.problems import Detail

_OF_TEAM = frozenset({"rapat", "operasi-gabungan"})
"""Kinds of activities that a Tim PORA of some level holds."""

_SHORT = {"KEC": "KECAMATAN", "PROV": "PROVINSI", "PROPINSI": "PROVINSI", "KABUPATEN": "KOTA", "KAB": "KOTA"}
"""Other words for a level → the one that is declared."""


def named_levels(
    kinds: Sequence[object], texts: Sequence[Sequence[object]], remarks: Sequence[object]
) -> list[str | None]:
    """Return the level that each activity names; None where its words name none, or it is none of a Tim PORA.

    Args:
        kinds: code of the kind of each activity.
        texts: what each activity says of itself, the likeliest first.
        remarks: what is remarked on each, which counts where it is a level and nothing else.
    """
    return [
        next(filter(None, (level_in(text) for text in row if isinstance(text, str))), stated_in(remark))
        if kind in _OF_TEAM
        else None
        for kind, row, remark in zip(kinds, texts, remarks, strict=True)
    ]


def without_level(cells: Cells, columns: Mapping[str, Sequence[object]], left_out: Sequence[object]) -> list[Problem]:
    """Say once a table which meetings and joint operations tell no level, or no kecamatan at that level.

    Args:
        cells: of a log of activities.
        columns: its values.
        left_out: what takes a row out of the table by level; such a row needs no level.
    """
    rows = zip(
        cells.rows, columns["activity_kind"], columns["level"], cells.raw("level"), columns["district"], left_out,
        strict=True,
    )  # fmt: skip
    unknown = [
        row
        for row, kind, level, cell, district, reason in rows
        if kind in _OF_TEAM
        and not reason
        and ((level is None and cell is None) or (level == "kecamatan" and district is None))
    ]
    if not unknown:
        return []
    details: dict[str, Detail] = {"count": len(unknown), "rows": row_spans(unknown)}
    return [Problem("level-unstated", cells.path, cells.table.sheet, field="level", details=details)]


@cache
def level_in(text: str) -> str | None:
    """Return the level right behind TIM PORA or TINGKAT; the place of a meeting names none.

    Example:
        >>> level_in("Rapat Timpora Kec. Koja"), level_in("Rakor tingkat kota"), level_in("Rapat di Kec. Koja")
        ('kecamatan', 'kota', None)
    """
    match = _pattern().search(normal(text))
    if match is None:
        return None
    return schema.value_aliases("activities", "level").get(_SHORT.get(match[1], match[1]))


def stated_in(remark: object) -> str | None:
    """Return the level that a remark is and nothing else: Tingkat kota; None where it says more.

    Example:
        >>> stated_in("Tingkat Kota"), stated_in("TIM PORA tingkat kecamatan"), stated_in("Tim Pora Kota diundang")
        ('kota', 'kecamatan', None)
    """
    words = normal(remark).removeprefix("RAPAT ") if isinstance(remark, str) else ""
    is_level = _pattern().fullmatch(words) and not {"TINGKAT", "TKT"}.isdisjoint(words.split())
    return level_in(words) if is_level else None


@cache
def _pattern() -> re.Pattern[str]:
    words = {*schema.value_aliases("activities", "level"), *_SHORT}
    names = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\b(?:TIM ?PORA|TINGKAT|TKT)(?: TINGKAT| TKT)? ({names})\b")
