"""One decision from what the rules drafted and what the learned coder scored; nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from foedus.claims.combined.triggers import trigger
from foedus.claims.learned import PairScore
from foedus.claims.rules.draft import Draft
from foedus.claims.rules.modality import modality
from foedus.models import Sentence
from foedus.ontology import entry
from foedus.records import ClaimKind, Mention, Modality

Scores = Mapping[tuple[str, str], PairScore]


@cache
def thresholds() -> Mapping[str, Any]:
    """The weights of ``thresholds.yaml``."""
    text = resources.files("foedus.claims.combined").joinpath("thresholds.yaml").read_text("utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


@dataclass(frozen=True, slots=True)
class Act:
    """What the learned coder reads between two actors: who does it, and how surely it is there at all."""

    subject: Mention
    object: Mention
    score: PairScore
    happens: float

    def share(self, type_: str) -> float:
        """The probability of a type, given that there is an act."""
        return self.score.types[type_] / max(1e-9, 1 - self.score.none)


def act(one: Mention, other: Mention, scores: Scores) -> Act:
    """The act between two actors in its likelier direction."""
    forth, back = scores[one.actor_id, other.actor_id], scores[other.actor_id, one.actor_id]
    happens = max(1 - forth.none, 1 - back.none)
    if (forth.direction + 1 - back.direction) / 2 >= 0.5:
        return Act(one, other, forth, happens)
    return Act(other, one, back, happens)


def weighed(draft: Draft, scores: Scores) -> Draft | None:
    """A rule's draft after the learned coder has been heard; None where it is sure that there is nothing."""
    if draft.subject is None or draft.object is None:
        return draft
    key = (draft.subject.actor_id, draft.object.actor_id)
    if key not in scores or draft.kind != "event":
        return draft
    limits = thresholds()["event"]
    found = act(draft.subject, draft.object, scores)
    if found.happens < limits["veto"]:
        return None
    type_, share = draft.type, found.share(draft.type)
    best = found.score.best
    if share < limits["doubt"] and found.share(best) >= limits["retype"]:
        type_, share = best, found.share(best)
    certainty = 1 - (1 - draft.certainty * 0.9) * (1 - 0.8 * found.happens * share)
    return draft.but(
        type=type_, modality=_modality(draft.modality, found.score), certainty=round(min(0.99, certainty), 4)
    )


def _modality(by_rule: Modality, score: PairScore) -> Modality:
    """The rules' modality, unless the learned one is sure and the rules saw nothing out of the ordinary."""
    likeliest = max(score.modality, key=score.modality.__getitem__)
    if by_rule == "actual" and score.modality[likeliest] >= thresholds()["modality"]:
        sure: Modality = likeliest  # type: ignore[assignment]
        return sure
    return by_rule


def added(
    sentence: Sentence, pairs: Sequence[tuple[Mention, Mention]], scores: Scores, drafted: Sequence[Draft]
) -> Iterator[Draft]:
    """What the learned coder finds by itself between actors that the rules left alone."""
    taken = {
        (d.kind, frozenset((d.subject.actor_id, d.object.actor_id)))
        for d in drafted
        if d.subject and d.object
    }
    for one, other in pairs:
        ends = frozenset((one.actor_id, other.actor_id))
        if ("event", ends) not in taken:
            yield from _event(sentence, one, other, scores)
        if ("relation", ends) not in taken:
            yield from _relation(sentence, one, other, scores)
        if ("regard", ends) not in taken:
            yield from _regard(sentence, one, other, scores)


def _event(sentence: Sentence, one: Mention, other: Mention, scores: Scores) -> Iterator[Draft]:
    found = act(one, other, scores)
    if found.happens >= thresholds()["event"]["add"]:
        type_ = found.score.best
        yield _draft(sentence, found.subject, found.object, "event", type_, found.happens, found.score)


def _relation(sentence: Sentence, one: Mention, other: Mention, scores: Scores) -> Iterator[Draft]:
    best: tuple[float, str, Mention, Mention] | None = None
    for subject, object_ in ((one, other), (other, one)):
        relation = scores[subject.actor_id, object_.actor_id].relation
        type_ = max(relation, key=relation.__getitem__)
        if type_.upper() != "NONE" and (best is None or relation[type_] > best[0]):
            best = (relation[type_], type_, subject, object_)
    if best and best[0] >= thresholds()["relation"]["add"]:
        sure, type_, subject, object_ = best
        entry("relation", type_)
        yield _draft(
            sentence, subject, object_, "relation", type_, sure, scores[subject.actor_id, object_.actor_id]
        )


def _regard(sentence: Sentence, one: Mention, other: Mention, scores: Scores) -> Iterator[Draft]:
    for subject, object_ in ((one, other), (other, one)):
        forth, back = scores[subject.actor_id, object_.actor_id], scores[object_.actor_id, subject.actor_id]
        for label, type_ in (("positive", "POSITIVE"), ("negative", "NEGATIVE")):
            sure = (forth.regard[label] + back.regard_back[label]) / 2
            if sure >= thresholds()["regard"]["add"]:
                yield _draft(sentence, subject, object_, "regard", type_, sure, forth)


def _draft(
    sentence: Sentence,
    subject: Mention,
    object_: Mention,
    kind: ClaimKind,
    type_: str,
    sure: float,
    score: PairScore,
) -> Draft:
    word = trigger(sentence, subject, object_)
    return Draft(
        sentence, word, kind, type_, subject, object_,
        modality=_modality(modality(word), score), certainty=round(min(0.97, sure), 4),
    )  # fmt: skip
