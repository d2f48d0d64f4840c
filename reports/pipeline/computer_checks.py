"""Checks of ``pora doctor`` on the PC: Python, Pango, fonts, character set, disk."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.model.readiness import Finding, Verdict
from reports.render.pdf import system_fonts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OLDEST_PYTHON, _OLDEST_PANGO = (3, 11), (1, 44)
_LITTLE, _TOO_LITTLE = 1 << 29, 1 << 26
"""Free bytes of the disk: advice below the first, a fault below the second."""
_PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation fonts-dejavu-core"


def computer_findings(place: Path, font: str) -> Iterator[Finding]:
    """Yield what is found on the PC.

    Args:
        place: a folder on the disk that documents are written to.
        font: that the office has chosen for its documents.
    """
    yield _python()
    yield _pango()
    yield _fonts(font)
    yield _characters()
    yield _disk(place)


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < _OLDEST_PYTHON:
        remedy = _("install Python 3.11 or newer, and pora in it")
        return Finding("python", Verdict.FAULT, _("Python {version} is too old"), remedy, {"version": version})
    return Finding("python", Verdict.FINE, _("Python {version}"), "", {"version": version})


def _pango() -> Finding:
    version, missing = system_fonts.pango_version(), system_fonts.missing_libraries()
    details = {
        "version": ".".join(map(str, version or ())),
        "missing": ("Pango",) if version is None else missing,
        "packages": _PACKAGES,
    }
    remedy = _("have it installed: apt-get install {packages}")
    if version is None or (missing and sys.platform.startswith("linux")):
        return Finding(
            "pango", Verdict.FAULT, _("cannot be loaded, so that no PDF can be made: {missing}"), remedy, details
        )
    if version[:2] < _OLDEST_PANGO:
        return Finding("pango", Verdict.FAULT, _("Pango {version} is too old: 1.44 is needed"), remedy, details)
    return Finding("pango", Verdict.FINE, _("Pango {version}"), "", details)


def _fonts(font: str) -> Finding:
    wanted_fonts = dict.fromkeys((font, *system_fonts.FONTS))
    lacking = tuple(family for family in wanted_fonts if not system_fonts.is_installed(family))
    if lacking:
        remedy = _("have them installed: apt-get install {packages}; or correct [document] font in pora.toml")
        message = _("not installed, so that documents look different or have boxes: {fonts}")
        return Finding("fonts", Verdict.ADVICE, message, remedy, {"fonts": lacking, "packages": _PACKAGES})
    return Finding("fonts", Verdict.FINE, _("fonts: {fonts}"), "", {"fonts": tuple(wanted_fonts)})


def _characters() -> Finding:
    encoding = sys.getfilesystemencoding()
    if encoding.lower().replace("-", "") != "utf8":
        remedy = _("set LANG to C.UTF-8 or id_ID.UTF-8 before pora is run")
        message = _("names of files are read as {encoding}: letters of other scripts would be lost")
        return Finding("locale", Verdict.ADVICE, message, remedy, {"encoding": encoding})
    return Finding("locale", Verdict.FINE, _("character set {encoding}"), "", {"encoding": encoding})


def _disk(place: Path) -> Finding:
    free = shutil.disk_usage(place).free
    details = {"free": free // (1 << 20)}
    if free < _LITTLE:
        verdict = Verdict.FAULT if free < _TOO_LITTLE else Verdict.ADVICE
        return Finding("disk", verdict, _("only {free} MB are free on the disk"), _("make room on the disk"), details)
    return Finding("disk", Verdict.FINE, _("{free} MB free on the disk"), "", details)
