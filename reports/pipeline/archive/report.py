"""The account of an archive as documents: a report to read, a workbook to work off, the series for other programs."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import TYPE_CHECKING

from reports import __version__
from reports.pipeline.archive.outputs import EDITION, FOLDER, stands
from reports.publish import publish
from reports.vocabulary.config import Cluster

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.archive import Archive
    from reports.model.period import Month
    from reports.pipeline.archive.state import Made
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config

_NAME = f"{FOLDER}.{EDITION}"


def report(
    archive: Archive, months: Mapping[Month, Made], place: tuple[Path, str], request: Request, config: Config
) -> tuple[Path, ...]:
    """Publish the report, unless it stands there made from the same.

    Args:
        archive: the account.
        months: what each month is made from.
        place: the folder, and the name by which this archive is known from another of the office.
        request: the shared options.
        config: of the office.

    Returns:
        The files; none where nothing had to be made.

    Raises:
        OutputError: the folder cannot be written.
        ConfigurationError: a template or the configuration.
    """
    folder, known_as = place
    made_from = _made_from(archive, months, request, config)
    if stands(folder, _NAME, made_from):
        return ()
    # Imported here: a run in which nothing changed does without the libraries that render.
    from reports.documents.overview import compose  # noqa: PLC0415
    from reports.pipeline.printing import print_pdf  # noqa: PLC0415
    from reports.render.archive_json import archive_json  # noqa: PLC0415
    from reports.render.excel import archive_book  # noqa: PLC0415
    from reports.render.series import parquet  # noqa: PLC0415

    document = compose(archive, config, version=__version__, edition=EDITION)
    artifacts = {
        f"{_NAME}.pdf": print_pdf(document, request, config),
        f"{_NAME}.xlsx": archive_book.render(document, archive, config, paper=config.document.paper),
        f"{_NAME}.parquet": parquet(archive, EDITION),
        f"{_NAME}.figures.json": archive_json(document, archive).encode(),
    }
    about = {
        "archive": known_as,
        "made_from": made_from,
        "inputs": [{"path": one.path, "sha256": one.sha256} for one in archive.files],
        "versions": {"pora": __version__},
        "period": f"{archive.first}..{archive.last}",
        "rows": dataclasses.asdict(archive.balance),
    }
    return publish(folder, artifacts, about, name=_NAME)


def _made_from(archive: Archive, months: Mapping[Month, Made], request: Request, config: Config) -> str:
    """Return the hash of all that the report depends on: files, months, settings, an office's own templates."""
    text = json.dumps(
        [
            settings(request, config),
            [repr(one) for one in archive.files],
            {str(month): one.made_from for month, one in months.items()},
            {str(month): found for month, found in archive.differences.items()},
        ]
    )
    return hashlib.sha256(text.encode()).hexdigest()


def settings(request: Request, config: Config) -> str:
    """Return the hash of what every document depends on: program, configuration, an office's own templates.

    With what certificates a cluster is spoken to changes no document.
    """
    config = dataclasses.replace(config, cluster=Cluster())
    own = request.office / "templates"
    templates = sorted(own.rglob("*")) if own.is_dir() else []
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in templates if path.is_file()]
    return hashlib.sha256(json.dumps([__version__, repr(config), hashes]).encode()).hexdigest()
