"""Renders the review page: one HTML file with its style, its script and its rows inside, which loads nothing.

The policy of the page allows that one script and that one style by their hashes, and nothing else: no request leaves
it, and nothing that a cell holds can run.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from typing import TYPE_CHECKING

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from reports import __version__
from reports.vocabulary import formats
from reports.vocabulary.resources import template_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.model.review_content import Review

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Signs that no page may hold."""
_LEVEL = 7
"""Of compression: the last two levels take four times as long for a hundredth of the bytes."""
FOLDER = "tinjauan"
"""Of the parts of the page among the templates."""


def render(review: Review) -> bytes:
    """Return the page as bytes; the same review gives the same bytes.

    Raises:
        ConfigurationError: the templates of the program are missing.
    """
    folder = template_root() / FOLDER
    style, script = ((folder / name).read_text(encoding="utf-8") for name in ("halaman.css", "halaman.js"))
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(number=formats.number, day=formats.day)
    page = environment.get_template("halaman.html").render(
        review=review, style=style, script=script, style_hash=_hash(style), script_hash=_hash(script),
        data=packed(review.data), version=__version__,
    )  # fmt: skip
    return _CONTROLS.sub("\ufffd", page).encode("utf-8", "replace")


def packed(data: Mapping[str, object]) -> str:
    """Return data as base64 of compressed JSON, which the script of the page opens."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(gzip.compress(text.encode("utf-8", "replace"), _LEVEL, mtime=0)).decode("ascii")


def _hash(text: str) -> str:
    """Return the hash of a style or script as a policy names it."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"
