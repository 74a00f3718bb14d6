"""Names of other scripts in Latin letters, by the rules of ``lexicon/transliteration.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from foedus.actors.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Script:
    """How one language's letters are put into Latin ones.

    ``vowels`` tells whether short vowels are written: where they are not, names compare by consonants.
    """

    name: str
    sign: re.Pattern[str]
    letters: Mapping[str, str]
    vowels: bool
    drop: re.Pattern[str] | None = None

    @property
    def longest(self) -> int:
        """The most letters that a rule takes at once."""
        return max(map(len, self.letters))


@cache
def scripts() -> tuple[Script, ...]:
    """The scripts in the order they are tried: those with letters of their own first."""
    found = []
    for name, rules in load_lexicon("transliteration.yaml").items():
        sign = rules.get("only") or f"[{rules['range']}]"
        drop = re.compile(rules["drop"]) if "drop" in rules else None
        found.append(
            (
                0 if "only" in rules else 1,
                Script(name, re.compile(sign), rules["letters"], rules["vowels"], drop),
            )
        )
    return tuple(script for _, script in sorted(found, key=lambda pair: pair[0]))


def script_of(text: str) -> Script | None:
    """The first script whose signs the text has, or None for plain Latin.

    >>> script_of("حزب الله").name, script_of("Київ").name, script_of("Hezbollah")
    ('arabic', 'ukrainian', None)
    """
    if text.isascii():
        return None
    return next((script for script in scripts() if script.sign.search(text)), None)


@lru_cache(maxsize=8192)
def romanised(text: str) -> str:
    """The text in Latin letters; Latin text comes back as it is.

    >>> romanised("Путин"), romanised("Зеленський"), romanised("习近平"), romanised("Erdoğan")
    ('Putin', 'Zelenskiy', 'Xi jinping', 'Erdogan')
    """
    script = script_of(text)
    if script is None:
        return text
    if script.drop is not None:
        text = script.drop.sub("", text)
    parts, place = [], 0
    while place < len(text):
        put, step = _next(script, text, place)
        parts.append(put)
        place += step
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _next(script: Script, text: str, place: int) -> tuple[str, int]:
    """What the letters at a place become, and how many they are."""
    for size in range(min(script.longest, len(text) - place), 0, -1):
        piece = text[place : place + size]
        if piece == "ال" and place and not text[place - 1].isspace():
            continue  # the article only stands at the beginning of a word
        if piece in script.letters:
            return script.letters[piece], size
        if piece.lower() in script.letters:
            put = script.letters[piece.lower()]
            return put[:1].upper() + put[1:], size
    return text[place], 1


@lru_cache(maxsize=65536)
def consonants(text: str) -> str:
    """The consonants of a Latin name, as scripts without vowels would show them.

    >>> consonants("hizb allah") == consonants("hzballh") == "hzbl"
    True
    """
    folded = re.sub(r"[^a-z]", "", text.lower())
    for find, put in (
        ("kh", "h"),
        ("gh", "g"),
        ("sh", "s"),
        ("th", "t"),
        ("dh", "d"),
        ("ch", "c"),
        ("zh", "g"),
        ("ph", "f"),
        ("q", "k"),
        ("c", "k"),
        ("w", "v"),
        ("p", "b"),
        ("j", "g"),
    ):
        folded = folded.replace(find, put)
    folded = re.sub(r"h\b", "", folded)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouy]", "", folded))
