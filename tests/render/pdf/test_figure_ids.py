"""Figures can be quoted from the PDF: their cells bear their ids, and the tree of ids finds the cells."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from reports.documents.figures_used import iter_blocks, paragraph_id, quoted_id
from reports.model.document import Form, KeyFigures, Paragraph, Table
from reports.model.figures import Figures, Status
from reports.render import pdf
from reports.vocabulary import formats
from tests.documents import invented
from tests.render.pdf.short_documents import chapters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.model.document import Cell, Document

FIGURES = invented.figures()
HIDDEN = ("stock-district-permit", "31.72.03", "ITAS")


def opened(document: Document, figures: Figures | None) -> pikepdf.Pdf:
    """Return a document as PDF."""
    content = pdf.render(
        document, templates=pdf.template_root(), paper="A4", font="Liberation Sans", additions=pdf.Additions(figures)
    )
    return pikepdf.open(BytesIO(content))


def cells_of(block: Table | Form) -> Iterator[Cell]:
    """Yield the cells of the body of a table or form, line by line as they are printed."""
    if isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row.cells)
        return
    for index, row in enumerate((*block.rows, block.total)):
        yield from row
        yield from (cell for line in block.below(index) for cell in line.cells)


def next_name(name: str, seen: Counter[str], outside: set[str]) -> str:
    """Return the id of the next cell of a figure; those of cards and sentences have taken theirs."""
    while True:
        seen[name] += 1
        numbered = name if seen[name] == 1 else f"{name}#{seen[name]}"
        if numbered not in outside:
            return numbered


def tables_of(element: Any) -> Iterator[Any]:
    """Yield the tables below an element of the structure in reading order."""
    for kid in element.K if isinstance(element.get("/K"), pikepdf.Array) else ():
        if isinstance(kid, pikepdf.Dictionary):
            if kid.get("/S") == "/Table":
                yield kid
            yield from tables_of(kid)


def ids_in(table: Any) -> list[str]:
    """Return the ids of the cells of a table's body."""
    (body,) = [part for part in table.K if part.S == "/TBody"]
    return [str(cell.ID) for row in body.K for cell in row.K if "/ID" in cell]


@pytest.fixture(scope="module")
def document() -> Document:
    """Return chapters of a return: figures of its summary again in tables, one over pages, the forms, a sentence."""
    whole = chapters(invented.document(), ("RINGKASAN",), ("BAB II ", "B. Keberadaan"), ("FORMULIR",))
    figure = FIGURES.figure(*HIDDEN)
    sentence = Paragraph(f"Di Koja tercatat {formats.headline(figure)} pemegang ITAS.", (figure,))
    first, *others = whole.sections
    return replace(whole, sections=(replace(first, blocks=(*first.blocks, sentence)), *others))


@pytest.fixture(scope="module")
def root(document: Document) -> Iterator[Any]:
    """Return the root of its structure."""
    with opened(document, FIGURES) as file:
        yield file.Root.StructTreeRoot


def test_each_cell_of_each_table_bears_the_id_of_its_own_figure(document: Document, root: Any) -> None:
    """In tables, forms and the lines below their rows; a figure that is printed again bears its number."""
    seen: Counter[str] = Counter()
    outside = {str(one.ID) for one in root.IDTree.Names[1::2] if one.S != "/TD"}
    blocks = [block for block in iter_blocks(document.sections) if isinstance(block, Table | Form)]
    for block, table in zip(blocks, tables_of(root), strict=True):
        names = filter(None, (quoted_id(cell, FIGURES) for cell in cells_of(block)))
        wanted = [next_name(name, seen, outside) for name in names]
        assert ids_in(table) == wanted, block.title
    assert len(seen) > 200
    assert max(seen.values()) > 1


def test_tree_of_ids_is_sorted_and_finds_every_cell(root: Any) -> None:
    """Each id once, in the order of bytes; it leads to the element that bears it."""
    names = list(root.IDTree.Names)
    keys = [bytes(name) for name in names[::2]]
    assert keys == sorted(set(keys))
    assert all(name == element.ID for name, element in zip(names[::2], names[1::2], strict=True))
    in_tables = [name for table in tables_of(root) for name in ids_in(table)]
    others = [element for element in names[1::2] if element.S != "/TD"]
    assert len(keys) == len(in_tables) + len(others)
    assert {str(element.S) for element in others} == {"/P", "/Figure"}


def test_cards_sentences_and_charts_bear_the_id_of_what_they_show(document: Document, root: Any) -> None:
    """A card that of its figure, a sentence that of its only figure, a chart that of the table it draws."""
    (cards,) = [block for block in iter_blocks(document.sections) if isinstance(block, KeyFigures)]
    named = [element for element in root.IDTree.Names[1::2] if element.S != "/TD"]
    paragraphs = {str(element.ID).partition("#")[0] for element in named if element.S == "/P"}
    assert {quoted_id(item.figure, FIGURES) for item in cards.items} - {""} <= paragraphs
    assert paragraphs - {item.figure.id for item in cards.items} == {"/".join(HIDDEN)}
    assert {str(element.ID) for element in named if element.S == "/Figure"} == {"stock-district-permit"}


def test_a_sentence_has_an_id_only_where_it_prints_its_only_figure() -> None:
    """Not where the number is part of another one, or where two are named."""
    figure, other = FIGURES.figure(*HIDDEN), FIGURES.figure("stock-district-permit", "total", "total")
    number = formats.headline(figure)
    assert paragraph_id(Paragraph(f"Tercatat {number} orang.", (figure,)), FIGURES) == figure.id
    for text in (f"Tercatat 9{number} orang", f"Tercatat {number}.000 orang", "Tercatat beberapa orang"):
        assert paragraph_id(Paragraph(text, (figure,)), FIGURES) == ""
    assert paragraph_id(Paragraph(f"Tercatat {number} orang", (figure, other)), FIGURES) == ""


def test_hidden_numbers_and_other_periods_have_no_id(document: Document) -> None:
    """Neither a cell that an edition hides, nor that of another month, nor any where no figures are given."""
    table = FIGURES.tables[HIDDEN[0]]
    hidden = replace(table.cells[HIDDEN[1:]], value=None, status=Status.SUPPRESSED)
    figures = replace(
        FIGURES, tables={**FIGURES.tables, table.id: replace(table, cells={**table.cells, HIDDEN[1:]: hidden})}
    )
    assert quoted_id(hidden, figures) == ""
    assert quoted_id(table.cells[HIDDEN[1:]], FIGURES) == "/".join(HIDDEN)
    august = invented.figures("2024-08").figure(*HIDDEN)
    assert quoted_id(august, FIGURES) == ""
    with opened(chapters(document, ("FORMULIR",)), None) as file:
        assert "/IDTree" not in file.Root.StructTreeRoot
