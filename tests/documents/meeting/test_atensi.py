"""The message to leaders: who, what, when, where, with what result, and what is left to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reports.documents.meeting import follow_up_tables, outcome
from reports.documents.meeting.atensi import BUDGETS, attention_report
from reports.documents.meeting.report import report_figures
from reports.model.figures import Status
from reports.model.meeting import Decision, FollowUp, Level, Progress
from reports.render import plain_text
from reports.vocabulary.editions import WITHHELD
from tests.documents.meeting import minutes_material as made


def message(material, budget=BUDGETS[0]):
    """Return the message of a meeting as it is pasted."""
    return plain_text.render(attention_report(material, edition="antarinstansi", budget=budget))


def test_it_tells_as_many_points_as_its_budget_and_counts_the_rest():
    """Of sixty agencies the first absent ones are named."""
    text = message(made.large(), BUDGETS[-1])
    assert "serta 59 pokok bahasan lain dalam laporan hasil rapat." in text
    assert "dan 10 instansi lain." in text
    assert text.count("Tidak hadir: ") == 1


def test_each_budget_is_shorter_than_the_one_before():
    """So that a message that runs over its page always finds one that does not."""
    heights = [plain_text.count_lines(message(made.large(), budget)) for budget in BUDGETS]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > 62 >= heights[-1]


def test_its_parts_are_those_a_leader_looks_for():
    """Lettered one after the other; a part there is nothing of is left out."""
    parts = [line for line in message(made.held()).splitlines() if line[1:3] == ". " and line[0].islower()]
    assert parts == [
        "a. Pimpinan dan peserta", "b. Keadaan menurut data", "c. Pokok pembahasan", "d. Keputusan",
        "e. Tindak lanjut yang belum selesai (2 dari rapat ini, 1 dari rapat sebelumnya; 1 lewat tenggat)",
    ]  # fmt: skip
    quiet = message(made.quiet())
    assert "c. Keputusan" in quiet
    assert "Tindak lanjut" not in quiet


def test_what_shared_editions_withhold_is_counted_without_its_terms():
    """Neither a placeholder for a deadline nor one for a point; that there is a decision is told."""
    withheld = Decision(f"{WITHHELD}.", "Kantor Imigrasi")
    said = Decision("Data disampaikan paling lambat tanggal 5 setiap bulan", "Semua")
    task = replace(made.FOLLOW_UPS[2], task=WITHHELD, deadline=None, note=f"{WITHHELD}.")
    base = made.held()
    material = replace(
        base,
        meeting=replace(base.meeting, decisions=(said, withheld)),
        follow_ups=(*base.follow_ups[:2], task),
    )
    text = message(material)
    assert WITHHELD not in text
    assert "1. Data disampaikan paling lambat tanggal 5 setiap bulan (Semua)." in text
    assert "serta 1 keputusan yang hanya dimuat dalam edisi dinas." in text
    assert "serta 1 tindak lanjut yang hanya dimuat dalam edisi dinas." in text
    only = message(replace(material, meeting=replace(base.meeting, decisions=(withheld,))))
    assert "NIHIL" not in only
    assert outcome.decisions(material)[1] == (
        "Keputusan ini hanya dimuat dalam edisi dinas. Penanggung jawab: Kantor Imigrasi."
    )
    (row,) = follow_up_tables.new_table(material).rows
    assert row.cells == ("1", WITHHELD, "Kantor Imigrasi", "", "Proses")


def test_late_tasks_come_first():
    """Of very many only the first are told: those that a leader has to act on."""
    tasks = [line for line in message(made.held()).split("e. Tindak")[1].splitlines() if line[:2] in {"1.", "2.", "3."}]
    assert ["lewat" in line for line in tasks] == [True, False, False]


def test_its_figures_are_those_of_the_report():
    """Register, incidents by grade, actions and persons."""
    figures = report_figures(made.held()).tables
    value = {one.id: one.value for table in figures.values() for one in table.cells.values()}
    text = message(made.held())
    assert f"tercatat dalam register {value['stock-district-permit/total/total']:,} orang".replace(",", ".") in text
    assert f"tercatat {value['incidents-type-grade/total/total']} kejadian, yaitu " in text
    assert f"{value['incidents-type-grade/total/dugaan']} dugaan" in text
    acts, who = value["tak-actions/total/total"], value["tak-persons/total/total"]
    assert f"dikenakan {acts} tindakan administratif keimigrasian terhadap {who} orang" in text


def test_what_was_not_delivered_and_what_is_nil_are_told_apart():
    """Missing is not zero."""
    bare = replace(made.held(), data=made.data(status={"incidents": Status.MISSING}))
    assert "Catatan kejadian untuk bulan September 2024 belum disampaikan." in message(bare)
    assert "Catatan tindakan administratif keimigrasian belum disampaikan." in message(bare)
    quiet = message(made.quiet())
    assert "tidak tercatat kejadian." in quiet
    assert "Tidak ada tindakan administratif keimigrasian di seluruh wilayah kerja." in quiet


def test_a_meeting_of_a_kecamatan_tells_its_own_figures():
    """And says what is about the whole work area."""
    text = message(made.held(meeting={"level": Level.DISTRICT, "district": "31.72.03"}))
    assert "asing di Kecamatan Koja (seluruh wilayah kerja: " in text
    assert "Selama bulan September 2024 di Kecamatan Koja " in text
    assert "orang di seluruh wilayah kerja." in text


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (Decision("Data dikirim.", "Camat Koja", date(2024, 11, 1)),
         "1. Data dikirim (Camat Koja, tenggat 1 November 2024)."),
        (Decision("Data dikirim", "Camat Koja"), "1. Data dikirim (Camat Koja, tenggat belum ditetapkan)."),
        (Decision("Data dikirim", None, date(2024, 11, 1)),
         "1. Data dikirim (penanggung jawab belum ditetapkan, tenggat 1 November 2024)."),
        (Decision("Data dikirim"), "1. Data dikirim."),
        (Decision("Daftar pemantau asing terakreditasi diminta"),
         "1. Daftar pemantau asing terakreditasi diminta (Kantor Imigrasi, tenggat 1 November 2024)."),
    ],
)  # fmt: skip
def test_decisions_say_who_does_it_until_when(decision, told):
    """As in the report, from the decision or from the task that carries it out."""
    assert told in message(made.held(meeting={"decisions": (decision,)})).splitlines()


def test_open_tasks_say_how_late_they_are():
    """And of which meeting; a meeting without decisions says so."""
    text = message(made.held())
    assert "tenggat 30 September 2024, lewat 17 hari; rapat 18 Juli 2024)." in text
    assert "d. Keputusan\nNIHIL." in message(made.held(meeting={"decisions": ()}))


def test_answers_are_told_where_there_is_room():
    """They go first when there is none."""
    assert "kampanye. Tanggapan: setiap informasi" in message(made.held())
    assert "Tanggapan" not in message(made.held(), BUDGETS[1])


def test_a_task_that_a_decision_already_tells_is_not_told_again():
    """Decision and task are one line in the workbook's two sheets; others stay."""
    words, until = "Melaksanakan operasi gabungan tingkat kota", date(2024, 11, 22)
    task = FollowUp(words, "Kantor Imigrasi", until, Progress.OPEN, None, made.DAY, "rapat-2024-10-16")
    material = made.held()
    material = replace(material, follow_ups=(*material.follow_ups, task))
    text = message(material)
    assert text.count("perasi gabungan tingkat kota") == 1
    assert "e. Tindak lanjut lain yang belum selesai (2 dari rapat ini" in text
    shortest = message(material, replace_decisions(BUDGETS[0], 1))
    assert "e. Tindak lanjut yang belum selesai (3 dari rapat ini" in shortest, "a decision that is cut is told here"


def replace_decisions(budget, most):
    """Return a budget with another number of decisions."""
    return budget._replace(decisions=most)
