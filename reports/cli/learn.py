"""``pora check --learn``: asks at a terminal what only the office can decide; elsewhere it writes proposals."""

from __future__ import annotations

import sys
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from reports.cli import console
from reports.cli.i18n import count, say
from reports.pipeline.learn import Answer, propose, proposed, questions, remember
from reports.vocabulary import mappings
from reports.vocabulary.mappings import FILE
from reports.vocabulary.mappings_editor import COLUMNS, LEFT_OUT
from reports.vocabulary.proposals import FILE as PROPOSALS
from reports.vocabulary.schema import field_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.cli.options import Options
    from reports.pipeline.learn import Question
    from reports.pipeline.request import CheckResult
    from reports.vocabulary.mappings_editor import Decision

SKIP = "0"


def learn(found: CheckResult, options: Options, *, versions: bool) -> None:
    """Ask and write the answers into ``mappings.toml``, or write proposals into a file beside it.

    Args:
        found: by a first reading.
        options: of the call; a dry run tells what would be written.
        versions: the office's own inputs were read, so that superseded ones may be left out.
    """
    asked = questions(found.files, versions=versions)
    lines = _decide(asked, options) if sys.stdin.isatty() else _propose(asked, options)
    if not asked:
        lines = [_("nothing to decide: every header and value is understood")]
    # with --json nothing but JSON may stand on standard output; a quiet run still says what it has written
    if options.as_json:
        console.remark(lines, quiet=False)
    else:
        console.result(lines)


def _decide(asked: Sequence[Question], options: Options) -> list[str]:
    """Ask, write the answers, and return what is said of it; proposals of an earlier run have been asked."""
    added = remember(options.office, _answers(asked), dry_run=options.dry_run)
    path = options.office / FILE
    if options.dry_run:
        return _dry(added, path)
    propose(options.office, ())
    return [_("decisions written into {path}: {count}").format(path=path, count=count(len(added)))]


def _propose(asked: Sequence[Question], options: Options) -> list[str]:
    """Write proposals and return what is said of it."""
    proposals = proposed(asked, mappings.load(options.office))
    path = options.office / PROPOSALS
    if options.dry_run:
        return _dry(proposals, path)
    propose(options.office, proposals)
    if not proposals:
        return [_("no answer is likely enough to be proposed; to be asked, run it at a terminal")]
    text = _("proposals written into {path}: {count}; copy those that are right into mappings.toml, then check again")
    return [text.format(path=path, count=count(len(proposals)))]


def _dry(decisions: Sequence[Decision], path: Path) -> list[str]:
    lines = [f"[{decision.table}] {decision.line}" for decision in decisions]
    return [*lines, _("would be written into {path}: {count}").format(path=path, count=count(len(decisions)))]


def _answers(asked: Sequence[Question]) -> list[Decision]:
    """Ask one question after the other; nothing is written before the last, so that Ctrl-C leaves all as it was."""
    decisions = []
    gone: set[str] = set()
    for number, question in enumerate(asked, start=1):
        if question.table == LEFT_OUT and gone & {one.code for one in question.answers}:
            continue
        console.remark(_question_lines(question, number, len(asked)), quiet=False)
        answer = _answer(question)
        if answer:
            decisions.append(question.decided(answer))
            gone |= {answer.code} if question.table == LEFT_OUT else set()
    return decisions


def _question_lines(question: Question, number: int, of: int) -> list[str]:
    about = say(question.about)
    text = "" if question.table == LEFT_OUT else f" {question.text!r}"
    lines = ["", f"({number}/{of}) {about}{text}"]
    first, *more = question.places
    seen = _("seen at {place}").format(place=first)
    lines.append(f"  {seen}" + (" " + _("and {count} more").format(count=count(len(more))) if more else ""))
    lines += [f"  {place}  {_shown(one)}" for place, one in enumerate(question.answers, start=1)]
    return [*lines, f"  {SKIP}  " + _("skip")]


def _shown(one: Answer) -> str:
    likeness = _("similarity {percent} %").format(percent=one.similarity) if one.similarity is not None else ""
    about = ", ".join(filter(None, (one.label, likeness)))
    return f"{one.code} ({about})" if about else one.code


def _answer(question: Question) -> Answer | None:
    """Return the answer that is chosen by its number or by its own code; None to skip."""
    allowed = field_names() if question.table == COLUMNS else question.allowed
    listed = {str(place): one for place, one in enumerate(question.answers, start=1)}
    while True:
        said = str(click.prompt(_("Number, or a name of your own"), default=SKIP, err=True)).strip()
        if said == SKIP:
            return None
        if said in listed:
            return listed[said]
        known = next((one for one in question.answers if one.code == said), None)
        if known or said in allowed:
            return known or Answer(said)
        near = ", ".join([*listed, SKIP])
        console.remark(
            [
                _("'{said}' is none of the answers: write {near}, or a name that pora knows").format(
                    said=said, near=near
                )
            ],
            quiet=False,
        )
