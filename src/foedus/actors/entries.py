"""What the catalogue keeps of an actor beyond :class:`foedus.records.Actor`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Surface(NamedTuple):
    """One way an actor is called.

    ``form``: n name or alias, u alias that others share, a adjective, d demonym, m metonym (capital, seat of
    government), s surname.  ``case``: what the text must look like: 0 anything, 1 capitalised, 2 all
    capitals,
    3 capitalised and after "the".
    """

    actor: int
    form: str
    case: int


@dataclass(frozen=True, slots=True)
class Office:
    """That a person held an office: ``role`` (president, foreign minister) at ``of`` (an actor id)."""

    person: str
    of: str
    role: str | None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """Facts of one entry that are not in :class:`foedus.records.Actor`: used by finding and by voices."""

    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    leaning: str | None = None
    gender: str | None = None
    cow: int | None = None
