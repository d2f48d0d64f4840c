"""Problems of the texts that ``pora check`` reads: of meetings, ``pora.toml``, own themes and templates, and rows."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from reports.pipeline.masked_texts import TextSearch
from reports.pipeline.masking import with_personal_data_problems
from reports.pipeline.office_templates import template_problems
from reports.pipeline.row_texts import row_text_problems
from reports.privacy.few_persons import FewPersons, few_persons_in_config, few_persons_in_theme
from reports.privacy.meeting_texts import index_persons_in
from reports.privacy.office_plans import config_without_plans, theme_without_plans
from reports.privacy.office_texts import office_text_problems
from reports.vocabulary import themes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reports.model.sheet import FileReading
    from reports.privacy import PersonIndex
    from reports.problems import Problem
    from reports.vocabulary.config import Config
    from reports.vocabulary.mappings import Mappings


def with_text_problems(
    files: tuple[FileReading, ...],
    config: Config,
    office: Path,
    decisions: Mappings,
    templates: Mapping[str, tuple[str, ...]],
) -> tuple[tuple[FileReading, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the files with the problems of their meetings, those of the office's texts, and those of printed rows.

    Args:
        files: that were read.
        config: of the office.
        office: its folder.
        decisions: of the office.
        templates: texts of its own templates, by path in its folder.

    Raises:
        ConfigurationError: a theme of the office is wrong.
    """
    files = with_personal_data_problems(files, config, decisions)
    persons = cache(partial(_persons, files, config, decisions))
    of_office = (
        *office_text_problems(files, config, office, decisions),
        *_plans_of_office(files, config, office, decisions),
        *template_problems(templates, persons),
    )
    return files, of_office, row_text_problems(files, TextSearch(persons))


def _plans_of_office(
    files: Sequence[FileReading], config: Config, office: Path, decisions: Mappings
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


def _persons(files: Sequence[FileReading], config: Config, decisions: Mappings) -> PersonIndex:
    return index_persons_in(files, decisions).with_open_addresses(config.office.address)
