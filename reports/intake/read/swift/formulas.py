"""Passes over the formulas of cells: what they came to when the sheet was saved stands behind them."""

from __future__ import annotations

import re

import numpy as np

from reports.intake.read.swift.words import Places, Words, stand

_BEGIN = b"<f"
_FORMULA = re.compile(
    rb'<f(?: [A-Za-z0-9]+="[A-Za-z0-9:$_.-]*")*'
    rb"(?:/>|>(?:[ !-%'-;=-~]++|&(?:amp|lt|gt|quot|apos);)*+(?P<shut></f>))"
)


def pass_over(part: bytes, looked: Words, inner: Places, ends: Places) -> Places:
    """Move on behind the formula where what is within a cell begins with one.

    Args:
        part: the sheet.
        looked: its words.
        inner: where what is within each cell begins; changed in place.
        ends: of each cell.

    Returns:
        How many tags were passed over in each cell.
    """
    tags = np.zeros(len(inner), np.int64)
    for which in np.flatnonzero(stand(looked, inner, _BEGIN)).tolist():
        match = _FORMULA.match(part, int(inner[which]), int(ends[which]))
        if match is not None:
            inner[which] = match.end()
            tags[which] = 1 if match["shut"] is None else 2
    return tags
