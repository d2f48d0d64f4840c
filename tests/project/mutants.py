"""Breaks the program in one place after the other and prints each place that no test notices.

Usage: python tests/project/mutants.py [PACKAGE|MODULE]...

Cosmic Ray makes the mutants; each is tested in a copy of the project below build/mutants, by the tests of its package.
A package takes hours: name a module to look at that alone. What is printed is no fault by itself: the mutant may mean
the same, or concern nothing that anybody relies on.
"""

from __future__ import annotations

import ast
import os
import queue
import shlex
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve
from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cosmic_ray.work_item import MutationSpec, WorkItem

    Position = tuple[int, int]
    """Line, from 1, and column, from 0."""

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "mutants"
COPIED = ("reports", "tests", "templates", "inputs", "docs", "tools", "setup.cfg", "pyproject.toml", "README.md")
TESTS = {
    "reports/measures": ("tests/measures",),
    "reports/intake/validate": ("tests/intake/validate",),
    "reports/intake/recognise": ("tests/intake/recognise",),
    "reports/publish": ("tests/publish",),
    "reports/private_files.py": ("tests/publish",),
}
"""What is broken unless the command line says otherwise, and the tests that must notice it."""
OPERATORS = frozenset(
    f"core/{name}"
    for name in (
        "AddNot", "NumberReplacer", "ReplaceAndWithOr", "ReplaceOrWithAnd", "ReplaceTrueWithFalse",
        "ReplaceFalseWithTrue", "ReplaceBreakWithContinue", "ReplaceContinueWithBreak", "ZeroIterationForLoop",
        "ReplaceUnaryOperator_Delete_Not", "ReplaceUnaryOperator_Delete_USub",
        "ReplaceComparisonOperator_Lt_LtE", "ReplaceComparisonOperator_LtE_Lt", "ReplaceComparisonOperator_Gt_GtE",
        "ReplaceComparisonOperator_GtE_Gt", "ReplaceComparisonOperator_Eq_NotEq", "ReplaceComparisonOperator_NotEq_Eq",
        "ReplaceComparisonOperator_Is_IsNot", "ReplaceComparisonOperator_IsNot_Is",
        "ReplaceBinaryOperator_Add_Sub", "ReplaceBinaryOperator_Sub_Add", "ReplaceBinaryOperator_Mul_FloorDiv",
        "ReplaceBinaryOperator_FloorDiv_Mul", "ReplaceBinaryOperator_Div_Mul", "ReplaceBinaryOperator_BitOr_BitAnd",
        "ReplaceBinaryOperator_BitAnd_BitOr",
    )
)  # fmt: skip
"""One or two ways to break each construct; all of Cosmic Ray's make five times as many mutants and tell no more."""
PATIENCE = 4
"""Times the tests of the unbroken program, after which a mutant counts as noticed: it runs for ever."""


@dataclass(frozen=True)
class Target:
    """What is broken, and by which tests that must be noticed."""

    name: str
    tests: tuple[str, ...]
    timeout: float = 0.0

    @property
    def modules(self) -> tuple[Path, ...]:
        """The modules, relative to the project."""
        path = ROOT / self.name
        return tuple(one.relative_to(ROOT) for one in (sorted(path.rglob("*.py")) if path.is_dir() else [path]))


def targets(names: Sequence[str]) -> Iterator[Target]:
    """Yield what is to be broken; a module is tested by the tests of its package."""
    for name in names or TESTS:
        known = next((one for one in TESTS if Path(name).is_relative_to(one)), None)
        if known is None or not (ROOT / name).exists():
            sys.exit(f"{name}: choose of {', '.join(TESTS)}, or a module of them")
        yield Target(name, TESTS[known])


def copied(number: int) -> Path:
    """Return a copy of the project; its compiled files are known by their content, since a mutant may be as old."""
    tree = FOLDER / f"copy-{number}"
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "outputs", "ledger"))
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, tree / name)
    command = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", "checked-hash", "reports", "tests"]
    subprocess.run(command, cwd=tree, check=True)
    return tree


