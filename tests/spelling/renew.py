"""Adds to words.txt the words of all texts, and further ones, that a dictionary knows; prints those it does not.

pip install spylls
python tests/spelling/renew.py /usr/share/hunspell/id_ID [WORD…]
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.spelling.indonesian_texts import program_texts, words
from tests.spelling.spelling_lists import WORDS, entries, is_known, known_words

_COMMENT = [line for line in WORDS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]


def main(dictionary_path: str, *further: str) -> None:
    """Write words.txt anew."""
    from spylls.hunspell import Dictionary  # noqa: PLC0415 -- needed here only, and no test depends on it

    dictionary = Dictionary.from_files(dictionary_path)
    used = {word.lower() for _, text in program_texts() for word in words(text)} | set(further)
    bases = {
        word.removesuffix(ending) for word in used for ending in ("nya", "lah", "kah", "pun") if not is_known(word)
    }
    asked = sorted((used | bases) - {word for word in used if is_known(word)})
    accepted = [
        word for word in asked if len(word) > 1 and (dictionary.lookup(word) or dictionary.lookup(word.title()))
    ]
    known = sorted({*entries(WORDS), *accepted})
    WORDS.write_text("\n".join((*_COMMENT, *known)) + "\n", encoding="utf-8")
    known_words.cache_clear()
    unknown = [word for word in asked if word in used and not is_known(word)]
    sys.stdout.write("".join(f"{word}\n" for word in unknown))


if __name__ == "__main__":
    main(*sys.argv[1:])
