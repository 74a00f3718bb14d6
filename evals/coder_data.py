"""Held-out examples and the shipped coder's answers to them, for the coder's evals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from training.coder import figures, sentences, sources
from training.coder.examples import Example
from training.coder.split import held_out

from foedus.claims.learned import PairScore, PairScorer


def available() -> bool:
    """Whether the development data is here."""
    return sources.DATA.exists()


@cache
def authored() -> tuple[Example, ...]:
    """Authored sentences that the weights have not seen."""
    return tuple(example for example in sentences.load() if held_out(example))


@cache
def plv() -> tuple[Example, ...]:
    """The held-out tenth of PLV."""
    return tuple(example for example in sources.plv() if held_out(example))


@cache
def dse() -> tuple[Example, ...]:
    """DSE's valid part."""
    return tuple(sources.dse("valid"))


@cache
def scorer(exact: bool) -> PairScorer:
    """The shipped network: exact as `foedus classify` runs it, else as `foedus read` does."""
    return PairScorer(exact=exact)


def scores(examples: Sequence[Example], exact: bool = True) -> list[PairScore]:
    """The shipped weights' answers to every pair."""
    return scorer(exact).score(figures.queries(examples))
