"""``pora init``: makes an office folder; nothing is overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports import publish
from reports.pipeline import config_template
from reports.pipeline.request import OUTPUTS
from reports.vocabulary import config
from reports.vocabulary.kinds import KINDS
from reports.vocabulary.privacy_forms import privacy_forms
from reports.vocabulary.resources import sample_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FORMS = {
    "register": "formulir-register.xlsx",
    "incidents": "formulir-kejadian.xlsx",
    "activities": "formulir-kegiatan.xlsx",
    "services": "formulir-layanan.xlsx",
    "agency_counts": "formulir-data-instansi.xlsx",
}
_MEETING = "formulir-rapat.xlsx"
_EXAMPLE = "contoh/rapat-contoh.xlsx"
"""Outside the inputs, so that it is never read as a meeting."""
_PRIVACY = "pelindungan-data"
"""Folder for the forms on the protection of personal data."""
_SAMPLE_FILES = ("inputs/*", "*.toml", "*.md")


@dataclass(frozen=True)
class OfficeFiles:
    """What ``pora init`` did."""

    written: tuple[Path, ...]
    existing: tuple[Path, ...]
    """Files that were there already and were left alone."""


def init(folder: Path, *, sample: bool, answers: Mapping[str, str | tuple[str, ...]]) -> OfficeFiles:
    """Make an office folder, or complete one.

    Args:
        folder: made where it is missing.
        sample: add the synthetic office, with its own configuration.
        answers: values of ``pora.toml`` by key, such as ``office.name``.

    Raises:
        OutputError: the folder cannot be written.
    """
    publish.ensure_writable(folder, private=False)
    publish.ensure_writable(folder / OUTPUTS)
    first: dict[str, bytes] = _sample() if sample else {config.FILE: config_template.text(answers).encode()}
    is_new_by_path = _create(folder, first)
    # the forms are those of the office as it is configured now
    is_new_by_path |= _create(folder, _blank_forms(folder) | _privacy_forms(folder))
    return OfficeFiles(
        tuple(path for path, new in is_new_by_path.items() if new),
        tuple(path for path, new in is_new_by_path.items() if not new),
    )


def _create(folder: Path, contents: Mapping[str, bytes]) -> dict[Path, bool]:
    """Write the files that are not there yet; return which are new."""
    return {folder / name: publish.create(folder / name, content) for name, content in contents.items()}


def _sample() -> dict[str, bytes]:
    """Return the files of the sample office by path; what a run has left in its folder is no part of it."""
    folder = sample_root()
    files = (path for pattern in _SAMPLE_FILES for path in sorted(folder.glob(pattern)) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _privacy_forms(folder: Path) -> dict[str, bytes]:
    """Return the forms on the protection of personal data for the office as it is configured."""
    from reports.render.word.privacy_form import privacy_form  # noqa: PLC0415 -- python-docx, likewise

    forms = privacy_forms(config.load(folder))
    return {f"{_PRIVACY}/{form.file}": privacy_form(form) for form in forms}


def _blank_forms(folder: Path) -> dict[str, bytes]:
    """Return the forms for the office as it is configured."""
    from reports.render.excel import input_forms  # noqa: PLC0415 -- openpyxl, which a folder made before does without

    office = config.load(folder)
    forms = {f"inputs/{_FORMS[kind]}": input_forms.blank_form(kind, office) for kind in KINDS}
    return {
        **forms,
        f"inputs/{_MEETING}": input_forms.blank_meeting(office),
        _EXAMPLE: input_forms.example_meeting(office),
    }
