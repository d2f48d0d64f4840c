"""The code of shipped templates is kept beside that of modules, and used as long as the template says the same."""

from __future__ import annotations

import sys

import pytest
from jinja2 import Environment, FileSystemLoader

from reports.render.pdf import compiled_templates
from reports.render.pdf.compiled_templates import CompiledTemplates


@pytest.fixture(autouse=True)
def place(monkeypatch, tmp_path):
    """Keep the code in a folder of the test."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "kept"))
    return tmp_path


def filled(folder, *, shipped, compiled=None):
    """Return what a template of a folder says, filled by a new environment; note the names that were compiled."""

    class Noting(Environment):
        """Notes what it compiles."""

        def _generate(self, source, name, filename, defer_init=False):
            (compiled if compiled is not None else []).append(name)
            return super()._generate(source, name, filename, defer_init)

    environment = Noting(loader=FileSystemLoader(folder), bytecode_cache=CompiledTemplates(shipped))
    return environment.get_template("a.html").render()


@pytest.fixture
def shipped(tmp_path):
    """Return a folder with a template that ships."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "a.html").write_text("satu {{ 1 + 1 }}")
    return folder


def kept(place):
    """Return the files that are kept."""
    return sorted(path for path in (place / "kept").rglob("*") if path.is_file())


def test_a_shipped_template_is_compiled_once(shipped, place):
    """The second environment reads what the first has kept."""
    compiled = []
    assert [filled(shipped, shipped=shipped, compiled=compiled) for _run in range(2)] == ["satu 2", "satu 2"]
    assert compiled == ["a.html"]
    assert [path.suffix for path in kept(place)] == [".jinja"]


def test_a_changed_template_is_compiled_anew(shipped):
    """What is kept counts for one text only."""
    filled(shipped, shipped=shipped)
    (shipped / "a.html").write_text("dua")
    assert filled(shipped, shipped=shipped) == "dua"


def test_damaged_code_is_compiled_anew(shipped, place):
    """Half a file, as after a crash, is none."""
    filled(shipped, shipped=shipped)
    (path,) = kept(place)
    path.write_bytes(path.read_bytes()[:-5])
    assert filled(shipped, shipped=shipped) == "satu 2"


def test_templates_of_an_office_are_not_kept(shipped, place, tmp_path):
    """Nothing of an office becomes code that another run executes."""
    own = tmp_path / "office" / "templates"
    own.mkdir(parents=True)
    (own / "a.html").write_text("kantor")
    assert filled(own, shipped=shipped) == "kantor"
    assert kept(place) == []


def test_nothing_is_kept_where_python_keeps_nothing(monkeypatch, shipped, place):
    """The variable of Python holds."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert filled(shipped, shipped=shipped) == "satu 2"
    assert kept(place) == []


def test_a_folder_that_cannot_be_written_is_no_error(monkeypatch, shipped, tmp_path):
    """As with the code of modules."""
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file"))
    assert filled(shipped, shipped=shipped) == "satu 2"
    assert compiled_templates.CompiledTemplates(shipped)
