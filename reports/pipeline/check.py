"""``pora check``: reads everything, lists the problems, writes correction workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reports.pipeline.corrections import FOLDER, write_corrections
from reports.pipeline.gather import Gathered, gather_office, gather_paths
from reports.pipeline.meeting_references import of_own_themes, with_theme_problems
from reports.pipeline.office_templates import template_texts
from reports.pipeline.request import INPUTS, OUTPUTS, CheckResult, Corrections
from reports.pipeline.unused_decisions import unused_decisions
from reports.pipeline.unused_text_decisions import unused_text_decisions
from reports.vocabulary import config as configuration
from reports.vocabulary import mappings, themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.sheet import FileReading
    from reports.pipeline.request import Request
    from reports.problems import Problem
    from reports.render.correction.sheet_words import Translate
    from reports.vocabulary.config import Config

_WITHOUT_TEXTS = frozenset({"register", "services", None})
"""Kinds of tables of which no document prints a text as people wrote it."""


def check(
    paths: Sequence[Path],
    request: Request,
    config: Config,
    translate: Translate | None = None,
) -> CheckResult:
    """Read the paths (an office folder stands for its inputs), or without any the inputs of the office.

    Args:
        paths: files or folders.
        request: the shared options.
        config: of the office.
        translate: into the language of the correction workbooks; without it none are made.

    Raises:
        NoInputError: there is no such path, or no file; of files that cannot be read the result tells why.
        ConfigurationError: a theme of the office is wrong, or one that a meeting names.
        OutputError: the ledger or the correction workbooks cannot be written, or another run holds the office.
    """
    if paths:
        places = [
            path / INPUTS if (path / configuration.FILE).is_file() and (path / INPUTS).is_dir() else path
            for path in paths
        ]
        gathered = gather_paths(places, request.office, request.password, unread=True)
    else:
        gathered = gather_office(request.office, store=not request.dry_run, password=request.password, unread=True)
    folders = themes.folders(request.office)
    decisions = mappings.load(request.office)
    files = tuple(with_theme_problems(file, folders) for file in gathered.files)
    files, of_office, of_rows = _of_texts(files, config, request.office, decisions)
    gathered = Gathered(files, gathered.learned)
    of_texts = unused_text_decisions(gathered.files, config, request.office, decisions)
    unused = () if paths else (*unused_decisions(gathered.files, decisions), *of_texts)
    problems = (*gathered.problems, *of_own_themes(request.office), *of_office, *unused, *of_rows)
    searched = places if paths else None
    corrections = _corrections(gathered, request, translate, searched) if translate else Corrections()
    return CheckResult(gathered.files, problems, gathered.balance, corrections, gathered.learned)


def _of_texts(
    files: tuple[FileReading, ...], config: Config, office: Path, decisions: mappings.Mappings
) -> tuple[tuple[FileReading, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the files, and the problems of the texts of the office and of rows that documents print.

    A register and tables of services hold no such text; to compile what finds persons in one would cost more than to
    judge a thousand rows.
    """
    templates, own_themes = template_texts(office), themes.codes((office / themes.FOLDER,))
    kinds = {table.table.kind for file in files for table in file.tables}
    of_meetings = any(file.meeting for file in files)
    if config == configuration.Config() and not (templates or own_themes or of_meetings or kinds - _WITHOUT_TEXTS):
        return files, (), ()
    from reports.pipeline.text_problems import with_text_problems  # noqa: PLC0415 -- see above

    return with_text_problems(files, config, office, decisions, templates)


def _corrections(
    gathered: Gathered, request: Request, translate: Translate, searched: Sequence[Path] | None
) -> Corrections:
    """Write the correction workbooks of a run.

    Args:
        gathered: what was read.
        request: the shared options.
        translate: into the senders' language.
        searched: paths that were named, so that each file goes to the office it lies in; None for the office's inputs.
    """
    decisions = mappings.load(request.office)
    if searched is None:
        folder = request.outputs / FOLDER
        return write_corrections(
            gathered.files,
            lambda shown_path: request.office / shown_path,
            folder,
            translate,
            searched=(request.office / INPUTS,),
            decisions=decisions,
            dry_run=request.dry_run,
        )
    homes: dict[Path | None, list[FileReading]] = {}
    for file in gathered.files:
        homes.setdefault(_home(file, request), []).append(file)
    paths = [file.path for file in gathered.files]
    corrections = Corrections()
    for home, files in homes.items():
        place = home / FOLDER if home else None
        corrections += write_corrections(
            files,
            Path,
            place,
            translate,
            paths=paths,
            searched=searched,
            decisions=decisions,
            dry_run=request.dry_run,
        )
    return corrections


def _home(file: FileReading, request: Request) -> Path | None:
    """Return the folder of outputs for a file named by its path; None outside any office."""
    if request.output:
        return request.output
    above = Path(file.path).absolute().parents
    return next((folder / OUTPUTS for folder in above if (folder / configuration.FILE).is_file()), None)
