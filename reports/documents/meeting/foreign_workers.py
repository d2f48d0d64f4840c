"""Compose the part on foreign workers by kecamatan and size of their place of work, of a meeting on places of work.

No name and nothing adverse: kecamatan, classes of size, numbers. The list of sponsors by name is in the annex of names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.meeting import naming
from reports.documents.meeting.own_paragraphs import paragraph
from reports.documents.tables import Shape, reading_table, stock_place_rows
from reports.model.figures import TOTAL, Status
from reports.vocabulary import formats, labels
from reports.vocabulary import workplaces as sizes
from reports.vocabulary.workplaces import BY_SIZE, WORKERS, WORKERS_BY_DISTRICT, WORKPLACES

if TYPE_CHECKING:
    from reports.documents.meeting.material import MeetingMaterial
    from reports.model.document import Block, Table

_COLUMNS = {WORKPLACES: "Tempat kerja", WORKERS: "Tenaga kerja asing"}
_NEUTRAL = "Tercantumnya tempat kerja tidak berarti ada pelanggaran."


def blocks(material: MeetingMaterial) -> tuple[Block, ...]:
    """Return a sentence and two tables; a sentence alone without workers or where nobody can know; else nothing."""
    data = material.data
    if not material.theme.sponsors or WORKERS_BY_DISTRICT not in data.figures.tables:
        return ()
    total, places = data.figure(WORKERS_BY_DISTRICT), data.figure(BY_SIZE, TOTAL, WORKPLACES)
    area = naming.whole_area_phrase(material)
    if total.value is None:
        text = _unavailable(material)
    elif not total.value:
        text = (
            f"{formats.NIHIL}: {data.as_of} register tidak mencatat tenaga kerja asing yang nama penjaminnya tercatat"
            f"{area}."
        )
    else:
        text = (
            f"{formats.opening(data.as_of)} register mencatat {formats.counted(total)} asing yang bekerja pada "
            f"{formats.counted(places)}{area}. {_NEUTRAL}"
        )
    opening = paragraph(material, "bahan-tempat-kerja", text, (total, places))
    return (opening, *(naming.with_area_subtitles(material, _tables(material)) if total.value else ()))


def _unavailable(material: MeetingMaterial) -> str:
    """Return the sentence where the register is missing, or says of nobody where they work."""
    data = material.data
    if data.figure("stock-district-permit").status is Status.MISSING:
        return f"{formats.opening(data.as_of)} register orang asing {data.undelivered('register')}."
    return (
        "Tenaga kerja asing menurut tempat kerja: data belum tersedia, karena register tidak memuat nama penjamin atau "
        "maksud keberadaan."
    )


def _tables(material: MeetingMaterial) -> tuple[Table, ...]:
    data = material.data
    classes = sizes.labels()
    by_place = Shape(
        "Tenaga kerja asing menurut kecamatan dan ukuran tempat kerja", "Orang", "Kecamatan", labels.place_label,
        classes.__getitem__,
    )  # fmt: skip
    by_size = Shape(
        "Tempat kerja menurut ukuran", "Menurut banyaknya tenaga kerja asing", "Ukuran (orang asing)",
        classes.__getitem__, _COLUMNS.__getitem__, total_column="",
    )  # fmt: skip
    return (
        reading_table(
            data, WORKERS_BY_DISTRICT, by_place, rows=stock_place_rows(data, WORKERS_BY_DISTRICT),
            columns=tuple(classes), stock=True,
        ),
        reading_table(data, BY_SIZE, by_size, rows=(*classes, TOTAL), columns=tuple(_COLUMNS), stock=True),
    )  # fmt: skip
