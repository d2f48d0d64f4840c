"""``pora check --learn``: asks at a terminal what only the office can decide; elsewhere it writes proposals."""

from __future__ import annotations

import sys
from gettext import gettext as _
from typing import TYPE_CHECKING

import click
from rapidfuzz import process

from reports.cli import console
from reports.cli.i18n import count, say
from reports.pipeline.learn import FIRST, propose, proposed, questions, remember, unmet_needs, values_postponed
from reports.pipeline.question import Answer
from reports.vocabulary import codes, mappings
from reports.vocabulary.correction_sheet import code_of
from reports.vocabulary.mappings import FILE
from reports.vocabulary.mappings_editor import LEFT_OUT, PERIODS
from reports.vocabulary.proposals import FILE as PROPOSALS
from reports.vocabulary.text import normal
from reports.vocabulary.typed_periods import typed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reports.cli.options import Options
    from reports.pipeline.question import Question
    from reports.pipeline.request import CheckResult
    from reports.vocabulary.mappings import Mappings
    from reports.vocabulary.mappings_editor import Decision

SKIP = "0"
END = "x"
"""Ends the questions; the answers given so far are written."""
ALL = "?"
"""Shows every answer that may be given."""
_NEAR = 3
"""Answers that are named where another was given."""
_LONGEST = 100
"""Characters of a pattern of headers in a question."""


def learn(result: CheckResult, options: Options, *, versions: bool) -> None:
    """Ask and write the answers into ``mappings.toml``, or write proposals into a file beside it.

    Args:
        result: of a first reading.
        options: of the call; a dry run tells what would be written.
        versions: the office's own inputs were read, so that superseded ones may be left out.
    """
    decisions = mappings.load(options.office)
    open_questions = questions(result.files, versions=versions, decisions=decisions)
    if sys.stdin.isatty():
        lines = _decide(_Session(result, decisions, versions=versions), options)
    else:
        lines = _propose(open_questions, decisions, options)
    if not open_questions:
        lines = [_("nothing to decide: every header and value is understood")]
    # with --json nothing but JSON may stand on standard output; a quiet run still says what it has written
    if options.as_json:
        console.remark(lines, quiet=False)
    else:
        console.result(lines)


def _decide(session: _Session, options: Options) -> list[str]:
    """Ask, write the answers, and return what is said of it; proposals of an earlier run have been asked."""
    added = remember(options.office, session.answers(), dry_run=options.dry_run)
    path = options.office / FILE
    if options.dry_run:
        return _dry(added, path)
    propose(options.office, ())
    return [_("decisions written into {path}: {count}").format(path=path, count=count(len(added)))]


def _propose(open_questions: Sequence[Question], decisions: Mappings, options: Options) -> list[str]:
    """Write proposals and return what is said of it."""
    proposals = proposed(open_questions, decisions)
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


class _Session:
    """One round of questions; nothing is written before the last, so that Ctrl-C leaves all as it was."""

    def __init__(self, result: CheckResult, decisions: Mappings, *, versions: bool) -> None:
        self._result, self._decisions, self._versions = result, decisions, versions
        self._answers: list[Decision] = []
        self._files_left_out: set[str] = set()
        self._is_ended = False

    def answers(self) -> list[Decision]:
        """Ask what each table is or whether it is left out, then all other questions; return the decisions."""
        all_questions = self._questions()
        first = [question for question in all_questions if question.table in FIRST]
        for number, question in enumerate(first, start=1):
            self._ask(question, number, len(all_questions))
        remaining = [question for question in self._questions() if question.table not in FIRST]
        for number, question in enumerate(remaining, start=len(first) + 1):
            self._ask(question, number, len(first) + len(remaining))
        for location, (kind, missing) in unmet_needs(self._result.files, self._decided()).items():
            text = _("to be {kind}, the table still needs: {missing}").format(kind=kind, missing=missing)
            console.remark([f"{location}: {text}"], quiet=False)
        postponed = 0 if self._is_ended else values_postponed(self._result.files, self._decided())
        if postponed:
            text = _("{count} values more were not asked: run pora check --learn once more")
            console.remark([text.format(count=count(postponed))], quiet=False)
        return self._answers

    def _decided(self) -> Mappings:
        """Return the decisions with those given so far."""
        from reports.pipeline.taught_decisions import as_answer

        plain = (decision for decision in self._answers if not decision.table.startswith("values."))
        return self._decisions.with_answers(map(as_answer, plain))

    def _questions(self) -> tuple[Question, ...]:
        return questions(self._result.files, versions=self._versions, decisions=self._decided())

    def _ask(self, question: Question, number: int, of: int) -> None:
        """Ask one question, unless the questions are ended or another answer has settled it."""
        settled = question.table == LEFT_OUT and self._files_left_out & {answer.code for answer in question.answers}
        if self._is_ended or settled:
            return
        console.remark(_question_lines(question, number, of), quiet=False)
        answer = _answer(question)
        if answer == _END:
            self._is_ended = True
        elif answer:
            self._answers.append(question.decided(answer))
            self._files_left_out |= {answer.code} if question.table == LEFT_OUT else set()


