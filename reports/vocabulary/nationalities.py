"""Nationalities: exact aliases only; what is ambiguous is asked."""

from __future__ import annotations

from functools import cache

from reports.late_patterns import late_regex
from reports.vocabulary.resources import load
from reports.vocabulary.text import is_of_other_script, names_in, normal

STATELESS = "XXA"
REFUGEE = "XXB"
INDONESIA = "IDN"
_LABELS = {
    STATELESS: "Tanpa kewarganegaraan", REFUGEE: "Pengungsi tanpa kebangsaan tercatat", "unknown": "Tidak diketahui",
}  # fmt: skip
_PREFIXES = ("WN ", "WNA ", "WARGA NEGARA ", "WARGA NEGARA ASING ", "KEBANGSAAN ", "NEGARA ", "BANGSA ")
_FORMS_OF_STATE = (
    "REPUBLIC OF THE ", "REPUBLIC OF ", "REP OF THE ", "REP OF ", "REPUBLIK ", "REP ", "KINGDOM OF THE ", "KINGDOM OF ",
    "KERAJAAN ",
)  # fmt: skip
"""The longer before the shorter that begins as it does."""
_BY_FORM_OF_STATE = frozenset({"CHN", "TWN", "KOR", "PRK", "COG", "COD"})
"""Countries that their form of state tells apart: Republik Tiongkok is another one than Tiongkok."""
_LETTERS = late_regex(r"[A-Z](?: [A-Z])+")


@cache
def _aliases() -> dict[str, str]:
    """Return normalised alias → ISO alpha-3 (or XXA, XXB, and ``unknown`` where the text itself says so)."""
    data = load("nationality")
    codes_by_alias = {normal(alias): code for code, aliases in data["aliases"].items() for alias in aliases}
    codes_by_alias |= {key: code for key, code in data["icao_mrz_extras"].items() if len(code) == 3}
    codes_by_alias |= {
        "TANPA KEWARGANEGARAAN": STATELESS,
        "STATELESS": STATELESS,
        STATELESS: STATELESS,
        "PENGUNGSI": REFUGEE,
        REFUGEE: REFUGEE,
        "WNI": INDONESIA,
        "WARGA NEGARA INDONESIA": INDONESIA,
    }
    return codes_by_alias


@cache
def ambiguous() -> dict[str, tuple[str, ...]]:
    """Return normalised text → the codes it may mean."""
    return {key: tuple(codes) for key, codes in load("nationality")["ambiguous_ask_user"].items()}


@cache
def alpha2() -> dict[str, str]:
    """Return ISO alpha-2 → alpha-3; used only for a column that holds alpha-2 codes throughout."""
    return dict(load("iso_alpha2")["alpha2"])


def code_of(text: str) -> str | None:
    """Return the code of a nationality by exact alias, with or without ``WN``; None when unknown or ambiguous.

    Example:
        >>> code_of("WN Jepang"), code_of("Tiongkok/RRT"), code_of("China (Taiwan)"), code_of("Rep. Korea")
        ('JPN', 'CHN', None, 'KOR')
    """
    code = _code_of(normal(text))
    # one country written twice; of two countries neither is chosen
    codes = {_code_of(normal(name)) for name in names_in(text)} if code is None else {code}
    return codes.pop() if len(codes) == 1 else None


def _code_of(key: str) -> str | None:
    aliases = _aliases()
    if key in aliases:
        return aliases[key]
    for prefix in _PREFIXES:
        if key.startswith(prefix) and (bare_key := key.removeprefix(prefix)) in aliases:
            return aliases[bare_key]
    if _LETTERS.fullmatch(key):  # R.R.T., U.S.A.
        return _code_of(key.replace(" ", ""))
    return _by_form_of_state(key)


def _by_form_of_state(key: str) -> str | None:
    """Return the code of a country named with its form of state: Rep. Korea, Kerajaan Belanda, Republic of India."""
    form = next((form for form in _FORMS_OF_STATE if key.startswith(form)), None)
    if form is None:
        return None
    aliases, name = _aliases(), key.removeprefix(form)
    code = aliases.get(f"REPUBLIK {name}") if form.startswith("REP") else None
    bare = aliases.get(name)
    return code or (bare if bare not in _BY_FORM_OF_STATE else None)


def names() -> tuple[str, ...]:
    """Return every normalised alias, for proposals."""
    return tuple(_aliases())


_LANGUAGES = (
    "zh",
    "zh_Hant",
    "ja",
    "ko",
    "th",
    "hi",
    "bn",
    "ta",
    "my",
    "km",
    "lo",
    "ar",
    "fa",
    "ur",
    "ru",
    "uk",
    "he",
    "el",
)
"""Languages of other scripts by whose names of countries a nationality is proposed."""


@cache
def _names_in_other_scripts() -> dict[str, frozenset[str]]:
    """Return normalised name of a country in a language of another script, by CLDR → codes."""
    from babel import Locale  # noqa: PLC0415 -- see label

    codes_by_name: dict[str, set[str]] = {}
    for language in _LANGUAGES:
        territories = Locale.parse(language).territories
        for short, code in alpha2().items():
            codes_by_name.setdefault(normal(str(territories.get(short, ""))), set()).add(code)
    return {name: frozenset(codes) for name, codes in codes_by_name.items() if not name.isascii()}


def proposed_by_other_script(text: str) -> str | None:
    r"""Return the country that CLDR calls so in a language of another script; a proposal, never applied.

    Example:
        >>> proposed_by_other_script("\u4e2d\u56fd"), proposed_by_other_script("Jepang")
        ('CHN', None)
    """
    codes = _names_in_other_scripts().get(normal(text), frozenset()) if is_of_other_script(text) else frozenset()
    return next(iter(codes)) if len(codes) == 1 else None


@cache
def label(code: str) -> str:
    """Return the Indonesian label of a code, by official usage first, then CLDR."""
    preferred = load("nationality")["preferred_label_id"]
    if code in preferred:
        return str(preferred[code])
    if code in _LABELS:
        return _LABELS[code]
    two = next((short for short, long in alpha2().items() if long == code), None)
    # Imported here: Babel costs 0.1 s, and help and questions of an office load this module without printing a label.
    from babel import Locale  # noqa: PLC0415

    return str(Locale("id").territories.get(two, code)) if two else code
