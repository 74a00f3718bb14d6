"""Names as they are compared: folded word pieces, and a spelling key that transliterations share.

``pieces`` undoes case, accents, hyphens, dots and apostrophes; ``spelling_key`` goes on to undo what
transliterators disagree about (Hezbollah, Hizbullah; Akhbar, Ahbar), by the rules of
``lexicon/spelling.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from foedus.actors.lexicon import load_lexicon

_POSSESSIVE = re.compile(r"['’ʼ`´]s\b|(?<=s)['’](?=\s|$)")
_APOSTROPHE = re.compile(r"(?<=\w)['’‘ʼʻ`´ʿʾ](?=\w)|[ʿʾʼʻ]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}|\b\w\.(?=\w\b)")
_PIECE = re.compile(r"[^\W_]+")
_SPECIAL = str.maketrans(
    {"ı": "i", "İ": "I", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae",
     "Æ": "Ae", "œ": "oe", "ð": "d", "þ": "th", "ə": "a", "Ə": "A"}
)  # fmt: skip


def unaccented(text: str) -> str:
    """``text`` without diacritics; letters of other scripts stay.

    >>> unaccented("Erdoğan, Çavuşoğlu, Côte d’Ivoire")
    'Erdogan, Cavusoglu, Cote d’Ivoire'
    """
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.translate(_SPECIAL))
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if not unicodedata.combining(c)))


@lru_cache(maxsize=65536)
def pieces(text: str) -> tuple[str, ...]:
    """The folded word pieces of a name.

    >>> pieces("Al-Nusra’s"), pieces("U.S. Army"), pieces("Sana'a"), pieces("People's Republic")
    (('al', 'nusra', 's'), ('us', 'army'), ('sanaa',), ('people', 's', 'republic'))
    """
    plain = unaccented(unaccented(text).casefold())
    plain = _POSSESSIVE.sub(lambda m: " s" if m[0].endswith("s") else "", plain)
    plain = _APOSTROPHE.sub("", plain)
    plain = _DOTTED.sub(lambda m: m[0].replace(".", ""), plain)
    return tuple(_PIECE.findall(plain))


def key(text: str) -> str:
    """The pieces joined by spaces: what names are looked up by."""
    return " ".join(pieces(text))


@cache
def _spelling_rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = load_lexicon("spelling.yaml")["rules"]
    return tuple((re.compile(rule["find"]), rule["put"]) for rule in rules)


@lru_cache(maxsize=65536)
def spelling_key(text: str) -> str:
    """What the transliterations of one name have in common.

    >>> spelling_key("Hezb'allah") == spelling_key("Hizbullah") == spelling_key("Hizbollah")
    True
    >>> spelling_key("Al-Ahbar") == spelling_key("al-Akhbar")
    True
    """
    found = key(text)
    for pattern, put in _spelling_rules():
        found = pattern.sub(put, found)
    return found
