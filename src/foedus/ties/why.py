"""Why a tie is what it is: its alignment taken apart into the claims behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from foedus.ontology import entries
from foedus.ties.evidence import joined, weighted
from foedus.ties.posterior import Posterior, dyads, posterior
from foedus.ties.settings import Settings, settings
from foedus.ties.states import half_life, states
from foedus.ties.table import EPOCH, known_by

if TYPE_CHECKING:
    import polars as pl

_SHOW = ("evidence_text", "outlet", "modality", "probability", "subject_name", "object_name", "said_by_names")


def _words(row: dict[str, Any]) -> str:
    entry = entries()[row["kind"], row["type"]]
    speakers = [row["outlet"], *(row["said_by_names"] or [])]
    word = f", on the word of {' citing '.join(s for s in speakers if s)}" if any(speakers) else ""
    when = (
        f" ({date.fromordinal(EPOCH.toordinal() + row['day']).isoformat()})" if row["day"] is not None else ""
    )
    heard = "" if row["counted"] else "; already heard from this voice, not counted again"
    return f"{row['subject_name']} {entry.says} {row['object_name']}{when}{word}{heard}"


def _worth(channel: str, found: Posterior, index: int) -> float:
    """What the design effect and the act's unexpectedness leave of its weight."""
    return float(found.worth[channel][index]) if channel in found.worth else 0.0


def why(
    claims: pl.DataFrame, a: str, b: str, at: str | date | None = None, *, weights: Settings | None = None
) -> pl.DataFrame:
    """The claims behind the tie of ``a`` and ``b``, each with what it adds to alignment.

    Args:
        claims: the flat claims table.
        a: an actor's id.
        b: another's.
        at: the day; the last day of the claims by default.
        weights: settings; the shipped ones by default.

    Returns:
        One row a claim, greatest effect first, then one for the prior (``claim_id`` null):
        ``claim_id, kind, type, sign, day, voice, weight`` (as told) ``, counts`` (pseudo-observations
        after fading and design effect) ``, contribution, counted, words``, and the claim's sentence as
        ``evidence_text``.  The contributions add up to the tie's alignment.
    """
    return explained(ready(claims, at, weights=weights), a, b)


@dataclass(frozen=True, slots=True)
class Ready:
    """The claims known by a day with their weights and posteriors, ready to explain any dyad of them."""

    day: int
    known: pl.DataFrame
    every: pl.DataFrame
    folded: pl.DataFrame
    found: Posterior
    weights: Settings


def ready(claims: pl.DataFrame, at: str | date | None = None, *, weights: Settings | None = None) -> Ready:
    """What :func:`why` computes for all dyads, once; then :func:`explained` is quick for each."""
    weights = weights or settings()
    known, day = known_by(claims, at)
    every = weighted(known, weights)
    folded = dyads(states(joined(every), day, weights)).with_row_index()
    return Ready(day, known, every, folded, posterior(folded, weights), weights)


def explained(of: Ready, a: str, b: str) -> pl.DataFrame:
    """:func:`why` from what :func:`ready` gave."""
    import polars as pl

    a, b = sorted((a, b))
    weights, day, found = of.weights, of.day, of.found
    here = of.folded.filter(a=a, b=b)
    mine = of.every.filter(a=a, b=b)
    if not here.height:
        return _table([], [])
    index = int(here["index"][0])
    total = float(found.alpha[index] + found.beta[index])
    counted = set(joined(mine)["claim_id"])
    shown = of.known.filter(pl.col("claim_id").is_in(mine["claim_id"].implode()))
    told = mine.join(shown.select("claim_id", *_SHOW).unique("claim_id"), on="claim_id", how="left")
    lines: list[dict[str, Any]] = []
    for row in told.rows(named=True):
        row["counted"] = row["claim_id"] in counted
        age = max(0, day - row["day"]) if row["day"] is not None else 0
        left = 2.0 ** (-age / half_life(row["channel"], weights))
        row["counts"] = row["weight"] * left * _worth(row["channel"], found, index) * row["counted"]
        row["contribution"] = row["sign"] * row["counts"] / total
        row["words"] = _words(row)
        lines.append(row)
    lines.sort(key=lambda row: (-abs(row["contribution"]), row["claim_id"]))
    strength = float(found.strength[index])
    prior = {
        "counts": strength,
        "contribution": strength * (2 * float(found.prior[index]) - 1) / total,
        "words": "what the likeness of the two actors' other ties leads one to expect",
        "counted": True,
    }
    return _table(lines, [prior])


def _table(lines: list[dict[str, Any]], prior: list[dict[str, Any]]) -> pl.DataFrame:
    import polars as pl

    schema = {
        "claim_id": pl.String, "kind": pl.String, "type": pl.String, "sign": pl.Int8, "day": pl.Int32,
        "voice": pl.String, "weight": pl.Float64, "counts": pl.Float64, "contribution": pl.Float64,
        "counted": pl.Boolean, "words": pl.String, "evidence_text": pl.String,
    }  # fmt: skip
    rows = [{name: line.get(name) for name in schema} for line in [*lines, *prior]]
    return pl.DataFrame(rows, schema=schema).with_columns(pl.col("day").cast(pl.Date))
