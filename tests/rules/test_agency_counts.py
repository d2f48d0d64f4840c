"""Settled rule 12 at the cell: the number of a kecamatan beats the sum of its kelurahan, and a difference is told."""

from __future__ import annotations

import pytest

from reports.vocabulary import places

HEAD = "NO;SUMBER DATA;KECAMATAN;KELURAHAN;JUMLAH;KEADAAN PER"
VILLAGES = [village.name for village in places.villages() if village.district == "31.72.03"]
"""The kelurahan of Koja."""


def told(office, stated, days, *, left_out=0):
    """Write a count of Koja and 2 for each kelurahan; return cell, own number and sum of what is told."""
    rows = [f"Dukcapil;Koja;;{stated};30-09-2024"]
    rows += [f"Dukcapil;Koja;{name};2;{days}" for name in VILLAGES[left_out:]]
    office.write("instansi", "ORANG ASING BULAN SEPTEMBER 2024", *rows, head=HEAD)
    return [
        (problem.cell, problem.details["stated"], problem.details["counted"])
        for problem in office.gathered().problems
        if problem.code == "district-against-villages"
    ]


@pytest.mark.parametrize(
    ("difference", "day", "left_out", "is_told"),
    [
        (0, "30-09-2024", 0, False),
        (1, "30-09-2024", 0, True),
        (1, "30-06-2024", 0, True),
        (1, "29-06-2024", 0, False),
        (1, "30-09-2024", 1, False),
    ],
    ids=["same", "differs", "92 days old", "93 days old", "a kelurahan lacks"],
)
def test_a_kecamatan_that_is_not_the_sum_of_its_kelurahan_is_told(office, difference, day, left_out, is_told):
    """At the cell of its own number, which counts in any case."""
    total = 2 * len(VILLAGES)
    problems = told(office, total + difference, day, left_out=left_out)
    assert problems == ([("E3", total + difference, total)] if is_told else [])
    assert office.value("reconciliation/31.72.03/dukcapil") == total + difference
