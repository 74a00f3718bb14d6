"""One biconnected block of a signed network as arrays, and what a division into two sides costs in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from foedus.blocs.reduce import Adjacent

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_matrix

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Block:
    """Edges ``a``-``b`` (indices into ``names``, a < b) with ``sign`` 1 or -1 and ``weight`` above 0."""

    names: tuple[int, ...]
    a: Ints
    b: Ints
    sign: Ints
    weight: Floats

    @property
    def whole(self) -> bool:
        """Whether all weights are whole numbers, so that a bound may be rounded up."""
        import numpy as np

        return bool(np.all(self.weight == np.round(self.weight)))

    def matrix(self) -> csr_matrix:
        """The symmetric signed weight matrix, nodes x nodes."""
        import numpy as np
        from scipy.sparse import csr_matrix

        value = np.tile(self.sign * self.weight, 2)
        size = len(self.names)
        rows, columns = np.concatenate([self.a, self.b]), np.concatenate([self.b, self.a])
        return csr_matrix((value, (rows, columns)), shape=(size, size))

    def frustrated(self, side: Ints) -> npt.NDArray[np.bool_]:
        """Which edges disagree with a division: ``side`` is 1 or -1 per node."""
        wrong: npt.NDArray[np.bool_] = side[self.a] * side[self.b] * self.sign < 0
        return wrong

    def cost(self, side: Ints) -> float:
        """The weight of the edges that disagree with a division."""
        return float(self.weight[self.frustrated(side)].sum())


def block(adjacent: Adjacent) -> Block:
    """The arrays of a block."""
    import numpy as np

    names = tuple(sorted(adjacent))
    index = {name: i for i, name in enumerate(names)}
    edges = [(index[a], index[b], w) for a in names for b, w in sorted(adjacent[a].items()) if a < b]
    table = np.array(edges, dtype=np.float64).reshape(-1, 3)
    return Block(
        names,
        table[:, 0].astype(np.int64),
        table[:, 1].astype(np.int64),
        np.sign(table[:, 2]).astype(np.int64),
        np.abs(table[:, 2]),
    )
