"""Administrative actions (TAK), the persons they fell on, and criminal cases by stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from reports.measures.declaration import Dimension, Measure, Scope, Time, by_article, by_size
from reports.measures.frame_columns import SEXES, coded, counts, days, number_of, split, texts, values
from reports.model.period import Month
from reports.vocabulary import actions, labels, nationalities
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from datetime import date

_KIND_SEX = tuple(f"{kind}-{sex}" for kind in actions.KINDS for sex in SEXES)
_STAGES = tuple(labels.STAGES)
_STAGE_SEX = tuple(f"{stage}-{sex}" for stage in _STAGES for sex in SEXES)


@dataclass(frozen=True)
class _Action:
    """One kind of action in one row of the log."""

    position: int
    kind: str
    article: str
    nationality: str
    person: Hashable
    """Passport number and nationality; without a passport name and decision, else the row itself."""
    decision: Hashable
    """What makes two rows the same action: person, kind, number and day."""
    parts: tuple[tuple[str, int], ...]
    """Persons by sex."""
    persons: int

    @property
    def rank(self) -> tuple[object, ...]:
        """Order in which one of several copies is kept: by value only, so that the order of rows never matters."""
        return by_article(self.article, 0), -self.persons, self.parts, -self.position

    @property
    def joins_total(self) -> bool:
        """Whether it is a TAK: a detention only under Pasal 75 ayat (2) huruf d, a decision that was not read never."""
        if self.kind == actions.UNREAD:
            return False
        return self.kind != actions.DETENTION or self.article == actions.DETENTION_AS_TAK


def _actions(log: pd.DataFrame, scope: Scope) -> Iterator[_Action]:
    """Yield the actions decided in the period, copies included."""
    months = frozenset(scope.decision_months)
    decided = [day if day and day <= scope.as_of else None for day in days(log, "decision_date")]
    for position, kinds, unplaced, day, number, article, person, nationality, *row in zip(
        log.index, values(log, "actions"), values(log, "unplaced"), decided, texts(log, "decision_no"),
        coded(log, "article"), persons_of_rows(log, decided), coded(log, "nationality"), counts(log, "persons"),
        counts(log, "persons_male"), counts(log, "persons_female"), texts(log, "sex"), strict=True,
    ):  # fmt: skip
        if day is None or Month.of(day) not in months:
            continue
        named_kinds = _kinds(kinds) | (_kinds(unplaced) & {actions.UNREAD})
        for kind in (*actions.KINDS, actions.UNREAD):
            if kind in named_kinds:
                decision = (person, kind, number, day)
                yield _Action(position, kind, article, nationality, person, decision, split(*row), number_of(*row[:3]))


def persons_of_rows(log: pd.DataFrame, decided: Sequence[date | None]) -> list[Hashable]:
    """Return whom each row is about: passport and nationality, else the name in a decision, else the row.

    A decision names each person once. Lists of decisions and logs hold the same ones, often without a passport.
    """
    rows = list(
        zip(
            log.index, texts(log, "passport_no"), coded(log, "nationality"), texts(log, "full_name"),
            texts(log, "decision_no"), decided, strict=True,
        )
    )  # fmt: skip
    passports: dict[Hashable, set[Hashable]] = {}
    for _, passport, nationality, name, number, day in rows:
        if passport:
            passports.setdefault(_named_in(name, number, day), set()).add((passport, nationality))
    persons: list[Hashable] = []
    for position, passport, nationality, name, number, day in rows:
        by_name = _named_in(name, number, day)
        same_name = passports.get(by_name, set()) if by_name else set()
        without_passport = next(iter(same_name)) if len(same_name) == 1 else by_name or position
        persons.append((passport, nationality) if passport else without_passport)
    return persons


def _named_in(name: str | None, number: str | None, day: date | None) -> Hashable:
    """Return the person that a decision names; None where name, number or day are missing."""
    key = normal(name or "")
    return (key, normal(number), day) if key and number and day and any(map(str.isdigit, number)) else None


def _kinds(cell: object) -> frozenset[str]:
    return frozenset() if cell is None else frozenset(tuple(cell))  # type: ignore[arg-type] # as the frame holds them


def _distinct(all_actions: Iterator[_Action]) -> list[tuple[_Action, tuple[int, ...]]]:
    """Return each action once, with the positions of all its copies."""
    copies: dict[Hashable, list[_Action]] = {}
    for action in all_actions:
        copies.setdefault(action.decision, []).append(action)
    return [
        (min(same, key=lambda copy: copy.rank), tuple(sorted(copy.position for copy in same)))
        for same in copies.values()
    ]


def decided_actions(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the actions decided in the period by sex, each with the persons it fell on.

    Shape: columns article, kind_sex, number, joins_total, sources.
    """
    rows = [
        (action.article, f"{action.kind}-{sex}", number, action.joins_total, sources)
        for action, sources in _distinct(_actions(log, scope))
        for sex, number in action.parts
    ]
    return pd.DataFrame(rows, columns=["article", "kind_sex", "number", "joins_total", "sources"])


