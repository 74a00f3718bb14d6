"""The learned weights and how they are run; no training code."""

from foedus.models.parser import Sentence, parse, parse_all
from foedus.models.session import Session, Weights, check, session, weights

__all__ = ["Sentence", "Session", "Weights", "check", "parse", "parse_all", "session", "weights"]
