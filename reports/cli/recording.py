"""The line of a run in the office's record: written by each command that made or removed something."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from reports.cli import clock, console
from reports.cli.i18n import say
from reports.errors import ConfigurationError
from reports.publish import run_register
from reports.publish.submission_register import submissions

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from reports.cli.options import Options


def record_run(options: Options, written: Iterable[Path], inputs: Iterable[str]) -> None:
    """Record the documents that the command of this call has made; a dry run made none.

    Raises:
        OutputError: the record cannot be written.
        ConfigurationError: it cannot be read.
    """
    from reports.pipeline.run_record import record_documents

    if not options.dry_run:
        record_documents(options.office, _command(), written, inputs, clock.now())


def record_removal(options: Options, values: Mapping[str, object]) -> None:
    """Record what the command of this call has removed; a dry run removed nothing.

    Raises:
        OutputError: the record cannot be written.
        ConfigurationError: it cannot be read.
    """
    from reports.pipeline.run_record import record

    if not options.dry_run:
        record(options.office, _command(), clock.now(), values)


def fault_of_record(office: Path) -> ConfigurationError | None:
    """Return what is wrong with the records of an office; None where the chains of runs and submissions are whole."""
    try:
        run_register.runs(office)
        submissions(office)
    except ConfigurationError as fault:
        return fault
    return None


def tell_broken_record(options: Options) -> bool:
    """Say where the record of runs or of submissions is broken, and tell whether one is."""
    fault = fault_of_record(options.office)
    if fault is not None:
        text = _("the records of this office are not whole: {fault}")
        console.remark([text.format(fault=say(fault.message, fault.values))], quiet=False)
    return fault is not None


def _command() -> str:
    return click.get_current_context().info_name or ""
