"""What ``pora init`` asks at a terminal: the language, then in that language the office, its area and its officials."""

from __future__ import annotations

from functools import partial
from gettext import gettext, ngettext
from typing import TYPE_CHECKING

import click

from reports.cli import console, i18n
from reports.cli.completion import ask
from reports.errors import msgid as _
from reports.vocabulary import offices, region_search, regions, work_area
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Answer = str | tuple[str, ...]

QUESTIONS = {
    "office.city": _("City, for place and date of letters"),
    "office.address": _("Address"),
    "office.regional_office_before": _("Regional office on letterheads before 21 October 2024"),
    "office.regional_office": _("Regional office on letterheads from then on"),
    "head.name": _("Name of its head"),
    "head.nip": _("NIP of its head"),
    "section_head.name": _("Name of the head of the section"),
    "section_head.nip": _("NIP of the head of the section"),
}
"""Key of ``pora.toml`` → what is asked for it after the area."""


def ask_all() -> dict[str, Answer]:
    """Ask for what every letter needs; an empty answer takes the default.

    Raises:
        ConfigurationError: the code list of Kemendagri is missing.
    """
    answers: dict[str, Answer] = {"language": _language()}
    name = ask(gettext("Name of the office"), default=Config().office.name, complete=offices.names_beginning_with)
    answers["office.name"] = name
    codes = _area(name)
    answers |= {"work_area.districts": codes} if codes else {}
    defaults = _defaults(codes)
    return answers | {key: ask(gettext(text), default=defaults[key]) for key, text in QUESTIONS.items()}


def _language() -> str:
    """Ask for the language, in both, and go on in it."""
    languages = click.Choice(i18n.LANGUAGES)
    language: str = click.prompt(
        "Bahasa / Language", default=i18n.active_language(), type=languages, show_choices=True, err=True
    )
    i18n.activate(language)
    return language


def _defaults(codes: tuple[str, ...]) -> Mapping[str, str]:
    """Return the defaults of the questions, by the first kota or kabupaten of the area."""
    config = Config()
    defaults = {f"office.{name}": getattr(config.office, name) for name in vars(config.office)}
    if codes:
        defaults |= offices.defaults(work_area.expanded(codes)[0])
    return {key: defaults.get(key, "") for key in QUESTIONS}


def _area(office: str) -> tuple[str, ...]:
    """Ask for the places of the work area, one or several at a time; none for the default area.

    Args:
        office: its name; the default area is offered to the default office alone, to others their city, and only once.
    """
    codes: list[str] = []
    text = gettext("Work area: kota, kabupaten or kecamatan, several separated by commas (Tab completes)")
    default = gettext("Kota Administrasi Jakarta Utara") if office == Config().office.name else offices.city_in(office)
    while (answer := ask(text, default=default, complete=region_search.completions)) or not codes:
        if default and answer == default and office == Config().office.name:
            return ()
        codes = list(dict.fromkeys((*codes, *_places(answer))))
        default = ""
        if codes:
            text = gettext("Another one (empty: no more)")
    return tuple(codes)


def _places(answer: str) -> Iterator[str]:
    """Yield the places that an answer names: as a whole, as the Tab key completes it, else between its commas."""
    is_one_place = bool(region_search.find(answer))
    names = [answer] if is_one_place else list(filter(None, map(str.strip, answer.split(","))))
    for name in names:
        code = _one_of(region_search.find(name), name)
        if code:
            _say(_added(code))
            yield code


def _added(code: str) -> str:
    count = len(regions.districts_of(code))
    message = ngettext("added: {code} {place} ({count} kecamatan)", "added: {code} {place} ({count} kecamatan)", count)
    return message.format(code=code, place=region_search.label(code), count=i18n.count(count))


def _one_of(codes: tuple[str, ...], answer: str) -> str | None:
    """Return the place that is meant; ask which where there are several, and name the nearest where there is none."""
    if not codes:
        near = "; ".join(map(region_search.label, work_area.nearest(answer)))
        _say(gettext("There is no place called {name}.").format(name=answer))
        if near:
            _say(gettext("Did you mean {near}?").format(near=near))
        return None
    if len(codes) == 1:
        return codes[0]
    for number, code in enumerate(codes, 1):
        _say(f"  {number}  {region_search.label(code)}")
    choice: int = click.prompt(
        gettext("Which one? (0: none of them)"), default=0, value_proc=partial(_choice, codes), err=True
    )
    return codes[choice - 1] if choice else None


def _choice(codes: tuple[str, ...], answer: object) -> int:
    """Return the number of the place that an answer chooses, by number or by a name that is one of them alone.

    Raises:
        click.UsageError: it chooses none; click says why and asks again.
    """
    text = str(answer).strip()
    if text.isdecimal() and int(text) <= len(codes):
        return int(text)
    chosen_numbers = [number for number, code in enumerate(codes, 1) if code in region_search.find(text)]
    if len(chosen_numbers) != 1:
        raise click.UsageError(gettext("Type one of the numbers 0 to {last}.").format(last=len(codes)))
    return chosen_numbers[0]


def _say(text: str) -> None:
    console.remark([text], quiet=False)
