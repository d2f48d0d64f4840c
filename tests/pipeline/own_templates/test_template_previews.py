"""Previews show the shipped template and the office's own side by side, as private pictures of an invented document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from PIL import Image

from reports.errors import ConfigurationError
from reports.pipeline.own_templates.template_copies import copy_template
from reports.pipeline.own_templates.template_list import templates_of
from reports.pipeline.own_templates.template_previews import Preview, preview
from reports.render import libreoffice
from reports.vocabulary.config import Config, Office

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.no_pages, pytest.mark.no_books]


def drawn(office: Path, name: str, config: Config | None = None) -> Preview:
    """Return the preview of a template."""
    (file,) = templates_of(name)
    return preview(file, office, config or Config())


def copied(office: Path, name: str) -> Path:
    """Return the path of a copy of a template in an office."""
    (file,) = templates_of(name)
    return copy_template(file, office)


def reddish(path: Path) -> tuple[bool, bool]:
    """Tell whether the left and the right half of a picture have red dots."""
    with Image.open(path) as picture:
        image = picture.convert("RGB")
    middle = image.width // 2
    halves = (image.crop((0, 0, middle, image.height)), image.crop((middle, 0, image.width, image.height)))
    colours = [half.getcolors(1 << 24) or [] for half in halves]
    left, right = (any(red > 200 and green < 60 for _n, (red, green, _blue) in half) for half in colours)
    return left, right


@pytest.mark.ci
def test_a_changed_style_shows_at_the_right_only(tmp_path: Path) -> None:
    """Pictures are for their owner only; those of an earlier preview are replaced."""
    style = copied(tmp_path, "dokumen.css")
    style.write_text(f"{style.read_text(encoding='utf-8')}\n.surat p {{ color: #ff0000 }}", encoding="utf-8")
    folder = tmp_path / "outputs" / "pratinjau-templat" / "undangan.html"
    folder.mkdir(parents=True)
    (folder / "halaman-77.png").write_bytes(b"of an earlier one")
    result = drawn(tmp_path, "undangan.html")
    pictures = sorted(folder.iterdir())
    assert (result.folder, result.pages, result.has_own) == (folder, len(pictures), True)
    assert [path.name for path in pictures][:2] == ["halaman-01.png", "halaman-02.png"]
    assert not (folder / "halaman-77.png").exists()
    assert result.differing == (1,)
    assert [reddish(path) for path in pictures[:2]] == [(False, True), (False, False)]
    assert {path.stat().st_mode & 0o077 for path in (*pictures, folder)} == {0}


def test_without_a_copy_the_shipped_template_stands_alone(tmp_path: Path) -> None:
    """With the letterhead of the office."""
    result = drawn(tmp_path, "daftar-hadir.html", Config(office=Office(name="Kantor Imigrasi Contoh")))
    assert (result.pages > 0, result.differing, result.has_own) == (True, (), False)
    with Image.open(result.folder / "halaman-01.png") as picture:
        assert picture.width < 1200


def test_a_template_that_cannot_be_filled_makes_no_picture(tmp_path: Path) -> None:
    """The error names it."""
    copied(tmp_path, "daftar-hadir.html").write_text("{{ document.titel }}", encoding="utf-8")
    with pytest.raises(ConfigurationError) as raised:
        drawn(tmp_path, "daftar-hadir.html")
    assert raised.value.values["file"] == "daftar-hadir.html"


def test_without_libreoffice_word_and_excel_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is told."""
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    result = drawn(tmp_path, "undangan.docx")
    assert (result.pages, "libreoffice-writer" in result.packages) == (0, True)
    assert not result.folder.exists()


def restyle_word(path: Path) -> None:
    """Write the words of a letter in red."""
    document = docx.Document(str(path))
    document.styles["Isi Surat"].font.color.rgb = docx.shared.RGBColor(255, 0, 0)
    document.save(str(path))


def restyle_workbook(path: Path) -> None:
    """Write the title of the first form in red."""
    book = openpyxl.load_workbook(path)
    book["ITK"]["A1"].font = openpyxl.styles.Font(color="FFFF0000", size=14)
    book.save(path)


@pytest.mark.ci
@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(
    ("name", "restyle", "page"), [("undangan.docx", restyle_word, 1), ("laporan-bulanan.xlsx", restyle_workbook, 2)]
)
def test_changed_word_and_excel_templates_show_at_the_right_only(
    tmp_path: Path, name: str, restyle: object, page: int
) -> None:
    """As LibreOffice prints them."""
    restyle(copied(tmp_path, name))  # type: ignore[operator]
    result = drawn(tmp_path, name)
    assert page in result.differing
    assert reddish(result.folder / f"halaman-{page:02}.png") == (False, True)
