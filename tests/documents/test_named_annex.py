"""The annex of names as composed: one list under each figure, and apart from it whom the figure does not count."""

from __future__ import annotations

from datetime import date

import pytest

from reports.documents.figures_used import iter_blocks
from reports.documents.material import Material
from reports.documents.named_annex import named_annex
from reports.model.comparison import Comparison
from reports.model.document import Signatures, Table
from reports.model.named_persons import NamedPerson
from reports.vocabulary import formats
from reports.vocabulary.config import Config


def annex(invented, *persons, day=date(2024, 10, 7)):
    """Return the annex of those whose permit is past its date."""
    coverage, quality = invented.coverage(), invented.quality()
    material = Material(invented.figures(), Comparison(), (), coverage, quality, Config(), day)
    return named_annex(material, {"overstay": persons}, edition="dinas", subtitle="Laporan Bulanan")


def lists(invented, *persons):
    """Return title and tables of the list of those whose permit is past its date."""
    made = annex(invented, *persons)
    (section,) = [section for section in made.sections if section.id == "nama-overstay"]
    return section.title, [block for block in iter_blocks((section,)) if isinstance(block, Table)]


def person(name, expiry):
    """Return a person of the register."""
    return NamedPerson(name, "A1", "JPN", "31.72.03", ("lt60",), permit="ITAS", permit_expiry=expiry)


def test_whom_the_figure_does_not_count_stands_in_a_list_of_its_own(invented):
    """A reader counts the rows: 40 announced and 43 listed look like an error."""
    title, (counted, unread) = lists(
        invented, person("A", date(2024, 9, 1)), person("B", None), person("C", date(2024, 9, 29))
    )
    assert [row.cells[:2] for row in counted.rows] == [("1", "A"), ("2", "C")]
    assert [row.cells[:2] for row in unread.rows] == [("1", "B")]
    assert "Berlaku sampai" not in unread.head
    assert all(len(row.cells) == len(table.head) for table in (counted, unread) for row in table.rows)
    assert counted.title not in title


def test_without_unread_dates_there_is_one_list(invented):
    """An empty second one would say that somebody is missing."""
    _title, (counted,) = lists(invented, person("A", date(2024, 9, 1)))
    assert len(counted.rows) == 1


@pytest.mark.parametrize(("day", "dated"), [(date(2024, 10, 7), "7 Oktober 2024"), (None, formats.DOTTED_DAY)])
def test_an_official_certifies_the_lists(invented, day, dated):
    """At the end, with place and date, or room for it."""
    *_sentence, signed = annex(invented, day=day).sections[-1].blocks
    assert isinstance(signed, Signatures)
    assert signed.place_date.endswith(f", {dated}")
    assert signed.items[0].position == ("Kepala Kantor,",)
