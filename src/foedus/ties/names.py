"""What principals are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl


def _from_claims(claims: pl.DataFrame) -> dict[str, str]:
    import polars as pl

    sides = [
        claims.select(pl.col(f"{side}_id").alias("id"), pl.col(f"{side}_name").alias("name"))
        for side in ("subject", "object")
    ]
    counted = pl.concat(sides).drop_nulls().group_by("id", "name").len()
    likely = counted.sort("len", "name", descending=[True, False])
    return dict(likely.unique("id", keep="first", maintain_order=True).select("id", "name").rows())


def names(claims: pl.DataFrame, ids: Iterable[str]) -> dict[str, str]:
    """Each id's name: as the claims most often have it, else the catalogue's, else the id itself."""
    found = _from_claims(claims)
    missing = [actor for actor in ids if actor not in found]
    if missing:
        found |= _from_catalogue(missing)
    return {actor: found.get(actor, actor.lstrip("~")) for actor in ids}


def _from_catalogue(ids: Iterable[str]) -> dict[str, str]:
    import foedus.actors as actors

    catalogue = getattr(actors, "catalogue", None)
    if catalogue is None:
        return {}
    known = catalogue()
    found = {actor: known.get(actor) for actor in ids}
    return {actor: entry.name for actor, entry in found.items() if entry is not None}
