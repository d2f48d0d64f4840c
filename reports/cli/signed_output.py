"""What ``pora verify --signed`` tells of a signed copy."""

from __future__ import annotations

import dataclasses
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from reports.cli.json_output import SCHEMA
from reports.vocabulary.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.pipeline.signed_copies import JudgedCopy
    from reports.proof.signed_copy import SignedCopy


def signed_json(judged: JudgedCopy) -> dict[str, Any]:
    """Return what ``--json`` prints."""
    copy = dataclasses.asdict(judged.copy) if judged.copy else {"sha256": "", "signatures": [], "changes": []}
    about = {"passed": judged.passed, "document": judged.document, "submission": judged.submission or None}
    return {"schema": SCHEMA, "signed": {**about, **copy}}


def signed_lines(file: str, judged: JudgedCopy) -> Iterator[str]:
    """Yield which document a copy is, its signatures, and what else was changed."""
    yield f"{printable(file)}:"
    if judged.copy is None:
        yield "  " + _("cannot be read as a PDF, so that nothing is known of it")
    elif not judged.document:
        yield "  " + _("is no document of this office: no beginning of it is one that was made or handed in here")
    else:
        yield "  " + _("begins with {document} as made, byte for byte").format(document=judged.document)
        if judged.submission:
            yield "  " + _("handed in, no. {place}").format(place=judged.submission)
        yield from _appended_lines(judged.copy)


def _appended_lines(copy: SignedCopy) -> Iterator[str]:
    if not copy.signatures:
        yield "  " + _("bears no signature")
    for signature in copy.signatures:
        text = _("signature {field} covers the document; whether it is genuine, the issuer's program tells")
        if not signature.covers_original:
            text = _("signature {field} does not cover the document: it is worth nothing")
        yield "  " + text.format(field=printable(signature.field))
        if not signature.covers_file:
            yield "  " + _("something was appended after signature {field}").format(field=printable(signature.field))
    if not copy.changes:
        yield "  " + _("nothing else was changed")
    for kind, number in copy.changes:
        yield "  " + _change_texts()[kind].format(number=number)


def _change_texts() -> dict[str, str]:
    return {
        "pages": _("changed: pages were put in, taken out or moved; it has {number}"),
        "page": _("changed: page {number} shows something else than was made"),
        "catalog": _("changed: the structure of the file"),
        "form": _("changed: a field was taken away or put in another's place"),
        "object": _("changed: what the document is made of (object {number})"),
        "covered": _("changed: a signature on page {number} stands outside its box, over what is printed there"),
    }
