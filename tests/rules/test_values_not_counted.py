"""Values of activities, services and actions that this office decides: what they mean, or that they count nowhere."""

from __future__ import annotations

import pytest

from reports.pipeline.intake import decisions_of
from reports.pipeline.learn import questions

SEPTEMBER = "BULAN SEPTEMBER 2024"
DECIDED = """
[values.activity_kind]
"Wasdakim" = "lapangan"
"Piket kantor" = "tidak-dihitung"

[values.service]
"EPO" = "tidak dihitung"

[values.decision]
"Ditarik pemohon" = "tidak-dihitung"

[values.action_type]
"Peringatan" = "tidak-dihitung"
"Dipulangkan" = "TAK_F"
"""


@pytest.fixture
def described(office):
    """Return an office with values that no list of the program has."""
    office.write(
        "kegiatan", SEPTEMBER, "05-09-2024;Wasdakim;Koja;3;1;", "06-09-2024;Piket kantor;Koja;9;0;",
        "07-09-2024;Operasi Gabungan;Koja;2;0;",
    )  # fmt: skip
    office.write(
        "layanan", SEPTEMBER, "05-09-2024;ITAS;Perpanjangan;Disetujui;L", "05-09-2024;ITAS;EPO;Disetujui;L",
        "05-09-2024;ITAS;Baru;Ditarik pemohon;P",
    )  # fmt: skip
    office.write(
        "kejadian", SEPTEMBER,
        *(f"LK-{n};05-09-2024;Overstay;Koja;SEN WIJO;A123456{n};Jepang;L;Pasal 78 ayat (3);;{action};W-{n}/2024;"
          "06-09-2024;;;;Inteldakim;" for n, action in enumerate(("Peringatan", "Dipulangkan"))),
    )  # fmt: skip
    return office


def asked(office) -> set[tuple[str, str]]:
    """Return table and text of each question on a value."""
    found = questions(office.gathered().files, versions=True, decisions=decisions_of(office.folder))
    return {
        (question.table.removeprefix("values."), question.text) for question in found if "values." in question.table
    }


def test_what_nobody_knows_is_asked(described):
    """The actions of a log as well as kinds of activities and services."""
    assert asked(described) == {
        ("activity_kind", "Wasdakim"), ("activity_kind", "Piket kantor"), ("service", "EPO"),
        ("decision", "Ditarik pemohon"), ("action_type", "Peringatan"), ("action_type", "Dipulangkan"),
    }  # fmt: skip


def test_decided_values_are_counted_or_left_out_and_told(described):
    """Rows that count nowhere stand on the quality page and are no fault; of an action the case still counts."""
    assert described.value("tak-actions/total/total") is None
    (described.folder / "mappings.toml").write_text(DECIDED, encoding="utf-8")
    assert asked(described) == set()
    ids = (
        "activities/lapangan/checked", "activities/total/checked", "services-ITAS/total/total",
        "incidents-district/total/total", "tak-actions/total/TAK_F-L",
    )  # fmt: skip
    assert [described.value(figure) for figure in ids] == [3, 5, 1, 2, 1]
    quality = described.quality()
    assert quality.set_aside == {"value-uncounted": 3}
    assert (quality.faulty, quality.causes["action-uncounted"]) == (0, 1)
    codes = described.codes()
    assert {"value-uncounted", "action-uncounted"} <= codes
    assert not codes & {"activity-unreadable", "service-unreadable", "action-unreadable", "action-unread"}


def test_a_short_name_of_an_activity_is_asked_as_its_kind(office):
    """Where no column has the kinds; a name that says more is not."""
    rows = ("05-09-2024;Pulbaket;Koja;3;1", "06-09-2024;Kunjungan ke pabrik sepatu di pelabuhan;Koja;2;0")
    office.write("kegiatan", SEPTEMBER, *rows, head="NO;TANGGAL;NAMA KEGIATAN;TEMPAT;DIPERIKSA;TEMUAN")
    assert asked(office) == {("activity_kind", "Pulbaket")}
    (office.folder / "mappings.toml").write_text('[values.activity_kind]\n"pulbaket" = "lapangan"\n', encoding="utf-8")
    assert (asked(office), office.value("activities/lapangan/count")) == (set(), 1)


def test_no_meaning_is_proposed_that_another_column_has(office):
    """Of a table that was not understood, too: the day of the application is known already."""
    rows = [f"05-09-2024;SEN WIJO {n};Jepang;06-09-2024" for n in "ABC"]
    office.write("layanan", SEPTEMBER, *rows, head="NO;TGL PERMOHONAN;NAMA;WN;TGL SELESAI")
    decided = '[tables]\n"NO | TGL PERMOHONAN | NAMA | WN | TGL SELESAI" = "services"\n'
    (office.folder / "mappings.toml").write_text(decided, encoding="utf-8")
    found = questions(office.gathered().files, versions=True, decisions=decisions_of(office.folder))
    proposals = [answer.code for question in found if question.table == "columns" for answer in question.answers]
    assert "service_date" not in proposals
