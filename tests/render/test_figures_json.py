"""Figures as JSON."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

from reports.model.figures import Figure, Figures, FigureTable, Status
from reports.model.period import Period
from reports.render.figures_json import figures_json

DAY = date(2024, 9, 30)


def _figures() -> Figures:
    cells = [
        Figure("overstay", "total", "gt60", 4, "orang", "Jumlah “orang”.", DAY),
        Figure("overstay", "31.72.01", "gt60", None, "orang", "Jumlah “orang”.", DAY, Status.SUPPRESSED),
        Figure("overstay", "31.72.01", "eq60", 0, "orang", "Jumlah “orang”.", DAY, Status.NIHIL),
    ]
    table = FigureTable(
        "overstay", "orang", "Jumlah “orang”.", DAY, Status.VALUE, ("31.72.01",), ("eq60", "gt60"),
        {(one.row, one.column): one for one in cells},
    )  # fmt: skip
    return Figures(Period.parse("2024-09"), DAY, {"overstay": table})


def test_figures_are_sorted_by_id_one_a_line() -> None:
    """In the form other programs read."""
    assert figures_json(_figures(), "publik") == (
        '{"schema": 1, "period": "2024-09", "edition": "publik", "as_of": "2024-09-30", "figures": [\n'
        '  {"id": "overstay/31.72.01/eq60", "value": 0, "unit": "orang", "definition": "Jumlah “orang”.", '
        '"as_of": "2024-09-30", "status": "nihil"},\n'
        '  {"id": "overstay/31.72.01/gt60", "value": null, "unit": "orang", "definition": "Jumlah “orang”.", '
        '"as_of": "2024-09-30", "status": "suppressed"},\n'
        '  {"id": "overstay/total/gt60", "value": 4, "unit": "orang", "definition": "Jumlah “orang”.", '
        '"as_of": "2024-09-30", "status": "value"}\n]}\n'
    )


def test_a_sum_of_some_months_names_them() -> None:
    """And a figure of all of them does not."""
    figures = _figures()
    (table,) = figures.tables.values()
    place, figure = next(iter(table.cells.items()))
    partial = dataclasses.replace(figure, months=Period.parse("2024-08..2024-09").months)
    cells = {**table.cells, place: partial}
    changed = dataclasses.replace(figures, tables={table.id: dataclasses.replace(table, cells=cells)})
    listed = {one["id"]: one.get("months") for one in json.loads(figures_json(changed, "dinas"))["figures"]}
    assert listed.pop(figure.id) == ["2024-08", "2024-09"]
    assert set(listed.values()) == {None}


def test_text_is_json() -> None:
    """Whatever the definitions hold."""
    assert len(json.loads(figures_json(_figures(), "dinas"))["figures"]) == 3
