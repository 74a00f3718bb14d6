"""Finding claims and reports by words and by what they are about."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from pydantic import BaseModel, Field

from foedus.serve.paging import Order, page
from foedus.serve.snapshot import Snapshot
from foedus.store import Wanted
from foedus.store.filters import stands_for

if TYPE_CHECKING:
    import polars as pl

ORDER = [Order("day_last", down=True), Order("claim_id")]


class Filters(BaseModel):
    """What claims are looked for; all that is given must hold."""

    q: str | None = Field(None, max_length=200, description="Words of the sentence, the actors or the issue.")
    actor: str | None = Field(None, max_length=200, description="An actor id, as subject or object.")
    other: str | None = Field(None, max_length=200, description="With `actor`: the other end.")
    kind: str | None = Field(None, max_length=20, description="event, relation, stance, regard, quantity.")
    type: str | None = Field(None, max_length=40, description="A type of the ontology.")
    modality: str | None = Field(
        None, max_length=20, description="actual, negated, future, demanded, hypothetical."
    )
    speaker: str | None = Field(None, max_length=200, description="Name or id of a speaker, or an outlet.")
    place: str | None = Field(None, max_length=100, description="A place's name.")
    report: str | None = Field(None, max_length=200, description="A report id.")


def has_words(columns: list[str], query: str) -> pl.Expr:
    """Rows in whose columns together every word of ``query`` occurs, in any case."""
    import polars as pl

    text = pl.concat_str([pl.col(name).fill_null("") for name in columns], separator=" ").str.to_lowercase()
    each = [text.str.contains(word, literal=True) for word in query.lower().split()]
    return reduce(lambda one, other: one & other, each, pl.lit(True))


def claims_found(
    now: Snapshot, filters: Filters, since: str | None, until: str | None, limit: int, cursor: str | None
) -> tuple[pl.DataFrame, int, str | None]:
    """A page of full claims, how many there are in all, and the cursor of the next page.

    Raises:
        DateError: ``since`` or ``until`` is not a date.
    """
    between = (filters.actor, filters.other) if filters.actor and filters.other else None
    wanted = Wanted(
        since=since,
        until=until,
        between=between,
        actor=filters.actor,
        kinds=[filters.kind] if filters.kind else None,
        reports=[filters.report] if filters.report else None,
    )
    lazy = now.workspace.scan_claims(wanted).filter(_rows(filters))
    keys = lazy.select("claim_id", "day_last").collect()
    rows, following = page(keys, ORDER, limit=limit, cursor=cursor)
    ids = rows["claim_id"].to_list()
    full = now.workspace.claims(ids=ids) if ids else now.workspace.claims(ids=["-"])
    return rows.select("claim_id").join(full, on="claim_id", maintain_order="left"), keys.height, following


def _rows(filters: Filters) -> pl.Expr:
    import polars as pl

    parts: list[pl.Expr] = [pl.lit(True)]
    if filters.q:
        parts.append(has_words(["evidence_text", "subject_name", "object_name", "issue"], filters.q))
    if filters.type:
        parts.append(pl.col("type") == filters.type)
    if filters.modality:
        parts.append(pl.col("modality") == filters.modality)
    if filters.speaker:
        parts.append(_said_by(filters.speaker))
    if filters.place:
        parts.append(has_words(["place_name"], filters.place))
    if filters.other and not filters.actor:
        parts.append(stands_for("subject", filters.other) | stands_for("object", filters.other))
    return pl.all_horizontal(parts)


def _said_by(speaker: str) -> pl.Expr:
    import polars as pl

    named = pl.concat_list(pl.col("said_by_names").fill_null([]), pl.col("outlet").fill_null("")).list.join(
        " "
    )
    by_name = named.str.to_lowercase().str.contains(speaker.lower(), literal=True)
    return (pl.col("said_by_ids").list.contains(speaker) | by_name).fill_null(False)
