"""The wording of problems in the tables of documents."""

from __future__ import annotations

from collections import Counter

from reports.catalogue import CATALOGUE
from reports.documents import causes


def test_every_kind_of_problem_has_a_wording_of_its_own() -> None:
    """No table of causes has the same line twice, or one that says nothing."""
    labels = Counter(causes.label(code) for code in CATALOGUE)
    assert [label for label, count in labels.items() if count > 1] == []
    assert "Catatan lain" not in labels
