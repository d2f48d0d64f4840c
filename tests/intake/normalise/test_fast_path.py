"""What is sifted out as plain means what a judge would have said."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.normalise import fast_path
from reports.intake.normalise.converters import judge_for
from reports.vocabulary import numbers

_MONTHS = ("Januari", "PEBRUARI", "Mar", "mei", "Okt", "Desember", "XI", "Foo")
_SEPARATORS = st.sampled_from("-/. ")
_WRITTEN = st.builds(
    "{0}{3}{1}{3}{2}".format,
    st.integers(0, 40),
    st.one_of(st.integers(0, 14), st.sampled_from(_MONTHS)),
    st.integers(1880, 2170),
    _SEPARATORS,
)
_TEXTS = st.one_of(
    st.text(alphabet="aB 1-–.…_\t\u00a0/", min_size=1, max_size=12).filter(str.strip),
    st.sampled_from(sorted(numbers.words_for_nothing())).map(str.title).filter(str.strip),
    st.from_regex(r"[A-Z]{0,5}[0-9]{3,11}[A-Z]?", fullmatch=True),
    _WRITTEN,
)
_CELLS = st.one_of(_TEXTS, st.integers(-5, 99_999), st.floats(0, 1e6), st.dates(), st.datetimes(), st.booleans())


@pytest.mark.parametrize(
    "field", ["full_name", "occupation", "passport_no", "arrival_date", "permit_expiry", "birth_date"]
)
@given(cells=st.lists(_CELLS, min_size=1, max_size=6, unique_by=lambda cell: (type(cell), cell)))
def test_a_plain_cell_is_what_its_judge_says(field: str, cells: list[object]) -> None:
    """Cells that stand, and dates read at once, have the judge's value and none of its faults."""
    judge = judge_for(field, "register", pivot=24, since_1904=False, alpha2=False, ambiguous_sex=False)
    doubtful, read = fast_path.sift(field, cells)  # type: ignore[arg-type]
    for cell in cells:
        if any(cell is one for one in doubtful):
            continue
        judged = judge(cell)
        assert judged.code is None
        assert judged.value == read.get(cell, cell)  # type: ignore[call-overload]


def test_most_of_a_register_needs_no_judge() -> None:
    """Names, numbers and dates as offices usually write them are plain; faults are not."""
    assert fast_path.sift("full_name", ["SARI MOLUTA", "Ka Ri"]) == ([], {})
    assert fast_path.sift("full_name", ["SARI  MOLUTA", " x", "NIHIL", "- ", "12\n3"])[0] == [
        "SARI  MOLUTA",
        " x",
        "NIHIL",
        "- ",
        "12\n3",
    ]
    assert fast_path.sift("passport_no", ["E1234567", "e1234567"]) == (["e1234567"], {})
    day = date(2024, 2, 12)
    assert fast_path.sift("arrival_date", [day, "12-02-2024", "12 Pebruari 2024"]) == (
        [],
        {"12-02-2024": day, "12 Pebruari 2024": day},
    )
    odd = ["31 Februari 2024", "2024-02-12", datetime(2024, 2, 12, 8), "SEUMUR HIDUP", date(1492, 1, 1)]
    rest, read = fast_path.sift("permit_expiry", odd)
    assert (sorted(rest, key=str), read) == (sorted(odd, key=str), {})
