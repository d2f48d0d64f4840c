"""Tries an office's templates on an invented document: names, parts that went missing, tables wider than the page.

It runs in the limited process, since a template may take any time to fill.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
from typing import TYPE_CHECKING

from defusedxml.ElementTree import ParseError, fromstring
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

from reports.errors import ConfigurationError
from reports.model.template_files import FaultKind, TemplateFault, Trial
from reports.render import pdf
from reports.render.pdf import weasyprint_writer
from reports.render.pdf.template_names import GIVEN
from reports.render.pdf.templates import environment_of, fill_template, search_path
from reports.render.required_parts import missing_parts
from reports.render.template_comments import lines_without_comment
from reports.render.unknown_names import noting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element


_TEXTS = ("*.html", "*.css")
_WIDTHS = re.compile(r"width|margin|padding|size|letter-spacing|nowrap|columns", re.IGNORECASE)
_BROKEN = (TemplateError, TypeError, AttributeError, ValueError, RecursionError, OverflowError, ZeroDivisionError)


def try_templates(_content: object, trial: Trial) -> tuple[TemplateFault, ...]:
    """Return the faults that a document shows of an office's own templates."""
    tree, faults = _filled(trial)
    if tree is None:
        return faults
    shipped = fill_template(f"{trial.document.name}.html", (trial.templates,), _values(trial))
    parts = missing_parts(trial.document, _text(shipped), _text(tree))
    missing = [_missing(trial, part.name, part.tags) for part in parts]
    # where a name is unknown, parts are missing for that reason
    certain = faults or tuple(dict.fromkeys(missing))
    return certain or (_laid_out(trial, tree) if trial.lays_out else ())


def printed(_content: object, trial: Trial) -> bytes:
    """Return a document as PDF; for the shipped templates alone the folder of the office's own is that of the shipped.

    Raises:
        ConfigurationError: a template cannot be filled.
    """
    overrides = None if trial.overrides == trial.templates else trial.overrides
    return pdf.render(
        trial.document,
        templates=trial.templates,
        paper=trial.paper,
        font=trial.font,
        overrides=overrides,
        emblem=trial.emblem,
        pictures=trial.pictures,
    )


def _values(trial: Trial) -> dict[str, object]:
    return pdf.values_of(trial.document, trial.paper, trial.font, has_emblem=trial.emblem is not None)


def _folders(trial: Trial) -> tuple[Path, ...]:
    return search_path(trial.templates, trial.overrides)


def _filled(trial: Trial) -> tuple[Element | None, tuple[TemplateFault, ...]]:
    """Return the filled template, and its faults; no template where it cannot be filled to its end."""
    environment, noted = noting(environment_of(_folders(trial)), GIVEN)
    name = f"{trial.document.name}.html"
    text = ""
    try:
        text = environment.get_template(name).render(_values(trial)).lstrip()
        tree: Element = fromstring(text)
    except TemplateSyntaxError as error:
        return None, (TemplateFault(FaultKind.SYNTAX, error.name or name, error.lineno, detail=error.message or ""),)
    except TemplateNotFound as error:
        return None, (_not_found(trial, str(error.name)),)
    except ParseError as error:
        return None, (_not_well_formed(trial, text, error),)
    except _BROKEN as error:
        file, line = _last_place(error, name)
        return None, (TemplateFault(FaultKind.UNFILLABLE, file, line, detail=str(error)),)
    faults = [
        TemplateFault(
            FaultKind.UNKNOWN_NAME, noted_name.template, noted_name.line, "", noted_name.name, noted_name.nearest
        )
        for noted_name in noted
    ]
    return tree, tuple(_in_full(trial, fault) for fault in faults)


def _in_full(trial: Trial, fault: TemplateFault) -> TemplateFault:
    """Return a fault with its unknown field as the line has it: with what it is a field of."""
    lines = _lines(trial.overrides / fault.file)
    line = lines[fault.line - 1] if 0 < fault.line <= len(lines) else ""
    match = re.search(rf"([\w.]+\.){re.escape(fault.detail)}\b", line)
    if match is None:
        return fault
    nearest = f"{match[1]}{fault.nearest}" if fault.nearest else ""
    return dataclasses.replace(fault, detail=match[0], nearest=nearest)


def _last_place(error: BaseException, name: str) -> tuple[str, int]:
    """Return name and line of the template in which an error arose."""
    place, trace = (name, 0), error.__traceback__
    while trace is not None:
        if "__jinja_template__" in trace.tb_frame.f_globals:
            template = trace.tb_frame.f_globals["__jinja_template__"]
            place = (template.name or name, template.get_corresponding_lineno(trace.tb_lineno))
        elif trace.tb_frame.f_code.co_filename.endswith(".html"):
            place = (trace.tb_frame.f_code.co_filename.rpartition("/")[2], trace.tb_lineno)
        trace = trace.tb_next
    return place


