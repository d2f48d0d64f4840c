"""Logs of services, activities and agencies under other heads: the same figures, or what no total holds is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.rules.conftest import Office

SEPTEMBER = "BULAN SEPTEMBER 2024"
SERVICES = "layanan september 2024"
PERSONS = ("02-09-2024;A B;Jepang;L;KITAS;Perpanjangan;Terbit", "03-09-2024;C D;India;P;KITAS;Baru;Ditolak")


@pytest.mark.parametrize(
    "head", ["NO;JENIS IZIN;JENIS LAYANAN;LK;PR;JML;STATUS", "NO;DOKIM;PERMOHONAN;PRIA;WANITA;JUMLAH;HASIL AKHIR"]
)
def test_what_was_decided_stands_under_many_heads(office: Office, head: str) -> None:
    """STATUS of a service is its decision."""
    office.write(SERVICES, SEPTEMBER, "ITAS;Baru;10;5;15;Disetujui", "ITAS;Perpanjangan;1;2;3;Ditolak", head=head)
    assert office.value("services-ITAS/total/total") == 18


@pytest.mark.parametrize("permit", ["IZIN", "JENIS IZIN", "IZIN TINGGAL", "JENIS DOKIM", "ITK/ITAS/ITAP"])
def test_a_list_of_applications_is_no_register(office: Office, permit: str) -> None:
    """Whatever its column of permits is called."""
    office.write(SERVICES, SEPTEMBER, *PERSONS, head=f"NO;TGL;NAMA PEMOHON;WN;JK;{permit};JENIS PERMOHONAN;STATUS")
    assert office.value("services-ITAS/total/total") == 2


def test_services_without_a_decision_are_told(office: Office) -> None:
    """They are in no total, and a zero would say otherwise."""
    office.write(SERVICES, SEPTEMBER, "ITAS;Baru;10;5;15", head="NO;JENIS IZIN;JENIS LAYANAN;L;P;JML")
    assert "decisions-unstated" in {problem.code for problem in office.gathered().problems}


@pytest.mark.parametrize(
    "head",
    ["NO;TGL OPS;JENIS OPS;SASARAN;DIPERIKSA;TEMUAN",
     "NO;TGL OPERASI;JENIS OPERASI;LOKASI OPERASI;OA DIPERIKSA;HASIL TEMUAN",
     "NO;DATE;ACTIVITY;PLACE;CHECKED;FINDINGS"],
)  # fmt: skip
def test_activities_stand_under_many_heads(office: Office, head: str) -> None:
    """Operations and English."""
    office.write("kegiatan september 2024", SEPTEMBER, "15-09-2024;Opsgab;Koja;dua puluh tujuh (27);2", head=head)
    assert (office.value("activities/total/checked"), office.value("activities/total/findings")) == (27, 2)


@pytest.mark.parametrize("agency", ["Sudin Dukcapil Jakarta Utara", "Dinas Dukcapil", "DUKCAPIL JAKUT"])
def test_an_agency_is_named_with_its_city(office: Office, agency: str) -> None:
    """The own city says nothing."""
    office.write("instansi september 2024", SEPTEMBER, f"Koja;{agency};40", head="NO;KECAMATAN;INSTANSI;JUMLAH")
    assert office.value("reconciliation/31.72.03/dukcapil") == 40
