"""Administrative actions (TAK) of Pasal 75 ayat (2) UU 6/2011, and articles as codes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reports.late_patterns import late_regex
from reports.vocabulary.header_words import canonical
from reports.vocabulary.resources import load
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = ("TAK_A", "TAK_B", "TAK_C", "TAK_D", "TAK_E", "TAK_F", "DETENSI")
DETENTION = "DETENSI"
_OF_PERMITS = "TAK_B"
"""The kind that is itself something taken back."""
BAN, PROPOSAL = "TAK_A", "USUL_TANGKAL"
UNREAD = "UNREAD"
"""Stands for the kinds of a decision whose action was not read: it is counted apart, and never as none."""
DETENTION_AS_TAK = "75-2-d"
"""The article under which a detention joins the total of administrative actions."""
TAK = tuple(kind for kind in KINDS if kind != DETENTION)
"""The kinds of Pasal 75 ayat (2) themselves."""
GRADES = ("keberadaan", "klarifikasi", "dugaan", "ditindak", "terbukti")
"""From the lowest to the highest."""

_PLAN = late_regex(
    r"\b(?:RENCANA|USUL|USULAN|AKAN|DIUSULKAN|DIAJUKAN|PENGAJUAN|PROSES|BELUM|CALON|REKOMENDASI|BATAL|DIBATALKAN|DITUNDA"
    r"|PENUNDAAN|PENANGGUHAN|DITANGGUHKAN|TIDAK JADI)\b"
)
_REQUEST = late_regex(r" (?:SURAT )?(?:PERMOHONAN|PERMINTAAN|MOHON)\b")
"""At the beginning: ``Deportasi atas permohonan sendiri`` is a deportation."""
_UNDOING = (
    r"(?:PENCABUTAN|MENCABUT|CABUT|PEMBATALAN|MEMBATALKAN|PENGHAPUSAN|MENGHAPUS|PENGAKHIRAN|PENGHENTIAN|PENARIKAN"
    r"|PELEPASAN|PEMBEBASAN|KEBERATAN|BANDING"
    r"|(?:PENGELUARAN|DIKELUARKAN|DIBEBASKAN|DILEPASKAN|DILEPAS|KELUAR)(?= DARI))"
)
_BETWEEN = r"(?: (?:DARI|ATAS|TERHADAP|KEPUTUSAN|SK|STATUS|DAFTAR|MASA|RUANG|TINDAKAN|PENGENAAN|TAK))*"
_OF_ACTIONS = late_regex(
    r"TAK\b|TINDAKAN(?: ADMINISTRATIF)?(?: KEIMIGRASIAN)?$|DI(?:DEPORTASI|TANGKAL|CEKAL|DETENSI|KENAI|KENAKAN)\b"
)
_UNDONE = (
    r"(?: (?:SUDAH|TELAH|NYA|TERSEBUT|YANG|YG|KEMBALI))*"
    r" (?:DICABUT|DIBATALKAN|DIHAPUS|DIHENTIKAN|DITARIK|DIANULIR|GUGUR|BERAKHIR)"
)
_OF_PERMIT = r"(?! (?:IZIN|IJIN|ITK|ITAS|ITAP|KITAS|KITAP|PASPOR|VISA))"
_SEPARATORS = late_regex(r"[,;/+&(\n]|\b(?:DAN|SERTA|DISERTAI|SEDANGKAN|SEMENTARA|NAMUN|TETAPI|TAPI)\b")
_SENTENCE = late_regex(r" (?:PIDANA DENDA|DENDA PIDANA|DENDA TIPIRING) ")
"""A fine of a court is no biaya beban."""
_JOINING = late_regex(
    r"\b(?:DAN|SERTA|DENGAN|DARI|KE|TAK|TINDAKAN|ADMINISTRATIF|KEIMIGRASIAN|BERUPA|WILAYAH|INDONESIA)\b"
)
_ARTICLE = late_regex(
    r"(?<![A-Z\d])(?<!AYAT )(?<!AYAT\()(?<!AYAT \()(?:PASAL|PSL|PS)?\.?\s*(\d{1,3})(?!\d)"
    r"(?:\s*(?:AYAT)?\s*\(?\s*(\d{1,2})\s*\)?(?!\d))?(?:\s*(?:(?:HURUF|HRF)\.?)?\s*([A-Z])\b)?"
)
_LAW = late_regex(
    r"\b(?:UU|UNDANG[- ]UNDANG|PP)\b\.?(?: RI\b)?(?: ?(?:NOMOR|NO)\b\.?)? ?\d+ ?(?:/|TAHUN|TH\b\.?) ?\d{4}\b"
)
"""Number and year of a law: no article, though it stands where one is wanted."""


@cache
def kinds() -> dict[str, dict[str, str | None]]:
    """Return kind id → its entry in tak.json (name, report_column, huruf …)."""
    return {kind["id"]: kind for kind in load("tak")["kinds"]}


@cache
def _aliases() -> tuple[tuple[str, str], ...]:
    """Return (normalised alias, kind), the longest first."""
    pairs = {(normal(alias), kind) for kind, entry in kinds().items() for alias in entry["aliases"] or ()}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def actions_in(text: str) -> tuple[tuple[str, ...], bool, bool]:
    """Return the kinds of action a text names, whether it is a plan, and whether other words were left over.

    Example:
        >>> actions_in("Deportasi dan penangkalan")
        (('TAK_A', 'TAK_F'), False, False)
        >>> actions_in("Usulan penangkalan")
        (('USUL_TANGKAL',), False, False)
    """
    text_left, named_kinds = _SENTENCE.sub(" PIDANA ", f" {normal(text)} "), set()
    is_request = _REQUEST.match(text_left) is not None
    for alias, kind in _aliases():
        if f" {alias} " in text_left:
            named_kinds.add(kind)
            text_left = text_left.replace(f" {alias} ", "  ")
    plan = is_request or bool(_PLAN.search(text_left))
    unexplained = _JOINING.sub(" ", _PLAN.sub(" ", text_left)).strip()
    return tuple(sorted(named_kinds)), plan, bool(unexplained)


def is_of_proposals(caption: str) -> bool:
    """Tell whether a part of a caption says that the actions below it are proposals or plans.

    Args:
        caption: in normal form, without what it is a list of.

    Example:
        >>> [is_of_proposals(text) for text in ("USULAN PENANGKALAN", "RENCANA", "AKAN DIDEPORTASI")]
        [True, True, True]
        >>> is_of_proposals("DEPORTASI YANG AKAN DILAPORKAN"), is_of_proposals("PROSES PENYIDIKAN")
        (False, False)
    """
    plan = _PLAN.match(caption)
    actions_planned = caption[plan.end() :].strip() if plan else ""
    return plan is not None and (
        not actions_planned or bool(_OF_ACTIONS.match(actions_planned)) or bool(actions_in(actions_planned)[0])
    )


def with_plan_behind(text: str) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the actions and the planned actions of a text that names a plan behind them; None for other texts.

    A plan that begins a text, or ends it, is one of all its actions.

    Example:
        >>> with_plan_behind("Deportasi, diusulkan penangkalan"), with_plan_behind("Detensi; rencana deportasi")
        ((('TAK_F',), ('TAK_A',)), (('DETENSI',), ('TAK_F',)))
        >>> with_plan_behind("Calon deportasi dan penangkalan"), with_plan_behind("Deportasi (proses)")
        (None, None)
    """
    if not _PLAN.search(normal(text)):
        return None
    parts = _SEPARATORS.split(text.upper())
    first = next((place for place, part in enumerate(parts) if _PLAN.search(normal(part))), 0)
    before, behind = " , ".join(parts[:first]), " , ".join(parts[first:])
    plan = _PLAN.search(normal(parts[first]))
    if not first or plan is None or not actions_in(normal(parts[first])[plan.end() :])[0]:
        return None
    kinds, is_plan, _ = actions_in(before)
    return (kinds, actions_in(_PLAN.sub(" ", normal(behind)))[0]) if kinds and not is_plan else None


