"""BERLAKU S/D belongs to the nearest document on its left (settled rule 13)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.recognise.header_mapping import Mapping_, mapping_of
from reports.vocabulary import schema

KIND = next(kind for kind in schema.kinds() if kind.name == "register")
VAGUE = ("MASA BERLAKU", "BERLAKU S/D", "Berlaku Sampai Dengan", "Exp. Date", "TGL HABIS BERLAKU", "EXPIRED", "S/D")


def mapping(*heads: str) -> Mapping_:
    """Return the mapping of a register with these headers."""
    return mapping_of(KIND, {column: (head,) for column, head in enumerate(heads, 1)}, {})


def meaning(found: Mapping_, column: int) -> str | None:
    """Return the field of a column; ``asked`` where it is contested."""
    if column in found.contested:
        return "asked"
    return next((match.field for match in found.matches if match.column == column), None)


@pytest.mark.parametrize("vague", VAGUE)
@pytest.mark.parametrize(
    ("before", "field"),
    [
        (("NAMA", "NO PASPOR"), "passport_expiry"),
        (("NAMA", "NO PASPOR", "KEBANGSAAN", "L/P"), "passport_expiry"),
        (("NAMA", "NO PASPOR", "NO KITAS"), "permit_expiry"),
        (("NAMA", "NO PASPOR", "NO ITAS", "KEBANGSAAN", "NIORA"), "permit_expiry"),
        (("NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL"), "permit_expiry"),
        (("NAMA", "NO KITAS", "NO PASPOR"), "passport_expiry"),
        (("NAMA", "NO PASPOR", "NO KITAS", "NO RPTKA"), None),
        (("NAMA", "NO PASPOR", "NO KITAS", "NO. IMTA", "JABATAN"), None),
        (("NAMA", "NO PASPOR", "NO KITAS", "NO. SURAT JALAN"), "asked"),
        (("NAMA", "NO KITAS", "NO HP"), "permit_expiry"),
        (("NAMA", "KEBANGSAAN"), "asked"),
    ],
)
def test_a_vague_end_belongs_to_the_nearest_number(vague: str, before: tuple[str, ...], field: str | None) -> None:
    """After the passport it is the passport's, after the permit the permit's, after RPTKA the RPTKA's; else asked."""
    assert meaning(mapping(*before, vague), len(before) + 1) == field


def test_a_named_end_is_what_it_says() -> None:
    """Wherever it stands."""
    found = mapping("NAMA", "MASA BERLAKU KITAS", "NO PASPOR", "MASA BERLAKU PASPOR")
    assert (meaning(found, 2), meaning(found, 4)) == ("permit_expiry", "passport_expiry")


def test_a_vague_end_behind_a_passport_whose_end_is_named_is_asked() -> None:
    """It cannot be the passport's again, and nothing says that it is the permit's."""
    found = mapping("NAMA", "NO PASPOR", "MASA BERLAKU PASPOR", "MASA BERLAKU", "NO KITAS")
    assert meaning(found, 4) == "asked"


def test_a_date_of_issue_follows_the_same_rule() -> None:
    """TGL TERBIT behind the passport is none of the permit's."""
    found = mapping("NAMA", "NO PASPOR", "TGL TERBIT", "NO KITAS", "BERLAKU S/D")
    assert (meaning(found, 3), meaning(found, 5)) == (None, "permit_expiry")
    assert meaning(mapping("NAMA", "NO KITAS", "TGL TERBIT", "NO PASPOR"), 3) == "permit_issue_date"


@given(
    order=st.permutations(["NAMA", "NO PASPOR", "KEBANGSAAN", "NO KITAS", "L/P", "NO RPTKA", "ALAMAT", "MASA BERLAKU"]),
    vague=st.sampled_from(VAGUE),
)
def test_moving_an_end_beside_its_number_changes_nothing(order: list[str], vague: str) -> None:
    """Whatever stands between a number and its end of validity, the end is read as that of the number."""
    heads = [vague if head == "MASA BERLAKU" else head for head in order]
    place = heads.index(vague)
    numbers = [position for position in range(place) if heads[position] in {"NO PASPOR", "NO KITAS", "NO RPTKA"}]
    found = mapping(*heads)
    if not numbers:
        assert meaning(found, place + 1) == "asked"
        return
    others = [head for head in heads if head != vague]
    beside = others.index(heads[numbers[-1]]) + 1
    moved = [*others[:beside], vague, *others[beside:]]
    assert meaning(mapping(*moved), beside + 1) == meaning(found, place + 1)


_OF_CLASS = {1: ("NAMA",), 2: ("KEBANGSAAN",), 3: ("PASPOR", "NO."), 4: ("PASPOR", "HABIS"), 5: ("TMT",), 6: ("S/D",)}


@pytest.mark.parametrize(
    ("decided", "field"),
    [
        ({}, None),
        ({"S D": "permit_expiry"}, "permit_expiry"),
        ({"TMT": "permit_issue_date"}, "permit_expiry"),
        ({"PASPOR HABIS": "passport_expiry", "TMT": "permit_issue_date"}, "permit_expiry"),
    ],
)
def test_an_end_beside_that_of_the_passport_is_asked_or_follows_its_begin(
    decided: dict[str, str], field: str | None
) -> None:
    """PASPOR over NO. and HABIS has its own end; what the office says of TMT says whose S/D is."""
    found = mapping_of(KIND, _OF_CLASS, decided)
    assert meaning(found, 4) == "passport_expiry"
    assert meaning(found, 6) == (field or "asked")
