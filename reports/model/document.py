"""The narrow waist: a document as blocks, which any renderer prints and none computes.

Composers put words and Figures in; templates decide how they look. A cell is either text or a Figure (or a Change), so
that every printed number is a counted one. Text is plain: no markup passes through here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
    """Running text. Figures inside are already in words or digits made by ``formats`` from the same Figure."""

    text: str
    figures: tuple[Figure, ...] = ()
    """The figures the text names, so that a reader of the document can prove them."""


@dataclass(frozen=True)
class Listing:
    """Points of a list."""

    items: tuple[str, ...]
    numbered: bool = True
    figures: tuple[Figure, ...] = ()
    """The figures the points name, as in a Paragraph."""


@dataclass(frozen=True)
class KeyFigure:
    """One large number of a summary."""

    figure: Figure
    label: str
    note: str = ""
    """Change or breakdown, one line."""


@dataclass(frozen=True)
class KeyFigures:
    """At most five key figures in a row."""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Row:
    """A row of a reading table: the stub, then the cells."""

    cells: tuple[Cell, ...]
    """Stub first."""
    role: str = "body"
    """body, subtotal or total."""


@dataclass(frozen=True)
class Table:
    """A reading table: caption, unit and as-of line, one head row, body, total."""

    id: str
    """Table id of the figures; the anchor of the table."""
    title: str
    subtitle: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    landscape: bool = False
    nil: str = ""
    """Printed across the body in place of rows: NIHIL, or that data were not delivered."""


@dataclass(frozen=True)
class HeadCell:
    """A cell of a form's head."""

    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Form:
    """A ministry form: the ministry's own head of several rows, a row of column numbers, full grid, JUMLAH."""

    id: str
    title: str
    subtitle: str
    head: tuple[tuple[HeadCell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]
    widths: tuple[float, ...]
    """Relative column widths."""
    summed: tuple[int, ...] = ()
    """0-based columns that add up to the last column (JUMLAH) of each row; what is left over there are persons or
    actions of unknown sex. Empty when the last column is no sum."""
    notes: tuple[str, ...] = ()
    nil: str = ""
    """Printed across the body in place of rows."""
    landscape: bool = False
    """Too wide for an upright page."""


@dataclass(frozen=True)
class Particulars:
    """Facts beside their names, with aligned colons: day, time, place of a meeting."""

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SignInSheet:
    """A list to be filled in and signed by hand: full grid, rows as high as a signature needs."""

    id: str
    title: str
    subtitle: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Printed text of each cell; empty where somebody writes."""
    widths: tuple[float, ...]
    """Relative column widths."""


@dataclass(frozen=True)
class Notice:
    """A box: something the reader must know before using the page."""

    text: str


@dataclass(frozen=True)
class Picture:
    """A photograph of an annex; its bytes travel beside the document, under its key."""

    key: str
    caption: str
    alt: str


@dataclass(frozen=True)
class Pictures:
    """Photographs below each other in pairs."""

    items: tuple[Picture, ...]


@dataclass(frozen=True)
class Signature:
    """Who signs: ``position`` already carries Plt., Plh., a.n. and u.b."""

    position: tuple[str, ...]
    name: str
    nip: str


@dataclass(frozen=True)
class Signatures:
    """Several who sign side by side, the highest at the right, under place and date."""

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
    """A part with a heading; sections nest."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    new_page: bool = False


@dataclass(frozen=True)
class Letterhead:
    """Lines of the letterhead as they stood at the document date."""

    lines: tuple[str, ...]
    office: str
    address: str
    emblem: str | None = None
    """File of the emblem; a dashed box when None."""


@dataclass(frozen=True)
class Letter:
    """A letter: the covering one of a return, or an invitation."""

    number: str
    nature: str
    enclosure: str
    subject: str
    place_date: str
    addressee: tuple[str, ...]
    body: tuple[Paragraph | Particulars, ...]
    signature: Signature
    copies: tuple[str, ...]
    """Tembusan."""


@dataclass(frozen=True)
class Document:
    """A whole document of one edition."""

    name: str
    """``laporan-bulanan`` and so on: the file name and the template of that name."""
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
    signature: Signature | None = None
    classification: str | None = None
    """Security class printed upper left, e.g. TERBATAS; None for an open document."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """Small facts for the last page: version, input hash, number of inputs."""
    standing: str = ""
    """What kind of copy it is, said on the title page and in the foot; empty for an ordinary document."""
    warning: str = ""
    """Printed at the top of every page: a draft, or an edition that must not be passed on."""
    completeness: Section | None = None
    """A page before all others that names what was not read or not understood; None where nothing was."""
    occasion: str = ""
    """Day, time and place of the meeting a document is for."""

    @property
    def marking(self) -> str:
        """Security class and warning in one line, for formats that print them together."""
        return " · ".join(part for part in (self.classification, self.warning) if part)
