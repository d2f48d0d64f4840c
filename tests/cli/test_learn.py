"""Claims about ``pora check --learn``: an office's decisions, asked at a terminal or proposed in a file."""

from __future__ import annotations

import io
import json
import os
import pty
import stat
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.pipeline.learn import proposed
from reports.pipeline.question import Answer, Question
from reports.vocabulary.mappings import Mappings
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGE = {"PORA_LANG": "en", "TERM": "xterm", "COLUMNS": "200"}
REGISTER = """\
REGISTER BULAN SEPTEMBER 2024
NO,NAMA,MASA BERLAKU,NO PASPOR,KEWARGANEGARAN,JENIS IZIN TINGGAL,KECAMATAN
1,MIRA KATO,01-02-2027,A1234567,Korea,ITAS,Pademagan
2,SEN WIJO,01-02-2027,A1234568,Jepng,ITAS,KOJA
"""
BY_HAND = '# ditulis tangan\n\n[columns]\n"No. Buku" = "passport_no"   # sejak 2023\n\n# negara\n'


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with a register that leaves something to decide."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    (tmp_path / "inputs" / "register.csv").write_text(REGISTER, encoding="utf-8")
    return tmp_path


class Terminal(io.BytesIO):
    """What an official types at a terminal, to its end: a question too many ends the run instead of waiting."""

    def isatty(self) -> bool:
        """Say that somebody sits there."""
        return True


