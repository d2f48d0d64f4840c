"""The name of the file that a returned correction workbook was made from, where a sender has renamed the workbook.

An agency and a month may be stated by nothing but the name of a file or of its folder. The mark of the workbook carries
both, so that it is read as its original was, whatever it is called now.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from reports.pipeline.completeness import period_of_name
from reports.problems import Problem
from reports.vocabulary.correction_sheet import ENDING, file_key, short_digest, short_hash, source_mark

if TYPE_CHECKING:
    from reports.model.place import Place
    from reports.model.returned import Returned
    from reports.model.sheet import FileReading


def original_place(place: Place, returned: Returned) -> tuple[Place, list[Problem]]:
    """Return the place of a returned workbook with name and month of its original, and that it was renamed.

    Args:
        place: as the file is called now; its path stays.
        returned: what the workbook carries.
    """
    if not returned.name:
        return place, []
    folders = (returned.month, *place.folders) if returned.month else place.folders
    is_renamed = file_key(place.file) != file_key(returned.name)
    problems = [Problem("correction-renamed", place.path, details={"other": returned.name})] if is_renamed else []
    return replace(place, file=returned.name, folders=folders), problems


def mark_of(file: FileReading) -> str:
    """Return the mark of a correction workbook of a file; of a returned one it names what that was made from."""
    returned = file.returned
    path = (returned.source_path if returned else "") or short_hash(file_key(file.path))
    sources = (short_digest(file.sha256), *(returned.sources if returned else ()))
    if returned is not None and returned.name:
        return source_mark(path, sources, returned.name, returned.month)
    place, month = PurePosixPath(file.path), period_of_name(file.path)
    name = f"{place.stem.removesuffix(ENDING)}{place.suffix}"
    return source_mark(path, sources, name, str(month) if month is not None and month.is_month else "")
