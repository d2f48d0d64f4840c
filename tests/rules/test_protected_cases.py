"""Settled rule 9: a decision on a victim or diplomat is named in the office's own return and in no shared document."""

from __future__ import annotations

import zipfile

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from tests import meetings
from tests.pdf_text import text_of

SIGNS = ("SK-4711", "KORBANINDAH", "korban")


def run(*words):
    """Run a command in this process, in English."""
    return CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, [str(word) for word in words])


def texts(folder):
    """Return everything that the files of a folder say, PDF and packed parts too."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".pdf":
            found.append(text_of(path))
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as package:
                found += [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
        else:
            found.append(path.read_text(encoding="utf-8"))
    return "\n".join(found)


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Return an office with a decision on a victim, and a meeting."""
    head = ("NO", "NO LAPORAN", "TANGGAL KEJADIAN", "JENIS KEJADIAN", "KECAMATAN", "NAMA", "NO PASPOR", "KEBANGSAAN",
            "PERAN", "PASAL", "TINGKAT", "JENIS TAK", "NO SK", "TANGGAL SK")  # fmt: skip
    case = (1, "LK-1", "03-09-2024", "Overstay", "Koja", "KORBANINDAH", "X7654321", "Jepang", "Korban",
            "Pasal 75 ayat (1)", "Ditindak", "Deportasi dan penangkalan", "SK-4711", "10-09-2024")  # fmt: skip
    return meetings.office(
        tmp_path_factory.mktemp("rules") / "kantor",
        register=meetings.register("SEPTEMBER", 2024, *(meetings.person(number) for number in range(8))),
        kejadian=meetings.workbook({"LOG": [("LOG KEJADIAN BULAN SEPTEMBER 2024",), head, case]}),
        rapat_2024_10_09=meetings.meeting(),
    )


@pytest.mark.pages
def test_a_case_of_a_protected_person_is_in_no_shared_document(office):
    """Number, name and part in the case stand nowhere."""
    for command in ("briefing", "minutes"):
        done = run(command, "inputs/rapat-2024-10-09.xlsx", "-C", office, "--date", "2024-10-10")
        assert done.exit_code == 0, done.output
    shared = texts(office / "outputs" / "rapat-2024-10-09").lower()
    assert [sign for sign in SIGNS if sign.lower() in shared] == []


def test_the_offices_own_return_names_the_decision(office):
    """Its action is counted there."""
    assert run("return", "2024-09", "-C", office).exit_code == 0
    assert "SK-4711" in texts(office / "outputs" / "2024-09")
