"""The ties of a day as a picture: nodes, edges, blocs; grouped by bloc where there are too many to draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from foedus import blocs as room
from foedus.records import Bloc
from foedus.serve.answers.network import BlocAnswer, EdgeAnswer, NetworkAnswer, Node
from foedus.serve.shape.layout import layout
from foedus.serve.shape.notes import notes
from foedus.serve.shape.ties import names_in, ranked
from foedus.serve.snapshot import Snapshot

if TYPE_CHECKING:
    import polars as pl

CORE = 150  # actors among whom blocs are found; the rest go with their closest friend there
GROUPED = 10_000  # actors from which nodes are blocs
_EDGE = ("a", "b", "alignment", "low", "high", "kind", "claims", "sources")


def network(now: Snapshot, at: str, limit: int, focus: str | None) -> NetworkAnswer:
    """The ``limit`` weightiest ties of a day (those of ``focus`` and among its neighbours, if given)."""
    import polars as pl

    table = ranked(now.ties(at))
    if focus is not None:
        near = {focus, *table.filter(a=focus)["b"], *table.filter(b=focus)["a"]}
        table = table.filter(pl.col("a").is_in(list(near)) & pl.col("b").is_in(list(near)))
    every = _actors(table)
    shown = table.sort("weight", "a", "b", descending=[True, False, False]).head(limit)
    found = now.kept(("blocs drawn", at), lambda: drawn_blocs(now, at))
    if len(_actors(shown)) > GROUPED:
        return _grouped(now, at, table, found, len(every))
    of = {member: bloc.id for bloc in found for member in bloc.members}
    counted = _actors(shown)
    spots = now.kept(("spots", at, limit, focus), lambda: _spots(shown, counted, of))
    names = names_in(shown)
    return NetworkAnswer(
        date=at,
        nodes=[
            Node(id=i, name=names[i], x=spots[i][0], y=spots[i][1], bloc=of.get(i), ties=n)
            for i, n in counted.items()
        ],
        edges=[_edge(row) for row in shown.iter_rows(named=True)],
        blocs=[_bloc(bloc, set(counted)) for bloc in found if set(bloc.members) & set(counted)],
        total_nodes=len(every),
        total_edges=table.height,
        grouped=False,
        notes=notes(now, at),
    )


def _actors(table: pl.DataFrame) -> dict[str, int]:
    """Actors with how many ties each has, most first."""
    counts = Counter([*table["a"], *table["b"]])
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _spots(
    shown: pl.DataFrame, counted: Mapping[str, int], of: Mapping[str, str]
) -> dict[str, tuple[float, float]]:
    edges = list(shown.select("a", "b", "alignment").rows())
    return layout(list(counted), edges, of)


def _edge(row: Mapping[str, Any]) -> EdgeAnswer:
    positive = row["positive"]
    fields = {name: row[name] for name in _EDGE}
    return EdgeAnswer(**fields, certainty=round(abs(2 * positive - 1), 4))


def _bloc(bloc: Bloc, shown: set[str]) -> BlocAnswer:
    pairs = [(m, c) for m, c in zip(bloc.members, bloc.certainty, strict=True) if m in shown]
    return BlocAnswer(
        id=bloc.id, name=bloc.name, members=[m for m, _ in pairs], certainty=[c for _, c in pairs]
    )


def drawn_blocs(now: Snapshot, at: str) -> Sequence[Bloc]:
    """The blocs of a day; of a large network, those of its core, joined by each one's closest friends."""
    import polars as pl

    table = ranked(now.ties(at))
    if len(_actors(table)) <= CORE:
        return now.blocs(at)
    core: set[str] = set()
    for a, b in table.sort("weight", "a", "b", descending=[True, False, False]).select("a", "b").rows():
        core |= {a, b}
        if len(core) >= CORE:
            break
    inside = pl.col("a").is_in(list(core)) & pl.col("b").is_in(list(core))
    found = room.blocs(table.filter(inside).drop("weight"), draws=10)
    return [_joined(bloc, _followers(table, core, found)) for bloc in found]


def _followers(table: pl.DataFrame, core: set[str], found: Sequence[Bloc]) -> dict[str, list[str]]:
    """Actors outside the core by the bloc of the friend they are closest to."""
    import polars as pl

    of = {member: bloc.id for bloc in found for member in bloc.members}
    both = pl.concat(
        [
            table.select("alignment", own="a", friend="b"),
            table.select("alignment", own="b", friend="a"),
        ]
    )
    outside = both.filter(
        ~pl.col("own").is_in(list(core)) & (pl.col("alignment") > 0) & pl.col("friend").is_in(list(of))
    )
    best = outside.sort("alignment", "friend", descending=[True, False]).unique(
        "own", keep="first", maintain_order=True
    )
    joined: dict[str, list[str]] = {}
    for own, friend in best.select("own", "friend").rows():
        joined.setdefault(of[friend], []).append(own)
    return joined


def _joined(bloc: Bloc, followers: Mapping[str, list[str]]) -> Bloc:
    more = sorted(followers.get(bloc.id, ()))
    certainty = (*bloc.certainty, *(0.5 for _ in more))
    return Bloc(bloc.id, bloc.name, bloc.date, (*bloc.members, *more), certainty)


def _grouped(
    now: Snapshot, at: str, table: pl.DataFrame, found: Sequence[Bloc], actors: int
) -> NetworkAnswer:
    """Blocs as nodes; an edge is the mean alignment of the ties between two blocs."""
    import polars as pl

    of = {member: bloc.id for bloc in found for member in bloc.members}
    names = {bloc.id: bloc.name for bloc in found}
    between = (
        table.with_columns(
            pl.col(end).replace_strict(of, default=None, return_dtype=pl.String).alias(end)
            for end in ("a", "b")
        )
        .drop_nulls(["a", "b"])
        .filter(pl.col("a") != pl.col("b"))
        .with_columns(pl.min_horizontal("a", "b").alias("a"), pl.max_horizontal("a", "b").alias("b"))
        .group_by("a", "b", maintain_order=True)
        .agg(pl.col("alignment", "low", "high", "positive").mean(), pl.col("claims", "sources").sum())
        .with_columns(
            kind=pl.when(pl.col("alignment") < 0).then(pl.lit("rivalry")).otherwise(pl.lit("co-operation"))
        )
    )
    spots = layout(list(names), list(between.select("a", "b", "alignment").rows()), {})
    counted = _actors(between)
    return NetworkAnswer(
        date=at,
        nodes=[
            Node(
                id=b.id,
                name=b.name,
                x=spots[b.id][0],
                y=spots[b.id][1],
                bloc=b.id,
                ties=counted.get(b.id, 0),
                members=len(b.members),
            )
            for b in found
        ],
        edges=[_edge(row) for row in between.iter_rows(named=True)],
        blocs=[],
        total_nodes=actors,
        total_edges=table.height,
        grouped=True,
        notes=[f"{actors:,} actors are too many to draw one by one; each point is a bloc.", *notes(now, at)],
    )
