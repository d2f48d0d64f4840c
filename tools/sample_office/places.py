"""Places of the sample by name, from the declared list."""

from __future__ import annotations

from functools import cache

from reports.vocabulary import places

DISTRICTS = tuple(one.code for one in places.districts())


@cache
def villages_of(district: str) -> tuple[str, ...]:
    """Return the kelurahan codes of a kecamatan."""
    return tuple(village.code for one in places.districts() if one.code == district for village in one.villages)


def name(code: str) -> str:
    """Return the name of a kecamatan or kelurahan."""
    return places.names()[code]
