"""``pora status``: the board of an office, from what its last reading found, its outputs and its records.

No workbook is read. Files whose size and time are those of the last reading count as unchanged, others are compared by
their hash; what is new or changed is told, and the board says what was known before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.errors import NoInputError
from reports.ledger import reading_store
from reports.model.board import Board, InputChanges, MadeDocument, MeetingLine, MonthLine, ReturnState
from reports.model.period import Period
from reports.pipeline.input_changes import changes_since
from reports.pipeline.input_stamps import settings_hash
from reports.pipeline.next_step import next_step
from reports.pipeline.request import INPUTS, LEDGER
from reports.pipeline.rules import RULES
from reports.publish.finished_sets import finished_sets
from reports.publish.submission_register import submissions
from reports.vocabulary.editions import DINAS, RETURN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from reports.model.last_reading import LastReading, MeetingRead, MonthRead
    from reports.model.submission import Submission
    from reports.pipeline.request import Request
    from reports.publish import FinishedSet


def board(request: Request) -> Board:
    """Return the board of an office.

    Raises:
        NoInputError: the folder is no office.
        ConfigurationError: the register of submissions was changed.
    """
    if not (request.office / INPUTS).is_dir():
        raise NoInputError(
            "{path} has no folder inputs", "make an office with: pora init {path}", path=str(request.office)
        )
    reading = reading_store.load(request.office / LEDGER)
    entries = submissions(request.office)
    digests = {file.path: file.sha256 for file in reading.files} if reading else {}
    outputs = _Outputs(request.outputs, entries, digests, settings_hash(request.office))
    months = _months(reading, outputs, entries)
    meetings = tuple(outputs.meeting(meeting) for meeting in _by_day(reading.meetings if reading else ()))
    changes = changes_since(request.office, reading) if reading else InputChanges()
    undated = reading.undated if reading else ()
    ranges = tuple(line for line in months if ".." in line.period)
    single = tuple(line for line in months if ".." not in line.period)
    step = next_step(single, meetings, undated, was_read=reading is not None, is_changed=bool(changes))
    return Board(reading is not None, changes, single, ranges, meetings, undated, step)


def _by_day(meetings: Iterable[MeetingRead]) -> list[MeetingRead]:
    return sorted(meetings, key=lambda meeting: (str(meeting.day or ""), meeting.name))


def _months(reading: LastReading | None, outputs: _Outputs, entries: Sequence[Submission]) -> tuple[MonthLine, ...]:
    """Return the lines of all periods that have inputs, a return, or one that was handed in; by period."""
    months: Mapping[str, MonthRead] = reading.months if reading else {}
    handed_in = {entry.folder for entry in entries if entry.document == RETURN}
    periods = sorted({*months, *outputs.periods(), *handed_in})
    return tuple(
        MonthLine(period, months.get(period), outputs.returned(period, months.get(period))) for period in periods
    )


class _Outputs:
    """The folder of outputs, with what was handed in of it."""

    def __init__(self, folder: Path, entries: Sequence[Submission], digests: Mapping[str, str], settings: str) -> None:
        self._folder, self._digests, self._settings = folder, digests, settings
        self._handed_in = {(entry.folder, entry.document, entry.edition): entry for entry in entries}

    def periods(self) -> list[str]:
        """Return the periods of which there is a folder with documents."""
        names = [path.parent.name for path in self._folder.glob(f"*/{RETURN}.{DINAS}.manifest.json")]
        return [name for name in names if _is_period(name)]

    def returned(self, period: str, read: MonthRead | None) -> ReturnState:
        """Return whether the return of a period was made and handed in."""
        handed_in = self._handed_in.get((period, RETURN, DINAS))
        try:
            finished = finished_sets(self._folder / period)
        except NoInputError:
            return ReturnState(None, handed_in, is_damaged=True)
        sets = [returned for returned in finished if returned.name == f"{RETURN}.{DINAS}"]
        if not sets:
            return ReturnState(None, handed_in)
        document = self._document(sets[0], read.inputs if read else None)
        is_same = handed_in is not None and dict(handed_in.artifacts) == dict(sets[0].artifacts)
        return ReturnState(document, handed_in, is_same)

    def meeting(self, meeting: MeetingRead) -> MeetingLine:
        """Return a meeting with its documents."""
        try:
            sets = finished_sets(self._folder / meeting.name)
        except NoInputError:
            sets = ()
        return MeetingLine(meeting, tuple(self._document(finished, None) for finished in sets))

    def _document(self, finished: FinishedSet, inputs: Sequence[str] | None) -> MadeDocument:
        """Return a document that lies in the outputs.

        Args:
            finished: its manifest.
            inputs: paths of what bears on it today; None where that is not known.
        """
        handed_in = self._handed_in.get((finished.folder.name, finished.document, finished.edition))
        used = {entry["path"]: entry["sha256"] for entry in finished.inputs if "path" in entry}
        changed = {path for path, digest in used.items() if self._digests and self._digests.get(path) != digest}
        added = set(inputs) - set(used) if inputs is not None else set()
        return MadeDocument(
            finished.document,
            finished.edition,
            finished.draft,
            tuple(sorted(changed | added)),
            finished.versions.get("rules") != RULES,
            handed_in,
            finished.settings_sha256 not in {"", self._settings},
        )


def _is_period(name: str) -> bool:
    try:
        return str(Period.parse(name)) == name
    except ValueError:
        return False
