"""Finds and fills the Jinja templates of PDFs, in a sandbox."""

from __future__ import annotations

import pickle
import re
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from defusedxml.ElementTree import ParseError, fromstring
from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.bccache import FileSystemBytecodeCache
from jinja2.filters import do_mark_safe
from jinja2.sandbox import SandboxedEnvironment

from reports.errors import ConfigurationError
from reports.model.charts import Chart, Matrix, Series, TileMap, Trend
from reports.model.document import (
    Form,
    KeyFigures,
    Listing,
    Notice,
    Paragraph,
    Particulars,
    Pictures,
    Signatures,
    SignInSheet,
    Table,
)
from reports.model.figures import Change, Figure
from reports.render.pdf import line_breaks
from reports.vocabulary import formats
from reports.vocabulary.printable_characters import with_boxes
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from jinja2.bccache import Bucket

_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_KINDS: tuple[tuple[type, str], ...] = (
    (Paragraph, "paragraph"),
    (Listing, "listing"),
    (KeyFigures, "key_figures"),
    (Particulars, "particulars"),
    (Table, "table"),
    (Form, "form"),
    (Chart, "chart"),
    (Matrix, "matrix"),
    (Series, "series"),
    (TileMap, "tile_map"),
    (Trend, "trend"),
    (SignInSheet, "sign_in_sheet"),
    (Notice, "notice"),
    (Pictures, "pictures"),
    (Signatures, "signatures"),
)


def search_path(templates: Path, overrides: Path | None) -> tuple[Path, ...]:
    """Return the template folders in order of precedence; an office's own files override single templates."""
    return (overrides, templates) if overrides is not None and overrides.is_dir() else (templates,)


def fill_template(name: str, folders: tuple[Path, ...], values: Mapping[str, object]) -> Element:
    """Fill a template and return it as an element tree.

    Templates are XHTML: an XML parser is ten times faster than an HTML one, and it reports a missing end tag instead
    of guessing.

    Raises:
        ConfigurationError: the template is missing or cannot be filled; the message names the file.
    """
    try:
        element: Element = fromstring(_environment(folders, _files(folders)).get_template(name).render(values).lstrip())
    except TemplateNotFound as error:
        raise ConfigurationError(
            "the template {file} is missing", "put it back into the folder templates", file=str(error.name)
        ) from error
    except TemplateSyntaxError as error:
        raise ConfigurationError(
            "the template {file} is broken in line {line}: {detail}",
            "correct that line, or delete your copy to use the one that ships with the program",
            file=error.name or name,
            line=error.lineno,
            detail=error.message or "",
        ) from error
    except ParseError as error:
        raise ConfigurationError(
            "the template {file} does not make well-formed XHTML: {detail}",
            "close every element and quote every attribute, or delete your copy to use the one that ships with the "
            "program",
            file=name,
            detail=str(error),
        ) from error
    except (TemplateError, TypeError, AttributeError, ValueError) as error:
        raise ConfigurationError(
            "the template {file} cannot be filled: {detail}",
            "correct it, or delete your copy to use the one that ships with the program",
            file=name,
            detail=str(error),
        ) from error
    return element


def environment_of(folders: tuple[Path, ...]) -> SandboxedEnvironment:
    """Return the environment that templates are filled in, for those who look into them."""
    return _environment(folders, _files(folders))


def _files(folders: tuple[Path, ...]) -> tuple[tuple[str, ...], ...]:
    """Return the names in each folder that is there."""
    return tuple(tuple(sorted(path.name for path in folder.glob("*"))) for folder in folders)


@lru_cache(maxsize=4)
def _environment(folders: tuple[Path, ...], _files: tuple[tuple[str, ...], ...]) -> SandboxedEnvironment:
    """Return the Jinja environment: sandboxed, since an office may edit its own templates.

    It keeps what it has compiled, which takes longer than filling a document of some pages: the documents of a meeting
    share their parts. A template that was edited is compiled anew, and one that was added may stand in for another, so
    the names belong to the question.
    """
    environment = SandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
        bytecode_cache=_CompiledTemplates(str(template_root() / "__pycache__"), f"jinja-{jinja2.__version__}-%s"),
    )
    environment.filters.update(
        cell=formats.cell, headline=formats.headline, day=formats.day, period=formats.period, kind=_kind,
        unbroken=lambda text: do_mark_safe(line_breaks.unbroken(_clean(text))),
        unbroken_words=lambda text: do_mark_safe(line_breaks.unbroken_words(_clean(text))),
    )  # fmt: skip
    environment.tests["counted"] = _is_counted
    return environment


class _CompiledTemplates(FileSystemBytecodeCache):
    """Templates as they were compiled, kept where Python keeps the compiled modules of their package, and like them.

    Compiling takes 0.15 s a run. Who may write there may write the program; where this account may not, nothing is
    kept.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load what was kept; what is damaged is compiled anew."""
        try:
            super().load_bytecode(bucket)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template unless Python is told to keep nothing."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)


def _printable(value: object) -> object:
    """Return a text without what cannot be printed, any other value as it is."""
    return _clean(value) if type(value) is str else value


def _clean(text: str) -> str:
    """Replace what is invalid in XML (control characters, surrogates of file names) or in no font of the document."""
    return with_boxes(_UNPRINTABLE.sub("\ufffd", text))


def _kind(block: object) -> str:
    """Return the name of a block's template macro."""
    return next(name for kind, name in _KINDS if isinstance(block, kind))


def _is_counted(cell: object) -> bool:
    """Tell whether a cell is a number, which is aligned right."""
    return isinstance(cell, Figure | Change)
