"""The figures of every month of an archive, put together when somebody asks for them.

A run in which nothing changed asks for none, and one after a single file has changed for those of its month.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reports.model.coverage import DECISIONS, Coverage, Delivery
from reports.model.period import Period
from reports.pipeline.archive.deliveries import count
from reports.privacy.declared_labels import undeclared_types, with_declared_types
from reports.vocabulary import kinds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reports.model.figures import Figures
    from reports.model.period import Month
    from reports.pipeline.archive.deliveries import Count, Material


class Rebuilt(Mapping["Month", "Figures"]):
    """Figures by month, of every month with data."""

    def __init__(
        self,
        material: Material,
        covered: Mapping[Month, tuple[str, ...]] | None = None,
        is_closed: Callable[[str], bool] = lambda _type: False,
    ) -> None:
        """Take what figures are put together from.

        Args:
            material: what is delivered.
            covered: what :meth:`covered` said of some months in an earlier run, made from the same.
            is_closed: tells of a type of incidents that no list declares whether its words name a person.
        """
        self._material, self._is_closed = material, is_closed
        self._months = tuple(sorted({month for _, month in material.delivered}))
        self._figures: dict[Month, Figures] = {}
        self._covered = dict(covered or {})
        self._counts: dict[tuple[str, Month], Count] = {}

    def __getitem__(self, month: Month) -> Figures:
        if month not in self._figures:
            if month not in self._months:
                raise KeyError(month)
            self._figures[month] = self._made(month)
        return self._figures[month]

    def __iter__(self) -> Iterator[Month]:
        return iter(self._months)

    def __len__(self) -> int:
        return len(self._months)

    def _made(self, month: Month) -> Figures:
        from reports.measures import Scope, figures  # noqa: PLC0415 -- pandas, which a run without changes does without

        delivered_now = self._material.delivered
        fields = [(kind, month) for kind in kinds.KINDS if (kind, month) in delivered_now]
        # until the office has decided between two versions of a month, neither counts (settled rule 2)
        fields = [field for field in fields if not delivered_now[field].undecided]
        counted = {field[0]: self._count(field).tallies for field in fields}
        delivered = tuple(
            Delivery(
                DECISIONS if table.decisions else field[0],
                Period.of(month),
                table.accepted,
                table.set_aside,
                table.nil,
                frozenset(table.delivered_districts) if table.split and field[0] == "register" else None,
            )
            for field in fields
            for table in self._material.delivered[field].tables(field)
        )
        as_counted = figures(
            counted, Coverage(delivered), Scope(Period.of(month), month.last, self._material.districts)
        )
        open_types = frozenset(row for row in undeclared_types(as_counted) if not self._is_closed(row))
        return with_declared_types(as_counted, open_types)

    def _count(self, field: tuple[str, Month]) -> Count:
        if field not in self._counts:
            material = self._material
            self._counts[field] = count(field, material.delivered[field], material.ledger, material.districts)
        return self._counts[field]

    def duplicate_counts(self) -> dict[tuple[str, Month], int]:
        """Return how many rows of each kind and month are duplicates only beside another file."""
        several = [field for field, delivered in self._material.delivered.items() if len(delivered.counted) > 1]
        return {field: self._count(field).duplicates for field in several}

    def between_files(self) -> dict[tuple[str, Month], tuple[tuple[str, str, int], ...]]:
        """Return path, code and number of what files of a kind and month say of one another, of all decided months."""
        several = [
            field
            for field, delivered in self._material.delivered.items()
            if len(delivered.counted) > 1 and not delivered.undecided
        ]
        return {field: self._count(field).between_files for field in several}

    def covered(self, month: Month) -> tuple[str, ...]:
        """Return the kecamatan that have persons in the register of a month, sorted."""
        if month not in self._covered:
            from reports.measures import covered  # noqa: PLC0415 -- as above

            self._covered[month] = tuple(sorted(covered(self[month])))
        return self._covered[month]
