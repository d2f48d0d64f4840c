"""Proposals for ``mappings.toml``, in a file of their own: ``pora check --learn`` writes it, people read it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reports.vocabulary.mappings_editor import LEFT_OUT
from reports.vocabulary.text import decision_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reports.vocabulary.mappings_editor import Decision

FILE = "mappings.proposed.toml"
_HEAD = """\
# Usulan pora untuk mappings.toml. Berkas ini tidak dibaca pora: isinya ditulis ulang setiap kali "pora check --learn"
# dijalankan tanpa terminal, dan berkasnya dihapus bila tidak ada lagi yang diusulkan.
# Cara memakai: salin baris yang benar ke mappings.toml, di bawah judul yang sama ([columns], [tables], …) atau di dalam
# kurung left_out = [ … ]; buat judul itu bila belum ada. Baris yang diawali # adalah pilihan: salin satu saja, tanpa
# tanda #. Setelah itu jalankan lagi: pora check
#
# Proposals of pora for mappings.toml. This file is not read by pora: it is written anew each time "pora check --learn"
# runs without a terminal, and removed when nothing is left to propose.
# How to use it: copy the lines that are right into mappings.toml, below the same heading ([columns], [tables], …) or
# between the brackets of left_out = [ … ]; make that heading if it is not there. Lines that begin with # are choices:
# copy one of them only, without the #. Then run again: pora check
"""


def proposals_file(proposals: Sequence[Decision]) -> str:
    """Return the text of the file: TOML in which choices, of which only one can be right, are comments."""
    answers = Counter(map(_question, proposals))
    grouped: dict[str, list[str]] = {LEFT_OUT: []}
    for proposal in proposals:
        is_choice = proposal.table == LEFT_OUT or answers[_question(proposal)] > 1
        grouped.setdefault(proposal.table, []).append(("# " if is_choice else "") + proposal.line)
    files = grouped.pop(LEFT_OUT)
    lists = [f"{LEFT_OUT} = [", *(f"    {line}" for line in files), "]", ""] if files else []
    tables = [line for table, lines in grouped.items() for line in (f"[{table}]", *lines, "")]
    return "\n".join([_HEAD, *lists, *tables])


def _question(proposal: Decision) -> tuple[str, str]:
    return proposal.table, decision_key(proposal.text)
