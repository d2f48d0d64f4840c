"""Equal figures are protected once in a process, for tests whose claim is not which of them are hidden.

That is a claim of ``tests/privacy/disclosure``, and that it is the same anywhere one of the tests that start processes
of their own.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from reports.pipeline import shared_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reports.privacy.disclosure.descent import LongerPeriod
    from reports.privacy.disclosure.shared_pack import SharedPack

    Longer = Callable[[], Sequence[LongerPeriod]]

_share = shared_figures.share
_shared: dict[str, list[tuple[str, SharedPack]]] = {}
"""Digest of what was asked for → digest of the longer periods that were measured for it, and what was given."""


def shared(*asked: object, longer: Longer | None = None, **further: object) -> SharedPack:
    """Return what a shared edition prints of a pack; what it printed before, if all that decides it is the same."""
    given = _shared.setdefault(_digest((asked, longer is None, sorted(further.items()))), [])
    for periods, pack in given:
        if not periods or (longer is not None and periods == _digest(longer())):
            return pack
    measured: list[str] = []

    def noted() -> Sequence[LongerPeriod]:
        found = longer() if longer else ()
        measured.append(_digest(found))
        return found

    pack = _share(*asked, longer=noted if longer else None, **further)
    given.append((measured[0] if measured else "", pack))
    return pack


def _digest(asked: object) -> str:
    return hashlib.sha256(repr(asked).encode()).hexdigest()


@pytest.fixture(autouse=True, scope="module")
def protect_once() -> Iterator[None]:
    """Protect equal figures once while the tests of a file run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shared_figures, "share", shared)
        yield
