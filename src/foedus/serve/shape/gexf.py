"""The network as GEXF 1.3, for Gephi and the like."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from foedus.serve.answers.network import NetworkAnswer

_EDGE = (
    ("alignment", "double"), ("low", "double"), ("high", "double"), ("kind", "string"),
    ("certainty", "double"), ("claims", "integer"), ("sources", "integer"),
)  # fmt: skip


def gexf(network: NetworkAnswer) -> bytes:
    """The picture's nodes, edges and places as a GEXF file; weights are absolute alignments."""
    root = Element(
        "gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3", "xmlns:viz": "http://gexf.net/1.3/viz"}
    )
    graph = SubElement(root, "graph", {"defaultedgetype": "undirected", "mode": "static"})
    _attributes(graph, "node", (("bloc", "string"),))
    _attributes(graph, "edge", _EDGE)
    nodes = SubElement(graph, "nodes")
    for node in network.nodes:
        one = SubElement(nodes, "node", {"id": _clean(node.id), "label": _clean(node.name)})
        _values(one, {"0": node.bloc or ""})
        SubElement(one, "viz:position", {"x": f"{node.x * 1000:.1f}", "y": f"{-node.y * 1000:.1f}", "z": "0"})
    edges = SubElement(graph, "edges")
    for number, edge in enumerate(network.edges):
        ends = {"source": _clean(edge.a), "target": _clean(edge.b), "weight": f"{abs(edge.alignment):.4f}"}
        one = SubElement(edges, "edge", {"id": str(number), **ends})
        _values(one, {str(n): str(getattr(edge, name)) for n, (name, _) in enumerate(_EDGE)})
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body


def _attributes(graph: Element, of: str, fields: tuple[tuple[str, str], ...]) -> None:
    holder = SubElement(graph, "attributes", {"class": of})
    for number, (name, kind) in enumerate(fields):
        SubElement(holder, "attribute", {"id": str(number), "title": name, "type": kind})


def _values(parent: Element, values: dict[str, str]) -> None:
    holder = SubElement(parent, "attvalues")
    for number, value in values.items():
        SubElement(holder, "attvalue", {"for": number, "value": _clean(value)})


def _clean(text: str) -> str:
    """Text without the characters that XML 1.0 cannot hold."""
    return "".join(
        c
        for c in text
        if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
