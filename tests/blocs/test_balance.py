"""The frustration index against trying every division, and on a network whose index is known."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.blocs import Network, frustration, network, read_network
from foedus.errors import BlocError

TRIBES = Path(__file__).parents[3] / "shared/data/networks/highland_tribes.csv"

EDGES = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]),
    st.tuples(st.sampled_from([-1, 1]), st.integers(1, 4)),
    max_size=24,
)


def tried(graph: Network) -> float:
    nodes = graph.nodes
    costs = []
    for sides in product((1, -1), repeat=max(0, len(nodes) - 1)):
        side = dict(zip(nodes, (1, *sides), strict=True))
        costs.append(sum(e.weight for e in graph.edges if e.sign * side[e.a] * side[e.b] < 0))
    return min(costs)


@settings(max_examples=60, deadline=None)
@given(EDGES)
def test_equals_trying_every_division(edges: dict[tuple[int, int], tuple[int, int]]) -> None:
    graph = network((str(a), str(b), sign, weight) for (a, b), (sign, weight) in edges.items())
    found = frustration(graph)
    assert found.proved
    assert found.frustration == pytest.approx(tried(graph) if graph.nodes else 0)
    weights = {(e.a, e.b): e.weight for e in graph.edges}
    assert sum(weights[edge] for edge in found.frustrated_edges) == found.frustration
    for edge in graph.edges:
        together = found.blocs[edge.a] == found.blocs[edge.b]
        assert (together == (edge.sign > 0)) == ((edge.a, edge.b) not in found.frustrated_edges)


@pytest.mark.skipif(not TRIBES.exists(), reason="the development data is not here")
def test_highland_tribes() -> None:
    found = frustration(read_network(TRIBES))
    assert (found.nodes, found.edges, found.negative) == (16, 58, 29)
    assert found.frustration == 7 and found.proved and found.bound == 7


def test_triangles_and_walks() -> None:
    found = frustration(network([("a", "b", 1), ("b", "c", 1), ("a", "c", -1), ("c", "d", 1), ("b", "d", 1)]))
    assert found.triangles == {"balanced": 1, "unbalanced": 1}
    assert found.walks is not None and 0 < found.walks < 1


def test_reading(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_text("sign,b,a\n-1,y,x\n+,z,y\n", "utf-8")
    assert [(e.a, e.b, e.sign) for e in read_network(path).edges] == [("x", "y", -1), ("y", "z", 1)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b,1\na,b,-1\n", "both signs"),
        ("a,a,1\n", "itself"),
        ("a,b,2\n", "not 1 or -1"),
        ("a,b\nx,y\n", "no column sign"),
        ("a,b,1,-3\n", "above 0"),
    ],
)
def test_malformed_networks_are_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "n.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(BlocError, match=message):
        read_network(path)
