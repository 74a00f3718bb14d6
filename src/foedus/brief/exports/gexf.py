"""The network of ties as GEXF 1.3, for Gephi and Gephi Lite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from foedus.brief.exports.base import Exported, Exporter, Field
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
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    "<meta><creator>foedus</creator><description>Ties between actors</description></meta>\n"
    '<graph defaultedgetype="undirected" mode="dynamic" timeformat="date" timerepresentation="interval">\n'
)


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
        nodes = _actors(claims, found)
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(_HEAD)
            _attributes(stream, "node", _NODE)
            _attributes(stream, "edge", _EDGE)
            stream.write("<nodes>\n")
            for node in nodes.iter_rows(named=True):
                stream.write(_element("node", {"id": node["id"], "label": node["name"] or node["id"]}))
                stream.write(_values(node, _NODE) + "</node>\n")
            stream.write("</nodes>\n<edges>\n")
            for number, edge in enumerate(found.iter_rows(named=True)):
                stream.write(_edge(number, edge, when.get(f"{edge['a']}|{edge['b']}", ())))
            stream.write("</edges>\n</graph>\n</gexf>\n")
        return Exported(nodes.height + found.height, _left_out(workspace, found))


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


def _clean(text: object) -> str:
    """Text as XML 1.0 allows it."""
    return "".join(ch for ch in str(text) if ch in "\t\n\r" or (ch >= " " and ch not in "\ufffe\uffff"))


def _element(name: str, attributes: Mapping[str, object]) -> str:
    inside = " ".join(f"{key}={quoteattr(_clean(value))}" for key, value in attributes.items())
    return f"<{name} {inside}>"


def _attributes(stream: IO[str], kind: str, names: Sequence[tuple[str, str]]) -> None:
    stream.write(f'<attributes class="{kind}">\n')
    for name, type_ in names:
        stream.write(f'<attribute id="{escape(name)}" title="{escape(name)}" type="{type_}"/>\n')
    stream.write("</attributes>\n")


def _values(row: Mapping[str, Any], names: Sequence[tuple[str, str]]) -> str:
    values = [
        _element("attvalue", {"for": name, "value": row[name]})[:-1] + "/>"
        for name, _ in names
        if row[name] is not None
    ]
    return "<attvalues>" + "".join(values) + "</attvalues>"


def _edge(number: int, edge: Mapping[str, Any], when: Sequence[tuple[Any, Any]]) -> str:
    alignment = edge["alignment"]
    row = {**edge, "sign": (alignment > 0) - (alignment < 0)}
    ends = {"id": number, "source": edge["a"], "target": edge["b"], "weight": max(abs(alignment), 1e-6)}
    stretches = "".join(f'<spell start="{start}" end="{end}"/>' for start, end in when)
    inside = _values(row, _EDGE) + (f"<spells>{stretches}</spells>" if stretches else "")
    return _element("edge", ends) + inside + "</edge>\n"
