"""Distinct values of some columns of a reading, without its rows: who stands in a file, and what people wrote in it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from reports.ledger.typed_json import unseal
from reports.vocabulary.schema import RAW

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path


def distinct(folder: Path, key: str, fields: Collection[str], kinds: Collection[str]) -> dict[str, set[object]] | None:
    """Return field → its values and original texts in all rows of a reading, those that were not accepted too.

    Args:
        folder: the ledger.
        key: of the reading.
        fields: that are wanted.
        kinds: of the tables that are looked at.

    Returns:
        None where the reading is missing, damaged, or of another version.
    """
    from reports.ledger import json_codec  # noqa: PLC0415 -- msgspec, which a run without changes does without

    values: dict[str, set[object]] = {field: set() for field in fields}
    try:
        body = unseal((folder / f"{key}.json").read_bytes(), json_codec.StoredReading)
        for kind in body.parts.keys() & set(kinds):
            for field, cells in _of_part(folder / f"{key}-{kind}.parquet", body.parts[kind], fields):
                values[field].update(cells)
    except (OSError, ValueError, KeyError):
        return None
    for table in body.tables:
        if table.table.kind in kinds:
            for columns in (table.records.values, table.records.raw):
                for field in fields & columns.keys():
                    values[field].update(columns[field])
    return {field: {cell for cell in cells if cell} for field, cells in values.items()}


def _of_part(path: Path, digest: str, fields: Iterable[str]) -> Iterator[tuple[str, list[object]]]:
    """Yield the distinct values of the columns of a part, each with the field it belongs to.

    Raises:
        ValueError: the part is not what the reading vouches for.
    """
    import pyarrow as pa  # noqa: PLC0415 -- as above
    import pyarrow.parquet as pq  # noqa: PLC0415 -- as above

    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != digest:
        raise ValueError(path.name)
    part = pq.ParquetFile(pa.BufferReader(content))
    field_by_column = _columns(fields)
    names = [name for name in part.schema_arrow.names if name in field_by_column]
    table = part.read(columns=names)
    for name in names:
        yield field_by_column[name], table[name].unique().to_pylist()


def _columns(fields: Iterable[str]) -> Mapping[str, str]:
    """Return column → field: the values of a field, and its texts as they stood."""
    return {name: field for field in fields for name in (field, f"{RAW}{field}")}
