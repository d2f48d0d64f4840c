"""The forms on the protection of personal data that an office fills in: record of processing, notice, assessment."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.vocabulary.config import Config


@dataclass(frozen=True)
class FormTable:
    """A table with rows to complete."""

    head: tuple[str, ...]
    widths: tuple[int, ...]
    """Millimetres of each column."""
    rows: tuple[tuple[str, ...], ...]
    blank: int
    """Empty rows below them."""


@dataclass(frozen=True)
class FormSection:
    """A heading with what stands below it, in this order; each part may be missing."""

    heading: str = ""
    intro: str = ""
    paragraphs: tuple[str, ...] = ()
    fields: tuple[tuple[str, str], ...] = ()
    """Label and value; an empty value is a dotted line."""
    items: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    """Lines with a box to tick."""
    table: FormTable | None = None
    signature: bool = False
    new_page: bool = False


@dataclass(frozen=True)
class PrivacyForm:
    """One form."""

    file: str
    title: str
    about: str
    landscape: bool
    signature: bool
    sections: tuple[FormSection, ...]
    office: str
    address: str
    head: str
    """Position of the head of the office, who signs."""
    city: str


def privacy_forms(config: Config) -> tuple[PrivacyForm, ...]:
    """Return the forms for an office, in the order of the data file."""
    return tuple(_form(declared, config) for declared in load("privacy_forms")["forms"])


def _form(declared: Mapping[str, Any], config: Config) -> PrivacyForm:
    office = config.office
    contact = "; ".join(part for part in (office.phone, office.email) if part)
    office_facts = {"office": office.name, "address": office.address, "head": config.head.position, "contact": contact}
    sections = tuple(_section(section, office_facts) for section in declared["sections"])
    about = {name: declared[name] for name in ("file", "title", "about", "landscape", "signature")}
    return PrivacyForm(
        **about,
        sections=sections,
        office=office.name,
        address=office.address,
        head=office_facts["head"],
        city=office.city,
    )


def _section(declared: Mapping[str, Any], office_facts: Mapping[str, str]) -> FormSection:
    section = FormSection(**{name: _frozen(value, office_facts) for name, value in declared.items() if name != "table"})
    if "table" not in declared:
        return section
    table = {name: _frozen(value, office_facts) for name, value in declared["table"].items()}
    return dataclasses.replace(section, table=FormTable(**table))


def _frozen(value: Any, office_facts: Mapping[str, str]) -> Any:  # noqa: ANN401 -- texts, numbers and lists of the data file
    """Return a value with facts of the office in place of their names, and lists as tuples."""
    if isinstance(value, list):
        return tuple(_frozen(element, office_facts) for element in value)
    if isinstance(value, str):
        for name, fact in office_facts.items():
            value = value.replace(f"{{{name}}}", fact)
    return value
