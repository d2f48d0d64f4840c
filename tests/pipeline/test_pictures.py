"""Pictures are read as regular files, and redrawn where they can cost no more than a file of data."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from reports.errors import ConfigurationError
from reports.pipeline.check import check
from reports.pipeline.pictures import emblem, photograph
from reports.pipeline.request import Request
from reports.vocabulary import config as configuration
from tests import meetings

if TYPE_CHECKING:
    from pathlib import Path


def png(size: tuple[int, int] = (40, 30)) -> bytes:
    """Return a picture."""
    buffer = io.BytesIO()
    Image.new("1", size).save(buffer, "PNG")
    return buffer.getvalue()


def test_photographs_are_printed_or_told_why_not(tmp_path: Path) -> None:
    """A pipe is not waited for, a link out of the folder not followed, and a bomb not decoded."""
    (tmp_path / "baik.png").write_bytes(png())
    (tmp_path / "bom.png").write_bytes(png((8_900, 8_900)))
    (tmp_path / "rusak.png").write_bytes(png()[:40])
    os.mkfifo(tmp_path / "pipa.png")
    (tmp_path / "tautan.png").symlink_to("/etc/hostname")
    assert str(photograph(tmp_path, "baik.png"))[:6] == str(b"\xff\xd8\xff")[:6]
    told = {name: photograph(tmp_path, f"{name}.png") for name in ("bom", "rusak", "pipa", "tautan", "tidak-ada")}
    assert told == {
        "bom": "photo-too-large", "rusak": "photo-unreadable", "pipa": "photo-unreadable",
        "tautan": "photo-unreadable", "tidak-ada": "photo-unreadable",
    }  # fmt: skip


def test_check_waits_for_no_pipe_that_a_meeting_names(tmp_path: Path) -> None:
    """It is told as a file that is not there."""
    sheets = meetings.sheets()
    sheets["Dokumentasi"] = [meetings.PHOTOS, ("pipa.png", "Rapat")]
    office = meetings.office(tmp_path, rapat_2024_10_09=meetings.workbook(sheets))
    os.mkfifo(office / "inputs" / "pipa.png")
    found = check((office / "inputs" / "rapat-2024-10-09.xlsx",), Request(office), configuration.load(office))
    assert [problem.code for problem in found.problems if problem.code.startswith("photo")] == ["photo-missing"]


@pytest.mark.parametrize("name", ["pipa", "besar.png", "bom.svg", "bom.png", "/dev/zero"])
def test_an_emblem_that_cannot_be_printed_ends_with_a_sentence(tmp_path: Path, name: str) -> None:
    """Never without an end, nor with all memory."""
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "besar.png").write_bytes(png() + bytes(2 << 20))
    (tmp_path / "bom.png").write_bytes(png((8_900, 8_900)))
    uses = [f'<use href="#g{level}"/>' * 9 for level in range(11)]
    levels = "".join(f'<g id="g{level}">{below}</g>' for level, below in enumerate(uses, 1))
    (tmp_path / "bom.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><g id="g0"/>{levels}</svg>')
    with pytest.raises(ConfigurationError, match="the emblem"):
        emblem(tmp_path / name, name)
