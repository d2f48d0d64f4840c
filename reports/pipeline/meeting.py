"""Prepares the documents of a meeting: from its workbook and the office's inputs to the material of the composers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reports.documents.document_texts import days_of, texts_of
from reports.documents.material import Material
from reports.documents.meeting.appendix import OWN_EDITION
from reports.documents.meeting.material import MeetingMaterial
from reports.errors import NoInputError, NothingReadError, UsageError
from reports.ledger.frames import narrow
from reports.measures import trend
from reports.measures.trend import COLUMNS, months_of_other_area
from reports.model.comparison import Comparison
from reports.model.period import Month, Period
from reports.pipeline.counting import counted, quality_of, relevant
from reports.pipeline.document_gate import searched_counts
from reports.pipeline.figure_protection import protected_figures
from reports.pipeline.gather import gather_office, gather_paths
from reports.pipeline.masked_texts import TextSearch
from reports.pipeline.meeting_references import with_pictures
from reports.pipeline.office_templates import refuse_named, template_texts
from reports.pipeline.request import INPUTS
from reports.pipeline.row_texts import row_text_problems
from reports.pipeline.searched_texts import MeetingTexts, searched_texts
from reports.pipeline.unprinted_counts import unprinted_counts
from reports.pipeline.workplace_figures import with_workplaces
from reports.privacy.gate import Gate, open_days
from reports.privacy.meeting_texts import check_workbook_name, index_persons_in, refuse_doubtful_names
from reports.vocabulary import mappings, themes
from reports.vocabulary.editions import PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from reports.documents.shared import SharedFigures
    from reports.model.coverage import Coverage
    from reports.model.figures import Figures, FigureTable
    from reports.model.meeting import Meeting
    from reports.model.sheet import FileReading
    from reports.pipeline.counting import Counts
    from reports.pipeline.gather import Gathered
    from reports.pipeline.request import Request
    from reports.pipeline.shared_figures import ProtectedFigures
    from reports.problems import Problem
    from reports.vocabulary.config import Config

_LONGEST = 12
"""Months of a period, and of the trend."""
_QUARTER = 3
"""Months of a quarter, the only periods of documents for the public."""


@dataclass(frozen=True)
class Prepared:
    """What the documents of a meeting are made from."""

    material: MeetingMaterial
    problems: tuple[Problem, ...]
    """Of all inputs, and what was masked in the texts of this meeting, its theme and ``pora.toml``."""
    gathered: Gathered
    gate: Gate
    """What every text of the documents passes last."""
    protection: ProtectedFigures | None = None
    """Protected figures of a shared edition; None for the office's own."""

    @property
    def shared(self) -> SharedFigures | None:
        """What a shared edition may print; None for the office's own."""
        return self.protection.shared if self.protection else None


