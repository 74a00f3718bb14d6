"""Tables of ties as answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from foedus.actors import catalogue
from foedus.brief.words import standing
from foedus.serve.answers.claims import ClaimLine
from foedus.serve.answers.ties import Against, TieAnswer

if TYPE_CHECKING:
    import polars as pl

_FIELDS = tuple(name for name in TieAnswer.model_fields if name != "words")


def tie(row: Mapping[str, Any]) -> TieAnswer:
    """A row of the table of ties."""
    fields = {name: row[name] for name in _FIELDS}
    fields["a_name"], fields["b_name"] = row["a_name"] or row["a"], row["b_name"] or row["b"]
    fields["voices"], fields["because"] = list(row["voices"] or ()), list(row["because"] or ())
    return TieAnswer(**fields, words=standing(row["kind"], row["alignment"], row["positive"]))


def ranked(table: pl.DataFrame) -> pl.DataFrame:
    """Ties with ``weight``: how sure their direction is, more by several voices, less by the nameless."""
    import polars as pl

    nameless = pl.col("a").str.starts_with("~").cast(pl.Int8) + pl.col("b").str.starts_with("~").cast(pl.Int8)
    sure = (pl.col("positive") - 0.5).abs() * (1 + pl.col("alignment").abs())
    voices = 1 + 0.5 * pl.col("sources").clip(0, 6)
    return table.with_columns((sure * voices / (1 + nameless)).round(9).alias("weight"))


def against(
    rows: Iterable[Mapping[str, Any]], found: Mapping[str, ClaimLine], names: Mapping[str, str]
) -> list[Against]:
    """Contradictions whose two claims were found."""
    return [
        Against(
            a=row["a"],
            b=row["b"],
            a_name=called(row["a"], names),
            b_name=called(row["b"], names),
            topic=row["topic"],
            one=found[row["claim"]],
            other=found[row["against_claim"]],
        )
        for row in rows
        if row["claim"] in found and row["against_claim"] in found
    ]


def called(actor: str, names: Mapping[str, str]) -> str:
    """An actor's name: the record's, else the catalogue's, else its id."""
    known = None if actor in names else catalogue().get(actor)
    return names.get(actor) or (known.name if known else actor.lstrip("~"))


def names_in(table: pl.DataFrame) -> dict[str, str]:
    """Actors' names as the table of ties has them."""
    named = dict(table.select("a", "a_name").rows()) | dict(table.select("b", "b_name").rows())
    return {actor: name or actor.lstrip("~") for actor, name in named.items()}
