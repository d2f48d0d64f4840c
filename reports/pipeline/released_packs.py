"""Submissions of shared packs as releases: which report of protection a pack has, and what it was proved against.

A pack is released only if its figures are those of an earlier release of its months, or if it was protected against
everything that was handed in until now.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError, DisclosureError, UsageError
from reports.model import chained_lines
from reports.publish.submission_register import RECORDS, record_text, submissions
from reports.vocabulary.editions import PUBLIC
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reports.model.submission import Submission
    from reports.privacy.disclosure.universe import Release

RELEASES, KNOWN = "releases.jsonl", "known.toml"
PROTECTION = "protection"
OWN_EDITION = "dinas"
WITHOUT_FIGURES = frozenset({"undangan", "undangan-per-instansi", "lembar-kecamatan", "daftar-hadir", "tindak-lanjut"})
"""Documents of a meeting that print no figure of persons."""


@dataclass(frozen=True)
class Report:
    """A report of protection: which files it is of, what their readers hold, and what it was proved against."""

    release: Release
    state: str
    """Of the registers when the pack was protected."""
    artifacts: Mapping[str, str]
    """File → sha256."""
    outside_government: tuple[str, ...] = ()
    """Invitees for whom only the edition for the public is."""
    inputs: tuple[Mapping[str, str], ...] = ()
    """``path`` and ``sha256`` of the inputs."""
    all_inputs_sha256: str = ""
    """Of every file of the inputs, used or not; empty where that is not stated."""

    def is_of(self, artifacts: Mapping[str, str]) -> bool:
        """Whether all files of a document are those that were protected."""
        return all(self.artifacts.get(file) == digest for file, digest in artifacts.items())


def state(office: Path, releases: str | None = None) -> str:
    """Return what tells one state of releases and published figures from every other.

    Args:
        office: whose registers they are.
        releases: text of the register of releases; None for the one that stands there.
    """
    known_digest = sha256(record_text(office, KNOWN).encode()).hexdigest()
    text = releases_text(office) if releases is None else releases
    return f"{chained_lines.state(text)} {known_digest}"


def releases_text(office: Path) -> str:
    """Return the text of the register of releases.

    Raises:
        ConfigurationError: a line that the register of submissions refers to is gone or was changed, or it cannot be
            read.
    """
    text, hint = (
        record_text(office, RELEASES),
        "restore the file from a copy: what was shared cannot be known without it",
    )
    for submission in submissions(office):
        stands = chained_lines.hash_of(text, submission.release)
        if submission.release and not stands:
            raise ConfigurationError("records/{file} lacks lines that were there", hint, file=RELEASES)
        if submission.release_sha256 not in {"", stands}:
            raise ConfigurationError(
                "line {line} of records/{file} was changed", hint, file=RELEASES, line=submission.release
            )
    return text


def with_releases(office: Path, new: Sequence[Submission]) -> tuple[tuple[Submission, ...], dict[str, str]]:
    """Return submissions with the lines of their releases, and the new text of the register of releases.

    Raises:
        DisclosureError: there is no report of protection for a pack, or something was handed in since it was made.
        ConfigurationError: the register was changed.
    """
    _refuse_outside(office, new)
    shared = [
        submission
        for submission in new
        if submission.edition != OWN_EDITION and submission.document not in WITHOUT_FIGURES
    ]
    if not shared:
        return tuple(new), {}
    from reports.privacy.disclosure import release_register  # noqa: PLC0415 -- brings the solver

    text = text_before = releases_text(office)
    lines: dict[str, int] = {}
    for submission in shared:
        report, releases = _report_of(office, submission), release_register.read(text)
        if report.release not in releases:
            if report.state != state(office, text):
                raise _outdated(submission)
            text = release_register.append(text, report.release)
            releases = (*releases, report.release)
        lines[submission.document] = releases.index(report.release) + 1
    changed = {RELEASES: text} if text != text_before else {}
    return tuple(_with_release(submission, lines.get(submission.document, 0), text) for submission in new), changed


def _with_release(submission: Submission, line: int, releases: str) -> Submission:
    return replace(submission, release=line, release_sha256=chained_lines.hash_of(releases, line))


def _refuse_outside(office: Path, new: Sequence[Submission]) -> None:
    """Stop where documents for agencies go to an invitee outside the government.

    Raises:
        UsageError: the addressee is one.
    """
    for submission in new:
        outside = {
            normal(name)
            for report in reports(office)
            if report.is_of(submission.artifacts)
            for name in report.outside_government
        }
        if submission.edition != PUBLIC and any(name in normal(submission.addressee) for name in outside - {""}):
            raise UsageError(
                "{addressee} is outside the government: only the edition publik is for it",
                "make the documents with --edition publik, and hand in those",
                addressee=submission.addressee,
            )


def reports(office: Path) -> tuple[Report, ...]:
    """Return the reports of protection of an office, by file name; what is none is left out."""
    paths = sorted((office / RECORDS / PROTECTION).glob("*.json"))
    return tuple(report for path in paths if (report := _parsed(path)) is not None)


def _parsed(path: Path) -> Report | None:
    from reports.privacy.disclosure import release_register  # noqa: PLC0415 -- brings the solver

    try:
        values: dict[str, Any] = json.loads(path.read_bytes())
        artifacts = {str(file): str(digest) for file, digest in values["artifacts"].items()}
        inputs = tuple(
            {"path": str(entry["path"]), "sha256": str(entry["sha256"])} for entry in values.get("inputs", ())
        )
        outside = tuple(map(str, values.get("outside_government", ())))
        release, state_then = release_register.release_from(values["release"]), str(values["state"])
        return Report(release, state_then, artifacts, outside, inputs, str(values.get("all_inputs_sha256", "")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _report_of(office: Path, submission: Submission) -> Report:
    for report in reports(office):
        if report.is_of(submission.artifacts):
            return report
    raise DisclosureError(
        "nothing in records/protection tells how {document} in the edition {edition} was protected",
        "make the documents of the meeting again in this office folder, then record what was made",
        document=submission.document,
        edition=submission.edition,
    )


def _outdated(submission: Submission) -> DisclosureError:
    return DisclosureError(
        "since {document} was made, other figures were handed in or published; together they may tell of few persons",
        "make the documents of the meeting again, and hand in what is made then",
        document=submission.document,
    )
