"""The field that a header names by a declared alias, in any spelling, alone or under a declared group.

Aliases are looked up as they are declared, then with the words of both in their common form (NOMOR is NO), then without
words that say nothing (NAMA LENGKAP WNA), then without any space (KEBANG SAAN).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reports.intake.recognise.labels import leaf
from reports.late_patterns import late_regex
from reports.vocabulary import code_headers, header_words, permits, schema
from reports.vocabulary.header_words import canonical, compact
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from reports.intake.recognise.labels import Label

_SEX_GROUPS = frozenset({"JENIS KELAMIN", "JK", "L P", "KELAMIN", "SEX", "GENDER", "JNS KELAMIN"})
_SEX_TAILS = (" L P", " P L", " LK PR", " M F")
_SHORTEST_JOINED = 6
"""Letters of a header whose words may be joined: NOPASPOR."""
_SHORTEST_BROKEN = 4
"""Letters of a word that may be broken into parts of more than one letter."""
VAGUE = frozenset(
    {"NAMA", "NAME", "ALAMAT", "NO", "NOMOR", "TANGGAL", "TGL", "JENIS", "STATUS", "JUMLAH", "JML", "TEMPAT"}
)
"""Headers that say nothing without the group above, or without the part of the header that follows."""
VALUES_TOO = frozenset({
    "L", "P", "SPDP", "SIDIK", "PENYIDIKAN", "P 21", "P21", "TAHAP II", "TAHAP 2", "PENUNTUTAN", "SIDANG",
    "PERSIDANGAN", "PENYELIDIKAN", "LIDIK", "TAHAP I", "TAHAP 1",
})  # fmt: skip
"""Headers that are values far more often: no row is looked at as a header because of them."""
_FIRST_WORD = late_regex(r"\W*([^\W_]+)")


def field_of(kind: str, label: Label) -> tuple[str, str] | None:
    """Return the field that a header names, and ``alias`` or ``compound``; None when no declared alias applies."""
    low = leaf(label)
    for group in map(normal, label[:-1]):
        if group in _SEX_GROUPS and low in {"L", "P"}:
            return ("count_male" if low == "L" else "count_female"), "compound"
        subs = _subs_of(group)
        if subs is not None:
            field = _as_kind(kind, _under(kind, subs, low))
            # the sub-header alone is not enough: TGL TERBIT under PASPOR is no permit's date
            return (field, "compound") if field in schema.fields_of(kind) else named_whole(kind, label)
    whole_field = named_whole(kind, label)
    if whole_field is not None or (len(label) > 1 and canonical(low) in VAGUE and _is_named_group(kind, label)):
        return whole_field
    field = alias(kind, label[-1])
    return (field, "alias") if field is not None else None


def _subs_of(group: str) -> dict[str, str] | None:
    """Return the sub-headers that a group declares, by any of the group's names."""
    compounds = schema.compounds()
    name = group if group in compounds else header_words.group_names().get(canonical(group))
    if name is None and canonical(group) in compounds:
        name = canonical(group)
    if name is None:
        return None
    return {**compounds[name], **header_words.group_extras().get(name, {})}


def _under(kind: str, subs: dict[str, str], low: str) -> str | None:
    """Return the field of a sub-header: declared under its group, or an alias of a field that is."""
    if low in subs:
        return subs[low]
    common = canonical(low)
    spelt = (field for sub, field in subs.items() if canonical(sub) == common or compact(sub) == compact(low))
    field = next(spelt, None)
    if field is not None:
        return field
    if common in header_words.texts("vague_expiries"):
        return next((field for field in subs.values() if field.endswith("_expiry")), None)
    field = alias(kind, low)
    return field if field in set(subs.values()) else None


def _as_kind(kind: str, field: str | None) -> str | None:
    """Return the name that a group's field has inside a kind."""
    return "service_class" if kind == "services" and field == "permit_type" else field


def _is_named_group(kind: str, label: Label) -> bool:
    """Tell whether a group header means a thing of its own: NAMA under PELAPOR is not the foreigner's."""
    aliases = next(declared_kind.aliases for declared_kind in schema.kinds() if declared_kind.name == kind)
    return any(aliases.get(normal(group)) for group in label[:-1])


def is_group(text: str) -> bool:
    """Tell whether a text is a declared group header."""
    return _subs_of(normal(text)) is not None


def named_whole(kind: str, label: Label) -> tuple[str, str] | None:
    """Return the field, and ``alias``, that all of a label names, in either order (MASA BERLAKU PASPOR)."""
    if len(label) == 1:
        field = alias(kind, label[0])
        return (field, "alias") if field is not None else None
    for text in (" ".join(label), " ".join(reversed(label))):
        field = alias(kind, text)
        if field is not None:
            return field, "alias"
    return None


def alias(kind: str, text: str) -> str | None:
    """Return the field that a text names in a table of some kind, in any spelling."""
    key = normal(text)
    field = _declared(kind).get(key)
    if field is not None or not key:
        return field
    common = canonical(text)
    field = _common(kind).get(common)
    if field is not None:
        return field
    if common in header_words.texts("vague_expiries"):
        return "permit_expiry" if "permit_expiry" in schema.fields_of(kind) else None
    composed = _composed(kind, text, common)
    if composed is not None:
        return composed
    bare = header_words.without_fillers(common)
    if bare != common and bare not in VAGUE and bare in _common(kind):
        return _common(kind)[bare]
    return _compact(kind).get(compact(text)) if _may_be_broken(key) else None


