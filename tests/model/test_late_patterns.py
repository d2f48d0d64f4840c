"""Regular expressions that are compiled at their first use."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

import reports
from reports.late_patterns import late_regex

ROOT = Path(reports.__file__).parent
USERS = sorted(path for path in ROOT.rglob("*.py") if "import late_regex" in path.read_text(encoding="utf-8"))


def test_a_late_pattern_answers_as_a_compiled_one() -> None:
    """Every method and attribute is that of the pattern, before and after the first use."""
    form, text = r"(?P<day>\d+) ([a-z]+)", "Tgl 12 MEI dan 13 juni"
    late, compiled = late_regex(form, re.IGNORECASE), re.compile(form, re.IGNORECASE)
    for _time in range(2):
        assert late.findall(text) == compiled.findall(text)
        assert late.sub(r"\1", text) == compiled.sub(r"\1", text)
        found = late.search(text)
        assert found is not None
        assert found["day"] == "12"
        assert late.match(text) is None
        assert late.fullmatch("13 juni") is not None
        assert (late.pattern, late.flags, late.groups) == (compiled.pattern, compiled.flags, compiled.groups)
    assert late_regex(rb"\x00+").split(b"a\x00\x00b") == [b"a", b"b"]


def test_nothing_is_compiled_before_the_first_use() -> None:
    """A form that is none is told of where it is used, and what no pattern has is no attribute."""
    broken = late_regex("(")
    assert not hasattr(broken, "__len__")
    with pytest.raises(re.error):
        broken.search("")


def test_every_late_pattern_of_the_program_can_be_compiled() -> None:
    """A mistake in one would else be found only by whoever needs it."""
    kind = type(late_regex("")).__mro__[1]
    names = [".".join(path.relative_to(ROOT.parent).with_suffix("").parts) for path in USERS]
    patterns = [value for name in names for value in vars(import_module(name)).values() if isinstance(value, kind)]
    assert len(patterns) > len(names)
    for pattern in patterns:
        assert pattern.flags >= 0  # type: ignore[attr-defined]
