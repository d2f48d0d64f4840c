"""To whom letters go: heads of agencies, by full names."""

from __future__ import annotations

import doctest

import pytest

from reports.documents.meeting import addressees
from reports.model.meeting import Invitee


@pytest.mark.parametrize(
    ("position", "addressed"),
    [
        (None, "Pimpinan"),
        ("Kepala Suku Dinas", "Kepala Suku Dinas"),
        ("Kepala", "Kepala"),
        ("Camat", "Camat"),
        ("Kapolsek", "Kapolsek"),
        ("Danramil", "Danramil"),
        ("Kepala Satuan", "Kepala Satuan"),
        ("Kepala Satuan Polisi Pamong Praja", "Kepala Satuan Polisi Pamong Praja"),
        ("Kepala Satuan Intelkam", "Pimpinan u.p. Kepala Satuan Intelkam"),
        ("Kepala Seksi Intelijen", "Pimpinan u.p. Kepala Seksi Intelijen"),
        ("Kepala Subbagian Umum", "Pimpinan u.p. Kepala Subbagian Umum"),
        ("Anggota", "Pimpinan u.p. Anggota"),
        ("Perwira Seksi Intelijen", "Pimpinan u.p. Perwira Seksi Intelijen"),
    ],
)
def test_the_head_is_addressed_and_others_are_named_for_attention(position, addressed):
    """Whoever comes is sent by the head of the agency."""
    assert addressees.head_of(Invitee("Instansi", position)) == addressed


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("SUDIN DUKCAPIL Koja", "Suku Dinas Kependudukan dan Pencatatan Sipil Koja"),
        ("Suban Kesbangpol", "Suku Badan Kesatuan Bangsa dan Politik"),
        ("Satpol PP Koja", "Satuan Polisi Pamong Praja Koja"),
        ("KPU Jakarta Utara", "KPU Jakarta Utara"),
        ("Sudinta", "Sudinta"),
    ],
)
def test_names_of_every_day_are_written_in_full(short, full):
    """Whole words only; official short names stay."""
    assert addressees.full_name(short) == full


def test_the_examples_hold():
    """Those of the docstrings."""
    assert doctest.testmod(addressees).failed == 0
