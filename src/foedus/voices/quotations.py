"""Quotations given to their speakers: by the cue beside them, within them, or by who spoke last."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from foedus.models import Sentence
from foedus.voices.clauses import cue_of, cue_offsets, phrase
from foedus.voices.drafts import Draft, Offsets, close_up, subtract, trim
from foedus.voices.lexicon import lexicon
from foedus.voices.quotes import Quote, inserts

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = 4  # a quotation of fewer words is a word quoted, not someone speaking
_BARE = re.compile(r"[ \u00a0]?,?[ \u00a0]?(?:that)?[ \u00a0]?|\s*[:–—-]\s*")
_GAP = 12  # words allowed between a quotation and the one that goes on with it
_FAR = 1_000  # code points: no cue further away has anything to do with a quotation
_NEAR = 3  # blanks and punctuation allowed between a cue and its quotation


def with_quotations(
    text: str, sentences: Sequence[Sentence], found: Sequence[Draft], marks: Sequence[Quote]
) -> list[Draft]:
    """``found`` with contents reaching over whole quotations, and a draft for each quotation left over.

    Args:
        text: the report's text.
        sentences: its sentences.
        found: drafts of the single sentences.
        marks: the quoted stretches.
    """
    drafts = sorted(found, key=lambda draft: draft.cue)
    cues = [draft.cue[0] for draft in drafts]
    last: int | None = None
    for quote in marks:
        if len(text[quote.start : quote.end].split()) < _WORDS:
            continue
        near = range(bisect_left(cues, quote.start - _FAR), bisect_left(cues, quote.end + _FAR))
        owner = _owner(text, quote, drafts, near)
        if owner is None and last is not None and _goes_on(text, quote, drafts[last]):
            owner = last
        if owner is not None:
            drafts[owner] = _extend(text, drafts[owner], quote)
            last = owner
            continue
        made = _made(text, sentences, quote)
        if made is not None:
            drafts.append(made)
            last = len(drafts) - 1
    return _relayed(drafts)


def _relayed(drafts: Sequence[Draft]) -> list[Draft]:
    """``drafts``, each relayed source ("reported, citing X") with the content of the voice that relays it."""
    by_cue = {draft.cue: draft for draft in drafts if not draft.relayed}
    found = []
    for draft in drafts:
        host = by_cue.get(draft.host) if draft.relayed and draft.host else None
        found.append(replace(draft, content=host.content) if host else draft)
    return found


def _overlaps(draft: Draft, quote: Quote) -> bool:
    return any(a < quote.end and b > quote.start for a, b in draft.content)


def _owner(text: str, quote: Quote, drafts: Sequence[Draft], near: Sequence[int]) -> int | None:
    """Of the drafts ``near``, the one with content in the quotation and its cue outside, or put into it."""
    gaps = [(a, d) for a, _, _, d in inserts(text, quote)]
    best: int | None = None
    for index in near:
        draft = drafts[index]
        inside = quote.start < draft.cue[0] < quote.end
        if inside and not any(a <= draft.cue[0] < b for a, b in gaps):
            continue
        if _overlaps(draft, quote) or (draft.word.act == "speech" and _introduces(text, draft, quote)):
            closer = best is None or _distance(draft, quote) < _distance(drafts[best], quote)
            best = index if closer else best
    return best


def _introduces(text: str, draft: Draft, quote: Quote) -> bool:
    """Whether nothing but a colon or comma stands between the cue and the quotation."""
    return 0 <= quote.start - draft.cue[1] <= _NEAR and bool(_BARE.fullmatch(text, draft.cue[1], quote.start))


def _distance(draft: Draft, quote: Quote) -> int:
    return max(quote.start - draft.cue[1], draft.cue[0] - quote.end, 0)


def _spoken(text: str, quote: Quote) -> list[Offsets]:
    """The quotation without the words put into it."""
    pieces = subtract((quote.start, quote.end), [(a, d) for a, _, _, d in inserts(text, quote)])
    return [piece for piece in (trim(text, p, stop=False) for p in pieces) if piece]


def _extend(text: str, draft: Draft, quote: Quote) -> Draft:
    whole = (quote.start, quote.end)
    kept = [piece for span in draft.content for piece in subtract(span, [whole])]
    pieces = [*kept, *_spoken(text, quote)]
    trimmed = [trim(text, p, stop=False) for p in close_up(text, pieces)]
    return replace(draft, content=tuple(p for p in trimmed if p))


def _made(text: str, sentences: Sequence[Sentence], quote: Quote) -> Draft | None:
    """A draft from a bare verb of saying right before, right after, or put into the quotation."""
    gaps = list(inserts(text, quote))
    windows = [(b, c) for _, b, c, _ in gaps]
    windows += [(max(0, quote.start - 120), quote.start), (quote.end, quote.end + 120)]
    words = lexicon()
    for low, high in windows:
        for sentence in _between(sentences, low, high):
            for token in sentence.span:
                at = sentence.offset + token.idx
                word = cue_of(token, words) if low <= at < high else None
                if word is None or word.act != "speech" or "\n" in text[min(at, quote.end) : quote.start]:
                    continue
                if high == quote.start and not _BARE.fullmatch(text, at + len(token), quote.start):
                    continue
                if low == quote.end and text[quote.end : at].count(".") + text[quote.end : at].count("\n"):
                    continue
                source = _beside(sentence, token)
                return Draft(source, cue_offsets(sentence, token), tuple(_spoken(text, quote)), word)
    return None


def _between(sentences: Sequence[Sentence], low: int, high: int) -> Sequence[Sentence]:
    first = bisect_right(sentences, low, key=lambda s: s.end)
    last = bisect_left(sentences, high, key=lambda s: s.start)
    return sentences[first:last]


def _beside(sentence: Sentence, verb: Token) -> Offsets | None:
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return phrase(sentence, subject) if subject is not None else None


def _goes_on(text: str, quote: Quote, last: Draft) -> bool:
    """Whether a quotation without a cue of its own goes on with what was quoted last.

    It does where it takes up an unclosed one, opens the next paragraph, or follows within a few words.
    """
    before = max(last.extent[1], last.cue[1])
    if not before <= quote.start <= before + _FAR:
        return False
    between = text[before : quote.start]
    if len(between.split()) >= _GAP:
        return False
    opens = quote.start == 0 or text[quote.start - 1] == "\n"
    lines = sum(1 for line in between.split("\n")[1:-1] if line.strip())
    if quote.continues or (opens and not lines):
        return True
    return "\n" not in between and text[max(0, quote.start - 8) : quote.start].rstrip()[-1:] in '.!?”"'
