"""Settled rule 3: doubtful words of departure are asked by ``pora check --learn``, and the answer is remembered."""

from __future__ import annotations

import pytest

from reports.pipeline.intake import decisions_of
from reports.pipeline.learn import questions, remember
from reports.vocabulary.departures import DEPARTED, PRESENT

SEPTEMBER = "ORANG ASING BULAN SEPTEMBER 2024"
STOCK = "stock-district-permit/total/total"


def asked(office):
    """Return word → question of what is asked about departures."""
    files = office.gathered().files
    found = questions(files, versions=True, decisions=decisions_of(office.folder))
    return {question.text: question for question in found if question.table == "values.departed"}


def persons(office, *remarks):
    """Write a register of persons with remarks."""
    office.write("register", SEPTEMBER, *(f"MIRA {n};A{n:07d};Jepang;ITAS;Koja;{r}" for n, r in enumerate(remarks)))


@pytest.mark.parametrize(("answer", "stock"), [(DEPARTED, 1), (PRESENT, 3)])
def test_a_doubtful_word_is_asked_once_and_the_answer_counts(office, answer, stock):
    """Until then the persons stay; a remark without such a word asks nothing."""
    persons(office, "Pulang", "Pulang 03-09-2024", "Pindahan")
    question = asked(office)["PULANG"]
    assert office.value(STOCK) == 3
    assert [one.code for one in question.answers] == [DEPARTED, PRESENT]
    remember(office.folder, [question.decided(next(one for one in question.answers if one.code == answer))])
    assert (office.value(STOCK), asked(office)) == (stock, {})


def test_a_sure_word_of_too_many_persons_is_asked(office):
    """More than a twentieth and more than five: nobody goes before the office says so."""
    persons(office, *["Sudah pulang"] * 6, *[""] * 20)
    question = asked(office)["SUDAH PULANG"]
    assert office.value(STOCK) == 26
    remember(office.folder, [question.decided(question.answers[0])])
    assert (office.value(STOCK), asked(office)) == (20, {})


def test_words_that_are_sure_or_none_are_not_asked(office):
    """Five persons with a sure word go; an own kecamatan is no departure."""
    persons(office, *["Sudah pulang"] * 5, "Pindah ke Koja", "Menetap")
    assert (asked(office), office.value(STOCK)) == ({}, 2)
