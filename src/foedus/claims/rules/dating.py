"""Which of the dates in a report is the date of an act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foedus.models import Sentence
from foedus.records import DateExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

_CARRIED = 2  # an undated act takes the date of at most this many sentences before it
_CLAUSES = ("relcl", "ccomp", "advcl", "acl", "parataxis")
_FAR = 99
_ANCHORS = frozenset(
    ("after", "since", "before", "following", "until", "despite", "over", "pending", "because")
)


class Calendar:
    """The dates of a report by sentence, with the running date that undated acts inherit.

    Args:
        sentences: the report's sentences, in order.
        dates: its date expressions.
    """

    def __init__(self, sentences: Sequence[Sentence], dates: Sequence[DateExpression]) -> None:
        usable = [d for d in dates if d.type in ("date", "time") and d.value and not _unbounded(d.value)]
        self._by_sentence = [[d for d in usable if s.start <= d.span.start < s.end] for s in sentences]
        self._index = {(s.start, s.end): i for i, s in enumerate(sentences)}
        self._sentences = sentences

    def date_of(self, trigger: Token, sentence: Sentence) -> tuple[DateExpression | None, bool]:
        """The date of the act ``trigger`` names, and whether it was carried over from an earlier sentence."""
        position = self._index[sentence.start, sentence.end]
        here = [d for d in self._by_sentence[position] if not _of_another(trigger, _token_at(sentence, d))]
        if here:
            near = min(here, key=lambda d: _distance(trigger, _token_at(sentence, d)))
            if len(here) == 1 or _distance(trigger, _token_at(sentence, near)) < _FAR:
                return near, False
        for back in range(1, _CARRIED + 1):
            if position - back < 0 or _is_heading(self._sentences[position - back]):
                break
            before = self._by_sentence[position - back]
            if before:
                return before[-1], True
        return None, False


def _unbounded(value: str) -> bool:
    return value.startswith(("../", "/")) or value.endswith(("/..", "/"))


def _is_heading(sentence: Sentence) -> bool:
    return sentence.span.text.rstrip()[-1:] not in (".", "!", "?", "”", '"', ":", "…", "'", "’", ";")


def _token_at(sentence: Sentence, date: DateExpression) -> Token:
    """The token that governs the rest of the date expression."""
    start, end = date.span.start - sentence.offset, date.span.end - sentence.offset
    inside = [t for t in sentence.span if t.idx >= start and t.idx < end]
    if not inside:
        return sentence.span.root
    return next((t for t in inside if t.head not in inside), inside[0])


def _of_another(trigger: Token, date: Token) -> bool:
    """Whether the date is that of something else the act is only told beside.

    *thanked him after the coup of 15 July*, *condemned Monday's attack*: the coup's day and the attack's.
    """
    above = {trigger.i, *(t.i for t in trigger.ancestors)}
    token, nouns = date, 0
    while token.i not in above and token.head != token:
        if nouns and token.dep_ in ("prep", "mark", "advcl") and token.lower_ in _ANCHORS:
            return True
        head = token.head
        if head.pos_ in ("NOUN", "PROPN") and token.dep_ in ("poss", "compound", "nmod") and head != trigger:
            return trigger in head.ancestors and head.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass")
        nouns += token.pos_ in ("NOUN", "PROPN", "VERB") and token != date
        token = head
    return False


def _distance(trigger: Token, date: Token) -> int:
    """Steps through the tree from the act to the date; each clause border between them counts four."""
    up = {t.i: n for n, t in enumerate([trigger, *trigger.ancestors])}
    steps, token = 0, date
    while token.i not in up:
        steps += 4 if token.dep_ in _CLAUSES else 1
        if token.head == token:
            return _FAR
        token = token.head
    climbed = [trigger, *trigger.ancestors][: up[token.i]]
    return steps + sum(4 if t.dep_ in _CLAUSES else 1 for t in climbed)
