"""What is said of applications that no form of the ministry has a place for (settled rule 14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.documents import forms, services
from reports.documents.figures_used import iter_blocks
from reports.documents.material import Material
from reports.model.comparison import Comparison
from reports.model.document import Form, Paragraph
from reports.model.figures import TOTAL
from reports.vocabulary.config import Config


@pytest.fixture
def composed(invented):
    """Return a function from the numbers outside the forms, by class, to the section and its forms."""

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
        material = Material(figures, Comparison(), (), invented.coverage(), invented.quality(), Config(), None)
        return services.section(material), {permit: forms.services(material, permit) for permit in services.CLASSES}

    return compose


def test_pending_and_unread_results_stand_under_the_form_of_their_class(composed):
    """Under no other; JUMLAH of the form does not hold them."""
    _section, by_class = composed({"ITAS": (0, 2)})
    note = "Tidak termasuk 2 permohonan yang belum diputus atau hasilnya tidak terbaca."
    assert note in by_class["ITAS"].notes
    assert note not in by_class["ITK"].notes


def test_other_classes_are_named_after_the_forms(composed):
    """With their numbers, decided or not; nothing is said where there are none."""
    section, _forms = composed({"ITD": (2, 1), "ITN": (0, 0), "unknown": (1, 0)})
    _opening, _pointer, note = section.blocks
    assert note.text == (
        "Di luar jumlah tersebut tercatat 3 permohonan ITD dan 1 permohonan tanpa jenis izin tinggal yang diketahui."
    )
    assert [figure.id for figure in note.figures] == [f"services-outside/{row}/{TOTAL}" for row in ("ITD", "unknown")]
    assert len(composed({"ITAS": (0, 1)})[0].blocks) == 2


def test_forms_stand_together_at_the_end_and_the_body_names_them(invented):
    """None elsewhere; where nothing was counted the body names none."""
    document = invented.document()
    assert [type(block) for block in document.sections[-1].blocks] == [Form] * 6
    body = document.sections[:-1]
    assert not any(isinstance(block, Form) for block in iter_blocks(body))
    said = " ".join(block.text for block in iter_blocks(body) if isinstance(block, Paragraph))
    for form in document.sections[-1].blocks:
        name = form.title.partition(". ")[2].partition(":")[0].partition(" BULAN")[0]
        assert f"dimuat dalam Formulir {name} pada akhir laporan." in said
    assert "dimuat dalam Formulir" not in repr(invented.nothing_happened())
