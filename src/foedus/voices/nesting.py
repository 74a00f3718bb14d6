"""Which attribution lies within which: the parent is the smallest content that holds the cue."""

from __future__ import annotations

from collections.abc import Sequence

from foedus.voices.drafts import Draft


def _size(draft: Draft) -> int:
    return sum(end - start for start, end in draft.content)


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """For each draft the index of the one it is nested in, or None.

    A relayed source ("X, citing Y, said ...") is nested in the attribution whose content it shares.

    Args:
        drafts: in any order.
    """
    stretches = sorted((a, b, i) for i, draft in enumerate(drafts) for a, b in draft.content)
    order = sorted(range(len(drafts)), key=lambda i: drafts[i].cue)
    found: list[int | None] = [None] * len(drafts)
    active: list[tuple[int, int]] = []
    at = 0
    for index in order:
        start, end = drafts[index].cue
        while at < len(stretches) and stretches[at][0] <= start:
            active.append((stretches[at][1], stretches[at][2]))
            at += 1
        active = [item for item in active if item[0] > start]
        around = [i for stop, i in active if stop >= end and i != index]
        found[index] = min(around, key=lambda i: _size(drafts[i]), default=None)
    by_end = {draft.content[-1]: i for i, draft in enumerate(drafts) if not draft.relayed}
    for index, draft in enumerate(drafts):
        host = by_end.get(draft.content[-1]) if draft.relayed else None
        if host is not None and host != index:
            found[index] = host
    return _acyclic(found)


def _acyclic(found: list[int | None]) -> list[int | None]:
    """``found`` with any parent that would lead back to its child taken out."""
    for index in range(len(found)):
        seen = {index}
        above = found[index]
        while above is not None:
            if above in seen:
                found[index] = None
                break
            seen.add(above)
            above = found[above]
    return found
