"""The default coder: rules first, the learned coder weighs what they found."""

from __future__ import annotations

from functools import cached_property

from foedus.claims.base import Coder, Understood
from foedus.claims.combined.decide import weighed
from foedus.claims.learned import PairQuery, PairScorer
from foedus.claims.merge import merged
from foedus.claims.rules.coder import as_claims, drafts
from foedus.claims.rules.draft import Draft
from foedus.models import Sentence
from foedus.records import Claim, Mention


class CombinedCoder(Coder):
    """Claims by rules and the learned coder together."""

    name = "combined"
    version = "2"

    @cached_property
    def scorer(self) -> PairScorer:
        """The learned coder's network, loaded when it is first needed."""
        return PairScorer()

    def code(self, understood: Understood) -> tuple[Claim, ...]:
        """The claims of one report, in text order."""
        by_rule = drafts(understood)
        events = [draft for draft in by_rule if _asked(draft)]
        scores = self.scorer.score([_query(draft, understood) for draft in events]) if events else []
        found = [draft for draft in by_rule if not _asked(draft)]
        found += [d for draft, s in zip(events, scores, strict=True) if (d := weighed(draft, s)) is not None]
        found.sort(key=lambda draft: (draft.sentence.start, draft.trigger.i))
        return merged(as_claims(understood, found, f"{self.name}/{self.version}"))


def _asked(draft: Draft) -> bool:
    """Whether a draft is put to the learned coder: an event whose two actors stand in its own sentence."""
    here = (draft.sentence.start, draft.sentence.end)
    ends = (draft.subject, draft.object)
    return draft.kind == "event" and all(m is not None and here[0] <= m.head.start < here[1] for m in ends)


def _query(draft: Draft, understood: Understood) -> PairQuery:
    sentence = draft.sentence
    text = understood.report.text[sentence.start : sentence.end]
    return PairQuery(text, _within(draft.subject, sentence), _within(draft.object, sentence))


def _within(mention: Mention | None, sentence: Sentence) -> tuple[int, int] | None:
    """The mention's phrase, in offsets of the sentence."""
    if mention is None:
        return None
    start = max(mention.span.start, sentence.start) - sentence.start
    return start, min(mention.span.end, sentence.end) - sentence.start
