"""Search."""

from __future__ import annotations

from foedus.serve.answers.actors import ActorLine
from foedus.serve.answers.base import Noted
from foedus.serve.answers.claims import ClaimLine, ReportLine


class Found(Noted):
    """What was found: actors, claims and reports; ``next`` goes on with the claims."""

    query: str
    actors: list[ActorLine]
    claims: list[ClaimLine]
    claims_total: int
    reports: list[ReportLine]
    reports_total: int
    next: str | None = None