def acted_on(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the foreigners who were acted on in the period, once for each action.

    Shape: columns nationality, kind, person, number, joins_total, sources.
    """
    rows = [
        (action.nationality, action.kind, action.person, action.persons, action.joins_total, (action.position,))
        for action in _actions(log, scope)
        if action.nationality != nationalities.INDONESIA
    ]
    return pd.DataFrame(rows, columns=["nationality", "kind", "person", "number", "joins_total", "sources"])


@dataclass(frozen=True)
class _Stage:
    """One row that came to a stage of a criminal case in the period."""

    position: int
    article: str
    stage: str
    person: Hashable
    """Passport number and nationality; without a passport the row itself."""
    parts: tuple[tuple[str, int], ...]
    """Persons by sex."""

    @property
    def rank(self) -> tuple[object, ...]:
        """Order in which one of several rows of a person is kept: by value only."""
        return -sum(number for _, number in self.parts), self.parts, -self.position


def _stages(log: pd.DataFrame, scope: Scope) -> Iterator[_Stage]:
    """Yield the stages reached in the period: in the month of their date, else in that of the incident."""
    months = frozenset(map(str, scope.months))
    dated = [days(log, f"{stage}_date") for stage in _STAGES]
    for position, stated, marked, month, *stage_days, article, passport, nationality, persons, male, female, sex in zip(
        log.index, texts(log, "stage"), values(log, "marked_stages"), texts(log, "period"), *dated,
        coded(log, "article"), texts(log, "passport_no"), coded(log, "nationality"), counts(log, "persons"),
        counts(log, "persons_male"), counts(log, "persons_female"), texts(log, "sex"), strict=True,
    ):  # fmt: skip
        person: Hashable = (passport, nationality) if passport else position
        for stage, day in zip(_STAGES, stage_days, strict=True):
            is_undated = stage == stated or stage in _kinds(marked)
            reached = str(Month.of(day)) if day else month if is_undated else None
            if reached in months and not (day and day > scope.as_of):
                yield _Stage(position, article, stage, person, split(persons, male, female, sex))


def prosecuted(log: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Return the persons in criminal cases of the period by stage and sex, each once an article and stage.

    Shape: columns article, stage_sex, number, sources.
    """
    cells: dict[Hashable, list[_Stage]] = {}
    for stage_row in _stages(log, scope):
        cells.setdefault((stage_row.article, stage_row.stage, stage_row.person), []).append(stage_row)
    rows = [
        (earliest.article, f"{earliest.stage}-{sex}", number, tuple(sorted(row.position for row in same)))
        for same in cells.values()
        for earliest in (min(same, key=lambda row: row.rank),)
        for sex, number in earliest.parts
    ]
    return pd.DataFrame(rows, columns=["article", "stage_sex", "number", "sources"])


_ARTICLES = Dimension(lambda units, _scope: coded(units, "article"), order=by_article)
_WHO = ("nationality", "full_name", "passport_no", "sex", "persons", "persons_male", "persons_female")
_DECIDED = ("actions", "unplaced", "decision_no", "decision_date")
_DETENTION_NOTE = "pendetensian tidak termasuk dalam jumlah kecuali atas dasar Pasal 75 ayat (2) huruf d"

MEASURES = (
    Measure(
        "projustisia", "incidents", Time.FLOW, prosecuted, _ARTICLES,
        Dimension(lambda units, _scope: coded(units, "stage_sex"), lambda _scope: _STAGE_SEX),
        "orang",
        "Jumlah orang dalam perkara projustisia yang mencapai suatu tahap dalam periode laporan, menurut pasal, tahap "
        "perkara, dan jenis kelamin; setiap orang dihitung sekali pada setiap sel, jumlah adalah penjumlahan tahap.",
        weight="number",
        fields=tuple("article stage marked_stages sidik_date penuntutan_date sidang_date".split()) + _WHO,
    ),
    Measure(
        "tak-actions", "incidents", Time.FLOW, decided_actions, _ARTICLES,
        Dimension(lambda units, _scope: coded(units, "kind_sex"), lambda _scope: _KIND_SEX),
        "tindakan",
        "Jumlah tindakan administratif keimigrasian dengan nomor dan tanggal keputusan dalam periode laporan, menurut "
        f"pasal, jenis tindakan, dan jenis kelamin; {_DETENTION_NOTE}.",
        weight="number", by_decision=True,
        open_columns=tuple(f"{actions.UNREAD}-{sex}" for sex in (*SEXES, labels.UNKNOWN)),
        fields=("article", *_DECIDED, *_WHO),
    ),
    Measure(
        "tak-persons", "incidents", Time.FLOW, acted_on,
        Dimension(lambda units, _scope: coded(units, "nationality"), order=by_size),
        Dimension(lambda units, _scope: coded(units, "kind"), lambda _scope: actions.KINDS),
        "orang",
        "Jumlah orang yang dikenai tindakan administratif keimigrasian dengan nomor dan tanggal keputusan dalam "
        "periode laporan, menurut kebangsaan dan jenis tindakan, setiap orang dihitung sekali pada setiap sel, baris, "
        f"dan kolom jumlah; {_DETENTION_NOTE}.",
        weight="number",
        distinct="person",
        by_decision=True,
        open_columns=(actions.UNREAD,),
        fields=("article", *_DECIDED, *_WHO),
    ),
)  # fmt: skip
"""Tables of Intelijen dan Penindakan, in the order of the report."""
