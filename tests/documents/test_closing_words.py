"""The closing words of a return say how many permits ended nowhere in the count, where they are many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.documents.closing_words import paragraphs
from reports.documents.material import Material
from reports.model.comparison import Comparison
from reports.model.coverage import Coverage
from reports.model.figures import TOTAL
from reports.model.quality import Quality
from reports.vocabulary.config import Config


def stock_words(invented, unread, total=1000):
    """Return the first paragraph of the closing words, with so many permits of which no end was read."""
    figures = invented.figures()
    tables = dict(figures.tables)
    for name, column, number in (("overstay", "unknown", unread), ("stock-district-permit", TOTAL, total)):
        cells = dict(tables[name].cells)
        cells[TOTAL, column] = replace(cells[TOTAL, column], value=number)
        tables[name] = replace(tables[name], cells=cells)
    material = Material(
        replace(figures, tables=tables), Comparison(), (), Coverage(()), Quality((), {}, {}), Config(), None
    )
    return paragraphs(material)[0]


@pytest.mark.parametrize(("unread", "is_said"), [(0, False), (49, False), (50, True), (404, True)])
def test_many_unread_ends_are_said(invented, unread, is_said):
    """From a twentieth of the register: the numbers before it are of the others alone."""
    words = stock_words(invented, unread)
    sentence = f"Tanggal akhir izin tinggal {unread} orang tidak terbaca, sehingga belum ikut dihitung."
    assert (sentence in words.text) is is_said
    assert ("tidak terbaca" in words.text) is is_said


def test_an_empty_register_has_none(invented):
    """No part of nothing."""
    assert "tidak terbaca" not in stock_words(invented, 0, total=0).text
