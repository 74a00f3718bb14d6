"""The overview: a one-page bulletin."""

from __future__ import annotations

from foedus.serve.answers.base import Answer, Noted
from foedus.serve.answers.ties import Against


class Line(Answer):
    """One tie of the bulletin: which way it went, how sure that is in words and figures, and why.

    ``probability`` is that of the change (or, in ``standing``, of the tie's direction).
    """

    a: str
    b: str
    a_name: str
    b_name: str
    arrow: str
    before: float | None
    after: float
    low: float
    high: float
    kind: str
    probability: float
    words: str
    reason: str
    claim_id: str | None
    claims: int
    sources: int


class StrainLine(Answer):
    """Ties whose signs cannot all hold together."""

    edges: list[tuple[str, str, int]]
    names: dict[str, str]
    probability: float
    words: str
    reason: str
    claim_ids: list[str]


class Batch(Answer):
    """One batch of the ledger: what came in, and what became of it."""

    id: str
    kind: str
    state: str
    input: str
    taken: int
    stored: int
    duplicate: int
    set_aside: int
    claims: int


class Aside(Answer):
    """Something set aside: where, what was wrong, what to do."""

    place: str | None
    what: str
    remedy: str | None


class Overview(Noted):
    """The answer first."""

    date: str
    since: str
    first: str | None
    last: str | None
    claims: int
    reports: int
    ties: int
    lead: str
    closer: list[Line]
    soured: list[Line]
    new: list[Line]
    strained: list[StrainLine]
    standing: list[Line]
    contradictions: list[Against]
    came_in: list[Batch]
    set_aside: list[Aside]
    set_aside_total: int


class Status(Noted):
    """What is served, and how far it has got."""

    name: str
    version: str
    foedus: str
    claims: int
    reports: int
    first: str | None
    last: str | None
    set_aside: int
    writing: bool
    kinds: list[str]
    types: dict[str, list[str]]
    modalities: list[str]
