"""Which claims are asked for: as an Iceberg filter that skips files, and as a Polars filter for rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any

from foedus.actors import catalogue
from foedus.edtf import bounds

if TYPE_CHECKING:
    import polars as pl
    from pyiceberg.expressions import BooleanExpression


def dyad(a: str, b: str) -> str:
    """The key of two actors, whichever way round.

    >>> dyad("rus", "hezbollah")
    'hezbollah|rus'
    """
    return "|".join(sorted((a, b)))


def principal(side: str) -> pl.Expr:
    """Who the ``subject`` or ``object`` answers for in the end: the last of ``within``, or itself."""
    import polars as pl

    return pl.coalesce(pl.col(f"{side}_within").list.last(), pl.col(f"{side}_id"))


def dyad_column() -> pl.Expr:
    """The dyad key of each claim, by whom its actors answer for: the pair whose tie it counts toward.

    With one actor only, that one and nothing after the bar.
    """
    import polars as pl

    a, b = principal("subject").fill_null(""), principal("object").fill_null("")
    alone = (a == "") | (b == "")
    low, high = pl.min_horizontal(a, b), pl.max_horizontal(a, b)
    return pl.when(alone).then(a + b + "|").otherwise(low + "|" + high).alias("dyad")


def stands_for(side: str, actor: str) -> pl.Expr:
    """Whether the ``subject`` or ``object`` is ``actor`` or answers for it."""
    import polars as pl

    within = pl.col(f"{side}_within").list.contains(actor).fill_null(False)
    return (pl.col(f"{side}_id") == actor).fill_null(False) | within


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; None means any.

    Args:
        since, until: first and last day (EDTF or a date); claims whose date may fall between.
        between: two actor ids, either way round; claims of those who answer for them are found too.
        actor: an actor id, as subject or object.
        kinds: claim kinds.
        ids: claim ids.
        reports: report ids.
        data_set: the imported data set.
    """

    since: str | date | None = None
    until: str | date | None = None
    between: tuple[str, str] | None = None
    actor: str | None = None
    kinds: Sequence[str] | None = None
    ids: Sequence[str] | None = None
    reports: Sequence[str] | None = None
    data_set: str | None = None

    def _days(self) -> tuple[date | None, date | None]:
        first = bounds(self.since)[0] if isinstance(self.since, str) else self.since
        last = bounds(self.until)[1] if isinstance(self.until, str) else self.until
        return first, last

    def _pair(self) -> str:
        """The dyad key under which the claims between two actors lie."""
        known = catalogue()
        a, b = ((known.principal(name) or (name,))[-1] for name in self.between or ("", ""))
        return dyad(a, b)

    def skipping(self) -> BooleanExpression | None:
        """The filter on files, by their columns' bounds."""
        from pyiceberg import expressions

        ice: Any = expressions  # their signatures are made by pydantic; mypy cannot see them

        first, last = self._days()
        parts: list[BooleanExpression] = []
        if first is not None:
            parts.append(ice.GreaterThanOrEqual("day_last", first.isoformat()))
        if last is not None:
            parts.append(ice.LessThanOrEqual("day_first", last.isoformat()))
        if self.between is not None:
            parts.append(ice.EqualTo("dyad", self._pair()))
        if self.data_set is not None:
            parts.append(ice.EqualTo("data_set", self.data_set))
        for column, names in (("claim_id", self.ids), ("report_id", self.reports)):
            if (few := one_of(column, names)) is not None:
                parts.append(few)
        return reduce(ice.And, parts) if parts else None

    def rows(self) -> pl.Expr | None:
        """The filter on rows."""
        import polars as pl

        first, last = self._days()
        parts: list[Any] = []
        if first is not None:
            parts.append(pl.col("day_last") >= first)
        if last is not None:
            parts.append(pl.col("day_first") <= last)
        if self.between is not None:
            a, b = self.between
            forth = stands_for("subject", a) & stands_for("object", b)
            back = stands_for("subject", b) & stands_for("object", a)
            parts += [pl.col("dyad") == self._pair(), forth | back]
        if self.actor is not None:
            parts.append(stands_for("subject", self.actor) | stands_for("object", self.actor))
        if self.data_set is not None:
            parts.append(pl.col("data_set") == self.data_set)
        for column, names in (("claim_id", self.ids), ("report_id", self.reports), ("kind", self.kinds)):
            if names is not None:
                parts.append(pl.col(column).is_in(list(names)))
        return pl.all_horizontal(parts) if parts else None


def one_of(column: str, names: Sequence[str] | None) -> BooleanExpression | None:
    """The filter on files for a column's value being one of a few names; None where they are many."""
    from pyiceberg import expressions

    ice: Any = expressions
    found: BooleanExpression | None = ice.In(column, list(names)) if names and len(names) <= 200 else None
    return found
