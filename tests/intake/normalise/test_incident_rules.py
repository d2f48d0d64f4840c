"""Rows of the incident log: what is nil, whose grade rests on what, which actions count, who is protected."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from reports.intake.read import Found
from reports.model.sheet import RowRole
from reports.pipeline.intake import read_file
from reports.vocabulary.config import Enforcement
from reports.vocabulary.mappings import Mappings
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reports.model.sheet import TableReading

    Read = Callable[..., TableReading]

ORDINARY = {
    "NO": "1", "NO LAPORAN": "LK-1", "TANGGAL KEJADIAN": "03-09-2024", "JENIS KEJADIAN": "Overstay",
    "KECAMATAN": "Koja", "URAIAN": "Dicatat", "NAMA": "", "NO PASPOR": "", "KEBANGSAAN": "", "JENIS IZIN TINGGAL": "",
    "UMUR": "", "TANGGAL LAHIR": "", "PERAN": "", "JUMLAH ORANG": "", "PASAL": "", "TINGKAT KEPASTIAN": "",
    "NO AKREDITASI": "", "JENIS TAK": "", "NO SK": "", "TANGGAL SK": "", "TAHAP PERKARA": "", "TGL SPDP": "",
    "TGL TAHAP II": "", "NO KUITANSI": "", "TGL KUITANSI": "", "KETERANGAN": "",
}  # fmt: skip
"""A row without person, article or decision."""
CASE = {"NAMA": "MIRA A", "NO PASPOR": "A1234567", "KEBANGSAAN": "Jepang", "PASAL": "Pasal 122 huruf a UU 6/2011"}
"""A person and an immigration article."""
DECIDED = {**CASE, "JENIS TAK": "Deportasi dan penangkalan", "NO SK": "SK-7", "TANGGAL SK": "10-09-2024"}
SUSPECTED = {**CASE, "TINGKAT KEPASTIAN": "Dugaan"}


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Return a function that writes rows of the log, each the ordinary one changed as given, and reads them."""

    def read_rows(*rows: dict[str, str], decisions: Mappings | None = None) -> TableReading:
        """Return the table."""
        lines = [[{**ORDINARY, **row}[head] for head in ORDINARY] for row in rows]
        text = "\n".join(";".join(line) for line in [["LOG KEJADIAN BULAN SEPTEMBER 2024"], list(ORDINARY), *lines])
        (tmp_path / "log.csv").write_text(text, encoding="utf-8")
        (table,) = read_file(Found(tmp_path / "log.csv", is_lock=False), "log.csv", None, decisions).tables
        assert table.table.kind == "incidents"
        return table

    return read_rows


def values(table: TableReading, name: str) -> list[Any]:
    """Return a column of the records."""
    return list(table.records.values[name])


def codes(table: TableReading) -> set[str]:
    """Return the codes of the problems that are about these rules."""
    return {one.code for one in table.problems} - {"values-missing", "permit-missing", "grade-missing"}


@pytest.mark.parametrize(
    "row",
    [
        {"URAIAN": "Pemeriksaan rutin apartemen, nihil temuan", "PASAL": "-"},
        {"JENIS KEJADIAN": "NIHIL"},
        {"URAIAN": "Patroli Marunda: tidak ada temuan"},
        {"KETERANGAN": "Nihil.", "JUMLAH ORANG": "0"},
        {"KETERANGAN": "TIDAK ADA KEJADIAN", "NAMA": "-", "NO SK": "nihil"},
        {"URAIAN": "Pengawasan orang asing di hotel, nihil"},
    ],
)
def test_a_row_that_says_nihil_is_structure_and_declares_nil(read: Read, row: dict[str, str]) -> None:
    """The row beside it stays a record."""
    table = read({**SUSPECTED}, row)
    assert len(table.records.rows) == 1
    assert list(table.table.structure.values()).count(RowRole.NIL) == 1
    assert table.table.nil_declared


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"URAIAN": "Operasi gabungan, nihil temuan", "NAMA": "MIRA A"}, "full_name"),
        ({"URAIAN": "nihil temuan", "KEBANGSAAN": "Jepang"}, "nationality"),
        ({"KETERANGAN": "nihil", "PASAL": "Pasal 75 ayat (1)"}, "article"),
        ({"KETERANGAN": "nihil", "NO SK": "SK-1"}, "decision_no"),
        ({"KETERANGAN": "nihil", "JUMLAH ORANG": "2"}, "persons"),
    ],
)
def test_nihil_beside_a_fact_counts_and_is_told(read: Read, row: dict[str, str], told: str) -> None:
    """Person, nationality, article, decision or number of persons make it an incident."""
    table = read(row)
    assert [str(one) for one in table.records.bins] == ["accepted"]
    (problem,) = (one for one in table.problems if one.code == "nil-contradicts")
    assert told in str(problem.details["fields"]).split(", ")
    assert not table.table.nil_declared


