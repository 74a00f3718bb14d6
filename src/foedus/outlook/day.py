"""What the queries of one day share: sums by subject and relation, and what changes slowly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.outlook.likeness import embedding, entity_roles, partners, relation_likeness, tastes
from foedus.outlook.memory import View

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_matrix

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Slow:
    """What changes slowly and is refreshed now and then: relations' likeness, actors' places and tastes.

    ``taste`` places actors by who had them as partners, ``worth`` is what one of them counts in it.
    """

    relation: Floats
    place: Floats
    unit: Floats
    taste: Floats
    worth: Floats


def slow(view: View) -> Slow:
    """The slow parts of the features as of a view."""
    import numpy as np

    place = embedding(partners(view, 2))
    size = np.linalg.norm(place, axis=1, keepdims=True)
    return Slow(relation_likeness(view), place, place / np.maximum(size, 1e-9), *tastes(view))


class Day:
    """All that the queries of one day share.

    Args:
        view: the memory at the start of the day.
        slow: the slow parts, of this day or an earlier one.
        follows: how likely an event of one relation (row) is followed by one of another in the same pair.
    """

    def __init__(self, view: View, slow: Slow, follows: Floats | None = None) -> None:
        import numpy as np

        self.view, self.slow = view, slow
        nothing = np.zeros((view.relations, view.relations))
        self.follows = nothing if follows is None else follows
        self.half = view.relations // 2
        self.partners = partners(view, 3)
        self.recent = partners(view, 1)
        degree = np.asarray(self.partners.sum(1)).ravel()
        self._scaled = self._scale(self.partners, degree)
        self._scaled_recent = self._scale(self.recent, degree)
        self.activity = self.sums(view.o, view.value, slice(None))
        self._subjects: dict[int, tuple[Floats, ...]] = {}
        self._relations: dict[int, Floats] = {}
        self._roles = entity_roles(view)
        self._fit: dict[int, Floats] = {}

    def _scale(self, weights: csr_matrix, degree: Floats) -> csr_matrix:
        from scipy.sparse import diags

        return diags(1 / (1 + degree)) @ weights

    def sums(self, o: Ints, value: Floats, rows: slice | Ints) -> Floats:
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
            toward = self.sums(view.o, view.value, slice(rows.start, middle))
            back = self.sums(view.o, view.value, slice(middle, rows.stop))
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
            self._relations[r] = self.sums(self.view.o, self.view.value, self.view.rows_with(r))
        return self._relations[r]

    def fit(self, r: int) -> Floats:
        """How much each entity was the object of relations like one, fading in 400 days."""
        if r not in self._fit:
            self._fit[r] = self._roles @ self.slow.relation[:, r]
        return self._fit[r]
