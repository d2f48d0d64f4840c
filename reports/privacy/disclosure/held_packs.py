"""A pack as its readers hold it: cells by name, and the numbers among them that are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.model.figures import TOTAL
from reports.model.period import Period
from reports.privacy.disclosure.cell_tables import OTHERS
from reports.privacy.disclosure.declared_rules import EXPIRING, NATIONALITIES, OVERSTAY, STOCK, VILLAGES
from reports.vocabulary import workplaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reports.privacy.disclosure.declared_rules import Pack
    from reports.privacy.disclosure.universe import Cell, Release

_OF_A_DAY = frozenset((NATIONALITIES, STOCK, VILLAGES, EXPIRING, OVERSTAY, "stock-district-sex", *workplaces.TABLES))
"""Tables that are of the last day of a period."""


@dataclass(frozen=True)
class HeldPack:
    """A pack as its readers hold it, a new one or a release."""

    period: str
    cells: Mapping[str, Cell]
    """Name (``<table>/<row>/<column>``) → cell, whose id may have a prefix."""
    pack: Pack
    printed: Mapping[str, int]
    """Name → number, where it is known."""

    @staticmethod
    def of_each_period(
        period: str, cells: Mapping[str, Cell], pack: Pack, printed: Mapping[str, int]
    ) -> tuple[HeldPack, ...]:
        """Return a pack as several, one for each period that its tables are of, its own period first."""
        return tuple(
            HeldPack(
                other or period,
                {name: cell for name, cell in cells.items() if name.partition("/")[0] in part.tables},
                part,
                {name: number for name, number in printed.items() if name.partition("/")[0] in part.tables},
            )
            for other, part in pack.of_each_period().items()
        )

    @property
    def months(self) -> tuple[str, ...]:
        """The months covered (``YYYY-MM``)."""
        return tuple(map(str, Period.parse(self.period).months)) if self.period else ()

    @property
    def is_month(self) -> bool:
        """Whether it covers one month."""
        return ".." not in self.period

    def stock(self, column: str) -> str:
        """Return the name of the city's stock of a class; empty where it has none."""
        names = (f"{table}/{TOTAL}/{column}" for table in (NATIONALITIES, STOCK))
        return next((name for name in names if name in self.cells), "")

    def agrees(self, name: str, other: HeldPack, other_name: str) -> bool:
        """Whether two numbers are equal, as far as both are known."""
        numbers = {self.printed.get(name), other.printed.get(other_name)} - {None}
        return len(numbers) < 2

    @property
    def printed_ids(self) -> frozenset[str]:
        """Ids of the cells of which the number is known."""
        return frozenset(cell.id for name, cell in self.cells.items() if name in self.printed)

    @property
    def last(self) -> str:
        """The month (``YYYY-MM``) that the stock is of."""
        return self.period[-7:]

    def repeats(self, other: HeldPack, name: str) -> bool:
        """Whether two packs count the same with a cell."""
        return self.counts_as(other.period, name)

    def counts_as(self, period: str, name: str) -> bool:
        """Whether a cell counts the same in a pack of some period: the same one, or for a stock its last month."""
        return self.period == period or (self.last == period[-7:] and name.partition("/")[0] in _OF_A_DAY)

    def counts_in(self, release: Release, name: str) -> bool:
        """Whether a cell counts the same in a release, which may print its table for a longer period."""
        return self.counts_as(release.spans.get(name.partition("/")[0], release.period), name)

    def may_differ(self, other: HeldPack, name: str) -> bool:
        """Whether readers can learn who came or left from a cell of two packs: a stock, or two versions of a number."""
        return name.partition("/")[0] in _OF_A_DAY or self.counts_as(other.period, name)

    def may_tell_change(self, release: Release, name: str) -> bool:
        """Whether a cell of a pack and of a release are stocks of two days."""
        return name.partition("/")[0] in _OF_A_DAY and not self.counts_in(release, name)

    def repeated(self, other: HeldPack) -> tuple[str, ...]:
        """Return the cells in which two packs repeat each other, where they are of the same data.

        They are where all numbers that both print agree. Of merged rows and columns, those with the same others.
        """
        names = tuple(
            sorted(
                name
                for name in self.cells.keys() & other.cells
                if self.repeats(other, name) and self.merges_as(other, name)
            )
        )
        return names if all(self.agrees(name, other, name) for name in names) else ()

    def merges_as(self, other: HeldPack, name: str) -> bool:
        """Whether a cell of a merged row or column stands for the same ones in two packs: all else is printed alike."""
        table, row, column = name.split("/")
        tables = [pack.pack.tables[table] for pack in (self, other)]
        same_rows = row != OTHERS or len({frozenset(one_table.rows) for one_table in tables}) == 1
        return same_rows and (column != OTHERS or len({frozenset(one_table.columns) for one_table in tables}) == 1)


def changed_elsewhere(packs: Iterable[HeldPack], unheld: Sequence[Release]) -> frozenset[str]:
    """Return the cells that were printed to others for another day, or are stars for them in another version.

    A star of such a cell may hide who came or left since, of which the readers of the pack know nothing.

    Args:
        packs: of readers who do not hold the others.
        unheld: releases of another edition.
    """
    return frozenset(
        cell.id
        for pack in packs
        for name, cell in pack.cells.items()
        if any(pack.may_tell_change(release, name) for release in unheld if name in release.printed)
        or (
            any(name in release.hidden and pack.counts_in(release, name) for release in unheld)
            and any(name in release.printed and pack.counts_in(release, name) for release in unheld)
        )
    )