def prepare(workbook: Path, request: Request, config: Config, *, originals: bool = False) -> Prepared:
    """Return what the documents of a meeting are composed from.

    Args:
        workbook: of the meeting, as named on the command line; found from here, or from the office folder.
        request: the shared options.
        config: of the office.
        originals: read the inputs anew, with the texts of their cells, and keep nothing of that in the ledger.

    Raises:
        NoInputError: there is no such workbook, it cannot be read, is no meeting or has no day; no input folder.
        ConfigurationError: there is no such theme, or it is wrong; or a text of a shared edition may name a person.
        UsageError: the as-of date asked for is not before the meeting, or the name of the workbook names a person.
        OutputError: the ledger cannot be written, or another run holds the office.
    """
    path = _path_of(workbook, request.office)
    gathered = _gathered(path, request, originals=originals)
    meeting, day = _meeting_of(_file_of(gathered.files, path, request.office))
    _refuse_younger(request.as_of, day)
    theme = themes.load(meeting.theme or themes.GENERAL, themes.folders(request.office))
    decisions = mappings.load(request.office)
    persons = index_persons_in(gathered.files, decisions).with_open_addresses(config.office.address)
    check_workbook_name(path, persons)
    search = TextSearch(lambda: persons)
    refuse_named(template_texts(request.office), search.persons)
    other_meetings = tuple(file.meeting for file in gathered.files if file.meeting)
    written = MeetingTexts(with_pictures(meeting, path.parent), other_meetings, theme, config)
    texts = searched_texts(written, persons, decisions.sentences, request)
    period = _period(texts, day, gathered.coverage, request)
    as_of = request.as_of or period.end
    if request.edition != OWN_EDITION:
        refuse_doubtful_names(row_text_problems(gathered.files, search, request.edition))
    counts = counted(gathered, period, as_of, texts.config)
    counts = with_workplaces(counts, gathered, texts.config.work_area.districts) if texts.theme.sponsors else counts
    counts = searched_counts(counts, search, request.edition)
    months, other_area = _trend(gathered, period.last, as_of, texts.config, quarterly=request.edition == PUBLIC)
    protection = _protection(gathered, counts.figures, months, texts, request)
    if protection is not None:
        counts = dataclasses.replace(counts, changes=Comparison())
    material = dataclasses.replace(_material(texts, gathered, counts, months, request), months_of_other_area=other_area)
    gate = Gate(persons, open_days=open_days(days_of(material), texts_of((texts.theme, texts.config))))
    unprinted = unprinted_counts(texts, protection.shared) if protection else ()
    return Prepared(material, (*gathered.problems, *texts.problems, *unprinted), gathered, gate, protection)


def _period(texts: MeetingTexts, day: date, coverage: Coverage, request: Request) -> Period:
    """Return the months whose figures a meeting looks at; of a public edition a whole quarter."""
    if request.edition == PUBLIC:
        return public_quarter(request.document_date or texts.config.document.date or day, request.as_of)
    return period_of(day, texts.earlier, coverage, request.as_of)


def _material(
    texts: MeetingTexts, gathered: Gathered, counts: Counts, months: FigureTable | None, request: Request
) -> MeetingMaterial:
    """Return texts and figures as the composers take them."""
    data = Material(
        counts.figures,
        counts.changes,
        counts.events,
        gathered.coverage,
        quality_of(gathered.files, counts.figures.period),
        texts.config,
        request.document_date or texts.config.document.date,
        sources=tuple(remarks.without_numbers() for remarks in counts.sources),
    )
    return MeetingMaterial(
        meeting=texts.meeting,
        theme=texts.theme,
        data=data,
        follow_ups=texts.follow_ups,
        earlier=texts.earlier,
        trend=months,
    )


def _protection(
    gathered: Gathered, figures: Figures, months: FigureTable | None, texts: MeetingTexts, request: Request
) -> ProtectedFigures | None:
    """Return the protected figures of a shared edition; None for the office's own."""
    if request.edition == OWN_EDITION:
        return None
    districts, types = texts.config.work_area.districts, texts.theme.incident_types
    return protected_figures(gathered, figures, districts, request, trend=months, theme_types=types)


def _refuse_younger(as_of: date | None, meeting_day: date) -> None:
    """Raise where figures would be younger than the meeting."""
    if as_of and as_of >= meeting_day:
        raise UsageError(
            "figures as of {as_of} would be younger than the meeting of {held}",
            "give a day before the meeting with --as-of, or none",
            as_of=as_of.isoformat(),
            held=meeting_day.isoformat(),
        )


def _path_of(workbook: Path, office: Path) -> Path:
    """Return where a workbook is."""
    for path in (workbook, office / workbook, office / INPUTS / workbook):
        if path.is_file():
            return path
    raise NoInputError(
        "{path} does not exist", "name the workbook of the meeting, as inputs/rapat-2024-10-16.xlsx", path=str(workbook)
    )


