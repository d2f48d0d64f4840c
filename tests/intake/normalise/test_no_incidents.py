"""Rows of the incident log that are none: nil in the column of actions, activities of the office; and bare types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from reports.intake.read import Found
from reports.model.sheet import RowRole
from reports.pipeline.intake import read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reports.model.sheet import TableReading

    Read = Callable[..., TableReading]

ORDINARY = {
    "NO": "1", "NO LAPORAN": "LK-1", "TANGGAL KEJADIAN": "03-09-2024", "JENIS KEJADIAN": "Overstay",
    "KECAMATAN": "Koja", "URAIAN": "Dicatat", "NAMA": "", "KEBANGSAAN": "", "JUMLAH ORANG": "", "PASAL": "",
    "TINGKAT KEPASTIAN": "", "JENIS TAK": "",
}  # fmt: skip
"""A row without person, article or decision."""


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that writes rows of the log, each the ordinary one changed as given, and reads them."""

    def read_rows(*rows: dict[str, str]) -> TableReading:
        """Return the table."""
        lines = [[{**ORDINARY, **row}[head] for head in ORDINARY] for row in rows]
        text = "\n".join(";".join(line) for line in [["LOG KEJADIAN BULAN SEPTEMBER 2024"], list(ORDINARY), *lines])
        (tmp_path / "log.csv").write_text(text, encoding="utf-8")
        (table,) = read_file(Found(tmp_path / "log.csv", is_lock=False), "log.csv").tables
        assert table.table.kind == "incidents"
        return table

    return read_rows


def values(table: TableReading, name: str) -> list[Any]:
    """Return a column of the records."""
    return list(table.records.values[name])


def codes(table: TableReading) -> set[str]:
    """Return the codes of all problems."""
    return {problem.code for problem in table.problems}


NOTHING = {"JENIS KEJADIAN": "", "NO LAPORAN": ""}


@pytest.mark.parametrize(
    "row",
    [
        {"URAIAN": "Patroli malam di Pluit", "JENIS TAK": "nihil temuan"},
        {"URAIAN": "Pengecekan hotel", "JENIS TAK": "Tidak ada temuan"},
        {"JENIS KEJADIAN": "Patroli", "URAIAN": "", "JENIS TAK": "NIHIL"},
    ],
)
def test_nihil_in_the_column_of_actions_is_nil(read: Read, row: dict[str, str]) -> None:
    """Of a row that names nobody."""
    table = read({}, {**NOTHING, **row})
    assert [str(one) for one in table.records.bins] == ["accepted"]
    assert RowRole.NIL in table.table.structure.values()
    named = read({}, {**NOTHING, **row, "NAMA": "MIRA B"})
    assert [str(one) for one in named.records.bins] == ["accepted", "accepted"]


@pytest.mark.parametrize(
    "text", ["Rapat Timpora", "RAKOR Tim Pora Kec. Koja", "Apel pagi", "Sosialisasi APOA", "Patroli malam di Pluit"]
)
@pytest.mark.parametrize("field", ["URAIAN", "JENIS KEJADIAN"])
def test_an_activity_that_names_nobody_is_no_incident(read: Read, text: str, field: str) -> None:
    """It is set aside and told; with a person, an article or an action it counts."""
    table = read({}, {**NOTHING, "URAIAN": "", field: text})
    assert [str(one) for one in table.records.bins] == ["accepted", "set_aside"]
    assert "no-incident" in codes(table)
    for fact in ({"NAMA": "MIRA B"}, {"PASAL": "Pasal 71 huruf b"}, {"KEBANGSAAN": "Jepang"}, {"JUMLAH ORANG": "2"}):
        counted = read({}, {**NOTHING, "URAIAN": "", field: text, **fact})
        assert [str(one) for one in counted.records.bins] == ["accepted", "accepted"]


@pytest.mark.parametrize(
    "text", ["Keributan di kafe", "Operasi gabungan, 2 WNA tanpa paspor", "Patroli, laporan warga ada orang asing"]
)
def test_a_row_without_type_person_and_action_is_told(read: Read, text: str) -> None:
    """It counts as an incident of unknown type."""
    table = read({}, {**NOTHING, "URAIAN": text})
    assert [str(one) for one in table.records.bins] == ["accepted", "accepted"]
    bare = [problem.cell for problem in table.problems if problem.code == "incident-bare"]
    assert bare == ["F4"]


@pytest.mark.parametrize(
    ("text", "code", "label"),
    [
        ("Overstay 70 hari", "overstay", "Overstay"),
        ("Overstay selama 12 (dua belas) hari", "overstay", "Overstay"),
        ("OVER STAY > 60 HARI", "overstay", "OVER STAY"),
        ("Overstay (70 hari)", "overstay", "Overstay"),
        ("Overstay 70", "overstay", "Overstay 70"),
        ("Perkelahian, 2 orang", "perkelahian", "Perkelahian"),
        ("Pelanggaran Pasal 71", "pelanggaran-pasal-71", "Pelanggaran Pasal 71"),
    ],
)
def test_how_long_or_how_many_is_no_part_of_a_type(read: Read, text: str, code: str, label: str) -> None:
    """Overstays of 70 and of 12 days are of one type."""
    table = read({"JENIS KEJADIAN": text})
    assert (values(table, "incident_type"), values(table, "type_label")) == ([code], [label])
