"""One decision from what the rules drafted and what the learned coder scored; nothing is looked up here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, cast

import yaml

from foedus.claims.learned import PairScore
from foedus.claims.rules.draft import Draft
from foedus.ontology import entry
from foedus.records import Modality


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
