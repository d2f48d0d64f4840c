"""Tells of cells of an .xlsx what their values do not: struck through, completed, faulty, never calculated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reports.intake.read.byte_search import mentions_any
from reports.intake.read.cell_styles import Styles
from reports.intake.read.cell_tags import cells
from reports.intake.read.damaged_texts import ERROR, UNCALCULATED
from reports.intake.read.sheet_xml import is_utf8
from reports.model.grid import INVISIBLE, CellFinding
from reports.vocabulary import dates
from reports.vocabulary.number_formats import displayed_month, displayed_text, shows_no_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.intake.read.cell_tags import Cell
    from reports.model.grid import Place

_WITHOUT_VALUE = (b"f></c>", b"f><v></v>", b"f><v/>", b'"/></c>', b":f>", b":f ")
"""What follows a formula that was never calculated, or may do so in an unusual spelling."""


@dataclass(frozen=True)
class Book:
    """What a workbook says of the cells of all its sheets."""

    date_1904: bool = False
    styles: Styles = field(default_factory=Styles)
    calculates_on_load: bool = False
    """Its formulas are to be calculated when it is opened: what stands beside them may be a mere 0."""

    def marks(self) -> tuple[bytes, ...]:
        """Return texts of which at least one is in each sheet whose cells have to be looked at."""
        styles = (mark % index for index in sorted(self.styles.indexes) for mark in (b's="%d"', b"s='%d'"))
        return (b't="e"', b"t='e'", *self.formula_marks, *styles)

    @property
    def formula_marks(self) -> tuple[bytes, ...]:
        """Texts of which at least one is in each sheet with formulas that have to be looked at."""
        return (b"<f", b":f") if self.calculates_on_load else _WITHOUT_VALUE


@dataclass(frozen=True)
class Looks:
    """What is known of the cells of a sheet beside their values; places are 1-based."""

    struck: frozenset[Place] = frozenset()
    displayed_texts: Mapping[Place, str] = field(default_factory=dict)
    findings: tuple[CellFinding, ...] = ()


def looks(xml: bytes, book: Book) -> Looks:
    """Return what a worksheet tells of its cells beside their values."""
    is_searchable = is_utf8(xml)
    if is_searchable and not mentions_any(xml, book.marks()):
        return Looks()
    formulas = not is_searchable or mentions_any(xml, book.formula_marks)
    notable_cells = cells(xml, book.styles.indexes, formulas=formulas)
    struck = {(cell.row, cell.column) for cell in notable_cells if cell.style in book.styles.struck}
    errors = [CellFinding(cell.row, cell.column, ERROR, cell.value) for cell in notable_cells if cell.type == "e"]
    waiting = [CellFinding(cell.row, cell.column, UNCALCULATED, "") for cell in _uncalculated(notable_cells, book)]
    unseen = [CellFinding(cell.row, cell.column, INVISIBLE, "") for cell in notable_cells if _is_unseen(cell, book)]
    findings = sorted((*errors, *waiting, *unseen), key=lambda finding: (finding.row, finding.column))
    return Looks(frozenset(struck), dict(_completed(notable_cells, book)), tuple(findings))


def _is_unseen(cell: Cell, book: Book) -> bool:
    """Tell whether a cell hides a value; a hidden zero hides nothing."""
    return cell.style in book.styles.invisible and (cell.type == "inlineStr" or cell.value not in {"", "0"})


def _uncalculated(notable_cells: list[Cell], book: Book) -> list[Cell]:
    """Return the formulas without a value, and in a workbook that no program has calculated also those with 0.

    Libraries that write workbooks put 0 beside every formula, and demand that it be calculated on opening.
    """
    formulas = [cell for cell in notable_cells if cell.has_formula and cell.type in {"", "n"}]
    is_raw = book.calculates_on_load and all(cell.value in {"", "0"} for cell in formulas)
    return [cell for cell in formulas if is_raw or not cell.value]


def _completed(notable_cells: list[Cell], book: Book) -> list[tuple[Place, str]]:
    """Return what the cells show whose number format adds letters or zeros, or leaves the first of a month out."""
    texts = []
    for cell in notable_cells:
        code = book.styles.formats.get(cell.style)
        number = _number(cell.value) if code and cell.type in {"", "n"} else None
        text = None if code is None or number is None else _displayed(code, number, book)
        if text:
            texts.append(((cell.row, cell.column), text))
    return texts


def _displayed(code: str, number: float, book: Book) -> str | None:
    if not shows_no_day(code):
        return displayed_text(code, number)
    day = dates.from_serial(number, since_1904=book.date_1904)
    return None if day is None else displayed_month(code, day)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
