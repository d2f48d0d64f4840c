"""Mask names, numbers and other personal data of foreigners in a free text.

Names, numbers, addresses and birth dates are those of the office's own rows. Anything that looks like a passport or
identity number, telephone number, address, birth date or initials is masked too. What may be a name and may be not is
left and reported as a doubt.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reports.errors import msgid as _
from reports.late_patterns import late_regex
from reports.privacy.birth_dates import known_births
from reports.privacy.name_index import index_names
from reports.privacy.name_search import find_names
from reports.privacy.patterns import ADDRESS, BIRTH, IDENTITY, PASSPORT, Span, find_personal_data
from reports.privacy.word_matching import find_phrases, index_phrases, split_words
from reports.vocabulary.text import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from reports.privacy.name_index import NameIndex
    from reports.privacy.word_matching import PhraseIndex, Word

MASK = "[disamarkan]"
NAME = _("a name")
SPONSOR = _("a sponsor")
_FEWEST_DIGITS = 5
"""Fewest digits of a known number that is told without a word before it; letters and digits together as many."""
_FEWEST_KNOWN = 4
"""Fewest digits of a known number that is searched for at all, after a word such as ``paspor``; with letters three."""
_FEWEST_OF_OWN = 7
"""The same in the office's own texts, where a shorter one may be a figure."""
_OF_NUMBER = late_regex(
    r"\b(?:pas+port?|kitas|kitap|niora)\b[^\w]{0,3}(?:(?:no|nomor|number|nr)\b[^\w]{0,3})?\Z"
    r"|\b(?:itas|itap|itk|izin|izin tinggal|dokumen)\b[^\w]{0,3}(?:no|nomor|number|nr)\b[^\w]{0,3}\Z",
    re.IGNORECASE,
)
"""What stands before the number of a person; a class of permits is followed by its number of holders, too."""
_LONGEST_BEFORE = 40
"""Characters before a number that are looked at."""
_PARTS = 6
"""Most words into which a number may be split."""
_LONGEST_NUMBER = 24
"""Characters of a known number."""
_WITHIN_NUMBER = late_regex("[\\s./_\u2010-\u2015\u00ad\u200b-\u200f\u2060\ufeff-]{1,3}")
"""Characters allowed between the parts of a number, those that nobody sees among them."""
_BARE = late_regex(
    r"(?<!\w)(?<!\w[/–-])(?<!\d[.,:])(?<!Rp )(?<!Rp\. )(?<!Pasal )(?!(?:19|20)\d\d(?!\d))"
    r"[0-9]{4,6}(?!\w|[/–-]\w|[.,:]\d)"
    r"(?!\s(?:orang|WNA|WNI|TKA|jiwa|warga|pemegang|penduduk|lembar|berkas|baris|kali|hari|tahun|bulan|jam|izin|dokumen"
    r"|kejadian|kegiatan|keluarga|unit|persen|rupiah|meter|km|kg|tindak|tindakan|permohonan|surat|data)\b)",
    re.IGNORECASE,
)
"""A number that stands alone: no part of a date, a code or a larger number, no year, no count of something."""
_FEWEST_OF_ADDRESS = 3
"""Fewest words of an address that is searched for."""
COMPANY = frozenset(
    {"PT", "CV", "UD", "PD", "LTD", "INC", "CORP", "CO", "TBK"}
    | {"YAYASAN", "KOPERASI", "FOUNDATION", "SEKOLAH", "UNIVERSITAS"}
)
"""Words by which a sponsor is a company or institution and no person."""
_FEWEST_OF_COMPANY = 2
"""Fewest words of a company's name that is searched for."""
_AFTER_STREET = late_regex(r"\b(?:RT|RW|KEL|KELURAHAN|KEC|KECAMATAN|JAKARTA|DKI)\b.*")


@dataclass(frozen=True)
class PersonIndex:
    """What names, or belongs to, the persons of the office's rows."""

    names: NameIndex
    numbers: Mapping[str, str]
    """Number in normal form, without blanks, with digits in it → its kind."""
    addresses: PhraseIndex
    """First words of addresses, to the house number."""
    sponsors: PhraseIndex
    """Names of sponsoring companies."""
    births: frozenset[tuple[int, int, int]]
    """Birth dates as year, month and day."""
    open_addresses: tuple[str, ...] = ()
    """Addresses that are not secret, in normal form: of the office and of the meeting."""

    def with_open_addresses(self, *addresses: str | None) -> PersonIndex:
        """Return the same index with more addresses that are not masked."""
        return replace(
            self, open_addresses=(*self.open_addresses, *(normal(address) for address in addresses if address))
        )

    def deciding(self, words: Iterable[str]) -> PersonIndex:
        """Return the same index with words that name nobody by a decision of the office."""
        return replace(self, names=self.names.deciding(words))


