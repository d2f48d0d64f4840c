"""Small hand-made frames and what is counted from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd
import pytest

from reports.measures import Tracer, measure
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


class Traces(Protocol):
    """Traces a figure of hand-made rows of September 2024."""

    def __call__(self, figure_id: str, **kinds: Rows) -> list[tuple[int, int]]:
        """Return number and added count of each row behind it."""


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


@pytest.fixture(scope="session")
def traced(frames_of: MakesFrames, counted: Counts) -> Traces:
    """Give a function from a figure and the rows of an office to the rows behind it."""

    def trace(figure_id: str, **kinds: Rows) -> list[tuple[int, int]]:
        """Return the rows as a frame numbers them; the header is row 1."""
        figures, frames = counted(**kinds), frames_of(**kinds)
        tracer = Tracer(frames, delivered(**kinds), figures, DISTRICTS)
        rows = tracer.rows(figures.figure(*figure_id.split("/")))
        return [(int(frames[row.kind].iloc[row.position]["row"]), row.adds) for row in rows]

    return trace


def delivered(period: str = "2024-09", **kinds: Rows) -> Coverage:
    """Return that each kind given was delivered for a period."""
    return Coverage(
        tuple(Delivery(kind, Period.parse(period), len(rows), 0, nil_declared=False) for kind, rows in kinds.items())
    )
