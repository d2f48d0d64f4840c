"""What senders wrote drives no step of the run itself: each that depends on their texts is in the limited process."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.ci

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "sample"
CALLED = """
import json, sys, threading
from pathlib import Path
root, commands, seen, found = Path(sys.argv[1]), json.loads(sys.argv[2]), set(), []

def is_for_a_name(frame):
    # what the name of a file states is looked for in the run itself; a name has at most 255 characters
    while frame is not None and frame.f_code.co_name != "stated_by_name":
        frame = frame.f_back
    return frame is not None

def note(frame, _event, _argument):
    # asked for calls only, since it returns nothing that would look at lines
    if frame.f_code not in seen:
        if "/intake/recognise/" not in frame.f_code.co_filename or not is_for_a_name(frame):
            seen.add(frame.f_code)

from reports.cli.main import pora
from reports.pipeline import archive, briefing, check, learn, minutes, returns
from reports.render.pdf import weasyprint_writer
# the layout of pages that are filled in has no step that reads, and takes most of the time of a watched run
weasyprint_writer.write_pdf = lambda *words: b"%PDF-1.7"
for command in commands:
    seen.clear()
    sys.settrace(note)
    threading.settrace(note)
    try:
        pora(command, standalone_mode=False)
    except SystemExit:
        pass  # of which code is no matter here
    finally:
        sys.settrace(None)
        threading.settrace(None)
    called = {}
    for code in seen:
        if code.co_filename.startswith(str(root)) and code.co_name != "<module>":
            name = Path(code.co_filename).relative_to(root).with_suffix("").as_posix()
            called.setdefault(name, set()).add(code.co_qualname.partition(".<locals>")[0])
    found.append({name: sorted(names) for name, names in called.items()})
print(json.dumps(found), file=sys.stderr)
"""
LIMITED = (
    "intake/normalise/",
    "intake/recognise/",
    "intake/meeting/",
    "intake/read/calamine_reader",
    "intake/read/csv_reader",
    "intake/read/dispatch",
    "intake/read/openpyxl_reader",
    "intake/read/sheet_xml",
    "intake/read/xlrd_reader",
    "intake/validate/bins",
    "intake/validate/totals",
    "pipeline/extraction",
    "pipeline/correction_content",
    "privacy/meeting_texts",
    "render/correction/correct",
    "render/correction/marker",
    "render/correction/opc_package",
    "render/correction/rebuilt_workbook",
    "render/correction/xml_patch",
)
"""Modules whose work depends on the texts and parts of a sender's file."""
ALLOWED = {
    "privacy/meeting_texts": {
        "index_persons_in",
        "index_of_values",
        "check_workbook_name",
        "mask_row",
        "_mask_file_name",
        "refuse_doubtful_names",
    },
}
"""Functions that the run itself may call: names of persons (of bounded length), file names, the office's texts, what
was found doubtful."""
UNKNOWN = "Nama Aneh;Nomor Aneh;Kolom Lain\nA;1;x\nB;2;y\n"
OTHER_MONTHS = ("DATA WNA *.xls", "ORANG ASING SEPTEMBER 2023 *", "register juli *")
"""Registers whose rows would be counted by the same steps."""
COMMANDS = {"check": ("check",), "return": ("return", "2024-09", "-n"),
            "briefing": ("briefing", "rapat-2024-10-16.xlsx", "-n")}  # fmt: skip


def make_office(folder: Path) -> Path:
    """Make an office with a meeting, findings, and a table that asks what it means; registers of one month."""
    shutil.copytree(SAMPLE / "inputs", folder / "inputs", ignore=shutil.ignore_patterns(*OTHER_MONTHS))
    shutil.copy(SAMPLE / "pora.toml", folder)
    (folder / "inputs" / "aneh.csv").write_text(UNKNOWN, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def called(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, set[str]]]:
    """Run each command in an office of its own; return command → module → functions that its own process called.

    One process watches all of them: what is imported, and takes as long as a command, is imported once.
    """
    folder = tmp_path_factory.mktemp("kantor")
    lines = [[*words, "-C", str(make_office(folder / name))] for name, words in COMMANDS.items()]
    command = [sys.executable, "-c", CALLED, ROOT / "reports", json.dumps(lines)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = json.loads(done.stderr.strip().splitlines()[-1])
    return {
        name: {module: set(names) for module, names in found.items()}
        for name, found in zip(COMMANDS, told, strict=True)
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_no_step_that_texts_decide_the_cost_of_runs_outside_the_limited_process(
    called: dict[str, dict[str, set[str]]], command: str
) -> None:
    """Neither readers and recognition, nor correction workbooks, nor the search for personal data in meetings."""
    found = called[command]
    assert found["intake/read/reader_pool"], "the files are read"
    limited = {name: names for name, names in found.items() if name.startswith(LIMITED)}
    beyond = {name: names - ALLOWED.get(name, set()) for name, names in limited.items()}
    assert {name: names for name, names in beyond.items() if names} == {}