@dataclass(frozen=True)
class MaskedText:
    """A text in which personal data are replaced."""

    text: str
    kinds: tuple[str, ...] = ()
    """Kinds of personal data that were replaced, each once, in the order of the text; English, as in the catalogue."""
    doubts: tuple[str, ...] = ()
    """Words left in the text that may name a person, each once; personal data."""


def index_persons(
    names: Iterable[str],
    numbers: Iterable[str],
    *,
    permits: Iterable[str] = (),
    addresses: Iterable[str] = (),
    births: Iterable[date] = (),
    sponsors: Iterable[str] = (),
) -> PersonIndex:
    """Return an index of persons.

    Args:
        names: of persons.
        numbers: of passports.
        permits: numbers of permits and of registration.
        addresses: as written; only those with a house number are searched for.
        births: birth dates.
        sponsors: companies by their whole names, and persons.
    """
    companies_by_sponsor = {sponsor: company_words(sponsor) for sponsor in sponsors}
    companies = filter(None, companies_by_sponsor.values())
    guarantors = [sponsor for sponsor, words in companies_by_sponsor.items() if not words]
    kinds = dict.fromkeys(_numbers(permits), IDENTITY) | dict.fromkeys(_numbers(numbers), PASSPORT)
    return PersonIndex(
        index_names((*names, *guarantors)),
        kinds,
        index_phrases(phrase for address in addresses for phrase in address_phrases(address)),
        index_phrases(words for words in companies if len(words) >= _FEWEST_OF_COMPANY),
        frozenset((day.year, day.month, day.day) for day in births),
    )


def company_words(sponsor: str) -> tuple[str, ...]:
    """Return the words of a sponsor that is a company or institution; none for a person."""
    words = tuple(normal(sponsor).split())
    return words if COMPANY.intersection(words) else ()


def _numbers(texts: Iterable[str]) -> Iterator[str]:
    """Yield numbers in normal form that have enough digits."""
    for text in texts:
        number = compact_number(text)
        if len(number) <= _LONGEST_NUMBER and _is_searched(number):
            yield number


def compact_number(text: str) -> str:
    """Return a number in normal form, without blanks.

    Example:
        >>> compact_number("c01x 00t47")
        'C01X00T47'
    """
    return normal(unicodedata.normalize("NFKC", text)).replace(" ", "")


