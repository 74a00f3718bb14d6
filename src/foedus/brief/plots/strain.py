"""The strain map: the ties drawn as wide as they are strained."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from foedus.brief.plots.canvas import AGAINST, PALE, PLAIN, WITH, canvas, svg
from foedus.brief.plots.layout import places
from foedus.brief.plots.network import draw_actors, matrix, shown

if TYPE_CHECKING:
    import polars as pl

    from foedus.records import Strain

_MARKED = 0.2  # strain from which a tie is told by its figure


def strain_picture(
    ties: pl.DataFrame, strained: pl.DataFrame, strains: Sequence[Strain] = (), *, most: int = 30
) -> str:
    """The strain map as an SVG element.

    Args:
        ties: the table of ties.
        strained: ``a, b, sign, strain`` as :func:`foedus.blocs.edge_strain` gives them.
        strains: whose words are told in the description.
        most: actors drawn at most.
    """
    kept, _ = shown(ties, most)
    ids, names, weight = matrix(kept)
    at = places(weight)
    strain = {(a, b): s for a, b, s in strained.select("a", "b", "strain").iter_rows()}
    with canvas(7.2, 6.0) as (figure, axes):
        axes.set_axis_off()
        for a, b, alignment in kept.select("a", "b", "alignment").iter_rows():
            x, y = at[ids.index(a)], at[ids.index(b)]
            much = strain.get((a, b), 0.0)
            colour = PALE if much < 0.05 else WITH if alignment > 0 else AGAINST
            line = "-" if alignment > 0 else "--"
            axes.plot([x[0], y[0]], [x[1], y[1]], line, color=colour, linewidth=0.8 + 6 * much, zorder=1)
            if much >= _MARKED:
                axes.annotate(f"{much:.0%}", (x + y) / 2, ha="center", va="center", fontsize=8, zorder=4)
        draw_actors(axes, ids, names, at, {})
        axes.plot([], [], color=PLAIN, linewidth=4, label="the wider, the likelier it gives way")
        axes.legend(loc="upper center", bbox_to_anchor=(0.5, 0.0), frameon=False, fontsize=9)
        axes.margins(0.12)
        words = " ".join(f"{one.words}." for one in strains) or "No tie is strained."
        return svg(figure, "What strains the ties", words)
