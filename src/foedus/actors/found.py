"""An actor found in a sentence, before it becomes a mention; filled in by linking and coreference."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from foedus.actors.agents import AgentClass, AgentHit
from foedus.actors.namehits import NameHit


@dataclass(slots=True)
class Found:
    """Tokens ``start`` to ``end`` (exclusive) of sentence ``sent``; ``head`` decides it.

    ``core`` are the tokens of the name or noun alone.  ``owner`` is what the phrase says it belongs to,
    ``backers`` who backs it.  ``fallback`` is who it is
    (:class:`foedus.actors.describing.Identity`) if it points back to nobody.  ``place`` is set where a
    country's name is only a place: it helps to understand the report but is no mention.  ``past`` is set
    where an office is said to be no longer held, or not yet.
    """

    sent: int
    start: int
    end: int
    head: int
    core: tuple[int, int]
    form: str = "name"
    actor_id: str | None = None
    name: str = ""
    kind: str = "other"
    country: str | None = None
    within: str | None = None
    probability: float = 1.0
    alternatives: tuple[tuple[str, float], ...] = ()
    number: str = "group"
    gender: str | None = None
    hit: NameHit | None = None
    agent: AgentHit | None = None
    cls: AgentClass | None = None
    owner: Found | None = None
    pronoun_owner: int | None = None
    past: bool = False
    place: bool = False
    hidden: bool = False
    pending: bool = False
    fallback: Any = None
    members: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    @property
    def order(self) -> tuple[int, int, int]:
        """Text order."""
        return (self.sent, self.core[0], self.end)
