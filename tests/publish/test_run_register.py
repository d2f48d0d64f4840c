"""Claims about the record of runs: it only grows, and whatever is changed or taken out of it shows."""

from __future__ import annotations

import json
import multiprocessing
from typing import TYPE_CHECKING

import pytest

from reports.errors import ConfigurationError
from reports.private_files import temporary
from reports.publish import run_register

if TYPE_CHECKING:
    from pathlib import Path


def filled(office: Path, lines: int = 4) -> Path:
    """Write some lines, and return the file."""
    for number in range(lines):
        run_register.append(office, {"command": "return", "number": number})
    return office / "records" / "runs" / "runs.jsonl"


def test_lines_come_back_in_their_order(tmp_path: Path) -> None:
    """Each with the hash of the one before, in a private file."""
    path = filled(tmp_path)
    lines = run_register.runs(tmp_path)
    assert [line["number"] for line in lines] == [0, 1, 2, 3]
    assert len({line["previous"] for line in lines}) == 4
    assert {one.stat().st_mode & 0o777 for one in path.parent.iterdir()} == {0o600}
    assert run_register.runs(tmp_path / "none") == ()


CHANGES = {
    "a word of a line": lambda lines: [lines[0].replace("return", "check"), *lines[1:]],
    "a word of the last line": lambda lines: [*lines[:-1], lines[-1].replace("return", "check")],
    "a line taken out": lambda lines: [lines[0], *lines[2:]],
    "the first line taken out": lambda lines: lines[1:],
    "the last line taken out": lambda lines: lines[:-1],
    "the last two taken out": lambda lines: lines[:-2],
    "all taken out": lambda _lines: [],
    "two lines changed over": lambda lines: [lines[1], lines[0], *lines[2:]],
    "a line put in": lambda lines: [lines[0], lines[0], *lines[1:]],
    "a line repeated at the end": lambda lines: [*lines, lines[-1]],
    "no JSON": lambda lines: ["x", *lines[1:]],
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_shows_and_shows_after_further_runs(tmp_path: Path, change: str) -> None:
    """A run is recorded all the same: work does not stop, and the break is never closed."""
    path = filled(tmp_path)
    lines = CHANGES[change](path.read_text(encoding="utf-8").splitlines())
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with pytest.raises(ConfigurationError):
        run_register.runs(tmp_path)
    for _ in range(2):
        run_register.append(tmp_path, {"command": "briefing"})
        with pytest.raises(ConfigurationError):
            run_register.runs(tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"last": 3}', None])
def test_a_damaged_or_missing_head_shows_or_is_made_anew(tmp_path: Path, content: str | None) -> None:
    """Without a head the lines still are chained; a false one is told."""
    head = filled(tmp_path).with_name("head.json")
    head.unlink() if content is None else head.write_text(content, encoding="utf-8")
    if content in {None, ""}:
        assert len(run_register.runs(tmp_path)) == 4
    else:
        with pytest.raises(ConfigurationError):
            run_register.runs(tmp_path)


def test_runs_at_the_same_time_wait_for_one_another(tmp_path: Path) -> None:
    """No line is lost and no chain broken."""
    tmp_path.joinpath("records").mkdir()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=filled, args=(tmp_path, 5)) for _ in range(3)]
    for one in writers:
        one.start()
    for one in writers:
        one.join()
    assert [one.exitcode for one in writers] == [0, 0, 0]
    assert len(run_register.runs(tmp_path)) == 15


def test_a_killed_run_leaves_the_record_as_it_was_or_finishes_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Lines and head are put in place together."""
    path = filled(tmp_path)
    for at in range(1, 4):
        left = [at]
        replace = type(path).replace

        def killed(self: Path, target: Path, left: list[int] = left, replace: object = replace) -> Path:
            left[0] -= 1
            if left[0] == 0:
                raise KeyboardInterrupt
            return replace(self, target)

        with monkeypatch.context() as patched:
            patched.setattr(type(path), "replace", killed)
            with pytest.raises(KeyboardInterrupt):
                run_register.append(tmp_path, {"command": "minutes"})
        run_register.append(tmp_path, {"command": "minutes"})
        commands = [line["command"] for line in run_register.runs(tmp_path)]
        assert commands.count("return") == 4
    assert json.loads((path.with_name("head.json")).read_bytes())["schema"] == 1


@pytest.mark.parametrize("replaced", [0, 1])
def test_a_line_that_a_killed_run_had_decided_is_read_as_if_it_stood(tmp_path: Path, replaced: int) -> None:
    """Killed before or between the two files: no break is told, and the next run puts them in place."""
    run_register.append(tmp_path, {"command": "return"})
    folder = tmp_path / "records" / "runs"
    before = {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.startswith(".")}
    run_register.append(tmp_path, {"command": "briefing"})
    names = (run_register.REGISTER, run_register.HEAD)
    decided = {name: (folder / name).read_bytes() for name in names}
    for name in names[replaced:]:
        (folder / name).write_bytes(before[name])
        temporary(folder, name).write_bytes(decided[name])
    (folder / ".runs.pora-journal").write_text(json.dumps({"replace": list(names), "remove": []}), encoding="utf-8")
    assert [line["command"] for line in run_register.runs(tmp_path)] == ["return", "briefing"]
    run_register.append(tmp_path, {"command": "minutes"})
    assert [line["command"] for line in run_register.runs(tmp_path)] == ["return", "briefing", "minutes"]