@pytest.mark.parametrize(
    "narrative",
    [
        "2 orang WNA diamankan, nihil",
        "Temuan nihil dokumen perjalanan",
        "WN Jepang diperiksa, nihil temuan",
        "nihil dokumen",
    ],
)
def test_nihil_within_an_account_is_no_nil_row(read: Read, narrative: str) -> None:
    """The word has to be all of it, and what stands before names nobody."""
    table = read({"URAIAN": narrative})
    assert len(table.records.rows) == 1
    assert not table.table.nil_declared


GRADES = [
    # (stated, article, what else, grade, code)
    ("Dugaan", "Pasal 122 huruf a UU 6/2011", {}, "dugaan", None),
    ("Dugaan", "Psl 78 ayat (3)", {}, "dugaan", None),
    ("Dugaan", "71 jo. 116", {}, "dugaan", None),
    ("Dugaan", "Pasal 24 UU 6/2011", {}, "dugaan", None),
    ("Dugaan", "", {}, "klarifikasi", "grade-without-ground"),
    ("Dugaan", "Pasal 280 ayat (2) UU 7/2017", {}, "klarifikasi", "grade-without-ground"),
    ("Dugaan", "Pasal 362 KUHP", {}, "klarifikasi", "grade-without-ground"),
    ("Dugaan", "PKPU 13/2024 Pasal 57", {}, "klarifikasi", "grade-without-ground"),
    ("Dugaan", "Pasal 112", {}, "klarifikasi", "grade-without-ground"),
    ("Dugaan", "Pasal 75 ayat (1)", {"URAIAN": "melanggar UU 7/2017"}, "klarifikasi", "grade-without-ground"),
    ("Dugaan", "Pasal 75 ayat (1)", {"JENIS KEJADIAN": "Pidana UU Narkotika"}, "klarifikasi", "grade-without-ground"),
    ("Dugaan", "Pasal 75 ayat (1)", {"URAIAN": "tidak menaati peraturan yang berlaku"}, "dugaan", None),
    ("Dugaan", "Pasal 280 UU 7/2017 dan Pasal 75 ayat (1) UU 6/2011", {}, "dugaan", None),
    ("Dugaan", "Pasal 122 huruf b", {}, "klarifikasi", "grade-offender"),
    ("Dugaan", "Pasal 72 jo. 117", {}, "klarifikasi", "grade-offender"),
    ("Dugaan", "Pasal 122 huruf a jo. huruf b", {}, "dugaan", None),
    ("Dugaan", "Pasal 63 jo. 118", {"KEBANGSAAN": "Indonesia"}, "dugaan", None),
    ("Ditindak", "Pasal 122 huruf a", {}, "dugaan", "grade-without-ground"),
    ("Terbukti", "", {}, "klarifikasi", "grade-without-ground"),
    ("", "Pasal 122 huruf a", {}, "klarifikasi", None),
    ("Klarifikasi", "Pasal 122 huruf a", {}, "klarifikasi", None),
]


@pytest.mark.parametrize(("stated", "article", "more", "grade", "code"), GRADES)
def test_a_suspicion_needs_the_officers_word_and_an_immigration_article(
    read: Read, stated: str, article: str, more: dict[str, str], grade: str, code: str | None
) -> None:
    """Any other article, or an article of a guarantor, makes it a matter for clarification."""
    table = read({**CASE, "TINGKAT KEPASTIAN": stated, "PASAL": article, **more})
    assert values(table, "grade") == [grade]
    assert {one for one in codes(table) if one.startswith("grade")} == ({code} if code else set())


