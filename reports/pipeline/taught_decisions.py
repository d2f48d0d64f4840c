"""Takes the answers of returned correction workbooks into ``mappings.toml``; every command does so before it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.errors import ConfigurationError
from reports.model.returned import Answer
from reports.publish import put
from reports.vocabulary import value_decisions
from reports.vocabulary.correction_sheet import meaning
from reports.vocabulary.mappings import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reports.model.returned import Returned
    from reports.vocabulary.mappings import Mappings
    from reports.vocabulary.mappings_editor import Decision


def taught(returned: Iterable[tuple[str, Returned | None]], decisions: Mappings) -> tuple[Decision, ...]:
    """Return what returned workbooks decide that was not decided; of two that contradict, what the first says.

    Args:
        returned: path of each file with what it carries.
        decisions: of the office.
    """
    new: list[tuple[Answer, str]] = []
    for path, carried in returned:
        for answer in carried.answers if carried else ():
            if decisions.decision(answer.table, answer.text) is None:
                decisions = decisions.with_answers([answer])
                new.append((answer, f"{path} › {carried.sheet}!{answer.cell}" if carried else path))
    if not new:
        return ()
    from reports.vocabulary.mappings_editor import Decision  # noqa: PLC0415 -- tomlkit, which other runs do without

    return tuple(Decision(answer.table, answer.text, answer.code, _note(answer, place)) for answer, place in new)


def as_answer(decision: Decision) -> Answer:
    """Return a decision as the answer it was made of."""
    return Answer(decision.table, decision.text, decision.code, "")


def _note(answer: Answer, place: str) -> str:
    words = value_decisions.meaning(answer.table, answer.code) or meaning(answer.code)
    return "; ".join(filter(None, (words if words != answer.code else "", place)))


def record(office: Path, decisions: Sequence[Decision], *, dry_run: bool = False) -> tuple[Decision, ...]:
    """Write decisions into the office's ``mappings.toml`` and return those that were new; the caller holds the lock.

    Args:
        office: the office folder.
        decisions: what is to be remembered.
        dry_run: write nothing.

    Raises:
        ConfigurationError: the file is broken, or written in a way in which nothing can be added.
        OutputError: it cannot be written.
    """
    from reports.vocabulary.mappings_editor import with_decisions  # noqa: PLC0415 -- tomlkit, as above

    text_before = text_of(office)
    text, added = with_decisions(text_before, decisions)
    if text != text_before and not dry_run:
        put(office, FILE, {FILE: text.encode()})
    return added


def text_of(office: Path) -> str:
    """Return the text of the office's ``mappings.toml``; empty without one.

    Raises:
        ConfigurationError: it cannot be read.
    """
    try:
        return (office / FILE).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError("{file} cannot be read", "check the file and its permissions", file=FILE) from error
