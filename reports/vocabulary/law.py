"""What the law and the ministry were called on a day: Dasar hukum, the team's name, letterhead and addressee.

The Dasar follows the date of the event or period, the letterhead the date of the document. Between the founding of the
new ministry and the first attested use of its letterhead nobody can decide for the office, so it has to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reports.errors import ConfigurationError
from reports.model.document import Letterhead
from reports.model.period import Period
from reports.vocabulary.config import FILE
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from collections.abc import Callable

    from reports.vocabulary.config import Config, Office

DOTTED = "…" * 4


class Ministry(StrEnum):
    """The ministry over the office."""

    KEMENKUMHAM = "kemenkumham"
    KEMENIMIPAS = "kemenimipas"


_MINISTRY_LINES = {
    Ministry.KEMENKUMHAM: ("KEMENTERIAN HUKUM DAN HAK ASASI MANUSIA", "REPUBLIK INDONESIA"),
    Ministry.KEMENIMIPAS: (
        "KEMENTERIAN IMIGRASI DAN PEMASYARAKATAN",
        "REPUBLIK INDONESIA",
        "DIREKTORAT JENDERAL IMIGRASI",
    ),
}
_MINISTRY_NAMES = {
    Ministry.KEMENKUMHAM: "Kementerian Hukum dan Hak Asasi Manusia",
    Ministry.KEMENIMIPAS: "Kementerian Imigrasi dan Pemasyarakatan",
}
_KANWIL = "Kantor Wilayah "
_MONTHLY = "surat-laporan-bulanan"
"""The instrument that only a monthly return rests on."""
_TEAM = "permen-tim"
UNDECIDED = "tidak dicetak, sebab belum ditetapkan kantor"
"""What stands for the ministry in the months of its change, where the office has not chosen."""


@dataclass(frozen=True)
class Valid:
    """A name or a rule, and the months of which reports use it."""

    subject: str
    text: str
    period: Period


def timeline(config: Config, period: Period) -> tuple[Valid, ...]:
    """Return what the reports of these months name, subject by subject, each by its last day.

    Months, not days: of some rules the day is not known on which they took effect.
    """
    data = load("law")
    subjects: tuple[tuple[str, Callable[[date], str | None]], ...] = (
        ("Kementerian", lambda day: ministry_as_decided(config, day) or UNDECIDED),
        ("Nama tim", team_name),
        *((str(instrument["subject"]), _picker(instrument["texts"])) for instrument in data["instruments"]),
        ("Kode indeks visa", _picker(data["visa_index"])),
    )
    validities: list[Valid] = []
    for subject, text_of in subjects:
        for month in period.months:
            text = text_of(month.last)
            if text is None:
                continue
            latest = validities[-1] if validities else None
            if latest and (latest.subject, latest.text, latest.period.last.plus(1)) == (subject, text, month):
                validities[-1] = Valid(subject, text, Period(latest.period.first, month))
            else:
                validities.append(Valid(subject, text, Period.of(month)))
    return tuple(validities)


def _picker(texts: list[dict[str, Any]]) -> Callable[[date], str | None]:
    return lambda day: _in_force(texts, day)


def titles() -> tuple[str, ...]:
    """Return the texts of all instruments that documents cite."""
    return tuple(entry["text"] for instrument in load("law")["instruments"] for entry in instrument["texts"])


def basis(day: date) -> tuple[str, ...]:
    """Return the Dasar hukum in force on a day, highest rank first."""
    texts = (_in_force(instrument["texts"], day) for instrument in load("law")["instruments"])
    return tuple(text for text in texts if text is not None)


def meeting_basis(day: date) -> tuple[str, ...]:
    """Return the Dasar of a meeting of a day: the rules in force, without the letter that asks for monthly returns."""
    instrument_texts = (
        instrument["texts"] for instrument in load("law")["instruments"] if instrument["id"] != _MONTHLY
    )
    return tuple(text for text in (_in_force(texts, day) for texts in instrument_texts) if text is not None)


def monthly_letter(day: date) -> str:
    """Return the letter that asks for monthly returns, as in force on a day; empty before it."""
    instruments = (entry for entry in load("law")["instruments"] if entry["id"] == _MONTHLY)
    return next((text for entry in instruments if (text := _in_force(entry["texts"], day))), "")


def team_regulation(day: date) -> str:
    """Return the regulation on the team as in force on a day; empty where none is known by its number."""
    instruments = (entry for entry in load("law")["instruments"] if entry["id"] == _TEAM)
    text = next((text for entry in instruments if (text := _in_force(entry["texts"], day))), "")
    return text if "Nomor" in text else ""


def act(day: date) -> str:
    """Return the Immigration Act with its last amendment as it stood on a day."""
    texts = load("law")["instruments"][0]["texts"]
    return _in_force(texts, day) or str(texts[0]["text"])


def team_name(day: date) -> str:
    """Return how the regulation in force on a day spells the team: ``Tim PORA`` or ``Tim Pora``."""
    return _in_force(load("law")["team_name"], day) or "Tim PORA"


def ministry(config: Config, day: date) -> Ministry:
    """Return the ministry whose letterhead a document of a day bears.

    Raises:
        ConfigurationError: the day lies in the transition window and the office has not chosen.
    """
    switch = load("letterhead_switch")
    first, last = (date.fromisoformat(text) for text in switch["transition_window"])
    if day < first:
        return Ministry.KEMENKUMHAM
    if day > last:
        return Ministry.KEMENIMIPAS
    if not config.document.letterhead:
        raise ConfigurationError(
            "the letterhead of a document dated {day} is not decided: the ministry changed its name in those months",
            'write letterhead = "kemenkumham" or letterhead = "kemenimipas" under [document] in {file}',
            day=day.isoformat(),
            file=FILE,
        )
    return Ministry(config.document.letterhead)


def decided(config: Config, day: date) -> Ministry | None:
    """Return the ministry of a day; None where the office would have to choose and has not.

    For what is made again of old months: one undecided month must not stop the others, and nothing is guessed for it.
    """
    try:
        return ministry(config, day)
    except ConfigurationError:
        return None


def ministry_as_decided(config: Config, day: date) -> str:
    """Return the ministry's name for running text; empty where the office has not chosen one."""
    ministry = decided(config, day)
    return _MINISTRY_NAMES[ministry] if ministry else ""