def run(office: Path, *words: str, answers: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``pora check`` in this process, as at a terminal where there are answers to give."""
    typed = None if answers is None else Terminal(answers.encode())
    command = ["check", "-C", str(office), *words]
    done = CliRunner(env=LANGUAGE).invoke(pora, command, input=typed)
    return subprocess.CompletedProcess(command, done.exit_code, done.stdout, done.stderr)


def run_at_terminal(office: Path, *words: str, answers: str) -> subprocess.CompletedProcess[str]:
    """Run ``pora check`` in a process of its own, at a terminal of the system."""
    command = [sys.executable, "-m", "reports", "check", "-C", str(office), *words]
    ours, theirs = pty.openpty()
    # the end of input, so that a question too many ends the run instead of waiting for ever
    os.write(ours, f"{answers}\x04".encode())
    done = subprocess.run(
        command, stdin=theirs, capture_output=True, text=True, check=False, env={**os.environ, **LANGUAGE}, timeout=60
    )
    os.close(theirs)
    os.close(ours)
    return done


def decided(office: Path) -> dict[str, object]:
    """Return what mappings.toml says."""
    return tomllib.loads((office / "mappings.toml").read_text(encoding="utf-8"))


def values(office: Path) -> dict[str, object]:
    """Return the columns and problems that a check then finds."""
    found = json.loads(run(office, "--json").stdout)
    (table,) = found["files"][0]["sheets"][0]["tables"]
    columns = {one["header"]: (one["field"], one["how"]) for one in table["columns"]}
    return {"columns": columns, "codes": {one["code"] for one in found["problems"]}}


def proposals(office: Path) -> str:
    """Return what mappings.proposed.toml says below its head."""
    return (office / "mappings.proposed.toml").read_text(encoding="utf-8").split("\n\n", 1)[1]


def test_without_a_terminal_proposals_are_left_to_be_decided(office: Path) -> None:
    """Each names its place; nothing is applied, and the office's own file is not touched."""
    (office / "mappings.toml").write_text(BY_HAND, encoding="utf-8")
    done = run(office, "--learn")
    assert proposals(office) == (
        "[columns]\n"
        '# "MASA BERLAKU" = "passport_expiry"  # Masa berlaku paspor; inputs/register.csv › C2\n'
        '# "MASA BERLAKU" = "permit_expiry"  # Masa berlaku izin tinggal; inputs/register.csv › C2\n'
        '"KEWARGANEGARAN" = "nationality"  # Kebangsaan; 96 %; inputs/register.csv › E2\n'
        "\n[values.kecamatan]\n"
        '"Pademagan" = "31.72.05"  # Pademangan; 94 %; inputs/register.csv › G3\n'
    )
    assert f"proposals written into {office}/mappings.proposed.toml: 4; copy those that are right" in done.stdout
    assert stat.S_IMODE((office / "mappings.proposed.toml").stat().st_mode) == 0o600
    assert values(office)["columns"]["KEWARGANEGARAN"] == (None, "proposed")
    assert (office / "mappings.toml").read_text(encoding="utf-8") == BY_HAND


def test_copying_a_line_decides_and_opens_the_next_question(office: Path) -> None:
    """With the nationality known, Korea is asked; what is decided is proposed no more."""
    run(office, "--learn")
    said = proposals(office).splitlines()
    lines = [said[0], said[2].removeprefix("# "), said[3]]
    (office / "mappings.toml").write_text("\n".join(lines), encoding="utf-8")
    run(office, "--learn")
    assert proposals(office) == (
        "[values.nationality]\n"
        '# "Korea" = "KOR"  # Korea Selatan; inputs/register.csv › E3\n'
        '# "Korea" = "PRK"  # Korea Utara; inputs/register.csv › E3\n'
        '"Jepng" = "JPN"  # Jepang; 90 %; inputs/register.csv › E4\n'
        "\n[values.kecamatan]\n"
        '"Pademagan" = "31.72.05"  # Pademangan; 94 %; inputs/register.csv › G3\n'
    )
    found = values(office)
    assert found["columns"]["MASA BERLAKU"] == ("permit_expiry", "remembered")
    assert found["columns"]["KEWARGANEGARAN"] == ("nationality", "remembered")
    assert "column-contested" not in found["codes"]


def test_when_nothing_is_left_to_propose_the_file_goes(office: Path) -> None:
    """Because all is decided, or was asked at a terminal; a dry run leaves it."""
    path = office / "mappings.proposed.toml"
    run(office, "--learn")
    run(office, "--learn", "--dry-run", answers="0\n0\n0\n")
    assert path.exists()
    run(office, "--learn", answers="0\n0\n0\n")
    assert not path.exists()
    run(office, "--learn")
    assert path.exists()
    people = "NO,NAMA,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL\n1,MIRA KATO,A1234567,Jepang,ITAS\n"
    (office / "inputs" / "register.csv").write_text(f"REGISTER BULAN SEPTEMBER 2024\n{people}", encoding="utf-8")
    assert "nothing to decide" in run(office, "--learn").stdout
    assert not path.exists()


def test_what_is_decided_is_not_proposed_again() -> None:
    """Though it is still asked: the field that was chosen is none of this kind of table."""
    asked = [Question("", "columns", text, (Answer("agency"),), {}, ["x.xlsx › A1"]) for text in ("DARI", "NO.  BUKU")]
    decided = Mappings(columns={normal("No Buku"): "passport_no"})
    assert [one.text for one in proposed(asked, decided)] == ["DARI"]


@pytest.mark.parametrize("answers", [None, "1\n1\n1\n"])
def test_a_broken_file_of_decisions_ends_with_its_line(office: Path, answers: str | None) -> None:
    """Nothing is asked, proposed or written."""
    (office / "mappings.toml").write_text('[columns]\n"A" = \n', encoding="utf-8")
    done = run(office, "--learn", answers=answers)
    assert done.returncode == 4
    assert "mappings.toml: Invalid value (at line 2, column 7)" in done.stderr
    assert "correct that line" in done.stderr
    assert (office / "mappings.toml").read_text(encoding="utf-8") == '[columns]\n"A" = \n'
    assert not (office / "mappings.proposed.toml").exists()


def test_at_a_terminal_each_question_is_asked_and_may_be_skipped(office: Path) -> None:
    """By number, by a name of one's own, or not at all; what is written is read at once."""
    (office / "mappings.toml").write_text(BY_HAND, encoding="utf-8")
    done = run_at_terminal(office, "--learn", answers="2\nnonsense\nnationality\n0\n")
    assert "(1/3) What does this header mean? 'MASA BERLAKU'" in done.stderr
    assert (
        "  seen at inputs/register.csv › C2\n  1  Masa berlaku paspor (passport_expiry)\n"
        "  2  Masa berlaku izin tinggal (permit_expiry)\n  3  abaikan\n  ?  show all answers\n  0  skip\n"
    ) in done.stderr
    assert "1  Kebangsaan (nationality, similarity 96 %)" in done.stderr
    assert "'nonsense' is none of the answers" in done.stderr
    assert "1  Pademangan (31.72.05, similarity 94 %)" in done.stderr
    assert f"decisions written into {office}/mappings.toml: 2" in done.stdout
    assert "nationality-ambiguous" in done.stdout
    assert decided(office) == {
        "columns": {"No. Buku": "passport_no", "MASA BERLAKU": "permit_expiry", "KEWARGANEGARAN": "nationality"}
    }
    assert (office / "mappings.toml").read_text(encoding="utf-8").startswith(BY_HAND.removesuffix("\n# negara\n"))


def test_a_value_is_decided_by_its_code(office: Path) -> None:
    """Korea is South Korea for this office; a code that is not offered may be given too."""
    (office / "mappings.toml").write_text('[columns]\nKEWARGANEGARAN = "nationality"\n', encoding="utf-8")
    done = run(office, "--learn", answers="0\n1\nMNG\n0\n")
    assert "1  Korea Selatan (KOR)" in done.stderr
    assert decided(office)["values"] == {"nationality": {"Korea": "KOR", "Jepng": "MNG"}}
    assert not {"nationality-ambiguous", "nationality-unknown"} & set(values(office)["codes"])


def test_of_two_versions_one_is_left_out(office: Path) -> None:
    """The question comes once, and the file that is left out is not read any more."""
    people = "".join(f"{one},MIRA {chr(64 + one) * 3},A{one:07d},Jepang,ITAS\n" for one in range(1, 25))
    text = f"REGISTER BULAN AGUSTUS 2024\nNO,NAMA,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL\n{people}"
    (office / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    (office / "inputs" / "register (revisi).csv").write_text(text.replace("ITAS", "ITAP"), encoding="utf-8")
    done = run(office, "--learn", answers="1\n")
    assert "Which one is left out?" in done.stderr
    assert decided(office) == {"left_out": ["inputs/register.csv"]}
    assert "file-superseded" in done.stdout
    assert "error versions" not in done.stdout


def test_a_dry_run_shows_the_lines_and_writes_nothing(office: Path) -> None:
    """Neither decisions nor anything else."""
    before = sorted(path.name for path in office.rglob("*"))
    done = run(office, "--learn", "--dry-run")
    assert '[columns] "KEWARGANEGARAN" = "nationality"  # Kebangsaan; 96 %; inputs/register.csv › E2\n' in done.stdout
    assert f"would be written into {office}/mappings.proposed.toml: 4" in done.stdout
    assert sorted(path.name for path in office.rglob("*")) == before


def test_names_and_numbers_of_persons_are_never_written(office: Path) -> None:
    """A column that slipped: the name of a person where a country should be, however like a country it is."""
    text = (
        "REGISTER BULAN SEPTEMBER 2024\nNO,NAMA,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL\n"
        "1,SEN JEPAN,A1234567,Jepang,ITAS\n2,JEPANA,A1234568,JEPANA,ITAS\n3,MIRA KATO,A1234569,Jepang 1990,ITAS\n"
        "4,MIRA WIJO,A1234570,Jepann,ITAS\n"
    )
    (office / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    run(office, "--learn")
    said = proposals(office)
    assert '"Jepann" = "JPN"' in said
    assert "JEPANA" not in said
    assert "1990" not in said


def test_json_stays_alone_on_standard_output(office: Path) -> None:
    """What was learned is told beside it; the keys of the contract are the same."""
    done = run(office, "--learn", "--json")
    assert set(json.loads(done.stdout)) == {"schema", "files", "problems", "balance"}
    assert "proposals written into" in done.stderr


def test_nothing_to_decide_is_said_and_no_file_is_made(office: Path) -> None:
    """An office whose words are all known."""
    head = "NO,NAMA,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL"
    text = f"REGISTER BULAN SEPTEMBER 2024\n{head}\n1,MIRA KATO,A1234567,Jepang,ITAS\n"
    (office / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    assert "nothing to decide" in run(office, "--learn").stdout
    assert [path.name for path in office.glob("mappings*")] == []


def test_outside_an_office_it_says_where_decisions_are_kept(tmp_path: Path) -> None:
    """A usage error with a remedy, before anything is read."""
    done = run(tmp_path, "--learn")
    assert done.returncode == 2
    assert "holds no pora.toml" in done.stderr
    assert "name the office with -C, or make one with: pora init" in done.stderr


def test_an_interrupted_session_leaves_the_decisions_as_they_were(office: Path) -> None:
    """Ctrl-D in the middle: nothing half decided."""
    (office / "mappings.toml").write_text(BY_HAND, encoding="utf-8")
    done = run(office, "--learn", answers="2\n")
    assert done.returncode == 130
    assert (office / "mappings.toml").read_text(encoding="utf-8") == BY_HAND


def test_verbose_explains_the_choice_of_each_header(office: Path) -> None:
    """In the language that is spoken; without -v it stays short."""
    said = run(office, "-v").stdout
    assert "    chosen: header 2–2 as register, 5 points\n      named by a known header: running number, full" in said
    assert "    candidate 2: header 1–2 as register, 5 points\n" in said
    assert "      lost: as many fields, with 1 rows more that name nothing\n" in said
    assert "      columns that name nothing: C, E\n" in said
    assert "    dipilih: kepala tabel 2–2 sebagai register, 5 poin\n" in run(office, "-v", "--lang", "id").stdout
    assert "candidate" not in run(office).stdout


GUESTS = """\
DATA BULAN SEPTEMBER 2024
NO,SEBUTAN ORANG,NO BUKU LINTAS,ASAL WARGA,SURAT TINGGAL,WILAYAH CAMAT,CATATAN DINAS
1,MIRA KATO,A1234567,Jepang,ITAS,KOJA,ada
2,SEN WIJO,A1234568,Jepang,ITAS,KOJA,ada
"""
"""A register of which no header but the number is known."""


def test_kinds_and_unknown_headers_are_asked_in_words_an_official_knows(office: Path) -> None:
    """The kind first, then the columns of a table of that kind; by number, by words, or ignored."""
    (office / "inputs" / "register.csv").write_text(GUESTS, encoding="utf-8")
    answers = "1\nNama orang asing\nnomor paspor\nKebangsaan\nJenis izin tinggal\nKecamatan\nabaikan\n"
    done = run(office, "--learn", "--lang", "id", answers=answers)
    assert "Apa isi tabel ini? 'NO | SEBUTAN ORANG | NO BUKU LINTAS" in done.stderr
    assert "  1  Register orang asing (register)\n" in done.stderr
    assert "(2/7) Apa arti judul kolom ini? 'SEBUTAN ORANG'" in done.stderr
    heads = "NO | SEBUTAN ORANG | NO BUKU LINTAS | ASAL WARGA | SURAT TINGGAL | WILAYAH CAMAT | CATATAN DINAS"
    assert decided(office) == {
        "tables": {heads: "register"},
        "columns": {
            "SEBUTAN ORANG": "full_name", "NO BUKU LINTAS": "passport_no", "ASAL WARGA": "nationality",
            "SURAT TINGGAL": "permit_type", "WILAYAH CAMAT": "kecamatan", "CATATAN DINAS": "abaikan",
        },
    }  # fmt: skip
    assert "2 diterima" in done.stdout
    assert "nothing to decide" in run(office, "--learn").stdout


def test_a_kind_whose_needs_are_not_met_says_what_is_lacking(office: Path) -> None:
    """And an answer that is none names those that come near."""
    (office / "inputs" / "register.csv").write_text(GUESTS, encoding="utf-8")
    done = run(office, "--learn", answers="Register orang asing\nNama orang asig\n0\nx\n")
    assert "'Nama orang asig' is none of the answers" in done.stderr
    assert "(Nama orang asing" in done.stderr
    assert "to be Register orang asing, the table still needs: Nama orang asing; " in done.stderr
    assert "0 accepted" in done.stdout


def test_a_table_that_is_no_input_is_never_asked_about_again(office: Path) -> None:
    """It is told by its decision, and makes no error."""
    (office / "inputs" / "register.csv").write_text(GUESTS, encoding="utf-8")
    done = run(office, "--learn", answers="bukan masukan\n")
    assert list(decided(office)) == ["lists"]
    assert "table-decided" in done.stdout
    assert done.returncode == 0
    assert "nothing to decide" in run(office, "--learn").stdout


def test_a_month_that_nothing_states_is_asked(office: Path) -> None:
    """As people write it; the decision is about this sheet only."""
    text = "NO,NAMA,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL\n1,MIRA KATO,A1234567,Jepang,ITAS\n"
    (office / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    done = run(office, "--learn", answers="kapan\nSeptember 2024\n")
    assert "'kapan' is not a month" in done.stderr
    assert decided(office) == {"periods": {"inputs/register.csv › ": "2024-09"}}
    assert "2024-09 (decision)" in done.stdout