def _not_found(trial: Trial, missing_file: str) -> TemplateFault:
    """Return the fault of a template that names another one which is not there."""
    names = [path.name for folder in _folders(trial) for path in folder.glob("*.html")]
    nearest = next(iter(difflib.get_close_matches(missing_file, names, 1)), "")
    for path in sorted(trial.overrides.glob("*.html")):
        for number, line in enumerate(_lines(path), 1):
            if missing_file in line:
                return TemplateFault(FaultKind.UNKNOWN_NAME, path.name, number, "", missing_file, nearest)
    return TemplateFault(FaultKind.UNKNOWN_NAME, f"{trial.document.name}.html", 0, "", missing_file, nearest)


def _not_well_formed(trial: Trial, text: str, error: ParseError) -> TemplateFault:
    """Return the fault of a template that makes no well-formed XHTML, at the line that is most like the broken one."""
    lines = text.splitlines()
    row = getattr(error, "position", (0, 0))[0]
    broken = lines[row - 1].strip() if 0 < row <= len(lines) else ""
    changed = _changed_lines(trial) or _changed_lines(trial, of_shipped=True)
    likeness = [
        (difflib.SequenceMatcher(None, broken, line.strip()).ratio(), file, number) for file, number, line in changed
    ]
    tags = [(file, number) for file, number, line in changed if "<" in line]
    _ratio, file, number = max(likeness, default=(0.0, f"{trial.document.name}.html", 0))
    if likeness and _ratio < 0.5 and tags:
        file, number = tags[0]
    return TemplateFault(FaultKind.UNFILLABLE, file, number, "", f"XHTML: {error}")


def _missing(trial: Trial, name: str, tags: tuple[str, ...]) -> TemplateFault:
    """Return the fault of a part that is not printed, at the line where the shipped template prints it."""
    for tag in tags:
        for file, number, line in _changed_lines(trial, of_shipped=True):
            if tag in line:
                return TemplateFault(FaultKind.MISSING_PART, file, number, "", name, tag)
    changed = _changed_lines(trial, of_shipped=True) or _changed_lines(trial)
    file, number = changed[0][:2] if changed else (f"{trial.document.name}.html", 0)
    return TemplateFault(FaultKind.MISSING_PART, file, number, "", name, tags[0])


def _changed_lines(trial: Trial, *, of_shipped: bool = False) -> list[tuple[str, int, str]]:
    """Return the lines that an office has changed: file, line and text.

    Args:
        trial: what is tried.
        of_shipped: give the text of the shipped file, at the line of the office's file that stands in its place.
    """
    paths = sorted(path for pattern in _TEXTS for path in trial.overrides.glob(pattern))
    return [changed for path in paths for changed in _changes(path, trial.templates / path.name, of_shipped=of_shipped)]


def _changes(path: Path, shipped: Path, *, of_shipped: bool) -> Iterator[tuple[str, int, str]]:
    before, after = _lines(shipped), _lines(path)
    for tag, start, end, own_start, own_end in difflib.SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        if of_shipped:
            last = max(own_start + 1, own_end)
            yield from ((path.name, min(own_start + 1 + n, last), before[start + n]) for n in range(end - start))
        else:
            lines = ((path.name, number + 1, after[number]) for number in range(own_start, own_end))
            yield from (line for line in lines if line[2].strip())


def _lines(path: Path) -> list[str]:
    return lines_without_comment(path.read_text(encoding="utf-8", errors="replace")) if path.is_file() else []


def _text(tree: Element) -> str:
    """Return all text of a filled template, that of its styles and labels of pages included."""
    return " ".join((*tree.itertext(), *(value for element in tree.iter() for value in element.attrib.values())))


def _laid_out(trial: Trial, tree: Element) -> tuple[TemplateFault, ...]:
    """Lay out the pages and return the faults that show there: tables wider than their page."""
    try:
        excess = weasyprint_writer.widest_excess(tree, _folders(trial), trial.emblem, trial.pictures)
    except ConfigurationError as error:
        file, line = _naming(trial, str(error.values.get("file", "")))
        return (TemplateFault(FaultKind.UNKNOWN_NAME, file, line, "", str(error.values.get("file", ""))),)
    if excess is None:
        return ()
    changed = _changed_lines(trial)
    widths = (
        [line for line in changed if _WIDTHS.search(line[2])] or changed or [(f"{trial.document.name}.html", 0, "")]
    )
    return (TemplateFault(FaultKind.WIDE_TABLE, *widths[0][:2], "", f"{excess:.0f}"),)


def _naming(trial: Trial, name: str) -> tuple[str, int]:
    """Return the first line of an office's templates that names a file."""
    places = ((file, number) for file, number, line in _changed_lines(trial) if name and name in line)
    return next(places, (f"{trial.document.name}.html", 0))