def letterhead(config: Config, day: date) -> Letterhead:
    """Return the letterhead of a document of a day."""
    return _letterhead_of(config.office, ministry(config, day))


def letterhead_as_decided(config: Config, day: date) -> Letterhead:
    """Return the letterhead of a day; without the lines of a ministry where the office has not chosen one."""
    ministry = decided(config, day)
    office = config.office
    if ministry is None:
        return Letterhead((), office.name.upper(), _address(office), office.emblem or None)
    return _letterhead_of(office, ministry)


def _letterhead_of(office: Office, ministry: Ministry) -> Letterhead:
    regional = office.regional_office_before
    if ministry is Ministry.KEMENIMIPAS:
        # The Directorate General has its own line, so the Kanwil's line does not repeat it.
        regional = office.regional_office.replace("Direktorat Jenderal Imigrasi ", "")
    lines = (*_MINISTRY_LINES[ministry], regional.upper())
    return Letterhead(lines, office.name.upper(), _address(office), office.emblem or None)


def addressee(config: Config, day: date) -> tuple[str, ...]:
    """Return the addressee of the return: configured, else the Kanwil by the ministry of the day."""
    if config.letters.addressee:
        return config.letters.addressee
    if ministry(config, day) is Ministry.KEMENKUMHAM:
        region = config.office.regional_office_before.removeprefix(_KANWIL)
        return (
            "Kepala Kantor Wilayah",
            f"Kementerian Hukum dan Hak Asasi Manusia {region}",
            "u.p. Kepala Divisi Keimigrasian",
            "di tempat",
        )
    name = config.office.regional_office.removeprefix(_KANWIL)
    return "Kepala Kantor Wilayah", name, "di tempat"


def _address(office: Office) -> str:
    """Return the address in two lines, so that none ends with a dot; what is not configured is a dotted line."""
    lines = (
        (office.address or f"Jalan {DOTTED}, {office.city}", f"Telepon {office.phone or DOTTED}"),
        (f"Laman {office.website or DOTTED}", f"Pos\u2011el {office.email or DOTTED}"),
    )
    # A part stays on one line, so that a label is never parted from what it names.
    return "\n".join(" · ".join(part.replace(" ", "\u00a0") for part in line) for line in lines)


def _in_force(texts: list[dict[str, Any]], day: date) -> str | None:
    """Return the text whose days hold the day."""
    for version in texts:
        ends = version["valid_to"]
        if date.fromisoformat(version["valid_from"]) <= day and (ends is None or day <= date.fromisoformat(ends)):
            return str(version["text"])
    return None
