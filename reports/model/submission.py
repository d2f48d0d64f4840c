"""What was handed in, to whom and when: one entry of the register of submissions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Submission:
    """One document in one edition that was handed in."""

    document: str
    edition: str
    folder: str
    """Its folder in ``outputs``: a period, or the name of a meeting."""
    period: str
    """``YYYY-MM``, or a range."""
    as_of: str
    sent: date
    recorded: str
    """Clock time of the entry, ISO 8601 with its offset from UTC."""
    addressee: str
    letter: str
    """Number of the covering letter; empty where none was given."""
    draft: bool
    reason: str
    """Why a draft was handed in; empty for all others."""
    versions: Mapping[str, str]
    """``pora`` and ``rules`` that made it."""
    artifacts: Mapping[str, str]
    """File → sha256."""
    figures: str = ""
    """sha256 of the figures that are kept of it; empty where it has none, or its printed figures are a release."""
    release: int = 0
    """Line of its figures in the register of releases; 0 for the office's own edition and for what has no figures."""
    release_sha256: str = ""
    """Of that line, of which the last is in no chain; empty where there is none, and in what older versions wrote."""
    place: int = field(default=0, compare=False)
    """Line in the register of submissions; 0 before it is there."""

    def repeats(self, other: Submission) -> bool:
        """Whether the same files went to the same addressee under the same letter."""
        return (self.document, self.edition, self.folder, dict(self.artifacts), self.addressee, self.letter) == (
            other.document,
            other.edition,
            other.folder,
            dict(other.artifacts),
            other.addressee,
            other.letter,
        )

    def replaces(self, other: Submission) -> bool:
        """Whether it is another version of what was handed in before."""
        same = (self.document, self.edition, self.folder) == (other.document, other.edition, other.folder)
        return same and dict(self.artifacts) != dict(other.artifacts)

    def values(self) -> dict[str, object]:
        """Return the JSON values of its line."""
        return {
            "document": self.document,
            "edition": self.edition,
            "folder": self.folder,
            "period": self.period,
            "as_of": self.as_of,
            "sent": self.sent.isoformat(),
            "recorded": self.recorded,
            "addressee": self.addressee,
            "letter": self.letter,
            "draft": self.draft,
            "reason": self.reason,
            "versions": dict(self.versions),
            "artifacts": dict(self.artifacts),
            "figures": self.figures,
            "release": self.release,
            "release_sha256": self.release_sha256,
        }

    @staticmethod
    def of(values: Mapping[str, Any]) -> Submission:
        """Return the submission of the JSON values of a line.

        Raises:
            KeyError, TypeError, ValueError, AttributeError: they are none.
        """
        return Submission(
            document=str(values["document"]),
            edition=str(values["edition"]),
            folder=str(values["folder"]),
            period=str(values["period"]),
            as_of=str(values["as_of"]),
            sent=date.fromisoformat(values["sent"]),
            recorded=str(values["recorded"]),
            addressee=str(values["addressee"]),
            letter=str(values["letter"]),
            draft=bool(values["draft"]),
            reason=str(values["reason"]),
            versions={str(name): str(version) for name, version in values["versions"].items()},
            artifacts={str(name): str(digest) for name, digest in values["artifacts"].items()},
            figures=str(values["figures"]),
            release=int(values["release"]),
            release_sha256=str(values.get("release_sha256", "")),
        )
