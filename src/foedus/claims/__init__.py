"""Report + mentions -> claims: events, relations, stances, regard, quantities."""

from foedus.claims.base import Coder, Understood

__all__ = ["Coder", "Understood"]
