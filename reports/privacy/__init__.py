"""Mask personal data of foreigners in texts that are shared. Pure: texts in, masked texts out."""

from __future__ import annotations

from reports.privacy.linkable_facts import LINKED_FACTS, mask_linked_nationalities
from reports.privacy.masker import MASK, MaskedText, PersonIndex, index_persons, mask_text
from reports.privacy.patterns import accusing_words

__all__ = [
    "LINKED_FACTS",
    "MASK",
    "MaskedText",
    "PersonIndex",
    "accusing_words",
    "index_persons",
    "mask_linked_nationalities",
    "mask_text",
]
