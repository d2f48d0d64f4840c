"""The corrected series as Parquet: one figure a row, with the data dictionary in the metadata of its schema."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from reports.documents.archive import tidy_series
from reports.model.period import Period

if TYPE_CHECKING:
    from reports.model.archive import Archive

SCHEMA = 1
"""Version of the format; raised when a reader would have to change."""
_TYPES = {"bulan": pa.date32(), "nilai": pa.int64()}
"""Of all columns that are no text; texts repeat, so they are written as a dictionary."""
_COMPRESSION = "zstd"


def parquet(archive: Archive, edition: str) -> bytes:
    """Return the series of an archive as the bytes of a Parquet file; the same archive gives the same bytes.

    Shape: one row a figure, by month, table, row and column; columns as ``tidy.COLUMNS``. The description of a column
    stands in its metadata under ``description``, the codes of all tables in that of the schema under ``kamus_data``.
    """
    schema = _schema(archive, edition)
    arrays = [
        pa.array(column, field.type) for column, field in zip(tidy_series.tidy_series(archive), schema, strict=True)
    ]
    buffer = io.BytesIO()
    table = pa.Table.from_arrays(arrays, schema=schema)
    pq.write_table(table, buffer, compression=_COMPRESSION, use_dictionary=True, store_schema=True)
    return buffer.getvalue()


def _schema(archive: Archive, edition: str) -> pa.Schema:
    fields = [
        pa.field(name, _TYPES.get(name, pa.string()), nullable=name == "nilai", metadata={"description": meaning})
        for name, _kind, meaning in tidy_series.COLUMNS
    ]
    about = {
        "title": "Hasil olah ulang: deret yang disusun ulang dari lembar kerja",
        "schema": str(SCHEMA),
        "period": str(Period(archive.first, archive.last)),
        "edition": edition,
        "kamus_data": _dictionary(archive),
    }
    return pa.schema(fields, metadata=about)


def _dictionary(archive: Archive) -> str:
    entries = [
        {"part": one.part, "table": one.table, "code": one.code, "meaning": one.meaning}
        for one in tidy_series.dictionary(archive)
    ]
    return json.dumps(entries, ensure_ascii=False)
