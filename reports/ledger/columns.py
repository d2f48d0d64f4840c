"""What columns a part of the ledger has; apart from the parts themselves, which cost the import of Arrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reports.vocabulary import schema

Columns = Mapping[str, Sequence[object]]

RAW = "raw:"
"""Prefix of the columns that hold original texts."""


def types_of(kind: str) -> dict[str, str]:
    """Return column → type of a kind, provenance included."""
    return {column.name: column.type for column in schema.ledger_columns(kind)}
