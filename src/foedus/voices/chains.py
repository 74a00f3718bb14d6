"""On whose word a stretch of text stands, and whether it is denied."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.records import ActorRef, Attribution
from foedus.voices.speakers import actor


def _depth(attributions: Sequence[Attribution], index: int) -> int:
    depth, above = 0, attributions[index].parent
    while above is not None and depth < len(attributions):
        depth, above = depth + 1, attributions[above].parent
    return depth


def _over(attributions: Sequence[Attribution], start: int, end: int) -> list[Attribution]:
    """The attributions whose content holds the stretch, outermost first; wishes attribute nothing."""
    holding = [
        index
        for index, item in enumerate(attributions)
        if item.act != "attitude" and _holds(item, start) and _holds(item, end - 1)
    ]
    holding.sort(
        key=lambda i: (-sum(p.end - p.start for p in attributions[i].content), _depth(attributions, i))
    )
    return [attributions[i] for i in holding]


def _holds(item: Attribution, position: int) -> bool:
    return any(piece.start <= position < piece.end for piece in item.content)


def chain(attributions: Sequence[Attribution], start: int, end: int) -> tuple[ActorRef, ...]:
    """The speaker chain, outermost first, of the words from ``start`` to ``end``.

    Empty means the report's own voice, or hearsay without a named source.  A speaker who stands twice in a
    row is named once.

    Args:
        attributions: what :func:`foedus.voices.find` returned for the report.
        start: first code point of the words (best: of the claim's trigger) in the report's text.
        end: one past their last code point.
    """
    speakers: list[ActorRef] = []
    for item in _over(attributions, start, end):
        speaker = actor(item)
        if speaker and not (speakers and speakers[-1].actor_id == speaker.actor_id):
            speakers.append(speaker)
    return tuple(speakers)


def denied(attributions: Sequence[Attribution], start: int, end: int) -> bool:
    """Whether the words are denied by those on whose word they stand (a denial denied is none)."""
    return sum(item.denies for item in _over(attributions, start, end)) % 2 == 1


def hearsay(attributions: Sequence[Attribution], start: int, end: int) -> bool:
    """Whether the words are put forward as said, without saying by whom ("reportedly", "it is noted")."""
    return any(item.source is None for item in _over(attributions, start, end))
