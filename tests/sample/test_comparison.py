"""The comparison with the truth finds what differs."""

from __future__ import annotations

import dataclasses

import sample_comparison as compare
from independent_count import expected_figures


def report_of(truth):
    """Return the check report that the truth itself would make."""
    tables = [
        {
            "path": f"some/office/{table.path}",
            "sheets": [
                {
                    "name": table.sheet,
                    "tables": [
                        {
                            "kind": table.kind,
                            "period": table.period,
                            "header_rows": list(table.header_rows),
                            "data_rows": table.data_rows and list(table.data_rows),
                            "rows": {"seen": table.bins.seen, **dataclasses.asdict(table.bins)},
                        }
                    ],
                }
            ],
        }
        for table in truth.tables
    ]
    problems = [
        {"code": trap.code, "path": f"some/office/{trap.path}", "sheet": trap.sheet, "cell": trap.cell}
        for trap in truth.traps
        if trap.code
    ]
    return {"files": tables, "problems": problems}


def test_truth_agrees_with_itself(truth):
    """A report that says the truth has no differences."""
    report = report_of(truth)
    assert (compare.table_differences(truth, report), compare.trap_differences(truth, report)) == ([], [])


def test_a_lost_row_is_found(truth):
    """One row less in one table is a difference on both sides."""
    report = report_of(truth)
    report["files"][0]["sheets"][0]["tables"][0]["rows"]["accepted"] -= 1
    assert len(compare.table_differences(truth, report)) == 2


def test_a_missed_trap_and_a_false_alarm_are_found(truth):
    """A problem in another cell is missed where it belongs; one on a readable cell is too much."""
    report = report_of(truth)
    missed = next(problem for problem in report["problems"] if problem["code"] == "date-impossible")
    readable = next(trap for trap in truth.traps if trap.code is None and trap.cell)
    missed["cell"], missed["sheet"], missed["path"] = readable.cell, readable.sheet, readable.path
    wrong = {trap.code for trap, _ in compare.trap_differences(truth, report)}
    assert wrong == {"date-impossible", None}


def test_a_wrong_figure_and_an_uncounted_one_are_found(truth):
    """Both a wrong value and a value where there is nothing are differences."""
    expected = expected_figures(truth, "2024-09")
    figures = [{"id": key, "value": value} for key, value in expected.items()]
    figures[0]["value"] += 1
    figures += [{"id": "tak-persons/ISL/TAK_F", "value": 1}, {"id": "tak-persons/ISL/TAK_A", "value": 0}]
    assert [key for key, *_ in compare.figure_differences(expected, figures)] == [
        figures[0]["id"],
        "tak-persons/ISL/TAK_F",
    ]
