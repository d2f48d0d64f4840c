"""Which follow-up carries out which decision."""

from __future__ import annotations

from datetime import date

import pytest

from reports.model.meeting import Decision, FollowUp, Progress
from reports.vocabulary.follow_up_matching import task_of


def task(text: str, owner: str | None = "Kantor Imigrasi", day: int | None = 22, note: str | None = None) -> FollowUp:
    """Return a task for a day of November 2024."""
    return FollowUp(text, owner, date(2024, 11, day) if day else None, Progress.OPEN, note)


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ("Operasi gabungan tingkat kota dilaksanakan sebelum masa tenang.", "Melaksanakan operasi gabungan"),
        ("Meminta daftar pemantau asing terakreditasi kepada KPU.", "Meminta daftar pemantau asing terakreditasi"),
        ("Petugas penghubung ditunjuk.", "Menunjuk petugas penghubung"),
        ("Data RPTKA disampaikan per kecamatan.", "Menyampaikan data RPTKA"),
        ("Data RPTKA dikirim setiap bulan.", "Mengirim data RPTKA"),
        ("Membuat peta pengawasan.", "Membuat peta pengawasan tingkat kota bersama kecamatan"),
        ("Laporan dikirim", "laporan dikirim."),
    ],
)
def test_the_same_matter_as_decision_and_as_task_is_found(decision: str, told: str) -> None:
    """In the same words, or with the verb in the passive."""
    found = task(told)
    assert task_of(Decision(decision), 1, (task("Menyusun jadwal rapat berikutnya"), found)) == found


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ("Instansi menyampaikan data orang asing per kecamatan.", "Mencocokkan data orang asing per kecamatan"),
        ("Laporan keberadaan orang asing disusun setiap bulan.", "Memeriksa laporan keberadaan orang asing"),
        ("Operasi gabungan tingkat kecamatan dilaksanakan.", "Melaksanakan operasi gabungan tingkat kota"),
        ("Pendataan kos", "Pendataan kosong di kelurahan"),
        ("Rapat berikutnya dilaksanakan bulan depan.", "Rapat"),
    ],
)
def test_shared_words_alone_are_not_one_matter(decision: str, told: str) -> None:
    """A wrong owner in a report is worse than none."""
    assert task_of(Decision(decision), 1, (task(told),)) is None


def test_a_task_may_name_its_decision() -> None:
    """By number, in the task or its remark; that wins over words."""
    by_words, by_number = task("Melaksanakan operasi gabungan"), task("Mendata kos", note="Keputusan nomor 2")
    decision = Decision("Operasi gabungan dilaksanakan.")
    assert task_of(decision, 2, (by_words, by_number)) == by_number
    assert task_of(decision, 1, (by_words, by_number)) == by_words
    assert task_of(Decision("Pendataan"), 20, (by_number,)) is None


@pytest.mark.parametrize("told", ["Nomor 3 Tahun 2024", "No. 3/2024", "Nomor 3-2024"])
def test_a_decision_of_a_year_is_a_decree_and_none_of_the_meeting(told: str) -> None:
    """A task may be about a decree that happens to bear the number of a decision."""
    named = task(f"Menyebarluaskan Keputusan {told} kepada anggota")
    assert task_of(Decision("Operasi gabungan dilaksanakan."), 3, (named,)) is None


def test_two_tasks_that_might_carry_out_a_decision_carry_out_none() -> None:
    """Which of them it is, only the office knows."""
    decision = Decision("Data RPTKA disampaikan dan daftar pemantau diminta.")
    assert task_of(decision, 1, (task("Menyampaikan data RPTKA"), task("Meminta daftar pemantau"))) is None


def test_a_task_of_another_owner_or_day_is_another_matter() -> None:
    """The decision's own words stand."""
    words = "Operasi gabungan dilaksanakan."
    found = task("Melaksanakan operasi gabungan")
    assert task_of(Decision(words, "Polres"), 1, (found,)) is None
    assert task_of(Decision(words, None, date(2024, 11, 1)), 1, (found,)) is None
    assert task_of(Decision(words, "KANTOR IMIGRASI"), 1, (found,)) == found
