"""Who a source phrase stands for: the mention at its head, or its own words under a provisional id."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence

from foedus.models import Sentence
from foedus.records import ActorRef, Attribution, Mention
from foedus.voices.drafts import Offsets

_LETTERS = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"(?:the|a|an|this|that|these|those)\s+", re.IGNORECASE)


def provisional_id(words: str) -> str:
    """A stable id for a speaker who is not in the catalogue.

    >>> provisional_id("The commander of Hizbollah")
    '~commander-of-hizbollah'
    """
    plain = (
        unicodedata.normalize("NFKD", _ARTICLE.sub("", words.strip(), count=1))
        .encode("ascii", "ignore")
        .decode()
    )
    return "~" + (_LETTERS.sub("-", plain.lower()).strip("-")[:60] or "unnamed")


class Speakers:
    """The mentions and sentences of one report, ready to be asked who a source is."""

    def __init__(self, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> None:
        self._sentences = sentences
        self._ends = [sentence.end for sentence in sentences]
        self._mentions = sorted(mentions, key=lambda m: m.span.start)
        self._starts = [mention.span.start for mention in self._mentions]

    def mention(self, source: Offsets) -> Mention | None:
        """The mention that the source phrase is headed by: the longest one over its head word."""
        head = self._head(source)
        low = bisect_left(self._starts, source[0] - 80)
        high = bisect_left(self._starts, source[1])
        over = [m for m in self._mentions[low:high] if m.head.start <= head < m.head.end]
        over = over or [m for m in self._mentions[low:high] if m.span.start <= head < m.span.end]
        return max(over, key=lambda m: m.span.end - m.span.start, default=None)

    def _head(self, source: Offsets) -> int:
        """Where the head word of the phrase stands."""
        at = bisect_left(self._ends, source[0] + 1)
        if at == len(self._sentences):
            return source[0]
        sentence = self._sentences[at]
        span = sentence.span.doc.char_span(
            source[0] - sentence.offset, source[1] - sentence.offset, alignment_mode="expand"
        )
        if span is None or not len(span):
            return source[0]
        root = span.root
        # "The newspaper Al-Akhbar": the parser puts the name in apposition; either may be the mention.
        return sentence.offset + root.idx


def actor(attribution: Attribution) -> ActorRef | None:
    """The speaker of an attribution as a claim carries it; None where no source is named.

    A source that is no known mention keeps its words under a provisional id ``~slug``.
    """
    source, mention = attribution.source, attribution.speaker
    if source is None:
        return None
    if mention is None:
        return ActorRef(
            provisional_id(source.text), source.text, source.text, start=source.start, end=source.end
        )
    return ActorRef(
        mention.actor_id, mention.name, source.text, mention.kind, mention.country,
        source.start, source.end, (mention.within,) if mention.within else (),
    )  # fmt: skip
