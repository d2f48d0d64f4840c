"""Properties of reading: what is printed is read back, and no order of rows, sheets or files changes a figure."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import offices
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import Person, person

from reports.intake.read import find
from reports.intake.recognise.header import is_numbering
from reports.intake.validate import propose_same_persons, resolve_duplicates, tell_versions
from reports.ledger.frames import frames
from reports.measures import measure
from reports.model.coverage import Coverage, Delivery
from reports.model.period import Month, Period
from reports.model.sheet import RowBin
from reports.pipeline.delivery import delivered_months
from reports.pipeline.intake import read_file
from reports.vocabulary import dates, numbers, places
from reports.vocabulary.resources import load

if TYPE_CHECKING:
    from pathlib import Path


MONTHS = [(int(number), word) for number, words in load("months")["variants"].items() for word in words]
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
DAYS = st.dates(date(1990, 1, 1), date(2079, 12, 31))


def spellings(day: date) -> list[str]:
    """Return every numeric spelling of a day that offices use, day before month."""
    full = [f"{day.day:02d}{mark}{day.month:02d}{mark}{day.year}" for mark in "-/. "]
    short = [f"{day.day}{mark}{day.month}{mark}{day.year}" for mark in "-/."]
    words = [
        f"{day.day} {word} {day.year}" for number, word in MONTHS if number == day.month and set(word) - set("IVX")
    ]
    joined = [
        f"{day.day}-{word}-{day.year}" for number, word in MONTHS if number == day.month and set(word) - set("IVX")
    ]
    weekday = [f"{WEEKDAYS[day.weekday()]}, {text}" for text in (*full[:1], *words[:1])]
    return [*full, *short, *words, *joined, *weekday, day.isoformat(), f"{day.isoformat()} 00:00:00"]


@given(DAYS)
def test_every_spelling_of_a_day_is_read_back(day: date) -> None:
    """parse(print(day)) is the day, for each spelling and for the serial number."""
    assert [text for text in spellings(day) if dates.read(text).first != day or dates.read(text).fault] == []
    assert dates.read(float((day - date(1899, 12, 30)).days)).first == day


@given(DAYS, st.integers(1, 20))
def test_every_spelling_of_a_range_is_read_back(day: date, length: int) -> None:
    """A range gives its first and last day."""
    last = day + timedelta(length)
    mid = "s.d."
    month = {number: word for number, word in reversed(MONTHS) if set(word) - set("IVX")}
    texts = [f"{day.day} {month[day.month]} {day.year} {mid} {last.day} {month[last.month]} {last.year}"]
    if day.month == last.month:
        texts += [
            f"{day.day} {word} {last.day} {month[day.month]} {day.year}"
            for word in (mid, "s/d", "-", "–", "sampai dengan")
        ]
    assert [text for text in texts if (dates.read(text).first, dates.read(text).last) != (day, last)] == []


@given(st.integers(0, 10**9))
def test_every_spelling_of_a_count_is_read_back(number: int) -> None:
    """parse(print(n)) is n, with dots, spaces or nothing between the thousands, as text or as a number."""
    dotted = f"{number:,}".replace(",", ".")
    texts = [str(number), dotted, dotted.replace(".", " "), f"{number} orang", f"{dotted},00", float(number), number]
    assert [text for text in texts if numbers.whole(text) != number] == []


def figures(folder: Path) -> dict[str, int | None]:
    """Return the September figures of a folder of registers."""
    files = [read_file(found, found.path.name) for found in find(folder)]
    settled = propose_same_persons(resolve_duplicates(tell_versions(files, delivered_months)))
    deliveries = tuple(
        Delivery(
            "register", one.table.period, one.count(RowBin.ACCEPTED), one.count(RowBin.SET_ASIDE), nil_declared=False
        )
        for file in settled
        for one in file.tables
        if one.table.period
    )
    period = Period.of(Month(2024, 9))
    districts = tuple(one.code for one in places.districts())
    counted = measure(frames(settled), Coverage(deliveries), period, as_of=period.end, districts=districts)
    return {figure.id: figure.value for table in counted.tables.values() for figure in table.cells.values()}


def crowd(r: random.Random) -> list[Person]:
    """Return persons, some of them twice with another permit, place or sex."""
    found = [person(r, r.choice(places.districts()), text_only=False) for _ in range(r.randint(20, 40))]
    for one in r.sample(found, 6):
        twin = person(r, r.choice(places.districts()), text_only=False)
        for name in ("passport_no", "nationality", "full_name"):
            twin.cells[name] = one.cells[name]
        found.append(twin)
    return found


def plain(r: random.Random) -> offices.Layout:
    """Return a layout without groups, whose rows may stand in any order."""
    lay = offices.layout(r, text_only=False, one_district=False)
    lay.grouping, lay.merged_fill, lay.repeat_header = "none", False, False
    return lay


@settings(max_examples=settings.default.max_examples // 5)
@given(st.integers(0, 10**6))
def test_no_order_of_rows_sheets_or_files_changes_a_figure(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    """The same rows in another order, on other sheets and in other files give the same figures."""
    r = random.Random(seed)
    everybody, lay = crowd(r), plain(r)
    found = []
    for _ in range(3):
        folder = tmp_path_factory.mktemp("office")
        r.shuffle(everybody)
        cut = r.randint(5, len(everybody) - 5)
        names = ["a 2024-09.xlsx", "b 2024-09.xlsx"]
        r.shuffle(names)
        for name, part in zip(names, (everybody[:cut], everybody[cut:]), strict=True):
            half = len(part) // 2
            sheets = [
                offices.sheet(f"Data {n}", ["DATA WNA"], rows, lay)
                for n, rows in enumerate((part[:half], part[half:]))
                if rows
            ]
            r.shuffle(sheets)
            offices.write_xlsx(folder / name, sheets)
        found.append(figures(folder))
    assert found[0] == found[1] == found[2]
    assert found[0]["stock-district-permit/total/total"]


@pytest.mark.parametrize("cell", ["9" * 20, "1" * 5000, "100.000.000.000.000.000.000", 1e20, 10**20, float("inf")])
def test_no_cell_is_a_count_that_cannot_be_kept(cell: object) -> None:
    """The number of a document in a column of counts is no count, and ends no run."""
    assert numbers.whole(cell) is None


@pytest.mark.parametrize("cell", ["²", "2" * 5000])
def test_an_odd_figure_is_no_number_of_a_column(cell: str) -> None:
    """A raised figure, or one of any length, beside column numbers."""
    assert not is_numbering(("1", cell, "3"))
