"""The chart of changes says what lies between its bars."""

from __future__ import annotations

from reports.documents.figures_used import iter_blocks
from reports.model.charts import Chart
from reports.model.comparison import Base, Comparison
from reports.model.coverage import Coverage, Delivery
from reports.model.period import Period


def drawn(document):
    """Return the chart of changes."""
    return next(
        one for one in iter_blocks(document.sections) if isinstance(one, Chart) and one.id == "grafik-perubahan"
    )


def test_the_chart_of_changes_names_the_months_between_that_it_does_not_draw(invented):
    """A month that was delivered is no gap; where none was, the chart says so."""
    compared = Comparison(Base(invented.figures("2024-06")), Base(invented.figures("2023-09")))
    subtitles = {
        drawn(invented.document(changes=compared, coverage=coverage)).subtitle
        for coverage in (
            Coverage((Delivery("register", Period.parse("2024-07"), 6, 0, False),)),
            Coverage(()),
        )
    }
    assert {text.rpartition("; ")[2] for text in subtitles} == {
        "register Juli 2024 tersedia dan tidak digambar",
        "bulan di antaranya tanpa register",
    }
