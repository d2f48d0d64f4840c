"""Protects a document block by block."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reports.documents.annexes import SEPARATOR, definition_of, short_name
from reports.documents.completeness import without_unprotected
from reports.documents.figures_used import block_figures
from reports.documents.shared.chapters import with_remaining
from reports.documents.shared.left_out import joined_left_out, left_out
from reports.documents.shared.reading_tables import LEFT_OUT, class_totals, shared_table, source_of
from reports.documents.shared.texts import shared_text, unlisted_text
from reports.late_patterns import late_regex
from reports.model.charts import Chart, Matrix, Series, TileMap, Trend
from reports.model.document import Form, KeyFigures, Listing, Paragraph, Row, Section, Table
from reports.model.figures import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.documents.shared.printable_figures import SharedFigures
    from reports.model.document import Block, Document, Letter
    from reports.model.figures import Figure
    from reports.model.follow_ups import FollowUpRegister


_OF_THEMES = frozenset(("kalender-tema", "norma-tema", "pencatatan-tema", "preseden-tema"))
"""Tables of what was published elsewhere, each entry with its source."""
_DEFINITIONS, _ROWS_OF_INPUTS = "definisi-tabel", "neraca-baris"
_TITLED = Table | Form | Chart | Matrix | Series | TileMap | Trend
_BESIDE = {"tak-actions": "tak-persons"}
"""Table → one that sentences and columns beside it print; of a longer period it stands as a table of its own."""
_NUMBERED = late_regex(r"(Tabel|Formulir|Grafik) \d+\. ")


@dataclass(frozen=True)
class _Printed:
    """What the blocks before have printed, in reading order."""

    tables: set[str] = field(default_factory=set)
    """Ids of protected tables."""
    titles: dict[str, str] = field(default_factory=dict)
    """Title of a table or drawing in the office's own edition → its title here; of those that are printed only."""
    sources: dict[str, str] = field(default_factory=dict)
    """Number of a protected table here, as ``Tabel 3`` → id of the measured table that it prints."""
    numbers: dict[str, int] = field(default_factory=Counter)
    """How many tables, forms and drawings (``Grafik``) have got a number; what is left out leaves no gap."""


def protect_document(document: Document, shared: SharedFigures) -> Document:
    """Return a document that prints protected figures only, each protected table once."""
    printed = _Printed()
    sections = tuple(_sections(document.sections, shared, printed))
    letter = _letter(document.letter, shared) if document.letter else None
    letters = tuple(_letter(addressed, shared) for addressed in document.letters)
    protected = replace(document, letter=letter, letters=letters, warning=without_unprotected(document.warning))
    return with_remaining(protected, sections)


def protect_register(register: FollowUpRegister, shared: SharedFigures) -> FollowUpRegister:
    """Return a register whose texts count no foreigners but as the protected tables do."""
    tasks = tuple(
        replace(task, text=_cell(task.text, shared), note=_cell(task.note, shared)) for task in register.tasks
    )
    return replace(register, tasks=tasks)


def _letter(letter: Letter, shared: SharedFigures) -> Letter:
    body = [
        replace(part, text=shared_text(part.text, part.figures, shared), figures=shared.printed(part.figures))
        if isinstance(part, Paragraph)
        else part
        for part in letter.body
    ]
    return replace(letter, body=tuple(part for part in body if not isinstance(part, Paragraph) or part.text))


def _sections(sections: tuple[Section, ...], shared: SharedFigures, printed: _Printed) -> Iterator[Section]:
    """Yield sections of protected blocks; one of which nothing is left goes with its heading."""
    for section in sections:
        blocks = tuple(new for block in section.blocks for new in _printed_block(block, shared, printed))
        blocks = joined_left_out(blocks)
        parts = tuple(_sections(section.sections, shared, printed))
        if blocks or parts:
            yield replace(section, blocks=blocks, sections=parts)


def _printed_block(block: Block, shared: SharedFigures, printed: _Printed) -> Iterator[Block]:
    """Yield what stands in the place of a block, tables and drawings numbered anew and their titles kept."""
    for new in _block(block, shared, printed):
        title = getattr(new, "title", "")
        if not isinstance(new, _TITLED) or not (number := _NUMBERED.match(title)):
            yield new
            continue
        printed.numbers[number[1]] += 1
        title = f"{number[1]} {printed.numbers[number[1]]}. {title[number.end() :]}"
        printed.titles.setdefault(getattr(block, "title", ""), title)
        if isinstance(new, Table) and source_of(new) in shared.tables:
            printed.sources[short_name(title)] = source_of(new)
        if not isinstance(new, Table | Form) and new.alt == getattr(block, "title", ""):
            yield replace(new, title=title, alt=title)
        else:
            yield replace(new, title=title)


def _block(block: Block, shared: SharedFigures, printed: _Printed) -> Iterator[Block]:
    """Yield what stands in the place of a block."""
    match block:
        case Paragraph() if _is_on_inputs(block):
            return
        case Table(id=identifier) if identifier == _DEFINITIONS:
            yield from _definitions(block, shared, printed)
        case Paragraph():
            text = shared_text(block.text, block.figures, shared)
            if text:
                yield replace(block, text=text, figures=shared.printed(block.figures))
        case Listing():
            yield from _listing(block, shared)
        case KeyFigures():
            yield from _key_figures(block, shared)
        case Table():
            yield from _table(block, shared, printed)
        case Chart() | TileMap() | Trend() | Series() | Form():
            yield from _drawn(block, shared, printed)
        case _:
            yield block


def _is_on_inputs(block: Block) -> bool:
    """Whether a paragraph tells the rows of the inputs, of which shared editions say nothing."""
    if not isinstance(block, Paragraph) or not block.figures:
        return False
    return all(figure.table == _ROWS_OF_INPUTS for figure in block.figures)


