"""The learned coder: what one actor in a sentence does to another, with calibrated probabilities."""

from foedus.claims.learned.contract import PairQuery, PairScore
from foedus.claims.learned.scorer import PairScorer

__all__ = ["PairQuery", "PairScore", "PairScorer"]
