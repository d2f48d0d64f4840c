"""A signed copy is judged by our bytes at its beginning, and by what was appended to them."""

from __future__ import annotations

import io
import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pikepdf
import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.proof.signed_copy import PAGE, SignedCopy, judge
from reports.publish import publish
from reports.render import pdf
from tests.documents import invented
from tests.proof.signing import appended, signed
from tests.render.pdf.short_documents import chapters

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def original() -> bytes:
    """Return a return's letter with an empty signature field."""
    return pdf.render(
        chapters(invented.document(), ("RINGKASAN",)),
        templates=pdf.template_root(),
        paper="A4",
        font="Liberation Sans",
        additions=pdf.Additions(None, True),
    )


def judged(copy: bytes, original: bytes) -> SignedCopy | None:
    """Judge a copy of a document that the office made."""
    return judge(None, (copy, frozenset({sha256(original).hexdigest()})))


def with_object(original: bytes, number: int, **entries: object) -> bytes:
    """Return a copy in which an appended part changes entries of an object."""
    with pikepdf.open(io.BytesIO(original)) as file:
        item = file.get_object((number, 0))
        for key, value in entries.items():
            item[f"/{key}"] = value
        return appended(original, {number: item.unparse(resolved=True)})


def page_number(original: bytes) -> int:
    """Return the number of the object of the first page."""
    with pikepdf.open(io.BytesIO(original)) as file:
        return int(file.pages[0].objgen[0])


def test_a_signed_copy_is_our_document_and_a_signature(original: bytes) -> None:
    """The field is named, and the signature covers the document and the whole file."""
    result = judged(signed(original), original)
    assert result is not None
    assert result.passed
    assert result.sha256 == sha256(original).hexdigest()
    (signature,) = result.signatures
    assert (signature.field, signature.covers_original, signature.covers_file) == ("tanda-tangan-1", True, True)
    assert result.changes == ()


def test_a_page_that_is_changed_before_or_after_signing_is_named(original: bytes) -> None:
    """Another content, another size, a note laid over it."""
    number = page_number(original)
    note = pikepdf.Array(
        [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 9, 9])]
    )
    for entries in ({"Contents": pikepdf.Array([])}, {"Annots": note}, {"MediaBox": [0, 0, 100, 100]}):
        for copy in (
            with_object(signed(original), number, **entries),
            signed(with_object(original, number, **entries)),
        ):
            result = judged(copy, original)
            assert result is not None
            assert not result.passed
            assert (PAGE, 1) in result.changes
            assert result.sha256, "the beginning is ours all the same"


def test_a_changed_beginning_a_removed_signature_and_a_false_range_are_caught(original: bytes) -> None:
    """One byte of our bytes; a copy without signature; one whose signature leaves out more than itself."""
    copy = bytearray(signed(original))
    copy[len(original) // 2] ^= 1
    assert judged(bytes(copy), original) == SignedCopy("")
    unsigned = judged(original, original)
    assert unsigned is not None
    assert (unsigned.passed, unsigned.signatures) == (False, ())
    removed = judged(with_object(signed(original), _field(original), V=pikepdf.Dictionary()), original)
    assert removed is None or not removed.passed
    narrow = signed(original).replace(b"/ByteRange[0 ", b"/ByteRange[9 ")
    result = judged(narrow, original)
    assert result is not None
    assert not result.passed
    assert judged(b"%PDF-1.7\n%%EOF\n", original) == SignedCopy("")


def test_a_field_that_was_moved_is_no_signature_alone(original: bytes) -> None:
    """Filled in its place it is one."""
    result = judged(with_object(signed(original), _field(original), Rect=[0, 0, 500, 800]), original)
    assert result is not None
    assert result.changes
    assert not result.passed


def _field(original: bytes) -> int:
    with pikepdf.open(io.BytesIO(original)) as file:
        return int(file.Root.AcroForm.Fields[0].objgen[0])


def test_verify_signed_tells_the_document_and_ends_with_1_where_it_was_tampered_with(
    original: bytes, tmp_path: Path
) -> None:
    """By the manifests of the office, wherever the copy lies; the file itself may be gone."""
    facts = {"period": "2024-09", "as_of": "2024-09-30", "draft": False, "versions": {"pora": "0", "rules": "0"}}
    name = "laporan-bulanan.dinas"
    publish(tmp_path / "outputs" / "2024-09", {f"{name}.pdf": original}, facts, name=name)
    copy = tmp_path / "unduhan" / "laporan signed.pdf"
    copy.parent.mkdir()
    copy.write_bytes(signed(original))
    words = ["verify", "--signed", str(copy), "-C", str(tmp_path)]
    runner = CliRunner(env={"LANG": "C", "PORA_LANG": "en"})
    done = runner.invoke(pora, words)
    assert done.exit_code == 0, done.output
    assert "begins with 2024-09/laporan-bulanan.dinas.pdf as made" in done.stdout
    assert "nothing else was changed" in done.stdout
    copy.write_bytes(with_object(signed(original), page_number(original), Contents=pikepdf.Array([])))
    done = runner.invoke(pora, [*words, "--json"])
    told = json.loads(done.stdout)["signed"]
    assert (done.exit_code, told["passed"], told["changes"]) == (1, False, [["page", 1]])
    copy.write_bytes(b"%PDF" + signed(original))
    done = runner.invoke(pora, words)
    assert done.exit_code == 1
    assert "is no document of this office" in done.stdout
