"""Logs of activities without a column of kinds: read where the caption above names the kind, or the office has decided.

A. RAPAT KOORDINASI                           the caption names the kind of all rows
No | Waktu Pelaksanaan | Tempat | Peserta     no column does

Without both such a table may be anything that has a date, a place and a number: it is not counted, and told.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.recognise.table_problems import not_understood
from reports.vocabulary.activity_captions import captioned_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.intake.recognise.header_mapping import Mapping_
    from reports.model.place import Place
    from reports.model.sheet import Resemblance, SheetTable
    from reports.problems import Problem

_NAMED_BY = frozenset({"activity", "activity_kind"})


def lacks_kind(mapping: Mapping_, titles: Sequence[str]) -> bool:
    """Tell whether neither a column of a log of activities nor the caption right above says of what kind they are."""
    if mapping.kind != "activities" or mapping.fields & _NAMED_BY:
        return False
    return not titles or captioned_kind(titles[-1]) is None


def lacking_kind(likeness: Resemblance | None) -> Resemblance | None:
    """Return what a table resembles that only lacks the kind of its activities."""
    if likeness is None or likeness.kind != "activities" or likeness.missing:
        return likeness
    return replace(likeness, missing=("activity / activity_kind",), needs=likeness.needs + 1)


def kind_problems(place: Place, table: SheetTable) -> Iterator[Problem]:
    """Yield that a table is not understood for want of the kind of its activities."""
    yield not_understood(place, table)
