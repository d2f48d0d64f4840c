"""Administrative actions and articles as offices write them."""

from __future__ import annotations

from time import process_time

import pytest

from reports.intake.normalise import converters
from reports.vocabulary import actions

LONGEST_CELL = 32_767
"""Characters that Excel lets a cell hold."""


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Deportasi", ("TAK_F",)), ("DEPORTASI.", ("TAK_F",)), ("Pendeportasian", ("TAK_F",)),
        ("Deportasi dan penangkalan", ("TAK_A", "TAK_F")), ("Penangkalan; deportasi", ("TAK_A", "TAK_F")),
        ("deportasi, biaya beban", ("TAK_E", "TAK_F")), ("TAK berupa biaya beban", ("TAK_E",)),
        ("Keharusan bertempat tinggal", ("TAK_D",)), ("Pembatalan izin tinggal", ("TAK_B",)), ("Detensi", ("DETENSI",)),
        ("Cegah tangkal", ("TAK_A",)), ("Deportasi dan usulan penangkalan", ("TAK_F", "USUL_TANGKAL")),
        ("Usul cekal", ("USUL_TANGKAL",)),
    ],
)  # fmt: skip
def test_actions_are_known_by_their_words(text: str, kinds: tuple[str, ...]) -> None:
    """Several in one cell too; a proposed penangkalan is a kind of its own, and takes no penangkalan with it."""
    assert actions.actions_in(text) == (kinds, False, False)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rencana deportasi", ("TAK_F",)), ("Deportasi (proses)", ("TAK_F",)), ("akan deportasi", ("TAK_F",)),
        ("belum deportasi", ("TAK_F",)), ("usul penangkalan", ("TAK_A",)), ("Usulan pencegahan", ("TAK_A",)),
        ("Calon deportasi dan penangkalan", ("TAK_A", "TAK_F")),
    ],
)  # fmt: skip
def test_a_plan_is_no_action(text: str, kinds: tuple[str, ...]) -> None:
    """One word of it makes the whole cell a plan."""
    assert actions.actions_in(text) == (kinds, True, False)


@pytest.mark.parametrize(
    "text", ["dimarahi", "Dideportasi", "Tidak dideportasi", "tidak ada", "DEPORTASIKAN", "BIAYA", "Penangkal"]
)
def test_other_words_are_no_action(text: str) -> None:
    """Whole words only, and they are told as left over."""
    assert actions.actions_in(text) == ((), False, True)


@pytest.mark.parametrize("text", ["", "-", "TAK", "dan", "Tindakan Administratif Keimigrasian"])
def test_words_that_only_join_say_nothing(text: str) -> None:
    """Neither an action nor anything left over."""
    assert actions.actions_in(text) == ((), False, False)


@pytest.mark.parametrize(
    "text",
    ["Deportasi, diusulkan penangkalan", "Deportasi dan diusulkan penangkalan", "Deportasi; rencana cekal",
     "Deportasi serta akan diusulkan penangkalan", "Deportasi / usul penangkalan", "deportasi (diajukan penangkalan)"],
)  # fmt: skip
def test_a_proposal_behind_a_deportation_takes_it_not_away(text: str) -> None:
    """The deportation counts, and the ban is proposed."""
    judged = converters.action(text)
    assert (judged.value, judged.code) == ((("TAK_F", "USUL_TANGKAL"), False), None)


@pytest.mark.parametrize(
    ("text", "kinds"), [("Detensi, rencana deportasi", ("DETENSI",)), ("Biaya beban; akan deportasi", ("TAK_E",))]
)
def test_another_plan_behind_an_action_is_told(text: str, kinds: tuple[str, ...]) -> None:
    """What is in force counts."""
    judged = converters.action(text)
    assert (judged.value, judged.code) == ((kinds, False), "action-plan")


@pytest.mark.parametrize(
    "text",
    ["Calon deportasi dan penangkalan", "Deportasi dan penangkalan (proses)", "Deportasi, penangkalan: rencana",
     "Deportasi diusulkan dan penangkalan", "Rencana deportasi, usulan cekal"],
)  # fmt: skip
def test_a_plan_that_may_be_of_all_actions_counts_none(text: str) -> None:
    """Nothing is counted that may be planned."""
    assert converters.action(text).value[1] is True


UNDONE = [
    "Pencabutan penangkalan", "Penangkalan dicabut", "Penangkalan (sudah dicabut)", "Pembatalan deportasi",
    "SK Deportasi dibatalkan", "Pengeluaran dari detensi", "Pembebasan dari ruang detensi", "Dibebaskan dari detensi",
    "Penghapusan dari daftar penangkalan", "Detensi berakhir", "Keberatan atas deportasi", "pembatalan SK cekal",
    "Pencabutan keputusan penangkalan", "BIAYA BEBAN DIHAPUS",
]  # fmt: skip


