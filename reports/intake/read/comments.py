"""Comments (notes) on cells: where they stand, so that it is told that nothing of them is read.

An office writes "sudah pulang 3/9" on the name of a person as often as into a column. No reader of values tells it.
What a correction workbook has added itself is no comment of the office.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from defusedxml import ElementTree

from reports.late_patterns import late_regex
from reports.model.grid import COMMENT_AUTHOR, COMMENT_UNREAD, CellFinding, column_number

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Collection, Iterable
    from xml.etree.ElementTree import Element

    from reports.model.grid import Place

_MAY_HOLD = "comment"
"""Every part of comments has it in its name, in Excel as in LibreOffice."""
_CELL = late_regex(r"([A-Z]{1,3})(\d{1,7})")
_MOST = 100_000
"""Comments of a sheet that are looked at; they are told by their number, and more would change nothing."""


def findings(places: Iterable[Place]) -> tuple[CellFinding, ...]:
    """Return the findings of comments on cells, by row and column."""
    return tuple(CellFinding(row, column, COMMENT_UNREAD, "") for row, column in sorted(set(places))[:_MOST])


def of_xlsx(archive: zipfile.ZipFile, part_names: Collection[str], sheet_part: str) -> tuple[CellFinding, ...]:
    """Return the findings of the comments of a sheet of an .xlsx or .xlsm.

    Args:
        archive: the workbook.
        part_names: of all its parts.
        sheet_part: name of the sheet's part.

    Raises:
        zipfile.BadZipFile: damaged, or another error of a hostile file.
    """
    folder, name = posixpath.split(sheet_part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in part_names or not any(_MAY_HOLD in part.casefold() for part in part_names):
        return ()
    places: list[Place] = []
    for relation in ElementTree.fromstring(archive.read(relations)):
        part = posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")
        if relation.get("Type", "").endswith("/comments") and part in part_names:
            places += _places(ElementTree.fromstring(archive.read(part)))
    return findings(places)


def of_xls(sheet: Any) -> tuple[CellFinding, ...]:  # noqa: ANN401 -- xlrd has no types
    """Return the findings of the comments of a sheet that xlrd has read."""
    notes = sheet.cell_note_map.items()
    return findings((row + 1, column + 1) for (row, column), note in notes if note.author != COMMENT_AUTHOR)


def _places(comments: Element) -> list[Place]:
    """Return the cells of a part of comments, without those of a correction workbook."""
    authors = [author.text for author in comments.iterfind("{*}authors/{*}author")]
    own_ids = {str(index) for index, name in enumerate(authors) if (name or "").strip() == COMMENT_AUTHOR}
    return [
        _place(comment.get("ref", "A1"))
        for comment in comments.iterfind("{*}commentList/{*}comment")
        if comment.get("authorId") not in own_ids
    ]


def _place(cell: str) -> Place:
    """Return row and column of the name of a cell.

    Raises:
        ValueError: no name of a cell.
    """
    match = _CELL.fullmatch(cell)
    if match is None:
        raise ValueError(cell)
    return int(match[2]), column_number(match[1])
