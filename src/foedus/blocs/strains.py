"""All that strains the ties of a day, over issues and over cycles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.blocs.forecasts import forecasts
from foedus.blocs.issues import issue_strain
from foedus.blocs.strain import strain
from foedus.records import Strain

if TYPE_CHECKING:
    import polars as pl


def strains(claims: pl.DataFrame, ties: pl.DataFrame, *, most: int = 20) -> list[Strain]:
    """What strains the ties: partners who want opposite things, bonds that somebody says will not last, then
    cycles of ties that contradict each other.

    Args:
        claims: the flat claims table.
        ties: the table of ties of the day.
        most: how many of each to return.
    """
    return [*issue_strain(claims, ties)[:most], *forecasts(claims, ties)[:most], *strain(ties, most=most)]
