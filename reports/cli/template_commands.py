"""``pora templates``: which templates there are, a copy to change, what is wrong with it, and how it looks."""

from __future__ import annotations

from gettext import gettext, ngettext
from typing import TYPE_CHECKING, Any

import click

from reports.cli import console
from reports.cli.finding_lines import finding_lines
from reports.cli.i18n import count, say
from reports.cli.localised_click import LocalisedCommand, LocalisedGroup, argument, option
from reports.cli.next_steps import tell_command, tell_next
from reports.cli.options import CONTEXT, Options, shared
from reports.errors import ExitCode
from reports.errors import msgid as _
from reports.model.readiness import Phrase, Verdict
from reports.model.template_files import CopyState
from reports.vocabulary import config

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.readiness import Finding
    from reports.model.template_files import ListedTemplate, TemplateFault
    from reports.pipeline.own_templates.template_previews import Preview

_STATES = {
    CopyState.SHIPPED: _("shipped"),
    CopyState.UNCHANGED: _("your copy, not changed"),
    CopyState.CHANGED: _("your copy, changed"),
}
_SHIPPED_CHANGED = {
    True: _("the shipped one has changed since it was copied"),
    None: _("which shipped one it was copied from is not known"),
}

_INSTALL = _("have it installed: apt-get install {packages}")
_OFTEN_CHANGED = "dokumen.css"


