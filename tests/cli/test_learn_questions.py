"""What ``pora check --learn`` asks, and what it does not ask because no answer would change anything."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from tests import meetings
from tests.cli.test_learn import run

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

HEADS = ["NO", "NAMA", "NOMOR PASPOR", "KEWARGANEGARAN", "FLAG HPS"]
DUTIES = [HEADS, [1, "SEN WIJO", "A1234567", "Jepang", "x"], [2, "MIRA KATO", "A1234568", "Jepang", "y"]]
"""Most of what a register needs, but no permit: a table of another system."""
WEEKS = [
    ["JENIS IZIN TINGGAL", "PERMOHONAN", "DISETUJUI", None, "DITOLAK", None],
    [None, None, "L", "P", "L", "P"],
    ["ITAS", "Pemberian baru", 3, 1, 0, 0],
    ["ITAS", "Lain lain", 2, 1, 0, 1],
    ["ITK", "Perpanjangan", 4, 0, 1, 0],
]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office without inputs."""
    (tmp_path / "inputs").mkdir()
    (tmp_path / "pora.toml").write_text("", encoding="utf-8")
    return tmp_path


def put(office: Path, name: str, **sheets: list[list[object]]) -> None:
    """Put a workbook into the inputs."""
    (office / "inputs" / name).write_bytes(meetings.workbook(sheets))


def learn(office: Path, answers: str) -> subprocess.CompletedProcess[str]:
    """Answer at a terminal in Indonesian; a question too many ends the run."""
    return run(office, "--learn", "--lang", "id", answers=answers)


