"""What a correction workbook carries when it comes back: of which file it is, and what its sheet Pemahaman answers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """One answer of the sheet Pemahaman, as the decision it becomes."""

    table: str
    """Table of ``mappings.toml``: columns, tables, lists, periods or left_out."""
    text: str
    """The header, the pattern of headers, or the sheet."""
    code: str
    """What it means; empty for left_out."""
    cell: str
    """Excel name of the cell with the answer."""


@dataclass(frozen=True)
class Returned:
    """A correction workbook that came back."""

    source_path: str
    """Short hash of the path of the file it was first made from; empty where the workbook does not say."""
    sources: tuple[str, ...]
    """Short SHA-256 of each file it was made from, the latest first: that file may itself be a returned workbook."""
    sheet: str | None = None
    """Name of its sheet Pemahaman; None without one."""
    answers: tuple[Answer, ...] = ()
    """Answers that were not decided before; none where any of them is wrong."""
    name: str = ""
    """Name of the file it was first made from; empty where the workbook does not say."""
    month: str = ""
    """Month that this name and its folders stated; empty for none."""
