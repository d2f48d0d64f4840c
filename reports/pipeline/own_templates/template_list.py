"""Lists the templates that ship with the program, and what an office has changed of them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from reports.errors import UsageError
from reports.errors import msgid as _
from reports.model.template_files import CopyState, ListedTemplate, TemplateFile
from reports.pipeline.own_templates.template_copies import copied_from, fingerprint
from reports.pipeline.request import TEMPLATES
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DOCUMENTS = {
    "laporan-bulanan": _("the monthly return"),
    "bahan-rapat": _("the briefing pack of a meeting"),
    "undangan": _("the invitation to a meeting"),
    "undangan-per-instansi": _("the invitation as one letter to each agency"),
    "daftar-hadir": _("the attendance sheet of a meeting"),
    "laporan-rapat": _("the report of a meeting"),
    "lembar-kecamatan": _("the sheets for each camat"),
    "lampiran-nama": _("the annex of names"),
    "permintaan-data": _("the letters that ask for data"),
    "surat-ralat": _("the letter of correction"),
    "olah-ulang": _("the report on an archive"),
}
_PARTS = {
    "dasar.html": (_("what every PDF begins and ends with"), "laporan-bulanan"),
    "blok.html": (_("letterhead, signature, tables and charts of every PDF"), "laporan-bulanan"),
    "dokumen.css": (_("fonts, margins and widths of every PDF"), "laporan-bulanan"),
    "bawaan.css": (_("what dokumen.css builds on; rarely changed"), "laporan-bulanan"),
    "surat.html": (_("letters with a list"), "undangan"),
    "surat-beruntun.html": (_("letters of one kind to several addressees"), "undangan-per-instansi"),
}
"""Parts of several documents → what they make, and a document that shows them."""
_WORD, _EXCEL = "word/{}.docx", "excel/{}.xlsx"
_NEAR = 0.6


def template_files() -> tuple[TemplateFile, ...]:
    """Return the templates that ship with the program: parts of all documents first, then Word, then Excel."""
    parts = (TemplateFile(name, makes, shown_by) for name, (makes, shown_by) in _PARTS.items())
    documents = (
        TemplateFile(pattern.format(name), makes, name)
        for pattern in ("{}.html", _WORD, _EXCEL)
        for name, makes in _DOCUMENTS.items()
    )
    root = template_root()
    return tuple(file for file in (*parts, *documents) if (root / file.name).is_file())


def listed(office: Path) -> tuple[ListedTemplate, ...]:
    """Return all templates, each with what the office has of it."""
    return tuple(_listed(file, office / TEMPLATES / file.name) for file in template_files())


def _listed(file: TemplateFile, copy: Path) -> ListedTemplate:
    if not copy.is_file():
        return ListedTemplate(file, CopyState.SHIPPED)
    shipped = fingerprint(template_root() / file.name)
    origin = copied_from(copy)
    is_unchanged = fingerprint(copy) in {shipped, origin} - {""}
    state = CopyState.UNCHANGED if is_unchanged else CopyState.CHANGED
    return ListedTemplate(file, state, copy, origin != shipped if origin else None)


def unused_files(office: Path) -> Iterator[tuple[str, str]]:
    """Yield files in an office's folder of templates that make no document, each with the nearest name that does.

    Pages and styles of other names may be parts of its own; only those that nearly have the name of one are told.
    """
    names = [file.name for file in template_files()]
    folder = office / TEMPLATES
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        name = path.relative_to(folder).as_posix()
        is_part = path.suffix.lower() in {".html", ".css"}
        if not path.is_file() or name in names or path.name.startswith(("~$", ".")):
            continue
        nearest = next(iter(get_close_matches(name, names, 1, 0.85 if is_part else _NEAR)), "")
        if nearest if is_part else path.suffix.lower() in {".docx", ".xlsx"}:
            yield name, nearest


def templates_of(name: str) -> tuple[TemplateFile, ...]:
    """Return the templates of a name; without its ending, those of all formats.

    Raises:
        UsageError: there is none.
    """
    files = template_files()
    matches = tuple(file for file in files if name in {file.name, file.name.rpartition("/")[2]})
    matches = matches or tuple(file for file in files if name == file.name.rpartition("/")[2].rpartition(".")[0])
    if not matches:
        names = [word for file in files for word in (file.name, file.name.rpartition("/")[2])]
        nearest = next(iter(get_close_matches(name, names, 1, _NEAR)), "")
        if nearest:
            raise UsageError(
                "there is no template {name}", "did you mean {nearest}? pora templates list names them all",
                name=name, nearest=nearest,
            )  # fmt: skip
        raise UsageError("there is no template {name}", "pora templates list names them all", name=name)
    return matches


def only_one(name: str) -> TemplateFile:
    """Return the template of a name.

    Raises:
        UsageError: there is none, or several formats have it.
    """
    files = templates_of(name)
    if len(files) > 1:
        raise UsageError(
            "several templates are called {name}", "name one of them: {names}", name=name,
            names=", ".join(file.name for file in files),
        )  # fmt: skip
    return files[0]
