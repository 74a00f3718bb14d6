"""What comes next between actors: likely acts, and where their tie will stand, beside the baselines."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from foedus.outlook.rates import rates
from foedus.outlook.signs import signs
from foedus.records import Outlook
from foedus.ties import Settings, as_day, evidence, settings, standing

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import polars as pl

EPOCH = date(1970, 1, 1).toordinal()
_SHOWN = 5
_SIGN_STRENGTH = 5.0  # acts that a dyad's chance of cooperation is worth when signs are drawn


def outlook(
    claims: pl.DataFrame,
    *,
    actor: str | None = None,
    between: tuple[str, str] | None = None,
    weeks: float = 4.0,
    at: str | date | None = None,
    most: int = 50,
) -> list[Outlook]:
    """The acts that are likeliest in the weeks ahead, by dyad and type.

    Args:
        claims: the flat claims table; events are taken, statements and relations are not.
        actor: only dyads of this actor.
        between: only this dyad.
        weeks: how far ahead.
        at: the day to forecast from, knowing nothing later; the last day of the claims by default.
        most: how many to return.

    Returns:
        Likeliest first: the dyad, the type of act, until when, the probability of one or more, the
        probability under the static baseline (all past counted alike), and the past claims behind it.
    """
    import numpy as np
    import polars as pl

    rows, day = _known(evidence(claims), at)
    acts = rows.filter(pl.col("kind") == "event")
    if not acts.height:
        return []
    watched = (day - int(acts["day"].to_numpy().min())) / 7 + 1
    if between:
        acts = acts.filter((pl.col("a") == min(between)) & (pl.col("b") == max(between)))
    if actor:
        acts = acts.filter((pl.col("a") == actor) | (pl.col("b") == actor))
    series = acts.select("a", "b", "type").unique(maintain_order=True).with_row_index("n")
    acts = acts.join(series, on=["a", "b", "type"], maintain_order="left")
    found = rates(
        acts["n"].to_numpy().astype(np.int64),
        (day - acts["day"].to_numpy()) / 7.0,
        np.full(series.height, watched),
    )
    table = series.with_columns(
        pl.Series("probability", found.any_chance(weeks)),
        pl.Series("baseline", found.baseline().any_chance(weeks)),
    ).sort("probability", "a", "b", "type", descending=[True, False, False, False])
    until = date.fromordinal(EPOCH + day) + timedelta(days=round(7 * weeks))
    return [
        Outlook(
            a=row["a"],
            b=row["b"],
            type=row["type"],
            until=until.isoformat(),
            probability=round(row["probability"], 4),
            baseline=round(row["baseline"], 4),
            because=_latest(acts, row["n"]),
        )
        for row in table.head(most).iter_rows(named=True)
    ]


def _known(rows: pl.DataFrame, at: str | date | None) -> tuple[pl.DataFrame, int]:
    import polars as pl

    rows = rows.drop_nulls("day")
    day = as_day(at) if at is not None else int(rows["day"].to_numpy().max(initial=0))
    return rows.filter(pl.col("day") <= day), day


def _latest(acts: pl.DataFrame, number: int) -> tuple[str, ...]:
    import polars as pl

    mine = acts.filter(pl.col("n") == number)
    return tuple(mine.sort("day", "claim_id", descending=[True, False])["claim_id"].head(_SHOWN))


def _numbered(folded: pl.DataFrame) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The two actors of each dyad as numbers."""
    import numpy as np
    import polars as pl

    names = pl.concat([folded["a"], folded["b"]])
    codes = names.rank("dense").to_numpy().astype(np.int64) - 1 if len(names) else np.empty(0, np.int64)
    return codes[: folded.height], codes[folded.height :]


def ahead(
    claims: pl.DataFrame,
    *,
    between: tuple[str, str] | None = None,
    weeks: float = 4.0,
    at: str | date | None = None,
    draws: int = 400,
    seed: int = 0,
    weights: Settings | None = None,
) -> pl.DataFrame:
    """Where each tie will stand some weeks ahead, beside "no change".

    What is known fades, and new acts are drawn from the predictive distribution: their number is negative
    binomial, their sign beta-binomial about the chance of :func:`foedus.outlook.signs.signs`.  A new act
    counts what the next one would in the tie.  The interval says how far the tie may go.

    Returns:
        ``a, b, now, now_low, now_high, expected, low, high, acts`` (expected number of new acts).
    """
    import numpy as np
    import polars as pl

    weights = weights or settings()
    rows, day = _known(evidence(claims, weights), at)
    folded, now = standing(rows, day, weights)
    acts = rows.filter(pl.col("kind") == "event").join(
        folded.select("a", "b").with_row_index("n"), on=["a", "b"], maintain_order="left"
    )
    first = int(rows["day"].to_numpy().min(initial=day))
    number, ago = acts["n"].to_numpy().astype(np.int64), (day - acts["day"].to_numpy()) / 7.0
    pace = rates(number, ago, np.full(folded.height, (day - first) / 7 + 1))
    one, other = _numbered(folded)
    chance = signs(number, ago, acts["sign"].to_numpy().astype(np.int64), one, other).mean
    random = np.random.default_rng(seed)
    left = 0.5 ** (7 * weeks / weights.half_life["act"])
    sure = np.stack([chance, 1 - chance]) * _SIGN_STRENGTH
    count = pace.draw(random, draws, weeks)
    good = random.binomial(count, random.beta(sure[0][:, None], sure[1][:, None], size=count.shape))
    alpha, beta = now.strength * now.prior, now.strength * (1 - now.prior)
    gain, loss = (
        (weights.telling[name] * now.worth[name])[:, None]
        for name in ("verbal_cooperation", "verbal_conflict")
    )
    new_alpha = alpha[:, None] + (now.alpha - alpha)[:, None] * left + good * gain
    new_beta = beta[:, None] + (now.beta - beta)[:, None] * left + (count - good) * loss
    future = 2 * new_alpha / (new_alpha + new_beta) - 1
    tail = (1 - weights.interval) / 2
    low, high = np.quantile(future, [tail, 1 - tail], axis=1) if folded.height else (np.empty(0), np.empty(0))
    mean = future.mean(1) if folded.height else np.empty(0)
    # Few draws may all lie on one side of their mean.
    low, high = np.minimum(low, mean), np.maximum(high, mean)
    now_low, now_high = now.interval(weights.interval)
    table = folded.select("a", "b").with_columns(
        now=pl.Series(now.alignment()),
        now_low=pl.Series(now_low),
        now_high=pl.Series(now_high),
        expected=pl.Series(mean),
        low=pl.Series(low),
        high=pl.Series(high),
        acts=pl.Series(pace.mean * weeks),
    )
    return table.filter(a=min(between), b=max(between)) if between else table
