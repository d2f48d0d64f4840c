"""What differs when somebody sits at a terminal."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {**os.environ, "PORA_LANG": "en", "TERM": "xterm", "COLUMNS": "200"}


def read_all(descriptor: int) -> str:
    """Return what was written to a terminal; Linux ends it with an error where a file just ends."""
    parts = []
    while True:
        try:
            part = os.read(descriptor, 4096)
        except OSError:
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts).decode()


def test_init_asks_at_a_terminal_and_takes_defaults_for_empty_answers(tmp_path: Path) -> None:
    """Questions go to the terminal, the list of files to standard output."""
    ours, theirs = pty.openpty()
    os.write(ours, b"\nKantor Imigrasi Rekaan\n\nKota Malang, Kota Batu, Antah\n\n\n\n\n\nSen Wijo\n\n\n\n")
    command = [sys.executable, "-m", "reports", "init", str(tmp_path)]
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    os.close(theirs)
    os.close(ours)
    assert done.stderr.startswith(
        "Bahasa / Language (id, en) [en]: Name of the office [Kantor Imigrasi Kelas I TPI Jakarta Utara]: "
        "Work area: kota, kabupaten or kecamatan, several separated by commas (Tab completes): "
    )
    assert "There is no place called Antah." in done.stderr
    assert "City, for place and date of letters [Malang]: " in done.stderr
    assert done.stdout.splitlines()[-1] == "files made: 11; left alone: 0"
    parsed = tomllib.loads((tmp_path / "pora.toml").read_text(encoding="utf-8"))
    assert (parsed["office"]["name"], parsed["office"]["city"]) == ("Kantor Imigrasi Rekaan", "Malang")
    assert (parsed["head"]["name"], parsed["head"]["nip"]) == ("Sen Wijo", "")
    assert parsed["work_area"]["districts"] == ["35.73", "35.79"]


def with_forms(folder: Path) -> Path:
    """Put something in the place of each form, which takes most of the time of ``pora init``; return the folder."""
    forms = ("register", "kejadian", "kegiatan", "layanan", "data-instansi", "rapat")
    privacy = ("catatan-kegiatan-pemrosesan", "pemberitahuan-kegagalan-pelindungan", "penilaian-dampak")
    names = [f"inputs/formulir-{name}.xlsx" for name in forms] + [f"pelindungan-data/{name}.docx" for name in privacy]
    for name in (*names, "contoh/rapat-contoh.xlsx"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    return folder


def test_init_asks_for_the_language_first_and_goes_on_in_it(tmp_path: Path) -> None:
    """Places are named, not coded; where a name means several, they are offered, where it means none, the nearest."""
    answers = ("id", "Kantor Imigrasi Kelas I TPI Semarang", "Semarng", "Semarang", "2", "Ungaran Barat", "", *[""] * 8)
    ours, theirs = pty.openpty()
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    command = [sys.executable, "-m", "reports", "init", str(with_forms(tmp_path))]
    done = subprocess.run(command, stdin=theirs, capture_output=True, text=True, check=True, env=ENVIRONMENT)
    os.close(theirs)
    os.close(ours)
    assert "Tidak ada tempat bernama Semarng." in done.stderr
    assert "Apakah maksud Anda Kabupaten Semarang, Jawa Tengah; Kota Semarang, Jawa Tengah; " in done.stderr
    assert "  1  Kabupaten Semarang, Jawa Tengah\n  2  Kota Semarang, Jawa Tengah\n" in done.stderr
    assert "ditambahkan: 33.74 Kota Semarang, Jawa Tengah (16 kecamatan)\n" in done.stderr
    assert "ditambahkan: 33.22.18 Ungaran Barat, Kabupaten Semarang (1 kecamatan)\n" in done.stderr
    assert "Kantor wilayah pada kop surat sebelum 21 Oktober 2024 [Kantor Wilayah Jawa Tengah]: " in done.stderr
    parsed = tomllib.loads((tmp_path / "pora.toml").read_text(encoding="utf-8"))
    assert (parsed["language"], parsed["work_area"]["districts"]) == ("id", ["33.74", "33.22.18"])
    assert parsed["office"]["city"] == "Semarang"
    assert parsed["office"]["regional_office"] == "Kantor Wilayah Direktorat Jenderal Imigrasi Jawa Tengah"


def test_the_tab_key_completes_offices_and_places(tmp_path: Path) -> None:
    """As a line editor does; the terminal is both input and output."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reports", "init", str(with_forms(tmp_path))]
    typed = b"en\nKantor Imigrasi Kelas I TPI Denp\t\nkota denp\t\n" + b"\n" * 9
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, env=ENVIRONMENT) as running:
        assert running.stderr is not None
        while b"[en]" not in running.stderr.read1(4096):
            pass
        os.write(ours, typed)
        running.stderr.read()
    os.close(theirs)
    os.close(ours)
    parsed = tomllib.loads((tmp_path / "pora.toml").read_text(encoding="utf-8"))
    assert parsed["office"]["name"] == "Kantor Imigrasi Kelas I TPI Denpasar"
    assert parsed["work_area"]["districts"] == ["51.71"]


def test_progress_spins_on_a_terminal_only(tmp_path: Path) -> None:
    """The result stays plain when only messages go to the terminal."""
    (tmp_path / "register.csv").write_text(
        "NO,NAMA,NO PASPOR,KEBANGSAAN\n1,SEN WIJO,A1234567,Jepang\n", encoding="utf-8"
    )
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "reports", "check", str(tmp_path)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, text=True, check=False, env=ENVIRONMENT)
    os.close(theirs)
    said = read_all(ours)
    os.close(ours)
    assert "Reading the workbooks …" in said
    assert "\x1b[" in said
    assert "\x1b[" not in done.stdout


def test_interrupted_run_is_130_and_leaves_nothing(tmp_path: Path) -> None:
    """Ctrl-C in the middle of the work."""
    (tmp_path / "inputs").mkdir()
    rows = "".join(f"{number},SEN WIJO,A{number:07d},Jepang,ITAS\n" for number in range(1, 30_000))
    text = f"REGISTER BULAN SEPTEMBER 2024\nNO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS IZIN TINGGAL\n{rows}"
    (tmp_path / "inputs" / "register.csv").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "reports", "return", "2024-09", "-C", str(tmp_path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT) as running:
        assert running.stderr is not None
        running.stderr.readline()
        running.send_signal(signal.SIGINT)
        said = running.stderr.read()
    assert (running.returncode, said) == (130, "Interrupted. The next run finishes or undoes what was begun.\n")
    assert [path for path in (tmp_path / "outputs").rglob("*") if path.is_file()] == []
