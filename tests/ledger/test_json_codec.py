"""Records come back from JSON and Parquet as they were."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reports.ledger.json_codec import StoredTable, numbers, restored, runs, stored
from reports.ledger.typed_json import seal, unseal
from reports.model.sheet import RowBin

if TYPE_CHECKING:
    from tests.ledger.conftest import MakesTable


@given(st.sets(st.integers(0, 60)).map(sorted))
def test_numbers_read_back_as_they_were(rows: list[int]) -> None:
    """Gaps at any place, single numbers, none at all."""
    assert numbers(runs(rows)) == rows


def test_a_register_costs_two_numbers() -> None:
    """Rows that follow one another are their first and last."""
    assert runs(range(2, 10_002)) == [(2, 10_001)]
    assert runs([2, 3, 4, 6]) == [(2, 4), (6, 6)]


@given(st.lists(st.sampled_from(RowBin), max_size=8))
def test_values_return_to_their_rows_whatever_rows_a_part_holds(table_of: MakesTable, bins: list[RowBin]) -> None:
    """Accepted ones first, last, between others, all or none."""
    count = len(bins)
    days = [date(2024, 9, 1 + row) for row in range(count)]
    actions: list[object] = [(f"TAK_{row}",) for row in range(count)]
    table = table_of("incidents", tuple(bins), persons=list(range(count)), incident_date=list(days), actions=actions)
    records = table.records
    part = {
        name: iter([value for value, here in zip(column, records.accepted, strict=True) if here])
        for name, column in {**records.values, "raw:full_name": records.raw["full_name"]}.items()
    }
    written = seal(stored(table, {"incidents"}))
    assert restored(unseal(written, StoredTable), {"incidents": part}) == table
