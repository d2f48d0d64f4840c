"""Templates: where they are found, what they may do, and what is said when they are broken."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace

import pytest

from reports.errors import ConfigurationError, ExitCode
from reports.render import pdf
from reports.render.pdf import templates as filling
from reports.render.pdf.templates import fill_template

NAME = "laporan-bulanan.html"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the templates that a test may break."""
    return shutil.copytree(pdf.template_root(), tmp_path / "templates", ignore=shutil.ignore_patterns("__pycache__"))


@pytest.fixture
def small(invented):
    """Return a short document."""
    whole = invented.nothing_happened()
    return replace(whole, sections=whole.sections[:1])


def refused(document, templates, **more):
    """Return the error of a document that cannot be printed."""
    with pytest.raises(ConfigurationError) as caught:
        pdf.render(document, templates=templates, paper="A4", font=more.pop("font", "Liberation Sans"), **more)
    assert caught.value.exit_code is ExitCode.CONFIGURATION
    return str(caught.value)


def test_the_shipped_templates_are_found():
    """Beside the package in a checkout, inside it when installed."""
    assert (pdf.template_root() / NAME).is_file()


def test_a_compiled_template_that_is_damaged_or_old_is_compiled_anew(folder, monkeypatch):
    """What is kept beside the templates saves time and decides nothing; without the right to write, nothing is kept."""
    kept = folder / "__pycache__"
    monkeypatch.setattr(filling, "template_root", lambda: folder)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (folder / "x.html").write_text("<p>satu</p>")

    def filled():
        filling._environment.cache_clear()
        return fill_template("x.html", (folder,), {}).text

    said = [filled(), filled()]
    compiled, *further = [path for path in kept.iterdir() if path.name.startswith("jinja-")]
    assert not further
    whole = compiled.read_bytes()
    for content in (b"", whole[:20], whole[:-9], whole[:30] + b"\xff" * 30 + whole[60:], b"cos\nsystem\n"):
        compiled.write_bytes(content)
        said.append(filled())
    (folder / "x.html").write_text("<p>dua</p>")
    said.append(filled())
    shutil.rmtree(kept)
    kept.write_text("not a folder")
    said.append(filled())
    filling._environment.cache_clear()
    assert said == ["satu"] * 7 + ["dua"] * 2


def test_a_template_that_is_edited_or_added_between_two_documents_counts(tmp_path):
    """What was compiled for the first is not served for the second; an office's copy stands in for the shipped one."""
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    said = []
    for folder, text in ((shipped, "satu"), (shipped, "dua"), (own, "tiga"), (own, "lima")):
        (folder / "x.html").write_text(f"<p>{text}</p>")
        said.append(fill_template("x.html", (own, shipped), {}).text)
    (own / "x.html").unlink()
    said.append(fill_template("x.html", (own, shipped), {}).text)
    assert said == ["satu", "dua", "tiga", "lima", "dua"]


@pytest.mark.parametrize("name", [NAME, "dasar.html", "blok.html", "dokumen.css", "bawaan.css"])
def test_a_missing_template_is_named(small, folder, name):
    """The file, not a traceback."""
    (folder / name).unlink()
    assert name in refused(small, folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<html>{% if %}</html>", "line 1"),
        ("<html>{{ document.nothing }}</html>", "nothing"),
        ("<html><p>unclosed</html>", "XHTML"),
        ("<html>{{ document.__class__.__mro__ }}</html>", "unsafe"),
        ("<html>{% include '../../etc/passwd' %}</html>", "passwd"),
        ('<html lang="id"><body><img src="file:///etc/passwd" alt="x"/></body></html>', "passwd"),
        ('<html lang="id"><body><img src="https://example.org/x.png" alt="x"/></body></html>', "example.org"),
        ('<html lang="id"><body><img src="../../secret.png" alt="x"/></body></html>', "secret.png"),
    ],
)
def test_a_broken_or_curious_template_is_refused(small, folder, text, said):
    """Syntax, unknown names, ill-formed markup, the sandbox, other files and the network."""
    (folder / NAME).write_text(text, encoding="utf-8")
    assert said in refused(small, folder)


def test_an_offices_own_file_wins_and_the_others_stay(small, tmp_path):
    """File by file: one's own style with the program's template."""
    (tmp_path / "dokumen.css").write_text("@page { size: 100mm 100mm }", encoding="utf-8")
    shipped = {"templates": pdf.template_root(), "paper": "A4", "font": "Liberation Sans"}
    assert pdf.render(small, overrides=tmp_path, **shipped) != pdf.render(small, **shipped)
    assert pdf.render(small, overrides=tmp_path / "none", **shipped) == pdf.render(small, **shipped)


def test_an_emblem_is_printed_from_its_bytes(small):
    """No file of the office is opened by a template."""
    shipped = {"templates": pdf.template_root(), "paper": "A4", "font": "Liberation Sans"}
    assert b"/Subtype /Image" in pdf.render(small, emblem=PNG, **shipped)
    assert b"/Subtype /Image" not in pdf.render(small, **shipped)


def test_a_font_name_is_a_name(small):
    """Nothing of the configuration is pasted into a style sheet unread."""
    assert "Arial" in refused(small, pdf.template_root(), font='Arial"; } body { display: none')