def _composed(kind: str, text: str, common: str) -> str | None:
    """Return the field of a header made of two known words: JENIS KELAMIN L / P, KITAS S/D, KECAMATAN DOMISILI."""
    if common.endswith(_SEX_TAILS):
        field = _common(kind).get(common.rpartition(" ")[0].rpartition(" ")[0])
        return field if field == "sex" else None
    field = None if _is_expiry_apart(text) else _permit_heads().get(common)
    field = field or _place_heads().get(common)
    return field if field in schema.fields_of(kind) else None


@cache
def _permit_heads() -> dict[str, str]:
    """Return canonical headers of a permit's name and an end or kind: MASA BERLAKU S/D ITAS, JENIS ITK/ITAS/ITAP."""
    words = header_words.texts("permit_words")
    expiries, kinds = header_words.texts("vague_expiries"), header_words.texts("kind_words")
    either = {f"{a} {b}": "permit_expiry" for word in words for end in expiries for a, b in ((word, end), (end, word))}
    return either | {f"{kind} {word}": "permit_type" for word in words for kind in kinds}


def _is_expiry_apart(text: str) -> bool:
    """Tell whether an end of validity is a part of its own, behind another: IZIN TINGGAL / MASA BERLAKU."""
    outside, inside = header_words.brackets(text)
    behind = [*header_words.parts(outside)[1:], *inside]
    return any(canonical(part) in header_words.texts("vague_expiries") for part in behind)


@cache
def _place_heads() -> dict[str, str]:
    """Return canonical headers that say of a level of places whose it is: KECAMATAN DOMISILI."""
    names = {canonical(name) for name in (*schema.compounds(), *header_words.group_names())}
    places = {name for name in names if set(_subs_of(name) or ()) & {"KECAMATAN"}} | {"TINGGAL", "OA"}
    levels = {"KECAMATAN": "kecamatan", "KEC": "kecamatan", "KELURAHAN": "kelurahan", "KEL": "kelurahan"}
    return {f"{level} {place}": field for level, field in levels.items() for place in places}


def of_codes(kind: str, text: str) -> str | None:
    """Return the field whose codes a header announces, such as KD_NEGARA; None for other headers."""
    bare = code_headers.without_mark(text)
    if bare is None:
        return None
    allowed = schema.fields_of(kind)
    short = _as_kind(kind, code_headers.names().get(bare))
    field = short if short in allowed else alias(kind, bare)
    return field if field in code_headers.FIELDS else None


def _may_be_broken(key: str) -> bool:
    words = key.split()
    letters = len(key) - len(words) + 1
    if len(words) == 1:
        return letters >= _SHORTEST_JOINED
    return len(words) > 1 and (letters >= _SHORTEST_BROKEN or all(len(word) == 1 for word in words))


@cache
def _declared(kind: str) -> dict[str, str]:
    """Return normalised alias → field of a kind."""
    allowed = schema.fields_of(kind)
    aliases = next(declared_kind.aliases for declared_kind in schema.kinds() if declared_kind.name == kind)
    return {
        text: field
        for text, fields in aliases.items()
        if (field := next((f for name in fields if (f := _as_kind(kind, name)) in allowed), None))
    }


@cache
def _common(kind: str) -> dict[str, str]:
    """Return alias → field of a kind, the words of each alias in their common form."""
    field_by_alias: dict[str, str] = {}
    for text, field in _declared(kind).items():
        field_by_alias.setdefault(canonical(text), field)
    return field_by_alias


@cache
def _compact(kind: str) -> dict[str, str]:
    """Return alias without spaces → field of a kind."""
    field_by_alias: dict[str, str] = {}
    for text, field in (*_declared(kind).items(), *_common(kind).items()):
        field_by_alias.setdefault(compact(text), field)
    return field_by_alias


@cache
def only_beside_others(kind: str) -> dict[str, str]:
    """Return words that name a field only as one of several parts of a header: ITAS/MASA BERLAKU."""
    declared = header_words.only_beside_others()
    return {text: field for text, field in declared.items() if field in schema.fields_of(kind)}


@cache
def _known_headers() -> frozenset[str]:
    """Return every header text that any kind or compound declares, normalised."""
    texts = {text for kind in schema.kinds() for text in kind.aliases}
    for group, subs in schema.compounds().items():
        texts |= {group, *subs}
    return frozenset(texts) - VALUES_TOO


@cache
def _known_otherwise() -> tuple[frozenset[str], frozenset[str]]:
    """Return the known headers in their common form, and those of one word or more without spaces."""
    common = {canonical(text) for text in _known_headers()} | header_words.texts("vague_expiries")
    groups = {*header_words.group_names(), *map(canonical, header_words.group_names().values())}
    # ITAS over its sub-headers is a group, and in a row of data a value
    common |= {group for group in groups if permits.class_of(group) is None}
    common |= header_words.several_in_one_name().keys()
    return frozenset(common), frozenset(compact(text) for text in (*_known_headers(), *common))


def is_known(text: str) -> bool:
    """Tell whether a text is a declared header, in any spelling of its words."""
    key = normal(text)
    if key in _known_headers():
        return True
    if key in VALUES_TOO:
        return False
    common, compacts = _known_otherwise()
    return (_may_be_broken(key) and key.replace(" ", "") in compacts) or (
        normal(header_words.words_apart(text)).partition(" ")[0] in _first_words() and canonical(text) in common
    )


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of known headers, in every spelling."""
    common = {text.split()[0] for text in (*_known_headers(), *_known_otherwise()[0]) if text}
    return frozenset(common | {word for word in header_words.spellings() if canonical(word).split()[0] in common})


def begins_like_a_header(text: str) -> bool:
    """Tell whether the first word of a text is one that headers begin with."""
    match = _FIRST_WORD.match(header_words.words_apart(text))
    return match is not None and normal(match[1]) in _first_words()
