"""``pora templates`` lists, copies and checks what documents are made with."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import docx
import openpyxl
import pytest

from reports.pipeline.own_templates import template_copies
from reports.pipeline.own_templates.template_list import template_files
from reports.vocabulary.resources import template_root
from tests.command_line import run

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("dokumen.css", "laporan-bulanan.html", "word/undangan-per-instansi.docx", "excel/laporan-bulanan.xlsx")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office of default settings."""
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    return tmp_path


def listed(office: Path) -> dict[str, dict[str, Any]]:
    """Return what the list says of each template, by name."""
    content = json.loads(run("templates", "list", "-C", office, "--json").stdout)
    return {template["name"]: template for template in content["templates"]}


def test_every_template_is_listed_with_what_it_makes(office: Path) -> None:
    """No file of ours is left out."""
    root = template_root()
    files = [path for pattern in ("*.html", "*.css", "word/*.docx", "excel/*.xlsx") for path in root.glob(pattern)]
    found = listed(office)
    assert set(found) == {path.relative_to(root).as_posix() for path in files}
    assert all(template["makes"] and template["state"] == "shipped" for template in found.values())
    assert run("templates", "list", "-C", office).stdout.splitlines()[-1].endswith("has its own: 0")


@pytest.mark.parametrize("name", FORMATS)
def test_a_copy_is_made_once_and_says_how_to_change_it(office: Path, name: str) -> None:
    """It prints what the shipped one does; a second time it is left as it is unless that is asked for."""
    done = run("templates", "copy", name, "-C", office)
    path = office / "templates" / name
    assert (done.returncode, done.stdout) == (0, f"{path}\n")
    assert done.stderr.splitlines()[-1].startswith("Next: pora templates ")
    assert path.stat().st_mode & 0o077 == 0
    found = listed(office)[name]
    assert (found["state"], found["shipped_changed"]) == ("unchanged", False)
    assert "pora templates check" in comment_of(path)
    content = path.read_bytes()
    path.write_bytes(content + b" ")
    assert run("templates", "copy", name, "-C", office).returncode == 5
    assert path.read_bytes() == content + b" "
    assert run("templates", "copy", name, "--overwrite", "-C", office).returncode == 0
    assert path.read_bytes() == content


def comment_of(path: Path) -> str:
    """Return the comment of a copy, as the program of its format reads it."""
    if path.suffix == ".docx":
        return str(docx.Document(str(path)).core_properties.comments)
    if path.suffix == ".xlsx":
        return str(openpyxl.load_workbook(path).properties.description)
    return path.read_text(encoding="utf-8")[:600]


def test_comments_of_word_files_are_not_longer_than_word_copies_may_have() -> None:
    """python-docx refuses more than 255 characters, and with them every copy that is made with the template."""
    names = [file.name for file in template_files() if file.name.endswith(".docx")]
    assert names
    for name in names:
        filled = {"name": name, "version": "100.20.30", "what": template_copies._WHAT[".docx"], "digest": "0" * 32}
        assert len(template_copies._HOW_BRIEFLY.format(**filled)) <= 255


@pytest.mark.parametrize("name", FORMATS)
def test_a_shipped_template_that_changed_since_is_told(office: Path, name: str) -> None:
    """By the comment of the copy; without it, that is not known."""
    run("templates", "copy", name, "-C", office)
    path = office / "templates" / name
    if path.suffix in {".html", ".css"}:
        text = path.read_text(encoding="utf-8")
        digest = text.partition("sha256:")[2][:32]
        path.write_text(text.replace(digest, "0" * 32), encoding="utf-8")
        assert listed(office)[name]["shipped_changed"] is True
        path.write_text("\n".join(text.splitlines()[5:]), encoding="utf-8")
    elif path.suffix == ".docx":
        document = docx.Document(str(path))
        document.core_properties.comments = "sha256:" + "0" * 32
        document.save(str(path))
        assert listed(office)[name]["shipped_changed"] is True
        document.core_properties.comments = ""
        document.save(str(path))
    else:
        book = openpyxl.load_workbook(path)
        book.properties.description = "sha256:" + "0" * 32
        book.save(path)
        assert listed(office)[name]["shipped_changed"] is True
        book.properties.description = None
        book.save(path)
    assert listed(office)[name]["shipped_changed"] is None


