"""A file that does not say what was composed is a fault of the program, and nothing of the run is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from reports.cli.main import pora
from reports.errors import ConfigurationError, ExitCode, ReadBackError
from reports.pipeline import proving
from reports.proof import Fault
from reports.render import excel, pdf
from tests.proof import tampering

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

REGISTER = """DATA ORANG ASING BULAN SEPTEMBER 2024
NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,KECAMATAN
1,SEN WIJO,A1234567,Jepang,L,ITAS,12-02-2025,KOJA
2,HARMO KATA,B1234567,Jepang,P,ITAS,12-02-2025,KOJA
3,KATA RUPA,C1234567,India,P,ITAP,12-02-2026,CILINCING
"""
CELL, OTHER = "stock-district-permit/31.72.03/ITAS", "stock-district-permit/31.72.04/ITAP"
SHEET = "Tabel 3 Kecamatan-izin"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return an office with a register of three persons."""
    folder = tmp_path / "kantor"
    (folder / "inputs").mkdir(parents=True)
    (folder / "pora.toml").write_text("", encoding="utf-8")
    (folder / "inputs" / "register september 2024.csv").write_text(REGISTER, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("renderer", "tampered", "file"),
    [
        (pdf, lambda content: tampering.with_text_of(content, CELL, OTHER), "laporan-bulanan.pdf"),
        (
            excel,
            lambda content: tampering.with_value(content, "Tabel 3 Kecamatan-izin", "B7", "41"),
            "laporan-bulanan.xlsx",
        ),
    ],
)
def test_one_other_cell_ends_with_70_and_publishes_nothing(
    office: Path, monkeypatch: pytest.MonkeyPatch, renderer: Any, tampered: Callable[[bytes], bytes], file: str
) -> None:
    """The renderer writes one number wrong; file and cell are named, and no file of the set is there."""
    rendered = renderer.render
    monkeypatch.setattr(renderer, "render", lambda *words, **options: tampered(rendered(*words, **options)))
    done = CliRunner(env={"LANG": "C", "PORA_LANG": "en"}).invoke(pora, ["return", "2024-09", "-C", str(office)])
    assert isinstance(done.exception, ReadBackError | SystemExit)
    assert done.exit_code in {ExitCode.BUG, 1}
    told = str(done.exception) + done.stderr
    assert f"{file} was read back and does not say what was composed: Tabel 3." in told
    assert [path for path in (office / "outputs").rglob("*") if path.is_file() and path.suffix != ".lock"] == []


def test_own_templates_are_no_fault_of_the_program() -> None:
    """Then it is the office that is told what to look at; a bug tells no text of a cell, but where it is."""
    faults = [Fault("Tabel 3. X", 2, 4, "12", "13")]
    with pytest.raises(ConfigurationError, match=r"x\.pdf was read back .* Tabel 3\. X \[2:4\]: 13 instead of 12"):
        proving._refuse(faults, "x.pdf", has_own_templates=True)
    with pytest.raises(ReadBackError) as refused:
        proving._refuse([Fault("Tabel 3. X", 2, 1)], "x.pdf", has_own_templates=False)
    assert refused.value.exit_code is ExitCode.BUG
    proving._refuse([], "x.pdf", has_own_templates=False)
