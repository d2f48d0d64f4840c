"""Settled rule 13 as a property: moving a column to its number never changes a figure."""

from __future__ import annotations

import random

import pytest

PERMITS = ("ITAS", "ITAP", "ITK", "")
PLACES = ("Koja", "Cilincing", "Bekasi", "")
OF_PERMIT = ("NO KITAS", "JENIS IZIN TINGGAL")
NUMBERS = ("NO PASPOR", "NO RPTKA", *OF_PERMIT)
"""The class of a permit stands for its number."""
VAGUE = ("BERLAKU S/D", "MASA BERLAKU", "EXPIRED")


def person(dice: random.Random, number: int) -> dict[str, str]:
    """Return head → cell of a person; the end of validity lies around the as-of date."""
    day = f"{dice.randint(1, 28):02d}-{dice.randint(7, 12):02d}-2024"
    return {
        "NAMA": f"MIRA {number}", "NO PASPOR": f"A{number:07d}", "KEBANGSAAN": dice.choice(("Jepang", "Nigeria")),
        "L/P": dice.choice("LP"), "JENIS IZIN TINGGAL": dice.choice(PERMITS), "NO KITAS": f"2C21JE{number:04d}-W",
        "NO RPTKA": f"B.{number}/RPTKA/2024", "KECAMATAN": dice.choice(PLACES), "END": day,
    }  # fmt: skip


def values(office, heads, rows, vague):
    """Return the figures of a register with columns in an order."""
    lines = (";".join(row[head] for head in heads) for row in rows)
    head = ";".join(("NO", *(vague if one == "END" else one for one in heads)))
    office.write("register", "ORANG ASING BULAN SEPTEMBER 2024", *lines, head=head)
    tables = office.figures("2024-09").tables
    return {figure.id: figure.value for table in tables.values() for figure in table.cells.values()}


@pytest.mark.parametrize("seed", range(6))
def test_moving_a_column_beside_its_number_changes_no_figure(office, seed):
    """Whatever stands between a number and the end of its validity; without a number on its left it is nobody's."""
    dice = random.Random(seed)
    heads = list(person(dice, 0))
    dice.shuffle(heads)
    rows, vague = [person(dice, number) for number in range(1, 9)], dice.choice(VAGUE)
    before = heads[: heads.index("END")]
    beside = max((before.index(number) for number in NUMBERS if number in before), default=None)
    first = values(office, heads, rows, vague)
    assert first["stock-district-permit/total/total"] == 8
    dated = sum(first[f"{table}/total/total"] for table in ("stock-expiring", "overstay"))
    assert bool(dated) == (beside is not None and before[beside] in OF_PERMIT)
    if beside is not None:
        moved = [head for head in heads if head != "END"]
        moved.insert(beside + 1, "END")
        assert values(office, moved, rows, vague) == first
