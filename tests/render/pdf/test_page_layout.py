"""Columns and bars: measures that a page depends on."""

from __future__ import annotations

import pytest

from reports.model.charts import Chart
from reports.model.document import Table
from reports.render import column_widths
from reports.render.pdf import page_layout


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
