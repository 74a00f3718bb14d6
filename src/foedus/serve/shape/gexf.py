"""The network as GEXF 1.3, for Gephi and the like."""

from __future__ import annotations

from foedus.brief.exports import GexfEdge, GexfNode, gexf_text
from foedus.serve.answers.network import NetworkAnswer

_NODE = (("bloc", "string"),)
_EDGE = (
    ("alignment", "double"), ("low", "double"), ("high", "double"), ("kind", "string"),
    ("certainty", "double"), ("claims", "integer"), ("sources", "integer"),
)  # fmt: skip


def gexf(network: NetworkAnswer) -> bytes:
    """The picture's nodes, edges and places as a GEXF file; weights are absolute alignments."""
    nodes = (
        GexfNode(node.id, node.name, {"bloc": node.bloc or ""}, (node.x * 1000, -node.y * 1000))
        for node in network.nodes
    )
    edges = (
        GexfEdge(
            edge.a,
            edge.b,
            round(abs(edge.alignment), 4),
            {name: getattr(edge, name) for name, _ in _EDGE},
        )
        for edge in network.edges
    )
    return "".join(gexf_text(nodes, edges, _NODE, _EDGE)).encode()
