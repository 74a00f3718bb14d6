"""Words of a text as one string of class characters, so that a grammar is regular expressions over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_TOKEN = re.compile(
    r"[0-9]{4}-[0-9][0-9]-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?Z?)?(?!\w)"  # 2016-11-24
    r"|[0-9]{1,2}-[0-9]{1,2}-(?:19|20)[0-9][0-9](?![\w-])"  # 13-02-1998
    r"|[0-9]+(?:st|nd|rd|th|s)(?!\w)"  # 7th, 1970s
    r"|[0-9]+(?:[.,:/][0-9]+)*"  # 5, 2.5, 10:57, 11/24/2016
    r"|[ap]\.m\.?(?!\w)|[AP]\.M\.?(?!\w)|B\.C\.(?:E\.)?|A\.D\."
    r"|[^\W\d_]+"
    r"|\n\s*\n"
    r"|[^\s\w]|_"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: offsets, and ``classes``, one character a token (see :class:`Alphabet`)."""

    text: str
    starts: list[int]
    ends: list[int]
    classes: str

    def word(self, index: int) -> str:
        """The token's words as written."""
        return self.text[self.starts[index] : self.ends[index]]

    def glued(self, index: int) -> bool:
        """Whether no space parts the token from the one before it."""
        return index > 0 and self.starts[index] == self.ends[index - 1]


class Alphabet:
    """Gives every set of classes that a word can have a character of its own.

    A class of the grammar is then a character set: all characters whose set holds the class.
    """

    def __init__(self, words: Mapping[str, frozenset[str]], capitalised: frozenset[str]) -> None:
        self._words = words
        self._capitalised = capitalised
        self._characters: dict[frozenset[str], str] = {}
        self._known: dict[str, str] = {}
        for classes in {*words.values(), *_SHAPES}:
            self.character(classes)
        for number in range(3200):
            self.character(number_classes(str(number)))
            self.character(number_classes(f"{number:02d}"))
        for sample in (
            "2016-11-24",
            "1/2/2016",
            "5:30",
            "5.30",
            "5.75",
            "45.5",
            "1,000",
            "7th",
            "1970s",
            "22:45:10",
            "0730",
        ):
            self.character(number_classes(sample))

    def character(self, classes: frozenset[str]) -> str:
        """The character that stands for exactly these classes."""
        known = self._characters.get(classes)
        if known is None:
            known = self._characters[classes] = chr(0xE000 + len(self._characters))
        return known

    def members(self, name: str) -> str:
        """All characters whose classes include ``name``."""
        return "".join(c for classes, c in self._characters.items() if name in classes)

    def tokens(self, text: str) -> Tokens:
        """Cut ``text`` into tokens and classify each."""
        starts: list[int] = []
        ends: list[int] = []
        classes: list[str] = []
        known = self._known
        for match in _TOKEN.finditer(text):
            word = match.group()
            starts.append(match.start())
            ends.append(match.end())
            classes.append(known.get(word) or self._classify(word))
        return Tokens(text, starts, ends, "".join(classes))

    def _classify(self, word: str) -> str:
        character = self.character(self._classes(word))
        if len(self._known) < 100_000:
            self._known[word] = character
        return character

    def _classes(self, word: str) -> frozenset[str]:
        if word[0] in "0123456789":
            return number_classes(word)
        lower = word.lower().replace(".", "")
        classes = self._words.get(lower)
        if classes is not None and (lower not in self._capitalised or word[0].isupper()):
            return classes
        return _shape(word)


_PUNCTUATION: Mapping[str, str] = {
    ",": "COMMA", ".": "STOP", "-": "HYPHEN", "–": "HYPHEN", "—": "HYPHEN", "‑": "HYPHEN", "−": "HYPHEN",
    "/": "SLASH", "(": "OPEN", ")": "CLOSE", "'": "APOSTROPHE", "’": "APOSTROPHE", "‘": "APOSTROPHE",
    "$": "MONEY", "€": "MONEY", "£": "MONEY", "#": "MONEY", "%": "PERCENT", ":": "COLON", ";": "STOP",
    '"': "QUOTE", "“": "QUOTE", "”": "QUOTE", "?": "STOP", "!": "STOP",
}  # fmt: skip
_OTHER_SHAPES = ("BREAK", "WORD", "PLURAL", "PASTED", "CAPITAL", "OTHER")
_SHAPES = tuple(frozenset({name}) for name in {*_PUNCTUATION.values(), *_OTHER_SHAPES})


def _shape(word: str) -> frozenset[str]:
    if not word[0].isalpha():
        name = _PUNCTUATION.get(word) or ("BREAK" if word[0] == "\n" else "OTHER")
        return frozenset({name})
    if word[0].isupper():
        return frozenset({"CAPITAL"})
    if word.endswith("ed") and len(word) > 4:
        return frozenset({"PASTED"})
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        return frozenset({"PLURAL"})
    return frozenset({"WORD"})


_NUMERIC_DATE = re.compile(r"\d{1,4}([./])\d{1,2}\1\d{2,4}\Z")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[:.][0-5]\d(?::[0-5]\d)?\Z")
_FRACTION = re.compile(r"\d{1,3}\.\d{1,2}\Z")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+\Z")


def number_classes(word: str) -> frozenset[str]:
    """The classes that a token starting with a digit can have.

    >>> sorted(number_classes("7th"))
    ['ORDINAL_DIGITS']
    """
    if word.isdigit():
        return _whole(word)
    if word[-1] in "tdh":
        return frozenset({"ORDINAL_DIGITS"}) if 0 < int(word[:-2]) < 100 else frozenset({"OTHER"})
    if word[-1] == "s":
        return frozenset({"DECADE"}) if 3 <= len(word) <= 5 and word[-2] == "0" else frozenset({"OTHER"})
    if "-" in word:
        return frozenset({"ISO" if word[4:5] == "-" else "NUMERIC_DATE"})
    if _NUMERIC_DATE.match(word):
        return frozenset({"NUMERIC_DATE"})
    classes = set()
    if _CLOCK.match(word):
        classes.add("CLOCK" if ":" in word else "CLOCK_STOP")
    if _FRACTION.match(word):
        classes.add("NUMBER")
    if _GROUPED.match(word):
        classes.add("NUMBER")
    return frozenset(classes or {"OTHER"})


def _whole(word: str) -> frozenset[str]:
    if len(word) > 6:
        return frozenset({"OTHER"})
    value, classes = int(word), {"NUMBER"}
    if len(word) <= 2:
        classes |= {"HOUR"} if value <= 24 else set()
        classes |= {"DAY"} if 1 <= value <= 31 else set()
    if len(word) == 2:
        classes.add("YEAR2")
    if len(word) == 4:
        classes |= {"FOUR"} if value < 2400 else set()
        classes |= {"YEAR4"} if 1000 <= value <= 2100 else set()
        if 1800 <= value <= 2030:  # a year before "season" and "days", not a number of them
            classes = (classes - {"NUMBER"}) | {"YEARN"}
    if len(word) == 3 or (len(word) == 2 and value > 31):
        classes.add("YEAR3")
    return frozenset(classes)
