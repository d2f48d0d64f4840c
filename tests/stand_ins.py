"""What stands for a document where none was made cannot be read back, and equal bytes need not be read back twice.

The program reads back every PDF and every workbook before it publishes them. Tests whose claim is not the layout put a
digest of the filled template in the place of its pages, or nothing: these are passed by here, and nothing else.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from reports.pipeline import proving
from tests.made_once import done_once

if TYPE_CHECKING:
    from collections.abc import Callable


def pass_by() -> None:
    """Read back only what is a PDF or a workbook, and equal ones once in a run."""
    for name in ("prove_pdf", "prove_workbook", "prove_series"):
        setattr(proving, name, _for_files_alone(getattr(proving, name)))


def _for_files_alone(prove: Callable[..., None]) -> Callable[..., None]:
    def proving_files(content: bytes, *about: Any, **options: Any) -> None:
        if content.startswith(b"PK") or b"%%EOF" in content[-32:]:
            question = f"{prove.__name__} {sha256(content).hexdigest()}"
            done_once(question, lambda: prove(content, *about, **options))

    return proving_files
