"""Returns made while inputs of their month were not understood: drafts that say what is missing (settled rule 16)."""

from __future__ import annotations

import pytest

from tests import command_line
from tests.pdf_text import text_of

pytestmark = pytest.mark.no_books

REGISTER = "DATA WNA BULAN OKTOBER 2024\nNO;NAMA;NO PASPOR;KEBANGSAAN;JNS DOKUMEN XX\n1;SEN WIJO;A1234567;Jepang;9\n"
ACTIVITIES = (
    "LOG KEGIATAN BULAN OKTOBER 2024\nNO;TANGGAL;JENIS KEGIATAN;TEMPAT;DIPERIKSA;TEMUAN\n"
    "1;05-10-2024;Pengawasan Lapangan;Koja;3;0\n"
)


@pytest.fixture
def office(tmp_path):
    """Return an office with a register of October that is not understood, and a log that is."""
    folder = tmp_path / "kantor"
    (folder / "inputs").mkdir(parents=True)
    (folder / "pora.toml").write_text('[document]\nletterhead = "kemenimipas"\n', encoding="utf-8")
    (folder / "inputs" / "daftar orang.csv").write_text(REGISTER, encoding="utf-8")
    (folder / "inputs" / "kegiatan.csv").write_text(ACTIVITIES, encoding="utf-8")
    return folder


def made(office, *words):
    """Run the return of October, and return its exit code, what it printed, and the text of its PDF."""
    done = command_line.run("return", "Oktober 2024", "-C", office, "--date", "2024-11-05", *words)
    pdf = office / "outputs" / "2024-10" / "laporan-bulanan.dinas.pdf"
    return done.returncode, done.stdout, text_of(pdf)


@pytest.mark.pages
def test_a_return_without_an_understood_register_is_a_draft_on_every_page(office):
    """It ends with 1, names the file before the letter, and does not say that the register was not delivered."""
    code, printed, text = made(office, "--lang", "en")
    pages = text.split("\f")[:-1]
    assert (code, all("DRAF – DATA BELUM LENGKAP" in page for page in pages)) == (1, True)
    assert "daftar orang.csv" in pages[0]
    assert "Kelengkapan Data" in pages[0]
    assert "Register orang asing: belum terbaca." in text
    assert "Layanan izin tinggal: belum disampaikan." in text
    assert "inputs/daftar orang.csv: 1 rows, resembles register" in printed


def test_leaving_the_file_out_settles_it(office):
    """The office decides that it is no input; then the register was not delivered."""
    (office / "mappings.toml").write_text('left_out = ["inputs/daftar orang.csv"]\n', encoding="utf-8")
    code, _printed, text = made(office)
    assert (code, "DRAF – DATA" in text) == (0, False)
    assert "Register orang asing: belum disampaikan." in text


def test_another_month_is_no_draft(office):
    """The file names October and bears on no other month."""
    (office / "inputs" / "kegiatan september.csv").write_text(
        ACTIVITIES.replace("OKTOBER", "SEPTEMBER").replace("-10-", "-09-"), encoding="utf-8"
    )
    done = command_line.run("return", "2024-09", "-C", office, "--date", "2024-11-05")
    assert done.returncode == 0


@pytest.mark.parametrize("row", ["1;SEN WIJO;A1234567;Indonesia;ITAS", "1;;;Jepang;ITAS"], ids=["citizen", "nobody"])
def test_a_register_that_holds_nobody_of_the_stock_makes_a_return(office, row):
    """Its tables have a margin of no rows; that is no fault of the program."""
    head = "DATA WNA BULAN OKTOBER 2024\nNO;NAMA;NO PASPOR;KEBANGSAAN;JENIS IZIN TINGGAL"
    (office / "inputs" / "daftar orang.csv").write_text(f"{head}\n{row}\n", encoding="utf-8")
    code, printed, _text = made(office, "--lang", "en")
    assert code == 0
    assert "1 set aside" in printed


@pytest.mark.parametrize("learns", [True, False])
def test_what_was_not_read_is_not_settled_by_questions(office, learns):
    """A scan of the month needs a copy that can be read, or a decision; tables are asked about."""
    if not learns:
        (office / "inputs" / "daftar orang.csv").unlink()
    (office / "inputs" / "pindaian oktober 2024.pdf").write_bytes(b"%PDF-1.4 ")
    code, printed, _text = made(office, "--lang", "en")
    assert code == 1
    assert ("next: pora check --learn" in printed) is learns
    assert "next, for what was not read: a copy that can be read, or its name under left_out" in printed


def test_without_any_data_the_files_that_were_not_understood_are_named(office):
    """Nothing is made, and the way out is said."""
    (office / "inputs" / "kegiatan.csv").unlink()
    done = command_line.run("return", "Oktober 2024", "-C", office, "--lang", "en")
    assert (
        done.returncode,
        "nothing of the inputs for 2024-10 was understood: inputs/daftar orang.csv" in done.stderr,
    ) == (3, True)
