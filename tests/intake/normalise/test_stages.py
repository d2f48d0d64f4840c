"""Usual words for the stages of a criminal case; what names none is told."""

from __future__ import annotations

import pytest

from reports.intake.normalise.converters import stage


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pelimpahan berkas perkara", "sidik"),
        ("Tuntutan", "penuntutan"),
        ("Dilimpahkan ke Kejaksaan", "penuntutan"),
        ("Dilimpahkan ke Pengadilan", "sidang"),
        ("Sidang I", "sidang"),
        ("Sidang ke-3", "sidang"),
        ("Sidang Putusan", "sidang"),
        ("Putusan", "sidang"),
        ("Banding", "sidang"),
        ("Kasasi", "sidang"),
    ],
)
def test_usual_words_are_stages(text: str, code: str) -> None:
    """By the office that has the case: investigators, prosecutors, courts of every instance."""
    assert (stage(text).value, stage(text).code) == (code, None)


@pytest.mark.parametrize("text", ["Sidang TPI", "Tahap 3", "Penyidikan ke-2", "Dilimpahkan"])
def test_other_words_are_told(text: str) -> None:
    """A number makes a hearing of nothing else."""
    assert (stage(text).value, stage(text).code) == (None, "stage-unreadable")