def test_an_article_of_another_law_is_told_and_has_no_row(read: Read) -> None:
    """All articles of a cell are read; the code is that of the first immigration article."""
    table = read(
        {**CASE, "PASAL": "Pasal 362 KUHP"}, {**CASE, "PASAL": "Pasal 280 UU 7/2017 dan Pasal 75 ayat (1) UU 6/2011"}
    )
    assert values(table, "article") == [None, "75-1"]
    assert [one.cell for one in table.problems if one.code == "article-other-law"] == ["O3"]


DECISIONS = [
    # (what differs, grade, before the decision, actions)
    ({}, "ditindak", "dugaan", ("TAK_A", "TAK_F")),
    ({"PASAL": ""}, "ditindak", "klarifikasi", ("TAK_A", "TAK_F")),
    ({"JENIS TAK": "Usulan penangkalan"}, "dugaan", None, ("USUL_TANGKAL",)),
    ({"JENIS TAK": "Rencana deportasi"}, "dugaan", None, ()),
    ({"JENIS TAK": "Deportasi dibatalkan"}, "dugaan", None, ()),
    ({"JENIS TAK": "Pendetensian", "PASAL": "Pasal 83"}, "klarifikasi", None, ("DETENSI",)),
    ({"JENIS TAK": "Detensi", "PASAL": "Pasal 75 ayat (2) huruf d"}, "ditindak", "klarifikasi", ("DETENSI",)),
    ({"NO SK": "dalam proses"}, "dugaan", None, ()),
    ({"TANGGAL SK": ""}, "dugaan", None, ()),
    ({"TANGGAL SK": "02-09-2024"}, "dugaan", None, ()),
    ({"TANGGAL SK": "03-09-2024"}, "ditindak", "dugaan", ("TAK_A", "TAK_F")),
    ({"TANGGAL SK": "03-09-2025"}, "ditindak", "dugaan", ("TAK_A", "TAK_F")),
    ({"TANGGAL SK": "04-09-2025"}, "dugaan", None, ()),
]


@pytest.mark.parametrize(("row", "grade", "before", "actions"), DECISIONS)
def test_ditindak_needs_a_decision_on_an_action_of_the_law(
    read: Read, row: dict[str, str], grade: str, before: str | None, actions: tuple[str, ...]
) -> None:
    """With a number that holds a digit and a possible date; a proposal, a plan or a detention is none."""
    table = read({**DECIDED, "TINGKAT KEPASTIAN": "Ditindak", **row})
    assert values(table, "grade") == [grade]
    assert values(table, "grade_before") == [before]
    assert values(table, "actions") == [actions]


def test_a_decision_with_an_impossible_date_is_an_error_and_kept_apart(read: Read) -> None:
    """It can be placed in no month."""
    table = read({**DECIDED, "TANGGAL SK": "02-09-2024"}, {**DECIDED, "TANGGAL SK": "10-09-2026"}, DECIDED)
    assert values(table, "unplaced") == [("TAK_A", "TAK_F"), ("TAK_A", "TAK_F"), ()]
    told = [(one.cell, str(one.severity)) for one in table.problems if one.code == "action-unplaced"]
    assert told == [("T3", "error"), ("T4", "error")]


def test_an_empty_grade_follows_a_decision_and_nothing_less(read: Read) -> None:
    """A court's decision is a sentence; an accreditation a presence; an article alone makes no suspicion."""
    court = {**CASE, "NO SK": "Putusan 12/Pid.Sus/2024/PN Jkt.Utr", "TANGGAL SK": "30-09-2024"}
    rows = [DECIDED, court, {**CASE, "NO AKREDITASI": "KPU 88/2024"}, CASE, {**DECIDED, "TINGKAT KEPASTIAN": "gawat"}]
    table = read(*({**row, "NO LAPORAN": f"LK-{place}"} for place, row in enumerate(rows, 1)))
    assert values(table, "grade") == ["ditindak", "terbukti", "keberadaan", "klarifikasi", "ditindak"]
    assert [one.details for one in table.problems if one.code == "grade-unreadable"] == [{"grade": "ditindak"}]


