"""Draws what a template makes, the shipped one and the office's own side by side, with an invented document."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reports.errors import ConfigurationError
from reports.intake.read import Task, Unreadable, compute
from reports.pipeline.own_templates.template_checks import LIMITS, trial
from reports.pipeline.request import OUTPUTS, TEMPLATES
from reports.private_files import put
from reports.publish import ensure_writable
from reports.render import libreoffice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.model.template_files import TemplateFile, Trial
    from reports.render.page_pictures import PagePicture
    from reports.vocabulary.config import Config

FOLDER = "pratinjau-templat"
"""Folder in the outputs of an office for pictures of templates."""
_PAGES, _WORD, _EXCEL, _DRAWN = (
    "reports.render.pdf.page_trial:printed",
    "reports.render.word.word_trial:printed",
    "reports.render.excel.workbook_trial:workbook",
    "reports.render.page_pictures:side_by_side",
)
_SHIPPED, _OWN = "Bawaan", "Kantor"


@dataclass(frozen=True)
class Preview:
    """Pictures of what a template makes."""

    file: TemplateFile
    folder: Path
    pages: int = 0
    """Number of pictures; 0 where LibreOffice, which opens Word and Excel files, is not installed."""
    differing: tuple[int, ...] = ()
    """Pages, counted from 1, on which the office's own looks different."""
    has_own: bool = False
    """Whether the office has templates of its own that take part."""
    packages: str = ""
    """What is to be installed where no picture was made."""


def preview(file: TemplateFile, office: Path, config: Config) -> Preview:
    """Draw the document that shows a template, as shipped and as the office has it; earlier pictures are replaced.

    Args:
        file: the template.
        office: folder of the office.
        config: its settings, for letterhead, paper, font and emblem.

    Raises:
        ConfigurationError: a template cannot be filled or takes too long, or LibreOffice does not open what it makes.
        OutputError: the pictures cannot be written.
    """
    folder = office / OUTPUTS / FOLDER / file.name.rpartition("/")[2]
    if not file.name.endswith((".html", ".css")) and libreoffice.program() is None:
        return Preview(file, folder, packages=libreoffice.PACKAGES)
    ensure_writable(folder, office)
    versions = tuple(_versions(file, office, config))
    pictures = cast("tuple[PagePicture, ...]", _computed(Task(_DRAWN, versions), file.name))
    _write(folder, pictures)
    differing = tuple(number for number, picture in enumerate(pictures, 1) if picture.differs)
    return Preview(file, folder, len(pictures), differing, len(versions) > 1)


def _versions(file: TemplateFile, office: Path, config: Config) -> Iterator[tuple[str, bytes]]:
    """Yield label and PDF of what the shipped template makes, and the office's own where it has any of the format."""
    tried = trial(office, config, file.shown_by)
    yield _SHIPPED, _pdf(file, dataclasses.replace(tried, overrides=tried.templates))
    if _has_own(file, office / TEMPLATES):
        yield _OWN, _pdf(file, tried)


def _has_own(file: TemplateFile, folder: Path) -> bool:
    """Tell whether an office has a template of its own that may take part in what a template makes."""
    if file.name.endswith((".html", ".css")):
        return any(path for pattern in ("*.html", "*.css") for path in folder.glob(pattern))
    return (folder / file.name).is_file()


def _pdf(file: TemplateFile, tried: Trial) -> bytes:
    """Return what a template makes as PDF."""
    if file.name.endswith((".html", ".css")):
        return cast("bytes", _computed(Task(_PAGES, tried), file.name))
    task = Task(_WORD, tried)
    if file.name.endswith(".xlsx"):
        task = Task(_EXCEL, (tried.document, tried.templates, tried.overrides, tried.paper))
    content = cast("bytes", _computed(task, file.name))
    return libreoffice.to_pdf(content, file.name[file.name.rindex(".") :]) or b""


def _computed(task: Task, name: str) -> object:
    try:
        return compute(task, LIMITS)
    except Unreadable as error:
        raise ConfigurationError(
            "the template {file} takes too much time or memory", "pora templates check says where", file=name
        ) from error


def _write(folder: Path, pictures: tuple[PagePicture, ...]) -> None:
    """Write the pictures, and remove those of pages that are no more."""
    names = {f"halaman-{number:02}.png": picture for number, picture in enumerate(pictures, 1)}
    for name, picture in names.items():
        put(folder / name, picture.png)
    for path in folder.glob("halaman-*.png"):
        if path.name not in names:
            path.unlink()
