"""Who changed blocs from one day to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from foedus.blocs import blocs
from foedus.ties import ties

if TYPE_CHECKING:
    import polars as pl

    from foedus.records import Bloc


@dataclass(frozen=True, slots=True)
class Move:
    """That ``actor`` stood in bloc ``before`` on the day ``since`` and in ``after`` on ``until``.

    Either is None where it stood in none.  ``certainty`` is that of the less certain of the two places.
    """

    actor: str
    since: str
    until: str
    before: str | None
    after: str | None
    certainty: float


def moves(
    claims: pl.DataFrame, days: Sequence[str | date], *, resolution: float = 1.0, certainty: float = 0.6
) -> list[Move]:
    """The moves between blocs over some days, in order.

    Args:
        claims: the flat claims table.
        days: two or more, earliest first; blocs keep their identity from one to the next.
        resolution: as for :func:`foedus.blocs.blocs`.
        certainty: of both places, below which a move is not told.
    """
    found: list[Move] = []
    before: list[Bloc] = []
    for number, day in enumerate(days):
        now = blocs(ties(claims, at=day), resolution=resolution, before=before)
        if number:
            found += _between(before, now, str(days[number - 1]), str(day), certainty)
        before = now
    return found


def _places(found: Sequence[Bloc]) -> dict[str, tuple[str, float]]:
    return {
        actor: (bloc.id, sure)
        for bloc in found
        for actor, sure in zip(bloc.members, bloc.certainty, strict=True)
    }


def _between(old: Sequence[Bloc], new: Sequence[Bloc], since: str, until: str, least: float) -> list[Move]:
    was, now = _places(old), _places(new)
    out = []
    for actor in sorted(was.keys() & now.keys()):
        (left, one), (joined, other) = was[actor], now[actor]
        if left != joined and min(one, other) >= least:
            out.append(Move(actor, since, until, left, joined, min(one, other)))
    return out
