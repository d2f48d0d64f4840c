"""Equal questions to a reading process are answered once in a run, for tests whose claim is not the reading.

What a file is counted to, and what of a text is masked, depends on nothing but what is asked: on the bytes of the file
and on what the task names. That a reading process answers, and how it ends, are claims of ``tests/intake/read``.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reports.intake.read import reader_pool
from tests.made_once import made_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.intake.read.contract import Request

_TASKS = frozenset(
    (
        "reports.pipeline.archive.summarise_file:digest",
        "reports.pipeline.masking:mask_all",
        "reports.pipeline.masked_texts:mask_texts",
    )
)
"""That look at nothing else, as a task that is given the path of a folder would."""
_answer = reader_pool._answer


def answered(request: Request, readers: int) -> object:
    """Return the answer to a request as it came the first time, each time a new one."""
    if request.task is None or request.task.function not in _TASKS:
        return _answer(request, readers)
    try:
        content = Path(os.fsdecode(request.path)).read_bytes() if request.path else b""
    except OSError:  # a share that is lost, which the process has to tell
        return _answer(request, readers)
    asked = pickle.dumps((replace(request, path=b"", folder=b""), content, readers))
    question = f"answer {hashlib.sha256(asked).hexdigest()}"
    return pickle.loads(made_once(question, lambda: pickle.dumps(_answer(request, readers))))  # noqa: S301 -- our own


@pytest.fixture(autouse=True, scope="module")
def answer_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Answer equal questions once while the tests of a file run, unless it is marked ``own_processes``."""
    with pytest.MonkeyPatch.context() as patch:
        if request.node.get_closest_marker("own_processes") is None:
            patch.setattr(reader_pool, "_answer", answered)
        yield
