"""One key for the many spellings of a place name."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "e"}
    | dict.fromkeys("-‐–/,()", " ")
    | dict.fromkeys("'’‘`ʼʻʿʾ.", "")
)


def fold(name: str) -> str:
    """A name in lower case without accents, apostrophes and full stops, hyphens as spaces.

    >>> fold("Deir-ez-Zor"), fold("Sana‘a"), fold("U.S."), fold("Diyarbakır")
    ('deir ez zor', 'sanaa', 'us', 'diyarbakir')
    """
    if name.isascii():
        plain = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.lower())
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.translate(_LETTERS).split())


def key(folded: str) -> int:
    """A folded name's 64-bit key in the gazetteer's index."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=8).digest(), "little")