def address_phrases(address: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of an address down to its house number."""
    words = _AFTER_STREET.sub("", normal(address)).split()
    if len(words) >= _FEWEST_OF_ADDRESS and any(word.isdigit() for word in words):
        yield tuple(words)


def mask_text(
    text: str, persons: PersonIndex, *, official: bool = False, is_own: bool = False, bare_numbers: bool = False
) -> MaskedText:
    """Return a text with all personal data replaced by ``[disamarkan]``, and the kinds of data that were replaced.

    Args:
        text: to be searched.
        persons: to search for.
        official: the text names officials and agencies; of names only whole ones are masked, and none is in doubt.
        is_own: the text holds the office's own numbers and addresses; only what is known of persons is masked.
        bare_numbers: a number of four to six digits that stands alone, and is no year and no count, is masked if it is
            exactly one of a person.

    Example:
        >>> persons = index_persons(["HANS MULLER"], ["C01X00T47"])
        >>> mask_text("Sdr. Hans  Müller (C01X00T47, hp 0812-3456-7890)", persons).text
        'Sdr. [disamarkan] ([disamarkan], hp [disamarkan])'
    """
    names = find_names(text, persons.names, whole_only=official)
    certain = (_with_bracket(text, Span(hit.start, hit.end, NAME)) for hit in names if hit.is_certain)
    by_pattern = () if is_own else _pattern_spans(text, persons)
    spans = sorted((*by_pattern, *certain, *_known_spans(text, persons, is_own=is_own)))
    if bare_numbers:
        spans = sorted((*spans, *_bare_numbers(text, persons.numbers)))
    doubtful = [
        text[hit.start : hit.end]
        for hit in names
        if not hit.is_certain and not any(span.start <= hit.start and hit.end <= span.end for span in spans)
    ]
    kinds = tuple(dict.fromkeys(span.kind for span in spans))
    return MaskedText(mask_spans(text, spans), kinds, tuple(dict.fromkeys(doubtful)))


def _with_bracket(text: str, span: Span) -> Span:
    """Return a span with the bracket that closes one within it."""
    is_open = text[span.start : span.end].count("(") > text[span.start : span.end].count(")")
    return span._replace(end=span.end + (is_open and text[span.end : span.end + 1] == ")"))


def mask_spans(text: str, spans: Iterable[Span], mask: str = MASK) -> str:
    """Return a text with spans, ordered by their start, replaced by a mask; spans that overlap are merged."""
    parts, position = [], 0
    for span in spans:
        if span.start >= position:
            parts += [text[position : span.start], mask]
        position = max(position, span.end)
    return "".join((*parts, text[position:]))


def _pattern_spans(text: str, persons: PersonIndex) -> Iterator[Span]:
    """Yield what looks like personal data, without the open addresses."""
    for span in find_personal_data(text):
        if span.kind != ADDRESS or not _is_open_address(text[span.start : span.end], persons):
            yield span


def _is_open_address(address: str, persons: PersonIndex) -> bool:
    """Tell whether an address is, or is part of, one that is not secret."""
    return any(normal(address) in open_address for open_address in persons.open_addresses)


def _known_spans(text: str, persons: PersonIndex, *, is_own: bool) -> Iterator[Span]:
    """Yield known numbers, addresses and birth dates."""
    words = split_words(text)
    for position in range(len(words) if _has_digit(words) else 0):
        hit = _known_number(text, _parts_from(words, position), persons.numbers, is_own=is_own)
        if hit is not None:
            yield Span(words[position].start, *hit)
    for first, last in find_phrases(text, words, persons.addresses):
        span = Span(words[first].start, words[last].end, ADDRESS)
        if not _is_open_address(text[span.start : span.end], persons):
            yield span
    for first, last in find_phrases(text, words, persons.sponsors):
        yield Span(words[first].start, words[last].end, SPONSOR)
    for start, end in known_births(text, persons.births, joined=not is_own):
        yield Span(start, end, BIRTH)


def _known_number(
    text: str, words: Sequence[Word], numbers: Mapping[str, str], *, is_own: bool
) -> tuple[int, str] | None:
    """Return end and kind of a known number that starts with the first word and has up to six parts; else None."""
    joined = (
        (end, numbers[number])
        for end, number in _joined_parts(text, words)
        if number in numbers and (_is_telling(number, is_own=is_own) or _is_announced(text, words[0].start))
    )
    return next(joined, None)


def _bare_numbers(text: str, numbers: Mapping[str, str]) -> Iterator[Span]:
    """Yield numbers of four to six digits that stand alone and are exactly a known one."""
    for match in _BARE.finditer(text):
        kind = numbers.get(match[0])
        if kind is not None:
            yield Span(match.start(), match.end(), kind)


def _has_digit(words: Iterable[Word]) -> bool:
    """Tell whether any number can stand in a text: those that are known have three digits at least."""
    return any(map(str.isdigit, "".join([word.text for word in words])))


def _joined_parts(text: str, words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Yield end and spelling of what words may be as the parts of one number, as far as they are parts of one."""
    joined, previous = "", None
    for word in words:
        if previous is not None and not _WITHIN_NUMBER.fullmatch(text, previous.end, word.start):
            return
        joined += word.text
        yield word.end, joined
        if len(joined) > _LONGEST_NUMBER:
            return
        previous = word


def _parts_from(words: Sequence[Word], position: int) -> Sequence[Word]:
    """Return the words that may be the parts of a number from a word on; of one sign spelt out, as many as it has."""
    return words[position : position + (_LONGEST_NUMBER if len(words[position].text) == 1 else _PARTS)]


def possible_numbers(text: str, words: Sequence[Word]) -> Iterator[str]:
    """Yield every spelling under which a known number would be found in a text, given with its words."""
    for position in range(len(words)):
        for _end, number in _joined_parts(text, _parts_from(words, position)):
            if _is_searched(number):
                yield number


def _is_searched(number: str) -> bool:
    """Tell whether a number has digits enough to be searched for at all, with letters one less."""
    return sum(map(str.isdigit, number)) >= _FEWEST_KNOWN - (not number.isdigit())


def _is_announced(text: str, start: int) -> bool:
    """Tell whether the words before a place say that the number of a person follows."""
    return _OF_NUMBER.search(text[max(0, start - _LONGEST_BEFORE) : start]) is not None


def _is_telling(number: str, *, is_own: bool) -> bool:
    """Tell whether a number is long enough, or has letters enough, to be that of a person without a word before it."""
    digits = sum(map(str.isdigit, number))
    if digits == len(number):
        return digits >= (_FEWEST_OF_OWN if is_own else _FEWEST_DIGITS)
    return digits >= _FEWEST_DIGITS or (len(number) >= _FEWEST_DIGITS and digits >= (4 if is_own else 3))
