"""What a return for others has in place of the ministry's forms: tables by stage and by kind, in the body itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.documents.form_pages import is_reference
from reports.documents.meeting import cases

if TYPE_CHECKING:
    from reports.documents.material import Material
    from reports.model.document import Section

_STAGES, _KINDS = "projustisia-bagian", "tak"
"""Sections whose details the office's own return prints on a form."""
_SUMMARY = "ringkasan"


def without_forms(material: Material, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return sections that name no form and print the tables of a meeting pack in its place.

    Forms tell persons by sex and article, of which nothing would be left. The summary follows the short forms on their
    page, because no foreword stands there.
    """
    return tuple(_without_form(material, section) for section in sections)


def _without_form(material: Material, section: Section) -> Section:
    blocks = tuple(block for block in section.blocks if not is_reference(block))
    if section.id == _STAGES:
        blocks = (*blocks, cases.criminal_table(material))
    elif section.id == _KINDS:
        blocks = (*blocks, cases.kinds_table(material))
    parts = without_forms(material, section.sections)
    return replace(section, blocks=blocks, sections=parts, new_page=section.new_page and section.id != _SUMMARY)
