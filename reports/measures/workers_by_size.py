"""Foreign workers by kecamatan and size of their place of work, for a meeting on places of work only.

A place of work is a sponsor of persons who work, by its name; its size is the number of these persons in the register
of the month. They hold ITK, ITAS or ITAP, so that each is among the persons of the stock by kecamatan.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.measures.coded_units import facts
from reports.measures.declaration import Dimension, Measure, Time
from reports.measures.figure_tables import assemble, count
from reports.measures.frame_columns import coded, take, texts
from reports.measures.movements import person_keys
from reports.measures.place_dimensions import DISTRICTS
from reports.measures.stock import persons
from reports.measures.tally import places_of, tally
from reports.model.figures import TOTAL, Status
from reports.vocabulary import nationalities
from reports.vocabulary.labels import UNKNOWN
from reports.vocabulary.permits import CORE
from reports.vocabulary.text import normal
from reports.vocabulary.workplaces import BY_SIZE, WORKERS, WORKERS_BY_DISTRICT, WORKPLACES, size_of, sizes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from reports.measures.declaration import Scope
    from reports.model.coverage import Coverage
    from reports.model.figures import FigureTable

COLUMNS = frozenset(
    "period full_name passport_no nationality birth_date permit_class district purpose sponsor_name address".split()
)
"""Columns of the register that workers are known and counted by."""
_WORKING = "bekerja"
_DEFINITION = (
    "Jumlah orang asing pemegang ITK, ITAS, atau ITAP dalam register pada tanggal data dengan maksud keberadaan "
    "bekerja yang nama penjaminnya tercatat"
)
_SIZE = (
    "ukuran tempat kerja, yaitu banyaknya orang asing tersebut pada penjamin yang sama dalam register, dengan golongan "
    "ukuran statistik industri Badan Pusat Statistik"
)


@dataclass(frozen=True)
class Workplaces:
    """The workplaces behind a figure."""

    workers: Mapping[str, int]
    """Key of a place of work → its workers counted there."""
    rows: tuple[int, ...]
    """Positions of the rows of these workers."""


def _workers(register: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the workers of the month with their place of work and its size."""
    stock = persons(register, scope)
    working = zip(
        texts(stock, "permit_class"), coded(stock, "purpose"), texts(stock, "nationality"),
        texts(stock, "sponsor_name"), strict=True,
    )  # fmt: skip
    keys = [
        normal(sponsor or "") if purpose == _WORKING and permit in CORE and nation != nationalities.REFUGEE else ""
        for permit, purpose, nation, sponsor in working
    ]
    numbers = Counter(keys)
    counted = stock.assign(workplace=keys, size=[size_of(numbers[key]) for key in keys])
    return take(counted, [bool(key) for key in keys])


def _listed_sizes(_scope: Scope) -> tuple[str, ...]:
    return tuple(size.code for size in sizes())


def _one_column(name: str) -> Dimension:
    return Dimension(lambda units, _scope: [name] * len(units), lambda _scope: (name,))


_SIZES = Dimension(lambda units, _scope: units["size"].tolist(), _listed_sizes)
_BY_SIZE = (
    f"{_DEFINITION}, dan banyaknya penjamin itu, menurut {_SIZE}. Tercantumnya tempat kerja tidak "
    "berarti ada pelanggaran."
)
_FIELDS = ("sponsor_name", "purpose", "permit_class", "nationality")
MEASURES = (
    Measure(
        WORKERS_BY_DISTRICT, "register", Time.STOCK, _workers, DISTRICTS, _SIZES, "orang",
        f"{_DEFINITION}, menurut kecamatan tempat tinggal dan {_SIZE}.", fields=("district", *_FIELDS),
    ),
    Measure(
        BY_SIZE, "register", Time.STOCK, _workers, _SIZES, _one_column(WORKPLACES), "tempat kerja", _BY_SIZE,
        distinct="workplace", column_total=False, fields=_FIELDS,
    ),
    Measure(
        BY_SIZE, "register", Time.STOCK, _workers, _SIZES, _one_column(WORKERS), "orang", _BY_SIZE, column_total=False,
        fields=_FIELDS,
    ),
)  # fmt: skip
"""Tables of a meeting on places of work; no other document counts them."""


