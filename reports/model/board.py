"""The board of an office: what each month has, what was made of it and handed in, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.model.last_reading import MeetingRead, MonthRead
    from reports.model.submission import Submission


@dataclass(frozen=True)
class MadeDocument:
    """One document in one edition that lies in the outputs."""

    document: str
    edition: str
    draft: bool = False
    changed_inputs: tuple[str, ...] = ()
    """Inputs that were changed, added or removed since it was made."""
    other_rules: bool = False
    """Whether it was made by another version of the rules."""
    handed_in: Submission | None = None
    """The last entry of the register of submissions for it."""
    other_settings: bool = False
    """Whether ``pora.toml`` or ``mappings.toml`` says something else than when it was made."""

    @property
    def is_changed(self) -> bool:
        """Whether it would be made otherwise today, by its inputs or the rules."""
        return bool(self.changed_inputs) or self.other_rules


@dataclass(frozen=True)
class ReturnState:
    """Whether the return of a period was made and handed in."""

    document: MadeDocument | None = None
    """What lies in the outputs; None where nothing does."""
    handed_in: Submission | None = None
    """The last entry of the register of submissions."""
    is_as_handed_in: bool = False
    """Whether the outputs hold the very files that were handed in."""
    is_damaged: bool = False
    """Whether the manifest in the outputs cannot be read."""

    @property
    def is_outdated(self) -> bool:
        """Whether the document needs to be renewed; after a submission a changed setting alone is no reason for that.

        Each month brings a letter's number and decisions; they would call every month before it changed.
        """
        document = self.document
        if document is None:
            return False
        return document.is_changed or (document.other_settings and not self.is_as_handed_in)

    @property
    def code(self) -> str:
        """``damaged``, ``not-made``, ``draft``, ``made``, ``outdated``, ``handed-in``, or ``changed`` since then."""
        if self.is_damaged:
            return "damaged"
        if self.document is None:
            return "not-made" if self.handed_in is None else "handed-in"
        if self.handed_in is not None:
            return "handed-in" if self.is_as_handed_in and not self.document.is_changed else "changed"
        return "outdated" if self.is_outdated else "draft" if self.document.draft else "made"


@dataclass(frozen=True)
class MonthLine:
    """One line of the board."""

    period: str
    """A month, or a range for which a return was made."""
    read: MonthRead | None
    """None where the inputs hold nothing of it."""
    returned: ReturnState


@dataclass(frozen=True)
class MeetingLine:
    """One meeting with its documents."""

    read: MeetingRead
    documents: tuple[MadeDocument, ...] = ()


@dataclass(frozen=True)
class InputChanges:
    """Inputs that are not as they were when they were read last."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    settings: bool = False
    """Whether ``pora.toml`` or ``mappings.toml`` was changed."""
    rules: bool = False
    """Whether the program reads by another version of its rules."""

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.removed or self.settings or self.rules)


@dataclass(frozen=True)
class NextStep:
    """What to do next."""

    reason: str
    """A code: ``read``, ``changed``, ``learn``, ``return``, ``submit``, ``briefing``, ``minutes``, ``wait``."""
    command: tuple[str, ...]
    """The words to type."""


@dataclass(frozen=True)
class Board:
    """Where an office stands."""

    was_read: bool
    """Whether a run has read the inputs at all."""
    changes: InputChanges
    months: tuple[MonthLine, ...]
    """The oldest first."""
    ranges: tuple[MonthLine, ...]
    meetings: tuple[MeetingLine, ...]
    undated: tuple[str, ...]
    """Files that were not understood and may belong to any month."""
    next_step: NextStep
