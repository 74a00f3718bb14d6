"""GEXF 1.3 as text, piece by piece: what the exporter and the server both write networks with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import quoteattr

Columns = Sequence[tuple[str, str]]
"""Attributes of nodes or edges: the name and its GEXF type (string, integer, long, double)."""

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
    "<meta><creator>foedus</creator><description>Ties between actors</description></meta>\n"
)
_STATIC = '<graph defaultedgetype="undirected" mode="static">\n'
_DYNAMIC = (
    '<graph defaultedgetype="undirected" mode="dynamic" timeformat="date" timerepresentation="interval">\n'
)


@dataclass(frozen=True, slots=True)
class GexfNode:
    """An actor: its attributes by column, and where it is drawn, if that is settled."""

    id: str
    label: str
    values: Mapping[str, Any] = field(default_factory=dict)
    position: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class GexfEdge:
    """An undirected edge: its weight (0 or more), attributes, and the stretches of days it is there."""

    a: str
    b: str
    weight: float
    values: Mapping[str, Any] = field(default_factory=dict)
    spells: Sequence[tuple[Any, Any]] = ()


def gexf_text(
    nodes: Iterable[GexfNode],
    edges: Iterable[GexfEdge],
    node_columns: Columns,
    edge_columns: Columns,
    *,
    dynamic: bool = False,
) -> Iterator[str]:
    """A network as the pieces of a GEXF file; ``dynamic`` where edges have spells.

    >>> "".join(gexf_text([GexfNode("x", "<X>")], [], (), ())).count("&lt;X&gt;")
    1
    """
    yield _HEAD + (_DYNAMIC if dynamic else _STATIC)
    yield _declared("node", node_columns) + _declared("edge", edge_columns)
    yield "<nodes>\n"
    for node in nodes:
        yield _element("node", id=node.id, label=node.label) + _values(node.values, node_columns)
        yield _placed(node.position) + "</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, edge in enumerate(edges):
        ends = _element("edge", id=number, source=edge.a, target=edge.b, weight=edge.weight)
        yield ends + _values(edge.values, edge_columns) + _spells(edge.spells) + "</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(kind: str, columns: Columns) -> str:
    each = (_element("attribute", id=name, title=name, type=type_, close=True) for name, type_ in columns)
    return f'<attributes class="{kind}">\n' + "".join(f"{one}\n" for one in each) + "</attributes>\n"


def _values(values: Mapping[str, Any], columns: Columns) -> str:
    there = ((name, values[name]) for name, _ in columns if values.get(name) is not None)
    each = (_element("attvalue", **{"for": name}, value=value, close=True) for name, value in there)
    return "<attvalues>" + "".join(each) + "</attvalues>"


def _placed(position: tuple[float, float] | None) -> str:
    if position is None:
        return ""
    return _element("viz:position", x=f"{position[0]:.1f}", y=f"{position[1]:.1f}", z="0", close=True)


def _spells(spells: Sequence[tuple[Any, Any]]) -> str:
    each = "".join(_element("spell", start=start, end=end, close=True) for start, end in spells)
    return f"<spells>{each}</spells>" if each else ""


def _element(name: str, *, close: bool = False, **attributes: object) -> str:
    inside = " ".join(f"{key}={quoteattr(_clean(value))}" for key, value in attributes.items())
    return f"<{name} {inside}{'/' if close else ''}>"


def _clean(text: object) -> str:
    """Text without the characters that XML 1.0 cannot hold."""
    return "".join(ch for ch in str(text) if ch in "\t\n\r" or _allowed(ch))


def _allowed(ch: str) -> bool:
    return ch >= " " and not "\ud800" <= ch <= "\udfff" and ch not in "\ufffe\uffff"
