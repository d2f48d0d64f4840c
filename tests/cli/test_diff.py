"""``pora diff`` names what differs from the return that was handed in, and the return says that it is a correction."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from reports.pipeline.request import LEDGER
from tests.command_line import run
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN\n"
NAMES = ("SEN WIJO", "HARMO KATA", "TORA BELU", "MIKA SONDE", "RADO PELUM", "GENI TASAR")
RETURN = "laporan-bulanan.dinas"
FILE = "inputs/register.csv"
ROWS = tuple(f"{n},{name},A123456{n},Jepang,L,ITAS,12-02-2035,KOJA" for n, name in enumerate(NAMES, 1))


def deliver(office: Path, rows: tuple[str, ...], path: str = FILE) -> None:
    """Write the register of September."""
    (office / "inputs").mkdir(parents=True, exist_ok=True)
    text = f"DATA ORANG ASING BULAN SEPTEMBER 2024\n{HEAD}" + "".join(f"{row}\n" for row in rows)
    (office / path).write_text(text, encoding="utf-8")


def corrected() -> tuple[str, ...]:
    """Return the register with three rows corrected, each in another field."""
    second, fourth, fifth = ROWS[1].replace("ITAS", "ITK"), ROWS[3].replace("Jepang", "Turki"), ROWS[4]
    return (ROWS[0], second, ROWS[2], fourth, fifth.replace(",L,", ",P,"), ROWS[5])


def printed(office: Path) -> str:
    """Return the text of the return that lies in the outputs, in one line."""
    return re.sub(r"\s+", " ", text_of(office / "outputs" / "2024-09" / f"{RETURN}.pdf"))


def difference(office: Path, *words: str) -> dict[str, Any]:
    """Return what ``pora diff`` finds; its exit code says whether it is anything."""
    done = run("diff", "2024-09", "-C", office, "--json", *words)
    content: dict[str, Any] = json.loads(done.stdout)
    assert done.returncode == (0 if content["same"] else 1), done.stderr
    return content


def rows_in(content: dict[str, Any]) -> list[tuple[str, int | None, int | None, list[str]]]:
    """Return kind of change, row then and now, and fields of each row that differs."""
    return [
        (
            row["change"],
            row["then"] and row["then"]["row"],
            row["now"] and row["now"]["row"],
            [field["field"] for field in row["fields"]],
        )
        for row in content["rows"]
    ]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office that handed in its return of September."""
    folder = tmp_path / "kantor"
    deliver(folder, ROWS)
    assert run("return", "2024-09", "-C", folder, "-q").returncode == 0
    assert run("submit", "2024-09", "-C", folder, "--sent", "2024-10-07", "--letter", "W.10-1", "-q").returncode == 0
    return folder


def test_nothing_differs_from_what_was_just_handed_in(office: Path) -> None:
    """Exit code 0; a file that was renamed or put into another order makes no difference."""
    assert (difference(office)["figures"], difference(office)["rows"]) == ([], [])
    (office / FILE).unlink()
    deliver(office, ROWS[::-1], "inputs/register baru.csv")
    assert (difference(office)["figures"], difference(office)["rows"]) == ([], [])


def test_three_corrected_rows_are_named_and_no_other(office: Path) -> None:
    """With their fields; values only on request. The ledger still holds the rows of then after another reading."""
    deliver(office, corrected())
    for _turn in range(2):
        assert rows_in(difference(office)) == [
            ("changed", 4, 4, ["permit_class"]),
            ("changed", 6, 6, ["nationality"]),
            ("changed", 7, 7, ["sex"]),
        ]
        run("check", "-C", office, "-q")
    assert "JPN" not in json.dumps(difference(office)["rows"])
    fields = [row["fields"][0] for row in difference(office, "--show-values")["rows"]]
    assert [(field["then"], field["now"]) for field in fields] == [("ITAS", "ITK"), ("JPN", "TUR"), ("L", "P")]


def test_rows_that_came_and_went_are_told_apart(office: Path) -> None:
    """A row between the others moves those below it, which are the same rows."""
    new = "9,ARDO WILA,B7654321,Jepang,L,ITAS,12-02-2035,KOJA"
    deliver(office, (new, *ROWS[1:]))
    assert rows_in(difference(office)) == [("went", 3, None, []), ("came", None, 3, [])]


def test_figures_are_named_then_and_now(office: Path) -> None:
    """Both values, and the difference."""
    deliver(office, corrected())
    figures = {figure["id"]: figure for figure in difference(office)["figures"]}
    assert figures["stock-district-permit/total/ITAS"] == {
        "id": "stock-district-permit/total/ITAS", "then": 6, "now": 5, "difference": -1,
    }  # fmt: skip
    assert "stock-district-permit/total/total" not in figures
    last = run("diff", "2024-09", "-C", office).stdout.splitlines()[-1]
    assert last == f"{len(figures)} figures differ; 3 rows differ"


