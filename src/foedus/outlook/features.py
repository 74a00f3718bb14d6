"""Candidates for the next partner, and the features they are ranked by: all of them past events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.outlook.likeness import embedding, partners, relation_likeness
from foedus.outlook.memory import HALF_LIVES, View

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_matrix

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
    "subject's events of the type, 10d",
    "subject's events of the type, 400d", "subject's events, 10d", "subject's events, 400d",
    "subject's partners in the type", "events of the type, 40d", "type of event",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slow:
    """What changes slowly and is refreshed now and then: relations' likeness, actors' places."""

    relation: Floats
    place: Floats
    unit: Floats


def slow(view: View) -> Slow:
    """The slow parts of the features as of a view."""
    import numpy as np

    place = embedding(partners(view, 2))
    size = np.linalg.norm(place, axis=1, keepdims=True)
    return Slow(relation_likeness(view), place, place / np.maximum(size, 1e-9))


class Day:
    """All that the queries of one day share.

    Args:
        view: the memory at the start of the day.
        slow: the slow parts, of this day or an earlier one.
    """

    def __init__(self, view: View, slow: Slow) -> None:
        import numpy as np

        self.view, self.slow = view, slow
        self.half = view.relations // 2
        self.partners = partners(view, 3)
        self.recent = partners(view, 1)
        degree = np.asarray(self.partners.sum(1)).ravel()
        self._scaled = self._scale(self.partners, degree)
        self._scaled_recent = self._scale(self.recent, degree)
        self.activity = self._sums(view.o, view.value, slice(None))
        self._subjects: dict[int, tuple[Floats, ...]] = {}
        self._relations: dict[int, Floats] = {}

    def _scale(self, weights: csr_matrix, degree: Floats) -> csr_matrix:
        from scipy.sparse import diags

        return diags(1 / (1 + degree)) @ weights

    def _sums(self, o: Ints, value: Floats, rows: slice | Ints) -> Floats:
        """Value by object, speeds x entities, over some rows."""
        import numpy as np

        at = o[rows]
        return np.stack([np.bincount(at, value[rows, k], self.view.entities) for k in range(value.shape[1])])

    def _freshest(self, rows: slice) -> Floats:
        import numpy as np

        age = np.full(self.view.entities, 999.0)
        np.minimum.at(age, self.view.o[rows], self.view.age[rows])
        return age

    def subject(self, s: int) -> tuple[Floats, ...]:
        """Of a subject: events toward, from, days since any, kinds, common partners, recent ones, likes."""
        import numpy as np

        if s not in self._subjects:
            view = self.view
            rows = view.rows_of(s)
            middle = rows.start + int(np.searchsorted(view.r[rows], self.half))
            toward = self._sums(view.o, view.value, slice(rows.start, middle))
            back = self._sums(view.o, view.value, slice(middle, rows.stop))
            kinds = np.bincount(view.o[rows], minlength=view.entities).astype(np.float64)
            hops = np.asarray((self.partners[[s]] @ self._scaled).todense()).ravel()
            fresh = np.asarray((self.recent[[s]] @ self._scaled_recent).todense()).ravel()
            alike = np.maximum(self.slow.unit @ self.slow.unit[s], 0.0) ** 3
            alike[s] = 0.0
            self._subjects[s] = (toward, back, self._freshest(rows), kinds, hops, fresh, alike)
        return self._subjects[s]

    def relation(self, r: int) -> Floats:
        """Value by object over all events of a relation, speeds x entities."""
        if r not in self._relations:
            self._relations[r] = self._sums(self.view.o, self.view.value, self.view.rows_with(r))
        return self._relations[r]


def query(day: Day, s: int, r: int, most: int = 120) -> tuple[Ints, Floats, Floats]:
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
    same = day._sums(view.o, view.value, rows)
    mirrored = day._sums(view.o, view.value, other)
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
    chosen = _union(score, collaborative, near, most)
    columns = [
        *same, _age(view, rows), same[2] / (mass[2] + 0.5), same[3] / (mass[3] + 0.5),
        *mirrored, _age(view, other), *toward, age_any, *back, kinds, related, related_long,
        *of_type, of_type[2] / (of_type[2].sum() + 1), *day.activity, hops, fresh, near, collaborative,
    ]  # fmt: skip
    table: Floats = np.empty((len(chosen), len(FEATURES)), np.float32)
    for i, column in enumerate(columns):
        table[:, i] = column[chosen]
    mine_sum = view.value[mine].sum(0)
    table[:, len(columns) :] = [
        mass[1], mass[3], mine_sum[1], mine_sum[3], rows.stop - rows.start, of_type[2].sum(), r,
    ]  # fmt: skip
    return chosen, table, score


def _age(view: View, rows: slice) -> Floats:
    import numpy as np

    age = np.full(view.entities, 999.0)
    age[view.o[rows]] = view.age[rows]
    return age


def _union(score: Floats, collaborative: Floats, near: Floats, most: int) -> Ints:
    """The best by the simple score, then those that only likeness suggests."""
    import numpy as np

    def top(values: Floats, count: int) -> Ints:
        count = min(count, len(values))
        best: Ints = np.argpartition(-values, count - 1)[:count]
        return best

    few = most // 4
    chosen = np.unique(np.concatenate([top(score, most - 2 * few), top(collaborative, few), top(near, few)]))
    ordered: Ints = chosen[np.argsort(-score[chosen], kind="stable")]
    return ordered
