"""Claims about workbooks with tables of no known kind, by the classes in which such tables were once misread.

Each class has a file in ``unknown_layouts``: a sums, b rows between header and numbers, c texts only, d total as a
value, e several tables, f marks for no data, g totals without a word, h column numbers, i blank rows in the header,
j records of a label only, k tall headers, l sparse tables; ``mixed`` has published layouts with several of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from table_texts import Answer, TextTable, tables

from reports.intake.read import find
from reports.intake.validate import balance_of
from reports.pipeline.intake import read_file

LAYOUTS = [
    (path.stem, table)
    for path in sorted((Path(__file__).parent / "unknown_layouts").glob("*.txt"))
    for table in tables(path)
]


@pytest.mark.parametrize(("group", "table"), LAYOUTS, ids=[f"{group}-{table.name}" for group, table in LAYOUTS])
def test_a_table_of_no_known_kind_is_located(group: str, table: TextTable, tmp_path: Path) -> None:
    """Header, body, records and columns of each table on the sheet are as drawn, and each row is in one bin."""
    path = tmp_path / f"{group}.xlsx"
    table.save(path)
    (file,) = find(path)
    readings = read_file(file, path.name).tables
    assert all(balance_of(reading).balanced for reading in readings)
    located = [
        Answer(
            reading.table.header_rows,
            reading.table.data_rows or (0, 0),
            reading.records.rows,
            tuple(column.index for column in reading.table.columns),
        )
        for reading in readings
        if reading.table.kind is None
    ]
    assert located == table.answers()


def test_every_class_has_three_variants_at_least() -> None:
    """A rule that fits one table is no rule."""
    groups = [group for group, _ in LAYOUTS]
    assert all(groups.count(group) >= 3 for group in "abcdefghijkl")
