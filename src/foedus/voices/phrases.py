"""Attributions without a verb of saying in the clause: "according to", "in the words of", "reportedly"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from foedus.models import Sentence
from foedus.voices.clauses import RELAYING, cue_offsets, offsets, phrase
from foedus.voices.drafts import Draft, Offsets, subtract, trim
from foedus.voices.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACCORDING = re.compile(
    r"\b(?:according\s+to|in\s+the\s+(?:words|view|opinion|eyes)\s+of|citing|quoting|per)\b", re.IGNORECASE
)


def phrase_drafts(sentence: Sentence, text: str) -> Iterator[Draft]:
    """The attributions that prepositions, nouns and adverbs make in one sentence."""
    yield from _prepositions(sentence, text)
    words = lexicon()
    for token in sentence.span:
        if token.lower_ in words.adverbs and token.dep_ == "advmod":
            yield from _hearsay(sentence, text, token)
        elif token.lower_ in RELAYING:
            yield from _citing(sentence, text, token)
        elif token.lemma_ in words.nouns and token.pos_ == "NOUN":
            yield from _noun(sentence, text, token)


def _prepositions(sentence: Sentence, text: str) -> Iterator[Draft]:
    for match in _ACCORDING.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        first = _at(sentence, start)
        last = _at(sentence, end - 1)
        if first is None or last is None or (match.group().lower() == "per" and last.i + 1 == first.i):
            continue
        target = next((c for c in last.children if c.dep_ in ("pobj", "pcomp")), None)
        if target is None or (match.group().lower() == "per" and target.pos_ != "PROPN"):
            continue
        named = _without_clause(sentence, text, target)
        whole = (start, max(named[1], end))
        clause = _clause_around(first)
        pieces = [trim(text, p) for p in subtract(phrase(sentence, clause), [whole])]
        content = tuple(p for p in pieces if p and p[1] - p[0] > 2)
        if content:
            yield Draft(named, (start, end), content, lexicon().verbs["say"])


def _at(sentence: Sentence, position: int) -> Token | None:
    found = sentence.span.doc.char_span(
        position - sentence.offset, position - sentence.offset + 1, alignment_mode="expand"
    )
    return found[0] if found is not None and len(found) else None


def _without_clause(sentence: Sentence, text: str, target: Token) -> Offsets:
    start, end = phrase(sentence, target)
    for child in target.rights:
        if child.dep_ in ("acl", "relcl", "advcl") and child.left_edge.i > target.i:
            end = min(end, sentence.offset + child.left_edge.idx)
    return trim(text, (start, end), stop=False) or offsets(sentence, target, target)


def _clause_around(token: Token) -> Token:
    """The nearest clause that the phrase hangs on, past nouns, up to four steps."""
    at = token
    while at.head != at and at.pos_ not in ("VERB", "AUX"):
        at = at.head
    if at == token and at.head != at:
        at = at.head
        while at.head != at and at.pos_ not in ("VERB", "AUX"):
            at = at.head
    return at


def _hearsay(sentence: Sentence, text: str, adverb: Token) -> Iterator[Draft]:
    clause = _clause_around(adverb)
    cue = offsets(sentence, adverb, adverb)
    pieces = [trim(text, p) for p in subtract(phrase(sentence, clause), [cue])]
    content = tuple(p for p in pieces if p)
    if content:
        yield Draft(None, cue, content, lexicon().adverbs[adverb.lower_])


def _noun(sentence: Sentence, text: str, noun: Token) -> Iterator[Draft]:
    """ "Turkey's claim that ...", "a report by Reuters that ..."."""
    clause = next((c for c in noun.rights if c.dep_ in ("acl", "ccomp") and _has_that(c)), None)
    if clause is None:
        return
    content = trim(text, phrase(sentence, clause))
    owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
    if owner is None:
        by = next((c for c in noun.rights if c.dep_ == "prep" and c.lower_ in ("by", "from")), None)
        owner = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    source = None
    if owner is not None:
        first, last = owner.left_edge, owner.right_edge
        last = last.nbor(-1) if last.tag_ == "POS" and last.i > first.i else last
        source = offsets(sentence, first, last)
    if content:
        yield Draft(source, offsets(sentence, noun, noun), (content,), lexicon().nouns[noun.lemma_])


def _has_that(clause: Token) -> bool:
    mark = any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)
    return mark and any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in clause.children)


def _citing(sentence: Sentence, text: str, verb: Token) -> Iterator[Draft]:
    """ "X, citing Y, said Z": Z is on the word of Y, whom X relays."""
    named = next((c for c in verb.children if c.dep_ == "dobj"), None)
    if named is None:
        return
    source = _without_clause(sentence, text, named)
    host = verb.head
    while host.head != host and host.pos_ not in ("VERB", "AUX"):
        host = host.head
    clauses = [c for c in host.children if c.dep_ == "ccomp"]
    whole = (offsets(sentence, verb, verb)[0], source[1])
    spans = [phrase(sentence, c) for c in clauses] or [phrase(sentence, host)]
    pieces = [trim(text, p) for span in spans for p in subtract(span, [whole])]
    content = tuple(p for p in pieces if p)
    if content:
        yield Draft(source, offsets(sentence, verb, verb), content, lexicon().verbs["cite"],
            relayed=True, host=cue_offsets(sentence, host))  # fmt: skip
