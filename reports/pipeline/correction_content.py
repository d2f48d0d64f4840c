"""Makes the content of a correction workbook. It runs in the reading process, where a sender's XML harms nobody."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from reports.intake.read.dispatch import read_content
from reports.pipeline import first_rows
from reports.pipeline.teaching_examples import last_row_shown, with_examples
from reports.render.correction import correct, rebuild
from reports.vocabulary.correction_sheet import is_index, is_teaching

if TYPE_CHECKING:
    from reports.pipeline.correction_order import Order


def correction_workbook(content: bytes, order: Order) -> bytes | None:
    """Return the workbook: the sender's own where that can be patched, else one made of its cells.

    None where the file is another than the one that was read, or too large.

    Args:
        content: of the sender's file.
        order: what to mark in it.

    Raises:
        Unreadable: it has to be read, and cannot be.
    """
    if hashlib.sha256(content).hexdigest() != order.sha256:
        return None
    additions, grids = order.additions, None
    if additions.teaching and additions.teaching.tables:
        is_near = last_row_shown(additions.teaching) <= first_rows.ROWS
        heads = first_rows.remembered(order.sha256) if is_near else None
        grids = read_content(content) if heads is None else None
        additions = replace(additions, teaching=with_examples(additions.teaching, heads or grids or ()))
    patched = correct(content, order.findings, words=order.words, additions=additions)
    if patched is not None:
        return patched
    input_grids = [
        grid
        for grid in grids or read_content(content)
        if not is_index(grid) and not (additions.teaching and is_teaching(grid))
    ]
    return rebuild(input_grids, order.findings, words=order.words, additions=additions)