_END = Answer(END)


def _question_lines(question: Question, number: int, of: int) -> list[str]:
    about = say(question.about)
    full_text = question.shown_text or question.text
    shown_text = full_text if len(full_text) <= _LONGEST else f"{full_text[: _LONGEST - 1]}…"
    text = "" if question.table == LEFT_OUT else f" {shown_text!r}"
    lines = ["", f"({number}/{of}) {about}{text}"]
    first, *other_places = question.places
    location = _("seen at {place}").format(place=first)
    lines.append(
        f"  {location}" + (" " + _("and {count} more").format(count=count(len(other_places))) if other_places else "")
    )
    lines += [f"  {place}  {_answer_in_words(answer)}" for place, answer in enumerate(question.answers, start=1)]
    further = [f"  {ALL}  " + _("show all answers")] if len(question.allowed) > len(question.answers) else []
    return [*lines, *further, f"  {SKIP}  " + _("skip"), f"  {END}  " + _("end here, and keep the answers given")]


def _answer_in_words(answer: Answer) -> str:
    """Return an answer in words, with its code where that differs and its similarity where it was found by that."""
    likeness = _("similarity {percent} %").format(percent=answer.similarity) if answer.similarity is not None else ""
    about = ", ".join(filter(None, (answer.code if answer.label else "", likeness)))
    return f"{answer.label or answer.code} ({about})" if about else answer.code


def _answer(question: Question) -> Answer | None:
    """Return the answer that is chosen by its number, its words or its code; None to skip, ``_END`` to end."""
    listed = {str(number): offered for number, offered in enumerate(question.answers, start=1)}
    prompt = _("A month, such as 2024-09") if question.table == PERIODS else _("Number, or a name of your own")
    while True:
        reply = str(click.prompt(prompt, default=SKIP, err=True)).strip()
        if reply in (SKIP, END):
            return _END if reply == END else None
        if reply in listed:
            return listed[reply]
        if reply == ALL and question.allowed:
            console.remark([f"  {words}" for words in question.allowed.values()], quiet=False)
            continue
        answer = _month(reply) if question.table == PERIODS else _answer_named(question, reply)
        if answer:
            return answer
        console.remark([_refusal(question, reply, [*listed, SKIP])], quiet=False)


def _month(text: str) -> Answer | None:
    """Return a period as the answer that was typed; None for anything else."""
    period = typed(text)
    return Answer(str(period)) if period else None


def _answer_named(question: Question, text: str) -> Answer | None:
    """Return the answer that is named by its words, its code or, of a value, by any known spelling; else None."""
    label_by_code = {answer.code: answer.label or answer.code for answer in question.answers}
    code = code_of(text, {**question.allowed, **label_by_code})
    code = code or codes.aliases(question.table.removeprefix("values.")).get(normal(text))
    offered = next((answer for answer in question.answers if answer.code == code), None)
    return offered or (Answer(code, question.allowed.get(code, "")) if code else None)


def _refusal(question: Question, reply: str, listed: Sequence[str]) -> str:
    """Return what is said of an answer that is none, with those that come near."""
    if question.table == PERIODS:
        return _("'{said}' is not a month: write September 2024 or 2024-09").format(said=reply)
    near = [
        words for words, _similarity, _key in process.extract(reply, question.allowed, limit=_NEAR, score_cutoff=60)
    ]
    text = _("'{said}' is none of the answers: write {near}, or a name that pora knows")
    line = text.format(said=reply, near=", ".join(listed))
    return f"{line} ({', '.join(near)}?)" if near else line
