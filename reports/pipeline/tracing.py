"""Job: from a figure of a return back to the rows and cells that make it.

Rows are told in the edition ``dinas`` only; for others a figure is told as their edition prints it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.figure_words import NUMBERED, figure_by_id, figure_by_words
from reports.errors import NoInputError, UsageError
from reports.model.period import Period
from reports.model.traced_figures import Trace
from reports.pipeline.gather import gather_office
from reports.pipeline.request import document_day
from reports.pipeline.traceable import traceable
from reports.private_files import put
from reports.vocabulary.editions import DINAS
from reports.vocabulary.kinds import KINDS
from reports.vocabulary.table_names import column_label, row_label, table_name
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from pathlib import Path

    from reports.model.document import Document
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request
    from reports.vocabulary.config import Config


def trace(words: str, period: Period | None, request: Request, config: Config, *, show_values: bool = False) -> Trace:
    """Return a figure with the rows behind it; nothing is written.

    Args:
        words: an id, or the words of a table: "Tabel 6, Koja, ITAS".
        period: of the return; None for the last month that was delivered.
        request: the shared options; in an edition for others no row is told.
        config: of the office.
        show_values: show names and numbers of persons.

    Raises:
        NoInputError: no input at all, or none for the period.
        UsageError: there is no such figure, or the words may be several; or names are asked for where others read them.
        DisclosureError: the figures of a shared edition cannot be protected.
        BalanceError: the rows do not make the figure, which is a fault of the program.
    """
    if request.edition != DINAS:
        return _for_others(words, period, request, config, show_values=show_values)
    gathered = gather_office(
        request.office, store=False, password=request.password, as_of=request.as_of, originals=True
    )
    period = period or _last_month(gathered)
    as_of = request.as_of or period.end
    day = document_day(request, config, as_of)
    counts = traceable(gathered, period, as_of, config, day, show_values=show_values)
    if "/" in words and "," not in words:
        return counts.trace(figure_by_id(words, counts.figures))
    is_numbered = NUMBERED.fullmatch(normal(words.partition(",")[0]))
    document = _document(gathered, period, request, config) if is_numbered else None
    return counts.trace(figure_by_words(words, counts.figures, document))


def _for_others(words: str, period: Period | None, request: Request, config: Config, *, show_values: bool) -> Trace:
    """Return a figure as an edition for others prints it, without a row."""
    from reports.pipeline.shared_return import protected_return  # noqa: PLC0415 -- renderers, as in _document

    if show_values or period is None:
        raise UsageError(
            "an answer for others shows no rows or names, and is of a period that is named",
            "name the period and leave --show-values out, or leave --edition out",
        )
    shared = protected_return(period, request, config)
    is_id = "/" in words and "," not in words
    figures = shared.figures
    figure = figure_by_id(words, figures) if is_id else figure_by_words(words, figures, shared.document)
    labels = row_label(figure.table, figure.row), column_label(figure.table, figure.column)
    return Trace(figure, period, table_name(figure.table).title, *labels, (), request.edition)


def write_workbook(path: Path, traced: Trace, config: Config) -> None:
    """Write a traced figure as a workbook.

    Raises:
        OutputError: it cannot be written.
    """
    from reports.render.excel import trace_workbook  # noqa: PLC0415 -- openpyxl, which a trace on the screen does without

    put(path, trace_workbook.render(traced, paper=config.document.paper))


def _last_month(gathered: Gathered) -> Period:
    """Return the last month that a register was delivered for, else anything.

    Raises:
        NoInputError: there is none.
    """
    deliveries = [delivery for delivery in gathered.coverage.deliveries if delivery.kind in KINDS]
    registers = [delivery for delivery in deliveries if delivery.kind == "register"]
    months = [delivery.period.last for delivery in registers or deliveries]
    if not months:
        raise NoInputError("there is no data of any month", "put workbooks into inputs, or see: pora check")
    return Period.of(max(months))


def _document(gathered: Gathered, period: Period, request: Request, config: Config) -> Document:
    """Return the return as it is printed, whose tables are numbered."""
    from reports.pipeline.composed_return import composed  # noqa: PLC0415 -- composers, which an id does without

    return composed(gathered, period, request, config).document
