"""Adds text, tables and charts to a slide; tables and charts have alternative texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Mm, Pt

from reports.render import column_widths
from reports.render.slides import fit
from reports.vocabulary import formats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.charts import Chart, Trend
    from reports.model.document import Table

# python-pptx is marked as typed, but these two classes are not.
_RGB: Any = RGBColor
_DATA: Any = CategoryChartData

FACE, LANGUAGE = "Arial", "id-ID"
INK, GREY, BLUE, WHITE = "111111", "595959", "0B3A66", "FFFFFF"
_OUTLINE = "8A8F94"
_PARTS = (BLUE, "426F97", "88A9C8", "C3D4E3")
"""Tints of the parts of a whole, the largest first, as in the PDF; neighbours differ by 40 of 255 in grey print."""
_DEGREES = ("E6E7E9", "A9C4DC", "6F9BC4", "3F719F", BLUE)
"""Tints of degrees that rise, from light to dark, also in grey print: the first is the lightest."""
_DARK = frozenset((BLUE, "426F97", "3F719F"))
"""Tints on which values are white."""
_STRIPE = "F2F4F6"
_HIDE_ZERO = "#,##0;;"
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WIDE_GAP, _GAP = 160, 45
"""Gap between bars in per cent of a bar: wider for few bars, so that they are not too thick."""
_FEW_BARS = 4


def write_text(
    frame: Any,
    lines: Sequence[str],
    *,
    points: float,
    bold: bool = False,
    colour: str = INK,
    right: bool = False,
) -> None:
    """Write lines into an empty text frame, one paragraph each."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(points / 3 if len(lines) > 1 else 0)
        paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = printable(line)
        run.font.size, run.font.bold, run.font.name = Pt(points), bold, FACE
        run.font.color.rgb = _RGB.from_string(colour)
        run._r.get_or_add_rPr().set("lang", LANGUAGE)


def add_text(slide: Any, box: tuple[float, float, float, float], lines: Sequence[str], **font: Any) -> None:
    """Add a text box; ``box`` is left, top, width and height in millimetres."""
    shape = slide.shapes.add_textbox(*map(Mm, box))
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    write_text(frame, lines, **font)


def add_caption(slide: Any, title: str, subtitle: str, left: float, top: float) -> None:
    """Add title and subtitle of a table or chart, on a line each."""
    add_text(slide, (left, top, fit.BODY_WIDTH, 7), [title], points=fit.NOTE_POINTS, bold=True)
    add_text(slide, (left, top + 7, fit.BODY_WIDTH, 7), [subtitle], points=fit.NOTE_POINTS, colour=GREY)


def add_table(slide: Any, table: Table, left: float, top: float, points: float) -> None:
    """Add a document's table as a native table, with its caption above and its notes below."""
    add_caption(slide, table.title, table.subtitle, left, top)
    widths, is_number = fit.column_widths(table, points), column_widths.numeric_columns(table)
    rows = [table.head, *([formats.cell(cell) for cell in row.cells] for row in table.rows)]
    if not table.rows:
        rows.append([table.nil or formats.NIHIL, *("" for _ in table.head[1:])])
    heights = [fit.row_height(row, widths, points) for row in rows]
    box = map(Mm, (left, top + fit.CAPTION_HEIGHT, sum(widths), sum(heights)))
    frame = slide.shapes.add_table(len(rows), len(table.head), *box)
    describe(frame, table.title, f"Tabel: {table.title}. {table.subtitle}.")
    native = frame.table
    for column, width in zip(native.columns, widths, strict=True):
        column.width = Mm(width)
    roles = ["head", *(row.role for row in table.rows), "body"]
    for number, (row, height) in enumerate(zip(rows, heights, strict=True)):
        native.rows[number].height = Mm(height)
        for place, text in enumerate(row):
            cell = native.cell(number, place)
            _write_cell(cell, text, roles[number], number, numeric=is_number[place], points=points)
    below = top + fit.CAPTION_HEIGHT + sum(heights) + 2
    for number, note in enumerate(table.notes):
        line = (left, below + fit.NOTE_HEIGHT * number, fit.BODY_WIDTH, fit.NOTE_HEIGHT)
        add_text(slide, line, [note], points=fit.NOTE_POINTS, colour=GREY)