def _gathered(path: Path, request: Request, *, originals: bool) -> Gathered:
    """Read the inputs of the office, and the workbook where it lies elsewhere."""
    inside = (request.office / INPUTS).resolve() in path.resolve().parents
    try:
        of_office = gather_office(
            request.office,
            store=not (request.dry_run or originals),
            password=request.password,
            as_of=request.as_of,
            originals=originals,
        )
    except NoInputError:
        if inside:
            raise
        return gather_paths([path], request.office, request.password)
    if inside:
        return of_office
    return dataclasses.replace(
        of_office, files=(*of_office.files, *gather_paths([path], request.office, request.password).files)
    )


def _file_of(files: Iterable[FileReading], path: Path, office: Path) -> FileReading:
    """Return the reading of a workbook."""
    workbook = path.resolve()
    for file in files:
        if workbook in ((office / file.path).resolve(), Path(file.path).resolve()):
            return file
    raise NoInputError(
        "{path} is not among the inputs", "mappings.toml may leave it out; correct it there", path=str(path)
    )


def _meeting_of(file: FileReading) -> tuple[Meeting, date]:
    """Return the meeting of a file and its day."""
    if file.status != "read":
        problems = (file.problem,) if file.problem else ()
        raise NothingReadError(
            "{path} cannot be read", "put a workbook there that can be read", problems, path=file.path
        )
    if file.meeting is None:
        raise NoInputError(
            "{path} holds no meeting",
            "fill in the sheets Rapat and Undangan as in the blank workbook that pora init makes",
            path=file.path,
        )
    if file.meeting.day is None:
        raise NoInputError(
            "the meeting of {path} has no day", "fill in Hari/Tanggal on the sheet Rapat as 16-10-2024", path=file.path
        )
    return file.meeting, file.meeting.day


def period_of(day: date, earlier: Sequence[Meeting], coverage: Coverage, as_of: date | None = None) -> Period:
    """Return the months a meeting looks back on.

    From the month of the meeting before it to the last complete month with a register; without an earlier meeting that
    month alone; twelve months at most. Without any register the month before the meeting.

    Args:
        day: of the meeting.
        earlier: meetings of the same level before it, the latest last.
        coverage: which months have a register.
        as_of: decides the last month instead.
    """
    previous_month = Month.of(day).plus(-1)
    months = {
        month for delivery in coverage.deliveries if delivery.kind == "register" for month in delivery.period.months
    }
    last = (
        Month.of(as_of)
        if as_of
        else max((month for month in months if month <= previous_month), default=previous_month)
    )
    previous = earlier[-1].day if earlier else None
    first = min(Month.of(previous), last) if previous else last
    return Period(max(first, last.plus(1 - _LONGEST)), last)


def public_quarter(day: date, as_of: date | None) -> Period:
    """Return the months that documents for the public look back on: the last quarter that ended a month ago.

    Args:
        day: of the documents.
        as_of: asked for; it must be the last day of that quarter.

    Raises:
        UsageError: another day was asked for.
    """
    last = Month.of(day)
    while last.month % _QUARTER or day < last.plus(1).last:
        last = last.plus(-1)
    if as_of and as_of != last.last:
        raise UsageError(
            "figures for the public are of whole quarters, a month after their end: on {day} they stand for {last}",
            "leave --as-of out",
            day=day.isoformat(),
            last=last.last.isoformat(),
        )
    return Period(last.plus(1 - _QUARTER), last)


def _trend(
    gathered: Gathered, last: Month, as_of: date, config: Config, *, quarterly: bool
) -> tuple[FigureTable | None, frozenset[str]]:
    """Return the stock of the twelve months up to the last one, and which of them are of another area.

    Quarterly it is that of the last months of their quarters.
    """
    months = [last.plus(step) for step in range(1 - _LONGEST, 1) if not quarterly or step % _QUARTER == 0]
    register = narrow([relevant(file, set(months)) for file in gathered.files], "register", COLUMNS)
    districts = config.work_area.districts
    table = trend(register, gathered.coverage, months, as_of=as_of, districts=districts)
    return table, months_of_other_area(register, months, districts)
