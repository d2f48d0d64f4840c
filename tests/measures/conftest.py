"""Small hand-made frames and what is counted from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd
import pytest

from reports.measures import measure
from reports.model.coverage import Coverage, Delivery
from reports.model.period import Month, Period
from reports.vocabulary import schema

if TYPE_CHECKING:
    from datetime import date

    from reports.model.figures import Figures

Rows = list[dict[str, Any]]

DISTRICTS = ("31.72.01", "31.72.02")
"""A work area of two kecamatan; the other four of the city lie outside it."""


class MakesFrames(Protocol):
    """Builds frames from rows that name only what matters."""

    def __call__(self, **kinds: Rows) -> dict[str, pd.DataFrame]:
        """Return a frame of each kind."""


class Counts(Protocol):
    """Counts hand-made rows."""

    def __call__(
        self,
        period: str = "2024-09",
        *,
        as_of: date | None = None,
        deliveries: tuple[Delivery, ...] = (),
        **kinds: Rows,
    ) -> Figures:
        """Return the figures; each kind given counts as delivered for every month of the period."""


@pytest.fixture(scope="session")
def districts() -> tuple[str, ...]:
    """Give the work area of these tests."""
    return DISTRICTS


@pytest.fixture(scope="session")
def frames_of() -> MakesFrames:
    """Give a builder of frames; a row belongs to September 2024 unless it says otherwise."""

    def build(**kinds: Rows) -> dict[str, pd.DataFrame]:
        """Return frames of the ledger's shape."""
        return {
            kind: pd.DataFrame(
                [
                    {"period": "2024-09", "path": f"{kind}.xlsx", "row": place, **row}
                    for place, row in enumerate(rows, 2)
                ],
                columns=[column.name for column in schema.ledger_columns(kind)],
                dtype=object,
            )
            for kind, rows in kinds.items()
        }

    return build


@pytest.fixture(scope="session")
def counted(frames_of: MakesFrames) -> Counts:
    """Give a function from rows to figures."""

    def count(
        period: str = "2024-09",
        *,
        as_of: date | None = None,
        deliveries: tuple[Delivery, ...] = (),
        **kinds: Rows,
    ) -> Figures:
        """Return figures of rows delivered for the whole period."""
        covered = Period.parse(period)
        day = as_of or covered.end
        held = tuple(
            Delivery(kind, Period.of(month), len(rows), 0, nil_declared=False)
            for kind, rows in kinds.items()
            for month in {*covered.months, Month.of(day)}
        )
        return measure(frames_of(**kinds), Coverage(deliveries + held), covered, as_of=day, districts=DISTRICTS)

    return count
