"""What a corrected return says: which correction it is, of what, and which figures changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.documents import corrected_figures
from reports.documents.erratum import erratum
from reports.documents.figures_used import block_figures, iter_blocks
from reports.documents.material import Material
from reports.model.comparison import Comparison
from reports.model.correction import Correction, FigureChange
from reports.model.document import Table
from reports.model.submission import Submission
from reports.vocabulary import formats
from reports.vocabulary.config import Config

SENT = Submission(
    "laporan-bulanan", "dinas", "2024-09", "2024-09", "2024-09-30", date(2024, 10, 7), "2024-10-07T08:00:00+07:00",
    "Kanwil", "W.10-1", draft=False, reason="", versions={}, artifacts={},
)  # fmt: skip


def correction(number=1, changes=(), *, other_rules=False):
    """Return a correction of what was sent."""
    return Correction(number, SENT, changes, other_rules)


def change(row, column, then, now):
    """Return the change of a figure of the stock by kecamatan."""
    return FigureChange("stock-district-permit", row, column, then, now)


def part(document):
    """Return the section on corrections; None where there is none."""
    annex = next(section for section in document.sections if section.id == "lampiran")
    return next((section for section in annex.sections if section.id == "perbaikan"), None)


def test_a_first_return_says_nothing_of_corrections(invented):
    """Neither label nor section."""
    document = invented.document()
    assert (document.correction, part(document)) == ("", None)
    assert "Perbaikan" not in document.letter.subject


def test_a_correction_is_named_on_letter_and_cover(invented):
    """With the day and the letter of what it corrects."""
    document = invented.document(correction=correction(2, (change("total", "ITAS", 7, 6),)))
    assert document.correction == "Perbaikan ke-2"
    assert document.letter.subject.endswith("(Perbaikan ke-2)")
    (sentence,) = [text for text in (part.text for part in document.letter.body) if "perbaikan ke-2" in text]
    assert "disampaikan pada 7 Oktober 2024 dengan surat nomor W.10-1" in sentence


def test_margins_come_first_and_the_rest_is_counted(invented):
    """Of many changes the table holds what fits on a page or two."""
    changes = tuple(change(f"31.72.0{n % 6 + 1}", f"K{n}", n, n + 1) for n in range(45))
    document = invented.document(correction=correction(1, (*changes, change("total", "ITAS", 1200, 1100))))
    (table,) = [block for block in part(document).blocks if isinstance(block, Table)]
    assert len(table.rows) == 40
    assert table.rows[0].cells[1] == "Jumlah register"
    assert (table.rows[0].cells[3], table.rows[0].cells[5]) == ("1.200", "−100")
    assert table.notes == ("Serta 6 angka lain.",)


@pytest.mark.parametrize(("then", "now", "shown"), [(None, 3, ("…", "…")), (0, 3, ("0", "+3")), (3, 0, ("3", "−3"))])
def test_what_was_not_delivered_is_no_zero(invented, then, now, shown):
    """And has no difference."""
    document = invented.document(correction=correction(1, (change("total", "ITAS", then, now),)))
    (table,) = [block for block in part(document).blocks if isinstance(block, Table)]
    assert (table.rows[0].cells[3], table.rows[0].cells[5]) == shown


def test_lost_figures_and_other_rules_are_told(invented):
    """The reader is not left to guess why no table stands there."""
    lost = part(invented.document(correction=correction(1, None)))
    assert "tidak lagi tersimpan" in lost.blocks[0].text
    assert not [block for block in lost.blocks if isinstance(block, Table)]
    rules = part(invented.document(correction=correction(1, (change("total", "ITAS", 1, 2),), other_rules=True)))
    assert "Aturan penghitungan berubah" in rules.blocks[0].text


def test_no_edition_for_others_names_what_was_handed_in(invented):
    """The figures of then are exact, and not protected there."""
    document = invented.document(edition="antarinstansi", correction=correction(1, (change("total", "ITAS", 7, 6),)))
    assert (document.correction, part(document)) == ("", None)


def test_a_label_counts_from_one():
    """Words of the cover."""
    assert corrected_figures.label(None) == ""
    assert corrected_figures.label(correction(3)) == "Perbaikan ke-3"


def test_a_letter_of_correction_lists_every_figure(invented):
    """Also those that the return only counts; without a changed figure there is no letter."""
    changes = tuple(change(f"31.72.0{n % 6 + 1}", f"K{n}", n, n + 1) for n in range(45))
    of = Material(
        invented.figures(), Comparison(), (), invented.coverage(), invented.quality(), Config(), date(2024, 10, 14),
        correction=correction(1, changes, other_rules=True),
    )  # fmt: skip
    made = erratum(of, edition="dinas")
    assert made.letter.subject == "Ralat Laporan Bulanan Pengawasan Orang Asing September 2024"
    opening = made.letter.body[0].text
    assert "sampaikan pada 7 Oktober 2024 dengan surat nomor W.10-1" in opening
    assert "ralat atas 45 angka" in opening
    assert "aturan penghitungan" in opening
    (table,) = made.sections[0].blocks
    assert (len(table.rows), table.notes) == (45, ())
    assert any(formats.DOTTED in part.text for part in made.letter.body), "why, which the office writes"
    for nothing in (None, correction(1, ()), correction(1, None)):
        assert erratum(replace(of, correction=nothing), edition="dinas") is None


def test_a_letter_of_correction_names_the_tables_of_the_return(invented):
    """By number, title and date; what no table prints stands apart, and each figure once."""
    printed = next(
        block
        for block in iter_blocks(invented.document().sections)
        if isinstance(block, Table) and any(one.table == "stock-district-permit" for one in block_figures(block))
    )
    figures = [one for one in block_figures(printed) if one.table == "stock-district-permit"][:2]
    changes = (*(change(one.row, one.column, 1, 2) for one in reversed(figures)), change("31.72.01", "X", 1, 2))
    of = Material(
        invented.figures(), Comparison(), (), invented.coverage(), invented.quality(), Config(), date(2024, 10, 14),
        correction=correction(1, changes),
    )  # fmt: skip
    made = erratum(of, invented.document(correction=correction(1, changes)), edition="dinas")
    _once, in_table, elsewhere = made.sections[0].blocks
    assert in_table.title == printed.title
    assert printed.subtitle.startswith(in_table.subtitle)
    assert [row.cells[3].id for row in in_table.rows] == [one.id for one in figures], "in the order of the table"
    assert len(elsewhere.rows) == 1
    assert "tidak dicetak" in elsewhere.title
    told = "ralat atas 3 angka dalam laporan tersebut, 1 di antaranya hanya pada lembar data"
    assert told in made.letter.body[0].text
