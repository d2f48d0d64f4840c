"""Rows of a register that are not of its stock: persons who have left, and citizens of Indonesia (settled rule 3).

Where many would go at once the column is doubted instead of the persons: nobody goes, and the office is asked. What the
office has once answered about a word in ``mappings.toml`` is no longer doubted.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from reports.intake.normalise.converters import as_text
from reports.intake.normalise.departure_captions import caption_departures
from reports.intake.normalise.unread_departures import unread_departures
from reports.problems import Detail, Problem
from reports.vocabulary import nationalities, own_codes, permits
from reports.vocabulary.departures import (
    STRUCK,
    Departure,
    answer_keys,
    as_decided,
    had_left,
    is_memo,
    phrase_of,
    word_of,
)
from reports.vocabulary.text import decision_key, normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.normalise.columns import Cells

_COLUMNS = ("status", "active", "remarks")
_MOSTLY = 0.6
"""Part of a column of states that says AKTIF, from which any other word is asked about."""
CAPTION = "caption"
"""Stands for the column where a caption above the row says that a person has left."""
_FEW = 5
"""Rows up to which nobody is asked."""
_DEPARTED_SHARE, _CITIZEN_SHARE = 0.05, 0.10
"""Shares of a sheet above which it is asked about."""


def departures_of(cells: Cells) -> tuple[list[object], list[Problem]]:
    """Return ``field:word`` of each person who had left by the end of the period; doubtful words are told once.

    A dated departure is ``field:word@2024-09-12``. A row of which every filled cell is struck through has left too,
    unless a word in it dates that later. A code below AKTIF says it where the office has decided so.
    """
    struck = cells.grid.struck_rows()
    departures: list[object] = [STRUCK if row in struck else None for row in cells.rows]
    doubtful = {index for index, word in enumerate(departures) if word}
    problems: list[Problem] = []
    dates = cells.judged("departure_date")[0]
    for field in _COLUMNS:
        leavings = _stated_departures(cells, field)
        for index, leaving in enumerate(leavings) if any(leavings) else ():
            if leaving and leaving.is_sure and departures[index] in {None, STRUCK}:
                departures[index] = _gone(cells, field, leaving, dates[index])
                is_clear = leaving.is_decided or departures[index] is None
                doubtful = doubtful - {index} if is_clear else doubtful | {index}
        problems += _words_to_decide(cells, field, leavings)
    captions, in_doubt = caption_departures(cells)
    for index, leaving in enumerate(captions) if any(captions) else ():
        if leaving and departures[index] is None:
            departures[index] = _gone(cells, CAPTION, leaving, dates[index])
            doubtful = doubtful if leaving.is_decided or departures[index] is None else doubtful | {index}
    problems += [*in_doubt, *_dates_alone(cells, departures, dates), *unread_departures(cells)]
    if _are_many(len(doubtful), len(departures), _DEPARTED_SHARE):
        words = {word_of(str(departures[index])) for index in doubtful} - {None}
        details: dict[str, Detail] = {"count": len(doubtful), "words": ", ".join(sorted(filter(None, words)))}
        problems.append(Problem("departures-many", cells.path, cells.table.sheet, details=details))
        departures = [None if index in doubtful else word for index, word in enumerate(departures)]
    by_code, of_codes = _by_code(cells, departures, dates)
    return by_code, [*problems, *of_codes]


def _dates_alone(cells: Cells, departures: Sequence[object], dates: Sequence[object]) -> list[Problem]:
    """Say once how many persons have a day of departure in or before the period, and no word for it."""
    as_of = cells.table.period.end if cells.table.period else None
    rows = [
        index
        for index, (word, day) in enumerate(zip(departures, dates, strict=True))
        if word is None and isinstance(day, date) and (as_of is None or day <= as_of)
    ]
    if not rows:
        return []
    details: dict[str, Detail] = {"count": len(rows)}
    raw = cells.raw_at("departure_date", rows[0])
    return [cells.problem("departure-date-alone", rows[0], "departure_date", raw, details)]


def _by_code(cells: Cells, departures: list[object], dates: Sequence[object]) -> tuple[list[object], list[Problem]]:
    """Return the departures with those by a code below AKTIF that the office has decided.

    The code says whether, the column of departures when: who left after the period is in its stock.
    """
    states, problems = cells.judged("active")
    raw = cells.raw("active")
    by_code = list(departures)
    for index, state in enumerate(states):
        if state == own_codes.LEFT and departures[index] is None:
            leaving = Departure(as_text(raw[index]), is_sure=True, is_decided=True)
            by_code[index] = _gone(cells, "active", leaving, dates[index])
    return by_code, problems


def _words_to_decide(cells: Cells, field: str, leavings: Sequence[Departure | None]) -> list[Problem]:
    """Return a problem for each distinct word that the office has to decide about, at its first cell."""
    first: dict[str, int] = {}
    for index, leaving in enumerate(leavings):
        if leaving and not leaving.is_sure and not is_memo(leaving.word):
            first.setdefault(leaving.word, index)
    return [cells.problem("departure-asked", index, field, cells.raw_at(field, index)) for index in first.values()]


def _stated_departures(cells: Cells, field: str) -> list[Departure | None]:
    """Return what a column says of departures, as the office has decided its words."""
    if not cells.has(field):
        return []
    answers = cells.remembered.get("departed", {})
    as_of = cells.table.period.end if cells.table.period else None
    leavings = {text: as_decided(text, answers) for text in set(cells.raw(field)) if isinstance(text, str)}
    if field == "status":
        leavings |= {
            text: Departure(phrase_of(text) or text, is_sure=False)
            for text in _beside_active(cells.raw(field), leavings, answers)
        }
    if as_of is not None:
        leavings = {text: leaving and leaving.in_year(as_of) for text, leaving in leavings.items()}
    return [leavings[text] if isinstance(text, str) else None for text in cells.raw(field)]


def _beside_active(
    column: Sequence[object], leavings: Mapping[str, Departure | None], answers: Mapping[str, str]
) -> list[str]:
    """Return the texts of a status that nearly always says AKTIF which say something else, and of no departure yet."""
    counts = Counter(text for text in column if isinstance(text, str))
    active = {text for text in counts if normal(text) in own_codes.WORDS_FOR_ACTIVE}
    other_texts = [text for text, leaving in leavings.items() if leaving is None and text not in active]
    of_active = sum(counts[text] for text in active)
    if of_active < _MOSTLY * counts.total() or len(other_texts) > own_codes.MOST_WORDS or of_active <= _FEW:
        return []
    return [
        text for text in other_texts if normal(text) and not any(word in answers for word in answer_keys(text, None))
    ]


def _gone(cells: Cells, field: str, leaving: Departure, stated: object) -> str | None:
    """Return what is stored of a departure; None where it lies after the period.

    Args:
        cells: of the table.
        field: that says so.
        leaving: what it says.
        stated: date in a column of departures, which counts where the word has none.
    """
    departure = leaving.stored(field, stated if isinstance(stated, date) else None)
    as_of = cells.table.period.end if cells.table.period else None
    return departure if as_of is None or had_left(departure, as_of) else None


def citizens_of(cells: Cells, columns: Mapping[str, list[object]]) -> tuple[list[object], list[Problem]]:
    """Return the nationalities; those of citizens are unknown where there are too many to be believed.

    Children of dual citizenship are no such citizens, and a text that the office has decided is believed.
    """
    nations = columns["nationality"]
    if nationalities.INDONESIA not in nations:
        return nations, []
    answers = cells.remembered.get("nationality", {})
    doubtful = {
        index
        for index, (code, permit, text) in enumerate(
            zip(nations, columns["permit_class"], cells.texts("nationality"), strict=True)
        )
        if code == nationalities.INDONESIA and permit != permits.MEMO and decision_key(text or "") not in answers
    }
    if not _are_many(len(doubtful), len(nations), _CITIZEN_SHARE):
        return nations, []
    first = min(doubtful)
    details: dict[str, Detail] = {"count": len(doubtful)}
    problem = cells.problem("citizens-many", first, "nationality", cells.raw_at("nationality", first), details)
    return [None if index in doubtful else code for index, code in enumerate(nations)], [problem]


def _are_many(number: int, rows: int, share: float) -> bool:
    return number > _FEW and number > share * rows
