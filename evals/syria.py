"""Four hundred real articles on one war from opposed outlets, end to end, and the ties by outlet group.

No figure here has a floor: the articles carry no labels.  docs/guide/figures.md tells what was read by eye.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

from foedus import api
from foedus.brief import words
from foedus.frames import claims_frame
from foedus.records import Claim
from foedus.ties import ties

ARTICLES = Path(__file__).parents[2] / "shared" / "data" / "articles" / "syria_2011_2018.csv"
COLUMNS = {"text": "article_content", "id": "unit_id", "title": "article_title", "outlet": "source"}
GROUPS = {
    "government's friends": {"sana", "manar", "alalam", "sputnik", "tass"},
    "opposition's friends": {"etilaf", "trt", "dailysabah", "alaraby", "arabiya", "asharqalawsat"},
    "agencies and others": {"reuters", "ahram", "jordantimes", "nna"},
}
PAIRS = (
    ("rus", "syr"),
    ("syr", "syr-opp"),
    ("rus", "usa"),
    ("islamic-state", "syr"),
    ("islamic-state", "usa"),
    ("irn", "syr"),
)


def read(jobs: int = 2) -> tuple[api.Stream, list[Claim], int]:
    """The claims of all articles, and how many articles were coded."""
    stream = api.stream([ARTICLES], columns=COLUMNS, jobs=jobs)
    coded = list(stream)
    return stream, [claim for item in coded for claim in item.claims], len(coded)


def measure() -> dict[str, float]:
    """The figures; empty where the data is absent."""
    if not ARTICLES.exists():
        return {}
    stream, claims, articles = read()
    total = max(1, len(claims))
    return {
        "articles": float(articles),
        "set_aside": float(len(stream.set_aside)),
        "claims_per_article": len(claims) / max(1, articles),
        "with_evidence": sum(bool(claim.evidence) for claim in claims) / total,
        "with_speaker": sum(bool(claim.said_by) for claim in claims) / total,
        "with_date": sum(bool(claim.date) for claim in claims) / total,
        "with_place": sum(bool(claim.place) for claim in claims) / total,
        "actual": sum(claim.modality == "actual" for claim in claims) / total,
    }


def by_group(claims: list[Claim]) -> list[str]:
    """One line a dyad: its alignment by each group of outlets."""
    lines = []
    tables = {name: ties(claims_frame(c for c in claims if c.outlet in g)) for name, g in GROUPS.items()}
    for a, b in PAIRS:
        found = {name: table.filter(a=a, b=b) for name, table in tables.items()}
        shown = [
            f"{name} {words.signed(t['alignment'][0])} ({t['claims'][0]})" if t.height else f"{name} –"
            for name, t in found.items()
        ]
        lines.append(f"{a} – {b}: {', '.join(shown)}")
    return lines


def main() -> int:
    """Print the figures, the ties by group, the types, and claims to read (``python -m evals.syria 50``)."""
    if not ARTICLES.exists():
        print("the articles are not here", file=sys.stderr)
        return 0
    _, claims, _ = read()
    print("\n".join(by_group(claims)))
    print(json.dumps(Counter(f"{c.kind} {c.type}" for c in claims).most_common()))
    if len(sys.argv) > 1:
        random.seed(2017)
        for claim in random.sample(claims, min(int(sys.argv[1]), len(claims))):
            print(f"- {words.said(claim)} [{claim.modality}] {claim.date or ''} — {words.whose(claim)}")
            print(f"    {' '.join(claim.evidence[0].text.split())[:300]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