@click.group("templates", cls=LocalisedGroup, context_settings=CONTEXT, invoke_without_command=True)
@shared("lang")
@click.pass_context
def templates(ctx: click.Context, /, _options: Options) -> int:
    """List, copy, check and preview the templates that documents are made with.

    A copy in the folder templates of the office is used in the place of the one that ships with the program: pages
    (.html), their looks (.css), Word copies (.docx) and the ministry's forms in Excel (.xlsx).
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
    return ExitCode.DONE


@templates.command(
    "list",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora templates list", "pora templates list --json"),
)
@shared("office", "quiet", "as_json", "lang")
def list_templates(options: Options) -> int:
    """Show which templates there are, what each makes, and which the office has its own copy of."""
    from reports.pipeline.own_templates.template_list import listed

    templates_found = listed(options.office)
    if options.as_json:
        console.result_json({"schema": 1, "templates": [_listed_json(template) for template in templates_found]})
    else:
        console.result(_listed_lines(templates_found))
        tell_command(options, "templates", "copy", _OFTEN_CHANGED)
    return ExitCode.DONE


def _listed_json(template: ListedTemplate) -> dict[str, Any]:
    return {
        "name": template.file.name,
        "makes": say(template.file.makes),
        "state": template.state.value,
        "path": str(template.path) if template.path else None,
        "shipped_changed": template.shipped_changed,
    }


def _listed_lines(templates_found: Sequence[ListedTemplate]) -> Iterator[str]:
    """Yield a line for each template, and below a copy that the shipped one has changed."""
    width = max(len(template.file.name) for template in templates_found)
    for template in templates_found:
        yield f"{template.file.name:{width}}  {say(template.file.makes)}"
        if template.state is not CopyState.SHIPPED:
            states = (_STATES[template.state], _SHIPPED_CHANGED.get(template.shipped_changed, ""))
            yield " " * (width + 2) + "; ".join(gettext(state) for state in states if state)
    copied = sum(template.state is not CopyState.SHIPPED for template in templates_found)
    yield gettext("templates: {count}, of which the office has its own: {copied}").format(
        count=len(templates_found), copied=copied
    )


@templates.command(
    "copy",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora templates copy dokumen.css", "pora templates copy word/undangan.docx"),
)
@argument("name", help="The template as pora templates list has it.")
@option("--overwrite", is_flag=True, help=_("Replace the copy that the office has."))
@shared("office", "quiet", "lang")
def copy(options: Options, name: str, *, overwrite: bool) -> int:
    """Put a copy of a template into the office, to be changed there."""
    from reports.pipeline.own_templates.template_copies import copy_template
    from reports.pipeline.own_templates.template_list import only_one

    file = only_one(name)
    path = copy_template(file, options.office, overwrite=overwrite)
    console.result([str(path)])
    console.remark(
        [gettext("Change this copy; delete it to use the shipped one again. How is said in it.")], quiet=options.quiet
    )
    tell_command(options, "templates", "check")
    return ExitCode.DONE


@templates.command(
    "check",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora templates check", "pora templates check --json"),
)
@shared("office", "quiet", "as_json", "lang")
def check(options: Options) -> int:
    """Say what is wrong with the office's own templates: file, line and the nearest name.

    Looks for unknown names, broken tags, parts that are not printed any more, and tables wider than the page, on an
    invented document. Ends with 1 where something is lacking, with 4 where documents cannot be made.
    """
    from reports.pipeline.own_templates.fault_wording import finding_of
    from reports.pipeline.own_templates.template_checks import template_problems

    faults = template_problems(options.office, config.load(options.office))
    findings = [finding_of(fault) for fault in faults]
    if options.as_json:
        pairs = zip(faults, findings, strict=True)
        console.result_json({"schema": 1, "faults": [_fault_json(fault, finding) for fault, finding in pairs]})
    else:
        console.result(finding_lines(findings))
        faulty = ngettext("{count} fault", "{count} faults", len(faults)).format(count=count(len(faults)))
        console.result([faulty])
        tell_command(options, "templates", *(("check",) if faults else _to_look_at(options)))
    if any(finding.verdict is Verdict.FAULT for finding in findings):
        return ExitCode.CONFIGURATION
    return ExitCode.FOUND if faults else ExitCode.DONE


def _to_look_at(options: Options) -> tuple[str, ...]:
    """Return the words of the command that shows the first changed copy; of the list where there is none."""
    from reports.pipeline.own_templates.template_list import listed

    changed = [template.file.name for template in listed(options.office) if template.state is CopyState.CHANGED]
    return ("preview", changed[0]) if changed else ("list",)


def _fault_json(fault: TemplateFault, finding: Finding) -> dict[str, Any]:
    return {
        "kind": fault.kind.value,
        "verdict": finding.verdict.value,
        "file": fault.file,
        "line": fault.line or None,
        "place": fault.place or None,
        "detail": say(fault.detail),
        "nearest": fault.nearest or None,
        "message": say(finding.message, finding.details),
        "remedy": say(finding.remedy, finding.details),
    }


@templates.command(
    "preview",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora templates preview dokumen.css", "pora templates preview word/undangan.docx"),
)
@argument("name", help="The template as pora templates list has it; without its ending, in all formats.")
@shared("office", "quiet", "lang")
def preview(options: Options, name: str) -> int:
    """Draw the shipped template and the office's own side by side, as pictures of an invented document.

    The pictures go into outputs/pratinjau-templat in the office. Word and Excel files are drawn where LibreOffice is
    installed.
    """
    from reports.pipeline.own_templates import template_previews
    from reports.pipeline.own_templates.template_list import templates_of

    settings = config.load(options.office)
    previews = []
    for file in templates_of(name):
        with console.working(gettext("Drawing {file} …").format(file=file.name), quiet=options.quiet):
            previews.append(template_previews.preview(file, options.office, settings))
    console.result(str(drawn.folder) for drawn in previews if drawn.pages)
    console.remark((line for drawn in previews for line in _preview_lines(drawn)), quiet=options.quiet)
    tell_next(options)
    return ExitCode.DONE if all(drawn.pages for drawn in previews) else ExitCode.FOUND


def _preview_lines(drawn: Preview) -> Iterator[str]:
    """Yield how many pages were drawn and where they differ, or why none was."""
    values = {"file": drawn.file.name, "pages": drawn.pages, "numbers": ", ".join(map(str, drawn.differing))}
    if not drawn.pages:
        yield say(_("{file} was not drawn: LibreOffice, which opens it, is not installed"), values)
        yield say(_("What to do: {hint}"), {"hint": Phrase(_INSTALL, {"packages": drawn.packages})})
    elif not drawn.has_own:
        yield say(_("{file}: {pages} pages; the office has no copy, so the shipped one stands alone"), values)
    elif drawn.differing:
        yield say(_("{file}: {pages} pages, shipped at the left, yours at the right; different: {numbers}"), values)
    else:
        yield say(_("{file}: {pages} pages; yours looks like the shipped one"), values)
