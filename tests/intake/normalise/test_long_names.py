"""A name of a person has at most 200 characters; what is longer is no name, and harms no later step."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file
from reports.privacy import mask_text
from reports.privacy.meeting_texts import index_persons_in
from reports.privacy.word_matching import find_phrases, index_phrases, split_words
from reports.vocabulary.mappings import Mappings

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.sheet import FileReading

HEADER = "NO,NAMA,NO PASPOR,KEWARGANEGARAAN,L/P,TGL LAHIR,IZIN TINGGAL,BERLAKU SAMPAI,KECAMATAN\n"
LONG = " ".join(["KATA"] * 40)  # 199 characters


def reading(folder: Path, name: str) -> FileReading:
    """Return the reading of a register of two persons, the first of that name."""
    path = folder / "register 2024-09.csv"
    rows = (f'1,"{name}",K1234567', "2,JOHN ROE,X7654321")
    path.write_text(
        HEADER + "".join(f"{row},Australia,P,01-02-1980,ITAS,31-12-2024,Penjaringan\n" for row in rows),
        encoding="utf-8",
    )
    return read_file(Found(path, is_lock=False), path.name, originals=True)


@pytest.mark.parametrize("name", [f"{LONG}S", f"{LONG}S"[::-1]])
def test_a_name_of_200_characters_is_a_name(tmp_path: Path, name: str) -> None:
    """The longest one."""
    (table,) = reading(tmp_path, name).tables
    assert len(name) == 200
    assert table.records.values["full_name"] == [name, "JOHN ROE"]


@pytest.mark.parametrize("name", [f"{LONG}SS", "X" * 201, " ".join(["kata"] * 20_000), "\u0416" * 5000])
def test_a_longer_name_is_a_problem_at_its_cell_and_left_empty(tmp_path: Path, name: str) -> None:
    """The row still counts by its passport; no more of the text than a name is kept or shown."""
    (table,) = reading(tmp_path, name).tables
    assert table.records.values["full_name"] == [None, "JOHN ROE"]
    assert list(table.records.accepted) == [True, True]
    (problem,) = (one for one in table.problems if one.code == "name-too-long")
    assert (problem.cell, problem.field, problem.severity) == ("B2", "full_name", "warning")
    assert len(problem.value or "") == 200
    assert [text and len(text) for text in table.records.raw["full_name"]] == [200, None]


def test_a_cell_of_20000_words_costs_the_index_of_names_nothing(tmp_path: Path) -> None:
    """It took 3 GiB and a minute of every command of an office with a meeting."""
    file = reading(tmp_path, " ".join(f"kata{number}" for number in range(20_000)))
    begun = time.process_time()
    persons = index_persons_in([file], Mappings())
    assert mask_text("rapat dengan kata1 kata2", persons).kinds
    assert time.process_time() - begun < 1.0


def test_many_phrases_with_the_same_first_word_are_searched_in_one_look() -> None:
    """Ten thousand of them in a text of two thousand such words would be twenty million comparisons."""
    index = index_phrases(("MUHAMMAD", f"ABDUL{number}", "RAHMAN") for number in range(10_000))
    text = f"{'MUHAMMAD ' * 2000}MUHAMMAD ABDUL77 RAHMAN"
    words = split_words(text)
    begun = time.process_time()
    assert list(find_phrases(text, words, index)) == [(2000, 2002)]
    assert time.process_time() - begun < 1
