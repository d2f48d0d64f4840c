"""``pora diff``: what differs from the return that was handed in."""

from __future__ import annotations

from gettext import gettext, ngettext
from typing import TYPE_CHECKING

import click

from reports.cli import console
from reports.cli.difference_json import difference_json
from reports.cli.i18n import count, field_name
from reports.cli.localised_click import LocalisedCommand, argument
from reports.cli.next_steps import tell_next
from reports.cli.options import CONTEXT, Options, PeriodType, shared
from reports.errors import ExitCode
from reports.errors import msgid as _
from reports.model.row_changes import RowChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.model.correction import FigureChange
    from reports.model.period import Period
    from reports.model.row_changes import RowChange
    from reports.pipeline.diff import Difference

_MOST = 9
"""Figures, and rows, that are shown without -v: with the other lines they fit on a screen."""
_INPUT_FIELDS = {
    "permit_class": "permit_type",
    "district": "kecamatan",
    "village": "kelurahan",
    "article": "legal_basis",
    "actions": "action_type",
    "count": "count_total",
}
"""Field of a row → the field of the inputs that it is read from, by which people know it."""
_CHANGES = {
    RowChangeKind.CAME: _("came"),
    RowChangeKind.WENT: _("went"),
    RowChangeKind.CHANGED: _("changed"),
}


@click.command(
    "diff",
    cls=LocalisedCommand,
    context_settings=CONTEXT,
    examples=("pora diff 2024-09", "pora diff 2024-09 --show-values -v", "pora diff 2024-09 --json"),
)
@argument("period", metavar="PERIOD", type=PeriodType(), help="The period of a return that was handed in.")
@shared("office", "document_date", "quiet", "verbose", "as_json", "show_values", "lang")
def diff(options: Options, period: Period) -> int:
    """Compare the return of a period with the one that was handed in.

    Names the figures that differ and the rows that came, went or changed, by source. Ends with 1 where anything
    differs. Writes nothing.
    """
    from reports.pipeline.diff import diff as compare
    from reports.vocabulary import config

    office = config.load(options.office)
    with console.working(gettext("Comparing the return of {period} …").format(period=period), quiet=options.quiet):
        difference = compare(period, options.request(), office)
    if options.as_json:
        console.result_json(difference_json(difference, show_values=options.show_values))
    else:
        console.result(_lines(difference, options))
    tell_next(options)
    return ExitCode.DONE if difference.is_same else ExitCode.FOUND


def _lines(difference: Difference, options: Options) -> Iterator[str]:
    """Yield what differs, and as the last line how much."""
    entry = difference.entry
    text = gettext("{period} against no. {place}, handed in on {sent}").format(
        period=difference.period, place=entry.place, sent=entry.sent.isoformat()
    )
    yield f"{text}, {gettext('letter {letter}').format(letter=entry.letter)}" if entry.letter else text
    most = None if options.verbose else _MOST
    if not options.quiet:
        yield from _figure_lines(difference.figures or (), most)
        yield from _row_lines(difference.rows or (), most, show_values=options.show_values)
    yield from _remarks(difference)
    figures, rows = len(difference.figures or ()), len(difference.rows or ())
    parts = (
        ngettext("{count} figure differs", "{count} figures differ", figures).format(count=count(figures)),
        ngettext("{count} row differs", "{count} rows differ", rows).format(count=count(rows)),
    )
    yield "; ".join(parts)


def _figure_lines(changes: Sequence[FigureChange], most: int | None) -> Iterator[str]:
    """Yield figure, then, now and difference; margins first."""
    in_order = sorted(changes, key=lambda change: "total" not in {change.row, change.column})
    for change in in_order[:most]:
        difference = "" if change.difference is None else f" ({change.difference:+})"
        yield f"  {change.id}: {_value(change.then)} → {_value(change.now)}{difference}"
    yield from _more(len(changes), most)


def _value(value: int | None) -> str:
    return gettext("not delivered") if value is None else count(value)


def _row_lines(changes: Sequence[RowChange], most: int | None, *, show_values: bool) -> Iterator[str]:
    """Yield each row by its source, with the fields that changed."""
    for change in changes[:most]:
        row = change.source
        place = " › ".join(part for part in (row.path, row.sheet, gettext("row {row}").format(row=row.row)) if part)
        fields = ", ".join(_field(change, field, show_values=show_values) for field in change.fields)
        yield f"  {gettext(_CHANGES[change.change])}: {place}" + (f": {fields}" if fields else "")
    yield from _more(len(changes), most)


def _field(change: RowChange, field: str, *, show_values: bool) -> str:
    name = field_name(_INPUT_FIELDS.get(field, field))
    if not show_values or change.then is None or change.now is None:
        return name
    return f"{name} [{change.then.values.get(field, '')} → {change.now.values.get(field, '')}]"


def _more(number: int, most: int | None) -> Iterator[str]:
    if most is not None and number > most:
        yield "  " + gettext("… and {count} more (-v shows all)").format(count=count(number - most))


def _remarks(difference: Difference) -> Iterator[str]:
    """Yield what could not be compared, and why."""
    if difference.figures is None:
        yield gettext("the figures that were handed in are no longer there")
    if difference.rows is None:
        yield gettext("the rows that were handed in are no longer there: only figures were compared")
    for path in difference.unkept:
        yield gettext("{path}: its rows of then are no longer there, and were not compared").format(path=path)
    if difference.other_rules:
        yield gettext("handed in under other rules of reading or counting: a difference may come from them")
