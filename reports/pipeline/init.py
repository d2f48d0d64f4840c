"""``pora init``: makes an office folder; nothing is overwritten."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from reports import publish
from reports.pipeline import config_template
from reports.pipeline.request import OUTPUTS
from reports.vocabulary import config
from reports.vocabulary.kinds import KINDS
from reports.vocabulary.privacy_forms import privacy_forms
from reports.vocabulary.resources import sample_root

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reports.vocabulary.privacy_forms import PrivacyForm

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
    first = _sample() if sample else {config.FILE: config_template.text(answers).encode}
    is_new_by_path = _create(folder, first)
    # the forms are those of the office as it is configured now
    is_new_by_path |= _create(folder, _blank_forms(folder) | _privacy_forms(folder))
    return OfficeFiles(
        tuple(path for path, new in is_new_by_path.items() if new),
        tuple(path for path, new in is_new_by_path.items() if not new),
    )


def _create(folder: Path, makers: Mapping[str, Callable[[], bytes]]) -> dict[Path, bool]:
    """Write the files that are not there yet, which alone are made; return which are new."""
    return {folder / name: _is_made(folder / name, make) for name, make in makers.items()}


def _is_made(path: Path, make: Callable[[], bytes]) -> bool:
    return not os.path.lexists(path) and publish.create(path, make())


def _sample() -> dict[str, Callable[[], bytes]]:
    """Return what gives the files of the sample office by path; what a run has left there is no part of it."""
    folder = sample_root()
    files = (path for pattern in _SAMPLE_FILES for path in sorted(folder.glob(pattern)) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes for path in files}


def _privacy_forms(folder: Path) -> dict[str, Callable[[], bytes]]:
    """Return what makes the forms on the protection of personal data for the office as it is configured."""
    forms = privacy_forms(config.load(folder))
    return {f"{_PRIVACY}/{form.file}": partial(_privacy_form, form) for form in forms}


def _privacy_form(form: PrivacyForm) -> bytes:
    from reports.render.word.privacy_form import privacy_form  # noqa: PLC0415 -- python-docx, likewise

    return privacy_form(form)


def _blank_forms(folder: Path) -> dict[str, Callable[[], bytes]]:
    """Return what makes the forms for the office as it is configured."""
    office = config.load(folder)
    forms = {f"inputs/{_FORMS[kind]}": partial(_blank_form, kind, office) for kind in KINDS}
    return {
        **forms,
        f"inputs/{_MEETING}": partial(_meeting_form, office, is_example=False),
        _EXAMPLE: partial(_meeting_form, office, is_example=True),
    }


def _blank_form(kind: str, office: config.Config) -> bytes:
    from reports.render.excel import input_forms  # noqa: PLC0415 -- openpyxl, which a folder made before does without

    return input_forms.blank_form(kind, office)


def _meeting_form(office: config.Config, *, is_example: bool) -> bytes:
    from reports.render.excel import input_forms  # noqa: PLC0415 -- as above

    return input_forms.example_meeting(office) if is_example else input_forms.blank_meeting(office)
