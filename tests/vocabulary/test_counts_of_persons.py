"""Sentences that count few persons or cases, in all the ways in which people write numbers."""

from __future__ import annotations

import pytest

from reports.vocabulary.counts_of_persons import sentences_with_few


@pytest.mark.parametrize(
    "sentence",
    [
        "Ditemukan dua WNA.", "Terdapat 2 mahasiswa Yaman di Koja.", "Seorang pengungsi tinggal di sana.",
        "WNA sebanyak 2 dijumpai.", "Kedua pelaku diserahkan.", "Dijumpai dua (2) orang.", "Diperiksa 2L dan 1P.",
        "4 deteni dipindahkan.", "Ditangani empat kasus.", "Sepasang suami istri dijumpai.",
        "1 orang peserta asing hadir.", "Ada \N{FULLWIDTH DIGIT TWO} orang asing.", "3 orang diamankan.",
    ],
)  # fmt: skip
def test_few_are_found(sentence: str) -> None:
    """Fewer than three persons, or than five where what is counted speaks against them."""
    assert list(sentences_with_few(sentence)) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ditemukan tiga WNA.", "12 orang diperiksa.", "Setiap instansi mengirim 2 orang peserta.",
        "Dua instansi hadir.", "Ditunjuk satu orang penghubung tiap instansi.", "6 deteni dipindahkan.",
        "Ditangani lima kasus.", "Rapat kedua dilaksanakan tanggal 2 Oktober.", "Pasal 75 ayat (2) berlaku.",
        "Satu laporan diterima.",
    ],
)  # fmt: skip
def test_many_and_other_things_are_not(sentence: str) -> None:
    """Nor participants of a meeting, articles, days and offices."""
    assert list(sentences_with_few(sentence)) == []


def test_only_the_sentence_is_named() -> None:
    """The others of its text stay out of the decision."""
    text = "Rapat dibuka. Ditemukan dua WNA. Data disampaikan."
    assert list(sentences_with_few(text)) == ["Ditemukan dua WNA."]
