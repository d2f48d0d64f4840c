"""Headline sentences over charts and main tables: what their figures say first, by rules that hold for every month.

A headline names the largest of its kind only where it is larger than the next, a share only of at least ``LEAST``
persons, a change only where both sides were counted alike. It gives no cause and blames nobody. It lists every figure
that it compares, so that a shared edition leaves it out where one of them is hidden; a sentence on what is largest is
left out there in any case. The rules are told in ``docs/documents.md``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.documents.suggested_actions import expired_permits
from reports.model.document import Paragraph
from reports.model.figures import TOTAL
from reports.vocabulary import formats, labels, nationalities, permits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reports.documents.material import Material
    from reports.model.figures import Change, Figure

    _Ranked = Sequence[tuple[str, Figure]]
    """Name in print and figure of each row, the largest first."""

LEAST = formats.SMALLEST_BASE
"""Persons of which a share is told, as of changes in per cent."""
_MOST_NAMED = 3
_NO_NATIONALITY = frozenset({nationalities.STATELESS, nationalities.REFUGEE, labels.UNKNOWN})
_NUMERALS = {2: "Dua", 3: "Tiga"}


def headline(material: Material, headline_id: str, own_text: str = "") -> tuple[Paragraph, ...]:
    """Return the headline over a chart or table; none where its rule has nothing to say.

    Args:
        material: holds the figures and the office's own texts.
        headline_id: of ``narrative.json``, such as ``pesan-kecamatan``.
        own_text: of a meeting's workbook, which wins over that of ``pora.toml``.
    """
    office_text = " ".join((own_text or material.config.narrative.get(headline_id, "")).split())
    if office_text:
        return (Paragraph(office_text, is_headline=True),)
    generated = _RULES[headline_id](material)
    return (Paragraph(*generated, is_headline=True),) if generated else ()


def _nationality(material: Material) -> tuple[str, tuple[Figure, ...]] | None:
    """Name up to three nationalities that are larger than all others, with their share of the register."""
    table = material.table("stock-nationality-permit")
    total = table.figure(TOTAL, TOTAL)
    ranked = [
        (labels.nationality_label(row), figure)
        for row, figure in _ranked(material, table.id, table.rows)
        if row not in _NO_NATIONALITY
    ]
    leading = _leading(ranked)
    if (total.value or 0) < LEAST or not leading:
        return None
    names = formats.joined([f"{name} ({formats.figure(figure)})" for name, figure in leading])
    share = _share(sum(figure.value or 0 for _name, figure in leading), total)
    noun = f"{_NUMERALS[len(leading)]} kebangsaan" if len(leading) > 1 else "Kebangsaan"
    text = f"{noun} terbanyak, {names}, mencakup {share} dari orang asing dalam register."
    return text, (total, *(figure for _name, figure in ranked))


def _district(material: Material) -> tuple[str, tuple[Figure, ...]] | None:
    """Tell the largest change by kecamatan, or the kecamatan with most persons, and the large permit classes.

    The second sentence ranks nothing, so that it may stand in a shared edition.
    """
    table = material.table("stock-district-permit")
    total = table.figure(TOTAL, TOTAL)
    if (total.value or 0) < LEAST:
        return None
    ranking, compared = _ranking_of_districts(material, total)
    classes = [(code, figure) for code in permits.CORE if (figure := table.figure(TOTAL, code)).value]
    parts = formats.joined([f"{formats.figure(figure)} memegang {code}" for code, figure in classes])
    sentence = f"Dari {formats.counted(total)} asing, {parts}." if parts else ""
    if len(classes) == 1 and classes[0][1].value == total.value:
        sentence = f"Seluruh {formats.counted(total)} asing memegang {classes[0][0]}."
    text = " ".join(filter(None, (ranking, sentence)))
    return (text, (total, *(figure for _code, figure in classes), *compared)) if text else None


def _ranking_of_districts(material: Material, total: Figure) -> tuple[str, tuple[Figure, ...]]:
    """Return what stands out among the kecamatan with all figures compared; empty where nothing does."""
    figures = tuple(material.figure(total.table, code) for code in material.places(total.table))
    if len(figures) < 2 or any(figure.value is None for figure in figures):
        return "", ()
    changes = [material.comparison.previous.change(figure) for figure in figures]
    known_changes = [change for change in changes if change is not None and change.difference is not None]
    if len(known_changes) == len(figures):
        return _changes_in_words(known_changes), (*figures, *(change.base for change in known_changes))
    ranked = [(labels.place_label(figure.row), figure) for figure in figures]
    ranked.sort(key=lambda pair: -(pair[1].value or 0))
    if len(_leading(ranked, most=1)) != 1:
        return "", ()
    (name, first), *_others = ranked
    share = _share(first.value or 0, total)
    return f"Orang asing terbanyak tercatat di {name}: {formats.counted(first)} ({share}).", figures


def _changes_in_words(changes: Sequence[Change]) -> str:
    """Return a sentence on the changes of all kecamatan, two at least; empty where none is the largest."""
    day = formats.day(changes[0].base.as_of)
    moves = sorted(
        ((change.difference or 0, labels.place_label(change.now.row)) for change in changes),
        key=lambda move: (-abs(move[0]), move[1]),
    )
    if not moves[0][0]:
        return f"Jumlah orang asing di setiap kecamatan sama dengan keadaan per {day}."
    if abs(moves[0][0]) == abs(moves[1][0]):
        return ""
    difference, name = moves[0]
    verb, amount = ("bertambah" if difference > 0 else "berkurang"), formats.number(abs(difference))
    alike = [move for move in moves if move[0] * difference > 0]
    opposite = [move for move in moves if move[0] * difference < 0]
    if len(alike) == 1 and len(opposite) > 1:
        count = formats.number(len(moves))
        return f"Sejak {day}, dari {count} kecamatan hanya {name} yang {verb}, yaitu {amount} orang."
    return f"Perubahan terbesar sejak {day} di {name}: {verb} {amount} orang."


def _purpose(material: Material) -> tuple[str, tuple[Figure, ...]] | None:
    """Name the purpose of stay that most persons have, unless it is not known of more."""
    table = material.table("stock-occupation-permit")
    total, unknown = table.figure(TOTAL, TOTAL), table.figure(labels.UNKNOWN, TOTAL)
    known_rows = [row for row in table.rows if row != labels.UNKNOWN]
    ranked = [(labels.PURPOSES.get(row, row), figure) for row, figure in _ranked(material, table.id, known_rows)]
    if (total.value or 0) < LEAST or not ranked:
        return None
    figures = (total, unknown, *(figure for _name, figure in ranked))
    name, first = ranked[0]
    if (unknown.value or 0) >= (first.value or 0):
        share = _share(unknown.value or 0, total)
        return f"Maksud keberadaan belum dicatat untuk {formats.counted(unknown)} ({share} dari register).", figures
    if len(_leading(ranked, most=1)) != 1:
        return None
    share = _share(first.value or 0, total)
    purpose = name[:1].lower() + name[1:]
    return f"Maksud keberadaan terbanyak adalah {purpose}: {formats.counted(first)} ({share} dari register).", figures


def _expiring(material: Material) -> tuple[str, tuple[Figure, ...]] | None:
    """Tell how many permits end within 90 days, and how many of them within 30."""
    table = material.table("stock-expiring")
    total, soon = table.figure(TOTAL, TOTAL), table.figure(TOTAL, "30")
    if not total.value:
        return None
    part = f"{formats.figure(soon)} di antaranya" if soon.value else "tidak ada yang"
    return f"Izin tinggal {formats.counted(total)} berakhir dalam 90 hari; {part} dalam 30 hari.", (total, soon)


def _expired(material: Material) -> tuple[str, tuple[Figure, ...]] | None:
    """Tell how many permits are past their date by the register, and how many of them for more than 60 days."""
    total, long_past = expired_permits(material), material.figure("overstay", TOTAL, "gt60")
    if not total.value:
        return None
    part = f"{formats.figure(long_past)} di antaranya" if long_past.value else "tidak ada yang"
    text = f"Menurut register, izin tinggal {formats.counted(total)} lewat masa berlaku; {part} lebih dari 60 hari."
    return text, (total, long_past)


def _incidents(material: Material) -> tuple[str, tuple[Figure, ...]] | None:
    """Tell how many incidents stand on each grade that has one, from the least to the most certain."""
    table = material.table("incidents-type-grade")
    total = table.figure(TOTAL, TOTAL)
    graded = [(name, figure) for code, name in labels.GRADES.items() if (figure := table.figure(TOTAL, code)).value]
    if not total.value or len(graded) < 2:
        return None
    parts = formats.joined([f"{formats.figure(figure)} {name[:1].lower()}{name[1:]}" for name, figure in graded])
    return f"Dari {formats.counted(total, 'kejadian')} tercatat {parts}.", (
        total,
        *(figure for _name, figure in graded),
    )


def _ranked(material: Material, table_id: str, rows: Sequence[str]) -> list[tuple[str, Figure]]:
    """Return row → its total, the largest first; rows without a value last."""
    figures = [(row, material.figure(table_id, row)) for row in rows]
    return sorted(figures, key=lambda pair: (-(pair[1].value or 0), pair[0]))


def _leading(ranked: _Ranked, most: int = _MOST_NAMED) -> _Ranked:
    """Return the first rows, as many as are larger than every further one; none where the first two are equal."""
    for count in range(min(most, len(ranked)), 0, -1):
        last = ranked[count - 1][1].value or 0
        following = (ranked[count][1].value or 0) if count < len(ranked) else 0
        if last > following:
            return ranked[:count]
    return ()


def _share(part: int, total_figure: Figure) -> str:
    """Return a share in whole per cent; what rounds to nothing or to all is said in words."""
    total = total_figure.value or 0
    percent = (200 * part + total) // (2 * total)
    if part and not percent:
        return "kurang dari 1 persen"
    if part < total and percent == 100:
        return "lebih dari 99 persen"
    return f"{formats.number(percent)} persen"


_RULES: dict[str, Callable[[Material], tuple[str, tuple[Figure, ...]] | None]] = {
    "pesan-kebangsaan": _nationality,
    "pesan-kecamatan": _district,
    "pesan-maksud": _purpose,
    "pesan-akan-berakhir": _expiring,
    "pesan-lewat-masa-berlaku": _expired,
    "pesan-kejadian": _incidents,
}
"""Id of a headline → its rule."""
