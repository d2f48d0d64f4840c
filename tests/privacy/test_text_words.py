"""Whoever is left out of an index because no text can name them changes nothing that is found in these texts."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.privacy import mask_text
from reports.privacy.gate import Gate
from reports.privacy.meeting_texts import index_of_values
from reports.privacy.text_words import FoundPersons, TextWords
from reports.vocabulary import editions
from reports.vocabulary.mappings import Mappings
from tests.privacy.ways_of_writing import OTHERS, PERSONS, PLAIN

if TYPE_CHECKING:
    from reports.privacy import PersonIndex

    Values = dict[str, list[object]]

WAYS = json.loads(Path(__file__).with_name("ways_of_naming.json").read_text(encoding="utf-8"))
NEUTRAL = Path(__file__).with_name("neutral_sentences.txt").read_text(encoding="utf-8").splitlines()
STREETS = ("Jl. Melati No. {}", "JALAN KENARI RAYA {} RT 3", "Komplek Cemara Blok {}")


def everybody(seed: int) -> Values:
    """Return the values of the persons of the cases, among 400 others made of words that the cases and others have."""
    rng = random.Random(seed)
    names = [*WAYS["names"], *(person.full for person in PERSONS)]
    parts = [
        *sorted({word for name in names for word in name.split()}),
        "BINTANG",
        "MULIA",
        "MA",
        "RI",
        "NA",
        "A",
        "BIN",
        "ALI",
    ]
    others = [" ".join(rng.choices(parts, k=rng.choice((1, 1, 2, 2, 3, 14)))) for _ in range(400)]
    numbers = [*WAYS["numbers"], *(person.passport for person in PERSONS)]
    made = [f"{rng.choice('ABX')}{rng.randrange(10**7):07}" for _ in range(300)]
    return {
        "full_name": [*names, *others],
        "passport_no": [*numbers, *made[:100]],
        "niora": made[100:200],
        "permit_no": made[200:],
        "address": [rng.choice(STREETS).format(rng.randrange(60)) for _ in range(100)],
        "birth_date": [date(rng.randrange(1950, 2005), rng.randrange(1, 13), rng.randrange(1, 28)) for _ in range(200)],
        "sponsor_name": [*(f"PT {word} JAYA" for word in rng.sample(parts, 20)), *rng.choices(others, k=20)],
    }


def texts_about(values: Values, seed: int) -> list[str]:
    """Return texts that name persons in all ways of the cases, made-up ones, and nobody."""
    rng = random.Random(seed)
    chosen = {field: rng.sample(cells, 6) for field, cells in values.items() if len(cells) >= 6}
    mixed = [f"{rng.choice('Abc')} {' '.join(map(str, rng.sample(cells, 2)))} di Koja" for cells in chosen.values()]
    days = [f"lahir {day:%d-%m-%Y}" for day in chosen["birth_date"] if isinstance(day, date)]
    written = [way(person) for way in (*PLAIN.values(), *OTHERS.values()) for person in rng.sample(PERSONS, 2)]
    return [*(case["text"] for case in WAYS["cases"]), *mixed, *days, *written, *rng.sample(NEUTRAL, 60)]


def found_in(words: TextWords, values: Values) -> PersonIndex:
    """Return the index of those who can be found."""
    found = FoundPersons(words)
    uses = editions.sought()
    kept = {field: sorted(found.among(cells, uses[field]), key=str) for field, cells in values.items()}
    return index_of_values(kept, Mappings())


def index(values: Values) -> PersonIndex:
    """Return the index of everybody."""
    return index_of_values({field: sorted(set(cells), key=str) for field, cells in values.items()}, Mappings())


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.ci) for seed in (1, 2))])
def test_texts_are_masked_as_with_everybody(seed: int) -> None:
    """With the words of all texts, and with those of each text alone; what is masked, of which kind, and in doubt."""
    values = everybody(seed)
    whole, texts = index(values), texts_about(values, seed)
    few = found_in(TextWords.of(texts), values)
    for text in texts:
        assert mask_text(text, few) == mask_text(text, whole)
    for text in random.Random(seed).sample(texts, 40):
        assert mask_text(text, found_in(TextWords.of([text]), values)) == mask_text(text, whole)


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.ci) for seed in (1, 2))])
def test_documents_are_masked_as_with_everybody(seed: int) -> None:
    """Where whole names are searched for only, which leaves out more."""
    values = everybody(seed)
    whole, texts = index(values), texts_about(values, seed)
    words = TextWords.of(texts, official=True)
    few = found_in(words, values)
    assert [Gate(few).passed(text) for text in texts] == [Gate(whole).passed(text) for text in texts]
    for text in random.Random(seed).sample(texts, 40):
        alone = found_in(TextWords.of([text], official=True), values)
        assert Gate(alone).passed(text) == Gate(whole).passed(text)


def test_few_of_many_are_let_in() -> None:
    """Otherwise the index would grow with the persons."""
    rng = random.Random(1)
    names = {
        "".join(rng.choices(("KA", "RI", "MO", "TU", "SE", "NA"), k=5)) + f" {rng.choice('XYZ')}ORO"
        for _ in range(5000)
    }
    found = FoundPersons(TextWords.of(["Kantor Imigrasi Kelas I Koja", "a.n. Xoro Karimo"]))
    assert 0 < len(found.among(names, "names")) < len(names) / 2
    assert found.among({f"A{number:07}" for number in range(5000)}, "numbers") == set()


def test_what_texts_cover() -> None:
    """Free texts tell more than official ones; a further word or number is not covered."""
    free, official = TextWords.of(["Sdr. Hans A1234567"]), TextWords.of(["Sdr. Hans A1234567"], official=True)
    assert free.covers(official)
    assert not official.covers(free)
    assert (free | official).covers(free)
    assert not free.covers(TextWords.of(["Hans Muller"], official=True))
    assert not free.covers(TextWords.of(["A1234568"], official=True))
