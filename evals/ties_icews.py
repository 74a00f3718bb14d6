"""Do the ties of one year of events know who is allied, and who is at odds?  AUCs on held-out dyads.

Dyads of states are split in two by a hash of their names: what is tuned is tuned on the one half, the
figures are of the other.  Run ``python -m evals.ties_icews``.
"""

from __future__ import annotations

import hashlib
import json
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
import yaml

from evals import icews14

Floats = npt.NDArray[np.float64]
Dyads = set[tuple[str, str]]


def dyads(groups: list[dict[str, Any]]) -> Dyads:
    """The dyads of some groups, each given as all with all or as pairs."""
    found: Dyads = set()
    for group in groups:
        pairs = [*combinations(group.get("all_with_all", []), 2), *group.get("pairs", [])]
        found |= {(a, b) if a < b else (b, a) for a, b in pairs}
    return found


def known() -> tuple[Dyads, Dyads, Dyads]:
    """Allies, disputing dyads, rivals."""
    facts = yaml.safe_load((icews14.HERE / "alliances_2014.yaml").read_text("utf-8"))
    return dyads(facts["alliances"]), dyads([facts["disputes"]]), dyads([facts["rivalries"]])


def held_out(a: str, b: str) -> bool:
    """Whether a dyad is in the half that nothing is tuned on."""
    return hashlib.sha256(f"{a} {b}".encode()).digest()[0] % 2 == 1


def auc(score: Floats, positive: npt.NDArray[np.bool_]) -> float:
    """The chance that a positive scores above another; ties count half."""
    from scipy.stats import rankdata

    rank = rankdata(score)
    n, m = int(positive.sum()), int((~positive).sum())
    return float((rank[positive].sum() - n * (n + 1) / 2) / (n * m)) if n and m else float("nan")


def figures(table: pl.DataFrame, score: Floats, *, held: bool | None = True) -> dict[str, float]:
    """The four AUCs of a score (high: allied) over the dyads of states in a table with ``a`` and ``b``."""
    allies, disputes, rivals = known()
    pairs = list(zip(table["a"], table["b"], strict=True))
    kept = np.array([len(a) == len(b) == 3 and (held is None or held_out(a, b) == held) for a, b in pairs])
    allied, disputed, rival = (np.array([p in group for p in pairs]) for group in (allies, disputes, rivals))
    adverse = disputed | rival
    neither = allied & ~adverse | adverse & ~allied
    return {
        "allies": auc(score[kept], allied[kept]),
        "disputes": auc(-score[kept], disputed[kept]),
        "rivalries": auc(-score[kept], rival[kept]),
        "allies_adversaries": auc(score[kept & neither], allied[kept & neither]),
    }


def measure() -> dict[str, float]:
    """The four AUCs on the held-out half of the dyads; empty where the data is absent."""
    if not icews14.there():
        return {}
    from foedus.ties import ties

    table = ties(icews14.claims("train", "valid"))
    return figures(table, table["alignment"].to_numpy())


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
