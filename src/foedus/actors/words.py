"""A parsed sentence as plain lists: what finding reads instead of spaCy's objects, which are slow to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from foedus.actors.names import pieces
from foedus.models import Sentence

_SOFT = frozenset("-‐‑–'’‘`\"“”«»„")
_HYPHENS = frozenset("-‐‑–")
NOUNS = frozenset(("NOUN", "PROPN"))


@dataclass(slots=True)
class Words:
    """One sentence, one list entry a token.

    ``head`` are token numbers within the sentence; ``start`` and ``end`` code points in the
    report's text.  ``number`` is the sentence's place.
    """

    number: int
    paragraph: int
    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    ents: list[tuple[int, int, str]]

    def __len__(self) -> int:
        return len(self.text)

    def children(self, k: int) -> Iterator[int]:
        """The tokens that depend directly on ``k``, in order."""
        return (i for i, above in enumerate(self.head) if above == k and i != k)

    def capital(self, k: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.text[k][:1].isupper()


_ATTRIBUTES = ("ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "IDX", "ENT_IOB", "ENT_TYPE")
_STRINGS: dict[int, str] = {}


def _string(strings: Any, code: int, known: dict[int, str] = _STRINGS) -> str:
    try:
        return known[code]
    except KeyError:
        text: str = strings[code] if code else ""
        if len(known) < 1_000_000:
            known[code] = text
        return text


class Tables:
    """The token attributes of parsed lines as lists, each line read once."""

    def __init__(self) -> None:
        self._doc: Any = None
        self._columns: list[list[Any]] = []

    def columns(self, doc: Any) -> list[list[Any]]:
        """One list an attribute of the line: text, lower, lemma, pos, tag, dep, head, idx, iob, type."""
        if doc is not self._doc:
            self._doc, self._columns = doc, self._read(doc)
        return self._columns

    @staticmethod
    def _read(doc: Any) -> list[list[Any]]:
        table = doc.to_array(list(_ATTRIBUTES)).T
        strings = doc.vocab.strings
        texts = [[_string(strings, code) for code in row.tolist()] for row in table[:5]]
        heads = table[5].astype("int64").tolist()
        kinds = [_string(strings, code) for code in table[8].tolist()]
        text, lemma, *grammar = texts
        return [
            text,
            [t.lower() for t in text],
            [t.lower() for t in lemma],
            *grammar,
            heads,
            table[6].tolist(),
            table[7].tolist(),
            kinds,
        ]


def words(sentence: Sentence, number: int, tables: Tables | None = None) -> Words:
    """The lists of one sentence."""
    span = sentence.span
    first, last, offset = span.start, span.end, sentence.offset
    columns = (tables or Tables()).columns(span.doc)
    text, lower, lemma, pos, tag, dep, head, idx, iob, kinds = (column[first:last] for column in columns)
    start = [offset + i for i in idx]
    return Words(
        number=number,
        paragraph=sentence.paragraph,
        text=text,
        lower=lower,
        lemma=lemma,
        pos=pos,
        tag=tag,
        dep=dep,
        head=[k + h if 0 <= k + h < last - first else k for k, h in enumerate(head)],
        start=start,
        end=[s + len(t) for s, t in zip(start, text, strict=True)],
        ents=_entities(iob, kinds),
    )


def _entities(iob: list[int], kinds: list[str]) -> list[tuple[int, int, str]]:
    """Named entities as (start, end, label) from spaCy's codes: 3 begins one, 1 goes on."""
    found: list[tuple[int, int, str]] = []
    for k, code in enumerate(iob):
        if code == 3:
            found.append((k, k + 1, kinds[k]))
        elif code == 1 and found and found[-1][1] == k:
            found[-1] = (found[-1][0], k + 1, found[-1][2])
    return found


@dataclass(slots=True)
class Stream:
    """The folded pieces of a sentence and the token each comes from; None parts what must not be joined."""

    pieces: list[str | None]
    token: list[int]


_KNOWN: dict[str, tuple[str, ...] | None] = {}
_NUMBERED = re.compile(r"[^\W_]")


def _token_pieces(text: str) -> tuple[str, ...] | None:
    """Pieces of one token; () for hyphens and quotes, None for what ends a name."""
    if text in ("'s", "’s", "'S", "’S"):
        return ("s",)
    if text in ("&",):
        return ("and",)
    found = pieces(text)
    if found:
        return found
    return () if all(c in _SOFT or c.isspace() for c in text) else None


def stream(words: Words) -> Stream:
    """The pieces of a sentence in order."""
    found: list[str | None] = []
    token: list[int] = []
    for k, text in enumerate(words.text):
        try:
            parts = _KNOWN[text]
        except KeyError:
            parts = _KNOWN[text] = _token_pieces(text) if len(_KNOWN) < 500_000 else None
        if parts is None:
            found.append(None)
            token.append(k)
        else:
            for part in parts:
                found.append(part)
                token.append(k)
    return Stream(found, token)
