"""Claims about lines put into ``mappings.toml``."""

from __future__ import annotations

import tomllib

import pytest

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
    "last line open": '[columns]\n"A"="sex"',
    "comment of a table": "# judul kolom\n[columns]\n",
    "table inside": '[values]\nsex = { X = "L" }\n\n[columns]\n',
}


def is_within(old: str, new: str) -> bool:
    """Tell whether one text is the other with something put in between."""
    rest = iter(new)
    return all(mark in rest for mark in old)


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
@pytest.mark.parametrize("proposed", [False, True])
def test_nothing_that_was_there_is_touched(text: str, *, proposed: bool) -> None:
    """Every character stays, in its order; comments stay on the lines they stood on."""
    grown, added = with_decisions(text, DECISIONS, proposed=proposed)
    assert added == DECISIONS
    assert is_within(text, grown)
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in grown.splitlines() if line in comments] == comments
    assert ("\r\n" in grown, "\n" in grown.replace("\r\n", "")) == ("\r\n" in text, "\r\n" not in text)


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_decisions_are_what_the_file_says_then(text: str) -> None:
    """And it says what it said before."""
    before, after = tomllib.loads(text), tomllib.loads(with_decisions(text, DECISIONS, proposed=False)[0])
    assert after["columns"] == {**before.get("columns", {}), "KEWARGANEGARAN": "nationality"}
    assert after["values"]["nationality"] == {**before.get("values", {}).get("nationality", {}), "Korea": "KOR"}
    assert after["left_out"] == [*before.get("left_out", []), "inputs/b.xlsx", 'inputs/c "lama".xlsx']


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_proposal_says_nothing_until_its_mark_is_removed(text: str) -> None:
    """Then it says the decision: removing the # is all that is left to do."""
    grown, _added = with_decisions(text, DECISIONS, proposed=True)
    said = {key: value for key, value in tomllib.loads(grown).items() if value not in ({}, [])}
    was = {key: value for key, value in tomllib.loads(text).items() if value not in ({}, [])}
    assert said.get("columns", {}) == was.get("columns", {})
    assert said.get("left_out", []) == was.get("left_out", [])
    for one in DECISIONS:
        grown = grown.replace(f"# {one.said}", one.said)
    by_hand = tomllib.loads(with_decisions(text, DECISIONS, proposed=False)[0])
    assert tomllib.loads(grown) == by_hand


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
@pytest.mark.parametrize("proposed", [False, True])
def test_twice_adds_nothing_twice(text: str, *, proposed: bool) -> None:
    """Neither a decision nor a proposal, though it was seen elsewhere the second time."""
    grown, _added = with_decisions(text, DECISIONS, proposed=proposed)
    elsewhere = [Decision(one.table, one.text, one.code, "another place") for one in DECISIONS]
    assert with_decisions(grown, elsewhere, proposed=proposed) == (grown, ())


def test_what_is_decided_is_not_proposed() -> None:
    """However the header was spelt: they are compared in their normal form."""
    text = '[columns]\n"no.  buku" = "passport_no"\n'
    assert with_decisions(text, [Decision("columns", "No Buku", "niora")], proposed=True) == (text, ())


def test_new_lines_stand_below_their_header_and_above_the_next_comment() -> None:
    """A comment over the next table stays over that table."""
    grown, _added = with_decisions(BY_HAND, DECISIONS[:1], proposed=False)
    lines = grown.splitlines()
    assert lines[6] == '"KEWARGANEGARAN" = "nationality"  # inputs/x.xlsx › A!D1'
    assert lines[7:10] == ["", "# negara: lihat nota dinas", "[values.nationality]"]


@pytest.mark.parametrize(
    "text", ['[values]\nnationality = { Kongo = "COG" }\n', 'columns."A" = "sex"\n', 'columns = { A = "sex" }\n']
)
def test_a_form_that_cannot_be_added_to_is_refused_with_the_form_that_can(text: str) -> None:
    """Better no line than a broken file."""
    with pytest.raises(ConfigurationError) as error:
        with_decisions(text, DECISIONS[:2], proposed=False)
    assert "[columns]" in error.value.hint


def test_codes_may_be_given_for_coded_fields_only() -> None:
    """Not for names, and not for the sex: P is another one elsewhere, and a decision holds everywhere."""
    assert {"KOR", "PRK"} <= codes.codes("nationality")
    assert {"31.72.06", "outside"} <= codes.codes("kecamatan")
    assert codes.codes("permit_type") >= {"ITK", "ITAS", "ITAP"}
    assert codes.codes("sex") == codes.codes("full_name") == frozenset()
    assert codes.ambiguous("nationality", "korea") == ("KOR", "PRK")
