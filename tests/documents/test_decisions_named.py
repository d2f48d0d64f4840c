"""What a return says next to its figures of decisions, of who has left and of what was not held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.model.decisions import DecisionRemarks, EnforcementGaps, NamedDecision

REMARKS = DecisionRemarks(
    3,
    (NamedDecision(("TAK_F",), "SK-1", date(2024, 8, 1), date(2024, 9, 2), "before"),),
    (NamedDecision(("TAK_E",), "SK-2", date(2024, 9, 3), None, "korban"),),
)


def test_decisions_are_named_in_the_offices_own_edition_only(invented):
    """Late ones under the grades, impossible ones and those on a victim as lists; others read nothing of it."""
    own = repr(invented.document(decisions=REMARKS))
    assert "3 kejadian bulan terdahulu memperoleh keputusan pada bulan ini." in own
    assert (
        "Deportasi dari Wilayah Indonesia, nomor SK-1 tanggal 1 Agustus 2024, kejadian 2 September 2024: "
        "keputusan bertanggal sebelum kejadian." in own
    )
    assert "TAK belum dapat ditempatkan." in own
    assert "Pengenaan biaya beban, nomor SK-2 tanggal 3 September 2024: orangnya dicatat sebagai korban." in own
    for other in (repr(invented.document(decisions=REMARKS, edition="publik")), repr(invented.document())):
        assert not any(words in other for words in ("SK-1", "kejadian bulan terdahulu", "belum dapat ditempatkan"))


def test_persons_who_have_left_are_told_next_to_the_stock(invented):
    """With those without a date apart; nothing is said where nobody has."""
    quality = invented.quality()
    told = repr(invented.document(quality=replace(quality, departed=7, departed_undated=2)))
    sentence = "Tidak termasuk di dalamnya 7 baris register yang menurut keterangannya orangnya telah meninggalkan"
    assert f"{sentence} wilayah kerja, 2 di antaranya tanpa tanggal." in told
    assert "Tidak termasuk di dalamnya" not in repr(invented.document())


def test_persons_without_an_action_are_named_under_the_grades(invented):
    """The incident counts as acted on, they were not; where there are none nothing is said."""
    told = repr(invented.document(decisions=DecisionRemarks(without_action=4)))
    assert "4 orang dalam kejadian yang dikenai TAK tidak dikenai tindakan." in told
    assert "tidak dikenai tindakan" not in repr(invented.document())


def test_activities_not_held_are_told_under_their_table(invented):
    """Also where the month has no other: its cells are zero, and the note says why."""
    quality = replace(invented.quality(), not_held=3, set_aside={"not-held": 5})
    told = repr(invented.document(quality=quality))
    assert "Tidak termasuk 3 kegiatan yang menurut catatannya dibatalkan, ditunda, atau belum dilaksanakan." in told
    assert "dibatalkan, ditunda" not in repr(invented.document())


def test_what_is_to_be_settled_comes_first_among_the_problems(invented):
    """Before unknown cells of the register, which are one point; other editions read nothing of it."""
    gaps = EnforcementGaps(deportations_alone=2, one_leg=1, graded_lower=1, without_order=3, ordered_kinds=5)
    part = next(
        one for one in invented.document(decisions=DecisionRemarks(gaps=gaps)).sections if one.id == "permasalahan"
    )
    items = part.blocks[1].items
    assert items[0].startswith("Deportasi pada 2 perkara belum disertai keputusan penangkalan")
    assert items[1].startswith("Pasal 78 ayat (3) menyebut deportasi dan penangkalan; pada 1 perkara")
    assert items[2].startswith("Keputusan tindakan atas 1 perkara dihitung sebagai tindakan, sedangkan tingkat")
    assert items[3].startswith("Nomor surat perintah belum dicatat untuk 3 kegiatan")
    assert "dari 5 kegiatan sejenis" in items[3]
    assert sum("tidak diketahui" in item for item in items) == 1
    for edition in ("antarinstansi", "publik"):
        other = invented.document(decisions=DecisionRemarks(gaps=gaps), edition=edition)
        assert "Pasal 78 ayat (3) menyebut" not in repr(other)
