"""The story of ``pora check``: read everything, say what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.pipeline.gather import INPUTS, gather_office, gather_paths
from reports.pipeline.request import CheckResult
from reports.vocabulary import config as configuration

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config


def check(paths: Sequence[Path], request: Request, config: Config) -> CheckResult:  # noqa: ARG001 -- every story takes its configuration
    """Read the paths (an office folder stands for its inputs), or without any the inputs of the office.

    Raises:
        NoInputError: nothing could be read.
    """
    if paths:
        places = [
            path / INPUTS if (path / configuration.FILE).is_file() and (path / INPUTS).is_dir() else path
            for path in paths
        ]
        gathered = gather_paths(places, request.office)
    else:
        gathered = gather_office(request.office, store=not request.dry_run)
    return CheckResult(gathered.files, gathered.problems, gathered.balance)
