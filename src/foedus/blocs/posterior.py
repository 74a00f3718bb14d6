"""Ties as a network whose signs are uncertain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

    Ints = npt.NDArray[np.int64]
    Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Uncertain:
    """Edges ``a``-``b`` (indices into ``ids``, a < b) with the ``chance`` that each is positive.

    ``strength`` is the size of its expected alignment; ``names`` go with ``ids``.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    a: Ints
    b: Ints
    chance: Floats
    strength: Floats
    because: tuple[tuple[str, ...], ...]
    date: str


def uncertain(ties: pl.DataFrame, *, least: float = 0.0) -> Uncertain:
    """The uncertain network in a table of ties, without contacts and alignments within ``least`` of 0."""
    import numpy as np
    import polars as pl

    kept = ties.filter(pl.col("alignment").abs() >= least)
    if "kind" in kept.columns:
        kept = kept.filter(pl.col("kind") != "contact")
    names = dict(kept.select("a", "a_name").iter_rows()) | dict(kept.select("b", "b_name").iter_rows())
    ids = tuple(sorted(names))
    index = {actor: i for i, actor in enumerate(ids)}
    return Uncertain(
        ids=ids,
        names=tuple(names[actor] or actor for actor in ids),
        a=np.array([index[x] for x in kept["a"]], dtype=np.int64),
        b=np.array([index[x] for x in kept["b"]], dtype=np.int64),
        chance=_chance(kept),
        strength=kept["alignment"].abs().to_numpy(),
        because=tuple(tuple(x or ()) for x in kept["because"].to_list()) if "because" in kept.columns else (),
        date=str(kept["date"][0]) if kept.height else "",
    )


def _chance(kept: pl.DataFrame) -> Floats:
    """``positive`` of the ties table; a normal approximation where it only has the interval."""
    import numpy as np
    from scipy.special import ndtr

    if "positive" in kept.columns:
        exact: Floats = kept["positive"].to_numpy()
        return exact
    width = (kept["high"] - kept["low"]).to_numpy() / 3.29
    near: Floats = ndtr(kept["alignment"].to_numpy() / np.maximum(width, 1e-6))
    return near
