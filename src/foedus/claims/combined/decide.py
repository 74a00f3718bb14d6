"""One decision from what the rules drafted and what the learned coder scored; nothing is looked up here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any, cast

import yaml

from foedus.claims.combined.openings import Opening
from foedus.claims.learned import PairScore
from foedus.claims.rules.draft import Draft
from foedus.claims.rules.modality import modality
from foedus.models import Sentence
from foedus.ontology import entry
from foedus.records import ClaimKind, Modality


@cache
def thresholds() -> Mapping[str, Any]:
    """The weights of ``thresholds.yaml``."""
    text = resources.files("foedus.claims.combined").joinpath("thresholds.yaml").read_text("utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(text)
    return loaded


def share(score: PairScore, type_: str) -> float:
    """The probability of a type, given that there is an act."""
    return score.types[type_] / max(1e-9, 1 - score.none)


def weighed(draft: Draft, score: PairScore) -> Draft | None:
    """A rule's event after the learned coder has been heard; None where that is sure of nothing."""
    limits = thresholds()["event"]
    happens = 1 - score.none
    if happens < limits["veto"]:
        return None
    type_ = draft.type
    sure = share(score, type_) < limits["doubt"] and share(score, score.best) >= limits["retype"]
    if sure and entry("event", score.best).sign == entry("event", type_).sign:
        type_ = score.best
    certainty = 1 - (1 - 0.9 * draft.certainty) * (1 - 0.8 * happens * share(score, type_))
    return draft.but(
        type=type_, modality=_modality(draft.modality, score), certainty=round(min(0.99, certainty), 4)
    )


def _modality(by_rule: Modality, score: PairScore) -> Modality:
    """The rules' modality, unless that is plain fact and the learned coder is sure of another."""
    likeliest = max(score.modality, key=score.modality.__getitem__)
    if by_rule == "actual" and score.modality[likeliest] >= thresholds()["modality"]:
        return cast(Modality, likeliest)
    return by_rule


def added(sentence: Sentence, opening: Opening, score: PairScore) -> Iterator[Draft]:
    """What the learned coder makes of an opening: an act, or else a standing relation or regard."""
    if 1 - score.none >= thresholds()["event"]["add" if opening.grammatical else "share"]:
        yield _draft(sentence, opening, "event", score.best, 1 - score.none, score)
        return
    if not opening.grammatical:
        return
    relation = max(score.relation, key=score.relation.__getitem__)
    if relation.upper() != "NONE" and score.relation[relation] >= thresholds()["relation"]["add"]:
        yield _draft(sentence, opening, "relation", relation, score.relation[relation], score)
        return
    for label, type_ in (("positive", "POSITIVE"), ("negative", "NEGATIVE")):
        if score.regard[label] >= thresholds()["regard"]["add"]:
            yield _draft(sentence, opening, "regard", type_, score.regard[label], score)


def _draft(
    sentence: Sentence, opening: Opening, kind: ClaimKind, type_: str, sure: float, score: PairScore
) -> Draft:
    return Draft(
        sentence, opening.trigger, kind, type_, opening.subject, opening.object,
        modality=_modality(modality(opening.trigger), score),
        certainty=round(min(0.95, sure) * opening.plain, 4),
    )  # fmt: skip
