"""Where actors stand on issues, and what they demand of each other, as claims have it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import polars as pl

_SURE = {"actual": 1.0, "future": 0.8, "demanded": 0.8, "hypothetical": 0.3}


@dataclass(frozen=True, slots=True)
class Position:
    """That ``actor`` is for (1) or against (-1) an issue, how likely, and the claims that say so."""

    actor: str
    name: str
    issue: str
    side: int
    probability: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """That ``who`` (None: not said) demands something of ``of``; ``words`` are the report's.

    ``on_word_of`` names who tells of it, if that is another.
    """

    who: str | None
    who_name: str
    of: str
    of_name: str
    words: str
    probability: float
    because: str
    on_word_of: str = ""


def principal(row: dict[str, Any], side: str) -> tuple[str, str]:
    """Id of the largest actor that an end of a claim answers for, and the end's own name."""
    within = row[f"{side}_within"] or []
    actor = within[-1] if within else row[f"{side}_id"]
    return actor, row[f"{side}_name"]


def positions(claims: pl.DataFrame) -> dict[str, list[Position]]:
    """By issue, the side each principal takes; an actor said to be on both takes the likelier.

    Several claims add up as independent: one less the product of their doubts.
    """
    import polars as pl

    stances = claims.filter((pl.col("kind") == "stance") & pl.col("issue").is_not_null())
    doubt: dict[tuple[str, str, int], float] = {}
    because: dict[tuple[str, str, int], list[str]] = {}
    names: dict[str, str] = {}
    for row in stances.sort("claim_id").iter_rows(named=True):
        if row["subject_id"] is None or not row["sign"] or row["modality"] not in _SURE:
            continue
        actor, name = principal(row, "subject")
        if actor == row["subject_id"]:
            names[actor] = name
        names.setdefault(actor, name)
        key = (row["issue"].casefold().strip(), actor, row["sign"])
        chance = (row["probability"] or 1.0) * (row.get("reliability") or 1.0) * _SURE[row["modality"]]
        doubt[key] = doubt.get(key, 1.0) * (1 - min(0.98, chance))
        because.setdefault(key, []).append(row["claim_id"])
    return _likelier(doubt, because, names)


def _likelier(
    doubt: dict[tuple[str, str, int], float],
    because: dict[tuple[str, str, int], list[str]],
    names: dict[str, str],
) -> dict[str, list[Position]]:
    found: dict[str, list[Position]] = {}
    for (issue, actor, side), rest in sorted(doubt.items()):
        other = doubt.get((issue, actor, -side), 1.0)
        if rest < other or (rest == other and side > 0):
            chance = (1 - rest) * other
            claims = tuple(because[issue, actor, side])
            found.setdefault(issue, []).append(Position(actor, names[actor], issue, side, chance, claims))
    return found


def demands(claims: pl.DataFrame) -> list[Demand]:
    """What is demanded of whom: acts in the demanded mode, and requests of an actor.

    The one who demands is the innermost speaker of a demanded act, the subject of a request.
    """
    import polars as pl

    asked = claims.filter(
        (pl.col("modality") == "demanded")
        | ((pl.col("type") == "REQUEST") & (pl.col("modality") == "actual"))
    )
    found = []
    for row in asked.sort("claim_id").iter_rows(named=True):
        request = row["type"] == "REQUEST"
        if row["subject_id"] is None or (request and row["object_id"] is None):
            continue
        of, of_name = principal(row, "object" if request else "subject")
        speakers = row["said_by_ids"] or []
        who: str | None = None
        who_name = ""
        if request:
            who, who_name = principal(row, "subject")
        elif speakers:
            who, who_name = speakers[-1], row["said_by_names"][-1]
        if who != of:
            teller = (
                row["said_by_names"][-1] if speakers and speakers[-1] not in (who, row["subject_id"]) else ""
            )
            found.append(
                Demand(
                    who, who_name, of, of_name, row["evidence_text"] or "", row["probability"] or 1.0,
                    row["claim_id"], teller,
                )
            )  # fmt: skip
    return found
