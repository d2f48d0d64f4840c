"""``pora doctor``: is this PC ready, and is this office complete."""

from __future__ import annotations

from gettext import gettext, ngettext
from typing import TYPE_CHECKING, Any

import click

from reports.cli import console
from reports.cli.finding_lines import finding_lines
from reports.cli.i18n import count, say
from reports.cli.localised_click import LocalisedCommand
from reports.cli.next_steps import tell_next
from reports.cli.options import CONTEXT, Options, shared
from reports.errors import ConfigurationError, ExitCode
from reports.model.readiness import Verdict
from reports.vocabulary import config

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.readiness import Finding


@click.command(
    "doctor",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora doctor", "pora doctor -C kantor", "pora doctor --json"),
)
@shared("office", "quiet", "as_json", "lang")
def doctor(options: Options) -> int:
    """Tell whether this PC is ready, and whether this office is complete.

    Looks at Python, Pango, fonts, character set and disk; in an office at its folders, pora.toml and own templates.
    Ends with 1 where something is lacking, with 4 where documents cannot be made.
    """
    from reports.pipeline.computer_checks import computer_findings
    from reports.pipeline.office_checks import office_findings

    is_office = (options.office / config.FILE).is_file()
    findings = list(computer_findings(options.office, _font(options)))
    findings += office_findings(options.office) if is_office else ()
    if options.as_json:
        console.result_json({"schema": 1, "findings": [_json(finding) for finding in findings]})
    else:
        console.result(_lines(findings, quiet=options.quiet, is_office=is_office))
    verdicts = {finding.verdict for finding in findings}
    if Verdict.FAULT in verdicts:
        return ExitCode.CONFIGURATION
    tell_next(options)
    return ExitCode.FOUND if Verdict.ADVICE in verdicts else ExitCode.DONE


def _font(options: Options) -> str:
    """Return the font of the office's documents; the usual one where its settings cannot be read."""
    try:
        return config.load(options.office).document.font
    except ConfigurationError:
        return config.Config().document.font


def _json(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.code,
        "verdict": finding.verdict.value,
        "message": say(finding.message, finding.details),
        "remedy": say(finding.remedy, finding.details) or None,
    }


def _lines(findings: Sequence[Finding], *, quiet: bool, is_office: bool) -> Iterator[str]:
    """Yield what was found with what to do, what is well first; as the last line how much is lacking."""
    yield from finding_lines(finding for finding in findings if not (quiet and finding.verdict is Verdict.FINE))
    if not is_office:
        yield gettext("no office here: only the PC was looked at; with -C a folder that holds pora.toml too")
    faults = sum(finding.verdict is Verdict.FAULT for finding in findings)
    advice = sum(finding.verdict is Verdict.ADVICE for finding in findings)
    parts = (
        ngettext("{count} fault", "{count} faults", faults).format(count=count(faults)),
        ngettext("{count} thing is lacking", "{count} things are lacking", advice).format(count=count(advice)),
    )
    yield "; ".join(parts)
