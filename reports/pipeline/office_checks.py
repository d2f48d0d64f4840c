"""Checks of ``pora doctor`` on an office: folders, ``pora.toml``, ``mappings.toml``, its own templates."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.errors import msgid as _
from reports.late_patterns import late_regex
from reports.model.readiness import Finding, Verdict
from reports.model.template_files import CopyState
from reports.pipeline.own_templates.fault_wording import finding_of
from reports.pipeline.own_templates.template_checks import template_problems
from reports.pipeline.own_templates.template_list import listed
from reports.pipeline.request import INPUTS, LEDGER, OUTPUTS
from reports.publish.submission_register import RECORDS
from reports.render import libreoffice
from reports.vocabulary import config as configuration
from reports.vocabulary import mappings, work_area

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reports.vocabulary.config import Config

_OPEN_TO_OTHERS = 0o077
_NIP = late_regex(r"\d{8} ?\d{6} ?\d ?\d{3}")


def office_findings(office: Path) -> Iterator[Finding]:
    """Yield what is found in an office folder."""
    yield from _folders(office)
    settings = configuration.Config()
    try:
        settings = configuration.load(office)
        mappings.load(office)
    except ConfigurationError as error:
        yield Finding("settings", Verdict.FAULT, error.message, error.hint, error.values)
    else:
        yield from _settings(office, settings)
    yield from _templates(office, settings)


def _folders(office: Path) -> Iterator[Finding]:
    """Yield folders that are missing, cannot be used, or that others may look into."""
    faults = 0
    for name in (INPUTS, OUTPUTS, LEDGER, RECORDS):
        folder = office / name
        if not folder.is_dir():
            if name == INPUTS:
                faults += 1
                yield _finding(
                    "folders",
                    _("there is no folder {path}"),
                    _("make it: pora init {office}"),
                    path=name,
                    office=str(office),
                    verdict=Verdict.FAULT,
                )
            continue
        access = os.R_OK | os.X_OK if name == INPUTS else os.R_OK | os.W_OK | os.X_OK
        if not os.access(folder, access):
            faults += 1
            yield _finding(
                "folders",
                _("{path} cannot be read or written"),
                _("ask for the permission, or let its owner type: chmod u+rwx {path}"),
                path=str(folder),
                verdict=Verdict.FAULT,
            )
        elif folder.stat().st_mode & _OPEN_TO_OTHERS:
            faults += 1
            yield _finding(
                "folders",
                _("others on this PC may look into {path}"),
                _("close it: chmod 700 {path}"),
                path=str(folder),
            )
    if not faults:
        yield Finding("folders", Verdict.FINE, _("folders of the office are there and closed to others"))


def _settings(office: Path, settings: Config) -> Iterator[Finding]:
    """Yield what ``pora.toml`` leaves open, or says in another form than documents need."""
    findings = [
        *(finding for key in ("head", "section_head") for finding in _official(key, settings)),
        *_letters(settings),
        *_area(office, settings),
    ]
    yield from findings or [Finding("settings", Verdict.FINE, _("pora.toml is complete"))]


def _official(key: str, settings: Config) -> Iterator[Finding]:
    official = settings.head if key == "head" else settings.section_head
    for field in ("name", "nip"):
        if not getattr(official, field):
            yield _finding(
                "settings",
                _("[{section}] {field} is empty: a dotted line is printed"),
                _("write it into pora.toml"),
                section=key,
                field=field,
            )
    if official.nip and not _NIP.fullmatch(official.nip):
        yield _finding(
            "settings",
            _("[{section}] nip does not have 18 digits"),
            _("write it as 19700101 199003 1 001"),
            section=key,
        )


def _letters(settings: Config) -> Iterator[Finding]:
    if not settings.letters.number:
        yield _finding(
            "settings",
            _("[{section}] {field} is empty: a dotted line is printed"),
            _("write it into pora.toml"),
            section="letters",
            field="number",
        )
    for field in ("address", "phone"):
        if not getattr(settings.office, field):
            yield _finding(
                "settings",
                _("[{section}] {field} is empty: the letterhead lacks it"),
                _("write it into pora.toml"),
                section="office",
                field=field,
            )


def _area(office: Path, settings: Config) -> Iterator[Finding]:
    is_home = settings.office.name == configuration.Config().office.name
    if not is_home and settings.work_area.districts == work_area.HOME:
        yield _finding(
            "settings",
            _("[work_area] is that of Jakarta Utara, and the office is another one"),
            _("write the codes of its kecamatan into pora.toml, or make the office anew with pora init"),
        )
    emblem = settings.office.emblem
    if emblem and not (office / emblem).is_file():
        yield _finding(
            "settings",
            _("the emblem {file} is not there"),
            _("put it there, or leave [office] emblem empty"),
            file=emblem,
            verdict=Verdict.FAULT,
        )


def _templates(office: Path, settings: Config) -> Iterator[Finding]:
    """Yield the faults of the office's own templates, and whether those of Word and Excel can be looked at."""
    copies = [template for template in listed(office) if template.state is not CopyState.SHIPPED]
    findings = [finding_of(fault) for fault in template_problems(office, settings)]
    if copies and not findings:
        findings = [Finding("templates", Verdict.FINE, _("own templates: {count}"), "", {"count": len(copies)})]
    yield from findings
    if any(not template.file.name.endswith((".html", ".css")) for template in copies):
        yield _libreoffice()


def _libreoffice() -> Finding:
    """Tell whether LibreOffice is there, which previews of Word and Excel templates need and nothing else."""
    program = libreoffice.program()
    if program is None:
        return _finding(
            "libreoffice",
            _("LibreOffice is not installed: Word and Excel templates cannot be previewed"),
            _("have it installed: apt-get install {packages}"),
            packages=libreoffice.PACKAGES,
        )
    return Finding("libreoffice", Verdict.FINE, _("LibreOffice: {program}"), "", {"program": program})


def _finding(code: str, message: str, remedy: str, verdict: Verdict = Verdict.ADVICE, **details: object) -> Finding:
    return Finding(code, verdict, message, remedy, details)
