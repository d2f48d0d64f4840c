"""Who came into a cell of the stock or left it between two months: for the protection of shared editions only."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reports.measures.coded_units import facts
from reports.measures.frame_columns import texts
from reports.measures.stock import MEASURES
from reports.measures.tally import places_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from reports.measures.declaration import Scope

COLUMNS = frozenset("period full_name passport_no nationality birth_date permit_class village district".split())
"""Columns of the register that persons are known and counted by."""
TABLES = frozenset(("stock-nationality-permit", "stock-district-permit", "stock-village"))
"""Tables of persons whose cells are the same from month to month."""


def movements(register: pd.DataFrame, now: Scope, then: Scope, sums: Mapping[str, Collection[str]]) -> dict[str, int]:
    """Return figure id → persons who stand in the cell in one of two months only; cells without any are left out.

    Args:
        register: accepted rows, those of both months among them.
        now: of the one month.
        then: of the other.
        sums: further column → the columns it adds up.
    """
    first, second = (persons_behind(register, scope, sums) for scope in (now, then))
    moved = {
        figure: len(first.get(figure, frozenset()) ^ second.get(figure, frozenset()))
        for figure in first.keys() | second
    }
    return {figure: number for figure, number in moved.items() if number}


def persons_behind(
    register: pd.DataFrame, scope: Scope, sums: Mapping[str, Collection[str]]
) -> dict[str, frozenset[str]]:
    """Return figure id → the persons of the stock who stand in the cell.

    A person is known by passport and nationality, without a passport by name, nationality and birth date.
    """
    register = register.reset_index(drop=True)
    keys = person_keys(register)
    persons_by_figure: defaultdict[str, set[str]] = defaultdict(set)
    for measure in MEASURES:
        if measure.table in TABLES:
            units = facts(measure, measure.units(register, scope), scope)
            groups = measure.rows.groups(scope) if measure.rows.groups else {}
            for row, column, joins, sources in zip(
                units.rows, units.columns, units.joins_total, units.sources, strict=True
            ):
                further = [name for name, columns in sums.items() if column in columns]
                places = [*places_of(row, column, joins, groups)]
                places += [(line, name) for line in dict.fromkeys(line for line, _ in places) for name in further]
                for line, name in places:
                    persons_by_figure[f"{measure.table}/{line}/{name}"].update(keys[source] for source in sources)
    return {figure: frozenset(persons) for figure, persons in persons_by_figure.items()}


def person_keys(register: pd.DataFrame) -> list[str]:
    """Return the key of the person of each row."""
    births = register["birth_date"].astype("string").fillna("").tolist()
    names, passports, nations = (texts(register, name) for name in ("full_name", "passport_no", "nationality"))
    return [
        f"{passport}|{nation}" if passport else f"{name}|{nation}|{birth}"
        for name, passport, nation, birth in zip(names, passports, nations, births, strict=True)
    ]