def without_undone(text: str) -> str | None:
    """Return a text without the actions that it says are taken back or ended; None where it says so of none.

    Example:
        >>> without_undone("Pencabutan penangkalan"), without_undone("Detensi berakhir, deportasi")
        ('', 'DEPORTASI')
        >>> without_undone("Pembatalan izin tinggal dan deportasi"), without_undone("Deportasi, ITAS dicabut")
        (None, None)
    """
    key = normal(text)
    left = _undone().sub(" ", key)
    return None if left == key else " ".join(left.split())


@cache
def _undone() -> re.Pattern[str]:
    """Return what finds an action that is taken back: a word before it, or one behind it that is not of a permit."""
    names = [re.escape(alias) for alias, kind in _aliases() if kind != _OF_PERMITS]
    action = rf"(?:{'|'.join(names)})"
    return re.compile(rf"\b{_UNDOING}{_BETWEEN} {action}\b|\b{action}{_UNDONE}\b{_OF_PERMIT}")


def only_kind(text: str) -> str | None:
    """Return the kind of action that a text names and nothing else; None for other texts, plans and several kinds.

    Example:
        >>> only_kind("BIAYA BEBAN"), only_kind("TGL DEPORTASI"), only_kind("Deportasi dan penangkalan")
        ('TAK_E', None, None)
    """
    named_kinds, plan, unexplained = actions_in(text)
    return named_kinds[0] if len(named_kinds) == 1 and not (plan or unexplained) else None


