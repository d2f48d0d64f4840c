"""Finds what is wrong with a template before a document is made: broken syntax, and names that nothing fills."""

from __future__ import annotations

import dataclasses
from difflib import get_close_matches
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError, meta, nodes

from reports.model.document import Document
from reports.model.template_files import FaultKind, TemplateFault
from reports.render.pdf.templates import environment_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GIVEN = ("document", "page", "geometry", "fonts", "emblem")
"""Names that every template is given."""


def template_faults(path: Path) -> tuple[TemplateFault, ...]:
    """Return the faults of a template; names that it takes over from others are not known here and left out."""
    try:
        tree = environment_of((path.parent,)).parse(path.read_text(encoding="utf-8"))
        faults = {*_unknown_names(tree, path.name), *_unknown_fields(tree, path.name)}
    except TemplateSyntaxError as error:
        return (TemplateFault(FaultKind.SYNTAX, path.name, error.lineno, detail=error.message or ""),)
    except UnicodeDecodeError:
        return (TemplateFault(FaultKind.SYNTAX, path.name, 1, detail="UTF-8"),)
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.detail)))


def _unknown_names(tree: nodes.Template, file: str) -> Iterator[TemplateFault]:
    # What a template imports, or sets in one branch only, jinja2.meta counts as undeclared in its blocks.
    declared = {
        *GIVEN,
        *(node.target for node in tree.find_all(nodes.Import)),
        *(node.name for node in tree.find_all(nodes.Macro)),
        *(node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"),
        *(_taken_name(name) for node in tree.find_all(nodes.FromImport) for name in node.names),
    }
    undeclared = meta.find_undeclared_variables(tree) - declared
    for node in tree.find_all(nodes.Name):
        if node.name in undeclared and node.ctx == "load":
            yield TemplateFault(FaultKind.UNKNOWN_NAME, file, node.lineno, "", node.name, _nearest(node.name, GIVEN))


def _taken_name(name: str | tuple[str, str]) -> str:
    """Return by what name a template knows what it takes from another one."""
    return name if isinstance(name, str) else name[1]


def _unknown_fields(tree: nodes.Template, file: str) -> Iterator[TemplateFault]:
    fields = [field.name for field in dataclasses.fields(Document)]
    known_names = {*fields, *(name for name in vars(Document) if not name.startswith("_"))}
    for node in tree.find_all(nodes.Getattr):
        is_of_document = isinstance(node.node, nodes.Name) and node.node.name == "document"
        if is_of_document and node.attr not in known_names:
            nearest = _nearest(node.attr, tuple(sorted(known_names)))
            proposal = f"document.{nearest}" if nearest else ""
            yield TemplateFault(FaultKind.UNKNOWN_NAME, file, node.lineno, "", f"document.{node.attr}", proposal)


def _nearest(name: str, names: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(name, names, 1, 0.5)), "")
