"""A flow over several months of which some were not delivered: each sentence names the months that it is about."""

from __future__ import annotations

import re

import pytest

from tests import command_line
from tests.pdf_text import text_of

CASE = "LK-1;03-06-2024;Overstay;Koja;MIRA KATO;A1234567;Jepang;P;;Terbukti;;;;;;;;"
COUNTED = "bulan Juni 2024 (tanpa data April 2024 dan Mei 2024)"


def text_of_quarter(office):
    """Return the text of the return of April to June in one line."""
    done = command_line.run("return", "2024-04..2024-06", "-C", office.folder, "--date", "2024-07-05", "-q")
    assert done.returncode == 0, done.stderr
    path = office.folder / "outputs" / "2024-04..2024-06" / "laporan-bulanan.dinas.pdf"
    return re.sub(r"\s+", " ", text_of(path))


@pytest.mark.parametrize("rows", [(CASE,), ("NIHIL",)], ids=["a case", "nihil"])
def test_sentences_on_incidents_say_which_months_are_missing(office, rows):
    """Of what was counted and of what was not: nobody knows whether anything happened in April and May."""
    office.write("kejadian", "LOG KEJADIAN BULAN JUNI 2024", *rows)
    text = text_of_quarter(office)
    counted = "tercatat 1 kejadian" if rows == (CASE,) else "tidak tercatat kejadian"
    assert f"Selama {COUNTED} {counted}" in text
    assert f"Selama {COUNTED} tidak ada tindakan administratif keimigrasian." in text
    assert "Selama bulan April 2024 sampai dengan Juni 2024 t" not in text
    forms_and_tables = ("incidents-type-grade", "incidents-district", "projustisia", "tak-actions", "tak-persons")
    assert text.count("Hanya bulan yang disampaikan yang dihitung: Juni 2024.") == len(forms_and_tables)


def test_sentences_of_a_kind_that_was_delivered_name_the_period(office):
    """The last words of the report keep apart what is about different months."""
    office.write("kejadian", "LOG KEJADIAN BULAN JUNI 2024", CASE)
    days = (f"05-0{number}-2024;Rapat Koordinasi;Koja;0;0;" for number in (4, 5, 6))
    office.write("kegiatan", "KEGIATAN BULAN APRIL S.D. JUNI 2024", *days)
    text = text_of_quarter(office)
    assert "Selama bulan April 2024 sampai dengan Juni 2024 dalam catatan kegiatan terdapat" in text
    assert f"Selama {COUNTED} tidak ada tindakan administratif keimigrasian. Selama bulan April 2024" in text
