"""What a return says to its superior: title, letter, proposals, marks, and notes below its forms."""

from __future__ import annotations

import re
from datetime import date

import pytest

from reports.model.document import Form, Listing, Table
from reports.model.events import Event
from reports.model.figures import Status
from reports.render.excel.form_body import summed_cells


def sections(parts):
    """Yield every section."""
    for part in parts:
        yield part
        yield from sections(part.sections)


def blocks(document, kind):
    """Return the blocks of a kind in reading order."""
    return [block for part in sections(document.sections) for block in part.blocks if isinstance(block, kind)]


def block(document, block_id):
    """Return a table or form by id."""
    return next(table for table in blocks(document, Table | Form) if table.id == block_id)


def test_a_report_to_a_superior_assigns_nothing(invented):
    """It tells plans, asks for direction and advises; a month without a meeting in a kecamatan is no fault."""
    for document in (invented.document(), invented.only_register(), invented.document("2024-07..2024-09")):
        told = [item for listing in blocks(document, Listing) for item in listing.items]
        assert not [item for item in told if item.startswith(("Menugaskan", "Menetapkan")) or "jadwal rapat" in item]
        advice = next(part for part in sections(document.sections) if part.id == "saran").blocks[0]
        assert all(item.startswith("Agar ") for item in advice.items)
        assert next(part for part in sections(document.sections) if part.id == "rencana").blocks


@pytest.mark.parametrize(
    ("period", "title"),
    [("2024-09", "Bulanan"), ("2024-07..2024-09", "Triwulan III"), ("2024-01..2024-03", "Triwulan I"),
     ("2024-08..2024-10", "Gabungan"), ("2024-07..2024-12", "Semester II"), ("2024-04..2024-09", "Gabungan"),
     ("2024", "Tahunan"), ("2024-08..2024-09", "Gabungan")],
)  # fmt: skip
def test_a_return_is_named_after_its_months(invented, period, title):
    """Only whole quarters and halves of a year have a name of their own."""
    assert invented.document(period).title == f"Laporan {title}"


def test_the_letter_names_who_asked_for_the_return(invented):
    """The article of the team alone asks for no monthly return."""
    body = invented.document().letter.body[0].text
    assert "Pasal 69 Undang-Undang Nomor 6 Tahun 2011" in body
    assert "IMI.1-TI.03-3178" in body
    assert invented.document("2018-07", day=None).letter.body[0].text.count("Surat Sekretaris") == 0


def test_an_office_does_not_deliver_its_own_register(invented):
    """The letter says that it cannot be shown yet, and promises no reconciliation."""
    document = invented.document(status=dict.fromkeys(("register", "agency_counts"), Status.MISSING))
    text = document.letter.body[1].text
    assert "belum dapat disajikan" in text
    assert "belum disampaikan" not in text
    assert "rekonsiliasi" not in text


def test_the_mark_of_the_edition_stands_on_every_page(invented):
    """Small numbers are not protected in it."""
    assert invented.document().classification.startswith("EDISI DINAS")
    assert invented.document(edition="antarinstansi").classification == "TERBATAS"
    assert not invented.document(edition="publik").classification


def test_every_total_of_a_form_is_the_sum_of_what_stands_on_it(invented):
    """L, P and a line of unknown sex; what has no column has a line too, and detention is told apart."""
    lines = 0
    for form in blocks(invented.document(), Form):
        if not form.summed:
            continue
        rows = (*form.rows, form.total)
        for index, row in enumerate(rows):
            below = form.below(index)
            parts = [row[column] for column in form.summed]
            parts += [cell for line in below for cell in summed_cells(line, form.summed)]
            assert sum(part.value for part in parts) == row[-1].value, (form.id, index)
            lines += len(below)
        for column in range(2, len(form.total)):
            assert sum(row[column].value for row in form.rows) == form.total[column].value, (form.id, column)
    assert lines > 4


def test_an_order_of_residence_has_a_line_of_its_own(invented):
    """The form has no column for Pasal 75 ayat (2) huruf d."""
    form = block(invented.document(), "tak-actions")
    labels_below = {line.label for lines in form.sublines for line in lines}
    assert any(label.startswith("keharusan bertempat tinggal") for label in labels_below)


def test_a_month_without_anything_is_told_in_whole_sentences(invented):
    """Nothing “holds no persons” or “is there no meeting”."""
    text = repr(invented.nothing_happened())
    assert not re.search(r"(terdapat|memuat|mencatat|tercatat|diselenggarakan) tidak ada", text, re.IGNORECASE)
    assert "dalam catatan kegiatan tidak ada rapat koordinasi dan operasi gabungan" in text
    assert not re.search(r"\b0 orang", text)
    assert "Dukcapil tidak mencatat orang asing; register juga tidak mencatat pemegang izin tinggal ITAS" in text


def test_the_form_of_the_team_says_what_short_names_of_agencies_mean(invented):
    """Those of its own remarks alone, each once, whatever their case; official ones such as Polres need no words."""

    def notes(agencies):
        event = Event(date(2024, 9, 3), "rapat", "kota", None, "Rapat", "Aula", agencies=agencies)
        form = next(one for one in blocks(invented.document(happened=(event,)), Form) if one.id.startswith("timpora"))
        return [note for note in form.notes if note.startswith("Singkatan")]

    assert notes("Imigrasi, KEJARI, Sudin Dukcapil, Sudin Pendidikan, Polres") == [
        "Singkatan: Dukcapil (Kependudukan dan Pencatatan Sipil), Kejari (Kejaksaan Negeri), Sudin (Suku Dinas)."
    ]
    assert notes("Imigrasi, Camat, Lurah") == []
