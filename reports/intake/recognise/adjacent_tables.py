"""Tables side by side under one header row: behind a spacer column, or where all heads begin anew.

NO | NAMA | PASPOR | IZIN |   | NO | NAMA | PASPOR | IZIN      a spacer column: two tables
NO | NAMA | PASPOR | IZIN | NO | NAMA | PASPOR | IZIN          the first head comes again: two tables
NO | NAMA | PASPOR | IZIN | NAMA | PASPOR                      persons of the second columns would be lost: not read
NO | NAMA | PASPOR | IZIN | NAMA                               a single head comes again: the first is used
RAPAT              |   | OPERASI
NO | TGL | PESERTA |   | NO | TGL | DIPERIKSA                  a label above each: two tables, the labels no groups
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.intake.recognise.header import Header
from reports.intake.recognise.header_mapping import mappings
from reports.intake.recognise.labels import leaf
from reports.intake.recognise.tick_columns import ticks_of_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.intake.recognise.header_mapping import Mapping_
    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid

_PERSON = frozenset({"full_name", "passport_no"})
_ROW_NUMBERS = frozenset({"NO", "NOMOR", "NO URUT", "URUT"})
_FEWEST_SHARED = 2
"""Heads that two tables with labels of their own have in common, the first one included."""
_FEWEST_FIELDS = 3
"""Repeated fields from which a header is that of several tables; of persons one less."""


def side_by_side(header: Header) -> tuple[Header, ...]:
    """Return the headers of the tables that stand side by side under a header row."""
    labelled_parts = _labelled_parts(header)
    parts = labelled_parts or _parts(header)
    # the label above a part is a title of its table: it may name its place, or the class of its permits
    top = header.top + 1 if labelled_parts else header.top
    mapped_parts = [
        (part, tuple(mappings(part, header.remembered, ticks_of_part(part, header.ticks)))) for part in parts
    ]
    if len(mapped_parts) < 2 or not all(candidates for _, candidates in mapped_parts):
        return (header,)
    ends = [min(part) - 1 for part, _ in mapped_parts[1:]]
    begins = [1, *(end + 1 for end in ends)]
    return tuple(
        Header(top, header.bottom, part, candidates, right, left, header.remembered, ticks=header.ticks)
        for (part, candidates), left, right in zip(mapped_parts, begins, [*ends, None], strict=True)
    )


def repeated_tables(grid: Grid, mapping: Mapping_, records: Sequence[int]) -> tuple[str, ...]:
    """Return the fields of a second table whose rows would be lost; none where single heads are repeated.

    Args:
        grid: the sheet.
        mapping: of the columns of a header that could not be parted.
        records: sheet rows of the records.
    """
    filled = [
        match
        for match in mapping.repeated
        if match.field != "row_no" and any(grid.cell(row, match.column) is not None for row in records)
    ]
    fields = tuple(dict.fromkeys(match.field for match in filled))
    return fields if len(fields) >= _FEWEST_FIELDS - bool(_PERSON & set(fields)) else ()


def _labelled_parts(header: Header) -> list[dict[int, Label]]:
    """Return the labels of each part without the one text above all its columns; none where a text is missing.

    Each part begins with the same head, and has a second one that another part has too: a group of one table has not.
    """
    parts: list[dict[int, Label]] = []
    above: list[str] = []
    for column, label in sorted(header.labels.items()):
        if len(label) < 2:
            return []
        if not above or above[-1] != label[0] or column - 1 not in header.labels:
            above.append(label[0])
            parts.append({})
        parts[-1][column] = label[1:]
    heads = [[leaf(label) for label in part.values()] for part in parts]
    begin_alike = {head[0] for head in heads} <= {heads[0][0]}
    is_shared = all(len(set(head) & set(heads[0])) >= _FEWEST_SHARED for head in heads[1:])
    are_parts = len(parts) > 1 and len(set(above)) == len(parts) and begin_alike and is_shared
    return parts if are_parts and _may_begin(header, heads[0][0]) else []


def _may_begin(header: Header, head: str) -> bool:
    """Tell whether a table may begin with a head: the running number of a row, or anything behind a spacer column."""
    first, last = min(header.labels), max(header.labels)
    has_spacer = len(header.labels) <= last - first
    return has_spacer or head in _ROW_NUMBERS


def _parts(header: Header) -> list[dict[int, Label]]:
    """Return the labels of each part: a new one begins where a field comes again behind a spacer, or the first does."""
    matches = [match for mapping in header.candidates[:1] for match in (*mapping.matches, *mapping.repeated)]
    fields = {match.column: match.field for match in matches}
    parts: list[dict[int, Label]] = [{}]
    seen_fields: list[str] = []
    for column, label in sorted(header.labels.items()):
        field = fields.get(column)
        if field in seen_fields and (column - 1 not in header.labels or field in _first(seen_fields)):
            parts.append({})
            seen_fields = []
        parts[-1][column] = label
        seen_fields += [field] if field else []
    return parts


def _first(fields: list[str]) -> list[str]:
    """Return the fields with which a table begins: the number of the row, and what stands next to it."""
    return fields[: 2 if fields[0] == "row_no" else 1]
