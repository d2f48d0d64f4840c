"""``pora verify``: are documents still what was made and what was handed in, and what a shared pack gives away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.errors import NoInputError
from reports.pipeline import released_packs
from reports.pipeline.changed_copies import by_figures
from reports.pipeline.submit import OWN_EDITION
from reports.publish import finished_sets
from reports.publish.submission_register import record_text, submissions
from reports.vocabulary import places
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.model.submission import Submission
    from reports.pipeline.changed_copies import ChangedCopy
    from reports.pipeline.remake import Remade, Remaking
    from reports.privacy.disclosure.release_attack import Finding
    from reports.privacy.disclosure.universe import Release
    from reports.publish import FinishedSet


@dataclass(frozen=True)
class Verified:
    """What was found of one document in one edition."""

    finished: FinishedSet
    changed: tuple[str, ...]
    """Files that are missing or no longer those that were made."""
    submission: Submission | None = None
    """Its entry in the register; None where it was not handed in."""
    other_version: Submission | None = None
    """The latest entry of another version of it."""
    attack: Finding | None = None
    """Of a shared pack with figures."""
    remade: Remade | None = None
    """What making it again from the inputs gives; None where that was not asked for."""
    by_figures: tuple[ChangedCopy, ...] = ()
    """Changed workbooks compared with the file of figures, where the document could not be made again."""

    @property
    def copies(self) -> tuple[ChangedCopy, ...]:
        """Files that are not what was made, and what they say otherwise, as far as it is known."""
        return self.by_figures or (self.remade.copies if self.remade else ())

    @property
    def passed(self) -> bool:
        """Whether nothing speaks against it."""
        withstood = self.attack is None or self.attack.withstood
        return not self.changed and withstood and (self.remade is None or self.remade.passed)


def verify(
    path: Path, office: Path, remaking: Remaking | None = None, password: str | None = None
) -> tuple[Verified, ...]:
    """Verify the documents at a path.

    Args:
        path: a folder of documents, or one file of a document.
        office: whose registers tell what was handed in.
        remaking: makes documents again, to compare; None not to.
        password: opens documents that are locked.

    Raises:
        NoInputError: there is no document, or its manifest or figures cannot be read.
        ConfigurationError: a register was changed.
    """
    entries = submissions(office)
    documents = (_verified(finished, entries, office) for finished in _sets(path))
    if remaking is not None:
        documents = (replace(document, remade=_remade(document.finished, office, remaking)) for document in documents)
    return tuple(_with_figures_compared(document, password) for document in documents)


def _with_figures_compared(document: Verified, password: str | None) -> Verified:
    """Return a document with its changed workbooks compared with its figures, if it was not rendered again."""
    if document.remade is not None and not document.remade.unknown:
        return document
    copies = (by_figures(document.finished, file, password) for file in document.changed)
    return replace(document, by_figures=tuple(filter(None, copies)))


def _remade(finished: FinishedSet, office: Path, remaking: Remaking) -> Remade:
    """Return what making a document again gives; the inputs of a shared pack stand in its report of protection."""
    if finished.edition != OWN_EDITION:
        reports = (report for report in released_packs.reports(office) if report.is_of(finished.artifacts))
        report = next(reports, None)
        if report is not None:
            finished = replace(finished, inputs=report.inputs, all_inputs_sha256=report.all_inputs_sha256)
    return remaking.compare(finished)


def _sets(path: Path) -> tuple[FinishedSet, ...]:
    folder = path if path.is_dir() else path.parent
    sets = finished_sets(folder) if folder.is_dir() else ()
    if not path.is_dir():
        sets = tuple(
            finished for finished in sets if path.name in (*finished.artifacts, f"{finished.name}.manifest.json")
        )
    if not sets:
        raise NoInputError(
            "{path} is no document of pora",
            "name a folder of outputs, as outputs/2024-09, or a file in it",
            path=printable(str(path)),
        )
    return sets


def _verified(finished: FinishedSet, entries: Sequence[Submission], office: Path) -> Verified:
    same = [entry for entry in entries if _key(entry) == (finished.document, finished.edition, finished.folder.name)]
    same_files = [entry for entry in same if dict(entry.artifacts) == dict(finished.artifacts)]
    other_files = [entry for entry in same if entry not in same_files]
    return Verified(
        finished,
        finished.changed_files(),
        same_files[-1] if same_files else None,
        other_files[-1] if other_files else None,
        attack_on(finished, office) if finished.edition != OWN_EDITION and finished.figures_file else None,
    )


def _key(entry: Submission) -> tuple[str, str, str]:
    return entry.document, entry.edition, entry.folder


def attack_on(finished: FinishedSet, office: Path) -> Finding | None:
    """Attack the figures of a shared pack as its readers can; None where it prints no figure of persons.

    Raises:
        ConfigurationError: a register was changed.
        NoInputError: its figures cannot be read.
    """
    from reports.privacy.disclosure import release_register  # noqa: PLC0415 -- the solver, for shared editions only
    from reports.privacy.disclosure.release_attack import attack_release  # noqa: PLC0415 -- likewise

    printed = _printed(finished)
    if not (printed.printed or printed.hidden):
        return None
    releases = release_register.read(released_packs.releases_text(office))
    known_releases = release_register.known_elsewhere(record_text(office, released_packs.KNOWN))
    own_places = [place for place, release in enumerate(releases) if _holds(release, printed)]
    earlier_releases = (*releases[: own_places[0] if own_places else None], *known_releases)
    pack = _with_the_rest(printed, (releases[own_places[0]],) if own_places else (), office, finished)
    return attack_release(pack, earlier_releases, {village.code: village.district for village in places.villages()})


def _printed(finished: FinishedSet) -> Release:
    """Return the figures that a document prints, from its file of figures."""
    from reports.privacy.disclosure.release_register import printed_by  # noqa: PLC0415 -- brings the solver

    path = finished.folder / finished.figures_file
    try:
        return printed_by(path.read_text(encoding="utf-8"), finished.edition)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise NoInputError(
            "the figures of {path} cannot be read", "make the documents again", path=printable(str(path))
        ) from error


def _holds(release: Release, printed: Release) -> bool:
    """Whether a release is of the months and edition of a document, and says the same wherever both speak."""
    same = (release.period, release.edition) == (printed.period, printed.edition)
    shared = release.printed.keys() & printed.printed
    return same and bool(shared) and all(release.printed[name] == printed.printed[name] for name in shared)


def _with_the_rest(printed: Release, own_releases: Sequence[Release], office: Path, finished: FinishedSet) -> Release:
    """Return the figures of a document with those of its pack that other documents print."""
    packs = [
        *own_releases,
        *(report.release for report in released_packs.reports(office) if report.is_of(finished.artifacts)),
    ]
    for pack in packs:
        printed = replace(
            printed,
            printed={**pack.printed, **printed.printed},
            hidden=(printed.hidden | pack.hidden) - printed.printed.keys(),
            spans={**pack.spans, **printed.spans},
        )
    return printed