PROTECTED = [
    ({"UMUR": "12"}, "anak"),
    ({"UMUR": "17 tahun"}, "anak"),
    ({"UMUR": "18"}, None),
    ({"TANGGAL LAHIR": "04-09-2006"}, "anak"),
    ({"TANGGAL LAHIR": "03-09-2006"}, None),
    ({"JENIS IZIN TINGGAL": "Pengungsi"}, "pengungsi"),
    ({"JENIS IZIN TINGGAL": "ITD"}, "diplomat"),
    ({"PERAN": "Pencari suaka"}, "pengungsi"),
    ({"PERAN": "Diplomat"}, "diplomat"),
    ({"PERAN": "Korban"}, "korban"),
    ({"JENIS KEJADIAN": "Penyelundupan manusia (korban)"}, "korban"),
    ({"JENIS KEJADIAN": "Penyelundupan manusia"}, None),
    ({"PERAN": "Pelaku"}, None),
    ({"PERAN": "Bukan korban"}, None),
]


@pytest.mark.parametrize(("row", "role"), PROTECTED)
def test_protected_persons_are_never_suspected_until_a_decision_stands(
    read: Read, row: dict[str, str], role: str | None
) -> None:
    """Children by birth date or age, refugees, diplomats and victims."""
    table = read({**SUSPECTED, **row}, {**DECIDED, **row, "TINGKAT KEPASTIAN": "Ditindak", "NO LAPORAN": "LK-2"})
    assert values(table, "protected") == [role, role]
    assert values(table, "grade") == ["klarifikasi" if role else "dugaan", "ditindak"]
    assert ("grade-protected" in codes(table)) is (role is not None)
    assert ("action-protected" in codes(table)) is (role in {"korban", "diplomat"})


def test_a_victim_in_other_text_is_asked_and_the_answer_remembered(read: Read) -> None:
    """Until then the person counts as klarifikasi at most; PERAN answers it, too."""
    row = {**SUSPECTED, "URAIAN": "Korban melapor ke kantor"}
    table = read(row)
    assert values(table, "grade") == ["klarifikasi"]
    assert "victim-asked" in codes(table)
    for answer, grade, role in (("pelaku", "dugaan", None), ("korban", "klarifikasi", "korban")):
        decided = Mappings(values={"role": {normal(row["URAIAN"]): answer}})
        table = read(row, decisions=decided)
        assert (values(table, "grade"), values(table, "protected")) == ([grade], [role])
        assert "victim-asked" not in codes(table)
    assert values(read({**row, "PERAN": "Pelaku"}), "grade") == ["dugaan"]


PRESS = [
    ({"NO AKREDITASI": "ID PERS 0617/2024"}, "Dugaan", "keberadaan", "grade-accredited"),
    ({"NO AKREDITASI": "Dewan Pers"}, "", "keberadaan", None),
    ({"NO AKREDITASI": "ada"}, "", "klarifikasi", None),
    ({"NO AKREDITASI": "belum ada nomor 12"}, "", "klarifikasi", None),
    ({"NO AKREDITASI": "KPU 88 s/d 31-08-2024"}, "", "klarifikasi", None),
    ({"NO AKREDITASI": "KPU 88 berlaku s/d 30-09-2024"}, "", "keberadaan", None),
    ({"NO AKREDITASI": "KPU 88/2024"}, "Klarifikasi", "klarifikasi", None),
    ({"URAIAN": "Mengaku jurnalis"}, "Dugaan", "klarifikasi", "grade-press"),
    ({"URAIAN": "Jurnalis tanpa kartu pers"}, "Dugaan", "dugaan", None),
    ({"URAIAN": "Jurnalis", "NO AKREDITASI": "tidak ada"}, "Dugaan", "dugaan", None),
    ({"URAIAN": "Pemantau di luar akreditasi", "NO AKREDITASI": "KPU 88/2024"}, "Dugaan", "dugaan", None),
    ({"URAIAN": "Jurnalis tanpa kartu pers", "PASAL": ""}, "Dugaan", "klarifikasi", "grade-without-ground"),
]


