"""``pora check``: reads everything, lists the problems, writes correction workbooks."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from reports.pipeline.corrections import FOLDER, write_corrections
from reports.pipeline.gather import INPUTS, Gathered, gather_office, gather_paths
from reports.pipeline.masking import with_personal_data_problems
from reports.pipeline.meeting_references import of_own_themes, with_theme_problems
from reports.pipeline.office_templates import template_problems, template_texts
from reports.pipeline.request import OUTPUTS, CheckResult, Corrections
from reports.pipeline.row_texts import row_text_problems
from reports.pipeline.unused_decisions import unused_decisions
from reports.privacy.few_persons import FewPersons, few_persons_in_config, few_persons_in_theme
from reports.privacy.meeting_texts import index_persons_in
from reports.privacy.office_plans import config_without_plans, theme_without_plans
from reports.privacy.office_texts import office_text_problems
from reports.vocabulary import config as configuration
from reports.vocabulary import mappings, themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.model.sheet import FileReading
    from reports.pipeline.request import Request
    from reports.privacy import PersonIndex
    from reports.problems import Problem
    from reports.render.correction.sheet_words import Translate
    from reports.vocabulary.config import Config


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
    gathered = Gathered(with_personal_data_problems(files, config, decisions), gathered.learned)
    persons = cache(partial(_persons, gathered.files, config, decisions))
    office_problems = (
        *of_own_themes(request.office),
        *office_text_problems(gathered.files, config, request.office, decisions),
        *_plans_of_office(gathered.files, config, request.office, decisions),
        *template_problems(template_texts(request.office), persons),
        *(() if paths else unused_decisions(gathered.files, decisions)),
    )
    problems = (*gathered.problems, *office_problems, *row_text_problems(gathered.files, persons))
    searched = places if paths else None
    corrections = _corrections(gathered, request, translate, searched) if translate else Corrections()
    return CheckResult(gathered.files, problems, gathered.balance, corrections, gathered.learned)


def _plans_of_office(
    files: Sequence[FileReading], config: Config, office: Path, decisions: mappings.Mappings
) -> tuple[Problem, ...]:
    """Return the problems of plans and few persons in ``pora.toml`` and own themes, as of the last meeting."""
    day = max((file.meeting.day for file in files if file.meeting and file.meeting.day), default=None)
    folder = (office / themes.FOLDER,)
    few = FewPersons(decided=decisions.sentences.no_counts)
    own_themes = [themes.load(code, folder) for code in themes.codes(folder)]
    of_themes = (
        (*theme_without_plans(theme, office, day, decisions.no_plans)[1], *few_persons_in_theme(theme, few))
        for theme in own_themes
    )
    return (
        *config_without_plans(config, day, decisions.no_plans)[1],
        *few_persons_in_config(config, few),
        *(problem for problems in of_themes for problem in problems),
    )


def _persons(files: Sequence[FileReading], config: Config, decisions: mappings.Mappings) -> PersonIndex:
    return index_persons_in(files, decisions).with_open_addresses(config.office.address)


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
