"""The default coder: rules first, the learned coder weighs them and names the acts they did not foresee."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from foedus.claims.base import Coder, Understood
from foedus.claims.combined.company import company
from foedus.claims.combined.decide import added, weighed
from foedus.claims.combined.openings import Opening, openings
from foedus.claims.learned import PairQuery, PairScore, PairScorer
from foedus.claims.merge import merged
from foedus.claims.rules.coder import as_claims, drafts
from foedus.claims.rules.draft import Draft
from foedus.claims.rules.people import People
from foedus.models import Sentence
from foedus.records import Claim, Mention

Asked = tuple[Sentence, Opening]


class CombinedCoder(Coder):
    """Claims by rules and the learned coder together."""

    name = "combined"
    version = "1"

    @cached_property
    def scorer(self) -> PairScorer:
        """The learned coder's network, loaded when it is first needed."""
        return PairScorer()

    def code(self, understood: Understood) -> tuple[Claim, ...]:
        """The claims of one report, in text order."""
        by_rule = drafts(understood)
        events = [d for d in by_rule if _asked(d)]
        new = list(_new(understood, events))
        queries = [_query(d.sentence, d.subject, d.object, understood) for d in events]
        queries += [_query(sentence, o.subject, o.object, understood) for sentence, o in new]
        scores = self.scorer.score(queries) if queries else []
        found = [draft for draft in by_rule if not _asked(draft)]
        found += [d for draft, s in zip(events, scores, strict=False) if (d := weighed(draft, s)) is not None]
        for sentence, opening, score in chosen(new, scores[len(events) :]):
            found += added(sentence, opening, score)
        found.sort(key=lambda draft: (draft.sentence.start, draft.trigger.i))
        return merged(as_claims(understood, found, f"{self.name}/{self.version}"))


def _asked(draft: Draft) -> bool:
    """Whether a draft is put to the learned coder: an event whose two actors stand in its own sentence."""
    here = (draft.sentence.start, draft.sentence.end)
    ends = (draft.subject, draft.object)
    return draft.kind == "event" and all(m is not None and here[0] <= m.head.start < here[1] for m in ends)


def _new(understood: Understood, events: list[Draft]) -> Iterator[Asked]:
    """Openings between actors that no rule's event joins in that sentence, then all who share it."""
    taken = {(d.sentence.start, _ends(d.subject, d.object)) for d in events}
    for sentence in understood.sentences:
        people = People(sentence, understood.mentions)
        if len({m.actor_id for m in people.mentions}) < 2:
            continue
        for opening in openings(people):
            key = (sentence.start, _ends(opening.subject, opening.object))
            if key not in taken:
                taken.add(key)
                yield sentence, opening
        for opening in company(people):
            if (sentence.start, _ends(opening.subject, opening.object)) not in taken:
                yield sentence, opening


def chosen(new: list[Asked], scores: Sequence[PairScore]) -> Iterator[tuple[Sentence, Opening, PairScore]]:
    """Of all mentions and orders in which two actors share a sentence, the likeliest to hold an act."""
    best: dict[tuple[int, frozenset[str]], tuple[Sentence, Opening, PairScore]] = {}
    for (sentence, opening), score in zip(new, scores, strict=True):
        key = (sentence.start, _ends(opening.subject, opening.object))
        if key not in best or score.none < best[key][2].none:
            best[key] = (sentence, opening, score)
    yield from best.values()


def _ends(one: Mention | None, other: Mention | None) -> frozenset[str]:
    return frozenset(m.actor_id for m in (one, other) if m is not None)


def _query(
    sentence: Sentence, subject: Mention | None, object_: Mention | None, understood: Understood
) -> PairQuery:
    text = understood.report.text[sentence.start : sentence.end]
    return PairQuery(text, _within(subject, sentence), _within(object_, sentence))


def _within(mention: Mention | None, sentence: Sentence) -> tuple[int, int] | None:
    """The mention's phrase, in offsets of the sentence."""
    if mention is None:
        return None
    start = max(mention.span.start, sentence.start) - sentence.start
    return start, min(mention.span.end, sentence.end) - sentence.start
