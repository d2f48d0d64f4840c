"""What is said of applications that no form of the ministry has a place for (settled rule 14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.documents import services
from reports.documents.material import Material
from reports.model.comparison import Comparison
from reports.model.document import Form, Paragraph
from reports.model.figures import TOTAL
from reports.vocabulary.config import Config


@pytest.fixture
def composed(invented):
    """Return a function from the numbers outside the forms, by class, to the section."""

    def compose(numbers):
        """Return the section of September 2024; a number is (decided, undecided)."""
        figures = invented.figures("2024-09")
        columns = ("decided", "undecided")
        table = invented.table(
            "services-outside",
            tuple(numbers),
            columns,
            lambda row, column: numbers[row][columns.index(column)],
            date(2024, 9, 30),
            unit="permohonan",
        )
        figures = replace(figures, tables={**figures.tables, "services-outside": table})
        return services.section(
            Material(figures, Comparison(), (), invented.coverage(), invented.quality(), Config(), None)
        )

    return compose


def test_pending_and_unread_results_stand_under_the_form_of_their_class(composed):
    """Under no other; JUMLAH of the form does not hold them."""
    forms = {block.id: block for block in composed({"ITAS": (0, 2)}).blocks if isinstance(block, Form)}
    note = "Tidak termasuk 2 permohonan yang belum diputus atau hasilnya tidak terbaca."
    assert note in forms["services-ITAS"].notes
    assert note not in forms["services-ITK"].notes


def test_other_classes_are_named_below_the_forms(composed):
    """With their numbers, decided or not; nothing is said where there are none."""
    told = list(composed({"ITD": (2, 1), "ITN": (0, 0), "unknown": (1, 0)}).blocks[1:])
    (note,) = [block for block in told if isinstance(block, Paragraph)]
    assert note.text == (
        "Di luar tabel di atas tercatat 3 permohonan ITD dan 1 permohonan tanpa jenis izin tinggal yang diketahui."
    )
    assert [figure.id for figure in note.figures] == [f"services-outside/{row}/{TOTAL}" for row in ("ITD", "unknown")]
    assert not any(isinstance(block, Paragraph) for block in composed({"ITAS": (0, 1)}).blocks[1:])
