"""Detention in the tables of administrative actions: what joins their total, and what stands below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.derived import rest
from reports.model.document import Row
from reports.model.figures import TOTAL
from reports.vocabulary import actions, labels

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.figures import Figure

JOINING, APART = labels.DETENTION_ROWS
"""Codes of the two rows."""


def rows(data: Material, table_id: str) -> tuple[Row, tuple[Row, ...]]:
    """Return the row of detentions that join the total, and the row of others, none where there are none.

    Persons are known for detention as a whole only: they stand in the one row that holds actions; where both do, the
    row below says so in words.

    Args:
        data: with the tables of actions and of persons.
        table_id: the table in which the figures are shown.
    """
    joining, every = _acts(data, actions.DETENTION_AS_TAK), _acts(data, TOTAL)
    other = replace(every, value=None if every.value is None else every.value - (joining.value or 0))
    persons = data.figure("tak-persons", TOTAL, actions.DETENTION)

    def row(code: str, acts: Figure, who: Figure | str, remark: str = "") -> Row:
        label = f"{labels.action_label(code)}{remark}"
        of = actions.DETENTION if remark else code
        who = who if isinstance(who, str) else replace(who, table=table_id, row=of, column="orang")
        return Row((label, replace(acts, table=table_id, row=code, column="tindakan"), who))

    if not other.value:
        return row(JOINING, joining, persons), ()
    both = bool(joining.value)
    first = row(JOINING, joining, "" if both else replace(persons, value=0))
    return first, (row(APART, other, persons, "; orang: seluruh pendetensian" if both else ""),)


def _acts(data: Material, article: str) -> Figure:
    """Return the detentions under an article, of persons of either and of unknown sex."""
    columns = tuple(f"{actions.DETENTION}-{sex}" for sex in labels.SEXES)
    return rest(data.table("tak-actions"), (article,), columns, row=article, column=actions.DETENTION)
