"""Rules and the learned model together: the model decides where it reads, the rules within and beyond.

The model was trained on a corpus that marks no attribution inside another's content, so those always come
from the rules; so does everything in sentences the model was not given.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from foedus.models import Sentence
from foedus.voices.clauses import as_used, offsets
from foedus.voices.drafts import Draft, Offsets
from foedus.voices.lexicon import Cue, lexicon
from foedus.voices.quotes import Quote
from foedus.voices.snapping import snapped

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from foedus.voices.learned import Tagged

_UNKNOWN = Cue("other", "attitude", 0)
_HELD = Cue("other", "thought", 0)
_SAID = Cue("assertion", "speech", 1)


def worth_reading(
    sentences: Sequence[Sentence], drafts: Sequence[Draft], marks: Sequence[Quote]
) -> list[Offsets]:
    """The sentences in which the rules see a cue or a quotation: what is worth the model's time."""
    starts = [sentence.start for sentence in sentences]
    wanted: set[int] = set()
    for start, end in [*(d.cue for d in drafts), *((q.start, q.end) for q in marks)]:
        low = max(0, bisect_right(starts, start) - 1)
        wanted.update(range(low, bisect_left(starts, end)))
    return [(sentences[i].start, sentences[i].end) for i in sorted(wanted)]


def combined(
    text: str,
    sentences: Sequence[Sentence],
    rules: Sequence[Draft],
    tagged: Sequence[Tagged],
    marks: Sequence[Quote],
) -> list[Draft]:
    """The model's attributions, and of the rules' those that lie within them or that the model missed.

    Args:
        text: the report's text.
        sentences: its sentences.
        rules: what the rules found.
        tagged: what the model found.
        marks: the text's quotations.
    """
    index = _Words(sentences)
    whole = (snapped(text, item, marks) for item in tagged)
    learned = [_draft(index, text, item) for item in _flat([item for item in whole if item])]
    learned = _with_unclaimed(text, learned, rules)
    taken = sorted(draft.cue for draft in learned)
    inside = sorted(piece for draft in learned for piece in draft.content)
    inner = (
        _inside(draft, inside) for draft in rules if not draft.relayed and not _touches(taken, draft.cue)
    )
    kept = [draft for draft in inner if draft]
    kept += [_relayed(draft, learned) for draft in rules if draft.relayed]
    return sorted([*learned, *kept], key=lambda d: (d.cue, d.content))


def _with_unclaimed(text: str, learned: Sequence[Draft], rules: Sequence[Draft]) -> list[Draft]:
    """``learned``, with quotations that the rules give to the same cue and the model gives to none."""
    claimed = sorted(piece for draft in learned for piece in draft.content)
    found = []
    for draft in learned:
        twin = next((r for r in rules if r.cue[0] < draft.cue[1] and draft.cue[0] < r.cue[1]), None)
        more = [
            piece
            for piece in (twin.content if twin else ())
            if text[piece[0]] in '“"' and not _touches(claimed, piece) and piece[0] > draft.content[-1][1]
        ]
        found.append(replace(draft, content=(*draft.content, *more)) if more else draft)
    return found


def _relayed(draft: Draft, learned: Sequence[Draft]) -> Draft:
    """A source that another voice cites, with the content that the model gives that voice."""
    if draft.host is None:
        return draft
    start, end = draft.host
    host = next((d for d in learned if d.cue[0] < end and start < d.cue[1]), None)
    return replace(draft, content=host.content) if host else draft


def _flat(tagged: Sequence[Tagged]) -> list[Tagged]:
    """Without those whose cue lies in the content of a more probable one."""
    found: list[Tagged] = []
    contents: list[Offsets] = []
    for item in sorted(tagged, key=lambda t: -t.probability):
        if not any(a <= item.cue[0] < b for a, b in contents):
            found.append(item)
            contents.extend(item.content)
    return found


def _touches(spans: Sequence[Offsets], span: Offsets) -> bool:
    at = bisect_left(spans, (span[1], 0))
    return any(end > span[0] for _, end in spans[max(0, at - 3) : at])


def _inside(draft: Draft, spans: Sequence[Offsets]) -> Draft | None:
    """``draft`` cut to the one of ``spans`` that holds its cue; None if none does or nothing is left.

    Cut, as a nested attribution that reached further would seem to hold what it stands in.
    """
    at = bisect_right(spans, (draft.cue[0], 1 << 60))
    around = next((span for span in reversed(spans[max(0, at - 3) : at]) if span[1] >= draft.cue[1]), None)
    if around is None:
        return None
    pieces = [(max(a, around[0]), min(b, around[1])) for a, b in draft.content]
    content = tuple(piece for piece in pieces if piece[0] < piece[1])
    return replace(draft, content=content) if content and content != (around,) else None


class _Words:
    """Tokens of the parse by their offsets in the text."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._ends = [sentence.end for sentence in sentences]

    def at(self, place: Offsets) -> tuple[Sentence, Span] | None:
        """The sentence and the tokens that lie at some offsets, if they lie in one line."""
        at = bisect_right(self._ends, place[0])
        if at == len(self._sentences):
            return None
        sentence = self._sentences[at]
        first, last = place[0] - sentence.offset, place[1] - sentence.offset
        doc = sentence.span.doc
        found = doc.char_span(max(0, first), min(last, len(doc.text)), alignment_mode="expand")
        return (sentence, found) if found is not None and len(found) else None


def _draft(index: _Words, text: str, item: Tagged) -> Draft:
    spoken = text[item.content[0][0]] in "“\"«'‘`"
    word = _meaning(index, item.cue, spoken)
    hearsay = text[slice(*item.cue)].lower() in lexicon().adverbs  # "reportedly" names nobody
    source, anchor = (None, None) if hearsay else (item.source, _anchor(index, item))
    return Draft(source, item.cue, item.content, word, anchor, item.probability)


def _meaning(index: _Words, cue: Offsets, spoken: bool) -> Cue:
    """What the lexicon says of the cue's first known word; for unknown cues, by what they introduce."""
    words, found = lexicon(), index.at(cue)
    tokens: list[Token] = list(found[1]) if found else []
    for token in tokens:
        verb = words.verbs.get(token.lemma_)
        if verb is not None and token.pos_ in ("VERB", "AUX"):
            return as_used(token, verb)
        other = words.adverbs.get(token.lower_) or (
            words.nouns.get(token.lemma_) if token.pos_ == "NOUN" else None
        )
        if other is not None:
            return other
    if spoken or not any(token.is_alpha for token in tokens) or any(t.lower_ == "according" for t in tokens):
        return _SAID
    return _HELD if any(child.dep_ == "ccomp" for token in tokens for child in token.children) else _UNKNOWN


def _anchor(index: _Words, item: Tagged) -> Offsets | None:
    """For "who" and "which" the words that they take up."""
    found = index.at(item.source) if item.source else None
    if found is None or found[1].text.lower() not in ("who", "which", "that"):
        return None
    sentence, span = found
    clause = span.root.head
    head = clause.head
    return offsets(sentence, head.left_edge, head) if clause.dep_ == "relcl" else None
