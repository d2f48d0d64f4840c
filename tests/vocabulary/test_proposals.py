"""Claims about the file of proposals for ``mappings.toml``."""

from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from reports.vocabulary.mappings_editor import Decision
from reports.vocabulary.proposals import proposals_file

SURE = (Decision("columns", "KEWARGANEGARAN", "nationality", "96 %; x.xlsx › D1"), Decision("columns", "SEXS", "sex"))
CHOICES = (
    Decision("columns", "Masa berlaku", "passport_expiry"),
    Decision("columns", "MASA  BERLAKU", "permit_expiry"),
    Decision("left_out", "a.csv", note="a.csv = b.csv"),
    Decision("left_out", "b.csv", note="a.csv = b.csv"),
)


def body(text: str) -> list[str]:
    """Return the lines below the head."""
    return text.split("\n\n", 1)[1].splitlines()


def test_a_line_can_be_copied_as_it_is() -> None:
    """Below a header of the form that mappings.toml has."""
    assert body(proposals_file(SURE)) == [
        "[columns]",
        '"KEWARGANEGARAN" = "nationality"  # 96 %; x.xlsx › D1',
        '"SEXS" = "sex"',
    ]


def test_choices_are_comments_so_that_nobody_takes_both() -> None:
    """Two meanings of one header, however it was spelt, and two versions of a file."""
    text = proposals_file((*CHOICES, *SURE))
    assert body(text) == [
        "left_out = [",
        '    # "a.csv",  # a.csv = b.csv',
        '    # "b.csv",  # a.csv = b.csv',
        "]",
        "",
        "[columns]",
        '# "Masa berlaku" = "passport_expiry"',
        '# "MASA  BERLAKU" = "permit_expiry"',
        '"KEWARGANEGARAN" = "nationality"  # 96 %; x.xlsx › D1',
        '"SEXS" = "sex"',
    ]
    assert tomllib.loads(text) == {"left_out": [], "columns": {"KEWARGANEGARAN": "nationality", "SEXS": "sex"}}


def test_the_head_says_what_it_is_in_both_languages() -> None:
    """And how a line gets into mappings.toml."""
    head = proposals_file(SURE).split("\n\n")[0]
    assert all(line.startswith("#") for line in head.splitlines())
    for words in ("tidak dibaca pora", "salin baris", "is not read by pora", "copy the lines", "pora check"):
        assert words in head


@given(
    st.lists(
        st.builds(Decision, st.sampled_from(["columns", "values.sex", "left_out"]), st.text(), st.text(), st.text())
    )
)
def test_whatever_a_sender_writes_it_is_toml(proposals: list[Decision]) -> None:
    """Quotation marks, line breaks and control characters in headers and names of files."""
    parsed = tomllib.loads(proposals_file(proposals))
    assert set(parsed) == {proposal.table.partition(".")[0] for proposal in proposals}