def _write_cell(cell: Any, text: str, role: str, row: int, *, numeric: bool, points: float) -> None:
    """Write one cell of a table."""
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE if role == "head" else MSO_ANCHOR.TOP
    paint(cell.fill, BLUE if role == "head" else _STRIPE if row % 2 == 0 else WHITE)
    write_text(
        cell.text_frame,
        [text],
        points=points,
        bold=role != "body",
        colour=WHITE if role == "head" else INK,
        right=numeric,
    )
    cell.margin_left = cell.margin_right = Mm(1.2)
    cell.margin_top = cell.margin_bottom = Mm(0.8)


def add_chart(slide: Any, chart: Chart, box: tuple[float, float, float, float]) -> None:
    """Add a document's chart as a native chart, whose data can be edited."""
    data = _DATA(number_format="#,##0")
    data.categories = [printable(f"{bar.label} ({formats.figure(bar.total)})") for bar in chart.bars]
    for index, name in enumerate(chart.legend):
        data.add_series(printable(name), [bar.parts[index].value for bar in chart.bars])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *map(Mm, box), data)
    describe(frame, chart.title, chart.alt)
    native = frame.chart
    native.font.size, native.font.name = Pt(12), FACE
    native.has_title = False
    native.has_legend = len(chart.legend) > 1
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    native.category_axis.reverse_order = True
    native.category_axis.format.line.color.rgb = _RGB.from_string(GREY)
    native.category_axis.has_major_gridlines = native.value_axis.has_major_gridlines = False
    native.value_axis.visible = False
    native.value_axis.minimum_scale = 0
    plot = native.plots[0]
    plot.gap_width, plot.overlap = _WIDE_GAP if len(chart.bars) <= _FEW_BARS else _GAP, 100
    for index, series in enumerate(plot.series):
        _colour(series, _tint(chart, index))


def add_trend(slide: Any, trend: Trend, box: tuple[float, float, float, float]) -> None:
    """Add the first series of a trend as native columns, a month without a figure as a gap."""
    panel, data = trend.panels[0], _DATA(number_format="#,##0")
    data.categories = [printable(month) for month in trend.moments]
    data.add_series(printable(panel.label), [figure.value for figure in panel.points])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *map(Mm, box), data)
    describe(frame, trend.title, trend.alt)
    native = frame.chart
    native.font.size, native.font.name = Pt(12), FACE
    native.has_title = native.has_legend = False
    native.value_axis.visible = native.value_axis.has_major_gridlines = False
    native.value_axis.minimum_scale = 0
    native.plots[0].gap_width = _GAP
    series = native.plots[0].series[0]
    paint(series.format.fill, BLUE)
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, "#,##0", False
    labels.position, labels.font.size = XL_LABEL_POSITION.OUTSIDE_END, Pt(12)


def _tint(chart: Chart, index: int) -> str:
    """Return the tint of a part; of few degrees the tints lie as far apart as of many."""
    if not chart.ordered:
        return _PARTS[index % len(_PARTS)]
    return _DEGREES[round(index * (len(_DEGREES) - 1) / max(len(chart.legend) - 1, 1))]


def _colour(series: Any, tint: str) -> None:
    """Set the tint of a series and show its values on the bars."""
    paint(series.format.fill, tint)
    series.format.line.color.rgb, series.format.line.width = _RGB.from_string(_OUTLINE), Pt(0.5)
    labels = series.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, _HIDE_ZERO, False
    labels.position = XL_LABEL_POSITION.CENTER
    labels.font.size = Pt(12)
    labels.font.color.rgb = _RGB.from_string(WHITE if tint in _DARK else INK)


def paint(fill: Any, colour: str) -> None:
    """Fill a shape with a colour, given as six hexadecimal digits."""
    fill.solid()
    fill.fore_color.rgb = _RGB.from_string(colour)


def describe(frame: Any, name: str, text: str) -> None:
    """Set the name and the alternative text of a shape."""
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", printable(name))
    properties.set("descr", printable(text))


def printable(text: str) -> str:
    """Return a text without invalid XML characters, line ends as spaces."""
    return " ".join(_UNPRINTABLE.sub("\ufffd", text).split())
