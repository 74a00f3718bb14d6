"""Actors: who they are, whom they stand with, what they are said to want."""

from __future__ import annotations

from foedus.serve.answers.base import Answer, Noted
from foedus.serve.answers.claims import ClaimLine
from foedus.serve.answers.ties import TieAnswer


class ActorLine(Answer):
    """An actor in a line."""

    id: str
    name: str
    kind: str
    country: str | None
    ties: int
    claims: int


class ActorPage(Noted):
    """Actors of the record, most spoken of first."""

    total: int
    items: list[ActorLine]
    next: str | None = None


class MembershipAnswer(Answer):
    """What an actor belongs to (:class:`foedus.records.Membership`), in words."""

    parent: str
    parent_name: str
    kind: str
    words: str
    since: str | None
    until: str | None


class FriendMoment(Answer):
    """How many friends and foes an actor had on a day, and the mean alignment of its ties."""

    date: str
    friends: int
    foes: int


class ActorAnswer(Noted):
    """All about one actor."""

    id: str
    name: str
    kind: str
    country: str | None
    sectors: list[str]
    aliases: list[str]
    wikidata: str | None
    since: str | None
    until: str | None
    provisional: bool
    parents: list[MembershipAnswer]
    date: str
    friends: list[TieAnswer]
    foes: list[TieAnswer]
    over_time: list[FriendMoment]
    wants: list[ClaimLine]
    demands: list[ClaimLine]
    claims: int
