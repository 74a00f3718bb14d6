"""Who wants what on an issue: positions, capability and salience, from claims or from a person."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.blocs import positions
from foedus.errors import UsageError

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Player:
    """An actor with a stake in an issue.

    Args:
        actor: its id.
        name: what it is called.
        position: 0 (against) to 1 (for).
        capability: what it can bring to bear, not negative.
        salience: how much it cares, 0 to 1.
        sure: the probability that the position is as said.
        because: ids of the claims that say so.
    """

    actor: str
    name: str
    position: float
    capability: float = 1.0
    salience: float = 1.0
    sure: float = 1.0
    because: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Check the ranges."""
        if not (0 <= self.position <= 1 and 0 <= self.salience <= 1 and 0 <= self.sure <= 1):
            raise UsageError(f"{self.actor}: position, salience and sureness lie between 0 and 1")
        if not 0 <= self.capability < math.inf:
            raise UsageError(f"{self.actor}: capability must not be negative")

    @property
    def power(self) -> float:
        """What it brings to bear on this issue: capability times salience."""
        return self.capability * self.salience


def players(
    claims: pl.DataFrame, issue: str, *, capability: Mapping[str, float] | None = None
) -> tuple[Player, ...]:
    """The players of an issue as claims have it.

    Salience grows with the claims on the actor's stance (``n / (n + 1)``); capabilities are the reader's to
    give, for reports do not measure them, and are 1 where they are not given.

    Args:
        claims: the flat claims table.
        issue: as stances name it, in any case.
        capability: by actor id.

    Raises:
        UsageError: no claim takes a stance on the issue.
    """
    by_issue = positions(claims)
    found = by_issue.get(issue.casefold().strip())
    if not found:
        known = ", ".join(sorted(by_issue)) or "none"
        raise UsageError(f"no stance on {issue!r}", remedy=f"Issues with stances: {known}.")
    given = capability or {}
    return tuple(
        Player(
            actor=one.actor,
            name=one.name,
            position=1.0 if one.side > 0 else 0.0,
            capability=given.get(one.actor, 1.0),
            salience=len(one.because) / (len(one.because) + 1),
            sure=one.probability,
            because=one.because,
        )
        for one in found
    )
