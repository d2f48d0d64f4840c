"""The comment at the beginning of an office's copy of a page or style sheet, which says how to change it."""

from __future__ import annotations

import re

COMMENT = re.compile(r"\A\ufeff?(?:\{#|/\*) Salinan kantor dari templat bawaan .*?(?:#\}|\*/)\r?\n", re.DOTALL)
"""Editors on Windows put a mark of UTF-8 before it, and end lines otherwise."""


def lines_without_comment(text: str) -> list[str]:
    """Return the lines of a template, those of the comment empty, so that all others keep their numbers."""
    return COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text).splitlines()
