"""The default coder: rules first, the learned coder weighs them and adds what they did not foresee."""

from __future__ import annotations

from functools import cached_property

from foedus.claims.base import Coder, Understood
from foedus.claims.combined.candidates import actors_in, pairs
from foedus.claims.combined.decide import Scores, added, thresholds, weighed
from foedus.claims.learned import PairQuery, PairScore, PairScorer
from foedus.claims.merge import merged
from foedus.claims.rules.coder import as_claims, drafts
from foedus.claims.rules.draft import Draft
from foedus.models import Sentence
from foedus.records import Claim, Mention

Pairs = list[tuple[Mention, Mention]]


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
        asked = [(s, self._pairs(s, understood)) for s in understood.sentences]
        scores = self._scores(understood, [(s, found) for s, found in asked if found])
        by_rule = drafts(understood)
        found: list[Draft] = []
        for sentence, candidates in asked:
            mine = [d for d in by_rule if d.sentence is sentence]
            heard = scores.get(sentence.start, {})
            kept = [k for d in mine if (k := weighed(d, heard)) is not None]
            found += [*kept, *added(sentence, candidates, heard, mine)]
        found.sort(key=lambda d: (d.sentence.start, d.trigger.i))
        return merged(as_claims(understood, found, f"{self.name}/{self.version}"))

    def _pairs(self, sentence: Sentence, understood: Understood) -> Pairs:
        return list(pairs(actors_in(sentence, understood.mentions), thresholds()["most"]))

    def _scores(self, understood: Understood, asked: list[tuple[Sentence, Pairs]]) -> dict[int, Scores]:
        """Scores of every candidate pair in both orders, by sentence and actors."""
        queries: list[PairQuery] = []
        keys: list[tuple[int, str, str]] = []
        for sentence, candidates in asked:
            text = understood.report.text[sentence.start : sentence.end]
            for one, other in candidates:
                for subject, object_ in ((one, other), (other, one)):
                    queries.append(PairQuery(text, _within(subject, sentence), _within(object_, sentence)))
                    keys.append((sentence.start, subject.actor_id, object_.actor_id))
        found: dict[int, dict[tuple[str, str], PairScore]] = {}
        for (start, subject_id, object_id), score in zip(keys, self.scorer.score(queries), strict=True):
            found.setdefault(start, {})[subject_id, object_id] = score
        return dict(found)


def _within(mention: Mention, sentence: Sentence) -> tuple[int, int]:
    """The mention's phrase, in offsets of the sentence."""
    start = max(mention.span.start, sentence.start) - sentence.start
    return start, min(mention.span.end, sentence.end) - sentence.start
