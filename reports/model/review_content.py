"""What the review page of a month shows: what was understood of its inputs, and its figures with their rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reports.model.document import HeadCell
    from reports.model.quality import Balance, NotUnderstood, SourceLine


@dataclass(frozen=True)
class ReviewCell:
    """A cell of a table of figures."""

    text: str
    figure: str = ""
    """Id of the figure that it shows; empty for a text."""
    columns: int = 1


@dataclass(frozen=True)
class ReviewRow:
    """A row of a table of figures, its label first."""

    cells: tuple[ReviewCell, ...]
    role: str = "body"


@dataclass(frozen=True)
class ReviewTable:
    """A table or form as the return prints it."""

    id: str
    title: str
    subtitle: str
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[ReviewRow, ...]
    nil: str = ""


@dataclass(frozen=True)
class ReviewSection:
    """The tables of a section of the return."""

    title: str
    tables: tuple[ReviewTable, ...]


@dataclass(frozen=True)
class UnderstoodColumn:
    """A column of a table, and what it was taken for."""

    letter: str
    head: str
    meaning: str
    """Empty where it is not read."""
    how: str
    examples: tuple[str, ...] = ()
    is_withheld: bool = False
    """Whether its texts may say who a person is, and are not shown."""


@dataclass(frozen=True)
class UnderstoodTable:
    """A table of a sheet."""

    sheet: str
    kind: str
    """In words; empty where it is of no known kind."""
    period: str
    head_rows: tuple[int, int]
    data_rows: tuple[int, int] | None
    balance: Balance
    columns: tuple[UnderstoodColumn, ...]
    resembles: str = ""
    """Of a table of no kind: what it most resembles, and what it lacks for that."""


@dataclass(frozen=True)
class UnderstoodFile:
    """A file of the inputs."""

    path: str
    status: str
    """Why it was not read; empty where it was."""
    tables: tuple[UnderstoodTable, ...]


@dataclass(frozen=True)
class Cause:
    """Problems of one cause."""

    code: str
    severity: str
    """error, warning or info."""
    label: str
    remedy: str
    places: tuple[str, ...]
    """As ``file › sheet!cell``."""
    count: int


@dataclass(frozen=True)
class BoardRow:
    """What was delivered for a month, kind by kind."""

    month: str
    cells: tuple[str, ...]
    is_of_period: bool


@dataclass(frozen=True)
class Inputs:
    """What the page of the office itself shows of the inputs of a period."""

    kinds: tuple[str, ...]
    """Heads of the board."""
    board: tuple[BoardRow, ...]
    files: tuple[UnderstoodFile, ...]
    further_files: tuple[str, ...]
    """Files that have nothing of the period."""
    lines: tuple[SourceLine, ...]
    total: Balance
    not_understood: tuple[NotUnderstood, ...]
    causes: tuple[Cause, ...]


@dataclass(frozen=True)
class Review:
    """The page of a period."""

    title: str
    office: str
    as_of: date
    edition: str
    """Whom the page is for."""
    sections: tuple[ReviewSection, ...]
    data: Mapping[str, object]
    """Figures, and in the office's own page rows, as the script reads them."""
    inputs: Inputs | None = None
    """None in a page for others, which holds no row and no name of a file."""
    before: str = ""
    """The period that figures are compared with; empty for none."""
    correction: str = ""
    """As ``Perbaikan ke-1``, where figures differ from those that were handed in; empty otherwise."""
    hidden_in: str = ""
    """A shared edition whose hidden figures are marked; empty for none."""
    show_values: bool = False
