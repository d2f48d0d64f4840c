"""Columns and bars: measures that a page depends on."""

from __future__ import annotations

import pytest

from reports.model.charts import Chart
from reports.model.document import Listing, Paragraph, Table
from reports.render import column_widths
from reports.render.pdf import page_layout
from reports.vocabulary import formats


def blocks(document, kind):
    """Return the blocks of a kind."""
    found, waiting = [], list(document.sections)
    while waiting:
        section = waiting.pop(0)
        found += [block for block in section.blocks if isinstance(block, kind)]
        waiting += section.sections
    return found


@pytest.mark.parametrize("paper", ["A4", "F4"])
def test_columns_fill_the_page_exactly(invented, paper):
    """Every reading table is as wide as the text, on either paper."""
    layout = page_layout.Layout(page_layout.page_size(paper), "Liberation Sans")
    for table in blocks(invented.document(), Table):
        assert sum(layout.widths(table)) == pytest.approx(100, abs=0.05)
        assert all(width > 0 for width in layout.widths(table))


def test_numbers_stand_at_the_right_and_words_at_the_left(invented):
    """By what a column holds; percentages are numbers too."""
    changes = next(table for table in blocks(invented.document(), Table) if table.id == "perubahan")
    assert column_widths.numeric_columns(changes) == (False, *[True] * (len(changes.head) - 1))
    sources = next(table for table in blocks(invented.document(), Table) if table.id == "neraca-baris")
    assert column_widths.numeric_columns(sources) == (False, False, False, True, True, True, True, True)


def test_bars_start_at_zero_and_share_one_scale(invented):
    """Twice the value is twice the length; parts join without a gap."""
    for chart in blocks(invented.document(), Chart):
        drawing = page_layout.layout_chart(chart, 160)
        for bar, source in zip(drawing.bars, chart.bars, strict=True):
            assert bar.parts[0].x == drawing.label_width
            whole = sum(part.width for part in bar.parts)
            longest = max(one.total.value for one in chart.bars)
            assert whole / max(sum(part.width for part in one.parts) for one in drawing.bars) == pytest.approx(
                source.total.value / longest, abs=0.01
            )
        assert max(bar.end for bar in drawing.bars) < drawing.width


def test_bars_of_dates_that_do_not_follow_each_other_stand_apart(invented):
    """A month a year before is not drawn as a neighbour; months in a row are."""
    (chart,) = [chart for chart in blocks(invented.document(), Chart) if chart.id == "grafik-perubahan"]
    assert [bar.gap for bar in chart.bars] == ["", "10 bulan", ""]
    drawing = page_layout.layout_chart(chart, 160)
    first, second, third = (bar.y for bar in drawing.bars)
    assert second - first > third - second >= drawing.bar_height
    assert drawing.legend_y >= third + drawing.bar_height


def test_bars_in_a_table_start_at_zero_and_share_one_scale(invented):
    """The largest row is as long as there is room, a total has no bar, and columns leave room for them."""
    layout = page_layout.Layout(page_layout.page_size("A4"), "Liberation Sans")
    tables = [table for table in blocks(invented.document(), Table) if table.bars is not None]
    assert {table.id for table in tables} == {"stock-nationality-permit", "stock-nationality-permit-ringkas"}
    for table in tables:
        rows = [row for row in table.rows if row.role == "body"]
        longest = max(row.cells[table.bars].value for row in rows)
        full = column_widths.BAR * (column_widths.DENSE if layout.is_dense(table) else 1)
        for row in rows:
            expected = row.cells[table.bars].value * full / longest
            assert (layout.bar(table, row) or 0) == pytest.approx(expected, abs=0.01)
        assert [layout.bar(table, row) for row in table.rows if row.role == "total"] == [None]
        numbers = max(len(formats.cell(row.cells[table.bars])) for row in table.rows)
        column = layout.widths(table)[table.bars] * 160 / 100
        assert column >= full + numbers * 1.5


def test_what_introduces_a_landscape_table_lies_as_it_does():
    """Three lines alone on an upright page leave it empty; what stands upright, or comes later, stays as it is."""
    wide = Table("a", "A", "", ("No",), (), landscape=True)
    upright, text, points = Table("b", "B", "", ("No",), ()), Paragraph("Dari 123 tindak lanjut."), Listing(("Satu",))
    layout = page_layout.Layout(page_layout.page_size("A4"), "Liberation Sans")
    assert layout.page_classes((text, text, wide, text)) == ("lebar", "lebar", "lebar", "tegak")
    assert layout.page_classes((text, upright, wide)) == ("tegak", "tegak", "lebar")
    assert layout.page_classes((text, points, wide)) == ("tegak", "tegak", "lebar")
    assert layout.page_classes((text,)) == ("tegak",)
    assert layout.page_classes(()) == ()
