"""A signed network: nodes, edges with a sign and a weight, and how it is read from a table or a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.errors import BlocError
from foedus.records import Sign

if TYPE_CHECKING:
    import polars as pl

_SIGNS = {"+": 1, "-": -1, "−": -1}


@dataclass(frozen=True, slots=True)
class Edge:
    """An undirected edge: ``sign`` 1 or -1, ``weight`` above 0 (what it costs to be frustrated)."""

    a: str
    b: str
    sign: Sign
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Network:
    """A signed network; ``edges`` are at most one per pair, ends in sorted order, no loops."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]

    @property
    def negative(self) -> int:
        """How many edges are negative."""
        return sum(edge.sign < 0 for edge in self.edges)


def network(
    edges: Iterable[tuple[str, str, int] | tuple[str, str, int, float]], places: Sequence[str] = ()
) -> Network:
    """A network from (a, b, sign[, weight]); an edge given twice keeps its sign and the later weight.

    Args:
        edges: the edges.
        places: where each is from, for messages; by default its number.

    Raises:
        BlocError: a sign is not 1 or -1, a weight is not above 0, an edge is a loop or contradicts itself.

    >>> network([("x", "y", -1), ("y", "z", 1)]).negative
    1
    """
    found: dict[tuple[str, str], Edge] = {}
    nodes: dict[str, None] = {}
    for number, (a, b, sign, *rest) in enumerate(edges):
        where = places[number] if places else f"edge {number + 1}"
        weight = float(rest[0]) if rest else 1.0
        pair = (a, b) if a <= b else (b, a)
        _check(pair, sign, weight, where)
        if pair in found and found[pair].sign != sign:
            raise BlocError(
                f"{a} and {b} have edges of both signs",
                where=where,
                remedy="Give each pair one sign.",
            )
        nodes |= {a: None, b: None}
        found[pair] = Edge(*pair, 1 if sign > 0 else -1, weight)
    return Network(tuple(nodes), tuple(found.values()))


def _check(pair: tuple[str, str], sign: int, weight: float, where: str) -> None:
    if sign not in (1, -1):
        raise BlocError(f"sign {sign!r} is not 1 or -1", where=where, remedy="Write 1 or -1.")
    if not 0 < weight < float("inf"):
        raise BlocError(f"weight {weight!r} is not above 0", where=where, remedy="Leave it out for 1.")
    if pair[0] == pair[1]:
        raise BlocError(f"{pair[0]} has an edge to itself", where=where, remedy="Leave loops out.")


def read_network(path: Path) -> Network:
    """The network in a CSV file with columns ``a,b,sign[,weight]``; a header line is optional.

    Raises:
        BlocError: the file cannot be read or a row is malformed.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = [(number, row) for number, row in enumerate(csv.reader(stream), 1) if any(row)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BlocError(
            f"cannot be read: {error}", where=str(path), remedy="Give a CSV file in UTF-8."
        ) from error
    if rows and not _is_sign(rows[0][1]):
        rows = _ordered(rows, path)
    places = [f"{path}, line {number}" for number, _ in rows]
    return network([_parsed(row, where) for (_, row), where in zip(rows, places, strict=True)], places)


def _is_sign(row: Sequence[str]) -> bool:
    try:
        return len(row) > 2 and _sign(row[2]) is not None
    except ValueError:
        return False


def _sign(text: str) -> int:
    text = text.strip()
    if text in _SIGNS:
        return _SIGNS[text]
    value = float(text)
    return int(value) if value == int(value) else 0


def _ordered(rows: list[tuple[int, list[str]]], path: Path) -> list[tuple[int, list[str]]]:
    header = [name.strip().lower() for name in rows[0][1]]
    missing = [name for name in ("a", "b", "sign") if name not in header]
    if missing:
        raise BlocError(
            f"no column {', '.join(missing)}",
            where=str(path),
            remedy="Columns are a,b,sign and, if wanted, weight.",
        )
    wanted = [header.index(name) for name in ("a", "b", "sign", "weight") if name in header]
    return [(number, [row[i] for i in wanted if i < len(row)]) for number, row in rows[1:]]


def _parsed(row: Sequence[str], where: str) -> tuple[str, str, int, float]:
    try:
        weight = float(row[3]) if len(row) > 3 and row[3].strip() else 1.0
        return row[0].strip(), row[1].strip(), _sign(row[2]), weight
    except (ValueError, IndexError) as error:
        raise BlocError(
            f"not an edge: {','.join(row)}", where=where, remedy="Write a,b,sign[,weight]."
        ) from error


def from_ties(ties: pl.DataFrame, *, least: float = 0.15) -> Network:
    """The network of a table of ties: an edge where alignment is ``least`` or more from 0, weighing that."""
    import polars as pl

    strong = ties.filter(pl.col("alignment").abs() >= least).select("a", "b", "alignment")
    return network((a, b, 1 if x > 0 else -1, abs(x)) for a, b, x in strong.iter_rows())
