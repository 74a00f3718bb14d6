"""Report + mentions -> claims: events, relations, stances, regard, quantities."""

from foedus.claims.base import Coder, Understood
from foedus.claims.learned.classify import classify

__all__ = ["Coder", "Understood", "classify"]
