"""What a decision on a value may say: a code or a printed name of its family, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reports.errors import ConfigurationError
from reports.intake.read import Found
from reports.pipeline.intake import read_file
from reports.vocabulary import mappings

if TYPE_CHECKING:
    from pathlib import Path


def load(folder: Path, field: str, decision: str) -> mappings.Mappings:
    """Return the decisions of an office that has decided on one text."""
    (folder / mappings.FILE).write_text(f'[values.{field}]\n"Kata" = "{decision}"\n', encoding="utf-8")
    return mappings.load(folder)


FAMILIES = {
    "nationality": ("KOR", "Korea Selatan"), "kecamatan": ("31.72.03", "Koja"), "permit_type": ("ITAS", "ITAS"),
    "incident_type": ("overstay", "Melebihi izin tinggal (overstay)"), "sex": ("L", "Laki-laki"),
    "departed": ("pergi", "Pergi"), "role": ("pelaku", "PELAKU"), "decision_no": ("usulan", "Usulan"),
    "grade": ("dugaan", "Dugaan"),
}  # fmt: skip


@pytest.mark.parametrize("field", FAMILIES)
def test_a_code_and_its_name_are_taken_and_other_texts_refused(tmp_path: Path, field: str) -> None:
    """In every family, with the exit code of a wrong configuration."""
    code, name = FAMILIES[field]
    assert [load(tmp_path, field, said).values[field]["KATA"] for said in (code, name)] == [code, code]
    with pytest.raises(ConfigurationError) as refused:
        load(tmp_path, field, "ngawur")
    assert refused.value.exit_code == 4


def test_the_nearest_codes_are_named(tmp_path: Path) -> None:
    """By their names, too."""
    for said in ("penyalahgunaan-izin-tingal", "Penyalahgunan izin tinggal"):
        with pytest.raises(ConfigurationError) as refused:
            load(tmp_path, "incident_type", said)
        assert "penyalahgunaan-izin-tinggal" in str(refused.value.values["expected"])
    with pytest.raises(ConfigurationError) as refused:
        load(tmp_path, "nationality", "Jepan")
    assert "JPN" in str(refused.value.values["expected"])


@pytest.mark.parametrize("said", ["penyalahgunaan-izin-tinggal", "Penyalahgunaan izin tinggal"])
def test_a_decided_type_is_counted_as_that_type(tmp_path: Path, said: str) -> None:
    """With the printed name of the type, not under unknown."""
    decisions = load(tmp_path, "incident_type", said)
    log = "KEJADIAN SEPTEMBER 2024\nTGL;JENIS KEJADIAN;NAMA;KECAMATAN;PASAL\n05/09/2024;Kata;MIRA A;Koja;122 huruf a"
    (tmp_path / "log.csv").write_text(log, encoding="utf-8")
    (table,) = read_file(Found(tmp_path / "log.csv", is_lock=False), "log.csv", None, decisions).tables
    assert table.records.values["incident_type"] == ["penyalahgunaan-izin-tinggal"]
    assert table.records.values["type_label"] == ["Penyalahgunaan izin tinggal"]
