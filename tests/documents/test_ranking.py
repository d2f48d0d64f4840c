"""What a page calls ranked is ranked: by the figures printed beside it, and in the words of its alternative text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.documents import permit_bars
from reports.documents.figures_used import iter_blocks
from reports.documents.meeting import briefing_slides, minutes_slides, pack
from reports.documents.tables import sort_by_total
from reports.model.charts import Chart
from reports.model.figures import TOTAL
from reports.vocabulary import labels
from tests.documents.meeting import minutes_material

RANKED = "terbanyak lebih dahulu"


def material(values: dict[str, int]):
    """Return a material whose stock by kecamatan is as given, all ITAS, with its rows in no order of use."""
    data = minutes_material.data()
    table = data.table("stock-district-permit")
    cells = {
        place: replace(one, value=values.get(place[0], 0) if place[1] in {"ITAS", TOTAL} else 0)
        for place, one in table.cells.items()
    }
    figures = replace(
        data.figures, tables={**data.figures.tables, table.id: replace(table, rows=table.rows[::-1], cells=cells)}
    )
    return replace(data, figures=figures)


def composed(name, invented):
    """Return a document with charts."""
    meeting = minutes_material.held()
    if name == "return":
        return invented.document()
    if name == "pack":
        return pack.briefing_pack(meeting, edition="antarinstansi", version="0")
    slides = {"paparan": briefing_slides.briefing_slides, "presentation": minutes_slides.presentation}
    return slides[name](meeting, edition="antarinstansi")


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("return", {"grafik-kecamatan"}),
        ("pack", set()),
        ("paparan", {"grafik-kecamatan", "grafik-kejadian"}),
        ("presentation", {"grafik-kecamatan", "grafik-kejadian"}),
    ],
)
def test_a_chart_that_says_it_is_ranked_is_ranked(invented, name, ids):
    """Bars from the largest to the smallest, and the alternative text names them in the order in which they stand."""
    charts = [one for one in iter_blocks(composed(name, invented).sections) if isinstance(one, Chart)]
    ranked = [one for one in charts if RANKED in one.alt]
    assert {one.id for one in ranked} == ids
    for chart in ranked:
        totals = [bar.total.value for bar in chart.bars]
        assert totals == sorted(totals, reverse=True)
        assert len(set(totals)) > 1
        named = [chart.alt.index(f"{bar.label} ") for bar in chart.bars]
        assert named == sorted(named)


def test_kecamatan_of_the_same_size_stand_by_code():
    """The same figures make the same page; a kecamatan without anybody stands last."""
    chart = permit_bars.district_chart(material({"31.72.04": 7, "31.72.02": 7, "31.72.06": 9, "31.72.01": 1}))
    assert chart is not None
    assert [(bar.label, bar.total.value) for bar in chart.bars] == [
        ("Kelapa Gading", 9), ("Tanjung Priok", 7), ("Cilincing", 7), ("Penjaringan", 1), ("Koja", 0),
        ("Pademangan", 0),
    ]  # fmt: skip


def test_a_table_by_size_has_equal_rows_by_name_and_the_unknown_last(invented):
    """However many of them are unknown: nobody reads that as the largest nationality."""
    table = invented.figures().tables["stock-nationality-permit"]
    sizes = {"CHN": 1, "KOR": 5, "JPN": 5, labels.UNKNOWN: 99}
    small = replace(
        table,
        rows=tuple(sizes),
        cells={(row, TOTAL): replace(table.figure(row, TOTAL), value=sizes[row]) for row in sizes},
    )
    assert sort_by_total(small, labels.nationality_label) == ("JPN", "KOR", "CHN", labels.UNKNOWN)
