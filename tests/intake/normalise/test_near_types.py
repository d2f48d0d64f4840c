"""Types of incidents one letter off are told with the type they resemble, and count as written until it is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.intake.normalise import near_type
from reports.intake.read import Found
from reports.pipeline.intake import read_file
from reports.pipeline.value_questions import questions_on_values
from reports.vocabulary import mappings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reports.model.sheet import FileReading

    Read = Callable[..., FileReading]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that reads a log of these types, with decisions of an office."""

    def read_types(*types: str, decided: str = "") -> FileReading:
        """Return the file."""
        lines = [f"{number};03-09-2024;{text};Koja;Dicatat" for number, text in enumerate(types, start=1)]
        heads = "NO;TANGGAL KEJADIAN;JENIS KEJADIAN;KECAMATAN;URAIAN"
        (tmp_path / "log.csv").write_text("\n".join(["LOG KEJADIAN SEPTEMBER 2024", heads, *lines]), encoding="utf-8")
        (tmp_path / "mappings.toml").write_text(decided, encoding="utf-8")
        return read_file(Found(tmp_path / "log.csv", is_lock=False), "log.csv", decisions=mappings.load(tmp_path))

    return read_types


def types(file: FileReading) -> list[object]:
    """Return the types that the rows count under."""
    return list(file.tables[0].records.values["incident_type"])


def told(file: FileReading) -> list[tuple[str, str | None, object]]:
    """Return code, cell and the other type of each problem of types."""
    problems = (problem for problem in file.tables[0].problems if problem.code in {"type-near", "types-alike"})
    return [(problem.code, problem.cell, problem.details["other"]) for problem in problems]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ovestay", "overstay"), ("over  stey", "overstay"), ("Overstayy 70 hari", "overstay"),
        ("Penyalahgunaan izin tingal", "penyalahgunaan-izin-tinggal"), ("Pemantaun pemilihan", "pemantauan"),
        ("Tidak dapat menunjukan dokumen", "tanpa-dokumen"), ("Perkelahian", None), ("Penipuan", None),
        ("Stay", None), ("Lain-lain", None),
    ],
)  # fmt: skip
def test_a_letter_or_two_make_a_type_near(text: str, code: str | None) -> None:
    """Other words do not."""
    assert near_type(text) == code


def test_a_type_one_letter_off_is_told_and_counts_as_written(read: Read) -> None:
    """With the type it resembles; a declared spelling is not told."""
    file = read("Overstay", "Ovestay", "Over Stay 61 hari")
    assert types(file) == ["overstay", "ovestay", "overstay"]
    assert told(file) == [("type-near", "C4", "Melebihi izin tinggal (overstay)")]


def test_two_types_of_a_log_that_are_nearly_alike_are_told(read: Read) -> None:
    """The rarer one; articles differ by their numbers."""
    file = read("Perkelahian", "Perkelahian", "Perkelahan", "Pelanggaran Pasal 71", "Pelanggaran Pasal 72")
    assert told(file) == [("types-alike", "C5", "Perkelahian")]
    assert types(file)[2] == "perkelahan"


def test_it_is_asked_and_the_answer_counts(read: Read) -> None:
    """As the type it resembles, or as one of its own."""
    file = read("Ovestay", "Ovestay", "Perkelahian")
    (question,) = questions_on_values(file, file.tables[0], mappings.Mappings())
    assert (question.table, question.text) == ("values.incident_type", "Ovestay")
    assert [answer.code for answer in question.answers] == ["overstay", "sendiri"]
    decided = read("Ovestay", "Overstay", decided='[values.incident_type]\n"Ovestay" = "overstay"\n')
    assert (types(decided), told(decided)) == (["overstay", "overstay"], [])
    own = read("Ovestay", "Overstay", decided='[values.incident_type]\n"Ovestay" = "sendiri"\n')
    assert (types(own), told(own)) == (["ovestay", "overstay"], [])
