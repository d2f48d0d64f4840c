"""Traces lead to everybody whom new words of texts can name, and seldom to others."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reports.privacy.person_traces import PersonTraces, SoughtWords, from_letters, letters
from reports.privacy.text_words import FoundPersons, TextWords
from reports.vocabulary import editions
from tests.privacy.test_text_words import everybody, texts_about

if TYPE_CHECKING:
    from tests.privacy.test_text_words import Values

USES = editions.sought()


def found(words: TextWords, values: Values) -> set[tuple[str, str]]:
    """Return the field and value of everything that can be found."""
    persons = FoundPersons(words)
    return {(field, str(cell)) for field, cells in values.items() for cell in persons.among(set(cells), USES[field])}


def traces(values: Values) -> PersonTraces:
    """Return the traces of persons, as they were written and read."""
    return PersonTraces.read(PersonTraces.of((USES[field], cells) for field, cells in values.items()).written())


def leads(before: TextWords, after: TextWords, values: Values) -> bool:
    """Tell whether what is new has to be searched for."""
    new = SoughtWords.of(after).beyond(SoughtWords.of(before).traces)
    return new is None or traces(values).lead_from(new)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.ci) for seed in (1, 2))])
def test_nobody_is_found_whom_no_trace_told_of(seed: int) -> None:
    """Of each person alone, in all ways of writing them, when one text more is printed than was searched before."""
    values = everybody(seed)
    rng = random.Random(seed)
    texts = texts_about(values, seed)
    told = missed = 0
    for text in rng.sample(texts, 60):
        before = TextWords.of(rng.sample(texts, 3), official=True) | TextWords.of(rng.sample(texts, 2))
        after = before | TextWords.of([text], official=True)
        new = found(after, values) - found(before, values)
        for field, cell in sorted(new):
            assert leads(before, after, {field: [date.fromisoformat(cell) if field == "birth_date" else cell]})
        told += bool(new)
        missed += bool(new) and not leads(before, after, values)
    assert (told > 20, missed) == (True, 0)


@pytest.mark.parametrize(
    ("text", "leads_to_them"),
    [
        ("1.203.456 baris dari 57 berkas", False),
        ("REGISTER 2024-10.xlsx", False),
        ("berkas Karimo.xlsx", True),
        ("berkas KARIMOnya", True),
        ("A 1234567", True),
        ("Jalan Melati Nomor 9", True),
        ("PT Xoro Jaya 12", True),
        ("lahir 3 Mei 1981", True),
        ("lahir 4 Mei 1981", False),
    ],
)
def test_figures_lead_to_nobody(text: str, leads_to_them: bool) -> None:
    """A report has other figures each time; numbers of houses and companies say nothing by themselves."""
    values: Values = {
        "full_name": ["Karimo Østergård"],
        "passport_no": ["A1234567"],
        "address": ["Jl. Melati Nomor 57"],
        "birth_date": [date(1981, 5, 3)],
        "sponsor_name": ["PT 57 Xoro"],
    }
    before = TextWords.of(["Kantor di Koja"])
    assert leads(before, before | TextWords.of([text], official=True), values) is leads_to_them


def test_a_new_word_of_a_free_text_is_always_searched_for() -> None:
    """It may be misspelt, or a name run together."""
    before = TextWords.of(["Kantor di Koja"])
    assert SoughtWords.of(before | TextWords.of(["Rapat"])).beyond(SoughtWords.of(before).traces) is None
    assert SoughtWords.of(before).beyond(SoughtWords.of(before).traces) == frozenset()
    assert SoughtWords.of(replace(before, free=frozenset())).beyond(SoughtWords.of(before).traces) == frozenset()


def test_bytes_are_written_with_letters() -> None:
    """Digits would be found as the number of somebody."""
    content = bytes(range(256))
    assert letters(content).isalpha()
    assert from_letters(letters(content)) == content