@pytest.mark.parametrize("text", UNDONE)
def test_an_action_that_is_taken_back_is_none(text: str) -> None:
    """The decision that ends it is none of Pasal 75, and is told."""
    judged = converters.action(text)
    assert (judged.value, judged.code) == (((), True), "action-undone")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Pembatalan izin tinggal, deportasi", ("TAK_B", "TAK_F")), ("ITAS dicabut, deportasi", ("TAK_B", "TAK_F")),
        ("Deportasi, dicabut izin tinggalnya", ("TAK_F",)), ("Pencabutan", ("TAK_B",)),
        ("Pencabutan KITAP dan penangkalan", ("TAK_A", "TAK_B")), ("Pencabutan dan penangkalan", ("TAK_A", "TAK_B")),
        ("Dikeluarkan SK deportasi", ("TAK_F",)), ("Deportasi atas permohonan sendiri", ("TAK_F",)),
        ("Izin tinggal dibatalkan", ("TAK_B",)), ("Deportasi dan denda", ("TAK_E", "TAK_F")), ("Denda", ("TAK_E",)),
    ],
)  # fmt: skip
def test_a_permit_that_is_taken_back_is_an_action(text: str, kinds: tuple[str, ...]) -> None:
    """Only what is itself an action of Pasal 75 is ended by such words; a fine beside it is biaya beban."""
    judged = converters.action(text)
    assert (judged.value, judged.code) == ((kinds, False), None)


def test_what_is_not_taken_back_stays_beside_it() -> None:
    """The deportation counts, and what ended is told."""
    judged = converters.action("Detensi berakhir, deportasi")
    assert (judged.value, judged.code) == ((("TAK_F",), False), "action-undone")


@pytest.mark.parametrize("text", ["Permohonan deportasi", "Surat permintaan cekal", "Penundaan deportasi"])
def test_what_is_asked_for_or_put_off_is_a_plan(text: str) -> None:
    """As a proposal is."""
    assert actions.actions_in(text)[1]


@pytest.mark.parametrize("text", ["Pidana denda", "Denda pidana Rp5.000.000", "denda tipiring"])
def test_a_fine_of_a_court_is_no_action(text: str) -> None:
    """It is told as unread."""
    assert actions.actions_in(text)[0] == ()


def test_what_stands_beside_an_action_is_told_as_left_over() -> None:
    """So that a longer text is not taken for certain."""
    assert actions.actions_in("Deportasi ke Jepang") == (("TAK_F",), False, True)
    assert actions.actions_in("dalam proses deportasi") == (("TAK_F",), True, True)


@pytest.mark.parametrize("kind", actions.KINDS)
def test_every_kind_has_a_word_of_its_own(kind: str) -> None:
    """None of them is another kind's."""
    for alias in actions.kinds()[kind]["aliases"] or ():
        assert actions.actions_in(alias.lower()) == ((kind,), False, False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pasal 75 ayat (1) UU 6/2011", "75-1"), ("UU No. 6 Tahun 2011 Pasal 75", "75"), ("PASAL 75(1)", "75-1"),
        ("pasal 119 ayat (1) dan (2)", "119-1"), ("Pasal 75 ayat 2 huruf d", "75-2-d"), ("Psl 122 huruf a", "122-a"),
        ("Psl. 122 hrf. a", "122-a"), ("Pasal 75A", "75-a"), ("Ps. 78 (3)", "78-3"), ("71 jo. 116", "71"),
        ("78 ayat (3) jo 75", "78-3"), ("pasal  75\nayat (1)", "75-1"), ("75", "75"), ("75 ayat (1) UU 6/2011", "75-1"),
        ("UU 6/2011 75 ayat (1)", "75-1"), ("Pasal 78 dan Pasal 75", "78"),
    ],
)  # fmt: skip
def test_the_first_article_is_read_with_clause_and_letter(text: str, code: str) -> None:
    """Where the word Pasal stands, what follows it; a law before or behind is no article."""
    assert actions.article_code(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "-", "pasal", "Pasal VII", "menyusul", "2011", "Pasal 1234", "A75", "ayat (1)", "ayat 1", "AYAT(2)",
     "ayat  (1)",
     "UU 6/2011", "UU No. 6 Tahun 2011", "UU RI Nomor 6 Th. 2011", "Undang-Undang Nomor 6 Tahun 2011", "PP 31/2013"],
)  # fmt: skip
def test_what_names_no_article_is_none(text: str) -> None:
    """The number of a law is none: a suspicion would rest on it. Nor is a clause alone."""
    assert actions.article_code(text) is None


@pytest.mark.parametrize(
    ("code", "label"),
    [("75-2-d", "Pasal 75 ayat (2) huruf d"), ("122-a", "Pasal 122 huruf a"), ("71", "Pasal 71"),
     ("78-3", "Pasal 78 ayat (3)"), ("unknown", "Tidak diketahui")],
)  # fmt: skip
def test_a_code_is_printed_as_an_article_and_read_back(code: str, label: str) -> None:
    """What is printed means the same when it is read again."""
    assert actions.article_label(code) == label
    assert actions.article_code(label) == (None if code == "unknown" else code)


def test_articles_stand_by_their_numbers_and_the_unknown_last() -> None:
    """Not by their letters, where 122 would stand before 71."""
    codes = ["unknown", "122-a", "75-2-d", "71", "75-1", "119", "75"]
    assert sorted(codes, key=actions.article_order) == ["71", "75", "75-1", "75-2-d", "119", "122-a", "unknown"]


@pytest.mark.parametrize("filling", [" ", "PASAL ", "75 ", "(", "AYAT ", "UU 6/", "DAN ", "DEPORTASI "])
def test_the_longest_cell_costs_no_more_than_any_other(filling: str) -> None:
    """However it is filled."""
    text = "1" + (filling * LONGEST_CELL)[: LONGEST_CELL - 2] + "x"
    begun = process_time()
    actions.article_code(text)
    actions.actions_in(text)
    assert process_time() - begun < 1
