"""Serialises the corrected series as Parquet: one figure per row, the data dictionary in the schema's metadata."""

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
"""Version of the format; raised on changes that readers must adapt to."""
_TYPES = {"bulan": pa.date32(), "nilai": pa.int64()}
"""Types of the columns other than text; texts repeat, so they are dictionary-encoded."""
_COMPRESSION = "zstd"


def series_parquet(archive: Archive, edition: str) -> bytes:
    """Return the series of an archive as the bytes of a Parquet file; the same archive gives the same bytes.

    Shape: one row per figure, sorted by month, table, row and column; columns as ``tidy_series.COLUMNS``. Each column's
    metadata has its ``description``; the schema's metadata has the codes of all tables under ``kamus_data``.
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
    """Return the schema with its metadata."""
    fields = [
        pa.field(name, _TYPES.get(name, pa.string()), nullable=name == "nilai", metadata={"description": meaning})
        for name, _kind, meaning in tidy_series.COLUMNS
    ]
    metadata = {
        "title": "Hasil olah ulang: deret yang disusun ulang dari lembar kerja",
        "schema": str(SCHEMA),
        "period": str(Period(archive.first, archive.last)),
        "edition": edition,
        "kamus_data": _dictionary(archive),
    }
    return pa.schema(fields, metadata=metadata)


def _dictionary(archive: Archive) -> str:
    """Return the data dictionary as JSON."""
    entries = [
        {"part": entry.part, "table": entry.table, "code": entry.code, "meaning": entry.meaning}
        for entry in tidy_series.dictionary(archive)
    ]
    return json.dumps(entries, ensure_ascii=False)
