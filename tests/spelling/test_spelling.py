"""Every Indonesian text is spelt with words that somebody has looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from tests import sample_office
from tests.command_line import run
from tests.spelling.indonesian_texts import program_texts, words
from tests.spelling.spelling_lists import GLOSSARY, NOT_STANDARD, WORDS, entries, is_known

if TYPE_CHECKING:
    from pathlib import Path

ADVICE = "mend the word, or add it: python tests/spelling/renew.py (a dictionary's), tests/spelling/glossary.txt (ours)"


def test_every_word_of_every_text_is_known() -> None:
    """Messages, sentences in code, templates, themes and data."""
    texts = list(program_texts())
    unknown = {word: place for place, text in texts for word in words(text) if not is_known(word)}
    assert len(texts) > 3000
    assert not unknown, ADVICE


def test_no_word_is_of_a_form_that_is_not_standard() -> None:
    """A dictionary knows some of them all the same."""
    wrong = set(entries(NOT_STANDARD))
    assert not {(word, place) for place, text in program_texts() for word in words(text) if word.lower() in wrong}
    assert not wrong & {*entries(WORDS), *entries(GLOSSARY)}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Kantor Imigrasi menyampaikan laporan bulanan.", []),
        ("Kantor Imgrasi menyampiakan laporan bulanan.", ["Imgrasi", "menyampiakan"]),
        ("registernya, {count} berkasnya, `pora check`, inputs/berkas.xlsx, --strict", []),
        ("undang-undang-undnag", ["undnag"]),
    ],
)
def test_a_misspelt_word_is_told(text: str, unknown: list[str]) -> None:
    """Placeholders, options and paths are no words; parts of a word with a hyphen are."""
    assert [word for word in words(text) if not is_known(word)] == unknown


def test_lists_are_in_order_and_hold_no_word_twice() -> None:
    """Two who add words do not add them twice."""
    assert entries(WORDS) == sorted(set(entries(WORDS)))
    assert len(entries(GLOSSARY)) == len(set(entries(GLOSSARY)))
    assert not set(entries(WORDS)) & set(entries(GLOSSARY))


@pytest.mark.ci
@pytest.mark.parametrize(
    "command",
    [
        ("return", "2024-09"),
        ("briefing", "inputs/rapat-2024-10-16.xlsx", "--edition", "dinas"),
        ("minutes", "inputs/rapat-2024-10-16.xlsx", "--edition", "dinas"),
    ],
    ids=lambda command: command[0],
)
def test_every_word_of_the_documents_of_the_sample_is_known(command: tuple[str, ...], tmp_path: Path) -> None:
    """As they are printed; words with a capital are names of persons, places and firms too, which no list holds."""
    office = sample_office.copied(tmp_path / "kantor")
    name, about, *options = command
    about = office / about if about.endswith(".xlsx") else about
    assert run(name, about, *options, "-C", office, "-o", tmp_path / "out").returncode == 0
    pages = [page.extract_text() for path in sorted(tmp_path.rglob("*.pdf")) for page in PdfReader(path).pages]
    printed = [word for page in pages for word in words(page) if word.islower()]
    assert len(printed) > 500
    assert sorted({word for word in printed if not is_known(word)}) == [], ADVICE
