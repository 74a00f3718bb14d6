"""Candidates for the next partner, and the features they are ranked by: all of them past events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.outlook.day import Day
from foedus.outlook.memory import HALF_LIVES, View

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]

_SPEEDS = tuple(f"{int(h)}d" for h in HALF_LIVES)
FEATURES = (
    *(f"same event, fading in {x}" for x in _SPEEDS), "days since the same event",
    "share of the subject's events of the type, 40d", "share of the subject's events of the type, 400d",
    *(f"same event the other way, fading in {x}" for x in _SPEEDS), "days since it went the other way",
    *(f"any event, fading in {x}" for x in _SPEEDS), "days since any event",
    *(f"any event the other way, fading in {x}" for x in _SPEEDS), "kinds of event between them",
    "related events, fading in 10d", "related events, fading in 400d",
    *(f"candidate in events of the type, fading in {x}" for x in _SPEEDS),
    "share of the type's events, 40d",
    *(f"candidate in any event, fading in {x}" for x in _SPEEDS),
    "common partners", "common recent partners", "closeness in the embedding",
    "partners of actors like the subject, in the type",
    "partner together with the subject's partners", "candidate in like types, 400d",
    "what followed events between them, 2d", "what followed events between them, 10d",
    "place by the simple score", "place by partners of actors like the subject",
    "place by common partners", "place by being partner together", "place by the embedding",
    "subject's events of the type, 10d",
    "subject's events of the type, 400d", "subject's events, 10d", "subject's events, 400d",
    "subject's partners in the type", "events of the type, 40d", "type of event",
)  # fmt: skip


def query(day: Day, s: int, r: int, most: int = 280) -> tuple[Ints, Floats, Floats]:
    """The candidates for ``s r ?`` on a day, best first by a simple score.

    Returns:
        The candidates, their features (candidates x features), and the simple score of all entities,
        which ranks those that are no candidates.
    """
    import numpy as np

    view = day.view
    toward, back, age_any, kinds, hops, fresh, alike = day.subject(s)
    flipped = r + day.half if r < day.half else r - day.half
    if r >= day.half:
        toward, back = back, toward
    rows, other = view.rows(s, r), view.rows(s, flipped)
    same = day.sums(view.o, view.value, rows)
    mirrored = day.sums(view.o, view.value, other)
    mine = view.rows_of(s)
    likely = day.slow.relation[view.r[mine], r]
    related = np.bincount(view.o[mine], likely * view.value[mine, 1], view.entities)
    related_long = np.bincount(view.o[mine], likely * view.value[mine, 3], view.entities)
    of_type = day.relation(r)
    with_type = view.rows_with(r)
    liking = alike[view.s[with_type]] * np.log1p(view.value[with_type, 3])
    collaborative = np.bincount(view.o[with_type], liking, view.entities).astype(np.float64)
    near: Floats = day.slow.place @ day.slow.place[s]
    mass = same.sum(1)
    score = (
        4 * same[2] / (mass[2] + 1) + 2 * same[1] + 2 * same[3] / (mass[3] + 1) + 0.5 * mirrored[2]
        + 0.5 * related + 0.2 * related_long + 0.1 * toward[2] + 0.3 * of_type[2] / (of_type[2].sum() + 1)
        + 0.05 * collaborative / (collaborative.max() + 1e-9) + 0.05 * np.maximum(near, 0) + 0.02 * hops
    )  # fmt: skip
    together = _together(day, mine, likely)
    fit = day.fit(r)
    follow = day.follows[view.r[mine], r]
    followed = [np.bincount(view.o[mine], follow * view.value[mine, k], view.entities) for k in (0, 1)]
    few = most // 8
    hints = (collaborative, near, hops, together, np.log1p(fit) * np.log1p(20 * hops))
    chosen = _union(score, hints, most - len(hints) * few, few)
    columns = [
        *same, _age(view, rows), same[2] / (mass[2] + 0.5), same[3] / (mass[3] + 0.5),
        *mirrored, _age(view, other), *toward, age_any, *back, kinds, related, related_long,
        *of_type, of_type[2] / (of_type[2].sum() + 1), *day.activity, hops, fresh, near, collaborative,
        together, fit, *followed,
    ]  # fmt: skip
    table: Floats = np.empty((len(chosen), len(FEATURES)), np.float32)
    for i, column in enumerate(columns):
        table[:, i] = column[chosen]
    for i, value in enumerate((score, collaborative, hops, together, near), len(columns)):
        table[:, i] = _places(value[chosen])
    mine_sum = view.value[mine].sum(0)
    table[:, len(columns) + 5 :] = [
        mass[1], mass[3], mine_sum[1], mine_sum[3], rows.stop - rows.start, of_type[2].sum(), r,
    ]  # fmt: skip
    return chosen, table, score


def _age(view: View, rows: slice) -> Floats:
    import numpy as np

    age = np.full(view.entities, 999.0)
    age[view.o[rows]] = view.age[rows]
    return age


def _together(day: Day, mine: slice, likely: Floats) -> Floats:
    """How much each entity is a partner of whoever has the partners of the subject in events like this."""
    import numpy as np

    view, slow = day.view, day.slow
    had = np.bincount(view.o[mine], likely * np.log1p(view.value[mine, 3]), view.entities)
    found: Floats = slow.taste @ (slow.taste.T @ (had * slow.worth))
    return found


def _places(values: Floats) -> Floats:
    """The logarithm of each value's place from the top."""
    import numpy as np

    place = np.empty(len(values))
    place[np.argsort(-values, kind="stable")] = np.log1p(np.arange(len(values)))
    return place


def _union(score: Floats, hints: tuple[Floats, ...], most: int, few: int) -> Ints:
    """The best by the simple score, then those that only a hint suggests."""
    import numpy as np

    def top(values: Floats, count: int) -> Ints:
        count = min(count, len(values))
        best: Ints = np.argpartition(-values, count - 1)[:count]
        return best

    chosen = np.unique(np.concatenate([top(score, most), *(top(hint, few) for hint in hints)]))
    ordered: Ints = chosen[np.argsort(-score[chosen], kind="stable")]
    return ordered
