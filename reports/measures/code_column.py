"""Dictionary-encoded codes: each distinct code once, and an integer index for each unit."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray


class Codes(Collection[str]):
    """Codes, one a unit."""

    def __init__(self, distinct_codes: tuple[str, ...], places: NDArray[np.intp]) -> None:
        """Take the codes that are met, each once, and the place among them of each unit's."""
        self.distinct = distinct_codes
        self.places = places

    @classmethod
    def of(cls, values: Collection[str | None], code: Callable[[str | None], str] = str) -> Codes:
        """Return the codes of values; each distinct value is asked for once.

        Args:
            values: one a unit.
            code: gives the code of a value.
        """
        if isinstance(values, cls):
            return values
        distinct = {value: place for place, value in enumerate(dict.fromkeys(values))}
        places = np.fromiter(map(distinct.__getitem__, values), np.intp, len(values))
        codes = [code(value) for value in distinct]
        position_by_code = {code_: place for place, code_ in enumerate(dict.fromkeys(codes))}
        return cls(tuple(position_by_code), np.array([position_by_code[code_] for code_ in codes], np.intp)[places])

    def __len__(self) -> int:
        return len(self.places)

    def __contains__(self, code: object) -> bool:
        return code in self.distinct

    def __iter__(self) -> Iterator[str]:
        return map(self.distinct.__getitem__, self.places.tolist())


def crossed(rows: Codes, columns: Codes) -> dict[tuple[str, str], int]:
    """Return how many units each pair of codes has; pairs without any are not there."""
    width = len(columns.distinct)
    numbers = np.bincount(rows.places * width + columns.places) if len(rows) else np.empty(0, np.intp)
    return {
        (rows.distinct[place // width], columns.distinct[place % width]): int(numbers[place])
        for place in np.flatnonzero(numbers).tolist()
    }
