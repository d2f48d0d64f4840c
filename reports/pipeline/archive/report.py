"""The account of an archive as documents: a report to read, a workbook to work off, the series for other programs.

Each is made anew only where what it says has changed. A workbook that was saved again without another figure changes
nothing but the manifest, which names it with its hash.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from typing import TYPE_CHECKING, Any

from reports import __version__
from reports.pipeline import proving
from reports.pipeline.archive import outputs
from reports.pipeline.archive.outputs import EDITION, FOLDER
from reports.pipeline.archive.text_search import printed_parts
from reports.pipeline.rules import RULES
from reports.publish import publish
from reports.vocabulary.config import Cluster

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.archive import Archive
    from reports.model.document import Document
    from reports.pipeline.archive.print_process import PrintProcess
    from reports.pipeline.archive.text_search import TextSearch
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config

_NAME = f"{FOLDER}.{EDITION}"
_PDF = f"{_NAME}.pdf"
_PRINTED_FROM = "printed_from"
"""Of the manifest: what the PDF alone depends on."""


def begin(archive: Archive, folder: Path, request: Request, search: TextSearch, printer: PrintProcess) -> None:
    """Start printing the PDF while the months are written, unless an up-to-date one is published."""
    document, printed_from = _composed(_searched(archive, search), search, settings(request, search.settings))
    if _standing(folder, outputs.manifest_of(folder, _NAME), printed_from) is None:
        printer.printed(document, request, search.config)


def report(
    archive: Archive,
    place: tuple[Path, str],
    run_options: tuple[Request, str | None],
    search: TextSearch,
    printer: PrintProcess,
) -> tuple[Path, ...]:
    """Publish the report unless it is up to date.

    Args:
        archive: the account; the figures of its months are published.
        place: the folder, and the name by which this archive is known from another of the office.
        run_options: the shared options, and the password that documents are locked with, if any.
        search: what every text passes; the configuration of the office.
        printer: prints the PDF.

    Returns:
        The files that were written; none where nothing had to be made.

    Raises:
        OutputError: the folder cannot be written.
        ConfigurationError: a template or the configuration.
    """
    (folder, known_as), (request, protection) = place, run_options
    common = settings(request, search.settings)
    if search.is_due:
        _expect(archive, search)
    about: dict[str, Any] = {
        "archive": known_as,
        "made_from": _made_from(archive, outputs.figures_of(folder, archive.figures), common + search.digest),
        "inputs": [{"path": file.path, "sha256": file.sha256} for file in archive.files],
        "versions": {"pora": __version__, "rules": RULES},
        "period": f"{archive.first}..{archive.last}",
        "rows": dataclasses.asdict(archive.balance),
    }
    earlier = outputs.manifest_of(folder, _NAME)
    if outputs.stands(folder, _NAME, (about["made_from"], ""), protection):
        if about["inputs"] == earlier["inputs"]:
            return ()
        parts = earlier["artifacts"]
        artifacts = {part["file"]: (folder / part["file"]).read_bytes() for part in parts}
        locked = {part["file"]: part["content_sha256"] for part in parts if part.get("locked")}
        facts = {**about, _PRINTED_FROM: earlier[_PRINTED_FROM]}
        return publish(folder, artifacts, facts, name=_NAME, locked=locked)[-1:]
    searched = _searched(archive, search)
    document, about[_PRINTED_FROM] = _composed(searched, search, common)
    standing = _standing(folder, earlier, about[_PRINTED_FROM])
    artifacts = _rendered(document, searched, request, search.config, printer, standing)
    return outputs.published(folder, artifacts, about, _NAME, protection)


def _searched(archive: Archive, search: TextSearch) -> Archive:
    """Return the account with every text searched."""
    _expect(archive, search)
    search.refuse_templates()
    return search.archive(archive)


def _expect(archive: Archive, search: TextSearch) -> None:
    """Tell the search what the report will say, so that the persons of the archive pass by once for all of it."""
    if search.lookup is None:
        return
    from reports.documents.archive import compose  # noqa: PLC0415 -- as below

    document = compose(archive, search.settings, version=__version__, edition=EDITION)
    search.expect((printed_parts(archive), document))


def _composed(archive: Archive, search: TextSearch, common: str) -> tuple[Document, str]:
    """Return the report with every text searched, and the hash of all that its PDF depends on."""
    from reports.documents.archive import compose  # noqa: PLC0415 -- Babel, which a run without changes does without

    document = search.passed(compose(archive, search.config, version=__version__, edition=EDITION))
    return document, hashlib.sha256(f"{common} {document!r}".encode()).hexdigest()


def _standing(folder: Path, earlier: dict[str, Any], printed_from: str) -> bytes | None:
    """Return the published PDF if it is up to date, unchanged and not locked; else None."""
    try:
        (part,) = (artifact for artifact in earlier["artifacts"] if artifact["file"] == _PDF)
        same = earlier[_PRINTED_FROM] == printed_from and outputs.holds(folder, part)
        return (folder / _PDF).read_bytes() if same and not part.get("locked") else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _rendered(
    document: Document, archive: Archive, request: Request, config: Config, printer: PrintProcess, pdf: bytes | None
) -> dict[str, bytes]:
    """Return the artifacts; the PDF is printed in parallel unless an up-to-date one is published."""
    printed = printer.printed(document, request, config) if pdf is None else None
    from reports.render.excel.archive import workbook  # noqa: PLC0415 -- openpyxl
    from reports.render.figures_json import archive_json  # noqa: PLC0415 -- as in _composed
    from reports.render.parquet_series import series_parquet  # noqa: PLC0415 -- Arrow

    book = workbook.render(document, archive, config, paper=config.document.paper)
    proving.prove_series(book, {month.first: figures for month, figures in archive.figures.items()}, f"{_NAME}.xlsx")
    other_artifacts = {
        f"{_NAME}.xlsx": book,
        f"{_NAME}.parquet": series_parquet(archive, EDITION),
        f"{_NAME}.figures.json": archive_json(document).encode(),
    }
    return {_PDF: (pdf or b"") if printed is None else printed.result(), **other_artifacts}


def _made_from(archive: Archive, figures: dict[str, str], common: str) -> str:
    """Return the hash of all that the report says: files but for their content, months, settings."""
    text = json.dumps(
        [
            common,
            [repr(dataclasses.replace(file, sha256="")) for file in archive.files],
            [repr(holding) for holding in archive.holdings.values()],
            repr((archive.first, archive.last, archive.balance)),
            figures,
            {str(month): month_differences for month, month_differences in archive.differences.items()},
        ]
    )
    return hashlib.sha256(text.encode()).hexdigest()


def settings(request: Request, config: Config) -> str:
    """Return the hash of what every document depends on: program, configuration, an office's own templates, emblem.

    With what certificates a cluster is spoken to changes no document.
    """
    config = dataclasses.replace(config, cluster=Cluster())
    office_templates = request.office / "templates"
    templates = sorted(office_templates.rglob("*")) if office_templates.is_dir() else []
    emblem = [request.office / config.office.emblem] if config.office.emblem else []
    # with their names: a template put aside under another one prints nothing until it gets its name back
    hashes = [
        (path.relative_to(request.office).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest())
        for path in templates
        if path.is_file()
    ] + [("emblem", hashlib.sha256(path.read_bytes()).hexdigest()) for path in emblem if path.is_file()]
    return hashlib.sha256(json.dumps([__version__, repr(config), hashes]).encode()).hexdigest()
