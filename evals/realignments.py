"""How many known realignments are found in time, and how many are seen where there is none.

The record since 1990 is not among the development data, so evidence is drawn for each dyad of
``realignments.yaml``: acts at ICEWS-like rates, in bursts, the mix of cooperation and conflict as in ICEWS
2014 for friends and for foes, changed at the known day.  Two years before and after each change; a
realignment counts as found if one is dated within 60 days of it.  Dyads without any are drawn for ten years
each.  A permutation of the days of the real ICEWS 2014 is a second check on false alarms.  Run
``python -m evals.realignments``.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl
import yaml

from evals import icews14

FRIENDS, FOES = 0.93, 0.45  # share of cooperation among acts: allies, adversaries in ICEWS 2014
BURST = 2.5  # acts come in bursts of so many on the mean
RATES = (2.0, 4.0, 12.0)  # acts a month: a little, a middling and a much reported dyad
NEAR = 60  # days


def known() -> dict[str, list[dict[str, Any]]]:
    """The benchmark as it stands in the file."""
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(
        (icews14.HERE / "realignments.yaml").read_text("utf-8")
    )
    return loaded


def _acts(
    random: np.random.Generator, first: date, days: int, rate: float, share: float, mixed: bool = True
) -> list[tuple[date, str]]:
    """Acts of a dyad over some days, in bursts, each of a PLOVER type."""
    good = ("CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID")
    bad = ("ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "ASSAULT")
    found = []
    for _ in range(random.poisson(rate / BURST * days / 30.4)):
        day = first + timedelta(days=int(random.integers(days)))
        leaning = random.beta(share * 3, (1 - share) * 3) if mixed else share
        for _ in range(random.geometric(1 / BURST)):
            kinds = good if random.random() < leaning else bad
            found.append((day, str(random.choice(kinds))))
    return found


def _claims(acts: dict[tuple[str, str], list[tuple[date, str]]]) -> pl.DataFrame:
    from foedus.frames import claim_schema
    from foedus.ontology import entry

    rows = [
        {
            "claim_id": f"{a}-{b}-{i}", "report_id": f"{a}-{b}-{i}", "kind": "event", "type": type_,
            "subject_id": a, "subject_name": a, "object_id": b, "object_name": b,
            "sign": entry("event", type_).sign, "modality": "actual", "day_first": day, "day_last": day,
            "probability": 1.0, "source": "drawn",
        }
        for (a, b), dyad in acts.items()
        for i, (day, type_) in enumerate(dyad)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=claim_schema())


def found_and_false(rate: float, seed: int = 0, *, online: bool = False) -> tuple[float, float]:
    """The share of known realignments found and false alarms in 20 dyad-years, at a rate of acts a month."""
    from foedus.shifts import shifts

    random = np.random.default_rng(seed)
    facts = known()
    hits = false = 0
    years = 0.0
    acts: dict[tuple[str, str], list[tuple[date, str]]] = {}
    when: dict[tuple[str, str], date] = {}
    for i, one in enumerate(facts["realignments"]):
        pair = (f"{one['a']}{i}", f"{one['b']}{i}")
        old, new = (FOES, FRIENDS) if one["toward"] == "with" else (FRIENDS, FOES)
        before = _acts(random, one["date"] - timedelta(days=730), 730, rate, old)
        acts[pair] = before + _acts(random, one["date"], 730, rate, new)
        when[min(pair), max(pair)] = one["date"]
    for i, one in enumerate(facts["none"]):
        share = FOES if i % 5 == 0 else FRIENDS
        acts[f"{one['a']}n{i}", f"{one['b']}n{i}"] = _acts(
            random, date(one["years"][0], 1, 1), 3652, rate, share
        )
        years += 10
    seen: set[tuple[str, str]] = set()
    for shift in shifts(_claims(acts), online=online):
        pair = (shift.a, shift.b)
        if pair not in when:
            false += 1
        elif abs((date.fromisoformat(shift.date) - when[pair]).days) <= NEAR and pair not in seen:
            seen.add(pair)
            hits += 1
    return hits / len(facts["realignments"]), 20 * false / years


def measure() -> dict[str, float]:
    """Found and false at each rate, and false alarms on ICEWS 2014 with its days shuffled."""
    figures: dict[str, float] = {}
    for rate in RATES:
        for online in (False, True):
            found, false = found_and_false(rate, online=online)
            name = f"{rate:g}_a_month{'_online' if online else ''}"
            figures[f"found_{name}"], figures[f"false_{name}"] = found, false
    if icews14.there():
        from foedus.shifts import shifts

        claims = icews14.claims("train", "valid")
        shuffled = claims.with_columns(day_first=pl.col("day_first").shuffle(seed=1))
        false = len(shifts(shuffled.with_columns(day_last=pl.col("day_first"))))
        dyads = claims.select(
            pl.min_horizontal("subject_id", "object_id"), b=pl.max_horizontal("subject_id", "object_id")
        )
        figures["false_icews_shuffled"] = 20 * false / (dyads.n_unique() * 0.92)
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
