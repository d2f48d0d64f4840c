"""Foreign workers by sponsor: only where the theme asks for them, and only in the annex of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from reports.cli.main import pora
from tests import meetings
from tests.pdf_text import text_of

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "NO,NAMA LENGKAP,NO PASPOR,KEBANGSAAN,JENIS KELAMIN,JENIS IZIN TINGGAL,MASA BERLAKU IZIN TINGGAL,PEKERJAAN,PENJAMIN,KECAMATAN"  # noqa: E501
ROWS = (
    "1,SEN WIJO,A1234567,Jepang,L,ITAS,12-02-2025,Direktur,PT Wexo Jarani,KOJA",
    "2,HARMO KATA,B1234567,India,P,ITAS,12-03-2025,Teknisi,PT. WEXO JARANI,CILINCING",
    "3,GURO TAKASEN,C1234567,Jepang,L,ITAS,12-03-2025,Manajer,CV Quzo,KOJA",
    "4,LIMA REKAWAN,D1234567,Jepang,P,ITAS,12-03-2025,Ibu rumah tangga,BUDI REKAAN,KOJA",
    "5,DOVA SENIJO,E1234567,Jepang,L,ITAS,12-03-2025,Teknisi,,KOJA",
)
MEETING = "rapat-2024-10-09"


def office_with(folder: Path, theme: str) -> Path:
    """Return an office whose meeting has a theme of its own."""
    office = meetings.office(folder, themes={"pabrik": theme}, rapat_2024_10_09=meetings.meeting(Kode_Tema="pabrik"))
    lines = ("DATA ORANG ASING BULAN SEPTEMBER 2024", HEAD, *ROWS)
    (office / "inputs" / "register.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return office


def run(office: Path, *words: str) -> Result:
    """Run ``pora briefing`` in this process, in English."""
    environment = {"LANG": "C", "PORA_LANG": "en"}
    return CliRunner(env=environment).invoke(pora, ["briefing", f"{MEETING}.xlsx", "-C", str(office), *words])


def printed(office: Path, edition: str) -> dict[str, str]:
    """Return the text of every PDF of an edition by its name."""
    return {path.name: text_of(path) for path in (office / "outputs" / MEETING).glob(f"*.{edition}.pdf")}


def test_the_annex_lists_workers_by_sponsor_and_no_other_document_does(tmp_path: Path) -> None:
    """Spellings of one company are one; who does not work is not listed; a worker without sponsor is told."""
    office = office_with(tmp_path / "kantor", f"sponsors = true\n{meetings.THEME}")
    assert run(office, "--edition", "dinas", "--named").exit_code == 0
    texts = printed(office, "dinas")
    annex = " ".join(texts.pop("lampiran-nama.dinas.pdf").split())
    listed = annex.partition("Tenaga kerja asing menurut penjamin")[2]
    assert "CV Quzo" in listed
    assert listed.count("WEXO JARANI") + listed.count("Wexo Jarani") == 1
    assert "BUDI REKAAN" not in listed
    assert "Penjamin 1 orang yang bekerja tidak tercatat" in listed
    assert texts
    assert not [name for name, text in texts.items() if "Quzo" in text or "Wexo" in text]


@pytest.mark.parametrize("edition", ["antarinstansi", "publik"])
def test_shared_editions_name_no_sponsor(tmp_path: Path, edition: str) -> None:
    """They have no annex at all."""
    office = office_with(tmp_path / "kantor", f"sponsors = true\n{meetings.THEME}")
    assert run(office, "--edition", edition).exit_code == 0
    texts = printed(office, edition)
    assert texts
    assert not [name for name, text in texts.items() if "Quzo" in text or "Wexo" in text.title()]
    assert run(office, "--edition", edition, "--named").exit_code == 2


def test_without_the_switch_nobody_is_listed_by_sponsor(tmp_path: Path) -> None:
    """The annex of any other meeting is as before."""
    office = office_with(tmp_path / "kantor", meetings.THEME)
    assert run(office, "--edition", "dinas", "--named").exit_code == 0
    assert "penjamin" not in printed(office, "dinas")["lampiran-nama.dinas.pdf"].lower().replace("penjamin\n", "")


def test_the_switch_is_true_or_false(tmp_path: Path) -> None:
    """Anything else would be read as one of them in silence."""
    done = run(office_with(tmp_path / "kantor", f'sponsors = "ya"\n{meetings.THEME}'), "--edition", "dinas")
    assert done.exit_code == 4
    assert "sponsors must be true or false" in done.stderr
