"""Tasks of earlier meetings in the report of a meeting and on its slides: columns, and what is counted only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reports.documents.figures_used import iter_blocks
from reports.documents.meeting.follow_up_tables import carried_table
from reports.documents.meeting.minutes_slides import presentation
from reports.model.document import Table
from tests.documents.meeting import minutes_material as made


def test_origin_and_age_stand_in_columns_where_they_differ():
    """Where all tasks are of one meeting, a column would repeat its day; a slide has no room for ages."""
    material = made.held()
    older = replace(material.follow_ups[0], since=date(2024, 4, 18), task="Menyusun daftar hotel")
    material = replace(material, follow_ups=(older, *material.follow_ups))
    carried = carried_table(material)
    assert carried.head[-2:] == ("Asal", "Umur")
    assert carried.subtitle.endswith("; umur sejak rapat asal")
    on_slides = {
        one.id: one
        for one in iter_blocks(presentation(material, edition="antarinstansi").sections)
        if isinstance(one, Table)
    }
    assert on_slides["tindak-lanjut-sebelumnya"].head == carried.head[:-1]
    assert not on_slides["tindak-lanjut-sebelumnya"].subtitle.endswith("umur sejak rapat asal")
    assert "Asal" not in carried_table(made.held()).head


def test_many_finished_tasks_are_counted_beside_open_ones():
    """They filled the last pages; the register has them all. Where all are finished they are listed."""
    material = made.held()
    open_one, closed = material.follow_ups[0], material.follow_ups[1]
    finished = tuple(replace(closed, task=f"Tugas {number}") for number in range(11))
    carried = carried_table(replace(material, follow_ups=(open_one, *finished)))
    assert len(carried.rows) == 1
    assert carried.notes == ("Serta 11 yang telah selesai, dalam register tindak lanjut (tindak-lanjut.xlsx).",)
    assert len(carried_table(replace(material, follow_ups=(open_one, *finished[:10]))).rows) == 11
    assert len(carried_table(replace(material, follow_ups=finished)).rows) == 11
