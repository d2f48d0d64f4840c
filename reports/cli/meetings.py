"""What the commands on meetings have in common: the edition they refuse, and how they tell what they did."""

from __future__ import annotations

from gettext import ngettext
from typing import TYPE_CHECKING

from reports.cli import console, findings
from reports.cli.machine import meeting_json
from reports.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.cli.options import Options
    from reports.pipeline.request import MeetingOutcome
    from reports.vocabulary.config import Config

_CHANGING = frozenset({"personal-data-in-text", "word-accusing"})
"""Problems that change the document, or that only its words show; told without being asked."""


def refuse_unprotected(options: Options) -> None:
    """Refuse the edition whose small figures nothing protects yet.

    Raises:
        UsageError: it was asked for.
    """
    if options.edition == "publik":
        raise UsageError(
            "the edition {edition} cannot be made yet: small figures in it would not be protected",
            "use --edition antarinstansi",
            edition=options.edition,
        )


def make(story: Callable[[Config], MeetingOutcome], options: Options, saying: str) -> int:
    """Let a story run for the office, and tell what it did.

    Args:
        story: makes the documents of a meeting.
        options: of the call.
        saying: shown while it runs.

    Raises:
        ConfigurationError: ``pora.toml`` is wrong.
    """
    # Imported here: it brings the names of places and nationalities.
    from reports.vocabulary import config

    office = config.load(options.office)
    with console.working(saying, quiet=options.quiet):
        outcome = story(office)
    return _tell(outcome, options)


def _tell(outcome: MeetingOutcome, options: Options) -> int:
    """Print what was found on standard error, what was made on standard output; return the exit code."""
    done = outcome.done
    code = ExitCode.FOUND if options.strict and done.balance.set_aside else ExitCode.DONE
    if options.as_json:
        console.result_json(meeting_json(outcome, options))
        return code
    remarks = [
        *findings.problem_lines(
            (one for one in done.problems if one.code in _CHANGING), everywhere=False, show_values=options.show_values
        ),
        *findings.error_lines(done.problems),
    ]
    if options.verbose:
        remarks = findings.problem_lines(done.problems, everywhere=True, show_values=options.show_values)
    if done.missing_kinds:
        remarks.append(findings.kinds_line(done.missing_kinds))
    console.remark(remarks, quiet=options.quiet)
    console.result(str(path) for path in done.written)
    console.result([_summary(outcome, options)])
    return code


def _summary(outcome: MeetingOutcome, options: Options) -> str:
    number = len(outcome.done.written)
    made = ngettext("{count} file made for {meeting}", "{count} files made for {meeting}", number)
    if options.dry_run:
        made = ngettext("{count} file would be made for {meeting}", "{count} files would be made for {meeting}", number)
    told = made.format(count=number, meeting=outcome.meeting)
    return f"{told}; {findings.balance_line(outcome.done.balance)}"