@pytest.mark.parametrize(("row", "stated", "grade", "code"), PRESS)
def test_an_accreditation_makes_a_presence_and_the_bare_word_no_suspicion(
    read: Read, row: dict[str, str], stated: str, grade: str, code: str | None
) -> None:
    """It needs a number or an issuer, and to be valid on the day; an officer may say that it was left."""
    table = read({**CASE, "TINGKAT KEPASTIAN": stated, **row})
    assert values(table, "grade") == [grade]
    assert {one for one in codes(table) if one.startswith("grade")} == ({code} if code else set())


def test_rows_that_name_different_persons_count_each_once(read: Read) -> None:
    """JUMLAH ORANG of the whole report is not that of each row; a difference is told."""
    people = [{"NAMA": f"MIRA {letter}", "NO PASPOR": f"A100000{place}", "JUMLAH ORANG": "4"}
              for place, letter in enumerate("ABC")]  # fmt: skip
    table = read(*people)
    assert values(table, "persons") == [1, 1, 1]
    (problem,) = (one for one in table.problems if one.code == "persons-differ")
    assert problem.details == {"stated": 4, "named": 3}
    agreeing = read(*({**one, "JUMLAH ORANG": "3"} for one in people))
    assert values(agreeing, "persons") == [1, 1, 1]
    assert "persons-differ" not in codes(agreeing)
    other = read(*({**one, "NO LAPORAN": f"LK-{place}"} for place, one in enumerate(people)))
    assert values(other, "persons") == [4, 4, 4]


def test_nobody_beside_a_name_is_one_and_told(read: Read) -> None:
    """Without a name, 0 persons are none."""
    table = read({**CASE, "JUMLAH ORANG": "0"}, {"NO LAPORAN": "LK-2", "JUMLAH ORANG": "0"}, {"NO LAPORAN": "LK-3"})
    assert values(table, "persons") == [1, 0, 1]
    assert [one.cell for one in table.problems if one.code == "persons-zero"] == ["N3"]


def test_one_number_for_two_incidents_is_told(read: Read) -> None:
    """Type, kecamatan and person are all others."""
    other = {
        **CASE,
        "NO PASPOR": "B7654321",
        "NAMA": "SEN B",
        "JENIS KEJADIAN": "Tanpa dokumen",
        "KECAMATAN": "Cilincing",
    }
    assert "report-split" in codes(read(CASE, other))
    assert "report-split" not in codes(read(CASE, {**other, "KECAMATAN": "Koja"}))


def test_stages_have_their_own_dates(read: Read) -> None:
    """P-21 is investigation until tahap II; a stage without its date is counted once and told."""
    table = read(
        {**CASE, "TAHAP PERKARA": "P-21", "TGL SPDP": "05-08-2024"},
        {**CASE, "TAHAP PERKARA": "Tahap II", "TGL SPDP": "05-08-2024", "TGL TAHAP II": "09-09-2024"},
        {**CASE, "TAHAP PERKARA": "Sidang"},
    )
    assert values(table, "stage") == ["sidik", "penuntutan", "sidang"]
    assert [str(one) for one in values(table, "penuntutan_date")] == ["None", "2024-09-09", "None"]
    assert [one.details for one in table.problems if one.code == "stage-undated"] == [{"count": 1}]