def workplace_tables(register: pd.DataFrame, coverage: Coverage, scope: Scope) -> tuple[FigureTable, ...]:
    """Return both tables; nihil without workers, missing where nobody's sponsor or occupation is in the register.

    Args:
        register: accepted rows with at least ``COLUMNS``.
        coverage: which months have a register.
        scope: what is counted for.
    """
    register = register.reset_index(drop=True)
    units = _workers(register, scope)
    counted = [
        count(measure, tally(measure, facts(measure, units, scope), scope), scope, coverage) for measure in MEASURES
    ]
    if units.empty and counted[0].status is Status.VALUE:
        status = Status.NIHIL if _is_known(persons(register, scope)) else Status.MISSING
        counted = [replace(part, status=status) for part in counted]
    return assemble(counted[:1], scope), assemble(counted[1:], scope)


def _is_known(stock: pd.DataFrame) -> bool:
    """Tell whether a register without places of work has no workers: it says what stays are for, and none is work."""
    purposes = set(coded(stock, "purpose"))
    return _WORKING not in purposes and purposes != {UNKNOWN}


def workplaces_behind(register: pd.DataFrame, scope: Scope) -> dict[str, Workplaces]:
    """Return figure id → the places of work behind it, margins included; figures of zero are left out."""
    units = _workers(register.reset_index(drop=True), scope)
    names, keys = texts(units, "sponsor_name"), texts(units, "workplace")
    spelt: dict[str, str] = {}
    for key, name in zip(keys, names, strict=True):
        spelt[key or ""] = min(spelt.get(key or "", name or ""), name or "")
    rows_by_figure: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    positions = units.index.tolist()
    for measure in MEASURES:
        for figures, key, position in zip(_figures(measure, units, scope), keys, positions, strict=True):
            for figure in figures:
                rows_by_figure[figure].append((spelt[key or ""], position))
    return {
        figure: Workplaces(Counter(key for key, _ in rows), tuple(position for _, position in rows))
        for figure, rows in rows_by_figure.items()
    }


def _figures(measure: Measure, units: pd.DataFrame, scope: Scope) -> Iterator[list[str]]:
    """Yield the ids of the figures that each unit is counted in."""
    coded_units = facts(measure, units, scope)
    groups = measure.rows.groups(scope) if measure.rows.groups else {}
    for row, column in zip(coded_units.rows, coded_units.columns, strict=True):
        places = places_of(row, column, measure.column_total, groups)
        yield [f"{measure.table}/{wide}/{name}" for wide, name in places if measure.column_total or name != TOTAL]


def workplaces_moved(register: pd.DataFrame, now: Scope, then: Scope) -> dict[str, int]:
    """Return figure id → places of work with a worker who stands there in one of two months only.

    Args:
        register: accepted rows, those of both months among them.
        now: of the one month.
        then: of the other.
    """
    register = register.reset_index(drop=True)
    keys = person_keys(register)
    first, second = (_standing(workplaces_behind(register, scope), register, keys) for scope in (now, then))
    moved = {
        figure: len({workplace for workplace, _ in first.get(figure, set()) ^ second.get(figure, set())})
        for figure in first.keys() | second
    }
    return {figure: number for figure, number in moved.items() if number}


def _standing(
    behind: Mapping[str, Workplaces], register: pd.DataFrame, keys: list[str]
) -> dict[str, set[tuple[str, str]]]:
    """Return figure id → place of work and person of each worker there; of a number of places of work no persons."""
    sponsors = [normal(name or "") for name in texts(register, "sponsor_name")]
    return {
        figure: {(sponsors[row], "" if figure.endswith(f"/{WORKPLACES}") else keys[row]) for row in workplaces.rows}
        for figure, workplaces in behind.items()
    }
