"""The network and the timeline."""

from __future__ import annotations

from foedus.serve.answers.base import Answer, Noted
from foedus.serve.answers.ties import Tick


class Node(Answer):
    """An actor (or, ``grouped``, a bloc) on the plane, -1 to 1 either way."""

    id: str
    name: str
    x: float
    y: float
    bloc: str | None
    ties: int
    members: int = 1


class EdgeAnswer(Answer):
    """A tie as it is drawn; ``certainty`` (0 to 1) is that of its direction."""

    a: str
    b: str
    alignment: float
    low: float
    high: float
    kind: str
    certainty: float
    claims: int
    sources: int


class BlocAnswer(Answer):
    """A bloc (:class:`foedus.records.Bloc`)."""

    id: str
    name: str
    members: list[str]
    certainty: list[float]


class NetworkAnswer(Noted):
    """The ties of a day as a picture.  ``grouped``: nodes are blocs, as there are too many actors to draw."""

    date: str
    nodes: list[Node]
    edges: list[EdgeAnswer]
    blocs: list[BlocAnswer]
    total_nodes: int
    total_edges: int
    grouped: bool


class TimelineRow(Answer):
    """A dyad's evidence in time."""

    a: str
    b: str
    a_name: str
    b_name: str
    ticks: list[Tick]


class Timeline(Noted):
    """The weightiest dyads' evidence, day by day, and how much there was in all each month."""

    first: str | None
    last: str | None
    rows: list[TimelineRow]
    months: list[tuple[str, int, int]]
