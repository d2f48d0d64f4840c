"""Captions of the rows of a table: the sheet's name, a title, or a row between the records, with what they say.

A caption says of all rows below it what a cell says of one: ``B. SUDAH PULANG``, ``RENCANA KEGIATAN``. The nearest row
above counts, else a title, else the name of the sheet.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from reports.model.grid import cell_name
from reports.model.period import Month
from reports.model.sheet import RowRole
from reports.problems import Problem
from reports.vocabulary import dates, nationalities, places
from reports.vocabulary.caption_words import ENUMERATION, YEAR, bare_caption, says_present, word_in_doubt
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reports.intake.normalise.columns import Cells
    from reports.model.period import Period
    from reports.problems import Detail

Caption = tuple[str, str | None]
"""Text and cell; None for the name of a sheet."""
_LABELS = frozenset({RowRole.GROUP, RowRole.NOTE})
_TITLE_ROWS, _MOST_CELLS = 6, 2
"""Rows above a header that are its titles, and the cells of a row that is a caption."""
_PLACE_WORDS = frozenset({"KECAMATAN", "KEC", "KELURAHAN", "KEL", "DESA", "WILAYAH", "KOTA", "KABUPATEN"})
_CLASSES = frozenset({"ITK", "ITAS", "ITAP", "KITAS", "KITAP"})
_MOST_WORDS = 7
"""Words of a caption; a longer text is a note."""


def captions_of(cells: Cells, is_said: Callable[[str], bool]) -> list[Caption]:
    """Return the caption of each record: a row above that is one, else a title, else the sheet.

    Args:
        cells: of the table.
        is_said: tells whether a title says what is looked for; the others are passed over.
    """
    of_table = next(filter(lambda title: is_said(title[0]), _titles(cells)), (cells.table.sheet, None))
    labels = list(labels_between(cells))
    if is_said(of_table[0]):  # the name of a company within a sheet SUDAH PULANG brings nobody back
        labels = [label for label in labels if is_said(label[1][0]) or says_present(label[1][0])]
    if not labels:
        return [of_table] * len(cells.rows)
    label_rows = [row for row, _label in labels]
    captions = [of_table, *(label for _row, label in labels)]
    return [captions[bisect_left(label_rows, record)] for record in cells.rows]


def caption_above(cells: Cells) -> Caption | None:
    """Return the caption that is the nearest above the header of a table."""
    captions = list(_titles(cells))
    return captions[-1] if captions else None


def labels_between(cells: Cells) -> Iterator[tuple[int, Caption]]:
    """Yield row, text and cell of each row between the records that begins another part of them.

    A kecamatan, a nationality, a class of permits or a month divides the part that it stands in.
    """
    for row, role in sorted(cells.table.structure.items()):
        caption = _caption_in(cells, row) if role in _LABELS and row > cells.table.header_rows[1] else None
        if caption is not None and not _is_plain_division(cells, caption[0]):
            yield row, caption


def _is_plain_division(cells: Cells, text: str) -> bool:
    """Tell whether a caption names a place and its like, and nothing by which the rows below it may not count."""
    kind = cells.table.kind or ""
    return _is_division(bare_caption(text)) and word_in_doubt(text, kind) is None


def _is_division(words: str) -> bool:
    """Tell whether a caption names a place, a nationality, a class of permits or a month."""
    name = words.partition(" ")[2] if words.partition(" ")[0] in _PLACE_WORDS else ""
    return bool(name or words in _CLASSES or dates.month_of(words)) or bool(
        places.district_code(words) or nationalities.code_of(words)
    )


def _titles(cells: Cells) -> Iterator[Caption]:
    """Yield the titles of a table from the top."""
    top = cells.table.header_rows[0]
    for row in range(max(1, top - _TITLE_ROWS), top):
        caption = _caption_in(cells, row)
        if caption is not None:
            yield caption


def _caption_in(cells: Cells, row: int) -> Caption | None:
    """Return text and cell of a row that holds a caption and hardly more."""
    filled = [(column, cell) for column, cell in enumerate(cells.grid.rows[row - 1], start=1) if cell is not None]
    texts = [(column, cell) for column, cell in filled if isinstance(cell, str) and any(map(str.isalpha, cell))]
    if len(filled) > _MOST_CELLS or not texts:
        return None
    column, text = texts[0]
    return text, cell_name(row, column)


def captions_in_doubt(cells: Cells, is_told: Callable[[str], bool] = lambda _caption: False) -> list[Problem]:
    """Return a problem for each caption by which the rows of a log below it may not count.

    Args:
        cells: of the log.
        is_told: whether a caption is told otherwise.
    """
    kind = cells.table.kind or ""

    def doubtful_word(text: str) -> str | None:
        return None if is_told(text) else word_in_doubt(text, kind)

    counts = Counter(captions_of(cells, lambda text: doubtful_word(text) is not None))
    words = {caption: doubtful_word(caption[0]) for caption in counts}
    in_doubt = [caption_problem(cells, caption, word, counts[caption]) for caption, word in words.items() if word]
    return [*in_doubt, *captions_of_other_months(cells)]


def captions_of_other_months(cells: Cells) -> list[Problem]:
    """Return a problem for each row between the records that names a month or year outside of the table's."""
    period = cells.table.period
    if period is None:
        return []
    counts = Counter(captions_of(cells, lambda _caption: False))
    times = {caption: _other_time(caption[0], period) for caption in counts if caption[1] is not None}
    kind = cells.table.kind or ""
    return [
        caption_problem(cells, caption, word, counts[caption])
        for caption, word in times.items()
        if word and word_in_doubt(caption[0], kind) is None
    ]


def _other_time(text: str, period: Period) -> str | None:
    """Return the month or year that a caption names, where it is not of a period; None for none or several."""
    words = normal(ENUMERATION.sub("", text)).split()
    numbered_months = [(index, dates.months()[word]) for index, word in enumerate(words) if word in dates.months()]
    years = [int(word) for word in words if YEAR.fullmatch(word)]
    if len(words) > _MOST_WORDS or len(numbered_months) > 1 or len(years) > 1:
        return None
    if numbered_months:
        index, number = numbered_months[0]
        year = years[0] if years else period.last.year
        is_day = index > 0 and words[index - 1].isdigit()
        return None if is_day or Month(year, number) in period else " ".join(words[index : index + 1 + len(years)])
    outside = [year for year in years if not period.first.year <= year <= period.last.year]
    return str(outside[0]) if outside and YEAR.fullmatch(words[-1]) else None


def caption_problem(cells: Cells, caption: Caption, word: str, count: int) -> Problem:
    """Return the problem of a caption in doubt, of whose rows all are counted."""
    details: dict[str, Detail] = {"word": word, "count": count}
    return Problem("caption-asked", cells.path, cells.table.sheet, caption[1], details=details)
