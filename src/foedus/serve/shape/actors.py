"""Actors as answers: who, with whom, and what they are said to want."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from foedus import actors, blocs
from foedus.records import Actor, Membership
from foedus.serve.answers.actors import ActorAnswer, ActorLine, FriendMoment, MembershipAnswer
from foedus.serve.shape.claims import in_order, lines
from foedus.serve.shape.dyad import actor_name
from foedus.serve.shape.notes import notes
from foedus.serve.shape.ties import ranked, tie
from foedus.serve.snapshot import Snapshot

if TYPE_CHECKING:
    import polars as pl

FRIEND = 0.15  # alignment from which a tie is called friendly, and below whose negative hostile
_SHOWN = 40
_BELONGS = {
    "part_of": "part of", "member_of": "member of", "arm_of": "arm of", "leads": "leads",
    "successor_of": "successor of", "owned_by": "owned by", "close_to": "close to", "backed_by": "backed by",
}  # fmt: skip


def everyone(now: Snapshot) -> pl.DataFrame:
    """The principals of the record: ``id, name, ties, claims``, most spoken of first."""
    import polars as pl

    def count() -> pl.DataFrame:
        table = now.ties(now.day(None))
        ends = pl.concat(
            [
                table.select(pl.col("a").alias("id"), pl.col("a_name").alias("name"), "claims"),
                table.select(pl.col("b").alias("id"), pl.col("b_name").alias("name"), "claims"),
            ]
        )
        counted = ends.group_by("id").agg(
            pl.col("name").first(), ties=pl.len().cast(pl.Int64), claims=pl.col("claims").sum()
        )
        return counted.with_columns(pl.col("name").fill_null(pl.col("id"))).sort(
            "claims", "id", descending=[True, False]
        )

    found: pl.DataFrame = now.kept(("everyone",), count)
    return found


def actor_line(row: dict[str, Any]) -> ActorLine:
    """A row of :func:`everyone`."""
    known = actors.catalogue().get(row["id"])
    kind, country = (known.kind, known.country) if known else ("other", None)
    return ActorLine(**row, kind=kind, country=country)


def actors_found(now: Snapshot, query: str, limit: int) -> list[ActorLine]:
    """Actors of the record whose name has all the words, then those the catalogue knows by another name."""
    import polars as pl

    from foedus.serve.shape.find import has_words

    table = everyone(now)
    hits = table.filter(has_words(["name", "id"], query)).head(limit)
    also = [match.actor.id for match in actors.match(query, limit=limit) if match.score >= 70]
    more = table.filter(pl.col("id").is_in(also) & ~pl.col("id").is_in(hits["id"].implode()))
    return [actor_line(row) for row in pl.concat([more, hits]).head(limit).iter_rows(named=True)]


def actor(now: Snapshot, actor_id: str, at: str) -> ActorAnswer:
    """All about one actor on a day.

    Raises:
        Missing: neither the record nor the catalogue knows it.
    """
    import polars as pl

    name = actor_name(now, actor_id)
    known = actors.catalogue().get(actor_id) or Actor(actor_id, name, "other", provisional=True)
    table = ranked(now.ties(at)).filter((pl.col("a") == actor_id) | (pl.col("b") == actor_id))
    table = table.sort("weight", "a", "b", descending=[True, False, False])
    friends = table.filter(pl.col("alignment") >= FRIEND).head(_SHOWN)
    foes = table.filter(pl.col("alignment") <= -FRIEND).head(_SHOWN)
    return ActorAnswer(
        id=actor_id,
        name=name,
        kind=known.kind,
        country=known.country,
        sectors=list(known.sectors),
        aliases=list(known.aliases[:12]),
        wikidata=known.wikidata,
        since=known.since,
        until=known.until,
        provisional=known.provisional,
        parents=[membership(parent) for parent in known.parents],
        date=at,
        friends=[tie(row) for row in friends.iter_rows(named=True)],
        foes=[tie(row) for row in foes.iter_rows(named=True)],
        over_time=_over_time(now, actor_id, at),
        **_wishes(now, actor_id, at),
        claims=int(table["claims"].sum()),
        notes=notes(now, at) or _quiet(name, table),
    )


def _quiet(name: str, table: pl.DataFrame) -> list[str]:
    return [] if table.height else [f"No claim ties {name} to anyone by this day. Choose a later date."]


def membership(parent: Membership) -> MembershipAnswer:
    """What an actor belongs to, in words."""
    known = actors.catalogue().get(parent.parent)
    return MembershipAnswer(
        parent=parent.parent,
        parent_name=known.name if known else parent.parent,
        kind=parent.kind,
        words=_BELONGS.get(parent.kind, parent.kind.replace("_", " ")),
        since=parent.since,
        until=parent.until,
    )


def _over_time(now: Snapshot, actor_id: str, at: str) -> list[FriendMoment]:
    import polars as pl

    found = []
    for day in now.moments(now.opening, at):
        table = now.ties(day).filter((pl.col("a") == actor_id) | (pl.col("b") == actor_id))
        friends, foes = (table["alignment"] >= FRIEND).sum(), (table["alignment"] <= -FRIEND).sum()
        found.append(FriendMoment(date=day, friends=int(friends), foes=int(foes)))
    return found


def _wishes(now: Snapshot, actor_id: str, at: str) -> dict[str, Any]:
    """Claims of what the actor is for or against, and of what it demands."""
    import polars as pl

    known = now.known(at)
    stances = known.filter((pl.col("kind") == "stance") & _is("subject", actor_id)).sort(
        "probability", descending=True
    )
    asked = known.filter((pl.col("modality") == "demanded") | (pl.col("type") == "REQUEST"))
    wanted = [d.because for d in blocs.demands(asked) if d.who == actor_id][:_SHOWN]
    ids = [*stances["claim_id"].head(_SHOWN), *wanted]
    found = lines(now.workspace, ids)
    return {
        "wants": in_order(found, stances["claim_id"].head(_SHOWN).to_list()),
        "demands": in_order(found, wanted),
    }


def _is(side: str, actor_id: str) -> pl.Expr:
    import polars as pl

    return pl.coalesce(pl.col(f"{side}_within").list.last(), pl.col(f"{side}_id")) == actor_id