def test_a_receipt_is_a_decision_only_where_the_office_says_so(read: Read) -> None:
    """Else it is asked; a number of a decision needs no receipt."""
    row = {**CASE, "JENIS TAK": "Biaya beban", "NO KUITANSI": "NTPN 77", "TGL KUITANSI": "05-09-2024"}
    asked = read(row)
    assert (values(asked, "actions"), "receipt-asked" in codes(asked)) == ([()], True)
    counted = read(row, decisions=Mappings(enforcement=Enforcement(receipt="keputusan")))
    assert (values(counted, "actions"), values(counted, "decision_no")) == ([("TAK_E",)], ["NTPN 77"])
    refused = read(row, decisions=Mappings(enforcement=Enforcement(receipt="bukan")))
    assert (values(refused, "actions"), "action-no-decision" in codes(refused)) == ([()], True)
    in_place = {**row, "NO KUITANSI": "", "TGL KUITANSI": "", "NO SK": "Kuitansi 12", "TANGGAL SK": "05-09-2024"}
    assert "receipt-asked" in codes(read(in_place))
    decided = {**row, "NO SK": "SK-9", "TANGGAL SK": "06-09-2024"}
    assert values(read(decided), "actions") == [("TAK_E",)]


def test_a_penangkalan_under_an_own_number_is_asked(read: Read) -> None:
    """The office usually proposes it; number or prefix may be decided. Deportation beside it counts."""
    row = {**DECIDED, "NO SK": "W10.IMI.IMI.4-1101"}
    own = Enforcement(own_prefixes=("W10.IMI",))
    assert values(read(row), "actions") == [("TAK_A", "TAK_F")]
    asked = read(row, decisions=Mappings(enforcement=own))
    assert (values(asked, "actions"), "ban-asked" in codes(asked)) == ([("TAK_F", "USUL_TANGKAL")], True)
    for text, answer, actions in (
        ("W10.IMI.IMI.4-1101", "keputusan", ("TAK_A", "TAK_F")), ("W10.IMI", "usulan", ("TAK_F", "USUL_TANGKAL")),
    ):  # fmt: skip
        said = replace(Mappings(enforcement=own), values={"decision_no": {normal(text): answer}})
        table = read(row, decisions=said)
        assert (values(table, "actions"), "ban-asked" in codes(table)) == ([actions], False)


def test_an_action_against_a_citizen_is_told(read: Read) -> None:
    """It cannot be one on a foreigner."""
    assert "action-citizen" in codes(read({**DECIDED, "KEBANGSAAN": "Indonesia"}))
    assert "action-citizen" not in codes(read(DECIDED))


def test_all_articles_of_a_cell_are_looked_at(read: Read) -> None:
    """Pasal 78 ayat (3) behind another one asks for both actions, too."""
    row = {**DECIDED, "JENIS TAK": "Deportasi", "PASAL": "Pasal 75 ayat (1) dan Pasal 78 ayat (3)"}
    assert "article-78-3" in codes(read(row))


def test_what_an_unread_action_lacks_is_not_told(read: Read) -> None:
    """Only that it was not read: the deportation and the penangkalan may be what stands there."""
    row = {**DECIDED, "JENIS TAK": "Sesuai SK", "PASAL": "Pasal 78 ayat (3)"}
    assert {"article-78-3", "action-unread"} & set(codes(read(row))) == {"action-unread"}


@pytest.mark.parametrize("change", [{"JENIS TAK": ""}, {"JENIS TAK": "Sesuai SK"}, {"JENIS TAK": "-"}])
def test_a_decision_without_an_action_that_can_be_read_is_told(read: Read, change: dict[str, str]) -> None:
    """It is an error at its row, and marked, so that no document says that there was no action."""
    table = read({**DECIDED, **change})
    assert "action-unread" in codes(table)
    assert values(table, "unplaced") == [("UNREAD",)]
    assert values(table, "actions") == [()]


@pytest.mark.parametrize(
    "change",
    [{}, {"JENIS TAK": "Usulan penangkalan"}, {"JENIS TAK": "", "TAHAP PERKARA": "Sidang"},
     {"JENIS TAK": "", "TINGKAT KEPASTIAN": "Terbukti"}, {"JENIS TAK": "", "NO SK": "", "TANGGAL SK": ""}],
)  # fmt: skip
def test_other_rows_are_no_unread_decisions(read: Read, change: dict[str, str]) -> None:
    """An action that was read, a proposal, the number of a sentence, no decision at all."""
    table = read({**DECIDED, **change})
    assert "action-unread" not in codes(table)
    assert values(table, "unplaced") == [()]
