"""The story of ``pora reprocess``: every file of an archive read once, every month rebuilt, an honest account of it."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from reports.pipeline.archive.account import account as account_of
from reports.pipeline.archive.reading import Place, read, settle
from reports.pipeline.archive.work import on_this_machine
from reports.publish import lock

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.archive import Archive
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config


def account(archive: Path, request: Request, config: Config) -> Archive:
    """Read an archive and return the account of it, with the figures of every month.

    Raises:
        NoInputError: no archive, or nothing in it that could be read.
        OutputError: the ledger cannot be written, or another run holds the office.
        ConfigurationError: ``mappings.toml`` is wrong.
    """
    place = Place(archive, request.office, config.work_area.districts, request.password)
    with lock(request.office):
        found = read(place, partial(on_this_machine, workers=os.cpu_count() or 1))
        made = account_of(found.material)
        settle(found)
    return made
