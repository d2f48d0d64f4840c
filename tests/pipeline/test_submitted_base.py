"""What was handed in for an earlier month stands beside what it counts to today."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from reports.model import chained_lines
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.no_books, pytest.mark.no_pages]

HEAD = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN\n"
"""Of a register."""
NAMES = ("SEN WIJO", "HARMO KATA", "TORA BELU", "MIKA SONDE", "RADO PELUM", "GENI TASAR")


def deliver(office: Path, month: str, count: int) -> None:
    """Put a register of so many persons into the inputs."""
    rows = "".join(
        f"{number},{NAMES[number]},A123456{number},Jepang,L,ITAS,12-02-2025,KOJA\n" for number in range(count)
    )
    (office / "inputs").mkdir(parents=True, exist_ok=True)
    text = f"DATA ORANG ASING BULAN {month.upper()} 2024\n{HEAD}{rows}"
    (office / "inputs" / f"register {month}.csv").write_text(text, encoding="utf-8")


def run(*words: str | Path) -> Result:
    """Run a command in this process, in English."""
    done = CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, [*map(str, words), "-q"])
    assert done.exit_code == 0, done.output
    return done


def september(office: Path) -> str:
    """Make the return of September and return its text in one line."""
    run("return", "2024-09", "-C", office)
    path = office / "outputs" / "2024-09" / "laporan-bulanan.dinas.pdf"
    return re.sub(r"\s+", " ", text_of(path))


def manifest(office: Path) -> list[dict[str, object]]:
    """Return what the return of September says it was compared with."""
    path = office / "outputs" / "2024-09" / "laporan-bulanan.dinas.manifest.json"
    found: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["compared_with"]
    return found


@pytest.fixture(scope="module")
def august(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office that handed in its return of August with three persons."""
    folder = tmp_path_factory.mktemp("agustus") / "office"
    deliver(folder, "agustus", 3)
    deliver(folder, "september", 6)
    run("return", "2024-08", "-C", folder)
    run("submit", "2024-08", "-C", folder)
    return folder


@pytest.fixture
def office(august: Path, tmp_path: Path) -> Path:
    """Return a copy of that office."""
    return shutil.copytree(august, tmp_path / "office")


BOTH = "angka disampaikan 3; dihitung ulang 4"


def test_the_base_is_what_was_handed_in_and_revisions_are_marked(office: Path) -> None:
    """Under the same rules; without a revision nothing is said."""
    text = september(office)
    assert "angka disampaikan" not in text
    assert [(one["period"], one["submission"]) for one in manifest(office)] == [("2024-08", 1)]
    deliver(office, "agustus", 4)
    text = september(office)
    assert f"Agustus 2024, pembandingnya angka yang telah disampaikan: Jumlah register (orang) – {BOTH}" in text
    assert re.search(r"Jumlah register \(orang\) 6 3 \+3 \(r\)", text)


def test_under_other_rules_the_earlier_month_is_recounted_and_both_figures_stand(office: Path) -> None:
    """A change would else be one of the rules."""
    path = office / "records" / "submissions.jsonl"
    values = json.loads(path.read_text(encoding="utf-8"))
    del values["previous"]
    path.write_text(
        chained_lines.extended("", {**values, "versions": {"pora": "0.1", "rules": "1.1"}}), encoding="utf-8"
    )
    (office / "records" / "submissions.head.json").unlink()
    deliver(office, "agustus", 4)
    text = september(office)
    ground = "pembandingnya hitungan ulang menurut aturan penghitungan yang kini berlaku"
    assert f"Agustus 2024, {ground}: Jumlah register (orang) – {BOTH}" in text
    assert re.search(r"Jumlah register \(orang\) 6 4 \+2 ", text)
    assert "(r)" not in re.sub("“\\(r\\)”", "", text)


def test_what_was_handed_in_after_a_return_changes_it_no_more(office: Path) -> None:
    """Its own entry and later ones are ignored, so that it is the same when it is made again."""
    september(office)
    run("submit", "2024-09", "-C", office)
    files = {path.name: path.read_bytes() for path in (office / "outputs" / "2024-09").iterdir()}
    run("return", "2024-08", "-C", office, "--date", "2024-10-01", "--reason", "tanggal")
    run("submit", "2024-08", "-C", office, "--to", "Direktur")
    september(office)
    assert {path.name: path.read_bytes() for path in (office / "outputs" / "2024-09").iterdir()} == files


def test_figures_that_are_lost_or_of_another_day_are_not_compared(office: Path) -> None:
    """The month is counted from the inputs then, as without any entry."""
    deliver(office, "agustus", 4)
    (kept,) = (office / "records" / "submitted").iterdir()
    kept.write_text("[", encoding="utf-8")
    assert "angka disampaikan" not in september(office)
    kept.unlink()
    assert "angka disampaikan" not in september(office)
