"""Templates of documents: which there are, an office's copies of them, and what is wrong with a copy."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reports.model.document import Document


@dataclass(frozen=True)
class TemplateFile:
    """A template that ships with the program."""

    name: str
    """Path in the folder of templates, as ``word/undangan.docx``."""
    makes: str
    """What it makes, as an English text to translate."""
    shown_by: str
    """Name of a document that shows it; its own, or for a part of several documents one of them."""


class CopyState(StrEnum):
    """What an office has done with a template."""

    SHIPPED = "shipped"
    """It has no copy."""
    UNCHANGED = "unchanged"
    """Its copy is as it was made, or as the shipped one."""
    CHANGED = "changed"


@dataclass(frozen=True)
class ListedTemplate:
    """A template, and what an office has of it."""

    file: TemplateFile
    state: CopyState
    path: Path | None = None
    """The office's copy."""
    shipped_changed: bool | None = None
    """Whether the shipped one has changed since it was copied; None where there is no copy or it does not say."""


class FaultKind(StrEnum):
    """What is wrong with a template."""

    UNKNOWN_NAME = "unknown-name"
    SYNTAX = "syntax"
    MISSING_PART = "missing-part"
    """Something that the shipped template prints is not printed."""
    MISSING_CELLS = "missing-cells"
    """A workbook lacks a name by which cells are found."""
    WIDE_TABLE = "wide-table"
    """A table is wider than the text of its page."""
    UNFILLABLE = "unfillable"
    """It cannot be filled for another reason, or what it makes is no page."""
    UNREADABLE = "unreadable"
    """It is no file of its kind."""
    TOO_SLOW = "too-slow"
    """Filling it takes too much time or memory."""
    UNUSED = "unused"
    """No document is made with a file of that name."""


@dataclass(frozen=True)
class TemplateFault:
    """One fault of a template."""

    kind: FaultKind
    file: str
    """Path in the office's folder of templates."""
    line: int = 0
    """Counted from 1; in a Word file that of a paragraph, head and foot lines of pages aside. 0 where there is none."""
    place: str = ""
    """Where it is in a file without lines: a text of the paragraph, or sheet and cells."""
    detail: str = ""
    """The unknown name, the missing part, or what is broken."""
    nearest: str = ""
    """The nearest name that there is, or what is to be put back; empty where there is none."""


@dataclass(frozen=True)
class Trial:
    """What is tried."""

    document: Document
    templates: Path
    """Folder of the shipped templates."""
    overrides: Path
    """Folder of the office's own."""
    paper: str
    font: str
    emblem: bytes | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Key → photograph in the document."""
    lays_out: bool = True
    """Whether pages are laid out, too, which takes most of the time."""
