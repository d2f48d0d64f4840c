"""A cross beside check marks says no, or is told; alone it ticks."""

from __future__ import annotations

import pytest

from reports.intake.read import Found
from reports.pipeline.intake import read_file

ACTIONS = [
    "NO",
    "NAMA",
    "L/P",
    "KEBANGSAAN",
    "NO PASPOR",
    "PASAL",
    "DEPORTASI",
    "PENANGKALAN",
    "BIAYA BEBAN",
    "NO SK",
    "TGL SK",
]
STAGES = [
    "NO",
    "TANGGAL KEJADIAN",
    "JENIS KEJADIAN",
    "KECAMATAN",
    "NAMA",
    "NO PASPOR",
    "KEBANGSAAN",
    "SIDIK",
    "PENUNTUTAN",
    "SIDANG",
]


def table_of(folder, title, heads, rows):
    """Return the one table of a sheet."""
    text = "\n".join(";".join(map(str, line)) for line in [[title], heads, *rows])
    (folder / "data.csv").write_text(text, encoding="utf-8")
    (table,) = read_file(Found(folder / "data.csv", is_lock=False), "data.csv").tables
    return table


def actions(folder, *marks):
    """Return the actions of each person with these marks, and how many marks are told as unreadable."""
    rows = [
        [n, f"ORANG {'ABCDEFGH'[n]}", "L", "RRT", f"T100000{n}", "Pasal 75", *of_person, f"SK-{n + 1}", "10-09-2024"]
        for n, of_person in enumerate(marks)
    ]
    table = table_of(folder, "REGISTER TAK SEPTEMBER 2024", ACTIONS, rows)
    unread = [one.cell for one in table.problems if one.code == "tick-unreadable"]
    return ["".join(kind[-1] for kind in kinds or ()) for kinds in table.records.values["actions"]], unread


@pytest.mark.parametrize(("yes", "no"), [("V", "X"), ("√", "x"), ("✓", "✗"), ("v", "×"), ("☑", "☒"), ("Ya", "X")])
def test_crosses_beside_checks_are_no_actions(tmp_path, yes, no):
    """Where every cell of such rows is filled."""
    marks = [(yes, yes, no), (yes, no, no), (no, no, yes), (yes, yes, yes)]
    assert actions(tmp_path, *marks) == (["AF", "F", "E", "AEF"], [])


@pytest.mark.parametrize("mark", ["X", "x", "✗", "V", "√"])
def test_one_kind_of_mark_ticks(tmp_path, mark):
    """A cross alone is a tick, as offices write it."""
    assert actions(tmp_path, (mark, mark, ""), (mark, "", ""), ("", "", mark)) == (["AF", "F", "E"], [])


def test_a_lone_cross_among_checks_is_told(tmp_path):
    """It may tick or strike out: nobody can tell, and nothing of it counts."""
    kinds, unread = actions(tmp_path, ("V", "V", ""), ("X", "", ""), ("", "V", "X"))
    assert kinds[0] == "AF"
    assert kinds[1:] == ["", ""]
    assert unread == ["G4", "I5"]


@pytest.mark.parametrize(("yes", "no"), [("V", "X"), ("√", "✗")])
def test_crosses_beside_checks_are_no_stages(tmp_path, yes, no):
    """Six came to the investigation, three to prosecution, one to court."""
    rows = [
        [
            n,
            "03-09-2024",
            "Tanpa dokumen",
            "Koja",
            f"ORANG {'ABCDEF'[n]}",
            f"T100000{n}",
            "RRT",
            yes,
            yes if n < 3 else no,
            yes if n < 1 else no,
        ]
        for n in range(6)
    ]
    values = table_of(tmp_path, "PROJUSTISIA SEPTEMBER 2024", STAGES, rows).records.values
    assert values["stage"] == ["sidang", "penuntutan", "penuntutan", "sidik", "sidik", "sidik"]


def test_two_marks_of_one_value_are_told(tmp_path):
    """L ticked and P crossed out may be two ticks; a cross alone is one."""
    heads = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "L", "P"]
    marks = [("V", "X"), ("V", ""), ("", "x")]
    rows = [[n, f"ORANG {'ABC'[n]}", f"T100000{n}", "RRT", "ITAS", *pair] for n, pair in enumerate(marks)]
    table = table_of(tmp_path, "REGISTER WNA SEPTEMBER 2024", heads, rows)
    assert table.records.values["sex"] == [None, "L", "P"]
    assert "tick-several" in {one.code for one in table.problems}
