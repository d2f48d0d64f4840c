"""What the program says of the sample office against the truth: each function returns the differences, empty when none.

A figures file is compared with the independent count, ``pora check --json`` with the tables and the traps.
"""

from __future__ import annotations

BINS = ("seen", "accepted", "set_aside", "duplicate", "structure")


def figure_differences(expected, figures):
    """Return (id, expected, found) of figures that are not as counted; one that was not counted must be zero or empty.

    Args:
        expected: ``expected_figures`` of the counter beside this file.
        figures: the list ``figures`` of a figures.json.
    """
    found = {one["id"]: one["value"] for one in figures}
    wrong = [(key, value, found.get(key)) for key, value in expected.items() if found.get(key) != value]
    return wrong + [(key, 0, value) for key, value in found.items() if key not in expected and value]


def relative(path):
    """Return a path as the truth names it, from ``inputs/`` of the office."""
    return f"inputs/{path.rsplit('inputs/', 1)[-1]}"


def tables_of(report):
    """Return every table of a check report with its path and sheet."""
    return [
        (relative(file["path"]), sheet["name"], table)
        for file in report["files"]
        for sheet in file["sheets"]
        for table in sheet["tables"]
    ]


def table_differences(truth, report):
    """Return what differs between the tables that are there and those that were recognised, bins included."""
    there = {
        (
            table.path,
            table.sheet,
            table.kind,
            table.period,
            table.header_rows,
            table.data_rows,
            *(getattr(table.bins, name) for name in BINS),
        )
        for table in truth.tables
    }
    found = {
        (path, sheet, table["kind"], table["period"], tuple(table["header_rows"]),
         table["data_rows"] and tuple(table["data_rows"]),
         *(table["rows"][name] for name in BINS))
        for path, sheet, table in tables_of(report)
    }  # fmt: skip
    return sorted(map(str, there ^ found))


def trap_differences(truth, report):
    """Return the traps whose problem was not found in their cell, and those to be read without a word that were not."""
    at_cell, at_sheet = {}, {}
    for problem in report["problems"]:
        path = relative(problem["path"])
        at_cell.setdefault((path, problem["sheet"], problem["cell"]), set()).add(problem["code"])
        at_sheet.setdefault((path, problem["sheet"]), set()).add(problem["code"])
        at_sheet.setdefault((path, None), set()).add(problem["code"])
    wrong = []
    for trap in truth.traps:
        cell, sheet = (trap.path, trap.sheet, trap.cell), (trap.path, trap.sheet)
        said = at_cell.get(cell, set()) if trap.cell else at_sheet.get(sheet, set())
        if trap.code not in said if trap.code else trap.cell and said:
            wrong.append((trap, sorted(said)))
    return wrong
