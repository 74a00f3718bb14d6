"""Claims by rules over a dependency parse; the words are data in ``lexicon/``."""

from foedus.claims.rules.coder import RuleCoder

__all__ = ["RuleCoder"]
