"""The last chapters of a briefing pack: what agencies are asked, and what the meeting may decide."""

from __future__ import annotations

from dataclasses import replace

from reports.documents.figures_used import iter_blocks
from reports.documents.meeting.pack import briefing_pack
from reports.documents.meeting.recommendations import decisions
from reports.model.document import Listing, Paragraph
from reports.vocabulary import formats
from reports.vocabulary.config import Config
from reports.vocabulary.editions import WITHHELD


def pack(material):
    """Compose the pack of a meeting."""
    return briefing_pack(material, edition="antarinstansi", version="0.0.0")


def table(document, name):
    """Return a table by its id."""
    return next(block for block in iter_blocks(document.sections) if getattr(block, "id", "") == name)


def test_two_tasks_of_an_agency_and_one_that_is_withheld_are_asked_about_by_number(meetings):
    """Two quotations in full one after the other are no question; a placeholder is none either."""
    first = replace(meetings.TASKS[0], owner="KPU Jakarta Utara")
    for tasks in ((first, replace(first, task="Menyampaikan jadwal")), (replace(first, task=WITHHELD, deadline=None),)):
        material = meetings.city(follow_ups=tasks)
        rows = dict(row.cells for row in table(pack(material), "pertanyaan-instansi").rows)
        numbers = formats.joined([str(number) for number in range(1, len(tasks) + 1)])
        assert f"tindak lanjut nomor {numbers} pada Bagian 6?" in rows["KPU Jakarta Utara"]
        assert "“" not in rows["KPU Jakarta Utara"]


def test_proposals_are_told_once(meetings):
    """The last chapter refers to the first page, unless that has fewer of them or other words."""
    material = meetings.city()
    (proposed,) = [part for part in pack(material).sections if part.id == "rekomendasi"]
    (listed,) = decisions(material)
    assert listed.items
    assert [type(block) for block in proposed.blocks] == [Paragraph]
    assert "halaman pertama" in proposed.blocks[0].text
    own = meetings.data(config=Config(narrative={"bahan-keputusan": "Menetapkan A."}))
    (other,) = [part for part in pack(meetings.city(data=own)).sections if part.id == "rekomendasi"]
    assert [type(block) for block in other.blocks] == [Paragraph, Listing]
    assert other.blocks[1].items == listed.items
