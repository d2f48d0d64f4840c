"""Take planned operations out of ``pora.toml`` and an office's own themes, for documents that are shared."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from reports.privacy.office_texts import THEME_LISTS, config_texts, with_config_texts
from reports.privacy.operation_plans import Occasion
from reports.privacy.withheld_plans import PlanSearch
from reports.problems import Problem
from reports.vocabulary import themes
from reports.vocabulary.config import FILE

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from pathlib import Path

    from reports.model.theme import Theme
    from reports.vocabulary.config import Config

    Found = tuple[Problem, ...]


def config_without_plans(config: Config, day: date | None, decided: Collection[str]) -> tuple[Config, Found]:
    """Return a configuration without planned operations, and a problem for each.

    Args:
        config: of the office.
        day: of the meeting; a later day in a text is still to come.
        decided: sentences that tell of no plan by a decision of the office.
    """
    search = PlanSearch(day, decided)
    changes = {
        entry: changed["text"]
        for entry in config_texts(config)
        if (changed := search.shared({"text": entry.text}, f"{entry.field}|"))
    }
    return with_config_texts(config, changes), _problems(FILE, search)


def theme_without_plans(theme: Theme, office: Path, day: date | None, decided: Collection[str]) -> tuple[Theme, Found]:
    """Return a theme of the office's own without planned operations, and a problem for each; others as they are."""
    if theme.code not in themes.codes((office / themes.FOLDER,)):
        return theme, ()
    search = PlanSearch(day, decided)
    changes: dict[str, Any] = {
        name: tuple(_entry(search, entry, f"{name}[{n}].") for n, entry in enumerate(getattr(theme, name), 1))
        for name in THEME_LISTS
    }
    to_do = Occasion(day, is_open=True)
    changes |= {
        "questions": tuple(
            (agency, search.shared({"question": text}, f"questions[{n}].").get("question", text))
            for n, (agency, text) in enumerate(theme.questions, 1)
        ),
        "recommendations": tuple(
            search.shared({"text": text}, f"recommendations[{n}]|", to_do).get("text", text)
            for n, text in enumerate(theme.recommendations, 1)
        ),
        **search.shared({"title": theme.title, "aim": theme.aim}),
    }
    return dataclasses.replace(theme, **changes), _problems(f"{themes.FOLDER}/{theme.code}.toml", search)


def _entry(search: PlanSearch, entry: Any, path: str) -> Any:  # noqa: ANN401 -- any entry of a theme
    texts = {
        field.name: text
        for field in dataclasses.fields(entry)
        if field.name not in {"grade", "source"} and isinstance(text := getattr(entry, field.name), str)
    }
    changed = search.shared(texts, path)
    return dataclasses.replace(entry, **changed) if changed else entry


def _problems(file: str, search: PlanSearch) -> Found:
    return tuple(
        Problem(code, file, None, None, path.partition("|")[0], sentence or None)
        for code, path, sentence in search.finds
    )
