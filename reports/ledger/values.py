"""Values of records and of problem details as JSON that reads back as the same values."""

from __future__ import annotations

from datetime import date, datetime


def encode(value: object) -> object:
    """Return a JSON value; what JSON lacks becomes an object with one key that names it."""
    if isinstance(value, datetime):
        return {"datetime": value.isoformat()}
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, tuple):
        return {"tuple": [encode(one) for one in value]}
    if isinstance(value, list):
        return [encode(one) for one in value]
    if isinstance(value, dict):
        return {"mapping": [[encode(key), encode(one)] for key, one in value.items()]}
    return value


def decode(value: object) -> object:
    """Return the value that was encoded.

    Raises:
        ValueError: an object that ``encode`` does not make.
    """
    if isinstance(value, list):
        return [decode(one) for one in value]
    if not isinstance(value, dict):
        return value
    match value:
        case {"datetime": str(text)}:
            return datetime.fromisoformat(text)
        case {"date": str(text)}:
            return date.fromisoformat(text)
        case {"tuple": list(items)}:
            return tuple(decode(one) for one in items)
        case {"mapping": list(items)}:
            return {decode(key): decode(one) for key, one in items}
    raise ValueError(sorted(value))
