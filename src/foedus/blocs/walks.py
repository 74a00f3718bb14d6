"""Balance by closed walks and by triangles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.blocs.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_LARGEST = 1500  # nodes up to which all eigenvalues are computed


def _signs(network: Network) -> csr_matrix:
    import numpy as np
    from scipy.sparse import csr_matrix

    index = {name: i for i, name in enumerate(network.nodes)}
    a = np.array([index[edge.a] for edge in network.edges], dtype=np.int64)
    b = np.array([index[edge.b] for edge in network.edges], dtype=np.int64)
    sign = np.array([edge.sign for edge in network.edges], dtype=np.float64)
    size = len(network.nodes)
    rows, columns = np.concatenate([a, b]), np.concatenate([b, a])
    return csr_matrix((np.tile(sign, 2), (rows, columns)), shape=(size, size))


def count_triangles(network: Network) -> dict[str, int]:
    """How many triangles are balanced (an even number of negative edges) and how many are not.

    >>> from foedus.blocs.network import network
    >>> count_triangles(network([("a", "b", -1), ("b", "c", -1), ("a", "c", 1)]))
    {'balanced': 1, 'unbalanced': 0}
    """
    signs = _signs(network)
    size = abs(signs)
    signed = round(signs.dot(signs).multiply(signs).sum() / 6)
    every = round(size.dot(size).multiply(size).sum() / 6)
    return {"balanced": (every + signed) // 2, "unbalanced": (every - signed) // 2}


def walk_balance(network: Network) -> float | None:
    """Signed over unsigned closed walks, longer ones discounted: 1 in balance; None beyond 1,500 nodes.

    tr exp(A) / tr exp(|A|), Estrada & Benzi, "Walk-based measure of balance in signed networks",
    Phys. Rev. E 90, 042802 (2014).
    """
    import numpy as np

    if not network.edges or len(network.nodes) > _LARGEST:
        return None
    signs = _signs(network).toarray()
    signed, every = np.linalg.eigvalsh(signs), np.linalg.eigvalsh(abs(signs))
    top = every.max()
    return float(np.exp(signed - top).sum() / np.exp(every - top).sum())
