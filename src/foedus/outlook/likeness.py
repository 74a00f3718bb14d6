"""How alike relations and actors are, from the pairs and partners they had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from foedus.outlook.memory import View

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_matrix

    Floats = npt.NDArray[np.float64]

DIMENSIONS = 64
_ROUNDS = 3  # of subspace iteration


def relation_likeness(view: View) -> Floats:
    """How much a past event of one relation (row) speaks for one of another (column) in the same pair.

    The cosine of the relations' profiles over pairs, the logarithm of long-lived counts.
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    pair = view.s * view.entities + view.o
    _, column = np.unique(pair, return_inverse=True)
    weight = np.log1p(view.value[:, -1])
    profile = csr_matrix((weight, (view.r, column)), shape=(view.relations, int(column.max()) + 1))
    gram = (profile @ profile.T).toarray()
    size = np.sqrt(np.maximum(np.diag(gram), 1e-9))
    alike: Floats = gram / np.outer(size, size)
    return alike


def partners(view: View, speed: int) -> csr_matrix:
    """The symmetric matrix of how much pairs of actors have to do with each other, entities x entities."""
    import numpy as np
    from scipy.sparse import csr_matrix

    weights = csr_matrix((view.value[:, speed], (view.s, view.o)), shape=(view.entities, view.entities))
    weights.sum_duplicates()
    weights.data = np.log1p(weights.data)
    return weights


def embedding(weights: csr_matrix) -> Floats:
    """A place for each actor, entities x dimensions, so that products of places tell who deals with whom.

    The leading eigenvectors of the matrix of partners, normalised by activity.
    """
    import numpy as np
    from scipy.sparse import diags
    from scipy.sparse.linalg import eigsh

    degree = np.asarray(weights.sum(1)).ravel()
    scale = diags(1 / np.sqrt(degree + degree.mean()))
    normal = scale @ weights @ scale
    count = min(DIMENSIONS, weights.shape[0] - 2)
    values, vectors = eigsh(normal, k=count, which="LM", v0=np.ones(weights.shape[0]), tol=1e-3)
    place: Floats = vectors * np.sqrt(np.abs(values))
    return place


def entity_roles(view: View) -> csr_matrix:
    """How often each entity was the object of each relation, fading in 400 days, entities x relations."""
    from scipy.sparse import csr_matrix

    return csr_matrix((view.value[:, 3], (view.o, view.r)), shape=(view.entities, view.relations))


def tastes(view: View) -> tuple[Floats, Floats]:
    """A place for each entity by whose partner it was in what relation, and what it counts as a partner.

    The leading right singular vectors of (subject, relation) x object, logarithms of long-lived counts,
    normalised by both sides' activity; by randomised subspace iteration (Halko, Martinsson & Tropp, SIAM
    Review 53, 2011, algorithm 4.4).  Products of places tell which entities are partners of the same.
    """
    import numpy as np
    from scipy.sparse import csr_matrix, diags

    _, row = np.unique(view.pair, return_inverse=True)
    weight = np.log1p(view.value[:, 3])
    shape = (int(row.max(initial=0)) + 1, view.entities)
    table = csr_matrix((weight, (row, view.o)), shape=shape)
    common = np.asarray(table.sum(0)).ravel()
    worth: Floats = 1 / np.sqrt(common + common.mean() + 1e-9)
    table = diags(1 / np.sqrt(np.asarray(table.sum(1)).ravel() + 1)) @ table @ diags(worth)
    basis = np.random.default_rng(0).standard_normal((view.entities, min(DIMENSIONS, *shape)))
    for _ in range(_ROUNDS):
        basis, _ = np.linalg.qr(table.T @ (table @ basis))
    return basis, worth
