"""Accepted rows of one file and kind as Parquet: provenance, normalised values, and the text as it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from reports.vocabulary.schema import types_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.vocabulary.schema import Columns

_SAMPLE, _FEW = 256, 0.5
"""Values looked at, and the part of distinct ones below which a column is written by a dictionary."""
_TYPES = {
    "text": pa.string(),
    "date": pa.date32(),
    "int": pa.int64(),
    "bool": pa.bool_(),
    "texts": pa.list_(pa.string()),
}


def encode(kind: str, columns: Columns) -> bytes | None:
    """Return the Parquet bytes of columns; None when a value is not of its column's type.

    The same columns give the same bytes. Text that is no valid Unicode cannot be held either.
    """
    types = types_of(kind)
    try:
        arrays = {name: _array(values, _TYPES[types.get(name, "text")]) for name, values in columns.items()}
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        return None
    few = [
        name for name, values in columns.items() if len(set(map(str, values[:_SAMPLE]))) < _FEW * len(values[:_SAMPLE])
    ]
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(arrays), sink, compression="zstd", use_dictionary=few, write_statistics=False)
    return bytes(sink.getvalue())


def _array(values: Sequence[object], kind: pa.DataType) -> pa.Array:
    """Return a column; one that says the same in every row is made at once."""
    alike = bool(values) and values[0] == values[-1] and values.count(values[0]) == len(values)
    if alike and len(set(map(type, values))) == 1:  # True and 1 are equal, too
        return pa.repeat(pa.scalar(values[0], kind), len(values))
    return pa.array(values, kind)


def decode(kind: str, content: bytes) -> Columns:
    """Return the columns of a part.

    Raises:
        pyarrow.ArrowException: no Parquet.
    """
    types = types_of(kind)
    table = pq.ParquetFile(pa.BufferReader(content)).read()  # pq.read_table would look for a folder of such files
    return {
        name: _values(column, types.get(name, "text"))
        for name, column in zip(table.column_names, table.columns, strict=True)
    }


def _values(column: pa.ChunkedArray, kind: str) -> list[object]:
    if kind == "text":  # numpy's objects are made at once, ten times faster than one by one
        return list(column.to_numpy(zero_copy_only=False).tolist())
    values = column.to_pylist()
    return [None if value is None else tuple(value) for value in values] if kind == "texts" else list(values)