def test_a_copy_of_an_earlier_shipped_template_is_no_change_of_the_office(office: Path) -> None:
    """It is told as not changed, with the shipped one that has changed since."""
    style = office / "templates" / "dokumen.css"
    run("templates", "copy", "dokumen.css", "-C", office)
    text = style.read_text(encoding="utf-8").replace("p, ol, ul", "p, ul, ol")
    earlier = template_copies.COMMENT.sub("", text)
    digest = hashlib.sha256(earlier.encode()).hexdigest()[:32]
    style.write_text(re.sub("(?<=sha256:)[0-9a-f]{32}", digest, text), encoding="utf-8")
    found = listed(office)["dokumen.css"]
    assert (found["state"], found["shipped_changed"]) == ("unchanged", True)
    assert "the shipped one has changed" in run("templates", "list", "-C", office).stdout


def test_a_copy_that_was_saved_on_windows_is_no_change(office: Path) -> None:
    """With a mark of UTF-8 before it and other ends of lines; a changed line of it is told with its number."""
    run("templates", "copy", "laporan-bulanan.html", "-C", office)
    page = office / "templates" / "laporan-bulanan.html"
    text = page.read_text(encoding="utf-8").replace("\n", "\r\n")
    page.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert listed(office)["laporan-bulanan.html"]["state"] == "unchanged"
    assert listed(office)["laporan-bulanan.html"]["shipped_changed"] is False
    page.write_bytes(b"\xef\xbb\xbf" + text.replace("document.standing", "document.standng").encode())
    faults = json.loads(run("templates", "check", "-C", office, "--json").stdout)["faults"]
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "document.standing" in row)
    assert (faults[0]["line"], faults[0]["nearest"]) == (line, "document.standing")


def test_without_a_command_its_help_is_shown() -> None:
    """In the chosen language."""
    done = run("templates", "--lang", "id")
    assert done.returncode == 0
    assert "preview" in done.stdout


@pytest.mark.parametrize(
    ("name", "told"),
    [("laporan-bulana.html", "did you mean laporan-bulanan.html?"), ("undangan", "undangan.html, word/undangan.docx")],
)
def test_names_that_fit_none_or_several_are_told(office: Path, name: str, told: str) -> None:
    """Nothing is copied."""
    done = run("templates", "copy", name, "-C", office)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (office / "templates").exists()


def test_faults_are_told_in_words_and_as_json(office: Path) -> None:
    """In Indonesian too; 1 where documents can be made all the same, 4 where not."""
    assert run("templates", "check", "-C", office).returncode == 0
    run("templates", "copy", "undangan.docx", "-C", office)
    (office / "templates" / "word" / "undngan.docx").write_bytes(b"")
    assert run("templates", "check", "-C", office).returncode == 1
    page = office / "templates" / "laporan-bulanan.html"
    page.write_text("\n{{ document.titel }}", encoding="utf-8")
    done = run("templates", "check", "-C", office, "--lang", "id")
    assert done.returncode == 4
    assert "templat laporan-bulanan.html, baris 2: tidak ada yang bernama document.titel" in done.stdout
    assert "maksud Anda document.title?" in done.stdout
    faults = json.loads(run("templates", "check", "-C", office, "--json").stdout)["faults"]
    assert [(fault["file"], fault["line"], fault["kind"], fault["nearest"]) for fault in faults] == [
        ("laporan-bulanan.html", 2, "unknown-name", "document.title"),
        ("word/undngan.docx", None, "unused", "word/undangan.docx"),
    ]
