"""The network of ties as GEXF 1.3, for Gephi and Gephi Lite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from foedus.brief.exports.base import Exported, Exporter, Field
from foedus.brief.exports.gexf_text import GexfEdge, GexfNode, gexf_text
from foedus.brief.exports.spells import spells
from foedus.ties import ties

if TYPE_CHECKING:
    import polars as pl

    from foedus.store import Workspace

_NODE = (("kind", "string"), ("country", "string"))
_EDGE = (
    ("sign", "integer"), ("alignment", "double"), ("low", "double"), ("high", "double"),
    ("kind", "string"), ("claims", "long"), ("sources", "long"),
)  # fmt: skip


class GexfExporter(Exporter):
    """Actors as nodes, ties as edges with sign, alignment and the stretches of days with evidence.

    An edge's weight is how far its alignment is from nothing; its sign is an attribute, because many layouts
    cannot do with negative weights.
    """

    name = "gexf"
    mediatype = "application/gexf+xml"

    def fields(self) -> Sequence[Field]:
        """See :meth:`Exporter.fields`."""
        ends = [Field("source", "string"), Field("target", "string"), Field("weight", "number")]
        numbers = {"integer": "integer", "long": "integer", "double": "number"}
        return [*ends, *(Field(name, numbers.get(kind, kind)) for name, kind in _EDGE)]

    def write(self, workspace: Workspace, path: Path) -> Exported:
        """See :meth:`Exporter.write`."""
        claims = workspace.claims()
        found = ties(claims)
        lazy = workspace.scan_claims().select("dyad", "day_first", "day_last")
        when = {key[0]: frame.select("start", "end").rows() for key, frame in _grouped(spells(lazy))}
        actors = _actors(claims, found)
        nodes = (GexfNode(a["id"], a["name"] or a["id"], a) for a in actors.iter_rows(named=True))
        edges = (_edge(e, when.get(f"{e['a']}|{e['b']}", ())) for e in found.iter_rows(named=True))
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(gexf_text(nodes, edges, _NODE, _EDGE, dynamic=True))
        return Exported(actors.height + found.height, _left_out(workspace, found))


def _left_out(workspace: Workspace, found: pl.DataFrame) -> tuple[str, ...]:
    """How many claims are behind no edge: about one actor only, or within one."""
    import polars as pl

    pairs = found.select(pl.concat_str("a", "b", separator="|")).to_series().to_list()
    lazy = workspace.scan_claims().select((~pl.col("dyad").is_in(pairs)).sum())
    count = int(lazy.collect().item())
    return (
        (f"{count:,} claims that make no tie: about one actor or an issue, or within one actor",)
        if count
        else ()
    )


def _grouped(frame: pl.DataFrame) -> Iterable[tuple[tuple[Any, ...], pl.DataFrame]]:
    return frame.group_by("dyad", maintain_order=True)


def _actors(claims: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """The tied actors: ``id, name, kind, country``; kind and country where a claim tells them."""
    import polars as pl

    sides = [
        claims.select(
            pl.col(f"{side}_id").alias("id"), pl.col(f"{side}_kind").alias("kind"),
            pl.col(f"{side}_country").alias("country"),
        )
        for side in ("subject", "object")
    ]  # fmt: skip
    known = pl.concat(sides).drop_nulls("id").group_by("id").agg(pl.all().drop_nulls().mode().sort().first())
    names = pl.concat(
        found.select(pl.col(side).alias("id"), pl.col(f"{side}_name").alias("name")) for side in "ab"
    )
    return names.unique("id").join(known, on="id", how="left").sort("id")


def _edge(edge: Mapping[str, Any], when: Sequence[tuple[Any, Any]]) -> GexfEdge:
    alignment = edge["alignment"]
    row = {**edge, "sign": (alignment > 0) - (alignment < 0)}
    return GexfEdge(edge["a"], edge["b"], max(abs(alignment), 1e-6), row, when)
