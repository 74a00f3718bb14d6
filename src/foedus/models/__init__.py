"""The learned weights and how they are run; no training code."""

from foedus.models.parser import Sentence, parse, parse_all

__all__ = ["Sentence", "parse", "parse_all"]