def command(target: Target, tree: Path) -> str:
    """Return the command that runs the tests of a target in a copy."""
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider", *target.tests]
    return shlex.join(["env", "-C", str(tree), f"PYTHONPATH={tree}", *words])


def timed(target: Target, tree: Path) -> Target:
    """Return the target with the time its tests may take; the unbroken program must pass them."""
    begun = time.monotonic()
    if subprocess.run(shlex.split(command(target, tree)), capture_output=True, check=False).returncode:
        sys.exit(f"{target.name}: its tests fail without any mutant")
    return replace(target, timeout=20 + PATIENCE * (time.monotonic() - begun))


def is_typing(node: ast.AST) -> bool:
    """Tell whether a branch is for the type checker alone."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def idle_spans(module: Path) -> list[tuple[Position, Position]]:
    """Return where a mutant changes nothing: annotations, decorators, and what is for the type checker."""
    spans = []
    for node in ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8"))):
        parts = [
            getattr(node, "annotation", None),
            getattr(node, "returns", None),
            *getattr(node, "decorator_list", ()),
        ]
        spans += [
            ((one.lineno, one.col_offset), (one.end_lineno, one.end_col_offset))
            for one in (*parts, node if is_typing(node) else None)
            if one
        ]
    return spans


def mutants(target: Target) -> list[WorkItem]:
    """Return the mutants of a target, in the order of the source."""
    with use_db(FOLDER / "session.sqlite", WorkDB.Mode.create) as session:
        init(target.modules, session, {})
        items = session.work_items
    idle = {module: idle_spans(module) for module in target.modules}

    def is_wanted(mutation: MutationSpec) -> bool:
        """Tell whether a mutation can mean something."""
        spans = idle[mutation.module_path]
        return mutation.operator_name in OPERATORS and not any(
            first <= mutation.start_pos < last for first, last in spans
        )

    found = [one for one in items if is_wanted(one.mutations[0])]
    return sorted(found, key=lambda one: (one.mutations[0].module_path, one.mutations[0].start_pos))


def survivors(target: Target, trees: Iterable[Path]) -> Iterator[str | None]:
    """Yield for each mutant its difference where it survives, else None."""
    free: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for tree in trees:
        free.put(tree)

    def test(item: WorkItem) -> str | None:
        """Test one mutant in a copy that is free."""
        tree = free.get()
        try:
            (mutation,) = item.mutations
            broken = evolve(mutation, module_path=tree / mutation.module_path)
            result = mutate_and_test([broken], command(target, tree), target.timeout)
        finally:
            free.put(tree)
        if result.is_killed:
            return None
        return (result.diff or "").replace(f"a/{tree}/", "").replace(f"b/{tree}/", "")

    with ThreadPoolExecutor(free.qsize()) as pool:
        yield from pool.map(test, mutants(target))


def shown(difference: str) -> str:
    """Return the changed lines of a difference, below the module and the line they are in."""
    lines = [line for line in difference.splitlines()[1:] if line.startswith(("---", "@@", "+", "-"))]
    module, _new, place, *changed = lines
    first = int(place.split()[1].partition(",")[0].removeprefix("-"))
    return "\n".join([f"{module.removeprefix('--- ')} from line {first}", *(f"    {line}" for line in changed)])


def main(names: Sequence[str]) -> int:
    """Break what is named and print what survives."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    trees = [copied(number) for number in range(os.cpu_count() or 1)]
    for target in targets(names):
        tested = alive = 0
        for difference in survivors(timed(target, trees[0]), trees):
            tested += 1
            alive += difference is not None
            if difference is not None:
                sys.stdout.write(f"{shown(difference)}\n")
                sys.stdout.flush()
        sys.stdout.write(f"{target.name}: {tested} mutants, {alive} survived\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
