"""Findings as lines for the screen: sign, what was found, and below it what to do."""

from __future__ import annotations

from gettext import gettext
from typing import TYPE_CHECKING

import click

from reports.cli.i18n import say
from reports.errors import msgid as _
from reports.model.readiness import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.model.readiness import Finding

_SIGNS = {Verdict.FINE: _("ok"), Verdict.ADVICE: _("warning"), Verdict.FAULT: _("error")}
_COLOURS = {Verdict.FINE: "green", Verdict.ADVICE: "yellow", Verdict.FAULT: "red"}


def finding_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield what was found with what to do, what is well first and what hinders last."""
    order = list(Verdict)
    for finding in sorted(findings, key=lambda finding: order.index(finding.verdict)):
        sign = click.style(gettext(_SIGNS[finding.verdict]), fg=_COLOURS[finding.verdict])
        yield f"{sign} {say(finding.message, finding.details)}"
        if finding.remedy:
            yield "    " + gettext("What to do: {hint}").format(hint=say(finding.remedy, finding.details))
