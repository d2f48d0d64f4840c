"""The table of administrative actions by kind adds up wherever the documents of a meeting print it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.documents.figures_used import iter_blocks
from reports.documents.meeting.briefing_slides import briefing_slides
from reports.documents.meeting.minutes_slides import presentation
from reports.documents.meeting.pack import briefing_pack
from reports.documents.meeting.report import meeting_report, report_figures
from reports.model.document import Table
from reports.model.figures import TOTAL, Figure, Status
from reports.vocabulary import labels
from tests.documents.meeting import minutes_material as made

JOINING, APART = labels.DETENTION_ROWS.values()


def material(actions):
    """Return a meeting whose office took the actions given: (article, kind and sex) → number; persons one an action."""
    held = made.held()
    tables = dict(held.data.figures.tables)
    like = tables["tak-actions"]
    rows = tuple(dict.fromkeys(article for article, _ in actions))
    tables["tak-actions"] = filled(like, rows, actions, joins)
    kinds = {("CHN", code.rpartition("-")[0]): 0 for _, code in actions}
    for (_, code), value in actions.items():
        kinds["CHN", code.rpartition("-")[0]] += value
    tables["tak-persons"] = filled(tables["tak-persons"], ("CHN",), kinds, lambda _row, _column: True)
    return replace(held, data=replace(held.data, figures=replace(held.data.figures, tables=tables)))


def joins(article, code):
    """Tell whether actions join the total: detention only under Pasal 75 ayat (2) huruf d."""
    return not code.startswith("DETENSI") or article == "75-2-d"


def filled(like, rows, values, counts):
    """Return a table like another one with other values, and margins by the rule given."""

    def figure(row, column, value):
        return Figure(like.id, row, column, value, like.unit, like.definition, like.as_of, Status.VALUE)

    cells = {place: figure(*place, value) for place, value in values.items()}
    for column in dict.fromkeys(column for _, column in values):
        below = sum(value for (_, other), value in values.items() if other == column)
        cells[TOTAL, column] = figure(TOTAL, column, below)
    for row in (*rows, TOTAL):
        across = [value for place, value in values.items() if row in {place[0], TOTAL} and counts(*place)]
        cells[row, TOTAL] = figure(row, TOTAL, sum(across))
    columns = tuple(dict.fromkeys((*like.columns, *(column for _, column in values))))
    return replace(like, rows=rows, columns=columns, cells=cells, status=Status.VALUE)


EVERYTHING = {
    ("75-1", "TAK_F-L"): 5, ("75-1", "TAK_A-P"): 3, ("75-1", "DETENSI-L"): 9, ("75-2-d", "DETENSI-L"): 2,
    ("83", "DETENSI-P"): 4,
}  # fmt: skip
ALONE = {("83", "DETENSI-L"): 3}
COMPOSERS = {
    "pack": lambda one: briefing_pack(one, edition="antarinstansi", version="0"),
    "slides of the pack": lambda one: briefing_slides(one, edition="antarinstansi"),
    "report": lambda one: meeting_report(one, edition="antarinstansi", version="0", pictures=()),
    "slides of the report": lambda one: presentation(one, edition="antarinstansi"),
}


def table_of(document):
    """Return the one table of actions by kind."""
    (found,) = (one for one in iter_blocks(document.sections) if isinstance(one, Table) and one.id == "tak-jenis")
    return found


@pytest.mark.parametrize("compose", COMPOSERS.values(), ids=COMPOSERS)
@pytest.mark.parametrize(
    ("actions", "apart"), [(EVERYTHING, {APART: 13}), ({**EVERYTHING, ("83", "DETENSI-P"): 0}, {APART: 9}),
                           ({("75-1", "TAK_F-L"): 5, ("75-2-d", "DETENSI-L"): 2}, {}), (ALONE, {APART: 3})]
)  # fmt: skip
def test_the_rows_above_the_total_add_up_to_it(compose, actions, apart):
    """Detention under Pasal 75 ayat (2) huruf d is one of them; all other detention stands below the total."""
    rows = table_of(compose(material(actions))).rows
    (place,) = (index for index, row in enumerate(rows) if row.role == "total")
    above = sum(row.cells[1].value for row in rows[:place])
    expected = sum(value for place, value in actions.items() if joins(*place))
    assert above == rows[place].cells[1].value == expected
    assert {row.cells[0].partition(";")[0]: row.cells[1].value for row in rows[place + 1 :]} == apart


def test_the_report_hands_out_the_figures_of_both_rows_of_detention():
    """As the pack does, under the same ids."""
    given = material(EVERYTHING)
    told = {one.id: one.value for one in report_figures(given).tables["tak-jenis"].cells.values()}
    assert told["tak-jenis/DETENSI-TAK/tindakan"] == 2
    assert told["tak-jenis/DETENSI-LAIN/tindakan"] == 13
    assert told["tak-jenis/DETENSI/orang"] == 15
    assert JOINING in [row.cells[0] for row in table_of(COMPOSERS["report"](given)).rows]


def test_without_actions_the_report_has_a_sentence():
    """No table of nothing but a total."""
    document = COMPOSERS["report"](material({("75-1", "TAK_F-L"): 0}))
    assert not [one for one in iter_blocks(document.sections) if isinstance(one, Table) and one.id == "tak-jenis"]
