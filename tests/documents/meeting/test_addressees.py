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
    ("agency", "lines"),
    [
        ("Bawaslu Jakarta Utara", ("Ketua Bawaslu Jakarta Utara", "u.p. Anggota")),
        ("KPU Jakarta Utara", ("Ketua KPU Jakarta Utara", "u.p. Anggota")),
        ("Polres Metro Jakarta Utara", ("Kapolres Metro Jakarta Utara", "u.p. Anggota")),
        ("Kodim 0502/Jakarta Utara", ("Komandan Kodim 0502/Jakarta Utara", "u.p. Anggota")),
        ("Pemkot Administrasi Jakarta Utara", ("Wali Kota Administrasi Jakarta Utara", "u.p. Anggota")),
        ("Pemkab Bogor", ("Bupati Bogor", "u.p. Anggota")),
        ("Kejari Jakarta Utara", ("Kepala Kejaksaan Negeri Jakarta Utara", "u.p. Anggota")),
        ("Sudin Dukcapil", ("Kepala Suku Dinas Kependudukan dan Pencatatan Sipil", "u.p. Anggota")),
        ("Kecamatan Koja", ("Camat Koja", "u.p. Anggota")),
        ("Paguyuban Koja", ("Pimpinan Paguyuban Koja", "u.p. Anggota")),
    ],
)
def test_the_head_is_called_as_heads_of_that_kind_are(agency, lines):
    """By the first words of the full name; nobody is called head of a kind that is not known."""
    assert addressees.lines_of(Invitee(agency, "Anggota"), {}) == lines


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
