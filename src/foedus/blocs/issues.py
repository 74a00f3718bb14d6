"""Strain over issues: partners who want opposite things, and what others demand of one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from foedus.blocs.positions import Demand, Position, demands, positions
from foedus.records import Strain

if TYPE_CHECKING:
    import polars as pl

Ties = Mapping[tuple[str, str], dict[str, Any]]
_ROLE = {"alliance": "ally", "patronage": "ally", "co-operation": "partner"}


def issue_strain(claims: pl.DataFrame, ties: pl.DataFrame, *, least: float = 0.1) -> list[Strain]:
    """Ties of cooperation whose two ends take opposite sides on an issue, likeliest first.

    Args:
        claims: the flat claims table (stances, demands, patronage).
        ties: the table of ties of the day.
        least: alignment from which a tie counts as cooperation.

    Returns:
        One per tie and issue.  ``edges`` has the tie, then those of the other friends of either end who
        stand with it, then the demands made of it as negative edges; the probability is that of the tie
        being cooperative and of both stances being as said; ``words`` tell it.
    """
    by_issue = positions(claims)
    asked = demands(claims)
    friends: Ties = {
        (row["a"], row["b"]): row for row in ties.iter_rows(named=True) if row["alignment"] >= least
    }
    patrons = _patrons(claims)
    found = [
        _told(one, other, everyone, friends, patrons, asked)
        for everyone in by_issue.values()
        for one in everyone
        for other in everyone
        if one.side > 0 > other.side and _pair(one.actor, other.actor) in friends
    ]
    return sorted(found, key=lambda strain: (-strain.probability, strain.edges))


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _patrons(claims: pl.DataFrame) -> set[tuple[str, str]]:
    """(patron, client) as claims have it."""
    import polars as pl

    rows = claims.filter((pl.col("type") == "PATRON") & pl.col("object_id").is_not_null())
    within = [
        pl.coalesce(pl.col(f"{s}_within").list.last(), pl.col(f"{s}_id")) for s in ("subject", "object")
    ]
    return set(rows.select(a=within[0], b=within[1]).iter_rows())


def _role(whose: str, who: str, friends: Ties, patrons: set[tuple[str, str]]) -> str:
    """What ``who`` is to ``whose``: patron, client, ally or partner."""
    if (who, whose) in patrons:
        return "patron"
    if (whose, who) in patrons:
        return "client"
    return _ROLE.get(friends[_pair(whose, who)]["kind"], "partner")


def _told(
    one: Position,
    other: Position,
    everyone: Sequence[Position],
    friends: Ties,
    patrons: set[tuple[str, str]],
    asked: Sequence[Demand],
) -> Strain:
    tie = friends[_pair(one.actor, other.actor)]
    role = _role(one.actor, other.actor, friends, patrons)
    words = [f"{one.name} is for {one.issue}; its {role} {other.name} is against it"]
    edges: list[tuple[str, str, Any]] = [(tie["a"], tie["b"], 1)]
    because = [*one.because, *other.because, *(tie.get("because") or ())[:2]]
    for third in everyone:
        pair = _pair(third.actor, other.actor)
        if third.side < 0 and third.actor not in (one.actor, other.actor) and pair in friends:
            words.append(
                f"so is {other.name}'s {_role(other.actor, third.actor, friends, patrons)} {third.name}"
            )
            edges.append((*pair, 1))
            because += third.because
    heard: set[tuple[str | None, str]] = set()
    for demand in asked:
        if demand.of == other.actor and demand.who not in (None, one.actor):
            because.append(demand.because)
            if (demand.who, demand.words) in heard:  # the request and what it asks for, told by one sentence
                continue
            heard.add((demand.who, demand.words))
            told = f", on the word of {demand.on_word_of}" if demand.on_word_of else ""
            words.append(f"{demand.who_name} makes a demand of {other.name}{told}: “{_short(demand.words)}”")
            edges.append((*_pair(str(demand.who), demand.of), -1))
    return Strain(
        edges=tuple(dict.fromkeys(edges)),
        date=tie["date"],
        probability=_positive(tie) * one.probability * other.probability,
        words="; ".join(words),
        because=tuple(dict.fromkeys(because)),
    )


def _positive(tie: Mapping[str, Any]) -> float:
    return float(tie.get("positive") or (1 + tie["alignment"]) / 2)


def _short(words: str, most: int = 160) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= most else folded[:most].rsplit(" ", 1)[0] + " …"
