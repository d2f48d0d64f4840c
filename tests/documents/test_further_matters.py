"""Matters beside the tables of figures: a number, NIHIL, or that there are no data; never silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.documents import further_matters
from reports.documents.material import Material
from reports.model.comparison import Comparison
from reports.model.document import Listing, Table
from reports.model.figures import Figure, Status
from reports.model.period import Month
from reports.model.supplement import Supplement
from reports.vocabulary.config import Config, MeetingOptions
from reports.vocabulary.monthly_numbers import MonthlyNumbers, fields


def material(invented, period="2024-09", supplement=None, status=None, **numbers):
    """Return what a return is composed from, with numbers by month as ``m2024_09``."""
    monthly = {name[1:].replace("_", "-"): MonthlyNumbers(**given) for name, given in numbers.items()}
    config = Config(monthly=monthly, meeting=MeetingOptions(city_target=4, district_target=2))
    figures = invented.figures(period, status=status)
    return Material(
        figures, Comparison(), (), invented.coverage(period), invented.quality(), config, None,
        supplement=supplement or Supplement(),
    )  # fmt: skip


def cells(of):
    """Return label → number or text, and remark, of the table."""
    (table,) = (block for part in further_matters.sections(of) for block in part.blocks if isinstance(block, Table))
    return {
        row.cells[0]: (row.cells[1].value if isinstance(row.cells[1], Figure) else row.cells[1], row.cells[2])
        for row in table.rows
    }


def test_what_nobody_gives_is_said_to_be_unavailable(invented):
    """Each matter has its line, and none of them says zero."""
    rows = cells(material(invented, status={"incidents": Status.MISSING}))
    assert len(rows) >= 9
    assert set(rows.values()) == {("…", "Data belum tersedia.")}


def test_zero_of_the_office_is_nihil(invented):
    """Nil detainees take one line."""
    rows = cells(material(invented, m2024_09=dict.fromkeys(fields(), 0)))
    assert rows["Deteni (orang)"] == ("NIHIL", "")
    assert rows["Keberatan atas tindakan administratif (keberatan)"] == ("NIHIL", "")
    assert rows["Deportasi dilaksanakan (orang)"][0] == "NIHIL"


def test_numbers_of_several_months_add_up_and_the_missing_ones_are_named(invented):
    """Detainees at the edges are those of the first and the last month; open cases those of the last."""
    july = {"detained_before": 3, "detained_in": 2, "fees_received": 5, "cases_carried_over": 9, "longest_detention": 8}
    september = {"detained_in": 4, "detained_after": 6, "fees_received": 7, "longest_detention": 20}
    rows = cells(material(invented, "2024-07..2024-09", m2024_07=july, m2024_09=september))
    assert rows["Deteni pada awal (orang)"] == (3, "")
    assert rows["Deteni masuk (orang)"] == (6, "Tanpa data Agustus 2024.")
    assert rows["Deteni pada akhir (orang)"] == (6, "")
    assert rows["Deteni keluar (orang)"] == ("…", "Data belum tersedia.")
    assert rows["Pendetensian terlama (hari)"] == (20, "")
    assert rows["PNBP biaya beban yang diterima (rupiah)"] == (12, "Tanpa data Agustus 2024.")
    assert rows["Perkara bulan terdahulu yang masih terbuka (perkara)"] == ("…", "Data belum tersedia.")


def test_dates_of_execution_win_and_another_number_of_the_office_is_told(invented):
    """Neither is dropped in silence."""
    counted = Supplement(deported=4, with_order=2, ordered=6, meetings=5, operations=0, lacking=(Month(2024, 1),))
    rows = cells(material(invented, supplement=counted, m2024_09={"deported": 3}))
    number, remark = rows["Deportasi dilaksanakan (orang)"]
    assert number == 4
    assert remark.endswith("Isian kantor: 3 orang.")
    assert rows["Nomor surat perintah tercatat (kegiatan)"] == (2, "Dari 6 operasi dan pengawasan lapangan.")
    meetings = rows["Rapat koordinasi sepanjang 2024 (kegiatan)"]
    assert meetings == (5, "Sasaran setahun 16. Tanpa data Januari 2024.")
    operations = rows["Operasi gabungan sepanjang 2024 (kegiatan)"]
    assert operations == ("NIHIL", "Sasaran setahun belum ditetapkan. Tanpa data Januari 2024.")


def test_a_return_of_the_past_has_no_target(invented):
    """The aims of today are not those of then, and the log of that month is not that of the year."""
    rows = cells(replace(material(invented), reprocessed=True))
    assert not [label for label in rows if "sepanjang" in label]


@pytest.mark.parametrize("edition", ["antarinstansi", "publik"])
def test_shared_editions_have_no_such_small_numbers(invented, edition):
    """They are in no table that is protected."""
    text = str(invented.document(edition=edition).sections)
    assert "hal-lain" not in text
    assert "hal-lain" in str(invented.document().sections)


def test_functions_of_the_team_stand_where_a_regulation_lists_them(invented):
    """From the months of Permenimipas 2/2025 on; earlier regulations list none that is known."""
    assert "fungsi-tim" not in str(invented.document().sections)
    parts = further_matters.sections(material(invented, "2025-08"))
    (section,) = (part for part in parts if part.id == "fungsi-tim")
    assert "Pasal 53" in section.blocks[0].text
    (functions,) = (block for block in section.blocks if isinstance(block, Listing))
    assert len(functions.items) == 7
    assert all(": " in item for item in functions.items)
    (cooperation,) = [item for item in functions.items if item.startswith("kerja sama: ")]
    assert "tidak dicatat dalam lembar masukan" in cooperation, "no later delivery would fill it"


def test_what_is_not_entered_in_apgakkum_is_listed(invented):
    """Long lists are cut with a count; without any word of a log the line stands from 2025 on only."""
    days = tuple(("lapangan", date(2024, 9, 1 + number)) for number in range(23))
    counted = Supplement(recorded=4, unrecorded=days)
    of = material(invented, supplement=counted)
    assert cells(of)["Dicatat di APGAKKUM (kegiatan dan tindakan)"] == (4, "Dari 27 kegiatan pengawasan dan tindakan.")
    (items,) = (block.items for block in further_matters.sections(of)[0].blocks if isinstance(block, Listing))
    assert items[0] == "Pengawasan lapangan, 1 September 2024;"
    assert items[-1] == "dan 3 kegiatan atau tindakan lain."
    assert len(items) == 21
    assert not [label for label in cells(material(invented)) if "APGAKKUM" in label]
    later = cells(material(invented, "2025-03"))
    assert later["Dicatat di APGAKKUM (kegiatan dan tindakan)"] == ("…", "Data belum tersedia.")
