"""How well the outlook tells what comes next on ICEWS 2014.

The back-test on the validation part (a few minutes), and the log scores of dyad-weeks: the number of acts
in each week of the validation part for every dyad of actors heard of before, and the sign of each act,
beside the static baseline (all past counted alike).  Calibration is the share of weeks with an act where
one was given 20 to 50 %.
Run ``python -m evals.outlook``.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import numpy as np
import polars as pl

from evals import icews14


def dyad_weeks() -> dict[str, float]:
    """Mean log scores by dyad-week (count) and by act (sign), and their static baselines."""
    from foedus.outlook import rates, signs

    claims = icews14.claims("train", "valid")
    rows = claims.select(
        a=pl.min_horizontal("subject_id", "object_id"),
        b=pl.max_horizontal("subject_id", "object_id"),
        day=pl.col("day_first").cast(pl.Int32),
        sign="sign",
    )
    start = icews14.START + 304
    scores: dict[str, list[np.ndarray]] = {name: [] for name in ("count", "static", "sign", "sign_static")}  # type: ignore[type-arg]
    given, seen = [], []
    for week in range(4):
        now = start + 7 * week
        past, next_ = rows.filter(pl.col("day") < now), rows.filter(pl.col("day").is_between(now, now + 6))
        series = past.select("a", "b").unique(maintain_order=True).with_row_index("n")
        acts = past.join(series, on=["a", "b"])
        ago = (now - acts["day"].to_numpy()) / 7.0
        number = acts["n"].to_numpy().astype(np.int64)
        watched = np.full(series.height, (now - icews14.START) / 7.0)
        counts = np.zeros(series.height)
        come = next_.join(series, on=["a", "b"])
        np.add.at(counts, come["n"].to_numpy(), 1)
        found = rates(number, ago, watched)
        scores["count"].append(found.log_chance(counts))
        scores["static"].append(found.baseline().log_chance(counts))
        given.append(found.any_chance(1.0))
        seen.append(counts > 0)
        told = come.filter(pl.col("sign") != 0)
        codes = pl.concat([series["a"], series["b"]]).rank("dense").to_numpy().astype(np.int64) - 1
        one, other = codes[: series.height], codes[series.height :]
        chances = signs(number, ago, acts["sign"].to_numpy().astype(np.int64), one, other)
        for name, share in (("sign", chances.mean), ("sign_static", chances.static)):
            chance = share[told["n"].to_numpy()]
            scores[name].append(np.log(np.where(told["sign"].to_numpy() > 0, chance, 1 - chance)))
    chance, came = np.concatenate(given), np.concatenate(seen)
    middle = (chance > 0.2) & (chance < 0.5)
    return {
        **{f"log_score_{name}": float(np.concatenate(parts).mean()) for name, parts in scores.items()},
        "calibration_given": float(chance[middle].mean()),
        "calibration_seen": float(came[middle].mean()),
    }


def back_test() -> dict[str, float]:
    """The figures of ``foedus backtest --test valid``."""
    from foedus.outlook import backtest

    with tempfile.TemporaryDirectory() as folder:
        for part in ("train", "valid"):
            (Path(folder) / f"{part}.txt").symlink_to(icews14.DATA / f"icews14_{part}.txt")
        return backtest(Path(folder), test="valid")


def measure() -> dict[str, float]:
    """All figures; empty where the data is absent."""
    return {**dyad_weeks(), **back_test()} if icews14.there() else {}


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
