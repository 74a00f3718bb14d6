"""The network and the timeline as numbers for the page's inline SVG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from foedus.brief.content import Brief, TieLine
from foedus.brief.layout import positions
from foedus.brief.words import day, said, standing, whose
from foedus.frames import claim_days
from foedus.records import Claim

WIDTH, HEIGHT, MARGIN = 760, 460, 70
_MOST_NODES = 28


@dataclass(frozen=True, slots=True)
class Node:
    """A named point."""

    x: float
    y: float
    name: str
    below: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Line:
    """An edge: where, which sign, how wide (certainty), and what a screen reader says of it."""

    x1: float
    y1: float
    x2: float
    y2: float
    positive: bool
    width: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Network:
    """The picture of the ties."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    left_out: int


def network(brief: Brief) -> Network:
    """The ties of a brief as a picture of at most 28 actors; ``left_out`` counts the others."""
    chosen: list[str] = []
    shown: list[tuple[int, TieLine]] = []
    for number, tie in enumerate(brief.ties):
        new = [actor for actor in (tie.a, tie.b) if actor not in chosen]
        if len(chosen) + len(new) <= _MOST_NODES:
            chosen += new
            shown.append((number, tie))
    names = {tie.a: tie.a_name for tie in brief.ties} | {tie.b: tie.b_name for tie in brief.ties}
    order = {actor: i for i, actor in enumerate(chosen)}
    edges = [(order[t.a], order[t.b], t.alignment) for _, t in shown]
    spots = positions(len(chosen), edges, width=WIDTH - 2 * MARGIN, height=HEIGHT - 2 * MARGIN)
    spots = [(x + MARGIN, y + MARGIN) for x, y in spots]
    lines = tuple(_line(number, tie, spots[order[tie.a]], spots[order[tie.b]]) for number, tie in shown)
    nodes = tuple(_node(spots[order[actor]], names[actor]) for actor in chosen)
    return Network(nodes, lines, len(names) - len(chosen))


def _node(spot: tuple[float, float], name: str) -> Node:
    """A point with its label kept inside the picture."""
    side = "start" if spot[0] < WIDTH * 0.2 else "end" if spot[0] > WIDTH * 0.8 else "middle"
    return Node(*spot, name, spot[1] > HEIGHT / 2, side)


def _line(number: int, tie: TieLine, start: tuple[float, float], end: tuple[float, float]) -> Line:
    sure = max(tie.positive, 1 - tie.positive)
    return Line(
        *start, *end, tie.alignment >= 0, round(1 + 5 * (2 * sure - 1), 1),
        f"{tie.a_name} and {tie.b_name}: {standing(tie.kind, tie.alignment, tie.positive)}", f"tie-{number}",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tick:
    """A dated claim on the timeline; ``row`` is its dyad's."""

    x: float
    width: float
    row: int
    sign: int
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated claims by dyad over time; ``marks`` are (x, label)."""

    rows: tuple[str, ...]
    ticks: tuple[Tick, ...]
    marks: tuple[tuple[float, str], ...]


_LABELS, _SPACE = 230, 500


def timeline(brief: Brief, most: int = 14) -> Timeline:
    """The dated claims behind the first ``most`` ties, as ticks in time."""
    dated: list[tuple[int, Claim, date, date]] = []
    rows: list[str] = []
    for tie in brief.ties:
        found = [(c, *days) for c in tie.claims if (days := _days(c)) is not None]
        if found and len(rows) < most:
            dated += [(len(rows), c, low, high) for c, low, high in found]
            rows.append(f"{tie.a_name} — {tie.b_name}")
    if not dated:
        return Timeline((), (), ())
    first, last = min(d[2] for d in dated), max(d[3] for d in dated)
    span = max((last - first).days, 1)

    def at(when: date) -> float:
        return round(_LABELS + (when - first).days / span * _SPACE, 1)

    ticks = tuple(
        Tick(
            at(low),
            max(3.0, at(high) - at(low)),
            row,
            c.sign,
            f"{said(c)}, {day(c.date or c.published)}, {whose(c)}",
        )
        for row, c, low, high in dated
    )
    return Timeline(tuple(rows), ticks, tuple(_marks(first, last, at)))


def _days(claim: Claim) -> tuple[date, date] | None:
    """The bounds of an actual claim's time, where both are known."""
    low, high, _ = claim_days(claim)
    if claim.modality != "actual" or low in (None, date.min) or high in (None, date.max):
        return None
    return low, high


def _marks(first: date, last: date, at: Callable[[date], float]) -> Sequence[tuple[float, str]]:
    years = range(first.year, last.year + 2)
    step = max(1, len(years) // 8)
    found = [
        (at(date(y, 1, 1)), str(y))
        for y in years
        if (y - first.year) % step == 0 and first <= date(y, 1, 1) <= last
    ]
    return found if len(found) > 1 else [(at(first), first.isoformat()), (at(last), last.isoformat())]
