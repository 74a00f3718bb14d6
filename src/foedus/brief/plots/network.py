"""The network of ties: sign by colour and line, certainty by width, blocs by colour and shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from foedus.brief.plots.canvas import AGAINST, BLOCS, PALE, PLAIN, WITH, canvas, svg
from foedus.brief.plots.layout import places

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl
    from matplotlib.axes import Axes

    from foedus.records import Bloc

    Floats = npt.NDArray[np.float64]

_SHAPES = ("o", "s", "^", "D", "v", "P")


def network_picture(ties: pl.DataFrame, blocs: Sequence[Bloc] = (), *, most: int = 30) -> str:
    """The network of a table of ties as an SVG element.

    Args:
        ties: the table of ties.
        blocs: whose members share a colour and a shape.
        most: actors drawn at most, those with most evidence; the title says how many were left out.
    """
    kept, left_out = shown(ties, most)
    ids, names, weight = matrix(kept)
    at = places(weight)
    bloc_of = {member: i for i, bloc in enumerate(blocs) for member in bloc.members}
    with canvas(7.2, 6.0) as (figure, axes):
        axes.set_axis_off()
        for row in kept.iter_rows(named=True):
            x, y = at[ids.index(row["a"])], at[ids.index(row["b"])]
            style = _line(row)
            axes.plot([x[0], y[0]], [x[1], y[1]], zorder=1, **style)  # type: ignore[arg-type]
        draw_actors(axes, ids, names, at, bloc_of)
        for i, bloc in enumerate(blocs):
            if set(bloc.members) & set(ids):
                axes.plot([], [], _SHAPES[i % 6], color=BLOCS[i % 6], label=bloc.name, markeredgecolor=PLAIN)
        axes.plot([], [], color=WITH, label="with")
        axes.plot([], [], color=AGAINST, linestyle="--", label="against")
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, 0.0), ncols=2, frameon=False, fontsize=8)
        axes.margins(0.12)
        note = f"; {left_out} actors of whom less is known are left out" if left_out else ""
        words = f"{len(ids)} actors and {kept.height} ties{note}. " + " ".join(
            f"{bloc.name}: {', '.join(bloc.members)}." for bloc in blocs
        )
        return svg(figure, "Who stands with whom", words)


def _line(row: Mapping[str, object]) -> dict[str, object]:
    alignment, low, high = (float(str(row[name])) for name in ("alignment", "low", "high"))
    sure = max(0.15, 1 - (high - low) / 2)
    colour = WITH if alignment > 0 else AGAINST
    return {
        "color": PALE if abs(alignment) < 0.1 else colour,
        "linestyle": "-" if alignment > 0 else "--",
        "linewidth": 0.6 + 3.4 * sure * abs(alignment),
        "alpha": 0.35 + 0.6 * sure,
    }


def shown(ties: pl.DataFrame, most: int) -> tuple[pl.DataFrame, int]:
    """The ties among the actors with most evidence, and how many actors that leaves out."""
    import polars as pl

    ends = pl.concat([ties.select(pl.col(side).alias("id"), "claims") for side in ("a", "b")])
    ranked = ends.group_by("id").agg(pl.col("claims").sum()).sort("claims", "id", descending=[True, False])
    chosen = ranked["id"].head(most).to_list()
    kept = ties.filter(pl.col("a").is_in(chosen) & pl.col("b").is_in(chosen))
    return kept, max(0, ranked.height - most)


def matrix(ties: pl.DataFrame) -> tuple[list[str], list[str], Floats]:
    """The actors' ids and names, sorted by id, and the signed matrix of alignments."""
    import numpy as np

    names = dict(ties.select("a", "a_name").iter_rows()) | dict(ties.select("b", "b_name").iter_rows())
    ids = sorted(names)
    place = {actor: i for i, actor in enumerate(ids)}
    weight = np.zeros((len(ids), len(ids)))
    for a, b, alignment in ties.select("a", "b", "alignment").iter_rows():
        weight[place[a], place[b]] = weight[place[b], place[a]] = alignment
    return ids, [names[actor] or actor for actor in ids], weight


def draw_actors(
    axes: Axes, ids: Sequence[str], names: Sequence[str], at: Floats, bloc_of: Mapping[str, int]
) -> None:
    """The actors as marks with their names."""
    for actor, name, (x, y) in zip(ids, names, at, strict=True):
        bloc = bloc_of.get(actor)
        mark, colour = ("o", "white") if bloc is None else (_SHAPES[bloc % 6], BLOCS[bloc % 6])
        axes.plot([x], [y], mark, color=colour, markeredgecolor=PLAIN, markersize=10, zorder=2)
        axes.annotate(
            name, (x, y), xytext=(0, 8), textcoords="offset points", ha="center", fontsize=9, zorder=3
        )