def decided(office: Path) -> dict[str, object]:
    """Return what mappings.toml says."""
    return tomllib.loads((office / "mappings.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("answer", ["bukan masukan", "daftar lain"])
def test_columns_of_a_table_that_is_no_input_are_not_asked(office: Path, answer: str) -> None:
    """In the run that decides so, and in the next."""
    put(office, "piket.xlsx", PIKET=[["DAFTAR SEPTEMBER 2024"], *DUTIES])
    done = learn(office, f"{answer}\n")
    assert done.returncode == 0, done.stderr
    assert "Apa arti judul kolom" not in done.stderr
    assert decided(office) == {"lists": {" | ".join(HEADS): answer}}
    assert "Apa" not in learn(office, "").stderr


def test_columns_of_a_sheet_left_out_in_the_same_run_are_not_asked(office: Path) -> None:
    """Its headers cannot be remembered as a pattern, so that the sheet itself is decided, and first."""
    heads = ["NO", "NAMA OA", "PASPR", "KEBANGSAN", "12-03-2024"]
    put(office, "hadir.xlsx", HADIR=[heads, [1, "SEN WIJO", "A1234567", "Jepang", "x"], [2, "M K", "A2", "Jepang", ""]])
    done = learn(office, "1\n")
    assert done.returncode == 0, done.stderr
    assert "Apa arti judul kolom" not in done.stderr
    assert decided(office) == {"left_out": ["inputs/hadir.xlsx › HADIR"]}


def test_a_header_that_another_table_has_is_still_asked(office: Path) -> None:
    """At the place where it matters, not at the table that is no input."""
    put(office, "piket.xlsx", PIKET=[["DAFTAR SEPTEMBER 2024"], *DUTIES])
    register = ["NO", "NAMA", "NOMOR PASPOR", "JENIS IZIN TINGGAL", "KEWARGANEGARAN"]
    put(office, "orang.xlsx", R=[["REGISTER SEPTEMBER 2024"], register, [1, "M KATO", "A1", "ITAS", "Jepang"]])
    done = learn(office, "bukan masukan\n1\n")
    assert done.returncode == 0, done.stderr
    assert "terlihat di inputs/orang.xlsx › R!E2\n" in done.stderr
    assert decided(office)["columns"] == {"KEWARGANEGARAN": "nationality"}


def test_a_recapitulation_is_offered_no_kind_and_no_meaning_of_its_columns(office: Path) -> None:
    """None makes its numbers count; it is settled as no input, and says what to put into inputs."""
    put(office, "rekap.xlsx", REKAP=[["LAYANAN SEPTEMBER 2024"], *WEEKS])
    done = learn(office, "services\nbukan masukan\n")
    assert done.returncode == 0, done.stderr
    assert "(1/1) Tabel ini rekapitulasi" in done.stderr
    assert "daftar asalnya" in done.stderr
    assert "  1  Bukan masukan (tidak dihitung) (bukan masukan)\n" in done.stderr
    assert "'services' bukan salah satu jawaban" in done.stderr
    assert list(decided(office)) == ["lists"]
    assert "recap-of-log" not in done.stdout
    assert "Tabel ini" not in learn(office, "").stderr


def test_a_recapitulation_of_persons_is_offered_no_kind_either(office: Path) -> None:
    """Numbers of persons alone cannot be counted, whatever the table is called."""
    rows = [["KECAMATAN", "ITK", "ITAS", "ITAP"], ["KOJA", 3, 2, 1], ["CILINCING", 1, 4, 0], ["PADEMANGAN", 2, 2, 2]]
    put(office, "sebaran.xlsx", SEBARAN=[["REKAPITULASI ORANG ASING SEPTEMBER 2024"], *rows])
    done = learn(office, "1\n")
    assert done.returncode == 0, done.stderr
    assert "(1/1) Tabel ini rekapitulasi" in done.stderr


@pytest.mark.parametrize(
    ("heads", "is_recap"),
    [
        (("DIPERIKSA", "TEMUAN"), False),
        (("JUMLAH DIPERIKSA", "PELANGGARAN", "PESERTA"), False),
        (("JUMLAH KEGIATAN", "DIPERIKSA"), True),
    ],
)
def test_a_log_with_its_counts_is_no_recapitulation(office: Path, heads: tuple[str, ...], is_recap: bool) -> None:
    """Persons checked and findings are numbers of each activity; a number of activities is of a recapitulation."""
    rows = [["NO", "WAKTU", "JENIS KEGIATAN", "LOKASI", *heads]]
    rows += [[n, f"{n} September 2024", "Pengawasan Lapangan", "Koja", *([n] * len(heads))] for n in (1, 2, 3)]
    put(office, "giat.xlsx", GIAT=[["KEGIATAN SEPTEMBER 2024"], *rows])
    assert ("recap-of-log" in run(office).stdout) is is_recap


REGISTER = ["NO", "NAMA", "NO PASPOR", "KEBANGSAAN", "JENIS IZIN TINGGAL", "KECAMATAN"]


def register(office: Path, *rows: tuple[str, str, str]) -> None:
    """Put a register into the inputs: nationality, permit and kecamatan of each person."""
    people = [[n, f"MIRA KATO{'A' * n}", f"A{1234000 + n}", *row] for n, row in enumerate(rows, 1)]
    put(office, "orang.xlsx", R=[["REGISTER SEPTEMBER 2024"], REGISTER, *people])


def test_a_value_like_no_other_is_asked_and_may_be_typed(office: Path) -> None:
    """By a name, a code or any known spelling; the most frequent first."""
    rows = [("Negeri Ginseng", "kartu hijau", "BPP SEL")] * 2 + [("Negeri Ginseng", "ITAS", "KOJA")]
    register(office, *rows, ("Jepang", "kartu biru", "Dmng XY"))
    done = learn(office, "Korea Selatan\n?\nITAS\nKOJA\nKITAP\n31.72.05\n")
    assert done.returncode == 0, done.stderr
    assert "(1/5) Apa arti isian ini? 'Kebangsaan: Negeri Ginseng'" in done.stderr
    assert "terlihat di inputs/orang.xlsx › R!D3 dan 2 lagi" in done.stderr
    assert "'Jenis izin tinggal: kartu hijau'" in done.stderr
    assert decided(office)["values"] == {
        "nationality": {"Negeri Ginseng": "KOR"},
        "permit_type": {"kartu hijau": "ITAS", "kartu biru": "ITAP"},
        "kecamatan": {"BPP SEL": "31.72.03", "Dmng XY": "31.72.05"},
    }
    assert not [code for code in ("nationality-unknown", "permit-unreadable", "district-unread") if code in done.stdout]


def test_services_that_no_spelling_comes_near_are_asked(office: Path) -> None:
    """With their kinds as the return knows them."""
    rows = [["TANGGAL", "JENIS IZIN TINGGAL", "JENIS LAYANAN", "L/P", "HASIL"]]
    rows += [["02-09-2024", "ITAS", "Peralihan kartu sementara", "L", "Disetujui"]]
    put(office, "layanan.xlsx", L=[["LAYANAN IZIN TINGGAL SEPTEMBER 2024"], *rows])
    done = learn(office, "alih-status\n")
    assert done.returncode == 0, done.stderr
    assert decided(office)["values"] == {"service": {"Peralihan kartu sementara": "alih-status"}}
    assert "service-unreadable" not in done.stdout


def test_at_most_twenty_such_values_are_asked_in_one_run(office: Path) -> None:
    """The rest is told; of a mere dozen nothing is."""
    register(office, *((f"Negeri {chr(65 + n) * 5}", "ITAS", "KOJA") for n in range(23)))
    done = learn(office, "0\n" * 20)
    assert done.returncode == 0, done.stderr
    assert "(20/20)" in done.stderr
    assert "3 isian lain belum ditanyakan" in done.stderr
    register(office, *((f"Negeri {chr(65 + n) * 5}", "ITAS", "KOJA") for n in range(12)))
    assert "belum ditanyakan" not in learn(office, "0\n" * 12).stderr


def test_nobody_is_asked_about_a_persons_name_or_number_nor_a_sentence(office: Path) -> None:
    """Columns that slipped hold them; and without a terminal no such value is written down at all."""
    register(
        office,
        ("MIRA KATOA", "ITAS", "KOJA"),
        ("A 7654321", "ITAS", "KOJA"),
        ("datang bersama keluarganya pada bulan yang lalu dan menetap di sini", "ITAS", "KOJA"),
    )
    assert "(1/" not in learn(office, "").stderr
    register(office, ("Negeri Ginseng", "ITAS", "KOJA"))
    run(office, "--learn")
    assert not (office / "mappings.proposed.toml").exists()
