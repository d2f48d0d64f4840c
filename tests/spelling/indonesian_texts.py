"""Every Indonesian text that the program can write: messages, sentences in its code, templates, themes and data."""

from __future__ import annotations

import ast
import html
import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
_CODE = ("documents", "measures", "render/excel", "render/slides", "render/word", "render/correction",
         "vocabulary/labels.py", "vocabulary/table_names.py", "vocabulary/formats.py")  # fmt: skip
"""Where code holds Indonesian words, below ``reports``."""
_WITHOUT_WORDS = frozenset({"vml_shapes.py", "template.py", "cells.py", "privacy_form.py"})
"""Modules there whose texts are formats, names of styles and errors only."""
_ENGLISH = frozenset({"_", "ngettext", "ConfigurationError", "ReportsError", "ValueError", "TypeError", "_error",
                      "compile", "late_regex", "sub", "replace", "split", "cast", "TypeVar"})  # fmt: skip
"""Functions whose texts are for programmers, patterns, or messages that are translated elsewhere."""
_DATA = {
    "causes": ("remedies", "codes", "groups", "other"), "field_labels": ("fields",), "narrative": ("paragraphs",),
    "privacy_forms": ("forms",),
}  # fmt: skip
"""File of data → its keys that hold Indonesian texts."""
_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_MARKUP = re.compile(r"<style.*?</style>|<[^>]*>", re.DOTALL)
_NO_WORDS = [
    re.compile(pattern)
    for pattern in (
        r"\{[^{}]*\}", r"\w*\d\w*", r"`[^`]*`", r"--[\w-]+", r"\S*[/\\_@<>]\S*", r"\[[a-z_.]+\]", r"\b\w+=\S*",
        r"\S+\.(?:toml|json|xlsx|pdf|csv|txt|docx|pptx|html|id)\b", r"\b(?:d{3,4}|EEEE|[mM]{3,4}|yyyy)\b",
    )
]  # fmt: skip
"""Placeholders, numbers, hashes, options, paths, names of files, keys of ``pora.toml``."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words(text: str) -> list[str]:
    """Return the words of a text; parts of a word with a hyphen are words of their own."""
    for pattern in _NO_WORDS:
        text = pattern.sub(" ", text)
    return [part for word in _WORD.findall(text) for part in word.split("-")]


def program_texts() -> Iterator[tuple[str, str]]:
    """Yield every text with the file it stands in."""
    yield from _messages()
    for place in _CODE:
        path = ROOT / "reports" / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            if file.name in _WITHOUT_WORDS:
                continue
            yield from ((file.relative_to(ROOT).as_posix(), text) for text in _sentences(file))
    yield from _templates()
    yield from _guide()
    for name, keys in _DATA.items():
        content = json.loads((ROOT / "reports" / "data" / f"{name}.json").read_text(encoding="utf-8"))
        yield from ((f"{name}.json", text) for key in keys for text in _leaves(content[key]) if " " in text)


def _messages() -> Iterator[tuple[str, str]]:
    with (ROOT / "reports/locale/id/LC_MESSAGES/pora.po").open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        texts = (message.string,) if isinstance(message.string, str) else message.string
        yield from (("pora.po", text) for text in texts if message.id)


def _templates() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "templates").rglob("*.html")):
        yield path.name, html.unescape(_MARKUP.sub(" ", _JINJA.sub(" ", path.read_text(encoding="utf-8"))))
    for path in sorted((ROOT / "templates/themes").glob("*.toml")):
        theme = tomllib.loads(path.read_text(encoding="utf-8"))
        yield from ((path.name, text) for text in _leaves(theme) if " " in text)


def _guide() -> Iterator[tuple[str, str]]:
    """Yield the guide for officials, without what is typed and without addresses of links and pictures."""
    for path in sorted((ROOT / "docs/panduan").glob("*.md")):
        text = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        yield path.name, text


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            if key != "file":
                yield from _leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value)


def _sentences(path: Path) -> Iterator[str]:
    """Yield the texts of a module that hold more than one word; docstrings, patterns and errors are English."""
    skipped: set[int] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        is_english_call = isinstance(node, ast.Call) and _name(node.func) in _ENGLISH
        if is_english_call or isinstance(node, ast.Raise) or _is_docstring(node) or _is_error(node):
            skipped |= {id(inner) for inner in ast.walk(node) if isinstance(inner, ast.Constant)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in skipped)
    yield from (node.value for node in texts if isinstance(node.value, str) and " " in node.value.strip())


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_error(node: ast.AST) -> bool:
    """Tell whether a text is the message of an exception raised in the next line."""
    return isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "message"


def _name(function: ast.expr) -> str:
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )
