"""A document as a tree of sections and blocks, independent of the output format.

Composers fill in texts and Figures; renderers and templates decide how they look and compute nothing. A table cell is a
text, a Figure or a Change, so that every printed number is a counted one. Texts are plain, without markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reports.model.charts import Chart, Matrix, Series, TileMap, Trend

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from reports.model.figures import Change, Figure
    from reports.model.period import Period

    Cell = str | Figure | Change
    """What a table cell holds; a Figure or Change is formatted by the renderer."""


@dataclass(frozen=True)
class Paragraph:
    """Running text. Its numbers were formatted by ``formats`` from the listed figures."""

    text: str
    figures: tuple[Figure, ...] = ()
    """Figures named in the text, so that each number can be checked."""
    is_headline: bool = False
    """Whether it says over a chart or table what its figures say first."""
    for_speaker: bool = False
    """Whether it stands in the notes of a slide, for whoever presents it, and not on the slide."""


@dataclass(frozen=True)
class Listing:
    """A list of points."""

    items: tuple[str, ...]
    numbered: bool = True
    figures: tuple[Figure, ...] = ()
    """Figures named in the points, as in a Paragraph."""


@dataclass(frozen=True)
class KeyFigure:
    """One large number of a summary."""

    figure: Figure
    label: str
    note: str = ""
    """Change or breakdown in one line."""


@dataclass(frozen=True)
class KeyFigures:
    """At most five key figures in a row."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Row:
    """A row of a reading table."""

    cells: tuple[Cell, ...]
    """Stub first, then the figures."""
    role: Literal["body", "group", "subtotal", "total"] = "body"
    """``group`` stands over the rows that it is the total of, ``subtotal`` and ``total`` below them."""


@dataclass(frozen=True)
class Table:
    """A reading table: title, subtitle with unit and date, one head row, body, total row."""

    id: str
    """Id of the table of figures; also the anchor of the table."""
    title: str
    subtitle: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    landscape: bool = False
    nil: str = ""
    """Printed across the body instead of rows: NIHIL, or that data were not delivered."""
    bars: int | None = None
    """0-based column of figures that are drawn as bars too, from zero; rows of totals have none."""


@dataclass(frozen=True)
class HeadCell:
    """A cell of the head of a form, with its column and row span."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class SubLine:
    """A line below a row of a form for what no column of the form counts; it is part of the JUMLAH of its row."""

    label: str
    cells: tuple[Cell, ...]
    spans: tuple[int, ...]
    """Number of columns of each cell, from the first after the label to the last before JUMLAH."""


@dataclass(frozen=True)
class Form:
    """A form prescribed by the ministry: head of several rows, row of column numbers, full grid, JUMLAH."""

    id: str
    title: str
    subtitle: str
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    widths: tuple[float, ...]
    """Relative column widths."""
    summed: tuple[int, ...] = ()
    """0-based columns that add up to the last column (JUMLAH) of each row, with those of its sub-lines. Empty when the
    last column is not a sum."""
    notes: tuple[str, ...] = ()
    nil: str = ""
    """Printed across the body instead of rows."""
    landscape: bool = False
    """Too wide for a portrait page."""
    sublines: tuple[tuple[SubLine, ...], ...] = ()
    """Of each row, then of the total; empty where no row has any."""

    def below(self, index: int) -> tuple[SubLine, ...]:
        """Return the sub-lines of a row, counted from 0; those of the total come after the last row."""
        return self.sublines[index] if index < len(self.sublines) else ()

    def joins(self, other: object) -> bool:
        """Tell whether another form may share its page and signature: neither has rows, and both lie the same way."""
        return isinstance(other, Form) and bool(self.nil and other.nil) and self.landscape == other.landscape


@dataclass(frozen=True)
class Particulars:
    """Name and value pairs with aligned colons, e.g. day, time and place of a meeting."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SignInSheet:
    """A list to fill in and sign by hand, with a full grid and rows high enough for a signature."""

    id: str
    title: str
    subtitle: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Printed text of each cell; empty for a cell to fill in."""
    widths: tuple[float, ...]
    """Relative column widths."""


@dataclass(frozen=True)
class Notice:
    """A box with something the reader must know before using the page."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A photograph in an annex; its bytes are passed to the renderer separately, under its key."""

    key: str
    caption: str
    alt: str


@dataclass(frozen=True)
class Pictures:
    """Photographs in rows of two."""

    items: tuple[Picture, ...]


@dataclass(frozen=True)
class Signature:
    """Signature block; ``position`` already includes Plt., Plh., a.n. and u.b."""

    position: tuple[str, ...]
    name: str
    nip: str


@dataclass(frozen=True)
class Signatures:
    """Signature blocks side by side under place and date, the highest rank at the right."""

    items: tuple[Signature, ...]
    place_date: str


Block = (
    Paragraph
    | Listing
    | KeyFigures
    | Particulars
    | Table
    | Form
    | Chart
    | Matrix
    | Series
    | TileMap
    | Trend
    | SignInSheet
    | Notice
    | Pictures
    | Signatures
)


@dataclass(frozen=True)
class Section:
    """A part with a heading; sections can be nested."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    new_page: bool = False


@dataclass(frozen=True)
class Letterhead:
    """Letterhead in force on the document date."""

    lines: tuple[str, ...]
    office: str
    address: str
    emblem: str | None = None
    """File of the emblem; None prints a dashed box."""


@dataclass(frozen=True)
class Letter:
    """A letter: covering letter of a return, or invitation."""

    number: str
    nature: str
    enclosure: str
    subject: str
    place_date: str
    """Of the letter: the day only, as its letterhead names the place."""
    addressee: tuple[str, ...]
    body: tuple[Paragraph | Particulars, ...]
    signature: Signature
    copies: tuple[str, ...]
    """Recipients of copies (tembusan)."""
    place: str = ""
    """Where a report sent with the letter is signed."""


@dataclass(frozen=True)
class Document:
    """A whole document in one edition."""

    name: str
    """File name and template name, e.g. ``laporan-bulanan``."""
    title: str
    subtitle: str
    office: str
    period: Period
    edition: str
    as_of: date
    date: date | None
    letterhead: Letterhead
    sections: tuple[Section, ...]
    letter: Letter | None = None
    letters: tuple[Letter, ...] = ()
    """Letters of one kind, each to one addressee and on pages of its own."""
    signature: Signature | None = None
    classification: str | None = None
    """Security class printed at the upper left, e.g. TERBATAS; None for an open document."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Facts for the last page: version, input hash, number of inputs."""
    standing: str = ""
    """Status of the document, printed on the title page and in the footer; empty for an ordinary document."""
    correction: str = ""
    """Which correction of a document that was handed in it is; empty for a first one."""
    warning: str = ""
    """Printed at the top of every page: a draft, or an edition that must not be passed on."""
    completeness: Section | None = None
    """A page before all others that names what was not read or not understood; None where nothing was."""
    occasion: str = ""
    """Day, time and place of the meeting of the document."""

    @property
    def marking(self) -> str:
        """Security class and warning in one line, for formats that print them together."""
        return " · ".join(part for part in (self.classification, self.warning) if part)
