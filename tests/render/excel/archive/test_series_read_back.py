"""The series of an archive's workbook is read back figure by figure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reports.errors import ReadBackError
from reports.model.figures import Status
from reports.pipeline import proving
from reports.proof import series_faults
from reports.render.excel.archive import workbook
from reports.vocabulary.config import Config

if TYPE_CHECKING:
    from datetime import date

    from reports.model.archive import Archive
    from reports.model.document import Document
    from reports.model.figures import Figures


@pytest.fixture(scope="module")
def book_and_figures(overview_document: Document, archive: Archive) -> tuple[bytes, dict[date, Figures]]:
    """Return the workbook of six years, and the figures of its months."""
    figures = {month.first: of_month for month, of_month in archive.figures.items()}
    return workbook.render(overview_document, archive, Config()), figures


def changed(figures: dict[date, Figures], **values: object) -> dict[date, Figures]:
    """Return figures of which one of the second month is another."""
    day = sorted(figures)[1]
    tables = dict(figures[day].tables)
    name = next(name for name, table in tables.items() if any(one.value for one in table.cells.values()))
    key, figure = next((key, one) for key, one in tables[name].cells.items() if one.value)
    tables[name] = replace(tables[name], cells={**tables[name].cells, key: replace(figure, **values)})
    return {**figures, day: replace(figures[day], tables=tables)}


def test_what_was_written_as_counted_has_no_fault(book_and_figures: tuple[bytes, dict[date, Figures]]) -> None:
    """Numbers, NIHIL and signs of every month."""
    assert list(series_faults(*book_and_figures)) == []


def test_another_number_sign_or_month_is_named(book_and_figures: tuple[bytes, dict[date, Figures]]) -> None:
    """With its month and id; a month too many, or a file without the series, as a whole."""
    book, figures = book_and_figures
    (fault,) = series_faults(book, changed(figures, value=987))
    assert fault.place.startswith(f"{sorted(figures)[1]:%Y-%m} ")
    assert fault.expected == "987"
    assert len(list(series_faults(book, changed(figures, value=None, status=Status.SUPPRESSED)))) == 1
    assert list(series_faults(book, dict(sorted(figures.items())[1:])))
    with pytest.raises(ReadBackError):
        proving.prove_series(book, changed(figures, value=987), "olah-ulang.xlsx")
