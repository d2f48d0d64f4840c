"""What lies in the folder of outputs is not believed: journals, links, loose modes."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest

from reports.errors import ExitCode, OutputError
from reports.ledger import store
from reports.private_files import put
from reports.publish import ensure_writable
from reports.publish.recovery import JOURNAL, recover

if TYPE_CHECKING:
    from pathlib import Path

PLANTED = {
    "outside": {"replace": ["x.manifest.json"], "remove": ["../victim.txt"]},
    "replaced outside": {"replace": ["../victim.txt", "x.manifest.json"], "remove": []},
    "absolute": {"replace": ["x.manifest.json"], "remove": ["/etc/victim.txt"]},
    "below": {"replace": ["x.manifest.json"], "remove": ["sub/victim.txt"]},
    "hidden": {"replace": ["x.manifest.json"], "remove": [".profile"]},
    "nothing": {"replace": [], "remove": []},
    "no names": {"replace": [1], "remove": [None]},
    "more": {"replace": ["x.manifest.json"], "remove": [], "run": ["x"]},
    "list": [],
}


@pytest.mark.parametrize("content", [*(json.dumps(one) for one in PLANTED.values()), "", "{", "[" * 100_000, "\x00"])
def test_a_journal_that_is_none_of_ours_decides_nothing(tmp_path: Path, content: str) -> None:
    """It is dropped, what it names stays, and the temporaries of the set are undone."""
    folder = tmp_path / "outputs"
    (folder / "sub").mkdir(parents=True)
    victims = [tmp_path / "victim.txt", folder / "sub" / "victim.txt", folder / ".profile"]
    for victim in victims:
        victim.write_text("stays", encoding="utf-8")
    journal = folder / f".x{JOURNAL}"
    journal.write_text(content, encoding="utf-8")
    (folder / ".x.manifest.json.pora-new").write_text("new", encoding="utf-8")
    assert recover(folder) == ()
    assert [victim.read_text(encoding="utf-8") for victim in victims] == ["stays"] * 3
    assert not journal.exists()
    assert sorted(path.name for path in folder.iterdir()) == [".profile", "sub"]


def test_a_link_in_place_of_a_folder_of_ours_is_refused(tmp_path: Path) -> None:
    """Documents and ledger would come to lie elsewhere, where others may read them."""
    (tmp_path / "elsewhere").mkdir(mode=0o755)
    link = tmp_path / "2024-09"
    link.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(OutputError, match="a link to another place") as caught:
        ensure_writable(link)
    assert caught.value.exit_code == ExitCode.OUTPUT
    with pytest.raises(OutputError, match="a link to another place"):
        ensure_writable(link / "below", tmp_path)
    ensure_writable(link / "below", link)
    (link / "below").rmdir()
    with pytest.raises(OutputError):
        put(link / store.INDEX, b"{}")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_loose_folder_is_closed(tmp_path: Path) -> None:
    """Whoever made it; one that the user names for an office is left as it is."""
    loose = tmp_path / "2024-09"
    loose.mkdir()
    loose.chmod(0o777)
    ensure_writable(loose, private=False)
    assert stat.S_IMODE(loose.stat().st_mode) == 0o777
    ensure_writable(loose)
    assert stat.S_IMODE(loose.stat().st_mode) == 0o700


def test_loose_folders_above_it_are_closed_up_to_the_office(tmp_path: Path) -> None:
    """Whoever may write into ``outputs`` could put another folder in the place of a set. The office is left alone."""
    outputs = tmp_path / "outputs"
    (outputs / "2024-09").mkdir(parents=True)
    for folder in (tmp_path, outputs, outputs / "2024-09"):
        folder.chmod(0o777)
    ensure_writable(outputs / "2024-09", tmp_path)
    modes = [stat.S_IMODE(folder.stat().st_mode) for folder in (tmp_path, outputs, outputs / "2024-09")]
    assert modes == [0o777, 0o700, 0o700]
