"""Says what is wrong with a template, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.model.readiness import Finding, Phrase, Verdict
from reports.model.template_files import FaultKind

if TYPE_CHECKING:
    from reports.model.template_files import TemplateFault

_WHAT = {
    FaultKind.UNKNOWN_NAME: _("nothing is called {detail}"),
    FaultKind.SYNTAX: _("broken: {detail}"),
    FaultKind.MISSING_PART: _("not printed any more: {detail}"),
    FaultKind.MISSING_CELLS: _("the name of cells {detail} is missing"),
    FaultKind.WIDE_TABLE: _("a table is {detail} mm wider than the page"),
    FaultKind.UNFILLABLE: _("cannot be filled: {detail}"),
    FaultKind.UNREADABLE: _("is no file of {detail}"),
    FaultKind.TOO_SLOW: _("takes too much time or memory to fill"),
    FaultKind.UNUSED: _("no document is made with it"),
}
_REMEDIES = {
    FaultKind.UNKNOWN_NAME: _("take the name out, or delete your copy"),
    FaultKind.SYNTAX: _("correct it, or delete your copy to use the one that ships with the program"),
    FaultKind.MISSING_PART: _("put it back as the shipped template has it: {nearest}"),
    FaultKind.MISSING_CELLS: _("restore it in Excel, or take the workbook that is shipped with the program"),
    FaultKind.WIDE_TABLE: _("make widths, margins or type smaller; the place is the first change that may cause it"),
    FaultKind.UNFILLABLE: _("correct it, or delete your copy to use the one that ships with the program"),
    FaultKind.UNREADABLE: _("save it again in {detail} without a password, or delete your copy"),
    FaultKind.TOO_SLOW: _("take loops out, or delete your copy"),
    FaultKind.UNUSED: _("pora templates list names the templates; take the file away"),
}
_WITH_NEAREST = {
    FaultKind.UNKNOWN_NAME: _("did you mean {nearest}?"),
    FaultKind.UNUSED: _("did you mean {nearest}?"),
}
_WITHOUT_NEAREST = {FaultKind.MISSING_PART: _("put it back as the shipped template has it")}
_ADVICE = (FaultKind.MISSING_PART, FaultKind.WIDE_TABLE, FaultKind.UNUSED)
"""Documents are made all the same."""


def finding_of(fault: TemplateFault) -> Finding:
    """Return a fault with where it is, what is wrong and what to do."""
    details = {
        "file": fault.file,
        "line": fault.line,
        "place": fault.place,
        "detail": fault.detail,
        "nearest": fault.nearest,
    }
    choice = _WITH_NEAREST if fault.nearest else _WITHOUT_NEAREST
    remedy = choice.get(fault.kind, _REMEDIES[fault.kind])
    verdict = Verdict.ADVICE if fault.kind in _ADVICE else Verdict.FAULT
    parts = {"where": Phrase(_where(fault), details), "what": Phrase(_WHAT[fault.kind], details)}
    return Finding("templates", verdict, _("the template {where}: {what}"), remedy, {**details, **parts})


def _where(fault: TemplateFault) -> str:
    if fault.line and fault.file.endswith(".docx"):
        return _("{file}, paragraph {line} ({place})")
    if fault.line:
        return _("{file}, line {line}")
    return _("{file}, {place}") if fault.place else "{file}"
