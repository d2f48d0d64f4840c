"""Claims about lines put into ``mappings.toml``."""

from __future__ import annotations

import tomllib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.errors import ConfigurationError
from reports.vocabulary import codes
from reports.vocabulary.mappings_editor import Decision, with_decisions

DECISIONS = (
    Decision("columns", "KEWARGANEGARAN", "nationality", "inputs/x.xlsx › A!D1"),
    Decision("values.nationality", "Korea", "KOR", "Korea Selatan"),
    Decision("left_out", "inputs/b.xlsx"),
    Decision("left_out", 'inputs/c "lama".xlsx', note="dua\nversi"),
)
BY_HAND = """\
# Keputusan kantor: ditulis tangan

left_out = ["inputs/a.xlsx"] # lama, [jangan] dihapus

[columns]
"No. Buku"   = 'passport_no'   # sejak 2023

# negara: lihat nota dinas
[values.nationality]
Kongo = "COG"
"""
FILES = {
    "none": "",
    "by hand": BY_HAND,
    "windows": BY_HAND.replace("\n", "\r\n"),
    "list of lines": 'left_out = [\n  "inputs/a.xlsx", # satu\n  "inputs/z.xlsx" # dua ]\n]\n',
    "bracket behind a space": 'left_out = [ "inputs/a.xlsx" ]\n',
    "last line open": '[columns]\n"A"="sex"',
    "empty lines at the end": '[columns]\nA = "sex"\n\n\n\n',
    "comment of a table": "# judul kolom\n[columns]\n",
    "table inside": '[values]\nsex = { X = "L" }\n\n[columns]\n',
    "list inside": '[values]\nnationality = { Kongo = "COG" }\n',
    "dotted": 'columns."A" = "sex"\n# negara\nvalues.nationality.Kongo = "COG"\n',
    "in turns": '[values.sex]\nX = "L"\n\n# kolom\n[columns]\nA = "sex"\n\n# negara\n[values.nationality]\n\n# akhir\n',
    "old proposals": '[columns]\nA = "sex"\n# "B" = "niora"  # inputs/x.xlsx › A!D1\n',
}


def is_within(old: str, new: str) -> bool:
    """Tell whether one text is the other with something put in between."""
    rest = iter(new)
    return all(mark in rest for mark in old)


def beneath(text: str) -> list[tuple[str, str]]:
    """Return each comment of a line of its own with the next line that is not empty."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [(line, following) for line, following in pairwise([*lines, ""]) if line.startswith("#")]


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_nothing_that_was_there_is_touched(text: str) -> None:
    """Every character stays, in its order; comments stay on the lines they stood on."""
    grown, added = with_decisions(text, DECISIONS)
    assert added == DECISIONS
    assert is_within(text, grown)
    assert ("\r\n" in grown, "\n" in grown.replace("\r\n", "")) == ("\r\n" in text, "\r\n" not in text)


@pytest.mark.parametrize("name", ["by hand", "windows", "in turns", "comment of a table"])
def test_a_comment_over_a_table_stays_over_it(name: str) -> None:
    """New lines stand below the last line of their table, above the comment that follows."""
    grown, _added = with_decisions(FILES[name], DECISIONS)
    over = [pair for pair in beneath(FILES[name]) if pair[1].startswith("[")]
    assert over
    assert [pair for pair in beneath(grown) if pair in over] == over


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_decisions_are_what_the_file_says_then(text: str) -> None:
    """And it says what it said before."""
    before, after = tomllib.loads(text), tomllib.loads(with_decisions(text, DECISIONS)[0])
    assert after["columns"] == {**before.get("columns", {}), "KEWARGANEGARAN": "nationality"}
    assert after["values"]["nationality"] == {**before.get("values", {}).get("nationality", {}), "Korea": "KOR"}
    assert after["left_out"] == [*before.get("left_out", []), "inputs/b.xlsx", 'inputs/c "lama".xlsx']


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_twice_adds_nothing_twice(text: str) -> None:
    """Though it was seen elsewhere the second time."""
    grown, _added = with_decisions(text, DECISIONS)
    elsewhere = [Decision(one.table, one.text, one.code, "another place") for one in DECISIONS]
    assert with_decisions(grown, elsewhere) == (grown, ())


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
@given(said=st.text(min_size=1), note=st.text())
def test_any_text_of_a_sender_can_be_decided(text: str, said: str, note: str) -> None:
    """Quotation marks, line breaks, control characters, in the header and in the name of the file."""
    decisions = [Decision("columns", said, "remarks", note), Decision("left_out", said, note=note)]
    grown, added = with_decisions(text, decisions)
    parsed = tomllib.loads(grown)
    assert {one.table for one in added} >= {"left_out"}
    assert parsed["left_out"][-1] == said
    assert Decision("columns", said) not in added or parsed["columns"][said] == "remarks"
    assert is_within(text, grown)


def test_what_is_decided_is_passed_over() -> None:
    """However the header was spelt: they are compared in their normal form."""
    text = '[columns]\n"no.  buku" = "passport_no"\n'
    assert with_decisions(text, [Decision("columns", "No Buku", "niora")]) == (text, ())


def test_files_are_left_out_as_the_others_are() -> None:
    """A list in one line stays in one line; a new one stands before all comments, which are about something else."""
    decision = [Decision("left_out", "b.xlsx")]
    assert with_decisions('left_out = ["a.xlsx"] # lama\n', decision)[0] == 'left_out = ["a.xlsx", "b.xlsx"] # lama\n'
    text = '# judul\n[columns]\n"A" = "sex"\n'
    assert with_decisions(text, decision)[0] == f'left_out = [\n    "b.xlsx"\n]\n\n{text}'


def test_new_lines_stand_below_their_header_and_above_the_next_comment() -> None:
    """With the place where the text was seen."""
    lines = with_decisions(BY_HAND, DECISIONS[:1])[0].splitlines()
    assert lines[6] == '"KEWARGANEGARAN" = "nationality" # inputs/x.xlsx › A!D1'
    assert lines[7:10] == ["", "# negara: lihat nota dinas", "[values.nationality]"]


@pytest.mark.parametrize("text", ['values = { sex = { X = "L" } }\n', "values = { }\n[columns]\n"])
def test_a_form_that_cannot_be_added_to_is_refused_with_the_form_that_can(text: str) -> None:
    """Better no line than a broken file."""
    with pytest.raises(ConfigurationError) as error:
        with_decisions(text, DECISIONS[:2])
    assert "[columns]" in error.value.hint


def test_codes_may_be_given_for_coded_fields_only() -> None:
    """Not for names, and not for the sex: P is another one elsewhere, and a decision holds everywhere."""
    assert {"KOR", "PRK"} <= codes.codes("nationality")
    assert {"31.72.06", "outside"} <= codes.codes("kecamatan")
    assert codes.codes("permit_type") >= {"ITK", "ITAS", "ITAP"}
    assert codes.codes("sex") == codes.codes("full_name") == frozenset()
    assert codes.ambiguous("nationality", "korea") == ("KOR", "PRK")