def _listing(block: Listing, shared: SharedFigures) -> Iterator[Listing]:
    items = tuple(filter(None, (shared_text(item, block.figures, shared) for item in block.items)))
    if items:
        yield replace(block, items=items, figures=shared.printed(block.figures))


def _key_figures(block: KeyFigures, shared: SharedFigures) -> Iterator[KeyFigures]:
    """Notes of key figures name further numbers without listing them, so that none of them is printed."""
    items = tuple(
        replace(item, figure=figure, note="" if any(map(str.isdigit, item.note)) else item.note)
        for item in block.items
        if (figure := shared.printed_as(item.figure)) is not None
    )
    if items:
        yield KeyFigures(items)


def _definitions(block: Table, shared: SharedFigures, printed: _Printed) -> Iterator[Table]:
    """Yield the definitions of the tables that are printed, by the numbers they bear here; the program wrote them.

    A table that stands in another's place, or for others only, is defined by the measured table that it prints.
    """
    printed_names = {short_name(old): short_name(new) for old, new in printed.titles.items()}
    names_by_definition: dict[str, set[str]] = {}
    for row in block.rows:
        names, definition = map(str, row.cells)
        new_names = {printed_names[name] for name in names.split(SEPARATOR) if name in printed_names}
        names_by_definition.setdefault(definition, set()).update(new_names)
    defined_names = set().union(*names_by_definition.values())
    for name, source in printed.sources.items():
        definition = definition_of(shared.tables[source])
        if name not in defined_names and definition:
            names_by_definition.setdefault(definition, set()).add(name)
    definitions = ((sorted(names, key=_place), text) for text, names in names_by_definition.items() if names)
    rows = [
        Row((SEPARATOR.join(names), text)) for names, text in sorted(definitions, key=lambda row: _place(row[0][0]))
    ]
    if rows:
        yield replace(block, rows=tuple(rows))


def _place(name: str) -> tuple[int, str]:
    """Return where a numbered name stands among others: by number, drawings after tables of the same one."""
    word, _, number = name.partition(" ")
    return (int(number) if number.isdigit() else 0, word)


def _table(block: Table, shared: SharedFigures, printed: _Printed) -> Iterator[Block]:
    source = source_of(block)
    figures = tuple(block_figures(block))
    if source in shared.tables:
        yield from _protected_table(block, source, shared, printed)
        beside_table = _BESIDE.get(source, "")
        if beside_table in shared.periods:
            title = "Tabel 0. " if _NUMBERED.match(block.title) else ""
            yield from _protected_table(Table(beside_table, title, "", (), ()), beside_table, shared, printed)
    elif block.id in _OF_THEMES:
        yield block
    elif all(map(shared.prints, figures)):
        yield replace(block, rows=tuple(_row(row, shared) for row in block.rows), notes=_texts(block.notes, shared))
    else:
        yield left_out(block.title)


def _protected_table(table: Table, source: str, shared: SharedFigures, printed: _Printed) -> Iterator[Block]:
    """Yield a table with its protected figures, unless it was printed before."""
    if source not in printed.tables:
        printed.tables.add(source)
        yield shared_table(table, shared)
        by_class = class_totals(table, shared)
        if by_class is not None:
            yield by_class


def _row(row: Row, shared: SharedFigures) -> Row:
    """Return a row of texts and figures that count no foreigners; a text that does is replaced as a whole."""
    cells = tuple(cell if not isinstance(cell, str) else _cell(cell, shared) for cell in row.cells)
    return replace(row, cells=cells)


def _cell(text: str, shared: SharedFigures) -> str:
    return (unlisted_text(text, shared) or LEFT_OUT) if text else text


def _texts(texts: tuple[str, ...], shared: SharedFigures) -> tuple[str, ...]:
    return tuple(filter(None, (unlisted_text(text, shared) for text in texts)))


def _drawn(block: Chart | TileMap | Trend | Series | Form, shared: SharedFigures, printed: _Printed) -> Iterator[Block]:
    """Yield a drawing if all its figures are printed; bars of persons by name, alternative texts repeat the title."""
    if isinstance(block, Trend):
        panels = tuple(panel for panel in block.panels if all(map(shared.prints, _delivered(panel.points))))
        if panels:
            yield replace(block, panels=panels, alt=block.title)
            return
    if not all(map(shared.prints, block_figures(block))):
        yield from _in_place_of(block, shared, printed)
    elif isinstance(block, Chart):
        is_open = all(figure.table in shared.open_tables for figure in block_figures(block))
        bars = block.bars if is_open else tuple(sorted(block.bars, key=lambda bar: bar.label))
        yield replace(block, bars=bars, alt=block.title)
    elif isinstance(block, Form):
        yield block
    else:
        yield replace(block, alt=block.title)


def _delivered(points: Iterable[Figure]) -> Iterator[Figure]:
    """Yield the points of months that have a register; that another has none tells of nobody."""
    return (point for point in points if point.status is not Status.MISSING)


def _in_place_of(
    block: Chart | TileMap | Trend | Series | Form, shared: SharedFigures, printed: _Printed
) -> Iterator[Block]:
    """Yield what stands in the place of a drawing with hidden figures: of bars their protected table, once."""
    source = next((figure.table for figure in block_figures(block)), "")
    if not isinstance(block, Chart) or source not in shared.tables:
        yield left_out(block.title)
    else:
        title = "Tabel 0. " if _NUMBERED.match(block.title) else ""
        yield from _protected_table(
            Table(source, f"{title}{block.title}", block.subtitle.partition("; ")[0], (), ()), source, shared, printed
        )
