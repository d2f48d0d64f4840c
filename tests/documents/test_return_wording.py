"""What a return says to its superior: title, letter, proposals, marks, and notes below its forms."""

from __future__ import annotations

import pytest

from reports.model.document import Form, Listing, Table
from reports.model.figures import Status
from reports.vocabulary import actions


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


def test_a_form_names_the_cells_of_unknown_sex(invented):
    """JUMLAH is larger than L and P in those rows; a reader finds them without the workbook."""
    table, form = invented.figures().tables["tak-actions"], block(invented.document(), "tak-actions")
    note = next(note for note in form.notes if note.startswith("JUMLAH termasuk"))
    heads = dict(zip(("TAK_A", "TAK_B", "TAK_C", "TAK_F", "DETENSI", "TAK_E"), form.head[2], strict=True))
    named = 0
    for row in table.rows:
        for kind, head in heads.items():
            number = table.figure(row, f"{kind}-unknown").value
            expected = f"{head.text} {number} ({actions.article_label(row)})"
            assert (expected in note) == bool(number and kind != "DETENSI"), expected
            named += bool(number)
    assert named > 1
