"""Prompts at a terminal whose answers the Tab key completes."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


def ask(text: str, *, default: str = "", complete: Callable[[str], Sequence[str]] | None = None) -> str:
    """Return the answer to a question; an empty one is the default.

    Args:
        text: the question, printed to standard error; to the terminal where the Tab key completes.
        default: shown with the question, if there is one.
        complete: what has been typed → the answers that begin so.
    """
    if complete is None or not sys.stdout.isatty():
        answer: str = click.prompt(text, default=default, show_default=bool(default), err=True)
        return answer.strip()
    with _completing(complete):
        return _line(f"{text} [{default}]: " if default else f"{text}: ") or default


def _line(prompt: str) -> str:
    """Return a line from Python's own prompt: click redirects it, and the line editor reads no redirected one."""
    try:
        return input(prompt).strip()
    except (EOFError, KeyboardInterrupt):
        raise click.Abort from None


@contextlib.contextmanager
def _completing(complete: Callable[[str], Sequence[str]]) -> Iterator[None]:
    """Let the Tab key complete while a line is read; nothing where Python has no line editor."""
    try:
        import readline
    except ImportError:
        yield
        return
    previous_completer, delimiters = readline.get_completer(), readline.get_completer_delims()
    readline.set_completer(_by_state(complete))
    readline.set_completer_delims("")  # a name of several words is completed as a whole
    readline.parse_and_bind("bind ^I rl_complete" if "libedit" in (readline.__doc__ or "") else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(previous_completer)
        readline.set_completer_delims(delimiters)


def _by_state(complete: Callable[[str], Sequence[str]]) -> Callable[[str, int], str | None]:
    """Return a completer as the line editor calls it: with 0, 1, 2 … until there is no further answer."""

    def completer(text: str, state: int) -> str | None:
        answers = complete(text.lstrip())
        return answers[state] if state < len(answers) else None

    return completer