@pytest.mark.ci
def test_what_was_handed_in_is_replaced_only_for_a_reason(office: Path) -> None:
    """And not by a dry run that could not be done either; the same again needs none."""
    files = {path.name: path.read_bytes() for path in (office / "outputs" / "2024-09").iterdir()}
    assert run("return", "2024-09", "-C", office, "-q").returncode == 0
    deliver(office, corrected())
    for words in ((), ("-n",), ("--reason", " ")):
        done = run("return", "2024-09", "-C", office, "-q", *words)
        assert done.returncode == 2
        assert f"{RETURN} of 2024-09 was handed in on 2024-10-07" in done.stderr
    assert {path.name: path.read_bytes() for path in (office / "outputs" / "2024-09").iterdir()} == files
    assert run("return", "2024-09", "-C", office, "-q", "--reason", "salah ketik").returncode == 0
    manifest = json.loads((office / "outputs" / "2024-09" / f"{RETURN}.manifest.json").read_text(encoding="utf-8"))
    assert manifest["correction"] == {"number": 1, "reason": "salah ketik", "replaces": 1}
    assert run("return", "2024-09", "-C", office, "-q").returncode == 0, "what lies there was not handed in"


def test_a_changed_return_says_which_correction_it_is(office: Path) -> None:
    """On cover and letter, with a table of what changed; made again after it was handed in it is the same."""
    assert "Perbaikan ke-" not in printed(office)
    deliver(office, corrected())
    run("return", "2024-09", "-C", office, "-q", "--reason", "salah ketik")
    text = printed(office)
    assert "September 2024 (Perbaikan ke-1)" in text
    assert "PERBAIKAN KE-1" in text
    assert "perbaikan ke-1 atas laporan yang disampaikan pada 7 Oktober 2024 dengan surat nomor W.10-1" in text
    assert re.search(r"Jumlah register ITAS 6 5 −1", text)
    run("submit", "2024-09", "-C", office, "-q", "--sent", "2024-10-20")
    handed_in = (office / "outputs" / "2024-09" / f"{RETURN}.pdf").read_bytes()
    assert run("return", "2024-09", "-C", office, "-q").returncode == 0
    assert (office / "outputs" / "2024-09" / f"{RETURN}.pdf").read_bytes() == handed_in
    assert difference(office)["same"]
    deliver(office, ROWS)
    run("return", "2024-09", "-C", office, "-q", "--reason", "kembali ke semula")
    assert "PERBAIKAN KE-2" in printed(office)


def test_what_is_no_longer_there_is_said(office: Path) -> None:
    """Neither equal nor different: rows without the ledger, figures without the records."""
    deliver(office, corrected())
    shutil.rmtree(office / LEDGER)
    content = difference(office)
    assert content["rows"] is None
    assert content["figures"]
    shutil.rmtree(office / "records" / "submitted")
    content = difference(office)
    assert (content["same"], content["figures"], content["rows"]) == (False, None, None)


def test_forgetting_a_month_ends_the_comparison_of_its_rows(office: Path) -> None:
    """A later month does not."""
    deliver(office, corrected())
    run("check", "-C", office, "-q")
    run("forget", "--before", "2024-09", "-C", office, "-q")
    assert len(difference(office)["rows"]) == 3
    run("forget", "--before", "2024-10", "-C", office, "-q")
    content = difference(office)
    assert (content["rows"], content["not_compared"]) == (None, [FILE])


def test_a_period_that_was_not_handed_in_is_3(office: Path) -> None:
    """There is nothing to compare with."""
    done = run("diff", "2024-08", "-C", office)
    assert done.returncode == 3
    assert "no return of 2024-08 was recorded as handed in" in done.stderr


@pytest.mark.ci
def test_a_letter_of_correction_is_made_on_demand_and_of_a_changed_return_only(office: Path) -> None:
    """It names the figure as handed in and as it is, and `pora verify` makes it again."""
    unchanged = run("return", "2024-09", "-C", office, "--erratum")
    folder = office / "outputs" / "2024-09"
    assert unchanged.returncode == 0, unchanged.stderr
    assert "No letter was made" in unchanged.stderr
    assert not (folder / "surat-ralat.dinas.pdf").exists()
    deliver(office, corrected())
    made = run("return", "2024-09", "-C", office, "--erratum", "--reason", "tiga isian dibetulkan")
    assert made.returncode == 0, made.stderr
    text = re.sub(r"\s+", " ", text_of(folder / "surat-ralat.dinas.pdf"))
    assert "dengan hormat kami sampaikan ralat atas" in text
    assert "Daftar Ralat" in text
    assert re.search(r"Tabel \d+\. Orang asing menurut kecamatan[^−]* Selisih Koja ITAS 6 5 −1", text)
    assert "keadaan per 30 September 2024" in text
    assert (folder / "surat-ralat.dinas.docx").exists()
    assert run("verify", folder, "-C", office).returncode == 0