@cache
def headers_by_values() -> frozenset[str]:
    """Return the headers, normalised, of columns that hold the action where their cells say so."""
    return frozenset(map(normal, load("tak")["headers_by_values"]))


@cache
def headers_of_decisions() -> frozenset[str]:
    """Return the headers, canonical, that name the action of a list of decisions."""
    return frozenset(map(canonical, load("tak")["headers_of_decisions"]))


def has_tak(kinds: Iterable[str] | None, article: str | None) -> bool:
    """Tell whether actions hold one of Pasal 75 ayat (2); a detention is one only under its huruf d.

    Args:
        kinds: tuple or array of kinds; None for none.
        article: code of the row's article.
    """
    kind_codes = () if kinds is None else tuple(kinds)
    return any(kind in TAK for kind in kind_codes) or (DETENTION in kind_codes and article == DETENTION_AS_TAK)


def article_code(text: str) -> str | None:
    """Return the code of the first article a text names: number, clause and letter where given.

    Neither the number of a law nor a clause without its article is one.

    Example:
        >>> article_code("Pasal 75 ayat (1) UU 6/2011"), article_code("Psl 122 huruf a"), article_code("71 jo. 116")
        ('75-1', '122-a', '71')
    """
    key = " ".join(text.upper().split())
    match = _ARTICLE.search(key, key.index("PASAL")) if "PASAL" in key else _ARTICLE.search(_LAW.sub(" ", key))
    if match is None:
        return None
    number, clause, letter = match.groups()
    return "-".join(part for part in (number, clause, letter.lower() if letter else None) if part)


def article_label(code: str) -> str:
    """Return the printed name of an article code.

    Example:
        >>> article_label("75-2-d"), article_label("122-a"), article_label("71")
        ('Pasal 75 ayat (2) huruf d', 'Pasal 122 huruf a', 'Pasal 71')
    """
    if code == "unknown":
        return "Tidak diketahui"
    number, *subdivisions = code.split("-")
    parts = [f"ayat ({part})" if part.isdigit() else f"huruf {part}" for part in subdivisions]
    return " ".join([f"Pasal {number}", *parts])


def article_order(code: str) -> tuple[int, str]:
    """Sort key: by number, then text; unknown last."""
    number = code.split("-", maxsplit=1)[0]
    return (int(number), code) if number.isdigit() else (10**6, code)
