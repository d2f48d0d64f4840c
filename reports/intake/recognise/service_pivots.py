"""Recognises recapitulations of services: kinds of services by week, class, decision or sex, as counts.

JENIS IZIN TINGGAL | PERMOHONAN | DISETUJUI | DITOLAK | JUMLAH      each number is a count of its own;
LAYANAN            | ITK | ITAS | ITAP                              JUMLAH is checked and not counted
PERMOHONAN         | MINGGU I | MINGGU II                           the title names the class
JENIS IZIN TINGGAL | PERMOHONAN | DISETUJUI | DITOLAK | PROSES      what is pending is counted as not decided
LAYANAN            | DITERIMA | DITOLAK                             rows such as Perpanjangan ITAS name both

Every number must have a class and a kind of service, by its row, its column or the title; else nothing is counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.intake.recognise.header_reading import read_header
from reports.model.pivot import Pivot, PivotPart, PivotTotal
from reports.vocabulary import numbers, permits, recap_words, schema, service_names, sexes, weeks
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reports.intake.recognise.labels import Label
    from reports.model.grid import Grid
    from reports.model.sheet import SheetTable

KIND = "services"
_FIELDS = ("service_class", "service", "decision", "sex")
_NAMED = 0.7
"""Part of the rows whose label names a value, at least."""
_COUNTS = 0.8
_COUNTS_BELOW_HEAD = 0.5
"""Part of the filled cells of a column that are whole numbers, at least."""
_FEWEST_ROWS = 2
_RECEIVED, _APPROVED = "DITERIMA", "DISETUJUI"
"""What was received is approved only where the other column is refused."""


@dataclass(frozen=True)
class ServiceTable:
    """What a recapitulation of services holds."""

    pivot: Pivot
    stub: Mapping[str, int]
    """Field of the rows → column."""


def is_of_month(table: SheetTable) -> bool:
    """Tell whether numbers without days belong to one month."""
    return table.period is not None and table.period.is_month


def service_table(
    grid: Grid, labels: Mapping[int, Label], records: Sequence[int], named_by: tuple[str, ...]
) -> ServiceTable | None:
    """Return the counts of a table; None where a column or row is not certain.

    Args:
        grid: the sheet.
        labels: column → header texts from the top.
        records: rows of the records, 1-based.
        named_by: titles and name of the sheet.
    """
    if recap_words.has_word("not_services", " ".join(named_by)):
        return None
    stub = _stub(grid, labels, records)
    counted = [
        column for column in labels if column not in stub.values() and _is_counted(grid, column, labels, records)
    ]
    shared = _shared([labels[column] for column in counted])
    counted_labels = _with_received({column: labels[column][shared:] for column in counted})
    read = {column: _facets(label) for column, label in counted_labels.items()}
    if not counted or len(records) < _FEWEST_ROWS or any(facets is None for facets in read.values()):
        return None
    facets_by_column = {column: facets for column, facets in read.items() if facets is not None}
    if [facets.is_total for facets in facets_by_column.values()] == [True]:
        facets_by_column = {column: replace(facets, is_total=False) for column, facets in facets_by_column.items()}
    outer = _of_titles(named_by) if "service_class" not in stub else {}
    values_by_column = {
        column: {**outer, **facets.values} for column, facets in facets_by_column.items() if not facets.is_total
    }
    pending = {column for column in values_by_column if facets_by_column[column].is_pending}
    decided = {column: values for column, values in values_by_column.items() if column not in pending}
    of_weeks = {column for column in decided if facets_by_column[column].week is not None}
    if not _is_certain(decided, of_weeks, stub) or not _are_pending(
        [values_by_column[column] for column in pending], decided, stub
    ):
        return None
    totals = tuple(PivotTotal(column, facets.values) for column, facets in facets_by_column.items() if facets.is_total)
    pivot = Pivot(
        tuple(
            PivotPart({**values, **_week_value(facets_by_column[column])}, {"count_total": column})
            for column, values in values_by_column.items()
        ),
        totals,
    )
    return ServiceTable(pivot, stub)


@dataclass(frozen=True)
class _Facets:
    """What the header of a column says of its numbers."""

    values: Mapping[str, str]
    is_total: bool = False
    week: int | None = None
    """Number of its week, 0 for one without a number; None for a column of no week."""
    is_pending: bool = False


def _stub(grid: Grid, labels: Mapping[int, Label], records: Sequence[int]) -> dict[str, int]:
    """Return the fields of the rows with their columns, by the values that stand there; NO and KETERANGAN by header."""
    column_by_field: dict[str, int] = {}
    for column, label in labels.items():
        texts = [cell for row in records if isinstance(cell := grid.cell(row, column), str)]
        reading = read_header(KIND, label)
        if reading is not None and reading.fields[0] in {"row_no", "remarks"}:
            column_by_field.setdefault(reading.fields[0], column)
            continue
        of_names = [service_names.parts_of(text) for text in texts]
        if sum(map(bool, of_names)) >= max(_FEWEST_ROWS, _NAMED * len(records)):
            for field in ("service", "service_class"):
                column_by_field.setdefault(field, column)
            continue
        field_counts = Counter(field for text in texts for field in _values(text))
        field, number = max(field_counts.items(), key=lambda item: item[1], default=("", 0))
        if number >= max(_FEWEST_ROWS, _NAMED * len(records)):
            column_by_field.setdefault(field, column)
    return column_by_field


def _values(text: str) -> dict[str, str]:
    """Return field → the value of it that a text names."""
    key = normal(text)
    code_by_field = {
        "service_class": permits.class_of(text),
        "service": schema.value_aliases(KIND, "service").get(key),
        "decision": schema.value_aliases(KIND, "decision").get(key),
        "sex": sexes.code_of(text),
    }
    return {field: code for field, code in code_by_field.items() if code}


def _is_counted(grid: Grid, column: int, labels: Mapping[int, Label], records: Sequence[int]) -> bool:
    """Tell whether a column holds numbers: nearly all of its cells, or half of them below a head of services.

    One cell that is written otherwise (±10) takes no number of the others away; it is told by itself.
    """
    cells = [cell for row in records if (cell := grid.cell(row, column)) is not None]
    facets = _facets(labels[column])
    is_headed = facets is not None and bool(facets.values)
    share = _COUNTS_BELOW_HEAD if is_headed else _COUNTS
    return sum(numbers.whole(cell) is not None for cell in cells) >= share * len(cells) if cells else is_headed


def _shared(labels: list[Label]) -> int:
    """Return how many header texts from the top all columns share: a title, not a group."""
    depth = 0
    while len(labels) > 1 and all(len(label) > depth + 1 and label[depth] == labels[0][depth] for label in labels):
        depth += 1
    return depth


def _with_received(labels: Mapping[int, Label]) -> dict[int, Label]:
    """Return the labels with DITERIMA as approved, where it stands beside DITOLAK and nothing else says approved."""
    texts = {normal(text) for label in labels.values() for text in label}
    decisions = {schema.value_aliases(KIND, "decision").get(text) for text in texts}
    if _RECEIVED not in texts or "refused" not in decisions or "approved" in decisions:
        return dict(labels)
    return {
        column: tuple(_APPROVED if normal(text) == _RECEIVED else text for text in label)
        for column, label in labels.items()
    }


def _facets(label: Label) -> _Facets | None:
    """Return what a header says; None where a text means nothing known, or two contradict each other."""
    values: dict[str, str] = {}
    is_total = is_pending = False
    week: int | None = None
    for position, text in enumerate(label):
        key = normal(text)
        if (named_week := _week(text, week)) is not None:
            week = named_week
            continue
        code_by_field = _values(text)
        is_total = is_total or key in recap_words.words("total")
        is_pending = is_pending or key in schema.pending_words()
        is_neutral = position < len(label) - 1 and read_header(KIND, (text,)) is not None
        is_word = key in recap_words.words("total") | schema.pending_words()
        if not (code_by_field or is_neutral or is_word):
            return None
        for field, code in list(code_by_field.items())[:1]:
            if values.setdefault(field, code) != code:
                return None
    return _Facets(values, is_total, week, is_pending)


def _week(text: str, above: int | None) -> int | None:
    """Return the week that a header states: MINGGU II, or II below MINGGU KE; None for no week."""
    return weeks.of_number(text) if above == 0 and weeks.of_number(text) else weeks.of_header(text)


def _of_titles(named_by: tuple[str, ...]) -> dict[str, str]:
    """Return the class that title or sheet names, where they name one."""
    code = permits.class_in(" ".join(named_by))
    return {"service_class": code} if code else {}


def _week_value(facets: _Facets) -> dict[str, str]:
    return {} if facets.week is None else {"recap_week": str(facets.week)}


def _is_certain(parts: Mapping[int, Mapping[str, str]], of_weeks: set[int], stub: Mapping[str, int]) -> bool:
    """Tell whether each number has a class and a service, none is said twice, and all columns say as much."""
    column_values = [tuple(sorted(values.items())) for column, values in parts.items() if column not in of_weeks]
    fields = {frozenset(values) for values in parts.values()}
    if not parts or len(column_values) != len(set(column_values)) or len(fields) > 1:
        return False
    named_fields = next(iter(fields))
    twice = any(field in stub for field in named_fields)
    return not twice and all(field in stub or field in named_fields for field in ("service_class", "service"))


def _are_pending(
    pending: Sequence[Mapping[str, str]], decided: Mapping[int, Mapping[str, str]], stub: Mapping[str, int]
) -> bool:
    """Tell whether pending applications stand beside decided ones, each with its class and service, none twice."""
    if not pending:
        return True
    has_decisions = "decision" not in stub and any("decision" in values for values in decided.values())
    columns = [tuple(sorted(values.items())) for values in pending]
    is_contradictory = any("decision" in values or set(values) & set(stub) for values in pending)
    has_place = all(field in stub or field in values for values in pending for field in ("service_class", "service"))
    return has_decisions and has_place and not is_contradictory and len(columns) == len(set(columns))
