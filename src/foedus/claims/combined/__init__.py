"""The rules and the learned coder together: one decision for each act between two actors."""

from foedus.claims.combined.coder import CombinedCoder

__all__ = ["CombinedCoder"]
